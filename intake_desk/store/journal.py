"""The journals that a desk holds: its own, which it alone writes, and copies of the other desks'."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import (
    SALT_BYTES,
    START,
    BrokenEntry,
    Entry,
    Header,
    Sealed,
    follows,
    header,
    unseal,
)
from intake_desk.domain.refusals import Refusal
from intake_desk.store import counters, evidence, recording, register, schema, signatures
from intake_desk.store.database import Database, StoreFailed, disk_faults, roll_back, run, run_many
from intake_desk.store.recording import Recording
from intake_desk.store.roll import Roll
from intake_desk.store.scan_shelf import ScanShelf
from intake_desk.store.signatures import Signed

__all__ = ["Head", "Journal", "JournalGap", "Recording", "StoreFailed"]

TAIL_BYTES = 1024 * 1024
MOST_INTEGER = (1 << 63) - 1


class JournalGap(Refusal):
    """Entries of a journal arrived that do not follow what is held of it; params: journal, held."""

    code = "journal_gap"


class JournalIncomplete(Refusal):
    """Entries that this desk wrote are missing here; they must come back from the server first; params: number."""

    code = "journal_incomplete"


class Head(msgspec.Struct, frozen=True):
    """Up to where a journal is held: its last number, that entry's hash, and what the server holds of it."""

    journal: str
    number: int
    hash: bytes
    server_number: int = 0


