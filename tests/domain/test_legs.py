"""Two agencies with clocks of their own, and the clock that stops while papers are missing: counted by hand."""

from datetime import datetime
from importlib.resources import files

import msgspec
import pytest

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import (
    DeadlineRules,
    due_in_legs,
    extended,
    extension_until,
    promised,
    resumed,
    run_on,
    supplement_until,
    together,
)
from intake_desk.domain.procedures import Case, Leg, Limit, Procedure
from intake_desk.domain.reasons import explain
from intake_desk.domain.times import VIETNAM

RESOURCES = files("intake_desk.resources")
CALENDAR = Calendar.decode(RESOURCES.joinpath("calendar.json").read_bytes())
RULES = DeadlineRules.decode(RESOURCES.joinpath("deadline_rules.json").read_bytes())
REMAINING = msgspec.structs.replace(RULES, supplement_restarts=False)
# 3.000579 in Hà Tĩnh (QĐ 1404/QĐ-UBND): the commune four working days, then the department three.
COMMUNE, DEPARTMENT = Leg("UBND cấp xã", Limit("working_day", 4)), Leg("Sở Nội vụ", Limit("working_day", 3))
MERIT = (COMMUNE, DEPARTMENT)
# 2.000908 in Hà Nội (QĐ 663/QĐ-TTPVHCC): four hands of one office, 02, 03, 02 and 01 hours.
EXTRACT = tuple(Leg(f"Bước {step}", Limit("working_hour", hours)) for step, hours in enumerate((2, 3, 2, 1), 1))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("received", "ends", "because"),
    [
        (
            "2026-11-20 09:00",
            ("2026-11-27 16:30", "2026-12-02 16:30"),
            "23, 25, 26, 27 (24/11 off); then 30/11, 1/12, 2/12",
        ),
        ("2026-11-20 15:40", ("2026-11-27 16:30", "2026-12-02 16:30"), "15:00 shifts neither leg"),
        (
            "2026-08-19 09:00",
            ("2026-08-24 16:30", "2026-08-27 16:30"),
            "20, 21, Saturday 22 worked, 24; then 25, 26, 27",
        ),
        (
            "2026-02-10 09:00",
            ("2026-02-23 16:30", "2026-02-26 16:30"),
            "11, 12, 13, Tết, 23; the second leg begins after Tết: 24, 25, 26",
        ),
        ("2026-12-25 09:00", ("2026-12-31 16:30", "2027-01-06 16:30"), "28–31/12; 1/1/2027 off: 4, 5, 6/1"),
    ],
)
def test_the_second_agency_begins_where_the_first_one_ends(received, ends, because):
    legs = due_in_legs(at(received), MERIT, CALENDAR, RULES)

    assert [at(end) for end in ends] == [leg.due.at for leg in legs], because
    assert [at(received), at(ends[0])] == [leg.begins_at for leg in legs]
    assert at(ends[1]) == together(legs).at


def test_a_hand_over_at_the_end_of_the_day_is_never_a_late_receipt():
    rules = msgspec.structs.replace(RULES, late_shifts_count=True)

    # Received at 15:10 on Friday: as if on Monday, so 25, 26, 27, 30/11; the department then has 1, 2, 3/12.
    assert at("2026-12-03 16:30") == promised(at("2026-11-20 15:10"), MERIT, CALENDAR, rules).at


def test_hours_are_handed_on_within_the_day():
    ends = [leg.due.at for leg in due_in_legs(at("2026-11-20 08:00"), EXTRACT, CALENDAR, RULES)]

    # 2 h to 10:00; 1 h 30 before lunch and 1 h 30 after it; 2 h to 17:00; the last hour on Monday.
    assert [at(f"2026-11-20 {hour}") for hour in ("10:00", "15:00", "17:00")] + [at("2026-11-23 08:30")] == ends


def test_both_legs_are_explained():
    sentence = explain(promised(at("2026-11-20 09:00"), MERIT, CALENDAR, RULES))

    assert (
        "Chặng 1, UBND cấp xã, xong trước 16 giờ 30 thứ Sáu 27/11: 4 ngày làm việc kể từ thứ Hai 23/11; "
        "nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam); "
        "chặng 2, Sở Nội vụ, xong trước 16 giờ 30 thứ Tư 02/12: 3 ngày làm việc kể từ thứ Hai 30/11."
    ) == sentence


def test_a_provisional_year_is_said_once():
    sentence = explain(promised(at("2027-03-01 09:00"), MERIT, CALENDAR, RULES))

    assert 1 == sentence.count("lịch nghỉ lễ năm 2027 là tạm tính")


