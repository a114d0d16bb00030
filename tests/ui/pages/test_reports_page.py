"""The reports page: what is chosen is seen, printed and saved, and nothing old is ever shown for it."""

from concurrent.futures import Executor, Future
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from intake_desk.ui.reports.report_choices import BACKLOG, CHOSEN_DAYS
from intake_desk.ui.reports.report_table import ReportTable
from intake_desk.ui.reports.reports_page import ReportsPage
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks

REPORTS = ("report_06a", "ratios", BACKLOG, "register_book", "results", "forwarded", "settlement")


class Waiting(Executor):
    """Keeps what it is asked for until it is told to do it."""

    def __init__(self):
        self.asked = []

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        self.asked.append((future, work))
        return future

    def do(self, number):
        future, work = self.asked[number]
        future.set_result(work())


@pytest.fixture
def page(session, shown, qtbot) -> ReportsPage:
    page = ReportsPage(session)
    page.resize(1290, 686)
    shown(page)
    qtbot.waitUntil(page.print_button.isEnabled)
    return page


def choose(page, qtbot, report, period=None):
    """Choose as a person does, and wait for the answer."""
    for field, value in ((page.choices.report, report), (page.choices.period, period)):
        if value is not None:
            field.setCurrentIndex(field.findData(value))
    qtbot.waitUntil(lambda: page.print_button.isEnabled() and page._shown == page.choices.wanted())


def table(page) -> ReportTable:
    assert isinstance(page.stack.currentWidget(), ReportTable)
    return page.stack.currentWidget()


def rows(page) -> list[list[str]]:
    shown = table(page).rows
    return [[column.text(row) for column in shown.columns] for row in shown.rows()]


def test_a_month_without_dossiers_says_so(page):
    assert page.stack.currentWidget() is page.empty
    assert "Không có hồ sơ nào trong kỳ này" == page.empty.text.text()
    assert page.detail.text().startswith("Tháng 11 năm 2026: tiếp nhận 0 ")


def test_what_is_received_is_seen_at_once(page, session, receive, qtbot):
    session.do(lambda: receive("Đặng Thị Hường"), lambda _dossier: None)

    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.empty)
    assert "Tổng cộng" == rows(page)[-1][1]
    assert "1" == rows(page)[-1][2]
    assert page.detail.text().startswith("Tháng 11 năm 2026: tiếp nhận 1 ")


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_has_its_columns_and_its_paper(page, session, receive, qtbot, name):
    receive("Đặng Thị Hường")
    choose(page, qtbot, name, "year" if name != BACKLOG else None)

    report = page._report
    titles = [column.title for column in report.columns]
    if report.rows:
        assert titles == [table(page).model().headerData(at, Qt.Orientation.Horizontal) for at in range(len(titles))]
    with qtbot.waitSignal(session.printed) as printed:
        page.print_button.click()
    assert printed.args[0].pdf.startswith(b"%PDF")
    assert report.words.form == printed.args[0].form


def test_a_line_leads_to_its_dossier(page, session, receive, qtbot):
    dossier = receive("Đặng Thị Hường")
    choose(page, qtbot, BACKLOG)

    with qtbot.waitSignal(session.dossier_wanted) as wanted:
        table(page).choose(1)
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert [dossier.id] == wanted.args
    with qtbot.assertNotEmitted(session.dossier_wanted):
        table(page).choose(0)
        qtbot.keyClick(table(page), Qt.Key.Key_Return)


def test_the_backlog_asks_how_it_is_grouped_and_not_when(page, receive, qtbot):
    receive("Đặng Thị Hường")
    choose(page, qtbot, BACKLOG)

    assert page.choices.by.isVisible()
    assert not page.choices.period.isVisible()
    page.choices.by.setCurrentIndex(2)
    qtbot.waitUntil(lambda: rows(page)[0][2].startswith("Trung tâm Phục vụ hành chính công xã Thượng Phúc: 1 "))


