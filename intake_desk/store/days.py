"""Business days in the journal: which one is open, what happened on it, how it was closed."""

import sqlalchemy as sa

from intake_desk.domain.entries import Entry, Sealed, unseal
from intake_desk.domain.kinds import DayClosed
from intake_desk.store import schema
from intake_desk.store.database import Database


def current_day(database: Database, journal: str) -> str | None:
    """The day of the desk's own last entry: every entry carries the business day it belongs to."""
    with database.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT e.day FROM journal j JOIN entry e ON e.journal = j.name AND e.number = j.number WHERE j.name = ?",
            (journal,),
        ).first()
    return None if row is None else str(row[0])


def entries_of_day(connection: sa.Connection, day: str) -> list[Entry]:
    """Everything that happened on a business day at any desk of the unit, in the world's order."""
    rows = connection.execute(
        sa.select(schema.entry.c.body, schema.entry.c.personal)
        .where(schema.entry.c.day == day)
        .order_by(schema.entry.c.hlc, schema.entry.c.journal, schema.entry.c.number)
    )
    return [unseal(Sealed(row.body, row.personal)) for row in rows]


def closing_entries(database: Database, day: str) -> list[Entry]:
    """The closings of a day, in the world's order; the first is the one that holds."""
    with database.reading() as connection:
        rows = connection.execute(
            sa.select(schema.entry.c.body, schema.entry.c.personal)
            .where(schema.entry.c.day == day, schema.entry.c.kind == "day.closed")
            .order_by(schema.entry.c.hlc, schema.entry.c.journal, schema.entry.c.number)
        )
        return [unseal(Sealed(row.body, row.personal)) for row in rows]


def closings(database: Database, day: str) -> tuple[DayClosed, ...]:
    """What the closings of a day say."""
    return tuple(entry.facts for entry in closing_entries(database, day) if isinstance(entry.facts, DayClosed))


def days_with_entries(database: Database, most: int = 60) -> list[str]:
    """The newest business days that anything happened on."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT DISTINCT day FROM entry ORDER BY day DESC LIMIT ?", (most,))
        return [str(row[0]) for row in rows]
