"""A period's days, its moments, and how it is said."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.periods import (
    BadPeriod,
    Period,
    business_day,
    day_of,
    days_before,
    month_of,
    quarter_of,
    week_of,
    year_of,
)
from intake_desk.domain.times import VIETNAM, to_ms

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (day_of(date(2026, 11, 20)), "ngày 20/11/2026"),
        (week_of(date(2026, 11, 20)), "từ ngày 16/11/2026 đến ngày 22/11/2026"),
        (month_of(date(2026, 2, 20)), "tháng 2 năm 2026"),
        (quarter_of(date(2026, 11, 20)), "quý 4 năm 2026"),
        (quarter_of(date(2026, 1, 1)), "quý 1 năm 2026"),
        (year_of(date(2026, 11, 20)), "năm 2026"),
        (Period(date(2026, 1, 1), date(2026, 11, 20)), "từ ngày 01/01/2026 đến ngày 20/11/2026"),
    ],
)
def test_a_period_is_said_as_people_say_it(period, said):
    assert said == period.said


@given(DAYS)
def test_every_period_holds_its_day_and_is_whole(day):
    noon = to_ms(datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM))

    for period in (day_of(day), week_of(day), month_of(day), quarter_of(day), year_of(day)):
        assert period.holds(noon)
        assert period.first <= day <= period.last
    assert 7 == (week_of(day).last - week_of(day).first).days + 1
    assert 1 == (month_of(day).last + timedelta(days=1)).day
    assert month_of(day).last <= quarter_of(day).last <= year_of(day).last


@given(DAYS, st.integers(0, 24 * 60 - 1))
def test_a_moment_lies_in_the_one_day_it_is_told_by(day, minutes):
    moment = to_ms(datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(minutes=minutes))

    found = [one for one in (day - timedelta(days=1), day, day + timedelta(days=1)) if day_of(one).holds(moment)]

    assert [business_day(moment)] == found


def test_the_night_until_four_belongs_to_the_day_before():
    assert date(2026, 11, 20) == business_day(to_ms(datetime(2026, 11, 21, 3, 59, tzinfo=VIETNAM)))
    assert date(2026, 11, 21) == business_day(to_ms(datetime(2026, 11, 21, 4, 0, tzinfo=VIETNAM)))


def test_a_period_does_not_run_backwards():
    with pytest.raises(BadPeriod):
        Period(date(2026, 11, 20), date(2026, 11, 19))


def test_days_before_a_day_are_of_the_calendar_and_another_programs_day_stays_as_it_is():
    assert "2026-02-28" == days_before("2026-03-31", 31)
    assert ["0001-01-01", "sau Tết"] == [days_before(day, 31) for day in ("0001-01-01", "sau Tết")]
