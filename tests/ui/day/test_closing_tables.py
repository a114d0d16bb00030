"""A figure of money is never cut, whatever is called or given as a reason; the sum of a table always stands."""

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from intake_desk.ui.day.closing_doubts import DRAWERS
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.closing_tables import DESKS
from tests.ui.day.conftest import HEIGHT_BETWEEN_BARS, WIDTH_BESIDE_RAIL
from tests.ui.day.hands import cells
from tests.ui.pages.intake import settle

NAMES = "Nguyễn Thị Phương Thảo, Hoàng Thị Thùy Dương, Đoàn Ngọc Bảo Trâm"
REASON = "máy đang ở điểm lưu động thôn Thượng, chưa nối mạng được từ đầu giờ sáng"


def eight_desks(facts):
    """A closed day of eight desks with long names, long reasons and sums in the millions."""
    first, total = facts.desks[0], facts.desks[-1]
    desks = [
        replace(
            first,
            day=msgspec.structs.replace(first.day, name=f"Quầy {at}", away=REASON),
            clerks=NAMES,
            cash=9_876_543,
            differences=(-9_440_000,),
            sealed=True,
        )
        for at in range(1, 9)
    ]
    drawer = replace(
        facts.drawers[0],
        name="Quầy 2 · Nguyễn Thị Phương Thảo",
        float_amount=9_000_000,
        moved_out=1_234_000,
        expected=9_876_543,
        counted=9_800_000,
        kept=9_000_000,
        delivered=1_100_000,
        differences=(-9_440_000,),
    )
    return replace(
        facts,
        desks=(*desks, replace(total, cash=79_012_344, differences=(-75_520_000, 12_345_000))),
        drawers=(*(drawer,) * 8, replace(drawer, name="", differences=(-75_520_000, 12_345_000))),
    )


@pytest.fixture
def page(session, day, shown, qtbot, language):
    session.set_clerk(day.sign_in("hang"))
    page = ClosingPage(session)
    page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
    shown(page)
    qtbot.waitUntil(lambda: page._facts is not None)
    page.show_facts(eight_desks(page._facts))
    return page


def cut(view, model):
    """The figures that have less room than they need, or stand beyond the edge."""
    delegate, found = view.itemDelegate(), []
    for row in range(model.rowCount()):
        for at, column in enumerate(model.columns):
            index = model.index(row, at)
            beyond = view.columnViewportPosition(at) + view.columnWidth(at) > view.viewport().width()
            narrow = delegate.sizeHint(QStyleOptionViewItem(), index).width() > view.columnWidth(at)
            if column.align == "right" and (beyond or narrow):
                found.append((column.title, index.data()))
    return found


@pytest.mark.parametrize("which", [DESKS, DRAWERS])
def test_no_figure_is_cut_and_the_sum_stands(page, session, qtbot, which):
    page.tables.show_table(which)
    for _time in range(2):
        settle(session, qtbot)

    shown = page.tables.table
    for view in (shown.table, shown.sums):
        assert [] == cut(view, view.model())
    assert shown.sums.rect() == shown.sums.visibleRegion().boundingRect()
    widths = [[view.columnWidth(at) for at in range(view.model().columnCount())] for view in (shown.table, shown.sums)]
    assert widths[0] == widths[1]


def test_every_desk_of_eight_is_seen_without_scrolling(page, session, qtbot):
    settle(session, qtbot)

    assert 0 == page.tables.table.table.verticalScrollBar().maximum()
    assert ["-75.520.000\n+12.345.000"] == [line[4] for line in cells(page.tables.desks)[8:]]


def test_what_is_cut_stands_whole_in_the_tool_tip(page, session, qtbot):
    settle(session, qtbot)
    view = page.tables.table.table
    for at, said in ((1, NAMES), (2, REASON)):
        spot = view.visualRect(view.model().index(0, at)).center()
        asked = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(QPoint(spot)))
        QApplication.sendEvent(view.viewport(), asked)
        assert said in QToolTip.text()
        QToolTip.hideText()


def test_the_arrows_stay_among_the_rows(page, session, qtbot):
    settle(session, qtbot)
    view = page.tables.table.table
    view.setFocus()
    for _time in range(12):
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert 7 == view.currentIndex().row()


def test_the_numbers_of_the_hours_are_all_in_sight(page, session, qtbot):
    page.turn.click()
    for _time in range(2):
        settle(session, qtbot)

    table = page.hours.table
    assert table.rows.rowCount() > 10
    assert 0 == table.verticalScrollBar().maximum()
    page.turn.click()
    settle(session, qtbot)
    assert 0 == page.hours.wanting
