"""What every page shares: the services, the way off the GUI thread, and news of what was recorded."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from intake_desk.domain.desk import Clerk
from intake_desk.domain.refusals import Refusal
from intake_desk.services.slips import Printed
from intake_desk.services.workbench import Workbench
from intake_desk.ui.tasks import Tasks

Result = TypeVar("Result")


class Session(QObject):
    """Made when the store is open; lives as long as the window. Pages hold it and nothing else of the program."""

    recorded = Signal()
    printed = Signal(object)
    refused = Signal(object)
    clerk_changed = Signal(object)
    dossier_wanted = Signal(str)
    hand_back_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(self, workbench: Workbench, tasks: Tasks, lookups: Tasks, parent: QObject | None = None) -> None:
        """`tasks` runs on the one thread that writes, `lookups` on the one that answers while typing."""
        super().__init__(parent)
        self.workbench = workbench
        self.tasks = tasks
        self.lookups = lookups
        self._clerk: Clerk | None = None

    @property
    def clerk(self) -> Clerk:
        """Who is signed in; a page is only seen by somebody."""
        assert self._clerk is not None
        return self._clerk

    @property
    def present(self) -> Clerk | None:
        """Who is signed in, if anybody is."""
        return self._clerk

    def set_clerk(self, clerk: Clerk | None) -> None:
        """Someone sat down, or left."""
        self._clerk = clerk
        self.clerk_changed.emit(clerk)

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Record something; after success every list is told to look again. Errors go to `failed` or the frame."""

        def succeeded(result: Result) -> None:
            done(result)
            self.recorded.emit()

        self.tasks.run(work, succeeded, failed or self.refused.emit)

    def ask(
        self,
        question: Callable[[], Result],
        answered: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Look something up without waiting for what is being written."""
        self.lookups.run(question, answered, failed or self.refused.emit)

    def hand_out(self, paper: Printed) -> None:
        """Give a paper to the printer or the preview."""
        self.printed.emit(paper)


def is_bug(error: Exception) -> bool:
    """Whether an error is ours to mend rather than something a person can do about."""
    return not isinstance(error, Refusal)
