"""How the days of a calendar look and what is said of them."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.calendars import Calendar, Session
from intake_desk.ui.formats import day_text
from intake_desk.ui.widgets.year_grid import DayLook

translate = QCoreApplication.translate


def looks(calendar: Calendar, year: int) -> dict[date, DayLook]:
    """Every day of a year as it is drawn."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - first).days))
    return {day: look(calendar, day) for day in days}


def look(calendar: Calendar, day: date) -> DayLook:
    """One day as it is drawn."""
    provisional = day >= calendar.provisional_from
    if day in calendar.swapped:
        return DayLook("accent", day_sentence(calendar, day), dashed=provisional)
    if day in calendar.holidays:
        kind = "waiting" if provisional else "wrong"
        return DayLook(kind, day_sentence(calendar, day), rest=True, dashed=provisional)
    return DayLook(
        "", day_sentence(calendar, day), rest=not calendar.is_working(day), part=bool(open_counters(calendar, day))
    )


def open_counters(calendar: Calendar, day: date) -> tuple[str, ...]:
    """The counters that work on a day on which the unit does not."""
    if calendar.is_working(day) or day in calendar.holidays:
        return ()
    return tuple(counter.name for counter in calendar.counters if counter.week[day.weekday()])


def day_sentence(calendar: Calendar, day: date) -> str:
    """What a day is, in words."""
    said = day_text(day)
    if day in calendar.swapped:
        text = translate("calendar_looks", "{0}: làm bù – {1}").format(said, calendar.swapped[day])
    elif day in calendar.holidays:
        text = translate("calendar_looks", "{0}: nghỉ – {1}").format(said, calendar.holidays[day])
    elif calendar.is_working(day):
        hours = sessions_text(calendar.sessions(day))
        text = translate("calendar_looks", "{0}: làm việc {1}").format(said, hours)
    elif counters := open_counters(calendar, day):
        text = translate("calendar_looks", "{0}: nghỉ cuối tuần; có nhận hồ sơ: {1}").format(said, ", ".join(counters))
    else:
        text = translate("calendar_looks", "{0}: nghỉ cuối tuần").format(said)
    if day >= calendar.provisional_from:
        text = translate("calendar_looks", "{0} (tạm tính)").format(text)
    return text[:1].upper() + text[1:]


def sessions_text(sessions: tuple[Session, ...]) -> str:
    """Hours as they are said: 7:30–11:30, 13:30–17:00."""
    return ", ".join(f"{hour_text(start)}–{hour_text(end)}" for start, end in sessions)


def hour_text(hour: time) -> str:
    """An hour as it is typed: 7:30."""
    return f"{hour.hour}:{hour.minute:02d}"


def read_hour(text: str) -> time | None:
    """The hour that was typed as 7:30, 7h30, 7 giờ 30, 0730 or 7; None for anything else."""
    plain = text.lower().replace("giờ", ":").replace("h", ":").replace(".", ":").replace(" ", "")
    hour, _, minute = plain.partition(":") if ":" in plain or len(plain) <= 2 else (plain[:-2], "", plain[-2:])  # noqa: PLR2004  # digits of an hour
    if not (hour.isascii() and hour.isdecimal() and (not minute or (minute.isascii() and minute.isdecimal()))):
        return None
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
