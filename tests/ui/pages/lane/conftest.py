"""Quick certification in a whole window, and the hands of the clerk before it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.routing import Routing

SCANNER_MS = 4


class Hands:
    """Strikes keys at the window's own handle, as the system does; counts the gestures."""

    def __init__(self, window):
        self.window = window
        self.gestures = 0
        self.at = 1_000

    def scan(self, text):
        """The card under the scanner."""
        self.gestures += 1
        self.at += 2_000
        for letter in text:
            self._strike(0, letter)
            self.at += SCANNER_MS
        self._strike(Qt.Key.Key_Return, "\r")

    def key(self, key, text=""):
        """One key of the keyboard, by hand."""
        self.gestures += 1
        self.at += 2_000
        self._strike(key, text)

    def _strike(self, key, text):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(self.window.windowHandle(), event)


@pytest.fixture
def window(session, shown, qtbot):
    window = MainWindow([PageSpec("intake", "Tiếp nhận", "receive", "F2", lambda: IntakePage(session))])
    window.routing = Routing(session, window, window)
    window.show_page("intake")
    shown(window)
    window.focus_page()
    return window


@pytest.fixture
def page(window, qtbot):
    page = window.page("intake")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bool(page.lane.keys.offers))
    return page


@pytest.fixture
def hands(window):
    return Hands(window)


@pytest.fixture
def printed(session):
    papers = []
    session.printed.connect(papers.append)
    return papers
