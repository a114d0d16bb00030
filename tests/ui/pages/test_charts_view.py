"""The supervisor's charts on the reports page: all four on one screen, their numbers one key away."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.reports.report_choices import CHARTS
from intake_desk.ui.reports.reports_page import ReportsPage
from intake_desk.ui.routing import Routing

WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS = 1366 - 76, 768 - 52 - 30
PAID = "2.000815"


@pytest.fixture
def page(session, shown, receive, qtbot) -> ReportsPage:
    receive("Đặng Thị Hường", PAID, means="transfer")
    receive("Phạm Văn Ưng", means="transfer")
    page = ReportsPage(session)
    page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
    shown(page)
    page.show_report(CHARTS)
    qtbot.waitUntil(page.charts.isVisible)
    return page


def turn(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    for _turn in range(8):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def numbers(pane):
    table = pane.table
    return [
        [table.rows.index(line, at).data() for at in range(table.rows.columnCount())]
        for line in range(table.rows.rowCount())
    ]


@pytest.mark.parametrize("period", ["today", "month", "quarter", "year"])
def test_a_supervisor_needs_no_scrolling_on_a_small_screen(page, qtbot, period):
    page.choices.period.setCurrentIndex(page.choices.period.findData(period))
    qtbot.waitUntil(lambda: page.print_button.isEnabled() and page._shown == page.choices.wanted())

    for _ in range(2):
        assert 0 == page._scroll.verticalScrollBar().maximum()
        for card in page.charts.cards:
            assert page.rect().contains(card.rect().translated(card.mapTo(page, card.rect().topLeft())))
        turn(page, qtbot)
    turn(page, qtbot)
    assert [0] * 4 == [pane.table.horizontalScrollBar().maximum() for pane in page.charts.panes if pane.table]


def test_one_key_shows_the_numbers_of_every_chart_and_the_same_key_the_charts(page, qtbot):
    panes = page.charts.panes
    assert "Xem bảng số (Alt B)" == page.turn.text()

    turn(page, qtbot)

    assert "Xem biểu đồ (Alt B)" == page.turn.text()
    shown = [pane.currentWidget() for pane in panes]
    assert [panes[0].table, panes[1].table, panes[2].empty] == shown[:3]
    assert ["7h", "2", "–"] == numbers(panes[0])[0]
    assert ["Cộng", "2"] == numbers(panes[1])[-1]
    turn(page, qtbot)
    assert panes[0].currentWidget() is panes[0].view


def test_what_is_recorded_is_drawn_at_once_and_stays_turned(page, session, receive, qtbot):
    turn(page, qtbot)
    session.do(lambda: receive("Vũ Ngọc Ánh", means="transfer"), lambda _dossier: None)

    qtbot.waitUntil(lambda: ["Cộng", "3"] == numbers(page.charts.panes[1])[-1])
    assert page.charts.panes[0].currentWidget() is page.charts.panes[0].table


def test_the_charts_are_printed_and_saved_with_their_numbers(page, session, qtbot, tmp_path):
    with qtbot.waitSignal(session.printed) as printed:
        page.print_button.click()
    assert ("charts", "Bieu-do-20261101-20261130") == (printed.args[0].form, printed.args[0].name)
    assert printed.args[0].pdf.startswith(b"%PDF")

    page.save_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.close()
    path = tmp_path / "bieu do.xlsx"
    page.save_to(page._report, str(path))
    qtbot.waitUntil(page.notice.isVisible)
    assert "" == page.notice.detail.text()
    assert ["7h", 2.0] == CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[4][:2]


def test_the_way_from_elsewhere_leads_to_the_charts(session, receive, qtbot):
    window = MainWindow([PageSpec("reports", "Báo cáo", "report", "F11", lambda: ReportsPage(session))])
    qtbot.addWidget(window)
    window.routing = Routing(session, window, window)

    session.page_wanted.emit("reports", CHARTS)

    assert "reports" == window.current_page
    assert CHARTS == window.page("reports").choices.report.value()


def test_another_report_takes_the_charts_place_and_gives_it_back(page, qtbot):
    page.show_report("ratios")
    qtbot.waitUntil(lambda: page.card.isVisible() and page.print_button.isEnabled())
    assert not page.charts.isVisible()
    assert not page.turn.isVisible()

    page.show_report(CHARTS)

    qtbot.waitUntil(page.charts.isVisible)
    assert not page.card.isVisible()
    assert not page.detail.isVisible()
