"""What a dossier received now would be promised and would cost."""

from datetime import date, datetime

from intake_desk.domain import deadlines
from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import TimedLeg
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.exemptions import Exemptions
from intake_desk.domain.fee_decisions import in_force
from intake_desk.domain.kinds import LegDue
from intake_desk.domain.people import Person, check_person
from intake_desk.domain.procedures import ChannelTerms, Leg, Limit, Procedure
from intake_desk.domain.reasons import explain
from intake_desk.domain.times import local, to_ms
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
    leaves_open,
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

    def terms(self, procedure: Procedure, application: Application, now: datetime) -> ChannelTerms:
        """The published line that holds, with the fees that the province's decisions put in force by now."""
        published = procedure.terms(application.channel, line_of(procedure, application))
        decisions = self._desk.reference.fee_decisions.decisions
        day = local(now).date().isoformat()
        return in_force(published, procedure.code, application.channel, day, decisions)

    @property
    def exemptions(self) -> Exemptions:
        """Who is let off a fee by law."""
        return self._desk.reference.exemptions

    def is_by_page(self, procedure: Procedure, application: Application, now: datetime) -> bool:
        """Whether a fee is counted by pages, so that their number must be known."""
        return any(rule.per == "page" for rule in self.terms(procedure, application, now).fees)

    def promise(self, procedure: Procedure, application: Application, now: datetime) -> Promise:
        """The due moment with its reasons, and the fees. Raises BadDueDay, BadCount."""
        application = counted(procedure, application)
        limit = self.limit(procedure, application)
        terms = self.terms(procedure, application, now)
        lines = fee_lines(terms, application)
        clocks = procedure.clocks(limit, case_of(procedure, application.case))
        timed = deadlines.due_in_legs(now, clocks, self.calendar(procedure.code), self._desk.rules)
        due = deadlines.together(timed)
        unstated = due.at is None
        at = due.at
        if unstated and application.due_day:
            at = self.named_day(application.due_day, now, procedure.code)
        reason = explain(due) if due.at or not application.due_day else NAMED_BY_CLERK
        legs = kept_legs(timed) if due.at else ()
        return Promise(
            limit=limit.said,
            due_at=at,
            reason=reason,
            fees=lines,
            by_province=terms.by_province,
            open_fee=leaves_open(terms),
            unstated=unstated,
            legs=legs,
        )

    def calendar(self, code: str) -> Calendar:
        """The calendar of the counter that takes a procedure's field, withdrawn or not; else the unit's."""
        procedure = self._desk.reference.known(code)
        return self._desk.calendar.for_field(procedure.field) if procedure else self._desk.calendar

    def named_day(self, day: str, now: datetime, code: str = "") -> datetime:
        """The return hour of the day (ISO) that a clerk named for a procedure (or for any), a working day not over yet.

        Raises BadDueDay.
        """
        try:
            named = date.fromisoformat(day)
        except ValueError:
            raise BadDueDay from None
        calendar = self.calendar(code)
        ahead = (named - local(now).date()).days
        if not 0 <= ahead <= MOST_DAYS_AHEAD or not calendar.is_working(named):
            raise BadDueDay
        at = deadlines.return_at(named, calendar, self._desk.rules)
        if at <= now:
            raise BadDueDay
        return at


def kept_legs(counted: tuple[TimedLeg, ...]) -> tuple[LegDue, ...]:
    """The legs as an entry keeps them; none where one agency does it all."""
    if len(counted) == 1:
        return ()
    return tuple(
        LegDue(agency=leg.agency, limit=leg.limit.said, due_at=to_ms(leg.due.at) if leg.due.at else 0)
        for leg in counted
    )


def clocks_of(dossier: Dossier) -> tuple[Leg, ...]:
    """The clocks that run for a dossier, as it keeps them."""
    legs = tuple(Leg(leg.agency, Limit.read(leg.limit)) for leg in dossier.legs)
    return legs or (Leg("", Limit.read(dossier.limit)),)
