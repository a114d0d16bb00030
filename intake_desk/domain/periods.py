"""The days that a report covers, and how a moment falls among them."""

from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, from_ms, show_day, to_ms

# Before this hour the night still belongs to the day before: a clerk who works past midnight stays on their day.
DAY_BEGINS_HOUR: Final = 4
QUARTER: Final = 3
DECEMBER: Final = 12


class BadPeriod(Refusal):
    """A period that ends before it begins."""

    code = "bad_period"


class Period(msgspec.Struct, frozen=True):
    """Business days from `first` to `last`, both included. Raises BadPeriod."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadPeriod

    @property
    def start_ms(self) -> int:
        """Its first moment."""
        return _begins(self.first)

    @property
    def end_ms(self) -> int:
        """The first moment after it."""
        return _begins(self.last + timedelta(days=1))

    def holds(self, moment_ms: int) -> bool:
        """Whether the moment falls into it."""
        return self.start_ms <= moment_ms < self.end_ms

    @property
    def said(self) -> str:
        """The period within a sentence, shortest where it is a whole year, quarter or month."""
        first, last = self.first, self.last
        if first == last:
            return f"ngày {show_day(first)}"
        if self == year_of(first):
            return f"năm {first.year}"
        if self == quarter_of(first):
            return f"quý {(first.month - 1) // QUARTER + 1} năm {first.year}"
        if self == month_of(first):
            return f"tháng {first.month} năm {first.year}"
        return f"từ ngày {show_day(first)} đến ngày {show_day(last)}"


def _begins(day: date) -> int:
    return to_ms(datetime.combine(day, time(DAY_BEGINS_HOUR), VIETNAM))


def business_day(moment_ms: int) -> date:
    """The business day that a moment belongs to."""
    return (from_ms(moment_ms) - timedelta(hours=DAY_BEGINS_HOUR)).date()


def days_before(day: str, many: int) -> str:
    """The day that lies so many days before another (ISO); that one itself where it is no day of the calendar."""
    try:
        return (date.fromisoformat(day) - timedelta(days=many)).isoformat()
    except (ValueError, OverflowError):  # another program's day
        return day


def day_of(day: date) -> Period:
    """That day alone."""
    return Period(day, day)


def week_of(day: date) -> Period:
    """Monday to Sunday around the day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """The calendar month around the day."""
    return Period(day.replace(day=1), _before_month(day.year, day.month + 1))


def quarter_of(day: date) -> Period:
    """The quarter around the day."""
    first = (day.month - 1) // QUARTER * QUARTER + 1
    return Period(date(day.year, first, 1), _before_month(day.year, first + QUARTER))


def year_of(day: date) -> Period:
    """The calendar year around the day."""
    return Period(date(day.year, 1, 1), date(day.year, DECEMBER, 31))


def _before_month(year: int, month: int) -> date:
    """The last day before a month; the month after December is next January."""
    following = date(year, month, 1) if month <= DECEMBER else date(year + 1, month - DECEMBER, 1)
    return following - timedelta(days=1)
