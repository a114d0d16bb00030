"""The program as a process: look, language, threads, what happens to a fault of ours, and an orderly end."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from intake_desk.garbage import settled
from intake_desk.ui import theme
from intake_desk.ui.front import keep_front, read_front
from intake_desk.ui.shell import Executors, Shell, Surroundings

if TYPE_CHECKING:
    from intake_desk.ui.counter import Opening

LOG_BYTES = 1_000_000
log = logging.getLogger("intake_desk")


class Program:
    """One running program: an application, a shell, four threads."""

    def __init__(
        self,
        open_desk: "Callable[[], Opening]",
        home: Path,
        *,
        papers: Path | None = None,
        enrol: Callable[[str, str, str], object] | None = None,
    ) -> None:
        """Makes the QApplication, or takes the one that a test has. With `papers` they go into that folder.

        With `enrol(address, code, name)` a machine that is no desk yet can become one.
        """
        existing = QApplication.instance()
        self.app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self.app.setApplicationName("Intake Desk")
        self.app.setApplicationDisplayName("")
        keep_log(home)
        catch_faults()
        theme.apply(self.app, "system")
        self._translator = speak(self.app, language_of(home))
        self.executors = Executors(*(ThreadPoolExecutor(1, name) for name in ("store", "lookup", "sync", "errand")))
        self._opening: Opening | None = None
        self._open_desk = open_desk
        around = Surroundings(
            front=read_front(home),
            log=note_fault,
            keep_front=lambda front: keep_front(home, front),
            keep_language=lambda chosen: keep_language(home, chosen),
            dress=lambda scheme: theme.apply(self.app, scheme),
            papers=papers,
            enrol=enrol,
        )
        self.shell = Shell(self._open, self.executors, around)

    @property
    def opening(self) -> "Opening | None":
        """The open desk, once it is."""
        return self._opening

    def start(self) -> None:
        """Show the window."""
        self.shell.start()

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        self.start()
        self.shell.window.showMaximized()  # a counter's program has the screen to itself; the status line stays on it
        status = self.app.exec()
        self.close()
        return status

    def close(self) -> None:
        """Timers first, then what is being written, then the windows; the store closes last."""
        self.shell.stop()
        threads = self.executors
        for executor in (threads.sync, threads.errand, threads.lookup):
            executor.shutdown(wait=True, cancel_futures=True)
        if self._opening is not None:
            threads.store.submit(self._opening.keep_watermark)
        threads.store.shutdown(wait=True)  # what somebody asked to be recorded is recorded, even if they leave at once
        self.shell.window.leave()
        if self._opening is not None:
            self._opening.close()
            self._opening = None

    def _open(self) -> "Opening":
        self._opening = self._open_desk()
        settled()
        return self._opening


def speak(app: QApplication, language: str) -> QTranslator | None:
    """Vietnamese is what the program is written in, and its file holds what Qt says of itself: menus of fields, system
    boxes. Another language comes from its translation file.
    """
    QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_GB"))
    source = files("intake_desk.resources") / "translations" / f"{language}.qm"
    if not source.is_file():
        return None
    translator = Words(source.read_bytes(), app)
    app.installTranslator(translator)
    return translator


class Words(QTranslator):
    """A translation that Qt reads where it lies in memory: the bytes stay as long as it does."""

    def __init__(self, words: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.load(self._words)


def language_of(home: Path) -> str:
    """The language chosen in the settings: kept beside the encrypted store, for the window speaks before it opens."""
    try:
        return (home / "language").read_text(encoding="utf-8").strip() or "vi"
    except (OSError, ValueError):
        return "vi"


def keep_language(home: Path, language: str) -> None:
    """Speak this language from the next start on."""
    if language_of(home) != language:
        (home / "language").write_text(language)


def keep_log(home: Path) -> None:
    """Log beside the desk's data: kinds and places of faults, never what people said."""
    if log.handlers:
        return
    handler: logging.Handler
    try:
        home.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(home / "program.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:  # the window still opens, and says what it can do without
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def note_fault(error: BaseException) -> None:
    """Write a fault down by its type and the lines it came through; its text may hold personal data and stays out."""
    names: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        names.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    fault = "\n".join((f"fault {' from '.join(names)}", *lines))
    log.error("%s", fault)
    sys.stderr.write(f"intake-desk: {fault}\n")


def catch_faults() -> None:
    """Nothing is swallowed: what nobody handled is written down."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        note_fault(error)

    sys.excepthook = hook
    threading.excepthook = lambda args: note_fault(args.exc_value) if args.exc_value else None
