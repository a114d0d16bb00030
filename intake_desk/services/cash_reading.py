"""What a business day's cash has to do with other days: hand-overs that were taken on another one."""

from collections.abc import Iterable

from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import HandOver, hand_overs
from intake_desk.domain.money_kinds import CashAccepted
from intake_desk.store import cash
from intake_desk.store.database import Database
from intake_desk.store.days import days_with_entries

# How many business days before or after are looked at.
DAYS_AROUND = 31


def hand_overs_of(database: Database, day: str, entries: Iterable[Entry]) -> tuple[HandOver, ...]:
    """The hand-overs that were given or taken on the day, of whose entries these are, wherever their other end lies."""
    listed = [entry for entry in entries if entry.kind in cash.HAND_OVERS]
    found = hand_overs(listed)
    known = {one.hand_over for one in found}
    strange = any(isinstance(one.facts, CashAccepted) and one.facts.hand_over not in known for one in listed)
    pending = any(one.accepted is None for one in found)
    if not strange and not pending:
        return found
    days = days_with_entries(database)
    after = [one for one in days if one > day][-DAYS_AROUND:] if pending else []
    before = [one for one in days if one < day][:DAYS_AROUND] if strange else []
    more = cash.entries_of_kinds(database, (*after, *before), cash.HAND_OVERS)
    return tuple(one for one in hand_overs([*listed, *more]) if day in {one.day, *(each.day for each in one.takings)})
