"""Settlements as they lie in the store, and the entries that a period is summed from."""

import msgspec
import sqlalchemy as sa

from intake_desk.domain.closing_kinds import PeriodClosed
from intake_desk.domain.entries import Entry
from intake_desk.domain.holding import Ends
from intake_desk.domain.periods import Period
from intake_desk.domain.registry import KINDS
from intake_desk.domain.settlement import Life, Proof, Told, contested, ruled_off, within
from intake_desk.store import covering, days, rulings
from intake_desk.store.database import ONE_OF, one_of, run

_BEGINNINGS = "'dossier.received', 'dossier.accepted'"
_WANTED = ", ".join(f"'{kind.name}'" for kind in KINDS if issubclass(kind.facts, Told))


def life_of(connection: sa.Connection, period: Period) -> Life:
    """What a period's sums are made from: one pass over its days, and a look at what began before."""
    question = f"SELECT journal, body, personal FROM entry WHERE day BETWEEN ? AND ? AND kind IN ({_WANTED})"  # noqa: S608  # only text of ours
    span = (period.first.isoformat(), period.last.isoformat())
    lines = tuple(rulings.read(run(connection, question, span)))
    begun = {line.entry.subject for line in lines if hasattr(line.entry.facts, "legs")}
    elder = sorted({line.entry.subject for line in lines} - begun - {""})
    question = (
        f"SELECT journal, body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> ''"  # noqa: S608  # only text of ours
        f" AND kind IN ({_BEGINNINGS})"
    )
    before = tuple(rulings.read(run(connection, question, (one_of(elder),)))) if elder else ()
    life = Life(period=period, lines=lines, before=before)
    since = contested(life)
    found = rulings.witnesses(connection, since, period.last.isoformat()) if since else ()
    return msgspec.structs.replace(life, witnesses=tuple(found)) if since else life


def settlements(connection: sa.Connection) -> list[Entry]:
    """Every settlement, in the world's order."""
    return [line.entry for line in rulings.settlements(connection)]


def settlements_of(connection: sa.Connection, name: str, period: Period) -> list[Entry]:
    """The settlements of one quarter or year: the one that holds, and then the others."""
    found = rulings.settlements(connection, period.last.isoformat())
    made = [one for one in found if isinstance(one.entry.facts, PeriodClosed) and one.entry.facts.period == name]
    return rulings.settled_by(connection, made)


def begun_after(connection: sa.Connection, settlement: Entry, period: Period) -> frozenset[str]:
    """The dossiers received in the period whose reception lies beyond what its settlement covers."""
    ends = covering.reached(connection, rulings.covered_by(settlement))
    question = (
        "SELECT subject, journal, number FROM entry WHERE day BETWEEN ? AND ?"  # noqa: S608  # only text of ours
        f" AND kind IN ({_BEGINNINGS}, 'dossier.recreated')"
    )
    rows = list(run(connection, question, (period.first.isoformat(), period.last.isoformat())))
    within_it = {subject for subject, journal, number in rows if number <= ends.get(journal, 0)}
    return frozenset(str(subject) for subject, _, _ in rows) - within_it


def proof_of(connection: sa.Connection, settlement: Entry, period: Period) -> Proof:
    """What a settlement is proven by."""
    ends = covering.reached(connection, rulings.covered_by(settlement))
    life = within(life_of(connection, period), ends)
    ruled = ruled_off(life)
    known = _days_of(connection, period)
    return Proof(
        settlement=settlement,
        life=life,
        days=tuple(day for day in known if day in ruled or _reaches_into(connection, day, ends)),
        missing=tuple(rulings.missing(connection, settlement)),
    )


def _days_of(connection: sa.Connection, period: Period) -> list[str]:
    """The business days of the period on which anything is known to have happened."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return sorted(day for day in days.business_days(connection) if first <= day <= last)


def _reaches_into(connection: sa.Connection, day: str, ends: Ends) -> bool:
    """Whether anything of this day lies within what is covered."""
    rows = run(connection, "SELECT journal, number FROM entry WHERE day = ?", (day,))
    return any(number <= ends.get(journal, 0) for journal, number in rows)
