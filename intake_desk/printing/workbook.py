"""Reports as a spreadsheet: dates are dates, money is a number, and what people wrote is never a formula."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from intake_desk.domain.report import DATE, GROUP, LINE, MARK, MOMENT, MONEY, NO_FIGURES, NUMBER, PERCENT, TEXT, TOTAL
from intake_desk.domain.times import local

from .report_sheet import form_of, form_values
from .texts import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from intake_desk.domain.report import Cell, Column, Report, Row
    from intake_desk.domain.slips import Letterhead

    from .texts import FormLine, FormText

_NUMBER_FORMATS = {
    TEXT: "@",
    MARK: "@",
    NUMBER: "#,##0",
    MONEY: '#,##0 "đ"',
    DATE: "dd/mm/yyyy",
    MOMENT: "hh:mm dd/mm/yyyy",
    PERCENT: "0.0%",
}
_WIDTHS = {NUMBER: 11.0, MONEY: 16.0, DATE: 12.0, MOMENT: 17.0, PERCENT: 16.0}
_A4 = 9
_LONGEST = 32_767
_NARROWEST, _WIDEST = 6.0, 60.0
_SHARE = 2.0
# XML holds none of these, not even escaped.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def report_xlsx(report: Report, head: Letterhead) -> bytes:
    """The workbook's bytes. It is made in memory: the writer's other ways leave names in a temporary file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "remove_timezone": True})
    text = form_of(report)
    book.set_properties({"title": _clean(text.title), "company": _clean(head.unit_name), "created": _made(report)})
    _Sheet(book, report).write(head)
    book.close()
    return buffer.getvalue()


