"""What no drawer shows of the day's money stands on the closing page, with the way to the dossiers."""

import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeWaived, PaperCount, Waiver
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.ui.day.closing_doubts import DOSSIER, MONEY
from tests.ui.day.hands import cells
from tests.ui.unit import NAMES


@pytest.fixture
def waived(day, clock):
    """A fee that was owed and then let go without a paper."""
    clock.turn(minutes=1)
    dossier = day.receive(NAMES[3], means="later")
    clock.turn(minutes=1)
    with day.bench.desk.recording(day.bench.desk.seat.clerk) as recording:
        facts = FeeWaived(amount=18_000, phi=18_000)
        recording.add(Draft(facts=facts, personal=Waiver(reason="người quen"), subject=dossier))
    return dossier


def said(page, words):
    return next(one for one in page.doubts.said if words in one.text)


def test_a_waiver_without_a_paper_names_clerk_amount_and_reason_and_leads_to_its_dossier(open_page, waived, session):
    found = said(open_page("hang"), "Miễn, giảm")

    text = "Miễn, giảm không có giấy tờ hoặc miễn khoản đã nợ: Nguyễn Thị Thủy 18.000 đ (người quen)."
    assert (text, "Xem", DOSSIER, waived) == (found.text, found.link, found.page, found.argument)


def test_what_is_only_said_to_have_come_online_leads_to_its_list(open_page, day, session, qtbot):
    dossiers = [day.receive(name, means="online") for name in NAMES[3:5]]
    page = open_page("hang")
    found = said(page, "Trực tuyến")
    assert "Trực tuyến: 2 lần thu chưa có xác nhận của Cổng, 36.000 đ." == found.text
    assert MONEY == found.page

    page.doubts.way_wanted.emit(found.page, found.argument)

    qtbot.waitUntil(lambda: page.listed is not None)
    lines = cells(page.listed.rows)
    assert [["Nguyễn Thị Thủy", "18.000 đ", "trực tuyến, chưa có xác nhận"]] * 2 == [line[2:] for line in lines]
    assert page.listed.table.current_row().noted.subject == dossiers[0]
    page.listed.table.choose(1)
    with qtbot.waitSignal(session.dossier_wanted) as wanted:
        page.listed.show_dossier.click()
    assert [dossiers[1]] == wanted.args


def test_what_earlier_days_left_open_is_told_on_the_day_after(open_page, day, session, qtbot, clock):
    page = open_page("hang")
    assert not any("các ngày trước" in one.text for one in page.doubts.said)
    clock.turn(days=3)
    session.set_clerk(day.sign_in("hang"))
    page.refresh()

    text = "Từ các ngày trước: 1 khoản chuyển khoản chưa đối chiếu, 18.000 đ."
    qtbot.waitUntil(lambda: any(one.text == text for one in page.doubts.said))
    assert DOSSIER == said(page, text).page


def test_what_nobody_will_ask_for_again_is_told_apart_of_what_is_unpaid(open_page, day, session, qtbot):
    day.receive(NAMES[3], means="later")
    dossier = day.receive(NAMES[4], means="later")
    day.bench.casework.withdraw(day.bench.desk.seat.clerk, dossier, "đổi ý")
    page = open_page("hang")
    found = said(page, "Đã tính mà chưa thu")
    assert "Đã tính mà chưa thu: 36.000 đ, trong đó 18.000 đ của hồ sơ đã rút, từ chối hoặc dừng." == found.text
    page.doubts.way_wanted.emit(found.page, found.argument)

    qtbot.waitUntil(lambda: page.listed is not None)

    assert {"đã tính, chưa thu", "rút hồ sơ, chưa thu"} == {line[-1] for line in cells(page.listed.rows)}


def test_cash_that_nobody_took_is_told_again_on_the_day_after(open_page, day, session, clock):
    day.bench.drawers.hand_over(day.bench.desk.seat.clerk, "minh", 150_000)
    clock.turn(days=3)
    session.set_clerk(day.sign_in("hang"))

    found = said(open_page("hang"), "chưa ai nhận")

    text = "Tiền giao từ các ngày trước chưa ai nhận: Nguyễn Thị Thủy giao Lê Thị Minh 150.000 đ (20/11)."
    assert (text, MONEY) == (found.text, found.page)


def test_lines_of_a_statement_that_match_nothing_are_told_until_a_supervisor_explains_them(
    open_page, day, session, qtbot
):
    text = "Ngày;Số tiền ghi có;Nội dung;Mã giao dịch\n20/11/2026;70.000;tien hang;R3\n20/11/2026;5.000;qua;R4\n"
    day.bench.statements.record(day.bench.desk.seat.clerk, "saoke.csv", text.encode())
    page = open_page("hang")
    found = said(page, "Sao kê có")
    assert "Sao kê có 2 dòng chưa khớp khoản thu nào, 75.000 đ: 2 không rõ hồ sơ." == found.text
    page.doubts.way_wanted.emit(found.page, found.argument)
    qtbot.waitUntil(lambda: page.listed is not None)
    listed = page.listed
    assert not listed.show_dossier.isEnabled()

    listed.explain.click()
    qtbot.waitUntil(lambda: listed.dialog is not None)
    assert listed.dialog.second is None
    listed.dialog.reason.setPlainText("tiền thuê mặt bằng")
    listed.dialog.confirm.click()

    qtbot.waitUntil(lambda: 1 == listed.rows.rowCount())
    qtbot.waitUntil(lambda: any("Sao kê có 1 dòng" in one.text for one in page.doubts.said))


def test_every_waiver_of_the_day_is_told_by_clerk(open_page, waived):
    found = said(open_page("hang"), "Miễn, giảm: ")

    assert "Miễn, giảm: 1 hồ sơ, 18.000 đ (Nguyễn Thị Thủy 1)." == found.text


def test_what_is_unpaid_leads_to_its_dossier(open_page, day):
    dossier = day.receive(NAMES[3], means="later")

    found = said(open_page("hang"), "Đã tính mà chưa thu: 18.000 đ.")

    assert ("Xem", DOSSIER, dossier) == (found.link, found.page, found.argument)


def test_a_walk_in_counted_as_online_is_told_by_who_took_the_cash(open_page, day):
    clerk = day.bench.desk.seat.clerk
    person = Application(
        applicant=Person(name=NAMES[3], id_number="001199054321"),
        procedure="1.004222",
        channel="online",
        papers=(PaperCount(text="Tờ khai", originals=1),),
    )
    filed = day.bench.reception.file(clerk, person)
    day.bench.reception.accept(clerk, filed.id, "cash")

    found = said(open_page("hang"), "Tính phí theo mức gửi")

    text = (
        "Tính phí theo mức gửi trực tuyến, bưu chính, không có mã của Cổng, thu tiền mặt tại quầy: 1 lần, 10.000 đ"
        " (Nguyễn Thị Thủy 1)."
    )
    assert (text, DOSSIER, filed.id) == (found.text, found.page, found.argument)
