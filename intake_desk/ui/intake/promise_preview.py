"""Shows what the dossier on the screen would be promised and cost now, while it is still being written."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import Application, Promise
from intake_desk.services.just_received import Twin
from intake_desk.ui.intake.procedure_step import ProcedureStep
from intake_desk.ui.intake.receipt_panel import ReceiptPanel
from intake_desk.ui.intake.twin_check import TwinCheck
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session

PAUSE_MS = 60
TICK_MS = 30_000
COUNTS = frozenset({"pages", "copies_asked"})  # of what the fee is reckoned on


class PromisePreview:
    """Asks a moment after the last edit, and again as time passes; only the newest answer is shown."""

    def __init__(
        self,
        session: Session,
        page: QWidget,
        application: Callable[[], Application],
        procedure: ProcedureStep,
        receipt: ReceiptPanel,
        twins: TwinCheck,
    ) -> None:
        self._session = session
        self._twins = twins
        self._page = page
        self._application = application
        self._procedure = procedure
        self._receipt = receipt
        self._generation = 0
        self._pause = QTimer(page, singleShot=True, interval=PAUSE_MS)
        self._tick = QTimer(page, interval=TICK_MS)
        self._pause.timeout.connect(self._ask)
        self._tick.timeout.connect(self._ask)
        self._tick.start()

    def forget(self) -> None:
        """What was asked before is of no use any more."""
        self._generation += 1

    def look_soon(self) -> None:
        """Something was changed: ask as soon as no more comes."""
        self.forget()
        self._pause.start()

    def _ask(self) -> None:
        if self._procedure.procedure is None or not self._page.isVisible():
            return
        application = self._application()
        generation, reception = self._generation, self._session.workbench.reception
        kept = [one.application.procedure for one in self._receipt.basket.kept]
        twins = self._twins.question(application.applicant, (*kept, application.procedure))
        self._session.ask(
            lambda: (
                reception.promise(application),
                reception.is_instant(application),
                twins(),
            ),
            lambda answer: self._show(generation, *answer),
            lambda error: self._on_no_promise(generation, error),
        )

    def _show(
        self,
        generation: int,
        promise: Promise,
        instant: bool,  # noqa: FBT001  # as it was answered
        twins: tuple[Twin, ...],
    ) -> None:
        if generation == self._generation and self._procedure.procedure is not None:
            self._receipt.show_promise(promise, instant=instant)
            self._twins.show(twins, several=bool(self._receipt.basket.kept))

    def _on_no_promise(self, generation: int, error: Exception) -> None:
        """The number typed is out of range or the day named cannot be: say so where it stands."""
        if generation != self._generation:
            return
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
            return
        if field_of(error) in COUNTS:
            self._receipt.show_no_promise()
        field = self._receipt.field_for(field_of(error))
        if field is not None:
            field.set_error(explain(error))
