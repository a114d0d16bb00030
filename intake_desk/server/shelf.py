"""One desk's journals while tails of them are taken: what follows is stored, what forked is split, nothing is lost."""

from typing import Any

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import MARK, End, Family, Move
from intake_desk.domain.entries import HLC_COUNTER_BITS, START, BrokenEntry, Header, Sealed, header
from intake_desk.server import bulk, schema, signatures
from intake_desk.wire import ENTRY_BYTES, MOST_NUMBER, HeadSignature, Reach, Tail

# What the database can hold; an honest clock reaches it in the year 6429.
MOST_HLC = 2**63 - 1
LONGEST_WORD = 200
HASH_BYTES = 32

_journal = schema.journal.c
_END = (
    sa.select(_journal.number, _journal.hash)
    .where(_journal.agency == sa.bindparam("agency"), _journal.name == sa.bindparam("name"))
    .with_for_update()
)
_GO_ON = (
    sa.update(schema.journal)
    .where(_journal.agency == sa.bindparam("in_agency"), _journal.name == sa.bindparam("named"))
    .values(number=sa.bindparam("number"), hash=sa.bindparam("hash"))
)


class Taken(msgspec.Struct):
    """What became of the tails that a caller brought; `held` says up to which entry each of them is stored now."""

    stored: int = 0
    held: dict[str, Reach] = msgspec.field(default_factory=dict)
    broken: dict[str, int] = msgspec.field(default_factory=dict)


