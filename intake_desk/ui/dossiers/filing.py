"""Records what a portal sent: one dialog that keeps what was typed until it is recorded."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.refusals import Refusal
from intake_desk.ui.dossiers.filing_dialog import FilingDialog
from intake_desk.ui.dossiers.step_questions import Said
from intake_desk.ui.session import Session


class Filing(QObject):
    """``filed(Dossier)`` when it is recorded."""

    filed = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._login = ""
        self.dialog: FilingDialog | None = None

    def open(self) -> None:
        """Ask; what somebody else left half written is not shown to this clerk."""
        if self.dialog is None or self._login != self._session.clerk.login:
            self._make()
        assert self.dialog is not None
        self.dialog.open()

    def _make(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self._login = self._session.clerk.login
        self.dialog = FilingDialog(self._session, self._page)
        self.dialog.belong_to(self._session)
        self.dialog.told.connect(self._record)

    def _record(self, said: Said) -> None:
        clerk, reception = self._session.clerk, self._session.workbench.reception
        self._session.do(lambda: reception.file(clerk, **said), self._on_filed, self._on_refused)

    def _on_filed(self, dossier: Dossier) -> None:
        if self.dialog is not None:
            self.dialog.finish()
            self.dialog.confirm.setEnabled(True)
            self.dialog.clear()
        self.filed.emit(dossier)

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
