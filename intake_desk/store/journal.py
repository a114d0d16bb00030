"""The journals that a desk holds: its own, which it alone writes, and copies of the other desks'."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import SALT_BYTES, Draft, Sealed, header
from intake_desk.domain.refusals import Refusal
from intake_desk.store import (
    counters,
    evidence,
    families,
    recording,
    register,
    schema,
    signatures,
    watermarks,
    wording,
)
from intake_desk.store.database import Database, StoreFailed, disk_faults, roll_back, run
from intake_desk.store.families import Branch, JournalGap
from intake_desk.store.recording import Recording
from intake_desk.store.roll import Roll
from intake_desk.store.scan_shelf import ScanShelf
from intake_desk.store.signatures import Signed
from intake_desk.store.watermarks import Watermark

__all__ = ["Branch", "Head", "Journal", "JournalGap", "Recording", "StoreFailed"]

TAIL_BYTES = 1024 * 1024
# Entries stored between two looks at whether somebody waits: the clerk's own save waits for no more than this.
STORED_AT_ONCE = 100


class JournalIncomplete(Refusal):
    """Entries that this desk wrote are missing here; they must come back from the server first; params: number."""

    code = "journal_incomplete"


class Head(msgspec.Struct, frozen=True):
    """Up to where a journal is held: its last number, that entry's hash, what the server holds of it, and the number
    after which it begins (0, or where a branch left the others).
    """

    journal: str
    number: int
    hash: bytes
    server_number: int = 0
    after: int = 0

    @property
    def waiting(self) -> int:
        """How many of its entries the server has not said that it holds."""
        return self.number - max(self.server_number, self.after)


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
        self._beyond: Watermark | None = None

    @contextmanager
    def recording(self, *, day: str, actor: str) -> Iterator[Recording]:
        """Record what one person did, as one durable transaction: all of it, or nothing and an exception.

        When the block is left, the entries are on the roll and in the database, and the register is fresh.
        Raises StoreFailed when the disk does not take them, DamagedStore when a page does not check out,
        JournalIncomplete while entries are missing that this desk is known to have written. What is recorded first
        after the file was put back from a copy says so (`expect`).
        """
        if self._later:
            raise JournalIncomplete(number=header(self._later[0]).number - 1)
        with self.database.writing() as connection:
            self._settle(connection)
            for counter, value in self._used.items():
                counters.keep(connection, counter, value)
            made = Recording(connection, day)
            beyond = self._still_beyond(connection)
            set_back = watermarks.set_back(connection, beyond) if beyond is not None else None
            yield made
            if made.drafts and set_back is not None:
                made.add(Draft(facts=set_back))
            if made.drafts:
                salts = self._entropy(SALT_BYTES * len(made.drafts))
                sealed = recording.append(connection, made, self.name, actor, self._now_ms(), salts)
                self._commit(connection, sealed)
                self._beyond = None

    def recover(self, sealed: Sequence[Sealed]) -> list[Sealed]:
        """Complete entries that the roll holds and the database does not: a crash came between the two, or the database
        is older. Returns those that follow nothing that is held. Raises BrokenEntry.
        """
        with self.database.writing() as connection:
            taken = self._store(connection, self.name, sealed, skip=True)
            wording.index(connection)
            if taken.fault:
                raise taken.fault
            return taken.left

    def accept(self, name: str, sealed: Sequence[Sealed], signed: Sequence[Signed] = ()) -> int:
        """Store a desk's entries that follow what is held of them, with their owner's signatures over them; returns how
        many were new. Whoever calls has checked the signatures; `name` is whatever the sender calls the journal.

        What comes before a bad entry is stored. Then raises JournalGap when the rest does not follow, BrokenEntry
        when it is no entry.
        """
        base = base_of(name)
        rest, count, fault = list(sealed), 0, None
        while rest and fault is None:
            fresh, rest, fault = self._accept(base, rest, signed)
            count += fresh
        if base == self.name:
            self._go_on_behind_the_hole()
        if fault:
            raise fault
        return count

    def _accept(
        self, base: str, sealed: list[Sealed], signed: Sequence[Signed]
    ) -> tuple[int, list[Sealed], Exception | None]:
        """Store as many in one transaction as nobody waits for: one commit costs as much as some hundred entries.

        Returns how many were new, which are left, and what was wrong with one.
        """
        fresh: list[Sealed] = []
        done, fault = 0, None
        covered = {one.hash for one in signed}
        with self.database.writing() as connection:
            self._settle(connection)
            while done < len(sealed) and fault is None and not (done and self.database.awaited):
                end = done + STORED_AT_ONCE
                while covered and end < len(sealed) and sealed[end - 1].hash not in covered:
                    end += 1  # what no signature covers could be given to nobody, should the rest never come
                taken = self._store(connection, base, sealed[done:end])
                fresh += taken.fresh
                fault = taken.fault
                done = end
            marks = {one.hash for one in sealed[:done]}
            signatures.keep(connection, base, [one for one in signed if one.hash in marks])
            if not self.database.awaited:  # whoever waits for us need not wait for the index too
                wording.index(connection)
            if fresh and base == self.name:  # our own, brought back by whoever held it: the roll lacks it too
                self._commit(connection, fresh, again=True)
        return len(fresh), sealed[done:], fault

    def hold_back(self, later: Sequence[Sealed]) -> None:
        """Entries of our own that the roll holds behind a hole: nothing may be written before the hole is filled."""
        self._later = list(later)

    def expect(self, mark: Watermark) -> int:
        """Take what is known from outside the file of how far this journal had come. Returns how many entries are not
        here, 0 where all are. Until somebody brings them, the next recording says so.
        """
        with self.database.reading() as connection:
            if not watermarks.is_beyond(connection, mark, self.name):
                return 0
        self._beyond = mark
        head = self.heads().get(self.name)
        return max(mark.number - (head.number if head else 0), 1)

    def watermark(self) -> Watermark | None:
        """How far this journal has come; None before its first entry, and while it is behind what is known of it."""
        with self.database.reading() as connection:
            if self._still_beyond(connection) is not None:
                return None
            return watermarks.standing(connection, self.name, self._now_ms())

    def _still_beyond(self, connection: sa.Connection) -> Watermark | None:
        mark = self._beyond
        return mark if mark is not None and watermarks.is_beyond(connection, mark, self.name) else None

    @property
    def has_hole(self) -> bool:
        """Whether entries of our own are missing between what is here and what the roll still knows."""
        return bool(self._later)

    def _go_on_behind_the_hole(self) -> None:
        """Take up what was held back, as soon as it follows."""
        if self._later:
            self._later = self.recover(self._later)

    def heads(self) -> dict[str, Head]:
        """The heads of all journals held."""
        with self.database.reading() as connection:
            rows = run(connection, "SELECT name, number, hash, server_number, after FROM journal WHERE number > 0")
            return {row[0]: Head(*row) for row in rows}

    def branches(self) -> list[Branch]:
        """The lines of entries that left a desk's journal, because it was restored from an old backup and wrote on."""
        with self.database.reading() as connection:
            return families.branches(connection)

    def waiting(self) -> int:
        """How many entries of our own the server has not said that it holds."""
        return sum(head.waiting for head in self.heads().values() if base_of(head.journal) == self.name)

    def stands(self, name: str, number: int, mark: bytes) -> bool:
        """Whether exactly this entry stands at this number of this journal."""
        with self.database.reading() as connection:
            question = "SELECT 1 FROM entry WHERE journal = ? AND number = ? AND hash = ?"
            return run(connection, question, (name, number, mark)).fetchone() is not None

    def holds(self, name: str, number: int, mark: bytes) -> bool:
        """Whether this entry is here, in the journal of this name or in any other of the same desk."""
        with self.database.reading() as connection:
            return families.holds(connection, base_of(name), number, mark)

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

    def uncovered(self) -> dict[str, tuple[int, bytes] | None]:
        """Other desks' journals held further than their owner's signatures here reach, and the last entry covered."""
        with self.database.reading() as connection:
            return signatures.uncovered(connection, self.name)

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

    def _commit(self, connection: sa.Connection, sealed: list[Sealed], *, again: bool = False) -> None:
        """Roll first, then database. What the roll got and the database did not is voided on the roll."""
        self._unsettled = sealed
        try:
            with disk_faults():
                self._roll.append(sealed, again=again)
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
        last = self._unsettled[-1]
        if not families.holds(connection, self.name, header(last).number, last.hash):
            self.never_again(self._unsettled)
            with disk_faults():
                self._roll.void(self._unsettled)
        self._unsettled = []

    def _store(
        self, connection: sa.Connection, base: str, sealed: Sequence[Sealed], *, skip: bool = False
    ) -> families.Taken:
        """Store the entries that follow, and bring what is derived up to date."""
        taken = families.take(connection, base, sealed, skip=skip)
        if taken.entries:
            register.refresh(connection, taken.entries)
            evidence.note_arrived(connection, taken.entries)
            if base == self.name:
                counters.learn(connection, taken.entries)
            else:
                evidence.note_early(connection, taken.entries, self._now_ms())
        return taken
