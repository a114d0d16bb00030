"""Signed reference documents of a unit: every version is kept, the newest of each name is given out."""

from collections.abc import Collection, Mapping
from hashlib import sha256

import msgspec
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.central import Central
from intake_desk.wire import SignedSheet, sheet_statement

_VERSIONS = (
    sa.select(schema.sheet.c.name, sa.func.max(schema.sheet.c.version).label("version"))
    .where(schema.sheet.c.agency == sa.bindparam("agency"))
    .group_by(schema.sheet.c.name)
)


def put(central: Central, connection: sa.Connection, agency: str, name: str, content: object) -> None:
    """Sign a document and make it the newest of its name; nothing happens when it says what the newest says.

    A version is a moment, so that what is put after a restore from a backup is newer than what desks already hold.
    """
    body = msgspec.json.encode(content)
    column = schema.sheet.c
    newest = connection.execute(
        sa.select(column.version, column.body)
        .where(column.agency == agency, column.name == name)
        .order_by(column.version.desc())
        .limit(1)
    ).first()
    if newest is not None and newest.body == body:
        return
    version = max(central.now_ms(), newest.version + 1 if newest else 1)
    signature = central.key.sign(sheet_statement(agency, name, version, sha256(body).digest()))
    connection.execute(
        sa.insert(schema.sheet).values(agency=agency, name=name, version=version, body=body, signature=signature)
    )


def newer(
    connection: sa.Connection, agency: str, held: Mapping[str, int], ours: Mapping[str, int] | None = None
) -> tuple[SignedSheet, ...]:
    """The newest sheets of which the caller holds an older version or none; `ours` are our `versions`, when known."""
    column = schema.sheet.c
    ours = versions(connection, agency) if ours is None else ours
    wanted = [one for one in ours.items() if one[1] > held.get(one[0], 0)]
    if not wanted:
        return ()
    rows = connection.execute(
        sa.select(schema.sheet)
        .where(column.agency == agency, sa.tuple_(column.name, column.version).in_(wanted))
        .order_by(column.name)
    )
    return tuple(
        SignedSheet(name=row.name, version=row.version, body=row.body, signature=row.signature) for row in rows
    )


def versions(connection: sa.Connection, agency: str) -> dict[str, int]:
    """The newest version of each sheet."""
    return {row.name: row.version for row in connection.execute(_VERSIONS, {"agency": agency})}


def forgotten(ours: Mapping[str, int], held: Mapping[str, int]) -> tuple[str, ...]:
    """The sheets of which the caller holds a later version than we: nobody else makes them, so we have forgotten."""
    return tuple(sorted(name for name, version in held.items() if version > ours.get(name, 0)))


def bodies(connection: sa.Connection, agency: str, names: Collection[str]) -> dict[str, bytes]:
    """What the newest sheets of these names say."""
    column = schema.sheet.c
    rows = connection.execute(
        sa.select(column.name, column.body)
        .where(column.agency == agency, column.name.in_(names))
        .order_by(column.version)
    )
    return {row.name: row.body for row in rows}
