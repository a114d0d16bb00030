"""People at the server: who has an account, who is signed in, and how wrong passwords are slowed down."""

from datetime import timedelta

import msgspec
import sqlalchemy as sa

from intake_desk.domain.desk import Clerk
from intake_desk.domain.folding import nfc
from intake_desk.domain.office_kinds import OFFICE
from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema, sheets, tries
from intake_desk.server.central import Central
from intake_desk.server.database import upsert
from intake_desk.server.keys import hash_password, new_bearer, password_matches, read_bearer
from intake_desk.server.tries import WrongPassword
from intake_desk.server.units import BadAgency, lock_unit

OFFICER = "officer"  # works on the dossiers of one unit
AUDITOR = "auditor"  # may look at them, and no more
PROVINCE = "province"  # sees figures of all units of the province, and no names
ROLES = (OFFICER, AUDITOR, PROVINCE)
GONE = ""
EVERYWHERE = "*"
# The document from which desks know the names of whoever writes at the server.
OFFICERS_SHEET = "officers"

HOLDER = "officer"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
TOKEN_LIVES = timedelta(days=365)
NOTED_EVERY_MS = 60_000
LONGEST_NAME = 100
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


class BadOfficer(Refusal):
    """An account needs a login, a name and a role that there is; params: roles."""

    code = "bad_officer"


class UnknownOfficer(Refusal):
    """Nobody has this account; params: agency, login."""

    code = "unknown_officer"


class PasswordTooShort(Refusal):
    """A new password needs more characters; params: least."""

    code = "password_too_short"


