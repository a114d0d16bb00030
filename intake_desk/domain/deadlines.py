"""When a result is promised: counted from data, and explained in a sentence for the citizen."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec

from intake_desk.domain.calendars import DAY, Calendar
from intake_desk.domain.procedures import Leg, Limit
from intake_desk.domain.reasons import Due, Reason, day_said, hour_said, off_said, skipped, warned
from intake_desk.domain.times import VIETNAM, local

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)


class DeadlineRules(msgspec.Struct, frozen=True, kw_only=True):
    """The counting rules, with their legal basis and their date of effect: data, never code.

    `bases` names the article behind a rule, `notes` says of an uncertain one what is uncertain and what was chosen;
    both go by the rule's own name.
    """

    version: str
    effective_from: date
    basis: str
    late_hour: time = time(15)
    return_hour: time = time(16, 30)
    count_from_next_day: bool = True
    late_shifts_count: bool = False
    saturday_counts: bool = False
    hours_are_working: bool = True
    supplement_restarts: bool = True
    supplement_days: int = 3
    extensions_most: int = 1
    extension_days_before: int = 1
    feedback_days: int = 5
    bases: dict[str, str] = {}
    notes: dict[str, str] = {}

    @classmethod
    def decode(cls, document: bytes) -> "DeadlineRules":
        """Read the rules that ship or arrive as a sheet."""
        return msgspec.json.decode(document, type=cls)


class TimedLeg(msgspec.Struct, frozen=True):
    """One agency's clock, counted: it runs from `begins_at` to the moment of its own promise."""

    agency: str
    limit: Limit
    begins_at: datetime
    due: Due


def due(received_at: datetime, limit: Limit, calendar: Calendar, rules: DeadlineRules) -> Due:
    """Count the limit from the moment of receipt; the same data always gives the same promise."""
    received = local(received_at)
    if limit.unit == "unstated":
        return Due(None, (Reason("unstated"),))
    if limit.unit == "same_day" or not limit.amount:
        return _same_day(received, calendar, rules)
    if limit.unit == "hour" and not rules.hours_are_working:
        return _clock_hours(received, limit.amount, calendar)
    if limit.unit in {"hour", "working_hour"}:
        return _hours(received, limit.amount, calendar)
    if limit.unit in {"working_day", "day"}:
        return _whole_days(received, limit, calendar, rules)
    raise ValueError(f"unknown unit {limit.unit!r}")


def due_in_legs(
    received_at: datetime, legs: Sequence[Leg], calendar: Calendar, rules: DeadlineRules
) -> tuple[TimedLeg, ...]:
    """Count every agency's clock; the next one begins when the one before ends, and the last one is the promise."""
    counted: list[TimedLeg] = []
    begins = local(received_at)
    for leg in legs:
        one = due(begins, leg.limit, calendar, rules)
        counted.append(TimedLeg(leg.agency, leg.limit, begins, one))
        if one.at is None:
            break  # nothing can be counted after a leg without a limit
        begins = one.at
        rules = msgspec.structs.replace(rules, late_shifts_count=False)  # no citizen comes late to a hand-over
    return tuple(counted)


def together(legs: Sequence[TimedLeg]) -> Due:
    """The one promise that the agencies make to the citizen: the last leg's moment, with every leg's reasons."""
    if len(legs) == 1 or legs[-1].due.at is None:
        return legs[-1].due
    reasons: list[Reason] = []
    for number, leg in enumerate(legs, 1):
        assert leg.due.at is not None
        said = {"hour": hour_said(leg.due.at), "day": day_said(leg.due.at.date())}
        reasons.append(Reason("leg", {"number": str(number), "agency": leg.agency, **said}))
        reasons += [reason for reason in leg.due.reasons if reason.kind != "provisional" or reason not in reasons]
    return Due(legs[-1].due.at, tuple(reasons))


def promised(received_at: datetime, legs: Sequence[Leg], calendar: Calendar, rules: DeadlineRules) -> Due:
    """The one promise for a way of one leg or several."""
    return together(due_in_legs(received_at, legs, calendar, rules))


def resumed(
    received_at: datetime,
    asked_at: datetime,
    supplemented_at: datetime,
    legs: Sequence[Leg],
    calendar: Calendar,
    rules: DeadlineRules,
) -> Due:
    """The promise after the papers asked for came: counted again whole, or what was left when they were asked for."""
    back = local(supplemented_at)
    kind = "restarted" if rules.supplement_restarts else "remaining"
    left = legs if rules.supplement_restarts else _left_of(local(received_at), local(asked_at), legs, calendar, rules)
    counted = promised(back, left, calendar, rules)
    if counted.at is None:
        return counted
    reason = Reason(kind, {"hour": f"{back:%H:%M}", "day": day_said(back.date())})
    return Due(counted.at, (reason, *counted.reasons))


