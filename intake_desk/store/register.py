"""The register: the present state of every dossier, folded from its entries. It can be thrown away and rebuilt."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import reduce
from itertools import groupby, islice
from operator import itemgetter

import msgspec
import sqlalchemy as sa

from intake_desk.domain import scans
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.exceptions import line_of
from intake_desk.domain.life import after, fold
from intake_desk.domain.questions import open_questions
from intake_desk.domain.registry import KINDS
from intake_desk.store import evidence, feedback, schema, wording
from intake_desk.store.database import ONE_OF, one_of, run, run_many
from intake_desk.store.unsealing import unsealed

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Dossier).decode
ROW_RANDOM_BITS = 20
ROW_TIME_BITS = 62 - ROW_RANDOM_BITS
REBUILT_AT_ONCE = 1000
SHAPE = 14  # grows when the fold, the columns or the words of a dossier change, or what speaks for an exception
SHAPE_NAME = "register shape"

COLUMNS = ("id", "code", "state", "day", "due_at", "procedure", "misfits", "holder", "asked", "line", "body")
_ABSENT: tuple[int, Dossier | None] = (0, None)
_INSERT = (
    f"INSERT INTO dossier (row, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608  # only names of ours
    " ON CONFLICT (row) DO NOTHING"
)
_TAKEN = f"SELECT EXISTS (SELECT 1 FROM dossier WHERE row IN {ONE_OF})"  # noqa: S608  # only text of ours
_PRESENT = f"SELECT id, row, body FROM dossier WHERE id IN {ONE_OF}"  # noqa: S608  # only text of ours
_STORED = f"SELECT subject, count(*) FROM entry WHERE subject IN {ONE_OF} AND subject <> '' GROUP BY subject"  # noqa: S608  # only text of ours
_UPDATE = f"UPDATE dossier SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE row = ?"  # noqa: S608  # only names of ours


def entries_of(connection: sa.Connection, subject: str) -> list[Entry]:
    """All entries about one dossier, in the world's order."""
    rows = run(
        connection,
        "SELECT body, personal FROM entry WHERE subject = ? AND subject <> '' ORDER BY hlc, journal, number",
        (subject,),
    )
    return list(unsealed(rows))


def load(connection: sa.Connection, dossier_id: str) -> Dossier | None:
    """The dossier with this id."""
    row = run(connection, "SELECT body FROM dossier WHERE id = ?", (dossier_id,)).fetchone()
    return None if row is None else _decode(row[0])


def showing(connection: sa.Connection, mark: str) -> list[Dossier]:
    """The dossiers that show a scan of this hash. Reads all entries of its kind."""
    dossiers = [load(connection, subject) for subject in _naming(connection, mark)]
    return [dossier for dossier in dossiers if dossier is not None and scans.find(dossier.scans, mark)]


def shows(connection: sa.Connection, mark: str) -> bool:
    """Whether a dossier shows a scan of this hash, also one whose beginning another desk has and this one lost."""
    none: tuple[scans.Scan, ...] = ()
    for subject in _naming(connection, mark):
        dossier = load(connection, subject)
        shown = dossier.scans if dossier else reduce(scans.after, entries_of(connection, subject), none)
        if scans.find(shown, mark):
            return True
    return False


def _naming(connection: sa.Connection, mark: str) -> list[str]:
    named = "SELECT DISTINCT subject FROM entry WHERE kind = 'scan.added' AND instr(body, ?)"
    return [row[0] for row in run(connection, named, (mark.encode(),))]


def decode(body: bytes) -> Dossier:
    """A dossier as the register stores it."""
    return _decode(body)


