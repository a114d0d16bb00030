"""Where to look for money that is still to be shown or paid: by the index of days, without reading what is settled."""

import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed

# A transfer says so in its body, and nothing else of these kinds is long enough to be worth reading for it.
_TRANSFERS = (
    "SELECT DISTINCT subject FROM entry WHERE day = ? AND kind IN ('fee.paid', 'fee.means_corrected')"
    " AND instr(body, CAST('transfer' AS BLOB)) > 0"
)
# Only where fewer payments stand than fees fell due something can be owed.
_BACK = (
    "SELECT body, personal FROM entry AS back WHERE day = ? AND kind = 'dossier.handed_back' AND ("
    " SELECT sum(kind = 'fee.charged') - sum(kind = 'fee.paid') + sum(kind = 'fee.voided')"
    " FROM entry WHERE subject = back.subject AND subject <> ''"
    ") > 0"
)


def marks(connection: sa.Connection, first: str, last: str) -> dict[str, tuple[int, int]]:
    """Of each business day how many entries are held and which came last: unchanged while nothing came."""
    question = "SELECT day, count(*), max(id) FROM entry WHERE day BETWEEN ? AND ? GROUP BY day"
    return {str(day): (count, newest) for day, count, newest in run(connection, question, (first, last))}


def with_transfers(connection: sa.Connection, day: str) -> tuple[str, ...]:
    """The dossiers for which a transfer was recorded on a business day."""
    return tuple(str(row[0]) for row in run(connection, _TRANSFERS, (day,)))


def handed_back(connection: sa.Connection, day: str) -> tuple[Entry, ...]:
    """The hand-backs of a business day for whose dossiers a fee may be owed still."""
    return tuple(unsealed(run(connection, _BACK, (day,))))
