"""The paper on the screen: beside the work, never in its way."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from intake_desk.services.preferences import Preferences
from intake_desk.services.slips import Printed
from intake_desk.ui.outlet import Outlet
from intake_desk.ui.preview_window import PreviewWindow, beside
from intake_desk.ui.printers import PRINTED, READY, Job, PrinterFailed


class Tray:
    """A printer that takes everything."""

    def __init__(self):
        self.taken = []

    def state(self, _printer):
        return READY

    def send(self, printer, _title, pdf):
        self.taken.append(pdf)
        return Job(printer)

    def fate(self, _job):
        return PRINTED


@pytest.fixture
def tray():
    return Tray()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path), pagesize=A5, invariant=1)
    canvas.drawString(50, 300, "H26.103")
    canvas.showPage()
    canvas.save()
    return Printed(form="01", name="H26.103-261120-1001", pdf=path.read_bytes())


@pytest.fixture
def desk_window(shown):
    window = QLineEdit()
    window.resize(900, 700)
    shown(window)
    window.setFocus()
    return window


@pytest.fixture
def preview(desk_window, tray, tasks):
    return PreviewWindow(desk_window, Outlet(tasks, tray, Preferences(printer="Quay1")), tasks)


def test_the_preview_shows_the_pages_and_leaves_the_cursor_where_it_is(preview, paper, desk_window, qtbot):
    preview.show_paper(paper)

    qtbot.waitUntil(lambda: preview.pages.page_count == 1)
    assert "H26.103-261120-1001" == preview.windowTitle()
    assert preview.isVisible()
    qtbot.waitUntil(desk_window.hasFocus)


def test_a_copy_says_so(preview, paper):
    preview.show_paper(Printed(form="01", name=paper.name, pdf=paper.pdf, reprint=2))

    assert "H26.103-261120-1001 · bản sao lần 2" == preview.windowTitle()


def test_the_preview_steps_aside_for_the_next_citizen_and_comes_back(preview, paper, desk_window):
    preview.show_paper(paper)
    preview.move(desk_window.pos())

    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "Đ")
    QApplication.sendEvent(desk_window.windowHandle(), key)

    assert preview.isHidden()
    preview.bring_back()
    assert preview.isVisible()


def test_a_failed_paper_is_shown_with_the_way_to_print_it_again(preview, paper, tray, qtbot):
    preview.show_failed(paper, PrinterFailed(reason="lost"))

    assert "Hồ sơ ĐÃ lưu" in preview.notice.text.text()
    assert "In lại" == preview.print_button.text()
    with qtbot.waitSignal(preview._outlet.delivered):
        preview.print_button.click()
    assert [paper.pdf] == tray.taken


def test_escape_closes_the_preview(preview, paper, qtbot):
    preview.show_paper(paper)
    preview.activateWindow()
    preview.pages.setFocus()
    qtbot.waitUntil(preview.pages.hasFocus)

    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert preview.isHidden()


def test_the_preview_stands_beside_the_window_where_there_is_room():
    screen, size = QRect(0, 0, 1920, 1080), QSize(440, 640)

    assert not beside(QRect(0, 0, 1366, 768), screen, size).intersects(QRect(0, 0, 1366, 768))
    assert not beside(QRect(500, 0, 1366, 768), screen, size).intersects(QRect(500, 0, 1366, 768))
    full = beside(QRect(0, 0, 1920, 1080), screen, size)
    assert screen.contains(full)
    assert QPoint(1920 - 440 - 12, 60) - QPoint(1, 0) == full.topLeft()


def test_without_a_printer_it_says_where_to_choose_one(desk_window, tray, tasks, paper):
    preview = PreviewWindow(desk_window, Outlet(tasks, tray, Preferences()), tasks)

    preview.show_paper(paper)

    assert not preview.print_button.isEnabled()
    assert "Chưa chọn máy in: Cài đặt (F10)" == preview.print_button.toolTip()
