"""When each desk was last heard, written down at most once a minute so that the exchange stays cheap."""

import threading

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
        with database.writing() as connection:
            upsert(connection, schema.heard, [{"agency": agency, "journal": journal, "at_ms": now_ms}])


def latest(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """When each desk of every unit was last heard (ms UTC), by agency and journal; at first it is its enrolment."""
    desk, column = schema.desk, schema.heard.c
    mine = sa.and_(column.agency == desk.c.agency, column.journal == desk.c.journal)
    rows = connection.execute(
        sa.select(
            desk.c.agency, desk.c.journal, sa.func.coalesce(column.at_ms, desk.c.enrolled_ms).label("at_ms")
        ).select_from(desk.outerjoin(schema.heard, mine))
    )
    return {(row.agency, row.journal): row.at_ms for row in rows}
