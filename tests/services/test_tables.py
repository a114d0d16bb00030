"""A table from a spreadsheet is read as it was written, or refused with a reason; never half of it, never a crash."""

import os
import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.services import workbooks
from intake_desk.services.table_limits import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    EmptyTable,
    TableTooLarge,
    UnreadableTable,
)
from intake_desk.services.tables import Table, content_of, read_table

KNOWN = ("Tên", "Loại", "Tên cũ", "Số hộ")
PLAIN = "Tên,Loại,Số hộ\nTổ dân phố số 34,tổ dân phố,361\nThôn Đông,thôn,120\n"


def workbook(rows, *, before=(), merged=(), dates=None):
    """A workbook as a spreadsheet program would save it."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, state in before:
            sheet = book.add_worksheet(name)
            if state == "hidden":
                sheet.write(0, 0, "Không phải bảng này")
                sheet.hide()
        sheet = book.add_worksheet("Danh sách")
        sheet.activate()
        sheet.set_first_sheet()
        shown = book.add_format({"num_format": dates}) if dates else None
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, (date, time)):
                    sheet.write_datetime(at, column, cell, shown)
                elif isinstance(cell, tuple):
                    sheet.write_formula(at, column, cell[0], None, cell[1])
                elif cell is not None:
                    sheet.write(at, column, cell)
        for area, text in merged:
            sheet.merge_range(area, text)
    return out.getvalue()


def changed(content, part, change):
    """The same workbook with one of its parts rewritten."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info.filename, change(body) if info.filename == part else body)
    return out.getvalue()


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_text_file_is_read_in_any_alphabet_and_shape(alphabet, separator, ending):
    text = PLAIN.replace(",", separator).replace("\n", ending)

    assert Table(
        header=("Tên", "Loại", "Số hộ"),
        rows=(("Tổ dân phố số 34", "tổ dân phố", "361"), ("Thôn Đông", "thôn", "120")),
        lines=(2, 3),
    ) == read_table("thôn.csv", text.encode(alphabet), KNOWN)


def test_the_old_windows_alphabet_is_composed():
    letters = {"ố": "ô\u0301", "ạ": "a\u0323", "ổ": "ô\u0309", "ồ": "ô\u0300"}
    text = "".join(letters.get(letter, letter) for letter in "Tên;Loại\nTổ số 1;tổ\nThôn Đồng;thôn\n")

    table = read_table("thôn.csv", text.encode("cp1258"), KNOWN)

    assert (("Tổ số 1", "tổ"), ("Thôn Đồng", "thôn")) == table.rows


def test_commas_within_the_cells_do_not_part_a_table_of_semicolons():
    text = "DANH SÁCH THÔN, TỔ, KHU, BẢN, ẤP\nTên;Tên cũ\nTổ 34;Tổ 6, phường A, quận B, TP C\n"

    table = read_table("a.csv", text.encode(), KNOWN)

    assert ("Tên", "Tên cũ") == table.header
    assert (("Tổ 34", "Tổ 6, phường A, quận B, TP C"),) == table.rows


def test_excels_own_line_about_the_separator_is_no_data():
    assert ("Tên", "Loại") == read_table("a.csv", "sep=;\r\nTên;Loại\r\nA;thôn\r\n".encode()).header


def test_a_title_above_the_header_is_passed_over_and_lines_are_told_as_in_the_file():
    text = "DANH SÁCH THÔN\n\nTên,Loại\n\nThôn Đông,thôn\n,,\nThôn Tây,thôn\n"

    table = read_table("a.csv", text.encode(), KNOWN)

    assert ("Tên", "Loại") == table.header
    assert (5, 7) == table.lines


def test_columns_are_found_by_name_whatever_their_case_and_marks():
    table = read_table("a.csv", b"TEN,so-ho,Ghi chu\nA,1,\n")

    assert (0, 1, None) == (table.column("Tên"), table.column("Số hộ"), table.column("Loại", "Kind"))


