"""Cash that one clerk gives another: nobody's until somebody takes it, and a doubt where it was taken otherwise."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Remark
from intake_desk.domain.money_kinds import CashAccepted, CashHanded


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """Who counted and took what was handed over, where, when and how much; why where it was another sum."""

    clerk: str
    desk: str
    day: str
    at_ms: int
    amount: int
    reason: str = ""


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
    takings: tuple[Taking, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether it was taken as another sum, more than once, or by somebody whom it was not meant for."""
        strange = any(one.clerk not in (self.giver, self.receiver) for one in self.takings)
        return len(self.takings) > 1 or strange or self.accepted not in (None, self.amount)


class HandingGap(msgspec.Struct, frozen=True, kw_only=True):
    """Cash that went from one drawer to another and was taken as another sum: what lies between is in no drawer.

    `takings` are all of the day: two clerks may have taken it, each at a desk that did not know of the other.
    """

    giver: str
    desk: str
    given: int
    takings: tuple[Taking, ...]

    @property
    def taken(self) -> int:
        """What was taken, by all of them."""
        return sum(one.amount for one in self.takings)

    @property
    def difference(self) -> int:
        """Taken less given: below 0 is missing."""
        return self.taken - self.given


def handing_gaps(day: str, handed: Iterable[HandOver], taken: Collection[str]) -> tuple[HandingGap, ...]:
    """What lies between the drawers by the hand-overs among `taken` (their names) that were taken on this day; one that
    was taken again on a later day is too much there by all that was taken then.
    """
    found = []
    for one in handed:
        here = tuple(each for each in one.takings if each.day == day)
        if not here or one.hand_over not in taken:
            continue
        gap = HandingGap(
            giver=one.giver,
            desk=one.desk,
            given=one.amount if one.takings[0].day == day else 0,
            takings=here,
        )
        if gap.difference:
            found.append(gap)
    return tuple(found)


def hand_overs(entries: Iterable[Entry]) -> tuple[HandOver, ...]:
    """All cash that was handed over in these entries, oldest first, with what was accepted of it."""
    ordered = sorted(entries, key=lambda one: one.order)
    takings: dict[str, list[Taking]] = defaultdict(list)
    for entry in ordered:
        if isinstance(entry.facts, CashAccepted):
            takings[entry.facts.hand_over].append(_taking(entry, entry.facts))
    return tuple(
        HandOver(
            hand_over=entry.facts.hand_over,
            giver=entry.actor,
            receiver=entry.facts.receiver,
            desk=base_of(entry.place.journal),
            day=entry.day,
            at_ms=entry.at_ms,
            amount=entry.facts.amount,
            accepted=taken[0].amount if (taken := takings.get(entry.facts.hand_over)) else None,
            takings=tuple(taken or ()),
        )
        for entry in ordered
        if isinstance(entry.facts, CashHanded)
    )


def _taking(entry: Entry, facts: CashAccepted) -> Taking:
    return Taking(
        clerk=entry.actor,
        desk=base_of(entry.place.journal),
        day=entry.day,
        at_ms=entry.at_ms,
        amount=facts.amount,
        reason=entry.personal.note if isinstance(entry.personal, Remark) else "",
    )
