"""The drawers: what cash each clerk must have in hand at each desk, read from the entries of a business day.

A drawer is everything that one clerk does with cash at one desk on one day, up to its closing; what comes after begins
that clerk's next one. One that its clerk left behind is closed by others. What is later said about a payment (struck
out, other means) belongs to the drawer that took it; money given back leaves the drawer of whoever gave it. Reversed,
it goes back there, but what was given back twice and is brought again lies with whoever took it. A hand-over leaves the
giver at once and is nobody's until it is accepted.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.cash_lines import (
    ACCEPTED,
    FEES,
    HANDED,
    MOVED,
    PAYMENT,
    VOID,
    Movement,
    Order,
    mended_line,
    movement_of,
)
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import HandOver, hand_overs
from intake_desk.domain.kinds import Facts, FeePaid
from intake_desk.domain.money_kinds import (
    DrawerClosed,
    DrawerClosedFor,
    DrawerCounted,
    DrawerOpened,
    Explanation,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    InDrawers,
    MisfitReversed,
)
from intake_desk.domain.reversals import brings_back, said_of

_Later = FeeVoided | FeeMeansCorrected | MisfitReversed
_Key = tuple[str, str, str]
# What tells a drawer from every other: day, desk, clerk, session.
DrawerKey = tuple[str, str, str, int]


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
    """How the drawer was closed: in đồng what it had to hold, what was counted, what stayed and what was delivered.

    `by` is the login of who closed it in the place of whose it was, before `witness`; "" where its clerk did.
    """

    at_ms: int
    expected: int
    counted: int
    kept: int
    delivered: int
    explanation: str = ""
    witness: str = ""
    by: str = ""

    @property
    def difference(self) -> int:
        """Counted less expected: below 0 is short."""
        return self.counted - self.expected


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
    def key(self) -> DrawerKey:
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
        struck: Counter[str] = Counter()
        for one in self.movements:
            if one.sort == VOID:
                struck[one.payment] += one.charged
        return tuple(
            one for one in self.movements if one.sort == PAYMENT and (not one.payment or struck[one.payment] >= 0)
        )

    def total(self, sort: str) -> int:
        """What the movements of one sort did to the cash together."""
        return sum(one.amount for one in self.movements if one.sort == sort and not one.earlier)

    @property
    def taken(self) -> int:
        """The cash of the fees that went into it, net of what was struck out or given back."""
        return sum(self.total(sort) for sort in FEES)

    @property
    def difference(self) -> int | None:
        """What was counted last less what had to be there: of a closed one by all that is known now, of an open one at
        that moment. None while nobody has counted it.
        """
        if self.closed is not None:
            return self.closed.counted - self.expected
        return self.counts[-1].difference if self.counts else None

    @property
    def moved_in(self) -> int:
        """Cash put in, without the float."""
        return sum(one.amount for one in self.movements if one.sort == MOVED and one.amount > 0)

    @property
    def moved_out(self) -> int:
        """Cash taken out, as a sum above 0."""
        return -sum(one.amount for one in self.movements if one.sort == MOVED and one.amount < 0)

    @property
    def handed(self) -> int:
        """Cash handed to others, as a sum above 0."""
        return -self.total(HANDED)

    @property
    def accepted(self) -> int:
        """Cash that others handed over, or that was taken back."""
        return self.total(ACCEPTED)

    @property
    def is_open(self) -> bool:
        """Whether there is, or was, cash in it and nobody has closed it yet."""
        return self.closed is None and (self.opened or self.last_order is not None)

    @property
    def is_uncounted(self) -> bool:
        """Whether its clerk has still to count it blind: it is open, and nobody counted it as it now lies."""
        return self.is_open and self.count is None

    def is_otherwise(self, other: "Drawer | None") -> bool:
        """Whether more than a hand-over's acceptance elsewhere tells it from what was known of it another time."""
        return other is None or (self.movements, self.counts, self.closed) != (
            other.movements,
            other.counts,
            other.closed,
        )

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


