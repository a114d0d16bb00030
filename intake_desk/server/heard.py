"""When each desk was last heard, written down at most once a minute so that the exchange stays cheap."""

import threading
from typing import NamedTuple

import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.database import Database, upsert

EVERY_MS = 60_000


class Heard:
    """What this process wrote down lately; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._noted: dict[tuple[str, str], int] = {}

    def note(self, database: Database, agency: str, journal: str, now_ms: int) -> None:
        """The desk that writes this journal has called; it proved who it is, so only desks take room here."""
        with self._lock:
            before = self._noted.get((agency, journal))
            if before is not None and 0 <= now_ms - before < EVERY_MS:
                return
            self._noted[agency, journal] = now_ms
        row = {"agency": agency, "journal": journal, "at_ms": now_ms}
        database.written(lambda connection: upsert(connection, schema.heard, [row]))


class DeskHeard(NamedTuple):
    """When a desk was last heard (ms UTC)."""

    agency: str
    journal: str
    name: str
    at_ms: int


def latest(connection: sa.Connection) -> list[DeskHeard]:
    """When each desk that may call was last heard; at first that is its enrolment."""
    desk, column = schema.desk, schema.heard.c
    mine = sa.and_(column.agency == desk.c.agency, column.journal == desk.c.journal)
    at_ms = sa.func.coalesce(column.at_ms, desk.c.enrolled_ms)
    rows = connection.execute(
        sa.select(desk.c.agency, desk.c.journal, desk.c.name, at_ms)
        .select_from(desk.outerjoin(schema.heard, mine))
        .where(desk.c.revoked_ms == 0)
    )
    return [DeskHeard(*row) for row in rows]


def of_unit(connection: sa.Connection, agency: str) -> int:
    """When any desk of the unit was last heard (ms UTC); 0 when none ever was."""
    column = schema.heard.c
    return connection.execute(sa.select(sa.func.max(column.at_ms)).where(column.agency == agency)).scalar() or 0
