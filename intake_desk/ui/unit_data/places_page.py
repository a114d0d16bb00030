"""The unit's villages and residential groups: seen, searched by old and new names, and brought in from a file."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.places import FoundPlace, PlaceList
from intake_desk.services.places import PlacesPreview
from intake_desk.services.tables import content_of
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.unit_data.list_changes import change_columns, summary
from intake_desk.ui.unit_data.place_rows import all_found, change_rows, place_columns
from intake_desk.ui.widgets import (
    Button,
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


class PlacesPage(Page):
    """Anybody may look; adopting a file's list is the supervisor's, and only after its changes were seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Thôn, tổ dân phố"), parent)
        self._session = session
        self._preview: PlacesPreview | None = None
        self._asked = 0
        self._build()
        self._connect()
        self._show_preview(None)

    def _build(self) -> None:
        self.notice = Notice()
        self.add_notice(self.notice)
        self.bring_in = Button(self.tr("Nhập danh sách từ tệp…"), "Alt+N", icon_name="add")
        self.add_tool(self.bring_in)
        self.search = TextField(self.tr("Tên mới hoặc tên cũ, không cần dấu: to 6, thon dong"))
        self.rows = TableModel(place_columns(), self)
        self.table = DataTable(self.rows, self.tr("Thôn, tổ dân phố của đơn vị"), key=lambda found: found.place.name)
        self.table_card = TableCard(self.table, "")
        self.listed = QWidget()
        self.listed.setLayout(column(Field(self.tr("Tìm"), self.search), (self.table_card, 1)))
        self.changes = TableModel(change_columns(self.tr("Tên"), 240), self)
        self.change_table = DataTable(self.changes, self.tr("Những thay đổi trong tệp"))
        self.change_card = TableCard(self.change_table, self.tr("Tệp này giống hệt danh sách đang dùng"))
        self.summary = Label("", "text medium", wrap=True)
        self.adopt = PrimaryButton(self.tr("Nhận danh sách này"))
        self.leave = Button(self.tr("Không nhận"), "Alt+K", tall=True)
        self.previewed = QWidget()
        self.previewed.setLayout(column(self.summary, (self.change_card, 1), row(1, self.leave, self.adopt)))
        self.add(self.listed, 1)
        self.add(self.previewed, 1)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self.refresh())
        self.bring_in.clicked.connect(self._choose_file)
        self.adopt.clicked.connect(self._adopt)
        self.leave.clicked.connect(lambda: self._show_preview(None))
        self._session.recorded.connect(self._on_recorded)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look again at the list, through what is searched for."""
        places, typed = self._session.workbench.places, self.search.value()
        asked = self._asked = self._asked + 1

        def look() -> list[FoundPlace]:
            return places.find(typed) if typed else all_found(places.listed().places)

        self._session.ask(look, lambda found: self._show(asked, found, typed))

    def preview_file(self, path: Path) -> None:
        """Read a file and show what it would change."""
        places = self._session.workbench.places
        self.notice.clear()
        self._session.ask(lambda: places.preview(path.name, content_of(path)), self._show_preview, self._on_refused)

    def _choose_file(self) -> None:
        kinds = (self.tr("Bảng tính (*.xlsx *.csv)"), self.tr("Tất cả các tệp (*)"))
        ask_file(self, self.tr("Chọn danh sách thôn, tổ dân phố"), kinds, self.preview_file)

    def _show(self, asked: int, found: list[FoundPlace], typed: str) -> None:
        if asked != self._asked:
            return
        if typed:
            self.table_card.empty.set(self.tr("Không có thôn, tổ nào tên như vậy, nay hoặc trước đây"))
        else:
            self.table_card.empty.set(
                self.tr("Đơn vị chưa có danh sách thôn, tổ dân phố"),
                self.tr("Người phụ trách nhập từ XLSX hoặc CSV, có các cột: Tên, Loại, Tên cũ, Xã cũ, Từ ngày, Số hộ."),
            )
        self.rows.set_rows(found)

    def _show_preview(self, preview: PlacesPreview | None) -> None:
        self._preview = preview
        self.listed.setVisible(preview is None)
        self.previewed.setVisible(preview is not None)
        self.bring_in.setVisible(preview is None)
        if preview is None:
            self.search.setFocus()
            return
        self.summary.setText(summary(preview))
        self.changes.set_rows(list(change_rows(preview)))
        self.adopt.setEnabled(preview.changes and bool(preview.list.places))
        (self.adopt if self.adopt.isEnabled() else self.leave).setFocus()

    def _adopt(self) -> None:
        preview = self._preview
        if preview is None:
            return
        clerk, places = self._session.clerk, self._session.workbench.places
        self.adopt.setEnabled(False)
        self._session.do(lambda: places.adopt(clerk, preview), self._on_adopted, self._on_refused)

    def _on_adopted(self, adopted: PlaceList) -> None:
        self.notice.show_notice(
            "done",
            self.tr("Đã nhận danh sách {0} thôn, tổ dân phố cho mọi quầy của đơn vị.").format(len(adopted.places)),
        )
        self.search.clear()
        self._show_preview(None)
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self.adopt.setEnabled(True)
        self.notice.show_notice("wrong", explain(error))

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()