def test_a_workbook_gives_what_its_cells_show():
    content = workbook(
        [
            ["Tên", "Số hộ", "Từ ngày", "Giờ", "Tổng", "Đúng", "Tỉ lệ"],
            ["Thôn  Đông ", 361, date(2025, 7, 1), time(7, 30), ("=1+1", 2), True, 0.5],
            [None, None],
            ["Hai\ndòng", 1e6, datetime(2025, 7, 1, 15, 0), None, ('="a"', "a"), False, 2.25],  # noqa: DTZ001
        ],
        dates="dd/mm/yyyy hh:mm",
    )

    table = read_table("a.xlsx", content, KNOWN)

    assert ("Thôn Đông", "361", "2025-07-01", "07:30", "2", "1", "0.5") == table.rows[0]
    assert ("Hai\ndòng", "1000000", "2025-07-01 15:00", "", "a", "0", "2.25") == table.rows[1]
    assert (2, 4) == table.lines


def test_merged_cells_say_the_same_in_each_of_their_lines():
    content = workbook(
        [["Tên", "Xã cũ"], ["Thôn 1"], ["Thôn 2"], ["Thôn 3", "Xã B"]], merged=[("B2:B3", "Xã A"), ("A6:B6", "Hết")]
    )

    assert (("Thôn 1", "Xã A"), ("Thôn 2", "Xã A"), ("Thôn 3", "Xã B"), ("Hết", "")) == read_table(
        "a.xlsx", content, KNOWN
    ).rows


def test_blank_and_hidden_sheets_are_passed_over():
    content = workbook([["Tên"], ["A"]], before=[("Trống", ""), ("Ẩn", "hidden")])

    assert (("A",),) == read_table("a.xlsx", content, KNOWN).rows


def test_a_cell_that_is_only_painted_far_away_does_not_matter():
    content = changed(
        workbook([["Tên"], ["A"]]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    )

    assert (("A",),) == read_table("a.xlsx", content, KNOWN).rows


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old"),
        (b"%PDF-1.7\n\x00\x01\x02", "kind"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "kind"),
        (b"Ten,Loai\n\xd2\xd2\xff,\x81\n", "letters"),
        ('Tên,Loại\nA,"thôn\nB,thôn\n'.encode(), "damaged"),
        (b"PK\x03\x04" + bytes(40), "damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content, why):
    with pytest.raises(UnreadableTable) as refused:
        read_table("a.csv", content, KNOWN)

    assert why == refused.value.params["why"]


def test_a_file_called_workbook_that_is_none_is_refused():
    with pytest.raises(UnreadableTable):
        read_table("A.XLSX", PLAIN.encode())


def test_an_archive_of_something_else_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office/>")

    with pytest.raises(UnreadableTable) as refused:
        read_table("a.ods", out.getvalue())

    assert "kind" == refused.value.params["why"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b",,,\n;;\n", b"Ten,Loai\n", b"\xef\xbb\xbf", workbook([])])
def test_an_empty_table_is_refused(content):
    with pytest.raises(EmptyTable):
        read_table("a.csv", content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (bytes(MOST_BYTES + 1), "bytes"),
        (b"Ten\n" + b"a\n" * (MOST_ROWS + 1), "rows"),
        (b"Ten\n" + b"\n" * (3 * MOST_ROWS), "rows"),
        (b"," * MOST_COLUMNS + b"a\nb\n", "columns"),
        (b"Ten\n" + b"a" * (MOST_LETTERS + 1), "letters"),
    ],
)
def test_a_text_file_too_large_is_refused(content, what):
    with pytest.raises(TableTooLarge) as refused:
        read_table("a.csv", content)

    assert what == refused.value.params["what"]


@pytest.mark.parametrize(("row", "column", "what"), [(0, MOST_COLUMNS, "columns"), (MOST_ROWS, 0, "rows")])
def test_a_cell_in_a_far_corner_is_refused_before_room_is_made(row, column, what):
    rows = [[None] * column + ["x"]] if not row else [["x"], *[[]] * (row - 1), ["x"]]

    with pytest.raises(TableTooLarge) as refused:
        read_table("a.xlsx", workbook(rows))

    assert what == refused.value.params["what"]


def test_the_whole_permitted_table_is_read():
    table = read_table("a.xlsx", workbook([["x"], *[["y"]] * (MOST_ROWS - 1)]))

    assert MOST_ROWS - 1 == len(table.rows)


