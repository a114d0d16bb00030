"""What a supervisor may do to the calendar, one edit at a time; the calendar before stays as it was."""

from datetime import date, time
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import calendar_edits as edits
from intake_desk.domain.calendars import Calendar, check_calendar

CALENDAR = Calendar.decode(files("intake_desk.resources").joinpath("calendar.json").read_bytes())
RESIDENCE = CALENDAR.counters[0].name
THURSDAY, SATURDAY = date(2026, 11, 26), date(2026, 11, 28)
MORNING = ((time(8), time(12)),)


def test_a_day_becomes_a_day_off_and_a_saturday_its_exchange():
    calendar = edits.set_day(CALENDAR, THURSDAY, edits.OFF, "Nghỉ hoán đổi")
    calendar = edits.set_day(calendar, SATURDAY, edits.SWAPPED, "làm bù cho thứ Năm 26/11")

    assert check_calendar(calendar) is calendar
    assert not calendar.is_working(THURSDAY)
    assert calendar.is_office_day(SATURDAY)
    assert ("Nghỉ hoán đổi", "làm bù cho thứ Năm 26/11") == (calendar.holidays[THURSDAY], calendar.swapped[SATURDAY])
    assert {THURSDAY, SATURDAY} == edits.changed_days(CALENDAR, calendar, 2026)
    assert CALENDAR.is_working(THURSDAY)


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.lists(st.sampled_from([edits.NORMAL, edits.OFF, edits.SWAPPED]), max_size=4),
)
def test_a_day_is_only_ever_one_thing_and_goes_back_to_what_its_weekday_is(day, states):
    calendar = CALENDAR
    for state in states:
        calendar = edits.set_day(calendar, day, state, "tên")
        assert state == edits.state_of(calendar, day)
    plain = edits.set_day(calendar, day, edits.NORMAL)

    assert edits.NORMAL == edits.state_of(plain, day)
    assert plain.sessions(day) == CALENDAR.week[day.weekday()]
    assert edits.changed_days(CALENDAR, plain, day.year) <= {day}


def test_hours_change_for_the_unit_or_for_one_counter():
    unit = edits.set_hours(CALENDAR, (0, 4), MORNING)
    counter = edits.set_hours(CALENDAR, (5, 6), MORNING, RESIDENCE)

    assert [MORNING, CALENDAR.week[1], MORNING] == [edits.week_of(unit)[day] for day in (0, 1, 4)]
    assert CALENDAR.counters == unit.counters
    assert CALENDAR.week == counter.week
    assert MORNING == counter.for_field(RESIDENCE).sessions(date(2026, 11, 29))


def test_a_field_gets_a_saturday_morning_and_loses_it():
    calendar = edits.add_saturday_counter(CALENDAR, "Chứng thực")

    assert CALENDAR.week[0][:1] == calendar.for_field("Chứng thực").sessions(SATURDAY)
    assert check_calendar(calendar)
    assert edits.same_time(CALENDAR, edits.remove_counter(calendar, "Chứng thực"))


def test_an_announced_year_is_provisional_no_more():
    calendar = edits.make_official(CALENDAR, 2027)

    assert date(2028, 1, 1) == calendar.provisional_from
    assert not edits.same_time(CALENDAR, calendar)


@pytest.mark.parametrize("change", [{"version": "2027.1"}, {"sources": ("Thông báo số 1",)}])
def test_another_version_says_the_same_of_every_hour(change):
    assert edits.same_time(CALENDAR, msgspec.structs.replace(CALENDAR, **change))