def supplement_until(received_at: datetime, calendar: Calendar, rules: DeadlineRules) -> datetime:
    """The last moment at which the resolving agency may still ask for papers (NĐ 61/2018 art. 19)."""
    last = _last_working(local(received_at).date(), rules.supplement_days, calendar, rules)[1]
    return closing_at(last, calendar)


def extension_until(received_at: datetime, due_at: datetime, calendar: Calendar, rules: DeadlineRules) -> datetime:
    """The last moment for the slip of apology: whole working days before the promise, at its own hour or at closing.

    Where the limit is too short for that, the promise itself.
    """
    promise = local(due_at)
    day = promise.date()
    for _ in range(rules.extension_days_before):
        day -= DAY
        while not calendar.is_office_day(day):
            day -= DAY
    until = datetime.combine(day, min(promise.time(), calendar.closing(day)), VIETNAM)
    return until if until > local(received_at) else promise


def extended(due_at: datetime, was_due_at: datetime, number: str, calendar: Calendar) -> Due:
    """The promise that a slip of apology names, with the one that it replaces."""
    was = local(was_due_at)
    said = {"number": number, "hour": hour_said(was), "day": day_said(was.date())}
    return Due(local(due_at), (Reason("extended", said), *warned(local(due_at).date(), calendar)))


def run_on(due_at: datetime, stopped_at: datetime, met_at: datetime, calendar: Calendar) -> Due:
    """The promise moved by as many working days as the clock stood still, however it was come by before."""
    promise, stopped, met = local(due_at), local(stopped_at).date(), local(met_at).date()
    days = (stopped + ahead * DAY for ahead in range(1, (met - stopped).days + 1))
    stood = sum(calendar.is_office_day(day) for day in days)
    if not stood:
        return Due(promise, (Reason("stood_still_today"), *warned(promise.date(), calendar)))
    moved = promise.date()
    for _ in range(stood):
        moved = calendar.working_after(moved, office=True)
    said = {"from": day_said(stopped), "to": day_said(met), "amount": str(stood)}
    at = min(datetime.combine(moved, promise.timetz()), closing_at(moved, calendar))
    return Due(at, (Reason("stood_still", said), *_about(stopped, moved, calendar, office=True)))


def return_at(day: date, calendar: Calendar, rules: DeadlineRules) -> datetime:
    """The moment of a working day at which results are handed back: earlier where the counter closes earlier."""
    return datetime.combine(day, min(rules.return_hour, calendar.closing(day)), VIETNAM)


def closing_at(day: date, calendar: Calendar) -> datetime:
    """The moment at which the counter closes on a working day."""
    return datetime.combine(day, calendar.closing(day), VIETNAM)


def _late_at(day: date, calendar: Calendar, rules: DeadlineRules) -> datetime:
    """On a day that closes early the late hour moves forward by as much as the return hour does."""
    late = datetime.combine(day, rules.late_hour, VIETNAM)
    early = datetime.combine(day, rules.return_hour, VIETNAM) - return_at(day, calendar, rules)
    return late - early


def _same_day(received: datetime, calendar: Calendar, rules: DeadlineRules) -> Due:
    day = received.date()
    if not calendar.is_working(day):
        answered = calendar.working_from(day)
        reason = Reason("received_on_day_off", {"day": off_said(day, calendar), "next": day_said(answered)})
        return Due(return_at(answered, calendar, rules), (reason, *warned(answered, calendar)))
    late = _late_at(day, calendar, rules)
    said = {"hour": f"{received:%H:%M}", "late": hour_said(late)}
    if received < late:
        return Due(return_at(day, calendar, rules), (Reason("same_day", said), *_about(day, day, calendar)))
    answered = calendar.working_after(day)
    reason = Reason("late", {**said, "day": day_said(day), "next": day_said(answered)})
    return Due(return_at(answered, calendar, rules), (reason, *_about(day, answered, calendar)))


def _whole_days(received: datetime, limit: Limit, calendar: Calendar, rules: DeadlineRules) -> Due:
    day, reasons = received.date(), list[Reason]()
    if rules.late_shifts_count:
        day, reasons = _taken_as(received, calendar, rules)
    if limit.unit == "working_day":
        first, last = _last_working(day, limit.amount, calendar, rules)
        reasons.append(Reason("working_days", {"amount": str(limit.amount), "from": day_said(first)}))
        reasons += _about(_told_from(day, first, calendar, rules), last, calendar, office=not rules.saturday_counts)
        return Due(return_at(last, calendar, rules), tuple(reasons))
    first = day + DAY * rules.count_from_next_day
    last = first + (limit.amount - 1) * DAY
    answered = calendar.working_from(last, office=not rules.saturday_counts)
    reasons.append(Reason("days", {"amount": str(limit.amount), "from": day_said(first)}))
    if answered != last:
        reasons.append(Reason("ends_on_day_off", {"day": off_said(last, calendar), "next": day_said(answered)}))
    return Due(return_at(answered, calendar, rules), (*reasons, *warned(answered, calendar)))


