"""The province's page: every unit's figures, charts, silent desks. It works without scripts and names nobody."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from litestar import Response, Router, get

from intake_desk.domain.folding import fold
from intake_desk.domain.times import from_ms, weekday_name
from intake_desk.server.answers import AnyRequest
from intake_desk.server.board import SILENT, USUAL_DAYS, Board, UnitRow, board
from intake_desk.server.central import Central
from intake_desk.server.description import COOKIE
from intake_desk.server.officers import PROVINCE
from intake_desk.server.pages import charts
from intake_desk.server.pages.charts import Bar, Column
from intake_desk.server.pages.dashboard_texts import TEXTS
from intake_desk.server.pages.description import page_operation
from intake_desk.server.pages.languages import ENGLISH, language_of, spoken
from intake_desk.server.pages.rendering import figure, render
from intake_desk.server.pages.sign_in import DASHBOARD
from intake_desk.server.pages.visitors import PAGE_ERRORS, visitor

MOST_BARS = 10
MOST_SILENT = 10
LONGEST = 100
DOWN, UP = "down", "up"
# What the table can be sorted by, and which way round a reader wants it first.
SORTS: Mapping[str, tuple[Callable[[UnitRow], Any], str]] = {
    "unit": (lambda row: fold(row.name), UP),
    "today": (lambda row: row.today, DOWN),
    "week": (lambda row: row.week, DOWN),
    "in_hand": (lambda row: row.in_hand, DOWN),
    "backlog": (lambda row: row.backlog, DOWN),
    "overdue": (lambda row: row.overdue, DOWN),
    "ratio": (lambda row: 2.0 if row.ratio is None else row.ratio, UP),
    "silent": (lambda row: len(row.silent), DOWN),
    "heard": (lambda row: row.heard_ms, UP),
}
FIRST_SORT = "overdue"


def routes(central: Central) -> list[Router]:
    """The page's door."""

    @get(
        DASHBOARD,
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 403, asked=("sort", "order", "q")),
        summary="The province's page",
        security=[{COOKIE: []}],
    )
    def province(request: AnyRequest) -> Response[bytes]:
        who = visitor(central, request, lambda officer: officer.role == PROVINCE)
        with central.database.reading() as connection:
            seen = board(connection, central.now_ms(), who.officer.counts)
        said = spoken(TEXTS, language_of(request))
        sort = request.query_params.get("sort", "")
        sort = sort if sort in SORTS else FIRST_SORT
        order = request.query_params.get("order", "")
        order = order if order in (DOWN, UP) else SORTS[sort][1]
        wanted = request.query_params.get("q", "")[:LONGEST].strip()
        return render(
            request,
            "dashboard.html",
            TEXTS,
            who=who,
            board=seen,
            units=_sorted(seen, sort, order, wanted),
            sort=sort,
            order=order,
            wanted=wanted,
            heads=_heads(sort, order, wanted),
            drawn=_drawn(seen, said, language_of(request)),
            usual_by_now=_usual_by_now(seen),
            usual_days=USUAL_DAYS,
            silent=_silent(seen),
            most_silent=MOST_SILENT,
            silent_minutes=int(SILENT.total_seconds() // 60),
            percent=percent,
            when=partial(when, now_ms=seen.now_ms),
            fold=fold,
            address=DASHBOARD,
        )

    return [Router("/", route_handlers=[province], exception_handlers=PAGE_ERRORS, tags=["pages"])]


def percent(share: float | None, language: str) -> str:
    """A share as people write it; a dash where there is none."""
    if share is None:
        return "–"
    text = f"{share * 100:.1f}"
    return f"{text}%" if language == ENGLISH else f"{text.replace('.', ',')}%"


def when(at_ms: int, now_ms: int) -> str:
    """A moment in a narrow column: the hour if it was today, else the day too, and the year if it was another."""
    at, now = from_ms(at_ms), from_ms(now_ms)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%H:%M %d/%m}" if at.year == now.year else f"{at:%H:%M %d/%m/%Y}"


def _sorted(seen: Board, sort: str, order: str, wanted: str) -> list[UnitRow]:
    """The units that match, by the column wanted, then by name."""
    words = fold(wanted).split()
    rows = [row for row in seen.units if all(word in fold(row.name) for word in words)]
    rows.sort(key=lambda row: fold(row.name))
    rows.sort(key=SORTS[sort][0], reverse=order == DOWN)
    return rows


def _heads(sort: str, order: str, wanted: str) -> dict[str, str]:
    """Where the head of each column leads: sorted by it, and the other way round when it is already."""
    found = {}
    for name, (_, first) in SORTS.items():
        way = first if name != sort else UP if order == DOWN else DOWN
        found[name] = f"{DASHBOARD}?{urlencode({'sort': name, 'order': way} | ({'q': wanted} if wanted else {}))}"
    return found


def _usual_by_now(seen: Board) -> int | None:
    """How many are received on a usual day by this hour; None while there is no usual day."""
    now = from_ms(seen.now_ms)
    if not any(hour.usual for hour in seen.hours):
        return None
    passed = sum(hour.usual for hour in seen.hours if hour.hour < now.hour)
    present = sum(hour.usual for hour in seen.hours if hour.hour == now.hour)
    return round(passed + present * now.minute / 60)


def _silent(seen: Board) -> list[tuple[str, str, int]]:
    """The silent desks with their units, the longest silent first."""
    found = [(row.name, desk.name, desk.at_ms) for row in seen.units for desk in row.silent]
    return sorted(found, key=lambda one: one[2])


def _drawn(seen: Board, said: Mapping[str, str], language: str) -> dict[str, Any]:
    hours = [
        Column(
            str(hour.hour),
            hour.today,
            hour.usual,
            f"{said['hour_label'].format(hour=hour.hour)}: {hour.today}; {said['usual'].lower()}: {hour.usual:.0f}",
        )
        for hour in seen.hours
    ]
    days = [
        Column(
            f"{day.day:%d/%m}" if day.day.weekday() == 0 else "",
            day.counts.received,
            None,
            f"{weekday_name(day.day)} {day.day:%d/%m}: {figure(day.counts.received, language)}",
        )
        for day in seen.days
    ]
    rated = sorted((row for row in seen.units if row.ratio is not None), key=lambda row: (row.ratio, row.name))
    late = sorted((row for row in seen.units if row.overdue), key=lambda row: (-row.overdue, row.name))[:MOST_BARS]
    most = max((row.overdue for row in late), default=1)
    whole = seen.whole.ratio
    lowest = [
        Bar(
            row.name,
            row.ratio or 0.0,
            f"{percent(row.ratio, language)} ({figure(row.lately.resolved, language)})",
            bad=whole is not None and (row.ratio or 0.0) < whole,
        )
        for row in rated[:MOST_BARS]
    ]
    say = partial(figure, language=language)
    hours_said = said["hours_said"].format(days=USUAL_DAYS)
    ratios_said = said["ratios_said"].format(share=percent(whole, language))
    most_late = [Bar(row.name, row.overdue / most, say(row.overdue), bad=True) for row in late]
    return {
        "hours": charts.columns("hours", said["hours_title"], hours_said, hours, say, numbers=True),
        "days": charts.columns("days", said["days_title"], said["days_said"], days, say),
        "ratios": charts.bars("ratios", said["ratios_title"], ratios_said, lowest, whole),
        "late": charts.bars("late", said["late_title"], said["late_said"], most_late),
        "rated": rated,
        "latest": late,
    }
