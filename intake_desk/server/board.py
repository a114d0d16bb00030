"""The province at a glance: every unit's figures and silent desks, put together from little; nobody's name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec
import sqlalchemy as sa

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.dossier import IN_HAND
from intake_desk.domain.periods import business_day
from intake_desk.domain.times import from_ms
from intake_desk.domain.units import Unit, Units
from intake_desk.server import figures, heard, register, schema
from intake_desk.server.figures import Counts, Open

DAYS = 30
USUAL_DAYS = 20  # working days of which the middle is a usual day
SILENT = timedelta(minutes=30)
LATELY = timedelta(days=14)  # what silence is counted over: after that it is silent, whatever the calendar says


class SilentDesk(msgspec.Struct, frozen=True):
    """A desk that was not heard in working hours for longer than it should be; when it last was (ms UTC)."""

    name: str
    at_ms: int


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A unit's figures; `lately` are those of the last DAYS days, `heard_ms` when any of its desks was heard."""

    agency: str
    name: str
    today: int
    week: int
    lately: Counts
    open: Open
    desks: int
    silent: tuple[SilentDesk, ...]
    heard_ms: int

    @property
    def in_hand(self) -> int:
        """What is being worked on, the clock running."""
        return self.open.by_state.get(IN_HAND, 0)

    @property
    def backlog(self) -> int:
        """Everything that is still owed, also what waits to be accepted or for the citizen."""
        return sum(self.open.by_state.values())

    @property
    def overdue(self) -> int:
        """How many promises are broken."""
        return self.open.overdue

    @property
    def ratio(self) -> float | None:
        """The share of what was resolved lately that kept its promise; None where nothing was."""
        return self.lately.kept / self.lately.resolved if self.lately.resolved else None


class Hour(msgspec.Struct, frozen=True):
    """How many were received in an hour today, and on a usual working day."""

    hour: int
    today: int
    usual: float


class Day(msgspec.Struct, frozen=True):
    """What all units did on a business day."""

    day: date
    counts: Counts


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """All units together, and each of them; `behind` are the units of which newer entries are being folded.

    `province` is empty when they are not known to lie in one.
    """

    now_ms: int
    province: str
    units: tuple[UnitRow, ...]
    whole: UnitRow
    hours: tuple[Hour, ...]
    days: tuple[Day, ...]
    behind: tuple[str, ...]


def _resource(name: str) -> bytes:
    return files("intake_desk.resources").joinpath(name).read_bytes()


@cache
def calendar() -> Calendar:
    """The calendar that ships; what a unit changed in its own is known to its desks only."""
    return Calendar.decode(_resource("calendar.json"))


@cache
def known_units() -> Units:
    """The communes and wards by their codes, for their titles are too long to stand in a column."""
    return Units(_resource("units.tsv").decode(), _resource("former_units.tsv").decode())


def board(connection: sa.Connection, now_ms: int, may_see: Callable[[str], bool]) -> Board:
    """The units that the reader may see, as they stand now."""
    today = business_day(now_ms)
    first, last = (today - timedelta(days=DAYS - 1)).isoformat(), today.isoformat()
    described = connection.execute(sa.select(schema.unit)).all()
    mine = [row for row in described if may_see(row.agency)]
    official = {row.agency: known_units().by_code(row.unit_code) for row in mine}
    seen = {row.agency: _named(official[row.agency], row.title or row.name) for row in mine}
    counts = {key: one for key, one in figures.by_unit(connection, first, last).items() if key[0] in seen}
    debts = figures.owed(connection, now_ms)
    desks = _desks(heard.latest(connection), now_ms)
    monday = (today - timedelta(days=today.weekday())).isoformat()
    by_unit: dict[str, dict[str, Counts]] = defaultdict(dict)
    for (agency, day), one in counts.items():
        by_unit[agency][day] = one
    rows = tuple(
        _row(agency, name, by_unit[agency], (last, monday), debts.get(agency, figures.NOTHING_OPEN), desks[agency])
        for agency, name in seen.items()
    )
    whole_province = len(seen) == len(described)
    return Board(
        now_ms=now_ms,
        province=_common({one.province if one else "" for one in official.values()}),
        units=rows,
        whole=_whole(rows),
        hours=_hours(figures.by_hour(connection, first, last, None if whole_province else tuple(seen)), today),
        days=_days(by_unit.values(), today),
        behind=tuple(agency for agency in register.due(connection) if agency in seen),
    )


