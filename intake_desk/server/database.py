"""Where the server keeps everything: PostgreSQL by URL, or one SQLite file in its home."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.resources import files
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlite

from intake_desk.domain.refusals import Refusal

NEWEST = "peers"
# WAL files of 3.7.0–3.51.2 can be corrupted when two connections reset the log; the system's library is often older.
OLDEST_SQLITE = (3, 51, 3)


class UnknownDatabase(Refusal):
    """The URL names neither PostgreSQL nor SQLite, or the file was written by a newer program."""

    code = "unknown_database"


class Database:
    """The server's database. `reading` and `writing` are the only two ways in."""

    def __init__(self, url: str) -> None:
        """Open the database and bring it to the shape that this program knows. Raises UnknownDatabase."""
        self._engine = _engine(url)
        # SQLite has one writer: waiting here is fair, waiting in its busy handler is not
        self._turn = threading.Lock() if self._engine.dialect.name == "sqlite" else nullcontext()
        self._upgrade()

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

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

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
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed), rows)


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    kind = parsed.get_backend_name()
    if kind == "postgresql":
        return sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=30)
    if kind != "sqlite" or not parsed.database:
        raise UnknownDatabase(url=kind)
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise UnknownDatabase(sqlite=sqlite.sqlite_version)
    path = Path(parsed.database)
    path.touch(mode=0o600)
    engine = sa.create_engine(
        f"sqlite:///{path}",
        module=sqlite,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 30},
        poolclass=sa.pool.QueuePool,
        pool_size=10,
        max_overflow=30,
    )
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
