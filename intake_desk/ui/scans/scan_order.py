"""Scans being put in order, turned and named: at once on the screen, in the journal after a breath, as one entry."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.domain import scans as scanned
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.scans import Scan
from intake_desk.ui.scans.scan_errands import WhileOpen
from intake_desk.ui.session import Session

PAUSE_MS = 900


class ScanOrder(QObject):
    """``changed`` when what stands here changed, ``recorded(Dossier)`` when it is written, ``refused(error)``."""

    changed = Signal()
    recorded = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, errands: WhileOpen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._dossier: Dossier | None = None
        self._dirty = False
        self._writing = False
        self.scans: list[Scan] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def is_busy(self) -> bool:
        """Whether something that stands here is not recorded yet."""
        return self._dirty or self._writing

    def find(self, mark: str) -> Scan | None:
        """The scan of this hash as it stands here."""
        return scanned.find(self.scans, mark)

    def show(self, dossier: Dossier) -> None:
        """Go on with this dossier; of the one before, what was changed is recorded first."""
        if self._dossier is not None and self._dossier.id != dossier.id:
            self.flush()
            self._dirty = False
        self._dossier = dossier
        self.scans = merged(self.scans, dossier.scans) if self._dirty else list(dossier.scans)

    def change(self, mark: str, **fields: object) -> None:
        """Turn or name a scan."""
        self.scans = [msgspec.structs.replace(scan, **fields) if scan.hash == mark else scan for scan in self.scans]
        self._on_changed()

    def move(self, mark: str, by: int) -> None:
        """Move a scan up (-1) or down (1)."""
        at = next(number for number, scan in enumerate(self.scans) if scan.hash == mark)
        self.scans.insert(min(max(at + by, 0), len(self.scans)), self.scans.pop(at))
        self._on_changed()

    def flush(self) -> None:
        """Record what stands here, if it is not yet."""
        self._pause.stop()
        clerk, dossier = self._session.present, self._dossier
        if not self._dirty or self._writing or clerk is None or dossier is None:
            return
        self._dirty, self._writing = False, True
        scans, wanted = self._session.workbench.scans, list(self.scans)
        self._errands.record(lambda: scans.arrange(clerk, dossier.id, wanted), self._on_recorded, self._on_refused)

    def _on_changed(self) -> None:
        self._dirty = True
        self._pause.start()
        self.changed.emit()

    def _on_recorded(self, dossier: Dossier) -> None:
        self._writing = False
        self.recorded.emit(dossier)

    def _on_refused(self, error: Exception) -> None:
        self._writing = self._dirty = False
        self.scans = list(self._dossier.scans) if self._dossier is not None else []
        self.refused.emit(error)


def merged(here: Sequence[Scan], recorded: Sequence[Scan]) -> list[Scan]:
    """The scans as they stand here, without those that are gone and with those that are new."""
    known = {scan.hash for scan in recorded}
    kept = [scan for scan in here if scan.hash in known]
    return [*kept, *(scan for scan in recorded if scanned.find(kept, scan.hash) is None)]