class Journal:
    """Appends to the desk's own journal and keeps the copies of the others; thread-safe."""

    def __init__(
        self,
        database: Database,
        roll: Roll,
        name: str,
        now_ms: Callable[[], int],
        entropy: Callable[[int], bytes],
        scans: ScanShelf,
    ) -> None:
        """`scans` holds the contents that entries of the own journal name."""
        self.database = database
        self.scans = scans
        self.name = name
        self._roll = roll
        self._now_ms = now_ms
        self._entropy = entropy
        self._unsettled: list[Sealed] = []
        self._used: dict[str, int] = {}
        self._later: list[Sealed] = []

    @contextmanager
    def recording(self, *, day: str, actor: str) -> Iterator[Recording]:
        """Record what one person did, as one durable transaction: all of it, or nothing and an exception.

        When the block is left, the entries are on the roll and in the database, and the register is fresh.
        Raises StoreFailed when the disk does not take them, DamagedStore when a page does not check out,
        JournalIncomplete while entries are missing that this desk is known to have written.
        """
        if self._later:
            raise JournalIncomplete(number=header(self._later[0]).number - 1)
        with self.database.writing() as connection:
            self._settle(connection)
            for counter, value in self._used.items():
                counters.keep(connection, counter, value)
            made = Recording(connection, day)
            yield made
            if made.drafts:
                salts = self._entropy(SALT_BYTES * len(made.drafts))
                sealed = recording.append(connection, made, self.name, actor, self._now_ms(), salts)
                self._commit(connection, sealed)

    def recover(self, sealed: Sequence[Sealed]) -> None:
        """Complete entries that the roll holds and the database does not: a crash came between the two.

        Raises JournalGap, BrokenEntry when they do not follow; then nothing is changed.
        """
        with self.database.writing() as connection:
            fault = self._store(connection, self.name, sealed)[1]
            if fault:
                raise fault

    def accept(self, name: str, sealed: Sequence[Sealed], signed: Sequence[Signed] = ()) -> int:
        """Store another journal's entries that follow what is held of it, with its owner's signatures over them;
        returns how many were new. Whoever calls has checked the signatures.

        What comes before a bad entry is stored. Then raises JournalGap when the rest does not follow, BrokenEntry
        when it is no entry.
        """
        with self.database.writing() as connection:
            self._settle(connection)
            fresh, fault = self._store(connection, name, sealed)
            signatures.keep(connection, name, signed)
            if fresh and name == self.name:  # our own, brought back by whoever held it: the roll lacks it too
                self._commit(connection, fresh)
        if name == self.name:
            self._go_on_behind_the_hole()
        if fault:
            raise fault
        return len(fresh)

    def hold_back(self, later: Sequence[Sealed]) -> None:
        """Entries of our own that the roll holds behind a hole: nothing may be written before the hole is filled."""
        self._later = list(later)

    @property
    def has_hole(self) -> bool:
        """Whether entries of our own are missing between what is here and what the roll still knows."""
        return bool(self._later)

    def _go_on_behind_the_hole(self) -> None:
        """Take up what was held back, as soon as it follows."""
        if not self._later:
            return
        head = self.heads().get(self.name)
        number, last = (head.number, head.hash) if head else (0, START)
        rest = [sealed for sealed in self._later if header(sealed).number > number]
        if rest and not follows(header(rest[0]), number, last):
            self._later = rest
            return
        if rest:
            self.recover(rest)
        self._later = []

    def heads(self) -> dict[str, Head]:
        """The heads of all journals held."""
        with self.database.reading() as connection:
            rows = run(connection, "SELECT name, number, hash, server_number FROM journal")
            return {row[0]: Head(*row) for row in rows}

    def tail(self, name: str, after: int, most: int = 500) -> list[Sealed]:
        """The entries of a journal after a number, at most `most` and about a mebibyte."""
        with self.database.reading() as connection:
            rows = run(
                connection,
                "SELECT body, personal FROM entry WHERE journal = ? AND number > ? ORDER BY number LIMIT ?",
                (name, after, most),
            )
            tail: list[Sealed] = []
            size = 0
            for body, personal in rows:
                size += len(body) + len(personal)
                if tail and size > TAIL_BYTES:
                    break
                tail.append(Sealed(body, personal))
        return tail

    def signatures(self, name: str, after: int, most: int) -> list[tuple[int, bytes]]:
        """The owner's signatures over the `most` entries after a number, and the next one if those end before."""
        with self.database.reading() as connection:
            return signatures.held(connection, name, after, most)

    def signed_heads(self) -> dict[str, int]:
        """Up to where the owner's signatures cover each journal that another desk writes."""
        with self.database.reading() as connection:
            return signatures.newest(connection)

    def server_holds(self, numbers: dict[str, int]) -> None:
        """Remember up to where the server said that it holds each journal."""
        with self.database.writing() as connection:
            for name, number in numbers.items():
                connection.execute(
                    sa.update(schema.journal)
                    .where(schema.journal.c.name == name)
                    .values(server_number=sa.func.min(schema.journal.c.number, number))
                )

    def never_again(self, voided: Sequence[Sealed]) -> None:
        """Never use the numbers that these entries took, though they did not happen."""
        for counter, value in counters.used_by(voided).items():
            self._used[counter] = max(value, self._used.get(counter, 0))

    def _commit(self, connection: sa.Connection, sealed: list[Sealed]) -> None:
        """Roll first, then database. What the roll got and the database did not is voided on the roll."""
        self._unsettled = sealed
        try:
            with disk_faults():
                self._roll.append(sealed)
            connection.commit()
        except BaseException:
            roll_back(connection)
            with suppress(Refusal):  # a roll that takes no mark either gets it before the next entry
                self._settle(connection)
            raise
        self._unsettled = []
        self._used = {}

    def _settle(self, connection: sa.Connection) -> None:
        """Void on the roll what a failed commit left there. Raises StoreFailed."""
        if not self._unsettled:
            return
        last = self._unsettled[-1].hash
        if run(connection, "SELECT 1 FROM journal WHERE name = ? AND hash = ?", (self.name, last)).fetchone() is None:
            self.never_again(self._unsettled)
            with disk_faults():
                self._roll.void(self._unsettled)
        self._unsettled = []

    def _store(
        self, connection: sa.Connection, name: str, sealed: Sequence[Sealed]
    ) -> tuple[list[Sealed], Exception | None]:
        """Store the entries that follow, up to the first that does not, and say what was wrong with that one."""
        head = run(connection, "SELECT number, hash, hlc FROM journal WHERE name = ?", (name,)).fetchone()
        number, previous, hlc = head or (0, START, 0)
        fault: Exception | None = None
        fresh: list[Sealed] = []
        entries: list[Entry] = []
        rows: list[Sequence[object]] = []
        for fixed in sealed:
            try:
                read = _sound(fixed)
            except BrokenEntry as error:
                fault = error
                break
            if read.journal == name and read.number <= number:
                continue
            if read.journal != name or not follows(read, number, previous):
                fault = JournalGap(journal=name, held=number)
                break
            entry = unseal(fixed)
            number, previous, hlc = read.number, entry.hash, max(hlc, read.hlc)
            fresh.append(fixed)
            entries.append(entry)
            rows.append(
                (name, number, previous, read.hlc, read.day, read.kind, read.subject, fixed.body, fixed.personal)
            )
        if rows:
            run_many(connection, recording.INSERT_ENTRY, rows)
            run(connection, recording.MOVE_HEAD, (name, number, previous, hlc))
            register.refresh(connection, entries)
            if name == self.name:
                counters.learn(connection, entries)
            else:
                evidence.note_early(connection, entries, self._now_ms())
        return fresh, fault


def _sound(sealed: Sealed) -> Header:
    """The header of an entry that came from elsewhere. Raises BrokenEntry, also for numbers that no file can hold."""
    read = header(sealed)
    if not 0 < read.number <= MOST_INTEGER or not 0 <= read.hlc <= MOST_INTEGER:
        raise BrokenEntry("a number out of range")
    return read
