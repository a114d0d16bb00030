"""The blind count outside the day's own pages: no sum tells a clerk what their uncounted drawer must hold."""

from collections.abc import Iterator

from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.periods import Period
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.desk import Desk
from intake_desk.services.drawers import DAYS_BACK
from intake_desk.store import cash
from intake_desk.store.days import days_with_entries, entries_of_kinds


def check_counted(desk: Desk, period: Period) -> None:
    """Whether whoever sits here may see the cash of these days.

    Raises DrawerNotCounted while an open drawer of theirs on one of them has not been counted.
    """
    present = desk.seat.clerk
    if present is None:
        return
    if any(one.clerk == present.login and one.is_uncounted for one in _drawers(desk, period)):
        raise DrawerNotCounted


def _drawers(desk: Desk, period: Period) -> Iterator[Drawer]:
    """Of the newest day everybody's at every desk; of weeks only what lies here is read, as for drawers left open."""
    database, first, last = desk.journal.database, period.first.isoformat(), period.last.isoformat()
    known = [day for day in days_with_entries(database, DAYS_BACK) if first <= day <= last]
    yield from fold_drawers(entries_of_kinds(database, known[:1], cash.IN_DRAWERS))
    here = entries_of_kinds(database, known[1:], cash.IN_DRAWERS, desk.identity.journal)
    yield from fold_drawers([*here, *entries_of_kinds(database, known[1:], cash.MENDED)])
