"""Where to look for money that is still to be shown or paid: by the index of days, without reading what is settled."""

import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed

# A payment says so in its body, and nothing else of these kinds is long enough to be worth reading for it.
_SAID = (
    "SELECT DISTINCT subject FROM entry WHERE day = ? AND kind IN ('fee.paid', 'fee.means_corrected')"
    " AND (instr(body, CAST('transfer' AS BLOB)) > 0 OR instr(body, CAST('online' AS BLOB)) > 0)"
)
# Only where fewer payments stand than fees fell due something can be owed; or once a payment was struck out.
_ENDED = (
    "SELECT body, personal FROM entry AS ended WHERE day = ? AND (kind IN ('fee.voided', 'fee.misfit_reversed') OR"
    " kind IN ('dossier.handed_back', 'dossier.withdrawn', 'dossier.refused', 'dossier.stopped') AND ("
    " SELECT sum(kind = 'fee.charged') - sum(kind = 'fee.paid') + sum(kind = 'fee.voided')"
    " FROM entry WHERE subject = ended.subject AND subject <> ''"
    ") > 0)"
)
_LINES = (
    "SELECT body, personal FROM entry WHERE day = ?"
    " AND kind IN ('bank.line_left', 'bank.line_explained', 'fee.transfer_matched')"
)


def marks(connection: sa.Connection, first: str, last: str) -> dict[str, tuple[int, int]]:
    """Of each business day how many entries are held and which came last: unchanged while nothing came."""
    question = "SELECT day, count(*), max(id) FROM entry WHERE day BETWEEN ? AND ? GROUP BY day"
    return {str(day): (count, newest) for day, count, newest in run(connection, question, (first, last))}


def only_said(connection: sa.Connection, day: str) -> tuple[str, ...]:
    """The dossiers for which a transfer or an online payment was recorded on a business day."""
    return tuple(str(row[0]) for row in run(connection, _SAID, (day,)))


def ended(connection: sa.Connection, day: str) -> tuple[Entry, ...]:
    """What ended dossiers on a business day for which a fee may be owed still, and what struck payments out."""
    return tuple(unsealed(run(connection, _ENDED, (day,))))


def lines(connection: sa.Connection, day: str) -> tuple[Entry, ...]:
    """What was said on a business day of the lines of the bank's statements."""
    return tuple(unsealed(run(connection, _LINES, (day,))))
