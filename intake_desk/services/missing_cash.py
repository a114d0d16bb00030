"""What of a day's cash is missing or too much by closing and addenda, and which drawers nobody has locked."""

from intake_desk.domain.drawers import Drawer
from intake_desk.services.closing_view import DayView


def ruled_differences(view: DayView) -> tuple[int, ...]:
    """Whatever cash is missing or too much by closing and addenda together, each by itself: what was counted in one,
    drawer by drawer, and what lies between drawers. Of what was counted in one, that is left which the drawers locked
    since do not say by themselves.
    """
    gaps = tuple(one.difference for one in view.handing_gaps)
    whole = view.whole_difference
    if whole is not None and view.closing is not None and view.closing.facts.due_cash is None:
        return (whole, *gaps)
    in_one = {one.key for one in view.sealed_drawers if one.is_open} if whole is not None else set()
    told = [one for one in view.ruled_drawers if not (one.is_open and one.key in in_one)]
    own = [(one.key, one.difference) for one in told if one.difference is not None]
    if whole is None:
        return (*(difference for _, difference in own), *gaps)
    left = whole - sum(difference for key, difference in own if key in in_one)
    left = min(max(left, min(whole, 0)), max(whole, 0))
    return (left, *(difference for _, difference in own), *gaps)


def left_open(view: DayView) -> tuple[Drawer, ...]:
    """The drawers that nobody has locked, and whose cash was not counted in one when the day was ruled off: nobody
    answers for what lies in them.
    """
    left = tuple(one for one in view.drawers if one.is_open)
    if view.counted_whole is None:
        return left
    then = {one.key: one for one in view.sealed_drawers}
    return tuple(one for one in left if one.is_otherwise(then.get(one.key)))
