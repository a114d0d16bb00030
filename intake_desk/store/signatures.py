"""Other desks' signatures over their journals: what makes this desk's copies worth something to whoever lacks them."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import SIGNED_EVERY, thinned
from intake_desk.store.database import run, run_many

# CROSS: the few journals first, or all entries would be looked at.
_STANDS = (
    "SELECT entry.journal FROM journal CROSS JOIN entry ON entry.journal = journal.name AND entry.number = ?2"
    " WHERE (journal.name = ?1 OR substr(journal.name, 1, length(?1) + 1) = ?1 || '~') AND entry.hash = ?3"
)


class Signed(msgspec.Struct, frozen=True):
    """A signature of a journal's owner over the entry with this number and hash, and so over all before it."""

    number: int
    hash: bytes
    signature: bytes


def keep(connection: sa.Connection, base: str, signed: Sequence[Signed]) -> None:
    """Keep a desk's signatures whose entries are held, and let go of those in between that are not needed any more."""
    over: dict[str, dict[int, bytes]] = {}
    for one in signed:
        row = run(connection, _STANDS, (base, one.number, one.hash)).fetchone()
        if row is not None:
            over.setdefault(row[0], {})[one.number] = one.signature
    for journal, fresh in over.items():
        _keep(connection, journal, fresh)


def _keep(connection: sa.Connection, journal: str, fresh: dict[int, bytes]) -> None:
    question = "SELECT number FROM signature WHERE journal = ? AND number >= ?"
    known = {row[0] for row in run(connection, question, (journal, min(fresh) - SIGNED_EVERY))}
    needed = thinned(known, fresh)
    rows = [(journal, number, made) for number, made in fresh.items() if number in needed]
    run_many(connection, "INSERT OR REPLACE INTO signature (journal, number, signature) VALUES (?, ?, ?)", rows)
    needless = [(journal, number) for number in known - needed]
    run_many(connection, "DELETE FROM signature WHERE journal = ? AND number = ?", needless)


def held(connection: sa.Connection, journal: str, after: int, most: int) -> list[tuple[int, bytes]]:
    """The signatures over the `most` entries after a number, and the next one if those end before."""
    end = after + most
    rows = run(
        connection,
        "SELECT number, signature FROM signature WHERE journal = ? AND number > ? AND number <= coalesce("
        "(SELECT min(number) FROM signature WHERE journal = ? AND number >= ?), ?) ORDER BY number",
        (journal, after, journal, end, end),
    ).fetchall()
    return [(number, signature) for number, signature in rows]


def newest(connection: sa.Connection) -> dict[str, int]:
    """The number of the newest signature over each journal's entries held."""
    rows = run(
        connection,
        "SELECT name,"
        " (SELECT max(number) FROM signature WHERE signature.journal = name AND signature.number <= journal.number)"
        " FROM journal",
    )
    return {journal: number for journal, number in rows if number is not None}


def uncovered(connection: sa.Connection, own: str) -> dict[str, tuple[int, bytes] | None]:
    """Other desks' journals that are held further than their owner's signatures here reach, each with number and hash
    of the last entry that is covered; None when none is. Only a damaged file leaves such journals.
    """
    covered = newest(connection)
    held = run(connection, "SELECT name, number FROM journal WHERE number > 0").fetchall()
    open_ended = [name for name, number in held if covered.get(name, 0) < number and base_of(name) != own]
    question = "SELECT number, hash FROM entry WHERE journal = ? AND number = ?"
    rows = {name: run(connection, question, (name, covered.get(name, 0))).fetchone() for name in open_ended}
    return {name: None if row is None else (row[0], row[1]) for name, row in rows.items()}
