"""The day's tally and its ruling off: what a closing covers is sealed and signed, what comes later is shown apart."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

import msgspec

from intake_desk.domain.closing_kinds import (
    Around,
    Covered,
    DayAddendum,
    DayAddendumPersonal,
    DayClosed,
    DayClosedPersonal,
    UncountedDrawer,
)
from intake_desk.domain.closing_sums import PROCEDURE, tally_of
from intake_desk.domain.closings import OVERDUE, sealed_by, statement
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Drawer, DrawerKey
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.holding import parted
from intake_desk.domain.noted_money import Noted
from intake_desk.domain.refusals import Refusal
from intake_desk.services import closing_view as views
from intake_desk.services.accounts import Accounts
from intake_desk.services.closing_view import Closing, DayView, DeskDay
from intake_desk.services.day_reading import DayReading
from intake_desk.services.desk import Desk, NoBusinessDay, NotAllowed
from intake_desk.services.missing_cash import left_open, not_countable
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.outstanding import Outstanding
from intake_desk.services.own_tills import OwnTillOpen, OwnTills, own_tills
from intake_desk.services.second_person import SecondPerson, SecondPersonMissing, agreed
from intake_desk.services.supervisor_keys import SigningKey, SupervisorKeys
from intake_desk.store import days, rulings
from intake_desk.store.journal import StoreFailed

MOST_CASH = 100_000_000_000


class AlreadyClosed(Refusal):
    """The day was ruled off before."""

    code = "already_closed"


class NotClosed(Refusal):
    """The day has not been ruled off: nothing can be added to its closing."""

    code = "not_closed"


class NothingLate(Refusal):
    """Nothing came after the closing and its addenda, and nothing is known better."""

    code = "nothing_late"


class DayIncomplete(Refusal):
    """This desk does not hold exactly the entries that the day's closing names."""

    code = "day_incomplete"


class DesksAway(Refusal):
    """Desks that have not been heard are neither waited for nor closed around with a reason; params: desks."""

    code = "desks_away"


class BadCash(Refusal):
    """The counted cash is not an amount of đồng."""

    code = "bad_cash"


class CashNotExplained(Refusal):
    """The counted cash is not what must lie in the open drawers, and nobody said why."""

    code = "cash_not_explained"


class DrawersUncounted(Refusal):
    """Drawers are open that nobody has locked or counted in one, and nobody said why; params: drawers."""

    code = "drawers_uncounted"


class OthersToCount(Refusal):
    """Other drawers are to be counted in one than those that were: a desk came back, or fell silent; params: desks."""

    code = "others_to_count"


COMPARED = "cash compared"  # the setting: by day, what was counted in one while it was not ruled off
MOST_COMPARED = 31


