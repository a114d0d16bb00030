"""Whose cash nobody else has looked at: who rules a day off must not have a till of their own among it."""

from collections.abc import Iterable

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import CashAccepted, CashHanded, CashMoved, DrawerClosed, DrawerOpened, FeeRefunded

_CASH = "cash"


def unwitnessed(entries: Iterable[Entry], login: str) -> bool:
    """Whether this person handled cash, at whatever desk, since a second person last witnessed their drawer's closing.

    The entries are a business day's, in the world's order.
    """
    waiting: set[str] = set()
    for entry in entries:
        facts = entry.facts
        if entry.actor != login:
            continue
        desk = base_of(entry.place.journal)
        if isinstance(facts, DrawerClosed):
            if facts.second and facts.second != login:
                waiting.discard(desk)
        elif isinstance(facts, DrawerOpened | CashMoved | CashHanded | CashAccepted) or (
            isinstance(facts, FeePaid | FeeRefunded) and facts.means == _CASH
        ):
            waiting.add(desk)
    return bool(waiting)
