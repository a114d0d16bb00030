"""What a program did to its files, written down by the shim while it ran, and what it told the world meanwhile."""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SHIM = Path(__file__).with_name("shim.c")
_HEAD = struct.Struct("=QQIIII")


class Kind(IntEnum):
    """The same numbers as in the shim."""

    OPEN = 1
    CREATE = 2
    WRITE = 3
    TRUNCATE = 4
    SYNC = 5
    SYNC_FOLDER = 6
    RENAME = 7
    UNLINK = 8
    LINK = 9
    MKDIR = 10
    MARK = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done; names are relative to the home."""

    kind: Kind
    inode: int
    at: int
    name: str
    second: str
    data: bytes


@dataclass(frozen=True)
class Recorded:
    """The files as they surely lay on the disk before, what was told before, and every step since."""

    files: dict[str, bytes]
    told: tuple[str, ...]
    steps: list[Step]


def compiler() -> str | None:
    """The C compiler of this machine."""
    return shutil.which("cc") or shutil.which("gcc")


def compiled(folder: Path) -> Path:
    """The shim, ready to be preloaded."""
    shim = folder / "shim.so"
    if not shim.exists():
        command = [compiler(), "-shared", "-fPIC", "-O2", "-w", "-o", shim, SHIM, "-ldl", "-lpthread"]
        subprocess.run(command, check=True)
    return shim


def record(folder: Path, files: dict[str, bytes], told: tuple[str, ...], *plan: object) -> Recorded:
    """Let a desk work on these files as `desk_at_work` is told by the plan, and write down what it does."""
    shim = compiled(folder)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        home, log = Path(made) / "home", Path(made) / "log"
        lay_out(home, files)
        names = {"LD_PRELOAD": str(shim), "POWER_CUTS_HOME": str(home), "POWER_CUTS_LOG": str(log)}
        command = [sys.executable, "-m", "tests.power_cuts.desk_at_work", str(home), *map(str, plan)]
        subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **names}, check=True, timeout=300)
        return Recorded(files, told, list(_read(log.read_bytes(), str(home))))


def lay_out(home: Path, files: dict[str, bytes]) -> None:
    """Write these files, and nothing else, into the folder."""
    shutil.rmtree(home, ignore_errors=True)
    (home / "roll").mkdir(parents=True)
    for name, content in files.items():
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _read(log: bytes, home: str):
    at = 0
    while at < len(log):
        inode, where, size, name, second, kind = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        texts = []
        for length in (name, second):
            texts.append(log[at : at + length].decode())
            at += length
        if kind != Kind.MARK:
            texts = [text.removeprefix(home).lstrip("/") for text in texts]
        yield Step(Kind(kind), inode, where, *texts, log[at : at + size])
        at += size
