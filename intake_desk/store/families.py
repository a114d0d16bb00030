"""The journals of one desk as they stand in this store: entries go where they belong, and a fork is split."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import End, Family, Move, base_of, is_branch
from intake_desk.domain.entries import HLC_COUNTER_BITS, START, BrokenEntry, Entry, Header, Sealed, header, unseal
from intake_desk.domain.refusals import Refusal
from intake_desk.store.database import run, run_many
from intake_desk.store.rows import INSERT_ENTRY, MOVE_HEAD

MOST_INTEGER = (1 << 63) - 1
_OURS = "(name = ?1 OR substr(name, 1, length(?1) + 1) = ?1 || '~')"
_ENDS = f"SELECT name, number, hash, after FROM journal WHERE {_OURS}"  # noqa: S608  # only text of ours


class JournalGap(Refusal):
    """Entries of a journal arrived that do not follow what is held of it; params: journal, held."""

    code = "journal_gap"


class Branch(msgspec.Struct, frozen=True):
    """A line of a desk's entries that left its journal: the desk was restored from an old backup and wrote on."""

    name: str
    base: str
    number_from: int
    number_to: int


class Taken(msgspec.Struct, frozen=True):
    """The entries that were new, those left out, and what was wrong with the first that could not be stored."""

    fresh: list[Sealed]
    entries: list[Entry]
    left: list[Sealed]
    fault: Exception | None


def ends(connection: sa.Connection, base: str) -> dict[str, End]:
    """Where the journal of a desk and each of its branches ends and begins."""
    return {name: End(*rest) for name, *rest in run(connection, _ENDS, (base,))}


def branches(connection: sa.Connection) -> list[Branch]:
    """All branches held."""
    rows = run(connection, "SELECT name, after, number FROM journal ORDER BY name").fetchall()
    return [Branch(name, base_of(name), after + 1, number) for name, after, number in rows if is_branch(name)]


def standing(connection: sa.Connection, base: str, first: int, last: int) -> list[tuple[str, int, bytes]]:
    """The journal, number and hash of every entry of a desk within these numbers."""
    found: list[tuple[str, int, bytes]] = []
    for name, end in ends(connection, base).items():
        if end.number >= first:
            question = "SELECT journal, number, hash FROM entry WHERE journal = ? AND number BETWEEN ? AND ?"
            found += run(connection, question, (name, max(first, 0), min(last, MOST_INTEGER))).fetchall()
    return found


def holds(connection: sa.Connection, base: str, number: int, mark: bytes) -> bool:
    """Whether the desk's entry with this number and hash is here, in whatever branch."""
    return any(found == mark for _, _, found in standing(connection, base, number, number))


def origin(connection: sa.Connection, name: str) -> tuple[int, bytes]:
    """The number and hash of the entry after which a journal begins."""
    question = "SELECT number, body FROM entry WHERE journal = ? ORDER BY number LIMIT 1"
    row = run(connection, question, (name,)).fetchone()
    return (row[0] - 1, header(Sealed(row[1])).previous) if row else (0, START)


def rows_of(connection: sa.Connection, base: str, numbers: Mapping[bytes, int]) -> dict[bytes, int]:
    """In which row each of a desk's entries, named by hash and number, is stored; without those that are not here."""
    found: dict[bytes, int] = {}
    if numbers:
        first, last = min(numbers.values()), max(numbers.values())
        for name in ends(connection, base):
            question = "SELECT hash, id FROM entry WHERE journal = ? AND number BETWEEN ? AND ?"
            rows = run(connection, question, (name, first, last))
            found |= {mark: row for mark, row in rows if mark in numbers}
    return found


def rows_after(connection: sa.Connection, base: str, row: int) -> list[tuple[int, bytes]]:
    """The rows of a desk's entries stored after a row, with their hashes."""
    names = sorted(ends(connection, base))
    return [
        (stored, mark)
        for stored, name, mark in run(
            connection, "SELECT id, journal, hash FROM entry WHERE id > ? ORDER BY id", (row,)
        )
        if name in names
    ]


def at_rows(connection: sa.Connection, rows: Iterable[int]) -> list[Sealed]:
    """The entries stored in these rows."""
    return [
        Sealed(*run(connection, "SELECT body, personal FROM entry WHERE id = ?", (row,)).fetchone()) for row in rows
    ]


