"""The drawers: what cash each clerk must have in hand at each desk, read from the entries of a business day.

A drawer is everything that one clerk does with cash at one desk on one day, up to its closing; what comes after begins
that clerk's next one. What is later said about a payment (struck out, other means) belongs to the drawer that took it;
money given back leaves the drawer of whoever gave it. A hand-over leaves the giver at once and is nobody's until it is
accepted.
"""

from collections.abc import Iterable
from itertools import accumulate

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Facts, FeePaid, FeeReceipt, Reason
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerCounted,
    DrawerOpened,
    Explanation,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
)

CASH = "cash"
PAYMENT, VOID, REFUND, CORRECTION = "payment", "void", "refund", "correction"
FLOAT, MOVED, HANDED, ACCEPTED = "float", "moved", "handed", "accepted"
# What the day's tally calls cash; the rest moves cash without being anybody's fee.
FEES = (PAYMENT, VOID, REFUND, CORRECTION)

Order = tuple[int, str, int, bytes]
_Key = tuple[str, str, str]


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


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted without being told what must be there, and what must have been there at that moment."""

    order: Order
    at_ms: int
    counted: int
    expected: int
    notes: dict[str, int]

    @property
    def difference(self) -> int:
        """Counted less expected: below 0 is short."""
        return self.counted - self.expected


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """How the drawer was closed: in đồng what it had to hold, what was counted, what stayed and what was delivered."""

    at_ms: int
    expected: int
    counted: int
    kept: int
    delivered: int
    explanation: str = ""
    witness: str = ""

    @property
    def difference(self) -> int:
        """Counted less expected: below 0 is short."""
        return self.counted - self.expected


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """Cash on its way from one clerk to another; `accepted` is None until somebody counted and took it."""

    hand_over: str
    giver: str
    receiver: str
    desk: str
    day: str
    at_ms: int
    amount: int
    accepted: int | None = None


class Drawer(msgspec.Struct, frozen=True, kw_only=True):
    """One clerk's drawer at one desk (the base name of its journal); `session` 1, 2, … within the day."""

    day: str
    desk: str
    clerk: str
    session: int
    float_amount: int
    opened: bool
    movements: tuple[Movement, ...]
    counts: tuple[Count, ...]
    pending: tuple[HandOver, ...]
    closed: Closed | None = None

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells it from every other: day, desk, clerk, session."""
        return (self.day, self.desk, self.clerk, self.session)

    @property
    def expected(self) -> int:
        """The cash that must be in it by all that is known now."""
        return sum(one.amount for one in self.movements if not one.earlier)

    @property
    def cash(self) -> int:
        """What it adds to the day's tally of cash, net."""
        return sum(one.amount for one in self.movements if one.sort in FEES)

    @property
    def payments(self) -> tuple[Movement, ...]:
        """The payments that were taken, by whatever means, and are not struck out."""
        gone = {one.payment for one in self.movements if one.sort == VOID}
        return tuple(
            one for one in self.movements if one.sort == PAYMENT and (not one.payment or one.payment not in gone)
        )

    def total(self, sort: str) -> int:
        """What the movements of one sort did to the cash together."""
        return sum(one.amount for one in self.movements if one.sort == sort and not one.earlier)

    @property
    def moved_in(self) -> int:
        """Cash put in, without the float."""
        return sum(one.amount for one in self.movements if one.sort == MOVED and one.amount > 0)

    @property
    def moved_out(self) -> int:
        """Cash taken out, as a sum above 0."""
        return -sum(one.amount for one in self.movements if one.sort == MOVED and one.amount < 0)

    @property
    def is_open(self) -> bool:
        """Whether there is, or was, cash in it and nobody has closed it yet."""
        return self.closed is None and (self.opened or self.last_order is not None)

    @property
    def last_order(self) -> Order | None:
        """Where its cash last changed; a count before that says nothing about what is in it now."""
        return max((one.order for one in self.movements if one.amount and not one.earlier), default=None)

    @property
    def count(self) -> Count | None:
        """The newest count, if nothing changed the cash after it."""
        last = self.counts[-1] if self.counts else None
        changed = self.last_order
        return None if last is None or (changed is not None and changed > last.order) else last


class _Session:
    """A drawer while its entries are read."""

    def __init__(self, key: _Key, number: int) -> None:
        self.key = key
        self.number = number
        self.float_amount = 0
        self.opened = False
        self.movements: list[Movement] = []
        self.counts: list[tuple[Entry, DrawerCounted]] = []
        self.closed: Closed | None = None


class _Reading:
    """The entries of one or more days while drawers are made of them."""

    def __init__(self) -> None:
        self.sessions: dict[_Key, list[_Session]] = {}
        self.taken_in: dict[str, _Session] = {}

    def current(self, key: _Key) -> _Session:
        sessions = self.sessions.setdefault(key, [])
        if not sessions or sessions[-1].closed is not None:
            sessions.append(_Session(key, len(sessions) + 1))
        return sessions[-1]

    def of_payment(self, entry: Entry, facts: FeeVoided | FeeMeansCorrected) -> tuple[_Session, bool]:
        """The drawer that took it; else the taker's of the entry's day, which did not."""
        known = self.taken_in.get(facts.payment)
        if known is not None and known.key[0] == entry.day:
            return known, False
        key = (entry.day, base_of(facts.journal), facts.taker)
        sessions = self.sessions.get(key)
        return (sessions[-1] if sessions else self.current(key)), True


