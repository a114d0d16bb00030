"""The lines of a drawer: what one entry did to the cash in it."""

import msgspec

from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Facts, FeePaid, FeeReceipt, Reason
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerCounted,
    DrawerOpened,
    FeeMeansCorrected,
    FeeVoided,
)
from intake_desk.domain.reversals import Mending, said_of

CASH = "cash"
PAYMENT, VOID, REFUND, CORRECTION = "payment", "void", "refund", "correction"
FLOAT, MOVED, HANDED, ACCEPTED = "float", "moved", "handed", "accepted"
# What the day's tally calls cash; the rest moves cash without being anybody's fee.
FEES = (PAYMENT, VOID, REFUND, CORRECTION)

Order = tuple[int, str, int, bytes]


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a drawer: `amount` is what it did to the cash (0 for a payment by other means, which was `charged`).

    `subject` is the dossier, `other` the clerk at the other end of a hand-over, `means` what the entry says. One that
    is `earlier` mends a payment of an earlier day: it counts in this day's sums, but that cash never lay here.
    """

    order: Order
    at_ms: int
    sort: str
    amount: int
    actor: str
    charged: int = 0
    subject: str = ""
    payment: str = ""
    means: str = CASH
    receipts: tuple[FeeReceipt, ...] = ()
    tendered: int = 0
    reason: str = ""
    hand_over: str = ""
    other: str = ""
    earlier: bool = False


def cash_said(facts: Facts | None) -> int:
    """The cash (đồng) that an entry about a drawer speaks of, whether it changed or was counted; 0 for any other."""
    match facts:
        case DrawerOpened():
            return facts.float_amount
        case CashMoved() | CashHanded() | CashAccepted():
            return facts.amount
        case DrawerCounted() | DrawerClosed():
            return facts.counted
        case _:
            return 0


def movement_of(entry: Entry) -> Movement:
    """What an entry of the drawer's own clerk did to the cash."""
    facts = entry.facts
    line = Movement(
        order=entry.order, at_ms=entry.at_ms, sort=MOVED, amount=0, actor=entry.actor, subject=entry.subject
    )
    change = msgspec.structs.replace
    reason = entry.personal.reason if isinstance(entry.personal, Reason) else ""
    match facts:
        case FeePaid():
            return change(
                line,
                sort=PAYMENT,
                amount=facts.amount if facts.means == CASH else 0,
                charged=facts.amount,
                payment=facts.payment,
                means=facts.means,
                receipts=facts.receipts,
                tendered=facts.tendered,
            )
        case DrawerOpened():
            return change(line, sort=FLOAT, amount=facts.float_amount)
        case CashHanded():
            return change(line, sort=HANDED, amount=-facts.amount, hand_over=facts.hand_over, other=facts.receiver)
        case CashAccepted():
            return change(line, sort=ACCEPTED, amount=facts.amount, hand_over=facts.hand_over, other=facts.giver)
        case _:
            assert isinstance(facts, CashMoved)
            return change(line, amount=facts.amount, reason=reason)


def mended_line(entry: Entry, second: str, *, earlier: bool = False) -> Movement:
    """What was said about a payment; reversed, the same sort of line the other way round."""
    said = said_of(entry.facts)
    assert said is not None
    mending, sign = said
    sort, amount = _effect(mending)
    return Movement(
        order=entry.order,
        at_ms=entry.at_ms,
        sort=sort,
        amount=sign * amount,
        actor=entry.actor,
        charged=0 if sort == CORRECTION else -sign * mending.amount,
        subject=entry.subject,
        payment=mending.payment,
        means=mending.means,
        reason=entry.personal.reason if isinstance(entry.personal, Reason) else "",
        other=second,
        earlier=earlier,
    )


def _effect(facts: Mending) -> tuple[str, int]:
    """Which sort of line it is, and what it does to the cash."""
    if isinstance(facts, FeeMeansCorrected):
        return CORRECTION, facts.amount * ((facts.means == CASH) - (facts.was == CASH))
    return VOID if isinstance(facts, FeeVoided) else REFUND, -facts.amount if facts.means == CASH else 0
