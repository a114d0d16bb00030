"""The working time of a unit: its week, its days off, its swapped days, and counters with a week of their own."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM

DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
MOST_DAYS_OFF: Final = 60
LONGEST_REST: Final = 30
LONGEST_NAME: Final = 100
MOST_COUNTERS: Final = 50
MOST_SESSIONS: Final = 4
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100

Session = tuple[time, time]
Week = tuple[tuple[Session, ...], ...]


class BadCalendar(Refusal):
    """A calendar by which nobody could count; params: fault, day (ISO, where one is meant), name (of a counter)."""

    code = "bad_calendar"


class CounterHours(msgspec.Struct, frozen=True, kw_only=True):
    """A counter with a week of its own, and the fields whose dossiers it takes."""

    name: str
    fields: tuple[str, ...]
    week: Week


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The working time of a unit: its week, public holidays, swapped working days, counters of their own."""

    version: str
    week: Week
    holidays: dict[date, str]
    swapped: dict[date, str]
    provisional_from: date
    sources: tuple[str, ...] = ()
    counters: tuple[CounterHours, ...] = ()

    @classmethod
    def decode(cls, document: bytes) -> "Calendar":
        """Read the calendar that ships, is adopted or arrives as a sheet."""
        return msgspec.json.decode(document, type=cls)

    def for_field(self, field: str) -> "Calendar":
        """Give the calendar of the counter that takes this field: the same days off, its own week."""
        own = next((counter for counter in self.counters if field in counter.fields), None)
        return msgspec.structs.replace(self, week=own.week, counters=()) if own else self

    def sessions(self, day: date) -> tuple[Session, ...]:
        """List the hours in which the counter works that day; none on a day off."""
        if day in self.swapped:
            return self.week[0]
        return () if day in self.holidays else self.week[day.weekday()]

    def is_working(self, day: date) -> bool:
        """Tell whether the counter is open at some hour of the day."""
        return bool(self.sessions(day))

    def is_office_day(self, day: date) -> bool:
        """Tell whether the day is one that a limit in working days counts: an open Saturday morning is not."""
        return self.is_working(day) and (day.weekday() < SATURDAY or day in self.swapped)

    def working_from(self, day: date, *, office: bool = False) -> date:
        """Give the day itself if it is a working day, otherwise the next one; `office` passes by open weekends."""
        for ahead in range(MOST_DAYS_OFF):
            found = day + ahead * DAY
            if self.is_office_day(found) if office else self.is_working(found):
                return found
        raise ValueError(f"calendar {self.version} has no working day for {MOST_DAYS_OFF} days")

    def working_after(self, day: date, *, office: bool = False) -> date:
        """Give the first working day after the day."""
        return self.working_from(day + DAY, office=office)

    def working_before(self, day: date) -> date:
        """Give the last working day before the day."""
        for back in range(1, MOST_DAYS_OFF):
            if self.is_working(day - back * DAY):
                return day - back * DAY
        raise ValueError(f"calendar {self.version} has no working day for {MOST_DAYS_OFF} days")

    def closing(self, day: date) -> time:
        """Give the hour at which the counter closes on a working day."""
        return self.sessions(day)[-1][1]

    def sessions_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Give the open times that end after the moment, without end."""
        day = moment.date()
        while True:
            day = self.working_from(day)
            for opens, closes in self.sessions(day):
                start, end = (datetime.combine(day, hour, VIETNAM) for hour in (opens, closes))
                if end > moment:
                    yield start, end
            day += DAY


def check_calendar(calendar: Calendar) -> Calendar:
    """The calendar itself if one can count by it. Raises BadCalendar."""
    _check_week(calendar.week)
    if len(calendar.counters) > MOST_COUNTERS:
        raise BadCalendar(fault="too_many_counters")
    taken: set[str] = set()
    for counter in calendar.counters:
        if not _is_name(counter.name):
            raise BadCalendar(fault="counter_unnamed")
        if not counter.fields or taken & set(counter.fields):
            raise BadCalendar(fault="counter_fields", name=counter.name)
        taken |= set(counter.fields)
        _check_week(counter.week, counter.name)
    _check_days(calendar)
    return calendar


def _check_week(week: Week, name: str = "") -> None:
    if len(week) != len(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")) or not week[0] or not any(week[:SATURDAY]):
        raise BadCalendar(fault="no_week", name=name)
    for sessions in week:
        hours = [hour for session in sessions for hour in session]
        if any(hour.tzinfo for hour in hours) or any(later <= earlier for earlier, later in pairwise(hours)):
            raise BadCalendar(fault="hours", name=name)
        if len(sessions) > MOST_SESSIONS:
            raise BadCalendar(fault="too_many_sessions", name=name)


def _check_days(calendar: Calendar) -> None:
    for day, name in (*calendar.holidays.items(), *calendar.swapped.items()):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise BadCalendar(fault="year", day=day.isoformat())
        if not _is_name(name):
            raise BadCalendar(fault="day_unnamed", day=day.isoformat())
    for day in sorted(calendar.swapped):
        if day in calendar.holidays:
            raise BadCalendar(fault="off_and_worked", day=day.isoformat())
        if calendar.week[day.weekday()]:
            raise BadCalendar(fault="worked_anyway", day=day.isoformat())
    _check_rest(calendar)
    for counter in calendar.counters:
        _check_rest(msgspec.structs.replace(calendar, week=counter.week), counter.name)


def _check_rest(calendar: Calendar, name: str = "") -> None:
    run = 0
    for day in _days_about(calendar):
        run = 0 if calendar.is_office_day(day) else run + 1
        if run >= LONGEST_REST:
            raise BadCalendar(fault="closed_too_long", day=day.isoformat(), name=name)


def _days_about(calendar: Calendar) -> Iterator[date]:
    """Every day of the years that the calendar speaks of."""
    years = {day.year for day in calendar.holidays}
    for year in sorted(years):
        first = date(year, 1, 1)
        yield from (first + ahead * DAY for ahead in range((date(year + 1, 1, 1) - first).days))


def _is_name(name: str) -> bool:
    return 0 < len(name.strip()) <= LONGEST_NAME and name.isprintable()
