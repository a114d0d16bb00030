"""What was begun stands in the desk's file alone: replaced in place, gone with what is recorded, else there still."""

from pathlib import Path

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import Draft
from intake_desk.domain.people import Person
from intake_desk.store import restoring, unfinished
from intake_desk.store.unfinished import Row

KEY = bytes(range(32))
DAY = "2026-11-20"
MARK = "0" * 31 + "a"


def row(mark=MARK, **changes):
    fields = {"clerk": "lan", "day": DAY, "kept_at": 1, "aside": 0, "form": 1, "name": "Lò Thị Ọi", "body": b"x"}
    return Row(id=mark, **{**fields, **changes})


def keep(desk, *rows):
    with desk.store.database.writing() as connection:
        for one in rows:
            unfinished.keep(connection, one)


def held(desk, clerk="lan"):
    with desk.store.database.reading() as connection:
        return unfinished.of_clerk(connection, clerk)


def refuse(desk, mark=MARK):
    """Record something under this id, and that it is finished."""
    with desk.journal.recording(day=DAY, actor="lan") as recording:
        recording.finish(mark)
        personal = kinds.DossierRefusedPersonal(reason="Không thuộc thẩm quyền", applicant=Person(name="Lò Thị Ọi"))
        facts = kinds.DossierRefused(procedure="2.000815", procedure_name="Chứng thực", catalogue="1")
        recording.add(Draft(subject=mark, facts=facts, personal=personal))


def test_what_is_kept_again_takes_the_place_of_what_was_kept(desk):
    keep(desk, row(body=b"first"), row("b", kept_at=0), row("c", clerk="minh"))
    keep(desk, row(body=b"second", kept_at=2, aside=1))

    assert [row("b", kept_at=0), row(body=b"second", kept_at=2, aside=1)] == held(desk)
    assert [row("c", clerk="minh")] == held(desk, "minh")


def test_what_is_recorded_is_gone_in_the_same_transaction_and_is_kept_no_more(desk):
    keep(desk, row(), row("b"))

    refuse(desk)
    keep(desk, row())

    assert [row("b")] == held(desk)


def test_what_could_not_be_recorded_is_there_still(desk, monkeypatch):
    keep(desk, row())
    monkeypatch.setattr(type(desk.store.database._writer), "commit", lambda _: (_ for _ in ()).throw(OSError("as if")))
    with pytest.raises(OSError, match="as if"):
        refuse(desk)
    monkeypatch.undo()

    assert [row()] == held(desk)


def test_what_a_crash_left_to_the_roll_is_swept_once_it_is_recorded(desk):
    """The roll has the entry, the database died before its commit: it has neither the entry nor forgotten."""
    keep(desk, row(), row("b"))
    desk.close()
    files = {path: path.read_bytes() for path in desk.home.glob("desk.db*")}
    desk.open()
    refuse(desk)
    desk.close()
    for path in desk.home.glob("desk.db*"):
        path.unlink()
    for path, content in files.items():
        path.write_bytes(content)

    desk.open()
    assert 1 == desk.found.recovered
    assert [row(), row("b")] == held(desk)
    with desk.store.database.writing() as connection:
        unfinished.sweep(connection, DAY)

    assert [row("b")] == held(desk)


def test_what_is_of_an_earlier_day_is_swept_whoevers_it_is(desk):
    keep(
        desk, row("old", day="2026-11-18"), row("kept", day="2026-11-19"), row("other", clerk="minh", day="2026-11-18")
    )

    with desk.store.database.writing() as connection:
        unfinished.sweep(connection, "2026-11-19")

    assert ["kept"] == [one.id for one in held(desk)]
    assert [] == held(desk, "minh")


def test_a_file_that_is_written_anew_has_what_could_be_read_of_the_damaged_one(desk):
    keep(desk, row(), row("b"))
    refuse(desk)
    desk.close()
    damaged = restoring.set_aside(desk.home / "desk.db")

    restoring.restore(desk.home / "desk.db", desk.home / "roll", KEY, damaged)

    desk.open()
    assert [row("b")] == held(desk)
    assert [] == desk.findings()


def test_the_roll_knows_nothing_of_it(desk):
    desk.work(1)
    before = sum(path.stat().st_size for path in (desk.home / "roll").iterdir())
    keep(desk, row())

    assert before == sum(path.stat().st_size for path in (desk.home / "roll").iterdir())
    desk.close()
    for path in desk.home.glob("desk.db*"):
        path.unlink()
    desk.open()
    assert [] == held(desk)


def test_nothing_of_a_citizen_lies_in_the_open(desk):
    keep(desk, row(name="Khuất Thị Bí Mật", body="Khuất Thị Bí Mật".encode()))
    desk.close()

    files = [path for path in Path(desk.home).rglob("*") if path.is_file()]
    assert files
    assert [] == [path for path in files if "Bí Mật".encode() in path.read_bytes()]
