"""The drawers of earlier days that nobody has locked, however long ago: nobody answers for the cash in them."""

import threading
from typing import Final

import msgspec

from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.services.desk import Desk
from intake_desk.store import cash, days
from intake_desk.store.journal import StoreFailed

KNOWN: Final = "days with open drawers"  # the setting
# Where nothing is known yet so many of the newest days that were ruled off are looked at, and whatever closings name;
# of those that were not, which are told by themselves, only the newest.
DAYS_AT_FIRST: Final = 31
NEWEST_AT_FIRST: Final = 2
# So many entries are looked through again, at most, when the program begins.
KEPT_EVERY: Final = 2_000


class _Known(msgspec.Struct, frozen=True):
    """On which days drawers were open when everything up to this entry's row was known."""

    row: int = 0
    days: tuple[str, ...] = ()


class OpenDrawers:
    """Remembers the days on which a drawer is open, and looks there again once more has come; for any thread but the
    GUI's.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._row = 0
        self._kept = _Known()
        self._found: dict[str, tuple[Drawer, ...] | None] = {}  # by day; None where it is to be read (again)

    def before(self, day: str) -> tuple[Drawer, ...]:
        """Those of the business days before this one (ISO), the oldest first."""
        with self._lock:
            self._look()
            unread = [one for one, drawers in self._found.items() if drawers is None and one < day]
            for one in unread:
                entries = days.entries_of_kinds(self._desk.journal.database, (one,), cash.IN_DRAWERS)
                self._found[one] = tuple(drawer for drawer in fold_drawers(entries) if drawer.is_open)
            self._found = {one: drawers for one, drawers in self._found.items() if drawers != ()}
            found = tuple(drawer for one in sorted(self._found) if one < day for drawer in self._found[one] or ())
            known = _Known(self._row, tuple(sorted(self._found)))
        self._keep(known)
        return found

    def _look(self) -> None:
        """Which days are to be read: those of which more has come; at first, those that were known."""
        database = self._desk.journal.database
        with database.reading() as connection:
            newest = cash.newest_row(connection)
            if self._row == 0 or newest < self._row:
                self._kept = self._desk.sheets.setting(KNOWN, _Known, _Known())
                self._row, self._found = self._kept.row, dict.fromkeys(self._kept.days)
            if self._row == 0 or newest < self._row:
                ruled = sorted(days.ruled_days(connection))[-DAYS_AT_FIRST:]
                newest_days = days.business_days(connection, NEWEST_AT_FIRST)
                touched = {*ruled, *newest_days, *days.left_uncounted(connection)}
            else:
                touched = cash.days_since(connection, self._row)
            self._row = newest
        self._found |= dict.fromkeys(touched)

    def _keep(self, known: _Known) -> None:
        """Outside the lock: whoever writes waits for others that write."""
        before = self._kept
        if known.days == before.days and before.row <= known.row < before.row + KEPT_EVERY:
            return
        self._kept = known
        try:
            self._desk.sheets.set(KNOWN, known)
        except StoreFailed:
            return  # a full disk keeps nobody from looking: the next time it is found again
