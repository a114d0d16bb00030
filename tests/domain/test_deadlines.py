"""Promises are counted right on every day of the calendar, and explain themselves."""

from datetime import date, datetime, time, timedelta
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.deadlines import Calendar, DeadlineRules, due, explain
from intake_desk.domain.procedures import Limit
from intake_desk.domain.times import VIETNAM

RESOURCES = files("intake_desk.resources")
CALENDAR = Calendar.decode(RESOURCES.joinpath("calendar.json").read_bytes())
RULES = DeadlineRules.decode(RESOURCES.joinpath("deadline_rules.json").read_bytes())
MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13, 30), time(17))
SATURDAYS = msgspec.structs.replace(CALENDAR, week=(*CALENDAR.week[:5], (MORNING,), ()))

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))  # noqa: DTZ001
LIMITS = st.one_of(
    st.just(Limit(unit="same_day")),
    st.builds(Limit, unit=st.sampled_from(["working_day", "day", "hour", "working_hour"]), amount=st.integers(1, 60)),
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("received", "unit", "amount", "promised", "because"),
    [
        ("2026-11-20 10:43", "same_day", 0, "2026-11-20 16:30", "before 15:00 on a Friday"),
        ("2026-11-20 06:50", "same_day", 0, "2026-11-20 16:30", "before opening is still that day"),
        ("2026-11-20 14:59", "same_day", 0, "2026-11-20 16:30", "the last minute before 15:00"),
        ("2026-11-20 15:00", "same_day", 0, "2026-11-23 16:30", "15:00 itself is late; Monday"),
        ("2026-11-20 18:10", "same_day", 0, "2026-11-23 16:30", "after closing is late too"),
        ("2026-11-23 15:20", "same_day", 0, "2026-11-25 16:30", "Tuesday 24/11 is a new holiday"),
        ("2026-11-21 09:00", "same_day", 0, "2026-11-23 16:30", "received on a Saturday: first working day"),
        ("2026-11-24 16:00", "same_day", 0, "2026-11-25 16:30", "received on a holiday counts as at the next opening"),
        ("2026-02-13 15:01", "same_day", 0, "2026-02-23 16:30", "late before Tết: after nine days off, not 24 hours"),
        ("2026-01-09 15:30", "same_day", 0, "2026-01-10 16:30", "Saturday 10/1 is worked in exchange for 2/1"),
        ("2026-08-22 10:00", "same_day", 0, "2026-08-22 16:30", "a swapped Saturday is a working day"),
        ("2026-11-20 08:00", "working_day", 1, "2026-11-23 16:30", "day one is the day after receipt: Monday"),
        ("2026-11-20 16:50", "working_day", 1, "2026-11-23 16:30", "15:00 does not shift working days"),
        ("2026-11-20 08:00", "working_day", 3, "2026-11-26 16:30", "23, 25, 26: Tuesday 24/11 is off"),
        ("2026-11-21 08:00", "working_day", 3, "2026-11-26 16:30", "received on a day off: the same first day"),
        ("2026-11-20 08:00", "working_day", 27, "2026-12-30 16:30", "23/11 is day 1, 24/11 off, 30/12 is day 27"),
        ("2026-02-12 09:00", "working_day", 3, "2026-02-24 16:30", "13/2, then Tết to 22/2, 23/2 and 24/2"),
        ("2026-08-20 09:00", "working_day", 5, "2026-08-26 16:30", "21, Saturday 22 worked, 24, 25, 26"),
        ("2026-08-27 09:00", "working_day", 2, "2026-09-03 16:30", "28/8; 29–30 weekend, 31/8–2/9 off; 3/9"),
        ("2025-04-25 09:00", "working_day", 3, "2025-04-29 16:30", "Saturday 26/4 worked, 28, 29"),
        ("2025-04-29 09:00", "working_day", 1, "2025-05-05 16:30", "30/4, 1/5, 2/5 off, then the weekend"),
        ("2026-04-24 09:00", "working_day", 1, "2026-04-28 16:30", "Monday 27/4 is off instead of Sunday 26/4"),
        ("2026-11-20 13:31", "day", 15, "2026-12-07 16:30", "the 15th day is Saturday 5/12: Monday"),
        ("2026-11-20 08:18", "day", 20, "2026-12-10 16:30", "the 20th day is a Thursday"),
        ("2026-11-09 13:31", "day", 15, "2026-11-25 16:30", "the 15th day is the holiday 24/11: Wednesday"),
        ("2026-02-01 09:00", "day", 15, "2026-02-23 16:30", "the 15th day falls within Tết"),
        ("2026-08-07 09:00", "day", 15, "2026-08-22 16:30", "the 15th day is the swapped Saturday, a working day"),
        ("2026-11-20 08:00", "hour", 1, "2026-11-20 09:00", "one hour within the morning"),
        ("2026-11-20 10:43", "hour", 1, "2026-11-20 13:43", "47 minutes before lunch, 13 after it, not 11:43"),
        ("2026-11-20 10:30", "hour", 1, "2026-11-20 11:30", "it may end with the session"),
        ("2026-11-20 16:30", "hour", 1, "2026-11-23 08:00", "the rest on Monday morning"),
        ("2026-11-20 18:00", "hour", 1, "2026-11-23 08:30", "received after closing: from the next opening"),
        ("2026-11-23 15:00", "hour", 8, "2026-11-25 15:30", "2 h on Monday, 24/11 off, 4 h + 2 h on Wednesday"),
        ("2026-11-21 09:00", "working_hour", 2, "2026-11-23 09:30", "received on a Saturday"),
    ],
)
def test_promises_counted_by_hand(received, unit, amount, promised, because):
    assert at(promised) == due(at(received), Limit(unit=unit, amount=amount), CALENDAR, RULES).at, because


