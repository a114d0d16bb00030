"""What the settlement's paper says of a period's cash that is missing, too much, or with nobody."""

from collections.abc import Iterable, Iterator
from typing import Final

from intake_desk.domain.closing_kinds import DayClosed, DayClosedPersonal
from intake_desk.domain.closings import counted_in_one
from intake_desk.domain.drawers import Drawer, fold_drawers, short_and_over
from intake_desk.domain.entries import Entry
from intake_desk.domain.holding import parted
from intake_desk.domain.people import show_date
from intake_desk.domain.periods import Period, days_before
from intake_desk.domain.report import MONEY, shown
from intake_desk.services.cash_reading import DAYS_AROUND, kept_still
from intake_desk.services.day_gaps import FloatKept
from intake_desk.services.desk import Desk
from intake_desk.services.missing_cash import left_of_whole
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.store import cash, days, rulings
from intake_desk.store.database import Database
from intake_desk.store.exceptions import Connection

# As many are named one by one.
MOST_NAMED: Final = 50


def cash_notes(desk: Desk, drawers: OpenDrawers, period: Period) -> Iterator[str]:
    """With what drawers of the period were locked short or over by all that is known of them, what was counted so when
    its days were ruled off and no drawer says by itself, what clerks still had as floats when it ended, and which
    drawers nobody has locked, as things stand now.
    """
    first, last = period.first.isoformat(), period.last.isoformat()
    database = desk.journal.database
    with database.reading() as connection:
        known = days.business_days(connection)
        since = sum(day >= first for day in known)
        # what the first drawers of the period began with had been kept before it
        floats = cash.floats(connection, set(known[: since + DAYS_AROUND]))
    within = sorted(day for day in known if first <= day <= last)
    locked = {day: _differing(database, day) for day in within}
    yield from _listed("Ngăn kéo khóa lệch sổ", [said for day in within for said in _locked(desk, locked[day])])
    with database.reading() as connection:
        ruled = [said for day in within for said in _ruled(desk, connection, day, locked[day])]
    yield from _listed("Kiểm đếm chung khi chốt sổ bị lệch", ruled)
    yield from _kept(desk, floats, last)
    left = drawers.before(days_before(last, -1))
    if left:
        said = [f"{desk.clerk_name(one.clerk)} ({_where(desk, one.desk, one.day)})" for one in left]
        yield f"Ngăn kéo chưa ai khóa, tiền chưa ai chịu trách nhiệm: {len(left)}: {_named(said)}."


def _differing(database: Database, day: str) -> list[Drawer]:
    """The drawers of the day that were locked otherwise than the book says: a year's payments are not kept at once."""
    found = fold_drawers(days.entries_of_kinds(database, (day,), cash.IN_DRAWERS))
    return [one for one in found if one.closed is not None and one.difference]


def _locked(desk: Desk, drawers: Iterable[Drawer]) -> Iterator[tuple[int, str]]:
    """With what each was locked short or over, by whom and why."""
    for one in drawers:
        if one.closed is None or not one.difference:
            continue
        reason = _why(one.closed.explanation)
        if one.closed.by:
            by, witness = desk.clerk_name(one.closed.by), desk.clerk_name(one.closed.witness)
            reason = f", {by} khóa thay có {witness} chứng kiến{reason}"
        yield one.difference, _said(desk, one.clerk, one.difference, f"{_where(desk, one.desk, one.day)}{reason}")


def _ruled(desk: Desk, connection: Connection, day: str, locked: Iterable[Drawer]) -> Iterator[tuple[int, str]]:
    """What whoever ruled the day off counted short or over in one, and the note that they had to write; without what
    the drawers locked since say by themselves.
    """
    held = rulings.held_of(connection, day)
    closing = held.closing
    facts = closing.facts if closing is not None else None
    if closing is None or not isinstance(facts, DayClosed) or facts.counted_cash is None or facts.due_cash is None:
        return
    whole = facts.counted_cash - facts.due_cash
    if not whole:
        return
    evidence = rulings.evidence_of(connection, day, held)
    parts, _ = parted(evidence.lines, evidence.reaches)
    in_one = {one.key for one in counted_in_one(facts, fold_drawers(parts[0]))}
    left = left_of_whole(whole, (one.difference or 0 for one in locked if one.key in in_one))
    if left:
        why = closing.personal.note if isinstance(closing.personal, DayClosedPersonal) else ""
        where = f"{_where(desk, closing.place.journal, day)}{_why(why)}"
        yield left, _said(desk, closing.actor, left, where)


def _kept(desk: Desk, floats: list[Entry], last: str) -> Iterator[str]:
    """What clerks had in hand for their next drawers when the period ended, and which of it has not been seen since."""
    kept = list(kept_still(one for one in floats if one.day <= last))
    if not kept:
        return
    unseen = {(one.desk, one.clerk, one.day) for one in kept_still(floats)}

    def said(one: FloatKept) -> str:
        lost = ", chưa ca nào bắt đầu với số đó" if (one.desk, one.clerk, one.day) in unseen else ""
        return f"{desk.clerk_name(one.clerk)} {_dong(one.kept)} ({_where(desk, one.desk, one.day)}{lost})"

    total = _dong(sum(one.kept for one in kept))
    yield f"Tiền cán bộ giữ lại làm tiền lẻ đầu ca khi hết kỳ, chưa nộp: {total}: {_named(list(map(said, kept)))}."


def _said(desk: Desk, clerk: str, difference: int, where: str) -> str:
    word = "thiếu" if difference < 0 else "thừa"
    return f"{desk.clerk_name(clerk)} {word} {_dong(abs(difference))} ({where})"


def _why(reason: str) -> str:
    return f": “{reason}”" if reason else ", không có lý do"


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
