"""The journals of all desks: taken in order, judged by nothing but form, chain and owner, given to whoever lacks them.

Nobody brings more of a journal than its owner signed, the owner itself neither: what was changed on the way to here
would otherwise stand in its journal for ever. So entries can go from here as far as they came.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import End, base_of, waypoints
from intake_desk.domain.entries import Sealed
from intake_desk.server import schema, signatures
from intake_desk.server.shelf import Shelf, Taken
from intake_desk.wire import MOST_BYTES, Reach, Tail, vouched

# A server may hold entries of ENTRY_BYTES; so many are in memory at once before they are counted.
READ_AT_ONCE = 50

_journal, _entry = schema.journal.c, schema.entry.c
_HERE = (_entry.agency == sa.bindparam("agency"), _entry.journal == sa.bindparam("journal"))
_ENDS = sa.select(_journal.name, _journal.number, _journal.hash, _journal.after).where(
    _journal.agency == sa.bindparam("agency"), _journal.number > 0
)
_HASH = sa.select(_entry.hash).where(*_HERE, _entry.number == sa.bindparam("number"))
_ENTRIES = (
    sa.select(_entry.body, _entry.personal)
    .where(*_HERE, _entry.number > sa.bindparam("after"))
    .order_by(_entry.number)
    .limit(sa.bindparam("most"))
    .execution_options(yield_per=READ_AT_ONCE)
)


def covered(owners: Mapping[str, bytes], tails: Iterable[Tail]) -> tuple[list[Tail], tuple[str, ...]]:
    """What of the tails may be stored, with the signatures that are genuine; and the journals of which some may not.

    That is what lies beyond the owner's signature, and journals of nobody's.
    """
    fit: list[Tail] = []
    refused: list[str] = []
    for tail in tails:
        owner = owners.get(base_of(tail.journal))
        count, signed = (0, ()) if owner is None else vouched(tail, owner)
        if count < len(tail.entries):
            refused.append(tail.journal)
        if count:
            fit.append(msgspec.structs.replace(tail, entries=tail.entries[:count], signatures=signed))
    return fit, tuple(refused)


def take(connection: sa.Connection, agency: str, tails: Iterable[Tail], now_ms: int) -> Taken:
    """Store the entries that follow what is held, each in the journal or branch where it belongs; the rest is not.

    The tails are `covered`. They are taken in the order of their names, so that two callers never wait for each other,
    and of each desk what comes first before what follows it.
    """
    taken = Taken()
    ordered = sorted(tails, key=lambda tail: (base_of(tail.journal), tail.after, tail.journal))
    for base, family in groupby(ordered, key=lambda tail: base_of(tail.journal)):
        shelf = Shelf(connection, agency, base, now_ms)
        for tail in family:
            shelf.take(tail, taken)
    return taken


def ends(connection: sa.Connection, agency: str) -> dict[str, End]:
    """Where each journal of the agency ends and begins; before a branch, what it branched from."""
    rows = connection.execute(_ENDS, {"agency": agency})
    found = {row.name: End(row.number, row.hash, row.after) for row in rows}
    return {name: found[name] for name in sorted(found, key=lambda name: (base_of(name), found[name].after, name))}


def ways_back(
    connection: sa.Connection,
    agency: str,
    held: Mapping[str, End],
    theirs: Mapping[str, Reach],
    taken: Mapping[str, Reach],
) -> dict[str, tuple[Reach, ...]]:
    """Waypoints of every journal of which the caller's head is no entry here, as far as can be seen from here.

    A head beyond ours is none, unless the caller just brought our own.
    """
    found: dict[str, tuple[Reach, ...]] = {}
    for name, reach in theirs.items():
        end = held.get(name)
        if end is None or Reach(end.number, end.hash) in {reach, taken.get(name)}:
            continue
        if reach.number <= end.number and _stands(connection, agency, name, end, reach):
            continue
        column = schema.entry.c
        rows = connection.execute(
            sa.select(column.number, column.hash)
            .where(
                column.agency == agency,
                column.journal == name,
                column.number.in_(waypoints(end.after, min(end.number, reach.number))),
            )
            .order_by(column.number.desc())
        )
        found[name] = tuple(Reach(row.number, row.hash) for row in rows)
    return found


def lacking(
    connection: sa.Connection,
    agency: str,
    held: Mapping[str, End],
    theirs: Mapping[str, Reach],
    apart: Collection[str],
    most: int,
) -> tuple[Tail, ...]:
    """The tails that the caller lacks, as many entries as fit and their owners signed; none of journals that are apart,
    before the caller has found where.
    """
    tails: list[Tail] = []
    entries_left, bytes_left = most, MOST_BYTES
    for name, end in held.items():
        start = max(theirs[name].number, end.after) if name in theirs else end.after
        if entries_left <= 0 or bytes_left <= 0:
            break
        if start >= end.number or name in apart:
            continue
        signed = signatures.held(connection, agency, name, start, entries_left)
        if tails and signed and signed[0].number > start + entries_left:
            break
        tail = _cut(
            connection, agency, Tail(journal=name, after=start, entries=(), signatures=tuple(signed)), bytes_left
        )
        size = sum(len(sealed.body) + len(sealed.personal) for sealed in tail.entries)
        if tails and size > bytes_left:
            break
        entries_left -= len(tail.entries)
        bytes_left -= size
        if tail.entries:
            tails.append(tail)
    return tuple(tails)


def _cut(connection: sa.Connection, agency: str, plan: Tail, most_bytes: int) -> Tail:
    """The entries up to the last of the planned signatures that they reach within so many bytes, or else the first."""
    if not plan.signatures:
        return plan
    ends = {signed.number - plan.after for signed in plan.signatures}
    entries: list[Sealed] = []
    size = whole = 0
    for sealed in _entries(connection, agency, plan.journal, plan.after, max(ends)):
        size += len(sealed.body) + len(sealed.personal)
        if size > most_bytes and whole:
            break
        entries.append(sealed)
        if len(entries) in ends:
            whole = len(entries)
    covering = tuple(signed for signed in plan.signatures if signed.number <= plan.after + whole)
    return msgspec.structs.replace(plan, entries=tuple(entries[:whole]), signatures=covering)


def _stands(connection: sa.Connection, agency: str, journal: str, end: End, reach: Reach) -> bool:
    """Whether exactly this entry stands at this number; what a journal begins after, its name says."""
    if reach.number <= end.after:
        return True
    at = {"agency": agency, "journal": journal, "number": reach.number}
    return reach.hash == connection.execute(_HASH, at).scalar()


def _entries(connection: sa.Connection, agency: str, journal: str, after: int, most: int) -> Iterable[Sealed]:
    rows = connection.execute(_ENTRIES, {"agency": agency, "journal": journal, "after": after, "most": most})
    with rows:
        for row in rows:
            yield Sealed(row.body, row.personal)
