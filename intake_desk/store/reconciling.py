"""Bringing the roll and the database to the same entries before anything new may be recorded."""

from collections.abc import Collection, Iterable

import msgspec

from intake_desk.domain.entries import Sealed, header
from intake_desk.domain.refusals import Refusal
from intake_desk.store import families
from intake_desk.store.journal import Journal
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


class _Found(msgspec.Struct, frozen=True):
    """The newest part of the roll, back to where the database surely knows it, and what the database has of it.

    `since` is the row of the database after which every entry of ours must be in this part of the roll.
    """

    records: list[Record]
    stands: Standing
    rows: dict[bytes, int]
    since: int


def level(journal: Journal, roll: Roll) -> Levelled:
    """Complete the database from the roll, then the roll from the database. Raises RollDisagrees.

    What the roll holds behind a hole is held back until somebody brings what is missing.
    """
    found = _read(journal, roll)
    ours = found.stands.of(journal.name)
    journal.never_again(_with_hashes(found.records, found.stands.fallen.keys()))
    revived = _prefer_database(found, journal, roll)
    wanted = ours.keys() - found.rows.keys()
    recovered = sorted(_with_hashes(found.records, wanted), key=lambda sealed: header(sealed).number)
    later: list[Sealed] = []
    for start in range(0, len(recovered), COPIED_AT_ONCE):
        later += journal.recover(recovered[start : start + COPIED_AT_ONCE])
    journal.hold_back(later)
    behind = {sealed.hash for sealed in later}
    recovered = [sealed for sealed in recovered if sealed.hash not in behind]
    return Levelled(revived + recovered, _refill(journal, roll, ours.keys(), found.since))


def mend(journal: Journal, roll: Roll) -> int:
    """Take damaged files out of the roll, whole, and copy what it then lacks from the database; how many entries.

    The database has all that happened by now. What it does not hold never did: the mark that said so was damaged.
    """
    for path in roll.damaged():
        roll.set_aside(path)
    records = list(roll.newest(len(segments(roll.folder))))
    ours = standing(records).of(journal.name)
    with journal.database.reading() as connection:
        held = families.rows_of(connection, journal.name, {mark: place.number for mark, place in ours.items()})
    if unmarked := _with_hashes(records, ours.keys() - held.keys()):
        roll.void(unmarked)
        journal.never_again(unmarked)
    return _refill(journal, roll, ours.keys(), 0)


def _refill(journal: Journal, roll: Roll, held: Collection[bytes], since: int) -> int:
    """Copy the entries stored after a row that the roll does not hold; how many."""
    with journal.database.reading() as connection:
        lacking = [row for row, mark in families.rows_after(connection, journal.name, since) if mark not in held]
    for start in range(0, len(lacking), COPIED_AT_ONCE):
        with journal.database.reading() as connection:
            entries = families.at_rows(connection, lacking[start : start + COPIED_AT_ONCE])
        roll.append(entries, again=True)
    return len(lacking)


def _read(journal: Journal, roll: Roll) -> _Found:
    """Read the roll from its newest file back to one written before anything that the database may lack.

    Raises RollDisagrees when the roll, read to its beginning, shares nothing with the database and says otherwise.
    """
    total = len(segments(roll.folder))
    count = 1
    while True:
        records = list(roll.newest(count))
        stands = standing(records)
        numbers = {mark: place.number for mark, place in stands.of(journal.name).items()} | stands.fallen
        with journal.database.reading() as connection:
            rows = families.rows_of(connection, journal.name, numbers)
        # what was copied again says nothing of the time before it
        written = [rows.get(one.hash) for record in records if not record.again for one in record.entries]
        anchors = [row for row in written if row is not None]
        if anchors or count >= total:
            break
        count *= 2
    head = journal.heads().get(journal.name)
    if head is not None and not rows and min(numbers.values(), default=head.number + 1) <= head.number:
        raise RollDisagrees(number=min(numbers.values()))
    return _Found(records, stands, rows, 0 if count >= total else min(anchors) - 1)


def _prefer_database(found: _Found, journal: Journal, roll: Roll) -> list[Sealed]:
    """A commit that was reported as failed, and its entries voided, can come to light again after a power cut: what
    the database holds has happened, and is given back; what the roll has in its place has not, and no one saw it.
    """
    revived = _with_hashes(found.records, found.stands.fallen.keys() & found.rows.keys())
    gone: set[bytes] = set()
    for read in map(header, revived):
        for mark in found.stands.beside(journal.name, read.number, read.previous) - found.rows.keys():
            gone |= found.stands.drop(journal.name, mark)
    if gone:
        instead = _with_hashes(found.records, gone)
        roll.void(instead)
        journal.never_again(instead)
    return sorted(revived, key=lambda sealed: header(sealed).number)


def _with_hashes(records: Iterable[Record], hashes: Collection[bytes]) -> list[Sealed]:
    if not hashes:
        return []
    found = {sealed.hash: sealed for record in records for sealed in record.entries if sealed.hash in hashes}
    return list(found.values())
