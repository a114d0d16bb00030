"""A ruled table whose header repeats on every page and whose rows do not tear unless they must."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from .faces import BOLD, REGULAR, Line, Run, printable, width_of, wrap
from .page import LEADING, Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
        self._groups = self._group_titles()
        set_once: dict[tuple[str, str, float], Cell] = {}  # a book of thousands says the same again and again
        self._rows = [
            [
                _set(set_once, text, row.face, size, column.width)
                for text, column in zip(row.cells, columns, strict=True)
            ]
            for row in rows
        ]
        self._heights = [self._row_height(row) for row in self._rows]

    @property
    def height(self) -> float:
        """The header and every row."""
        return self._header_height + sum(self._heights)

    @property
    def least(self) -> float:
        """The header never stands without a row."""
        first = self._heights[0] if self._rows else 0.0
        return self._header_height + min(first, self._lines_height(_WORTH_TEARING))

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As many whole rows as fit; a very tall row is torn between its lines."""
        left = room - self._header_height
        fitting = 0
        while fitting < len(self._rows) and self._heights[fitting] <= left:
            left -= self._heights[fitting]
            fitting += 1
        torn = self._tear(self._rows[fitting], left) if fitting < len(self._rows) else None
        if torn is not None:
            head = self._part([*self._rows[:fitting], torn[0]], [*self._heights[:fitting], self._row_height(torn[0])])
            rest = [torn[1], *self._rows[fitting + 1 :]]
            return head, self._part(rest, [self._row_height(torn[1]), *self._heights[fitting + 1 :]])
        if fitting == 0:
            return None
        return (
            self._part(self._rows[:fitting], self._heights[:fitting]),
            self._part(self._rows[fitting:], self._heights[fitting:]),
        )

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Header, rows, and the grid around them."""
        self._draw_header(ink, x, top)
        y = top - self._header_height
        right = x + self._edges[-1]
        for row, height in zip(self._rows, self._heights, strict=True):
            self._draw_cells(ink, x, y, height, row)
            y -= height
            ink.rule(x, y, right, y)
        for number, edge in enumerate(self._edges):
            above = 0.0 if self._starts_group(number) else self._group_height
            ink.rule(x + edge, top - above, x + edge, y)

    def _part(self, rows: list[list[Cell]], heights: list[float]) -> Table:
        part = Table(self._columns, (), self._size, keep=self.keep)
        part._rows, part._heights = rows, heights
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
        return self._lines_height(max(map(len, self._groups.values()))) if self._groups else 0.0

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

    def _members(self) -> Iterator[tuple[str, list[int]]]:
        """Neighbouring columns of one group, by their numbers."""
        for group, members in groupby(range(len(self._columns)), key=lambda number: self._columns[number].group):
            yield group, list(members)

    def _group_titles(self) -> dict[int, Cell]:
        """The heading above each group, by the number of its first column."""
        return {
            numbers[0]: _cell(group, BOLD, self._size, self._edges[numbers[-1] + 1] - self._edges[numbers[0]])
            for group, numbers in self._members()
            if group
        }

    def _starts_group(self, number: int) -> bool:
        if number in {0, len(self._columns)}:
            return True
        return not self._columns[number].group or self._columns[number].group != self._columns[number - 1].group

    def _draw_header(self, ink: Ink, x: float, top: float) -> None:
        height, above = self._header_height, self._group_height
        ink.rule(x, top, x + self._edges[-1], top)
        ink.rule(x, top - height, x + self._edges[-1], top - height)
        for group, numbers in self._members():
            left, right = self._edges[numbers[0]], self._edges[numbers[-1] + 1]
            if group:
                self._draw_cell(ink, x + left, top, above, right - left, self._groups[numbers[0]])
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


def narrowest(text: str, size: float) -> float:
    """The width of a column in which no word of this heading is cut."""
    return max((width_of(word, BOLD, size) for word in printable(text).split()), default=0.0) + 2 * _SIDE


def _set(done: dict[tuple[str, str, float], Cell], text: str, face: str, size: float, width: float) -> Cell:
    known = done.get((text, face, width))
    if known is None:
        known = done[text, face, width] = _cell(text, face, size, width)
    return known


def _cell(text: str, face: str, size: float, width: float) -> Cell:
    return wrap((Run(printable(text), face),), size, width - 2 * _SIDE)
