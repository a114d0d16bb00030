"""Paper, the blocks that stand on it, and how they break over pages and become PDF bytes."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .faces import ITALIC, REGULAR, Line, Run, advances, printable, squeezed, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEADING = 1.22
RULE = 0.6

# reportlab reads the one parsed font while it embeds a subset: two threads must not do that at once.
_EMBEDDING = threading.Lock()


class PaperSize(NamedTuple):
    """A sheet in points: its margins and the body sizes to try, the largest that fits one page wins."""

    name: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    sizes: tuple[float, ...]

    @property
    def text_width(self) -> float:
        """Points between the left and the right margin."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Points between the top and the bottom margin."""
        return self.height - self.top - self.bottom


A4 = PaperSize("A4", 210 * mm, 297 * mm, 20 * mm, 20 * mm, 20 * mm, 30 * mm, (13.0, 12.0, 11.0))
A4_ACROSS = PaperSize("A4", 297 * mm, 210 * mm, 15 * mm, 15 * mm, 15 * mm, 20 * mm, (12.0,))
A5 = PaperSize("A5", 148 * mm, 210 * mm, 10 * mm, 10 * mm, 10 * mm, 15 * mm, (10.5, 9.5, 9.0))


class Ink:
    """What one page holds, in the order it is read; y grows upwards as in PDF."""

    def __init__(self) -> None:
        self.texts: list[tuple[float, float, float, tuple[Run, ...], float]] = []
        self.rules: list[tuple[float, float, float, float]] = []
        self.stamps: list[tuple[float, float, float, Sequence[tuple[int, int, int, int]]]] = []
        self.fills: list[tuple[float, float, float, float, float]] = []
        self.lines: list[tuple[float, float, float, float, float, float]] = []

    def text(self, x: float, y: float, size: float, line: Line, word_space: float = 0.0) -> None:
        """A line whose baseline starts at (x, y)."""
        if line.runs:
            self.texts.append((x, y, size, line.runs, word_space))

    def centred(self, x: float, y: float, size: float, line: Line) -> None:
        """A line whose baseline is centred on x."""
        self.text(x - line.width / 2, y, size, line)

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin straight line."""
        self.rules.append((x1, y1, x2, y2))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A frame of four thin lines."""
        right, top = x + width, y + height
        self.rules += [(x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)]

    def line(self, x1: float, y1: float, x2: float, y2: float, grey: float, width: float = RULE) -> None:
        """A straight line in a grey, from 0 (black) to 1 (paper), under whatever else stands there."""
        self.lines.append((x1, y1, x2, y2, grey, width))

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A rectangle in a grey, over the lines and under the text."""
        self.fills.append((x, y, width, height, grey))

    def stamp(self, x: float, y: float, module: float, rectangles: Sequence[tuple[int, int, int, int]]) -> None:
        """Filled rectangles (left, bottom, width, height, in modules) on a grid whose lower left is (x, y)."""
        self.stamps.append((x, y, module, rectangles))


class Block(Protocol):
    """Something of a known height that can be drawn, and perhaps split, on a page."""

    keep: bool  # stands on the page where the next block begins

    @property
    def height(self) -> float:
        """Points from its top to its bottom."""

    @property
    def least(self) -> float:
        """Points that must be free for it to begin on a page."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits into `room` and the rest, or None if nothing sensible fits."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Put it on the page, hanging down from `top`."""


class Paragraph:
    """Lines of running text; wrapped lines go back to the margin and are justified, as official papers do."""

    def __init__(
        self,
        runs: Iterable[Run],
        size: float,
        width: float,
        *,
        indent: float = 0.0,
        align: str = "justify",
        leader: str = "",
        keep: bool = False,
    ) -> None:
        self.keep = keep
        self._lines = wrap(runs, size, width, first_indent=indent)
        self._size, self._width, self._indent = size, width, indent
        self._align = align
        if leader:
            self._lines[-1] = self._led(self._lines[-1], leader)

    @property
    def height(self) -> float:
        """As many leadings as there are lines."""
        return len(self._lines) * self._size * LEADING

    @property
    def least(self) -> float:
        """Two lines: a single one left behind reads like a mistake."""
        return min(self.height, 2 * self._size * LEADING)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between lines, never leaving one line alone on either page."""
        fitting = min(int(room / (self._size * LEADING) + 1e-6), len(self._lines) - 2)
        if fitting < min(2, len(self._lines) - 1):
            return None
        return self._part(self._lines[:fitting], self._indent), self._part(self._lines[fitting:], 0.0)

    def _led(self, line: Line, leader: str) -> Line:
        """The last line with dots to the right margin, for a pen."""
        room = self._width - line.width - (self._indent if len(self._lines) == 1 else 0.0)
        dots = leader * int(room / width_of(leader, REGULAR, self._size))
        return Line((*line.runs, Run(dots)), line.width) if dots else line

    def _part(self, lines: list[Line], indent: float) -> Paragraph:
        part = Paragraph((), self._size, self._width, indent=indent, align=self._align)
        part._lines = lines
        return part

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Each line on its baseline."""
        y = top - self._size * 0.95
        for number, line in enumerate(self._lines):
            indent = self._indent if number == 0 else 0.0
            if self._align == "centre":
                ink.centred(x + self._width / 2, y, self._size, line)
            else:
                last = number == len(self._lines) - 1
                stretch = 0.0 if last else self._stretch(line, self._width - indent)
                ink.text(x + indent, y, self._size, line, stretch)
            y -= self._size * LEADING

    def _stretch(self, line: Line, width: float) -> float:
        gaps = sum(run.text.count(" ") + run.text.count("\xa0") for run in line.runs)  # the library stretches both
        spare = (width - line.width) / gaps if gaps else 0.0
        return spare if self._align == "justify" and 0 < spare < self._size * 0.6 else 0.0


class Space:
    """Empty height between two blocks."""

    def __init__(self, height: float, *, keep: bool = False) -> None:
        self.keep = keep
        self.height = height
        self.least = 0.0

    def split(self, room: float) -> tuple[Block, Block] | None:
        """At the foot of a page the rest of a space is not wanted."""
        return Space(max(room, 0.0)), Space(0.0)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Nothing to see."""


