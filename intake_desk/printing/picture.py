"""A chart drawn on paper in greys: bars beside or upon each other, or a line, and what its greys stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.chart_text import fitting, scale, step_of, tick, written
from intake_desk.domain.charts import LINE, OPEN, OVERDUE, STACKED

from .faces import REGULAR, Line, Run, printable, width_of

if TYPE_CHECKING:
    from intake_desk.domain.chart_text import Words
    from intake_desk.domain.charts import Chart, Spot

    from .page import Block, Ink

_SIZE = 8.0
_HEAD, _FOOT, _GUTTER = 14.0, 13.0, 4.0
_SHARE = 0.7  # of its place that a bar fills
_WIDEST = 26.0
_DOT = 3.4
_MIDDLE = 0.35  # of the size, from the middle of the letters to their baseline
_DARK, _PALE, _PAPER = 0.35, 0.78, 1.0
_HATCH = 2.4
_GREYS = {"usual": _PALE, "le_phi": _PALE}


class Picture:
    """A chart of a given size; never torn."""

    def __init__(self, chart: Chart, words: Words, width: float, height: float, *, keep: bool = False) -> None:
        self.keep = keep
        self.height = self.least = height
        self._chart, self._words, self._width = chart, words, width
        self._scale = scale(chart)
        self._marks = [(line, written(line, chart.kind).replace(",0 %", " %")) for line in self._scale.lines]
        self._left = max(width_of(text, REGULAR, _SIZE) for _, text in self._marks) + _GUTTER
        last = width_of(printable(tick(chart.axis[-1], words)), REGULAR, _SIZE) if chart.axis else 0.0
        self._step = step_of(chart, width - self._left, last)
        self._tall = height - _HEAD - _FOOT - _SIZE  # the highest bar has its number on it

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - never split
        """A picture is never torn."""
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Its words above, its numbers at the left, its places below."""
        foot = top - self.height + _FOOT
        left = x + self._left
        for line, text in self._marks:
            y = self._y(foot, line)
            ink.line(left, y, x + self._width, y, _DARK if not line else _PALE)
            ink.text(left - _GUTTER - width_of(text, REGULAR, _SIZE), y - _SIZE * _MIDDLE, _SIZE, _set(text))
        if self._chart.is_empty:
            said = _set(self._words[f"{self._chart.name}.empty"])
            ink.centred(left + (self._width - self._left) / 2, foot + self._tall / 2, _SIZE + 2, said)
        elif self._chart.form == LINE:
            self._line(ink, left, foot)
        else:
            self._bars(ink, left, foot)
        self._ticks(ink, left, foot)
        self._legend(ink, left, top)

    def _y(self, foot: float, value: float) -> float:
        return foot + self._scale.share(value) * self._tall

    def _middle(self, left: float, at: int) -> float:
        return left + (at + 0.5) * self._step

    def _bars(self, ink: Ink, left: float, foot: float) -> None:
        drawn = [one for one in self._chart.drawn if any(one.values)]
        lanes = 1 if self._chart.form == STACKED else len(drawn)
        wide = min(self._step * _SHARE, _WIDEST * lanes) / lanes
        for at, spot in enumerate(self._chart.axis):
            up = down = 0.0
            first = self._middle(left, at) - wide * lanes / 2
            for lane, one in enumerate(drawn):
                value, base = one.values[at] or 0, 0.0
                if self._chart.form == STACKED:
                    base, up, down = (up, up + value, down) if value > 0 else (down, up, down + value)
                if value:
                    low, high = sorted((self._y(foot, base), self._y(foot, base + value)))
                    edge = first + wide * (0 if lanes == 1 else lane)
                    grey = _grey(one.name, spot)
                    _bar(ink, edge, low, wide, high - low, grey, hatched=spot.mark == OPEN)
            shown = up + down if self._chart.form == STACKED else drawn[0].values[at] or 0
            room, middle = (self._step, self._middle(left, at)) if lanes == 1 else (wide + 3, first + wide / 2)
            self._number(ink, middle, foot, shown, room)

    def _number(self, ink: Ink, middle: float, foot: float, value: float, room: float, above: float = 0.0) -> None:
        text = _set(written(value, self._chart.kind))
        if not value or text.width + 1 > room:
            return
        y = self._y(foot, max(value, 0)) + 2 + above
        if above:  # the line may pass under it
            ink.fill(middle - text.width / 2 - 0.5, y - 1, text.width + 1, _SIZE - 1, _PAPER)
        ink.centred(middle, y, _SIZE, text)

    def _line(self, ink: Ink, left: float, foot: float) -> None:
        """From point to point; it stops where there is no number."""
        for one in self._chart.drawn:
            before: tuple[int, float, float] | None = None
            for at, value in enumerate(one.values):
                if value is None:
                    continue
                x, y = self._middle(left, at), self._y(foot, value)
                if before is not None and before[0] == at - 1:
                    ink.line(before[1], before[2], x, y, _DARK, 1.2)
                ink.fill(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, 0.0)
                self._number(ink, x, foot, value, self._step, _DOT / 2)
                before = (at, x, y)

    def _ticks(self, ink: Ink, left: float, foot: float) -> None:
        texts = [_set(tick(spot, self._words)) for spot in self._chart.axis]
        for at in fitting(self._chart, [text.width + 4 for text in texts], self._step):
            ink.centred(self._middle(left, at), foot - _SIZE - 1, _SIZE, texts[at])

    def _legend(self, ink: Ink, left: float, top: float) -> None:
        """What the greys stand for, where there is more than one."""
        drawn = [one for one in self._chart.drawn if one.total is not None]
        keys = [(self._words[one.name], _GREYS.get(one.name, _DARK)) for one in drawn] if len(drawn) > 1 else []
        if self._chart.marked(OPEN):
            keys.append((self._words[OPEN], _DARK))
        for text, grey in keys:
            line = _set(text)
            _bar(ink, left, top - _SIZE, _SIZE - 1, _SIZE - 1, grey, hatched=text == self._words[OPEN])
            ink.text(left + _SIZE + 3, top - _SIZE + 0.5, _SIZE, line)
            left += line.width + _SIZE + 18


