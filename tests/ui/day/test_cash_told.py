"""The closing page tells of every drawer what went through it."""

from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import FeeVoided
from intake_desk.ui.day.closing_doubts import DRAWERS, WAITING
from intake_desk.ui.day.closing_tables import DESKS
from intake_desk.ui.day.closing_words import addendum_details
from intake_desk.ui.drawer.drawer_page import DrawerPage
from intake_desk.ui.widgets.buttons import PlainButton
from tests.ruling import rule_off
from tests.ui.day.conftest import HEIGHT_BETWEEN_BARS
from tests.ui.day.hands import cells, receive_late
from tests.ui.unit import NAMES, PASSWORD


def test_each_drawer_tells_what_went_through_it(open_page, day, two):
    drawers = day.bench.drawers
    thuy = day.sign_in("thuy")
    drawers.move(thuy, 20_000, "other", "Tiền lẻ")
    drawers.move(thuy, -12_000, "change", "Đổi tiền lẻ")
    drawers.hand_over(thuy, "minh", 5_000)
    drawers.count(thuy, {10_000: 2, 1_000: 1})
    drawers.close(thuy, kept=1_000, password=PASSWORD)

    page = open_page("hang")
    page.tables.show_table(DRAWERS)

    assert [
        "Quầy 1 · Nguyễn Thị Thủy|–|18.000|20.000|12.000|–|5.000|21.000|21.000|0|1.000|20.000",
        "Quầy 2 · Lê Thị Minh|–|18.000|–|–|–|–|18.000||||",
        "Cộng|–|36.000|20.000|12.000|–|5.000|39.000||||",
    ] == ["|".join(line) for line in cells(page.tables.drawers)]
    assert page.doubts.isVisible()
    assert page.tables.width() > page.width() * 0.9
    page.tables.show_table(DESKS)
    assert page.hours_card.isVisible()
    assert page.hours_card.isAncestorOf(page.doubts)
    page.tables.show_table(DRAWERS)


def test_whoever_has_still_to_count_reads_no_drawer(open_page):
    assert [] == cells(open_page("thuy").tables.drawers)


def told(page):
    return [(one.kind, one.text) for one in page.doubts.said if one.page == DRAWERS]


def test_what_one_hand_took_out_is_a_doubt_with_its_way(open_page, day):
    thuy = day.sign_in("thuy")
    day.bench.drawers.move(thuy, -12_000, "change", "Đổi tiền lẻ")

    page = open_page("hang")

    text = "Quầy 1: Nguyễn Thị Thủy một mình chi ra 12.000 đ (09:35 Đổi tiền lẻ)."
    assert [(WAITING, text)] == told(page)
    (doubt,) = [one for one in page.doubts.said if one.text == text]
    page.doubts.way_wanted.emit(doubt.page, doubt.argument)
    assert page.tables.drawers is page.tables.table.table.model()


def test_several_of_one_drawer_stand_in_one_sentence(open_page, day, clock):
    thuy = day.sign_in("thuy")
    day.bench.drawers.move(thuy, -2_000, "change", "Đổi tiền lẻ")
    clock.turn(minutes=5)
    day.bench.drawers.move(thuy, -10_000, "bank", "Nộp kho bạc")

    ((_, text),) = told(open_page("hang"))

    assert "chi ra 12.000 đ (09:35 2.000 đ Đổi tiền lẻ; 09:40 10.000 đ Nộp kho bạc)." in text


def test_a_void_that_reached_a_closed_drawer_is_a_doubt(open_page, day, two, clock):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})
    day.bench.drawers.close(thuy, password=PASSWORD)
    dossier = day.bench.lookup.dossier(day.taken[0])
    void = FeeVoided(
        payment=dossier.payments[0].id,
        amount=18_000,
        means="cash",
        taker="thuy",
        journal=day.bench.desk.identity.journal,
        second="hang",
    )
    clock.turn(minutes=1)
    with two.bench.desk.recording(two.sign_in("minh")) as recording:
        recording.add(Draft(subject=dossier.id, facts=void))
    day.learn_from(two)

    ((kind, text),) = told(open_page("hang"))

    assert WAITING == kind
    assert text.startswith(
        "Quầy 1: Nguyễn Thị Thủy khóa ngăn kéo đếm được 18.000 đ, sổ khi đó 18.000 đ, nay phải có 0 đ:"
    )


def test_less_taken_than_was_given_is_a_doubt(open_page, day):
    drawers = day.bench.drawers
    thuy = day.sign_in("thuy")
    (given,) = drawers.hand_over(thuy, "minh", 12_000).given
    drawers.accept(day.sign_in("minh"), given.hand_over, 1_000, "Đếm lại chỉ có vậy", password=PASSWORD)

    page = open_page("hang")

    said = "Nguyễn Thị Thủy giao 12.000 đ, Lê Thị Minh nhận 1.000 đ, thiếu 11.000 đ, lý do: Đếm lại chỉ có vậy."
    assert [(WAITING, said)] == told(page)


