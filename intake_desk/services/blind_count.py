"""The blind count outside the day's own pages: no sum tells a clerk what an uncounted drawer must hold."""

from collections.abc import Iterable

from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.people import show_date
from intake_desk.domain.periods import Period
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.desk import Desk
from intake_desk.services.drawers import DAYS_BACK
from intake_desk.services.own_tills import drawers_of
from intake_desk.store import cash
from intake_desk.store.days import days_with_entries, entries_of_kinds


def check_counted(desk: Desk, period: Period) -> None:
    """Whether whoever sits here may see the cash of these days.

    Raises DrawerNotCounted while an open drawer of theirs on one of them, at any desk that was not revoked, has not
    been counted; who supervises nobody waits for everybody's.
    """
    present = desk.seat.clerk
    if present is None:
        return
    database, first, last = desk.journal.database, period.first.isoformat(), period.last.isoformat()
    known = [day for day in days_with_entries(database, DAYS_BACK) if first <= day <= last]
    revoked = desk.unit.revoked

    def left(drawers: Iterable[Drawer]) -> list[Drawer]:
        return [one for one in drawers if one.is_uncounted and one.desk not in revoked]

    own = left(drawers_of(desk, present.login, known))
    if own or (not present.supervises and left(fold_drawers(entries_of_kinds(database, known, cash.IN_DRAWERS)))):
        raise not_counted(desk, own)


def not_counted(desk: Desk, own: Iterable[Drawer]) -> DrawerNotCounted:
    """What refuses somebody whose `own` drawers these are, or who waits for others where there are none."""
    mine, here = list(own), desk.identity.journal
    places = (f"{desk.unit.desk_name(one.desk)} ({show_date(one.day)})" for one in mine if one.desk != here)
    return DrawerNotCounted(own=bool(mine), places=", ".join(dict.fromkeys(places)))
