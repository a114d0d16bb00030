"""After a crash the roll and the database are brought to the same end, and what was done is said."""

import shutil

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import Draft, header
from intake_desk.store import opening
from intake_desk.store import roll as roll_module
from intake_desk.store.opening import RollDisagrees
from intake_desk.store.roll import Roll

KEY = bytes(range(32))
JOURNAL = "26103-1"
DAY = "2026-11-20"


def test_a_crash_between_roll_and_database_is_completed_and_said(closed, in_process):
    in_process(
        """
import intake_desk.store.roll as rolls
desk.open(); desk.receive(); desk.receive()
append = rolls.Roll.append
def die(self, entries, **more):
    append(self, entries, **more); os._exit(7)
rolls.Roll.append = die
desk.receive("Lê Văn Bình")
""",
        status=7,
    )

    closed.open()

    assert (3, ("H26.103-261120-1003",)) == (closed.found.recovered, closed.found.recovered_codes)
    assert "Lê Văn Bình" == closed.all()[0].applicant.name
    assert [] == closed.findings()
    assert "H26.103-261120-1004" == closed.receive().code
    closed.reopen()
    assert 0 == closed.found.recovered


def test_a_crash_before_the_roll_leaves_nothing(closed, in_process):
    in_process(
        """
import intake_desk.store.roll as rolls
desk.open(); desk.receive()
rolls.Roll.append = lambda *_, **__: os._exit(7)
desk.receive("Lê Văn Bình")
""",
        status=7,
    )

    closed.open()

    assert ["H26.103-261120-1001"] == closed.codes()
    assert "H26.103-261120-1002" == closed.receive().code


def test_a_void_mark_and_the_entry_after_it_survive_a_crash(closed, in_process):
    """The roll holds: an entry, its void, and another with the same number in the chain that was never committed."""
    in_process(
        """
import sqlalchemy as sa
import intake_desk.store.roll as rolls
desk.open(); desk.receive()
commit = sa.Connection.commit
def fail(self): raise OSError("as if")
sa.Connection.commit = fail
try: desk.receive("Lê Văn Bình")
except OSError: pass
sa.Connection.commit = commit
append = rolls.Roll.append
def die(self, entries, **more):
    append(self, entries, **more); os._exit(7)
rolls.Roll.append = die
desk.receive("Đỗ Thị Ánh")
""",
        status=7,
    )

    closed.open()

    assert ("H26.103-261120-1003",) == closed.found.recovered_codes
    assert ["Đỗ Thị Ánh", "Nguyễn Thị Hường"] == [dossier.applicant.name for dossier in closed.all()]
    assert [] == closed.findings()


def test_an_entry_whose_void_mark_was_lost_gives_way_to_the_one_written_in_its_place(desk, monkeypatch):
    """The mark could not be written and the program died: the later entry with that number is the true one."""
    desk.receive()
    kept = desk.entries()
    roll = desk.store.roll
    monkeypatch.setattr(roll, "void", lambda _: None)
    commit = type(desk.store.database._writer).commit
    monkeypatch.setattr(type(desk.store.database._writer), "commit", lambda _: (_ for _ in ()).throw(OSError("as if")))
    with pytest.raises(OSError, match="as if"):
        desk.receive("Lê Văn Bình")
    monkeypatch.setattr(type(desk.store.database._writer), "commit", commit)
    with desk.journal.recording(day=DAY, actor="lan") as recording:
        recording.add(Draft(facts=kinds.DayOpened()))

    desk.reopen()

    assert 0 == desk.found.recovered
    assert len(kept) + 1 == len(desk.entries())
    assert [] == desk.findings()
    assert "H26.103-261120-1003" == desk.receive().code


def test_a_database_from_yesterday_gets_today_from_the_roll(desk):
    codes = desk.work(2)
    desk.close()
    shutil.copy(desk.home / "desk.db", desk.home / "yesterday")
    desk.open()
    codes += desk.work(3)
    desk.close()
    shutil.copy(desk.home / "yesterday", desk.home / "desk.db")

    desk.open()

    assert (9, tuple(codes[2:])) == (desk.found.recovered, desk.found.recovered_codes)
    assert sorted(codes) == sorted(desk.codes())
    assert [] == desk.findings()
    assert codes[-1] < desk.receive().code


def test_a_roll_of_another_history_stops_the_desk(desk, tmp_path):
    desk.work()
    desk.close()
    stranger = type(desk)(tmp_path / "stranger").open()
    stranger.clock.now += 5
    stranger.work()
    stranger.close()
    shutil.rmtree(desk.home / "roll")
    shutil.copytree(stranger.home / "roll", desk.home / "roll")

    with pytest.raises(RollDisagrees):
        desk.open()
    assert "roll_differs" in desk.findings_closed()


def voided(desk):
    """Leave the mark that the last dossier's entries never happened, though the database holds them."""
    last = desk.entries()[-3:]
    desk.close()
    roll = Roll(desk.home / "roll", KEY)
    roll.void(last)
    return roll


def test_a_failed_commit_that_comes_to_light_after_a_power_cut_is_completed_and_said(desk):
    codes = desk.work()
    voided(desk).close()

    desk.open()

    assert (codes[-1],) == desk.found.recovered_codes
    assert codes == desk.codes()[::-1]
    assert [] == desk.findings()
    assert "H26.103-261120-1004" == desk.receive().code
    assert opening.Opened() == desk.reopen().found


def test_what_was_tried_in_its_place_meanwhile_gives_way(desk, foreign):
    """The roll goes on from before the voided entries with others that the database never got."""
    codes = desk.work()
    before = header(desk.entries()[-4])
    instead = foreign(JOURNAL, number=before.number, previous=desk.entries()[-4].hash, hlc=before.hlc)
    roll = voided(desk)
    roll.append([instead.receive("another", 1004)])
    roll.close()

    desk.open()

    assert (codes[-1],) == desk.found.recovered_codes
    assert codes == desk.codes()[::-1]
    assert [] == desk.findings()
    assert "H26.103-261120-1005" == desk.receive().code


def test_what_was_copied_to_the_roll_again_does_not_hide_what_lies_before_it(desk, monkeypatch):
    """The roll's newest file holds the oldest entries, copied again after damage; the database is from in between."""
    monkeypatch.setattr(roll_module, "SEGMENT_BYTES", 2_000)
    codes = desk.work(4)
    desk.close()
    shutil.copy(desk.home / "desk.db", desk.home / "old.db")
    desk.open()
    codes += desk.work(12)
    desk.close()
    files = sorted((desk.home / "roll").glob("*.idr"))
    for path in (files[0], files[-1]):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    assert len(files) > 4
    desk.open()
    assert desk.found.roll_refilled
    desk.close()
    (desk.home / "old.db").rename(desk.home / "desk.db")

    desk.open()

    assert sorted(codes) == sorted(desk.codes())
    assert [] == desk.findings()
    assert codes[-1] < desk.receive().code
