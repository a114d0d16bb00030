"""What clerks began at this desk and did not record yet, as the desk's file has it.

It is no entry: no journal, no roll and no other desk knows of it. A file that is written anew from the roll has what
could still be read of the damaged one, or nothing. Its id becomes the id of the dossier that is made of it, so that
whatever is recorded is known to be unfinished no longer, however the entry came here.
"""

import msgspec
import sqlalchemy as sa

from intake_desk.store.database import run

_RECORDED = "EXISTS (SELECT 1 FROM entry WHERE subject = {0} AND subject <> '')"
_PUT = (
    "INSERT OR REPLACE INTO unfinished (id, clerk, day, kept_at, aside, form, name, body)"
    f" SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT {_RECORDED.format('?1')}"  # only text of ours
)
_RECORDED_OR_OLD = f"DELETE FROM unfinished WHERE day < ? OR {_RECORDED.format('unfinished.id')}"  # noqa: S608  # the same


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One unfinished dossier: whose, of which business day, put aside or on the screen; `form` tells how to read it."""

    id: str
    clerk: str
    day: str
    kept_at: int
    aside: int
    form: int
    name: str
    body: bytes


def keep(connection: sa.Connection, row: Row) -> None:
    """Keep this in place of what was kept under its id; nothing once that is recorded."""
    run(connection, _PUT, msgspec.structs.astuple(row))


def forget(connection: sa.Connection, mark: str) -> None:
    """Keep it no longer."""
    run(connection, "DELETE FROM unfinished WHERE id = ?", (mark,))


def is_recorded(connection: sa.Connection, mark: str) -> bool:
    """Whether any entry is about it, be it another desk's that came before our own."""
    return bool(run(connection, f"SELECT {_RECORDED.format('?')}", (mark,)).fetchone()[0])


def sweep(connection: sa.Connection, oldest: str) -> None:
    """Throw away what has been recorded meanwhile, and what is of a business day before `oldest`."""
    run(connection, _RECORDED_OR_OLD, (oldest,))


def of_clerk(connection: sa.Connection, clerk: str) -> list[Row]:
    """What this clerk began here, in the order in which it was kept last, whatever the clock said."""
    question = "SELECT * FROM unfinished WHERE clerk = ? ORDER BY rowid"
    return [Row(*row) for row in run(connection, question, (clerk,)).fetchall()]


def all_aside(connection: sa.Connection, clerk: str) -> None:
    """Nothing of this clerk's stands on the screen any more."""
    run(connection, "UPDATE unfinished SET aside = 1 WHERE clerk = ?", (clerk,))


def copy(old: sa.Connection, connection: sa.Connection) -> None:
    """Take what another file still has over into this one."""
    for row in run(old, "SELECT * FROM unfinished").fetchall():
        keep(connection, Row(*row))
