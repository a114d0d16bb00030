"""What a supervisor looks at: numbers along an axis, so that screen and paper draw and list the same."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, IN_HAND
from intake_desk.domain.periods import Period, business_day, day_of, month_of, week_of
from intake_desk.domain.report import MONEY, NUMBER, PERCENT
from intake_desk.domain.tally import MEANS

# Which chart it is.
HOURS: Final = "hours"
LOAD: Final = "load"
ON_TIME_WEEKS, ON_TIME_MONTHS = "on_time_weeks", "on_time_months"
FEE_DAYS, FEE_MONTHS = "fee_days", "fee_months"
# How its numbers stand together.
BESIDE, STACKED, LINE = "beside", "stacked", "line"
# Places on the axis of the load that are no day, and what may be said of a place.
OVERDUE, LATER, NO_LIMIT, PAUSED = "overdue", "later", "no_limit", "paused"
OPEN: Final = "open"
# What waits for no day: it would only dwarf what does.
APART: Final = (NO_LIMIT, PAUSED)

WAITING_STATES: Final = (IN_HAND, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)
FIRST_HOUR, LAST_HOUR = 7, 16
FEWEST_WEEKS: Final = 12
MOST_WEEKS: Final = 26
MOST_DAYS: Final = 92

At = int | Period | str


class Spot(msgspec.Struct, frozen=True):
    """A place on the axis: an hour, some days, or a name; `mark` is OVERDUE, OPEN (not ruled off) or ""."""

    at: At
    mark: str = ""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One number for each place, None where there is none; what is not `drawn` stands in the table alone."""

    name: str
    values: tuple[int | float | None, ...]
    kind: str = NUMBER
    total: int | float | None = None
    drawn: bool = True


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers and the way to draw them; `span` is what they are about, None: as of now."""

    name: str
    form: str
    spots: tuple[Spot, ...]
    series: tuple[Series, ...]
    span: Period | None = None

    @property
    def drawn(self) -> tuple[Series, ...]:
        """The series that are drawn."""
        return tuple(one for one in self.series if one.drawn)

    @property
    def axis(self) -> tuple[Spot, ...]:
        """The places that are drawn: what stands APART, always last, is only listed."""
        return tuple(spot for spot in self.spots if spot.at not in APART)

    @property
    def kind(self) -> str:
        """What the axis counts."""
        return self.drawn[0].kind

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: a ratio of nought is something."""
        return not any(
            value is not None if self.kind == PERCENT else value for one in self.drawn for value in one.values
        )

    def total_of(self, name: str) -> int | float:
        """The total of one series; 0 without one."""
        return next((one.total or 0 for one in self.series if one.name == name), 0)

    def marked(self, mark: str) -> int:
        """How many places have a mark."""
        return sum(spot.mark == mark for spot in self.spots)


class ChartSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The charts of a period, as of a moment."""

    charts: tuple[Chart, ...]
    period: Period
    made_at: datetime


def hours(day: date, received: Mapping[int, int], usual: Mapping[int, float]) -> Chart:
    """A day's receptions by the hour beside what is usual, at least over the office's hours."""
    first, last = min((FIRST_HOUR, *received, *usual)), max((LAST_HOUR, *received, *usual))
    axis = range(first, last + 1)
    return Chart(
        name=HOURS,
        form=BESIDE,
        spots=tuple(Spot(hour) for hour in axis),
        series=(
            Series(
                name="received",
                values=tuple(received.get(hour, 0) for hour in axis),
                total=sum(received.values()),
            ),
            Series(
                name="usual",
                values=tuple(usual.get(hour, 0) if usual else None for hour in axis),
                total=sum(usual.values()) if usual else None,
            ),
        ),
        span=day_of(day),
    )


def load(waiting: Iterable[tuple[str, int, int]], now_ms: int, days: Sequence[date]) -> Chart:
    """What waits, by the day it was promised for: (state, due, how many) over these days, what is late before them.

    A promise between two of the days has a place of its own; at the end stands what is promised later, for no day, and
    what no clock runs for, where there is any.
    """
    late, beyond = 0, dict.fromkeys((LATER, NO_LIMIT, PAUSED), 0)
    by_day = dict.fromkeys(days, 0)
    for state, due_at, count in waiting:
        if state != IN_HAND:
            beyond[PAUSED] += count
        elif not due_at:
            beyond[NO_LIMIT] += count
        elif due_at < now_ms:
            late += count
        elif (due := business_day(due_at)) > days[-1]:
            beyond[LATER] += count
        else:
            by_day[due] = by_day.get(due, 0) + count
    ordered = sorted(by_day)
    named = [name for name, count in beyond.items() if count]
    spots = (
        Spot(OVERDUE, OVERDUE),
        *(Spot(day_of(day)) for day in ordered),
        *map(Spot, named),
    )
    counts = (late, *(by_day[day] for day in ordered), *(beyond[name] for name in named))
    return Chart(
        name=LOAD, form=BESIDE, spots=spots, series=(Series(name="waiting", values=counts, total=sum(counts)),)
    )


def on_time_span(period: Period, today: date) -> Period:
    """The days over which the ratio is drawn: the period up to today's week, and at least some weeks before its end."""
    last = max(min(period.last, week_of(today).last), period.first)
    least = week_of(last).first - timedelta(weeks=FEWEST_WEEKS - 1)
    return Period(min(period.first, least), last)


