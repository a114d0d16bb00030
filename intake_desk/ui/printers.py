"""The machine's printers: CUPS by its own commands where it is, elsewhere the system's spooler through Qt."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from intake_desk.domain.refusals import Refusal
from intake_desk.printing.codes import pages

READY, PRINTED, PENDING, FAILED = "ready", "printed", "pending", "failed"

SPOOLER_DPI: Final = 300
SEND_SECONDS: Final = 15
ASK_SECONDS: Final = 5
_REQUEST: Final = re.compile(r"request id is (\S+-\d+) ")
_MEDIA_BOX: Final = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)")
_A4: Final = (595.0, 842.0)
_LONGER_SIDES: Final = {"A4": 842.0, "A5": 595.0, "A6": 420.0, "A7": 298.0}
# What CUPS says of a job that will not become paper, and of a printer that cannot be reached.
_LOST: Final = ("aborted", "job-canceled", "with-errors", "document-format-error", "unsupported")
_AWAY: Final = ("may not exist", "unavailable", "unreachable", "not responding", "offline", "unable to")


class PrinterFailed(Refusal):
    """The printer did not take a paper, or took it and cannot print it; params: reason. The dossier is saved."""

    code = "printer_failed"


@dataclass(frozen=True)
class Job:
    """A paper handed to a printer; `number` is the spooler's own, "" when it cannot be asked for its fate."""

    printer: str
    number: str = ""


class Printers(Protocol):
    """Every call may block for seconds: never on the GUI thread. Each raises PrinterFailed."""

    def names(self) -> list[str]:
        """The printers that may be chosen."""

    def state(self, printer: str) -> str:
        """READY or FAILED."""

    def send(self, printer: str, title: str, pdf: bytes) -> Job:
        """Hand over a document; accepted does not mean printed."""

    def fate(self, job: Job) -> str:
        """PRINTED, PENDING or FAILED."""

    def withdraw(self, job: Job) -> None:
        """Take a job back, so that its paper does not come out later, unattended and a second time."""


def media_of(pdf: bytes) -> str:
    """The paper that the document is laid out for: "A4", "A5", or "A6" and "A7" for labels."""
    longer = max(_sides(pdf))
    return min(_LONGER_SIDES, key=lambda name: abs(_LONGER_SIDES[name] - longer))


def lies_across(pdf: bytes) -> bool:
    """Whether its pages are wider than high, as those of books and reports."""
    wide, high = _sides(pdf)
    return wide > high


def _sides(pdf: bytes) -> tuple[float, float]:
    found = _MEDIA_BOX.search(pdf)
    return (float(found.group(1)), float(found.group(2))) if found else _A4


class CupsPrinters:
    """CUPS through `lp`, `lpstat` and `cancel`; a document goes in by standard input, never through a file of ours."""

    def names(self) -> list[str]:
        return self._run(("lpstat", "-e"), ASK_SECONDS).split()

    def state(self, printer: str) -> str:
        try:
            said = self._run(("lpstat", "-l", "-p", printer), ASK_SECONDS)
        except PrinterFailed:
            return FAILED
        head = said.split("Form mounted", 1)[0].lower()
        return FAILED if " disabled since " in head or any(word in head for word in _AWAY) else READY

    def send(self, printer: str, title: str, pdf: bytes) -> Job:
        options = ("-o", f"media={media_of(pdf)}", "-o", "print-scaling=none")
        said = self._run(("lp", "-d", printer, *options, "-t", title, "-"), SEND_SECONDS, pdf)
        found = _REQUEST.search(said)
        return Job(printer, found.group(1) if found else "")

    def fate(self, job: Job) -> str:
        if not job.number:
            return PRINTED
        said = self._run(("lpstat", "-l", "-W", "not-completed", "-o", job.printer), ASK_SECONDS)
        block = _block(said, job.number)
        if block:
            lost = any(word in block for word in (*_AWAY, *_LOST))
            return FAILED if lost or self.state(job.printer) == FAILED else PENDING
        said = self._run(("lpstat", "-l", "-W", "completed", "-o", job.printer), ASK_SECONDS)
        return FAILED if any(word in _block(said, job.number) for word in _LOST) else PRINTED

    def withdraw(self, job: Job) -> None:
        if job.number:
            self._run(("cancel", job.number), ASK_SECONDS)

    @staticmethod
    def _run(command: Sequence[str], seconds: int, data: bytes = b"") -> str:
        program = shutil.which(command[0])
        if program is None:
            raise PrinterFailed(reason="no_cups")
        try:
            done = subprocess.run(  # noqa: S603  # a fixed command; the rest are arguments, not a shell's words
                (program, *command[1:]),
                input=data,
                capture_output=True,
                timeout=seconds,
                check=False,
                env={**os.environ, "LC_ALL": "C"},  # what it says is read by us, not by a person
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrinterFailed(reason=type(error).__name__) from error
        if done.returncode:
            raise PrinterFailed(reason=f"{command[0]} {done.returncode}")
        return done.stdout.decode(errors="replace")


def _block(said: str, number: str) -> str:
    """What `lpstat -l` says of one job, in lower case: its line and the indented ones below."""
    lines: list[str] = []
    for line in said.splitlines():
        if line[:1].strip():
            if lines:
                break
            if line.split(maxsplit=1)[0] == number:
                lines.append("job")  # not the line itself: a printer's name may contain any word
        elif lines and "queued for" not in line:
            lines.append(line.lower())
    return "\n".join(lines)


class SpoolerPrinters:
    """The system's spooler through Qt; pages go as pictures, because a spooler without CUPS takes no PDF."""

    def names(self) -> list[str]:
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # late: most starts never print through Qt

        return list(QPrinterInfo.availablePrinterNames())

    def state(self, printer: str) -> str:
        return READY if printer in self.names() else FAILED

    def send(self, printer: str, title: str, pdf: bytes) -> Job:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # late: as above

        if printer not in self.names():
            raise PrinterFailed(reason="no_such_printer")
        device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
        device.setDocName(title)
        paint_pages(device, pdf)
        return Job(printer)

    def fate(self, _job: Job) -> str:
        return PRINTED

    def withdraw(self, job: Job) -> None:
        """A job without a number cannot be taken back."""


def paint_pages(device: object, pdf: bytes) -> None:
    """Draw every page of the document over a whole sheet of a QPrinter. Raises PrinterFailed."""
    # late: as above
    from PySide6.QtCore import QMarginsF  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter  # noqa: PLC0415  # late: as above
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # late: as above

    assert isinstance(device, QPrinter)
    size = QPageSize(QPageSize.PageSizeId[media_of(pdf)])
    way = QPageLayout.Orientation.Landscape if lies_across(pdf) else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, way, QMarginsF()))
    device.setFullPage(True)
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFailed(reason="spooler")
    for number, page in enumerate(pages(pdf, SPOOLER_DPI)):
        if number and not device.newPage():
            painter.end()
            raise PrinterFailed(reason="spooler")
        image = QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888)
        painter.drawImage(device.paperRect(QPrinter.Unit.DevicePixel), image)
    if not painter.end():
        raise PrinterFailed(reason="spooler")


def printers_here() -> Printers:
    """The printers of this machine."""
    return CupsPrinters() if os.name == "posix" and shutil.which("lp") else SpoolerPrinters()
