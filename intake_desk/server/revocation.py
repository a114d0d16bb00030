"""A desk that is lost may call no more. Its numbers stay its own for good, and so does what it wrote before."""

import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.server import deeds, schema
from intake_desk.server.central import Central
from intake_desk.server.enrolment import ADMINISTRATION
from intake_desk.server.units import lock_unit, publish


class UnknownDesk(Refusal):
    """The unit has no desk of this number; params: agency, desk."""

    code = "unknown_desk"


def revoke(central: Central, agency: str, desk: int, reason: str, actor: str = ADMINISTRATION, at_desk: int = 0) -> int:
    """End a desk's token and tell the unit's desks; returns since when it is revoked (ms UTC).

    Once is enough: again changes nothing. Raises UnknownUnit, UnknownDesk.
    """
    column, token = schema.desk.c, schema.token.c
    mine = sa.and_(column.agency == agency, column.number == desk)
    with central.database.writing() as connection:
        lock_unit(connection, agency)
        row = connection.execute(sa.select(column.revoked_ms).where(mine)).first()
        if row is None:
            raise UnknownDesk(agency=agency, desk=desk)
        if row.revoked_ms:
            return int(row.revoked_ms)
        now_ms = central.now_ms()
        its_token = sa.and_(token.agency == agency, token.desk == desk)
        held = connection.execute(sa.select(token.hash).where(its_token)).scalar()
        connection.execute(sa.delete(schema.token).where(its_token))
        connection.execute(sa.update(schema.desk).where(mine).values(revoked_ms=now_ms, revoked_hash=held))
        deeds.record(connection, agency, now_ms, deeds.REVOKE, actor, at_desk, desk, reason)
        publish(central, connection, agency)
    central.news.ring(agency)
    return now_ms