def refresh(
    connection: sa.Connection, entries: Sequence[Entry], fresh: frozenset[str] = frozenset()
) -> dict[str, Dossier]:
    """Bring the register up to date with entries just stored; returns the dossiers they changed.

    Their words wait for whoever ends the transaction to index them (`wording.index`).
    `fresh` names dossiers whose every entry is among `entries` (their ids were made a moment ago).
    """
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.subject:
            about.setdefault(entry.subject, []).append(entry)
    met = [subject for subject in about if subject not in fresh]
    for subject in feedback.touched(connection, met, entries):
        _keep_feedback(connection, entries_of(connection, subject))
    present = _present(connection, met)
    stored = _stored(connection, [subject for subject in met if subject not in present])
    changed: dict[str, Dossier] = {}
    begun: list[Dossier] = []
    headless = len(present) < len(met) and evidence.any_headless(connection)
    for subject, news in about.items():
        row, before = present.get(subject, _ABSENT)
        dossier = (
            fold(news)
            if subject in fresh or stored.get(subject) == len(news)
            else _folded(connection, subject, before, news)
        )
        if dossier is None:
            evidence.note_headless(connection, subject, news)
            continue
        changed[subject] = dossier
        if before is not None:
            _write(connection, dossier, before, row)
            continue
        if headless and subject not in fresh:
            evidence.found_its_head(connection, subject)
        begun.append(dossier)
    _begin(connection, begun)
    evidence.note(connection, entries)
    evidence.note_late(connection, entries)
    return changed


def _folded(connection: sa.Connection, subject: str, before: Dossier | None, news: Sequence[Entry]) -> Dossier | None:
    """The dossier with what arrived; read from the journals unless that simply comes after all that was known."""
    if before is None or min(entry.place.key for entry in news) <= before.last.key:
        return fold(entries_of(connection, subject))
    for entry in sorted(news, key=lambda entry: entry.order):
        before = after(before, entry)
    return before


def _present(connection: sa.Connection, subjects: Sequence[str]) -> dict[str, tuple[int, Dossier]]:
    """The rows and dossiers of those subjects that the register holds."""
    if not subjects:
        return {}
    rows = run(connection, _PRESENT, (one_of(subjects),))
    return {subject: (row, _decode(body)) for subject, row, body in rows}


def _stored(connection: sa.Connection, subjects: Sequence[str]) -> dict[str, int]:
    """How many entries the journals hold about each subject."""
    if not subjects:
        return {}
    return {subject: count for subject, count in run(connection, _STORED, (one_of(subjects),))}  # noqa: C416  # rows are not pairs to dict()'s types


