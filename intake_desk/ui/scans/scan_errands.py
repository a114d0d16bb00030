"""The thread on which scans are opened and stored: neither recording nor looking up waits for it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks

Result = TypeVar("Result")
NAME = "scan errands"


def scan_errands(session: Session) -> Tasks:
    """The one door to that thread; made when it is first wanted."""
    found = session.findChild(Tasks, NAME)
    if isinstance(found, Tasks):
        return found
    tasks = Tasks(ThreadPoolExecutor(1, "scans"), session)
    tasks.setObjectName(NAME)
    return tasks


class WhileOpen:
    """Work for a window that may be closed meanwhile: what comes back after that is dropped."""

    def __init__(self, session: Session, tasks: Tasks, window: QObject) -> None:
        self._session = session
        self._tasks = tasks
        self._window = window

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """As ``Tasks.run``."""
        self._tasks.run(work, self._while_open(done), self._while_open(failed))

    def record(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """As ``Session.do``."""
        self._session.do(work, self._while_open(done), self._while_open(failed))

    def _while_open(self, act: Callable[[Result], object]) -> Callable[[Result], None]:
        def when_open(result: Result) -> None:
            if isValid(self._window):
                act(result)

        return when_open