class Beside:
    """A picture at the left with what goes on as long as it needs to at its right."""

    def __init__(self, picture: Block | None, block: Block, indent: float, *, keep: bool = False) -> None:
        self.keep = keep
        self._picture, self._block, self._indent = picture, block, indent

    @property
    def height(self) -> float:
        """The higher of the two."""
        return max(self._picture.height if self._picture else 0.0, self._block.height)

    @property
    def least(self) -> float:
        """The picture stands whole."""
        return max(self._picture.least if self._picture else 0.0, self._block.least)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The picture stays above; what is beside it goes on over the page."""
        parts = self._block.split(room) if room >= self.least else None
        if parts is None:
            return None
        return Beside(self._picture, parts[0], self._indent), Beside(None, parts[1], self._indent, keep=self.keep)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Both hang down from the same line."""
        if self._picture is not None:
            self._picture.draw(ink, x, top)
        self._block.draw(ink, x + self._indent, top)


def _bar(ink: Ink, x: float, y: float, width: float, height: float, grey: float, *, hatched: bool) -> None:
    """A framed bar; what is not ruled off is only hatched."""
    if hatched:
        for number in range(int(height / _HATCH)):
            ink.fill(x, y + number * _HATCH, width, _HATCH / 3, grey)
    else:
        ink.fill(x, y, width, height, grey)
    ink.box(x, y, width, height)


def _grey(name: str, spot: Spot) -> float:
    return 0.0 if spot.mark == OVERDUE else _GREYS.get(name, _DARK)


def _set(text: str, face: str = REGULAR) -> Line:
    said = printable(text)
    return Line((Run(said, face),), width_of(said, face, _SIZE))
