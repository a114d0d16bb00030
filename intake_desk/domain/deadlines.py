"""When a result is promised: counted from data, and explained in a sentence for the citizen."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec

from intake_desk.domain.procedures import Limit
from intake_desk.domain.times import VIETNAM, local, show_day, weekday_name

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_SATURDAY: Final = 5
_MOST_DAYS_OFF: Final = 60

Session = tuple[time, time]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The working time of one counter: its week, public holidays and swapped working days."""

    version: str
    week: tuple[tuple[Session, ...], ...]
    holidays: dict[date, str]
    swapped: dict[date, str]
    provisional_from: date
    sources: tuple[str, ...] = ()

    @classmethod
    def decode(cls, document: bytes) -> "Calendar":
        """Read the calendar that ships or arrives as a sheet."""
        return msgspec.json.decode(document, type=cls)

    def sessions(self, day: date) -> tuple[Session, ...]:
        """List the hours in which the counter works that day; none on a day off."""
        if day in self.swapped:
            return self.week[0]
        return () if day in self.holidays else self.week[day.weekday()]

    def is_working(self, day: date) -> bool:
        return bool(self.sessions(day))

    def working_from(self, day: date) -> date:
        """Give the day itself if it is a working day, otherwise the next one."""
        for ahead in range(_MOST_DAYS_OFF):
            if self.is_working(day + ahead * _DAY):
                return day + ahead * _DAY
        raise ValueError(f"calendar {self.version} has no working day for {_MOST_DAYS_OFF} days")

    def working_after(self, day: date) -> date:
        return self.working_from(day + _DAY)

    def closing(self, day: date) -> time:
        return self.sessions(day)[-1][1]


class DeadlineRules(msgspec.Struct, frozen=True, kw_only=True):
    """The counting rules, with their legal basis and their date of effect: data, never code."""

    version: str
    effective_from: date
    basis: str
    late_hour: time = time(15)
    return_hour: time = time(16, 30)
    count_from_next_day: bool = True

    @classmethod
    def decode(cls, document: bytes) -> "DeadlineRules":
        """Read the rules that ship or arrive as a sheet."""
        return msgspec.json.decode(document, type=cls)


class Reason(msgspec.Struct, frozen=True):
    """One step of the counting; `params` are ready to be put into a sentence."""

    kind: str
    params: dict[str, str] = {}


class Due(msgspec.Struct, frozen=True):
    """The promise: `at` is None only where nothing is stated and a clerk must name the day."""

    at: datetime | None
    reasons: tuple[Reason, ...] = ()


def due(received_at: datetime, limit: Limit, calendar: Calendar, rules: DeadlineRules) -> Due:
    """Count the limit from the moment of receipt; the same data always gives the same promise."""
    received = local(received_at)
    if limit.unit == "unstated":
        return Due(None, (Reason("unstated"),))
    if limit.unit == "same_day" or not limit.amount:
        return _same_day(received, calendar, rules)
    if limit.unit in {"hour", "working_hour"}:
        return _hours(received, limit, calendar)
    if limit.unit == "working_day":
        return _working_days(received, limit.amount, calendar, rules)
    if limit.unit == "day":
        return _days(received, limit.amount, calendar, rules)
    raise ValueError(f"unknown unit {limit.unit!r}")


def _return_at(day: date, calendar: Calendar, rules: DeadlineRules) -> datetime:
    return datetime.combine(day, min(rules.return_hour, calendar.closing(day)), VIETNAM)


def _late_at(day: date, calendar: Calendar, rules: DeadlineRules) -> datetime:
    """On a day that closes early the late hour moves forward by as much as the return hour does."""
    late = datetime.combine(day, rules.late_hour, VIETNAM)
    early = datetime.combine(day, rules.return_hour, VIETNAM) - _return_at(day, calendar, rules)
    return late - early


def _same_day(received: datetime, calendar: Calendar, rules: DeadlineRules) -> Due:
    day = received.date()
    if not calendar.is_working(day):
        answered = calendar.working_from(day)
        reason = Reason("received_on_day_off", {"day": _off_said(day, calendar), "next": _day_said(answered)})
        return _promised(day, answered, calendar, rules, reason)
    late = _late_at(day, calendar, rules)
    said = {"hour": f"{received:%H:%M}", "late": _hour_said(late)}
    if received < late:
        return _promised(day, day, calendar, rules, Reason("same_day", said))
    answered = calendar.working_after(day)
    return _promised(day, answered, calendar, rules, Reason("late", {**said, "next": _day_said(answered)}))


def _working_days(received: datetime, amount: int, calendar: Calendar, rules: DeadlineRules) -> Due:
    day = received.date()
    first = calendar.working_from(day + _DAY * rules.count_from_next_day)
    last = first
    for _ in range(amount - 1):
        last = calendar.working_after(last)
    reason = Reason("working_days", {"amount": str(amount), "from": _day_said(first)})
    return _promised(first, last, calendar, rules, reason)