class Shelf:
    """One desk's journals while tails of them are taken; its own row is locked until the transaction ends."""

    def __init__(self, connection: sa.Connection, agency: str, base: str, now_ms: int) -> None:
        self._connection = connection
        self._agency = agency
        self._base = base
        self._now_ms = now_ms
        mine = {"agency": agency, "name": base}
        row = connection.execute(_END, mine).first()
        if row is None:
            _make_row(connection, agency, base)
            row = connection.execute(_END, mine).one()
        self._family = Family(base, {base: End(row.number, row.hash)})
        self._written = self._family.ends
        self._rows: list[dict[str, Any]] = []

    def take(self, tail: Tail, taken: Taken) -> None:
        """Take what can be taken of the tail, and say in `taken` what became of it."""
        # nearly always a tail goes on where the desk's journal ends, and nothing else needs to be known
        simple = tail.journal == self._base and tail.after == self._family.ends[self._base].number
        if not simple:
            self._look_around(tail)
        reached = tail.after
        for number, sealed in enumerate(tail.entries, tail.after + 1):
            read = _well_formed(sealed, self._base, number)
            if read is None:
                taken.broken[tail.journal] = number
                break
            digest = sealed.hash
            journal = self._family.follow(number, read.previous, digest)
            if journal is None and simple:
                self._look_around(tail)
                simple = False
            if journal is None and self._family.find(number, digest) is None:
                journal = self._place(number, read.previous, digest)
                if journal is None:
                    break
            if journal is not None:
                taken.stored += 1
                self._rows.append(self._row(sealed, journal, read, digest))
            reached = number
        if reached > tail.after:
            taken.held[tail.journal] = Reach(reached, tail.entries[reached - tail.after - 1].hash)
        self._write()
        self._keep(tail)

    def _place(self, number: int, previous: bytes, digest: bytes) -> str | None:
        placed = self._family.place(number, previous, digest)
        if placed is None:
            return None
        if placed.moved:
            self._move(placed.moved)
        return placed.journal

    def _keep(self, tail: Tail) -> None:
        """Keep the tail's signatures over entries that are held, each where its entry stands."""
        over: dict[str, list[HeadSignature]] = {}
        for signed in tail.signatures:
            journal = self._family.find(signed.number, tail.entries[signed.number - tail.after - 1].hash)
            if journal is not None:
                over.setdefault(journal, []).append(signed)
        for journal, kept in over.items():
            signatures.keep(self._connection, self._agency, journal, kept)

    def _look_around(self, tail: Tail) -> None:
        """Learn of all the desk's journals what stands where the tail would go."""
        self._write()
        column, entry = schema.journal.c, schema.entry.c
        ours = sa.or_(column.name == self._base, column.name.startswith(f"{self._base}{MARK}", autoescape=True))
        rows = self._connection.execute(
            sa.select(column.name, column.number, column.hash, column.after).where(column.agency == self._agency, ours)
        )
        ends = {row.name: End(row.number, row.hash, row.after) for row in rows}
        standing = self._connection.execute(
            sa.select(entry.journal, entry.number, entry.hash).where(
                entry.agency == self._agency,
                entry.journal.in_(ends),
                entry.number.between(tail.after, tail.after + len(tail.entries)),
            )
        )
        self._family = Family(self._base, ends, ((row.journal, row.number, row.hash) for row in standing))
        self._written = self._family.ends

    def _write(self) -> None:
        """Write down the entries that were placed, and where the journals end now."""
        bulk.append(self._connection, schema.entry, self._rows)
        self._rows = []
        for name, end in self._family.ends.items():
            if self._written.get(name) == end:
                continue
            values = {"number": end.number, "hash": end.hash}
            if name in self._written:
                self._connection.execute(_GO_ON, {"in_agency": self._agency, "named": name, **values})
            else:
                begun = {"agency": self._agency, "name": name, "after": end.after, "folded": end.after}
                self._connection.execute(sa.insert(schema.journal).values(begun | values))
            self._written[name] = end

    def _move(self, moved: Move) -> None:
        """Let entries give way to one with a smaller hash; the register folds them again under their new name."""
        bulk.append(self._connection, schema.entry, self._rows)  # they stand where they stood before
        self._rows = []
        for table in (schema.entry, schema.signature):
            self._connection.execute(
                sa.update(table)
                .where(table.c.agency == self._agency, table.c.journal == moved.journal, table.c.number >= moved.first)
                .values(journal=moved.branch)
            )
        column = schema.journal.c
        self._connection.execute(
            sa.update(schema.journal)
            .where(column.agency == self._agency, column.name == moved.journal, column.folded >= moved.first)
            .values(folded=moved.first - 1)
        )

    def _row(self, sealed: Sealed, journal: str, read: Header, digest: bytes) -> dict[str, Any]:
        return {
            "agency": self._agency,
            "journal": journal,
            "number": read.number,
            "hash": digest,
            "subject": read.subject,
            "body": sealed.body,
            "personal": sealed.personal,
            "received_ms": self._now_ms,
        }


def _make_row(connection: sa.Connection, agency: str, journal: str) -> None:
    # two desks may bring the first copy of a third one's journal at the same moment
    connection.execute(
        sa.text(
            "INSERT INTO journal (agency, name, number, hash) VALUES (:agency, :name, 0, :hash) ON CONFLICT DO NOTHING"
        ),
        {"agency": agency, "name": journal, "hash": START},
    )


def _well_formed(sealed: Sealed, base: str, number: int) -> Header | None:
    """The header, if this is the desk's entry of this number that can be stored and copied on, whatever it means."""
    if len(sealed.body) + len(sealed.personal) > ENTRY_BYTES:
        return None
    try:
        read = header(sealed)
    except BrokenEntry:
        return None
    words = (read.day, read.actor, read.subject, read.kind)
    fits = (
        read.journal == base
        and read.format >= 1
        and read.number == number <= MOST_NUMBER
        and 0 <= read.hlc <= MOST_HLC
        and 0 <= read.wall_ms <= MOST_HLC >> HLC_COUNTER_BITS
        and 0 <= read.version <= MOST_NUMBER
        and len(read.previous) == HASH_BYTES
        and len(read.personal_hash) in (0, HASH_BYTES)
        and all(len(word) <= LONGEST_WORD and "\0" not in word for word in words)
    )
    return read if fits else None
