"""The blind count outside the day's own pages: no sum tells a clerk what their uncounted drawer must hold."""

from intake_desk.domain.periods import Period
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.desk import Desk
from intake_desk.services.drawers import DAYS_BACK
from intake_desk.services.own_tills import drawers_of
from intake_desk.store.days import days_with_entries


def check_counted(desk: Desk, period: Period) -> None:
    """Whether whoever sits here may see the cash of these days.

    Raises DrawerNotCounted while an open drawer of theirs on one of them, at any desk, has not been counted.
    """
    present = desk.seat.clerk
    if present is None:
        return
    first, last = period.first.isoformat(), period.last.isoformat()
    known = [day for day in days_with_entries(desk.journal.database, DAYS_BACK) if first <= day <= last]
    if any(one.is_uncounted for one in drawers_of(desk, present.login, known)):
        raise DrawerNotCounted
