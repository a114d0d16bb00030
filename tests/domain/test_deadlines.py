"""Promises are counted right on every day of the calendar, and explain themselves."""

from datetime import datetime, time
from importlib.resources import files

import msgspec
import pytest

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import DeadlineRules, due
from intake_desk.domain.procedures import Limit
from intake_desk.domain.reasons import explain
from intake_desk.domain.times import VIETNAM

RESOURCES = files("intake_desk.resources")
CALENDAR = Calendar.decode(RESOURCES.joinpath("calendar.json").read_bytes())
RULES = DeadlineRules.decode(RESOURCES.joinpath("deadline_rules.json").read_bytes())
SATURDAYS = CALENDAR.for_field("Đăng ký, quản lý cư trú")


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
        ("2026-11-20 12:10", "hour", 1, "2026-11-20 14:30", "received at lunch: from 13:30"),
        ("2026-11-20 06:50", "hour", 1, "2026-11-20 08:30", "received before opening: from 7:30"),
        ("2026-11-20 10:43:20", "hour", 1, "2026-11-20 13:44", "a begun minute is given to the office"),
        ("2026-11-20 07:30", "hour", 8, "2026-11-23 08:00", "a day has 7 h 30: the last half hour on Monday"),
        ("2026-08-21 15:20", "same_day", 0, "2026-08-22 16:30", "late on Friday: Saturday 22/8 is worked for 31/8"),
        ("2026-08-22 15:00", "same_day", 0, "2026-08-24 16:30", "late on the swapped Saturday: Monday"),
        ("2026-08-21 16:30", "hour", 1, "2026-08-22 08:00", "the rest on the swapped Saturday"),
        ("2026-08-28 15:30", "same_day", 0, "2026-09-03 16:30", "weekend, 31/8 swapped away, 1–2/9: Thursday"),
        ("2025-04-25 15:30", "same_day", 0, "2025-04-26 16:30", "Saturday 26/4/2025 is worked for 2/5"),
        ("2025-04-29 15:30", "same_day", 0, "2025-05-05 16:30", "30/4, 1/5, 2/5 swapped away, weekend: Monday 5/5"),
        ("2025-05-02 09:00", "hour", 2, "2025-05-05 09:30", "received on the day that was swapped away"),
        ("2025-08-29 08:00", "working_day", 1, "2025-09-03 16:30", "30/8–2/9 in one run: Wednesday 3/9"),
        ("2025-01-24 14:59", "same_day", 0, "2025-01-24 16:30", "the last afternoon before Tết 2025, one minute early"),
        ("2025-01-24 15:00", "same_day", 0, "2025-02-03 16:30", "the same minute too late: after nine days off"),
        ("2025-12-31 15:30", "same_day", 0, "2026-01-05 16:30", "1/1 and 2/1 off, the weekend: Monday"),
        ("2026-01-08 09:00", "working_day", 2, "2026-01-10 16:30", "9/1, then Saturday 10/1, worked for 2/1"),
        ("2025-12-30 09:00", "working_day", 2, "2026-01-05 16:30", "31/12; 1/1, 2/1, weekend off; 5/1"),
        ("2025-12-30 09:00", "day", 4, "2026-01-05 16:30", "the 4th day is Saturday 3/1: Monday"),
        ("2026-02-13 09:00", "day", 1, "2026-02-23 16:30", "the only day falls into Tết"),
        ("2026-02-13 16:30", "hour", 1, "2026-02-23 08:00", "half an hour before Tết, half an hour after it"),
        ("2026-11-23 15:00", "hour", 3, "2026-11-25 08:30", "2 h on Monday, 24/11 off, 1 h on Wednesday"),
        ("2027-02-03 09:00", "working_day", 1, "2027-02-11 16:30", "Tết 2027, provisional: 4–10/2"),
        ("2027-08-31 09:00", "working_day", 2, "2027-09-06 16:30", "1/9; 2–3/9 off, weekend; Monday (provisional)"),
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
        ("2026-11-22 09:00", "2026-11-23 16:30", "Sunday is off here too"),
        ("2026-02-14 09:00", "2026-02-23 16:30", "no Saturday morning within Tết"),
        ("2026-08-22 10:30", "2026-08-22 16:30", "a swapped Saturday is worked like a Monday, whole"),
    ],
)
def test_a_counter_that_works_on_saturday_morning(received, promised, because):
    assert at(promised) == due(at(received), Limit(unit="same_day"), SATURDAYS, RULES).at, because


@pytest.mark.parametrize(
    ("received", "unit", "amount", "promised", "because"),
    [
        ("2026-11-20 16:30", "hour", 1, "2026-11-21 08:00", "half an hour on Friday, half an hour on Saturday morning"),
        ("2026-11-21 11:00", "hour", 1, "2026-11-23 08:00", "half an hour on Saturday, the rest on Monday"),
        ("2026-11-19 09:00", "working_day", 2, "2026-11-23 16:30", "Friday, Monday: the morning is not a working day"),
        ("2026-11-21 09:00", "working_day", 1, "2026-11-23 16:30", "taken on Saturday: Monday is day one"),
        ("2026-11-19 09:00", "day", 2, "2026-11-23 16:30", "the 2nd day is a Saturday, a weekend by law: Monday"),
    ],
)
def test_an_open_saturday_morning_gives_hours_but_no_working_day(received, unit, amount, promised, because):
    assert at(promised) == due(at(received), Limit(unit, amount), SATURDAYS, RULES).at, because


