"""Business days in the journal: which one is open, what happened on it, how it was closed."""

from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from intake_desk.domain.branches import MARK
from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.entries import HLC_COUNTER_BITS, Entry
from intake_desk.store import families
from intake_desk.store.database import Database, run
from intake_desk.store.unsealing import unsealed

# Another program's entries may be of no date at all.
_DATED = "day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"


def current_day(database: Database, journal: str) -> str | None:
    """The day of the desk's own last entry: every entry carries the business day it belongs to.

    What rules off, or counts and closes a drawer, is left out: it may be about an earlier day and does not bring the
    desk back to it.
    """
    question = (
        "SELECT day, hlc FROM entry WHERE journal = ? AND kind NOT IN ('day.closed', 'day.addendum', 'period.closed',"
        " 'supervisor.key_made', 'drawer.counted', 'drawer.closed', 'drawer.closed_for')"
        " ORDER BY number DESC LIMIT 1"
    )
    with database.reading() as connection:
        lasts = [run(connection, question, (name,)).fetchone() for name in families.ends(connection, journal)]
    _, day = max(((hlc, str(day)) for day, hlc in filter(None, lasts)), default=(0, None))
    return day


def entries_of_day(connection: sa.Connection, day: str) -> list[Entry]:
    """Everything that happened on a business day at any desk of the unit, in the world's order."""
    question = "SELECT body, personal FROM entry WHERE day = ? ORDER BY hlc, journal, number"
    return list(unsealed(run(connection, question, (day,))))


def entries_of_kinds(database: Database, days: Iterable[str], kinds: Collection[str], desk: str = "") -> list[Entry]:
    """What happened of these kinds on these business days in the world's order: at any desk, or at one (the base name
    of its journal).
    """
    wanted, values = _of_kinds(kinds, desk)
    question = f"SELECT body, personal {wanted}"
    with database.reading() as connection:
        found = [entry for day in dict.fromkeys(days) for entry in unsealed(run(connection, question, (day, *values)))]
    return sorted(found, key=lambda entry: entry.order)


def has_entries(connection: sa.Connection, day: str) -> bool:
    """Whether anything happened on that business day."""
    return bool(run(connection, "SELECT EXISTS (SELECT 1 FROM entry WHERE day = ?)", (day,)).fetchone()[0])


def happened(connection: sa.Connection, day: str, kinds: Collection[str], desk: str) -> bool:
    """Whether anything of these kinds happened on that business day at a desk (the base name of its journal)."""
    wanted, values = _of_kinds(kinds, desk)
    return bool(run(connection, f"SELECT EXISTS (SELECT 1 {wanted})", (day, *values)).fetchone()[0])


def _of_kinds(kinds: Collection[str], desk: str) -> tuple[str, tuple[str, ...]]:
    """The words of a question after those that say what is wanted, and their values after the day."""
    marks = ", ".join("?" for _ in kinds)
    wanted = f"FROM entry WHERE day = ? AND kind IN ({marks})"
    if not desk:
        return wanted, tuple(kinds)
    # the plus keeps the day's own index; a branch's name goes on with hexadecimal digits
    there = " AND (+journal = ? OR +journal > ? AND +journal < ?)"
    return wanted + there, (*kinds, desk, desk + MARK, desk + MARK * 2)


def closing_entries(database: Database, day: str) -> list[Entry]:
    """The closings of a day, in the world's order; which of them holds: `rulings.held_of`."""
    question = "SELECT body, personal FROM entry WHERE day = ? AND kind = 'day.closed' ORDER BY hlc, journal, number"
    with database.reading() as connection:
        return list(unsealed(run(connection, question, (day,))))


def left_uncounted(connection: sa.Connection) -> set[str]:
    """The business days of which a closing names drawers, or says what was counted in one of them, however long ago."""
    question = "SELECT body, personal FROM entry WHERE kind = 'day.closed'"
    return {
        entry.day
        for entry in unsealed(run(connection, question))
        if isinstance(entry.facts, DayClosed) and (entry.facts.uncounted or entry.facts.counted_cash is not None)
    }


def closed_days(database: Database) -> set[str]:
    """The business days that somebody ruled off."""
    with database.reading() as connection:
        return ruled_days(connection)


def ruled_days(connection: sa.Connection) -> set[str]:
    """The same, where a connection is read already."""
    return {str(row[0]) for row in run(connection, "SELECT day FROM entry WHERE kind = 'day.closed'")}


def closings(database: Database, day: str) -> tuple[DayClosed, ...]:
    """What the closings of a day say."""
    return tuple(entry.facts for entry in closing_entries(database, day) if isinstance(entry.facts, DayClosed))


def days_with_entries(database: Database, most: int = -1) -> list[str]:
    """The business days that anything happened on, the newest first; `most` of them, or all."""
    with database.reading() as connection:
        return business_days(connection, most)


def business_days(connection: sa.Connection, most: int = -1) -> list[str]:
    """The same, where a connection is read already."""
    # from day to day by the index: DISTINCT would walk through every entry of those days
    question = (
        "WITH RECURSIVE days (day) AS (SELECT max(day) FROM entry"  # noqa: S608  # only text of ours
        " UNION ALL SELECT (SELECT max(day) FROM entry WHERE day < days.day) FROM days WHERE day IS NOT NULL)"
        f" SELECT day FROM days WHERE {_DATED} LIMIT ?"
    )
    return [str(row[0]) for row in run(connection, question, (most,))]


def day_before(connection: sa.Connection, day: str) -> str:
    """The business day before this one (ISO) on which anything happened; "" when there is none."""
    question = f"SELECT max(day) FROM entry WHERE day < ? AND {_DATED}"  # noqa: S608  # only text of ours
    return str(run(connection, question, (day,)).fetchone()[0] or "")


def first_numbers(database: Database, day: str) -> dict[str, int]:
    """From which number on each journal is of this business day (ISO) or later, without those that ended before.

    One look at the days that are asked for, however much lies before them.
    """
    with database.reading() as connection:
        rows = run(connection, "SELECT journal, min(number) FROM entry WHERE day >= ? GROUP BY journal", (day,))
        return dict(rows.fetchall())


def received_by_hour(database: Database, wanted: Sequence[str]) -> dict[str, dict[int, int]]:
    """How many dossiers were received in each local hour of each of these business days."""
    question = (
        f"SELECT day, ((hlc >> {HLC_COUNTER_BITS}) / 3600000 + 7) % 24 AS hour, count(*) FROM entry"  # noqa: S608  # only a constant of ours
        " WHERE day = ? AND kind IN ('dossier.received', 'dossier.accepted') GROUP BY 1, 2"
    )
    found: dict[str, dict[int, int]] = {}
    with database.reading() as connection:
        for day in wanted:
            for _, hour, count in run(connection, question, (day,)):
                found.setdefault(day, {})[int(hour)] = int(count)
    return found
