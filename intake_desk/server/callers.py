"""Who is calling: the desk or administrator whose token it is, and nobody else's business."""

import msgspec
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.keys import Bearer, read_bearer

_token, _desk = schema.token, schema.desk
_WHOSE = (
    sa.select(_token.c.hash, _token.c.desk, _desk.c.journal, _desk.c.public_key)
    .select_from(
        _token.outerjoin(_desk, sa.and_(_desk.c.agency == _token.c.agency, _desk.c.number == _token.c.desk)),
    )
    .where(_token.c.agency == sa.bindparam("agency"), _token.c.holder == sa.bindparam("holder"))
)


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """An authenticated caller; a desk has a journal and a key, an administrator has neither."""

    agency: str
    holder: str
    desk: int = 0
    journal: str = ""
    public_key: bytes = b""


class Revoked(Exception):
    """The token was a desk's that was revoked; only whoever holds the token is told so."""


def caller(connection: sa.Connection, authorization: str) -> Caller | None:
    """Whose token stands in this Authorization header; None when it is nobody's. Raises Revoked."""
    bearer = read_bearer(authorization)
    if bearer is None or "\0" in authorization:
        return None
    row = connection.execute(_WHOSE, {"agency": bearer.agency, "holder": bearer.holder}).first()
    if row is None:
        _tell_revoked(connection, bearer)
    if row is None or not bearer.proves(row.hash):
        return None
    return Caller(
        agency=bearer.agency,
        holder=bearer.holder,
        desk=row.desk,
        journal=row.journal or "",
        public_key=row.public_key or b"",
    )


def _tell_revoked(connection: sa.Connection, bearer: Bearer) -> None:
    column = schema.desk.c
    rows = connection.execute(
        sa.select(column.revoked_hash).where(column.agency == bearer.agency, column.revoked_ms > 0)
    )
    if any(row.revoked_hash and bearer.proves(row.revoked_hash) for row in rows):
        raise Revoked
