"""What a dossier received now would be promised and would cost."""

from datetime import date, datetime

from intake_desk.domain import deadlines
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.people import Person, check_person
from intake_desk.domain.procedures import Limit, Procedure
from intake_desk.domain.times import VIETNAM, local
from intake_desk.services.applications import (
    MOST_DAYS_AHEAD,
    NAMED_BY_CLERK,
    Application,
    BadDueDay,
    Promise,
    UnknownProcedure,
    case_of,
    counted,
    fee_lines,
    line_of,
)
from intake_desk.services.desk import Desk


class Promises:
    """Reads the documents in force; records nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def procedure(self, code: str) -> Procedure:
        """The procedure with this code. Raises UnknownProcedure."""
        return self._known(code, self._desk.reference.catalogue.by_code(code))

    def procedure_of(self, dossier: Dossier) -> Procedure:
        """The procedure as it stood when a dossier came in, withdrawn or changed since. Raises UnknownProcedure."""
        return self._known(dossier.procedure, self._desk.reference.procedure(dossier.procedure, dossier.catalogue))

    @staticmethod
    def _known(code: str, procedure: Procedure | None) -> Procedure:
        if procedure is None:
            raise UnknownProcedure(code=code)
        return procedure

    def people(self, application: Application) -> tuple[Person, Person | None]:
        """Applicant and submitter, cleaned. Raises the refusals of `check_person`."""
        today = local(self._desk.now()).date()
        submitter = application.submitter
        return check_person(application.applicant, today), check_person(submitter, today) if submitter else None

    def limit(self, procedure: Procedure, application: Application) -> Limit:
        """The limit that holds for the case, the channel and the line chosen."""
        case, line = case_of(procedure, application.case), line_of(procedure, application)
        return procedure.limit(application.channel, case, line)

    def is_by_page(self, procedure: Procedure, application: Application) -> bool:
        """Whether a fee is counted by pages, so that their number must be known."""
        terms = procedure.terms(application.channel, line_of(procedure, application))
        return any(rule.per == "page" for rule in terms.fees)

    def promise(self, procedure: Procedure, application: Application, now: datetime) -> Promise:
        """The due moment with its reasons, and the fees. Raises BadDueDay, BadCount."""
        application = counted(procedure, application)
        limit = self.limit(procedure, application)
        lines = fee_lines(procedure, application)
        due = deadlines.due(now, limit, self._desk.calendar, self._desk.rules)
        unstated = due.at is None
        at = due.at
        if unstated and application.due_day:
            at = self.named_day(application.due_day, now)
        reason = deadlines.explain(due) if due.at or not application.due_day else NAMED_BY_CLERK
        return Promise(limit=limit.said, due_at=at, reason=reason, fees=lines, unstated=unstated)

    def named_day(self, day: str, now: datetime) -> datetime:
        """The return hour of the day (ISO) that a clerk named, a working day not over yet. Raises BadDueDay."""
        try:
            named = date.fromisoformat(day)
        except ValueError:
            raise BadDueDay from None
        calendar = self._desk.calendar
        ahead = (named - local(now).date()).days
        if not 0 <= ahead <= MOST_DAYS_AHEAD or not calendar.is_working(named):
            raise BadDueDay
        at = datetime.combine(named, min(self._desk.rules.return_hour, calendar.closing(named)), VIETNAM)
        if at <= now:
            raise BadDueDay
        return at
