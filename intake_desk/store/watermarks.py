"""How far a desk's journal had come, kept in the keyring: where no copy of the desk's folder reaches.

A folder that was put back from a copy is sound in itself: chains, roll and register agree. Only something outside it
can tell that more had been written.
"""

import msgspec
import sqlalchemy as sa

from intake_desk.domain.exception_kinds import JournalSetBack
from intake_desk.store import counters, families
from intake_desk.store.database import run
from intake_desk.store.vault import Vault

NAME = "watermark"


class Watermark(msgspec.Struct, frozen=True, kw_only=True):
    """The newest entry of a desk's journal (`hash`, at `number`), as it was written, and the counters after it.

    `at_ms` (UTC) is when it was kept. A desk that is enrolled anew forgets it.
    """

    journal: str
    number: int
    hash: bytes
    at_ms: int
    counters: dict[str, int]


def read(vault: Vault) -> Watermark | None:
    """What was kept last, None where nothing was or it cannot be read. Raises what `Vault.get` raises."""
    kept = vault.get(NAME)
    try:
        return None if kept is None else msgspec.msgpack.decode(kept, type=Watermark)
    except msgspec.MsgspecError:  # another program's
        return None


def keep(vault: Vault, mark: Watermark) -> None:
    """Keep it in place of the one before. Raises what `Vault.put` raises."""
    vault.put(NAME, msgspec.msgpack.encode(mark))


def standing(connection: sa.Connection, journal: str, now_ms: int) -> Watermark | None:
    """The mark of the journal as it stands, None before its first entry."""
    head = run(connection, "SELECT number, hash FROM journal WHERE name = ? AND number > 0", (journal,)).fetchone()
    if head is None:
        return None
    return Watermark(
        journal=journal,
        number=head[0],
        hash=head[1],
        at_ms=now_ms,
        counters=counters.counted_on(connection),
    )


def is_beyond(connection: sa.Connection, mark: Watermark, journal: str) -> bool:
    """Whether the mark was kept of this very journal, and its entry is not here."""
    return mark.journal == journal and not families.holds(connection, journal, mark.number, mark.hash)


def set_back(connection: sa.Connection, mark: Watermark) -> JournalSetBack:
    """What is to be recorded with whatever comes first; the counters go on after the mark: no number is given twice."""
    for counter, value in mark.counters.items():
        counters.keep(connection, counter, value)
    row = run(connection, "SELECT number FROM journal WHERE name = ?", (mark.journal,)).fetchone()
    return JournalSetBack(number=mark.number, held=int(row[0]) if row else 0, known_at=mark.at_ms)
