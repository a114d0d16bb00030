"""Moments are aware, and stored as whole milliseconds."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.times import (
    VIETNAM,
    from_ms,
    local,
    show_day,
    show_hour,
    to_ms,
    weekday_name,
)

MOMENT = datetime(2026, 11, 20, 0, 43, 5, 123_000, tzinfo=UTC)


def test_a_moment_is_said_at_vietnams_hour():
    assert "07:43" == show_hour(MOMENT)
    assert "2026-11-20T07:43:05.123000+07:00" == local(MOMENT).isoformat()


def test_a_moment_without_a_zone_is_a_bug():
    with pytest.raises(ValueError, match="without a zone"):
        local(datetime(2026, 11, 20))  # noqa: DTZ001 - the bug itself


def test_days_are_named():
    assert "thứ Hai" == weekday_name(date(2026, 11, 23))
    assert "Chủ nhật" == weekday_name(date(2026, 11, 22))
    assert "02/09/2026" == show_day(date(2026, 9, 2))


@given(st.integers(-(10**12), 10**13))
def test_stored_moments_come_back(milliseconds):
    assert milliseconds == to_ms(from_ms(milliseconds))
    assert from_ms(milliseconds).tzinfo is VIETNAM
