"""The unit's calendar: the days that shipped, counters of their own, and what cannot be a calendar."""

from datetime import date, time
from importlib.resources import files

import msgspec
import pytest

from intake_desk.domain.calendars import BadCalendar, Calendar, CounterHours, check_calendar

CALENDAR = Calendar.decode(files("intake_desk.resources").joinpath("calendar.json").read_bytes())
RESIDENCE = "Đăng ký, quản lý cư trú"
MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13, 30), time(17))
DAY = (MORNING, AFTERNOON)


def a_day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2025-01-27", False),
        ("2025-01-31", False),
        ("2025-04-26", True),
        ("2025-05-02", False),
        ("2025-09-01", False),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-13", True),
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2026-09-03", True),
        ("2026-11-24", False),
        ("2027-05-03", False),
        ("2027-09-03", False),
    ],
)
def test_days_off_and_swapped_days(day, working):
    assert working == CALENDAR.is_working(a_day(day))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-11-20", "2026-11-19"),
        ("2026-11-23", "2026-11-20"),
        ("2026-11-22", "2026-11-20"),
        ("2026-11-25", "2026-11-23"),
        ("2026-02-23", "2026-02-13"),
    ],
)
def test_the_last_working_day_before_a_day(day, before):
    assert a_day(before) == CALENDAR.working_before(a_day(day))


def test_what_ships_can_be_counted_by():
    assert CALENDAR == check_calendar(CALENDAR)
    assert a_day("2027-01-01") == CALENDAR.provisional_from
    assert all(day.weekday() == 5 for day in CALENDAR.swapped)


def test_residence_is_taken_on_saturday_morning_too():
    own = CALENDAR.for_field(RESIDENCE)

    assert (MORNING,) == own.sessions(a_day("2026-11-21"))
    assert own.is_working(a_day("2026-11-21"))
    assert not own.is_office_day(a_day("2026-11-21"))
    assert not own.is_working(a_day("2026-11-22"))
    assert not own.is_working(a_day("2026-11-24"))
    assert own.is_office_day(a_day("2026-08-22"))
    assert CALENDAR.version == own.version


def test_other_fields_go_by_the_units_week():
    assert CALENDAR is CALENDAR.for_field("Hộ tịch")
    assert not CALENDAR.is_working(a_day("2026-11-21"))


def changed(**values):
    return msgspec.structs.replace(CALENDAR, **values)


def counter(name="Cư trú", fields=(RESIDENCE,), week=CALENDAR.counters[0].week):
    return CounterHours(name=name, fields=fields, week=week)


@pytest.mark.parametrize(
    ("fault", "calendar"),
    [
        ("no_week", changed(week=((),) * 7)),
        ("no_week", changed(week=CALENDAR.week[:5])),
        ("no_week", changed(week=((), *CALENDAR.week[1:]))),
        ("hours", changed(week=(((time(11, 30), time(7, 30)),), *CALENDAR.week[1:]))),
        ("hours", changed(week=(((time(7, 30), time(11, 30)), (time(11), time(17))), *CALENDAR.week[1:]))),
        ("hours", changed(week=((AFTERNOON, MORNING), *CALENDAR.week[1:]))),
        ("hours", changed(counters=(counter(week=(((time(9), time(8)),), *CALENDAR.week[1:])),))),
        ("too_many_sessions", changed(week=(tuple((time(h), time(h, 30)) for h in range(7, 12)), *CALENDAR.week[1:]))),
        ("counter_unnamed", changed(counters=(counter(name=" "),))),
        ("counter_fields", changed(counters=(counter(fields=()),))),
        ("counter_fields", changed(counters=(counter(), counter(name="Căn cước")))),
        ("too_many_counters", changed(counters=tuple(counter(fields=(str(n),)) for n in range(51)))),
        ("year", changed(holidays={date(1926, 1, 1): "Tết Dương lịch"})),
        ("year", changed(swapped={date(2226, 1, 3): "làm bù"})),
        ("day_unnamed", changed(holidays={a_day("2026-11-24"): " "})),
        ("day_unnamed", changed(holidays={a_day("2026-11-24"): "x" * 101})),
        ("day_unnamed", changed(holidays={a_day("2026-11-24"): "nghỉ\u202e"})),
        ("off_and_worked", changed(holidays={**CALENDAR.holidays, a_day("2026-08-22"): "nghỉ"})),
        ("worked_anyway", changed(swapped={a_day("2026-11-19"): "làm bù"})),
        ("closed_too_long", changed(holidays={date(2026, 6, day): "nghỉ" for day in range(1, 31)})),
    ],
)  # fmt: skip
def test_a_calendar_that_nobody_could_count_by_is_refused(fault, calendar):
    with pytest.raises(BadCalendar) as refused:
        check_calendar(calendar)

    assert fault == refused.value.params["fault"]


def test_the_day_or_the_counter_that_is_wrong_is_named():
    with pytest.raises(BadCalendar) as of_day:
        check_calendar(changed(holidays={**CALENDAR.holidays, a_day("2026-08-22"): "nghỉ"}))
    with pytest.raises(BadCalendar) as of_counter:
        check_calendar(changed(counters=(counter(fields=()),)))

    assert "2026-08-22" == of_day.value.params["day"]
    assert "Cư trú" == of_counter.value.params["name"]


def test_a_year_of_days_off_is_closed_too_long_whatever_the_weekday():
    """Nobody may promise what no day ever comes for: sixty closed days in a row stop the counting."""
    closed = {date(2026, 3, 1 + day): "nghỉ" for day in range(31)} | {date(2026, 4, 1 + d): "nghỉ" for d in range(30)}

    with pytest.raises(ValueError, match="no working day for 60 days"):
        changed(holidays=closed).working_from(date(2026, 3, 1))
    with pytest.raises(ValueError, match="no working day for 60 days"):
        changed(holidays=closed).working_before(date(2026, 4, 30))
    with pytest.raises(BadCalendar):
        check_calendar(changed(holidays=closed))
