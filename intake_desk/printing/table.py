"""A ruled table whose header repeats on every page and whose rows do not tear unless they must."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from .faces import BOLD, REGULAR, Line, Run, printable, wrap
from .page import LEADING, Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .page import Block

_SIDE = 3.0
_ABOVE = 2.2
_WORTH_TEARING = 9  # lines in a row before it may be cut over two pages
_LEFT_BEHIND = 3  # lines of a torn row on either page

Cell = list[Line]


class Column(NamedTuple):
    """A heading, a width in points, an alignment; neighbours with the same group share a heading above."""

    title: str
    width: float
    align: str = "centre"
    group: str = ""


class Row(NamedTuple):
    """One text per column."""

    cells: tuple[str, ...]
    face: str = REGULAR


class Table:
    """A block that splits between rows."""

    def __init__(self, columns: Sequence[Column], rows: Iterable[Row], size: float, *, keep: bool = False) -> None:
        self.keep = keep
        self._columns = columns
        self._size = size
        self._edges = [0.0, *accumulate(column.width for column in columns)]
        self._titles = [_cell(column.title, BOLD, size, column.width) for column in columns]
        self._rows = [
            [_cell(text, row.face, size, column.width) for text, column in zip(row.cells, columns, strict=True)]
            for row in rows
        ]

    @property
    def height(self) -> float:
        """The header and every row."""
        return self._header_height + sum(map(self._row_height, self._rows))

    @property
    def least(self) -> float:
        """The header never stands without a row."""
        first = self._row_height(self._rows[0]) if self._rows else 0.0
        return self._header_height + min(first, self._lines_height(_WORTH_TEARING))

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As many whole rows as fit; a very tall row is torn between its lines."""
        left = room - self._header_height
        fitting = 0
        while fitting < len(self._rows) and self._row_height(self._rows[fitting]) <= left:
            left -= self._row_height(self._rows[fitting])
            fitting += 1
        torn = self._tear(self._rows[fitting], left) if fitting < len(self._rows) else None
        if torn is not None:
            head = [*self._rows[:fitting], torn[0]]
            return self._part(head), self._part([torn[1], *self._rows[fitting + 1 :]])
        if fitting == 0:
            return None
        return self._part(self._rows[:fitting]), self._part(self._rows[fitting:])

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Header, rows, and the grid around them."""
        self._draw_header(ink, x, top)
        y = top - self._header_height
        right = x + self._edges[-1]
        for row in self._rows:
            height = self._row_height(row)
            self._draw_cells(ink, x, y, height, row)
            y -= height
            ink.rule(x, y, right, y)
        for number, edge in enumerate(self._edges):
            above = 0.0 if self._starts_group(number) else self._group_height
            ink.rule(x + edge, top - above, x + edge, y)

    def _part(self, rows: list[list[Cell]]) -> Table:
        part = Table(self._columns, (), self._size, keep=self.keep)
        part._rows = rows
        return part

    def _tear(self, row: list[Cell], room: float) -> tuple[list[Cell], list[Cell]] | None:
        tallest = max(map(len, row))
        fitting = int((room - 2 * _ABOVE) / (self._size * LEADING) + 1e-6)
        if tallest < _WORTH_TEARING or fitting < _LEFT_BEHIND:
            return None
        cut = min(fitting, tallest - _LEFT_BEHIND)
        return [cell[:cut] for cell in row], [cell[cut:] for cell in row]

    @property
    def _group_height(self) -> float:
        return self._lines_height(1) if any(column.group for column in self._columns) else 0.0

    @property
    def _header_height(self) -> float:
        grouped = [len(t) for t, c in zip(self._titles, self._columns, strict=True) if c.group]
        single = [len(t) for t, c in zip(self._titles, self._columns, strict=True) if not c.group]
        below = self._lines_height(max(grouped)) if grouped else 0.0
        return max(self._group_height + below, self._lines_height(max(single, default=1)))

    def _lines_height(self, lines: int) -> float:
        return lines * self._size * LEADING + 2 * _ABOVE

    def _row_height(self, row: list[Cell]) -> float:
        return self._lines_height(max(map(len, row)))

    def _starts_group(self, number: int) -> bool:
        if number in {0, len(self._columns)}:
            return True
        return not self._columns[number].group or self._columns[number].group != self._columns[number - 1].group

    def _draw_header(self, ink: Ink, x: float, top: float) -> None:
        height, above = self._header_height, self._group_height
        ink.rule(x, top, x + self._edges[-1], top)
        ink.rule(x, top - height, x + self._edges[-1], top - height)
        for group, members in groupby(range(len(self._columns)), key=lambda n: self._columns[n].group):
            numbers = list(members)
            left, right = self._edges[numbers[0]], self._edges[numbers[-1] + 1]
            if group:
                self._draw_cell(ink, x + left, top, above, right - left, _cell(group, BOLD, self._size, right - left))
                ink.rule(x + left, top - above, x + right, top - above)
            for number in numbers:
                y, tall = (top - above, height - above) if group else (top, height)
                width = self._columns[number].width
                self._draw_cell(ink, x + self._edges[number], y, tall, width, self._titles[number])

    def _draw_cells(self, ink: Ink, x: float, top: float, height: float, row: list[Cell]) -> None:
        for cell, column, edge in zip(row, self._columns, self._edges, strict=False):
            self._draw_cell(ink, x + edge, top, height, column.width, cell, column.align)

    def _draw_cell(
        self, ink: Ink, x: float, top: float, height: float, width: float, cell: Cell, align: str = "centre"
    ) -> None:
        """The lines of one cell, in the middle of its height."""
        y = top - (height - len(cell) * self._size * LEADING) / 2 - self._size * 0.95
        for line in cell:
            if align == "left":
                ink.text(x + _SIDE, y, self._size, line)
            elif align == "right":
                ink.text(x + width - _SIDE - line.width, y, self._size, line)
            else:
                ink.centred(x + width / 2, y, self._size, line)
            y -= self._size * LEADING


def _cell(text: str, face: str, size: float, width: float) -> Cell:
    return wrap((Run(printable(text), face),), size, width - 2 * _SIDE)