def paginate(blocks: Sequence[Block], paper: PaperSize) -> list[Ink]:
    """Lay blocks out from the top margin down; a kept block moves to the page of the one after it."""
    pages = [Ink()]
    room = paper.text_height
    for chain in _chains(blocks):
        needed = sum(block.height for block in chain[:-1]) + chain[-1].least
        if needed > room < paper.text_height and needed <= paper.text_height:
            pages.append(Ink())
            room = paper.text_height
        for block in chain:
            room = _place(block, pages, room, paper)
    return pages


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    chains: list[list[Block]] = [[]]
    for block in blocks:
        chains[-1].append(block)
        if not block.keep:
            chains.append([])
    return [chain for chain in chains if chain]


def _place(block: Block, pages: list[Ink], room: float, paper: PaperSize) -> float:
    """Draw one block, in as many parts as it takes, and say how much room is left."""
    rest: Block = block
    while rest.height > room + 1e-6:
        parts = rest.split(room)
        if parts is not None:
            parts[0].draw(pages[-1], paper.left, paper.bottom + room)
            rest = parts[1]
        elif room >= paper.text_height:
            break  # taller than any page and not to be split: let it run off the foot, visibly
        pages.append(Ink())
        room = paper.text_height
    rest.draw(pages[-1], paper.left, paper.bottom + room)
    return room - rest.height


def number_pages(pages: Sequence[Ink], paper: PaperSize, note: str) -> None:
    """Write the note and page x/y at the foot, if there is more than one page."""
    if len(pages) == 1:
        return
    size = paper.sizes[-1] - 1
    y = max(paper.bottom * 0.5, 6 * mm)
    for number, ink in enumerate(pages, start=1):
        place = Run(f"Trang {number}/{len(pages)}")
        place_width = width_of(place.text, REGULAR, size)
        line, smaller = squeezed(note, ITALIC, size, paper.text_width - place_width - 10)
        ink.text(paper.left, y, smaller, line)
        ink.text(paper.left + paper.text_width - place_width, y, size, Line((place,), place_width))


def to_pdf(pages: Iterable[Ink], paper: PaperSize, title: str, author: str, subject: str = "") -> bytes:
    """The pages as PDF: embedded subsets only, and the same pages are the same bytes."""
    advances()
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(paper.width, paper.height),
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang="vi-VN",
    )
    canvas.setTitle(title)
    canvas.setAuthor(printable(author))
    canvas.setSubject(printable(subject))
    canvas.setCreator("Intake Desk")
    canvas.setViewerPreference("PrintScaling", "None")  # a scaled barcode no longer falls on whole dots
    with _EMBEDDING:
        for ink in pages:
            _show(canvas, ink)
            canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _show(canvas: Canvas, ink: Ink) -> None:
    if ink.lines or ink.fills:
        _show_greys(canvas, ink)
    text = canvas.beginText()
    spacing = 0.0
    for x, y, size, runs, word_space in ink.texts:
        text.setTextOrigin(x, y)
        if word_space != spacing:
            spacing = word_space
            text.setWordSpace(spacing)
        for words, face in runs:
            text.setFont(face, size)
            text.textOut(words)
    canvas.drawText(text)
    canvas.setLineWidth(RULE)
    canvas.lines(ink.rules)
    for x, y, module, rectangles in ink.stamps:
        canvas.saveState()
        canvas.transform(module, 0, 0, module, x, y)
        # Hundreds of whole numbers: written as they are, a third of a receipt's time is saved.
        canvas.addLiteral("\n".join([f"{left} {low} {wide} {tall} re" for left, low, wide, tall in rectangles]))
        canvas.addLiteral("f")
        canvas.restoreState()


def _show_greys(canvas: Canvas, ink: Ink) -> None:
    canvas.saveState()
    for x1, y1, x2, y2, grey, width in ink.lines:
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(width)
        canvas.line(x1, y1, x2, y2)
    for x, y, wide, tall, grey in ink.fills:
        canvas.setFillGray(grey)
        canvas.rect(x, y, wide, tall, stroke=0, fill=1)
    canvas.restoreState()
