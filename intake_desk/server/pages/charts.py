"""Charts as SVG that the server draws: across in percent, so that text keeps its size on any screen; colours by class.

Every chart has a title and a description for those who hear the page; its numbers stand in a table beside it.
"""

from collections.abc import Sequence
from math import floor, log10
from typing import NamedTuple

from markupsafe import Markup

HEIGHT = 190
TOP, FOOT, LEFT = 18, 24, 9.0  # pixels, pixels, percent
NUMBER = 16
ROW = 34
LINES = 4


LONGEST = 30  # letters of a label that fit on a telephone beside the number


class Column(NamedTuple):
    """One column: its label below, its number, and where the usual number would be (None: nowhere)."""

    label: str
    value: float
    usual: float | None = None
    said: str = ""


class Bar(NamedTuple):
    """One lying bar: what it stands for, how long it is (0 to 1), and the number in words."""

    label: str
    share: float
    said: str
    bad: bool = False


def columns(title: str, description: str, name: str, data: Sequence[Column], *, numbers: bool = False) -> Markup:
    """Standing columns over a common ground; `numbers` also writes each number above its column."""
    top = max((max(one.value, one.usual or 0) for one in data), default=0)
    step = _step(top)
    ceiling = step * -(-top // step) if top else step
    plot = HEIGHT - TOP - FOOT
    drawn = [
        _grid(line * step, HEIGHT - FOOT - plot * line * step / ceiling) for line in range(round(ceiling / step) + 1)
    ]
    wide = (100 - LEFT) / max(len(data), 1)
    for place, one in enumerate(data):
        left = LEFT + place * wide
        drawn.append(_column(one, left, wide, plot / ceiling, numbers=numbers))
    return _picture(title, description, name, HEIGHT, drawn)


def bars(title: str, description: str, name: str, data: Sequence[Bar], mark: float | None = None) -> Markup:
    """Lying bars, one below the other, each with its words above; `mark` is a share to compare them with."""
    drawn = [_bar(one, place * ROW, mark) for place, one in enumerate(data)]
    return _picture(title, description, name, max(len(data), 1) * ROW, drawn)


def _bar(one: Bar, y: int, mark: float | None) -> Markup:
    across = Markup('<rect class="{kind}" x="0" y="{y}" width="{wide}%" height="8" rx="4"/>')
    parts = [
        Markup("<title>{}: {}</title>").format(one.label, one.said),
        Markup('<text class="label" x="0" y="{}">{}</text>').format(y + 14, _fitting(one.label)),
        Markup('<text class="value" x="100%" y="{}">{}</text>').format(y + 14, one.said),
        across.format(kind="track", y=y + 20, wide=100),
        across.format(kind="bar bad" if one.bad else "bar", y=y + 20, wide=f"{_within(one.share) * 100:.2f}"),
    ]
    if mark is not None:
        line = Markup('<line class="mark" x1="{at}%" x2="{at}%" y1="{y1}" y2="{y2}"/>')
        parts.append(line.format(at=f"{_within(mark) * 100:.2f}", y1=y + 17, y2=y + 31))
    return Markup("<g>{}</g>").format(Markup("").join(parts))


def _column(one: Column, left: float, wide: float, scale: float, *, numbers: bool) -> Markup:
    ground = HEIGHT - FOOT
    high = one.value * scale
    inner = wide * 0.72
    parts = [
        Markup("<title>{}</title>").format(one.said or f"{one.label}: {one.value:g}"),
        Markup('<rect class="bar" x="{:.2f}%" y="{:.1f}" width="{:.2f}%" height="{:.1f}" rx="2"/>').format(
            left + (wide - inner) / 2, ground - high, inner, high
        ),
    ]
    if one.usual is not None:
        parts.append(
            Markup('<line class="mark" x1="{:.2f}%" x2="{:.2f}%" y1="{:.1f}" y2="{:.1f}"/>').format(
                left + wide * 0.06, left + wide * 0.94, ground - one.usual * scale, ground - one.usual * scale
            )
        )
    if numbers and one.value:
        usual = (one.usual or 0) * scale
        # above the line too, where the line would go through the number
        parts.append(
            _text("value", left + wide / 2, ground - (usual if 0 < usual - high < NUMBER else high) - 5, one.value)
        )
    if one.label:
        parts.append(_text("tick", left + wide / 2, HEIGHT - 7, one.label))
    return Markup("<g>{}</g>").format(Markup("").join(parts))


def _text(kind: str, x: float, y: float, text: object) -> Markup:
    return Markup('<text class="{} middle" x="{:.2f}%" y="{:.1f}">{}</text>').format(kind, x, y, text)


def _grid(value: float, y: float) -> Markup:
    return Markup(
        '<line class="grid" x1="0" x2="100%" y1="{0:.1f}" y2="{0:.1f}"/>'
        '<text class="tick" x="0" y="{1:.1f}">{2:g}</text>'
    ).format(y, y - 4, value)


def _picture(title: str, description: str, name: str, height: int, drawn: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="chart" role="img" width="100%" height="{0}" aria-labelledby="{1}-title {1}-said">'
        '<title id="{1}-title">{2}</title><desc id="{1}-said">{3}</desc>{4}</svg>'
    ).format(height, name, title, description, Markup("").join(drawn))


def _step(top: float) -> float:
    """A round number that goes into the highest at most LINES times."""
    if top <= LINES:
        return 1
    rough = top / LINES
    unit = 10 ** floor(log10(rough))
    return float(next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough))


def _fitting(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
