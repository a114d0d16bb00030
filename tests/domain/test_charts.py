"""Charts: every number stands at its place, the totals are the sums, and the axis shows them all."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from intake_desk.domain import charts
from intake_desk.domain.chart_text import (
    apart,
    fitting,
    headings,
    lines,
    said_of,
    scale,
    spoken,
    step_of,
    tick,
    written,
)
from intake_desk.domain.charts import FEE_MONTHS, ON_TIME_MONTHS, OPEN, OVERDUE, Chart, Series, Spot
from intake_desk.domain.periods import Period, month_of, quarter_of, week_of, year_of
from intake_desk.domain.report import MONEY, PERCENT
from intake_desk.domain.times import VIETNAM, to_ms

FRIDAY = date(2026, 11, 20)
DAYS = [date(2026, 11, day) for day in (20, 23, 24, 25)]
WORDS = {
    "hours": "Theo giờ",
    "hours.axis": "Giờ",
    "load.axis": "Hẹn trả",
    "load.empty": "Không còn gì",
    "received": "Tiếp nhận",
    "usual": "Thường lệ",
    "waiting": "Số hồ sơ",
    "overdue": "Quá hạn",
    "later": "Sau đó",
    "no_limit": "Không hẹn",
    "paused": "Tạm dừng",
    "open": "Chưa chốt",
    "total": "Cộng",
    "phi": "Phí",
    "le_phi": "Lệ phí",
    "both": "Cộng",
    "fee_days.axis": "Ngày",
}


def moment(day, hour=9, minute=0):
    return to_ms(datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM))


def values(chart, name):
    return next(list(one.values) for one in chart.series if one.name == name)


def at(chart):
    return {
        spot.at.first if isinstance(spot.at, Period) else spot.at: number for number, spot in enumerate(chart.spots)
    }


def test_the_office_hours_stand_there_even_when_nobody_came():
    chart = charts.hours(FRIDAY, {}, {})

    assert list(range(7, 17)) == [spot.at for spot in chart.spots]
    assert chart.is_empty
    assert [None] * 10 == values(chart, "usual")
    assert charts.hours(FRIDAY, {}, {8: 1.5}).is_empty is False


def test_who_comes_before_and_after_hours_is_seen_too():
    chart = charts.hours(FRIDAY, {5: 1, 9: 4}, {9: 2.5, 19: 1})

    assert (5, 19) == (chart.spots[0].at, chart.spots[-1].at)
    assert (5, 3.5) == (chart.total_of("received"), chart.total_of("usual"))
    assert "9h: tiếp nhận 4, thường lệ 2,5" == said_of(chart, 4, WORDS)


def test_what_waits_stands_at_the_day_it_was_promised_for():
    now = moment(FRIDAY, 10)
    waiting = [
        ("in_hand", moment(FRIDAY, 9, 59), 2),
        ("in_hand", now, 1),
        ("in_hand", moment(FRIDAY, 16), 3),
        ("in_hand", moment(DAYS[2], 16), 4),
        ("in_hand", moment(date(2026, 11, 26), 8), 5),
        ("in_hand", 0, 6),
        ("awaiting_supplement", moment(FRIDAY, 8), 7),
        ("awaiting_obligation", 0, 8),
    ]

    chart = charts.load(waiting, now, DAYS)

    found = {place: values(chart, "waiting")[number] for place, number in at(chart).items()}
    assert {
        "overdue": 2,
        DAYS[0]: 4,
        DAYS[1]: 0,
        DAYS[2]: 4,
        DAYS[3]: 0,
        "later": 5,
        "no_limit": 6,
        "paused": 15,
    } == found
    assert 36 == chart.total_of("waiting")
    assert ["overdue", *DAYS, "later"] == list(at(replace(chart, spots=chart.axis)))
    assert ", không hẹn 6, tạm dừng 15" == apart(chart, WORDS)
    assert 6 == scale(chart).high
    assert [OVERDUE, *[""] * 7] == [spot.mark for spot in chart.spots]


def test_a_promise_for_a_day_off_has_its_own_place_and_what_does_not_exist_has_none():
    chart = charts.load([("in_hand", moment(date(2026, 11, 22)), 1)], moment(FRIDAY), DAYS)

    assert ["overdue", DAYS[0], date(2026, 11, 22), *DAYS[1:]] == list(at(chart))
    assert charts.load([], moment(FRIDAY), DAYS).is_empty
    assert "Không còn gì" == spoken(charts.load([], moment(FRIDAY), DAYS), WORDS)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (month_of(FRIDAY), date(2026, 8, 31), date(2026, 11, 22)),
        (Period(FRIDAY, FRIDAY), date(2026, 8, 31), FRIDAY),
        (quarter_of(FRIDAY), date(2026, 8, 31), date(2026, 11, 22)),
        (year_of(FRIDAY), date(2026, 1, 1), date(2026, 11, 22)),
        (year_of(date(2025, 1, 1)), date(2025, 1, 1), date(2025, 12, 31)),
        (year_of(date(2027, 1, 1)), date(2026, 10, 12), date(2027, 1, 1)),
    ],
)
def test_the_ratio_is_drawn_over_weeks_enough_to_see_where_it_goes(period, first, last):
    assert Period(first, last) == charts.on_time_span(period, FRIDAY)


def test_the_ratio_of_a_week_is_what_was_kept_of_what_was_resolved():
    span = Period(date(2026, 11, 9), date(2026, 11, 29))
    monday, sunday_night = moment(date(2026, 11, 16), 4), moment(date(2026, 11, 16), 3, 59)

    chart = charts.on_time(span, [(monday, True), (monday, True), (monday, False), (sunday_night, False)])

    assert [0.0, 2 / 3, None] == values(chart, "ratio")
    assert ([0, 2, 0], [1, 3, 0]) == (values(chart, "kept"), values(chart, "resolved"))
    assert (0.5, 2, 4) == tuple(one.total for one in chart.series)
    assert ["09/11", "16/11", "23/11"] == [tick(spot, WORDS) for spot in chart.spots]
    assert not chart.is_empty
    assert charts.on_time(span, []).is_empty


def test_a_year_of_the_ratio_goes_by_months():
    chart = charts.on_time(year_of(FRIDAY), [(moment(date(2026, 12, 31)), True)])

    assert ON_TIME_MONTHS == chart.name
    assert [None] * 11 == values(chart, "ratio")[:-1]
    assert ["01/2026", "12/2026"] == [tick(chart.spots[place], WORDS) for place in (0, -1)]


def test_money_stands_on_its_day_net_and_days_that_are_not_ruled_off_are_marked():
    week = week_of(FRIDAY)
    working = [week.first + timedelta(days=day) for day in range(5)]
    taken = {
        working[0]: {"cash_phi": 8000, "transfer_phi": 2000, "cash_le_phi": 5000, "cash": 13_000, "waived_phi": 900},
        working[2]: {"cash_phi": -8000},
        week.last: {"online_le_phi": 3000},
    }

    chart = charts.fees(week, taken, working, [working[0]])

    assert [*working, week.last] == list(at(chart))
    assert [10_000, 0, -8000, 0, 0, 0] == values(chart, "phi")
    assert [5000, 0, 0, 0, 0, 3000] == values(chart, "le_phi")
    assert (2000, 8000, 10_000) == tuple(one.total for one in chart.series)
    assert ["", "", OPEN, "", "", OPEN] == [spot.mark for spot in chart.spots]
    assert ("18/11 (chưa chốt)", ("-8.000", "0", "-8.000"), False) == lines(chart, WORDS)[2]
    assert ("Cộng", ("2.000", "8.000", "10.000"), True) == lines(chart, WORDS)[-1]
    assert ("Ngày", "Phí", "Lệ phí", "Cộng") == headings(chart, WORDS)


def test_a_year_of_money_goes_by_months():
    taken = {date(2026, 1, 31): {"cash_phi": 1}, date(2026, 2, 1): {"cash_phi": 2}, date(2026, 2, 28): {"cash_phi": 4}}

    chart = charts.fees(year_of(FRIDAY), taken, (), [date(2026, 2, 1)])

    assert FEE_MONTHS == chart.name
    assert [1, 6, *[0] * 10] == values(chart, "phi")
    assert [OPEN, OPEN, *[""] * 10] == [spot.mark for spot in chart.spots]


@given(
    st.lists(st.tuples(st.integers(-(10**10), 10**10), st.integers(-(10**10), 10**10)), min_size=1, max_size=5),
    st.sampled_from([charts.BESIDE, charts.STACKED]),
)
def test_the_axis_has_few_round_lines_and_holds_every_number_and_the_nought(pairs, form):
    series = tuple(
        Series(name=name, values=column, kind=MONEY)
        for name, column in zip("ab", zip(*pairs, strict=True), strict=True)
    )
    chart = Chart(name="x", form=form, spots=tuple(map(Spot, range(len(pairs)))), series=series)

    found = scale(chart)

    ends = [value for pair in pairs for value in pair]
    if form == charts.STACKED:
        ends = [sum(one for one in pair if (one > 0) == up) for pair in pairs for up in (True, False)]
    assert found.low <= min(0, *ends)
    assert found.high >= max(0, *ends)
    assert found.low < found.high
    assert 0 in found.lines
    assert 2 <= len(found.lines) <= 7
    assert (0, 1) == (found.share(found.low), found.share(found.high))


def test_a_ratio_is_drawn_from_nought_to_all():
    chart = charts.on_time(week_of(FRIDAY), [(moment(FRIDAY), True)])

    assert (0, 0.25, 0.5, 0.75, 1) == scale(chart).lines


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (1_284_000, MONEY, "1.284.000"),
        (-5000, MONEY, "-5.000"),
        (0.985, PERCENT, "98,5 %"),
        (0.9999, PERCENT, "99,9 %"),
        (3.5, "number", "3,5"),
        (3.0, "number", "3"),
        (None, PERCENT, "–"),
    ],
)
def test_a_number_is_written_as_people_read_it(value, kind, said):
    assert said == written(value, kind)


def test_words_under_the_axis_never_touch_and_names_go_first():
    late = ("in_hand", moment(date(2026, 12, 1)), 1)
    chart = charts.load([late, ("awaiting_supplement", 0, 1)], moment(FRIDAY), DAYS)

    assert [0, 1, 2, 3, 4, 5] == fitting(chart, [40.0] * 6, 40)
    assert [0, 3, 5] == fitting(chart, [40.0, 30, 30, 30, 30, 50], 25)
    assert [0, 5] == fitting(chart, [40.0, 30, 30, 30, 30, 50], 9)


@given(st.integers(1, 92), st.floats(50, 900), st.floats(1, 40))
def test_the_last_words_end_where_the_room_does(count, room, last):
    chart = Chart(name="x", form=charts.BESIDE, spots=tuple(map(Spot, range(count))), series=())

    step = step_of(chart, room, last)

    assert count * step <= room + 1e-6
    assert (count - 0.5) * step + last / 2 <= max(room, (room + last) / 2) + 1e-6
