"""Tries of a password: counted before they are looked at, and slowed down more with every wrong one.

They are stored, so that a restart forgets none, and no try of one person slows another one down.
"""

import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema

FREE = 4
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 15 * 60_000
KEPT_MS = 24 * 3_600_000


class WrongPassword(Refusal):
    """Login and password do not go together."""

    code = "wrong_password"


class TooManyTries(Refusal):
    """Too many wrong tries; params: seconds to wait."""

    code = "too_many_tries"


def count(connection: sa.Connection, agency: str, who: str, now_ms: int) -> None:
    """Count one more try of this person; a hundred at once are a hundred. Raises TooManyTries while a pause lasts."""
    tried = schema.attempt.c
    here = sa.and_(tried.agency == agency, tried.who == who)
    connection.execute(
        sa.text(
            "INSERT INTO attempt (agency, who, failures, until_ms) VALUES (:agency, :who, 0, :now)"
            " ON CONFLICT DO NOTHING"
        ),
        {"agency": agency, "who": who, "now": now_ms},
    )
    counted = sa.update(schema.attempt).where(here).values(failures=tried.failures + 1)
    row = connection.execute(counted.returning(tried.failures, tried.until_ms)).one()
    wait_ms = row.until_ms - now_ms
    if 0 < wait_ms <= LONGEST_WAIT_MS:  # a clock set back does not make a pause endless
        raise TooManyTries(seconds=-(-wait_ms // 1000))
    over = row.failures - FREE
    pause_ms = min(FIRST_WAIT_MS * 2 ** min(over - 1, 10), LONGEST_WAIT_MS) if over > 0 else 0
    connection.execute(sa.update(schema.attempt).where(here).values(until_ms=now_ms + pause_ms))


def forget(connection: sa.Connection, agency: str, who: str, now_ms: int = 0) -> None:
    """The password was right: forget this person's tries, and all of the agency's that are older than a day."""
    tried = schema.attempt.c
    over = sa.or_(tried.who == who, tried.until_ms < now_ms - KEPT_MS)
    connection.execute(sa.delete(schema.attempt).where(tried.agency == agency, over))
