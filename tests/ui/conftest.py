"""A dressed application, an executor that answers at once, a window that is shown, and a unit of two desks."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # the platform is chosen first
from PySide6.QtWidgets import QApplication, QWidget

from intake_desk.ui import theme
from intake_desk.ui.application import Words
from intake_desk.ui.tasks import Tasks
from tests.ui.unit import Clock, TestDesk, open_desk
from tests.ui.words_seen import Stretched, english_words


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


@pytest.fixture(autouse=True)
def buttons_let_go() -> Iterator[None]:
    """What a test presses it lets go: with a button down the next test's focus is taken for the mouse's."""
    yield
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


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


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def one(tmp_path: Path, clock: Clock) -> Iterator[TestDesk]:
    """The first desk of the unit."""
    desk = open_desk(tmp_path / "one", 1, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def two(tmp_path: Path, clock: Clock) -> Iterator[TestDesk]:
    """The second desk, which the first knows of once it learns from it."""
    desk = open_desk(tmp_path / "two", 2, clock)
    yield desk
    desk.store.close()


@pytest.fixture(scope="session")
def english(tmp_path_factory) -> bytes:
    return english_words(tmp_path_factory.mktemp("words"))


@pytest.fixture
def in_english(app: QApplication, english: bytes) -> Iterator[None]:
    """The screen speaks English."""
    words = Words(english, app)
    app.installTranslator(words)
    yield
    app.removeTranslator(words)


@pytest.fixture(params=["Vietnamese", "English", "stretched"])
def language(request, app: QApplication, english: bytes) -> Iterator[str]:
    spoken = {"Vietnamese": None, "English": Words(english, app), "stretched": Stretched(app)}[request.param]
    if spoken is not None:
        app.installTranslator(spoken)
    yield request.param
    if spoken is not None:
        app.removeTranslator(spoken)
