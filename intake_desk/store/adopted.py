"""The documents that the unit adopted, as its desks' journals hold them."""

import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed


def newest(connection: sa.Connection) -> int:
    """Grows whenever an adopted document arrives; 0 while there is none."""
    row = run(connection, "SELECT max(id) FROM entry WHERE kind = 'sheet.adopted'").fetchone()
    return int(row[0] or 0)


def adopted(connection: sa.Connection) -> list[Entry]:
    """Every adoption that this program understands, by edition, then in the world's order."""
    question = "SELECT body, personal FROM entry WHERE kind = 'sheet.adopted' ORDER BY hlc, journal, number"
    understood = [entry for entry in unsealed(run(connection, question)) if isinstance(entry.facts, SheetAdopted)]
    return sorted(understood, key=_edition)


def next_edition(connection: sa.Connection) -> int:
    """The edition that comes after every adoption known here."""
    return max(map(_edition, adopted(connection)), default=0) + 1


def _edition(entry: Entry) -> int:
    return entry.facts.edition if isinstance(entry.facts, SheetAdopted) else 0


def published(connection: sa.Connection, name: str) -> tuple[str, bytes] | None:
    """The hash and the body of the document that the server published under a name."""
    row = run(connection, "SELECT hash, body FROM sheet WHERE name = ?", (name,)).fetchone()
    return None if row is None else (row[0], row[1])


def published_hash(connection: sa.Connection, name: str) -> str:
    """The hash of what the server published under a name; "" while it published none."""
    row = run(connection, "SELECT hash FROM sheet WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])
