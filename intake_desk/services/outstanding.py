"""What business days left open: money that is only said to have come, fees that are owed, cash that nobody has taken,
and lines of the bank's statements that nobody has explained.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Facts
from intake_desk.domain.money_kinds import FeeVoided, MisfitReversed, TransferMatched
from intake_desk.domain.noted_money import (
    HANDED,
    LINE,
    OWED,
    Noted,
    debt,
    on_the_way,
    outstanding,
    put_off,
    unexplained,
)
from intake_desk.domain.periods import days_before
from intake_desk.domain.statements import matches
from intake_desk.services.desk import Desk
from intake_desk.services.handings import Handings
from intake_desk.services.line_takers import takers_of
from intake_desk.store import cash, periods, register
from intake_desk.store import outstanding as stored

# What an earlier day left open is told so many days long; a fee of a dossier that is worked on, and cash that nobody
# has taken, until it is paid and taken.
DAYS_CARRIED: Final = 31
_UNENDING: Final = frozenset({OWED, HANDED})
_STRUCK: Final[tuple[type[Facts], ...]] = (FeeVoided, MisfitReversed)


class Outstanding:
    """Remembers of each day where to look, and looks there again once more has come; for any thread but the GUI's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._handings = Handings(desk)
        self._days: dict[str, stored.Leads] = {}

    def before(self, day: str) -> tuple[Noted, ...]:
        """What the days before this one (ISO) left open, up to DAYS_CARRIED days back, the oldest first: a fee of
        theirs too whose dossier was ended on this day, and lines of the statements that were read on it.
        """
        found = self.within(days_before(day, DAYS_CARRIED), day)
        return tuple(one for one in found if one.sort == LINE or min(one.day, one.since or one.day) < day)

    def within(self, first: str, last: str) -> tuple[Noted, ...]:
        """What the business days from `first` to `last` (ISO) left open as things stand now, the oldest first; what is
        carried without an end also from before.
        """
        with self._desk.journal.database.reading() as connection:
            days = stored.refreshed(connection, first, self._days)
            self._days = {**self._days, **days}
            known = [one for day, one in days.items() if day <= last]
            said = {subject for one in known for subject in one.said}
            ends = _last_ends(entry for one in known for entry in one.ended)
            shown = matches(cash.matchings(connection, said)).payments
            found = [one for dossier in periods.still_open(connection) for one in put_off(dossier)]
            for subject in sorted(said | ends.keys()):
                dossier = register.load(connection, subject)
                if dossier is not None:
                    found += outstanding(dossier, shown, first, last) if subject in said else ()
                    found += debt(dossier, ends[subject]) if subject in ends else ()
            lines = sorted((entry for one in days.values() for entry in one.lines), key=lambda entry: entry.order)
            matched = {entry.facts.line for entry in lines if isinstance(entry.facts, TransferMatched)}
            found += unexplained(lines, matched, partial(takers_of, connection))
        found += (noted for one in self._handings.all() for noted in on_the_way(one))
        told = (one for one in found if one.day <= last and (one.day >= first or one.sort in _UNENDING))
        return tuple(sorted(told, key=lambda one: (one.day, one.at_ms, one.subject)))


def _last_ends(entries: Iterable[Entry]) -> dict[str, Entry]:
    """By dossier the entry that ended it; where none of these did, the last that struck a payment out."""
    ordered = sorted(entries, key=lambda entry: (not isinstance(entry.facts, _STRUCK), entry.order))
    return {entry.subject: entry for entry in ordered}
