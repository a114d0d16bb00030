"""What should be looked at of the day's cash: what left a drawer by one hand alone, and what does not fit together."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.drawers import MOVED, Drawer, Movement
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.ui.drawer.drawer_words import hand_over_words
from intake_desk.ui.formats import money

translate = QCoreApplication.translate


def cash_sentences(desk: Desk, view: DayView) -> tuple[str, ...]:
    """One sentence for each, the most doubtful first."""
    drawers = [(f"{one.name}: {desk.clerk_name(drawer.clerk)}", drawer) for one in view.desks for drawer in one.drawers]
    return (
        *(hand_over_words(one, desk.clerk_name, desk.unit.desk_name) for one in view.disputed),
        *(said for who, drawer in drawers for said in _stale(who, drawer)),
        *(said for who, drawer in drawers for said in _taken_out(who, drawer)),
    )


def _taken_out(who: str, drawer: Drawer) -> Iterator[str]:
    """Cash that went out with nobody else's word than the clerk's own."""
    out = [one for one in drawer.movements if one.sort == MOVED and one.amount < 0]
    if not out:
        return
    text = translate("closing", "{0} một mình chi ra {1} ({2}).")
    yield text.format(who, money(drawer.moved_out), "; ".join(_reason(one, alone=len(out) == 1) for one in out))


def _reason(one: Movement, *, alone: bool) -> str:
    parts = (show_hour(from_ms(one.at_ms)), "" if alone else money(-one.amount), one.reason)
    return " ".join(filter(None, parts))


def _stale(who: str, drawer: Drawer) -> Iterator[str]:
    """A drawer that had to hold something else when it was closed than it must by all that has come since."""
    closed = drawer.closed
    if closed is None or closed.expected == drawer.expected:
        return
    text = translate("closing", "{0} khóa ngăn kéo đếm được {1}, nay phải có {2}: có mục đến sau khi khóa.")
    yield text.format(who, money(closed.counted), money(drawer.expected))
