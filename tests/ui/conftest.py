"""A dressed application, an executor that answers at once, and a window that is shown."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget  # the platform is chosen first

from intake_desk.ui import theme
from intake_desk.ui.tasks import Tasks


class InlineExecutor(Executor):
    """Works at once, on this thread; ``Tasks`` still delivers on the next turn of the event loop."""

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # a future carries whatever went wrong
            future.set_exception(error)
        return future


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def tasks(app: QApplication) -> Tasks:
    return Tasks(InlineExecutor())


@pytest.fixture
def shown(app: QApplication, qtbot) -> Callable[[QWidget], QWidget]:
    """Show a widget in an active window of its own."""

    kept = []

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)  # qtbot holds it weakly
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show
