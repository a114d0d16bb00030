"""The charts on paper: every picture with all its numbers beside it, within the margins."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PIL import Image, ImageOps

from intake_desk.domain import charts
from intake_desk.domain.chart_text import lines
from intake_desk.domain.charts import ChartSheet
from intake_desk.domain.periods import Period, month_of, year_of
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.printing import press
from intake_desk.printing.chart_sheet import WORDS
from intake_desk.printing.codes import raster
from intake_desk.printing.page import A4, Ink
from intake_desk.printing.picture import Picture

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 16, 5, tzinfo=VIETNAM)


def a_sheet(period: Period, money: int = 1_250_000) -> ChartSheet:
    """Charts with something at every place of a period."""
    days = [period.first + timedelta(days=ahead) for ahead in range((period.last - period.first).days + 1)]
    days = [day for day in days if day.weekday() < 5]
    span = charts.on_time_span(period, TODAY)
    taken = {day: {"cash_phi": money, "transfer_le_phi": money // 2} for day in days}
    resolved = [(to_ms(datetime(day.year, day.month, day.day, 9, tzinfo=VIETNAM)), day.day % 3 > 0) for day in days]
    ahead = [TODAY + timedelta(days=number) for number in range(7)]
    waiting = [("in_hand", to_ms(AT) + number * 86_400_000, 3 + number) for number in range(-1, 9)]
    return ChartSheet(
        charts=(
            charts.hours(TODAY, {8: 4, 10: 12}, {8: 2.5, 15: 6}),
            charts.load([*waiting, ("in_hand", 0, 2), ("awaiting_supplement", 0, 9)], to_ms(AT), ahead),
            charts.on_time(span, [one for one in resolved if span.holds(one[0])]),
            charts.fees(period, taken, days, days[:-3]),
        ),
        period=period,
        made_at=AT,
    )


def empty_sheet() -> ChartSheet:
    month = month_of(TODAY)
    return ChartSheet(
        charts=(
            charts.hours(TODAY, {}, {}),
            charts.load([], to_ms(AT), [TODAY]),
            charts.on_time(charts.on_time_span(month, TODAY), []),
            charts.fees(month, {}, (), ()),
        ),
        period=month,
        made_at=AT,
    )


SHEETS = {
    "a month": a_sheet(month_of(TODAY)),
    "a year of much money": a_sheet(year_of(TODAY), 30_000_000),
    "ninety days": a_sheet(Period(date(2026, 8, 23), TODAY)),
    "nothing": empty_sheet(),
}


@pytest.mark.parametrize("name", SHEETS)
def test_everything_stays_within_the_margins(head, name):
    for page in raster(press.charts(SHEETS[name], head, "Trần Thu Hằng"), 144):
        picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
        left, top, right, bottom = (edge / 2 for edge in ImageOps.invert(picture).getbbox())
        assert A4.left - 1 <= left
        assert A4.top - 1 <= top
        assert right <= A4.width - A4.right + 1
        assert bottom <= A4.height - A4.bottom / 2 + 3  # the page's number and its descenders


@pytest.mark.parametrize("name", SHEETS)
def test_every_chart_has_all_its_numbers_on_the_paper(head, read, name):
    sheet = SHEETS[name]
    said = " ".join(" ".join(read(press.charts(sheet, head, "Trần Thu Hằng"))).split())

    assert "BIỂU ĐỒ THEO DÕI CÔNG VIỆC CỦA BỘ PHẬN MỘT CỬA" in said
    assert f"(Kỳ: {sheet.period.said}; số liệu lúc 16 giờ 05 phút, ngày 20/11/2026)" in said
    assert "Trần Thu Hằng" in said
    for chart in sheet.charts:
        assert WORDS[chart.name] in said
        for line in lines(chart, WORDS):
            assert " ".join((line.name, *line.cells)) in said


def test_a_month_of_charts_is_two_pages(head, read):
    assert 2 == len(read(press.charts(SHEETS["a month"], head, "Trần Thu Hằng")))


def test_a_chart_without_numbers_says_so(head, read):
    said = " ".join(read(press.charts(SHEETS["nothing"], head, "Trần Thu Hằng")))

    for words in (
        "Chưa tiếp nhận hồ sơ nào",
        "Không còn hồ sơ nào đang chờ",
        "Chưa có hồ sơ nào giải quyết xong",
        "Chưa thu khoản nào trong kỳ",
    ):
        assert words in said


def test_bars_are_as_high_as_their_numbers():
    chart = charts.hours(TODAY, {8: 4, 10: 2}, {})
    ink = Ink()

    Picture(chart, WORDS, 300, 150).draw(ink, 0, 150)

    (first, second) = [height for _x, _y, _width, height, _grey in ink.fills]
    assert first == pytest.approx(2 * second)


def test_what_is_not_ruled_off_is_only_hatched():
    days = [date(2026, 11, 18), date(2026, 11, 19)]
    chart = charts.fees(Period(*days), {day: {"cash_phi": 8000} for day in days}, days, days[:1])
    ink = Ink()

    Picture(chart, WORDS, 300, 150).draw(ink, 0, 150)

    tallest = max(height for _x, _y, _width, height, _grey in ink.fills)
    whole = [one for one in ink.fills if one[3] == tallest]
    assert 1 == len(whole)
    assert all(x > whole[0][0] for x, y, _width, height, _grey in ink.fills if height < 1 and y < 120)
