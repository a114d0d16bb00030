"""The day at a glance: true figures, newest first, promises kept in view."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from intake_desk.domain.desk import CLERK, SUPERVISOR, Clerk
from intake_desk.services.second_person import SecondPerson
from intake_desk.store.sheets import Sheet
from intake_desk.ui.day.day_page import DayPage

CERTIFIED_COPY = "2.000815"
PASSWORD = "mot-cua-2026"


@pytest.fixture
def open_page(session, shown, qtbot):
    def open_page() -> DayPage:
        page = DayPage(session)
        page.resize(1290, 690)
        shown(page)
        qtbot.waitUntil(lambda: "20/11/2026" in page.title.text())
        return page

    return open_page


def happenings(page):
    return [page.news.index(row, 1).data() for row in range(page.news.rowCount())]


def test_the_figures_tell_what_was_done(open_page, receive, bench, clerk):
    first = receive("Phạm Văn Ưng", CERTIFIED_COPY)
    second = receive("Lò Thị Ọi")
    receive("Hồ Thu Oanh")
    bench.casework.result_ready(clerk, first.id)
    bench.casework.hand_back(clerk, first.id, "applicant")
    bench.casework.result_ready(clerk, second.id)

    receive("Hoàng Thị Lụa", CERTIFIED_COPY, means="online")
    bench.drawers.count(clerk, {5_000: 1, 1_000: 3})

    page = open_page()

    cards = (page.received, page.handed_back, page.waiting, page.overdue, page.money)
    assert ["4", "1", "1", "0", "16.000 đ"] == [card.figure.number.text() for card in cards]
    assert "tiền mặt 8.000 đ · trực tuyến 8.000 đ" == page.money.figure.note.text()


def test_whoever_has_still_to_count_their_drawer_reads_no_money_here(open_page, receive, bench, clerk, qtbot, session):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    page = open_page()
    assert ("–", "hiện sau khi bạn đếm ngăn kéo") == (
        page.money.figure.number.text(),
        page.money.figure.note.text(),
    )

    bench.drawers.count(clerk, {5_000: 1})
    session.recorded.emit()

    qtbot.waitUntil(lambda: "8.000 đ" == page.money.figure.number.text())
    receive("Lò Thị Ọi", CERTIFIED_COPY)
    session.recorded.emit()
    qtbot.waitUntil(lambda: "–" == page.money.figure.number.text())


def sit(bench, clerk, login, role):
    """Somebody who has taken nothing comes to the desk."""
    staff = [*bench.desk.clerks, Clerk(login=login, name="Trần Thu Hằng", role=role, verifier=clerk.verifier)]
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(staff)))
    return bench.accounts.sign_in(login, PASSWORD)


def test_a_clerk_without_a_drawer_reads_nobody_elses_money_here(open_page, receive, bench, clerk, session):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    session.set_clerk(sit(bench, clerk, "minh", CLERK))

    page = open_page()

    shown = page.money.figure
    assert ("Phí, lệ phí bạn thu", "0 đ", "") == (shown.label.text(), shown.number.text(), shown.note.text())


def test_a_supervisor_without_a_drawer_reads_the_money_of_the_unit(open_page, receive, bench, clerk, session):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    session.set_clerk(sit(bench, clerk, "hang", SUPERVISOR))

    page = open_page()

    shown = page.money.figure
    assert ("Phí, lệ phí đã thu", "8.000 đ", "tiền mặt 8.000 đ") == (
        shown.label.text(),
        shown.number.text(),
        shown.note.text(),
    )


def test_what_happened_stands_newest_first_without_the_small_change(open_page, receive, bench, clerk):
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY)
    bench.slips.receipt(clerk, dossier.id)
    bench.slips.receipt(clerk, dossier.id)
    bench.casework.result_ready(clerk, dossier.id)

    page = open_page()

    assert [
        "Có kết quả",
        "In giấy tiếp nhận (bản sao lần 1)",
        "Thu 8.000 đ, tiền mặt",
        "Tiếp nhận hồ sơ",
        "Mở ngày làm việc",
    ] == happenings(page)
    assert ["Phạm Văn Ưng", "Nguyễn Thị Thủy", "quầy 3"] == [page.news.index(0, at).data() for at in (3, 4, 5)]
    assert page.news_table.hasFocus()


def test_only_what_is_promised_for_today_and_still_open_is_listed(open_page, receive, bench, clerk):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    receive("Hồ Thu Oanh")
    gone = receive("Lò Thị Ọi", CERTIFIED_COPY)
    bench.casework.withdraw(clerk, gone.id, "đổi ý")

    page = open_page()

    assert ["Phạm Văn Ưng"] == [dossier.applicant.name for dossier in page.promises.rows()]


def test_a_happening_opens_its_dossier(open_page, receive, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    page = open_page()

    with qtbot.waitSignal(session.dossier_wanted) as wanted:
        qtbot.keyClick(page.news_table, Qt.Key.Key_Return)

    assert [dossier.id] == wanted.args


def test_feedback_is_written_down_with_its_sender(open_page, bench, qtbot):
    page = open_page()
    page.feedback.click()
    dialog = page.dialog

    dialog.confirm.click()
    assert dialog.reason_field.error
    dialog.who.setText("Ông Ba")
    dialog.about.setText("thời gian chờ")
    dialog.reason.setPlainText("Chờ hơi lâu")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: "Phản ánh, kiến nghị" in happenings(page))
    said = bench.lookup.news()[0].entry.personal
    assert ("Ông Ba", "thời gian chờ", "Chờ hơi lâu") == (said.sender, said.about, said.text)
    assert page.dialog is None
    assert page.notice.isVisible()


def test_news_does_not_move_the_cursor(open_page, receive, session, qtbot):
    receive("Phạm Văn Ưng")
    page = open_page()
    page.feedback.setFocus()

    receive("Lò Thị Ọi")
    session.recorded.emit()

    qtbot.waitUntil(lambda: page.received.figure.number.text() == "2")
    assert page.feedback.hasFocus()


def test_what_was_done_with_money_says_how_much_why_and_who_agreed(open_page, receive, bench, clerk):
    hang = Clerk(login="hang", name="Trần Thu Hằng", role="supervisor", verifier=bench.desk.clerks[0].verifier)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((*bench.desk.clerks, hang))))
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY)
    bench.drawers.open(clerk, 200_000)
    bench.drawers.move(clerk, -50_000, "bank", "Nộp kho bạc")
    bench.drawers.hand_over(clerk, "hang", 20_000)
    second = SecondPerson("hang", PASSWORD, PASSWORD)
    bench.till.void(clerk, dossier.id, dossier.payments[0].id, "Ghi nhầm", second)
    bench.drawers.count(clerk, {100_000: 1, 10_000: 3})
    bench.drawers.close(clerk, kept=30_000, password=PASSWORD)

    page = open_page()
    assert [
        "Khóa ngăn kéo: nộp 100.000 đ",
        "Kiểm đếm ngăn kéo: 130.000 đ",
        "Hủy 8.000 đ · đồng ý Trần Thu Hằng",
        "Bàn giao 20.000 đ cho Trần Thu Hằng",
        "Lấy ra 50.000 đ",
        "Mở ngăn kéo",
    ] == happenings(page)[:6]
    whose = [page.news.index(row, 3).data() for row in range(6)]
    assert ["", "", "Phạm Văn Ưng · Ghi nhầm", "", "Nộp kho bạc", ""] == whose
