"""What the charts are counted from: what waits, by its promise, and the money of each day."""

from collections.abc import Iterator

import sqlalchemy as sa

from intake_desk.domain.charts import WAITING_STATES
from intake_desk.domain.entries import Entry
from intake_desk.domain.periods import Period
from intake_desk.domain.reversals import IN_SUMS
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed

MONEY_KINDS = ("fee.paid", *sorted(IN_SUMS))


def waiting(connection: sa.Connection) -> list[tuple[str, int, int]]:
    """What was received and is not resolved, from the index alone: (state, due, how many)."""
    states = ", ".join("?" * len(WAITING_STATES))
    question = f"SELECT state, due_at, count(*) FROM dossier WHERE state IN ({states}) GROUP BY state, due_at"  # noqa: S608  # marks only
    return [(str(state), int(due), int(count)) for state, due, count in run(connection, question, WAITING_STATES)]


def money_entries(connection: sa.Connection, period: Period) -> Iterator[Entry]:
    """What took money in or gave it back on the business days of a period."""
    marks = ", ".join("?" * len(MONEY_KINDS))
    question = f"SELECT body, personal FROM entry WHERE day BETWEEN ? AND ? AND kind IN ({marks})"  # noqa: S608  # marks only
    return unsealed(run(connection, question, (period.first.isoformat(), period.last.isoformat(), *MONEY_KINDS)))
