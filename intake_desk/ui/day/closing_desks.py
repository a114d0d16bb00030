"""Desk by desk what closing and addenda say, and what is in neither yet: the closing page's first table."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_sums import DESK
from intake_desk.domain.tally import figures
from intake_desk.services.closing_view import DayView, DeskDay
from intake_desk.services.day_counts import clerks_of
from intake_desk.services.desk import Desk
from intake_desk.services.missing_cash import left_open, ruled_differences

translate = QCoreApplication.translate


@dataclass(frozen=True)
class DeskRow:
    """One desk, or the sum of all when `day` is None; `stale` while its newest entries may not have come, `hidden`
    while its cash is not told. `added` when addenda brought figures of it, `late` is its cash that is in none yet,
    `uncounted` when it was ruled off with a drawer that nobody has locked. One that is `handing` is cash that went
    from one to another and was taken otherwise.
    """

    day: DeskDay | None
    name: str
    clerks: str
    cash: int
    differences: tuple[int, ...]  # each by itself: a surplus makes up for no shortage
    sealed: bool = False
    stale: bool = False
    hidden: bool = False
    added: bool = False
    late: int = 0
    uncounted: bool = False
    handing: bool = False


def desk_rows(desk: Desk, view: DayView, *, blind: bool) -> tuple[DeskRow, ...]:
    """Every desk, what went from one to another and was taken otherwise, and the sum of all."""
    sealed, added, whole = view.closing is not None, view.added.get(DESK, {}), view.whole_groups.get(DESK, {})
    uncounted = {one.desk for one in left_open(view)}
    late_clerks, late = clerks_of(view.late, desk.clerk_name), Counter[str]()
    for entry in view.late:
        late[base_of(entry.place.journal)] += figures(entry).get("cash", 0)
    differences: dict[str, list[int]] = defaultdict(list)
    for drawer in view.ruled_drawers:  # of the same moment as the cash beside them
        if drawer.difference is not None:
            differences[drawer.desk].append(drawer.difference)
    rows = [
        DeskRow(
            day,
            day.name,
            ", ".join(day.clerks or late_clerks.get(day.journal, ())),
            whole.get(day.journal, {}).get("cash", 0),
            tuple(differences[day.journal]),
            sealed=sealed,
            hidden=blind,
            added=day.journal in added,
            late=late[day.journal],
            uncounted=sealed and day.journal in uncounted,
        )
        for day in view.desks
    ]
    rows += [
        DeskRow(None, translate("closing", "Bàn giao"), who, 0, (gap.difference,), hidden=blind, handing=True)
        for gap, who in zip(view.handing_gaps, handings(desk, view), strict=True)
    ]
    cash = view.whole.total("cash")
    return (*rows, DeskRow(None, translate("closing", "Cộng"), "", cash, ruled_differences(view), hidden=blind))


def handings(desk: Desk, view: DayView) -> list[str]:
    """Between whom cash went that was taken as another sum than it was given, or by two."""
    takers = (dict.fromkeys(desk.clerk_name(each.clerk) for each in one.takings) for one in view.handing_gaps)
    givers = (desk.clerk_name(one.giver) for one in view.handing_gaps)
    return [f"{giver} → {', '.join(names)}" for giver, names in zip(givers, takers, strict=True)]
