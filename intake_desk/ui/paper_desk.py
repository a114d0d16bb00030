"""Papers on their way out: the printer or the folder, the preview, and what is said when a printer fails."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_desk.services.preferences import Preferences
from intake_desk.services.slips import Printed
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import FolderOutlet, Outlet, PaperOutlet
from intake_desk.ui.printers import printers_here
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import AskDialog

if TYPE_CHECKING:
    from intake_desk.ui.preview_window import PreviewWindow


class PaperDesk(QObject):
    """Takes every paper of the session; ``delivered(Printed)`` when one is out."""

    delivered = Signal(object)

    def __init__(
        self, session: Session, window: MainWindow, errands: Tasks, folder: Path | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._errands = errands
        self._preview: PreviewWindow | None = None
        self._outlet: PaperOutlet
        if folder is not None:
            self._outlet = FolderOutlet(errands, folder, self)
            window.status.set_printer(self.tr("Giấy tờ ghi vào thư mục"))
        else:
            self._outlet = Outlet(errands, printers_here(), Preferences(), self)
            self._outlet.preview_wanted.connect(self._show)
            self._outlet.printer_changed.connect(window.status.set_printer)
        self._outlet.delivered.connect(lambda paper, _where: self.delivered.emit(paper))
        self._outlet.failed.connect(self._on_failed)
        session.printed.connect(self._outlet.hand_out)

    def go_by(self, preferences: Preferences) -> None:
        """Use this printer and paper from the next one on."""
        if isinstance(self._outlet, Outlet):
            self._outlet.set_preferences(preferences)
            self._outlet.look()

    def _show(self, paper: Printed) -> None:
        preview = self._previewer()
        if preview is not None:
            preview.show_paper(paper)

    def _previewer(self) -> "PreviewWindow | None":
        if self._preview is None and isinstance(self._outlet, Outlet):
            # late: drawing pages loads PDFium, which the window does not wait for
            from intake_desk.ui.preview_window import PreviewWindow  # noqa: PLC0415

            self._preview = PreviewWindow(self._window.window(), self._outlet, self._errands)
        return self._preview

    def _on_failed(self, paper: Printed, error: Exception) -> None:
        preview = self._previewer()
        if preview is not None:
            preview.show_failed(paper, error)
            return
        dialog = AskDialog(
            self.tr("Chưa in được {0}").format(paper.name), explain(error), self.tr("In lại"), self._window
        )
        dialog.answered.connect(lambda _reason: self._outlet.hand_out(paper))
        dialog.open()