def on_time(span: Period, resolved: Iterable[tuple[int, bool]]) -> Chart:
    """Of what was resolved (when, and whether in time), how much was in time; by weeks, of a long time by months."""
    by_weeks = (span.last - span.first).days < MOST_WEEKS * 7
    steps = weeks_in(span) if by_weeks else months_in(span)
    starts = [step.start_ms for step in steps]
    kept, whole = [0] * len(steps), [0] * len(steps)
    for at_ms, in_time in resolved:
        place = bisect_right(starts, at_ms) - 1
        whole[place] += 1
        kept[place] += in_time
    return Chart(
        name=ON_TIME_WEEKS if by_weeks else ON_TIME_MONTHS,
        form=LINE,
        spots=tuple(map(Spot, steps)),
        series=(
            Series(
                name="ratio",
                values=tuple(_ratio(part, of) for part, of in zip(kept, whole, strict=True)),
                kind=PERCENT,
                total=_ratio(sum(kept), sum(whole)),
            ),
            Series(name="kept", values=tuple(kept), total=sum(kept), drawn=False),
            Series(name="resolved", values=tuple(whole), total=sum(whole), drawn=False),
        ),
        span=span,
    )


def fees(
    period: Period, taken: Mapping[date, Mapping[str, int]], working: Iterable[date], ruled_off: Iterable[date]
) -> Chart:
    """Phí and lệ phí, net, by day (of a long period by month): every working day, and every day with money.

    `taken` are the figures of each day as the tally has them; what is not ruled off is marked OPEN.
    """
    by_days = (period.last - period.first).days < MOST_DAYS
    days = sorted({day for day in (*working, *taken) if period.first <= day <= period.last})
    steps = [day_of(day) for day in days] if by_days else months_in(period)
    closed = set(ruled_off)
    phi, le_phi = [0] * len(steps), [0] * len(steps)
    still_open = [False] * len(steps)
    starts = [step.first for step in steps]
    for day in days:
        place = bisect_right(starts, day) - 1
        phi[place] += _sort(taken.get(day, {}), "phi")
        le_phi[place] += _sort(taken.get(day, {}), "le_phi")
        still_open[place] |= day in taken and day not in closed
    both = tuple(one + other for one, other in zip(phi, le_phi, strict=True))
    return Chart(
        name=FEE_DAYS if by_days else FEE_MONTHS,
        form=STACKED,
        spots=tuple(Spot(step, OPEN if is_open else "") for step, is_open in zip(steps, still_open, strict=True)),
        series=(
            Series(name="phi", values=tuple(phi), kind=MONEY, total=sum(phi)),
            Series(name="le_phi", values=tuple(le_phi), kind=MONEY, total=sum(le_phi)),
            Series(name="both", values=both, kind=MONEY, total=sum(both), drawn=False),
        ),
        span=period,
    )


def weeks_in(span: Period) -> list[Period]:
    """The weeks of a span, Monday to Sunday, cut off where it begins and ends."""
    return _steps(span, week_of)


def months_in(span: Period) -> list[Period]:
    """The months of a span, cut off where it begins and ends."""
    return _steps(span, month_of)


def _steps(span: Period, around: Callable[[date], Period]) -> list[Period]:
    found: list[Period] = []
    first = span.first
    while first <= span.last:
        last = min(around(first).last, span.last)
        found.append(Period(first, last))
        first = last + timedelta(days=1)
    return found


def _sort(figures: Mapping[str, int], sort: str) -> int:
    return sum(figures.get(f"{means}_{sort}", 0) for means in MEANS)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
