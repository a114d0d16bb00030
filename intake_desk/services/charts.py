"""The supervisor's charts of a period: today's hours, what waits, how promises were kept, what was taken."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from intake_desk.domain import charts
from intake_desk.domain.calendars import Calendar
from intake_desk.domain.charts import Chart, ChartSheet
from intake_desk.domain.periods import Period, business_day
from intake_desk.domain.tally import figures
from intake_desk.domain.turnover import was_kept
from intake_desk.services.desk import Desk
from intake_desk.services.usual_day import day_hours
from intake_desk.store import charts as counts
from intake_desk.store import days, periods
from intake_desk.store.database import Database

AHEAD: Final = 6


def chart_sheet(desk: Desk, period: Period) -> ChartSheet:
    """All four: the hours of today (or of the one day that is asked for), the load as of now, the others' period."""
    today = business_day(desk.now_ms())
    one_day = period.first if period.first == period.last else today
    return ChartSheet(
        charts=(
            _hours(desk.journal.database, one_day),
            _load(desk, today),
            _on_time(desk, period, today),
            _fees(desk, period, today),
        ),
        period=period,
        made_at=desk.now(),
    )


def _hours(database: Database, day: date) -> Chart:
    iso = day.isoformat()
    return day_hours(database, iso, days.received_by_hour(database, (iso,)).get(iso, {}))


def _load(desk: Desk, today: date) -> Chart:
    with desk.journal.database.reading() as connection:
        waiting = counts.waiting(connection)
    return charts.load(waiting, desk.now_ms(), [today, *_ahead(desk.calendar, today)])


def _ahead(calendar: Calendar, today: date) -> Iterator[date]:
    day = today
    for _ in range(AHEAD):
        day = calendar.working_after(day)
        yield day


def _on_time(desk: Desk, period: Period, today: date) -> Chart:
    """The first of the national ratios, over time."""
    span = charts.on_time_span(period, today)
    with desk.journal.database.reading() as connection:
        found = periods.resolved(connection, span.start_ms, span.end_ms)
        resolved = [(one.resolved_at, was_kept(one.resolved_at, one.due_at)) for one in found]
    return charts.on_time(span, resolved)


def _fees(desk: Desk, period: Period, today: date) -> Chart:
    taken: dict[date, dict[str, int]] = {}
    with desk.journal.database.reading() as connection:
        for entry in counts.money_entries(connection, period):
            with suppress(ValueError):  # another program's day
                sums = taken.setdefault(date.fromisoformat(entry.day), {})
                for name, value in figures(entry).items():
                    sums[name] = sums.get(name, 0) + value
    closed = days.closed_days(desk.journal.database)
    ruled_off = [day for day in taken if day.isoformat() in closed]
    gone = Period(period.first, max(min(period.last, max((today, *taken))), period.first))
    return charts.fees(gone, taken, _working(desk.calendar, gone), ruled_off)


def _working(calendar: Calendar, period: Period) -> Iterator[date]:
    day = period.first
    while day <= period.last:
        if calendar.is_working(day):
            yield day
        day += timedelta(days=1)
