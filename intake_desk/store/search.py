"""Finding dossiers: while typing, newest first, and the ready-made lists, page by page without offsets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    IN_HAND,
    OPEN_STATES,
    READY,
    Dossier,
)
from intake_desk.domain.folding import words
from intake_desk.domain.kinds import DossierForwarded
from intake_desk.domain.statements import agency_of, code_tails, names_code
from intake_desk.store import register, wording
from intake_desk.store.database import ONE_OF, one_of, run
from intake_desk.store.unsealing import unsealed

# What the services hand on and do not look into.
Connection = sa.Connection

PAGE = 50
PERSON = "person"


class Found(msgspec.Struct, frozen=True):
    """One row of a list: the dossier and the key after which the next page begins."""

    row: int
    dossier: Dossier


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which dossiers a list shows: all conditions given must hold; `text` finds by any words' beginnings.

    `away` when an agency must have the papers, `asked` when the back office must be waiting for an answer.
    """

    text: str = ""
    day: str = ""
    states: tuple[str, ...] = ()
    overdue_at: int = 0
    away: bool = False
    asked: bool = False


LAST_ROW = (1 << 63) - 1
# A range of the index begins where the codes of one agency's end.
_NEXT_CODE = "SELECT min(code) FROM dossier WHERE code > ? AND code <> ''"
_NEXT_OTHER = "SELECT min(code) FROM other_code WHERE code > ?"
_NAMED = (
    f"SELECT id, code FROM dossier WHERE code IN {ONE_OF} AND code <> ''",  # noqa: S608  # only text of ours
    f"SELECT dossier, code FROM other_code WHERE code IN {ONE_OF}",  # noqa: S608  # only text of ours
)
MOST_AGENCIES = 100


def find(connection: sa.Connection, wanted: Filter, after: int = LAST_ROW, most: int = PAGE) -> list[Found]:
    """A page of dossiers, newest first, after the row that the last page ended with."""
    clauses: list[str] = []
    values: list[object] = []
    typed = words(wanted.text)
    if wanted.text.strip() and not typed:
        return []
    if wanted.day:
        clauses.append("d.day = ?")
        values.append(wanted.day)
    if wanted.away:
        clauses.append("d.holder <> ''")
    if wanted.asked:
        clauses.append("d.asked > 0")
    if wanted.overdue_at:
        clauses.append("d.state = ? AND d.due_at > 0 AND d.due_at < ?")
        values += [IN_HAND, wanted.overdue_at]
    elif wanted.states:
        clauses.append(f"d.state IN ({', '.join('?' * len(wanted.states))})")
        values += wanted.states
    if typed:
        return _with_words(connection, typed, "", clauses, values, after, most)
    condition = "".join(f" AND {clause}" for clause in clauses)
    sql = f"SELECT d.row, d.body FROM dossier d WHERE d.row < ?{condition} ORDER BY d.row DESC LIMIT ?"  # noqa: S608  # only placeholders are joined
    return [Found(row, register.decode(body)) for row, body in run(connection, sql, (after, *values, most))]


def named_in(connection: sa.Connection, text: str) -> set[str]:
    """The dossiers of which a code, or at least its day and number, stands in this text of the bank
    (`statements.compact`).
    """
    tails = code_tails(text)
    if not tails:
        return set()
    codes = one_of(sorted(f"{agency}-{tail}" for agency in _agencies(connection) for tail in tails))
    rows = [row for question in _NAMED for row in run(connection, question, (codes,))]
    return {str(subject) for subject, code in rows if names_code(text, code)}


def _agencies(connection: sa.Connection) -> Iterator[str]:
    """What stands before day and number in the codes that are known: one look at the index for each."""
    for question in (_NEXT_CODE, _NEXT_OTHER):
        after = ""
        for _agency in range(MOST_AGENCIES):
            code = run(connection, question, (after,)).fetchone()[0]
            if code is None:
                break
            agency = agency_of(code)
            if agency:
                yield agency
            after = f"{agency}." if agency else code  # the character after the dash that follows it


