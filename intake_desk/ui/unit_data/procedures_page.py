"""Every procedure of the counter with all that is known of it, and the way for a unit's own list to come in."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.procedure_lists import RefusedLine
from intake_desk.domain.procedure_terms import amounts_said, limits_said
from intake_desk.domain.procedures import PARTY, STATE, Procedure
from intake_desk.services.procedure_lists import Preview
from intake_desk.services.table_limits import MOST_BYTES
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.unit_data.detail_card import DetailCard
from intake_desk.ui.unit_data.list_review import Item, ListReview
from intake_desk.ui.unit_data.procedure_text import of_change, of_procedure, of_refused
from intake_desk.ui.widgets import Button, DataTable, Label, ListChip, Notice, Page, TableCard, TextField, column, row
from intake_desk.ui.widgets.file_dialog import ask_file

TYPING_PAUSE_MS = 40
MOST_SHOWN = 10_000
FIELD, FEES, LIMIT = 2, 4, 3


class ProceduresPage(Page):
    """The list and, while a file is looked at, what it would change. ``left`` when Esc leads back."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Thủ tục hành chính"), parent, side=True)
        self._session = session
        self._file: tuple[str, bytes] = ("", b"")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.import_list = Button(self.tr("Nhập danh mục của đơn vị…"), "Alt+N")
        self.search = TextField(self.tr("Gõ tên không dấu, mã hoặc lĩnh vực"))
        self.search.setAccessibleName(self.tr("Tìm thủ tục"))
        self.chips = {STATE: ListChip(self.tr("Khối Nhà nước")), PARTY: ListChip(self.tr("Khối Đảng"))}
        self.model = TableModel(
            (
                Column(self.tr("Mã"), lambda one: one.code, width=92),
                Column(self.tr("Thủ tục"), lambda one: one.short_name, stretch=True, strong=True),
                Column(self.tr("Lĩnh vực"), lambda one: one.field, width=150, tone=lambda _one: "soft"),
                Column(self.tr("Thời hạn"), limits_said, width=150),
                Column(self.tr("Phí, lệ phí"), amounts_said, width=130, tone=lambda _one: "soft"),
            ),
            self,
        )
        self.table = DataTable(self.model, self.tr("Thủ tục"), key=lambda one: one.code, rarer=(FEES, FIELD, LIMIT))
        self.card = TableCard(
            self.table, self.tr("Không có thủ tục nào khớp"), self.tr("Gõ ít chữ hơn, không dấu, hoặc mã thủ tục.")
        )
        self.version = Label("", "label", "soft", wrap=True)
        self.browse = QWidget()
        find = row((self.search, 1), *self.chips.values())
        self.browse.setLayout(column(find, (self.card, 1), self.version, gap="field"))
        self.review = ListReview()
        self.detail = DetailCard(self.tr("Thủ tục đang chọn"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self.add_notice(self.notice)
        self.add_tool(self.import_list)
        self.add(self.browse, 1)
        self.add(self.review, 1)
        self.add_side(self.detail, 1)
        self.review.hide()
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.import_list.clicked.connect(self.ask_file)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self._pause.timeout.connect(self._list)
        for block, chip in self.chips.items():
            chip.clicked.connect(lambda _checked, block=block: self._on_chip(block))
        self.table.row_chosen.connect(self._on_chosen)
        self.review.chosen.connect(self._on_change_chosen)
        self.review.whole_wanted.connect(lambda _whole: self._look())
        self.review.adopted.connect(self._adopt)
        self.review.left.connect(self.leave_review)
        self._session.recorded.connect(self._on_recorded)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.review.isVisibleTo(self):
            self.leave_review()
        elif self.search.text():
            self.search.clear()
            self._list()
        else:
            self.left.emit()

    def ask_file(self) -> None:
        """Ask which file holds the unit's list."""
        kinds = (self.tr("Danh mục (*.xlsx *.csv)"),)
        ask_file(self, self.tr("Chọn tệp danh mục thủ tục"), kinds, lambda path: self.open_file(str(path)))

    def open_file(self, path: str) -> None:
        """Read a file and show what it would change."""
        self.notice.clear()
        self.review.begin()
        self._session.ask(lambda: _content(path), self._on_content, self._on_failed)

    def leave_review(self) -> None:
        """Go back to the list; nothing was changed."""
        self._file = ("", b"")
        self.review.hide()
        self.browse.show()
        self._list()
        self.search.setFocus()

    def _list(self) -> None:
        self._pause.stop()
        catalogue = self._session.workbench.desk.reference.catalogue
        text = self.search.text().strip()
        block = next((block for block, chip in self.chips.items() if chip.isChecked()), "")
        for one, chip in self.chips.items():
            chip.set_count(sum(procedure.block == one for procedure in catalogue.procedures))
        found = [hit.procedure for hit in catalogue.search(text, MOST_SHOWN)]
        self.model.set_rows([procedure for procedure in found if block in {"", procedure.block}])
        if self.table.current_row() is None:
            self.table.choose(0)
        if self.model.rowCount() == 0:
            self.detail.clear(self.tr("Chưa chọn thủ tục"))
        self.version.setText(self._version_said())

    def _version_said(self) -> str:
        """Which catalogue holds, where it comes from, and which files the unit adopted."""
        reference = self._session.workbench.desk.reference
        catalogue, lists = reference.catalogue, reference.adopted_lists
        said = self.tr("{0} thủ tục · phiên bản {1} · nguồn: {2}, {3}").format(
            len(catalogue.procedures), catalogue.version, catalogue.source, catalogue.source_date
        )
        return said + (self.tr(" · đã nhập: {0}").format(", ".join(lists)) if lists else "")

    def _on_chip(self, block: str) -> None:
        for other, chip in self.chips.items():
            if other != block:
                chip.setChecked(False)
        self._list()

    def _on_chosen(self, procedure: Procedure | None) -> None:
        if procedure is not None and self.browse.isVisibleTo(self):
            self.detail.show_detail(of_procedure(procedure))

    def _on_change_chosen(self, item: Item | None) -> None:
        if item is None:
            self.detail.clear(self.tr("Chưa chọn dòng nào"))
        else:
            self.detail.show_detail(of_refused(item) if isinstance(item, RefusedLine) else of_change(item))

    def _on_content(self, file: tuple[str, bytes]) -> None:
        self._file = file
        self._look()

    def _look(self) -> None:
        """Compare the file with what holds now."""
        lists, whole = self._session.workbench.procedure_lists, self.review.whole.isChecked()
        name, content = self._file
        self._session.ask(lambda: lists.preview(name, content, whole=whole), self._on_preview, self._on_failed)

    def _on_preview(self, preview: Preview) -> None:
        present = self._session.present
        self.browse.hide()
        self.review.show()
        self.review.show_preview(preview, allowed=present is not None and present.supervises)
        self.review.table.setFocus()

    def _adopt(self) -> None:
        preview, lists, clerk = self.review.preview, self._session.workbench.procedure_lists, self._session.clerk
        assert preview is not None
        self.review.adopt.setEnabled(False)
        self._session.do(lambda: lists.adopt(clerk, preview), self._on_adopted, self._on_not_adopted)

    def _on_adopted(self, version: str) -> None:
        self.leave_review()
        self.notice.show_notice(
            "done",
            self.tr("Danh mục đã có hiệu lực ở mọi quầy của đơn vị: phiên bản {0}. Hồ sơ cũ giữ phiên bản cũ.").format(
                version
            ),
        )

    def _on_not_adopted(self, error: Exception) -> None:
        self._on_failed(error)
        self._look()

    def _on_failed(self, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error))

    def _on_recorded(self) -> None:
        if self.isVisible() and self.browse.isVisibleTo(self):
            self._list()


def _content(path: str) -> tuple[str, bytes]:
    """The file's name and what it holds, no more than a table may."""
    file = Path(path)
    with file.open("rb") as opened:
        return file.name, opened.read(MOST_BYTES + 1)
