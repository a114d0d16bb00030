"""The scanner's folder, looked at while somebody digitises: whole files are offered, none is touched before that.

It is looked at by the clock, off the GUI thread: a folder on the network sends no news of itself, and one that does not
answer would hold up whoever asks it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.services.preferences import SCAN_DELETE, SCAN_MOVE
from intake_desk.ui.scans.scan_errands import WhileOpen

LOOK_MS = 1500
TAKEN = "Đã lưu"
MOST_OFFERED = 50
# What lies longer in a folder where files are left is not from the citizen who stands here.
FRESH_SECONDS = 3600
SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp")

# A file as it was seen: its path, size and time of change; the same twice is a file that nobody writes any more.
Sight = tuple[str, int, int]


class ScanFolder(QObject):
    """``offered(list[Path])`` whenever the whole, not yet taken files are others than before, oldest first."""

    offered = Signal(object)

    def __init__(self, tasks: WhileOpen, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._now_ms = now_ms
        self._folder: Path | None = None
        self._after = ""
        self._seen: set[Sight] = set()
        self._taken: set[Sight] = set()
        self._offered: dict[Path, Sight] = {}
        self._begun: dict[Path, Sight] = {}
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: str, after: str) -> None:
        """Look at this folder from now on, "" for none; `after` says what becomes of a file that was taken."""
        self._folder = Path(folder) if folder else None
        self._after = after
        self._seen.clear()
        self._show({})
        if self._folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, unless the last look has not come back yet."""
        if self._folder is None or self._looking:
            return
        self._looking = True
        folder = self._folder
        oldest = 0 if self._after in {SCAN_MOVE, SCAN_DELETE} else self._now_ms() - FRESH_SECONDS * 1000
        self._tasks.run(lambda: sights(folder, oldest), lambda seen: self._on_seen(folder, seen), self._on_unreadable)

    def begun(self, path: Path) -> None:
        """A file that was offered is about to be stored, as it is now."""
        if path in self._offered:
            self._begun[path] = self._offered[path]

    def taken(self, path: Path) -> None:
        """A file that was offered and begun is stored now: do with it what the unit wants."""
        sight = self._begun.pop(path, None)
        if sight is None:
            return
        if self._offered.get(path) == sight:
            del self._offered[path]
        self._taken.add(sight)
        after = self._after
        self._tasks.run(lambda: put_away(sight, after), lambda _none: None, lambda _error: None)

    def _on_seen(self, folder: Path, seen: list[Sight]) -> None:
        self._looking = False
        if folder != self._folder:
            return
        whole = {Path(sight[0]): sight for sight in seen if sight in self._seen and sight not in self._taken}
        self._seen = set(seen)
        if whole != self._offered:
            self._show(whole)

    def _on_unreadable(self, _error: Exception) -> None:
        self._looking = False
        if self._offered:
            self._show({})

    def _show(self, whole: dict[Path, Sight]) -> None:
        self._offered = whole
        self.offered.emit(list(whole))


def sights(folder: Path, oldest_ms: int) -> list[Sight]:
    """The files of the folder that could be scans and changed since, the oldest first. Raises OSError."""
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and is_plain(path):
            state = path.stat()
            if state.st_size and state.st_mtime_ns // 1_000_000 >= oldest_ms:
                found.append((str(path), state.st_size, state.st_mtime_ns))
    return sorted(found, key=lambda sight: (sight[2], sight[0]))[-MOST_OFFERED:]


def is_plain(path: Path) -> bool:
    """Whether it is a file of this folder: a link would offer what lies elsewhere on the machine as a scan."""
    return path.is_file() and not path.is_symlink()


def put_away(sight: Sight, after: str) -> None:
    """Leave, move or delete a file whose content is stored; one that the scanner wrote over since is the next paper,
    and stays. Raises OSError.
    """
    path = Path(sight[0])
    state = path.stat()
    if (state.st_size, state.st_mtime_ns) != sight[1:]:
        return
    if after == SCAN_DELETE:
        path.unlink()
    elif after == SCAN_MOVE:
        folder = path.parent / TAKEN
        folder.mkdir(exist_ok=True)
        target, number = folder / path.name, 1
        while target.exists():
            target, number = folder / f"{path.stem}-{number}{path.suffix}", number + 1
        path.rename(target)