def row_of(dossier: Dossier) -> int:
    """The register's row of a dossier: grows with the time of reception, spread within the millisecond by its id."""
    time = min(dossier.received_at, (1 << ROW_TIME_BITS) - 1)
    tail = dossier.id[-ROW_RANDOM_BITS // 4 :]
    spread = int(tail, 16) if tail.isalnum() and not tail.lower().strip("0123456789abcdef") else 0
    return (time << ROW_RANDOM_BITS) | spread


def columns_of(dossier: Dossier) -> tuple[str | int | bytes, ...]:
    """What the register's columns say of a dossier; besides `body`, they are there to be searched by."""
    return (
        dossier.id,
        dossier.code,
        dossier.state,
        dossier.day,
        dossier.due_at,
        dossier.procedure,
        len(dossier.misfits) + dossier.unknown,
        dossier.holder,
        len(open_questions(dossier)),
        line_of(dossier),
        _encode(dossier),
    )


def _write(connection: sa.Connection, dossier: Dossier, before: Dossier, row: int) -> None:
    """Write a dossier in place of what it was `before`, at `row`."""
    if row_of(before) != row_of(dossier):
        # an earlier beginning came to light: the dossier stands elsewhere in time
        wording.remove(connection, row)
        run(connection, "DELETE FROM dossier WHERE row = ?", (row,))
        wording.add(connection, _insert(connection, [dossier]))
    else:
        run(connection, _UPDATE, (*columns_of(dossier), row))
        wording.change(connection, row, before, dossier)
    evidence.note_dossier(connection, before, dossier, entries_of)


def _begin(connection: sa.Connection, dossiers: Sequence[Dossier]) -> None:
    """Write dossiers that the register does not hold."""
    if dossiers:
        wording.add(connection, _insert(connection, dossiers))
        evidence.note_begun(connection, dossiers, entries_of)


def _insert(connection: sa.Connection, dossiers: Sequence[Dossier]) -> list[tuple[int, Dossier]]:
    """The rows that they stand at now."""
    rows = [(row_of(dossier), dossier) for dossier in dossiers]
    wanted = {row for row, _ in rows}
    if 1 < len(wanted) == len(rows) and not run(connection, _TAKEN, (json.dumps(list(wanted)),)).fetchone()[0]:
        run_many(connection, _INSERT, [(row, *columns_of(dossier)) for row, dossier in rows])
        return rows
    return [(_insert_beside(connection, row, dossier), dossier) for row, dossier in rows]


def _insert_beside(connection: sa.Connection, row: int, dossier: Dossier) -> int:
    """Insert at this row or at the next that is free, and give it."""
    columns = columns_of(dossier)
    while run(connection, _INSERT, (row, *columns)).rowcount == 0:
        row += 1
    return row


def rebuild(connection: sa.Connection) -> None:
    """Throw the register away and fold it again from the journal."""
    run(connection, "DELETE FROM dossier")
    feedback.clear(connection)
    evidence.clear(connection)
    run(connection, "DELETE FROM fresh_words")
    run(connection, "DROP TABLE dossier_words")
    for statement in (schema.WORDS, *schema.WORDS_KEPT):
        run(connection, statement)
    for subject in _subjects(connection):
        dossier = fold(subject)
        if dossier is not None:
            _begin(connection, [dossier])
            wording.index(connection, REBUILT_AT_ONCE)
        else:
            evidence.note_headless(connection, subject[0].subject, subject)
        if any(feedback.concerns(entry) for entry in subject):
            _keep_feedback(connection, subject)
        evidence.note(connection, subject)
    rest = others(connection)
    while some := list(islice(rest, REBUILT_AT_ONCE)):
        evidence.note(connection, some)
        evidence.note_late(connection, some)
    wording.index(connection, 1)
    run(connection, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (SHAPE_NAME, _shape()))


def _keep_feedback(connection: sa.Connection, entries: list[Entry]) -> None:
    kept = feedback.keep(connection, entries)
    if kept is not None:
        evidence.note_feedback(connection, kept)


def freshen(connection: sa.Connection) -> bool:
    """Rebuild the register if another program folded it: one that knew other kinds of entries. Whether it did."""
    row = run(connection, "SELECT value FROM meta WHERE name = ?", (SHAPE_NAME,)).fetchone()
    if row is not None and row[0] == _shape():
        return False
    rebuild(connection)
    return True


def _shape() -> str:
    """What the fold and the columns depend on besides the entries."""
    return json.dumps([SHAPE, *(f"{kind.name} {kind.version}" for kind in KINDS)])


def is_kept(connection: sa.Connection, dossier: Dossier) -> bool:
    """Whether the register says exactly this of the dossier."""
    question = f"SELECT {', '.join(COLUMNS)} FROM dossier WHERE id = ?"  # noqa: S608  # only names of ours
    row, wanted = run(connection, question, (dossier.id,)).fetchone(), columns_of(dossier)
    if row is None or tuple(row[:-1]) != wanted[:-1]:
        return False
    if row[-1] == wanted[-1]:
        return True
    with suppress(msgspec.MsgspecError):
        # one thing may be written in two ways: a field that has its default may be left out
        return _decode(row[-1]) == dossier
    return False


def lives(connection: sa.Connection) -> Iterator[tuple[list[Entry], Dossier | None]]:
    """The entries of every subject and the dossier that they make, without touching the register."""
    return ((entries, fold(entries)) for entries in _subjects(connection))


def others(connection: sa.Connection) -> Iterator[Entry]:
    """The entries that are about no subject."""
    return unsealed(run(connection, "SELECT body, personal FROM entry WHERE subject = ''"))


def _subjects(connection: sa.Connection) -> Iterator[list[Entry]]:
    """The entries of every subject."""
    rows = run(connection, "SELECT subject, body, personal FROM entry WHERE subject <> '' ORDER BY subject")
    for _, group in groupby(rows, key=itemgetter(0)):
        yield list(unsealed((body, personal) for _, body, personal in group))
