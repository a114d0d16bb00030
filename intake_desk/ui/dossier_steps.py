"""The steps of a dossier as a clerk takes them: which are lawful, what is asked, what is recorded and printed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain import kinds
from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, READY, REFUSED, Dossier
from intake_desk.domain.life import allows
from intake_desk.domain.refusals import Refusal
from intake_desk.services.slips import Printed
from intake_desk.ui.correct_dialog import CorrectDialog
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.step_dialogs import ReceiveDialog, RefusalDialog, StepDialog, SupplementDialog, WithdrawDialog

translate = QCoreApplication.translate

RESULT_READY, RECEIVE_SUPPLEMENT, HAND_BACK = "result_ready", "receive_supplement", "hand_back"
REQUEST_SUPPLEMENT, REFUSE, WITHDRAW, CORRECT = "request_supplement", "refuse", "withdraw", "correct"
PRINT_REQUEST, PRINT_REFUSAL, REPRINT = "print_request", "print_refusal", "reprint"

_NEXT = {IN_HAND: RESULT_READY, AWAITING_SUPPLEMENT: RECEIVE_SUPPLEMENT, READY: HAND_BACK}
_ENTRIES: dict[str, type[kinds.Facts]] = {
    RESULT_READY: kinds.ResultReady,
    RECEIVE_SUPPLEMENT: kinds.DossierSupplemented,
    HAND_BACK: kinds.DossierHandedBack,
    REQUEST_SUPPLEMENT: kinds.SupplementRequested,
    REFUSE: kinds.DossierRefused,
    WITHDRAW: kinds.DossierWithdrawn,
    CORRECT: kinds.DossierCorrected,
}


def next_step(dossier: Dossier) -> str:
    """The step that brings the dossier on, "" when it is at its end."""
    return _NEXT.get(dossier.state, "")


def lawful(dossier: Dossier) -> frozenset[str]:
    """Every step that the dossier's state allows."""
    steps = {step for step, kind in _ENTRIES.items() if allows(dossier, kind)}
    if dossier.code:
        steps.add(REPRINT)
    if dossier.state == AWAITING_SUPPLEMENT:
        steps.add(PRINT_REQUEST)
    if dossier.state == REFUSED:
        steps.add(PRINT_REFUSAL)
    return frozenset(steps)


def step_text(step: str) -> str:
    """What stands on a step's button; three dots when it asks something first."""
    words = {
        RESULT_READY: translate("steps", "Ghi nhận kết quả"),
        RECEIVE_SUPPLEMENT: translate("steps", "Nhận bổ sung…"),
        HAND_BACK: translate("steps", "Trả kết quả…"),
        REQUEST_SUPPLEMENT: translate("steps", "Yêu cầu bổ sung…"),
        REFUSE: translate("steps", "Từ chối…"),
        WITHDRAW: translate("steps", "Rút hồ sơ…"),
        CORRECT: translate("steps", "Sửa thông tin…"),
        PRINT_REQUEST: translate("steps", "In phiếu bổ sung"),
        PRINT_REFUSAL: translate("steps", "In phiếu từ chối"),
        REPRINT: translate("steps", "In lại (bản sao)"),
    }
    return words[step]


