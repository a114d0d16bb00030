"""The other person without whom money is not struck out, given back or put under another means."""

from collections.abc import Collection

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.services.accounts import Accounts
from intake_desk.services.desk import Desk


class SecondPersonMissing(Refusal):
    """Nobody else said with their own password that they agree; params: supervisor, whether it must be one."""

    code = "second_missing"


class SamePerson(Refusal):
    """Who agrees is somebody else than who asks, and than who took the money."""

    code = "second_same"


class SecondNotSupervisor(Refusal):
    """Only a supervisor may agree to this."""

    code = "second_not_supervisor"


class SecondPerson(msgspec.Struct, frozen=True):
    """Who agrees, with the password they typed; it is shown nowhere."""

    login: str
    password: str

    def __repr__(self) -> str:
        return "SecondPerson(…)"


def agreed(accounts: Accounts, second: SecondPerson, others: Collection[str], *, supervisor: bool = True) -> Clerk:
    """Who agreed: none of the `others` (logins), by their own password, checked offline and throttled as signing in is.

    Raises SecondPersonMissing, SamePerson, WrongPassword, TooManyTries, SecondNotSupervisor.
    """
    login = nfc(second.login).lower()
    if not login or not second.password:
        raise SecondPersonMissing(supervisor=supervisor)
    if login in others:
        raise SamePerson
    known = accounts.known(login, second.password)
    if supervisor and not known.supervises:
        raise SecondNotSupervisor
    return known


def supervisors(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Who may agree to what the person at the desk asks: the other supervisors as (name, login)."""
    present = desk.seat.clerk
    asking = present.login if present else ""
    return tuple((one.name, one.login) for one in desk.clerks if one.supervises and one.login != asking)
