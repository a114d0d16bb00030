"""The day's tally and its ruling off: what a closing covers is sealed, what comes later is shown apart."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

import msgspec

from intake_desk.domain.branches import is_branch
from intake_desk.domain.closing_kinds import Covered, DayClosed, DayClosedPersonal
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import DossierAccepted, DossierReceived
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.tally import MONEY, Tally, figures, tally, tells
from intake_desk.services.desk import Desk, NoBusinessDay
from intake_desk.store import days, search
from intake_desk.store.journal import Head

MOST_CASH = 100_000_000_000
OVERDUE = "overdue"


class AlreadyClosed(Refusal):
    """The day was ruled off before."""

    code = "already_closed"


class BadCash(Refusal):
    """The counted cash is not an amount of đồng."""

    code = "bad_cash"


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """The closing that holds for a day, and how it can be told from any other."""

    entry: Entry
    facts: DayClosed
    note: str

    @property
    def fingerprint(self) -> str:
        """The closing entry's hash, short enough to copy by hand."""
        mark = self.entry.hash.hex()[:16]
        return "-".join(mark[i : i + 4] for i in range(0, 16, 4))


class DeskDay(msgspec.Struct, frozen=True, kw_only=True):
    """What one desk did on the day, up to where its journal is held here."""

    journal: str
    name: str
    head: int
    head_hash: bytes
    clerks: tuple[str, ...]
    figures: Tally


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of a desk's range that were passed over on the day."""

    desk: str
    first: int
    last: int


class DayView(msgspec.Struct, frozen=True, kw_only=True):
    """A business day as it stands: the sealed part (or all, while it is open), and what came after the closing.

    Of a closed day the totals are those that were sealed. `complete` is False while this desk does not hold exactly
    the entries that the closing names: then nothing finer than the totals is said. `other_closings` are closings of
    the same day by desks that did not know of each other; the first in the world's order holds, all are kept.
    `unpaid`: fees (in đồng) of the sealed part that fell due and were neither paid nor waived in it, dossier by
    dossier: what somebody paid for an earlier day leaves it as it is.
    """

    day: str
    tally: Tally
    desks: tuple[DeskDay, ...]
    hours: dict[int, int]
    overdue: int
    unpaid: int
    gaps: tuple[Gap, ...]
    closing: Closing | None = None
    complete: bool = True
    other_closings: tuple[Closing, ...] = ()
    late: tuple[Entry, ...] = ()
    late_tally: Tally | None = None

    @property
    def expected_cash(self) -> int:
        """The cash that must be in the drawers for the sealed part, in đồng."""
        return self.tally.total("cash")


