"""The only door off the GUI thread: work runs in an executor, its result comes back here."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Result = TypeVar("Result")


class Tasks(QObject):
    """Results always arrive through this object's slot, so always on its thread and never inside ``run``."""

    _finished = Signal(object, object, object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do *work* elsewhere; afterwards exactly one of *done* and *failed* is called on this thread.

        After ``close`` nothing is begun any more.
        """
        if not self._open:
            return
        future = self._executor.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit(finished, done, failed))

    def close(self) -> None:
        """The window goes: what was begun is finished by its executor, nobody waits for the answer, nothing follows."""
        self._open = False

    @Slot(object, object, object)
    def _deliver(
        self, future: Future[Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        if future.cancelled() or not self._open:  # only at shutdown, when nobody waits for the answer any more
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, Exception):
            failed(error)
        else:
            raise error
