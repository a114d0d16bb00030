"""What a business day's cash has to do with other days: floats that were kept."""

from collections.abc import Iterable, Mapping, Sequence

from intake_desk.domain.branches import base_of
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import DrawerClosed, DrawerOpened
from intake_desk.domain.periods import days_before
from intake_desk.services.closing_view import FloatGap, FloatKept
from intake_desk.store import cash
from intake_desk.store.database import Database
from intake_desk.store.days import days_with_entries, entries_of_kinds

# How many days before or after are looked at.
DAYS_AROUND = 31


def floats_around(database: Database, day: str) -> list[Entry]:
    """What drawers began with and kept on this day and on the DAYS_AROUND days before it on which anything happened, in
    the world's order.
    """
    days = [one for one in days_with_entries(database) if one <= day]
    return entries_of_kinds(database, days[: DAYS_AROUND + (day in days)], cash.FLOATS)


def float_gaps(floats: Iterable[Entry], day: str, drawers: Sequence[Drawer]) -> tuple[FloatGap, ...]:
    """The day's drawers that began with another float than their clerk's last one at the same desk had kept, as the
    `floats` around it say.
    """
    begun = [one for one in drawers if one.closed is not None or one.is_open]
    first = {(one.desk, one.clerk): one for one in reversed(begun)}
    last = _last_kept(floats, day, first)
    gaps = []
    for one in begun:
        earlier = last.get((one.desk, one.clerk))
        if one.closed is not None:
            last[one.desk, one.clerk] = (one.day, one.closed.kept)
        if earlier is not None and earlier[1] != one.float_amount:
            gap = FloatGap(desk=one.desk, clerk=one.clerk, day=earlier[0], kept=earlier[1], begun=one.float_amount)
            gaps.append(gap)
    return tuple(gaps)


def floats_kept(floats: Iterable[Entry], day: str, drawers: Sequence[Drawer]) -> tuple[FloatKept, ...]:
    """The floats kept on earlier days, of 31, with which nothing has begun up to this day, whose drawers these are.

    A drawer of the same clerk at the same desk ends it, with whatever it begins: that is a float gap. One at another
    desk does as far as it begins with more than had been kept there.
    """
    left: dict[tuple[str, str], FloatKept] = {}
    earliest = days_before(day, DAYS_AROUND)
    for entry in (one for one in floats if earliest <= one.day):
        facts, clerk, desk = entry.facts, entry.actor, base_of(entry.place.journal)
        known = left.pop((desk, clerk), None)
        if isinstance(facts, DrawerClosed) and facts.kept:
            left[desk, clerk] = FloatKept(desk=desk, clerk=clerk, day=entry.day, kept=facts.kept)
        elif isinstance(facts, DrawerOpened):
            more = facts.float_amount - (known.kept if known else 0)
            for key, one in list(left.items()):
                if one.clerk == clerk and one.kept <= more:
                    del left[key]
                    more -= one.kept
    begun = {(one.desk, one.clerk) for one in drawers if one.closed is not None or one.is_open}
    return tuple(one for key, one in left.items() if one.day < day and key not in begun)


def _last_kept(
    floats: Iterable[Entry], day: str, first: Mapping[tuple[str, str], Drawer]
) -> dict[tuple[str, str], tuple[str, int]]:
    """On which earlier day each of these clerks' last drawer was closed before this one began, and what it kept."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for entry in sorted((one for one in floats if one.day < day), key=lambda one: (one.day, one.order), reverse=True):
        key = (base_of(entry.place.journal), entry.actor)
        later = first.get(key)
        if later is not None and isinstance(entry.facts, DrawerClosed) and _begins_after(later, entry):
            found.setdefault(key, (entry.day, entry.facts.kept))
    return found


def _begins_after(drawer: Drawer, entry: Entry) -> bool:
    """Whether something was done with the drawer only after this entry; of one closed empty that is not known."""
    return min((one.order for one in drawer.movements), default=entry.order) >= entry.order
