"""Whose word counts for which journal, and the owners' signatures that the server holds to pass on."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from intake_desk.domain.entries import SIGNED_EVERY
from intake_desk.server import schema
from intake_desk.wire import HeadSignature


def owners(connection: sa.Connection, agency: str, server_key: bytes) -> Mapping[str, bytes]:
    """The key that signs each journal of the agency: a desk's own, and the server's for desk 0. There are no others."""
    column = schema.desk.c
    rows = connection.execute(sa.select(column.journal, column.public_key).where(column.agency == agency))
    return {row.journal: row.public_key for row in rows} | {f"{agency}/0": server_key}


def keep(connection: sa.Connection, agency: str, journal: str, signed: Iterable[HeadSignature]) -> None:
    """Keep signatures that were found genuine, over entries that are held; what a later one says too is let go of."""
    column = schema.signature.c
    here = sa.and_(column.agency == agency, column.journal == journal)
    for one in signed:
        connection.execute(
            sa.text(
                "INSERT INTO signature (agency, journal, number, signature) VALUES (:agency, :journal, :number, :made)"
                " ON CONFLICT DO NOTHING"
            ),
            {"agency": agency, "journal": journal, "number": one.number, "made": one.signature},
        )
        first = sa.select(sa.func.min(column.number)).where(here, column.number >= one.number - SIGNED_EVERY)
        connection.execute(
            sa.delete(schema.signature).where(here, column.number < one.number, column.number > first.scalar_subquery())
        )


def held(connection: sa.Connection, agency: str, journal: str, after: int, most: int) -> list[HeadSignature]:
    """The signatures over the `most` entries after a number, or the first one beyond when there is none."""
    column = schema.signature.c
    rows = connection.execute(
        sa.select(column.number, column.signature)
        .where(column.agency == agency, column.journal == journal, column.number > after)
        .order_by(column.number)
        .limit(most)
    ).all()
    signed = [HeadSignature(row.number, row.signature) for row in rows]
    return [one for one in signed if one.number <= after + most] or signed[:1]
