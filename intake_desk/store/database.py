"""How the encrypted SQLite file is opened and shared: one writer at a time, short transactions, durable commits."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from intake_desk.domain.refusals import Refusal
from intake_desk.store.turns import Turns
from intake_desk.store.wal import read_log

# WAL files of 3.7.0–3.51.2 can be corrupted when two connections reset the log (fixed in 3.51.3).
OLDEST_SQLITE = (3, 51, 3)
_DAMAGE = (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB)
_PRIMARY_CODE = 0xFF
# What SQLCipher says of a page as it lies in the file, without looking at the log.
_PAGE = re.compile(r"\bpage (?P<number>\d+)\b")


class WrongKey(Refusal):
    """The key does not open the file, or the file is not a desk's store."""

    code = "wrong_key"


class DamagedStore(Refusal):
    """A page of the file does not check out. The next start looks at all of it and mends it from the roll."""

    code = "damaged_store"


class OldSqlite(Refusal):
    """The SQLite library has a fault that can corrupt the file."""

    code = "old_sqlite"


class StoreFailed(Refusal):
    """The disk did not take it; nothing was recorded and nothing may be printed for it. params: cause."""

    code = "store_failed"


class Database:
    """The desk's file. `reading` and `writing` are the only two ways in; connections never leave them."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False) -> None:
        """Open (creating when missing) the file at `path` with a raw 32-byte key. Raises WrongKey, OldSqlite.

        `read_only` leaves every byte of the file and its log as it is.
        """
        if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
            raise OldSqlite
        self.path = path
        self._read_only = read_only
        self._engine = sa.create_engine(
            _address(path, read_only=read_only),
            module=sqlcipher,
            connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 10},
            poolclass=sa.pool.QueuePool,
        )
        sa.event.listen(self._engine, "connect", lambda connection, _: _configure(connection, key, read_only=read_only))
        sa.event.listen(self._engine, "begin", _begin)
        self._turns = Turns()
        try:
            with self._in_plain_words(opening=True):
                self._writer = self._engine.connect().execution_options(write=True)
                run(self._writer, "SELECT count(*) FROM sqlite_master")
        except DamagedStore:
            self._engine.dispose()
            raise WrongKey from None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent view of what is committed. Raises DamagedStore, StoreFailed."""
        with self._in_plain_words(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction: durable when it returns, gone when it raises. Threads take turns.

        Raises DamagedStore, StoreFailed.
        """
        with self._turns, self._in_plain_words():
            try:
                with self._writer.begin():
                    yield self._writer
            finally:
                # a commit that failed leaves a transaction open: to SQLAlchemy always, to SQLite sometimes
                roll_back(self._writer)
                self._writer.rollback()

    @property
    def awaited(self) -> bool:
        """Whether somebody waits until the transaction that is being written ends."""
        return self._turns.awaited

    def check(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the pages; empty when all is well.

        A page that the power cut tore while the log was being brought into the file is not wrong: the log still has it.
        What is found makes the next start look at all pages, and mend them.
        """
        with self._engine.connect() as connection:
            raw = _findings(connection, "PRAGMA cipher_integrity_check")
            pages = [_PAGE.search(line) for line in raw]
            in_log = read_log(self.path).pages if any(pages) else frozenset()
            wrong = [
                line for line, page in zip(raw, pages, strict=True) if page is None or int(page["number"]) not in in_log
            ]
            wrong += _findings(connection, "PRAGMA integrity_check")
        if wrong and not self._read_only:
            self.suspect.touch()
        return wrong

    def copy_to(self, target: Path) -> None:
        """Write a consistent, equally encrypted copy of the whole file to `target`. Raises StoreFailed."""
        with self._in_plain_words(), self._engine.connect() as connection:
            run(connection, "VACUUM INTO ?", (str(target),))  # may not stand inside a transaction

    def close(self) -> None:
        """Let go of the file."""
        self._writer.close()
        self._engine.dispose()

    @property
    def suspect(self) -> Path:
        """The mark that a page did not check out while the program ran."""
        return self.path.with_suffix(".suspect")

    @contextmanager
    def _in_plain_words(self, *, opening: bool = False) -> Iterator[None]:
        try:
            yield
        except MemoryError as error:  # SQLCipher's word for a page that does not check out while it is written
            self._suspect(opening=opening)
            raise DamagedStore from error
        except (sqlcipher.DatabaseError, sa.exc.DatabaseError) as error:
            cause = error.orig if isinstance(error, sa.exc.DatabaseError) else error
            code = getattr(cause, "sqlite_errorcode", None)
            if code is None or isinstance(cause, sqlcipher.IntegrityError | sqlcipher.ProgrammingError):
                raise  # a fault of the program, not of the disk
            if code & _PRIMARY_CODE in _DAMAGE:
                self._suspect(opening=opening)
                raise DamagedStore from error
            raise StoreFailed(cause=getattr(cause, "sqlite_errorname", type(cause).__name__)) from error

    def _suspect(self, *, opening: bool) -> None:
        if not (opening or self._read_only):
            self.suspect.touch()


@contextmanager
def disk_faults() -> Iterator[None]:
    """Around what writes to a file besides the database. Raises StoreFailed."""
    try:
        yield
    except OSError as error:
        raise StoreFailed(cause=type(error).__name__) from error


def run(connection: sa.Connection, statement: str, parameters: Sequence[object] = ()) -> Any:
    """Execute on the driver's own connection and give its cursor: what the counter waits for takes the short way."""
    return _driver(connection).execute(statement, parameters)


def run_many(connection: sa.Connection, statement: str, rows: Sequence[Sequence[object]]) -> None:
    """Execute a statement once for each row."""
    _driver(connection).executemany(statement, rows)


# Stands for any number of texts in a statement that stays the same; its one value is made by `one_of`.
ONE_OF = "(SELECT value FROM json_each(?))"


def one_of(texts: Sequence[str]) -> str:
    """The value for ONE_OF that stands for these texts."""
    return json.dumps(texts)


def roll_back(connection: sa.Connection) -> None:
    """Undo what is not committed, if anything is open."""
    driver = _driver(connection)
    if driver.in_transaction:
        driver.rollback()


def _address(path: Path, *, read_only: bool) -> sa.URL:
    if read_only:
        return sa.URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"})
    return sa.URL.create("sqlite", database=str(path))


def _findings(connection: sa.Connection, question: str) -> list[str]:
    try:
        found = [str(row[0]) for row in run(connection, question)]
    except (sqlcipher.DatabaseError, MemoryError) as error:
        found = [str(error) or type(error).__name__]
    return [line for line in found if line != "ok"]


def _driver(connection: sa.Connection) -> Any:
    return connection.connection.driver_connection


def _configure(connection: Any, key: bytes, *, read_only: bool) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not read_only:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA fullfsync = ON")  # where a plain fsync stops at the drive's own memory
        cursor.execute("PRAGMA checkpoint_fullfsync = ON")
        cursor.execute("PRAGMA journal_size_limit = 67108864")  # a log that grew under a migration shrinks again
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -32768")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    run(connection, "BEGIN IMMEDIATE" if write else "BEGIN")
