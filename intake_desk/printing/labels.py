"""Labels for the covers of folders: eight on a sheet of A4, or one on a sheet of a label printer."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.lib.units import mm

from intake_desk.domain.times import local

from .codes import bars
from .faces import BOLD, Line, cut, squeezed, wrap
from .heading import fitted_bars
from .page import LEADING, Ink, PaperSize, to_pdf
from .square import Square
from .texts import moment, paragraphs, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.casework_slips import FolderLabel

    from .texts import FormLine

_LEAST_FOOT = 9.0  # the due moment is read from a stack at arm's length


class LabelPaper(NamedTuple):
    """A sheet in points, how many labels stand on it, and the sizes of type to try on one."""

    width: float
    height: float
    columns: int
    rows: int
    edge: float
    square: float
    sizes: tuple[float, ...]

    @property
    def on_sheet(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows


LABEL_PAPERS: Final = {
    "A4": LabelPaper(210 * mm, 297 * mm, 2, 4, 7 * mm, 17 * mm, (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)),
    "A6": LabelPaper(105 * mm, 148 * mm, 1, 1, 7 * mm, 17 * mm, (15.0, 14.0, 12.0, 10.0, 8.0)),
    "A7": LabelPaper(105 * mm, 74 * mm, 1, 1, 5 * mm, 17 * mm, (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)),
}


def labels_pdf(labels: Sequence[FolderLabel], paper: str = "A4") -> bytes:
    """The labels in their order, from left to right and from the top down, on "A4", "A6" or "A7"."""
    sheet = LABEL_PAPERS[paper]
    pages: list[Ink] = []
    wide, tall = sheet.width / sheet.columns, sheet.height / sheet.rows
    for number, label in enumerate(labels):
        place = number % sheet.on_sheet
        if place == 0:
            pages.append(Ink())
            _cut_marks(pages[-1], sheet)
        row, column = divmod(place, sheet.columns)
        _draw(pages[-1], label, sheet, column * wide, sheet.height - row * tall)
    size = PaperSize(paper, sheet.width, sheet.height, 0.0, 0.0, 0.0, 0.0, sheet.sizes)
    return to_pdf(pages, size, texts().label.title, labels[0].unit if labels else "")


def _cut_marks(ink: Ink, sheet: LabelPaper) -> None:
    """Small crosses where four labels meet: enough for scissors, nothing on a sheet of ready-cut labels."""
    arm = 2 * mm
    for column in range(1, sheet.columns):
        for row in range(1, sheet.rows):
            x, y = sheet.width * column / sheet.columns, sheet.height * row / sheet.rows
            ink.rule(x - arm, y, x + arm, y)
            ink.rule(x, y - arm, x, y + arm)


def _draw(ink: Ink, label: FolderLabel, sheet: LabelPaper, left: float, top: float) -> None:
    x, width = left + sheet.edge, sheet.width / sheet.columns - 2 * sheet.edge
    y, foot = top - sheet.edge, top - sheet.height / sheet.rows + sheet.edge
    small = sheet.sizes[0] * 0.6
    line, size = squeezed(label.unit.upper(), BOLD, small, width)
    y -= small * LEADING
    ink.text(x, y + small * 0.27, size, line)
    y -= 2
    ink.rule(x, y, x + width, y)
    y = _draw_codes(ink, label, sheet, x, y - 3, width)
    _draw_text(ink, label, sheet, x, y, width, y - foot)


def _draw_codes(ink: Ink, label: FolderLabel, sheet: LabelPaper, x: float, top: float, width: float) -> float:
    """The number as large as it goes, the barcode under it, the QR code at the right; gives where they end."""
    code = Square(label.code, sheet.square)
    room = width - code.side
    line, size = squeezed(label.code, BOLD, sheet.sizes[0] * 2, room)
    ink.text(x, top - size * 0.95, size, line)
    modules, module = fitted_bars(label.code, room, room)
    if modules:
        height = max(code.side - size * LEADING - 3, 6 * mm)
        ink.stamp(x, top - size * LEADING - height, module, bars(modules, round(height / module)))
    code.draw(ink, x + room, top)
    return top - max(code.side, size * LEADING) - 3


def _draw_text(
    ink: Ink, label: FolderLabel, sheet: LabelPaper, x: float, top: float, width: float, room: float
) -> None:
    """The lines in the largest type that lets all of them stand; in the smallest the longest text is cut."""
    values = _values(label)
    words = texts().label
    for size in sheet.sizes:
        foot_size = max(size, _LEAST_FOOT)
        lines = _lines(words.lines, values, size, width)
        foot = _lines(words.foot, values, foot_size, width)
        left = room - sum(map(len, foot)) * foot_size * LEADING
        if sum(map(len, lines)) * size * LEADING <= left:
            break
    else:
        _shorten(lines, size, width, int(left / (size * LEADING)))
    y = top
    for many, tall in ((lines, size), (foot, foot_size)):
        for line in chain.from_iterable(many):
            y -= tall * LEADING
            ink.text(x, y + tall * 0.27, tall, line)


def _values(label: FolderLabel) -> dict[str, str]:
    return {
        "applicant": label.applicant,
        "content": label.content,
        "received": f"{local(label.received_at):%d/%m/%Y}",
        "due": moment(label.due_at),
        "sets": f"{label.sets:02}",
        "shelf": label.shelf,
        "provisional": texts().provisional_mark if label.provisional else "",
    }


def _lines(lines: tuple[FormLine, ...], values: dict[str, str], size: float, width: float) -> list[list[Line]]:
    return [
        wrap(runs, size, width)
        for line in lines
        if not line.needs or values[line.needs]
        for runs in paragraphs(line.text, values, line.face)
    ]


def _shorten(lines: list[list[Line]], size: float, width: float, most: int) -> None:
    while sum(map(len, lines)) > most:
        longest = max(lines, key=len)
        if len(longest) == 1:
            return
        longest[:] = cut(longest, len(longest) - 1, size, width)
