"""The other person without whom money is not struck out, given back or put under another means, nor explained away."""

from collections.abc import Collection

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.services.accounts import Accounts, WrongPassword
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


class Witnesses(msgspec.Struct, frozen=True):
    """Who may agree, as (name, login): the other supervisors, or all others where there is none (`supervisors`)."""

    people: tuple[tuple[str, str], ...]
    supervisors: bool


class SecondPerson(msgspec.Struct, frozen=True):
    """Who agrees, with the password they typed, and the `own` one of who asks; they are shown nowhere."""

    login: str
    password: str
    own: str = ""

    def __repr__(self) -> str:
        return "SecondPerson(…)"


class OwnPasswordMissing(Refusal):
    """Who sits at the desk did not type their password: somebody else may have found it unlocked."""

    code = "own_password_missing"


class OwnPasswordWrong(Refusal):
    """It is not the password of who sits at the desk; params: tries_left before a pause."""

    code = "own_password_wrong"


def confirmed(accounts: Accounts, clerk: Clerk, password: str) -> None:
    """Whether it is really this clerk who asks. Raises OwnPasswordMissing, OwnPasswordWrong, TooManyTries."""
    if not password:
        raise OwnPasswordMissing
    try:
        accounts.known(clerk.login, password, asked=True)
    except WrongPassword as error:
        raise OwnPasswordWrong(**error.params) from None


def agreed(
    accounts: Accounts,
    second: SecondPerson,
    others: Collection[str],
    *,
    supervisor: bool = True,
    asker: Clerk | None = None,
) -> Clerk:
    """Who agreed: none of the `others` (logins), by their own password, checked offline and throttled; the `asker`,
    where one is named, says with theirs that it is them.

    Raises SecondPersonMissing, SamePerson, WrongPassword, TooManyTries, SecondNotSupervisor, what `confirmed` raises.
    """
    login = nfc(second.login).lower()
    if not login or not second.password:
        raise SecondPersonMissing(supervisor=supervisor)
    if login in others:
        raise SamePerson
    if asker is not None:
        confirmed(accounts, asker, second.own)
    known = accounts.known(login, second.password, asked=True)
    if supervisor and not known.supervises:
        raise SecondNotSupervisor
    return known


def witnesses(desk: Desk, others: Collection[str]) -> Witnesses:
    """Who may agree where a unit with one supervisor must not come to a stand: none of the `others` (logins)."""
    left = [one for one in desk.clerks if one.login not in others]
    supervising = [one for one in left if one.supervises]
    return Witnesses(people=tuple((one.name, one.login) for one in supervising or left), supervisors=bool(supervising))


def supervisors(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Who may agree to what the person at the desk asks: the other supervisors as (name, login)."""
    present = desk.seat.clerk
    asking = present.login if present else ""
    return tuple((one.name, one.login) for one in desk.clerks if one.supervises and one.login != asking)
