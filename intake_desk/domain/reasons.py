"""Why a promise is what it is, said in one sentence that a clerk can read to a citizen."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import msgspec

from intake_desk.domain.calendars import DAY, Calendar
from intake_desk.domain.times import show_day, weekday_name


class Reason(msgspec.Struct, frozen=True):
    """One step of the counting; `params` are ready to be put into a sentence."""

    kind: str
    params: dict[str, str] = {}


class Due(msgspec.Struct, frozen=True):
    """The promise: `at` is None only where nothing is stated and a clerk must name the day."""

    at: datetime | None
    reasons: tuple[Reason, ...] = ()


def warned(last: date, calendar: Calendar) -> list[Reason]:
    """Say that the calendar of that day is not official yet, if so."""
    return [Reason("provisional", {"year": str(last.year)})] if last >= calendar.provisional_from else []


def skipped(first: date, last: date, calendar: Calendar, *, office: bool = False) -> list[Reason]:
    """Name the days off and the swapped working days between two days; `office` takes open weekends for days off."""
    days = [first + ahead * DAY for ahead in range((last - first).days + 1)]
    off = [day for day in days if not calendar.is_working(day)]
    said = [
        f"{_run_said(run)} ({name})" for name, run in _runs([day for day in off if day in calendar.holidays], calendar)
    ]
    week = {day.weekday() for day in off if day not in calendar.holidays}
    said += [weekday_name(_week_day(number)) for number in sorted(week)]
    reasons = [Reason("days_off", {"days": ", ".join(said)})] if said else []
    uncounted = {day.weekday() for day in days if calendar.is_working(day) and not calendar.is_office_day(day)}
    if office and uncounted:
        names = ", ".join(weekday_name(_week_day(number)) for number in sorted(uncounted))
        reasons.append(Reason("not_counted", {"days": names}))
    swapped = [day_said(day) for day in days if day in calendar.swapped]
    return reasons + ([Reason("swapped", {"days": ", ".join(swapped)})] if swapped else [])


def day_said(day: date) -> str:
    """Say a day within a sentence: thứ Hai 23/11."""
    return f"{weekday_name(day)} {show_day(day)[:5]}"


def off_said(day: date, calendar: Calendar) -> str:
    """Say a day off, with the holiday's name where it is one."""
    name = calendar.holidays.get(day)
    return f"{day_said(day)} ({name})" if name else day_said(day)


def hour_said(moment: datetime) -> str:
    """Say the hour as the regulations do: 15 giờ, 16 giờ 30."""
    return f"{moment.hour} giờ" if not moment.minute else f"{moment.hour} giờ {moment.minute:02d}"


def explain(promise: Due) -> str:
    """Say the promise's reasons in one sentence that a clerk can read to a citizen."""
    text = ""
    for reason in promise.reasons:
        said = _SENTENCES[reason.kind].format(**reason.params)
        gap = "" if not text else " " if text.endswith(":") else "; "
        text += gap + said
    return text[:1].upper() + text[1:] + "."


def _runs(days: list[date], calendar: Calendar) -> Iterator[tuple[str, list[date]]]:
    run: list[date] = []
    for day in days:
        if run and (day - run[-1] != DAY or calendar.holidays[day] != calendar.holidays[run[-1]]):
            yield calendar.holidays[run[-1]], run
            run = []
        run.append(day)
    if run:
        yield calendar.holidays[run[-1]], run


def _run_said(run: list[date]) -> str:
    return day_said(run[0]) if len(run) == 1 else f"từ {day_said(run[0])} đến {day_said(run[-1])}"


def _week_day(number: int) -> date:
    return date(2024, 1, 1 + number)  # 1 January 2024 was a Monday


_SENTENCES: Final = {
    "unstated": "thời hạn không được quy định: cán bộ ghi ngày hẹn trả",
    "same_day": "trả trong ngày vì nhận lúc {hour}, trước {late}",
    "late": "trả vào ngày làm việc tiếp theo, {next}, vì nhận lúc {hour} {day}, từ {late} trở đi",
    "received_on_day_off": "trả vào {next} vì nhận vào ngày nghỉ, {day}",
    "taken_as": "nhận lúc {hour} {day}, {why}, nên tính như nhận vào {next}",
    "working_days": "{amount} ngày làm việc kể từ {from}",
    "days": "{amount} ngày kể từ {from}",
    "ends_on_day_off": "ngày cuối là ngày nghỉ, {day}, nên trả vào {next}",
    "hours": "{amount} giờ làm việc kể từ {hour}",
    "clock_hours": "{amount} giờ kể từ {hour}",
    "ends_while_closed": "hết giờ khi quầy không làm việc nên trả lúc mở cửa, {hour} {next}",
    "hours_from_opening": "{amount} giờ làm việc kể từ {hour} {day} vì nhận ngoài giờ làm việc",
    "next_day": "sang {next}",
    "lunch": "không tính giờ nghỉ trưa",
    "days_off": "nghỉ {days}",
    "not_counted": "{days} có nhận hồ sơ nhưng không tính là ngày làm việc",
    "swapped": "làm bù {days}",
    "provisional": "lịch nghỉ lễ năm {year} là tạm tính",
    "leg": "chặng {number}, {agency}, xong trước {hour} {day}:",
    "restarted": "bổ sung xong lúc {hour} {day} nên tính lại từ đầu:",
    "extended": "gia hạn có văn bản xin lỗi số {number}, trước đó hẹn {hour} {day}",
    "stood_still": "tạm dừng từ {from} đến {to} để thực hiện nghĩa vụ tài chính nên hẹn lùi {amount} ngày làm việc",
    "stood_still_today": "nghĩa vụ tài chính hoàn thành ngay trong ngày nên hẹn giữ nguyên",
    "remaining": "bổ sung xong lúc {hour} {day} nên tính tiếp thời hạn còn lại:",
}
