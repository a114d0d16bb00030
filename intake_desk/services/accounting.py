"""The settlement as a CSV file for the accountant's program."""

import csv
import io
from typing import Final

from intake_desk.domain.csv_layout import CsvLayout
from intake_desk.domain.report import LINE, Cell, Report

# A spreadsheet would take a text that begins so for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_of(report: Report, layout: CsvLayout) -> bytes:
    """The report's lines in this layout: money in whole đồng without marks, UTF-8 as spreadsheets recognise it.

    There is no line for the total: who takes the file in sums it up. Of a settled period that has come to say something
    else "part" tells what was signed from what came later; together they are the whole.
    """
    said = io.StringIO(newline="")
    writer = csv.writer(said, delimiter=layout.separator, lineterminator="\r\n")
    if layout.headings:
        writer.writerow([_text(column.heading) for column in layout.columns])
    names = [column.name for column in report.columns]
    period = report.period.said if report.period else ""
    part: Cell = ""
    for line in report.rows:
        cells: dict[str, Cell] = dict(zip(names, line.cells, strict=True))
        if line.level != LINE:
            part = cells.get("receiving")
            continue
        cells |= {"period": period, "part": part}
        writer.writerow([_text(cells.get(column.name)) for column in layout.columns])
    return said.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return "" if cell is None else str(cell)
