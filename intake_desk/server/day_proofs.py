"""Proving, from the journals that the server holds, every day that a unit ruled off.

The server keeps no index of days: one pass over all entries looks at each hash and each link, and learns where days,
closings and the beginnings of dossiers lie; then each closed day is read again and summed.
"""

from collections import defaultdict
from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import MARK, base_of
from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed, SupervisorKeyMade
from intake_desk.domain.closing_sums import About, about_in
from intake_desk.domain.closings import (
    DayProof,
    Disagreement,
    Ends,
    Evidence,
    Line,
    Trust,
    announces,
    holding,
    prove,
    reached,
)
from intake_desk.domain.entries import START, BrokenEntry, Entry, Sealed, header, unseal
from intake_desk.server import schema
from intake_desk.wire import signed_by

READ_AT_ONCE = 500
_LOOKED_INTO = frozenset({"day.closed", "day.addendum", "supervisor.key_made"})
_BEGINNINGS = frozenset({"dossier.received", "dossier.filed", "dossier.refused", "dossier.recreated"})

_entry = schema.entry.c
_ALL = (
    sa.select(_entry.journal, _entry.number, _entry.hash, _entry.body, _entry.personal)
    .where(_entry.agency == sa.bindparam("agency"))
    .order_by(_entry.journal, _entry.number)
    .execution_options(yield_per=READ_AT_ONCE)
)
_STRETCH = (
    sa.select(_entry.journal, _entry.body, _entry.personal)
    .where(
        _entry.agency == sa.bindparam("agency"),
        _entry.journal == sa.bindparam("journal"),
        _entry.number.between(sa.bindparam("first"), sa.bindparam("last")),
    )
    .execution_options(yield_per=READ_AT_ONCE)
)


class UnitProof(msgspec.Struct, frozen=True, kw_only=True):
    """What came of proving a unit's journals: broken links, and a proof of each closed day."""

    entries: int
    broken: tuple[Disagreement, ...]
    days: tuple[DayProof, ...]

    @property
    def findings(self) -> tuple[Disagreement, ...]:
        """Everything that does not agree."""
        return (*self.broken, *(finding for day in self.days for finding in day.findings))


class _Ledger:
    """What one pass over a unit's entries learns."""

    def __init__(self) -> None:
        self.entries = 0
        self.broken: list[Disagreement] = []
        self.spans: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        self.rulings: dict[str, list[Entry]] = defaultdict(list)
        self.keys: list[Entry] = []
        self.begun: dict[str, list[tuple[tuple[int, str, int, bytes], str, int, About]]] = defaultdict(list)
        self.origins: dict[str, tuple[int, bytes]] = {}

    def take(self, name: str, number: int, mark: bytes, sealed: Sealed, previous: bytes | None) -> None:
        """Look at one entry; `previous` is the hash of the one before it in its journal, None at a beginning."""
        self.entries += 1
        where: dict[str, str | int] = {"journal": name, "number": number}
        try:
            read = header(sealed)
        except BrokenEntry:
            self.broken.append(Disagreement("entry_broken", where))
            return
        self.origins.setdefault(name, (number - 1, read.previous))
        if sealed.hash != mark:
            self.broken.append(Disagreement("entry_altered", where))
        elif previous is not None and read.previous != previous:
            self.broken.append(Disagreement("chain_broken", where))
        first, last = self.spans[read.day].get(name, (number, number))
        self.spans[read.day][name] = (min(first, number), max(last, number))
        if read.kind in _LOOKED_INTO or read.kind in _BEGINNINGS:
            self._look_into(name, unseal(sealed))

    def _look_into(self, name: str, entry: Entry) -> None:
        if isinstance(entry.facts, DayClosed | DayAddendum):
            self.rulings[entry.day].append(entry)
        elif isinstance(entry.facts, SupervisorKeyMade):
            self.keys.append(entry)
        about = about_in(entry)
        if about is not None:
            self.begun[entry.subject].append((entry.order, name, entry.place.number, about))

    def about(self, subject: str, ends: Ends | None) -> About:
        begun = sorted(self.begun.get(subject, ()), key=lambda one: one[0])
        return next((about for _, name, number, about in begun if ends is None or number <= ends.get(name, 0)), About())


def prove_unit(connection: sa.Connection, agency: str) -> UnitProof:
    """Prove a unit's journals link by link, and every day that it ruled off."""
    ledger = _Ledger()
    name, before, at = "", START, 0
    for row in connection.execute(_ALL, {"agency": agency}):
        following = row.journal == name
        if following and row.number != at + 1:
            ledger.broken.append(
                Disagreement("entry_missing", {"journal": name, "number": row.number, "expected": at + 1})
            )
            following = False
        ledger.take(row.journal, row.number, row.hash, Sealed(row.body, row.personal), before if following else None)
        name, before, at = row.journal, row.hash, row.number
    closed = sorted(day for day, found in ledger.rulings.items() if holding(found).closing is not None)
    days = tuple(_prove_day(connection, agency, day, ledger) for day in closed)
    return UnitProof(entries=ledger.entries, broken=tuple(ledger.broken), days=days)


def _prove_day(connection: sa.Connection, agency: str, day: str, ledger: _Ledger) -> DayProof:
    held = holding(ledger.rulings[day])

    def standing_under(journal: str, number: int, mark: bytes) -> str | None:
        return _standing(connection, agency, journal, number, mark)

    heads = [_covered(ruling) for ruling in held.rulings]
    evidence = Evidence(
        day=day,
        lines=list(_lines(connection, agency, day, ledger)),
        reaches=[
            reached(covered, standing_under, lambda name: ledger.origins.get(name, (0, START))) for covered in heads
        ],
        missing=[
            [head for head in covered if standing_under(head.journal, head.number, head.hash) is None]
            for covered in heads
        ],
        about=ledger.about,
    )
    return prove(evidence, held, Trust(lambda ruling: any(announces(ruling, key) for key in ledger.keys), signed_by))


def _lines(connection: sa.Connection, agency: str, day: str, ledger: _Ledger) -> Iterator[Line]:
    found = []
    for journal, (first, last) in ledger.spans[day].items():
        where = {"agency": agency, "journal": journal, "first": first, "last": last}
        for row in connection.execute(_STRETCH, where):
            try:
                entry = unseal(Sealed(row.body, row.personal))
            except BrokenEntry:
                continue
            if entry.day == day:
                found.append(Line(row.journal, entry))
    return iter(sorted(found, key=lambda line: line.entry.order))


def _covered(ruling: Entry) -> tuple[Covered, ...]:
    assert isinstance(ruling.facts, DayClosed | DayAddendum)
    return ruling.facts.covered


def _standing(connection: sa.Connection, agency: str, journal: str, number: int, mark: bytes) -> str | None:
    base = base_of(journal)
    rows = connection.execute(
        sa.select(_entry.journal).where(
            _entry.agency == agency,
            sa.or_(_entry.journal == base, _entry.journal.startswith(f"{base}{MARK}", autoescape=True)),
            _entry.number == number,
            _entry.hash == mark,
        )
    )
    return next((str(row.journal) for row in rows), None)
