"""What a business day's cash has to do with other days: floats that were kept."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import msgspec

from intake_desk.domain.drawers import Drawer, whose
from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import DrawerClosed, DrawerOpened
from intake_desk.domain.periods import days_before
from intake_desk.services.day_gaps import FloatGap, FloatKept
from intake_desk.store import cash
from intake_desk.store.database import Database
from intake_desk.store.days import business_days

# How many days before or after are looked at.
DAYS_AROUND = 31
_Place = tuple[str, str]  # the desk, and whose drawer it is there


def floats_around(database: Database, day: str) -> list[Entry]:
    """What drawers began with and kept on this day and on the DAYS_AROUND days before it on which anything happened, in
    the world's order.
    """
    with database.reading() as connection:
        days = [one for one in business_days(connection) if one <= day]
        return cash.floats(connection, set(days[: DAYS_AROUND + (day in days)]))


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


def floats_kept(floats: Iterable[Entry], day: str, gaps: Iterable[FloatGap]) -> tuple[FloatKept, ...]:
    """The floats kept on earlier days, of 31, that no drawer has begun with up to this day; without what the day's own
    `gaps` tell.
    """
    earliest = days_before(day, DAYS_AROUND)
    told = {(one.desk, one.clerk, one.day) for one in gaps}
    left = kept_still(one for one in floats if earliest <= one.day)
    return _together(one for one in left if one.day < day and (one.desk, one.clerk, one.day) not in told)


def kept_still(floats: Iterable[Entry]) -> Iterator[FloatKept]:
    """The floats kept in these entries (in the world's order) that no drawer has begun with, one by one.

    What a drawer of the same clerk at the same desk begins with answers for the float of the last day before it, then
    for those before that; one at another desk as far as it begins with more than had been kept there. What is left of
    it stays. A drawer that was counted late, when another one had begun, kept something that this other one did not
    begin with, and does not come before what later days kept.
    """
    left: dict[_Place, list[FloatKept]] = defaultdict(list)
    opened: set[tuple[str, _Place]] = set()
    for entry in floats:
        facts, place = entry.facts, whose(entry)
        if isinstance(facts, DrawerOpened):
            opened.add((entry.day, place))
            _begin(left, place, entry.day, facts.float_amount)
        elif isinstance(facts, DrawerClosed):
            if (entry.day, place) not in opened and any(one.day <= entry.day for one in left[place]):
                _begin(left, place, entry.day, 0)
            opened.discard((entry.day, place))
            if facts.kept:
                one = FloatKept(desk=place[0], clerk=place[1], day=entry.day, kept=facts.kept)
                insort(left[place], one, key=attrgetter("day"))
    return chain.from_iterable(left.values())


def _begin(left: dict[_Place, list[FloatKept]], place: _Place, day: str, amount: int) -> None:
    """Take from what is left up to this day what its drawer begins with here."""
    still = []
    for one in reversed(left[place]):
        if one.day > day:
            still.append(one)
            continue
        taken = min(amount, one.kept)
        amount -= taken
        if taken < one.kept:
            still.append(msgspec.structs.replace(one, kept=one.kept - taken, begun=True))
    left[place] = still[::-1]
    for other, every in left.items():
        for one in list(every) if other != place and other[1] == place[1] else ():
            if one.day <= day and one.kept <= amount:
                every.remove(one)
                amount -= one.kept


def _together(floats: Iterable[FloatKept]) -> tuple[FloatKept, ...]:
    """What each clerk kept at each desk, in one."""
    found: dict[_Place, FloatKept] = {}
    for one in floats:
        first = found.setdefault((one.desk, one.clerk), one)
        if first is not one:
            whole = msgspec.structs.replace(first, kept=first.kept + one.kept, begun=first.begun or one.begun)
            found[one.desk, one.clerk] = whole
    return tuple(found.values())


def _last_kept(
    floats: Iterable[Entry], day: str, first: Mapping[tuple[str, str], Drawer]
) -> dict[tuple[str, str], tuple[str, int]]:
    """On which earlier day each of these clerks' last drawer was closed before this one began, and what it kept."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for entry in sorted((one for one in floats if one.day < day), key=lambda one: (one.day, one.order), reverse=True):
        key = whose(entry)
        later = first.get(key)
        if later is not None and isinstance(entry.facts, DrawerClosed) and _begins_after(later, entry):
            found.setdefault(key, (entry.day, entry.facts.kept))
    return found


def _begins_after(drawer: Drawer, entry: Entry) -> bool:
    """Whether something was done with the drawer only after this entry; of one closed empty that is not known."""
    return min((one.order for one in drawer.movements), default=entry.order) >= entry.order
