"""Cells are said as people write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.report import (
    DATE,
    GROUP,
    MOMENT,
    MONEY,
    NUMBER,
    PERCENT,
    TEXT,
    TOTAL,
    Heading,
    Report,
    Words,
    columns,
    percent,
    row,
    shown,
)

AT = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        ("Nguyễn", TEXT, "Nguyễn"),
        (1284000, NUMBER, "1.284.000"),
        (1284000, MONEY, "1.284.000"),
        (0, NUMBER, "0"),
        (AT, DATE, "21/11/2026"),
        (AT, MOMENT, "01:05 21/11/2026"),
        (date(2026, 2, 5), DATE, "05/02/2026"),
        (0.9849, PERCENT, "98,5 %"),
        (1, PERCENT, "100,0 %"),
        (None, PERCENT, "không có số liệu"),
        (None, NUMBER, ""),
    ],
)
def test_a_cell_is_said_as_people_write_it(cell, kind, said):
    assert said == shown(cell, kind)


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_almost_all_is_not_all_and_almost_nothing_is_not_nothing(ratio):
    assert 0 < percent(ratio) < 100


def test_a_report_finds_its_columns_by_name():
    words = Words(form="x", title="X", headings=(Heading("name", "Tên"), Heading("count", "Số")))
    layout = columns(words, {"count": NUMBER})
    report = Report(
        words=words,
        columns=layout,
        rows=(row(layout, {"name": "a", "count": 3}, GROUP), row(layout, {"name": "b", "count": 3})),
        total=row(layout, {"count": 3}, TOTAL),
        made_at=AT,
    )

    assert [TEXT, NUMBER] == [column.kind for column in layout]
    assert ["b"] == report.values_of("name")
    assert 3 == report.total_of("count")
