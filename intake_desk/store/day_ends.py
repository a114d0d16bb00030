"""What was in hand when a business day ended: of a past one the register no longer says it, its entries do."""

from itertools import groupby

import sqlalchemy as sa

from intake_desk.domain.dossier import IN_HAND
from intake_desk.domain.life import fold
from intake_desk.store import search
from intake_desk.store.database import ONE_OF, one_of, run
from intake_desk.store.unsealing import unsealed

# The plus keeps the subjects' own index out of it: what came after a day is found by its day.
_WENT_ON = (
    "SELECT id FROM dossier WHERE day <= ? AND id IN"
    " (SELECT subject FROM entry WHERE day > ? AND kind GLOB 'dossier.*' AND +subject <> '')"
)
_STAYED = "SELECT id, due_at FROM dossier WHERE state = ? AND due_at > 0 AND due_at < ? AND day <= ?"
_UNTIL = f"SELECT body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> '' AND day <= ?"  # noqa: S608  # only text of ours


def in_hand(connection: sa.Connection, day: str, now: int, ended: int, following: tuple[int, int]) -> tuple[int, int]:
    """How many dossiers are overdue, and how many are promised for the stretch of time that follows: of a day that
    `ended` (ms) at that moment, without one (0) `now`.
    """
    first, end = following
    if not ended:
        return search.counts(connection, day, now)["overdue"], search.promised_between(connection, first, end)
    due = due_at_end(connection, day, max(end, ended))
    return sum(one < ended for one in due), sum(first <= one < end for one in due)


def due_at_end(connection: sa.Connection, day: str, before_ms: int) -> list[int]:
    """When what was in hand at the end of a past business day was promised, as far as that is before a moment (ms).

    What nothing has happened to since is as the register has it; the rest, never more than was in hand then or came
    back to it, is folded from what was known of it by that day.
    """
    went_on = sorted(str(row[0]) for row in run(connection, _WENT_ON, (day, day)))
    known = set(went_on)
    due = [due_at for id_, due_at in run(connection, _STAYED, (IN_HAND, before_ms, day)) if id_ not in known]
    entries = sorted(
        unsealed(run(connection, _UNTIL, (one_of(went_on), day))), key=lambda one: (one.subject, one.order)
    )
    for _, about in groupby(entries, key=lambda one: one.subject):
        dossier = fold(list(about))
        if dossier is not None and dossier.state == IN_HAND and dossier.due_at and dossier.due_at < before_ms:
            due.append(dossier.due_at)
    return due
