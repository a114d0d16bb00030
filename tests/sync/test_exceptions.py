"""Two desks that worked apart meet again at a real server: both have the same exceptions, and one answer ends each."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.app import id_maker, reference
from intake_desk.domain import exceptions
from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierHandedBack, PaperCount, ResultShelved, SheetAdopted
from intake_desk.domain.people import Person
from intake_desk.domain.registry import Kind
from intake_desk.services.applications import Application
from intake_desk.services.desk import Desk as DeskOfServices
from intake_desk.services.desk import NotAllowed
from intake_desk.services.exceptions import ExceptionGone
from intake_desk.services.workbench import workbench
from intake_desk.store import register
from intake_desk.store.database import run
from intake_desk.store.sheets import Sheet

PASSWORD = "mot-cua-2026"
PEOPLE = (("thuy", "Nguyễn Thị Thủy", "clerk"), ("hang", "Trần Thu Hằng", "supervisor"))


class Wall:
    """A desk's own clock, which can be put wrong."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(milliseconds=1)
        return self.time

    def milliseconds(self):
        return int(self().timestamp() * 1000)


@pytest.fixture(scope="module")
def clerks():
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return tuple(Clerk(login=login, name=name, role=role, verifier=verifier) for login, name, role in PEOPLE)


@pytest.fixture
def make_bench(make_desk, clerks, clock):
    """Enrol a desk at the server of this process; gives it with its services and a clock of its own."""

    def make_bench(**pretended):
        desk, wall = make_desk(), Wall()
        entropy = iter(range(1 << 20))
        made = SimpleNamespace(desk=desk, wall=wall)

        def sit(login="hang"):
            return made.bench.accounts.sign_in(login, PASSWORD, day_confirmed=True)

        def open_bench():
            desk.journal._now_ms = wall.milliseconds
            desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(clerks)))
            made.bench = workbench(
                DeskOfServices(
                    identity=msgspec.structs.replace(desk.identity, **pretended),
                    journal=desk.journal,
                    sheets=desk.store.sheets,
                    reference=reference(),
                    now=wall,
                    new_id=id_maker(wall, lambda size: (next(entropy) * 16 + desk.identity.desk).to_bytes(size, "big")),
                    sign=lambda _text: bytes(64),
                )
            )
            made.clerk = sit()

        def level():
            done = desk.level()
            made.bench.exceptions.heard(done.server_time_ms, done.refused)
            return done

        made.sit, made.open, made.level = sit, open_bench, level
        made.open()
        return made

    clock.now = int(datetime(2026, 11, 20, 1, 0, tzinfo=UTC).timestamp() * 1000)
    return make_bench


@pytest.fixture
def two(make_bench):
    """Two desks that know of each other."""
    one, two = make_bench(), make_bench()
    meet(one, two)
    return one, two


def meet(*desks):
    for _ in range(2):
        for desk in desks:
            desk.level()


def application(name="Đặng Thị Hường", procedure="2.000815", **changes):
    said = {
        "applicant": Person(name=name, id_number="001199054321"),
        "procedure": procedure,
        "papers": (PaperCount(text="Tờ khai", originals=1, copies=3),),
        "pages": 2,
        "means": "cash",
    }
    return Application(**{**said, **changes})


def write(desk, facts, subject=""):
    with desk.desk.journal.recording(day="2026-11-20", actor="hang") as recording:
        recording.add(Draft(subject=subject, facts=facts))


def from_the_future(desk, monkeypatch):
    """Let a desk write an entry of a kind that this program does not know."""
    kind = Kind("tax.asked", ResultShelved, version=7)
    with monkeypatch.context() as newer:
        newer.setattr("intake_desk.domain.registry.kind_of", lambda _facts: kind)
        write(desk, ResultShelved())


def inbox(*desks):
    """What both have in their inboxes, checked to be the same."""
    lists = [[(one.id, one.since_ms, one.count) for one in desk.bench.exceptions.open()] for desk in desks]
    assert all(one == lists[0] for one in lists)
    assert [len(lists[0])] * len(desks) == [desk.bench.exceptions.count() for desk in desks]
    return desks[0].bench.exceptions.open()


def test_two_that_work_together_have_nothing_to_look_at(two):
    one, other = two
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(one, other)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    meet(*two)

    assert [] == inbox(*two)


