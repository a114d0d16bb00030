"""The set-up scripts as a person runs them: in processes of their own, from a copy of the checkout."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
COMMANDS = (
    "bash",
    "cat",
    "cut",
    "dirname",
    "env",
    "grep",
    "head",
    "ldconfig",
    "mktemp",
    "rm",
    "sha256sum",
    "sort",
    "tail",
)
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture
def bare_copy(tmp_path: Path) -> Path:
    """What set-up reads of a checkout, and nothing set up yet."""
    copy = tmp_path / "fresh clone"
    shutil.copytree(CHECKOUT / "installer", copy / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    for folder in ("intake_desk", "resources"):
        (copy / folder).mkdir()
        (copy / folder / "__init__.py").touch()
    return copy


@pytest.fixture
def few_commands(tmp_path: Path) -> Path:
    """A PATH with little more on it than any Linux has: no apt, no keyring, no virtual screen."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in COMMANDS:
        found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        assert found is not None
        (folder / name).symlink_to(found)
    (folder / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    return folder


@pytest.fixture
def run() -> Run:
    def run(*command: object, **environment: object) -> subprocess.CompletedProcess[str]:
        """Run to the end with nothing to read; a variable set to None is taken away."""
        changed = {**os.environ, **environment}
        return subprocess.run(
            [str(part) for part in command],
            env={name: str(value) for name, value in changed.items() if value is not None},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return run
