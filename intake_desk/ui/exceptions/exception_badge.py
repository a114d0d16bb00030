"""How many exceptions wait, on the rail, for whoever may answer them."""

from PySide6.QtCore import QObject, QTimer

from intake_desk.domain.desk import Clerk
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.session import Session

PAUSE_MS = 400


class ExceptionBadge(QObject):
    """Counts after whatever was recorded or came in, and a little later than that."""

    def __init__(self, session: Session, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        session.recorded.connect(self._pause.start)
        session.clerk_changed.connect(self._on_clerk)

    def stop(self) -> None:
        """Ask nothing more."""
        self._pause.stop()

    def _on_clerk(self, clerk: Clerk | None) -> None:
        self._window.rail.set_count("exceptions", 0)
        if clerk is not None and clerk.supervises:
            self._pause.start()

    def _ask(self) -> None:
        clerk = self._session.present
        if clerk is not None and clerk.supervises:
            self._session.ask(self._session.workbench.exceptions.count, self._show)

    def _show(self, count: int) -> None:
        clerk = self._session.present
        self._window.rail.set_count("exceptions", count if clerk is not None and clerk.supervises else 0)
