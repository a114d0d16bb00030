"""Backups of the server's database: taken while it serves, encrypted, looked over before they count, put back whole.

What happened after a backup is brought by the desks again, by the one exchange; so an old one is no loss, only slower.
"""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema
from intake_desk.server.central import DATABASE_FILE, Central, holding
from intake_desk.server.database import Database
from intake_desk.server.keys import database_key, load_or_make
from intake_desk.server.sealed_file import BrokenSeal, seal, unseal

SQLITE, POSTGRESQL = "db", "dump"
PREFIX = "intake-desk-"
KEPT = 14


class ToolMissing(Refusal):
    """A program that comes with PostgreSQL is not on this machine; params: tool."""

    code = "tool_missing"


class BackupFailed(Refusal):
    """The backup was not made, or does not hold what the database holds; params: cause."""

    code = "backup_failed"


class NotABackup(Refusal):
    """The file is not a backup that this server made, or it is damaged."""

    code = "not_a_backup"


class SpreadTables(Refusal):
    """The tables are split over several servers; each is backed up by PostgreSQL's own means (base backups and WAL)."""

    code = "spread_tables"


class BackupMade(msgspec.Struct, frozen=True):
    """A backup that was looked over: where it lies, and how much it holds."""

    path: Path
    journals: int
    entries: int


def back_up(central: Central, folder: Path, keep: int = KEPT) -> BackupMade:
    """Write a backup into `folder` and forget all but the newest `keep`; safe while the server serves.

    It can only be read with `server.key`, which is not in it. Raises SpreadTables, ToolMissing, BackupFailed, OSError.
    """
    if central.database.is_spread:
        raise SpreadTables
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.fromtimestamp(central.now_ms() / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    kind = POSTGRESQL if central.database.is_postgresql else SQLITE
    target = folder / f"{PREFIX}{moment}.{kind}"
    fresh = target.with_suffix(".writing")
    fresh.unlink(missing_ok=True)
    key = database_key(central.key)
    try:
        if kind == POSTGRESQL:
            _dump(central.database.url, fresh, key)
            journals, entries = _held(central.database)
        else:
            central.database.copy_to(fresh)
            journals, entries = _look_over(fresh, key)
        fresh.chmod(0o600)
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"{PREFIX}*.{kind}"))[:-keep]:
        old.unlink()
    return BackupMade(target, journals, entries)


def restore(home: Path, source: Path, database_url: str | None = None) -> BackupMade:
    """Put a backup in the place of the database; what was there is kept beside it (SQLite) or must be empty
    (PostgreSQL). Raises StillServing, NotABackup, ToolMissing, BackupFailed, OSError.
    """
    with holding(home, alone=True):
        return _put_back(home, source, database_url)


def _put_back(home: Path, source: Path, database_url: str | None) -> BackupMade:
    key = database_key(load_or_make(home))
    if source.suffix == f".{POSTGRESQL}" and database_url:
        _load(sa.make_url(database_url), source, key)
        with contextlib.closing(Database(database_url)) as database:
            return BackupMade(source, *_held(database))
    if source.suffix != f".{SQLITE}" or database_url:
        raise NotABackup
    target = home / DATABASE_FILE
    fresh = home / "server.restoring"
    shutil.copyfile(source, fresh)
    fresh.chmod(0o600)
    try:
        journals, entries = _look_over(fresh, key)
    except BackupFailed:
        fresh.unlink()
        raise NotABackup from None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for suffix in ("", "-wal", "-shm"):
        old = target.with_name(target.name + suffix)
        if old.exists():
            old.replace(home / f"before-{moment}-{old.name}")
    fresh.replace(target)
    return BackupMade(source, journals, entries)


def _look_over(path: Path, key: bytes) -> tuple[int, int]:
    """How many journals and entries a copy holds, every page and head checked. Raises BackupFailed."""
    if not path.stat().st_size:  # which would open as a database that holds nothing
        raise BackupFailed(cause="empty")
    try:
        with contextlib.closing(Database(f"sqlite:///{path}", key)) as copy, copy.reading() as connection:
            for question in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
                found = [row[0] for row in connection.exec_driver_sql(question) if row[0] != "ok"]
                if found:
                    raise BackupFailed(cause="pages")
            return _counted(connection)
    except (Refusal, sa.exc.DatabaseError) as error:
        if isinstance(error, BackupFailed):
            raise
        raise BackupFailed(cause=type(error).__name__) from None
    finally:
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _held(database: Database) -> tuple[int, int]:
    with database.reading() as connection:
        return _counted(connection)


def _counted(connection: sa.Connection) -> tuple[int, int]:
    journals = connection.execute(sa.select(sa.func.count()).select_from(schema.journal)).scalar_one()
    entries = connection.execute(sa.select(sa.func.count()).select_from(schema.entry)).scalar_one()
    return journals, entries


def _dump(url: sa.URL, target: Path, key: bytes) -> None:
    command = [_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"]
    with (
        target.open("xb") as sealed,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_named(url)) as dump,  # noqa: S603  # PostgreSQL's own program
    ):
        assert dump.stdout is not None
        seal(dump.stdout, sealed, key)
    if dump.returncode:
        raise BackupFailed(cause="pg_dump")


def _load(url: sa.URL, source: Path, key: bytes) -> None:
    command = [_tool("pg_restore"), "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    command += ["--dbname", str(url.database)]
    with (
        source.open("rb") as sealed,
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_named(url)) as load,  # noqa: S603  # PostgreSQL's own program
    ):
        assert load.stdin is not None
        try:
            for piece in unseal(sealed, key):
                load.stdin.write(piece)
        except BrokenSeal:
            load.kill()  # before it has seen the end it has committed nothing
            raise NotABackup from None
        except BrokenPipeError:
            pass
    if load.returncode:
        raise BackupFailed(cause="pg_restore")


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolMissing(tool=name)
    return found


def _named(url: sa.URL) -> dict[str, str]:
    """The environment that names the database; a password in the arguments could be read by everybody."""
    given = {"PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
    given |= {"PGDATABASE": url.database} | {f"PG{name.upper()}": value for name, value in _queried(url)}
    return os.environ | {name: str(value) for name, value in given.items() if value is not None}


def _queried(url: sa.URL) -> Iterator[tuple[str, str]]:
    for name, value in url.query.items():
        if name in {"host", "port", "user", "password", "sslmode", "sslrootcert"}:
            yield name, value if isinstance(value, str) else value[0]
