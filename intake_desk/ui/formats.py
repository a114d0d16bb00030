"""Moments, days and money as a screen shows them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.fees import dong
from intake_desk.domain.periods import QUARTER, Period, month_of, quarter_of, year_of
from intake_desk.domain.times import from_ms, local, show_day

MEBIBYTE = 1024 * 1024


def weekday(day: date) -> str:
    """The day of the week in the screen's language."""
    names = (
        QCoreApplication.translate("formats", "thứ Hai"),
        QCoreApplication.translate("formats", "thứ Ba"),
        QCoreApplication.translate("formats", "thứ Tư"),
        QCoreApplication.translate("formats", "thứ Năm"),
        QCoreApplication.translate("formats", "thứ Sáu"),
        QCoreApplication.translate("formats", "thứ Bảy"),
        QCoreApplication.translate("formats", "Chủ nhật"),
    )
    return names[day.weekday()]


def day_text(day: date) -> str:
    """A day with its weekday: "thứ Sáu 20/11/2026"."""
    return f"{weekday(day)} {day:%d/%m/%Y}"


def period_text(period: Period) -> str:
    """A period within a sentence, as `Period.said` is on paper: "tháng 11 năm 2026"."""
    first, last = period.first, period.last
    if first == last:
        return QCoreApplication.translate("formats", "ngày {0}").format(show_day(first))
    if period == year_of(first):
        return QCoreApplication.translate("formats", "năm {0}").format(first.year)
    if period == quarter_of(first):
        quarter = (first.month - 1) // QUARTER + 1
        return QCoreApplication.translate("formats", "quý {0} năm {1}").format(quarter, first.year)
    if period == month_of(first):
        return QCoreApplication.translate("formats", "tháng {0} năm {1}").format(first.month, first.year)
    said = QCoreApplication.translate("formats", "từ ngày {0} đến ngày {1}")
    return said.format(show_day(first), show_day(last))


def short_day(day: date, today: date) -> str:
    """A day in few letters: "hôm nay", "thứ Tư 25/11", "20/11/2025" when it is another year."""
    if day == today:
        return QCoreApplication.translate("formats", "hôm nay")
    return f"{weekday(day)} {day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def due_text(due_ms: int, now: datetime) -> str:
    """When a dossier is promised: "Hôm nay 16:30", "Thứ Tư 25/11 16:30"; a dash when no limit is stated."""
    if not due_ms:
        return "–"
    due = from_ms(due_ms)
    text = f"{short_day(due.date(), local(now).date())} {due:%H:%M}"
    return text[:1].upper() + text[1:]


def at_text(at_ms: int, now: datetime) -> str:
    """When something happened: the hour today, else the day."""
    at = from_ms(at_ms)
    today = local(now).date()
    if at.date() == today:
        return f"{at:%H:%M}"
    return f"{at:%d/%m}" if at.year == today.year else f"{at:%d/%m/%y}"


def money(amount: int) -> str:
    """An amount of đồng: "18.000 đ"."""
    return dong(amount)


def size(count: int) -> str:
    """A number of bytes: "340 KB", "6,5 MB"."""
    if count < MEBIBYTE:
        return f"{max(round(count / 1024), 1)} KB"
    text = f"{count / MEBIBYTE:.1f}".removesuffix(".0").replace(".", ",")
    return f"{text} MB"
