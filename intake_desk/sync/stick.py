"""The stick itself: its files by their names, and its faults in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import from_ms

MOST_FILES: Final = 1000


class StickFailed(Refusal):
    """The stick could not be read or written: full, protected, or pulled out. params: cause."""

    code = "stick_failed"


@contextmanager
def stick() -> Iterator[None]:
    """Around what reads or writes there. Raises StickFailed."""
    try:
        yield
    except OSError as error:
        raise StickFailed(cause=type(error).__name__) from error


def files_on(folder: Path, suffix: str) -> list[Path]:
    """The plain files of this kind, by name; what is no file (a link, a pipe) is left alone. Raises OSError."""
    found = [path for path in folder.glob(f"*{suffix}") if not path.is_symlink() and path.is_file()]
    return sorted(found)[:MOST_FILES]


def stem_of(journal: str) -> str:
    """How the names of all files begin that this journal's desk writes."""
    return f"intake-desk-{journal.replace('/', '-')}-"


def free_name(folder: Path, journal: str, now_ms: int, suffix: str) -> Path:
    """A name that no file has: by whom and when, and counted on for what was written in the same second."""
    stem = f"{stem_of(journal)}{from_ms(now_ms):%Y%m%d-%H%M%S}"
    path, count = folder / f"{stem}{suffix}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path


def clear_unfinished(folder: Path, journal: str) -> None:
    """Remove what this desk was writing when a stick was pulled out."""
    for path in folder.glob(f".{stem_of(journal)}*.part"):
        with suppress(OSError):
            path.unlink()
