"""A desk or the server restored from an old backup that wrote on: both lines stay, and all holders call them alike."""

import shutil

import pytest

from intake_desk.domain.branches import base_of, is_branch
from intake_desk.domain.entries import START, Draft, Place, header, seal
from intake_desk.domain.kinds import FeePaid
from intake_desk.server import register
from intake_desk.server.journals import take
from intake_desk.store.database import run
from intake_desk.store.verification import verify
from intake_desk.sync import replicator
from intake_desk.wire import HeadSignature, Tail, head_statement

AGENCY = "H26.103"
KEY = bytes(range(32))


def holds(central):
    return register.holdings(central.database, AGENCY, 0)


def server_heads(central):
    return {name: (held.number, bytes.fromhex(held.hash)) for name, held in holds(central).journals.items()}


def settle(*desks):
    """Rounds by all desks in turn until nobody has news; the last result of each."""
    for _ in range(8):
        done = [desk.level() for desk in desks]
        assert all(one.finished for one in done)
        if not any(one.sent or one.received for one in done):
            return done
    raise AssertionError("they never come to an end")


def prove(central, *desks):
    """All hold the same journals, the same register, and every proof is in order."""
    for desk in desks:
        assert server_heads(central) == desk.heads()
        assert () == verify(desk.journal.database, desk.home / "roll", KEY).findings
        assert 0 == desk.level().waiting
    entries = {name: held.entries for name, held in holds(central).journals.items()}
    assert {name: head.number - head.after for name, head in desks[0].journal.heads().items()} == entries


@pytest.fixture
def forked(make_desk):
    """A desk that was restored whole from a backup and wrote on before it met anybody, and another desk."""

    def forked(common=3, lost=4, written=6):
        desk, other = make_desk(), make_desk()
        desk.receive(common)
        desk.level()
        restore = desk.backup()
        desk.receive(lost, line="a")
        desk.level()
        restore()
        desk.receive(written, line="b")
        return desk, other

    return forked


def ids_of(desk):
    with desk.journal.database.reading() as connection:
        return {row[0] for row in run(connection, "SELECT id FROM dossier")}


@pytest.mark.parametrize(
    ("common", "lost", "written"), [(3, 4, 6), (3, 6, 4), (0, 3, 2), (0, 1, 1), (3, 4, 1), (30, 40, 90)]
)
def test_whatever_was_printed_is_in_every_register(forked, central, common, lost, written):
    desk, other = forked(common, lost, written)
    other.receive(2)
    done = settle(desk, other)
    assert [(desk.identity.journal,)] * 2 == [one.forked for one in done]
    prove(central, desk, other)
    own = desk.identity.journal
    assert [own, own, other.identity.journal] == sorted(base_of(name) for name in server_heads(central))
    assert {"in_hand": common + lost + written + 2} == holds(central).dossiers
    assert ids_of(desk) == ids_of(other)
    assert common + lost + written + 2 == len(ids_of(desk))


def test_the_desk_goes_on_and_uses_no_number_a_third_time(forked, central):
    desk, other = forked(3, 9, 2)
    settle(desk, other)
    before = {dossier[4:12] for dossier in ids_of(desk)}
    (next_one,) = desk.receive(line="c")
    assert next_one[4:12] not in before
    settle(desk, other)
    prove(central, desk, other)
    assert 3 == len(server_heads(central)) + 1  # the other desk wrote nothing, and no third line begins


def test_a_settled_fork_costs_no_exchange_more(forked):
    desk, other = forked()
    settle(desk, other)
    assert (1, 0, 0) == ((done := desk.level()).exchanges, done.sent, done.received)
    desk.receive(3)
    assert (1, 3, 0) == ((done := desk.level()).exchanges, done.sent, done.waiting)


def test_a_desk_restored_twice_has_three_lines(make_desk, central):
    desk, other = make_desk(), make_desk()
    for line, count in (("a", 5), ("b", 4), ("c", 7)):
        restore = desk.backup()
        desk.receive(count, line=line)
        desk.level()
        if line != "c":
            restore()
    settle(desk, other)
    prove(central, desk, other)
    assert {"in_hand": 16} == holds(central).dossiers
    assert 2 == len(desk.journal.branches()) == len(other.journal.branches())


