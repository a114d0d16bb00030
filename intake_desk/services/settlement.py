"""Settling a quarter or a year: what was taken for whom, beside what was ruled off day by day, signed once."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from intake_desk.domain.closing_kinds import Covered, PeriodClosed
from intake_desk.domain.closing_sums import Figures
from intake_desk.domain.closings import statement
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import Remark
from intake_desk.domain.periods import Period
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.settlement import (
    AgencySum,
    DaySum,
    Sums,
    added_up,
    groups_of,
    listed_days,
    name_of,
    period_of,
    ruled_off,
    signed_rows,
    summed,
    total_of,
)
from intake_desk.services.accounts import Accounts
from intake_desk.services.blind_count import check_counted
from intake_desk.services.day_reading import DayReading
from intake_desk.services.desk import Desk, NotAllowed
from intake_desk.services.fingerprints import fingerprint
from intake_desk.services.own_tills import OwnTillGone, OwnTillOpen, drawers_of, is_witnessed, others_of, own_tills
from intake_desk.services.supervisor_keys import SigningKey, SupervisorKeys
from intake_desk.store import days, settlements

# As many days as this are named in a sentence; of more their number is said.
MOST_NAMED: Final = 8


class AlreadySettled(Refusal):
    """The quarter or year was settled before."""

    code = "already_settled"


class PeriodRunning(Refusal):
    """The period's last day has not come yet; params: last (ISO)."""

    code = "period_running"


class DaysOpen(Refusal):
    """Days of the period are neither ruled off nor left open with a reason; params: days."""

    code = "days_open"


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A settlement: its entry, who signed it at which desk, and the reasons for days that were left open."""

    entry: Entry
    facts: PeriodClosed
    name: str
    desk: str
    note: str

    @property
    def fingerprint(self) -> str:
        """The entry's hash as four everyday words."""
        return fingerprint(self.entry.hash)


class SettlementView(msgspec.Struct, frozen=True, kw_only=True):
    """A period as the journals held here have it now; `name` is "" unless it is a quarter or a year.

    `others` are settlements of the same period by desks that did not know of each other, and do not hold.
    """

    name: str
    period: Period
    sums: Sums
    days: tuple[DaySum, ...]
    settled: Settled | None = None
    others: tuple[Settled, ...] = ()

    @property
    def rows(self) -> tuple[AgencySum, ...]:
        """Agency by agency."""
        return self.sums.agencies

    @property
    def total(self) -> AgencySum:
        """All agencies together."""
        return total_of(self.rows)

    @property
    def closings(self) -> Figures:
        """What the period's closings sealed."""
        return added_up(day.closing for day in self.days)

    @property
    def addenda(self) -> Figures:
        """What the period's addenda sealed."""
        return added_up(day.addenda for day in self.days)

    @property
    def open_days(self) -> tuple[str, ...]:
        """The days that nobody has ruled off."""
        return tuple(day.day for day in self.days if not day.closed)

    @property
    def unsigned_days(self) -> tuple[str, ...]:
        """The days that were ruled off and whose money came later still, into no addendum."""
        return tuple(day.day for day in self.days if day.closed and not day.agrees)

    @property
    def signed(self) -> tuple[AgencySum, ...] | None:
        """What was signed, agency by agency, where the period has come to say something else; None where it has not."""
        return signed_rows(self.settled.facts) if self.settled is not None and self.moved else None

    @property
    def moved(self) -> bool:
        """Whether money of the period came after it had been settled."""
        return self.settled is not None and dict(self.total.figures) != self.settled.facts.tally


def view_of(desk: Desk, period: Period) -> SettlementView:
    """The period as it stands; reads only."""
    name, here = name_of(period), desk.unit.title or desk.unit.name or desk.identity.desk_name
    first, last = period.first.isoformat(), period.last.isoformat()
    known = sorted(day for day in days.days_with_entries(desk.journal.database) if first <= day <= last)
    with desk.journal.database.reading() as connection:
        life = settlements.life_of(connection, period)
        made = settlements.settlements_of(connection, name, period) if name else []
    sums = summed(life, here)
    settled = [_settled(desk, one, one.facts) for one in made if isinstance(one.facts, PeriodClosed)]
    return SettlementView(
        name=name,
        period=period,
        sums=sums,
        days=listed_days(known, sums, ruled_off(life)),
        settled=settled[0] if settled else None,
        others=tuple(settled[1:]),
    )


def _settled(desk: Desk, entry: Entry, facts: PeriodClosed) -> Settled:
    return Settled(
        entry=entry,
        facts=facts,
        name=desk.clerk_name(entry.actor),
        desk=desk.unit.desk_name(entry.place.journal),
        note=entry.personal.note if isinstance(entry.personal, Remark) else "",
    )