def test_one_hand_over_taken_twice_is_a_doubt(open_page, day, two, clock):
    thuy = day.sign_in("thuy")
    (given,) = day.bench.drawers.hand_over(thuy, "minh", 12_000).given
    two.learn_from(day)
    clock.turn(minutes=1)
    day.bench.drawers.accept(thuy, given.hand_over, 12_000, password=PASSWORD)
    two.bench.drawers.accept(two.sign_in("minh"), given.hand_over, 12_000, password=PASSWORD)
    day.learn_from(two)

    ((_, text),) = told(open_page("hang"))

    assert text.startswith("Nguyễn Thị Thủy giao 12.000 đ một lần mà có 2 lần nhận: ")
    assert {"Nguyễn Thị Thủy nhận 12.000 đ (Quầy 1)", "Lê Thị Minh nhận 12.000 đ (Quầy 2)"} == set(
        text.removesuffix(".").partition(": ")[2].split(", ")
    )


def test_another_sum_than_was_given_is_taken_with_a_reason_and_told_to_the_giver(session, day, shown, qtbot):
    day.bench.drawers.hand_over(day.sign_in("thuy"), "minh", 12_000)
    session.set_clerk(day.sign_in("minh"))
    page = DrawerPage(session)
    page.resize(1290, 690)
    shown(page)
    qtbot.waitUntil(page.waiting.isVisible)
    page.waiting.action.click()
    dialog = page.dialog
    assert not dialog.reason_field.isVisible()
    dialog.amount.selectAll()
    qtbot.keyClicks(dialog.amount, "1000")
    assert dialog.reason_field.isVisible()
    dialog.accept()
    assert dialog.reason_field.error
    dialog.reason.setPlainText("Chỉ có vậy")
    dialog.own.password.setText(PASSWORD)
    dialog.accept()
    qtbot.waitUntil(lambda: page.dialog is None and not page.waiting.isVisible())
    assert not page.disputed.isVisible()

    session.set_clerk(day.sign_in("thuy"))

    qtbot.waitUntil(page.disputed.isVisible)
    said = "Nguyễn Thị Thủy giao 12.000 đ, Lê Thị Minh nhận 1.000 đ, thiếu 11.000 đ, lý do: Chỉ có vậy."
    assert said == page.disputed.text.text()


def test_a_float_that_did_not_come_back_is_a_doubt(open_page, day, clock):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})
    day.bench.drawers.close(thuy, kept=12_000, password=PASSWORD)
    clock.turn(minutes=1)
    day.bench.drawers.open(thuy, 2_000)

    texts = [text for _, text in told(open_page("hang"))]

    said = "Quầy 1: Nguyễn Thị Thủy giữ lại 12.000 đ (20/11/2026), ca sau bắt đầu với 2.000 đ, thiếu 10.000 đ."
    grown = "Quầy 1: Nguyễn Thị Thủy giữ lại 12.000 đ làm tiền lẻ ca sau, tăng 12.000 đ so với đầu ca, chưa nộp."
    assert [said, grown] == texts


def test_a_float_that_stays_what_it_was_is_no_doubt(open_page, day, clock):
    thuy = day.sign_in("thuy")
    day.bench.drawers.move(thuy, 200_000, "change", "Đổi tiền lẻ")
    day.bench.drawers.count(thuy, {200_000: 1, 10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})
    day.bench.drawers.close(thuy, kept=200_000, password=PASSWORD)

    assert not [text for _, text in told(open_page("hang")) if "so với đầu ca" in text]


def test_a_float_that_was_kept_and_never_begins_again_is_a_doubt_on_a_later_day(open_page, day, clock):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})
    day.bench.drawers.close(thuy, kept=12_000, password=PASSWORD)
    clock.turn(days=3)

    said = "Nguyễn Thị Thủy giữ lại 12.000 đ ở Quầy 1 từ 20/11/2026, chưa mở lại."
    assert [(WAITING, said)] == told(open_page("hang"))


def test_many_doubts_leave_the_page_its_room_and_are_all_one_click_away(open_page, day, clock):
    thuy = day.sign_in("thuy")
    for number in range(8):
        clock.turn(minutes=1)
        day.bench.drawers.move(thuy, -1_000, "other", f"Lần {number} " + "vì một lý do dài " * 8)
        day.bench.drawers.count(thuy, {1_000: number + 1})
        day.bench.drawers.close(thuy, explanation="vì thế", password=PASSWORD)
        clock.turn(minutes=1)

    page = open_page("hang")

    assert 16 == len(told(page))  # each took something out, and each was counted otherwise than it should
    assert page.height() <= HEIGHT_BETWEEN_BARS
    assert page.minimumSizeHint().height() <= HEIGHT_BETWEEN_BARS
    page.doubts.findChildren(PlainButton)[-1].click()
    assert "Xem hết" not in [one.text() for one in page.doubts.findChildren(PlainButton) if one.isVisible()]
    assert page.minimumSizeHint().height() <= HEIGHT_BETWEEN_BARS


def test_whoever_has_still_to_count_reads_no_money_of_what_came_late(open_page, day, two, clock):
    two.receive(NAMES[3])
    day.sign_in("hang")
    rule_off(day.bench, day.bench.desk.seat.clerk, "2026-11-20", PASSWORD)
    clock.turn(minutes=1)
    receive_late(day, NAMES[4])
    day.learn_from(two)

    told_all, told_none = open_page("hang")._facts, open_page("thuy")._facts

    assert {18_000, 0} == {one.money for one in told_all.late}
    assert {0} == {one.money for one in told_none.late}
    assert "36.000 đ" in "".join(addendum_details(told_all.view, money_told=not told_all.blind))
    assert "36.000" not in "".join(addendum_details(told_none.view, money_told=not told_none.blind))
