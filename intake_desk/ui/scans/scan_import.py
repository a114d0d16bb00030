"""Scans on their way into a dossier: checked and stored one after the other, recorded one by one, none waits for a bad
one.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.scans import PAPER
from intake_desk.services.scans import Stored
from intake_desk.ui.scans.scan_errands import WhileOpen
from intake_desk.ui.session import Session


@dataclass(frozen=True)
class Source:
    """A file, or a picture that was pasted; for the paper of the dossier that it shall show."""

    key: int
    name: str
    what: Path | QImage
    paper: str = ""
    of: str = PAPER


def sources_in(mime: QMimeData) -> list[Path | QImage]:
    """What of something dropped or pasted can be a scan: files of this machine, else a picture."""
    paths: list[Path | QImage] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return paths
    picture = mime.imageData() if mime.hasImage() else None
    return [picture] if isinstance(picture, QImage) and not picture.isNull() else []


class ScanImport(QObject):
    """``begun(Source)``, then ``added(Source, Dossier)`` or ``failed(Source, error)``; ``idle`` after all."""

    begun = Signal(object)
    added = Signal(object, object)
    failed = Signal(object, object)
    idle = Signal()

    def __init__(self, session: Session, errands: WhileOpen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._waiting: deque[tuple[str, Source]] = deque()
        self._busy = False
        self._keys = 0

    @property
    def count(self) -> int:
        """How many are not through yet."""
        return len(self._waiting) + self._busy

    def take(self, dossier_id: str, found: Sequence[Path | QImage], paper: str, of: str, pasted: str) -> None:
        """Take all of these for one paper of a dossier; `pasted` names a picture that has no name."""
        for what in found:
            self._keys += 1
            name = what.name if isinstance(what, Path) else pasted
            source = Source(self._keys, name, what, paper, of)
            self._waiting.append((dossier_id, source))
            self.begun.emit(source)
        self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        if not self._waiting:
            self.idle.emit()
            return
        self._busy = True
        dossier_id, source = self._waiting.popleft()
        scans = self._session.workbench.scans

        def store() -> Stored:
            return scans.store_file(source.what) if isinstance(source.what, Path) else scans.store(png(source.what))

        self._errands.run(
            store,
            lambda stored: self._record(dossier_id, source, stored),
            lambda error: self._on_failed(source, error),
        )

    def _record(self, dossier_id: str, source: Source, stored: Stored) -> None:
        clerk, scans = self._session.present, self._session.workbench.scans
        if clerk is None:  # who brought it left; what is stored without an entry is gone at the next start
            self._busy = False
            self._waiting.clear()
            self.idle.emit()
            return
        self._errands.record(
            lambda: scans.add(clerk, dossier_id, stored, paper=source.paper, of=source.of, name=source.name),
            lambda dossier: self._on_added(source, dossier),
            lambda error: self._on_failed(source, error),
        )

    def _on_added(self, source: Source, dossier: Dossier) -> None:
        self._busy = False
        self.added.emit(source, dossier)
        self._go_on()

    def _on_failed(self, source: Source, error: Exception) -> None:
        self._busy = False
        self.failed.emit(source, error)
        self._go_on()


def png(picture: QImage) -> bytes:
    """A pasted picture as the file it is kept as; takes its time, so never on the GUI thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