@dataclass(frozen=True)
class Taken:
    """A step that was recorded: what to say about it, and the dossier as it now stands."""

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
        """Begin a step of this dossier; a step that the state does not allow is not begun."""
        if self._busy or step not in lawful(dossier):
            return
        {
            RESULT_READY: self._result_ready,
            RECEIVE_SUPPLEMENT: self._receive_supplement,
            HAND_BACK: lambda one: self._session.hand_back_wanted.emit(one.id),
            REQUEST_SUPPLEMENT: self._request_supplement,
            REFUSE: self._refuse,
            WITHDRAW: self._withdraw,
            CORRECT: self._correct,
            PRINT_REQUEST: self._print_request,
            PRINT_REFUSAL: self._print_refusal,
            REPRINT: self._reprint,
        }[step](dossier)

    def _result_ready(self, dossier: Dossier) -> None:
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã ghi nhận kết quả {0} · {1}")
        self._record(lambda: casework.result_ready(clerk, dossier.id), RESULT_READY, "done", text)

    def _request_supplement(self, dossier: Dossier) -> None:
        dialog = SupplementDialog(self._listed_papers(dossier), self._page, stay=True)
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã yêu cầu bổ sung {0} · {1}")
        dialog.requested.connect(
            lambda papers, reason: self._record(
                lambda: casework.request_supplement(clerk, dossier.id, papers, reason),
                REQUEST_SUPPLEMENT,
                "waiting",
                text,
                self._print_request,
            )
        )
        self._open(dialog)

    def _receive_supplement(self, dossier: Dossier) -> None:
        dialog = ReceiveDialog([paper.text for paper in dossier.supplement_papers], self._page, stay=True)
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã nhận bổ sung {0} · {1}")
        dialog.received.connect(
            lambda papers: self._record(
                lambda: casework.supplement(clerk, dossier.id, papers), RECEIVE_SUPPLEMENT, "done", text
            )
        )
        self._open(dialog)

    def _refuse(self, dossier: Dossier) -> None:
        dialog = RefusalDialog(self._page, stay=True)
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã từ chối {0} · {1}")
        dialog.answered.connect(
            lambda reason: self._record(
                lambda: casework.refuse(clerk, dossier.id, reason), REFUSE, "information", text, self._print_refusal
            )
        )
        self._open(dialog)

    def _withdraw(self, dossier: Dossier) -> None:
        dialog = WithdrawDialog(self._page, stay=True)
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã ghi nhận rút hồ sơ {0} · {1}")
        dialog.answered.connect(
            lambda reason: self._record(
                lambda: casework.withdraw(clerk, dossier.id, reason), WITHDRAW, "information", text
            )
        )
        self._open(dialog)

    def _correct(self, dossier: Dossier) -> None:
        dialog = CorrectDialog(dossier, self._page, stay=True)
        clerk, casework = self._session.clerk, self._session.workbench.casework
        text = self.tr("Đã sửa thông tin {0} · {1}")
        dialog.corrected.connect(
            lambda values, reason: self._record(
                lambda: casework.correct(clerk, dossier.id, values, reason), CORRECT, "done", text
            )
        )
        self._open(dialog)

    def _print_request(self, dossier: Dossier) -> None:
        clerk, slips = self._session.clerk, self._session.workbench.slips
        self._print(lambda: slips.supplement(clerk, dossier.id))

    def _print_refusal(self, dossier: Dossier) -> None:
        clerk, slips = self._session.clerk, self._session.workbench.slips
        self._print(lambda: slips.refusal(clerk, dossier.id))

    def _reprint(self, dossier: Dossier) -> None:
        clerk, slips = self._session.clerk, self._session.workbench.slips
        self._print(lambda: slips.receipt(clerk, dossier.id))

    def _listed_papers(self, dossier: Dossier) -> list[str]:
        """The papers that the procedure asked for in this dossier's case when it was received."""
        reference = self._session.workbench.desk.reference
        procedure = reference.procedure(dossier.procedure, dossier.catalogue)
        if procedure is None:
            return [paper.text for paper in dossier.papers]
        cases = [case for case in procedure.cases if case.title == dossier.case] or list(procedure.cases)
        return [paper.text for paper in cases[0].papers] if cases else []

    def _open(self, dialog: StepDialog) -> None:
        self.dialog = dialog
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _record(
        self,
        work: Callable[[], Dossier],
        step: str,
        kind: str,
        text: str,
        afterwards: Callable[[Dossier], None] | None = None,
    ) -> None:
        """Record; a refusal goes back to the dialog that asked, or to the page."""
        self._busy = True
        self._session.do(
            work, lambda dossier: self._on_recorded(Taken(step, dossier, kind, text), afterwards), self._on_failed
        )

    def _on_recorded(self, taken: Taken, afterwards: Callable[[Dossier], None] | None) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.finish()
        who = taken.dossier.applicant.name
        said = taken.text.format(taken.dossier.code, who)
        self.taken.emit(Taken(taken.step, taken.dossier, taken.kind, said))
        if afterwards is not None:
            afterwards(taken.dossier)

    def _print(self, work: Callable[[], Printed]) -> None:
        self._busy = True
        self._session.do(work, self._on_printed, self._on_failed)

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
