"""Promises keep their properties on every day of the calendar, and agree with a count that knows nothing of ours."""

import json
from datetime import date, datetime, time, timedelta
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import DeadlineRules, due, extension_until, promised, resumed, supplement_until
from intake_desk.domain.procedures import Leg, Limit
from intake_desk.domain.reasons import explain
from intake_desk.domain.times import VIETNAM

RESOURCES = files("intake_desk.resources")
PLAIN = json.loads(RESOURCES.joinpath("calendar.json").read_bytes())
CALENDAR = Calendar.decode(RESOURCES.joinpath("calendar.json").read_bytes())
SATURDAYS = CALENDAR.for_field(CALENDAR.counters[0].fields[0])
RULES = DeadlineRules.decode(RESOURCES.joinpath("deadline_rules.json").read_bytes())
WEEKS = {False: PLAIN["week"], True: PLAIN["counters"][0]["week"]}
UNITS = ("working_day", "day", "hour", "working_hour")

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 11, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))  # noqa: DTZ001
LIMITS = st.one_of(
    st.just(Limit(unit="same_day")),
    st.builds(Limit, unit=st.sampled_from(UNITS), amount=st.integers(1, 60)),
)
LEGS = st.lists(st.builds(Leg, agency=st.just("Sở Nội vụ"), limit=LIMITS), min_size=1, max_size=3).map(tuple)
CALENDARS = st.sampled_from([CALENDAR, SATURDAYS])
RULE_SETS = st.builds(
    lambda *chosen: msgspec.structs.replace(
        RULES,
        count_from_next_day=chosen[0],
        late_shifts_count=chosen[1],
        saturday_counts=chosen[2],
        hours_are_working=chosen[3],
    ),
    *[st.booleans()] * 4,
)


def hours(day, *, saturdays):
    """The open hours of a day, read from the raw document without a word of ours."""
    iso = day.isoformat()
    if iso in PLAIN["swapped"]:
        return WEEKS[saturdays][0]
    return [] if iso in PLAIN["holidays"] else WEEKS[saturdays][day.weekday()]


def counts(day, *, saturdays):
    """Whether a limit in working days counts the day."""
    weekend = day.weekday() > 4 and day.isoformat() not in PLAIN["swapped"]
    return bool(hours(day, saturdays=saturdays)) and not weekend


def return_time(day, *, saturdays):
    return min("16:30:00", hours(day, saturdays=saturdays)[-1][1])


def naive(received, limit, *, saturdays):
    """The promise counted with fingers: a day or a minute at a time."""
    day = received.date()
    if limit.unit == "same_day":
        open_today = hours(day, saturdays=saturdays)
        late = "15:00:00" if open_today and open_today[-1][1] > "16:30:00" else "10:00:00"
        if not open_today or f"{received:%H:%M:%S}" >= late:
            day += timedelta(days=1)
            while not hours(day, saturdays=saturdays):
                day += timedelta(days=1)
    elif limit.unit == "working_day":
        left = limit.amount
        while left:
            day += timedelta(days=1)
            left -= counts(day, saturdays=saturdays)
    elif limit.unit == "day":
        day += timedelta(days=limit.amount)
        while not counts(day, saturdays=saturdays):
            day += timedelta(days=1)
    else:
        return naive_hours(received, limit.amount, saturdays=saturdays)
    return datetime.fromisoformat(f"{day}T{return_time(day, saturdays=saturdays)}+07:00")


def naive_hours(received, amount, *, saturdays):
    minute = received.replace(second=0, microsecond=0) + timedelta(
        minutes=bool(received.second or received.microsecond)
    )
    left = amount * 60
    while left:
        sessions = hours(minute.date(), saturdays=saturdays)
        if not sessions:
            minute = datetime.combine(minute.date() + timedelta(days=1), datetime.min.time(), VIETNAM)
            continue
        left -= any(opens <= f"{minute:%H:%M:%S}" < closes for opens, closes in sessions)
        minute += timedelta(minutes=1)
    return minute


