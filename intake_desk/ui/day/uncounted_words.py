"""What is said of drawers that a day was ruled off without, and of cash that was counted again until it agreed."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.times import show_day
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.missing_cash import left_uncounted
from intake_desk.services.uncounted import LeftUncounted
from intake_desk.ui.drawer.drawer_words import shortened
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MOST_NAMED = 3


def uncounted_words(
    desk: Desk, view: DayView, before: Iterable[LeftUncounted], *, past: bool
) -> tuple[tuple[str, str], ...]:
    """A sentence for each drawer that nobody has counted, with the day ("" for this one) that it is of: of this day
    when it is over or ruled off, and of those `before` it.
    """
    found = []
    for one in left_uncounted(view) if past or view.closing is not None else ():
        text = translate("closing", "Ngăn kéo của {0} ở {1} chưa kiểm đếm{2}.")
        if not one.is_uncounted:
            text = translate("closing", "Ngăn kéo của {0} ở {1} chốt sổ khi chưa kiểm đếm, nay đã đếm, chưa khóa{2}.")
        why = view.closing.uncounted if view.closing is not None else ""
        reason = translate("closing", ", lý do khi chốt: “{0}”").format(shortened(why)) if why else ""
        found.append((text.format(desk.clerk_name(one.clerk), desk.unit.desk_name(one.desk), reason), ""))
    for left in before:
        text = translate("closing", "Ngăn kéo của {0} ở {1} ngày {2} chưa kiểm đếm.")
        day = show_day(date.fromisoformat(left.day))
        found.append((text.format(desk.clerk_name(left.clerk), desk.unit.desk_name(left.desk), day), left.day))
    return tuple(dict.fromkeys(found))


def uncounted_names(desk: Desk, view: DayView) -> str:
    """Whose drawers nobody has counted yet: "Nguyễn Thị Thủy (Quầy 1)"; "" where there are none."""
    named = (f"{desk.clerk_name(one.clerk)} ({desk.unit.desk_name(one.desk)})" for one in left_uncounted(view))
    names = list(dict.fromkeys(named))
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    text = translate("closing", "{0} và {1} ngăn kéo nữa")
    return text.format(", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED)


def tried_words(view: DayView) -> str:
    """What was counted in one after the other when the day was ruled off: "Kiểm đếm 2 lần: 49.000 đ, 50.000 đ."; ""
    where it was counted once.
    """
    tried = view.closing.facts.tried if view.closing is not None else ()
    if len(tried) <= 1:
        return ""
    text = translate("closing", "Khi chốt sổ kiểm đếm {0} lần: {1}.")
    return text.format(len(tried), ", ".join(map(money, tried)))
