"""Who confirms no transfer: whoever had a hand in making the unit's account another one, until somebody else looked."""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

import msgspec

from intake_desk.domain.exceptions import had_part
from intake_desk.domain.rule_changes import RuleChange

_UNTIL_NOW = "9999-12-31"


class AccountHold(msgspec.Struct, frozen=True, kw_only=True):
    """From and up to which business days (ISO, both included) transfers went to an account that `changed` put there
    (a login) and `agreed` agreed to ("" for nobody).
    """

    first: str
    last: str
    changed: str
    agreed: str = ""


def account_holds(
    changes: Iterable[RuleChange], answerers: Callable[[RuleChange], Collection[str]]
) -> tuple[AccountHold, ...]:
    """The accounts that nobody but those who changed them has looked at; `answerers` are the logins of who answered a
    change in the inbox. The first account of a unit, which no inbox tells of, is theirs on its own day alone.
    """
    accounts = [one for one in changes if one.account is not None]
    found = []
    for one, following in pairwise((*accounts, None)):
        assert one is not None
        if set(answerers(one)) - had_part(one.entry):
            continue
        day = one.entry.day
        is_first = one.account is not None and not one.account[0].is_known
        last = day if is_first else max(day, following.entry.day if following is not None else _UNTIL_NOW)
        found.append(AccountHold(first=day, last=last, changed=one.entry.actor, agreed=one.second))
    return tuple(found)


def may_confirm(login: str, taker: str, day: str, holds: Iterable[AccountHold], people: Collection[str]) -> bool:
    """Whether this person may confirm a transfer of a business day (ISO) that `taker` took: whoever of the unit's
    `people` had the least part in the account it went to. So there is always somebody where anybody but `taker` is.
    """
    of_day = [one for one in holds if one.first <= day <= one.last]

    def part(one: str) -> int:
        """0 for none, 1 for who only agreed, 2 for who changed it."""
        return max((2 if one == hold.changed else int(one == hold.agreed) for hold in of_day), default=0)

    return part(login) <= min((part(one) for one in people if one != taker), default=part(login))
