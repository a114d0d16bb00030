"""Proving, from the journals that the server holds, every day that a unit ruled off and every period that it settled.

The server keeps no index of days: one pass over all entries looks at each hash and each link, and learns where days,
closings and the beginnings of dossiers lie; then each closed day, and each settled period, is read again and summed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import MARK, base_of
from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed, PeriodClosed, SupervisorKeyMade
from intake_desk.domain.closing_sums import About, about_in
from intake_desk.domain.closings import DayProof, Disagreement, Evidence, Trust, announces, prove
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import START, BrokenEntry, Entry, Sealed, header, unseal
from intake_desk.domain.holding import Ends, Line, Ruling, Witness, holding, reached
from intake_desk.domain.kinds import DossierAccepted, DossierReceived
from intake_desk.domain.periods import BadPeriod, Period
from intake_desk.domain.settlement import Life, Proof, Told, contested, period_of, prove_period, within
from intake_desk.server import schema
from intake_desk.server.units import CLERKS_SHEET
from intake_desk.wire import signed_by

READ_AT_ONCE = 500
SUBJECTS_AT_ONCE = 500
_LOOKED_INTO = frozenset({"day.closed", "day.addendum", "period.closed", "supervisor.key_made"})
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
_ABOUT = sa.select(_entry.journal, _entry.body, _entry.personal).where(
    _entry.agency == sa.bindparam("agency"), _entry.subject.in_(sa.bindparam("subjects", expanding=True))
)


class UnitProof(msgspec.Struct, frozen=True, kw_only=True):
    """What came of proving a unit's journals: broken links, a proof of each closed day, how many periods were settled
    and what does not agree about them.
    """

    entries: int
    broken: tuple[Disagreement, ...]
    days: tuple[DayProof, ...]
    periods: int = 0
    settled: tuple[Disagreement, ...] = ()

    @property
    def findings(self) -> tuple[Disagreement, ...]:
        """Everything that does not agree."""
        return (*self.broken, *(finding for day in self.days for finding in day.findings), *self.settled)


class _Ledger:
    """What one pass over a unit's entries learns; `clerks` is everybody by every sheet that the unit ever had."""

    def __init__(self, clerks: list[Clerk]) -> None:
        self.known = frozenset(one.login for one in clerks)
        self.plain = self.known - {one.login for one in clerks if one.supervises}
        self.entries = 0
        self.broken: list[Disagreement] = []
        self.spans: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        self.rulings: dict[str, list[Line]] = defaultdict(list)
        self.settlements: list[Line] = []
        self.witnesses: list[Witness] | None = None
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
            self.rulings[entry.day].append(Line(name, entry))
        elif isinstance(entry.facts, PeriodClosed):
            self.settlements.append(Line(name, entry))
        elif isinstance(entry.facts, SupervisorKeyMade):
            self.keys.append(entry)
        about = about_in(entry)
        if about is not None:
            self.begun[entry.subject].append((entry.order, name, entry.place.number, about))

    def about(self, subject: str, ends: Ends | None) -> About:
        begun = sorted(self.begun.get(subject, ()), key=lambda one: one[0])
        return next((about for _, name, number, about in begun if ends is None or number <= ends.get(name, 0)), About())

    def trust(self) -> Trust:
        """How signatures are believed by what the unit's journals say."""
        closings = (one.entry for found in self.rulings.values() for one in found)
        signed = [one.order for one in closings if isinstance(one.facts, DayClosed) and one.facts.signature]
        first = min(signed, default=None)
        return Trust(
            lambda ruling: any(announces(ruling, key) for key in self.keys),
            signed_by,
            lambda login: login not in self.plain,
            lambda ruling: first is not None and first < ruling.order,
            lambda _ruling, login: login in self.known or not self.known,
        )


def prove_unit(connection: sa.Connection, agency: str) -> UnitProof:
    """Prove a unit's journals link by link, and every day that it ruled off."""
    ledger = _Ledger(_clerks(connection, agency))
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
    closed = sorted(day for day, found in ledger.rulings.items() if _closings(found))
    days = tuple(_prove_day(connection, agency, day, ledger) for day in closed)
    periods = sorted((line.entry for line in ledger.settlements), key=lambda entry: entry.order)
    return UnitProof(
        entries=ledger.entries,
        broken=tuple(ledger.broken),
        days=days,
        periods=len(periods),
        settled=tuple(found for entry in periods for found in _prove_period(connection, agency, entry, ledger)),
    )


def _prove_day(connection: sa.Connection, agency: str, day: str, ledger: _Ledger) -> DayProof:
    lines = ledger.rulings[day]
    held = holding(lines, _witnesses(connection, agency, day, ledger) if _closings(lines)[1:] else ())
    reaches, missing = [], []
    for ruling in held.rulings:
        ends, lacking = _reach(connection, agency, ruling, ledger)
        reaches.append(ends)
        missing.append(lacking)
    evidence = Evidence(
        day=day,
        lines=list(_lines(connection, agency, day, ledger)),
        reaches=reaches,
        missing=missing,
        about=ledger.about,
    )
    return prove(evidence, held, ledger.trust())


