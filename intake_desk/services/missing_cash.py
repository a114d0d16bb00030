"""What of a day's cash is missing or too much by closing and addenda, and which drawers nobody has counted."""

from intake_desk.domain.drawers import Drawer
from intake_desk.services.closing_view import DayView


def ruled_differences(view: DayView) -> tuple[int, ...]:
    """Whatever cash is missing or too much by closing and addenda together, each by itself: what was counted in one,
    drawer by drawer, and what lies between drawers. What was counted in one is not counted once more.
    """
    gaps = tuple(one.difference for one in view.handing_gaps)
    if view.closing is not None and view.counted_whole is not None and view.closing.facts.due_cash is None:
        return (view.whole_difference or 0, *gaps)
    in_one = {one.key for one in view.sealed_drawers if one.is_open} if view.counted_whole is not None else set()
    own = [one.difference for one in view.ruled_drawers if one.key not in in_one]
    whole = () if view.whole_difference is None else (view.whole_difference,)
    return (*whole, *(one for one in own if one is not None), *gaps)


def left_uncounted(view: DayView) -> tuple[Drawer, ...]:
    """The drawers whose cash nobody has counted and closed though the day was ruled off, and did not count in one then;
    of a day that is open, those that nobody has counted.
    """
    if view.closing is None:
        return tuple(one for one in view.drawers if one.is_uncounted)
    named = {(one.journal, one.clerk) for one in view.closing.facts.uncounted}
    left = [one for one in view.drawers if one.is_open and (one.is_uncounted or (one.desk, one.clerk) in named)]
    if view.counted_whole is None:
        return tuple(left)
    then = {one.key: one for one in view.sealed_drawers}
    return tuple(one for one in left if one.is_otherwise(then.get(one.key)))