class ClosingDesk:
    """What a supervisor does at the end of the day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, day: str | None = None) -> DayView:
        """The day (the open business day when not named) as this desk knows it."""
        day = day or self._desk.business_day()
        heads = self._desk.journal.heads()
        closings = self._closings(day)
        closing = closings[0] if closings else None
        with self._desk.journal.database.reading() as connection:
            entries = days.entries_of_day(connection, day)
            subjects = list({entry.subject for entry in entries if entry.subject})
            procedures = search.procedures_of(connection, subjects)
            overdue = search.counts(connection, day, self._desk.now_ms())["overdue"]
            held = closing is None or all(
                days.holds(connection, head.journal, head.number, head.hash) for head in closing.facts.covered
            )
            covered = days.covered_of_day(connection, day, closing.facts.covered) if closing else set()
        sealed, late = _parted(entries, covered) if closing else (entries, [])
        summed = tally(sealed, lambda subject: procedures.get(subject, ""))
        complete = held and (closing is None or _agree(summed, closing.facts))
        if closing is not None:
            overdue = closing.facts.tally.get(OVERDUE, 0)
            if not complete:
                sealed = []
                summed = Tally(totals=closing.facts.tally, by_procedure={}, by_clerk={})
        return DayView(
            day=day,
            tally=summed,
            desks=self._desks(heads, closing, sealed, procedures),
            hours=_hours(sealed),
            overdue=overdue,
            unpaid=_unpaid(sealed) if complete else max(_unsettled(summed.totals), 0),
            gaps=tuple(
                _gaps(sealed, {self._desk.identity.journal: self._desk.identity.numbers}, self._desk.unit.desk_name)
            ),
            closing=closing,
            complete=complete,
            other_closings=tuple(closings[1:]),
            late=tuple(late),
            late_tally=tally(late, lambda subject: procedures.get(subject, "")) if late else None,
        )

    def _desks(
        self, heads: Mapping[str, Head], closing: Closing | None, sealed: list[Entry], procedures: Mapping[str, str]
    ) -> tuple[DeskDay, ...]:
        unit = self._desk.unit
        by_journal: dict[str, list[Entry]] = defaultdict(list)
        for entry in sealed:
            by_journal[entry.place.journal].append(entry)
        covered: Iterable[Head | Covered] = heads.values() if closing is None else closing.facts.covered
        # what a desk wrote into a branch stands under the desk
        reached = {head.journal: (head.number, head.hash) for head in covered if not is_branch(head.journal)}
        return tuple(
            DeskDay(
                journal=name,
                name=unit.desk_name(name),
                head=number,
                head_hash=mark,
                clerks=tuple(
                    self._desk.clerk_name(login) for login in sorted({e.actor for e in by_journal[name] if figures(e)})
                ),
                figures=tally(by_journal[name], lambda subject: procedures.get(subject, "")),
            )
            for name, (number, mark) in sorted(reached.items())
        )

    def close(self, clerk: Clerk, day: str, counted_cash: int | None = None, note: str = "") -> DayView:
        """Rule the day off over the heads of every journal held here; final.

        Raises NotAllowed unless a supervisor sits at the desk, NoBusinessDay for a day that has not begun,
        AlreadyClosed, BadCash, StoreFailed.
        """
        present = self._desk.supervising(clerk)
        if counted_cash is not None and not 0 <= counted_cash <= MOST_CASH:
            raise BadCash
        if day > self._desk.business_day():
            raise NoBusinessDay
        with self._desk.journal.recording(day=day, actor=present.login) as recording:
            # Nobody else writes while this transaction is open: heads and totals belong together.
            if self._closing(day) is not None:
                raise AlreadyClosed
            view = self.view(day)
            facts = DayClosed(
                covered=tuple(
                    Covered(head.journal, head.number, head.hash)
                    for _, head in sorted(self._desk.journal.heads().items())
                ),
                tally=dict(sorted({**view.tally.totals, OVERDUE: view.overdue}.items())),
                counted_cash=counted_cash,
            )
            recording.add(Draft(facts=facts, personal=DayClosedPersonal(note=nfc(note))))
        return self.view(day)

    def days(self) -> list[str]:
        """Every business day with entries, oldest first."""
        return sorted(days.days_with_entries(self._desk.journal.database))

    def open_days(self) -> list[str]:
        """Earlier business days with entries that nobody has ruled off, newest first."""
        present = self._desk.business_day()
        closed = days.closed_days(self._desk.journal.database)
        known = days.days_with_entries(self._desk.journal.database)
        return [day for day in known if day < present and day not in closed]

    def _closing(self, day: str) -> Closing | None:
        closings = self._closings(day)
        return closings[0] if closings else None

    def _closings(self, day: str) -> list[Closing]:
        """Every closing of the day, in the world's order."""
        found = []
        for entry in days.closing_entries(self._desk.journal.database, day):
            if isinstance(entry.facts, DayClosed):
                note = entry.personal.note if isinstance(entry.personal, DayClosedPersonal) else ""
                found.append(Closing(entry=entry, facts=entry.facts, note=note))
        return found


def _agree(summed: Tally, closing: DayClosed) -> bool:
    """Whether the entries add up to what was sealed."""
    sealed = {name: value for name, value in closing.tally.items() if name != OVERDUE and value}
    return sealed == {name: value for name, value in summed.totals.items() if value}


def _parted(entries: list[Entry], covered: Collection[bytes]) -> tuple[list[Entry], list[Entry]]:
    """The entries that the closing sealed, and those with figures that came later."""
    sealed = [entry for entry in entries if entry.hash in covered]
    late = [entry for entry in entries if entry.hash not in covered and tells(entry)]
    return sealed, late


def _unpaid(entries: list[Entry]) -> int:
    """What the entries leave unpaid, summed over the dossiers for which something is."""
    left: dict[str, int] = defaultdict(int)
    for entry in entries:
        left[entry.subject] += _unsettled(figures(entry))
    return sum(amount for amount in left.values() if amount > 0)


def _unsettled(counts: Mapping[str, int]) -> int:
    return counts.get("charged", 0) - sum(counts.get(what, 0) for what in (*MONEY, "refunded"))


def _hours(entries: list[Entry]) -> dict[int, int]:
    """How many dossiers were received in each local hour."""
    hours: dict[int, int] = defaultdict(int)
    for entry in entries:
        if isinstance(entry.facts, DossierReceived | DossierAccepted):
            hours[(entry.facts.received_at // 3_600_000 + 7) % 24] += 1
    return dict(sorted(hours.items()))


def _gaps(entries: list[Entry], ranges: Mapping[str, NumberRange], desk_name: Callable[[str], str]) -> list[Gap]:
    """The numbers passed over; before a desk's first of the day too, where its range is known."""
    used: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        facts = entry.facts
        if not isinstance(facts, DossierReceived | DossierAccepted) or facts.provisional:
            continue
        if isinstance(facts, DossierReceived) or facts.own_code:
            last = facts.code.rpartition("-")[2]
            if last.isascii() and last.isdigit():  # another program's codes may look otherwise
                used[entry.place.journal].append(int(last))
    gaps = []
    for journal, numbers in sorted(used.items()):
        within = ranges.get(journal)
        before_first = [within.first - 1] if within and within.first <= min(numbers) <= within.last else []
        ordered = before_first + sorted(numbers)
        gaps += [
            Gap(desk=desk_name(journal), first=before + 1, last=after - 1)
            for before, after in pairwise(ordered)
            if after > before + 1
        ]
    return gaps
