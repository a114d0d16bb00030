"""The province's decisions about fees: seen, searched, and brought in from a file after its changes were looked at."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.fee_decisions import FeeDecisions
from intake_desk.services.fee_lists import FeesPreview
from intake_desk.services.tables import content_of
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.unit_data.fee_rows import (
    DecisionRow,
    change_rows,
    decision_columns,
    found,
)
from intake_desk.ui.unit_data.list_changes import change_columns, summary
from intake_desk.ui.widgets import (
    Button,
    CheckBox,
    DataTable,
    Field,
    Label,
    Notice,
    Page,
    PrimaryButton,
    TableCard,
    TextField,
    column,
    row,
)
from intake_desk.ui.widgets.file_dialog import ask_file

AMOUNT, CHANNEL, DAYS, DECISION = 2, 3, 4, 5


class FeesPage(Page):
    """Anybody may look; adopting a file's decisions is the supervisor's. Who was charged before stays so charged."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Mức thu theo quyết định của tỉnh"), parent)
        self._session = session
        self._preview: FeesPreview | None = None
        self._file: tuple[str, bytes] = ("", b"")
        self._rows: list[DecisionRow] = []
        self._build()
        self._connect()
        self._show_preview(None)

    def _build(self) -> None:
        self.notice = Notice()
        self.add_notice(self.notice)
        self.bring_in = Button(self.tr("Nhập mức thu từ tệp…"), "Alt+N", icon_name="add")
        self.add_tool(self.bring_in)
        self.search = TextField(self.tr("Mã hoặc tên thủ tục, khoản thu, số nghị quyết; không cần dấu"))
        self.rows = TableModel(decision_columns(), self)
        self.table = DataTable(
            self.rows,
            self.tr("Mức thu của đơn vị"),
            key=lambda one: one.decision.key,
            rarer=(DECISION, CHANNEL, DAYS),
        )
        self.table_card = TableCard(self.table, "")
        self.listed = QWidget()
        self.listed.setLayout(column(Field(self.tr("Tìm"), self.search), (self.table_card, 1)))
        self.changes = TableModel(change_columns(self.tr("Khoản thu, thủ tục"), 330), self)
        self.change_table = DataTable(self.changes, self.tr("Những thay đổi trong tệp"))
        self.change_card = TableCard(self.change_table, self.tr("Tệp này giống hệt những mức thu đã có"))
        self.summary = Label("", "text medium", wrap=True)
        self.whole = CheckBox(self.tr("Tệp là danh sách đầy đủ: bỏ những mức thu không có trong tệp"))
        self.adopt = PrimaryButton(self.tr("Áp dụng mức thu này"))
        self.leave = Button(self.tr("Không nhận"), "Alt+K", tall=True)
        self.previewed = QWidget()
        self.previewed.setLayout(
            column(self.summary, (self.change_card, 1), row(self.whole, 1, self.leave, self.adopt))
        )
        self.add(self.listed, 1)
        self.add(self.previewed, 1)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._show())
        self.bring_in.clicked.connect(self._choose_file)
        self.whole.clicked.connect(lambda _whole: self._look())
        self.adopt.clicked.connect(self._adopt)
        self.leave.clicked.connect(lambda: self._show_preview(None))
        self._session.recorded.connect(self._on_recorded)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what was adopted."""
        lists, reference = self._session.workbench.fee_lists, self._session.workbench.desk.reference

        def look() -> list[DecisionRow]:
            today = lists.today()
            known = {one.procedure: reference.known(one.procedure) for one in lists.listed().decisions}
            names = {code: procedure.short_name if procedure else "" for code, procedure in known.items()}
            return [DecisionRow(one, names[one.procedure], today) for one in lists.listed().decisions]

        self._session.ask(look, self._on_rows)

    def preview_file(self, path: Path) -> None:
        """Read a file and show what it would change."""
        self.notice.clear()
        self.whole.setChecked(False)
        self._session.ask(lambda: (path.name, content_of(path)), self._on_content, self._on_refused)

    def _choose_file(self) -> None:
        kinds = (self.tr("Bảng tính (*.xlsx *.csv)"), self.tr("Tất cả các tệp (*)"))
        ask_file(self, self.tr("Chọn bảng mức thu"), kinds, self.preview_file)

    def _on_content(self, file: tuple[str, bytes]) -> None:
        self._file = file
        self._look()

    def _look(self) -> None:
        """Compare the file with what was adopted up to now."""
        (name, content), whole = self._file, self.whole.isChecked()
        lists = self._session.workbench.fee_lists
        self._session.ask(lambda: lists.preview(name, content, whole=whole), self._show_preview, self._on_refused)

    def _on_rows(self, rows: list[DecisionRow]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        typed = self.search.value()
        if typed:
            self.table_card.empty.set(self.tr("Không có mức thu nào khớp"))
        else:
            self.table_card.empty.set(
                self.tr("Chưa nhập quyết định nào của tỉnh: đang thu theo mức công bố"),
                self.tr(
                    "Người phụ trách nhập từ XLSX hoặc CSV, có các cột: Số nghị quyết, Hiệu lực từ, Đến ngày, "
                    "Mã thủ tục, Khoản thu, Loại, Mức thu, Kênh, Hoàn trả."
                ),
            )
        self.rows.set_rows(found(self._rows, typed))

    def _show_preview(self, preview: FeesPreview | None) -> None:
        self._preview = preview
        self.listed.setVisible(preview is None)
        self.previewed.setVisible(preview is not None)
        self.bring_in.setVisible(preview is None)
        if preview is None:
            self.search.setFocus()
            return
        self.summary.setText(summary(preview))
        self.changes.set_rows(list(change_rows(preview)))
        self.adopt.setEnabled(preview.changes)
        (self.adopt if self.adopt.isEnabled() else self.leave).setFocus()

    def _adopt(self) -> None:
        preview = self._preview
        if preview is None:
            return
        clerk, lists = self._session.clerk, self._session.workbench.fee_lists
        self.adopt.setEnabled(False)
        self._session.do(lambda: lists.adopt(clerk, preview), self._on_adopted, self._on_not_adopted)

    def _on_adopted(self, adopted: FeeDecisions) -> None:
        self.notice.show_notice(
            "done",
            self.tr("Đã áp dụng ở mọi quầy của đơn vị: {0} mức thu. Hồ sơ đã nhận giữ mức đã thu.").format(
                len(adopted.decisions)
            ),
        )
        self.search.clear()
        self._show_preview(None)
        self.refresh()

    def _on_not_adopted(self, error: Exception) -> None:
        """Another list may hold by now: what it would change is looked at anew."""
        self._on_refused(error)
        self._look()

    def _on_refused(self, error: Exception) -> None:
        self.adopt.setEnabled(self._preview is not None and self._preview.changes)
        self.notice.show_notice("wrong", explain(error))

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()