def short_and_over(differences: Iterable[int]) -> tuple[int, int]:
    """How much is missing and how much is too much, both as sums above 0: the one never makes up for the other."""
    known = tuple(differences)
    return -sum(one for one in known if one < 0), sum(one for one in known if one > 0)


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
        self.reversed_in: dict[bytes, _Session] = {}
        self.in_vain: set[bytes] = set()

    def current(self, key: _Key) -> _Session:
        sessions = self.sessions.setdefault(key, [])
        if not sessions or sessions[-1].closed is not None:
            sessions.append(_Session(key, len(sessions) + 1))
        return sessions[-1]

    def is_open(self, key: _Key) -> bool:
        sessions = self.sessions.get(key)
        return sessions is not None and sessions[-1].closed is None

    def of_payment(self, entry: Entry, facts: _Later, payment: str) -> tuple[_Session, bool]:
        """The drawer that took it; else the taker's of the entry's day, which did not."""
        known = self.taken_in.get(payment)
        if isinstance(facts, MisfitReversed) and facts.refund is not None:
            known = self.reversed_in.get(facts.misfit)
        if known is not None and known.key[0] == entry.day:
            return known, False
        key = (entry.day, base_of(facts.journal), facts.taker)
        sessions = self.sessions.get(key)
        return (sessions[-1] if sessions else self.current(key)), True


def whose(entry: Entry) -> tuple[str, str]:
    """At which desk (the base name of its journal) the drawer is that an entry is about, and whose (a login)."""
    facts = entry.facts
    if isinstance(facts, DrawerClosedFor):
        return base_of(facts.journal), facts.clerk
    return base_of(entry.place.journal), entry.actor


def closed_by(entry: Entry) -> str:
    """The login of who closed a drawer in the place of whose it is; "" where its own clerk did, at whatever desk."""
    facts = entry.facts
    return entry.actor if isinstance(facts, DrawerClosedFor) and facts.clerk != entry.actor else ""


def touches(facts: Facts | None) -> bool:
    """Whether an entry of these facts stands in a drawer."""
    return isinstance(facts, _OWN | _Later)


def _is_own(facts: Facts | None) -> bool:
    """Whether it is the actor's own drawer: who takes back what went out twice has it in hand."""
    return isinstance(facts, _OWN) or (isinstance(facts, MisfitReversed) and brings_back(facts))


_OWN = FeePaid | FeeRefunded | InDrawers


def fold_drawers(entries: Iterable[Entry]) -> tuple[Drawer, ...]:
    """The drawers in these entries (of one or more business days), whatever order they came in; by day, desk, clerk.

    A hand-over is pending as long as none of the entries accepts it.
    """
    ordered = _ordered(entries)
    reading = _read(ordered)
    for entry in ordered:
        if isinstance(entry.facts, _Later) and not _is_own(entry.facts):
            _mend(reading, entry, entry.facts)
    given = {one.hand_over: one for one in hand_overs(ordered)}
    return tuple(_drawer(session, given) for _, sessions in sorted(reading.sessions.items()) for session in sessions)


def closed_in_vain(entries: Iterable[Entry]) -> frozenset[bytes]:
    """The hashes of those among all entries of a business day by which somebody closed a drawer in its clerk's place
    that had been closed: they say nothing of it.
    """
    return frozenset(_read(_ordered(entries)).in_vain)


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    found = {entry.hash: entry for entry in entries if touches(entry.facts)}
    return sorted(found.values(), key=lambda one: one.order)


def _read(ordered: Iterable[Entry]) -> _Reading:
    reading = _Reading()
    for entry in ordered:
        if _is_own(entry.facts):
            _take(reading, entry)
    return reading


def _take(reading: _Reading, entry: Entry) -> None:
    facts = entry.facts
    key = (entry.day, *whose(entry))
    if isinstance(facts, DrawerClosedFor) and not reading.is_open(key):
        reading.in_vain.add(entry.hash)  # its clerk, or somebody else, had: what lay in it was delivered then
        return
    session = reading.current(key)
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
            by=closed_by(entry),
        )
    elif isinstance(facts, FeeRefunded | MisfitReversed):
        reading.reversed_in[entry.hash] = session
        session.movements.append(mended_line(entry, facts.second))
    else:
        movement = movement_of(entry)
        session.movements.append(movement)
        if isinstance(facts, DrawerOpened):
            session.opened = True
            session.float_amount += facts.float_amount
        if movement.sort == PAYMENT and movement.payment:
            reading.taken_in.setdefault(movement.payment, session)


def _mend(reading: _Reading, entry: Entry, facts: _Later) -> None:
    said = said_of(facts)
    if said is None:
        return
    session, earlier = reading.of_payment(entry, facts, said[0].payment)
    if not earlier:
        reading.reversed_in[entry.hash] = session
    session.movements.append(mended_line(entry, facts.second, earlier=earlier))


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