class ClosingDesk:
    """What a supervisor does at the end of the day."""

    def __init__(self, desk: Desk, accounts: Accounts, open_drawers: OpenDrawers) -> None:
        self._desk = desk
        self._accounts = accounts
        self._keys = SupervisorKeys(desk)
        self._reading = DayReading(desk)
        self._outstanding = Outstanding(desk)
        self._open_drawers = open_drawers

    def view(self, day: str | None = None) -> DayView:
        """The day (the open business day when not named) as this desk knows it. Raises NoBusinessDay for no date."""
        return self._reading.view(self._desk.business_day() if day is None else _dated(day))

    def close(
        self,
        clerk: Clerk,
        day: str,
        password: str,
        around: Mapping[str, str] | None = None,
        note: str = "",
        counted_cash: int | None = None,
        *,
        counted_in: Collection[DrawerKey] | None = None,
        uncounted: str = "",
        witness: SecondPerson | None = None,
    ) -> DayView:
        """Rule the day off over the heads of every journal held here, signed with the supervisor's own key; final.

        `around` gives the reason for each desk (its journal) that was away; `counted_cash` is what was counted in the
        drawers that are still open (`DayView.in_one`), of which `counted_in` names those that were asked for; what was
        `compared` before is kept with it; where a drawer is neither locked nor counted so, `uncounted` says why; a
        `witness` agrees where a till of the supervisor's own cannot be locked before anybody any more (`own_tills`).
        Raises NotAllowed unless a supervisor sits at the desk, OthersToCount where `in_one` is another set by now,
        DeskRevoked, NoBusinessDay for a day that has not begun, on which nothing happened or that is no date,
        AlreadyClosed, BadCash, CashNotExplained for a difference without a note, DrawersUncounted, DesksAway,
        OwnTillOpen, WrongPassword, TooManyTries, StoreFailed, and what `agreed` raises.
        """
        present = self._desk.signing(clerk)
        if counted_cash is not None and not 0 <= counted_cash <= MOST_CASH:
            raise BadCash
        compared = self._compared()
        self._require_begun(_dated(day))
        reasons = {journal: nfc(reason) for journal, reason in (around or {}).items() if nfc(reason)}
        if days.closings(self._desk.journal.database, day):
            raise AlreadyClosed  # before a password is asked for nothing
        agreeing = self._agreeing(present, password, witness)
        key = self._unlocked(present, password)
        with self._desk.journal.recording(day=day, actor=present.login) as recording:
            # Nobody else writes while this transaction is open: heads and totals belong together.
            view = self.view(day)
            away = self._check(view, reasons)
            own = self._witnessed(view, present, agreeing)
            if counted_cash is not None and counted_in is not None:
                self._check_counted(view, counted_in)
            due = None if counted_cash is None else view.open_cash or 0
            if counted_cash != due and not nfc(note).strip():
                raise CashNotExplained
            left = self._left(left_open(view) if counted_cash is None else not_countable(view), uncounted)
            announced = self._keys.announce(recording, key)
            facts = DayClosed(
                covered=self._heads(),
                tally=dict(sorted({**view.tally.totals, OVERDUE: view.overdue}.items())),
                counted_cash=counted_cash,
                due_cash=due,
                tried=_counts(compared.get(day, ()), counted_cash),
                uncounted=left,
                witness=agreeing if own else "",
                witnessed=own,
                groups=view.groups,
                fields=self._reading.fields(view.groups[PROCEDURE]),
                around=_around(away),
                key=key.public,
                announced=announced,
            )
            signed = msgspec.structs.replace(facts, signature=key.sign(statement(day, present.login, facts)))
            said = DayClosedPersonal(
                note=nfc(note),
                uncounted=nfc(uncounted).strip() if left else "",
                away={desk.journal: reasons.get(desk.journal, views.NOTHING_CAME) for desk in away},
            )
            recording.add(Draft(facts=signed, personal=said))
        self._keys.remember(key, announced)
        if compared.pop(day, ()):
            with suppress(StoreFailed):  # the day is sealed: nobody is told that it failed for a figure that was kept
                self._desk.sheets.set(COMPARED, compared)
        return self.view(day)

    def compare(self, clerk: Clerk, day: str, counted: int) -> None:
        """Remember that this figure was compared with what must lie in the drawers, until the day is ruled off here: a
        question that is left, or a program that ends, forgets none of them.

        Raises NotAllowed, BadCash, StoreFailed.
        """
        self._desk.supervising(clerk)
        if not 0 <= counted <= MOST_CASH:
            raise BadCash
        known = self._compared()
        newest = dict(sorted(known.items())[-MOST_COMPARED:])
        self._desk.sheets.set(COMPARED, newest | {day: [*known.get(day, ()), counted]})

    def _compared(self) -> dict[str, list[int]]:
        return self._desk.sheets.setting(COMPARED, dict[str, list[int]], {})

    def addendum(
        self,
        clerk: Clerk,
        day: str,
        password: str,
        note: str = "",
        *,
        uncounted: str = "",
        witness: SecondPerson | None = None,
    ) -> DayView:
        """Sign what came after the day had been ruled off, as an addendum of its own; what was sealed stays. Where a
        drawer of the day is not locked, `uncounted` says why; a `witness` as for a closing.

        Raises NotAllowed unless a supervisor sits at the desk, DeskRevoked, NoBusinessDay for no date, NotClosed,
        NothingLate, DayIncomplete while this desk lacks what the closing names, OwnTillOpen, DrawersUncounted,
        WrongPassword, TooManyTries, StoreFailed, and what `agreed` raises.
        """
        present = self._desk.signing(clerk)
        before = self.view(day)
        _check_late(before)
        self._check_lockable(before, present)
        agreeing = self._agreeing(present, password, witness)
        key = self._unlocked(present, password)
        with self._desk.journal.recording(day=day, actor=present.login) as recording:
            view = self.view(day)
            closing = _check_late(view)
            own = self._witnessed(view, present, agreeing)
            left = self._left(left_open(view), uncounted)
            with self._desk.journal.database.reading() as connection:
                held = rulings.held_of(connection, day)
                evidence = rulings.evidence_of(connection, day, held)
            _, rest = parted(evidence.lines, evidence.reaches)
            sealing = sealed_by(evidence, held)
            known = {evidence.about(line.entry.subject, None).procedure for line in evidence.lines}
            fields = sealing.fields(self._reading.fields(known))
            groups = sealing.further(rest, fields)
            announced = self._keys.announce(recording, key)
            facts = DayAddendum(
                closing=closing.entry.hash,
                previous=held.addenda[-1].hash if held.addenda else b"",
                number=len(held.addenda) + 1,
                covered=self._heads(),
                tally=dict(sorted(tally_of(groups).totals.items())),
                groups=groups,
                fields=fields,
                moves=True,
                uncounted=left,
                witness=agreeing if own else "",
                witnessed=own,
                key=key.public,
                announced=announced,
            )
            signed = msgspec.structs.replace(facts, signature=key.sign(statement(day, present.login, facts)))
            said = DayAddendumPersonal(note=nfc(note), uncounted=nfc(uncounted).strip() if left else "")
            recording.add(Draft(facts=signed, personal=said))
        self._keys.remember(key, announced)
        return self.view(day)

    def left_before(self, day: str) -> tuple[Noted, ...]:
        """What the days before this one left open, and what statements said that nobody has explained."""
        return self._outstanding.before(day)

    def open_before(self, day: str) -> tuple[Drawer, ...]:
        """The drawers of the days before this one that nobody has locked, the oldest first."""
        return self._open_drawers.before(day)

    def days(self) -> list[str]:
        """Every business day with entries, oldest first."""
        return sorted(filter(_is_date, days.days_with_entries(self._desk.journal.database)))

    def open_days(self) -> list[str]:
        """Earlier business days with entries that nobody has ruled off, newest first."""
        present = self._desk.business_day()
        closed = days.closed_days(self._desk.journal.database)
        known = days.days_with_entries(self._desk.journal.database)
        return [day for day in known if day < present and day not in closed and _is_date(day)]

    def _check(self, view: DayView, reasons: Mapping[str, str]) -> tuple[DeskDay, ...]:
        """The desks that the closing goes around: those that are away, whatever reasons are given for others.

        Raises AlreadyClosed, DesksAway.
        """
        if view.closing is not None:
            raise AlreadyClosed
        unnamed = [one.name for one in view.to_be_explained if one.journal not in reasons]
        if unnamed:
            raise DesksAway(desks=", ".join(unnamed))
        return view.away

    def _require_begun(self, day: str) -> None:
        """Raises NoBusinessDay for a day that has not begun, or on which nothing happened that is known here."""
        present = self._desk.business_day()
        with self._desk.journal.database.reading() as connection:
            if day > present or (day < present and not days.has_entries(connection, day)):
                raise NoBusinessDay

    def own_tills(self, view: DayView, login: str) -> OwnTills:
        """The desks at which this person has a till of that day that nobody else saw closed: they sign neither the day
        nor an addendum before those that can be locked are, nor without a witness for the others.
        """
        return own_tills(self._desk, view, login)

    def _check_lockable(self, view: DayView, present: Clerk) -> OwnTills:
        """Going around a desk goes around nobody's own till there. Raises OwnTillOpen."""
        own = self.own_tills(view, present.login)
        if own.to_lock:
            raise OwnTillOpen(desks=", ".join(one.name for one in own.to_lock))
        return own

    def _witnessed(self, view: DayView, present: Clerk, agreeing: str) -> tuple[str, ...]:
        """The desks (their journals) of own tills that a witness has to answer for. Raises OwnTillOpen, and
        SecondPersonMissing where nobody agreed.
        """
        own = self._check_lockable(view, present)
        if own.to_witness and not agreeing:
            raise SecondPersonMissing(supervisor=False)
        return tuple(one.journal for one in own.to_witness)

    def _agreeing(self, present: Clerk, password: str, witness: SecondPerson | None) -> str:
        """Who agreed ("" for nobody), by both people's passwords. Raises what `agreed` raises."""
        if witness is None:
            return ""
        both = msgspec.structs.replace(witness, own=password)
        return agreed(self._accounts, both, {present.login}, supervisor=False, asker=present).login

    def _check_counted(self, view: DayView, counted_in: Collection[DrawerKey]) -> None:
        """Whether what was counted is what is to be counted now. Raises OthersToCount."""
        changed = {one.key for one in view.in_one} ^ set(counted_in)
        if changed:
            raise OthersToCount(desks=", ".join(sorted({self._desk.unit.desk_name(desk) for _, desk, _, _ in changed})))

    def _left(self, left: Sequence[Drawer], why: str) -> tuple[UncountedDrawer, ...]:
        """These drawers as what is signed names them. Raises DrawersUncounted where nobody says why."""
        if left and not nfc(why).strip():
            raise DrawersUncounted(drawers=self._named(left))
        return tuple(dict.fromkeys(UncountedDrawer(one.desk, one.clerk) for one in left))

    def _named(self, drawers: Iterable[Drawer]) -> str:
        named = (f"{self._desk.clerk_name(one.clerk)} ({self._desk.unit.desk_name(one.desk)})" for one in drawers)
        return ", ".join(dict.fromkeys(named))

    def _unlocked(self, present: Clerk, password: str) -> SigningKey:
        known = self._accounts.known(present.login, password)
        if known.login != present.login or not known.supervises:
            raise NotAllowed
        return self._keys.unlock(known, password)

    def _heads(self) -> tuple[Covered, ...]:
        heads = self._desk.journal.heads()
        return tuple(Covered(head.journal, head.number, head.hash) for _, head in sorted(heads.items()))


def _counts(tried: Iterable[int], counted: int | None) -> tuple[int, ...]:
    """Every figure that was compared, in order, the one that counts last; the same twice running is one."""
    figures = [*tried, *(() if counted is None else (counted,))]
    return tuple(one for place, one in enumerate(figures) if not place or one != figures[place - 1])


def _is_date(day: str) -> bool:
    """Whether entries of the program's own can be of this day: a day of the calendar, written as they write it."""
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _dated(day: str) -> str:
    if not _is_date(day):
        raise NoBusinessDay
    return day


def _check_late(view: DayView) -> Closing:
    """The closing that something came after, or is known of only now.

    Raises NotClosed, DayIncomplete, NothingLate.
    """
    if view.closing is None:
        raise NotClosed
    if not view.complete:
        raise DayIncomplete
    if not view.is_behind:
        raise NothingLate
    return view.closing


def _around(desks: Iterable[DeskDay]) -> tuple[Around, ...]:
    """The desks as a closing names those that it goes around."""
    return tuple(Around(journal=desk.journal, number=desk.head, heard_ms=desk.heard_ms) for desk in desks)
