"""How the encrypted SQLite file is opened and shared: one writer at a time, short transactions, durable commits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from intake_desk.domain.refusals import Refusal

# WAL files of 3.7.0–3.51.2 can be corrupted when two connections reset the log (fixed in 3.51.3).
OLDEST_SQLITE = (3, 51, 3)


class WrongKey(Refusal):
    """The key does not open the file, or the file is not a desk's store."""

    code = "wrong_key"


class DamagedStore(Refusal):
    """The file's pages do not check out."""

    code = "damaged_store"


class OldSqlite(Refusal):
    """The SQLite library has a fault that can corrupt the file."""

    code = "old_sqlite"


class Database:
    """The desk's file. `reading` and `writing` are the only two ways in; connections never leave them."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open (creating when missing) the file at `path` with a raw 32-byte key. Raises WrongKey, OldSqlite."""
        if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
            raise OldSqlite
        self.path = path
        self._engine = sa.create_engine(
            f"sqlite:///{path}",
            module=sqlcipher,
            connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 10},
            poolclass=sa.pool.QueuePool,
        )
        sa.event.listen(self._engine, "connect", lambda connection, _: _configure(connection, key))
        sa.event.listen(self._engine, "begin", _begin)
        self._write_lock = threading.RLock()
        try:
            self._writer = self._engine.connect().execution_options(write=True)
        except sa.exc.DatabaseError as error:
            if "not a database" in str(error.orig):
                raise WrongKey from None
            raise

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent view of what is committed."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction: durable when it returns, gone when it raises. Threads take turns."""
        with self._write_lock, self._writer.begin():
            yield self._writer

    def check(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the pages; empty when all is well."""
        with self._engine.connect() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
            found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        return [line for line in found if line != "ok"]

    def copy_to(self, target: Path) -> None:
        """Write a consistent, equally encrypted copy of the whole file to `target`."""
        connection = self._engine.raw_connection()  # VACUUM may not stand inside a transaction
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of the file."""
        self._writer.close()
        self._engine.dispose()


def _configure(connection: Any, key: bytes) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -32768")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
