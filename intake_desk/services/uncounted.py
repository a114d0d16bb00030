"""The drawers that a closing left uncounted, as long as nobody has counted and closed them."""

import msgspec

from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.periods import days_before
from intake_desk.services.outstanding import DAYS_CARRIED
from intake_desk.store import cash, days
from intake_desk.store.database import Database


class LeftUncounted(msgspec.Struct, frozen=True):
    """A drawer of a day that was ruled off without anybody counting it."""

    day: str
    desk: str
    clerk: str


def left_before(database: Database, day: str) -> tuple[LeftUncounted, ...]:
    """Those of the days before this one (ISO), up to DAYS_CARRIED days back, that are open to this moment; the oldest
    first.
    """
    first = days_before(day, DAYS_CARRIED)
    named: dict[str, set[tuple[str, str]]] = {}
    for entry in days.closings_between(database, first, day):
        if isinstance(entry.facts, DayClosed) and entry.facts.uncounted and entry.day < day:
            named.setdefault(entry.day, set()).update((one.journal, one.clerk) for one in entry.facts.uncounted)
    drawers = fold_drawers(days.entries_of_kinds(database, named, cash.IN_DRAWERS)) if named else ()
    found = [one for one in drawers if one.is_open and (one.desk, one.clerk) in named[one.day]]
    return tuple(LeftUncounted(one.day, one.desk, one.clerk) for one in found)
