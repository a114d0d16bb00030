"""A window that was closed hears no more of who sits down: a lock or a sign-in finds nothing that is gone."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import intake_desk.ui
from intake_desk.ui.day.money_list import MoneyList
from intake_desk.ui.drawer.statement_dialog import StatementDialog

WINDOWS = {
    "statement": StatementDialog,
    "money list": lambda session: MoneyList(session, "Từ các ngày trước", ()),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_nobody_calls_a_window_that_is_gone(session, clerk, qtbot, name):
    window = WINDOWS[name](session)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    window.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)

    with qtbot.capture_exceptions() as wrong:
        session.set_clerk(None)
        session.set_clerk(clerk)

    assert [] == wrong


@pytest.mark.parametrize("name", WINDOWS)
def test_one_that_is_open_closes_when_somebody_else_sits_down(session, clerk, qtbot, name):
    window = WINDOWS[name](session)
    qtbot.addWidget(window)
    window.open()
    session.set_clerk(None)
    assert not window.isVisible()


def test_what_hears_the_session_is_bound_to_what_hears_it():
    """A function without a home outlives its window."""
    loose = re.compile(r"session\.\w+\.connect\(\s*lambda")
    ui = Path(intake_desk.ui.__file__).parent
    assert [] == [str(path) for path in ui.rglob("*.py") if loose.search(path.read_text("utf-8"))]