def test_a_branch_may_fork_itself(make_desk, central):
    desk, other = make_desk(), make_desk()
    desk.receive(2)
    first = desk.backup()
    desk.receive(3, line="a")
    desk.level()
    first()
    desk.receive(1, line="b")
    second = desk.backup()
    desk.receive(2, line="c")
    desk.level()
    second()
    desk.receive(4, line="d")
    settle(desk, other)
    prove(central, desk, other)
    assert {"in_hand": 12} == holds(central).dossiers
    assert 2 == len(desk.journal.branches())


@pytest.mark.parametrize("bringer", [0, 1])
def test_a_server_restored_from_before_the_fork_is_refilled_with_both_lines(
    forked, central, restore_server, make_desk, bringer
):
    pair = forked(3, 30, 40)
    settle(*pair)
    before = holds(central)
    restore_server()
    pair[bringer].level()
    assert (before.journals, before.dossiers) == (holds(central).journals, holds(central).dossiers)
    third = make_desk()
    settle(third, *pair)
    prove(central, third, *pair)


def test_a_server_restored_from_an_old_backup_learns_the_line_it_had_lost_and_the_new_one(
    make_desk, central, restore_server
):
    """The desk was restored from before what the server lost: only the other desk still has it."""
    desk, other = make_desk(), make_desk()
    desk.receive(3)
    restore = desk.backup()
    desk.receive(5, line="a")
    desk.level()
    other.level()
    restore()
    restore_server()
    desk.receive(4, line="b")
    desk.level()
    settle(other, desk)
    prove(central, desk, other)
    assert {"in_hand": 12} == holds(central).dossiers


def test_long_lines_find_where_they_parted_on_a_bad_line_too(make_desk, central):
    desk, other = make_desk(), make_desk()
    desk.receive_at_once(700)
    desk.level()
    restore = desk.backup()
    desk.receive_at_once(650, line="a")
    desk.level()
    restore()
    desk.receive_at_once(800, line="b")
    desk.replicator._most = other.replicator._most = 60
    settle(desk, other)
    prove(central, desk, other)
    assert {"in_hand": 2_150} == holds(central).dossiers


def test_both_lines_outlive_the_desks_database(forked, central):
    desk, other = forked(3, 4, 6)
    settle(desk, other)
    desk.receive(2, line="c")
    before, ids = desk.heads(), ids_of(desk)
    desk.close()
    for file in desk.home.glob("desk.db*"):
        file.unlink()
    desk.open()
    assert ids_of(desk) == ids
    assert before == desk.heads()
    settle(desk, other)
    prove(central, desk, other)


def test_both_lines_outlive_the_desks_roll(forked, central):
    desk, other = forked(3, 4, 6)
    settle(desk, other)
    desk.close()
    for file in (desk.home / "roll").iterdir():
        file.unlink()
    desk.open()
    prove(central, desk, other)
    desk.close()
    for file in desk.home.glob("desk.db*"):
        file.unlink()
    desk.open()
    settle(desk, other)
    prove(central, desk, other)


def test_a_database_from_before_the_fork_learns_both_lines_from_the_roll(forked, central):
    desk, other = forked(3, 4, 6)
    desk.close()
    shutil.copy(desk.home / "desk.db", desk.home / "old.db")
    desk.open()
    settle(desk, other)
    desk.receive(1, line="c")
    heads = desk.heads()
    desk.close()
    (desk.home / "old.db").rename(desk.home / "desk.db")
    desk.open()
    assert heads == desk.heads()
    settle(desk, other)
    prove(central, desk, other)