@pytest.mark.parametrize(
    "hostile",
    [
        b"<c><v>1</v></c>",
        b'<c foo=">" r="XFD1048576"><v>1</v></c>',
        b'<c x=\'"><c r="XFD1048576"><v>1</v></c>\'/>',
        b'<x:c r="XFD1048576"><v>1</v></x:c>',
        b'<c r="&#65;1"><v>1</v></c>',
        b'<c r="A99999999999"><v>1</v></c>',
        b"<c r=A1><v>1</v></c>",
    ],
)
def test_cells_that_hide_where_they_stand_are_refused(hostile):
    content = changed(
        workbook([["Tên"], ["A"]]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", b'<row r="9">' + hostile + b"</row></sheetData>"),
    )

    with pytest.raises((UnreadableTable, TableTooLarge)):
        read_table("a.xlsx", content)


def test_an_archive_that_grows_is_refused_without_unpacking_it():
    content = changed(
        workbook([["Tên"], ["A"]]), "xl/worksheets/sheet1.xml", lambda part: part + b" " * (64 * 1024 * 1024)
    )
    assert len(content) < 200_000

    with pytest.raises(TableTooLarge):
        read_table("a.xlsx", content)


def test_one_long_text_said_by_many_cells_is_refused_before_it_is_copied_for_each(monkeypatch):
    content = workbook([["x" * 30_000], *[["x" * 30_000] * 30] * 700])
    monkeypatch.delattr(workbooks, "CalamineWorkbook")

    with pytest.raises(TableTooLarge):
        read_table("a.xlsx", content)


def test_an_archive_that_lies_about_a_parts_size_is_not_unpacked_beyond_it():
    content = bytearray(workbook([["Tên"], *[["A"]] * 500]))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    for found in re.finditer(re.escape(size.to_bytes(4, "little")), bytes(content)):
        content[found.start() : found.end()] = (100).to_bytes(4, "little")

    with pytest.raises(UnreadableTable):
        read_table("a.xlsx", bytes(content))


def test_a_panic_of_the_reader_is_a_damaged_file_and_a_stop_is_not(monkeypatch):
    panic = type("PanicException", (BaseException,), {})

    def break_down(error):
        def read(_content):
            raise error

        monkeypatch.setattr(workbooks, "_bounded", read)

    break_down(panic())
    with pytest.raises(UnreadableTable):
        read_table("a.xlsx", workbook([["A"], ["B"]]))
    break_down(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        read_table("a.xlsx", workbook([["A"], ["B"]]))


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.text(max_size=99).map(lambda t: t.encode("utf-16", "surrogatepass"))
)
def test_any_bytes_are_a_table_or_refused(content):
    try:
        table = read_table("a.csv", content, KNOWN)
    except (UnreadableTable, TableTooLarge, EmptyTable):
        return
    assert all(len(row) == len(table.header) for row in table.rows)
    assert len(table.lines) == len(table.rows)
    assert list(table.lines) == sorted(set(table.lines))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_workbook_with_flipped_bytes_is_a_table_or_refused(data):
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_table("a.xlsx", bytes(content), KNOWN)
    except (UnreadableTable, TableTooLarge, EmptyTable):
        return


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_workbook_with_broken_parts_is_a_table_or_refused(data):
    part = data.draw(st.sampled_from(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]))
    at = data.draw(st.integers(0, 900))
    cut = data.draw(st.integers(0, 30))
    put = data.draw(st.sampled_from([b"", b"<", b'"', b"99999999999", b"-1", b"&#0;", b"</v>", b"\xff", b"A1:XFD9"]))
    try:
        read_table("a.xlsx", changed(WHOLE, part, lambda body: body[:at] + put + body[at + cut :]), KNOWN)
    except (UnreadableTable, TableTooLarge, EmptyTable):
        return


WHOLE = workbook([["Tên", "Số hộ"], ["Thôn Đông", 3], ["Thôn Tây", date(2025, 7, 1)]], merged=[("A5:A6", "Thôn B")])


def test_what_is_no_file_is_refused_without_waiting(tmp_path):
    pipe = tmp_path / "list.csv"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(UnreadableTable):
            content_of(path)
