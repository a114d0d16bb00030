"""What stands on the intake: read as an application, kept as it was written, brought back."""

from collections.abc import Callable
from dataclasses import dataclass

from intake_desk.services.applications import Application
from intake_desk.services.unfinished import Written
from intake_desk.ui.intake.applicant_step import ApplicantStep
from intake_desk.ui.intake.papers_step import PapersStep
from intake_desk.ui.intake.procedure_step import ProcedureStep, chosen_index
from intake_desk.ui.intake.receipt_panel import ReceiptPanel


@dataclass(frozen=True)
class IntakeSteps:
    """The three steps and the receipt beside them, as one."""

    applicant: ApplicantStep
    procedure: ProcedureStep
    papers: PapersStep
    receipt: ReceiptPanel

    def application(self) -> Application:
        """What stands on the screen, as it would be recorded."""
        applicant, submitter = self.applicant.people()
        procedure = self.procedure.procedure
        return Application(
            applicant=applicant,
            submitter=submitter,
            procedure=procedure.code if procedure else "",
            case=chosen_index(self.procedure.case),
            terms=chosen_index(self.procedure.terms),
            papers=self.papers.papers(),
            sets=self.papers.sets.value(),
            pages=self.papers.pages_asked(),
            copies=self.papers.copies_asked(),
            fields=self.papers.fields(),
            deliver=str(self.papers.deliver.value()),
            note=self.papers.note.value(),
            authorisation=self.applicant.authorisation(),
            means=self.receipt.money.means_value(),
            **self.receipt.money.said(),
            set_amount=self.receipt.set_amount(),
            due_day=self.receipt.due_day_text(),
        )

    def on_change(self, told: Callable[[], object]) -> None:
        """Call this after every edit of any of them."""
        changes = (self.applicant.changed, self.procedure.picked, self.procedure.changed, self.papers.changed)
        for changed in (*changes, self.receipt.changed, self.receipt.basket.changed):
            changed.connect(told)

    def is_begun(self) -> bool:
        """Whether anything was written that is worth keeping."""
        begun = (self.applicant.is_begun(), self.papers.is_begun(), bool(self.receipt.basket.kept))
        return any(begun) or self.procedure.procedure is not None

    def written(self) -> Written | None:
        """Everything as it was written; None while nothing is."""
        if not self.is_begun():
            return None
        return Written(
            applicant=self.applicant.state(),
            procedure=self.procedure.state(),
            papers=self.papers.state(),
            money=self.receipt.money.state(),
            set_amount=self.receipt.set_amount(),
            due_day=self.receipt.due_day_text(),
            basket=self.receipt.basket.kept,
        )

    def restore(self, written: Written) -> None:
        """Bring it back onto steps that are empty."""
        self.receipt.bring_back_basket(written.basket)
        self.applicant.restore(written.applicant)
        self.procedure.restore(written.procedure)
        self.papers.restore(written.papers)
        self.receipt.bring_back(written)
