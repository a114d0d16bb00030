"""What the tally's paper says of cash that nobody answers for: drawers of other days that nobody has locked, floats
that are not there, and what was given and nobody has taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from intake_desk.domain.drawers import Drawer
from intake_desk.domain.fees import dong
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.people import show_date
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk

# As many days of one drawer are named.
MOST_NAMED: Final = 5


def unaccounted(desk: Desk, view: DayView, left: Iterable[Drawer], handed: Iterable[HandOver]) -> Iterator[str]:
    """A sentence for each: the drawers of days before that were `left` open, as things stand now, the floats, and what
    of the cash that was `handed` over up to this day nobody has taken.
    """
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in left:
        days[one.desk, one.clerk].append(show_date(one.day))
    named = [f"{_who(desk, clerk, place)} ngày {_listed(every)}" for (place, clerk), every in days.items()]
    if named:
        yield f"Ngăn kéo các ngày trước chưa khóa: {'; '.join(named)}."
    for gap in view.float_gaps:
        word = "thiếu" if gap.begun < gap.kept else "thừa"
        yield (
            f"{_who(desk, gap.clerk, gap.desk)} giữ lại {dong(gap.kept)} ngày {show_date(gap.day)}, ca sau bắt đầu với"
            f" {dong(gap.begun)}: {word} {dong(abs(gap.kept - gap.begun))}."
        )
    for kept in view.floats_kept:
        since = "ca sau không bắt đầu với số tiền đó" if kept.begun else "chưa mở lại"
        yield f"{_who(desk, kept.clerk, kept.desk)} giữ lại {dong(kept.kept)} từ ngày {show_date(kept.day)}, {since}."
    for given in handed:
        if given.accepted is None and given.day <= view.day:
            yield (
                f"{_who(desk, given.giver, given.desk)} giao {desk.clerk_name(given.receiver)} {dong(given.amount)}"
                f" ngày {show_date(given.day)}, chưa ai xác nhận nhận tiền: không nằm trong ngăn kéo nào."
            )


def _who(desk: Desk, clerk: str, place: str) -> str:
    return f"{desk.clerk_name(clerk)} ({desk.unit.desk_name(place)})"


def _listed(days: list[str]) -> str:
    known = list(dict.fromkeys(days))
    said = ", ".join(known[:MOST_NAMED])
    return f"{said} và {len(known) - MOST_NAMED} ngày nữa" if len(known) > MOST_NAMED else said
