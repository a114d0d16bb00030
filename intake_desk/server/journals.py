"""The journals of all desks: taken in order, judged by nothing but form, chain and owner, given to whoever lacks them.

A desk may bring what it likes of its own journal; of another's, and of desk 0's, what its owner signed. So entries go
from here only as far as they are signed too.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import START, BrokenEntry, Header, Sealed, header, unseal
from intake_desk.server import schema, signatures
from intake_desk.server.callers import Caller
from intake_desk.wire import (
    ENTRY_BYTES,
    MOST_BYTES,
    MOST_NUMBER,
    NOTHING,
    Branch,
    HeadSignature,
    Reach,
    SignedHead,
    Tail,
    vouched,
)

# What the database can hold; an honest clock reaches it in the year 6429.
MOST_HLC = 2**63 - 1
LONGEST_WORD = 200
HASH_BYTES = 32
READ_AT_ONCE = 50


class Taken(msgspec.Struct):
    """What became of the tails that a caller brought."""

    stored: int = 0
    aside: int = 0
    broken: dict[str, int] = msgspec.field(default_factory=dict)
    refused: tuple[str, ...] = ()


def take(
    connection: sa.Connection, who: Caller, owners: Mapping[str, bytes], tails: Iterable[Tail], now_ms: int
) -> Taken:
    """Store the entries that follow what is held, keep aside those that contradict it; the rest is not stored.

    Neither is what lies beyond the owner's signature, unless the owner itself brings it, nor a journal that is nobody's.
    Tails are taken in the order of their names, so that two callers never wait for each other.
    """
    taken = Taken()
    for tail in sorted(tails, key=lambda tail: tail.journal):
        owner = owners.get(tail.journal)
        count, signed = (0, ()) if owner is None else vouched(tail, owner)
        if tail.journal == who.journal:
            count = len(tail.entries)
        if count < len(tail.entries):
            taken.refused += (tail.journal,)
        if count:
            covered = msgspec.structs.replace(tail, entries=tail.entries[:count], signatures=signed)
            _Shelf(connection, who.agency, tail.journal, now_ms).take(covered, taken)
    return taken


def note_signed(connection: sa.Connection, agency: str, own: SignedHead) -> None:
    """Keep the owner's word on how far its journal goes, once the journal is held that far."""
    if own.number and _stands(connection, agency, own.journal, own.number, own.hash):
        signatures.keep(connection, agency, own.journal, [HeadSignature(own.number, own.signature)])


def heads(connection: sa.Connection, agency: str) -> dict[str, Reach]:
    """Up to where each journal of the agency is held."""
    column = schema.journal.c
    rows = connection.execute(
        sa.select(column.name, column.number, column.hash)
        .where(column.agency == agency, column.number > 0)
        .order_by(column.name)
    )
    return {row.name: Reach(row.number, row.hash) for row in rows}


def differing(
    connection: sa.Connection, agency: str, held: Mapping[str, Reach], theirs: Mapping[str, Reach]
) -> tuple[str, ...]:
    """The journals in which another entry than the caller's stands at the caller's head."""
    return tuple(
        name
        for name, reach in theirs.items()
        if name in held
        and reach != held[name]
        and reach.number <= held[name].number
        and not _stands(connection, agency, name, reach.number, reach.hash)
    )


def lacking(
    connection: sa.Connection,
    agency: str,
    held: Mapping[str, Reach],
    theirs: Mapping[str, Reach],
    differ: Collection[str],
    most: int,
) -> tuple[Tail, ...]:
    """The tails that the caller lacks, as many entries as fit and their owners signed; none of journals that differ."""
    tails: list[Tail] = []
    entries_left, bytes_left = most, MOST_BYTES
    for name, reach in held.items():
        start = theirs.get(name, NOTHING).number
        if entries_left <= 0 or bytes_left <= 0:
            break
        if start >= reach.number or name in differ:
            continue
        signed = signatures.held(connection, agency, name, start, entries_left)
        if tails and signed and signed[0].number > start + entries_left:
            break
        tail = _cut(
            connection, agency, Tail(journal=name, after=start, entries=(), signatures=tuple(signed)), bytes_left
        )
        size = sum(len(sealed.body) + len(sealed.personal) for sealed in tail.entries)
        if tails and size > bytes_left:
            break
        entries_left -= len(tail.entries)
        bytes_left -= size
        if tail.entries:
            tails.append(tail)
    return tuple(tails)


def _cut(connection: sa.Connection, agency: str, plan: Tail, most_bytes: int) -> Tail:
    """The entries up to the last of the planned signatures that they reach within so many bytes, or else the first."""
    if not plan.signatures:
        return plan
    ends = {signed.number - plan.after for signed in plan.signatures}
    entries: list[Sealed] = []
    size = whole = 0
    for sealed in _entries(connection, agency, plan.journal, plan.after, max(ends)):
        size += len(sealed.body) + len(sealed.personal)
        if size > most_bytes and whole:
            break
        entries.append(sealed)
        if len(entries) in ends:
            whole = len(entries)
    covering = tuple(signed for signed in plan.signatures if signed.number <= plan.after + whole)
    return msgspec.structs.replace(plan, entries=tuple(entries[:whole]), signatures=covering)


def branches(connection: sa.Connection, agency: str) -> tuple[Branch, ...]:
    """The ends of all runs of entries that were kept aside."""
    fork = schema.fork
    later = fork.alias()
    has_later = sa.exists().where(
        later.c.agency == fork.c.agency, later.c.journal == fork.c.journal, later.c.previous == fork.c.hash
    )
    rows = connection.execute(
        sa.select(fork.c.journal, fork.c.number, fork.c.hash)
        .where(fork.c.agency == agency, ~has_later)
        .order_by(fork.c.journal, fork.c.number, fork.c.hash)
    )
    return tuple(Branch(journal=row.journal, number=row.number, hash=row.hash) for row in rows)


class _Shelf:
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
            "INSERT INTO journal (agency, name, number, hash) VALUES (:agency, :name, 0, :hash)"
            " ON CONFLICT (agency, name) DO NOTHING"
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


def _stands(connection: sa.Connection, agency: str, journal: str, number: int, digest: bytes) -> bool:
    """Whether exactly this entry stands at this number."""
    if number == 0:
        return digest == START
    column = schema.entry.c
    return digest == (
        connection.execute(
            sa.select(column.hash).where(column.agency == agency, column.journal == journal, column.number == number)
        ).scalar()
    )


def _entries(connection: sa.Connection, agency: str, journal: str, after: int, most: int) -> Iterable[Sealed]:
    column = schema.entry.c
    rows = connection.execute(
        sa.select(column.body, column.personal)
        .where(column.agency == agency, column.journal == journal, column.number > after)
        .order_by(column.number)
        .limit(most)
        .execution_options(yield_per=READ_AT_ONCE)
    )
    with rows:
        for row in rows:
            yield Sealed(row.body, row.personal)
