"""Finding dossiers: while typing, newest first, and the ready-made lists, page by page without offsets."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, OPEN_STATES, READY, Dossier
from intake_desk.domain.folding import words
from intake_desk.store import register

PAGE = 50
_FROM_WORDS = (
    "SELECT d.row, d.body FROM dossier_words w JOIN dossier d ON d.row = w.rowid"
    " WHERE dossier_words MATCH ? AND w.rowid < ?"
)


class Found(msgspec.Struct, frozen=True):
    """One row of a list: the dossier and the key after which the next page begins."""

    row: int
    dossier: Dossier


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which dossiers a list shows: all conditions given must hold; `text` finds by any words' beginnings."""

    text: str = ""
    day: str = ""
    states: tuple[str, ...] = ()
    overdue_at: int = 0


LAST_ROW = (1 << 63) - 1


def match(text: str, column: str = "") -> str:
    """The FTS query of what was typed: every word as a beginning."""
    prefix = f"{column} : " if column else ""
    return " AND ".join(f'{prefix}"{word}" *' for word in words(text))


def find(connection: sa.Connection, wanted: Filter, after: int = LAST_ROW, most: int = PAGE) -> list[Found]:
    """A page of dossiers, newest first, after the row that the last page ended with."""
    clauses: list[str] = []
    values: list[object] = []
    query = match(wanted.text)
    if wanted.text.strip() and not query:
        return []
    if wanted.day:
        clauses.append("d.day = ?")
        values.append(wanted.day)
    if wanted.overdue_at:
        clauses.append("d.state = ? AND d.due_at > 0 AND d.due_at < ?")
        values += [IN_HAND, wanted.overdue_at]
    elif wanted.states:
        clauses.append(f"d.state IN ({', '.join('?' * len(wanted.states))})")
        values += wanted.states
    condition = "".join(f" AND {clause}" for clause in clauses)
    if query:
        sql = f"{_FROM_WORDS}{condition} ORDER BY w.rowid DESC LIMIT ?"
        parameters: tuple[object, ...] = (query, after, *values, most)
    else:
        sql = f"SELECT d.row, d.body FROM dossier d WHERE d.row < ?{condition} ORDER BY d.row DESC LIMIT ?"  # noqa: S608  # only placeholders are joined
        parameters = (after, *values, most)
    rows = connection.exec_driver_sql(sql, parameters)
    return [Found(row[0], register.decode(row[1])) for row in rows]


def by_code(connection: sa.Connection, code: str) -> Dossier | None:
    """The dossier with exactly this code."""
    body = connection.exec_driver_sql("SELECT body FROM dossier WHERE code = ? AND code <> ''", (code,)).scalar()
    return None if body is None else register.decode(body)


def of_person(connection: sa.Connection, text: str, most: int = PAGE) -> list[Dossier]:
    """Dossiers whose people match a name, number or phone, newest first."""
    query = match(text, "person")
    if not query:
        return []
    rows = connection.exec_driver_sql(f"{_FROM_WORDS} ORDER BY w.rowid DESC LIMIT ?", (query, LAST_ROW, most))
    return [register.decode(row[1]) for row in rows]


def by_id_number(connection: sa.Connection, id_number: str, most: int = PAGE) -> list[Dossier]:
    """Dossiers of the applicant with this identity number, newest first."""
    rows = connection.exec_driver_sql(
        "SELECT body FROM dossier WHERE id_number = ? AND id_number <> '' ORDER BY row DESC LIMIT ?",
        (id_number, most),
    )
    return [register.decode(row[0]) for row in rows]


def due_between(connection: sa.Connection, first_ms: int, end_ms: int) -> list[Dossier]:
    """Open dossiers promised for a stretch of time, the earliest promise first."""
    rows = connection.exec_driver_sql(
        "SELECT body FROM dossier WHERE state IN (?, ?, ?) AND due_at >= ? AND due_at < ? ORDER BY due_at, row",
        (*OPEN_STATES, first_ms, end_ms),
    )
    return [register.decode(row[0]) for row in rows]


def counts(connection: sa.Connection, day: str, now_ms: int) -> dict[str, int]:
    """How many dossiers each ready-made list holds: today, awaiting_supplement, ready, overdue."""
    today, waiting, ready, overdue = connection.exec_driver_sql(
        "SELECT (SELECT count(*) FROM dossier WHERE day = ? AND code <> ''),"
        " (SELECT count(*) FROM dossier WHERE state = ?), (SELECT count(*) FROM dossier WHERE state = ?),"
        " (SELECT count(*) FROM dossier WHERE state = ? AND due_at > 0 AND due_at < ?)",
        (day, AWAITING_SUPPLEMENT, READY, IN_HAND, now_ms),
    ).one()
    return {"today": today, "awaiting_supplement": waiting, "ready": ready, "overdue": overdue}


def procedures_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The procedure code of each of these dossiers."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), 500):
        part = tuple(ids[start : start + 500])
        marks = ", ".join("?" * len(part))
        rows = connection.exec_driver_sql(f"SELECT id, procedure FROM dossier WHERE id IN ({marks})", part)  # noqa: S608  # only placeholders are joined
        found.update({row[0]: row[1] for row in rows})
    return found
