"""Where to look for money that is still to be shown or paid: by the index of days, without reading what is settled."""

from collections.abc import Mapping

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed

# A payment says so in its body, and nothing else of these kinds is long enough to be worth reading for it.
_SAID = (
    "SELECT DISTINCT subject FROM entry WHERE day = ? AND kind IN ('fee.paid', 'fee.means_corrected')"
    " AND (instr(body, CAST('transfer' AS BLOB)) > 0 OR instr(body, CAST('online' AS BLOB)) > 0)"
)
# Only where fewer payments stand than fees fell due, also by a receipt that a dossier was recreated from, something can
# be owed; or once a payment was struck out.
_ENDS = (
    "SELECT body, personal FROM entry AS ended WHERE day = ? AND (kind IN ('fee.voided', 'fee.misfit_reversed') OR"
    " kind IN ('dossier.handed_back', 'dossier.withdrawn', 'dossier.refused', 'dossier.stopped') AND ("
    " SELECT sum(kind IN ('fee.charged', 'dossier.recreated', 'fee.voided')) - sum(kind = 'fee.paid')"
    " FROM entry WHERE subject = ended.subject AND subject <> ''"
    ") > 0)"
)
_NO_END = "9999-12-31"
_OF_LINES = (
    "SELECT body, personal FROM entry WHERE day = ?"
    " AND kind IN ('bank.line_left', 'bank.line_explained', 'fee.transfer_matched')"
)


class Leads(msgspec.Struct, frozen=True, kw_only=True):
    """Where to look on a business day, as long as nothing more of it comes (`mark`): dossiers with money that is only
    `said` to have come, what `ended` dossiers or struck payments out, and what was said of statements' `lines`.
    """

    mark: tuple[int, int]
    said: tuple[str, ...]
    ended: tuple[Entry, ...]
    lines: tuple[Entry, ...]


def refreshed(connection: sa.Connection, first: str, known: Mapping[str, Leads]) -> dict[str, Leads]:
    """The business days from `first` on, up to the newest: those of which more has come than is `known` read anew."""
    found = {}
    for day, mark in marks(connection, first, _NO_END).items():
        old = known.get(day)
        if old is not None and old.mark == mark:
            found[day] = old
        else:
            said, ended, lines = _only_said(connection, day), _ended(connection, day), _lines(connection, day)
            found[day] = Leads(mark=mark, said=said, ended=ended, lines=lines)
    return found


def marks(connection: sa.Connection, first: str, last: str) -> dict[str, tuple[int, int]]:
    """Of each business day how many entries are held and which came last: unchanged while nothing came."""
    question = "SELECT day, count(*), max(id) FROM entry WHERE day BETWEEN ? AND ? GROUP BY day"
    return {str(day): (count, newest) for day, count, newest in run(connection, question, (first, last))}


def _only_said(connection: sa.Connection, day: str) -> tuple[str, ...]:
    """The dossiers for which a transfer or an online payment was recorded on a business day."""
    return tuple(str(row[0]) for row in run(connection, _SAID, (day,)))


def _ended(connection: sa.Connection, day: str) -> tuple[Entry, ...]:
    """What ended dossiers on a business day for which a fee may be owed still, and what struck payments out."""
    return tuple(unsealed(run(connection, _ENDS, (day,))))


def _lines(connection: sa.Connection, day: str) -> tuple[Entry, ...]:
    """What was said on a business day of the lines of the bank's statements."""
    return tuple(unsealed(run(connection, _OF_LINES, (day,))))
