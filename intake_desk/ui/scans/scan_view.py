"""The chosen scan as it will be read: its pages, a few at a time, drawn in the other process."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from intake_desk.domain.scans import Scan
from intake_desk.services.scan_tasks import Picture
from intake_desk.ui.messages import explain
from intake_desk.ui.scans.scan_errands import WhileOpen
from intake_desk.ui.scans.scan_wording import scan_title
from intake_desk.ui.session import Session
from intake_desk.ui.tokens import BUTTON_HEIGHT
from intake_desk.ui.widgets import Button, Label, PdfPreview, ShortLabel, column, row

WIDE = 900
AT_ONCE = 10


class ScanView(QWidget):
    """Shows one scan at a time; what cannot be shown says why."""

    def __init__(self, session: Session, errands: WhileOpen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._scan: Scan | None = None
        self._first = 0
        self._asking = False
        self._generation = 0
        self.title = ShortLabel("", "text strong")
        self.title.setFixedHeight(BUTTON_HEIGHT)
        self.place = Label("", "small", "soft")
        self.problem = Label("", "text", "wrong", wrap=True)
        self.pages = PdfPreview(self.tr("Trang của bản số hóa"), self.tr("Chọn một bản số hóa để xem."))
        self.before = Button(self.tr("Trang trước"), "Ctrl+PgUp", kind="quiet")
        self.after = Button(self.tr("Trang sau"), "Ctrl+PgDown", kind="quiet")
        self.before.clicked.connect(lambda: self._turn_to(self._first - AT_ONCE))
        self.after.clicked.connect(lambda: self._turn_to(self._first + AT_ONCE))
        self.setLayout(
            column(
                row((self.title, 1), self.place, self.before, self.after), self.problem, (self.pages, 1), gap="small"
            )
        )
        self.show_scan(None)

    def show_scan(self, scan: Scan | None) -> None:
        """Show this scan from its first page; the same one, as it is turned now, from where it was."""
        if scan == self._scan and scan is not None:
            return
        same = scan is not None and self._scan is not None and scan.hash == self._scan.hash
        as_before = same and self._scan is not None and scan is not None and scan.rotation == self._scan.rotation
        self._scan = scan
        self._first = self._first if same else 0
        self._say()
        if as_before:
            return
        self.problem.hide()
        if not same:
            self.pages.clear()
        self._ask()

    def _say(self) -> None:
        scan = self._scan
        self.title.setText(scan_title(scan) if scan else "")
        many = scan is not None and scan.pages > AT_ONCE
        for button in (self.before, self.after):
            button.setVisible(many)
        self.place.setVisible(scan is not None and scan.pages > 1)
        if scan is not None:
            last = min(self._first + AT_ONCE, scan.pages)
            self.before.setEnabled(self._first > 0)
            self.after.setEnabled(last < scan.pages)
            self.place.setText(self.tr("trang {0}–{1} / {2}").format(self._first + 1, last, scan.pages))

    def _turn_to(self, first: int) -> None:
        self._first = first
        self._say()
        self._ask()

    def _ask(self) -> None:
        # One at a time: while an arrow key is held down only the last scan is drawn.
        self._generation += 1
        scan, first, asked = self._scan, self._first, self._generation
        if scan is None or self._asking:
            return
        self._asking = True
        scans = self._session.workbench.scans
        self._errands.run(
            lambda: scans.pages(scan, WIDE, first, AT_ONCE),
            lambda pages: self._on_drawn(asked, pages),
            lambda error: self._on_failed(asked, error),
        )

    def _on_drawn(self, asked: int, pages: Sequence[Picture]) -> None:
        if self._is_late(asked):
            return
        self.pages.show_pages([(page.width, page.height, page.rgb) for page in pages])

    def _on_failed(self, asked: int, error: Exception) -> None:
        if self._is_late(asked):
            return
        self.pages.clear()
        self.problem.setText(explain(error))
        self.problem.show()

    def _is_late(self, asked: int) -> bool:
        self._asking = False
        if asked == self._generation:
            return False
        self._ask()
        return True
