"""The papers of one dossier as scans: added from anywhere, put in order, named, looked at, taken out again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from intake_desk.domain import scans as scanned
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.scans import Scan
from intake_desk.services import preferences
from intake_desk.services.preferences import Preferences
from intake_desk.ui.messages import explain
from intake_desk.ui.scans.scan_errands import WhileOpen, scan_errands
from intake_desk.ui.scans.scan_folder import ScanFolder
from intake_desk.ui.scans.scan_import import ScanImport, Source, sources_in
from intake_desk.ui.scans.scan_order import ScanOrder
from intake_desk.ui.scans.scan_thumbnails import ScanThumbnails
from intake_desk.ui.scans.scan_view import ScanView
from intake_desk.ui.scans.scan_wording import of_word, progress_text, scan_detail, scan_title, state_words
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Card, ChoiceField, EmptyState, Field, Label, Notice, column, grid, row
from intake_desk.ui.widgets.file_dialog import ask_files
from intake_desk.ui.widgets.scans_list import ScanRow, ScansList

LIST_WIDTH = 440
NAMED = 3


class ScansPanel(QWidget):
    """Shows one dossier's scans. ``changed(Dossier)`` when something was recorded, ``remove_wanted(Scan)``,
    ``settled`` when nothing is under way any more.
    """

    changed = Signal(object)
    remove_wanted = Signal(object)
    settled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, errands: Tasks | None = None) -> None:
        """`errands` opens and stores files; without it a thread of its own does."""
        super().__init__(parent)
        self._session = session
        self._errands = WhileOpen(session, errands or scan_errands(session), self)
        self._dossier: Dossier | None = None
        self._coming: dict[int, Source] = {}
        self._problems: dict[int, tuple[Source, str]] = {}
        self._absent: dict[str, str] = {}
        self._offered: list[Path] = []
        self.order = ScanOrder(session, self._errands, self)
        self.importing = ScanImport(session, self._errands, self)
        self.thumbnails = ScanThumbnails(session, self._errands, self)
        self.folder = ScanFolder(self._errands, session.workbench.desk.now_ms, self)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self.notice = Notice()
        self.offer = Notice(closable=False)
        self.target = ChoiceField()
        self.add_button = Button(self.tr("Thêm tệp…"), "Ctrl+O", icon_name="add")
        self.paste_button = Button(self.tr("Dán"), "Ctrl+V")
        self.progress = Label("", "small", "soft")
        self.list = ScansList(self.tr("Bản số hóa của hồ sơ"))
        self.empty = EmptyState(
            self.tr("Chưa có bản số hóa nào"),
            self.tr("Kéo tệp vào đây, dán ảnh (Ctrl V) hoặc bấm Thêm tệp: PDF, JPEG, PNG, HEIC, TIFF, WebP."),
        )
        self.left = Button(self.tr("Quay trái"), "Alt+Left")
        self.right = Button(self.tr("Quay phải"), "Alt+Right")
        self.up = Button(self.tr("Lên"), "Alt+Up")
        self.down = Button(self.tr("Xuống"), "Alt+Down")
        self.remove = Button(self.tr("Gỡ…"), "Del", kind="wrong")
        self.paper = ChoiceField()
        self.state = ChoiceField([(words, state) for state, words in state_words().items()])
        paper, state = Field(self.tr("Là giấy tờ"), self.paper), Field(self.tr("Tình trạng số hóa"), self.state)
        self.view = ScanView(self._session, self._errands)
        ground = Card(padding=False)
        ground.add(self.list, 1)
        ground.add(self.empty, 1)
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        side.setLayout(
            column(
                Field(self.tr("Thêm cho giấy tờ"), self.target),
                row((self.add_button, 1), (self.paste_button, 1)),
                self.offer,
                self.progress,
                (ground, 1),
                row(*((button, 1) for button in (self.left, self.right, self.up, self.down, self.remove)), gap="tight"),
                gap="field",
            )
        )
        seen = column((self.view, 1), grid([(paper, 8), (state, 4)]), gap="field")
        self.setLayout(column(self.notice, (row(side, (seen, 1), gap="wide"), 1), gap="field"))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.choose_files)
        self.paste_button.clicked.connect(self.paste)
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.opened.connect(lambda _key: self.view.pages.setFocus())
        self.left.clicked.connect(lambda: self._turn(-90))
        self.right.clicked.connect(lambda: self._turn(90))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.paper.chosen.connect(lambda number: self._name(int(str(number))))
        self.state.chosen.connect(lambda state: self.order.change(self.list.key(), state=int(str(state))))
        self.order.changed.connect(self._show)
        self.order.recorded.connect(self._on_arranged)
        self.order.refused.connect(self._on_not_arranged)
        self.importing.begun.connect(self._on_begun)
        self.importing.added.connect(self._on_added)
        self.importing.failed.connect(self._on_failed)
        self.importing.idle.connect(self._on_idle)
        self.thumbnails.drawn.connect(self.list.scans.set_picture)
        self.thumbnails.absent.connect(self._on_absent)
        self.folder.offered.connect(self._on_offered)
        self.offer.action_requested.connect(self.take_offered)

    @property
    def dossier(self) -> Dossier | None:
        """What is shown."""
        return self._dossier

    @property
    def is_busy(self) -> bool:
        """Whether something is not recorded yet."""
        return bool(self.importing.count) or self.order.is_busy

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this dossier's scans, and begin to look at the scanner's folder."""
        self._problems.clear()
        self._take_over(dossier)
        self._show_papers()
        self._on_chosen()
        sheets = self._session.workbench.desk.sheets
        self._errands.run(lambda: preferences.load(sheets), self._watch, self.refuse)

    def show_changed(self, dossier: Dossier) -> None:
        """The dossier as it now stands; what is turned or moved here and not recorded yet stays so."""
        if self._dossier is not None and dossier.id == self._dossier.id:
            self._take_over(dossier)
            self.changed.emit(dossier)

    def choose_files(self) -> None:
        """Ask for files."""
        kinds = (
            self.tr("Bản quét và ảnh chụp (*.pdf *.jpg *.jpeg *.png *.heic *.heif *.tif *.tiff *.webp)"),
            self.tr("Tất cả các tệp (*)"),
        )
        ask_files(self, self.tr("Thêm bản số hóa"), kinds, self.take)

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        found = sources_in(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self.notice.show_notice("waiting", self.tr("Không có tệp hay ảnh nào để dán. Chép ảnh hoặc tệp trước."))

    def take(self, found: Sequence[Path | QImage]) -> None:
        """Add all of these to the dossier, for the paper that is chosen."""
        if self._dossier is None:
            return
        self.notice.clear()
        of, paper = self._papers()[int(str(self.target.value()))]
        self.importing.take(self._dossier.id, found, paper, of, self.tr("ảnh dán"))

    def take_offered(self) -> None:
        """Add what the scanner brought."""
        self.take(self._offered)
        self._on_offered([])

    def flush(self) -> None:
        """Record now what stands on the screen."""
        self.order.flush()

    def refuse(self, error: Exception) -> None:
        """Say why something was not done."""
        self.notice.show_notice("wrong", explain(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dossier is not None and sources_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(sources_in(event.mimeData()))
        event.acceptProposedAction()

    def _watch(self, kept: Preferences) -> None:
        self.folder.watch(kept.scan_folder, kept.scan_after)

    def _take_over(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.order.show(dossier)
        self._show()

    def _papers(self) -> list[tuple[str, str]]:
        """What a scan may be of: the dossier's papers, its result, something else."""
        texts = [paper.text for paper in self._dossier.papers] if self._dossier else []
        texts += [scan.paper for scan in self.order.scans if scan.of == scanned.PAPER]
        known = [(scanned.PAPER, text) for text in dict.fromkeys(texts) if text]
        return [*known, (scanned.RESULT, ""), (scanned.OTHER, "")]

    def _show_papers(self) -> None:
        """Offer the papers, the first that has no scan yet before all others."""
        papers = self._papers()
        choices: list[tuple[str, object]] = [(text or of_word(of), number) for number, (of, text) in enumerate(papers)]
        self.target.set_choices(choices)
        self.paper.set_choices(choices)
        states = scanned.paper_states(self._dossier.papers, self.order.scans) if self._dossier else {}
        missing = [number for number, (_of, text) in enumerate(papers) if states.get(text) == scanned.NOT_DIGITISED]
        self.target.set_value(missing[0] if missing else 0)

    def _show(self) -> None:
        words, waiting = state_words(), self.tr("Đang kiểm tra và lưu…")
        rows = [
            ScanRow(f"problem {key}", source.name, "", problem=problem)
            for key, (source, problem) in self._problems.items()
        ]
        rows += [self._row(scan, words[scan.state]) for scan in self.order.scans]
        rows += [
            ScanRow(f"coming {key}", source.paper or of_word(source.of), source.name, "waiting", waiting)
            for key, source in self._coming.items()
        ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.progress.setText(progress_text(self._dossier) if self._dossier else "")
        self._on_chosen()
        self.thumbnails.want(self.order.scans)

    def _row(self, scan: Scan, state: str) -> ScanRow:
        absent = self._absent.get(scan.hash, "")
        kind = "waiting" if absent else "done" if scan.state == scanned.DIGITISED else "information"
        return ScanRow(scan.hash, scan_title(scan), scan_detail(scan), kind, absent or state, rotation=scan.rotation)

    def _on_chosen(self) -> None:
        scan = self.order.find(self.list.key())
        self.view.show_scan(scan)
        at = self.order.scans.index(scan) if scan else -1
        for control in (self.left, self.right, self.paper, self.state):
            control.setEnabled(scan is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self.order.scans) - 1)
        self.remove.setEnabled(scan is not None or self.list.key().startswith("problem "))
        if scan is not None:
            papers = self._papers()
            of = (scan.of, scan.paper if scan.of == scanned.PAPER else "")
            self.paper.set_value(papers.index(of) if of in papers else len(papers) - 1)
            self.state.set_value(scan.state)

    def _turn(self, degrees: int) -> None:
        scan = self.order.find(self.list.key())
        if scan is not None:
            self.order.change(scan.hash, rotation=(scan.rotation + degrees) % 360)

    def _move(self, by: int) -> None:
        key = self.list.key()
        if self.order.find(key) is not None:
            self.order.move(key, by)
            self.list.choose(key)

    def _name(self, number: int) -> None:
        of, paper = self._papers()[number]
        self.order.change(self.list.key(), of=of, paper=paper)

    def _remove(self) -> None:
        key = self.list.key()
        scan = self.order.find(key)
        if scan is not None:
            self.flush()
            self.remove_wanted.emit(scan)
        elif key.startswith("problem "):
            del self._problems[int(key.split()[1])]
            self._show()

    def _on_arranged(self, dossier: Dossier) -> None:
        self.show_changed(dossier)
        self._on_idle()

    def _on_not_arranged(self, error: Exception) -> None:
        self._show()
        self.refuse(error)
        self._on_idle()

    def _on_begun(self, source: Source) -> None:
        self._coming[source.key] = source
        if isinstance(source.what, Path):
            self.folder.begun(source.what)
        self._show()

    def _on_added(self, source: Source, dossier: Dossier) -> None:
        self._coming.pop(source.key, None)
        if isinstance(source.what, Path):
            self.folder.taken(source.what)
        self.show_changed(dossier)
        if self._dossier is not None and dossier.id == self._dossier.id:
            self.list.choose(dossier.scans[-1].hash)

    def _on_failed(self, source: Source, error: Exception) -> None:
        self._coming.pop(source.key, None)
        self._problems[source.key] = (source, explain(error))
        self._show()

    def _on_idle(self) -> None:
        if self.is_busy:
            return
        self._coming.clear()
        self._show_papers()
        self._show()
        self.settled.emit()

    def _on_absent(self, mark: str, words: str) -> None:
        self._absent[mark] = words
        self._show()

    def _on_offered(self, paths: list[Path]) -> None:
        self._offered = list(paths)
        if not paths:
            self.offer.clear()
            return
        names = ", ".join(path.name for path in paths[:NAMED]) + ("…" if len(paths) > NAMED else "")
        text = self.tr("Máy quét có %n tệp mới.", "", len(paths))
        self.offer.show_notice("information", text, self.tr("Thêm vào hồ sơ này"), names)
