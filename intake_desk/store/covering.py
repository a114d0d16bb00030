"""Which entries of a day its closings cover, also where a journal forked: numbers alone do not tell branches apart."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from intake_desk.domain.branches import End, base_of
from intake_desk.domain.entries import BrokenEntry, Entry, Sealed, header
from intake_desk.domain.kinds import Covered
from intake_desk.store import families
from intake_desk.store.database import run


class Cover:
    """What closings cover that name these heads; only while the connection is read from."""

    def __init__(self, connection: sa.Connection, heads: Iterable[Covered]) -> None:
        self._connection = connection
        self._ends: dict[str, dict[str, End]] = {}
        self._reached: dict[str, int] = {}
        for head in heads:
            for name, number in self._way_to(head):
                self._reached[name] = max(number, self._reached.get(name, 0))

    def is_beyond(self, entry: Entry) -> bool:
        """Whether an entry was not covered."""
        name, number = entry.place.journal, entry.place.number
        if len(self._family(name)) > 1:
            standing = families.standing(self._connection, name, number, number)
            name = next((found for found, _, mark in standing if mark == entry.hash), name)
        return number > self._reached.get(name, 0)

    def left_out(self, day: str) -> list[tuple[bytes, bytes]]:
        """The entries of a day that were not covered, as they are stored, in the world's order."""
        question = "SELECT journal, number, body, personal FROM entry WHERE day = ? ORDER BY hlc, journal, number"
        rows = run(self._connection, question, (day,))
        return [(body, personal) for journal, number, body, personal in rows if number > self._reached.get(journal, 0)]

    def _family(self, base: str) -> dict[str, End]:
        if base not in self._ends:
            self._ends[base] = families.ends(self._connection, base)
        return self._ends[base]

    def _way_to(self, head: Covered) -> Iterator[tuple[str, int]]:
        """The journal or branch in which a head stands with its number, and all that led there; its own name and
        number where the head is not here.
        """
        base, number, mark = base_of(head.journal), head.number, head.hash
        ends = self._family(base)
        if len(ends) <= 1:
            yield base, number
            return
        while number:
            standing = families.standing(self._connection, base, number, number)
            name = next((name for name, _, found in standing if found == mark), None)
            yield name or head.journal, number
            if name is None:
                return
            number = ends[name].after
            mark = self._before(name, number)

    def _before(self, branch: str, after: int) -> bytes:
        """The hash of the entry that a branch goes on from."""
        question = "SELECT body, personal FROM entry WHERE journal = ? AND number = ?"
        row = run(self._connection, question, (branch, after + 1)).fetchone()
        try:
            return header(Sealed(*row)).previous if row else b""
        except BrokenEntry:
            return b""