def test_what_the_dossier_is_about_can_be_read_in_the_register_book(page, receive, qtbot):
    page.resize(1000, 686)
    receive("Đặng Thị Hường")
    choose(page, qtbot, "register_book", "month")
    shown = table(page)
    at = next(at for at, column in enumerate(shown.rows.columns) if column.title == "Nội dung hồ sơ")
    said = shown.fontMetrics().horizontalAdvance(rows(page)[0][at])
    assert shown.columnWidth(at) >= min(said, 200)


def test_the_report_of_the_month_fits_a_small_window_in_english(in_english, session, receive, shown, qtbot):
    receive("Đặng Thị Hường", "2.000815")
    page = ReportsPage(session)
    page.resize(1290, 686)
    shown(page)
    choose(page, qtbot, "report_06a", "month")

    assert 0 == table(page).horizontalScrollBar().maximum()
    assert table(page).columnWidth(1) >= 200


def test_days_are_chosen_and_must_not_run_backwards(page, receive, qtbot):
    receive("Đặng Thị Hường")
    choose(page, qtbot, "register_book", CHOSEN_DAYS)
    assert 1 == len(rows(page))

    page.choices.last.clear()
    qtbot.keyClicks(page.choices.last, "31102026")
    assert not page.print_button.isEnabled()
    assert "Trước ngày đầu kỳ" == page.choices._last_field.error
    page.choices.first.clear()
    qtbot.keyClicks(page.choices.first, "01/10/2026")
    qtbot.waitUntil(page.print_button.isEnabled)
    assert (date(2026, 10, 1), date(2026, 10, 31)) == (page._shown.period.first, page._shown.period.last)
    assert page.stack.currentWidget() is page.empty


def test_an_older_answer_is_dropped(session, shown, receive, qtbot):
    receive("Đặng Thị Hường")
    executor, answered = Waiting(), []
    errands = Tasks(executor)
    page = ReportsPage(session, errands=errands)
    shown(page)
    page.choices.report.setCurrentIndex(page.choices.report.findData("register_book"))

    executor.do(len(executor.asked) - 1)
    qtbot.waitUntil(lambda: page._report is not None)
    executor.do(0)
    errands.run(lambda: "after it", answered.append, answered.append)
    executor.do(len(executor.asked) - 1)
    qtbot.waitUntil(lambda: answered == ["after it"])
    assert "07" == page._report.words.form


def test_the_workbook_is_written_where_the_clerk_chooses(page, receive, tmp_path, qtbot):
    receive("=Đặng Thị Hường")
    choose(page, qtbot, "register_book", "month")

    page.save_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "so.xlsx"))
    dialog.reject()

    qtbot.waitUntil(page.notice.isVisible)
    sheet = CalamineWorkbook.from_path(str(tmp_path / "so.xlsx")).get_sheet_by_index(0).to_python()
    assert any("=Đặng Thị Hường" in row for row in sheet)
    assert page.notice.text.text().endswith("so.xlsx")
    assert "không được mã hóa" in page.notice.detail.text()

    choose(page, qtbot, "ratios")
    assert not page.notice.isVisible()


def test_a_place_that_cannot_be_written_is_said(page, receive, tmp_path, qtbot):
    receive("Đặng Thị Hường")
    choose(page, qtbot, "register_book", "month")

    page.save_to(page._report, str(tmp_path / "nowhere" / "so.xlsx"))

    qtbot.waitUntil(page.notice.isVisible)
    assert "Không ghi được tệp" in page.notice.text.text()
    assert page.save_button.isEnabled()


def test_a_failure_is_said_and_nothing_stale_can_be_printed(session, shown, qtbot, monkeypatch, tasks):
    class Broken:
        def report_06a(self, first, last):
            raise OSError

    monkeypatch.setattr(session, "workbench", type("Bench", (), {"reports": Broken(), "desk": session.workbench.desk}))
    page = ReportsPage(session)
    shown(page)

    qtbot.waitUntil(page.notice.isVisible)
    assert not page.print_button.isEnabled()
    assert "Chưa lập được báo cáo" == page.empty.text.text()


def test_nobody_signed_in_sees_no_figures(bench, tasks, shown):
    session = Session(bench, tasks, tasks)
    page = ReportsPage(session)
    shown(page)

    assert page._report is None
    assert not page.print_button.isEnabled()
