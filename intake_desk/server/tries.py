"""Tries of a password: counted before they are looked at, and slowed down more with every wrong one.

They are stored, so that a restart forgets none. They are counted by person and place (an address, a desk), so that
those of a stranger keep nobody out elsewhere; all places together have a looser bound, which does not hold where the
password was right before.
"""

from hashlib import sha256

import msgspec
import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema

FREE = 4
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 15 * 60_000
KEPT_MS = 24 * 3_600_000
# Of one person from everywhere: whoever has many addresses guesses no faster than this.
FREE_EVERYWHERE = 40
LONGEST_EVERYWHERE_MS = 2 * 60_000
# For so long a place is remembered where the password was right.
PROVEN_MS = 60 * KEPT_MS
_MARK = 16


class WrongPassword(Refusal):
    """Login and password do not go together."""

    code = "wrong_password"


class TooManyTries(Refusal):
    """Too many wrong tries; params: seconds to wait."""

    code = "too_many_tries"


class _Bound(msgspec.Struct, frozen=True):
    """So many wrong tries are free; then a pause, which grows up to the longest."""

    free: int
    longest_ms: int


_HERE = _Bound(FREE, LONGEST_WAIT_MS)
_EVERYWHERE = _Bound(FREE_EVERYWHERE, LONGEST_EVERYWHERE_MS)


def count(connection: sa.Connection, agency: str, who: str, now_ms: int, place: str = "") -> None:
    """Count one more try of this person at this place; a hundred at once are a hundred. Raises TooManyTries while a
    pause lasts. Without a place all tries are of one.
    """
    if place:
        if not _is_proven(connection, agency, who, place, now_ms):
            _count(connection, agency, who, now_ms, _EVERYWHERE)
        _count(connection, agency, _at(who, place), now_ms, _HERE)
    else:
        _count(connection, agency, who, now_ms, _HERE)


def _count(connection: sa.Connection, agency: str, who: str, now_ms: int, bound: _Bound) -> None:
    tried = schema.attempt.c
    here = sa.and_(tried.agency == agency, tried.who == who)
    _row(connection, agency, who, now_ms)
    counted = sa.update(schema.attempt).where(here).values(failures=tried.failures + 1)
    row = connection.execute(counted.returning(tried.failures, tried.until_ms)).one()
    wait_ms = row.until_ms - now_ms
    if 0 < wait_ms <= bound.longest_ms:  # a clock set back does not make a pause endless
        raise TooManyTries(seconds=-(-wait_ms // 1000))
    over = row.failures - bound.free
    pause_ms = min(FIRST_WAIT_MS * 2 ** min(over - 1, 10), bound.longest_ms) if over > 0 else 0
    connection.execute(sa.update(schema.attempt).where(here).values(until_ms=now_ms + pause_ms))


def _row(connection: sa.Connection, agency: str, who: str, now_ms: int) -> None:
    connection.execute(
        sa.text(
            "INSERT INTO attempt (agency, who, failures, until_ms) VALUES (:agency, :who, 0, :now)"
            " ON CONFLICT DO NOTHING"
        ),
        {"agency": agency, "who": who, "now": now_ms},
    )


def forget(connection: sa.Connection, agency: str, who: str, now_ms: int, place: str = "") -> None:
    """The password was right at this place: forget this person's tries there and everywhere together, and all of the
    agency's that are older than a day. What was tried elsewhere stays counted there.
    """
    tried = schema.attempt.c
    mine = tried.who.in_([who, _at(who, place)])
    old = sa.and_(tried.failures > 0, tried.until_ms < now_ms - KEPT_MS)
    over = sa.or_(mine, old, tried.until_ms < now_ms - PROVEN_MS)
    connection.execute(sa.delete(schema.attempt).where(tried.agency == agency, over))
    if place:
        proven = _proven(who, place)
        connection.execute(sa.delete(schema.attempt).where(tried.agency == agency, tried.who == proven))
        _row(connection, agency, proven, now_ms)


def forget_all(connection: sa.Connection, agency: str, who: str) -> None:
    """The account is another now: forget every try of this person, and every place where a password was right."""
    tried = schema.attempt.c
    mine = sa.or_(tried.who == who, tried.who.startswith(f"{who}\n", autoescape=True))
    connection.execute(sa.delete(schema.attempt).where(tried.agency == agency, mine))


def _is_proven(connection: sa.Connection, agency: str, who: str, place: str, now_ms: int) -> bool:
    tried = schema.attempt.c
    here = sa.and_(tried.agency == agency, tried.who == _proven(who, place), tried.until_ms >= now_ms - PROVEN_MS)
    return connection.execute(sa.select(tried.who).where(here)).first() is not None


def _at(who: str, place: str) -> str:
    """The person at a place, which is not kept as it is: no login has a new line in it."""
    return f"{who}\n{sha256(place.encode()).hexdigest()[:_MARK]}" if place else who


def _proven(who: str, place: str) -> str:
    return f"{_at(who, place)}\nright"