def _closings(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if isinstance(line.entry.facts, DayClosed)]


def _witnesses(connection: sa.Connection, agency: str, since: str, ledger: _Ledger) -> list[Witness]:
    """The closings and settlements of business days from `since` on, each with what was known where it was made."""
    if ledger.witnesses is None:
        made = (*(line for found in ledger.rulings.values() for line in _closings(found)), *ledger.settlements)
        ledger.witnesses = [Witness(line, _reach(connection, agency, line.entry, ledger)[0]) for line in made]
    return [one for one in ledger.witnesses if one.line.entry.day >= since]


def _prove_period(
    connection: sa.Connection, agency: str, settlement: Entry, ledger: _Ledger
) -> tuple[Disagreement, ...]:
    assert isinstance(settlement.facts, PeriodClosed)
    try:
        period = period_of(settlement.facts.period)
    except BadPeriod:  # another program's
        return ()
    ends, lacking = _reach(connection, agency, settlement, ledger)
    first, last = period.first.isoformat(), period.last.isoformat()
    known = sorted(day for day in ledger.spans if first <= day <= last)
    proof = Proof(
        settlement=settlement,
        life=within(_life(connection, agency, period, known, ledger), ends),
        days=tuple(day for day in known if _reaches_into(ledger, day, ends)),
        missing=tuple(lacking),
    )
    return prove_period(proof, ledger.trust())


def _life(connection: sa.Connection, agency: str, period: Period, known: list[str], ledger: _Ledger) -> Life:
    """What the period's sums are made from, day by day, and who resolves what began before."""
    lines = (line for day in known for line in _lines(connection, agency, day, ledger))
    told = tuple(line for line in lines if isinstance(line.entry.facts, Told))
    begun = {line.entry.subject for line in told if hasattr(line.entry.facts, "legs")}
    elder = sorted({line.entry.subject for line in told} - begun - {""})
    before = []
    for some in (elder[at : at + SUBJECTS_AT_ONCE] for at in range(0, len(elder), SUBJECTS_AT_ONCE)):
        rows = connection.execute(_ABOUT, {"agency": agency, "subjects": some})
        before += [line for line in _read(rows) if isinstance(line.entry.facts, DossierReceived | DossierAccepted)]
    life = Life(period=period, lines=told, before=tuple(before))
    since = contested(life)
    found = _witnesses(connection, agency, since, ledger) if since else ()
    return msgspec.structs.replace(life, witnesses=tuple(found))


def _reaches_into(ledger: _Ledger, day: str, ends: Ends) -> bool:
    """Whether anything of this day lies within what is covered."""
    return any(first <= ends.get(journal, 0) for journal, (first, _last) in ledger.spans[day].items())


def _reach(
    connection: sa.Connection, agency: str, ruling: Entry, ledger: _Ledger
) -> tuple[dict[str, int], list[Covered]]:
    """How far a ruling reaches, and which of its heads are not here."""
    assert isinstance(ruling.facts, Ruling)

    def standing_under(journal: str, number: int, mark: bytes) -> str | None:
        return _standing(connection, agency, journal, number, mark)

    covered = ruling.facts.covered
    ends = reached(covered, standing_under, lambda name: ledger.origins.get(name, (0, START)))
    return ends, [head for head in covered if standing_under(head.journal, head.number, head.hash) is None]


def _clerks(connection: sa.Connection, agency: str) -> list[Clerk]:
    """Who works and worked there, by every sheet: who never supervised by any may not rule off."""
    column = schema.sheet.c
    bodies = connection.execute(
        sa.select(column.body).where(column.agency == agency, column.name == CLERKS_SHEET)
    ).scalars()
    return [clerk for body in bodies for clerk in msgspec.json.decode(body, type=tuple[Clerk, ...])]


def _lines(connection: sa.Connection, agency: str, day: str, ledger: _Ledger) -> Iterator[Line]:
    found = []
    for journal, (first, last) in ledger.spans[day].items():
        where = {"agency": agency, "journal": journal, "first": first, "last": last}
        found += [line for line in _read(connection.execute(_STRETCH, where)) if line.entry.day == day]
    return iter(sorted(found, key=lambda line: line.entry.order))


def _read(rows: sa.CursorResult[tuple[str, bytes, bytes]]) -> Iterator[Line]:
    """Stored entries as lines; what is broken was told in the first pass."""
    for row in rows:
        with suppress(BrokenEntry):
            yield Line(row.journal, unseal(Sealed(row.body, row.personal)))


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
