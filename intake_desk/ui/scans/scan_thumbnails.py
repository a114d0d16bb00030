"""Small pictures of scans, drawn one at a time in the other process, behind what is being looked at."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from intake_desk.domain.scans import Scan
from intake_desk.services.scan_tasks import Picture
from intake_desk.store.scan_shelf import ScanNotHere
from intake_desk.ui.scans.scan_errands import WhileOpen
from intake_desk.ui.session import Session

WIDE = 160


class ScanThumbnails(QObject):
    """``drawn(hash, QImage)`` not turned, or ``absent(hash, words)`` where the content cannot be seen here."""

    drawn = Signal(str, object)
    absent = Signal(str, str)

    def __init__(self, session: Session, errands: WhileOpen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._wanted: list[Scan] = []
        self._known: set[str] = set()
        self._busy = False

    def want(self, scans: Sequence[Scan]) -> None:
        """Draw those of these that were not drawn yet, in this order."""
        self._wanted = list(scans)
        self._go_on()

    def _go_on(self) -> None:
        scan = next((scan for scan in self._wanted if scan.hash not in self._known), None)
        if self._busy or scan is None:
            return
        self._busy = True
        self._known.add(scan.hash)
        flat, bench = msgspec.structs.replace(scan, rotation=0), self._session.workbench

        def draw() -> Picture | str:
            try:
                return bench.scans.pages(flat, WIDE)[0]
            except ScanNotHere:
                return bench.desk.unit.desk_name(flat.journal) if flat.journal != bench.desk.identity.journal else ""

        self._errands.run(
            draw,
            lambda answer: self._on_drawn(flat.hash, answer),
            lambda _error: self._on_absent(flat.hash, self.tr("Không mở được")),
        )

    def _on_drawn(self, mark: str, answer: Picture | str) -> None:
        if isinstance(answer, str):
            words = self.tr("Đang ở quầy khác: {0}").format(answer) if answer else self.tr("Không thấy tệp trên đĩa")
            self._on_absent(mark, words)
            return
        size = (answer.width, answer.height, 3 * answer.width)
        # Copied: QImage does not own the bytes it was made from.
        self.drawn.emit(mark, QImage(answer.rgb, *size, QImage.Format.Format_RGB888).copy())
        self._busy = False
        self._go_on()

    def _on_absent(self, mark: str, words: str) -> None:
        self.absent.emit(mark, words)
        self._busy = False
        self._go_on()
