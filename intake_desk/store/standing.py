"""Which of the entries on the roll stand: not voided, and not written again after a commit that failed."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.entries import header
from intake_desk.store.roll import Record


class Place(msgspec.Struct, frozen=True):
    """The number of an entry, and the hash of the one that it follows."""

    number: int
    previous: bytes


class Standing(msgspec.Struct):
    """The place of every entry that stands, by desk and hash, and the numbers of those that fell.

    A journal that forked has several entries at one number, and all of them stand.
    """

    places: dict[str, dict[bytes, Place]] = {}
    fallen: dict[bytes, int] = {}
    _at: dict[tuple[str, int, bytes], set[bytes]] = {}

    def of(self, base: str) -> dict[bytes, Place]:
        """The places of the entries of one desk, by hash."""
        return self.places.setdefault(base, {})

    def beside(self, base: str, number: int, previous: bytes) -> set[bytes]:
        """The entries of one desk that stand at a number and follow the same one."""
        return self._at.setdefault((base, number, previous), set())

    def take(self, record: Record) -> None:
        """Go on by one record of the roll."""
        for mark in record.voided:
            for base, places in self.places.items():
                if mark in places:
                    self.drop(base, mark)
                    break
        for sealed in record.entries:
            read, mark = header(sealed), sealed.hash
            beside = self.beside(read.journal, read.number, read.previous)
            if not record.again:
                # its writer goes back to a number only when the entry there, and what followed it, never happened
                for other in beside - {mark}:
                    self.drop(read.journal, other)
            beside.add(mark)
            self.of(read.journal)[mark] = Place(read.number, read.previous)
            self.fallen.pop(mark, None)

    def drop(self, base: str, mark: bytes) -> set[bytes]:
        """Let an entry fall, with all that followed it; the hashes of those that fell."""
        places = self.of(base)
        gone: set[bytes] = set()
        falling = [mark]
        while falling:
            mark = falling.pop()
            place = places.pop(mark)
            self.beside(base, place.number, place.previous).discard(mark)
            self.fallen[mark] = place.number
            gone.add(mark)
            falling += self._at.get((base, place.number + 1, mark), ())
        return gone


def standing(records: Iterable[Record]) -> Standing:
    """What stands after these records of the roll."""
    result = Standing()
    for record in records:
        result.take(record)
    return result
