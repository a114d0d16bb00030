"""Whose word counts for which journal, and the owners' signatures that the server holds to pass on."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from intake_desk.domain.entries import SIGNED_EVERY, thinned
from intake_desk.server import bulk, schema
from intake_desk.wire import HeadSignature

_desk, _signature = schema.desk.c, schema.signature.c
_HERE = (_signature.agency == sa.bindparam("agency"), _signature.journal == sa.bindparam("journal"))
_OWNERS = sa.select(_desk.journal, _desk.public_key).where(_desk.agency == sa.bindparam("agency"))
_NUMBERS = sa.select(_signature.number).where(*_HERE, _signature.number >= sa.bindparam("least"))
_NEEDLESS: sa.BindParameter[int] = sa.bindparam("needless", expanding=True)
_FORGET = sa.delete(schema.signature).where(*_HERE, _signature.number.in_(_NEEDLESS))
_HELD = (
    sa.select(_signature.number, _signature.signature)
    .where(*_HERE, _signature.number > sa.bindparam("after"))
    .order_by(_signature.number)
    .limit(sa.bindparam("most"))
)


def owners(connection: sa.Connection, agency: str, server_key: bytes) -> Mapping[str, bytes]:
    """The key that signs each journal of the agency: a desk's own, and the server's for desk 0. There are no others."""
    rows = connection.execute(_OWNERS, {"agency": agency})
    return {row.journal: row.public_key for row in rows} | {f"{agency}/0": server_key}


def keep(connection: sa.Connection, agency: str, journal: str, signed: Iterable[HeadSignature]) -> None:
    """Keep signatures that were found genuine, over entries that are held; what a later one says too is let go of.

    Whoever calls has locked the journal.
    """
    fresh = {one.number: one for one in signed}
    if not fresh:
        return
    here = {"agency": agency, "journal": journal}
    known = set(connection.execute(_NUMBERS, {**here, "least": min(fresh) - SIGNED_EVERY}).scalars())
    needed = thinned(known, fresh)
    rows = [
        {**here, "number": number, "signature": one.signature}
        for number, one in fresh.items()
        if number in needed and number not in known
    ]
    bulk.append(connection, schema.signature, rows)
    if needless := known - needed:
        connection.execute(_FORGET, {**here, "needless": sorted(needless)})


def held(connection: sa.Connection, agency: str, journal: str, after: int, most: int) -> list[HeadSignature]:
    """The signatures over the `most` entries after a number, or the first one beyond when there is none."""
    rows = connection.execute(_HELD, {"agency": agency, "journal": journal, "after": after, "most": most})
    signed = [HeadSignature(row.number, row.signature) for row in rows]
    return [one for one in signed if one.number <= after + most] or signed[:1]
