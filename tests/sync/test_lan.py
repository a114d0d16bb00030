"""The desks of one unit on one LAN keep each other level, with no server and nobody's help."""

import threading
import time

import pytest

from intake_desk.sync import lan as module
from intake_desk.sync import lan_peer, lan_settings
from intake_desk.sync.keys import desk_key
from intake_desk.sync.lan import LOOPBACK, LanPeers
from intake_desk.sync.lan_settings import LanSettings, address_of, is_nearby
from intake_desk.sync.replicator import RoundResult

pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)
PATIENCE = 30


class Bell:
    """Rings when something happened on a LAN's thread; a test waits for what it wants to see."""

    def __init__(self) -> None:
        self._turn = threading.Condition()

    def ring(self, *_):
        with self._turn:
            self._turn.notify_all()

    def until(self, seen):
        with self._turn:
            assert self._turn.wait_for(seen, PATIENCE)


class Lan:
    """A desk with its LAN on the loopback; without `discovery` it knows the others by fixed addresses."""

    def __init__(self, desk, bell, folder, *, discovery) -> None:
        self.desk = desk
        self.bell = bell
        self.crashes = []
        self.refusals = []
        self.peers = LanPeers(
            desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), folder, desk.clock,
            self._received, self._crashed, interfaces=lambda: LOOPBACK if discovery else (),
            refused=lambda *what: self.refusals.append(what),
        )  # fmt: skip
        self.arrived = 0
        told, answered = self.peers._told, self.peers._answered
        self.peers._told = lambda *what: (told(*what), bell.ring())
        self.peers._answered = lambda *what: (answered(*what), bell.ring())
        self._tended, self.peers._tended = self.peers._tended, self._tend
        self.choose()

    def _tend(self):
        self.peers._error_code = code = self._tended()
        self.bell.ring()
        return code

    def _received(self):
        self.arrived = time.monotonic()
        self.bell.ring()

    def _crashed(self, error):
        self.crashes.append(error)
        self.bell.ring()

    def choose(self, *peers, on=True):
        lan_settings.save(self.desk.store.sheets, LanSettings(on=on, port=0, peers=peers))
        self.peers.look()

    def knows(self, *others):
        self.choose(*(f"127.0.0.1:{other.peers.port}" for other in others))

    def state(self, desk):
        return next(state for state in self.peers.states() if state.desk == desk)

    def record(self, **what):
        ids = self.desk.receive(**what)
        self.peers.push()
        return ids


@pytest.fixture
def lans(make_desk, tmp_path, monkeypatch, line):
    made, bell = [], Bell()
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(lan_peer, "IDLE_SECONDS", 60.0)

    def lans(count, *, discovery=False, start=True):
        desks = [make_desk() for _ in range(count)]
        for desk in desks:
            desk.level()
        line.down = True
        made.extend(Lan(desk, bell, tmp_path, discovery=discovery) for desk in desks)
        for lan in made if start else ():
            lan.peers.start()
            bell.until(lambda lan=lan: lan.peers.port)
        return made

    yield lans
    for lan in made:
        lan.peers.stop()
        assert [] == lan.crashes


def all_know_all(made):
    for lan in made:
        lan.knows(*(other for other in made if other is not lan))


def same_heads(made):
    return len({frozenset(lan.desk.heads().items()) for lan in made}) == 1


def test_three_desks_without_a_server_come_level(lans):
    made = lans(3)
    for lan in made:
        lan.desk.receive(5)
    all_know_all(made)
    made[0].bell.until(lambda: same_heads(made) and len(made[0].desk.heads()) == 3)


def test_what_one_records_the_others_have_within_a_second(lans):
    made = lans(3)
    first, second, third = made
    all_know_all(made)
    first.bell.until(lambda: all(state.reached_ms for lan in made for state in lan.peers.states()))
    began = time.monotonic()
    (taken,) = first.record(name="Vũ Thị Bình")
    first.bell.until(lambda: second.desk.dossier(taken) and third.desk.dossier(taken))
    assert max(second.arrived, third.arrived) - began < 1.0
    first.bell.until(lambda: [0, 0] == [state.waiting for state in first.peers.states()])


def test_every_round_says_what_of_which_desk_was_not_taken(lans, monkeypatch):
    first, second = made = lans(2, start=False)
    monkeypatch.setattr(first.peers, "_round", lambda _desk, *_: RoundResult(refused=("H26.103/7",), finished=True))
    for lan in made:
        lan.peers.start()
    first.bell.until(lambda: first.peers.port and second.peers.port)
    all_know_all(made)
    first.bell.until(lambda: first.refusals)
    assert (second.desk.identity.desk, ("H26.103/7",)) == first.refusals[0]


def test_desks_find_each_other_by_themselves(lans):
    made = lans(2, discovery=True)
    made[1].desk.receive(3)
    made[0].bell.until(lambda: same_heads(made))
    # who is called may be reached before it has found who called
    made[0].bell.until(lambda: all(state.reached_ms and state.address for lan in made for state in lan.peers.states()))
    assert ("Quầy 2", "127.0.0.1", "") == (
        (state := made[0].state(2)).name, state.address.split(":")[0], state.error_code,
    )  # fmt: skip


