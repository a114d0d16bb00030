"""Says everything that is wrong with an application at once, each beside the field that mends it."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.own_fields import BadField
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LATER, Application, Promise, UnknownProcedure
from intake_desk.services.problems import Problem
from intake_desk.ui.intake.applicant_step import ApplicantStep
from intake_desk.ui.intake.papers_step import PapersStep
from intake_desk.ui.intake.procedure_step import ProcedureStep
from intake_desk.ui.intake.receipt_panel import ReceiptPanel
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Field, Notice
from intake_desk.ui.widgets.layout import bring_into_sight

OF_PAPERS = frozenset({"papers", "originals", "certified", "copies"})
OF_ALL = frozenset({"means", "category", "proof", "reason", "tendered"})  # asked once for all that one citizen brought


class IntakeProblems(QObject):
    """Knows where on the intake's steps each refusal belongs; ``told(words)`` of the first."""

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        notice: Notice,
        applicant: ApplicantStep,
        procedure: ProcedureStep,
        papers: PapersStep,
        receipt: ReceiptPanel | None = None,
    ) -> None:
        """Without a `receipt` nothing is promised or paid where the steps stand."""
        super().__init__(notice)
        self._session = session
        self._notice = notice
        self._applicant = applicant
        self._procedure = procedure
        self._papers = papers
        self._receipt = receipt

    def check(self, application: Application, sound: Callable[[Promise], object]) -> None:
        """Whether this could be received but for how it is paid: `sound` with what it promises, or told why not."""
        reception, unpaid = self._session.workbench.reception, msgspec.structs.replace(application, means=LATER)

        def look() -> tuple[tuple[Problem, ...], Promise | None]:
            problems = reception.problems(unpaid)
            return problems, None if problems else reception.promise(application)

        def answered(answer: tuple[tuple[Problem, ...], Promise | None]) -> None:
            problems, promise = answer
            if promise is not None:
                sound(promise)
            else:
                self.show(problems)

        self._session.ask(look, answered)

    def tell(self, error: Exception, application: Application, *, present: bool = True) -> None:
        """Why nothing was recorded, with all else that is wrong; what is not on the screen (`present`) is less."""
        if present:
            self._tell(error, application, lambda _problem: True)
        else:
            self._tell(error, application, lambda one: bool(one.of) or field_of(one.refusal) in OF_ALL)

    def tell_of_answer(self, error: Exception, application: Application) -> None:
        """Why an answer was not recorded, for which neither papers nor money are needed."""
        self._tell(error, application, lambda one: bool(one.of) or isinstance(one.refusal, UnknownProcedure))

    def _tell(self, error: Exception, application: Application, counts: Callable[[Problem], bool]) -> None:
        if not isinstance(error, Refusal):
            self._say(error)
            self._session.refused.emit(error)
            return
        reception = self._session.workbench.reception

        def answered(problems: tuple[Problem, ...]) -> None:
            counting = [one for one in problems if counts(one)]
            if counting:
                self.show(counting)
            else:
                self._say(error)

        self._session.ask(lambda: reception.problems(application), answered)

    def show(self, problems: Sequence[Problem]) -> None:
        """Say each where it stands, with the cursor at the first; what stands nowhere on the screen above it all."""
        nowhere: list[str] = []
        first: QWidget | None = None
        for problem in problems:
            text = explain(problem.refusal)
            editor = self._beside(problem, text)
            first = first or editor
            if editor is None:
                nowhere.append(text)
        if first is not None:
            first.setFocus()
            bring_into_sight(first.parentWidget() or first)
        if nowhere:
            self._notice.show_notice("wrong", " ".join(nowhere))
        self.told.emit(explain(problems[0].refusal))

    def _say(self, error: Exception) -> None:
        self._notice.show_notice("wrong", explain(error))
        self.told.emit(explain(error))

    def _beside(self, problem: Problem, text: str) -> QWidget | None:
        """Show one; the editor that mends it, if there is one on the screen."""
        name = field_of(problem.refusal)
        if isinstance(problem.refusal, BadField):
            self._papers.show_own_error(str(problem.refusal.params["field"]), text)
            return self._papers.focusWidget()
        if name in OF_PAPERS:
            self._papers.show_error(text)
            return self._papers.table
        field = self._field(problem.of, name)
        if field is None or not field.isVisibleTo(field.window()):
            return None
        field.set_error(text)
        return field.editor

    def _field(self, of: str, name: str) -> Field | None:
        of_papers = {
            "pages": self._papers.pages_field,
            "copies_asked": self._papers.copies_field,
            "sets": self._papers.sets_field,
        }
        if of or name == "authorisation":
            return self._applicant.field_for(name, of)
        if name == "procedure":
            return self._procedure.field
        return of_papers.get(name) or (self._receipt.field_for(name) if self._receipt else None)