def touches(facts: Facts | None) -> bool:
    """Whether an entry of these facts stands in a drawer."""
    return isinstance(facts, _OWN | FeeVoided | FeeMeansCorrected)


_OWN = FeePaid | FeeRefunded | DrawerOpened | CashMoved | CashHanded | CashAccepted | DrawerCounted | DrawerClosed


def fold_drawers(entries: Iterable[Entry]) -> tuple[Drawer, ...]:
    """The drawers in these entries (of one or more business days), whatever order they came in; by day, desk, clerk.

    A hand-over is pending as long as none of the entries accepts it.
    """
    ordered = sorted(
        {entry.hash: entry for entry in entries if touches(entry.facts)}.values(), key=lambda one: one.order
    )
    reading = _Reading()
    for entry in ordered:
        if isinstance(entry.facts, _OWN):
            _take(reading, entry)
    for entry in ordered:
        if isinstance(entry.facts, FeeVoided | FeeMeansCorrected):
            _mend(reading, entry, entry.facts)
    given = {one.hand_over: one for one in hand_overs(ordered)}
    return tuple(_drawer(session, given) for _, sessions in sorted(reading.sessions.items()) for session in sessions)


def hand_overs(entries: Iterable[Entry]) -> tuple[HandOver, ...]:
    """All cash that was handed over in these entries, oldest first, with what was accepted of it."""
    ordered = sorted(entries, key=lambda one: one.order)
    accepted: dict[str, int] = {}
    for entry in ordered:
        if isinstance(entry.facts, CashAccepted):
            accepted.setdefault(entry.facts.hand_over, entry.facts.amount)
    return tuple(
        HandOver(
            hand_over=entry.facts.hand_over,
            giver=entry.actor,
            receiver=entry.facts.receiver,
            desk=base_of(entry.place.journal),
            day=entry.day,
            at_ms=entry.at_ms,
            amount=entry.facts.amount,
            accepted=accepted.get(entry.facts.hand_over),
        )
        for entry in ordered
        if isinstance(entry.facts, CashHanded)
    )


def _take(reading: _Reading, entry: Entry) -> None:
    facts = entry.facts
    session = reading.current((entry.day, base_of(entry.place.journal), entry.actor))
    if isinstance(facts, DrawerCounted):
        session.counts.append((entry, facts))
    elif isinstance(facts, DrawerClosed):
        why = entry.personal.reason if isinstance(entry.personal, Explanation) else ""
        session.closed = Closed(
            at_ms=entry.at_ms,
            expected=facts.expected,
            counted=facts.counted,
            kept=facts.kept,
            delivered=facts.delivered,
            explanation=why,
            witness=facts.second,
        )
    else:
        movement = _movement(entry)
        session.movements.append(movement)
        if isinstance(facts, DrawerOpened):
            session.opened = True
            session.float_amount += facts.float_amount
        if movement.sort == PAYMENT and movement.payment:
            reading.taken_in[movement.payment] = session


def _movement(entry: Entry) -> Movement:
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
        case FeeRefunded():
            amount = -facts.amount if facts.means == CASH else 0
            return change(
                line,
                sort=REFUND,
                amount=amount,
                charged=-facts.amount,
                payment=facts.payment,
                means=facts.means,
                reason=reason,
                other=facts.second,
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


def _mend(reading: _Reading, entry: Entry, facts: FeeVoided | FeeMeansCorrected) -> None:
    session, earlier = reading.of_payment(entry, facts)
    if isinstance(facts, FeeVoided):
        sort, amount, means = VOID, -facts.amount if facts.means == CASH else 0, facts.means
    else:
        sort, means = CORRECTION, facts.means
        amount = facts.amount * ((facts.means == CASH) - (facts.was == CASH))
    session.movements.append(
        Movement(
            order=entry.order,
            at_ms=entry.at_ms,
            sort=sort,
            amount=amount,
            actor=entry.actor,
            charged=-facts.amount if sort == VOID else 0,
            subject=entry.subject,
            payment=facts.payment,
            means=means,
            reason=entry.personal.reason if isinstance(entry.personal, Reason) else "",
            other=facts.second,
            earlier=earlier,
        )
    )


def _drawer(session: _Session, given: dict[str, HandOver]) -> Drawer:
    movements = tuple(sorted(session.movements, key=lambda one: one.order))
    sums = list(accumulate((0 if one.earlier else one.amount for one in movements), initial=0))

    def expected_at(order: Order) -> int:
        return sums[sum(one.order < order for one in movements)]

    day, desk, clerk = session.key
    return Drawer(
        day=day,
        desk=desk,
        clerk=clerk,
        session=session.number,
        float_amount=session.float_amount,
        opened=session.opened,
        movements=movements,
        counts=tuple(
            Count(
                order=entry.order,
                at_ms=entry.at_ms,
                counted=facts.counted,
                expected=expected_at(entry.order),
                notes=dict(facts.notes),
            )
            for entry, facts in session.counts
        ),
        pending=tuple(
            given[one.hand_over] for one in movements if one.sort == HANDED and given[one.hand_over].accepted is None
        ),
        closed=session.closed,
    )
