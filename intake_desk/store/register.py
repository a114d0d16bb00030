"""The register: the present state of every dossier, folded from its entries. It can be thrown away and rebuilt."""

from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier, after, fold
from intake_desk.domain.entries import Entry, Sealed, unseal
from intake_desk.domain.folding import fold as fold_text
from intake_desk.store import schema

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Dossier).decode
ROW_RANDOM_BITS = 20
SHORTEST_TAIL = 3
PROCEDURE_LETTERS = 80  # enough to be found by; some names run to nine hundred

_UPSERT = (
    "INSERT INTO dossier (row, id, code, state, day, due_at, procedure, id_number, misfits, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (row) DO UPDATE SET code = excluded.code, state = excluded.state, due_at = excluded.due_at,"
    " id_number = excluded.id_number, misfits = excluded.misfits, body = excluded.body"
)


def entries_of(connection: sa.Connection, subject: str) -> list[Entry]:
    """All entries about one dossier, in the world's order."""
    rows = connection.execute(
        sa.select(schema.entry.c.body, schema.entry.c.personal)
        .where(schema.entry.c.subject == subject, schema.entry.c.subject != "")
        .order_by(schema.entry.c.hlc, schema.entry.c.journal, schema.entry.c.number)
    )
    return [unseal(Sealed(row.body, row.personal)) for row in rows]


def load(connection: sa.Connection, dossier_id: str) -> Dossier | None:
    """The dossier with this id."""
    body = connection.execute(sa.select(schema.dossier.c.body).where(schema.dossier.c.id == dossier_id)).scalar()
    return None if body is None else _decode(body)


def decode(body: bytes) -> Dossier:
    """A dossier as the register stores it."""
    return _decode(body)


def refresh(
    connection: sa.Connection, entries: Sequence[Entry], fresh: frozenset[str] = frozenset()
) -> dict[str, Dossier]:
    """Bring the register up to date with entries just stored; returns the dossiers they changed.

    `fresh` names dossiers whose every entry is among `entries` (their ids were made a moment ago).
    """
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.subject:
            about.setdefault(entry.subject, []).append(entry)
    changed: dict[str, Dossier] = {}
    for subject, news in about.items():
        before = None if subject in fresh else load(connection, subject)
        if subject in fresh:
            dossier = fold(news)
        elif before is not None and min(entry.place.key for entry in news) > before.last.key:
            dossier = before
            for entry in sorted(news, key=lambda entry: entry.place.key):
                dossier = after(dossier, entry)
        else:
            dossier = fold(entries_of(connection, subject))
        if dossier is not None:
            _write(connection, dossier, before)
            changed[subject] = dossier
    return changed


def row_of(dossier: Dossier) -> int:
    """The register's row of a dossier: grows with the time of reception, spread within the millisecond by its id."""
    spread = int(dossier.id[-ROW_RANDOM_BITS // 4 :], 16) & ((1 << ROW_RANDOM_BITS) - 1)
    return (dossier.received_at << ROW_RANDOM_BITS) | spread


def _write(connection: sa.Connection, dossier: Dossier, before: Dossier | None) -> None:
    row = _row(connection, dossier) if before is not None else _free_row(connection, dossier)
    connection.exec_driver_sql(
        _UPSERT,
        (
            row,
            dossier.id,
            dossier.code,
            dossier.state,
            dossier.day,
            dossier.due_at,
            dossier.procedure,
            dossier.applicant.id_number,
            len(dossier.misfits) + dossier.unknown,
            _encode(dossier),
        ),
    )
    person, rest = words_of_person(dossier), words_of_rest(dossier)
    if before is None:
        connection.exec_driver_sql(
            "INSERT INTO dossier_words (rowid, person, rest) VALUES (?, ?, ?)", (row, person, rest)
        )
    elif (person, rest) != (words_of_person(before), words_of_rest(before)):
        connection.exec_driver_sql("UPDATE dossier_words SET person = ?, rest = ? WHERE rowid = ?", (person, rest, row))


def _row(connection: sa.Connection, dossier: Dossier) -> int:
    return int(
        connection.execute(sa.select(schema.dossier.c.row).where(schema.dossier.c.id == dossier.id)).scalar_one()
    )


def _free_row(connection: sa.Connection, dossier: Dossier) -> int:
    row = row_of(dossier)
    while connection.exec_driver_sql("SELECT 1 FROM dossier WHERE row = ?", (row,)).first() is not None:
        row += 1
    return row


def words_of_person(dossier: Dossier) -> str:
    """What a dossier's people are found by: names, every ending of numbers of at least three digits."""
    words: list[str] = []
    for person in (dossier.applicant, dossier.submitter):
        if person is not None:
            words.append(fold_text(person.name))
            words += number_tails(person.id_number)
            words += number_tails(person.phone)
    return " ".join(words)


def words_of_rest(dossier: Dossier) -> str:
    """What a dossier is found by besides its people: its code, procedure and note."""
    name = dossier.procedure_name[:PROCEDURE_LETTERS]
    return fold_text(f"{dossier.code} {dossier.procedure} {name}")


def number_tails(number: str) -> list[str]:
    """A number and its endings, so that a prefix search finds any part of it."""
    digits = fold_text(number).replace(" ", "")
    return [digits[i:] for i in range(max(len(digits) - SHORTEST_TAIL, 0) + 1)] if digits else []


def rebuild(connection: sa.Connection) -> None:
    """Throw the register away and fold it again from the journal."""
    connection.exec_driver_sql("DELETE FROM dossier")
    connection.exec_driver_sql("DROP TABLE dossier_words")
    connection.exec_driver_sql(schema.WORDS)
    for dossier in folded(connection):
        _write(connection, dossier, None)


def folded(connection: sa.Connection) -> Iterable[Dossier]:
    """Every dossier as its entries make it, without touching the register."""
    rows = connection.execution_options(stream_results=True).execute(
        sa.select(schema.entry.c.subject, schema.entry.c.body, schema.entry.c.personal)
        .where(schema.entry.c.subject != "")
        .order_by(schema.entry.c.subject)
    )
    subject = ""
    entries: list[Entry] = []
    for row in rows:
        if row.subject != subject and entries:
            if (dossier := fold(entries)) is not None:
                yield dossier
            entries = []
        subject = row.subject
        entries.append(unseal(Sealed(row.body, row.personal)))
    if entries and (dossier := fold(entries)) is not None:
        yield dossier