def test_a_dossier_handled_twice_is_told_with_both_steps_and_answered_once(two):
    one, other = two
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(*two)
    one.bench.casework.withdraw(one.clerk, dossier.id, "Người dân xin rút")
    other.wall.time += timedelta(minutes=1)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    meet(*two)

    (item,) = inbox(*two)
    assert (exceptions.HANDLED, [dossier.id]) == (item.sort, [held.id for held in item.dossiers])
    assert [("Quầy 1", "dossier.withdrawn", True), ("Quầy 2", "dossier.result_ready", False)] == [
        (piece.desk, piece.entry.kind, piece.counted) for piece in item.pieces
    ]

    other.bench.exceptions.answer(other.clerk, item.id, exceptions.CONTACTED, "Đã gọi cho người dân")
    assert [] == other.bench.exceptions.open()
    meet(*two)
    assert [] == inbox(*two)
    (answered,) = one.bench.exceptions.answered()
    assert [(exceptions.CONTACTED, "Đã gọi cho người dân", "Trần Thu Hằng", "Quầy 2")] == [
        (said.choice, said.note, said.clerk, said.desk) for said in answered.answers
    ]
    assert "exception.answered" == one.bench.lookup.story(dossier.id)[-1].entry.kind


def test_what_speaks_for_it_after_the_answer_brings_it_back(two):
    one, other = two
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(*two)
    one.bench.casework.withdraw(one.clerk, dossier.id, "Người dân xin rút")
    other.wall.time += timedelta(minutes=1)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    one.level()
    other.level()
    other.bench.exceptions.answer(other.clerk, f"handled:{dossier.id}", exceptions.CHECKED)
    third = other.bench.exceptions.answered()
    assert 1 == len(third)
    write(other, DossierHandedBack(), subject=dossier.id)
    meet(*two)

    (item,) = inbox(*two)
    assert 2 == item.count
    assert 1 == len(item.answers)


def test_a_clerk_may_look_and_not_answer(two):
    one, _other = two
    clerk = one.sit("thuy")
    with pytest.raises(NotAllowed):
        one.bench.exceptions.answer(clerk, "handled:d", exceptions.CHECKED)
    with pytest.raises(ExceptionGone):
        one.bench.exceptions.answer(one.sit(), "handled:d", exceptions.CHECKED)


def test_one_filing_accepted_at_two_desks_names_both_receipts_and_the_money_taken_twice(two):
    one, other = two
    filed = one.bench.reception.file(one.clerk, application())
    meet(*two)
    first = one.bench.reception.accept(one.clerk, filed.id, "cash")
    other.wall.time += timedelta(minutes=1)
    second = other.bench.reception.accept(other.clerk, filed.id, "cash")
    meet(*two)

    (item,) = inbox(*two)
    assert (exceptions.RECEIPTS, first.fee_total) == (item.sort, item.surplus)
    assert [(first.code, True), (second.code, False)] == [(piece.code, piece.counted) for piece in item.pieces]
    assert [("Quầy 1", first.fee_total, first.fee_total), ("Quầy 2", first.fee_total, first.fee_total)] == [
        (taken.desk, taken.charged, taken.paid) for taken in item.taken
    ]


def test_a_fee_taken_at_two_desks_is_told_as_taken_twice(two):
    one, other = two
    dossier = one.bench.reception.receive(one.clerk, application(means="later"))
    meet(*two)
    one.bench.till.take(one.clerk, dossier.id, "cash")
    other.bench.till.take(other.clerk, dossier.id, "transfer")
    meet(*two)

    (item,) = inbox(*two)
    assert (exceptions.PAID, dossier.fee_total, 2) == (item.sort, item.surplus, len(item.pieces))


def test_a_portals_number_written_down_at_two_desks_stands_on_two_dossiers(two):
    one, other = two
    code = "H26.103-261119-0007"
    for desk in two:
        desk.bench.reception.file(desk.clerk, application(), code=code)
    meet(*two)

    (item,) = inbox(*two)
    assert (f"number:{code}", code, 2) == (item.id, item.about, len(item.dossiers))
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.CHECKED)
    meet(*two)
    assert [] == inbox(*two)
    stories = [other.bench.lookup.story(held.id) for held in item.dossiers]
    assert ["exception.answered"] * 2 == [story[-1].entry.kind for story in stories]
    assert 1 == len(other.bench.exceptions.answered()[0].answers)


def test_a_number_and_a_line_given_again_by_a_desk_that_forgot(make_bench):
    one = make_bench()
    again = make_bench(desk=1, numbers=one.desk.identity.numbers)
    first = one.bench.reception.receive(one.clerk, application())
    second = again.bench.reception.receive(again.clerk, application("Lý Bích Mỵ"))
    meet(one, again)

    (item,) = inbox(one, again)
    assert (f"number:{first.code}", {first.id, second.id}) == (item.id, {held.id for held in item.dossiers})
    assert [first.code] * 2 == [piece.code for piece in item.pieces]


