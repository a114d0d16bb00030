"""What business days left open: transfers that no statement has shown, and fees owed for results handed back."""

from datetime import date, timedelta
from typing import Final

from intake_desk.domain.entries import Entry
from intake_desk.domain.noted_money import Noted, debt, outstanding
from intake_desk.domain.statements import matches
from intake_desk.services.desk import Desk
from intake_desk.store import cash, register
from intake_desk.store import outstanding as stored

# What an earlier day left open is told so many days long.
DAYS_CARRIED: Final = 31


class Outstanding:
    """Remembers of each day where to look, and looks there again once more has come; for any thread but the GUI's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._days: dict[str, tuple[tuple[int, int], tuple[str, ...], tuple[Entry, ...]]] = {}

    def before(self, day: str) -> tuple[Noted, ...]:
        """What the days before this one (ISO) left open, up to DAYS_CARRIED days back, the oldest first: a fee of
        theirs too whose result was handed back on this day.
        """
        try:
            first = (date.fromisoformat(day) - timedelta(days=DAYS_CARRIED)).isoformat()
        except (ValueError, OverflowError):  # another program's day
            return ()
        return tuple(one for one in self.within(first, day) if min(one.day, one.since or one.day) < day)

    def within(self, first: str, last: str) -> tuple[Noted, ...]:
        """What the business days from `first` to `last` (ISO) left open as things stand now, the oldest first."""
        with self._desk.journal.database.reading() as connection:
            for day, mark in stored.marks(connection, first, last).items():
                if day not in self._days or self._days[day][0] != mark:
                    found = (stored.with_transfers(connection, day), stored.handed_back(connection, day))
                    self._days[day] = (mark, *found)
            known = [one for day, one in self._days.copy().items() if first <= day <= last]
            subjects = {subject for _, transfers, _ in known for subject in transfers}
            back = {entry.subject: entry for _, _, entries in known for entry in entries}
            shown = matches(cash.matchings(connection, subjects)).payments
            found_all: list[Noted] = []
            for subject in sorted(subjects | back.keys()):
                dossier = register.load(connection, subject)
                if dossier is None:
                    continue
                if subject in subjects:
                    found_all += outstanding(dossier, shown, first, last)
                if subject in back:
                    found_all += debt(dossier, back[subject])
        return tuple(sorted(found_all, key=lambda one: (one.day, one.at_ms, one.subject)))
