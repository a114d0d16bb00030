"""A quarter's missing cash stands in the notes of its settlement; what a drawer lacked waits for a supervisor."""

from datetime import date

import pytest

from intake_desk.domain import exceptions
from intake_desk.services import cash_notes
from tests.services.conftest import PASSWORD

DAY, NEXT, THIRD = "2026-11-20", "2026-11-23", "2026-11-24"


def lock(desk, clerk, counted, explanation="", kept=0):
    desk.bench.drawers.count(clerk, {1_000: counted // 1_000})
    desk.bench.drawers.close(clerk, kept, explanation, password=desk.password)


def close(desk, day, **given):
    desk.bench.closing.close(desk.sign_in("hang", day_confirmed=True), day, desk.password, **given)


def notes(desk):
    desk.sign_in("hang", day_confirmed=True)
    return desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31)).notes


@pytest.fixture
def quarter(desk, clock, clerk):
    """One drawer locked short, one that kept everything and was not begun with, one that nobody locked."""
    desk.receive()
    lock(desk, clerk, 2_000, "Không rõ")
    close(desk, DAY)
    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    desk.receive()
    lock(desk, thuy, 12_000, kept=12_000)
    close(desk, NEXT)
    clock.turn(days=1)
    desk.sign_in("minh")
    desk.receive()
    close(desk, THIRD, uncounted="Minh về sớm")
    clock.turn(days=41)
    return desk


def test_what_is_short_kept_and_open_stands_in_the_settlement_after_any_number_of_days(quarter):
    said = notes(quarter)

    assert (
        "Ngăn kéo khóa lệch sổ: 1 lần, thiếu 10.000 đồng: Nguyễn Thị Thủy thiếu 10.000 đồng (Quầy 1, 20/11/2026:"
        " “Không rõ”)."
    ) in said
    assert (
        "Tiền giữ lại làm đầu ca mà chưa ca nào bắt đầu với số đó: 12.000 đồng: Nguyễn Thị Thủy 12.000 đồng (Quầy 1,"
        " 23/11/2026)."
    ) in said
    assert "Ngăn kéo chưa ai khóa, tiền chưa ai chịu trách nhiệm: 1: Lê Thị Minh (Quầy 1, 24/11/2026)." in said


def test_what_is_answered_leaves_the_settlement_but_for_what_was_missing(quarter):
    quarter.bench.drawers.open(quarter.sign_in("thuy", day_confirmed=True), 12_000)
    lock(quarter, quarter.bench.desk.seat.clerk, 12_000)
    minh = quarter.sign_in("minh")
    assert (THIRD,) == quarter.bench.drawers.left_open(minh)
    quarter.bench.drawers.count(minh, {10_000: 1, 2_000: 1}, THIRD)
    quarter.bench.drawers.close(minh, day=THIRD, password=quarter.password)

    said = "\n".join(notes(quarter))

    assert ("Ngăn kéo khóa lệch sổ" in said, "giữ lại" in said, "chưa ai khóa" in said) == (True, False, False)


def test_a_float_of_the_period_is_not_answered_by_what_took_up_one_from_before_it(desk, open_desk, clock, clerk):
    other = open_desk(2)
    for at in (other, desk):  # kept at desk 2 on the last day before the period, at desk 1 on its first
        thuy = at.sign_in("thuy", day_confirmed=True)
        at.receive()
        lock(at, thuy, 12_000, kept=12_000)
        clock.turn(days=1)
    other.bench.drawers.open(other.sign_in("thuy", day_confirmed=True), 12_000)
    desk.learn_from(other)

    desk.sign_in("hang", day_confirmed=True)
    said = desk.bench.reports.settlement(date(2026, 11, 21), date(2026, 12, 31)).notes

    assert (
        "Tiền giữ lại làm đầu ca mà chưa ca nào bắt đầu với số đó: 12.000 đồng: Nguyễn Thị Thủy 12.000 đồng (Quầy 1,"
        " 21/11/2026)."
    ) in said


def test_what_was_counted_short_and_over_in_one_is_listed_apart(desk, clock, clerk):
    desk.receive()
    close(desk, DAY, counted_cash=10_000, note="Thiếu tiền lẻ")
    clock.turn(days=3)
    desk.sign_in("thuy")
    desk.receive()
    close(desk, NEXT, counted_cash=15_000, note="Thừa")

    assert (
        "Kiểm đếm chung khi chốt sổ bị lệch: 2 lần, thiếu 2.000 đồng, thừa 3.000 đồng: Trần Thu Hằng thiếu 2.000 đồng"
        " (Quầy 1, 20/11/2026: “Thiếu tiền lẻ”); Trần Thu Hằng thừa 3.000 đồng (Quầy 1, 23/11/2026: “Thừa”)."
    ) in notes(desk)