@pytest.mark.parametrize(
    ("received", "promised", "because"),
    [
        ("2026-11-21 09:00", "2026-11-21 11:30", "the counter opens on Saturday morning and closes at 11:30"),
        ("2026-11-21 10:30", "2026-11-23 16:30", "the late hour moves forward with the closing hour"),
        ("2026-11-20 15:30", "2026-11-21 11:30", "late on Friday: the next working day is Saturday morning"),
    ],
)
def test_a_counter_that_works_on_saturday_morning(received, promised, because):
    assert at(promised) == due(at(received), Limit(unit="same_day"), SATURDAYS, RULES).at, because


def test_the_rules_are_data():
    rules = msgspec.structs.replace(RULES, late_hour=time(14), return_hour=time(17), count_from_next_day=False)

    assert at("2026-11-23 17:00") == due(at("2026-11-20 14:30"), Limit(unit="same_day"), CALENDAR, rules).at
    assert at("2026-11-23 17:00") == due(at("2026-11-20 14:30"), Limit("working_day", 2), CALENDAR, rules).at


def test_what_is_not_stated_is_not_promised():
    promise = due(at("2026-11-20 08:00"), Limit(), CALENDAR, RULES)

    assert promise.at is None
    assert "Thời hạn không được quy định: cán bộ ghi ngày hẹn trả." == explain(promise)


def test_an_unknown_unit_is_a_bug():
    with pytest.raises(ValueError, match="fortnight"):
        due(at("2026-11-20 08:00"), Limit("fortnight", 1), CALENDAR, RULES)


def test_a_calendar_without_working_days_is_named():
    closed = msgspec.structs.replace(CALENDAR, week=((),) * 7)

    with pytest.raises(ValueError, match=CALENDAR.version):
        due(at("2026-11-20 08:00"), Limit("working_day", 1), closed, RULES)