class _Sheet:
    """One worksheet on its way: title, headings, rows, total, notes."""

    def __init__(self, book: xlsxwriter.Workbook, report: Report) -> None:
        self._book = book
        self._report = report
        self._sheet: Worksheet = book.add_worksheet("Báo cáo")
        self._formats: dict[tuple[str, str], Format] = {}
        self._last = len(report.columns) - 1
        self._at = 0

    def write(self, head: Letterhead) -> None:
        report, text = self._report, form_of(self._report)
        values = form_values(report, head, text) | {"pages": "…"}
        self._title(head.unit_name, {"bold": True})
        self._title(text.title, {"bold": True, "font_size": 14})
        if text.under_title:
            self._title(plain(text.under_title, values), {"italic": True})
        self._lines(text.before_table, values)
        if not any("{period}" in line.text for line in text.before_table) and report.period:
            self._title(f"Kỳ: {report.period.said}", {})
        self._headings()
        first = self._at
        for row in report.rows:
            self._row(row)
        if report.total is not None:
            self._total(report.total, first)
        last = first + len(report.rows) - 1
        self._lines(text.after_table, values)
        for note in report.notes:
            self._title(note, {"italic": True})
        self._signers(text)
        self._set_up(first, last)

    def _lines(self, lines: Sequence[FormLine], values: Mapping[str, str]) -> None:
        """The form's sentences that have something to say."""
        for line in lines:
            if (not line.needs or values[line.needs]) and not (line.lacks and values[line.lacks]):
                self._title(plain(line.text, values), {})

    def _signers(self, text: FormText) -> None:
        """Who answers for it, each beneath their own title, as on paper."""
        if not text.right_signature:
            return
        self._at += 1
        for words, look in (
            ((text.left_signature, text.right_signature), {"bold": True, "align": "center"}),
            ((self._report.left_name, self._report.right_name), {"align": "center"}),
        ):
            form = self._book.add_format({"font_name": "Times New Roman", "font_size": 12, **look})
            for place, said in zip((1, max(self._last - 1, 2)), words, strict=True):
                self._sheet.write_string(self._at, place, _clean(said), form)
            self._at += 1

    def _title(self, words: str, look: dict[str, Any]) -> None:
        form = self._book.add_format({"font_name": "Times New Roman", "font_size": 12, **look})
        self._sheet.write_string(self._at, 0, _clean(words), form)
        self._at += 1

    def _headings(self) -> None:
        """Groups in a row of their own above, so that each column keeps one heading to be filtered by."""
        columns = self._report.columns
        form = self._format(TEXT, "heading")
        if any(column.group for column in columns):
            first = 0
            for place in range(1, len(columns) + 1):
                if place < len(columns) and columns[place].group == columns[first].group and columns[first].group:
                    continue
                group = _clean(columns[first].group)
                if place - 1 > first:
                    self._sheet.merge_range(self._at, first, self._at, place - 1, "", form)
                self._sheet.write_string(self._at, first, group, form)
                first = place
            self._at += 1
        for place, column in enumerate(columns):
            self._sheet.write_string(self._at, place, _clean(column.title), form)
        self._at += 1

    def _row(self, row: Row) -> None:
        for place, (cell, column) in enumerate(zip(row.cells, self._report.columns, strict=True)):
            self._cell(place, cell, column, row.level)
        self._at += 1

    def _total(self, total: Row, first: int) -> None:
        """The total; where it is the sum of the lines above it, it goes on summing them when somebody edits one."""
        rows = self._report.rows
        only_lines = bool(rows) and all(row.level == LINE for row in rows)
        for place, (cell, column) in enumerate(zip(total.cells, self._report.columns, strict=True)):
            above = [value for row in rows if isinstance(value := row.cells[place], int)]
            if only_lines and column.kind in (NUMBER, MONEY) and isinstance(cell, int) and sum(above) == cell:
                top, bottom = xl_rowcol_to_cell(first, place), xl_rowcol_to_cell(self._at - 1, place)
                form = self._format(column.kind, total.level)
                self._sheet.write_formula(self._at, place, f"=SUM({top}:{bottom})", form, cell)
            else:
                self._cell(place, cell, column, total.level)
        self._at += 1

    def _cell(self, place: int, cell: Cell, column: Column, level: str) -> None:
        form = self._format(column.kind, level)
        if isinstance(cell, datetime):
            self._sheet.write_datetime(self._at, place, _naive(cell, column.kind), form)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._at, place, cell, form)
        elif isinstance(cell, int | float):
            self._sheet.write_number(self._at, place, cell, form)
        elif cell is None and column.kind == PERCENT and level == LINE:
            self._sheet.write_string(self._at, place, NO_FIGURES, form)
        elif cell is None:
            self._sheet.write_blank(self._at, place, None, form)
        else:
            self._sheet.write_string(self._at, place, _clean(cell), form)

    def _format(self, kind: str, level: str) -> Format:
        if (kind, level) not in self._formats:
            look: dict[str, Any] = {
                "font_name": "Times New Roman",
                "font_size": 11,
                "border": 1,
                "valign": "vcenter",
                "text_wrap": kind == TEXT,
                "num_format": _NUMBER_FORMATS[kind],
                "bold": level in (GROUP, TOTAL, "heading"),
            }
            if kind == MARK:
                look["align"] = "center"
            if level == "heading":
                look |= {"align": "center", "text_wrap": True, "bg_color": "#E8EEF4"}
            self._formats[kind, level] = self._book.add_format(look)
        return self._formats[kind, level]

    def _set_up(self, first: int, last: int) -> None:
        """What makes it usable: headings that stay, a filter, widths, and pages when it is printed."""
        sheet, columns = self._sheet, self._report.columns
        sheet.freeze_panes(first, 0)
        if last >= first:
            sheet.autofilter(first - 1, 0, last, self._last)
        for place, column in enumerate(columns):
            wanted = max(_WIDTHS.get(column.kind, 0.0), column.share * _SHARE)
            sheet.set_column(place, place, min(max(wanted, _NARROWEST), _WIDEST))
        grouped = any(column.group for column in columns)
        sheet.repeat_rows(first - 2 if grouped else first - 1, first - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&RTrang &P/&N")


def _made(report: Report) -> datetime:
    return local(report.made_at).replace(tzinfo=None)


def _naive(moment: datetime, kind: str) -> datetime:
    """By the clock of Vietnam, to the minute; a date alone has no hour that a filter would trip over."""
    at = local(moment).replace(tzinfo=None, second=0, microsecond=0)
    return at if kind == MOMENT else at.replace(hour=0, minute=0)


def _clean(text: str) -> str:
    """The text as a cell can hold it: whole, but for what no spreadsheet takes."""
    return _IMPOSSIBLE.sub("\ufffd", text)[:_LONGEST]
