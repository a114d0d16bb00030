"""What the settlement's paper says of a period's cash that is missing, too much, or with nobody."""

from collections.abc import Iterator
from typing import Final

from intake_desk.domain.closing_kinds import DayClosed, DayClosedPersonal
from intake_desk.domain.drawers import closed_by, short_and_over, whose
from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import DrawerClosed, DrawerClosedFor, Explanation
from intake_desk.domain.people import show_date
from intake_desk.domain.periods import Period, days_before
from intake_desk.domain.report import MONEY, shown
from intake_desk.services.cash_reading import DAYS_AROUND, kept_still
from intake_desk.services.desk import Desk
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.store import cash, days

# As many are named one by one.
MOST_NAMED: Final = 50


def cash_notes(desk: Desk, drawers: OpenDrawers, period: Period) -> Iterator[str]:
    """With what drawers of the period were locked short or over, what was counted so when its days were ruled off, what
    was kept and never begun with, and which drawers nobody has locked, as things stand now.
    """
    first, last = period.first.isoformat(), period.last.isoformat()
    database = desk.journal.database
    with database.reading() as connection:
        known = days.business_days(connection)
        since = sum(day >= first for day in known)
        # what the first drawers of the period began with had been kept before it
        floats = cash.floats(connection, set(known[: since + DAYS_AROUND]))
        closings = days.closings_between(connection, first, last)
    within = [one for one in floats if first <= one.day <= last]
    yield from _listed("Ngăn kéo khóa lệch sổ", [found for one in within for found in _locked(desk, one)])
    yield from _listed("Kiểm đếm chung khi chốt sổ bị lệch", [found for one in closings for found in _ruled(desk, one)])
    kept = [one for one in kept_still(floats) if first <= one.day <= last]
    if kept:
        said = [f"{desk.clerk_name(one.clerk)} {_dong(one.kept)} ({_where(desk, one.desk, one.day)})" for one in kept]
        total = _dong(sum(one.kept for one in kept))
        yield f"Tiền giữ lại làm đầu ca mà chưa ca nào bắt đầu với số đó: {total}: {_named(said)}."
    left = drawers.before(days_before(last, -1))
    if left:
        said = [f"{desk.clerk_name(one.clerk)} ({_where(desk, one.desk, one.day)})" for one in left]
        yield f"Ngăn kéo chưa ai khóa, tiền chưa ai chịu trách nhiệm: {len(left)}: {_named(said)}."


def _locked(desk: Desk, entry: Entry) -> Iterator[tuple[int, str]]:
    """What a drawer was locked short or over, by whom and why."""
    facts = entry.facts
    if not isinstance(facts, DrawerClosed) or facts.counted == facts.expected:
        return
    why = entry.personal.reason if isinstance(entry.personal, Explanation) else ""
    yield facts.counted - facts.expected, _said(desk, entry, facts.counted - facts.expected, why, *whose(entry))


def _ruled(desk: Desk, entry: Entry) -> Iterator[tuple[int, str]]:
    """What whoever ruled a day off counted short or over in one, and the note that they had to write."""
    facts = entry.facts
    if not isinstance(facts, DayClosed) or facts.counted_cash is None or facts.due_cash in {None, facts.counted_cash}:
        return
    difference = facts.counted_cash - (facts.due_cash or 0)
    why = entry.personal.note if isinstance(entry.personal, DayClosedPersonal) else ""
    yield difference, _said(desk, entry, difference, why, entry.place.journal, entry.actor)


def _said(desk: Desk, entry: Entry, difference: int, why: str, journal: str, clerk: str) -> str:
    word = "thiếu" if difference < 0 else "thừa"
    where = _where(desk, journal, entry.day)
    reason = f": “{why}”" if why else ", không có lý do"
    if isinstance(entry.facts, DrawerClosedFor) and (by := closed_by(entry)):
        reason = f", {desk.clerk_name(by)} khóa thay có {desk.clerk_name(entry.facts.second)} chứng kiến{reason}"
    return f"{desk.clerk_name(clerk)} {word} {_dong(abs(difference))} ({where}{reason})"


def _listed(title: str, found: list[tuple[int, str]]) -> Iterator[str]:
    """The sums, what is short and what is over apart, and each by itself."""
    if found:
        words = zip(("thiếu", "thừa"), short_and_over(difference for difference, _ in found), strict=True)
        sums = ", ".join(f"{word} {_dong(amount)}" for word, amount in words if amount)
        yield f"{title}: {len(found)} lần, {sums}: {_named([said for _, said in found])}."


def _named(said: list[str]) -> str:
    more = f"; và {len(said) - MOST_NAMED} lần nữa" if len(said) > MOST_NAMED else ""
    return "; ".join(said[:MOST_NAMED]) + more


def _where(desk: Desk, journal: str, day: str) -> str:
    return f"{desk.unit.desk_name(journal)}, {show_date(day)}"


def _dong(amount: int) -> str:
    return f"{shown(amount, MONEY)} đồng"
