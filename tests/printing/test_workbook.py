"""The workbook is read back by another program and says what the report says."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from intake_desk.domain.periods import month_of
from intake_desk.domain.report import (
    DATE,
    GROUP,
    MOMENT,
    MONEY,
    NUMBER,
    PERCENT,
    TOTAL,
    Heading,
    Report,
    Words,
    columns,
    row,
)
from intake_desk.domain.times import VIETNAM
from intake_desk.printing import press

AT = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)
KINDS = {"count": NUMBER, "money": MONEY, "day": DATE, "moment": MOMENT, "ratio": PERCENT}
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "http://example.vn",
    "mailto:a@example.vn",
    "file:///etc/passwd",
    "{=1+1}",
    "0123",
    "_x0041_",
    "<b>&amp;]]>",
    " hai dấu cách ",
    "dòng một\ndòng hai",
    "\u202eNguyễn",
)


@pytest.fixture
def report() -> Report:
    names = (("name", ""), ("count", "Số"), ("money", "Số"), ("day", ""), ("moment", "Giờ"), ("ratio", ""))
    words = Words(form="06a", title="BÁO CÁO", headings=tuple(Heading(name, name.upper(), at) for name, at in names))
    layout = columns(words, KINDS)
    given = {"name": "Hộ tịch", "count": 12, "money": 1_284_000, "day": AT, "moment": AT, "ratio": 0.125}
    rows = (
        row(layout, {"name": "Nhóm", "count": 24}, GROUP),
        row(layout, given),
        row(layout, {**given, "ratio": None}),
    )
    total = row(layout, {"name": "Tổng cộng", "count": 24, "money": 2_568_000}, TOTAL)
    return Report(words=words, columns=layout, rows=rows, total=total, made_at=AT, period=month_of(AT.date()))


def cells(xlsx: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx)).get_sheet_by_index(0).to_python()


def parts(xlsx: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_numbers_are_numbers_and_dates_are_dates(head, report):
    rows = cells(press.workbook(report, head))
    table = rows[[line[0] for line in rows].index("NAME") + 1 :]

    assert ["Nhóm", 24, "", "", "", ""] == table[0]
    assert ["Hộ tịch", 12, 1_284_000, date(2026, 11, 20), AT.replace(tzinfo=None), 0.125] == table[1]
    assert "không có số liệu" == table[2][5]
    assert ["Tổng cộng", 24, 2_568_000, "", "", ""] == table[3]


def test_it_says_what_it_is_above_the_table(head, report):
    said = [line[0] for line in cells(press.workbook(report, head))]

    assert head.unit_name == said[0]
    assert "Kỳ báo cáo: tháng 11 năm 2026. Đơn vị tính: hồ sơ thủ tục hành chính." in said
    assert ["", "Số", "", "", "Giờ", ""] == cells(press.workbook(report, head))[said.index("NAME") - 1]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_never_a_formula_nor_a_link(head, report, text):
    layout = report.columns
    xlsx = press.workbook(replace(report, rows=(row(layout, {"name": text, "count": 1}),), notes=(text,)), head)

    rows = cells(xlsx)
    assert text == rows[[line[0] for line in rows].index("NAME") + 1][0]
    sheet = parts(xlsx)["xl/worksheets/sheet1.xml"]
    assert "<f" not in re.sub(r"<(?=f[a-z])", "", sheet.replace("<f>", "<f "))
    assert "hyperlink" not in sheet


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x85, 0x2028, 0xFEFF])
def test_control_characters_neither_break_the_file_nor_are_lost(head, report, code):
    text = f"Nguyễn{chr(code)}Hường"

    rows = cells(press.workbook(replace(report, rows=(row(report.columns, {"name": text}),)), head))

    found = rows[[line[0] for line in rows].index("NAME") + 1][0]
    assert text == found.replace("\r\n", "\n") if code != 0x0D else "Hường" in found


@pytest.mark.parametrize("letter", ["\ud800", "\ufffe", "\uffff"])
def test_what_no_file_can_hold_leaves_a_mark(head, report, letter):
    rows = cells(press.workbook(replace(report, rows=(row(report.columns, {"name": f"a{letter}b"}),)), head))

    assert "a\ufffdb" == rows[[line[0] for line in rows].index("NAME") + 1][0]


def test_an_endless_text_is_cut_where_a_cell_ends(head, report):
    rows = cells(press.workbook(replace(report, rows=(row(report.columns, {"name": "Ỹ" * 40_000}),)), head))

    assert 32_767 == len(rows[[line[0] for line in rows].index("NAME") + 1][0])


def test_headings_stay_can_be_filtered_and_are_printed_on_every_page(head, report):
    found = parts(press.workbook(report, head))
    sheet, book = found["xl/worksheets/sheet1.xml"], found["xl/workbook.xml"]
    heading = [line[0] for line in cells(press.workbook(report, head))].index("NAME") + 1

    assert f'topLeftCell="A{heading + 1}"' in sheet
    assert f'<autoFilter ref="A{heading}:F{heading + 3}"/>' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert "_xlnm.Print_Titles" in book
    assert "<col " in sheet


def test_nobody_is_named_in_its_properties(head, report):
    found = parts(press.workbook(replace(report, left_name="Trần Thị Mỹ Lệ"), head))

    about = found["docProps/core.xml"] + found["docProps/app.xml"]
    assert "Trần" not in about
    assert "<dc:creator></dc:creator>" in about
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in about
    assert "2026-11-20T09:05:00Z" in about


def test_the_same_report_is_the_same_bytes(head, report):
    assert press.workbook(report, head) == press.workbook(report, head)


def test_nothing_of_it_is_ever_in_a_file(head, report, monkeypatch):
    def no_file(*_args, **_more):
        raise AssertionError("a temporary file")

    for way in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, way, no_file)

    assert press.workbook(report, head)


def test_an_empty_report_is_a_workbook_too(head, report):
    rows = cells(press.workbook(replace(report, rows=(), total=None), head))

    at = [row[0] for row in rows].index("NAME")
    assert rows[at + 1][0].startswith("Cách tính: ")


def test_who_answers_for_it_stands_beneath_as_on_paper(head, report):
    signed = replace(report, left_name="Nguyễn Thị Thủy", right_name="Trần Thu Hằng")

    assert [
        ["", "NGƯỜI LẬP BIỂU", "", "", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", ""],
        ["", "Nguyễn Thị Thủy", "", "", "Trần Thu Hằng", ""],
    ] == cells(press.workbook(signed, head))[-2:]


def test_five_thousand_lines_are_all_there(head, report):
    given = {"name": "Nguyễn", "day": AT + timedelta(days=1)}
    rows = tuple(row(report.columns, {**given, "count": number}) for number in range(5000))

    found = cells(press.workbook(replace(report, rows=rows), head))

    assert list(range(5000)) == [line[1] for line in found if line[0] == "Nguyễn"]


def test_a_total_goes_on_summing_its_lines(report, head):
    lines = tuple(line for line in report.rows if line.level != GROUP)
    total = replace(report.total, cells=("Tổng cộng", 25, 2_568_000, None, None, None))

    sheet = parts(press.workbook(replace(report, rows=lines, total=total), head))["xl/worksheets/sheet1.xml"]

    ((formula, value),) = re.findall(r"<f>([^<]*)</f><v>([^<]*)</v>", sheet)
    assert re.fullmatch(r"SUM\(C([0-9]+):C([0-9]+)\)", formula)
    assert "2568000" == value
    assert "<f>" not in parts(press.workbook(report, head))["xl/worksheets/sheet1.xml"]