def _named(official: Unit | None, title: str) -> str:
    return official.name if official else title


def _common(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _row(
    agency: str, name: str, days: Mapping[str, Counts], marks: tuple[str, str], open_now: Open, desks: "_Desks"
) -> UnitRow:
    today, monday = marks
    return UnitRow(
        agency=agency,
        name=name,
        today=days.get(today, Counts()).received,
        week=sum(one.received for day, one in days.items() if day >= monday),
        lately=_sum(days.values()),
        open=open_now,
        desks=desks.count,
        silent=tuple(sorted(desks.silent, key=lambda desk: (desk.at_ms, desk.name))),
        heard_ms=desks.heard_ms,
    )


def _whole(rows: Iterable[UnitRow]) -> UnitRow:
    rows = tuple(rows)
    states: dict[str, int] = defaultdict(int)
    for row in rows:
        for state, many in row.open.by_state.items():
            states[state] += many
    return UnitRow(
        agency="",
        name="",
        today=sum(row.today for row in rows),
        week=sum(row.week for row in rows),
        lately=_sum(row.lately for row in rows),
        open=Open(dict(states), sum(row.overdue for row in rows)),
        desks=sum(row.desks for row in rows),
        silent=tuple(desk for row in rows for desk in row.silent),
        heard_ms=max((row.heard_ms for row in rows), default=0),
    )


def _sum(counts: Iterable[Counts]) -> Counts:
    found = tuple(counts)
    return Counts(*(sum(one[place] for one in found) for place in range(len(Counts._fields))))


def _hours(counts: Mapping[tuple[str, int], Counts], today: date) -> tuple[Hour, ...]:
    """Every hour in which anything comes in, now or usually."""
    days = sorted({day for day, _ in counts if day < today.isoformat()}, reverse=True)
    working = [day for day in days if calendar().is_working(date.fromisoformat(day))][:USUAL_DAYS]
    usual: dict[int, int] = defaultdict(int)
    now: dict[int, int] = defaultdict(int)
    for (day, hour), one in counts.items():
        if day in working:
            usual[hour] += one.received
        elif day == today.isoformat():
            now[hour] += one.received
    known = {hour for hour in {*usual, *now} if usual[hour] + now[hour]}
    if not known:
        return ()
    hours = range(min(known), max(known) + 1)
    return tuple(Hour(hour, now[hour], usual[hour] / len(working) if working else 0.0) for hour in hours)


def _days(units: Iterable[Mapping[str, Counts]], today: date) -> tuple[Day, ...]:
    units = tuple(units)
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    return tuple(Day(day, _sum(unit[day.isoformat()] for unit in units if day.isoformat() in unit)) for day in days)


class _Desks:
    """The desks of a unit, while they are counted."""

    def __init__(self) -> None:
        self.count = 0
        self.heard_ms = 0
        self.silent: list[SilentDesk] = []


def _desks(known: Iterable[heard.DeskHeard], now_ms: int) -> dict[str, _Desks]:
    found: dict[str, _Desks] = defaultdict(_Desks)
    for desk in known:
        unit = found[desk.agency]
        unit.count += 1
        unit.heard_ms = max(unit.heard_ms, desk.at_ms)
        if is_silent(calendar(), desk.at_ms, now_ms):
            unit.silent.append(SilentDesk(desk.name, desk.at_ms))
    return found


def is_silent(working: Calendar, heard_ms: int, now_ms: int) -> bool:
    """Whether more working time than SILENT has passed since: nobody is silent for having gone home."""
    since, now = from_ms(heard_ms), from_ms(now_ms)
    if now - since <= SILENT:
        return False
    if now - since > LATELY:
        return True
    passed = timedelta()
    for opens, closes in working.sessions_from(since):
        if opens >= now or passed > SILENT:
            break
        passed += min(closes, now) - max(opens, since)
    return passed > SILENT