@given(MOMENTS, st.one_of(LIMITS.filter(lambda limit: "hour" not in limit.unit)), st.booleans())
def test_days_agree_with_a_count_by_fingers(received, limit, saturdays):
    calendar = SATURDAYS if saturdays else CALENDAR

    assert naive(received, limit, saturdays=saturdays) == due(received, limit, calendar, RULES).at


@given(MOMENTS, st.integers(1, 24), st.booleans())
def test_hours_agree_with_a_count_by_fingers(received, amount, saturdays):
    calendar = SATURDAYS if saturdays else CALENDAR

    expected = naive(received, Limit("hour", amount), saturdays=saturdays)
    assert expected == due(received, Limit("hour", amount), calendar, RULES).at


@given(MOMENTS, LIMITS, CALENDARS, RULE_SETS)
def test_a_promise_is_after_receipt_and_within_working_time(received, limit, calendar, rules):
    promise = due(received, limit, calendar, rules).at

    assert promise > received or not rules.count_from_next_day
    assert any(start <= promise.time() <= end for start, end in calendar.sessions(promise.date()))


@given(MOMENTS, MOMENTS, LIMITS, CALENDARS, RULE_SETS)
def test_who_comes_earlier_is_never_promised_later(one, other, limit, calendar, rules):
    first, second = sorted((one, other))

    assert due(first, limit, calendar, rules).at <= due(second, limit, calendar, rules).at


@given(MOMENTS, st.sampled_from(UNITS), st.integers(1, 40), CALENDARS, RULE_SETS)
def test_a_longer_limit_is_never_due_earlier(received, unit, amount, calendar, rules):
    shorter = due(received, Limit(unit, amount), calendar, rules).at

    assert shorter <= due(received, Limit(unit, amount + 1), calendar, rules).at


@given(MOMENTS, MOMENTS, LEGS, CALENDARS, RULE_SETS)
def test_legs_keep_the_order_too(one, other, legs, calendar, rules):
    first, second = sorted((one, other))
    promise = promised(first, legs, calendar, rules).at

    assert promise <= promised(second, legs, calendar, rules).at
    assert promise <= promised(first, (*legs, legs[0]), calendar, rules).at
    assert calendar.is_working(promise.date())


@given(MOMENTS, st.integers(1, 20), st.integers(1, 20))
def test_working_days_in_two_legs_are_the_working_days_of_both(received, one, other):
    legs = (Leg("UBND cấp xã", Limit("working_day", one)), Leg("Sở Nội vụ", Limit("working_day", other)))

    whole = due(received, Limit("working_day", one + other), CALENDAR, RULES).at
    assert whole == promised(received, legs, CALENDAR, RULES).at


@given(MOMENTS, st.integers(0, 40), st.integers(0, 40), LEGS, RULE_SETS)
def test_what_is_left_is_never_more_than_the_whole(received, until_asked, until_back, legs, rules):
    asked = received + timedelta(days=until_asked, hours=1)
    back = asked + timedelta(days=until_back, hours=1)
    left = resumed(received, asked, back, legs, CALENDAR, msgspec.structs.replace(rules, supplement_restarts=False))
    whole = resumed(received, asked, back, legs, CALENDAR, msgspec.structs.replace(rules, supplement_restarts=True))

    assert left.at <= whole.at
    assert whole.at == promised(back, legs, CALENDAR, rules).at


@given(MOMENTS, st.integers(1, 40), st.integers(2, 60))
def test_asking_and_answering_at_once_costs_the_day_of_asking(received, amount, later):
    rules = msgspec.structs.replace(RULES, supplement_restarts=False)
    legs = (Leg("", Limit("working_day", amount)),)
    before = promised(received, legs, CALENDAR, rules).at
    asked = datetime.combine(CALENDAR.working_from(received.date() + timedelta(days=later)), time(9), VIETNAM)
    after = resumed(received, asked, asked + timedelta(minutes=5), legs, CALENDAR, rules).at

    assert after.date() == CALENDAR.working_after(max(before.date(), asked.date()))


