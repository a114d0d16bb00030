"""The settlement as the accountant's program takes it in: which columns, under which headings, parted by what."""

import csv
import io
from typing import Final

import msgspec

from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.report import Cell, Report

SEPARATORS: Final = (";", ",", "\t")
COLUMNS: Final = (
    ("period", "Kỳ"),
    ("receiving", "Cơ quan tiếp nhận"),
    ("resolving", "Cơ quan giải quyết"),
    ("count", "Số khoản thu"),
    ("phi", "Phí"),
    ("le_phi", "Lệ phí"),
    ("taken", "Cộng"),
    ("cash", "Tiền mặt"),
    ("transfer", "Chuyển khoản"),
    ("online", "Trực tuyến"),
    ("voided", "Đã hủy"),
    ("refunded", "Hoàn trả"),
    ("waived", "Miễn, giảm"),
)
LONGEST_HEADING: Final = 60
# A spreadsheet would take a text that begins so for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class BadCsvLayout(Refusal):
    """The layout names no column, one twice, one that there is not, or has no heading for one."""

    code = "bad_csv_layout"


class CsvColumn(msgspec.Struct, frozen=True):
    """One column: what stands in it, and what the accountant's program calls it."""

    name: str
    heading: str


class CsvLayout(msgspec.Struct, frozen=True, kw_only=True):
    """The columns in their order, what parts them, and whether a line of headings comes first."""

    columns: tuple[CsvColumn, ...] = tuple(CsvColumn(name, heading) for name, heading in COLUMNS)
    separator: str = ";"
    headings: bool = True


def check_layout(layout: CsvLayout) -> CsvLayout:
    """The layout, cleaned. Raises BadCsvLayout."""
    cleaned = tuple(CsvColumn(column.name, nfc(column.heading)[:LONGEST_HEADING]) for column in layout.columns)
    names = [column.name for column in cleaned]
    known = {name for name, _ in COLUMNS}
    if not names or len(set(names)) < len(names) or not known.issuperset(names):
        raise BadCsvLayout
    if layout.separator not in SEPARATORS or not all(column.heading for column in cleaned):
        raise BadCsvLayout
    return msgspec.structs.replace(layout, columns=cleaned)


def csv_of(report: Report, layout: CsvLayout) -> bytes:
    """The report's lines in this layout: money in whole đồng without marks, UTF-8 as spreadsheets recognise it.

    There is no line for the total: who takes the file in sums it up.
    """
    said = io.StringIO(newline="")
    writer = csv.writer(said, delimiter=layout.separator, lineterminator="\r\n")
    if layout.headings:
        writer.writerow([_text(column.heading) for column in layout.columns])
    names = [column.name for column in report.columns]
    period = report.period.said if report.period else ""
    for line in report.lines:
        cells: dict[str, Cell] = dict(zip(names, line.cells, strict=True)) | {"period": period}
        writer.writerow([_text(cells.get(column.name)) for column in layout.columns])
    return said.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return "" if cell is None else str(cell)