def test_nothing_is_promised_after_a_leg_without_a_limit():
    legs = due_in_legs(at("2026-11-20 09:00"), (COMMUNE, Leg("Sở Nội vụ", Limit()), DEPARTMENT), CALENDAR, RULES)

    assert 2 == len(legs)
    assert together(legs).at is None
    assert "Thời hạn không được quy định: cán bộ ghi ngày hẹn trả." == explain(together(legs))


def test_a_case_may_have_agencies_of_its_own():
    own = Case(title="Người có công", legs=(DEPARTMENT,))
    plain = Case(title="Thân nhân")
    procedure = Procedure(code="3.000579", name="Hỗ trợ", short_name="Hỗ trợ", field="Người có công", legs=MERIT)

    assert (DEPARTMENT,) == procedure.clocks(Limit("working_day", 7), own)
    assert MERIT == procedure.clocks(Limit("working_day", 7), plain)
    single = msgspec.structs.replace(procedure, legs=())
    assert (Leg("", Limit("working_day", 7)),) == single.clocks(Limit("working_day", 7), plain)


@pytest.mark.parametrize(
    ("rules", "legs", "asked", "back", "promise", "because"),
    [
        (RULES, (Leg("", Limit("working_day", 5)),), "2026-11-25 10:00", "2026-12-01 09:00", "2026-12-08 16:30",
         "counted again whole: 2, 3, 4, 7, 8/12"),
        (REMAINING, (Leg("", Limit("working_day", 5)),), "2026-11-25 10:00", "2026-12-01 09:00", "2026-12-07 16:30",
         "Monday 23/11 was used, 24/11 off: four days are left, 2, 3, 4, 7/12"),
        (REMAINING, (Leg("", Limit("working_day", 5)),), "2026-11-20 14:00", "2026-12-01 09:00", "2026-12-08 16:30",
         "asked on the day of receipt: nothing was used"),
        (REMAINING, (Leg("", Limit("working_day", 2)),), "2026-12-10 10:00", "2026-12-15 09:00", "2026-12-16 16:30",
         "asked after the promise: one day is left, never none"),
        (REMAINING, (Leg("", Limit("day", 15)),), "2026-11-30 10:00", "2026-12-10 09:00", "2026-12-16 16:30",
         "nine of fifteen days used (21–29/11): six are left, 11–16/12"),
        (REMAINING, (Leg("", Limit("hour", 8)),), "2026-11-20 16:00", "2026-11-23 07:30", "2026-11-23 10:30",
         "2 h 30 + 2 h 30 used from 9:00 to 16:00: three hours are left"),
        (RULES, (Leg("", Limit("same_day")),), "2026-11-20 10:00", "2026-11-20 15:30", "2026-11-23 16:30",
         "the missing paper came after 15:00"),
        (RULES, MERIT, "2026-11-30 10:00", "2026-12-07 09:00", "2026-12-16 16:30",
         "both legs again: 8–11/12, then 14–16/12"),
        (REMAINING, MERIT, "2026-12-01 10:00", "2026-12-07 09:00", "2026-12-09 16:30",
         "the commune was done; the department used 30/11 and has two days left: 8, 9/12"),
        (REMAINING, MERIT, "2026-11-25 10:00", "2026-12-07 09:00", "2026-12-15 16:30",
         "the commune used 23/11, three days left: 8–10/12; then the department's three: 11, 14, 15/12"),
    ],
)  # fmt: skip
def test_the_clock_stops_while_papers_are_missing(rules, legs, asked, back, promise, because):
    counted = resumed(at("2026-11-20 09:00"), at(asked), at(back), legs, CALENDAR, rules)

    assert at(promise) == counted.at, because


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (RULES, ("Bổ sung xong lúc 09:00 thứ Ba 01/12 nên tính lại từ đầu: 5 ngày làm việc kể từ thứ Tư 02/12; "
                 "nghỉ thứ Bảy, Chủ nhật.")),
        (REMAINING, ("Bổ sung xong lúc 09:00 thứ Ba 01/12 nên tính tiếp thời hạn còn lại: "
                     "4 ngày làm việc kể từ thứ Tư 02/12; nghỉ thứ Bảy, Chủ nhật.")),
    ],
)  # fmt: skip
def test_the_new_promise_says_that_papers_came(rules, sentence):
    legs = (Leg("", Limit("working_day", 5)),)

    assert sentence == explain(
        resumed(at("2026-11-20 09:00"), at("2026-11-25 10:00"), at("2026-12-01 09:00"), legs, CALENDAR, rules)
    )


