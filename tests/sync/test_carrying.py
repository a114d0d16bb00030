"""The stick at the server: what desks sent arrives once, a receipt says so, and what they lack goes back."""

import pytest

from intake_desk.carrying_commands import carry as command
from intake_desk.server import register
from intake_desk.server.carrying import carry
from intake_desk.server.revocation import revoke
from intake_desk.sync.bundle import Carrier
from intake_desk.sync.keys import desk_key
from intake_desk.sync.stick import StickFailed

AGENCY = "H26.103"


def carrier(desk):
    return Carrier(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), desk.clock)


@pytest.fixture
def pair(make_desk, line):
    first, second = make_desk(), make_desk()
    first.level()
    line.down = True
    return first, second


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def held(central):
    return {name: journal.entries for name, journal in register.holdings(central.database, AGENCY, 0).journals.items()}


def test_what_a_desk_sent_on_a_stick_arrives_and_the_receipt_says_so(central, pair, stick):
    first, _ = pair
    first.receive_at_once(620)
    carrier(first).make_bundle(stick)
    done = carry(central, stick)
    assert [(620, f"{AGENCY}/1", "", True)] == [
        (one.stored, one.writer, one.error_code, one.followed) for one in done.lines
    ]
    assert ({f"{AGENCY}/1": 620}, 1) == (held(central), len(done.receipts))
    assert ["receipt", "in"] == [one.kind for one in carrier(first).bring_in(stick)]
    assert 0 == first.journal.waiting()
    assert 0 == carrier(first).make_bundle(stick, chosen=(0,)).entries


def test_what_the_desks_lack_goes_back_with_the_receipt(central, pair, stick, line):
    first, second = pair
    line.down = False
    second.receive(40)
    second.level()
    line.down = True
    first.receive(3)
    carrier(first).make_bundle(stick)
    packed = carry(central, stick).packed[AGENCY]
    assert 40 == packed.entries
    carrier(first).bring_in(stick)
    assert 40 == first.heads()[second.identity.journal][0]
    carrier(second).bring_in(stick)
    assert first.heads() == second.heads()
    assert 0 == second.journal.waiting()


def test_carrying_twice_stores_once(central, pair, stick):
    first, _ = pair
    first.receive(5)
    carrier(first).make_bundle(stick)
    assert [5, 0, 0] == [carry(central, stick).lines[0].stored for _ in range(3)]
    assert {f"{AGENCY}/1": 5} == held(central)


def test_one_bad_bundle_stops_only_itself(central, pair, stick):
    first, second = pair
    first.receive(2)
    (path,) = carrier(first).make_bundle(stick).files
    (stick / "cut.idb").write_bytes(path.read_bytes()[:-9])
    (stick / "other.idb").write_bytes(b"PK\x03\x04")
    carrier(second).make_bundle(stick, chosen=(1,))
    done = carry(central, stick)
    assert {"cut.idb": "bundle_damaged", "other.idb": "not_a_bundle", path.name: ""}.items() <= {
        one.name: one.error_code for one in done.lines
    }.items()
    assert ["", "bundle_damaged", "bundle_not_for_us", "not_a_bundle"] == sorted(one.error_code for one in done.lines)
    assert {f"{AGENCY}/1": 2} == held(central)


def test_a_revoked_desks_bundle_is_not_taken_and_it_gets_none(central, pair, stick):
    first, second = pair
    first.receive(2)
    carrier(first).make_bundle(stick)
    revoke(central, AGENCY, 1, "admin", "mất máy")
    assert ["bundle_of_a_stranger"] == [one.error_code for one in carry(central, stick).lines]
    assert {} == held(central)
    carrier(second).make_bundle(stick)
    carry(central, stick)
    lines = {one.name: one.error_code for one in carrier(first).bring_in(stick)}
    (theirs,) = (name for name in lines if name.startswith("intake-desk-H26.103-0-") and name.endswith(".idb"))
    assert "bundle_not_for_us" == lines[theirs]


def test_bundles_of_two_units_lie_on_one_stick(central, pair, stick, make_desk, line):
    first, _ = pair
    line.down = False
    stranger = make_desk("H26.104")
    line.down = True
    first.receive(1)
    stranger.receive(2)
    for desk in (first, stranger):
        carrier(desk).make_bundle(stick)
    done = carry(central, stick)
    assert ({"H26.103", "H26.104"}, 2) == (set(done.packed), len(done.receipts))
    assert {"H26.104": 2, AGENCY: 1} == {one.agency: one.stored for one in done.lines}
    carrier(first).bring_in(stick)
    assert 0 == first.journal.waiting()


def test_a_missing_bundle_is_told(central, pair, stick):
    first, _ = pair
    first.receive(3)
    (early,) = carrier(first).make_bundle(stick).files
    early.rename(stick / "kept")
    first.journal.server_holds({f"{AGENCY}/1": 3})
    first.receive(1)
    carrier(first).make_bundle(stick, chosen=(0,))
    assert [(0, False)] == [(one.stored, one.followed) for one in carry(central, stick).lines]
    (stick / "kept").rename(stick / "zz.idb")
    assert [(3, True), (1, True)] == [(one.stored, one.followed) for one in carry(central, stick).lines]


def test_a_stick_that_cannot_be_written_is_said(central, pair, stick, monkeypatch):
    first, _ = pair
    first.receive(1)
    carrier(first).make_bundle(stick)

    def fail(*_):
        raise PermissionError

    monkeypatch.setattr("intake_desk.sync.parcels.flush", fail)
    with pytest.raises(StickFailed):
        carry(central, stick)
    assert {f"{AGENCY}/1": 1} == held(central)  # stored all the same: the next receipt says so


class Options:
    """What was typed."""

    def __init__(self, home, folder) -> None:
        self.home, self.database_url, self.folder = home, None, folder


@pytest.mark.parametrize("central", ["sqlite"], indirect=True)
def test_the_command_says_what_it_did(central, pair, stick, tmp_path, capsys):
    first, _ = pair
    home = tmp_path / "server"
    assert 0 == command(Options(home, stick))
    assert "không có gói nào" in capsys.readouterr().out
    first.receive(2)
    carrier(first).make_bundle(stick)
    assert 0 == command(Options(home, stick))
    said = capsys.readouterr().out
    assert f"{AGENCY}/1, 2 mục ghi mới" in said
    assert "Giấy báo đã nhận: intake-desk-H26.103-0-" in said
    (stick / "x.idb").write_bytes(b"")
    assert 1 == command(Options(home, stick))
    assert "x.idb: không phải gói" in capsys.readouterr().out
    assert 0 == command(Options(home, stick / "nowhere"))