def test_a_saturday_morning_counts_where_the_rule_says_so():
    rules = msgspec.structs.replace(RULES, saturday_counts=True)

    assert at("2026-11-21 11:30") == due(at("2026-11-19 09:00"), Limit("working_day", 2), SATURDAYS, rules).at
    assert at("2026-11-21 11:30") == due(at("2026-11-19 09:00"), Limit("day", 2), SATURDAYS, rules).at


@pytest.mark.parametrize(
    ("received", "promised", "because"),
    [
        ("2026-11-20 10:00", "2026-11-20 11:00", "an hour by the clock, within the morning"),
        ("2026-11-20 10:43", "2026-11-20 13:30", "11:43 is lunch: handed back when the counter opens"),
        ("2026-11-20 10:30", "2026-11-20 11:30", "it ends with the session"),
        ("2026-11-20 16:30", "2026-11-23 07:30", "17:30 is after closing on a Friday: Monday morning"),
        ("2026-11-23 16:30", "2026-11-25 07:30", "24/11 is off"),
    ],
)
def test_an_hour_by_the_clock_where_the_rule_says_so(received, promised, because):
    rules = msgspec.structs.replace(RULES, hours_are_working=False)

    assert at(promised) == due(at(received), Limit("hour", 1), CALENDAR, rules).at, because
    assert at("2026-11-20 13:43") == due(at("2026-11-20 10:43"), Limit("working_hour", 1), CALENDAR, rules).at


@pytest.mark.parametrize(
    ("received", "unit", "promised", "because"),
    [
        ("2026-11-20 14:59", "working_day", "2026-11-23 16:30", "in time: Monday is day one"),
        ("2026-11-20 15:00", "working_day", "2026-11-25 16:30", "as if taken on Monday; 24/11 off: Wednesday"),
        ("2026-11-21 09:00", "working_day", "2026-11-25 16:30", "a day off is no better than a late hour"),
        ("2026-11-20 15:00", "day", "2026-11-25 16:30", "as if taken on Monday: the day after is the holiday"),
    ],
)
def test_a_late_receipt_counts_from_the_next_day_where_the_rule_says_so(received, unit, promised, because):
    rules = msgspec.structs.replace(RULES, late_shifts_count=True)

    assert at(promised) == due(at(received), Limit(unit, 1), CALENDAR, rules).at, because


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
                "Trả vào ngày làm việc tiếp theo, thứ Tư 25/11, vì nhận lúc 15:20 thứ Hai 23/11, từ 15 giờ trở đi; "
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
            (
                "1 ngày làm việc kể từ thứ Hai 04/01; nghỉ thứ Sáu 01/01 (Tết Dương lịch), thứ Bảy, Chủ nhật; "
                "lịch nghỉ lễ năm 2027 là tạm tính."
            ),
        ),
        (
            "2026-11-23 10:00",
            "working_day",
            1,
            "1 ngày làm việc kể từ thứ Tư 25/11; nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam).",
        ),
        (
            "2026-08-21 15:20",
            "same_day",
            0,
            (
                "Trả vào ngày làm việc tiếp theo, thứ Bảy 22/08, vì nhận lúc 15:20 thứ Sáu 21/08, từ 15 giờ trở đi; "
                "làm bù thứ Bảy 22/08."
            ),
        ),
        (
            "2026-11-20 12:10",
            "hour",
            1,
            "1 giờ làm việc kể từ 13 giờ 30 thứ Sáu 20/11 vì nhận ngoài giờ làm việc.",
        ),
        (
            "2026-11-21 09:00",
            "hour",
            1,
            ("1 giờ làm việc kể từ 7 giờ 30 thứ Hai 23/11 vì nhận ngoài giờ làm việc; nghỉ thứ Bảy, Chủ nhật."),
        ),
        ("2026-11-20 06:50", "hour", 1, "1 giờ làm việc kể từ 7 giờ 30 thứ Sáu 20/11 vì nhận ngoài giờ làm việc."),
    ],
)
def test_a_promise_explains_itself(received, unit, amount, sentence):
    assert sentence == explain(due(at(received), Limit(unit=unit, amount=amount), CALENDAR, RULES))


@pytest.mark.parametrize(
    ("rules", "received", "limit", "sentence"),
    [
        (
            {"late_shifts_count": True},
            "2026-11-20 15:10",
            Limit("working_day", 2),
            (
                "Nhận lúc 15:10 thứ Sáu 20/11, từ 15 giờ trở đi, nên tính như nhận vào thứ Hai 23/11; "
                "2 ngày làm việc kể từ thứ Tư 25/11; nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam)."
            ),
        ),
        (
            {"hours_are_working": False},
            "2026-11-20 10:43",
            Limit("hour", 1),
            "1 giờ kể từ 10:43; hết giờ khi quầy không làm việc nên trả lúc mở cửa, 13 giờ 30 thứ Sáu 20/11.",
        ),
    ],
)
def test_another_rule_explains_itself_too(rules, received, limit, sentence):
    changed = msgspec.structs.replace(RULES, **rules)

    assert sentence == explain(due(at(received), limit, CALENDAR, changed))


def test_an_open_saturday_that_does_not_count_is_explained():
    assert (
        "3 ngày làm việc kể từ thứ Sáu 20/11; nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam), Chủ nhật; "
        "thứ Bảy có nhận hồ sơ nhưng không tính là ngày làm việc."
    ) == explain(due(at("2026-11-19 09:00"), Limit("working_day", 3), SATURDAYS, RULES))


def test_every_uncertain_rule_says_so_in_a_sentence():
    named = set(DeadlineRules.__struct_fields__)

    assert set(RULES.notes) | set(RULES.bases) <= named
    assert {"late_shifts_count", "saturday_counts", "hours_are_working", "supplement_restarts"} <= set(RULES.notes)
    assert all(note.endswith(".") for note in RULES.notes.values())
