"""Settlements as they lie in the store, and the entries that a period is summed from."""

import sqlalchemy as sa

from intake_desk.domain.closing_kinds import PeriodClosed
from intake_desk.domain.entries import Entry
from intake_desk.domain.periods import Period
from intake_desk.domain.settlement import Life, Proof, within
from intake_desk.store import covering, rulings
from intake_desk.store.database import ONE_OF, one_of, run

_BEGINNINGS = "'dossier.received', 'dossier.accepted'"
_WANTED = (
    f"{_BEGINNINGS}, 'dossier.recreated', 'fee.paid', 'fee.waived', 'fee.voided', 'fee.refunded', 'fee.means_corrected'"
)


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
    return Life(period=period, lines=lines, before=before)


def settlements(connection: sa.Connection, since: str = "") -> list[Entry]:
    """Every settlement written on a business day from `since` on, in the world's order."""
    question = "SELECT journal, body, personal FROM entry WHERE day >= ? AND kind = 'period.closed'"
    entries = [line.entry for line in rulings.read(run(connection, question, (since,)))]
    return sorted(entries, key=lambda entry: entry.order)


def settlements_of(connection: sa.Connection, name: str, period: Period) -> list[Entry]:
    """The settlements of one quarter or year; the first is the one that holds."""
    found = settlements(connection, period.last.isoformat())
    return [entry for entry in found if isinstance(entry.facts, PeriodClosed) and entry.facts.period == name]


def proof_of(connection: sa.Connection, settlement: Entry, period: Period) -> Proof:
    """What a settlement is proven by."""
    ends = covering.reached(connection, rulings.covered_by(settlement))
    return Proof(
        settlement=settlement,
        life=within(life_of(connection, period), ends),
        missing=tuple(rulings.missing(connection, settlement)),
    )
