"""The drawers of earlier days that nobody has locked, however long ago: nobody answers for the cash in them."""

import threading
from typing import Final

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.money_kinds import DrawerClosed
from intake_desk.services.desk import Desk
from intake_desk.store import cash, days
from intake_desk.store.exceptions import Connection
from intake_desk.store.journal import StoreFailed

KNOWN: Final = "days with open drawers"  # the setting
# Where nothing is known yet so many of the newest days that were ruled off are looked at, and whatever closings name;
# of those that were not, which are told by themselves, only the newest, and those on which this desk's own are open.
DAYS_AT_FIRST: Final = 31
NEWEST_AT_FIRST: Final = 2
# So many entries are looked through again, at most, when the program begins.
KEPT_EVERY: Final = 2_000


class _Known(msgspec.Struct, frozen=True):
    """On which days drawers were open when everything up to this entry's row was known; the hash is that entry's, for a
    database that is written anew has other rows.
    """

    row: int = 0
    days: tuple[str, ...] = ()
    hash: bytes = b""


class OpenDrawers:
    """Remembers the days on which a drawer is open, and looks there again once more has come; for any thread but the
    GUI's.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._row = 0
        self._hash = b""
        self._kept: _Known | None = None  # None where what was kept is of another file
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
            known = _Known(self._row, tuple(sorted(self._found)), self._hash)
        self._keep(known)
        return found

    def _look(self) -> None:
        """Which days are to be read: those of which more has come; at first, those that were known."""
        database = self._desk.journal.database
        with database.reading() as connection:
            newest = cash.newest_row(connection)
            if self._row == 0 or newest < self._row:
                self._recall(connection)
            anew = self._row == 0
            if anew:
                ruled = sorted(days.ruled_days(connection))[-DAYS_AT_FIRST:]
                newest_days = days.business_days(connection, NEWEST_AT_FIRST)
                touched = {*ruled, *newest_days, *days.left_uncounted(connection)}
            else:
                touched = cash.days_since(connection, self._row)
            self._row, self._hash = newest, cash.hash_at(connection, newest)
        if anew:
            touched |= self._own_days()
        self._found |= dict.fromkeys(touched)

    def _recall(self, connection: Connection) -> None:
        """Begin with what was kept; its days alone where its row is not of this file."""
        known = self._desk.sheets.setting(KNOWN, _Known, _Known())
        is_ours = known.row == 0 or cash.hash_at(connection, known.row) == known.hash != b""
        self._kept = known if is_ours else None
        self._row, self._found = known.row if is_ours else 0, dict.fromkeys(known.days)

    def _own_days(self) -> set[str]:
        """Of the newest days, ruled off or not, those on which a drawer at this desk is open."""
        database, own = self._desk.journal.database, self._desk.identity.journal
        with database.reading() as connection:
            newest = days.business_days(connection, DAYS_AT_FIRST)
            floats = cash.floats(connection, set(newest))
            used = {day for day in newest if days.happened(connection, day, cash.IN_DRAWERS, own)}
        locked = {
            one.day for one in floats if isinstance(one.facts, DrawerClosed) and base_of(one.place.journal) == own
        }
        entries = days.entries_of_kinds(database, sorted(used & locked), cash.IN_DRAWERS, own)
        return used - locked | {drawer.day for drawer in fold_drawers(entries) if drawer.is_open}

    def _keep(self, known: _Known) -> None:
        """Outside the lock: whoever writes waits for others that write."""
        before = self._kept
        if before and known.days == before.days and before.row <= known.row < before.row + KEPT_EVERY:
            return
        self._kept = known
        try:
            self._desk.sheets.set(KNOWN, known)
        except StoreFailed:
            return  # a full disk keeps nobody from looking: the next time it is found again