def test_of_many_the_number_is_said(desk, clerk, monkeypatch):
    monkeypatch.setattr(cash_notes, "MOST_NAMED", 1)
    for why in ("Một", "Hai"):
        desk.receive()
        lock(desk, clerk, 11_000, why)

    (said,) = [one for one in notes(desk) if one.startswith("Ngăn kéo khóa lệch sổ: 2 lần, thiếu 2.000 đồng:")]
    assert said.endswith("“Một”); và 1 lần nữa.")


def test_a_drawer_that_was_locked_short_waits_for_a_supervisors_answer(quarter):
    (item,) = quarter.bench.exceptions.open()
    assert (exceptions.CASH, "Quầy 1", "Không rõ") == (item.sort, item.about, item.pieces[0].entry.personal.reason)

    hang = quarter.sign_in("hang", day_confirmed=True)
    quarter.bench.exceptions.answer(hang, item.id, exceptions.RECOVERED, "Thủy đã nộp bù")

    assert [] == quarter.bench.exceptions.open()


def test_a_drawer_that_agrees_or_has_too_much_waits_for_nobody(desk, clerk):
    desk.receive()
    lock(desk, clerk, 12_000)
    desk.receive()
    lock(desk, clerk, 13_000, "Thừa")

    assert [] == desk.bench.exceptions.open()


def test_the_papers_of_later_days_say_what_the_page_says_of_the_days_before(quarter, clock):
    quarter.bench.drawers.open(quarter.sign_in("thuy", day_confirmed=True), 0)
    view = quarter.bench.closing.view()
    paper = quarter.bench.slips._tally

    said = paper.sheet(quarter.bench.desk.seat.clerk, view).unaccounted

    assert "Ngăn kéo các ngày trước chưa khóa: Lê Thị Minh (Quầy 1) ngày 24/11/2026." == said[0]
    assert () == paper.sheet(quarter.bench.desk.seat.clerk, view, kept=True).unaccounted


def test_floats_that_are_not_there_stand_on_the_papers_of_the_days_after(desk, clock, clerk):
    desk.receive()
    lock(desk, clerk, 12_000, kept=12_000)
    paper, told = desk.bench.slips._tally, []
    for begun in (None, 0, None):
        clock.turn(days=1)
        thuy = desk.sign_in("thuy")
        if begun is not None:
            desk.bench.drawers.open(thuy, begun)
            lock(desk, thuy, 0)
        told += paper.sheet(thuy, desk.bench.closing.view(desk.bench.desk.business_day())).unaccounted

    assert [
        "Nguyễn Thị Thủy (Quầy 1) giữ lại 12.000 đ từ ngày 20/11/2026, chưa mở lại.",
        "Nguyễn Thị Thủy (Quầy 1) giữ lại 12.000 đ ngày 20/11/2026, ca sau bắt đầu với 0 đ: thiếu 12.000 đ.",
        "Nguyễn Thị Thủy (Quầy 1) giữ lại 12.000 đ từ ngày 20/11/2026, ca sau không bắt đầu với số tiền đó.",
    ] == told


def test_what_was_given_and_nobody_took_stands_on_the_papers_until_somebody_takes_it(desk, clock, clerk):
    desk.receive()
    desk.bench.drawers.hand_over(clerk, "minh", 12_000)
    lock(desk, clerk, 0)
    paper = desk.bench.slips._tally
    said = (
        "Nguyễn Thị Thủy (Quầy 1) giao Lê Thị Minh 12.000 đ ngày 20/11/2026, chưa ai xác nhận nhận tiền:"
        " không nằm trong ngăn kéo nào."
    )

    assert (said,) == paper.sheet(clerk, desk.bench.closing.view(DAY)).unaccounted
    clock.turn(days=3)
    minh = desk.sign_in("minh")
    view = desk.bench.closing.view()
    assert (said,) == paper.sheet(minh, view).unaccounted
    (given,) = desk.bench.drawers.view(minh).waiting
    desk.bench.drawers.accept(minh, given.hand_over, 12_000, password=PASSWORD)
    assert said not in paper.sheet(minh, desk.bench.closing.view()).unaccounted
