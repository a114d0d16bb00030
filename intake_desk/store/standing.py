"""Which of the entries on the roll stand: not voided, and not written again after a commit that failed."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.entries import header
from intake_desk.store.roll import Record


class Standing(msgspec.Struct):
    """The hash of the entry that stands at each number of each journal, and the hashes of those that fell."""

    numbers: dict[str, dict[int, bytes]] = {}
    fallen: set[bytes] = set()
    ends: dict[str, int] = {}

    def of(self, journal: str) -> dict[int, bytes]:
        """The hashes that stand in one journal, by number."""
        return self.numbers.setdefault(journal, {})

    def take(self, record: Record) -> None:
        """Go on by one record of the roll."""
        for mark in record.voided:
            self._void(mark)
        for sealed in record.entries:
            read, mark = header(sealed), sealed.hash
            numbers = self.of(read.journal)
            if numbers.get(read.number) == mark:
                continue
            if not record.again:
                # its writer goes back to a number only when the entry there, and what followed it, never happened
                for number in range(read.number, self.ends.get(read.journal, 0) + 1):
                    self._drop(numbers, number)
                self.ends[read.journal] = read.number
            numbers[read.number] = mark
            self.ends[read.journal] = max(read.number, self.ends.get(read.journal, 0))
            self.fallen.discard(mark)

    def _void(self, mark: bytes) -> None:
        for journal, numbers in self.numbers.items():
            for number in range(self.ends[journal], 0, -1):  # what is voided was written a moment ago
                if numbers.get(number) == mark:
                    self._drop(numbers, number)
                    return

    def _drop(self, numbers: dict[int, bytes], number: int) -> None:
        gone = numbers.pop(number, None)
        if gone is not None:
            self.fallen.add(gone)


def standing(records: Iterable[Record]) -> Standing:
    """What stands after these records of the roll."""
    result = Standing()
    for record in records:
        result.take(record)
    return result
