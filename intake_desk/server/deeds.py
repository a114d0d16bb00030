"""What was done about a unit's desks, by whom, from where and why: kept for the administrator."""

import msgspec
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.database import Database

# BACK: the server had forgotten the desk, and was reminded of it.
CODE, REVOKE, BACK = "code", "revoke", "back"


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One act: `actor` stood at desk `at_desk` (0: at the server) and did it to `desk` (0: to none yet)."""

    number: int
    at_ms: int
    act: str
    actor: str
    at_desk: int = 0
    desk: int = 0
    reason: str = ""


def record(
    connection: sa.Connection, agency: str, now_ms: int, act: str, actor: str, at_desk: int, desk: int, reason: str
) -> None:
    """Write one down; the unit's row is locked by whoever calls, so that the numbers have no gap."""
    column = schema.deed.c
    last = connection.execute(sa.select(sa.func.max(column.number)).where(column.agency == agency)).scalar()
    connection.execute(
        sa.insert(schema.deed).values(
            agency=agency,
            number=(last or 0) + 1,
            at_ms=now_ms,
            act=act,
            actor=actor,
            at_desk=at_desk,
            desk=desk,
            reason=reason,
        )
    )


def of(database: Database, agency: str) -> tuple[Deed, ...]:
    """Everything that was done about an agency's desks, oldest first."""
    column = schema.deed.c
    with database.reading() as connection:
        rows = connection.execute(
            sa.select(*(column[name] for name in Deed.__struct_fields__))
            .where(column.agency == agency)
            .order_by(column.number)
        ).mappings()
        return tuple(Deed(**row) for row in rows)
