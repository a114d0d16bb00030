"""A report: a table whose cells know what they are, so that paper, screen and spreadsheet say the same."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from intake_desk.domain.periods import Period
from intake_desk.domain.times import local, show_day

TEXT: Final = "text"
NUMBER: Final = "number"
MONEY: Final = "money"
DATE: Final = "date"
MOMENT: Final = "moment"
PERCENT: Final = "percent"
MARK: Final = "mark"

LINE: Final = "line"
GROUP: Final = "group"
TOTAL: Final = "total"

NO_FIGURES: Final = "không có số liệu"

Cell = str | int | float | date | datetime | None


class Heading(msgspec.Struct, frozen=True):
    """A column as the form's text orders it: its name here, its words there, its share of the width."""

    name: str
    title: str
    group: str = ""
    share: float = 1.0


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What a form's text says of a table: which form, on what legal basis, under which headings."""

    form: str
    title: str
    number: str = ""
    legal_basis: str = ""
    headings: tuple[Heading, ...] = ()


class Column(msgspec.Struct, frozen=True):
    """One column; neighbours of one group share a heading above."""

    name: str
    title: str
    kind: str = TEXT
    group: str = ""
    share: float = 1.0


class Row(msgspec.Struct, frozen=True):
    """One cell for each column; a group's row stands over its lines, a total under all of them.

    `about` is the id of the dossier that a line is about.
    """

    cells: tuple[Cell, ...]
    level: str = LINE
    about: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A table with its title, legal basis and period; `values` fill the sentences of its form, `notes` stand below."""

    words: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    made_at: datetime
    period: Period | None = None
    total: Row | None = None
    values: Mapping[str, str] = {}
    notes: tuple[str, ...] = ()
    left_name: str = ""
    right_name: str = ""
    qr_text: str = ""

    @property
    def title(self) -> str:
        """What the form is called."""
        return self.words.title

    @property
    def lines(self) -> tuple[Row, ...]:
        """The rows that are counted: neither groups nor totals."""
        return tuple(row for row in self.rows if row.level == LINE)

    def values_of(self, name: str) -> list[Cell]:
        """The cells of one column, line by line; none where there is no such column."""
        places = [number for number, column in enumerate(self.columns) if column.name == name]
        return [row.cells[place] for place in places for row in self.lines]

    def total_of(self, name: str) -> Cell:
        """The cell of one column in the total; None without one."""
        cells = () if self.total is None else zip(self.columns, self.total.cells, strict=True)
        return next((cell for column, cell in cells if column.name == name), None)


def columns(words: Words, kinds: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns in the form's order; what `kinds` does not name is text."""
    return tuple(
        Column(heading.name, heading.title, kinds.get(heading.name, TEXT), heading.group, heading.share)
        for heading in words.headings
    )


def row(layout: Sequence[Column], cells: Mapping[str, Cell], level: str = LINE, about: str = "") -> Row:
    """A row whose cells are given by the names of their columns; what is not given stays empty."""
    return Row(tuple(cells.get(column.name) for column in layout), level, about)


def shown(cell: Cell, kind: str = TEXT) -> str:
    """The cell as people read it: 1.284.000, 20/11/2026, 09:05 20/11/2026, 98,5 %."""
    if cell is None:
        return NO_FIGURES if kind == PERCENT else ""
    if isinstance(cell, datetime):
        return f"{local(cell):%H:%M} {show_day(local(cell).date())}" if kind == MOMENT else show_day(local(cell).date())
    if isinstance(cell, date):
        return show_day(cell)
    if kind == PERCENT and isinstance(cell, int | float):
        return f"{percent(cell):.1f} %".replace(".", ",")
    if isinstance(cell, int) and kind in (NUMBER, MONEY):
        return f"{cell:,}".replace(",", ".")
    return str(cell)


def percent(ratio: float) -> float:
    """A ratio as per cent with one decimal, never rounded up to 100 or down to 0 when it is not."""
    rounded = round(ratio * 100, 1)
    if rounded == 100 and ratio < 1:  # noqa: PLR2004  # per cent
        return 99.9
    return 0.1 if rounded == 0 and ratio > 0 else rounded
