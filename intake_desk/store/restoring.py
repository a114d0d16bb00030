"""A damaged or lost database: set aside whole, and written anew from the roll."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import sqlalchemy as sa

from intake_desk.domain.entries import START, BrokenEntry, Sealed, follows, header, unseal
from intake_desk.store import counters, migrate, register
from intake_desk.store.database import DamagedStore, Database, StoreFailed, WrongKey, run, run_many
from intake_desk.store.durable import flush_folder
from intake_desk.store.recording import MOVE_HEAD
from intake_desk.store.roll import Kept, Record, read_segment, roll_cipher, segments
from intake_desk.store.standing import standing

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
        with database.writing() as connection:
            own = _from_roll(connection, roll, key)
            if damaged is not None:
                _from_damaged(connection, damaged, key)
            count = _link(connection, own)
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


def _from_roll(connection: sa.Connection, folder: Path, key: bytes) -> set[str]:
    """Copy what stands on the roll; returns the names of its journals. Reads it twice, to hold little of it."""
    stands = standing(_records(folder, key))
    marks = {mark for numbers in stands.numbers.values() for mark in numbers.values()}
    for record in _records(folder, key):
        for sealed in record.entries:
            if sealed.hash in marks:
                _put(connection, sealed)
            elif sealed.hash in stands.fallen:
                for counter, value in counters.used_by([sealed]).items():
                    counters.keep(connection, counter, value)
        for kept in record.kept:
            put_kept(connection, kept)
    return set(stands.numbers)


def _from_damaged(connection: sa.Connection, damaged: Path, key: bytes) -> None:
    """Copy the entries, sheets the roll never had, and the other desks' signatures, that can still be read."""
    try:
        database = Database(damaged, key, read_only=True)
    except (WrongKey, StoreFailed):
        return
    try:
        for sealed in _readable(database):
            _put(connection, sealed)
        if not all_kept(connection):
            with database.reading() as old:
                for kept in all_kept(old):
                    put_kept(connection, kept)
        with database.reading() as old:
            run_many(
                connection, _PUT_SIGNATURE, run(old, "SELECT journal, number, signature FROM signature").fetchall()
            )
    except (DamagedStore, StoreFailed):
        return
    finally:
        database.close()


def _readable(database: Database) -> Iterator[Sealed]:
    last = failures = 0
    most = _READ_AT_ONCE
    while failures < _GIVE_UP_AFTER:
        try:
            with database.reading() as old:
                question = "SELECT id, body, personal FROM entry WHERE id > ? ORDER BY id LIMIT ?"
                rows = run(old, question, (last, most)).fetchall()
        except (DamagedStore, StoreFailed):
            if most == 1:  # this one is gone
                last, failures = last + 1, failures + 1
            most = 1
            continue
        if not rows:
            return
        last, failures, most = rows[-1][0], 0, _READ_AT_ONCE if not failures else 1
        yield from (Sealed(body, personal) for _, body, personal in rows)


def _put(connection: sa.Connection, sealed: Sealed) -> None:
    try:
        read = header(sealed)
    except BrokenEntry:
        return
    values = (read.journal, read.number, sealed.hash, read.hlc, read.day, read.kind, read.subject)
    run(connection, _PUT_ENTRY, (*values, sealed.body, sealed.personal))


def _link(connection: sa.Connection, own: set[str]) -> int:
    """Set the heads: each journal up to its first gap; what stands behind a gap waits on the roll and elsewhere."""
    count = 0
    rows = run(connection, "SELECT journal, number, body, personal FROM entry ORDER BY journal, number")
    for journal, group in groupby(rows, key=lambda row: str(row[0])):
        number, last, hlc = 0, START, 0
        for _, at, body, personal in group:
            sealed = Sealed(body, personal)
            read = header(sealed)
            if not follows(read, number, last):
                run(connection, "DELETE FROM entry WHERE journal = ? AND number >= ?", (journal, at))
                break
            number, last, hlc = number + 1, sealed.hash, max(hlc, read.hlc)
            count += 1
            if journal in own:
                counters.learn(connection, [unseal(sealed)])
        if number:
            run(connection, MOVE_HEAD, (journal, number, last, hlc))
    return count


def _records(folder: Path, key: bytes) -> Iterator[Record]:
    cipher = roll_cipher(key)
    for path in segments(folder):
        yield from read_segment(path, cipher).records
