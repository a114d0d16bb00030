"""What should be looked at of the day's cash: what left a drawer by one hand alone, and what does not fit together."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.cash_lines import MOVED, Movement
from intake_desk.domain.drawers import Drawer, short_and_over
from intake_desk.domain.people import show_date
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.closing_view import DayView
from intake_desk.services.day_gaps import FloatGap, FloatKept
from intake_desk.services.desk import Desk
from intake_desk.ui.drawer.drawer_words import hand_over_words, shortened
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MOST_LISTED = 3


def cash_sentences(desk: Desk, view: DayView, *, blind: bool) -> tuple[str, ...]:
    """One sentence for each, the most doubtful first; the `blind` are told of no drawer that is still to be counted."""
    drawers = [
        (f"{one.name}: {desk.clerk_name(drawer.clerk)}", drawer)
        for one in view.desks
        for drawer in one.drawers
        if not (blind and drawer.is_uncounted)
    ]
    return (
        *_whole(view),
        *(said for _, drawer in drawers for said in _difference(desk, drawer)),
        *(hand_over_words(one, desk.clerk_name, lambda journal: _at(desk, journal)) for one in view.disputed),
        *(_float_words(desk, one) for one in view.float_gaps if not blind),
        *(_kept_words(desk, one) for one in view.floats_kept),
        *(said for who, drawer in drawers for said in _kept_more(who, drawer)),
        *(said for who, drawer in drawers for said in _stale(who, drawer)),
        *(said for who, drawer in drawers for said in _taken_out(who, drawer)),
    )


def who_differs(desk: Desk, drawer: Drawer, difference: int) -> str:
    """Whose drawer was counted, and how much it was short or over: "Quầy 1, Nguyễn Thị Thủy: đếm thiếu 13.000 đ"."""
    text = translate("closing", "{0}, {1}: đếm thiếu {2}")
    if difference > 0:
        text = translate("closing", "{0}, {1}: đếm thừa {2}")
    return text.format(_at(desk, drawer.desk), desk.clerk_name(drawer.clerk), money(abs(difference)))


def _whole(view: DayView) -> Iterator[str]:
    """What whoever closed the day counted short or over, with the note that they had to write."""
    if view.closing is None or not view.whole_difference:
        return
    short, over = short_and_over([view.whole_difference])
    text = translate("closing", "Kiểm đếm khi chốt sổ thiếu {0}, lý do: “{1}”.")
    if over:
        text = translate("closing", "Kiểm đếm khi chốt sổ thừa {0}, lý do: “{1}”.")
    yield text.format(money(short or over), shortened(view.closing.note))


def _difference(desk: Desk, drawer: Drawer) -> Iterator[str]:
    """A count that was short or over, with what was written about it; of one that nobody has locked yet, too."""
    last = drawer.closed or (drawer.counts[-1] if drawer.counts else None)
    if last is None or not last.difference:
        return
    text, reason = translate("closing", "{0}, chưa khóa ngăn kéo."), ""
    if drawer.closed is not None:
        text, reason = translate("closing", "{0}, chưa giải thích."), drawer.closed.explanation
        if reason:
            text = translate("closing", "{0}, giải thích: “{1}”.")
        if drawer.closed.by:
            text = translate("closing", "{0}, {2} khóa thay: “{1}”.")
    by = desk.clerk_name(drawer.closed.by) if drawer.closed is not None else ""
    yield text.format(who_differs(desk, drawer, last.difference), shortened(reason), by)


def apart(differences: Sequence[int]) -> str:
    """What is short and what is over, never the one taken off the other; a lone sum as it is."""
    if not differences:
        return ""
    short, over = short_and_over(differences)
    if short and over:
        return translate("closing", "thiếu {0}, thừa {1}").format(_bare(short), _bare(over))
    return f"{'+' if over else ''}{_bare(over - short)}"


def signed(differences: Sequence[int], between: str) -> str:
    """The same in figures alone: what is short, then what is over."""
    if not differences:
        return ""
    short, over = short_and_over(differences)
    said = [f"-{_bare(short)}"] if short else []
    said += [f"+{_bare(over)}"] if over else []
    return between.join(said) or _bare(0)


def _bare(dong: int) -> str:
    return money(dong).split(" ", 1)[0]


def _at(desk: Desk, journal: str) -> str:
    return desk.unit.desk_name(journal)


def _float_words(desk: Desk, one: FloatGap) -> str:
    """What was kept does not lie there at the next beginning."""
    less = one.kept - one.begun
    gap = translate("closing", "thiếu {0}") if less > 0 else translate("closing", "thừa {0}")
    text = translate("closing", "{0}: {1} giữ lại {2} ({3}), ca sau bắt đầu với {4}, {5}.")
    name = desk.clerk_name(one.clerk)
    place = _at(desk, one.desk)
    return text.format(place, name, money(one.kept), show_date(one.day), money(one.begun), gap.format(money(abs(less))))


def _kept_words(desk: Desk, one: FloatKept) -> str:
    """What was kept for a next beginning that never came, or that came without it."""
    text = translate("closing", "{0} giữ lại {1} ở {2} từ {3}, chưa mở lại.")
    if one.begun:
        text = translate("closing", "{0} giữ lại {1} ở {2} từ {3}, ca sau không bắt đầu với số tiền đó.")
    return text.format(desk.clerk_name(one.clerk), money(one.kept), desk.unit.desk_name(one.desk), show_date(one.day))


def _kept_more(who: str, drawer: Drawer) -> Iterator[str]:
    """A float that grew by what was taken: carried from drawer to drawer it would be delivered by nobody."""
    closed = drawer.closed
    more = closed.kept - drawer.float_amount - max(drawer.moved_in - drawer.moved_out, 0) if closed is not None else 0
    if closed is None or more <= 0:
        return
    text = translate("closing", "{0} giữ lại {1} làm tiền lẻ ca sau, tăng {2} so với đầu ca, chưa nộp.")
    yield text.format(who, money(closed.kept), money(more))


def _taken_out(who: str, drawer: Drawer) -> Iterator[str]:
    """Cash that went out with nobody else's word than the clerk's own."""
    out = [one for one in drawer.movements if one.sort == MOVED and one.amount < 0]
    if not out:
        return
    text = translate("closing", "{0} một mình chi ra {1} ({2}).")
    yield text.format(who, money(drawer.moved_out), _listed(out))


def _listed(out: Sequence[Movement]) -> str:
    """When and why, the largest sums first; what a small drawer's many are is in its own list."""
    largest = sorted(out, key=lambda one: one.amount)[:MOST_LISTED]
    said = [_reason(one, alone=len(out) == 1) for one in sorted(largest, key=lambda one: one.order)]
    left = len(out) - len(said)
    return "; ".join([*said, *([translate("closing", "và {0} lần nữa").format(left)] if left else [])])


def _reason(one: Movement, *, alone: bool) -> str:
    parts = (show_hour(from_ms(one.at_ms)), "" if alone else money(-one.amount), shortened(one.reason))
    return " ".join(filter(None, parts))


def _stale(who: str, drawer: Drawer) -> Iterator[str]:
    """A drawer that had to hold something else when it was closed than it must by all that has come since."""
    closed = drawer.closed
    if closed is None or closed.expected == drawer.expected:
        return
    text = translate(
        "closing", "{0} khóa ngăn kéo đếm được {1}, sổ khi đó {2}, nay phải có {3}: có mục đến sau khi khóa."
    )
    yield text.format(who, money(closed.counted), money(closed.expected), money(drawer.expected))