class Officer(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who is signed in at the server, by the account as it stands now."""

    agency: str
    login: str
    name: str
    role: str

    @property
    def acts(self) -> bool:
        """Whether this person may change anything."""
        return self.role == OFFICER

    @property
    def reads(self) -> bool:
        """Whether this person may see the dossiers of the own unit."""
        return self.role in (OFFICER, AUDITOR)

    def counts(self, agency: str) -> bool:
        """Whether this person may see a unit's figures: of the whole province, or of the own unit."""
        if self.role == PROVINCE:
            return self.agency in (EVERYWHERE, agency) or agency.startswith(f"{self.agency}.")
        return self.agency == agency


def put_officer(central: Central, agency: str, login: str, name: str, role: str, password: str) -> None:
    """Give someone an account, or another name, role and password; whoever is signed in with it is signed out.

    Raises UnknownUnit, BadAgency, BadOfficer.
    """
    login, name = _login(login), nfc(name).strip()
    if not login or not name or role not in ROLES or max(len(login), len(name)) > LONGEST_NAME:
        raise BadOfficer(roles=", ".join(ROLES))
    if not agency or not agency.isprintable() or (agency == EVERYWHERE and role != PROVINCE):
        raise BadAgency(agency=agency)
    verifier = hash_password(password)
    with central.database.writing() as connection:
        if role != PROVINCE:
            lock_unit(connection, agency)
        row = {"agency": agency, "login": login, "name": name, "role": role, "verifier": verifier}
        upsert(connection, schema.officer, [row])
        _forget(connection, agency, login)
        _publish(central, connection, agency)


def remove_officer(central: Central, agency: str, login: str) -> None:
    """Take an account away; whoever is signed in with it is signed out. The name stays: journals tell what was done.

    Raises UnknownOfficer.
    """
    column = schema.officer.c
    with central.database.writing() as connection:
        if _account(connection, agency, _login(login)) is None:
            raise UnknownOfficer(agency=agency, login=login)
        here = sa.and_(column.agency == agency, column.login == _login(login))
        connection.execute(sa.update(schema.officer).where(here).values(role=GONE, verifier=""))
        _forget(connection, agency, _login(login))


def issue_token(central: Central, agency: str, login: str) -> str:
    """A token for a program that works under this account, for a year; an earlier one stops working.

    Raises UnknownOfficer.
    """
    login, column = _login(login), schema.session.c
    with central.database.writing() as connection:
        if _account(connection, agency, login) is None:
            raise UnknownOfficer(agency=agency, login=login)
        old = sa.and_(column.agency == agency, column.login == login, column.idle_ms == 0)
        connection.execute(sa.delete(schema.session).where(old))
        return _open(connection, agency, login, central.now_ms(), timedelta(0), TOKEN_LIVES)


def sign_in(central: Central, agency: str, login: str, password: str, address: str = "") -> str:
    """The token of a new session, asked for from this `address`. Takes a twentieth of a second by design. Raises
    WrongPassword, TooManyTries.
    """
    agency, login = agency.strip(), _login(login)
    _prove(central, agency, login, password, address)
    now_ms, session = central.now_ms(), schema.session.c
    with central.database.writing() as connection:
        tries.forget(connection, agency, _who(login), now_ms, address)
        over = sa.and_(session.agency == agency, session.ends_ms <= now_ms)
        connection.execute(sa.delete(schema.session).where(over))
        return _open(connection, agency, login, now_ms, IDLE, LONGEST)


def change_password(central: Central, officer: Officer, present: str, wanted: str, address: str = "") -> str:
    """Let someone choose their own password; the token of a new session, for whoever else is signed in with the account
    is signed out. A program's token goes on: it was not given for a password.

    Raises WrongPassword, TooManyTries, PasswordTooShort.
    """
    if not SHORTEST_PASSWORD <= len(wanted) <= LONGEST_PASSWORD:
        raise PasswordTooShort(least=SHORTEST_PASSWORD)
    agency, login = officer.agency, officer.login
    _prove(central, agency, login, present, address)
    verifier, column, session = hash_password(wanted), schema.officer.c, schema.session.c
    with central.database.writing() as connection:
        tries.forget(connection, agency, _who(login), central.now_ms(), address)
        here = sa.and_(column.agency == agency, column.login == login, column.role != GONE)
        connection.execute(sa.update(schema.officer).where(here).values(verifier=verifier))
        others = sa.and_(session.agency == agency, session.login == login, session.idle_ms > 0)
        connection.execute(sa.delete(schema.session).where(others))
        return _open(connection, agency, login, central.now_ms(), IDLE, LONGEST)


def _prove(central: Central, agency: str, login: str, password: str, address: str) -> None:
    """That this is the account's password. Raises WrongPassword, TooManyTries."""
    if max(len(agency), len(login)) > LONGEST_NAME or len(password) > LONGEST_PASSWORD:
        raise WrongPassword
    if not (agency + login).isprintable():
        raise WrongPassword
    with central.database.writing() as connection:
        # counted before it is looked at: a hundred tries at once are a hundred tries
        known = _is_known(connection, agency)
        if known:
            tries.count(connection, agency, _who(login), central.now_ms(), address)
        else:
            tries.count(connection, "", _who(""), central.now_ms())
        account = _account(connection, agency, login)
    if not password_matches(account.verifier if account else "", password) or account is None:
        raise WrongPassword


def signed_in(central: Central, token: str) -> Officer | None:
    """Whose session or program's token this is, as the account stands now; None when it is nobody's or has ended."""
    bearer = read_bearer(f"Bearer {token}")
    if bearer is None or bearer.holder != HOLDER or not token.isprintable():
        return None
    now_ms, session, officer = central.now_ms(), schema.session.c, schema.officer.c
    here = sa.and_(session.agency == bearer.agency, session.hash == bearer.digest)
    joined = schema.session.join(
        schema.officer, sa.and_(officer.agency == session.agency, officer.login == session.login)
    )
    with central.database.reading() as connection:
        row = connection.execute(
            sa.select(officer.login, officer.name, officer.role, session.seen_ms, session.idle_ms, session.ends_ms)
            .select_from(joined)
            .where(here, officer.role != GONE)
        ).first()
    if row is None or row.ends_ms <= now_ms or (row.idle_ms and row.seen_ms + row.idle_ms <= now_ms):
        return None
    if now_ms - row.seen_ms > NOTED_EVERY_MS:
        with central.database.writing() as connection:
            connection.execute(sa.update(schema.session).where(here).values(seen_ms=now_ms))
    return Officer(agency=bearer.agency, login=row.login, name=row.name, role=row.role)


def sign_out(central: Central, token: str) -> None:
    """End a session; nothing happens when it has ended."""
    bearer, session = read_bearer(f"Bearer {token}"), schema.session.c
    if bearer is None or not token.isprintable():
        return
    with central.database.writing() as connection:
        here = sa.and_(session.agency == bearer.agency, session.hash == bearer.digest)
        connection.execute(sa.delete(schema.session).where(here))


def names(connection: sa.Connection, agency: str) -> dict[str, str]:
    """The names of an agency's officers by their logins."""
    column = schema.officer.c
    rows = connection.execute(sa.select(column.login, column.name).where(column.agency == agency))
    return {row.login: row.name for row in rows}


def _publish(central: Central, connection: sa.Connection, agency: str) -> None:
    """Tell the unit's desks who is who, by what entries call them; a province has no desks."""
    if connection.execute(sa.select(schema.unit.c.agency).where(schema.unit.c.agency == agency)).first() is None:
        return
    known = sorted(names(connection, agency).items())
    sheets.put(
        central,
        connection,
        agency,
        OFFICERS_SHEET,
        tuple(Clerk(login=f"{OFFICE}{login}", name=name, role=OFFICER) for login, name in known),
    )


def _login(login: str) -> str:
    return nfc(login).strip().lower()


def _account(connection: sa.Connection, agency: str, login: str) -> sa.Row[tuple[object, ...]] | None:
    column = schema.officer.c
    return connection.execute(
        sa.select(schema.officer).where(column.agency == agency, column.login == login, column.role != GONE)
    ).first()


def _open(connection: sa.Connection, agency: str, login: str, now_ms: int, idle: timedelta, lives: timedelta) -> str:
    bearer, millisecond = new_bearer(agency, HOLDER), timedelta(milliseconds=1)
    connection.execute(
        sa.insert(schema.session).values(
            agency=agency,
            hash=bearer.digest,
            login=login,
            seen_ms=now_ms,
            idle_ms=idle // millisecond,
            ends_ms=now_ms + lives // millisecond,
        )
    )
    return str(bearer)


def _forget(connection: sa.Connection, agency: str, login: str) -> None:
    column = schema.session.c
    connection.execute(sa.delete(schema.session).where(column.agency == agency, column.login == login))
    tries.forget_all(connection, agency, _who(login))


def _who(login: str) -> str:
    return f"officer:{login}"


def _is_known(connection: sa.Connection, agency: str) -> bool:
    """Whether anybody works there; agencies that nobody knows share one row of tries, so that none fills a table."""
    known = sa.union_all(
        sa.select(schema.unit.c.agency).where(schema.unit.c.agency == agency),
        sa.select(schema.officer.c.agency).where(schema.officer.c.agency == agency),
    )
    return connection.execute(known.limit(1)).first() is not None