def test_a_line_of_a_book_given_again_on_another_day(make_bench):
    one = make_bench()
    again = make_bench(desk=1)
    first = one.bench.reception.receive(one.clerk, application())
    second = again.bench.reception.receive(again.clerk, application("Lý Bích Mỵ"))
    meet(one, again)

    (item,) = inbox(one, again)
    assert (f"line:{first.book}/{first.line}", exceptions.LINE) == (item.id, item.sort)
    assert {first.code, second.code} == {piece.code for piece in item.pieces}


def test_a_dossier_whose_beginning_does_not_come_for_a_day(two):
    one, other = two
    write(other, DossierHandedBack(), subject="0199d1000000700080000000000000aa")
    meet(*two)
    assert [] == inbox(*two)

    for desk in two:
        desk.wall.time += timedelta(hours=25)
        desk.sit()

    (item,) = one.bench.exceptions.open()
    assert (exceptions.HEADLESS, ["dossier.handed_back"]) == (item.sort, [piece.entry.kind for piece in item.pieces])


def test_a_beginning_that_comes_after_all_ends_it(make_bench):
    one, other, third = make_bench(), make_bench(), make_bench()
    meet(one, other)
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(one, other)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    mine, theirs = one.desk.identity.journal, other.desk.identity.journal
    third.desk.journal.accept(theirs, other.desk.journal.tail(theirs, 0))
    third.wall.time += timedelta(hours=25)
    assert [exceptions.HEADLESS] == [item.sort for item in third.bench.exceptions.open()]

    third.desk.journal.accept(mine, one.desk.journal.tail(mine, 0))
    assert [] == third.bench.exceptions.open()


def test_entries_of_a_newer_program_are_kept_and_told_once_a_day(two, monkeypatch):
    one, other = two
    for _ in range(3):
        from_the_future(other, monkeypatch)
    meet(*two)

    (item,) = one.bench.exceptions.open()
    assert ("unknown:tax.asked/7", "tax.asked/7", 1) == (item.id, item.about, item.count)
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.REPORTED)
    from_the_future(other, monkeypatch)
    meet(*two)
    assert [] == one.bench.exceptions.open()


def test_a_document_that_nobody_can_read_is_told_until_a_later_one_holds(two):
    one, other = two
    for body in (b"no document", pack({"days": 1})):
        write(other, SheetAdopted(name="calendar", body=body, edition=1))
    meet(*two)
    (item,) = inbox(*two)
    assert (exceptions.DOCUMENT, "calendar") == (item.sort, item.about)

    write(other, SheetAdopted(name="calendar", body=pack(one.bench.desk.calendar), edition=2))
    meet(*two)
    assert [] == inbox(*two)


def test_what_a_revoked_desk_wrote_after_it_was_revoked(two):
    one, other = two
    other.bench.reception.receive(other.clerk, application())
    revoked_ms = other.wall.milliseconds()
    late = other.bench.reception.receive(other.clerk, application("Lý Bích Mỵ"))
    meet(*two)
    for desk in two:
        sheet = json.loads(desk.desk.store.sheets.get("unit").body)
        for named in sheet["desks"]:
            named["revoked_ms"] = revoked_ms if named["journal"] == other.desk.identity.journal else 0
        desk.desk.store.sheets.put(Sheet("unit", json.dumps(sheet).encode()))

    (item,) = inbox(*two)
    assert (exceptions.REVOKED, "Quầy 2", 3) == (item.sort, item.about, item.count)
    assert {late.code} == {piece.code for piece in item.pieces}
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.CHECKED)
    assert [] == one.bench.exceptions.open()


def test_a_tail_that_nobody_vouches_for_is_told_while_it_lasts(two):
    one, _other = two
    one.bench.exceptions.heard(0, ["10231-2"])
    (item,) = one.bench.exceptions.open()
    assert exceptions.REFUSED == item.sort

    one.bench.exceptions.answer(one.clerk, item.id, exceptions.REPORTED)
    one.bench.exceptions.heard(0, ["10231-2"])
    assert [] == one.bench.exceptions.open()
    one.bench.exceptions.heard(0, [])
    one.wall.time += timedelta(minutes=1)
    one.bench.exceptions.heard(0, ["10231-2"])
    assert [exceptions.REFUSED] == [item.sort for item in one.bench.exceptions.open()]


