"""Dossiers as they stood at a moment: what the reports of a period are counted from."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import HANDED_BACK, OPEN_STATES, READY, Dossier
from intake_desk.domain.entries import HLC_COUNTER_BITS, Place
from intake_desk.domain.life import fold
from intake_desk.store.database import run
from intake_desk.store.register import ROW_RANDOM_BITS, decode, entries_of


class Resolved(msgspec.Struct):
    """As much of a dossier as tells whether and when it was resolved, and what had been promised."""

    state: str
    last: Place
    id: str
    book: str = ""
    due_at: int = 0
    ready_at: int = 0
    ended_at: int = 0

    @property
    def resolved_at(self) -> int:
        """As the dossier's own."""
        return self.ready_at or self.ended_at


class _End(msgspec.Struct):
    """As much of a dossier as tells whether a report has to read all of it: years of them are long resolved."""

    ready_at: int = 0
    ended_at: int = 0


_end = msgspec.msgpack.Decoder(_End).decode
_resolved = msgspec.msgpack.Decoder(Resolved).decode


def as_they_stood(connection: sa.Connection, since_ms: int, until_ms: int) -> Iterator[Dossier]:
    """Every dossier received before `until_ms`, as its entries up to then make it; oldest first.

    Dossiers that were resolved before `since_ms` are left out. One pass over the register; only what went on after
    `until_ms` is folded again.
    """
    until = until_ms << HLC_COUNTER_BITS
    for body in _bodies(connection, 0, until_ms):
        end = _end(body)
        if 0 < (end.ready_at or end.ended_at) < since_ms:
            continue
        dossier = decode(body)
        if dossier.last.hlc < until:
            yield dossier
            continue
        before = fold(entry for entry in entries_of(connection, dossier.id) if entry.at_ms < until_ms)
        if before is not None:
            yield before


def resolved(connection: sa.Connection, since_ms: int, until_ms: int) -> Iterator[Resolved | Dossier]:
    """What had a result from one moment to before another, as it stood then; of most of it only that much is read."""
    until = until_ms << HLC_COUNTER_BITS
    for body in _bodies(connection, 0, until_ms):
        end = _resolved(body)
        if 0 < end.resolved_at < since_ms:
            continue
        found: Resolved | Dossier | None = end
        if end.last.hlc >= until:
            found = fold(entry for entry in entries_of(connection, end.id) if entry.at_ms < until_ms)
        if found is not None and found.book and found.state in (READY, HANDED_BACK) and found.resolved_at >= since_ms:
            yield found


def received(connection: sa.Connection, since_ms: int, until_ms: int) -> Iterator[Dossier]:
    """The dossiers received (or, until then, filed) from one moment to before another, as they stand now."""
    return map(decode, _bodies(connection, since_ms, until_ms))


def _bodies(connection: sa.Connection, since_ms: int, until_ms: int) -> Iterator[bytes]:
    question = "SELECT body FROM dossier WHERE row >= ? AND row < ? ORDER BY row"
    for row in run(connection, question, (since_ms << ROW_RANDOM_BITS, until_ms << ROW_RANDOM_BITS)):
        yield row[0]


def still_open(connection: sa.Connection) -> Iterator[Dossier]:
    """Every dossier for which something is still to be done, as it stands now."""
    states = ", ".join("?" * len(OPEN_STATES))
    for row in run(connection, f"SELECT body FROM dossier WHERE state IN ({states})", OPEN_STATES):  # noqa: S608  # marks only
        yield decode(row[0])
