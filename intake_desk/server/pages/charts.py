"""Charts as SVG that the server draws: across in percent, so that text keeps its size on any screen; colours by class.

Every chart has a title and a description for those who hear the page; its numbers stand in a table beside it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

HEIGHT, TOP, FOOT = 190, 18, 24
GROUND = HEIGHT - FOOT
LEFT = 11.0  # percent: room for the numbers of the lines
SHARE = 0.72  # of its place that a column fills
NUMBER = 16
ROW = 34
MOST_LINES = 4
LONGEST = 30  # letters of a label that fit on a telephone beside the number


class Column(NamedTuple):
    """One column: its label below, its number, where the usual number would be, and what it says when pointed at."""

    label: str
    value: int
    usual: float | None = None
    said: str = ""


class Bar(NamedTuple):
    """One lying bar: what it stands for, how long it is (0 to 1), and the number in words."""

    label: str
    share: float
    said: str
    bad: bool = False


def columns(
    name: str, title: str, said: str, data: Sequence[Column], say: Callable[[int], str], *, numbers: bool = False
) -> Markup:
    """Standing columns over a common ground; `say` writes a number, and `numbers` puts it above each column too."""
    top = max((max(one.value, one.usual or 0) for one in data), default=0)
    step = _step(top)
    lines = max(-int(-top // step), 1)
    scale = (GROUND - TOP) / (step * lines)
    drawn = [_line(GROUND - line * step * scale, say(line * step)) for line in range(lines + 1)]
    wide = (100 - LEFT) / max(len(data), 1)
    for place, one in enumerate(data):
        number = say(one.value) if numbers and one.value else ""
        drawn.append(_column(one, LEFT + place * wide, wide, scale, number))
    return _picture(name, title, said, HEIGHT, drawn)


def bars(name: str, title: str, said: str, data: Sequence[Bar], mark: float | None = None) -> Markup:
    """Lying bars, one below the other, each with its words above; `mark` is a share to compare them with."""
    drawn = [_bar(one, place * ROW, mark) for place, one in enumerate(data)]
    return _picture(name, title, said, max(len(data), 1) * ROW, drawn)


def _column(one: Column, left: float, wide: float, scale: float, number: str) -> Markup:
    high, usual = one.value * scale, (one.usual or 0) * scale
    middle = left + wide / 2
    parts = [
        Markup("<title>{}</title>").format(one.said or f"{one.label}: {one.value}"),
        Markup('<rect class="bar" x="{:.2f}%" y="{:.1f}" width="{:.2f}%" height="{:.1f}" rx="2"/>').format(
            left + wide * (1 - SHARE) / 2, GROUND - high, wide * SHARE, high
        ),
    ]
    if one.usual is not None:
        line = Markup('<line class="mark" x1="{:.2f}%" x2="{:.2f}%" y1="{:.1f}" y2="{:.1f}"/>')
        parts.append(line.format(left + wide * 0.06, left + wide * 0.94, GROUND - usual, GROUND - usual))
    if number:  # above the line too, where the line would go through it
        above = usual if 0 < usual - high < NUMBER else high
        parts.append(_text("value middle", middle, GROUND - above - 5, number))
    if one.label:
        parts.append(_text("tick middle", middle, HEIGHT - 7, one.label))
    return Markup("<g>{}</g>").format(Markup("").join(parts))


def _bar(one: Bar, y: int, mark: float | None) -> Markup:
    across = Markup('<rect class="{kind}" x="0" y="{y}" width="{wide}%" height="8" rx="4"/>')
    parts = [
        Markup("<title>{}: {}</title>").format(one.label, one.said),
        _text("label", 0, y + 14, one.label if len(one.label) <= LONGEST else f"{one.label[: LONGEST - 1].rstrip()}…"),
        _text("value", 100, y + 14, one.said),
        across.format(kind="track", y=y + 20, wide=100),
        across.format(kind="bar bad" if one.bad else "bar", y=y + 20, wide=f"{_within(one.share) * 100:.2f}"),
    ]
    if mark is not None:
        line = Markup('<line class="mark" x1="{at}%" x2="{at}%" y1="{y1}" y2="{y2}"/>')
        parts.append(line.format(at=f"{_within(mark) * 100:.2f}", y1=y + 17, y2=y + 31))
    return Markup("<g>{}</g>").format(Markup("").join(parts))


def _text(kind: str, x: float, y: float, text: str) -> Markup:
    return Markup('<text class="{}" x="{:.2f}%" y="{:.1f}">{}</text>').format(kind, x, y, text)


def _line(y: float, said: str) -> Markup:
    line = Markup('<line class="grid" x1="0" x2="100%" y1="{0:.1f}" y2="{0:.1f}"/>').format(y)
    return line + _text("tick", 0, y - 4, said)


def _picture(name: str, title: str, said: str, height: int, drawn: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="chart" role="img" width="100%" height="{0}" aria-labelledby="{1}-title {1}-said">'
        '<title id="{1}-title">{2}</title><desc id="{1}-said">{3}</desc>{4}</svg>'
    ).format(height, name, title, said, Markup("").join(drawn))


def _step(top: float) -> int:
    """A round number that goes into the highest at most MOST_LINES times."""
    step, growing = 1, 0
    while step * MOST_LINES < top:
        step = step * (2, 5, 10)[growing] // (1, 2, 5)[growing]
        growing = (growing + 1) % 3
    return step


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
