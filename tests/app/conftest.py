"""A real unit for whole-program tests: its server as a process of its own, enrolled desks, keys in a Secret Service."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from intake_desk import cli  # the platform is chosen first
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.times import VIETNAM
from intake_desk.sample import EmbeddedServer, enrol_desk, serving
from intake_desk.services.applications import Application
from intake_desk.store import watermarks
from intake_desk.store.opening import KEY_NAME
from intake_desk.store.vault import Vault
from intake_desk.sync import keys

PASSWORD = "mot-cua-2026"
SECRETS = (KEY_NAME, keys.KEY_NAME, keys.TOKEN_NAME)
MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)


class Clock:
    """Shows a working morning; each look is a millisecond later."""

    def __init__(self) -> None:
        self.time = MORNING

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@dataclass(frozen=True)
class RealUnit:
    """The sample unit at a server that runs."""

    home: Path
    server: EmbeddedServer

    def enrol(self, home: Path, number: int) -> Path:
        enrol_desk(home, self.home, self.server.url, number)
        return home


@pytest.fixture(scope="session")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealUnit]:
    """One server for the whole run."""
    home = tmp_path_factory.mktemp("server") / "server"
    with serving(home) as server:
        yield RealUnit(home, server)


def forget_secrets(home: Path) -> None:
    vault = Vault(home)
    for name in (*SECRETS, watermarks.NAME):
        vault.forget(name)


@pytest.fixture(scope="session")
def enrolled(unit: RealUnit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk that was enrolled once, to be copied for every test that wants one of its own."""
    home = unit.enrol(tmp_path_factory.mktemp("enrolled") / "desk", 1)
    yield home
    forget_secrets(home)


@pytest.fixture
def desk_home(enrolled: Path, tmp_path: Path) -> Iterator[Path]:
    """An enrolled desk on which nothing has happened yet."""
    home = tmp_path / "desk"
    shutil.copytree(enrolled, home)
    source, copy = Vault(enrolled), Vault(home)
    for name in SECRETS:
        secret = source.get(name)
        assert secret is not None
        copy.put(name, secret)
    yield home
    forget_secrets(home)


@pytest.fixture(scope="module")
def new_home(unit: RealUnit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Path]]:
    """Enrol a further desk of the unit."""
    homes: list[Path] = []

    def new_home(number: int) -> Path:
        homes.append(unit.enrol(tmp_path_factory.mktemp("desk") / "desk", number))
        return homes[-1]

    yield new_home
    for home in homes:
        forget_secrets(home)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def application() -> Callable[..., Application]:
    """Certified copies for somebody, 4.000 đồng in cash."""

    def application(name: str = "Đặng Thị Hường", **person: str) -> Application:
        return Application(
            applicant=Person(name=name, **person),
            procedure="2.000815",
            papers=(PaperCount(text="Bản chính giấy tờ", originals=1, copies=1),),
            pages=2,
            means="cash",
        )

    return application


@pytest.fixture(scope="session")
def intake_desk() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command of the program in a process of its own."""

    def intake_desk(*arguments: object, **environment: str | None) -> subprocess.CompletedProcess[str]:
        merged = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
        return subprocess.run(
            [sys.executable, "-m", "intake_desk.cli", *map(str, arguments)],
            env={name: value for name, value in merged.items() if value is not None},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return intake_desk


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process; gives status, what it said, and what it complained of."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = cli.main([str(one) for one in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
