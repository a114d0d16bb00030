"""Two desks that worked apart meet again at a real server: both have the same exceptions, and one answer ends each."""

from datetime import timedelta

import pytest

from intake_desk.domain import exceptions
from intake_desk.domain.kinds import DossierHandedBack, SlipPrinted
from intake_desk.services.desk import NotAllowed
from intake_desk.services.exceptions import ExceptionGone
from intake_desk.store import register
from intake_desk.store.database import run
from tests.ruling import rule_off
from tests.sync.benches import application, inbox, meet, write
from tests.sync.conftest import PASSWORD


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

    write(one, SlipPrinted(form="history"), subject=dossier.id)
    meet(*two)
    assert [] == inbox(*two)


def test_an_answer_that_arrives_before_what_it_answers_holds(make_bench):
    one, other, third = make_bench(), make_bench(), make_bench()
    meet(one, other)
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(one, other)
    one.bench.casework.withdraw(one.clerk, dossier.id, "Người dân xin rút")
    other.wall.time += timedelta(minutes=1)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    meet(one, other)
    one.bench.exceptions.answer(one.clerk, f"handled:{dossier.id}", exceptions.CHECKED)

    for desk in (one, other):
        name = desk.desk.identity.journal
        third.desk.journal.accept(name, desk.desk.journal.tail(name, 0))
    assert [] == third.bench.exceptions.open()
    assert 1 == len(third.bench.exceptions.answered())


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
    second = again.bench.reception.receive(again.clerk, application("Lý Bích Mỵ", means="later"))
    meet(one, again)

    (item,) = inbox(one, again)
    assert (f"number:{first.code}", {first.id, second.id}) == (item.id, {held.id for held in item.dossiers})
    assert [first.code] * 2 == [piece.code for piece in item.pieces]


def test_a_line_of_a_book_given_again_on_another_day(make_bench):
    one = make_bench()
    again = make_bench(desk=1)
    first = one.bench.reception.receive(one.clerk, application())
    second = again.bench.reception.receive(again.clerk, application("Lý Bích Mỵ", means="later"))
    meet(one, again)

    (item,) = inbox(one, again)
    assert (f"line:{first.book}/{first.line}", exceptions.LINE) == (item.id, item.sort)
    assert {first.code, second.code} == {piece.code for piece in item.pieces}


def test_a_fee_receipts_number_given_again_by_a_restored_desk_is_told_with_both_dossiers(two):
    one, other = two
    first, second = (other.bench.reception.receive(other.clerk, application(means="later")) for _ in range(2))
    meet(*two)
    restore = one.desk.backup()
    one.open()
    one.bench.till.take(one.clerk, first.id, "cash")
    one.level()
    restore()
    one.open()
    one.bench.till.take(one.clerk, second.id, "cash")
    meet(*two)
    meet(*two)

    items = {item.sort: item for item in inbox(*two)}

    assert {exceptions.FORK, exceptions.FEE_RECEIPT} == items.keys()
    item = items[exceptions.FEE_RECEIPT]
    assert ("P01/26T/1", 2, {first.id, second.id}) == (item.about, item.count, {held.id for held in item.dossiers})
    assert {first.code, second.code} == {piece.code for piece in item.pieces}
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.CONTACTED)
    meet(*two)
    assert [exceptions.FORK] == [item.sort for item in inbox(*two)]
    with other.desk.journal.database.writing() as connection:
        register.rebuild(connection)
    assert [exceptions.FORK] == [item.sort for item in inbox(*two)]


def test_a_register_made_again_has_the_same_exceptions_and_answers(two):
    one, _other = two
    filed = one.bench.reception.file(one.clerk, application())
    dossier = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    meet(*two)
    for desk in two:
        desk.bench.reception.accept(desk.clerk, filed.id, "cash")
        desk.bench.casework.withdraw(desk.clerk, dossier.id, "Xin rút")
    rule_off(one.bench, one.clerk, "2026-11-20", PASSWORD)
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
    rule_off(one.bench, one.clerk, "2026-11-20", PASSWORD)
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
