"""The journals of all desks: taken in order, judged by nothing but form, chain and owner, given to whoever lacks them.

A desk may bring what it likes of its own journal; of another's, and of desk 0's, what its owner signed. So entries go
from here only as far as they are signed too.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import START, Sealed
from intake_desk.server import schema, signatures
from intake_desk.server.callers import Caller
from intake_desk.server.shelf import Shelf, Taken
from intake_desk.wire import MOST_BYTES, NOTHING, Branch, Reach, Tail, vouched

READ_AT_ONCE = 50


def covered(who: Caller, owners: Mapping[str, bytes], tails: Iterable[Tail]) -> tuple[list[Tail], tuple[str, ...]]:
    """What of the tails may be stored, with the signatures that are genuine; and the journals of which some may not.

    That is what lies beyond the owner's signature, unless the owner itself brings it, and journals of nobody's.
    """
    fit: list[Tail] = []
    refused: list[str] = []
    for tail in tails:
        owner = owners.get(tail.journal)
        count, signed = (0, ()) if owner is None else vouched(tail, owner)
        if tail.journal == who.journal:
            count = len(tail.entries)
        if count < len(tail.entries):
            refused.append(tail.journal)
        if count:
            fit.append(msgspec.structs.replace(tail, entries=tail.entries[:count], signatures=signed))
    return fit, tuple(refused)


def take(connection: sa.Connection, agency: str, tails: Iterable[Tail], now_ms: int) -> Taken:
    """Store the entries that follow what is held, keep aside those that contradict it; the rest is not stored.

    The tails are `covered`. They are taken in the order of their names, so that two callers never wait for each other.
    """
    taken = Taken()
    for tail in sorted(tails, key=lambda tail: tail.journal):
        Shelf(connection, agency, tail.journal, now_ms).take(tail, taken)
    return taken


def heads(connection: sa.Connection, agency: str) -> dict[str, Reach]:
    """Up to where each journal of the agency is held."""
    column = schema.journal.c
    rows = connection.execute(
        sa.select(column.name, column.number, column.hash)
        .where(column.agency == agency, column.number > 0)
        .order_by(column.name)
    )
    return {row.name: Reach(row.number, row.hash) for row in rows}


def differing(
    connection: sa.Connection, agency: str, held: Mapping[str, Reach], theirs: Mapping[str, Reach]
) -> tuple[str, ...]:
    """The journals in which another entry than the caller's stands at the caller's head."""
    return tuple(
        name
        for name, reach in theirs.items()
        if name in held
        and reach != held[name]
        and reach.number <= held[name].number
        and not _stands(connection, agency, name, reach.number, reach.hash)
    )


def lacking(
    connection: sa.Connection,
    agency: str,
    held: Mapping[str, Reach],
    theirs: Mapping[str, Reach],
    differ: Collection[str],
    most: int,
) -> tuple[Tail, ...]:
    """The tails that the caller lacks, as many entries as fit and their owners signed; none of journals that differ."""
    tails: list[Tail] = []
    entries_left, bytes_left = most, MOST_BYTES
    for name, reach in held.items():
        start = theirs.get(name, NOTHING).number
        if entries_left <= 0 or bytes_left <= 0:
            break
        if start >= reach.number or name in differ:
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


def branches(connection: sa.Connection, agency: str) -> tuple[Branch, ...]:
    """The ends of all runs of entries that were kept aside."""
    fork = schema.fork
    later = fork.alias()
    has_later = sa.exists().where(
        later.c.agency == fork.c.agency, later.c.journal == fork.c.journal, later.c.previous == fork.c.hash
    )
    rows = connection.execute(
        sa.select(fork.c.journal, fork.c.number, fork.c.hash)
        .where(fork.c.agency == agency, ~has_later)
        .order_by(fork.c.journal, fork.c.number, fork.c.hash)
    )
    return tuple(Branch(journal=row.journal, number=row.number, hash=row.hash) for row in rows)


def _stands(connection: sa.Connection, agency: str, journal: str, number: int, digest: bytes) -> bool:
    """Whether exactly this entry stands at this number."""
    if number == 0:
        return digest == START
    column = schema.entry.c
    return digest == (
        connection.execute(
            sa.select(column.hash).where(column.agency == agency, column.journal == journal, column.number == number)
        ).scalar()
    )


def _entries(connection: sa.Connection, agency: str, journal: str, after: int, most: int) -> Iterable[Sealed]:
    column = schema.entry.c
    rows = connection.execute(
        sa.select(column.body, column.personal)
        .where(column.agency == agency, column.journal == journal, column.number > after)
        .order_by(column.number)
        .limit(most)
        .execution_options(yield_per=READ_AT_ONCE)
    )
    with rows:
        for row in rows:
            yield Sealed(row.body, row.personal)