class SettlementDesk:
    """What a supervisor does at the end of a quarter and of a year."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        self._desk = desk
        self._accounts = accounts
        self._keys = SupervisorKeys(desk)
        self._reading = DayReading(desk)

    def view(self, period: str) -> SettlementView:
        """The quarter ("2026-Q4") or year ("2026") as this desk knows it. Raises BadPeriod, DrawerNotCounted."""
        span = period_of(period)
        check_counted(self._desk, span)
        return view_of(self._desk, span)

    def to_settle(self, period: str) -> SettlementView:
        """The same, where it can be settled today by whoever sits here: nobody types a reason and a password for
        nothing.

        Raises PeriodRunning, AlreadySettled, OwnTillOpen, OwnTillGone besides.
        """
        self._check_over(period_of(period))
        view = self.view(period)
        if view.settled is not None:
            raise AlreadySettled
        present = self._desk.seat.clerk
        if present is not None and present.supervises:
            self._check_own_tills(view, present)
        return view

    def settle(
        self, clerk: Clerk, period: str, password: str, reasons: Mapping[str, str] | None = None
    ) -> SettlementView:
        """Settle the period over the heads of every journal held here, signed with the supervisor's own key; final.

        `reasons` says for each day (ISO) that is not ruled off why it is settled all the same. A year rules its books
        off. Raises NotAllowed unless a supervisor sits at the desk, DeskRevoked, BadPeriod, PeriodRunning,
        AlreadySettled, DaysOpen, OwnTillOpen while cash that the supervisor took in the period was neither witnessed by
        anybody else nor sealed with its day (OwnTillGone where it cannot be locked any more), WrongPassword,
        TooManyTries, StoreFailed.
        """
        present = self._desk.signing(clerk)
        span = period_of(period)
        today = self._check_over(span)
        given = {day: nfc(reason) for day, reason in (reasons or {}).items() if nfc(reason)}
        self._check(view_of(self._desk, span), present, given)  # before a password is asked for nothing
        key = self._unlocked(present, password)
        with self._desk.journal.recording(day=today, actor=present.login) as recording:
            # Nobody else writes while this transaction is open: heads and sums belong together.
            view = view_of(self._desk, span)
            self._check(view, present, given)
            heads = self._desk.journal.heads()
            announced = self._keys.announce(recording, key)
            facts = PeriodClosed(
                period=period,
                covered=tuple(Covered(head.journal, head.number, head.hash) for _, head in sorted(heads.items())),
                tally=dict(view.total.figures),
                groups=groups_of(view.sums, view.days),
                key=key.public,
                announced=announced,
            )
            signed = msgspec.structs.replace(facts, signature=key.sign(statement(today, present.login, facts)))
            note = "; ".join(f"{_said(day)}: {given[day]}" for day in view.open_days)
            recording.add(Draft(facts=signed, personal=Remark(note=note)))
        self._keys.remember(key, announced)
        return view_of(self._desk, span)

    def _check_over(self, span: Period) -> str:
        """The open business day (ISO), on or after the period's last. Raises PeriodRunning."""
        today = self._desk.business_day()
        if today < span.last.isoformat():
            raise PeriodRunning(last=span.last.isoformat())
        return today

    def _check(self, view: SettlementView, present: Clerk, reasons: Mapping[str, str]) -> None:
        """Raise AlreadySettled, DaysOpen, what `_check_own_tills` raises."""
        _check_days(view, reasons)
        self._check_own_tills(view, present)

    def _check_own_tills(self, view: SettlementView, present: Clerk) -> None:
        """Raise OwnTillOpen, OwnTillGone. What a closing or an addendum sealed was looked at then."""
        unsealed = (*view.open_days, *view.unsigned_days)
        others = others_of(self._desk, present.login)
        own = [one for one in drawers_of(self._desk, present.login, unsealed) if not is_witnessed(one, others)]
        if not own:
            return
        gone: set[tuple[str, str]] = set()
        for day in list(dict.fromkeys(one.day for one in own))[:MOST_NAMED]:
            tills = own_tills(self._desk, self._reading.view(day), present.login)
            gone |= {(day, one.journal) for one in tills.to_witness}
        lockable = [one for one in own if (one.day, one.desk) not in gone]
        named = _named(f"{self._desk.unit.desk_name(one.desk)} ({_said(one.day)})" for one in lockable or own)
        raise OwnTillOpen(desks=named) if lockable else OwnTillGone(desks=named)

    def _unlocked(self, present: Clerk, password: str) -> SigningKey:
        known = self._accounts.known(present.login, password)
        if known.login != present.login or not known.supervises:
            raise NotAllowed
        return self._keys.unlock(known, password)


def _named(places: Iterable[str]) -> str:
    """Drawers within a sentence, each place once and the first of many."""
    found = list(dict.fromkeys(places))
    return ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")


def named_days(found: tuple[str, ...]) -> str:
    """Days within a sentence, the first of many."""
    said = ", ".join(_said(day) for day in found[:MOST_NAMED])
    return f"{said} và {len(found) - MOST_NAMED} ngày khác" if len(found) > MOST_NAMED else said


def _check_days(view: SettlementView, reasons: Mapping[str, str]) -> None:
    if view.settled is not None:
        raise AlreadySettled
    unnamed = tuple(day for day in view.open_days if day not in reasons)
    if unnamed:
        raise DaysOpen(days=named_days(unnamed))


def _said(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{month}/{year}"
