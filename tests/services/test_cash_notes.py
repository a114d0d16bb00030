"""A quarter's missing cash stands in the notes of its settlement; what a drawer lacked waits for a supervisor."""

from datetime import date

import pytest

from intake_desk.domain import exceptions
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid, Reason
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded
from intake_desk.domain.settlement import period_of
from intake_desk.services import cash_notes
from intake_desk.services.own_tills import OwnTillOpen
from intake_desk.services.settlement import view_of
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
        "Tiền cán bộ giữ lại làm tiền lẻ đầu ca khi hết kỳ, chưa nộp: 12.000 đồng: Nguyễn Thị Thủy 12.000 đồng (Quầy 1,"
        " 23/11/2026, chưa ca nào bắt đầu với số đó)."
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

    assert ("Ngăn kéo khóa lệch sổ" in said, "chưa ai khóa" in said) == (True, False)
    assert "khi hết kỳ, chưa nộp: 12.000 đồng: Nguyễn Thị Thủy 12.000 đồng (Quầy 1, 23/11/2026)." in said


def test_a_float_that_grew_from_day_to_day_is_told_when_the_period_ends(desk, clock, clerk):
    for day in range(3):
        thuy = desk.sign_in("thuy", day_confirmed=True)
        begun = desk.bench.drawers.open(thuy).float_amount
        desk.receive()
        lock(desk, thuy, begun + 12_000, kept=begun + 12_000)
        clock.turn(days=3 if day == 0 else 1)
    clock.turn(days=40)

    assert (
        "Tiền cán bộ giữ lại làm tiền lẻ đầu ca khi hết kỳ, chưa nộp: 36.000 đồng: Nguyễn Thị Thủy 36.000 đồng (Quầy 1,"
        " 24/11/2026, chưa ca nào bắt đầu với số đó)."
    ) in notes(desk)


def test_what_was_counted_in_one_and_then_drawer_by_drawer_is_told_once(desk, clerk):
    desk.receive()
    close(desk, DAY, counted_cash=2_000, note="Thiếu")
    lock(desk, desk.sign_in("thuy"), 2_000, "Không rõ")
    desk.clock.turn(days=45)

    said = "\n".join(notes(desk))

    assert ("Ngăn kéo khóa lệch sổ: 1 lần, thiếu 10.000 đồng" in said, "Kiểm đếm chung" in said) == (True, False)


def test_what_a_drawer_lacks_by_what_came_later_is_told(desk, open_desk, clock, clerk):
    """Locked even; then another desk says that what it took by transfer had been cash."""
    other = open_desk(2)
    desk.receive()
    dossier = desk.receive(means="transfer")
    lock(desk, clerk, 12_000)
    other.learn_from(desk)
    minh = other.sign_in("minh")
    facts = FeeMeansCorrected(
        payment=dossier.payments[0].id,
        amount=12_000,
        was="transfer",
        means="cash",
        taker="thuy",
        journal=desk.journal.name,
        second="hang",
        phi=12_000,
    )
    with other.bench.desk.recording(minh) as recording:
        recording.add(Draft(subject=dossier.id, facts=facts, personal=Reason(reason="Tiền mặt")))
    desk.learn_from(other)
    clock.turn(days=45)

    assert (
        "Ngăn kéo khóa lệch sổ: 1 lần, thiếu 12.000 đồng: Nguyễn Thị Thủy thiếu 12.000 đồng (Quầy 1, 20/11/2026,"
        " không có lý do)."
    ) in notes(desk)


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
        "Tiền cán bộ giữ lại làm tiền lẻ đầu ca khi hết kỳ, chưa nộp: 12.000 đồng: Nguyễn Thị Thủy 12.000 đồng (Quầy 1,"
        " 21/11/2026, chưa ca nào bắt đầu với số đó)."
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
    assert () == paper.sheet(quarter.bench.desk.seat.clerk, view, withheld=True).unaccounted


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


def test_what_came_late_and_makes_up_for_itself_keeps_a_till_of_ones_own_from_being_settled(desk, clock, clerk):
    """Taken by one and given back out of another's till: nothing is left in sum, and nobody has signed it."""
    desk.receive()
    close(desk, DAY, uncounted="Hết giờ")
    paid = FeePaid(amount=9_000, means="cash", phi=9_000, payment="p8")
    back = FeeRefunded(refund="r8", payment="p8", amount=9_000, means="cash", second="thuy", phi=9_000)
    for login, facts in (("thuy", paid), ("hang", back)):
        with desk.journal.recording(day=DAY, actor=login) as recording:
            recording.add(Draft(facts=facts))
    clock.turn(days=45)
    hang = desk.sign_in("hang", day_confirmed=True)

    view = view_of(desk.bench.desk, period_of("2026-Q4"))

    assert (DAY,) == view.unsigned_days
    with pytest.raises(OwnTillOpen):
        desk.bench.settlement.settle(hang, "2026-Q4", desk.password, dict.fromkeys(view.open_days, "Kiểm quỹ"))
