"""What is said of drawers that a day was ruled off without, and of cash that was counted again until it agreed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.closing_kinds import UncountedDrawer
from intake_desk.domain.drawers import Drawer, short_and_over
from intake_desk.domain.people import show_date
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.missing_cash import left_open
from intake_desk.ui.drawer.drawer_words import shortened
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MOST_NAMED = 3


@dataclass(frozen=True)
class LeftOpen:
    """A sentence about what nobody has locked, with the day that it is of ("" for the one shown) or the drawer."""

    text: str
    day: str = ""
    drawer: Drawer | None = None


def open_words(desk: Desk, view: DayView, before: Iterable[Drawer], *, past: bool) -> tuple[LeftOpen, ...]:
    """A sentence for each drawer that nobody has locked: of this day when it is over or ruled off, and of those
    `before` it.
    """
    found = []
    for one in left_open(view) if past or view.closing is not None else ():
        text = translate("closing", "Ngăn kéo của {0} ở {1} chưa kiểm đếm{2}.")
        if not one.is_uncounted:
            text = translate("closing", "Ngăn kéo của {0} ở {1} đã đếm, chưa khóa{2}.")
        said = text.format(desk.clerk_name(one.clerk), desk.unit.desk_name(one.desk), _reasons(view, one))
        found.append(LeftOpen(said, drawer=one))
    found += [LeftOpen(text) for text in _witnessed(desk, view)]
    drawers: dict[tuple[str, str], list[Drawer]] = defaultdict(list)
    for one in before:
        drawers[one.desk, one.clerk].append(one)
    found += [LeftOpen(_carried(desk, every), every[0].day) for every in drawers.values()]
    return tuple(found)


def _witnessed(desk: Desk, view: DayView) -> Iterator[str]:
    """Who agreed that the day, or an addendum, was signed by somebody whose own till could be locked before nobody."""
    closing = translate("closing", "Chốt sổ")
    addendum = translate("closing", "Ký bổ sung số {0}")
    signings = [(closing, view.closing)] if view.closing is not None else []
    for what, one in (*signings, *((addendum.format(each.facts.number), each) for each in view.addenda)):
        if one.facts.witness:
            text = translate(
                "closing", "{0} có {1} chứng kiến: ngăn kéo của {2} ở {3} không khóa được trước người khác."
            )
            desks = ", ".join(map(desk.unit.desk_name, one.facts.witnessed))
            yield text.format(what, desk.clerk_name(one.facts.witness), desk.clerk_name(one.entry.actor), desks)


def _reasons(view: DayView, drawer: Drawer) -> str:
    """Why this drawer was left open, as it was said when the day was ruled off, and what addenda say otherwise; of a
    desk that was left out then, nothing was said of it.
    """
    named = UncountedDrawer(drawer.desk, drawer.clerk)
    said: dict[str, str] = {}
    if view.closing is not None and named in view.closing.facts.uncounted:
        why = view.closing.uncounted
        said[why] = translate("closing", ", lý do khi chốt: “{0}”").format(shortened(why))
    for one in view.addenda:
        if named in one.facts.uncounted:
            text = translate("closing", ", lý do ở bổ sung số {0}: “{1}”")
            said.setdefault(one.uncounted, text.format(one.facts.number, shortened(one.uncounted)))
    return "".join(text for why, text in said.items() if why)


def _carried(desk: Desk, drawers: Sequence[Drawer]) -> str:
    """Whose drawers of earlier days nobody has locked, and what was counted short or over in them."""
    days = list(dict.fromkeys(show_date(one.day) for one in drawers))
    named = ", ".join(days[:MOST_NAMED])
    if days[MOST_NAMED:]:
        named = translate("closing", "{0} và {1} ngày nữa").format(named, len(days) - MOST_NAMED)
    text = translate("closing", "Ngăn kéo của {0} ở {1} ngày {2} chưa khóa{3}.")
    short, over = short_and_over(one.count.difference for one in drawers if one.count is not None)
    said = translate("closing", ", đếm thiếu {0}").format(money(short)) if short else ""
    said += translate("closing", ", đếm thừa {0}").format(money(over)) if over else ""
    return text.format(desk.clerk_name(drawers[0].clerk), desk.unit.desk_name(drawers[0].desk), named, said)


def open_names(desk: Desk, drawers: Iterable[Drawer]) -> str:
    """Whose drawers these are: "Nguyễn Thị Thủy (Quầy 1)"; "" where there are none."""
    named = (f"{desk.clerk_name(one.clerk)} ({desk.unit.desk_name(one.desk)})" for one in drawers)
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