def _with_words(
    connection: sa.Connection,
    typed: list[str],
    column: str,
    clauses: list[str],
    values: list[object],
    after: int,
    most: int,
) -> list[Found]:
    """The dossiers that have words beginning so, newest first; where there are none, names with such insides."""
    whole = [(word,) for word in typed]
    found = _matching(connection, whole, column, clauses, values, after, most)
    if found or not any(word.isalpha() for word in typed):
        return found
    if after != LAST_ROW and _matching(connection, whole, column, clauses, values, LAST_ROW, 1):
        return found
    either = [(word, wording.INSIDE + word) if word.isalpha() else (word,) for word in typed]
    return _matching(connection, either, column, clauses, values, after, most)


def _matching(
    connection: sa.Connection,
    wanted: Sequence[tuple[str, ...]],
    column: str,
    clauses: list[str],
    values: list[object],
    after: int,
    most: int,
) -> list[Found]:
    """Of each group of beginnings one must be there; looked for in the index and in what waits to go there."""
    condition = "".join(f" AND {clause}" for clause in clauses)
    prefix = f"{column} : " if column else ""
    groups = (" OR ".join(f'{prefix}"{word}" *' for word in group) for group in wanted)
    indexed = run(
        connection,
        "SELECT d.row, d.body FROM dossier_words w JOIN dossier d ON d.row = w.rowid"  # noqa: S608  # only placeholders are joined
        f" WHERE dossier_words MATCH ? AND w.rowid < ?{condition} ORDER BY w.rowid DESC LIMIT ?",
        (" AND ".join(f"({group})" for group in groups), after, *values, most),
    ).fetchall()
    text = "' ' || w.person" if column else "' ' || w.person || ' ' || w.rest"
    has = f"instr({text}, ' ' || ?)"
    has_all = "".join(f" AND ({' OR '.join([has] * len(group))})" for group in wanted)
    waiting = run(
        connection,
        "SELECT d.row, d.body FROM fresh_words w JOIN dossier d ON d.row = w.row"  # noqa: S608  # only placeholders are joined
        f" WHERE w.row < ?{has_all}{condition} ORDER BY w.row DESC LIMIT ?",
        (after, *(word for group in wanted for word in group), *values, most),
    ).fetchall()
    newest = merge(waiting, indexed, key=itemgetter(0), reverse=True)
    return [Found(row, register.decode(body)) for row, body in islice(newest, most)]


def by_code(connection: sa.Connection, code: str) -> Dossier | None:
    """The dossier with exactly this code; the newest, should a code have been used twice.

    Where there is none, the one whose acceptance under this code did not count: the code stands on a receipt.
    """
    question = "SELECT body FROM dossier WHERE code = ? AND code <> '' ORDER BY row DESC LIMIT 1"
    row = run(connection, question, (code,)).fetchone()
    if row is not None:
        return register.decode(row[0])
    alike = find(connection, Filter(text=code)) if code else []
    return next((found.dossier for found in alike if code in found.dossier.other_codes), None)


def of_person(connection: sa.Connection, text: str, most: int = PAGE) -> list[Dossier]:
    """Dossiers whose people match a name, number or phone, newest first."""
    typed = words(text)
    if not typed:
        return []
    return [found.dossier for found in _with_words(connection, typed, PERSON, [], [], LAST_ROW, most)]


def of_day(connection: sa.Connection, day: str) -> list[Dossier]:
    """The dossiers received on a business day, the oldest first."""
    rows = run(connection, "SELECT body FROM dossier WHERE day = ? ORDER BY row", (day,))
    return [register.decode(row[0]) for row in rows]


