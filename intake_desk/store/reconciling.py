"""Bringing the roll and the database to the same end before anything new may be recorded."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.entries import START, Sealed, follows, header
from intake_desk.domain.refusals import Refusal
from intake_desk.store.journal import Head, Journal
from intake_desk.store.roll import Record, Roll, segments
from intake_desk.store.standing import Standing, standing

COPIED_AT_ONCE = 500


class RollDisagrees(Refusal):
    """The roll and the database tell different stories; params: number. Nothing was changed."""

    code = "roll_disagrees"


class Levelled(msgspec.Struct, frozen=True):
    """What the database got from the roll, and how many entries the roll got from the database."""

    recovered: list[Sealed]
    refilled: int


def level(journal: Journal, roll: Roll) -> Levelled:
    """Complete the database from the roll, then the roll from the database. Raises RollDisagrees.

    What the roll holds behind a hole is held back until somebody brings what is missing.
    """
    head = journal.heads().get(journal.name) or Head(journal.name, 0, START)
    records, stands, whole = _enough(roll, journal.name, head.number)
    journal.never_again(_with_hashes(records, stands.fallen))
    revived = _prefer_database(stands, records, journal, roll, head)
    ours = stands.of(journal.name)
    wanted = {mark for number, mark in ours.items() if number > head.number}
    recovered = sorted(_with_hashes(records, wanted), key=lambda sealed: header(sealed).number)
    recovered, later = _until_hole(recovered, head)
    journal.hold_back(later)
    for start in range(0, len(recovered), COPIED_AT_ONCE):
        journal.recover(recovered[start : start + COPIED_AT_ONCE])
    first = 1 if whole else min(ours)
    return Levelled(revived + recovered, refill(journal, roll, ours, first, head.number))


def mend(journal: Journal, roll: Roll) -> int:
    """Take damaged files out of the roll, whole, and copy what it then lacks from the database; how many entries."""
    for path in roll.damaged():
        roll.set_aside(path)
    head = journal.heads().get(journal.name)
    stands = standing(roll.newest(len(segments(roll.folder))))
    return refill(journal, roll, stands.of(journal.name), 1, head.number if head else 0)


def refill(journal: Journal, roll: Roll, held: dict[int, bytes], first: int, last: int) -> int:
    """Copy the entries from `first` to `last` that the roll does not hold; how many."""
    count = 0
    number = first
    while number <= last:
        if number in held:
            number += 1
            continue
        batch = journal.tail(journal.name, number - 1, COPIED_AT_ONCE)
        lacking = [sealed for at, sealed in enumerate(batch, number) if at not in held and at <= last]
        roll.append(lacking, again=True)
        count += len(lacking)
        number += len(batch)
    return count


def _enough(roll: Roll, name: str, number: int) -> tuple[list[Record], Standing, bool]:
    """The newest records, back to one that the database surely holds; what stands by them; whether that is all."""
    total = len(segments(roll.folder))
    count = 1
    while True:
        records = list(roll.newest(count))
        stands = standing(records)
        ours = stands.of(name)
        if count >= total or (ours and min(ours) <= number):
            return records, stands, count >= total
        count *= 2


def _prefer_database(stands: Standing, records: list[Record], journal: Journal, roll: Roll, head: Head) -> list[Sealed]:
    """A commit that was reported as failed, and its entries voided, can come to light again after a power cut: what
    the database holds has happened, and is given back; what the roll has in its place has not, and no one saw it.
    """
    ours = stands.of(journal.name)
    if head.hash not in stands.fallen:
        if ours.get(head.number, head.hash) != head.hash:
            raise RollDisagrees(number=head.number)
        return []
    tail = journal.tail(journal.name, max(head.number - COPIED_AT_ONCE, 0), COPIED_AT_ONCE)
    revived = [sealed for sealed in tail if sealed.hash in stands.fallen]
    first = header(revived[0]).number
    instead = _with_hashes(records, {mark for number, mark in ours.items() if number >= first})
    if instead:
        roll.void(instead)
        journal.never_again(instead)
    for number in [number for number in ours if number >= first]:
        del ours[number]
    return revived


def _until_hole(entries: list[Sealed], head: Head) -> tuple[list[Sealed], list[Sealed]]:
    """The entries that follow the head one by one, and those behind a hole that a damaged roll left."""
    number, last = head.number, head.hash
    for at, sealed in enumerate(entries):
        read = header(sealed)
        if not follows(read, number, last):
            if read.number <= number + 1:
                raise RollDisagrees(number=read.number)
            return entries[:at], entries[at:]
        number, last = number + 1, sealed.hash
    return entries, []


def _with_hashes(records: Iterable[Record], hashes: set[bytes]) -> list[Sealed]:
    if not hashes:
        return []
    found = {sealed.hash: sealed for record in records for sealed in record.entries if sealed.hash in hashes}
    return list(found.values())
