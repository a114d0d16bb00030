"""Where the server keeps everything: PostgreSQL by URL, or one SQLite file in its home."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlite

from intake_desk.domain.refusals import Refusal

NEWEST = "0010"
# WAL files of 3.7.0–3.51.2 can be corrupted when two connections reset the log; the system's library is often older.
OLDEST_SQLITE = (3, 51, 3)
# Serialisation failure and deadlock, by PostgreSQL's numbers.
IN_THE_WAY = ("40001", "40P01")
MOST_TRIES = 8
PLAIN = b"SQLite format 3\0"

T = TypeVar("T")


class UnknownDatabase(Refusal):
    """The URL names neither PostgreSQL nor SQLite, or the file was written by a newer program."""

    code = "unknown_database"


class _InTheWay(sa.exc.DBAPIError):
    """Another transaction was in the way of this one; done again it may get through."""


class Database:
    """The server's database. `reading` and `writing` are the only two ways in."""

    def __init__(self, url: str, key: bytes = b"") -> None:
        """Open the database and bring it to the shape that this program knows; a file is encrypted with the key.

        Raises UnknownDatabase, also when the key is not the file's.
        """
        self.url = sa.make_url(url)
        self._engine = _engine(self.url, key)
        # SQLite has one writer: waiting here is fair, waiting in its busy handler is not
        self._turn = threading.Lock() if self._engine.dialect.name == "sqlite" else nullcontext()
        self._upgrade()
        self.look_at_partitions()

    def written(self, work: Callable[[sa.Connection], T]) -> T:
        """What `work` does in one write transaction; done anew when another transaction was in its way.

        That happens where the tables are split over several servers: each sees the others' commits a moment later.
        """
        for _ in range(MOST_TRIES - 1):
            with suppress(_InTheWay):
                return self._written_once(work)
        return self._written_once(work)

    def _written_once(self, work: Callable[[sa.Connection], T]) -> T:
        try:
            with self.writing() as connection:
                return work(connection)
        except sa.exc.DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) in IN_THE_WAY:
                raise _InTheWay(error.statement, error.params, error.orig) from error  # type: ignore[arg-type]
            raise

    @property
    def is_postgresql(self) -> bool:
        """Whether this is PostgreSQL, not the embedded database."""
        return self._engine.dialect.name == "postgresql"

    @property
    def is_spread(self) -> bool:
        """Whether the tables are split over several servers."""
        return bool(self._engine.get_execution_options().get("spread"))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """What is committed."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction: durable when it returns, gone when it raises."""
        with self._turn, self._engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                yield connection

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the embedded database, encrypted with the same key, while others go on."""
        with self._engine.connect() as connection:
            # VACUUM may not stand inside a transaction, and the engine begins one for every statement of its own
            driver: Any = connection.connection.driver_connection
            driver.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def look_at_partitions(self) -> None:
        """Learn whether the tables are split over several servers, where no key stands on the whole of a table."""
        if not self.is_postgresql:
            return
        with self.reading() as connection:
            split = connection.exec_driver_sql("SELECT count(*) FROM pg_partitioned_table").scalar()
        self._engine = self._engine.execution_options(spread=bool(split))

    def _upgrade(self) -> None:
        with self.reading() as connection:
            fresh = not sa.inspect(connection).has_table("alembic_version")
            present = None if fresh else connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if present == NEWEST:
            return
        from alembic import command, config  # noqa: PLC0415  # late: a fifth of a second, needed once per release
        from alembic.util import CommandError  # noqa: PLC0415  # late: the same

        settings = config.Config()
        settings.set_main_option("script_location", str(files("intake_desk.server") / "migrations"))
        settings.set_main_option("path_separator", "os")
        with self.writing() as connection:
            if self.is_postgresql:  # several servers may be started at once: one brings it there, the others find it so
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('intake desk: the shape'))"))
            settings.attributes["connection"] = connection
            try:
                command.upgrade(settings, "head")
            except CommandError as error:
                raise UnknownDatabase(found=present, known=NEWEST) from error


def upsert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Write rows, in place of those that have the same key."""
    # late: the two dialects say the same, and only the one in use is imported
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415  # late: see above
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]  # noqa: PLC0415  # late: see above
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    if connection.get_execution_options().get("spread"):
        _upsert_spread(connection, table, rows, key)
        return
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed), rows)


def _upsert_spread(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]], key: list[str]) -> None:
    """The same where a conflict cannot be named, because the keys stand on other servers."""
    from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415  # late: nothing else is split

    connection.execute(insert(table).on_conflict_do_nothing(), rows)
    here = sa.and_(*(table.c[name] == sa.bindparam(f"key_{name}") for name in key))
    changed = [name for name in rows[0] if name not in key]
    if changed:
        statement = sa.update(table).where(here).values({name: sa.bindparam(f"new_{name}") for name in changed})
        connection.execute(
            statement,
            [
                {f"key_{name}": row[name] for name in key} | {f"new_{name}": row[name] for name in changed}
                for row in rows
            ],
        )


def _engine(url: sa.URL, key: bytes) -> sa.Engine:
    kind = url.get_backend_name()
    if kind == "postgresql":
        return sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=30)
    if kind != "sqlite" or not url.database:
        raise UnknownDatabase(url=kind)
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise UnknownDatabase(sqlite=sqlite.sqlite_version)
    path = Path(url.database)
    path.touch(mode=0o600)
    if key:
        _encrypt_plain(path, key)
    engine = sa.create_engine(
        f"sqlite:///{path}",
        module=sqlite,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 30},
        poolclass=sa.pool.QueuePool,
        pool_size=10,
        max_overflow=30,
    )
    sa.event.listen(engine, "connect", lambda connection, _: _configure(connection, key))
    sa.event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except sa.exc.DatabaseError as error:
        engine.dispose()
        if isinstance(error.orig, sqlite.DatabaseError) and "not a database" in str(error.orig):
            raise UnknownDatabase(file=path.name) from None
        raise
    return engine


def _encrypt_plain(path: Path, key: bytes) -> None:
    """Put an encrypted copy in the place of a file that an older program left in the clear."""
    with path.open("rb") as file:
        if file.read(len(PLAIN)) != PLAIN:
            return
    fresh = path.with_suffix(".encrypting")
    fresh.unlink(missing_ok=True)
    with contextlib.closing(sqlite.connect(str(path), isolation_level=None)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain.execute(f"ATTACH DATABASE ? AS safe KEY \"x'{key.hex()}'\"", (str(fresh),))
        plain.execute("SELECT sqlcipher_export('safe')")
        plain.execute("DETACH DATABASE safe")
    fresh.chmod(0o600)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(path)
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def _configure(connection: Any, key: bytes) -> None:
    cursor = connection.cursor()
    if key:
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
