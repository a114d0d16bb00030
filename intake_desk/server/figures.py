"""The figures of all units: counted as the register folds, so that the province's page adds up little, however much
was ever received. No figure is about a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    Dossier,
)
from intake_desk.domain.periods import business_day
from intake_desk.domain.times import from_ms
from intake_desk.domain.turnover import LATE, judged
from intake_desk.server import schema
from intake_desk.server.database import upsert

AT_ONCE = 200
# The states of what is owed, as `domain/backlog.py` lists them.
OWED = (FILED, IN_HAND, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)


class Cell(NamedTuple):
    """An hour of a business day; hours after midnight belong to the day before, as its work does."""

    day: str
    hour: int


class Open(NamedTuple):
    """What a unit owes citizens at this moment, and how much of it is late."""

    by_state: Mapping[str, int]
    overdue: int


NOTHING_OPEN = Open({}, 0)


class Counts(NamedTuple):
    """How many were received and resolved, and how many of these in time."""

    received: int = 0
    resolved: int = 0
    kept: int = 0


def count(connection: sa.Connection, agency: str, before: Mapping[str, Dossier], now: Iterable[Dossier]) -> None:
    """Take into account that these dossiers stand as they do `now`, and no longer as `before` (by id), if there at all.

    The caller writes the dossiers in the same transaction, and is the only one to do so for this agency.
    """
    changes: Counter[tuple[Cell, str]] = Counter()
    states: Counter[str] = Counter()
    for dossier in now:
        changes.update(_of(dossier))
        states[dossier.state] += 1
        if dossier.id in before:
            changes.subtract(_of(before[dossier.id]))
            states[before[dossier.id].state] -= 1
    cells = sorted({cell for (cell, _), change in changes.items() if change})
    for start in range(0, len(cells), AT_ONCE):
        _add(connection, agency, cells[start : start + AT_ONCE], changes)
    _owe(connection, agency, {state: change for state, change in states.items() if change and state in OWED})


def _add(connection: sa.Connection, agency: str, cells: list[Cell], changes: Mapping[tuple[Cell, str], int]) -> None:
    column = schema.figure.c
    found = connection.execute(
        sa.select(schema.figure).where(column.agency == agency, sa.tuple_(column.day, column.hour).in_(cells))
    )
    held = {Cell(row.day, row.hour): row for row in found}
    rows = [
        {"agency": agency, **cell._asdict()}
        | {
            name: (getattr(held[cell], name) if cell in held else 0) + changes.get((cell, name), 0)
            for name in schema.FIGURES
        }
        for cell in cells
    ]
    upsert(connection, schema.figure, rows)


def _owe(connection: sa.Connection, agency: str, changes: Mapping[str, int]) -> None:
    if not changes:
        return
    column = schema.owed.c
    found = connection.execute(sa.select(column.state, column.dossiers).where(column.agency == agency))
    held = {row.state: row.dossiers for row in found}
    rows = [
        {"agency": agency, "state": state, "dossiers": held.get(state, 0) + change}
        for state, change in sorted(changes.items())
    ]
    upsert(connection, schema.owed, rows)


def _of(dossier: Dossier) -> Iterator[tuple[Cell, str]]:
    """Where a dossier is counted; report 06a (`domain/turnover.py`) counts the same."""
    if not dossier.is_received:
        return
    yield _cell(dossier.received_at), "received"
    if dossier.state in (READY, HANDED_BACK):
        resolved = _cell(dossier.resolved_at)
        yield resolved, "resolved"
        if judged(dossier) != LATE:
            yield resolved, "kept"


def _cell(at_ms: int) -> Cell:
    return Cell(business_day(at_ms).isoformat(), from_ms(at_ms).hour)


def by_unit(connection: sa.Connection, first: str, last: str) -> dict[tuple[str, str], Counts]:
    """The sums of each unit and business day (ISO) between these two, by agency and day; what is nought is left out."""
    return {(row.agency, row.day): Counts(*row[2:]) for row in _sums(connection, ("agency", "day"), first, last)}


def by_hour(
    connection: sa.Connection, first: str, last: str, agencies: Sequence[str] | None = None
) -> dict[tuple[str, int], Counts]:
    """The sums of all units, or of these, in each hour of these business days, by day and hour; no noughts."""
    rows = _sums(connection, ("day", "hour"), first, last, agencies)
    return {(row.day, row.hour): Counts(*row[2:]) for row in rows}


def _sums(
    connection: sa.Connection, by: tuple[str, str], first: str, last: str, agencies: Sequence[str] | None = None
) -> Iterator[sa.Row[tuple[object, ...]]]:
    column = schema.figure.c
    sums = [sa.cast(sa.func.sum(column[name]), sa.BigInteger).label(name) for name in schema.FIGURES]
    keys = [column[name] for name in by]
    wanted = [column.day.between(first, last)] + ([] if agencies is None else [column.agency.in_(agencies)])
    rows = connection.execute(sa.select(*keys, *sums).where(*wanted).group_by(*keys))
    return (row for row in rows if any(row[len(by) :]))


def owed(connection: sa.Connection, now_ms: int) -> dict[str, Open]:
    """What each unit owes at this moment; units that owe nothing are left out."""
    column, counted = schema.dossier.c, schema.owed.c
    late = connection.execute(
        sa.select(column.agency, sa.func.count()).where(schema.PROMISED, column.turn < now_ms).group_by(column.agency)
    )
    overdue: dict[str, int] = {agency: many for agency, many in late}  # noqa: C416  # rows are not pairs to dict()
    states: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(sa.select(schema.owed).where(counted.dossiers > 0)):
        states[row.agency][row.state] = row.dossiers
    return {agency: Open(known, overdue.get(agency, 0)) for agency, known in states.items()}
