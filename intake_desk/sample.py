"""The sample desk: a central server on this machine, xã Thượng Phúc taken on, and a desk of it enrolled."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from intake_desk.app import resource
from intake_desk.domain.desk import Clerk, Unit
from intake_desk.domain.refusals import Refusal
from intake_desk.server.central import Central, open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.server.keys import hash_password
from intake_desk.server.officers import names, put_officer
from intake_desk.server.sheets import newer
from intake_desk.server.units import CLERKS_SHEET, create_unit, put_clerks
from intake_desk.store.identity import identity_of
from intake_desk.store.opening import opened_store
from intake_desk.store.vault import Vault
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.link import Link

DESK_NAME = "Quầy {0}"
STOP_SECONDS = 10


class ServerDidNotStart(Refusal):
    """The embedded server ended before it listened."""

    code = "server_did_not_start"


class SampleOfficer(msgspec.Struct, frozen=True):
    """Someone who works with the server itself; of the sample unit unless another agency is named."""

    login: str
    name: str
    role: str
    agency: str = ""


class SampleUnit(msgspec.Struct, frozen=True):
    """What `resources/sample_unit.json` says."""

    unit: Unit
    password: str
    clerks: tuple[Clerk, ...]
    officers: tuple[SampleOfficer, ...] = ()


def create_sample(central: Central) -> str:
    """Take the sample unit on with its clerks and officers, unless they are there already; returns its agency code."""
    sample = msgspec.json.decode(resource("sample_unit.json"), type=SampleUnit)
    agency = sample.unit.agency
    with central.database.reading() as connection:
        has_clerks = CLERKS_SHEET in {sheet.name for sheet in newer(connection, agency, {})}
        known = {one.login for one in sample.officers if one.login in names(connection, one.agency or agency)}
    if not has_clerks:
        create_unit(central, sample.unit)
        verified = [msgspec.structs.replace(clerk, verifier=hash_password(sample.password)) for clerk in sample.clerks]
        put_clerks(central, agency, verified)
    for one in sample.officers:
        if one.login not in known:
            put_officer(central, one.agency or agency, one.login, one.name, one.role, sample.password)
    return agency


def prepare_server(home: Path) -> None:
    """Take the sample unit on at the server that lives in `home`; one that was stopped half-way is finished."""
    central = open_central(home)
    try:
        create_sample(central)
    finally:
        central.close()


class EmbeddedServer:
    """The central server as a process of its own on the loopback; it can go away and come back, like a network.

    It never outlives this process, however that ends: it reads a pipe that only this process holds open.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    @property
    def running(self) -> bool:
        """Whether it is there now."""
        return self._process is not None

    def start(self) -> None:
        """Start it and wait until it listens; nothing happens when it does. Raises ServerDidNotStart."""
        if self.running:
            return
        command = [sys.executable, "-m", "intake_desk.cli", "serve", "--with-parent", "--home", str(self._home)]
        with (self._home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                [*command, "--port", str(self._port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        if not self._process.stdout.readline().startswith("ready"):
            self.stop()
            raise ServerDidNotStart

    def stop(self) -> None:
        """Let it finish its requests and end."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process = None


@contextmanager
def serving(home: Path) -> Iterator[EmbeddedServer]:
    """The sample's server for the length of a block."""
    prepare_server(home)
    server = EmbeddedServer(home)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def enrol_desk(home: Path, server_home: Path, server_url: str, number: int = 1) -> None:
    """Enrol a desk of the sample unit in `home`, unless one lives there already."""
    sample = msgspec.json.decode(resource("sample_unit.json"), type=SampleUnit)
    vault = Vault(home)
    with opened_store(home, vault) as store:
        if identity_of(store.sheets) is not None:
            return
        central = open_central(server_home)
        try:
            code = issue_code(central, sample.unit.agency)
        finally:
            central.close()
        with Link(server_url) as link:
            enrol(link, code, DESK_NAME.format(number), vault, store.sheets)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
