"""The journals that a desk holds: its own, which it alone writes, and copies of the other desks'."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import (
    SALT_BYTES,
    START,
    Draft,
    Entry,
    Place,
    Sealed,
    follows,
    header,
    next_hlc,
    seal,
    unseal,
)
from intake_desk.domain.kinds import DossierReceived, DossierRefused, kind_of
from intake_desk.domain.refusals import Refusal
from intake_desk.store import counters, register, schema
from intake_desk.store.database import Database
from intake_desk.store.roll import Roll

# A foreign clock further ahead than this is not adopted: its entry is kept, ours keep our time.
CLOCK_AHEAD_LIMIT_MS = 5 * 60 * 1000
TAIL_BYTES = 1024 * 1024

_INSERT_ENTRY = (
    "INSERT INTO entry (journal, number, hash, hlc, day, kind, subject, body, personal)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MOVE_HEAD = (
    "INSERT INTO journal (name, number, hash, hlc) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (name) DO UPDATE SET number = excluded.number, hash = excluded.hash, hlc = excluded.hlc"
)


class StoreFailed(Refusal):
    """The disk did not take the entry; nothing was recorded and nothing may be printed for it."""

    code = "store_failed"


class JournalGap(Refusal):
    """Entries of a journal arrived that do not follow what is held of it; params: journal, held."""

    code = "journal_gap"


class Head(msgspec.Struct, frozen=True):
    """Up to where a journal is held: its last number, that entry's hash, and what the server holds of it."""

    journal: str
    number: int
    hash: bytes
    server_number: int = 0


class Recording:
    """One transaction being made: drafts go in, and what the counters give comes out."""

    def __init__(self, connection: sa.Connection, day: str, voided: dict[str, int]) -> None:
        self._connection = connection
        self._voided = voided
        self.day = day
        self.drafts: list[Draft] = []
        self.dossiers: dict[str, Dossier] = {}
        self.entries: list[Entry] = []

    def add(self, draft: Draft) -> None:
        """Take one more thing that happened into this transaction."""
        self.drafts.append(draft)

    def take(self, counter: str, first: int = 1) -> int:
        """The next value of a counter, used up with this transaction; never one that a failed commit had taken."""
        value = max(counters.take(self._connection, counter, first), self._voided.get(counter, 0) + 1)
        counters.keep(self._connection, counter, value)
        return value

    def dossier(self, dossier_id: str) -> Dossier | None:
        """The dossier as it stands inside this transaction, before its drafts."""
        return register.load(self._connection, dossier_id)