def test_what_had_no_limit_has_none_after_the_supplement():
    counted = resumed(
        at("2026-11-20 09:00"), at("2026-11-25 10:00"), at("2026-12-01 09:00"), (Leg("", Limit()),), CALENDAR, RULES
    )

    assert counted.at is None


@pytest.mark.parametrize(
    ("received", "until", "because"),
    [
        ("2026-11-16 09:00", "2026-11-19 17:00", "17, 18, 19"),
        ("2026-11-20 09:00", "2026-11-26 17:00", "23, 25, 26: Tuesday 24/11 is off"),
        ("2026-08-20 09:00", "2026-08-24 17:00", "21, Saturday 22 worked, 24"),
        ("2026-02-13 16:00", "2026-02-25 17:00", "the three working days after Tết"),
    ],
)
def test_papers_may_be_asked_for_within_three_working_days(received, until, because):
    assert at(until) == supplement_until(at(received), CALENDAR, RULES), because


@pytest.mark.parametrize(
    ("promise", "until", "because"),
    [
        ("2026-11-20 16:30", "2026-11-19 16:30", "the day before, at the same hour"),
        ("2026-11-23 16:30", "2026-11-20 16:30", "Monday: Friday"),
        ("2026-11-25 16:30", "2026-11-23 16:30", "24/11 is off: Monday"),
        ("2026-08-24 16:30", "2026-08-22 16:30", "the swapped Saturday is a working day"),
        ("2026-09-03 16:30", "2026-08-28 16:30", "31/8–2/9 and the weekend are off"),
        ("2026-02-23 09:00", "2026-02-13 09:00", "the last day before Tết, at the hour of the promise"),
    ],
)
def test_an_apology_comes_a_working_day_before_the_promise(promise, until, because):
    assert at(until) == extension_until(at("2026-01-05 09:00"), at(promise), CALENDAR, RULES), because


def test_an_apology_for_an_early_closing_counter_comes_before_it_closes():
    mornings = msgspec.structs.replace(
        CALENDAR, week=((CALENDAR.week[0][0],), *CALENDAR.week[1:])
    )  # Mondays until 11:30

    assert at("2026-11-16 11:30") == extension_until(at("2026-11-02 09:00"), at("2026-11-17 16:30"), mornings, RULES)


@pytest.mark.parametrize(
    "limit",
    [Limit("working_day", 27), Limit("day", 1), Limit("hour", 3), Limit("working_hour", 8), Limit("same_day"), Limit()],
)
def test_a_limit_is_read_back_from_its_words(limit):
    assert limit == Limit.read(limit.said)


@pytest.mark.parametrize("said", ["", "5", "vài ngày", "5 tuần", "5 ngày làm việc kể từ 3/5", "٥ ngày làm việc"])
def test_other_words_are_no_limit(said):
    assert Limit() == Limit.read(said)


def test_a_limit_too_short_for_notice_may_be_extended_until_it_ends():
    promise = at("2026-11-20 16:30")

    assert promise == extension_until(at("2026-11-20 08:00"), promise, CALENDAR, RULES)


def test_an_extension_names_the_apology_and_the_promise_before():
    promise = extended(at("2026-12-03 16:30"), at("2026-11-26 16:30"), "01-XL", CALENDAR)

    assert at("2026-12-03 16:30") == promise.at
    assert "Gia hạn có văn bản xin lỗi số 01-XL, trước đó hẹn 16 giờ 30 thứ Năm 26/11." == explain(promise)


@pytest.mark.parametrize(
    ("promise", "stopped", "met", "moved", "sentence"),
    [
        (
            "2026-11-26 16:30",
            "2026-11-23 09:00",
            "2026-11-26 10:00",
            "2026-11-30 16:30",
            (
                "Tạm dừng từ thứ Hai 23/11 đến thứ Năm 26/11 để thực hiện nghĩa vụ tài chính "
                "nên hẹn lùi 2 ngày làm việc; "
                "nghỉ thứ Ba 24/11 (Ngày Văn hóa Việt Nam), thứ Bảy, Chủ nhật."
            ),
        ),
        (
            "2026-11-26 16:30",
            "2026-11-23 09:00",
            "2026-11-23 16:00",
            "2026-11-26 16:30",
            "Nghĩa vụ tài chính hoàn thành ngay trong ngày nên hẹn giữ nguyên.",
        ),
    ],
)
def test_the_time_left_runs_on_after_a_financial_obligation(promise, stopped, met, moved, sentence):
    counted = run_on(at(promise), at(stopped), at(met), CALENDAR)

    assert at(moved) == counted.at
    assert sentence == explain(counted)
