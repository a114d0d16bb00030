"""The numbers of the charts as a spreadsheet: one sheet for each, with the same picture made of its cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from intake_desk.domain.chart_text import headings, place
from intake_desk.domain.charts import LINE, STACKED
from intake_desk.domain.report import MONEY, NUMBER, PERCENT
from intake_desk.domain.times import local

from .chart_sheet import TITLE, WORDS, about

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from intake_desk.domain.charts import Chart, ChartSheet
    from intake_desk.domain.slips import Letterhead

_FORMATS = {NUMBER: "#,##0.##", MONEY: '#,##0 "đ"', PERCENT: "0.0%"}
_TABS = ("Theo giờ", "Đang chờ", "Đúng hạn", "Phí, lệ phí")
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_HEADINGS = 3  # the line of the columns' headings, from nought


def charts_xlsx(sheet: ChartSheet, head: Letterhead) -> bytes:
    """The workbook's bytes. It is made in memory: the writer's other ways leave names in a temporary file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "remove_timezone": True})
    made = local(sheet.made_at).replace(tzinfo=None)
    book.set_properties({"title": TITLE.capitalize(), "company": head.unit_name, "created": made})
    for tab, chart in zip(_TABS, sheet.charts, strict=True):
        _write(book, book.add_worksheet(tab), chart, head.unit_name)
    book.close()
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, page: Worksheet, chart: Chart, unit: str) -> None:
    page.write_string(0, 0, unit, book.add_format({**_FONT, "bold": True}))
    page.write_string(1, 0, f"{WORDS[chart.name]}{about(chart)}", book.add_format({**_FONT, "bold": True}))
    titles = headings(chart, WORDS)
    heading = _look(book, bold=True, align="center", text_wrap=True)
    for at, title in enumerate(titles):
        page.write_string(_HEADINGS, at, title, heading)
    name = _look(book)
    for line, spot in enumerate(chart.spots, _HEADINGS + 1):
        page.write_string(line, 0, place(spot, WORDS), name)
    last = _HEADINGS + len(chart.spots)
    page.write_string(last + 1, 0, WORDS["total"], _look(book, bold=True))
    for at, one in enumerate(chart.series, 1):
        look, strong = _look(book, num_format=_FORMATS[one.kind]), _look(book, num_format=_FORMATS[one.kind], bold=True)
        for line, value in enumerate(one.values, _HEADINGS + 1):
            if value is None:
                page.write_blank(line, at, None, look)
            else:
                page.write_number(line, at, value, look)
        if one.total is None:
            page.write_blank(last + 1, at, None, strong)
        else:
            page.write_formula(last + 1, at, _total(chart, at, last), strong, one.total)
    page.set_column(0, 0, 26)
    page.set_column(1, len(titles) - 1, 16)
    page.freeze_panes(_HEADINGS + 1, 1)
    page.insert_chart(_HEADINGS, len(titles) + 1, _picture(book, page.get_name(), chart, last))


def _total(chart: Chart, at: int, last: int) -> str:
    """A sum over the column; a ratio is made of the sums of its parts."""
    if chart.series[at - 1].kind == PERCENT:
        names = [one.name for one in chart.series]
        part, whole = (xl_rowcol_to_cell(last + 1, names.index(name) + 1) for name in ("kept", "resolved"))
        return f"={part}/{whole}"
    return f"=SUM({xl_rowcol_to_cell(_HEADINGS + 1, at)}:{xl_rowcol_to_cell(last, at)})"


def _picture(book: xlsxwriter.Workbook, tab: str, chart: Chart, last: int) -> Any:  # the library's own
    kind: dict[str, str] = {"type": "line" if chart.form == LINE else "column"}
    if chart.form == STACKED:
        kind["subtype"] = "stacked"
    picture = book.add_chart(kind)
    first = _HEADINGS + 1
    for at, one in enumerate(chart.series, 1):
        if one.drawn:
            picture.add_series(
                {
                    "name": [tab, _HEADINGS, at],
                    "categories": [tab, first, 0, last, 0],
                    "values": [tab, first, at, last, at],
                }
            )
    picture.set_title({"name": WORDS[chart.name]})
    picture.set_size({"width": 640, "height": 320})
    return picture


def _look(book: xlsxwriter.Workbook, **more: object) -> Format:
    return book.add_format({**_FONT, "font_size": 11, "border": 1, "valign": "vcenter", **more})