def _told_from(day: date, first: date, calendar: Calendar, rules: DeadlineRules) -> date:
    """From where days off are named: a holiday put the first day off; a weekend needs no words."""
    begins = day + DAY * rules.count_from_next_day
    before = (begins + ahead * DAY for ahead in range((first - begins).days))
    return begins if any(one in calendar.holidays for one in before) else first


def _taken_as(received: datetime, calendar: Calendar, rules: DeadlineRules) -> tuple[date, list[Reason]]:
    """The working day for which a receipt counts where a late one, or one on a day off, counts for the next."""
    day, why = received.date(), ""
    if not calendar.is_working(day):
        why = "ngày nghỉ"
    elif received >= (late := _late_at(day, calendar, rules)):
        why = f"từ {hour_said(late)} trở đi"
    if not why:
        return day, []
    taken = calendar.working_after(day)
    said = {"hour": f"{received:%H:%M}", "day": off_said(day, calendar), "why": why, "next": day_said(taken)}
    return taken, [Reason("taken_as", said)]


def _last_working(day: date, amount: int, calendar: Calendar, rules: DeadlineRules) -> tuple[date, date]:
    """The first and the last of so many working days counted from a day of receipt."""
    office = not rules.saturday_counts
    first = last = calendar.working_from(day + DAY * rules.count_from_next_day, office=office)
    for _ in range(amount - 1):
        last = calendar.working_after(last, office=office)
    return first, last


def _hours(received: datetime, amount: int, calendar: Calendar) -> Due:
    left, at = timedelta(hours=amount), _whole_minute(received)
    begins: datetime | None = None
    for start, end in calendar.sessions_from(at):
        begin = max(at, start)
        begins = begins or begin
        if begin + left <= end:
            at = begin + left
            break
        left -= end - begin
        at = end
    assert begins is not None
    reasons = [Reason("hours", {"amount": str(amount), "hour": f"{received:%H:%M}"})]
    if begins > _whole_minute(received):
        said = {"amount": str(amount), "hour": hour_said(begins), "day": day_said(begins.date())}
        reasons = [Reason("hours_from_opening", said)]
    if at.date() != begins.date():
        reasons.append(Reason("next_day", {"next": day_said(at.date())}))
    elif at - begins > timedelta(hours=amount):
        reasons.append(Reason("lunch"))
    return Due(at, (*reasons, *_about(received.date(), at.date(), calendar)))


def _clock_hours(received: datetime, amount: int, calendar: Calendar) -> Due:
    ends = _whole_minute(received) + timedelta(hours=amount)
    start, _end = next(calendar.sessions_from(ends - _MINUTE))
    reasons = [Reason("clock_hours", {"amount": str(amount), "hour": f"{received:%H:%M}"})]
    if start > ends:
        said = {"hour": hour_said(start), "next": day_said(start.date())}
        reasons.append(Reason("ends_while_closed", said))
    at = max(start, ends)
    return Due(at, (*reasons, *_about(ends.date(), at.date(), calendar)))


def _whole_minute(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE


def _about(first: date, last: date, calendar: Calendar, *, office: bool = False) -> list[Reason]:
    return [*skipped(first, last, calendar, office=office), *warned(last, calendar)]


def _left_of(
    received: datetime, asked: datetime, legs: Sequence[Leg], calendar: Calendar, rules: DeadlineRules
) -> tuple[Leg, ...]:
    """The legs that were not over when the papers were asked for, the running one with what was left of it."""
    for number, leg in enumerate(due_in_legs(received, legs, calendar, rules)):
        running = legs[number]
        if leg.due.at is None or asked < leg.due.at or number == len(legs) - 1:
            left = _left(leg.begins_at, asked, running.limit, calendar, rules)
            return (Leg(running.agency, left), *legs[number + 1 :])
    raise ValueError("no legs")


def _left(begun: datetime, asked: datetime, limit: Limit, calendar: Calendar, rules: DeadlineRules) -> Limit:
    """What was left of a limit, at least one of its unit: the day or hour of asking itself is not used up."""
    used = 0
    if limit.unit == "working_day":
        first, _last = _last_working(begun.date(), limit.amount, calendar, rules)
        days = (first + ahead * DAY for ahead in range((asked.date() - first).days))
        used = sum(calendar.is_working(day) if rules.saturday_counts else calendar.is_office_day(day) for day in days)
    elif limit.unit == "day":
        used = (asked.date() - begun.date() - DAY * rules.count_from_next_day).days
    elif limit.unit == "working_hour" or (limit.unit == "hour" and rules.hours_are_working):
        used = _worked(begun, asked, calendar) // _HOUR
    elif limit.unit == "hour":
        used = (asked - begun) // _HOUR
    return Limit(limit.unit, max(limit.amount - max(used, 0), 1)) if limit.amount else limit


def _worked(begun: datetime, until: datetime, calendar: Calendar) -> timedelta:
    worked = timedelta()
    for start, end in calendar.sessions_from(begun):
        if start >= until:
            break
        worked += min(end, until) - max(start, begun)
    return worked
