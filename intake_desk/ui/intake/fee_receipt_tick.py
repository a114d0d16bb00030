"""Whether fee receipts are printed with what is recorded: one tick, the same wherever money is taken."""

from msgspec.structs import replace
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.services import preferences
from intake_desk.services.preferences import FEES_ASKED, FEES_AT_ONCE
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import CheckBox
from intake_desk.ui.widgets.buttons import bind_key, key_text

KEY = "Alt+I"


class FeeReceiptTick(CheckBox):
    """Ticked unless somebody unticks it; how it was left holds at this desk from then on, in every place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In biên lai thu tiền"), parent)
        self._session: Session | None = None
        self._asked = 0
        self.setChecked(True)
        self.setToolTip(key_text(KEY))
        bind_key(self, KEY)
        self.clicked.connect(self._keep)

    def belong_to(self, session: Session) -> None:
        """Show and keep the choice of this session's desk."""
        self._session = session
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if self._session is not None:
            sheets = self._session.workbench.desk.sheets
            asked = self._asked = self._asked + 1
            self._session.ask(lambda: preferences.load(sheets).fee_receipts, lambda kept: self._show(asked, kept))

    def _show(self, asked: int, kept: str) -> None:
        if asked == self._asked:
            self.setChecked(kept == FEES_AT_ONCE)

    def _keep(self, ticked: bool) -> None:  # noqa: FBT001  # a signal's payload
        """Kept on the thread on which the next payment is recorded, and so before it."""
        self._asked += 1  # what is still on its way was asked before
        if self._session is None:
            return
        sheets = self._session.workbench.desk.sheets

        def keep() -> None:
            wanted = FEES_AT_ONCE if ticked else FEES_ASKED
            preferences.save(sheets, replace(preferences.load(sheets), fee_receipts=wanted))

        self._session.tasks.run(keep, lambda _none: None, self._session.refused.emit)
