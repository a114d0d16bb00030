"""Moments as the counter counts and says them: always aware, always at Vietnam's hour."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

VIETNAM: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def local(moment: datetime) -> datetime:
    """Give the same moment at Vietnam's hour; a moment without a zone is a bug of the caller."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(VIETNAM)


def to_ms(moment: datetime) -> int:
    """Give the moment as whole milliseconds since 1970 (UTC), as it is stored."""
    return (local(moment) - _EPOCH) // timedelta(milliseconds=1)


def from_ms(milliseconds: int) -> datetime:
    """Give back the stored moment at Vietnam's hour."""
    return (_EPOCH + timedelta(milliseconds=milliseconds)).astimezone(VIETNAM)


def weekday_name(day: date) -> str:
    """Say the day of the week as it stands within a sentence."""
    return WEEKDAYS[day.weekday()]


def show_day(day: date) -> str:
    """Write a day as on every Vietnamese form: 20/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def show_hour(moment: datetime) -> str:
    """Write the hour of a moment: 16:30."""
    return f"{local(moment):%H:%M}"