class Journal:
    """Appends to the desk's own journal and keeps the copies of the others; thread-safe."""

    def __init__(
        self,
        database: Database,
        roll: Roll,
        name: str,
        now_ms: Callable[[], int],
        entropy: Callable[[int], bytes],
    ) -> None:
        self.database = database
        self.name = name
        self._roll = roll
        self._now_ms = now_ms
        self._entropy = entropy
        self._voided: dict[str, int] = {}

    @contextmanager
    def recording(self, *, day: str, actor: str) -> Iterator[Recording]:
        """Record what one person did, as one durable transaction: all of it, or nothing and an exception.

        When the block is left, the entries are on the roll and in the database, and the register is fresh.
        Raises StoreFailed when the disk does not take them.
        """
        try:
            with self.database.writing() as connection:
                recording = Recording(connection, day, self._voided)
                yield recording
                sealed = self._append(connection, recording, day, actor)
                if sealed:
                    self._roll.append(sealed)
                    try:
                        connection.commit()
                    except sa.exc.SQLAlchemyError:
                        self._void(sealed)
                        raise
        except (sa.exc.OperationalError, OSError) as error:
            raise StoreFailed(cause=type(error).__name__) from error

    def recover(self, sealed: Sequence[Sealed]) -> None:
        """Complete entries that the roll holds and the database does not: a crash came between the two."""
        with self.database.writing() as connection:
            self._store(connection, self.name, sealed)

    def accept(self, name: str, sealed: Sequence[Sealed]) -> int:
        """Store another journal's entries that follow what is held of it; returns how many were new.

        Raises JournalGap when they do not follow, BrokenEntry when they are no entries.
        """
        with self.database.writing() as connection:
            return self._store(connection, name, sealed)

    def heads(self) -> dict[str, Head]:
        """The heads of all journals held."""
        with self.database.reading() as connection:
            rows = connection.execute(sa.select(schema.journal))
            return {row.name: Head(row.name, row.number, row.hash, row.server_number) for row in rows}

    def tail(self, name: str, after: int, most: int = 500) -> list[Sealed]:
        """The entries of a journal after a number, at most `most` and about a mebibyte."""
        with self.database.reading() as connection:
            rows = connection.execute(
                sa.select(schema.entry.c.body, schema.entry.c.personal)
                .where(schema.entry.c.journal == name, schema.entry.c.number > after)
                .order_by(schema.entry.c.number)
                .limit(most)
            )
            tail: list[Sealed] = []
            size = 0
            for row in rows:
                size += len(row.body) + len(row.personal)
                if tail and size > TAIL_BYTES:
                    break
                tail.append(Sealed(row.body, row.personal))
        return tail

    def server_holds(self, numbers: dict[str, int]) -> None:
        """Remember up to where the server said that it holds each journal."""
        with self.database.writing() as connection:
            for name, number in numbers.items():
                connection.execute(
                    sa.update(schema.journal)
                    .where(schema.journal.c.name == name)
                    .values(server_number=sa.func.min(schema.journal.c.number, number))
                )

    def note_voided(self, voided: Sequence[Sealed]) -> None:
        """Never use the numbers again that entries voided before this start had taken."""
        for sealed in voided:
            facts = unseal(sealed).facts
            if isinstance(facts, DossierReceived) and not facts.provisional:
                counter = counters.of_day(header(sealed).day)
                number = int(facts.code.rsplit("-", 1)[1])
                self._voided[counter] = max(number, self._voided.get(counter, 0))

    def _void(self, sealed: Sequence[Sealed]) -> None:
        self._roll.void(sealed)
        self.note_voided(sealed)

    def _append(self, connection: sa.Connection, recording: Recording, day: str, actor: str) -> list[Sealed]:
        if not recording.drafts:
            return []
        head = connection.exec_driver_sql("SELECT number, hash FROM journal WHERE name = ?", (self.name,)).first()
        number, previous = (head[0], head[1]) if head else (0, START)
        hlc = self._last_hlc(connection)
        now_ms = self._now_ms()
        salts = self._entropy(SALT_BYTES * len(recording.drafts))
        sealed: list[Sealed] = []
        rows = []
        for index, draft in enumerate(recording.drafts):
            number, hlc = number + 1, next_hlc(hlc, now_ms)
            salt = salts[index * SALT_BYTES : (index + 1) * SALT_BYTES]
            place = Place(hlc, self.name, number)
            fixed = seal(draft, place, previous, day=day, actor=actor, salt=salt)
            previous = fixed.hash
            kind = kind_of(draft.facts)
            recording.entries.append(
                Entry(
                    place=place,
                    day=day,
                    actor=actor,
                    subject=draft.subject,
                    kind=kind.name,
                    version=kind.version,
                    facts=draft.facts,
                    personal=draft.personal,
                    hash=previous,
                )
            )
            rows.append((self.name, number, previous, hlc, day, kind.name, draft.subject, fixed.body, fixed.personal))
            sealed.append(fixed)
        connection.exec_driver_sql(_INSERT_ENTRY, rows)
        connection.exec_driver_sql(_MOVE_HEAD, (self.name, number, previous, hlc))
        fresh = frozenset(draft.subject for draft in recording.drafts if _begins(draft))
        recording.dossiers = register.refresh(connection, recording.entries, fresh)
        return sealed

    def _last_hlc(self, connection: sa.Connection) -> int:
        limit = next_hlc(0, self._now_ms() + CLOCK_AHEAD_LIMIT_MS)
        own, others = connection.exec_driver_sql(
            "SELECT max(CASE WHEN name = ? THEN hlc END), max(CASE WHEN hlc <= ? THEN hlc END) FROM journal",
            (self.name, limit),
        ).one()
        return max(own or 0, others or 0)

    def _store(self, connection: sa.Connection, name: str, sealed: Sequence[Sealed]) -> int:
        head = connection.execute(sa.select(schema.journal).where(schema.journal.c.name == name)).first()
        number, previous, hlc = (head.number, head.hash, head.hlc) if head else (0, START, 0)
        entries: list[Entry] = []
        rows = []
        for fixed in sealed:
            read = header(fixed)
            if read.journal == name and read.number <= number:
                continue
            if read.journal != name or not follows(read, number, previous):
                raise JournalGap(journal=name, held=number)
            entry = unseal(fixed)
            number, previous, hlc = entry.place.number, entry.hash, max(hlc, entry.place.hlc)
            entries.append(entry)
            rows.append(
                (
                    name,
                    number,
                    previous,
                    entry.place.hlc,
                    entry.day,
                    entry.kind,
                    entry.subject,
                    fixed.body,
                    fixed.personal,
                )
            )
        if rows:
            connection.exec_driver_sql(_INSERT_ENTRY, rows)
            connection.exec_driver_sql(_MOVE_HEAD, (name, number, previous, hlc))
            register.refresh(connection, entries)
            if name == self.name:
                counters.learn(connection, entries)
        return len(rows)


def _begins(draft: Draft) -> bool:
    facts = draft.facts
    return isinstance(facts, DossierReceived) or (isinstance(facts, DossierRefused) and bool(facts.procedure))
