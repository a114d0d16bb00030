"""Whether it is a supervisor who asks: by the unit's own sheet of clerks, throttled, and slow alike for everybody."""

import threading
from datetime import timedelta
from hashlib import sha256

import msgspec
import sqlalchemy as sa
from argon2.exceptions import VerificationError

from intake_desk.domain.desk import Clerk, named
from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema, sheets
from intake_desk.server.central import Central
from intake_desk.server.keys import NOBODY, matches
from intake_desk.server.units import CLERKS_SHEET

MOST_TRIES = 5
TRIES_SPAN = timedelta(minutes=15)
SPAN_MS = TRIES_SPAN // timedelta(milliseconds=1)
# Each check takes fifty mebibytes for a moment; a crowd of them waits its turn.
_turns = threading.BoundedSemaphore(2)


class WrongPassword(Refusal):
    """Login and password do not go together at this unit."""

    code = "wrong_password"


class TooManyTries(Refusal):
    """Too many wrong tries of this login; params: seconds to wait."""

    code = "too_many_tries"


class NotSupervisor(Refusal):
    """The password is right, but this person's role does not allow it."""

    code = "not_allowed"


def supervisor(central: Central, agency: str, login: str, password: str) -> Clerk:
    """The supervisor or administrator of the unit who has this login and password.

    A try counts before it is looked at, so that many at once are no more than one after another. Raises WrongPassword,
    TooManyTries, NotSupervisor.
    """
    login = nfc(login).lower()
    _count(central, agency, login)
    with central.database.reading() as connection:
        sheet = next((one for one in sheets.newer(connection, agency, {}) if one.name == CLERKS_SHEET), None)
    clerks = msgspec.json.decode(sheet.body, type=tuple[Clerk, ...]) if sheet else ()
    clerk = named(clerks, login)
    with _turns:
        right = _matches(clerk, password)
    if clerk is None or not right:
        raise WrongPassword
    _forgive(central, agency, login)
    if not clerk.supervises:
        raise NotSupervisor
    return clerk


def _matches(clerk: Clerk | None, password: str) -> bool:
    try:
        # an unknown login takes as long as a wrong password: the answer must not tell them apart
        return matches(clerk.verifier if clerk and clerk.verifier else NOBODY, password)
    except (VerificationError, UnicodeEncodeError):
        return False


def _count(central: Central, agency: str, login: str) -> None:
    """One more try. Raises TooManyTries."""
    column, now_ms = schema.attempt.c, central.now_ms()
    mine = sa.and_(column.agency == agency, column.login_hash == _hash(login))
    with central.database.writing() as connection:
        # what is over is forgotten, and so is what a clock that was ahead wrote down
        connection.execute(
            sa.delete(schema.attempt).where(
                column.agency == agency, sa.or_(column.since_ms <= now_ms - SPAN_MS, column.since_ms > now_ms)
            )
        )
        row = connection.execute(sa.select(column.failures, column.since_ms).where(mine).with_for_update()).first()
        if row is None:
            connection.execute(
                sa.text(
                    "INSERT INTO attempt (agency, login_hash, since_ms, failures) VALUES (:agency, :login, :now, 1)"
                    " ON CONFLICT (agency, login_hash) DO UPDATE SET failures = attempt.failures + 1"
                ),
                {"agency": agency, "login": _hash(login), "now": now_ms},
            )
            return
        if row.failures >= MOST_TRIES:
            raise TooManyTries(seconds=max(1, -(-(row.since_ms + SPAN_MS - now_ms) // 1000)))
        connection.execute(sa.update(schema.attempt).where(mine).values(failures=column.failures + 1))


def _forgive(central: Central, agency: str, login: str) -> None:
    column = schema.attempt.c
    with central.database.writing() as connection:
        connection.execute(sa.delete(schema.attempt).where(column.agency == agency, column.login_hash == _hash(login)))


def _hash(login: str) -> bytes:
    return sha256(login.encode(errors="replace")).digest()
