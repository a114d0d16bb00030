"""What a supervisor does to the unit's calendar, each a new calendar; none of it is in force before it is adopted."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import msgspec

from intake_desk.domain.calendars import SATURDAY, Calendar, CounterHours, Session, Week

NORMAL: Final = "normal"
OFF: Final = "off"
SWAPPED: Final = "swapped"
UNIT: Final = ""


def state_of(calendar: Calendar, day: date) -> str:
    """What the calendar makes of a day: a swapped working day, a day off with a name, or what its weekday is."""
    if day in calendar.swapped:
        return SWAPPED
    return OFF if day in calendar.holidays else NORMAL


def set_day(calendar: Calendar, day: date, state: str, name: str = "") -> Calendar:
    """Make the day off or worked under a name, or again what its weekday is."""
    holidays = {known: said for known, said in calendar.holidays.items() if known != day}
    swapped = {known: said for known, said in calendar.swapped.items() if known != day}
    if state == OFF:
        holidays = dict(sorted({**holidays, day: name}.items()))
    elif state == SWAPPED:
        swapped = dict(sorted({**swapped, day: name}.items()))
    return msgspec.structs.replace(calendar, holidays=holidays, swapped=swapped)


def week_of(calendar: Calendar, counter: str = UNIT) -> Week:
    """The week of the unit, or of a counter by its name."""
    return next((one.week for one in calendar.counters if one.name == counter), calendar.week)


def set_hours(calendar: Calendar, weekdays: Iterable[int], hours: tuple[Session, ...], counter: str = UNIT) -> Calendar:
    """Let the unit, or one counter, work these hours on these weekdays (0 is Monday); none is a day off."""
    wanted = set(weekdays)
    week = tuple(hours if day in wanted else kept for day, kept in enumerate(week_of(calendar, counter)))
    if counter == UNIT:
        return msgspec.structs.replace(calendar, week=week)
    counters = tuple(
        msgspec.structs.replace(one, week=week) if one.name == counter else one for one in calendar.counters
    )
    return msgspec.structs.replace(calendar, counters=counters)


def add_saturday_counter(calendar: Calendar, field: str) -> Calendar:
    """Let the counter that takes this field work on Saturday morning too."""
    week = (*calendar.week[:SATURDAY], calendar.week[0][:1], *calendar.week[SATURDAY + 1 :])
    counter = CounterHours(name=field, fields=(field,), week=week)
    return msgspec.structs.replace(calendar, counters=(*calendar.counters, counter))


def remove_counter(calendar: Calendar, counter: str) -> Calendar:
    """Let the counter work the unit's week again."""
    counters = tuple(one for one in calendar.counters if one.name != counter)
    return msgspec.structs.replace(calendar, counters=counters)


def make_official(calendar: Calendar, year: int) -> Calendar:
    """The days off of this year, and of all before it, are announced now."""
    return msgspec.structs.replace(calendar, provisional_from=date(year + 1, 1, 1))


def same_time(one: Calendar, other: Calendar) -> bool:
    """Whether the two say the same of every hour, whatever their versions are."""
    return msgspec.structs.replace(one, version=other.version, sources=other.sources) == other


def changed_days(before: Calendar, after: Calendar, year: int) -> set[date]:
    """The days of a year that the two calendars tell differently."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - first).days))
    return {day for day in days if _told(before, day) != _told(after, day)}


def _told(calendar: Calendar, day: date) -> tuple[str, str, tuple[Session, ...]]:
    name = calendar.holidays.get(day, "") or calendar.swapped.get(day, "")
    return state_of(calendar, day), name, calendar.sessions(day)