def test_a_desk_that_hangs_delays_neither_the_others_nor_the_end(lans, monkeypatch):
    made = lans(3)
    first, second, third = made
    hanging, released = threading.Event(), threading.Event()
    real = first.peers._round

    def round_once(desk, address, cancelled):
        if desk == 2:
            hanging.set()
            released.wait(PATIENCE)
        return real(desk, address, cancelled)

    monkeypatch.setattr(first.peers, "_round", round_once)
    for peer in first.peers._now():
        monkeypatch.setattr(peer, "_round", lambda *what, desk=peer.desk: round_once(desk, *what))
    first.knows(second, third)
    assert hanging.wait(PATIENCE)
    (taken,) = first.record()
    first.bell.until(lambda: third.desk.dossier(taken))
    assert (None, 0) == (second.desk.dossier(taken), first.state(2).reached_ms)
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    first.peers.stop()
    released.set()


def test_a_desk_that_is_away_is_said_and_gets_everything_when_it_is_back(lans):
    made = lans(2)
    first, second = made
    all_know_all(made)
    first.bell.until(lambda: first.state(2).reached_ms and first.state(2).address)  # whoever calls is heard before
    address = first.state(2).address
    second.choose(on=False)
    second.bell.until(lambda: not second.peers.port)
    first.record(count=2)
    first.bell.until(lambda: first.state(2).error_code)
    assert ("offline", 2, address) == ((state := first.state(2)).error_code, state.waiting, state.address)
    second.knows(first)
    first.bell.until(lambda: same_heads(made))


def test_switched_off_nobody_is_listened_to_or_asked(lans):
    first, _second = made = lans(2)
    all_know_all(made)
    first.bell.until(lambda: first.state(2).reached_ms)
    first.choose(on=False)
    first.bell.until(lambda: not first.peers.port)
    assert ([], "") == ([thread.name for thread in threading.enumerate() if "lan-peer-2" in thread.name],
                        first.peers.error_code)  # fmt: skip
    assert ("", 0) == ((state := first.state(2)).address, state.reached_ms)


def test_a_desk_that_enrols_later_is_known_as_soon_as_any_desk_learns_of_it(lans, make_desk, line, tmp_path):
    first, second = made = lans(2)
    all_know_all(made)
    line.down = False
    third = make_desk()
    second.desk.level()
    line.down = True
    first.bell.until(lambda: 3 in {state.desk for state in second.peers.states()})
    second.peers.push()
    second.record()
    first.record()
    first.bell.until(lambda: [2, 3] == [state.desk for state in first.peers.states()])
    assert 3 == third.identity.desk


def test_a_desk_that_was_revoked_takes_part_no_more(lans, monkeypatch):
    first, second = made = lans(2)
    all_know_all(made)
    first.bell.until(lambda: first.state(2).reached_ms and second.state(1).reached_ms)
    for lan in made:
        desks = lan.peers._unit_sheets.desks()
        monkeypatch.setattr(lan.peers._unit_sheets, "desks", lambda desks=desks: {1: desks[1]})
        lan.peers.look()
    first.bell.until(lambda: second.peers.error_code and not first.peers.states())
    assert ("not_enrolled", 0, ()) == (second.peers.error_code, second.peers.port, first.peers.states())


def test_many_desks_come_level_and_leave_no_thread_behind(lans):
    made = lans(6)
    for lan in made:
        lan.desk.receive(1)
    all_know_all(made)
    made[0].bell.until(lambda: same_heads(made) and len(made[0].desk.heads()) == 6)
    for lan in made:
        lan.peers.stop()
    assert [] == [thread.name for thread in threading.enumerate() if thread.name.startswith("lan-")]


def test_stopping_what_never_began_is_harmless(lans):
    (lan,) = lans(1, start=False)
    lan.peers.push()
    assert () == lan.peers.states()
    lan.peers.stop()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.168.1.12", ("192.168.1.12", 8472)),
        (" 10.0.0.7:9000 ", ("10.0.0.7", 9000)),
        ("8.8.8.8", None),
        ("0.0.0.0", None),
        ("quay-2", None),
        ("10.0.0.7:", ("10.0.0.7", 8472)),
        ("10.0.0.7:0", None),
        ("10.0.0.7:70000", None),
        ("10.0.0.7:x", None),
        ("", None),
    ],
)
def test_a_fixed_address_is_one_of_the_same_house(central, text, address):
    assert address == address_of(text)


def test_what_is_nearby(central):
    assert [True, True, True, False, False] == [
        is_nearby(host) for host in ("127.0.0.1", "169.254.3.4", "172.16.0.1", "1.1.1.1", "x")
    ]


def test_settings_that_nobody_can_read_are_the_usual_ones(make_desk):
    desk = make_desk()
    assert LanSettings() == lan_settings.load(desk.store.sheets)
    desk.store.sheets.set("lan", {"on": "maybe"})
    assert LanSettings() == lan_settings.load(desk.store.sheets)