def test_the_servers_own_journal_may_fork_as_well(make_desk, central, restore_server):
    """The server was restored, wrote again into its own journal, and a desk still has what it had written before."""
    desk, other = make_desk(), make_desk()
    zero = f"{AGENCY}/0"

    def write(count, payee):
        now = central.now_ms() << 16
        entries, signatures = [], []
        number, previous = server_heads(central).get(zero, (0, START))
        for step in range(count):
            draft = Draft(facts=FeePaid(amount=1_000, means="cash"), subject=payee)
            place = Place(now + step, zero, number + step + 1)
            entries.append(seal(draft, place, previous, day="2026-11-20", actor="", salt=bytes(16)))
            previous = entries[-1].hash
            made = central.key.sign(head_statement(zero, place.number, previous))
            signatures.append(HeadSignature(place.number, made))
        tail = Tail(journal=zero, after=number, entries=tuple(entries), signatures=tuple(signatures))
        with central.database.writing() as connection:
            assert count == take(connection, AGENCY, [tail], central.now_ms()).stored

    (dossier,) = desk.receive()
    write(4, dossier)
    settle(desk, other)
    restore_server()
    write(3, dossier)
    settle(other, desk)
    prove(central, desk, other)
    assert 7_000 == desk.dossier(dossier).paid_cash == other.dossier(dossier).paid_cash
    assert [zero] == [branch.base for branch in desk.journal.branches()]


def test_a_restored_desk_knows_nothing_of_it_when_only_others_saw_both_lines(forked, central):
    """The other desk got the lost line before, and the new one now; the server has both as well."""
    desk, other = forked(5, 2, 3)
    other.level()
    desk.level()
    before = other.heads()
    other.level()
    assert before != other.heads() == desk.heads() == server_heads(central)
    assert is_branch(desk.journal.branches()[0].name)
    (branch,) = desk.journal.branches()
    assert (desk.identity.journal, 6) == (branch.base, branch.number_from)
    assert branch.number_to in {7, 8}


@pytest.fixture
def carried(monkeypatch):
    """Let a desk carry few entries at a time, and count those that go either way."""

    def carried(desk, most):
        monkeypatch.setattr(replicator, "MOST_ENTRIES", most)
        exchange = desk.link.exchange
        ways = {"there": 0, "back": 0}

        def counting(request):
            desk.replicator._most = most
            answer = exchange(request)
            ways["there"] += sum(len(tail.entries) for tail in request.tails)
            ways["back"] += sum(len(tail.entries) for tail in answer.tails)
            return answer

        monkeypatch.setattr(desk.link, "exchange", counting)
        desk.replicator._most = most
        return ways

    return carried


@pytest.mark.parametrize("most", [25, 26, 27, 28, 100])  # either may win the name
def test_what_both_have_is_hardly_carried_again(make_desk, central, carried, most):
    """Nobody remembers what the other side had: the waypoints alone lead to where the lines part."""
    desk, other = make_desk(), make_desk()
    desk.receive_at_once(600)
    desk.level()
    restore = desk.backup()
    desk.receive_at_once(110, line="a")
    desk.level()
    restore()
    desk.receive_at_once(90, line="b")
    with desk.journal.database.writing() as connection:
        run(connection, "UPDATE journal SET server_number = 0")
    ways = carried(desk, most)
    desk.level()
    assert server_heads(central) == desk.heads()
    assert ways["there"] <= most + 2 * 90 + 50  # the first guess was wrong
    assert ways["back"] <= 2 * 110 + 2 * 90 + 100
    settle(other, desk)
    prove(central, desk, other)


@pytest.mark.parametrize("turn", range(6))
def test_what_a_branch_left_goes_before_it(make_desk, central, turn, carried):
    """Branches of branches, all longer than what goes at once, in whatever order their names stand."""
    desk = make_desk()
    own = desk.identity.journal
    start = written(own, 3, (0, START), turn)
    lines, fork = [start], start
    for depth in range(4):
        longer = [written(own, 30, end_of(fork[: 2 + depth]), 100 * turn + 10 * depth + side) for side in (1, 2)]
        lines += longer
        fork = [*fork[: 2 + depth], *longer[1]]
    for line in lines:
        desk.journal.accept(own, line)
    assert 8 == len(desk.journal.branches())
    carried(desk, 10)
    settle(desk)
    prove(central, desk)


def end_of(entries):
    return header(entries[-1]).number, entries[-1].hash


def written(journal, count, end, mark):
    """Entries of nobody's dossiers after an end, told from others by the mark."""
    number, previous = end
    entries = []
    for step in range(count):
        draft = Draft(facts=FeePaid(amount=1, means="cash"), subject=f"{mark}")
        place = Place((mark + 1) << 40 | step, journal, number + step + 1)
        entries.append(seal(draft, place, previous, day="2026-11-20", actor="lan", salt=bytes(16)))
        previous = entries[-1].hash
    return entries