def _days(received: datetime, amount: int, calendar: Calendar, rules: DeadlineRules) -> Due:
    first = received.date() + _DAY * rules.count_from_next_day
    last = first + (amount - 1) * _DAY
    answered = calendar.working_from(last)
    reasons = [Reason("days", {"amount": str(amount), "from": _day_said(first)})]
    if answered != last:
        reasons.append(Reason("ends_on_day_off", {"day": _off_said(last, calendar), "next": _day_said(answered)}))
    return Due(_return_at(answered, calendar, rules), (*reasons, *_warned(answered, calendar)))


def _hours(received: datetime, limit: Limit, calendar: Calendar) -> Due:
    left, at, lunch = timedelta(hours=limit.amount), received, False
    if at.second or at.microsecond:
        at = at.replace(second=0, microsecond=0) + _MINUTE
    for start, end in _sessions_from(at, calendar):
        begin = max(at, start)
        lunch = lunch or (begin > at and begin.date() == received.date())
        if begin + left <= end:
            at = begin + left
            break
        left -= end - begin
        at = end
    reasons = [Reason("hours", {"amount": str(limit.amount), "hour": f"{received:%H:%M}"})]
    if at.date() != received.date():
        reasons.append(Reason("next_day", {"next": _day_said(at.date())}))
    elif lunch:
        reasons.append(Reason("lunch"))
    reasons += _skipped(received.date(), at.date(), calendar)
    return Due(at, (*reasons, *_warned(at.date(), calendar)))


def _sessions_from(at: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    day = at.date()
    while True:
        day = calendar.working_from(day)
        for opens, closes in calendar.sessions(day):
            start, end = (datetime.combine(day, hour, VIETNAM) for hour in (opens, closes))
            if end > at:
                yield start, end
        day += _DAY


def _promised(first: date, last: date, calendar: Calendar, rules: DeadlineRules, reason: Reason) -> Due:
    skipped = _skipped(first, last, calendar) if reason.kind != "received_on_day_off" else []
    return Due(_return_at(last, calendar, rules), (reason, *skipped, *_warned(last, calendar)))


def _warned(last: date, calendar: Calendar) -> list[Reason]:
    return [Reason("provisional")] if last >= calendar.provisional_from else []


def _skipped(first: date, last: date, calendar: Calendar) -> list[Reason]:
    """Name the days off and the swapped working days between two days."""
    days = [first + ahead * _DAY for ahead in range((last - first).days + 1)]
    off = [day for day in days if not calendar.is_working(day)]
    said: list[str] = []
    for name, run in _runs([day for day in off if day in calendar.holidays], calendar):
        said.append(f"{_run_said(run)} ({name})")
    week = {day.weekday() for day in off if day not in calendar.holidays}
    said += [weekday_name(_week_day(number)) for number in sorted(week)]
    reasons = [Reason("days_off", {"days": ", ".join(said)})] if said else []
    swapped = [_day_said(day) for day in days if day in calendar.swapped]
    return reasons + ([Reason("swapped", {"days": ", ".join(swapped)})] if swapped else [])


def _runs(days: list[date], calendar: Calendar) -> Iterator[tuple[str, list[date]]]:
    run: list[date] = []
    for day in days:
        if run and (day - run[-1] != _DAY or calendar.holidays[day] != calendar.holidays[run[-1]]):
            yield calendar.holidays[run[-1]], run
            run = []
        run.append(day)
    if run:
        yield calendar.holidays[run[-1]], run


def _run_said(run: list[date]) -> str:
    return _day_said(run[0]) if len(run) == 1 else f"từ {_day_said(run[0])} đến {_day_said(run[-1])}"


def _week_day(number: int) -> date:
    return date(2024, 1, 1 + number)  # 1 January 2024 was a Monday


def _day_said(day: date) -> str:
    return f"{weekday_name(day)} {show_day(day)[:5]}"


def _off_said(day: date, calendar: Calendar) -> str:
    name = calendar.holidays.get(day)
    return f"{_day_said(day)} ({name})" if name else _day_said(day)


def _hour_said(moment: datetime) -> str:
    return f"{moment.hour} giờ" if not moment.minute else f"{moment.hour} giờ {moment.minute:02d}"


_SENTENCES: Final = {
    "unstated": "Thời hạn không được quy định: cán bộ ghi ngày hẹn trả",
    "same_day": "Trả trong ngày vì nhận lúc {hour}, trước {late}",
    "late": "Trả vào ngày làm việc tiếp theo, {next}, vì nhận lúc {hour}, từ {late} trở đi",
    "received_on_day_off": "Trả vào {next} vì nhận vào ngày nghỉ, {day}",
    "working_days": "{amount} ngày làm việc kể từ {from}",
    "days": "{amount} ngày kể từ {from}",
    "ends_on_day_off": "ngày cuối là ngày nghỉ, {day}, nên trả vào {next}",
    "hours": "{amount} giờ làm việc kể từ {hour}",
    "next_day": "sang {next}",
    "lunch": "không tính giờ nghỉ trưa",
    "days_off": "nghỉ {days}",
    "swapped": "làm bù {days}",
    "provisional": "lịch nghỉ lễ năm này là tạm tính",
}


def explain(promise: Due) -> str:
    """Say the promise's reasons in one sentence that a clerk can read to a citizen."""
    return "; ".join(_SENTENCES[reason.kind].format(**reason.params) for reason in promise.reasons) + "."
