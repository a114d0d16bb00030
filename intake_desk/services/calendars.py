"""The unit's calendar: what a change would mean for open dossiers, and adopting it. No promise is ever moved by it."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from intake_desk.domain import deadlines, kinds
from intake_desk.domain.calendar_edits import same_time
from intake_desk.domain.calendars import Calendar, check_calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import pack
from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, READY, Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import from_ms, local, to_ms
from intake_desk.services.catalogue import CALENDAR
from intake_desk.services.desk import Desk
from intake_desk.services.promises import clocks_of
from intake_desk.store import register, search
from intake_desk.store.search import LAST_ROW

CLOCK_STANDS = (AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)


class CalendarUnchanged(Refusal):
    """The calendar says what it said before."""

    code = "calendar_unchanged"


class CalendarMoved(Refusal):
    """Someone else adopted another calendar since this one was begun."""

    code = "calendar_moved"


class Affected(msgspec.Struct, frozen=True, kw_only=True):
    """An open dossier that would be promised another moment by a calendar; it keeps the one on its receipt."""

    id: str
    code: str
    name: str
    procedure: str
    due_at: int
    would_be: int
    day_off: bool = False


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How a dossier's present promise was counted: from when, and whether it was counted at all or named."""

    received_at: int
    asked_at: int = 0
    back_at: int = 0
    named: bool = False


class CalendarDesk:
    """What a supervisor does with the calendar; anybody may look."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def present(self) -> Calendar:
        """The calendar in force, with what other desks adopted up to now."""
        self._desk.follow()
        return self._desk.calendar

    def fields(self) -> tuple[str, ...]:
        """The fields of the catalogue, each taken by some counter."""
        return tuple(sorted({procedure.field for procedure in self._desk.reference.catalogue.procedures}))

    def preview(self, calendar: Calendar) -> tuple[Affected, ...]:
        """Open dossiers whose promise this calendar would make another one, the earliest first. Raises BadCalendar."""
        check_calendar(calendar)
        present, rules = self._desk.calendar, self._desk.rules
        affected: list[Affected] = []
        with self._desk.journal.database.reading() as connection:
            for dossier in search.due_between(connection, 1, LAST_ROW):
                if dossier.state in CLOCK_STANDS:
                    continue  # counted anew when what is awaited comes
                count = count_of(register.entries_of(connection, dossier.id), dossier)
                procedure = self._desk.reference.known(dossier.procedure)
                field = procedure.field if procedure else ""
                before, after = (promise_by(dossier, count, one.for_field(field), rules) for one in (present, calendar))
                if before != after != dossier.due_at:
                    own = calendar.for_field(field)
                    affected.append(_affected(dossier, after, own))
        return tuple(affected)

    def adopt(self, clerk: Clerk, calendar: Calendar) -> Calendar:
        """Let the unit's desks count by this calendar from now on; every dossier keeps its promise.

        Raises BadCalendar, CalendarUnchanged, CalendarMoved, NotAllowed, NotSignedIn, StoreFailed.
        """
        self._desk.supervising(clerk)
        check_calendar(calendar)
        with self._desk.recording(clerk) as recording:
            present = self._desk.calendar
            if calendar.version != present.version:
                raise CalendarMoved
            if same_time(calendar, present):
                raise CalendarUnchanged
            version = f"{local(self._desk.now()):%Y.%m.%d-%H%M%S}.{self._desk.identity.desk}"
            adopted = msgspec.structs.replace(calendar, version=version)
            recording.adopt(CALENDAR, pack(adopted))
        self._desk.follow()
        return adopted


def count_of(entries: Iterable[Entry], dossier: Dossier) -> Count:
    """How the promise was counted, as the dossier's entries tell, in the world's order."""
    count = Count(received_at=dossier.received_at)
    for entry in entries:
        facts = entry.facts
        if isinstance(facts, kinds.SupplementRequested):
            count = msgspec.structs.replace(count, asked_at=entry.at_ms)
        elif isinstance(facts, kinds.DossierSupplemented):
            count = msgspec.structs.replace(count, back_at=entry.at_ms)
        elif isinstance(facts, kinds.DossierExtended | kinds.ObligationMet):
            count = msgspec.structs.replace(count, named=True)
    return count


def promise_by(dossier: Dossier, count: Count, calendar: Calendar, rules: DeadlineRules) -> int:
    """The promise (ms UTC) that a calendar would give; a day that was named stays unless it is one of rest by it."""
    if not count.named and dossier.state != READY:
        counted = _counted(dossier, count, calendar, rules)
        if counted is not None:
            return to_ms(counted)
    promise = from_ms(dossier.due_at)
    day = calendar.working_from(promise.date())
    if day != promise.date():
        return to_ms(deadlines.return_at(day, calendar, rules))
    closing = deadlines.closing_at(day, calendar)
    return to_ms(min(promise, closing))


def _counted(dossier: Dossier, count: Count, calendar: Calendar, rules: DeadlineRules) -> datetime | None:
    legs = clocks_of(dossier)
    received, asked, back = (from_ms(moment) for moment in (count.received_at, count.asked_at, count.back_at))
    if count.back_at:
        return deadlines.resumed(received, asked, back, legs, calendar, rules).at
    return deadlines.promised(received, legs, calendar, rules).at


def _affected(dossier: Dossier, would_be: int, calendar: Calendar) -> Affected:
    return Affected(
        id=dossier.id,
        code=dossier.code,
        name=dossier.applicant.name,
        procedure=dossier.procedure_name,
        due_at=dossier.due_at,
        would_be=would_be,
        day_off=not calendar.is_working(from_ms(dossier.due_at).date()),
    )