def test_a_register_made_again_has_the_same_exceptions_and_answers(two):
    one, _other = two
    filed = one.bench.reception.file(one.clerk, application())
    dossier = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    meet(*two)
    for desk in two:
        desk.bench.reception.accept(desk.clerk, filed.id, "cash")
        desk.bench.casework.withdraw(desk.clerk, dossier.id, "Xin rút")
    one.bench.closing.close(one.clerk, "2026-11-20")
    meet(*two)
    one.bench.exceptions.answer(one.clerk, f"handled:{dossier.id}", exceptions.CHECKED)
    before, after = one.bench.exceptions.open(), one.bench.exceptions.answered()
    assert {exceptions.RECEIPTS, exceptions.LATE} == {item.sort for item in before}

    with one.desk.journal.database.writing() as connection:
        rows = run(connection, "SELECT * FROM evidence ORDER BY exception, mark").fetchall()
        register.rebuild(connection)
        assert rows == run(connection, "SELECT * FROM evidence ORDER BY exception, mark").fetchall()
    assert (before, after) == (one.bench.exceptions.open(), one.bench.exceptions.answered())


def test_a_feedback_answered_at_two_desks(two):
    one, other = two
    given = one.bench.feedback.receive(one.clerk, "Lý Bích Mỵ", "", "Ghế chờ thiếu")
    meet(*two)
    for desk in two:
        desk.bench.feedback.answer(desk.clerk, given.id, "Đã kê thêm ghế")
    meet(*two)

    (item,) = inbox(*two)
    assert (exceptions.FEEDBACK, given.id, 1) == (item.sort, item.feedback.id, len(item.pieces))
    other.bench.exceptions.answer(other.clerk, item.id, exceptions.CHECKED)
    meet(*two)
    assert [] == inbox(*two)


def test_what_another_desk_did_on_a_day_that_was_closed_without_it(two):
    one, other = two
    late = other.bench.reception.receive(other.clerk, application())
    one.bench.closing.close(one.clerk, "2026-11-20")
    meet(*two)

    (item,) = inbox(*two)
    assert ("late:2026-11-20", exceptions.LATE) == (item.id, item.sort)
    assert {"dossier.received", "fee.charged", "fee.paid"} == {piece.entry.kind for piece in item.pieces}
    assert {late.code} == {piece.code for piece in item.pieces}
    other.bench.exceptions.answer(other.clerk, item.id, exceptions.CHECKED)
    assert [] == other.bench.exceptions.open()
    one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    meet(*two)
    assert ["late:2026-11-20"] == [item.id for item in inbox(*two)]


def test_a_clock_that_went_back_is_told_by_what_it_wrote(two):
    one, _other = two
    one.wall.time += timedelta(hours=3)
    one.bench.reception.receive(one.clerk, application())
    one.wall.time -= timedelta(hours=3)
    dossier = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    meet(*two)

    items = {item.sort: item for item in two[0].bench.exceptions.open()}
    back = items[exceptions.BACK]
    assert f"back:{one.desk.identity.journal}/2026-11-20" == back.id
    assert (dossier.code, "Quầy 1") == (back.pieces[-1].code, back.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=back.measure) < timedelta(hours=3, minutes=1)


def test_a_day_opened_again_after_the_clock_was_put_right(two):
    one, _other = two
    one.wall.time += timedelta(days=20)
    one.sit()
    one.wall.time -= timedelta(days=20)
    one.sit()
    meet(*two)

    items = {item.sort: item for item in two[1].bench.exceptions.open()}
    assert 20 * 24 * 3600 * 1000 == items[exceptions.BACK].measure
    assert 20 * 24 * 3600 * 1000 * 0.99 < items[exceptions.AHEAD].measure


def test_entries_from_later_than_they_arrived(two):
    one, other = two
    one.wall.time += timedelta(hours=3)
    one.bench.reception.receive(one.clerk, application())
    one.level()
    other.level()

    (item,) = other.bench.exceptions.open()
    assert (exceptions.AHEAD, "Quầy 1") == (item.sort, item.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=item.measure) < timedelta(hours=3, minutes=1)
    (own,) = one.bench.exceptions.open()
    assert (exceptions.CLOCK, "Quầy 1") == (own.sort, own.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=own.measure) < timedelta(hours=3, minutes=1)
    one.wall.time -= timedelta(hours=3)
    one.level()
    assert exceptions.CLOCK not in [item.sort for item in one.bench.exceptions.open()]


def test_a_desk_whose_own_clock_is_slow_accuses_no_other(two):
    one, other = two
    other.wall.time -= timedelta(hours=1)
    other.level()
    one.bench.reception.receive(one.clerk, application())
    meet(*two)

    assert [exceptions.CLOCK] == [item.sort for item in other.bench.exceptions.open()]