def take(connection: sa.Connection, base: str, sealed: Sequence[Sealed], *, skip: bool = False) -> Taken:
    """Store the entries of a desk that follow what is held, up to the first that does not; with `skip`, and go on."""
    return _Taking(connection, base).take(sealed, skip=skip)


class _Taking:
    """A desk's journals while entries are stored."""

    def __init__(self, connection: sa.Connection, base: str) -> None:
        self._connection = connection
        self._family = Family(base, ends(connection, base))
        self._rows: list[tuple[str, int, bytes, int, str, str, str, bytes, bytes]] = []

    def take(self, sealed: Sequence[Sealed], *, skip: bool) -> Taken:
        reads, broken = _sound(sealed)
        fault: Exception | None = broken
        self._look_around(reads)
        family = self._family
        fresh: list[Sealed] = []
        entries: list[Entry] = []
        left: list[Sealed] = []
        for fixed, read in zip(sealed, reads, strict=False):
            mark = fixed.hash
            if read.journal == family.base and family.find(read.number, mark) is not None:
                continue
            journal = self._place(read, mark) if read.journal == family.base else None
            if journal is None and skip:
                left.append(fixed)
                continue
            if journal is None:
                fault = JournalGap(journal=family.base, held=family.ends[family.base].number)
                break
            self._rows.append(
                (journal, read.number, mark, read.hlc, read.day, read.kind, read.subject, fixed.body, fixed.personal)
            )
            fresh.append(fixed)
            entries.append(unseal(fixed))
        self._write()
        return Taken(fresh, entries, left, fault)

    def _look_around(self, reads: Sequence[Header]) -> None:
        """Learn what stands where the entries would go, unless they simply go on where the journal ends."""
        if not reads:
            return
        end = self._family.ends[self._family.base]
        numbers = [read.number for read in reads]
        if reads[0].previous == end.hash and numbers == [*range(end.number + 1, end.number + 1 + len(numbers))]:
            return
        around = standing(self._connection, self._family.base, min(numbers) - 1, max(numbers))
        self._family = Family(self._family.base, self._family.ends, around)

    def _place(self, read: Header, mark: bytes) -> str | None:
        journal = self._family.follow(read.number, read.previous, mark)
        if journal is not None:
            return journal
        placed = self._family.place(read.number, read.previous, mark)
        if placed is None:
            return None
        if placed.moved:
            self._write()
            self._move(placed.moved)
        return placed.journal

    def _move(self, moved: Move) -> None:
        """Let entries give way to one with a smaller hash: with all that is known of them they become a branch."""
        values = (moved.branch, moved.journal, moved.first)
        run(self._connection, "UPDATE entry SET journal = ? WHERE journal = ? AND number >= ?", values)
        run(self._connection, "UPDATE signature SET journal = ? WHERE journal = ? AND number >= ?", values)
        run(
            self._connection,
            "INSERT INTO journal (name, number, hash, hlc, after, server_number)"
            " SELECT ?, number, hash, hlc, ?, server_number FROM journal WHERE name = ?",
            (moved.branch, moved.first - 1, moved.journal),
        )
        run(
            self._connection,
            "UPDATE journal SET server_number = min(server_number, ?),"
            " hlc = (SELECT coalesce(max(hlc), 0) FROM entry WHERE journal = ?) WHERE name = ?",
            (moved.first - 1, moved.journal, moved.journal),
        )

    def _write(self) -> None:
        """Write down the entries placed so far, and where their journals end."""
        if not self._rows:
            return
        run_many(self._connection, INSERT_ENTRY, self._rows)
        heads = {row[0]: row for row in self._rows}
        for name, number, mark, hlc, *_ in heads.values():
            after = self._family.ends[name].after
            run(self._connection, MOVE_HEAD, (name, number, mark, hlc, after))
        self._rows = []


def _sound(sealed: Sequence[Sealed]) -> tuple[list[Header], BrokenEntry | None]:
    """The headers of entries that came from elsewhere, and what was wrong with the first that is none; numbers that no
    file can hold are wrong too.
    """
    reads: list[Header] = []
    for fixed in sealed:
        try:
            read = header(fixed)
        except BrokenEntry as error:
            return reads, error
        fits = (
            0 < read.number <= MOST_INTEGER
            and 0 <= read.hlc <= MOST_INTEGER
            and 0 <= read.wall_ms <= MOST_INTEGER >> HLC_COUNTER_BITS
        )
        if not fits:
            return reads, BrokenEntry("a number out of range")
        reads.append(read)
    return reads, None
