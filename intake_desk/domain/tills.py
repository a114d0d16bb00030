"""The drawers of a day as a supervisor sees them: who handled cash where, what was counted, what is still open."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerOpened,
    Explanation,
    FeeRefunded,
)

_CASH = "cash"


class Till(msgspec.Struct, frozen=True, kw_only=True):
    """One clerk's drawer at one desk (its journal): closed at `closed_ms` (UTC) and counted, or still open."""

    journal: str
    login: str
    closed_ms: int = 0
    expected: int = 0
    counted: int = 0
    reason: str = ""
    second: str = ""

    @property
    def difference(self) -> int:
        """How much more was counted than there had to be, in đồng."""
        return self.counted - self.expected


class Handing(msgspec.Struct, frozen=True, kw_only=True):
    """Cash that was handed over and that nobody has accepted yet."""

    giver: str
    receiver: str
    amount: int


def tills_of(entries: Iterable[Entry]) -> tuple[Till, ...]:
    """The drawers of a business day's entries, which come in the world's order; open ones last."""
    closed: list[Till] = []
    open_: dict[tuple[str, str], Till] = {}
    for entry in entries:
        facts = entry.facts
        key = base_of(entry.place.journal), entry.actor
        if isinstance(facts, DrawerClosed):
            open_.pop(key, None)
            said = entry.personal.reason if isinstance(entry.personal, Explanation) else ""
            closed.append(
                Till(
                    journal=key[0],
                    login=key[1],
                    closed_ms=entry.at_ms,
                    expected=facts.expected,
                    counted=facts.counted,
                    reason=said,
                    second=facts.second,
                )
            )
        elif isinstance(facts, DrawerOpened | CashMoved | CashHanded | CashAccepted) or (
            isinstance(facts, FeePaid | FeeRefunded) and facts.means == _CASH
        ):
            open_.setdefault(key, Till(journal=key[0], login=key[1]))
    return (*closed, *open_.values())


def pending_of(entries: Iterable[Entry]) -> tuple[Handing, ...]:
    """The hand-overs of cash that nobody has accepted."""
    waiting: dict[str, Handing] = {}
    accepted: set[str] = set()
    for entry in entries:
        facts = entry.facts
        if isinstance(facts, CashHanded):
            waiting[facts.hand_over] = Handing(giver=entry.actor, receiver=facts.receiver, amount=facts.amount)
        elif isinstance(facts, CashAccepted):
            accepted.add(facts.hand_over)
    return tuple(handing for name, handing in waiting.items() if name not in accepted)


def unwitnessed(entries: Iterable[Entry], login: str) -> bool:
    """Whether this person has a drawer, at whatever desk, that is open or whose closing nobody else witnessed."""
    own = [till for till in tills_of(entries) if till.login == login]
    return any(not till.closed_ms or till.second in ("", login) for till in own)
