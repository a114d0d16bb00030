"""Writing down what a portal sent: its number and moment, whose it is, the procedure and the papers."""

import re
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.people import read_card
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, local
from intake_desk.services.applications import LATER, Application
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.intake.applicant_step import ApplicantStep
from intake_desk.ui.intake.intake_problems import IntakeProblems
from intake_desk.ui.intake.papers_step import PapersStep
from intake_desk.ui.intake.procedure_step import ProcedureStep
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Card, DateField, Field, TextField, column, grid
from intake_desk.ui.widgets.layout import Remainder

ONLINE = "online"
WIDE = 900
HIGH = 540
ROOM = 250  # the dialog's own words and buttons, and the frames of a small screen
LEAST = 240
HOUR = re.compile(r"(\d{1,2})\s*[:hg.]?\s*(\d{2})")


class FilingDialog(StepDialog):
    """Left and opened again, it is as it was, until what it says was recorded."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Ghi hồ sơ trực tuyến"),
            self.tr("Hồ sơ nộp trên Cổng dịch vụ công, chờ tiếp nhận tại quầy. Chép đúng mã và giờ nộp trên Cổng."),
            self.tr("Ghi, chờ tiếp nhận"),
            parent,
            stay=True,
        )
        self._session = session
        self._was_open = False
        self.setFixedWidth(WIDE)
        self._build()
        self._connect()
        self.clear()

    def _build(self) -> None:
        self.code = TextField("H26.103-261120-0007")
        self.day = DateField()
        self.hour = TextField("07:30")
        self.code_field = Field(self.tr("Mã hồ sơ trên Cổng"), self.code, reserve=True)
        self.day_field = Field(self.tr("Ngày nộp"), self.day, reserve=True)
        self.hour_field = Field(self.tr("Giờ nộp"), self.hour, reserve=True)
        self.applicant = ApplicantStep(self._session)
        self.procedure = ProcedureStep(self._session)
        self.papers = PapersStep()
        self.problems = IntakeProblems(self._session, self.problem, self.applicant, self.procedure, self.papers)
        portal = Card()
        portal.add(grid([(self.code_field, 6), (self.day_field, 3), (self.hour_field, 3)]))
        ground = QWidget()
        ground.setLayout(column(portal, self.applicant, self.procedure, self.papers, 1))
        place = Remainder(ground, LEAST)
        place.setFixedHeight(max(min(HIGH, self.screen().availableGeometry().height() - ROOM), LEAST))
        self.add(place)

    def _connect(self) -> None:
        self.code.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self.hour.setFocus)
        self.hour.returnPressed.connect(self.applicant.setFocus)
        self.applicant.finished.connect(self.procedure.begin)
        self.applicant.card_typed.connect(self.take_card)
        self.procedure.picked.connect(self._on_procedure)
        self.procedure.changed.connect(self._on_case)
        self.procedure.finished.connect(self.papers.setFocus)
        self.papers.finished.connect(self.confirm.setFocus)
        for field in (self.code_field, self.day_field, self.hour_field):
            assert isinstance(field.editor, TextField)
            field.editor.textEdited.connect(lambda _text, field=field: field.set_error(""))

    def clear(self) -> None:
        """Ready for the next one: filed just now, unless somebody says otherwise."""
        now = local(self._session.workbench.desk.now())
        self.code.clear()
        self.day.set_value(now.date())
        self.hour.set_value(f"{now:%H:%M}")
        for step in (self.applicant, self.procedure, self.papers):
            step.clear()
        self.procedure.set_active(active=False)
        self.papers.set_active(active=False)
        self.problem.clear()
        self.code.setFocus()

    def _on_clerk(self, clerk: Clerk | None) -> None:
        """Hidden while the desk is locked; it comes back only if it was open, and only for who left it."""
        if clerk is None:
            self._was_open = self.isVisible()
            self.hide()
        elif self._was_open and clerk.login == self._login:
            self.open()

    def take_card(self, text: str) -> None:
        """Fill the person in from a card that was scanned, and go on to the procedure."""
        try:
            person = read_card(text)
        except Refusal as error:
            self.problem.show_notice("wrong", explain(error))
            return
        self.problem.clear()
        if self.applicant.wants_owner():
            self.applicant.owner.take_card(person)
        else:
            self.applicant.take_card(person)
        self.procedure.begin()

    def accept(self) -> None:
        """Record; while a card's address is still being put into today's units, as soon as that is done."""
        if self.applicant.is_settling:
            self.applicant.settled.connect(self.accept, Qt.ConnectionType.SingleShotConnection)
            return
        super().accept()

    def filed_at(self) -> datetime | None:
        """When it was filed, None while that is no moment that has come."""
        day, hour = self.day.value(), HOUR.fullmatch(self.hour.value())
        if day is None or hour is None:
            return None
        try:
            at = datetime.combine(day, time(int(hour[1]), int(hour[2])), VIETNAM)
        except ValueError:
            return None
        return at if at <= self._session.workbench.desk.now() else None

    def is_complete(self) -> bool:
        if self.filed_at() is None:
            wrong = self.day_field if self.day.value() is None else self.hour_field
            wrong.set_error(self.tr("Ghi ngày và giờ nộp trên Cổng, không sau lúc này."))
            wrong.editor.setFocus()
            return False
        return super().is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"application": self._application(), "code": self.code.value(), "filed_at": self.filed_at()}

    def _application(self) -> Application:
        applicant, submitter = self.applicant.people()
        procedure = self.procedure.procedure
        return Application(
            applicant=applicant,
            submitter=submitter,
            procedure=procedure.code if procedure else "",
            case=int(str(self.procedure.case.value() or 0)),
            terms=int(str(self.procedure.terms.value() or 0)),
            papers=self.papers.papers(),
            sets=self.papers.sets.value(),
            pages=self.papers.pages_asked(),
            copies=self.papers.copies_asked(),
            fields=self.papers.fields(),
            channel=ONLINE,
            deliver=str(self.papers.deliver.value()),
            note=self.papers.note.value(),
            authorisation=self.applicant.authorisation(),
            means=LATER,
        )

    def show_refusal(self, error: Exception) -> None:
        """Say what was refused, and all else that is wrong, where it stands; everything stays as it was typed."""
        self.confirm.setEnabled(True)
        if field_of(error) == "code":
            self.code_field.set_error(explain(error))
            self.code.setFocus()
        elif isinstance(error, Refusal):
            self.problems.tell(error, self._application())
        else:
            super().show_refusal(error)

    def _on_procedure(self, procedure: Procedure) -> None:
        for step in (self.procedure, self.papers):
            step.set_active(active=True)
        self._on_case()
        (self.procedure.case if len(procedure.cases) > 1 else self.papers).setFocus()

    def _on_case(self) -> None:
        if self.procedure.procedure is not None:
            self.papers.show_case(self.procedure.procedure, int(str(self.procedure.case.value() or 0)))
        else:
            self.papers.clear_case()
