"""Settling a quarter or a year: money per receiving and resolving agency, beside what closings and addenda sealed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed, Groups, PeriodClosed
from intake_desk.domain.closing_sums import Figures, taken
from intake_desk.domain.closings import OVERDUE, Disagreement, Trust, differing, statement
from intake_desk.domain.entries import Entry
from intake_desk.domain.holding import Ends, Holding, Line, Witness, holding
from intake_desk.domain.kinds import DossierAccepted, DossierReceived, FeePaid, FeeWaived
from intake_desk.domain.money_kinds import MisfitReversed
from intake_desk.domain.periods import QUARTER, BadPeriod, Period, quarter_of, year_of
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.reversals import Mending
from intake_desk.domain.tally import MEANS, figures

AGENCIES: Final = "agency"
RULED: Final = "ruling"
OPEN: Final = "open"
BOOKS: Final = "book"
CLOSINGS, ADDENDA, ENTRIES = "closings", "addenda", "entries"
# Between the two agencies of a row, and between a desk's journal and its book.
BETWEEN: Final = "\t"
# The row of the unit's own register book, whose numbers run through the year over all desks.
REGISTER_BOOK: Final = ""
_NAME: Final = re.compile(r"([12][0-9]{3})(?:-Q([1-4]))?")
_SUMS: Final = (*MEANS, "waived")
_MOVED: Final = (*_SUMS, "voided", "refunded")


def period_of(name: str) -> Period:
    """The days of "2026-Q4" or of "2026". Raises BadPeriod."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise BadPeriod
    year, quarter = int(found[1]), found[2]
    return quarter_of(date(year, (int(quarter) - 1) * QUARTER + 1, 1)) if quarter else year_of(date(year, 1, 1))


def name_of(period: Period) -> str:
    """How a quarter or a year is named, the other way round; "" for other days."""
    first = period.first
    if period == year_of(first):
        return str(first.year)
    return f"{first.year}-Q{(first.month - 1) // QUARTER + 1}" if period == quarter_of(first) else ""


