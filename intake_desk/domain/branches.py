"""Journals that forked: every holder splits a desk's entries in the same way, whatever the order they came in.

A desk's entries form a tree, for each names the hash of the one before it. A desk writes one line of it; restored from
an old backup and writing on, it began a second. Of the entries that follow the same one, that with the smallest hash
goes on in the journal; every other begins a journal of its own, named after it. Nothing else is looked at, so holders
of the same entries have the same journals.
"""

from collections.abc import Iterable, Mapping

import msgspec

from intake_desk.domain.entries import START

MARK = "~"
HASH_DIGITS = 16
# Beyond this a desk's journal is no accident any more; with all desks of a unit the heads still fit into one message.
MOST_BRANCHES = 50


class End(msgspec.Struct, frozen=True):
    """Where a journal ends, and the number after which it begins: 0, or where a branch left the others."""

    number: int
    hash: bytes
    after: int = 0


class Move(msgspec.Struct, frozen=True):
    """The entries of a journal from a number on, which from now on are a branch of their own."""

    journal: str
    first: int
    branch: str


class Placed(msgspec.Struct, frozen=True):
    """The journal that an entry was placed at the end of, and what had to give way to it first."""

    journal: str
    moved: Move | None = None


def base_of(journal: str) -> str:
    """The name that a desk writes into its entries; that of its journal and of all its branches."""
    return journal.partition(MARK)[0]


def branch_name(base: str, first: bytes) -> str:
    """The name of the branch that begins with the entry of this hash."""
    return f"{base}{MARK}{first.hex()[:HASH_DIGITS]}"


def is_branch(journal: str) -> bool:
    """Whether this is the name of a branch."""
    return MARK in journal


def waypoints(after: int, end: int) -> list[int]:
    """Numbers from `end` back to what follows `after`, ever wider apart: where two holders look for what they share."""
    numbers, step = [], 1
    while end > after:
        numbers.append(end)
        end -= step
        step *= 2
    return numbers


class _Line(msgspec.Struct):
    """One journal while entries are placed, with the hashes known to stand in it by their numbers."""

    name: str
    after: int
    number: int
    hash: bytes
    rows: dict[int, bytes]


class Family:
    """The journals of one desk, while entries are placed into them.

    It knows the hashes that stand where entries may go; whoever keeps the journals writes down what it says.
    """

    def __init__(self, base: str, ends: Mapping[str, End], standing: Iterable[tuple[str, int, bytes]] = ()) -> None:
        """`standing` names the entries (journal, number, hash) among which those to be placed may find their place."""
        self.base = base
        self._lines = {
            name: _Line(name, end.after, end.number, end.hash, {end.number: end.hash} if end.number else {})
            for name, end in ({base: End(0, START)} | dict(ends)).items()
        }
        self._lines[base].rows[0] = START
        for name, number, digest in standing:
            self._lines[name].rows[number] = digest
        self._last = self._lines[base]

    @property
    def ends(self) -> dict[str, End]:
        """Where each journal ends and begins now."""
        return {line.name: End(line.number, line.hash, line.after) for line in self._lines.values()}

    def find(self, number: int, digest: bytes) -> str | None:
        """The journal in which this entry stands, as far as is known here."""
        line = self._line_of(number, digest)
        return None if line is None else line.name

    def follow(self, number: int, previous: bytes, digest: bytes) -> str | None:
        """Put the entry at the end of the journal that the last one went to, if it follows there; its name."""
        line = self._last
        if number != line.number + 1 or previous != line.hash:
            return None
        return self._append(line, number, digest)

    def place(self, number: int, previous: bytes, digest: bytes) -> Placed | None:
        """Put a new entry where it belongs; None when what it follows is not here, or there are too many branches."""
        line = self._line_of(number - 1, previous)
        if line is None:
            return None
        if line.number == number - 1:
            return Placed(self._append(line, number, digest))
        standing = line.rows.get(number)
        if standing is None:  # not among the entries that were looked at
            return None
        name = branch_name(self.base, max(standing, digest))
        if name in self._lines or len(self._lines) > MOST_BRANCHES:
            return None
        branch = self._lines[name] = _Line(name, number - 1, number - 1, previous, {})
        if digest > standing:
            return Placed(self._append(branch, number, digest))
        branch.number, branch.hash = line.number, line.hash
        branch.rows = {at: line.rows.pop(at) for at in [at for at in line.rows if at >= number]}
        return Placed(self._append(line, number, digest), Move(line.name, number, name))

    def _line_of(self, number: int, digest: bytes) -> _Line | None:
        if self._last.rows.get(number) == digest:
            return self._last
        return next((line for line in self._lines.values() if line.rows.get(number) == digest), None)

    def _append(self, line: _Line, number: int, digest: bytes) -> str:
        line.number, line.hash = number, digest
        line.rows[number] = digest
        self._last = line
        return line.name


def split(base: str, entries: Iterable[tuple[int, bytes, bytes]]) -> dict[bytes, str]:
    """The journal of each entry (number, hash of the one before, hash); none for those that follow nothing here.

    Too many branches: what would begin one more is left out.
    """
    known = {digest: (number, previous) for number, previous, digest in entries}
    following: dict[tuple[int, bytes], list[bytes]] = {}
    for digest, (number, previous) in known.items():
        following.setdefault((number, previous), []).append(digest)
    journals: dict[bytes, str] = {}
    ways: list[tuple[str, int, bytes]] = [(base, 1, START)]
    begun = 0
    while ways:
        journal, number, previous = ways.pop()
        while heirs := sorted(following.get((number, previous), ())):
            journals[heirs[0]] = journal
            begun += len(heirs) - 1
            if begun > MOST_BRANCHES:
                heirs = heirs[:1]
            for other in heirs[1:]:
                name = branch_name(base, other)
                journals[other] = name
                ways.append((name, number + 1, other))
            number, previous = number + 1, heirs[0]
    return journals
