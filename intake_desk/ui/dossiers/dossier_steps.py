"""Takes the steps of dossiers: looks up what must be known, asks, records, prints what goes with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.refusals import Refusal
from intake_desk.services.forwarding import HandOverList
from intake_desk.services.slips import Printed
from intake_desk.ui.dossiers.forward_dialogs import ForwardDialog, TakeBackDialog
from intake_desk.ui.dossiers.lawful_steps import (
    FORWARD,
    HAND_BACK,
    PAPERS,
    PRINT_FEE_RECEIPT,
    PRINTED_WITH,
    SCANS,
    TAKE_BACK,
    TAKE_FEE,
    hand_over_paper,
    lawful,
    numbered_payments,
)
from intake_desk.ui.dossiers.mend_dialogs import ReceiptChoiceDialog
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.dossiers.step_questions import QUESTIONS, Question, Said
from intake_desk.ui.intake.receipts import hand_out_fee_receipts
from intake_desk.ui.messages import explain
from intake_desk.ui.scans.scans_dialog import open_scans
from intake_desk.ui.session import Session

Found = TypeVar("Found")


@dataclass(frozen=True)
class Taken:
    """A step that was recorded: what to say about it, and the dossier (of several the first) as it now stands."""

    step: str
    dossier: Dossier
    kind: str
    text: str


class DossierSteps(QObject):
    """Takes one step at a time; ``taken(Taken)`` when it is recorded, ``stopped(str)`` with the reason when not."""

    taken = Signal(object)
    stopped = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._busy = False
        self.dialog: StepDialog | None = None

    def take(self, step: str, dossier: Dossier) -> None:
        """Begin a step of this dossier; a step that is not lawful is not begun."""
        if self._busy or self.dialog is not None or step not in lawful(dossier):
            return
        if step == HAND_BACK:
            self._session.hand_back_wanted.emit(dossier.id)
        elif step in {FORWARD, TAKE_BACK}:
            self.take_together(step, (dossier,))
        elif step == SCANS:
            open_scans(self._session, dossier, self._page)
        elif step == PRINT_FEE_RECEIPT and len(numbered_payments(dossier)) > 1:
            choice = ReceiptChoiceDialog(numbered_payments(dossier), self._page)
            self._open(choice, lambda said: self._print_receipt(dossier, said["payment"]))
        elif step in PAPERS:
            self._print(step, dossier)
        else:
            self._ask(step, QUESTIONS[step], dossier)

    def take_together(self, step: str, dossiers: Sequence[Dossier]) -> None:
        """Hand over, or take back, these dossiers on one list; those that cannot go are named and left out."""
        going = tuple(one for one in dossiers if step in lawful(one))
        left = tuple(one for one in dossiers if one not in going)
        if self._busy or self.dialog is not None or not going:
            return
        if step == TAKE_BACK:
            self._open(TakeBackDialog(going, left, self._page), lambda said: self._hand_over(step, going, said))
            return
        self._look(
            self._session.workbench.lookup.agencies,
            lambda agencies: self._open(
                ForwardDialog(going, left, agencies, self._page), lambda said: self._hand_over(step, going, said)
            ),
        )

    def _ask(self, step: str, question: Question, dossier: Dossier) -> None:
        bench, look = self._session.workbench, question.look

        def ask(found: object) -> None:
            dialog = question.ask(bench, dossier, found, self._page)
            self._open(dialog, lambda said: self._record(step, question, dossier, said))

        if look is None:
            ask(None)
        else:
            self._look(lambda: look(bench, dossier), ask)

    def _look(self, look: Callable[[], Found], found: Callable[[Found], object]) -> None:
        """Find what the dialog needs to know; no other step begins in the meantime."""

        def answered(answer: Found) -> None:
            self._busy = False
            if self._session.present is not None:  # else the desk was left in the meantime
                found(answer)

        self._busy = True
        self._session.ask(look, answered, self._on_failed)

    def _open(self, dialog: StepDialog, told: Callable[[Said], object]) -> None:
        self.dialog = dialog
        dialog.told.connect(told)
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _record(self, step: str, question: Question, dossier: Dossier, said: Said) -> None:
        """Record; a refusal goes back to the dialog that asked, or to the page."""
        clerk, bench = self._session.clerk, self._session.workbench
        self._busy = True
        self._session.do(
            lambda: question.record(bench, clerk, dossier, said),
            lambda changed: self._on_recorded(step, question, changed),
            self._on_failed,
        )

    def _on_recorded(self, step: str, question: Question, dossier: Dossier) -> None:
        self._finish()
        said = question.told().format(dossier.code or "–", dossier.applicant.name)
        self.taken.emit(Taken(step, dossier, question.kind, said))
        if step == TAKE_FEE:
            hand_out_fee_receipts(self._session, (dossier,))
        elif step in PRINTED_WITH and PAPERS[PRINTED_WITH[step]].fits(dossier):
            self._print(PRINTED_WITH[step], dossier)

    def _hand_over(self, step: str, going: Sequence[Dossier], said: Said) -> None:
        clerk, forwarding = self._session.clerk, self._session.workbench.forwarding
        act = forwarding.forward if step == FORWARD else forwarding.take_back
        ids = [one.id for one in going]
        self._busy = True
        self._session.do(
            lambda: act(clerk, ids, **said), lambda listed: self._on_handed_over(step, listed), self._on_failed
        )

    def _on_handed_over(self, step: str, listed: HandOverList) -> None:
        self._finish()
        count = len(listed.dossiers)
        if step == FORWARD:
            said = self.tr("Đã bàn giao %n hồ sơ cho {0} · phiếu {1}", "", count).format(listed.receiver, listed.number)
        else:
            said = self.tr("Đã nhận lại %n hồ sơ · phiếu {0}", "", count).format(listed.number)
        self.taken.emit(Taken(step, listed.dossiers[0], "done", said))
        clerk, bench = self._session.clerk, self._session.workbench
        self._busy = True
        self._session.do(lambda: hand_over_paper(bench, clerk, listed), self._on_printed, self._on_failed)

    def _print(self, paper: str, dossier: Dossier) -> None:
        clerk, bench = self._session.clerk, self._session.workbench
        self._busy = True
        self._session.do(lambda: PAPERS[paper].make(bench, clerk, dossier), self._on_printed, self._on_failed)

    def _print_receipt(self, dossier: Dossier, payment: str) -> None:
        clerk, papers = self._session.clerk, self._session.workbench.fee_papers
        self._busy = True
        self._session.do(lambda: papers.receipts(clerk, dossier.id, payment), self._on_printed, self._on_failed)

    def _finish(self) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.finish()

    def _on_printed(self, paper: Printed) -> None:
        self._busy = False
        self._session.hand_out(paper)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        elif isinstance(error, Refusal):
            self.stopped.emit(explain(error))
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
