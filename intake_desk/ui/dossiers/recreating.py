"""A receipt was scanned whose dossier nobody here knows: offer to begin it anew, or say why not."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.refusals import Refusal
from intake_desk.services.recreation import AlreadyKnown, Found
from intake_desk.ui.dossiers.recreate_dialog import RecreateDialog
from intake_desk.ui.session import Session


class Recreating(QObject):
    """One receipt at a time. ``known(dossier id)`` when the dossier is here after all, ``refused(error)``."""

    known = Signal(str)
    refused = Signal(object)

    def __init__(self, session: Session, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._window = session, window
        self.dialog: RecreateDialog | None = None

    def offer(self, scanned: str) -> None:
        """Look whose receipt it is, and ask what the paper says."""
        recreation = self._session.workbench.recreation
        self._session.ask(lambda: recreation.find(scanned), lambda found: self._ask(scanned, found), self._on_not_found)

    def _ask(self, scanned: str, found: Found) -> None:
        if self._session.present is None or self.dialog is not None:  # locked meanwhile, or one is asked about already
            return
        dialog = self.dialog = RecreateDialog(found, self._window)
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.told.connect(lambda said: self._record(scanned, said))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _record(self, scanned: str, said: dict[str, Any]) -> None:
        recreation, clerk = self._session.workbench.recreation, self._session.clerk
        self._session.do(
            lambda: recreation.recreate(clerk, scanned, said["said"]), self._on_recreated, self._on_not_recreated
        )

    def _on_recreated(self, dossier: Dossier) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        self.known.emit(dossier.id)

    def _on_not_recreated(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_not_found(self, error: Exception) -> None:
        if isinstance(error, AlreadyKnown):
            self.known.emit(str(error.params["dossier"]))
        else:
            self.refused.emit(error)

    def _on_closed(self) -> None:
        self.dialog = None
