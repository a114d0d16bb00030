"""Pictures of a folder: what lies on a machine's disk at one moment, and putting it back."""

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Picture = dict[str, bytes]
# SQLite's index of its log is no data: it is made anew by whoever opens the file first.
PASSING = ("-shm", ".lock")


def take(folder: Path) -> Picture:
    """Every file of the folder as the operating system holds it now, flushed or not: what a killed process leaves."""
    picture: Picture = {}
    for here, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(PASSING):
                path = Path(here) / name
                picture[str(path.relative_to(folder))] = path.read_bytes()
    return picture


def put(folder: Path, picture: Picture) -> None:
    """Make the folder hold exactly these files; also where the machine's own disk is full, for they were on it."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with no_room_beyond(hard):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in sorted(picture.items()):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def put_database(folder: Path, picture: Picture) -> None:
    """Put only the desk's database back, with its log; the roll and the scans stay as they are."""
    for path in folder.glob("desk.db*"):
        path.unlink()
    for name, content in picture.items():
        if name.startswith("desk.db"):
            (folder / name).write_bytes(content)


def scratch() -> Path:
    """Where histories live: in memory where the system has such a place."""
    return Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(os.environ.get("TMPDIR", "/tmp"))


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """The kernel itself takes no byte of any file beyond this size: a full disk that needs no disk of its own."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
