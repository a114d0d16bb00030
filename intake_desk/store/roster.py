"""Who works in the unit and ever did, as this desk's file remembers it, and whose journal the desk writes itself."""

import msgspec
import sqlalchemy as sa

from intake_desk.domain.desk import Clerk
from intake_desk.store.database import run
from intake_desk.store.schema import ALL_CLERKS_SINCE, CLERKS, ONCE_CLERKS, ONCE_SUPERVISORS


def own_journal(connection: sa.Connection) -> str:
    """The journal of the desk whose store this is, "" before it has enrolled."""
    row = run(connection, "SELECT value FROM meta WHERE name = 'identity'").fetchone()
    identity = msgspec.json.decode(row[0], type=dict[str, object]) if row else {}
    return str(identity.get("journal", ""))


def plain_clerks(connection: sa.Connection) -> frozenset[str]:
    """The logins of whoever may not rule off: who works here by the newest sheet, and was never more by any before."""
    once = run(connection, "SELECT value FROM meta WHERE name = ?", (ONCE_SUPERVISORS,)).fetchone()
    supervised = msgspec.json.decode(once[0], type=tuple[str, ...]) if once else ()
    return frozenset(one.login for one in _clerks(connection) if not one.supervises).difference(supervised)


def once(connection: sa.Connection) -> dict[str, str]:
    """The names of whoever worked in the unit by older sheets, by login."""
    row = run(connection, "SELECT value FROM meta WHERE name = ?", (ONCE_CLERKS,)).fetchone()
    return msgspec.json.decode(row[0], type=dict[str, str]) if row else {}


def logins(connection: sa.Connection) -> frozenset[str]:
    """The logins of whoever works in the unit or ever did, as far as this desk was told."""
    return frozenset({*once(connection), *(one.login for one in _clerks(connection))})


def remembers(connection: sa.Connection, number: int) -> bool:
    """Whether everybody who could sign at this desk when it wrote this entry of its own journal is remembered: an older
    program remembered nobody who had left.
    """
    row = run(connection, "SELECT value FROM meta WHERE name = ?", (ALL_CLERKS_SINCE,)).fetchone()
    return row is not None and number > msgspec.json.decode(row[0], type=int)


def _clerks(connection: sa.Connection) -> tuple[Clerk, ...]:
    sheet = run(connection, "SELECT body FROM sheet WHERE name = ?", (CLERKS,)).fetchone()
    return msgspec.json.decode(sheet[0], type=tuple[Clerk, ...]) if sheet else ()
