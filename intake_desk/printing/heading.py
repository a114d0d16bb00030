"""The head of an official paper: unit and state side by side, barcode, place and date, title, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from .codes import bars, code128
from .faces import BOLD, ITALIC, REGULAR, balanced, printable, squeezed, width_of
from .page import LEADING, Ink

if TYPE_CHECKING:
    from intake_desk.domain.slips import Letterhead

    from .page import Block

_LEFT = 0.45  # of the text width; the state's name needs the larger part
_MODULES: Final[tuple[float, ...]] = (0.375 * mm, 0.25 * mm)  # 3 or 2 whole dots of a 203-dpi printer
_SQUEEZE = 0.92  # a unit's name may be set this much smaller before it takes a second line
_QUIET = 10  # modules of white beside a barcode; on the left the margin gives them


class Heading:
    """Two columns with their rules; under them the barcode at the left, date and book number at the right."""

    keep = True

    def __init__(
        self,
        head: Letterhead,
        state: tuple[str, str],
        date_line: str,
        size: float,
        width: float,
        *,
        code: str = "",
        code_line: str = "",
        book_line: str = "",
        number_line: str = "",
    ) -> None:
        self._width, self._size = width, size
        left = width * _LEFT
        small = size - 1
        self._left = [
            *balanced(head.parent_agency.upper(), REGULAR, small, left, squeeze=_SQUEEZE),
            *balanced(head.unit_name.upper(), BOLD, small, left, squeeze=_SQUEEZE),
        ]
        self._right = [
            squeezed(state[0], BOLD, small, width - left),
            squeezed(state[1], BOLD, small + 1, width - left),
        ]
        self._number = squeezed(number_line, REGULAR, small, left)
        self._bars, self._module = fitted_bars(code, width, width * _LEFT)
        self._tall = round(size * 2.3 / self._module)
        self._code_line = squeezed(code_line, BOLD, size - 2.5, width * 0.6) if code else None
        self._place_lines(date_line, book_line)

    def _place_lines(self, date_line: str, book_line: str) -> None:
        """Date and book beside the barcode where they fit; otherwise the date goes up, under the motto."""
        start = max(self._width * _LEFT, (len(self._bars) + 2 * _QUIET) * self._module)
        room = self._width - start
        date = (ITALIC, printable(date_line))
        book = [(BOLD, printable(book_line))] if book_line else []
        self._middle = start + room / 2
        if width_of(date[1], date[0], self._size) <= room:
            beside = [date, *book]
        else:
            beside = book
            self._right.append(squeezed(date[1], date[0], self._size, self._width * (1 - _LEFT)))
        self._beside = [squeezed(text, face, self._size, room) for face, text in beside]
        self._date_above = len(beside) == len(book)

    @property
    def _upper(self) -> float:
        """Height of the two columns down to below their rules."""
        left = sum(size * LEADING for _, size in self._left) + self._number_height
        right = sum(size * LEADING for _, size in self._right) + (4 if self._date_above else 0)
        return max(left, right) + 9

    @property
    def _number_height(self) -> float:
        line, size = self._number
        return size * LEADING + 5 if line.width else 0.0

    @property
    def _lower(self) -> float:
        text = (self._size - 2.5) * LEADING + 2 if self._code_line is not None else 0.0
        barcode = self._bar_height + text
        return max(barcode, len(self._beside) * self._size * 1.45)

    @property
    def _bar_height(self) -> float:
        return self._tall * self._module if self._bars else 0.0

    @property
    def height(self) -> float:
        """Both rows and the air under them."""
        return self._upper + self._lower + self._size * 0.5

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - never split
        """A heading is never torn."""
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Left column, right column, barcode, the lines beside it."""
        self._draw_left(ink, x + self._width * _LEFT / 2, top)
        self._draw_right(ink, x + self._width * (1 + _LEFT) / 2, top)
        under = top - self._upper
        self._draw_code(ink, x, under)
        y = under - self._size
        for line, size in self._beside:
            ink.centred(x + self._middle, y, size, line)
            y -= self._size * 1.45

    def _draw_left(self, ink: Ink, middle: float, top: float) -> None:
        y = top
        for line, size in self._left:
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        half = self._left[-1][0].width / 4  # Decree 30/2020: a third to a half of the line above
        ink.rule(middle - half, y - 2, middle + half, y - 2)
        line, size = self._number
        if line.width:
            ink.centred(middle, y - self._number_height + size * 0.27, size, line)

    def _draw_right(self, ink: Ink, middle: float, top: float) -> None:
        y = top
        for number, (line, size) in enumerate(self._right):
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
            if number == 1:
                ink.rule(middle - line.width / 2, y - 2, middle + line.width / 2, y - 2)
                y -= 4

    def _draw_code(self, ink: Ink, x: float, top: float) -> None:
        left, total = self._width * _LEFT, len(self._bars) * self._module
        middle = x + max(left, total) / 2
        if self._bars:
            ink.stamp(middle - total / 2, top - self._bar_height, self._module, bars(self._bars, self._tall))
        if self._code_line is not None:
            line, size = self._code_line
            ink.centred(middle, top - self._bar_height - size - 1, size, line)


class Title:
    """The form's name, the line under it, and boxed marks that nobody overlooks."""

    keep = True

    def __init__(self, title: str, under: str, marks: list[str], size: float, width: float) -> None:
        self._lines = balanced(title, BOLD, size + 1, width)
        if under:
            self._lines += balanced(under, ITALIC, size - 1, width)
        self._marks = [[line for line, _ in balanced(mark, BOLD, size, width - 20)] for mark in marks]
        self._size, self._width = size, width

    @property
    def height(self) -> float:
        """Title, line and marks, with air below."""
        marks = sum(len(mark) * self._size * LEADING + 12 for mark in self._marks)
        return sum(size * LEADING for _, size in self._lines) + marks + self._size * 0.5

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - never split
        """A title is never torn."""
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Centred, one under the other."""
        y, middle = top, x + self._width / 2
        for line, size in self._lines:
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        for mark in self._marks:
            tall = len(mark) * self._size * LEADING
            wide = max(line.width for line in mark) + 16
            ink.box(middle - wide / 2, y - tall - 8, wide, tall + 4)
            for line in mark:
                y -= self._size * LEADING
                ink.centred(middle, y - 6 + self._size * 0.27, self._size, line)
            y -= 12


def fitted_bars(code: str, room: float, wanted: float) -> tuple[str, float]:
    """The barcode's modules and the width of one: the widest that stays within `wanted`, else the narrowest.

    There are none if even those do not fit `room`: the number in letters and the QR code remain.
    """
    modules = code128(code) if code.isascii() and code.isprintable() and code else ""
    across = len(modules) + _QUIET
    if across * _MODULES[-1] > room:
        return "", _MODULES[-1]
    return modules, next((module for module in _MODULES if across * module <= wanted), _MODULES[-1])
