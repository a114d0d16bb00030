"""Which closings, addenda and settlements hold where several were made, and what they cover."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed, PeriodClosed
from intake_desk.domain.entries import Entry
from intake_desk.domain.periods import days_before

# What is not known where days were ruled off for so long hears no closing either.
DAYS_HEARD: Final = 31

# Up to which number of each journal or branch something reaches.
Ends = Mapping[str, int]
Ruling = DayClosed | DayAddendum | PeriodClosed


class Line(msgspec.Struct, frozen=True):
    """An entry and the name of the journal or branch in which it stands."""

    name: str
    entry: Entry

    def within(self, ends: Ends) -> bool:
        """Whether it lies within what is covered."""
        return self.entry.place.number <= ends.get(self.name, 0)


class Witness(msgspec.Struct, frozen=True):
    """A closing or a settlement as a witness: whatever lies within its `ends` was known where it was made."""

    line: Line
    ends: Ends


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """What holds of a day: one closing (`in_order`), and the addenda that follow it one by one.

    `others` are closings and addenda made where that was not known; they stay in the journals and count for nothing.
    """

    closing: Entry | None = None
    addenda: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()

    @property
    def rulings(self) -> tuple[Entry, ...]:
        """Closing and addenda, in their order."""
        return (self.closing, *self.addenda) if self.closing is not None else ()


def last_to_speak(day: str) -> str:
    """Up to which business day (ISO) closings speak for those of this one: nobody weighs years of them."""
    return days_before(day, -DAYS_HEARD)


def may_speak(ruling: Entry, day: str) -> bool:
    """Whether a closing or a settlement is heard about what was ruled off on this day (ISO)."""
    return day <= ruling.day and (isinstance(ruling.facts, PeriodClosed) or ruling.day <= last_to_speak(day))


def in_order(made: Iterable[Line], witnesses: Iterable[Witness], addenda: Iterable[Entry] = ()) -> list[Line]:
    """Closings of one day, or settlements of one period: the one that holds, and then the others; the same at every
    desk that knows the same entries, in whatever order they came.

    A clock can be put back, what others signed cannot. So what somebody built upon comes before what nobody knew of:
    an addendum speaks for the closing that it names, and a closing of the day or a later one, or a settlement, for
    those of them that it covers, unless it covers all. One comes first for whom more people speak, who made it among
    them; then from more desks; then more often. Among equals the first in the world's order holds, as where two desks
    closed apart and nothing followed. One that covers another was made where that was known: it comes after all.
    `witnesses` are the closings of that day and of a month after it and the settlements made since, whichever of them
    hold (`may_speak`); others are not heard.
    """
    lines = sorted(made, key=lambda line: line.entry.order)
    if not lines[1:]:
        return lines
    first = min(line.entry.day for line in lines)
    marks = {line.entry.hash for line in lines}
    speaking: dict[bytes, list[Entry]] = {line.entry.hash: [line.entry] for line in lines}
    knowing: set[bytes] = set()
    for witness in (one for one in witnesses if may_speak(one.line.entry, first)):
        entry = witness.line.entry
        known = [line.entry.hash for line in lines if line.within(witness.ends) and line.entry.hash != entry.hash]
        if entry.hash in marks:
            knowing |= {entry.hash} if known else set()
        elif len(known) < len(lines):
            for mark in known:
                speaking[mark].append(entry)
    for entry in addenda:
        if isinstance(entry.facts, DayAddendum) and entry.facts.closing in marks:
            speaking[entry.facts.closing].append(entry)

    def rank(line: Line) -> tuple[bool, int, int, int]:
        speakers = speaking[line.entry.hash]
        people, desks = {one.actor for one in speakers}, {base_of(one.place.journal) for one in speakers}
        return line.entry.hash in knowing, -len(people), -len(desks), -len(speakers)

    return sorted(lines, key=rank)


def holding(lines: Iterable[Line], witnesses: Iterable[Witness]) -> Holding:
    """Which of a day's closings and addenda hold; `witnesses` as in `in_order`, asked only where there are several."""
    ordered = sorted(lines, key=lambda line: line.entry.order)
    added = [line.entry for line in ordered if isinstance(line.entry.facts, DayAddendum)]
    closings = in_order([line for line in ordered if isinstance(line.entry.facts, DayClosed)], witnesses, added)
    if not closings:
        return Holding(others=tuple(added))
    closing = closings[0].entry
    addenda: list[Entry] = []
    for entry in added:
        facts = entry.facts
        if not isinstance(facts, DayAddendum) or facts.closing != closing.hash:
            continue
        if facts.previous == (addenda[-1].hash if addenda else b"") and facts.number == len(addenda) + 1:
            addenda.append(entry)
    held = {closing.hash, *(entry.hash for entry in addenda)}
    ruling = (line.entry for line in ordered if isinstance(line.entry.facts, DayClosed | DayAddendum))
    others = tuple(entry for entry in ruling if entry.hash not in held)
    return Holding(closing=closing, addenda=tuple(addenda), others=others)


def reached(
    heads: Iterable[Covered],
    standing_under: Callable[[str, int, bytes], str | None],
    origin: Callable[[str], tuple[int, bytes]],
) -> dict[str, int]:
    """Up to where heads cover each journal and branch, each head with all that led to it: an entry that came later into
    another branch is not covered, whatever its number. Of a head that is not here yet, its number says enough.
    """
    ends: dict[str, int] = {}
    for head in heads:
        number, mark = head.number, head.hash
        name = standing_under(head.journal, number, mark)
        if name is None:
            ends[head.journal] = max(number, ends.get(head.journal, 0))
        while name is not None and ends.get(name, 0) < number:
            ends[name] = number
            number, mark = origin(name)
            name = standing_under(head.journal, number, mark)
    return ends


def parted(lines: Iterable[Line], reaches: Sequence[Ends]) -> tuple[list[list[Entry]], list[Entry]]:
    """The entries that closing and addenda each brought in, by how far each of them reaches, and those in none."""
    parts: list[list[Entry]] = [[] for _ in reaches]
    left: list[Entry] = []
    for line in lines:
        at = next((place for place, ends in enumerate(reaches) if line.within(ends)), None)
        (left if at is None else parts[at]).append(line.entry)
    return parts, left