@pytest.mark.parametrize(
    ("received", "unit", "amount", "sentence"),
    [
        ("2026-11-20 10:43", "same_day", 0, "Trả trong ngày vì nhận lúc 10:43, trước 15 giờ."),
        (
            "2026-11-23 15:20",
            "same_day",
            0,
            (
                "Trả vào ngày làm việc tiếp theo, thứ Tư 25/11, vì nhận lúc 15:20, từ 15 giờ trở đi; "
                "nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam)."
            ),
        ),
        ("2026-11-21 09:00", "same_day", 0, "Trả vào thứ Hai 23/11 vì nhận vào ngày nghỉ, thứ Bảy 21/11."),
        (
            "2026-11-20 08:00",
            "working_day",
            6,
            "6 ngày làm việc kể từ thứ Hai 23/11; nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam), thứ Bảy, Chủ nhật.",
        ),
        (
            "2026-02-12 09:00",
            "working_day",
            3,
            "3 ngày làm việc kể từ thứ Sáu 13/02; nghỉ từ thứ Bảy 14/02 đến Chủ nhật 22/02 (Tết Nguyên đán).",
        ),
        (
            "2026-08-20 09:00",
            "working_day",
            5,
            "5 ngày làm việc kể từ thứ Sáu 21/08; nghỉ Chủ nhật; làm bù thứ Bảy 22/08.",
        ),
        (
            "2026-11-20 13:31",
            "day",
            15,
            "15 ngày kể từ thứ Bảy 21/11; ngày cuối là ngày nghỉ, thứ Bảy 05/12, nên trả vào thứ Hai 07/12.",
        ),
        ("2026-11-20 10:43", "hour", 1, "1 giờ làm việc kể từ 10:43; không tính giờ nghỉ trưa."),
        ("2026-11-20 16:30", "hour", 1, "1 giờ làm việc kể từ 16:30; sang thứ Hai 23/11; nghỉ thứ Bảy, Chủ nhật."),
        (
            "2026-12-31 09:00",
            "working_day",
            1,
            "1 ngày làm việc kể từ thứ Hai 04/01; lịch nghỉ lễ năm này là tạm tính.",
        ),
    ],
)
def test_a_promise_explains_itself(received, unit, amount, sentence):
    assert sentence == explain(due(at(received), Limit(unit=unit, amount=amount), CALENDAR, RULES))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2025-01-27", False),
        ("2025-01-31", False),
        ("2025-04-26", True),
        ("2025-05-02", False),
        ("2025-09-01", False),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-13", True),
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2026-09-03", True),
        ("2026-11-24", False),
        ("2027-05-03", False),
        ("2027-09-03", False),
    ],
)
def test_days_off_and_swapped_days(day, working):
    assert working == CALENDAR.is_working(date.fromisoformat(day))


def test_no_day_is_both_off_and_swapped():
    assert not CALENDAR.holidays.keys() & CALENDAR.swapped.keys()
    assert all(day.weekday() == 5 for day in CALENDAR.swapped)


@given(MOMENTS, LIMITS, st.sampled_from([CALENDAR, SATURDAYS]))
def test_a_promise_is_after_receipt_and_within_working_time(received, limit, calendar):
    promised = due(received, limit, calendar, RULES).at

    assert promised > received
    assert any(start <= promised.time() <= end for start, end in calendar.sessions(promised.date()))


@given(MOMENTS, MOMENTS, LIMITS, st.sampled_from([CALENDAR, SATURDAYS]))
def test_who_comes_earlier_is_never_promised_later(one, other, limit, calendar):
    first, second = sorted((one, other))

    assert due(first, limit, calendar, RULES).at <= due(second, limit, calendar, RULES).at


@given(MOMENTS, st.sampled_from(["working_day", "day", "hour"]), st.integers(1, 40))
def test_a_longer_limit_is_never_due_earlier(received, unit, amount):
    shorter = due(received, Limit(unit=unit, amount=amount), CALENDAR, RULES).at

    assert shorter <= due(received, Limit(unit=unit, amount=amount + 1), CALENDAR, RULES).at


@given(MOMENTS, st.integers(1, 60))
def test_working_days_agree_with_a_day_by_day_count(received, amount):
    promised = due(received, Limit(unit="working_day", amount=amount), CALENDAR, RULES).at.date()
    days = [received.date() + timedelta(days=ahead) for ahead in range(1, (promised - received.date()).days + 1)]
    off = set(CALENDAR.holidays) | {day for day in days if day.weekday() > 4 and day not in CALENDAR.swapped}

    assert amount == len([day for day in days if day not in off])
    assert promised not in off


@given(MOMENTS, st.integers(1, 24))
def test_hours_agree_with_a_minute_by_minute_count(received, amount):
    promised = due(received, Limit(unit="hour", amount=amount), CALENDAR, RULES).at
    minute = received.replace(second=0, microsecond=0) + timedelta(minutes=received.second + received.microsecond > 0)
    worked = 0
    while minute < promised:
        sessions = CALENDAR.sessions(minute.date())
        if not sessions:
            minute = datetime.combine(minute.date() + timedelta(days=1), time(), VIETNAM)
            continue
        worked += any(start <= minute.time() < end for start, end in sessions)
        minute += timedelta(minutes=1)

    assert amount * 60 == worked


@given(MOMENTS, LIMITS)
def test_every_promise_is_one_sentence(received, limit):
    sentence = explain(due(received, limit, CALENDAR, RULES))

    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "\n" not in sentence
