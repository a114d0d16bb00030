"""A damaged or lost database: set aside whole, and written anew from the roll."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from intake_desk.domain.branches import base_of, split
from intake_desk.domain.entries import BrokenEntry, Sealed, header, unseal
from intake_desk.store import counters, migrate, register, unfinished
from intake_desk.store.database import DamagedStore, Database, StoreFailed, WrongKey, run
from intake_desk.store.durable import flush_folder
from intake_desk.store.roll import Kept, Record, read_segment, roll_cipher, segments
from intake_desk.store.rows import MOVE_HEAD
from intake_desk.store.standing import Standing, standing

SHEET = "sheet"
SETTING = "meta"
SIDE_FILES = ("-wal", "-shm")
_READ_AT_ONCE = 200
_GIVE_UP_AFTER = 5000
_PUT_ENTRY = (
    "INSERT OR IGNORE INTO entry (journal, number, hash, hlc, day, kind, subject, body, personal)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


_PUT_SIGNATURE = "INSERT OR REPLACE INTO signature (journal, number, signature) VALUES (?, ?, ?)"


def set_aside(path: Path) -> Path | None:
    """Rename the file at `path` with its log, whole, to a name that is free; None when there is nothing."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists():
        number += 1
    # the log goes first: left behind, it would be read into the file that takes this one's place
    for ending in (*SIDE_FILES, ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    flush_folder(path.parent)
    return aside if aside.exists() else None


def restore(path: Path, roll: Path, key: bytes, damaged: Path | None) -> int:
    """Write the database at `path` anew from the roll, and from what can still be read of the damaged file.

    Returns how many entries it holds. It appears under its name only when it is complete.
    """
    fresh = path.with_name("restoring.db")
    for ending in (*SIDE_FILES, ""):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
    database = Database(fresh, key)
    try:
        migrate.upgrade(database)
        with database.writing() as connection, _opened(damaged, key) as old:
            stands = standing(_records(roll, key))
            journals = _journals(stands, old)
            _from_roll(connection, _records(roll, key), stands, journals)
            if old is not None:
                _from_damaged(connection, old, journals)
            count = _link(connection, stands)
            register.rebuild(connection)
    finally:
        database.close()
    set_aside(path)
    fresh.replace(path)
    flush_folder(path.parent)
    return count


def put_kept(connection: sa.Connection, kept: Kept) -> None:
    """Put a sheet or a setting into its table."""
    if kept.table == SHEET:
        values = (kept.name, kept.text, kept.body, kept.signature)
        run(connection, "INSERT OR REPLACE INTO sheet (name, hash, body, signature) VALUES (?, ?, ?, ?)", values)
    else:
        run(connection, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (kept.name, kept.text))


def all_kept(connection: sa.Connection) -> list[Kept]:
    """Every sheet and setting of the desk."""
    sheets = run(connection, "SELECT name, hash, body, signature FROM sheet").fetchall()
    settings = run(connection, "SELECT name, value FROM meta WHERE name <> ?", (register.SHAPE_NAME,)).fetchall()
    return [Kept(SHEET, *row) for row in sheets] + [Kept(SETTING, *row) for row in settings]


@contextmanager
def _opened(damaged: Path | None, key: bytes) -> Iterator[Database | None]:
    """The damaged file, for reading; None when nothing can be read of it."""
    try:
        database = None if damaged is None else Database(damaged, key, read_only=True)
    except (WrongKey, StoreFailed):
        database = None
    try:
        yield database
    finally:
        if database is not None:
            database.close()


def _journals(stands: Standing, old: Database | None) -> dict[bytes, str]:
    """The journal of every entry that stands on the roll or can be read, as far as those before it are there too: what
    stands behind a gap waits on the roll and elsewhere.
    """
    trees = {
        base: {mark: (place.number, place.previous, mark) for mark, place in places.items()}
        for base, places in stands.places.items()
    }
    for _, sealed in _readable(old):
        try:
            read = header(sealed)
        except BrokenEntry:
            continue
        trees.setdefault(read.journal, {})[sealed.hash] = (read.number, read.previous, sealed.hash)
    return {mark: name for base, tree in trees.items() for mark, name in split(base, tree.values()).items()}


def _from_roll(
    connection: sa.Connection, records: Iterator[Record], stands: Standing, journals: Mapping[bytes, str]
) -> None:
    """Copy what stands on the roll; the numbers of what fell stay used."""
    for record in records:
        for sealed in record.entries:
            if sealed.hash in journals:
                _put(connection, sealed, journals[sealed.hash])
            elif sealed.hash in stands.fallen:
                for counter, value in counters.used_by([sealed]).items():
                    counters.keep(connection, counter, value)
        for kept in record.kept:
            put_kept(connection, kept)


def _from_damaged(connection: sa.Connection, database: Database, journals: Mapping[bytes, str]) -> None:
    """Copy the entries, sheets and unfinished dossiers the roll never had, and the other desks' signatures, that can
    still be read.
    """
    signed: dict[tuple[str, int], bytes] = {}
    with suppress(DamagedStore, StoreFailed), database.reading() as old:
        signed = {(name, number): made for name, number, made in run(old, "SELECT * FROM signature").fetchall()}
    for place, sealed in _readable(database):
        name = journals.get(sealed.hash)
        if name is None:
            continue
        _put(connection, sealed, name)
        if place in signed:
            run(connection, _PUT_SIGNATURE, (name, place[1], signed[place]))
    with suppress(DamagedStore, StoreFailed):
        if not all_kept(connection):
            with database.reading() as old:
                for kept in all_kept(old):
                    put_kept(connection, kept)
    with suppress(DamagedStore, StoreFailed), database.reading() as old:
        unfinished.copy(old, connection)


def _readable(database: Database | None) -> Iterator[tuple[tuple[str, int], Sealed]]:
    """Every entry that can still be read, with the journal and number under which it was stored."""
    last = failures = 0
    most = _READ_AT_ONCE
    while database is not None and failures < _GIVE_UP_AFTER:
        try:
            with database.reading() as old:
                question = "SELECT id, journal, number, body, personal FROM entry WHERE id > ? ORDER BY id LIMIT ?"
                rows = run(old, question, (last, most)).fetchall()
        except (DamagedStore, StoreFailed):
            if most == 1:  # this one is gone
                last, failures = last + 1, failures + 1
            most = 1
            continue
        if not rows:
            return
        last, failures, most = rows[-1][0], 0, _READ_AT_ONCE if not failures else 1
        yield from (((name, number), Sealed(body, personal)) for _, name, number, body, personal in rows)


def _put(connection: sa.Connection, sealed: Sealed, journal: str) -> None:
    read = header(sealed)
    values = (journal, read.number, sealed.hash, read.hlc, read.day, read.kind, read.subject)
    run(connection, _PUT_ENTRY, (*values, sealed.body, sealed.personal))


def _link(connection: sa.Connection, stands: Standing) -> int:
    """Set the heads, and learn again what the desk's own entries used; how many entries there are."""
    question = "SELECT journal, min(number) - 1, max(number), max(hlc) FROM entry GROUP BY journal"
    for journal, after, number, hlc in run(connection, question).fetchall():
        last = run(connection, "SELECT hash FROM entry WHERE journal = ? AND number = ?", (journal, number))
        run(connection, MOVE_HEAD, (journal, number, last.fetchone()[0], hlc, after))
        if base_of(journal) in stands.places:
            rows = run(connection, "SELECT body, personal FROM entry WHERE journal = ? ORDER BY number", (journal,))
            counters.learn(connection, (unseal(Sealed(body, personal)) for body, personal in rows))
    return int(run(connection, "SELECT count(*) FROM entry").fetchone()[0])


def _records(folder: Path, key: bytes) -> Iterator[Record]:
    cipher = roll_cipher(key)
    for path in segments(folder):
        yield from read_segment(path, cipher).records