def on_list(connection: sa.Connection, number: str) -> list[Dossier]:
    """The dossiers that stood on a hand-over list; its number names the day, and the index the entries of that day."""
    day = f"20{number[3:5]}-{number[5:7]}-{number[7:9]}"
    question = (
        "SELECT body FROM dossier WHERE id IN (SELECT subject FROM entry WHERE day = ? AND kind = 'dossier.forwarded')"
    )
    found = (register.decode(row[0]) for row in run(connection, question, (day,)))
    return [one for one in found if any(way.list_number == number for way in one.hand_overs)]


def due_between(connection: sa.Connection, first_ms: int, end_ms: int) -> list[Dossier]:
    """Open dossiers promised for a stretch of time, the earliest promise first."""
    rows = run(
        connection,
        f"SELECT body FROM dossier WHERE state IN ({', '.join('?' * len(OPEN_STATES))})"  # noqa: S608  # only placeholders are joined
        " AND due_at >= ? AND due_at < ? ORDER BY due_at, row",
        (*OPEN_STATES, first_ms, end_ms),
    )
    return [register.decode(row[0]) for row in rows]


def counts(connection: sa.Connection, day: str, now_ms: int) -> dict[str, int]:
    """How many dossiers each ready-made list holds: today, overdue, forwarded, asked, and by the states that wait."""
    waiting = (FILED, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION, READY)
    today, overdue, forwarded, asked, *others = run(
        connection,
        "SELECT (SELECT count(*) FROM dossier WHERE day = ?),"  # noqa: S608  # only placeholders are joined
        " (SELECT count(*) FROM dossier WHERE state = ? AND due_at > 0 AND due_at < ?),"
        " (SELECT count(*) FROM dossier WHERE holder <> ''),"
        " (SELECT count(*) FROM dossier WHERE asked > 0)"
        f"{', (SELECT count(*) FROM dossier WHERE state = ?)' * len(waiting)}",
        (day, IN_HAND, now_ms, *waiting),
    ).fetchone()
    named = {"today": today, "overdue": overdue, "forwarded": forwarded, "asked": asked}
    return named | dict(zip(waiting, others, strict=True))


def promised_between(connection: sa.Connection, first_ms: int, end_ms: int) -> int:
    """How many dossiers in hand are promised for a stretch of time."""
    question = "SELECT count(*) FROM dossier WHERE state = ? AND due_at >= ? AND due_at < ?"
    return int(run(connection, question, (IN_HAND, first_ms, end_ms)).fetchone()[0])


def agencies(connection: sa.Connection, most: int = 300) -> list[str]:
    """The agencies that dossiers went to lately, the commonest first."""
    rows = run(
        connection,
        "SELECT body, personal FROM entry WHERE kind = 'dossier.forwarded' ORDER BY id DESC LIMIT ?",
        (most,),
    )
    ways = (entry.facts for entry in unsealed(rows))
    went = Counter(way.receiver for way in ways if isinstance(way, DossierForwarded) and not way.home)
    return [agency for agency, _count in went.most_common()]


def latest_procedures(connection: sa.Connection, journal: str, most: int = 300) -> list[str]:
    """The procedure codes of the newest dossiers taken at one desk, newest first; of the unit's while it has none."""
    own = run(
        connection,
        "SELECT d.procedure FROM entry e JOIN dossier d ON d.id = e.subject"
        " WHERE e.journal = ? AND e.kind = 'dossier.received' ORDER BY e.number DESC LIMIT ?",
        (journal, most),
    ).fetchall()
    rows = own or run(connection, "SELECT procedure FROM dossier ORDER BY row DESC LIMIT ?", (most,)).fetchall()
    return [row[0] for row in rows if row[0]]


def procedures_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The procedure code of each of these dossiers."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), 500):
        part = tuple(ids[start : start + 500])
        marks = ", ".join("?" * len(part))
        rows = run(connection, f"SELECT id, procedure FROM dossier WHERE id IN ({marks})", part)  # noqa: S608  # only placeholders are joined
        found.update({row[0]: row[1] for row in rows})
    return found