class AgencySum(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken by one agency for dossiers that another resolves; figures as in the day's tally."""

    receiving: str
    resolving: str
    figures: Mapping[str, int]

    def figure(self, name: str) -> int:
        """One figure as the tally names it."""
        return self.figures.get(name, 0)

    def sort(self, name: str) -> int:
        """phí ("phi") or lệ phí ("le_phi") by whatever means, net of what was struck out or given back."""
        return sum(self.figure(f"{means}_{name}") for means in MEANS)

    @property
    def count(self) -> int:
        """How many payments stand."""
        return sum(self.figure(f"{means}_count") for means in MEANS)

    @property
    def taken(self) -> int:
        """All money, net."""
        return taken(self.figures)


class DaySum(msgspec.Struct, frozen=True, kw_only=True):
    """A business day's money entries beside what its closing and its addenda sealed of them."""

    day: str
    entries: Mapping[str, int]
    closed: bool = False
    closing: Mapping[str, int] = {}
    addenda: Mapping[str, int] = {}

    @property
    def agrees(self) -> bool:
        """Whether closing and addenda hold all the money of the day: nothing came that no one has signed yet, nor what
        makes up for itself.
        """
        return all(
            self.entries.get(name, 0) == self.closing.get(name, 0) + self.addenda.get(name, 0) for name in _MOVED
        )


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """A period summed from its entries: by agencies, by day, and (of a year) the books that are ruled off."""

    agencies: tuple[AgencySum, ...]
    days: Mapping[str, Mapping[str, int]]
    books: Mapping[str, Mapping[str, int]]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What a period's sums are made from: money, receptions and rulings of its days, and who resolves what began
    before. `witnesses` say which of a day's closings holds, where any day has several.
    """

    period: Period
    lines: tuple[Line, ...]
    before: tuple[Line, ...]
    witnesses: tuple[Witness, ...] = ()


# The facts of the lines of a period.
Told = (
    DossierReceived
    | DossierAccepted
    | DossierRecreated
    | FeePaid
    | FeeWaived
    | Mending
    | MisfitReversed
    | DayClosed
    | DayAddendum
)


def within(life: Life, ends: Ends) -> Life:
    """Only what lies within what is covered."""
    lines, before = (tuple(line for line in part if line.within(ends)) for part in (life.lines, life.before))
    witnesses = tuple(one for one in life.witnesses if one.line.within(ends))
    return Life(period=life.period, lines=lines, before=before, witnesses=witnesses)


def summed(life: Life, here: str) -> Sums:
    """The sums of a period; `here` is the agency that received, and that resolves what no other agency does."""
    resolving = _resolving([*life.before, *life.lines])
    agencies: dict[tuple[str, str], Figures] = {}
    by_day: dict[str, Figures] = {}
    for line in life.lines:
        entry = line.entry
        added = _money(entry)
        if added:
            pair = (here, resolving.get(entry.subject) or here)
            for sums in (agencies.setdefault(pair, {}), by_day.setdefault(entry.day, {})):
                _add(sums, added)
    pairs = sorted(agencies, key=lambda pair: (pair[0], pair[1] != here, pair[1]))
    rows = tuple(AgencySum(receiving=pair[0], resolving=pair[1], figures=agencies[pair]) for pair in pairs)
    books = _books(life) if life.period == year_of(life.period.first) else {}
    return Sums(agencies=rows, days=by_day, books=books)


def signed_rows(facts: PeriodClosed) -> tuple[AgencySum, ...]:
    """What a settlement signed, agency by agency; an older program's signed the whole alone."""
    found = [
        AgencySum(receiving=receiving, resolving=resolving, figures=figures)
        for pair, figures in facts.groups.get(AGENCIES, {}).items()
        for receiving, _, resolving in [pair.partition(BETWEEN)]
    ]
    return tuple(found) or (AgencySum(receiving="", resolving="", figures=facts.tally),)


def came_later(rows: Iterable[AgencySum], signed: Iterable[AgencySum]) -> tuple[AgencySum, ...]:
    """What these rows say beyond what was signed, agency by agency; less where money went back since."""
    found: dict[tuple[str, str], Figures] = {}
    for one in rows:
        _add(found.setdefault((one.receiving, one.resolving), {}), one.figures)
    for one in signed:
        _add(found.setdefault((one.receiving, one.resolving), {}), {name: -sum_ for name, sum_ in one.figures.items()})
    return tuple(
        AgencySum(receiving=receiving, resolving=resolving, figures=left)
        for (receiving, resolving), figures in found.items()
        if (left := _without_zeros(figures))
    )


def total_of(rows: Iterable[AgencySum]) -> AgencySum:
    """All rows as one."""
    return AgencySum(receiving="", resolving="", figures=added_up(row.figures for row in rows))


def added_up(parts: Iterable[Mapping[str, int]]) -> Figures:
    """Figures added name by name, without zeros."""
    found: Figures = {}
    for part in parts:
        _add(found, part)
    return _without_zeros(found)


def ruled_off(life: Life) -> dict[str, Holding]:
    """Which closing and addenda hold of each day of the period that somebody ruled off."""
    return {day: holding(lines, life.witnesses) for day, lines in _rulings(life).items()}


def contested(life: Life) -> str:
    """The first day of the period (ISO) that was closed more than once; "" when none was."""
    twice = (
        day
        for day, lines in _rulings(life).items()
        if sum(isinstance(line.entry.facts, DayClosed) for line in lines) > 1
    )
    return min(twice, default="")


def _rulings(life: Life) -> dict[str, list[Line]]:
    """Closings and addenda, day by day."""
    found: dict[str, list[Line]] = {}
    for line in life.lines:
        if isinstance(line.entry.facts, DayClosed | DayAddendum):
            found.setdefault(line.entry.day, []).append(line)
    return found


def _first_ruled_off(life: Life) -> dict[str, Holding]:
    """The same as programs had it that asked clocks alone: settlements that they signed stay proven."""
    found = {}
    for day, lines in _rulings(life).items():
        first = min((one for one in lines if isinstance(one.entry.facts, DayClosed)), key=_order, default=None)
        kept = [one for one in lines if one is first or isinstance(one.entry.facts, DayAddendum)]
        found[day] = holding(kept, ())
    return found


def _order(line: Line) -> tuple[int, str, int, bytes]:
    return line.entry.order


def listed_days(days: Iterable[str], sums: Sums, held: Mapping[str, Holding]) -> tuple[DaySum, ...]:
    """Each of these days with its money beside what holds of its closing and addenda."""
    listed = []
    for day in sorted(days):
        closing, addenda = (held[day].closing, held[day].addenda) if day in held else (None, ())
        listed.append(
            DaySum(
                day=day,
                entries=sums.days.get(day, {}),
                closed=closing is not None,
                closing=_tally(closing),
                addenda=added_up(map(_tally, addenda)),
            )
        )
    return tuple(listed)


def _tally(ruling: Entry | None) -> Mapping[str, int]:
    """What a closing or an addendum sealed; what is overdue is no sum."""
    facts = ruling.facts if ruling is not None else None
    if not isinstance(facts, DayClosed | DayAddendum):
        return {}
    return {name: value for name, value in facts.tally.items() if name != OVERDUE}


def groups_of(sums: Sums, days: Iterable[DaySum]) -> Groups:
    """The sums as a settlement signs them, with the days that nobody has ruled off."""
    listed = list(days)
    ruled = {
        ENTRIES: added_up(one.entries for one in listed),
        CLOSINGS: added_up(one.closing for one in listed),
        ADDENDA: added_up(one.addenda for one in listed),
    }
    return {
        **_sealed(sums),
        RULED: {name: counted for name, counted in ruled.items() if counted},
        OPEN: {one.day: {ENTRIES: taken(one.entries)} for one in listed if not one.closed},
    }


def _sealed(sums: Sums) -> Groups:
    agencies = {f"{row.receiving}{BETWEEN}{row.resolving}": _without_zeros(row.figures) for row in sums.agencies}
    books = {name: dict(counted) for name, counted in sums.books.items()}
    return {AGENCIES: {name: counted for name, counted in agencies.items() if counted}, BOOKS: books}


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What a settlement is proven by: the period as far as it covers it, the days on which anything happened as far as
    that, and which of its heads are not held.
    """

    settlement: Entry
    life: Life
    days: tuple[str, ...]
    missing: tuple[Covered, ...]


def prove_period(proof: Proof, trust: Trust) -> tuple[Disagreement, ...]:
    """Whether a settlement says what the journals say; each disagreement names the row that differs."""
    entry, facts = proof.settlement, proof.settlement.facts
    assert isinstance(facts, PeriodClosed)
    at: dict[str, str | int] = {"journal": entry.place.journal, "number": entry.place.number}
    found: list[Disagreement] = []

    def finding(kind: str, **params: str | int) -> None:
        found.append(Disagreement(kind, {"period": facts.period, **params}))

    for kind in _signature(entry, facts, trust):
        finding(kind, **at)
    for head in proof.missing:
        finding("period_lacks", journal=head.journal, number=head.number)
    if not proof.missing:
        here = next((row.split(BETWEEN)[0] for row in sorted(facts.groups.get(AGENCIES, {}))), "")
        sums = summed(proof.life, here)
        was = {**_marked(facts.groups), "": {"": dict(facts.tally)}}

        def differs(held: Mapping[str, Holding]) -> list[tuple[str, str, str, int, int]]:
            groups = groups_of(sums, listed_days(proof.days, sums, held))
            return differing(was, {**_marked(groups), "": {"": dict(_without_zeros(total_of(sums.agencies).figures))}})

        rows = differs(ruled_off(proof.life))
        if rows and contested(proof.life) and not differs(_first_ruled_off(proof.life)):
            rows = []
        for grouping, row, figure, before, after in rows:
            finding("period_differs", grouping=grouping, row=row, figure=figure, was=before, now=after)
    return tuple(found)


def _signature(entry: Entry, facts: PeriodClosed, trust: Trust) -> list[str]:
    """What is wrong with who signed, and how."""
    found = []
    if not trust.signed_by(facts.key, facts.signature, statement(entry.day, entry.actor, facts)):
        found.append("period_signature")
    elif not trust.announced(entry):
        found.append("period_key")
    if not trust.may_sign(entry.actor):
        found.append("period_role")
    if not trust.known(entry, entry.actor):
        found.append("period_stranger")
    return found


def _marked(groups: Groups) -> Groups:
    """The groups of a settlement, where a day that was left open is told from one without money."""
    known = {name: groups.get(name, {}) for name in (AGENCIES, BOOKS, RULED, OPEN)}
    return known | {OPEN: {day: {**counted, OPEN: 1} for day, counted in known[OPEN].items()}}


def _resolving(lines: Iterable[Line]) -> dict[str, str]:
    """The agency at the end of each dossier's way, which gives the result; "" where it never leaves the unit."""
    found: dict[str, str] = {}
    for line in sorted(lines, key=lambda line: line.entry.order):
        facts = line.entry.facts
        if isinstance(facts, DossierReceived | DossierAccepted) and facts.legs:
            found[line.entry.subject] = facts.legs[-1].agency
    return found


def _books(life: Life) -> dict[str, Figures]:
    """How many lines each desk's book of the year has and which is the last, and so of the unit's register book."""
    lines: dict[str, set[int]] = {}
    subjects: set[str] = set()
    for line in life.lines:
        facts = line.entry.facts
        if not isinstance(facts, DossierReceived | DossierAccepted | DossierRecreated):
            continue
        if life.period.holds(facts.received_at):
            subjects.add(line.entry.subject)
        if not isinstance(facts, DossierRecreated) and facts.line:
            lines.setdefault(f"{base_of(line.name)}{BETWEEN}{facts.book}", set()).add(facts.line)
    found: dict[str, Figures] = {REGISTER_BOOK: {"lines": len(subjects), "last": len(subjects)}} if subjects else {}
    return found | {name: {"lines": len(used), "last": max(used)} for name, used in sorted(lines.items())}


def _money(entry: Entry) -> Figures:
    """What an entry adds in money; no counts of dossiers, nothing that is only due."""
    added = figures(entry)
    return added if any(name in added for name in _SUMS) else {}


def _add(sums: Figures, added: Mapping[str, int]) -> None:
    for name, value in added.items():
        sums[name] = sums.get(name, 0) + value


def _without_zeros(counted: Mapping[str, int]) -> Figures:
    return {name: value for name, value in sorted(counted.items()) if value}
