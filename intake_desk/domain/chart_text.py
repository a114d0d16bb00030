"""A chart as people read it: its scale, the words under its axis, the rows of its numbers, one sentence of them all.

What depends on the language comes as `words`: the name of a chart, a series, a place or a mark, and of a chart also
`<name>.axis` (what its places are) and `<name>.empty` (what to say of one without numbers).
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from intake_desk.domain.charts import APART, STACKED, At, Chart, Series, Spot
from intake_desk.domain.periods import Period, month_of
from intake_desk.domain.report import PERCENT, shown

MOST_LINES: Final = 4
_STEPS: Final = (1, 2, 5)
TOTAL: Final = "total"

Words = Mapping[str, str]


class Scale(NamedTuple):
    """An axis from `low` to `high` with a line at every `step`."""

    low: float
    high: float
    step: float

    @property
    def lines(self) -> tuple[float, ...]:
        """Where the lines stand."""
        return tuple(self.low + number * self.step for number in range(round((self.high - self.low) / self.step) + 1))

    def share(self, value: float) -> float:
        """How far up a value stands, from 0 at the foot to 1 at the top."""
        return (value - self.low) / (self.high - self.low)


class Line(NamedTuple):
    """One row of a chart's numbers: what it stands for, and a text for each series."""

    name: str
    cells: tuple[str, ...]
    is_total: bool = False


def scale(chart: Chart) -> Scale:
    """The axis that shows every number of the chart and the nought; of a ratio from nought to all."""
    if chart.kind == PERCENT:
        return Scale(0, 1, 0.25)
    ends = [end for spot in range(len(chart.axis)) for end in _ends(chart, spot)]
    low, high = min((0, *ends)), max((0, *ends))
    step = _step(high - low)
    return Scale(-step * -(low // step) if low else 0, step * max(-(-high // step), 0 if low else 1), step)


def _ends(chart: Chart, at: int) -> list[float]:
    values = [one.values[at] or 0 for one in chart.drawn]
    if chart.form == STACKED:
        return [sum(value for value in values if value > 0), sum(value for value in values if value < 0)]
    return [float(value) for value in values]


def _step(reach: float) -> int:
    """The least of 1, 2, 5, 10, 20, 50, … that needs few lines."""
    size = 1
    while True:
        for step in _STEPS:
            if reach <= step * size * MOST_LINES:
                return step * size
        size *= 10


def tick(spot: Spot, words: Words) -> str:
    """The place in the few letters that stand under the axis: 7h, 20/11, 11/2026."""
    if isinstance(spot.at, Period):
        first = spot.at.first
        return f"{first:%m/%Y}" if _is_month(spot.at) else f"{first:%d/%m}"
    return f"{spot.at}h" if isinstance(spot.at, int) else words[spot.at]


def step_of(chart: Chart, room: float, last: float) -> float:
    """How far apart the places stand, so that the last one's words, `last` wide, end where the room does."""
    count = max(len(chart.axis), 1)
    return min(room / count, (room - last / 2) / (count - 0.5))


def fitting(chart: Chart, widths: Sequence[float], step: float) -> list[int]:
    """Which places can have their words under them, `step` apart, without touching: names before days."""
    named = [at for at, spot in enumerate(chart.axis) if isinstance(spot.at, str)]
    others = [at for at in range(len(widths)) if at not in named]
    every = max(-(-max((widths[at] for at in others), default=0) // step), 1)
    found: list[int] = []
    for at in (*named, *others[:: int(every)]):
        if all(abs(at - other) * step >= (widths[at] + widths[other]) / 2 for other in found):
            found.append(at)
    return sorted(found)


def place(spot: Spot, words: Words) -> str:
    """The place as a row of the table names it, with what is to be said of it."""
    said = _place(spot.at, words)
    return f"{said} ({words[spot.mark].lower()})" if spot.mark and spot.mark != spot.at else said


def _place(at: At, words: Words) -> str:
    if isinstance(at, int):
        return f"{at}h"
    if isinstance(at, str):
        return words[at]
    if at.first == at.last:
        return f"{at.first:%d/%m}"
    return f"{at.first:%m/%Y}" if _is_month(at) else f"{at.first:%d/%m}–{at.last:%d/%m}"


def _is_month(days: Period) -> bool:
    """Longer than any week: a month, perhaps one that is cut off."""
    return days == month_of(days.first) or (days.last - days.first).days >= 7  # noqa: PLR2004  # days of a week


def written(value: float | None, kind: str) -> str:
    """A number as it stands on a bar and in the table: 1.284.000, 98,5 %, 3,5; a dash where there is none."""
    if value is None:
        return "–"
    if kind == PERCENT:
        return shown(value, PERCENT)
    whole = int(value)
    return shown(whole, kind) if whole == value else f"{value:.1f}".replace(".", ",")


def headings(chart: Chart, words: Words) -> tuple[str, ...]:
    """The headings of the numbers: what the places are, and each series."""
    return (words[f"{chart.name}.axis"], *(words[one.name] for one in chart.series))


def lines(chart: Chart, words: Words) -> tuple[Line, ...]:
    """The numbers place by place, the total last."""
    rows = [
        Line(place(spot, words), tuple(written(one.values[at], one.kind) for one in chart.series))
        for at, spot in enumerate(chart.spots)
    ]
    total = Line(words[TOTAL], tuple(written(one.total, one.kind) for one in chart.series), is_total=True)
    return (*rows, total)


def apart(chart: Chart, words: Words) -> str:
    """What is listed and not drawn, to go on a sentence: ", không hẹn 5, tạm dừng 12"."""
    return "".join(
        f", {words[str(spot.at)].lower()} {written(value, chart.kind)}"
        for spot, value in zip(chart.spots, chart.series[0].values, strict=True)
        if spot.at in APART
    )


def said_of(chart: Chart, at: int, words: Words) -> str:
    """One place with its numbers: "7h: tiếp nhận 3, thường lệ 2,5"."""
    spot = chart.spots[at]
    numbers = ", ".join(_said(one, at, words) for one in chart.series if one.values[at] is not None)
    return f"{place(spot, words)}: {numbers or written(None, chart.kind)}"


def _said(series: Series, at: int, words: Words) -> str:
    return f"{words[series.name].lower()} {written(series.values[at], series.kind)}"


def spoken(chart: Chart, words: Words) -> str:
    """All the numbers for who cannot see the chart."""
    if chart.is_empty:
        return words[f"{chart.name}.empty"]
    return "; ".join(said_of(chart, at, words) for at in range(len(chart.spots)))
