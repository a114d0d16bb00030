"""The desk as the services see it: who sits at it, which business day it is, what it goes by."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.desk import Clerk, DeskIdentity, Unit, named
from intake_desk.domain.office_kinds import OFFICE
from intake_desk.domain.periods import business_day
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.services.catalogue import Reference
from intake_desk.store.days import closings, current_day
from intake_desk.store.journal import Journal, Recording
from intake_desk.store.schema import ONCE_CLERKS
from intake_desk.store.sheets import Sheets

REVOKED = "revoked"


class NotSignedIn(Refusal):
    """The person is not the one who signed in at this desk."""

    code = "not_signed_in"


class NotAllowed(Refusal):
    """The person's role does not allow this."""

    code = "not_allowed"


class DayOver(Refusal):
    """The business day that is open here has passed; whoever sits here must sign in again to open the new one."""

    code = "day_over"


class DeskRevoked(Refusal):
    """The unit revoked this desk: it records nothing more."""

    code = "desk_revoked"


class NoBusinessDay(Refusal):
    """No business day has been opened at this desk yet."""

    code = "no_business_day"


@dataclass
class Seat:
    """Who sits at the desk now, and the newest sheet of those who may."""

    clerk: Clerk | None = None
    sheet: bytes = b""
    clerks: tuple[Clerk, ...] = ()


@dataclass(frozen=True)
class Desk:
    """Everything a service needs; made once by the composition root."""

    identity: DeskIdentity
    journal: Journal
    sheets: Sheets
    reference: Reference
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    sign: Callable[[bytes], bytes]
    seat: Seat = field(default_factory=Seat)

    @property
    def unit(self) -> Unit:
        """The unit as its newest sheet describes it."""
        sheet = self.sheets.get("unit")
        if sheet is None:
            return Unit(agency=self.identity.agency, unit_code=self.identity.unit_code, parent="", name="", place="")
        return msgspec.json.decode(sheet.body, type=Unit)

    @property
    def clerks(self) -> tuple[Clerk, ...]:
        """Everyone who may work here, by the newest sheet."""
        sheet = self.sheets.get("clerks")
        if sheet is None:
            return ()
        if self.seat.sheet != sheet.body:  # read at every act, decoded when it changed
            self.seat.clerks = msgspec.json.decode(sheet.body, type=tuple[Clerk, ...])
            self.seat.sheet = sheet.body
        return self.seat.clerks

    @property
    def names(self) -> dict[str, str]:
        """The names of everyone who may work here, or once did, by their logins."""
        return self.sheets.setting(ONCE_CLERKS, dict[str, str], {}) | {one.login: one.name for one in self.clerks}

    @property
    def calendar(self) -> Calendar:
        """The unit's working calendar."""
        return self.reference.calendar

    @property
    def rules(self) -> DeadlineRules:
        """The deadline rules in force."""
        return self.reference.rules

    def follow(self) -> bool:
        """Go by what the unit adopted up to now; whether that changed anything."""
        return self.reference.follow(self.journal.database)

    def now_ms(self) -> int:
        """The desk's clock, ms UTC."""
        return int(self.now().timestamp() * 1000)

    def clerk_name(self, login: str) -> str:
        """The name of a clerk or of an officer at the server, or the login when no sheet knows it."""
        if not login.startswith(OFFICE):
            clerk = named(self.clerks, login)
            return clerk.name if clerk else self.names.get(login, login)
        sheet = self.sheets.get("officers")
        officer = named(msgspec.json.decode(sheet.body, type=tuple[Clerk, ...]), login) if sheet else None
        return officer.name if officer else login.removeprefix(OFFICE)

    def today(self) -> str:
        """The local date (ISO) by the desk's clock."""
        return local(self.now()).date().isoformat()

    def day_by_clock(self) -> str:
        """The business day that the clock tells: the night until four still belongs to the day before."""
        return business_day(self.now_ms()).isoformat()

    def business_day(self) -> str:
        """The business day that is open here (ISO). Raises NoBusinessDay."""
        day = current_day(self.journal.database, self.identity.journal)
        if day is None:
            raise NoBusinessDay
        return day

    def acting(self, clerk: Clerk) -> Clerk:
        """The person who sits at the desk, if it is this one, with the rights of today's sheet. Raises NotSignedIn."""
        present = self.seat.clerk
        if present is None or present.login != clerk.login:
            raise NotSignedIn
        known = named(self.clerks, present.login)
        if known is None:
            raise NotSignedIn
        return known

    def supervising(self, clerk: Clerk) -> Clerk:
        """The supervisor who sits at the desk, if it is this person. Raises NotSignedIn, NotAllowed."""
        present = self.acting(clerk)
        if not present.supervises:
            raise NotAllowed
        return present

    def signing(self, clerk: Clerk) -> Clerk:
        """The supervisor who may sign for the unit at this desk. Raises NotSignedIn, NotAllowed, DeskRevoked."""
        present = self.supervising(clerk)
        if self.revoked:
            raise DeskRevoked
        return present

    @property
    def revoked(self) -> bool:
        """Whether the server, or the unit's sheet, says that this desk may call no more."""
        told = self.sheets.setting(REVOKED, bool, False)  # a setting's default
        return told or any(one.number == self.identity.desk and one.revoked_ms for one in self.unit.desks)

    def mark_revoked(self, *, revoked: bool = True) -> None:
        """Remember what the server said, also after the next start."""
        if self.sheets.setting(REVOKED, bool, False) != revoked:  # a setting's default
            self.sheets.set(REVOKED, revoked)

    @contextmanager
    def recording(self, clerk: Clerk) -> Iterator[Recording]:
        """One transaction of what this person does on the open business day.

        Raises NotSignedIn, DeskRevoked, DayOver.
        """
        present = self.acting(clerk)
        if self.revoked:
            raise DeskRevoked
        day = self.business_day()
        if self.day_by_clock() > day:
            raise DayOver
        self.follow()
        with self.journal.recording(day=day, actor=present.login) as recording:
            yield recording

    def closings(self, day: str) -> tuple[DayClosed, ...]:
        """The closings of a day that this desk knows of, in the world's order."""
        return closings(self.journal.database, day)
