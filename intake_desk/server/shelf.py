"""One journal while a tail of it is taken: what follows is stored, what contradicts is kept aside, and no more."""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import START, BrokenEntry, Header, Sealed, header, unseal
from intake_desk.server import schema, signatures
from intake_desk.wire import ENTRY_BYTES, MOST_NUMBER, HeadSignature, Tail

# What the database can hold; an honest clock reaches it in the year 6429.
MOST_HLC = 2**63 - 1
LONGEST_WORD = 200
HASH_BYTES = 32


class Taken(msgspec.Struct):
    """What became of the tails that a caller brought."""

    stored: int = 0
    aside: int = 0
    broken: dict[str, int] = msgspec.field(default_factory=dict)


class Shelf:
    """One journal while a tail of it is taken; its row is locked until the transaction ends."""

    def __init__(self, connection: sa.Connection, agency: str, journal: str, now_ms: int) -> None:
        self._connection = connection
        self._agency = agency
        self._journal = journal
        self._now_ms = now_ms
        column = schema.journal.c
        mine = sa.and_(column.agency == agency, column.name == journal)
        self._mine = mine
        query = sa.select(column.number, column.hash).where(mine).with_for_update()
        row = connection.execute(query).first()
        if row is None:
            _make_row(connection, agency, journal)
            row = connection.execute(query).one()
        self._number, self._head = row.number, row.hash

    def take(self, tail: Tail, taken: Taken) -> None:
        """Take what can be taken of the tail, and say in `taken` what became of it."""
        first, held_number = tail.after, self._number
        standing = self._standing(first, len(tail.entries))
        aside = self._aside(first)
        rows: list[dict[str, Any]] = []
        kept: list[dict[str, Any]] = []
        for place, sealed in enumerate(tail.entries, first + 1):
            read = _well_formed(sealed, self._journal)
            if read is None:
                taken.broken[self._journal] = place
                break
            digest, number, previous = sealed.hash, read.number, read.previous
            if standing.get(number) == digest or (number, digest) in aside:
                continue
            row = self._row(sealed, number, digest)
            if number == self._number + 1 and previous == self._head:
                rows.append(row | {"subject": read.subject})
                self._number, self._head = number, digest
                standing[number] = digest
            elif standing.get(number - 1) == previous or (number - 1, previous) in aside:
                kept.append(row | {"previous": previous})
                aside.add((number, digest))
            else:
                break
        if rows:
            self._connection.execute(sa.insert(schema.entry), rows)
            self._connection.execute(
                sa.update(schema.journal).where(self._mine).values(number=self._number, hash=self._head)
            )
        if kept:
            self._connection.execute(sa.insert(schema.fork), kept)
        signatures.keep(self._connection, self._agency, self._journal, _over(tail, standing))
        taken.stored += self._number - held_number
        taken.aside += len(kept)

    def _row(self, sealed: Sealed, number: int, digest: bytes) -> dict[str, Any]:
        return {
            "agency": self._agency,
            "journal": self._journal,
            "number": number,
            "hash": digest,
            "body": sealed.body,
            "personal": sealed.personal,
            "received_ms": self._now_ms,
        }

    def _standing(self, first: int, count: int) -> dict[int, bytes]:
        """The hashes that stand where the tail would go, and the one before it."""
        standing = {0: START, self._number: self._head}
        if first < self._number:
            column = schema.entry.c
            rows = self._connection.execute(
                sa.select(column.number, column.hash).where(
                    column.agency == self._agency,
                    column.journal == self._journal,
                    column.number.between(first, first + count),
                )
            )
            standing |= {row.number: row.hash for row in rows}
        return standing

    def _aside(self, first: int) -> set[tuple[int, bytes]]:
        column = schema.fork.c
        rows = self._connection.execute(
            sa.select(column.number, column.hash).where(
                column.agency == self._agency, column.journal == self._journal, column.number >= first
            )
        )
        return {(row.number, row.hash) for row in rows}


def _over(tail: Tail, standing: Mapping[int, bytes]) -> list[HeadSignature]:
    """The tail's signatures over entries that stand."""
    return [
        signed
        for signed in tail.signatures
        if standing.get(signed.number) == tail.entries[signed.number - tail.after - 1].hash
    ]


def _make_row(connection: sa.Connection, agency: str, journal: str) -> None:
    # two desks may bring the first copy of a third one's journal at the same moment
    connection.execute(
        sa.text(
            "INSERT INTO journal (agency, name, number, hash) VALUES (:agency, :name, 0, :hash) ON CONFLICT DO NOTHING"
        ),
        {"agency": agency, "name": journal, "hash": START},
    )


def _well_formed(sealed: Sealed, journal: str) -> Header | None:
    """The header, if this is an entry of the journal that can be stored and copied on, whatever it means."""
    if len(sealed.body) + len(sealed.personal) > ENTRY_BYTES:
        return None
    try:
        read = header(sealed)
        unseal(sealed)  # facts of a known kind must at least be text and not nested without end
    except (BrokenEntry, ValueError, RecursionError):
        return None
    words = (read.day, read.actor, read.subject, read.kind)
    fits = (
        read.journal == journal
        and read.format >= 1
        and 0 < read.number <= MOST_NUMBER
        and 0 <= read.hlc <= MOST_HLC
        and 0 <= read.version <= MOST_NUMBER
        and len(read.previous) == HASH_BYTES
        and len(read.personal_hash) in (0, HASH_BYTES)
        and all(len(word) <= LONGEST_WORD and "\0" not in word for word in words)
    )
    return read if fits else None
