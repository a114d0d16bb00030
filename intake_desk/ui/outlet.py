"""Where papers leave the program: a printer whose work is watched, the preview, or a folder in the headless run."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.domain.refusals import Refusal
from intake_desk.services.preferences import Preferences
from intake_desk.services.slips import RECEIPT, Printed
from intake_desk.ui.printers import FAILED, PENDING, READY, Job, PrinterFailed, Printers
from intake_desk.ui.tasks import Tasks

PREVIEW = "preview"
# After these waits a job is looked at; what is not paper by the last of them is said to have failed.
WATCHES_MS = (3_000, 6_000, 20_000)


class NotSaved(Refusal):
    """The paper could not be written to the file that was asked for; params: reason."""

    code = "paper_not_saved"


Later = Callable[[int, Callable[[], None]], None]


class PaperOutlet(QObject):
    """Takes papers; `delivered(Printed, where)` and `failed(Printed, error)` say what became of each."""

    delivered = Signal(object, str)
    failed = Signal(object, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def hand_out(self, paper: Printed) -> None:
        """Bring this paper to a person; called again with the same paper it simply tries again."""
        raise NotImplementedError

    def save_as(self, paper: Printed, path: str) -> None:
        """Write it where somebody asked for it."""

        def write() -> str:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(paper.pdf)
            return path

        self._tasks.run(
            write,
            lambda where: self.delivered.emit(paper, where),
            lambda error: self.failed.emit(paper, NotSaved(reason=type(error).__name__)),
        )


class Outlet(PaperOutlet):
    """To the chosen printer; without one, `preview_wanted(Printed)`. A job that does not become paper is taken back."""

    preview_wanted = Signal(object)
    printer_changed = Signal(str, str)

    def __init__(
        self,
        tasks: Tasks,
        printers: Printers,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        later: Later | None = None,
    ) -> None:
        """`tasks` runs on a thread of its own: a printer that hangs must hold up nobody."""
        super().__init__(tasks, parent)
        self._printers = printers
        self._preferences = preferences
        self._later: Later = later or (lambda wait, act: QTimer.singleShot(wait, self, act))

    @property
    def printer(self) -> str:
        """The chosen printer, "" for the preview."""
        return self._preferences.printer

    def set_preferences(self, preferences: Preferences) -> None:
        """Go by these from the next paper on."""
        changed = preferences.printer != self.printer or preferences.paper != self._preferences.paper
        self._preferences = preferences
        if changed:
            self.look()

    def look(self) -> None:
        """Find out how the printer is; `printer_changed(words, kind)` is for the status line."""
        printer = self.printer
        if not printer:
            self.printer_changed.emit(self.tr("Chỉ xem trước, không in"), "done")
            return
        self._tasks.run(
            lambda: self._printers.state(printer),
            lambda state: self._tell(printer, ready=state == READY),
            lambda _error: self._tell(printer, ready=False),
        )

    def hand_out(self, paper: Printed) -> None:
        if self.printer:
            self.print_on(self.printer, paper)
        else:
            self.preview_wanted.emit(paper)
            self.delivered.emit(paper, PREVIEW)

    def print_on(self, printer: str, paper: Printed) -> None:
        """Send to this printer and watch what becomes of it."""
        self._tasks.run(
            lambda: self._printers.send(printer, paper.name, paper.pdf),
            lambda job: self._on_taken(paper, job),
            lambda error: self._on_failed(paper, printer, error),
        )

    def _on_taken(self, paper: Printed, job: Job) -> None:
        self.delivered.emit(paper, job.printer)
        self._watch(paper, job, 0)

    def _watch(self, paper: Printed, job: Job, turn: int) -> None:
        self._later(WATCHES_MS[turn], partial(self._ask, paper, job, turn))

    def _ask(self, paper: Printed, job: Job, turn: int) -> None:
        last = turn + 1 == len(WATCHES_MS)

        def work() -> str:
            fate = self._printers.fate(job)
            if fate == FAILED or (fate == PENDING and last):
                self._printers.withdraw(job)
                return FAILED
            return fate

        def done(fate: str) -> None:
            if fate == PENDING:
                self._watch(paper, job, turn + 1)
            elif fate == FAILED:
                self._on_failed(paper, job.printer, PrinterFailed(reason="lost"))
            else:
                self._tell(job.printer, ready=True)

        self._tasks.run(work, done, lambda error: self._on_failed(paper, job.printer, error))

    def _on_failed(self, paper: Printed, printer: str, error: Exception) -> None:
        self._tell(printer, ready=False)
        self.failed.emit(paper, error)

    def _tell(self, printer: str, *, ready: bool) -> None:
        if printer != self.printer:
            return
        words = self.tr("Máy in {0}: sẵn sàng") if ready else self.tr("Máy in {0}: không in được")
        self.printer_changed.emit(words.format(self._preferences.paper), "done" if ready else "wrong")


class FolderOutlet(PaperOutlet):
    """Writes each paper into a folder that the user named: receipts apart, everything else beside them."""

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(tasks, parent)
        self._folder = folder

    def hand_out(self, paper: Printed) -> None:
        self.save_as(paper, str(self.path_of(paper)))

    def path_of(self, paper: Printed) -> Path:
        """Where this paper goes; a copy gets a file of its own."""
        name = "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in paper.name)
        copy = f"-copy-{paper.reprint}" if paper.reprint else ""
        folder = self._folder / "receipts" if paper.form == RECEIPT else self._folder
        return folder / f"{name}{copy}.pdf"