@given(MOMENTS, MOMENTS, RULE_SETS)
def test_the_time_to_ask_for_papers_is_so_many_working_days(received, other, rules):
    until = supplement_until(received, CALENDAR, rules)
    first = received.date() + timedelta(days=rules.count_from_next_day)
    days = [first + timedelta(days=ahead) for ahead in range((until.date() - first).days + 1)]

    assert rules.supplement_days == sum(counts(day, saturdays=False) for day in days)
    assert counts(until.date(), saturdays=False)
    assert supplement_until(min(received, other), CALENDAR, rules) <= supplement_until(
        max(received, other), CALENDAR, rules
    )


@given(MOMENTS, LIMITS, CALENDARS, st.integers(1, 5))
def test_an_apology_comes_whole_working_days_before_the_promise(received, limit, calendar, days):
    promise = due(received, limit, calendar, RULES).at
    long_ago = received - timedelta(days=60)
    until = extension_until(long_ago, promise, calendar, msgspec.structs.replace(RULES, extension_days_before=days))
    between = [until.date() + timedelta(days=ahead) for ahead in range((promise.date() - until.date()).days)]

    assert days == sum(calendar.is_office_day(day) for day in between)
    assert until.time() <= promise.time()
    assert promise - until >= timedelta(days=days)


@given(MOMENTS, LEGS, CALENDARS, RULE_SETS)
def test_every_promise_is_one_sentence(received, legs, calendar, rules):
    sentence = explain(promised(received, legs, calendar, rules))

    assert sentence.endswith(".")
    assert sentence[0].isupper() or sentence[0].isdecimal()
    assert "{" not in sentence
    assert "\n" not in sentence
    assert ":." not in sentence


@given(MOMENTS, LIMITS, RULE_SETS)
def test_the_same_data_gives_the_same_promise_after_any_journey(received, limit, rules):
    calendar = Calendar.decode(msgspec.json.encode(SATURDAYS))
    carried = DeadlineRules.decode(msgspec.json.encode(rules))

    assert due(received, limit, SATURDAYS, rules) == due(received, limit, calendar, carried)


# The documents of version 2026.11.1 and 2026.1, as the first desks had them, without what came later.
OLD_CALENDAR = json.dumps({**{name: PLAIN[name] for name in PLAIN if name != "counters"}, "version": "2026.11.1"})
OLD_RULES = b"""{"version": "2026.1", "effective_from": "2025-07-01", "basis": "118/2025",
 "late_hour": "15:00:00", "return_hour": "16:30:00", "count_from_next_day": true}"""


@pytest.mark.parametrize(
    ("received", "limit", "promise"),
    [
        ("2026-11-20 15:00", Limit("same_day"), "2026-11-23 16:30"),
        ("2026-11-20 08:00", Limit("working_day", 27), "2026-12-30 16:30"),
        ("2026-11-20 13:31", Limit("day", 15), "2026-12-07 16:30"),
        ("2026-11-23 15:00", Limit("hour", 8), "2026-11-25 15:30"),
    ],
)
def test_documents_of_the_first_version_still_promise_the_same(received, limit, promise):
    calendar, rules = Calendar.decode(OLD_CALENDAR), DeadlineRules.decode(OLD_RULES)

    counted = due(datetime.fromisoformat(received).replace(tzinfo=VIETNAM), limit, calendar, rules)
    assert datetime.fromisoformat(promise).replace(tzinfo=VIETNAM) == counted.at


def test_the_count_by_fingers_knows_the_days_that_matter():
    assert counts(date(2026, 8, 22), saturdays=False)
    assert not counts(date(2026, 11, 24), saturdays=True)
    assert hours(date(2026, 11, 21), saturdays=True)
