"""The register: any dossier by what is typed of it, ready-made lists, and the chosen one's story and next step."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from intake_desk.domain import numbers
from intake_desk.domain.dossier import Dossier
from intake_desk.store.search import PAGE, Found
from intake_desk.ui.dossiers.dossier_panel import TOGETHER, DossierPanel
from intake_desk.ui.dossiers.dossier_steps import DossierSteps, Taken
from intake_desk.ui.dossiers.dossier_text import DossierColumns
from intake_desk.ui.dossiers.filing import Filing
from intake_desk.ui.dossiers.found_rows import (
    ALL,
    ASKED,
    AWAITING,
    AWAY,
    OBLIGED,
    OVERDUE,
    TO_ACCEPT,
    TODAY,
    WITH_RESULT,
    Wanted,
    dossier_of,
    fetch_rows,
)
from intake_desk.ui.dossiers.marks_bar import MarksBar
from intake_desk.ui.messages import explain
from intake_desk.ui.paged_model import PagedTableModel
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, ListChip, Notice, Page, TableCard, TextField
from intake_desk.ui.widgets.layout import Flow
from intake_desk.ui.widgets.marked_table import MarkedTable, tick_column

TYPING_PAUSE_MS = 40
MOST_KEPT = 500
LEAST_CARD = 180
CODE, RECEIVED, PROMISED = 1, 2, 5


class RegisterPage(Page):
    """Search, lists and one dossier; a receipt scanned anywhere ends in ``show_dossier``, words in ``search_for``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sổ hồ sơ"), parent, side=True)
        self._session = session
        self._pending = False
        self._light = False
        self._after = ""
        self._build()
        self._came_from: QWidget = self.search
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.search = TextField(self.tr("Tên, số điện thoại, số giấy tờ hoặc mã hồ sơ"))
        self.search.setAccessibleName(self.tr("Tìm trong sổ"))
        self.chips = {
            TODAY: ListChip(self.tr("Hôm nay")),
            TO_ACCEPT: ListChip(self.tr("Chờ tiếp nhận")),
            AWAY: ListChip(self.tr("Ở cơ quan")),
            AWAITING: ListChip(self.tr("Chờ bổ sung")),
            OBLIGED: ListChip(self.tr("Chờ nghĩa vụ")),
            WITH_RESULT: ListChip(self.tr("Có kết quả")),
            ASKED: ListChip(self.tr("Cần trả lời")),
            OVERDUE: ListChip(self.tr("Quá hạn"), kind="wrong"),
        }
        self.chips[ASKED].setToolTip(self.tr("Bộ phận giải quyết đang hỏi quầy"))
        self.chips[AWAY].setToolTip(self.tr("Đang ở cơ quan giải quyết"))
        self.chips[OBLIGED].setToolTip(self.tr("Chờ người dân thực hiện nghĩa vụ tài chính"))
        columns = DossierColumns(self._session.workbench.desk, dossier_of)
        self.model = PagedTableModel(
            (
                tick_column(),
                columns.code(),
                columns.received(),
                columns.bringer(),
                columns.procedure(),
                columns.promised(),
                columns.state(),
            ),
            lambda wanted, after: fetch_rows(self._session, wanted, after),
            self._session.lookups,
            self,
        )
        self.table = MarkedTable(
            self.model, self.tr("Hồ sơ"), lambda found: found.dossier.id, rarer=(RECEIVED, PROMISED, CODE)
        )
        self.card = TableCard(self.table, "")
        self.marks = MarksBar()
        self.panel = DossierPanel(self._session)
        self.steps = DossierSteps(self._session, self)
        self.filing = Filing(self._session, self)
        self.file_online = Button(self.tr("Ghi hồ sơ trực tuyến…"), "Alt+W")
        self.add_tool(self.file_online)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self.add_notice(self.notice)
        lists = QWidget()
        places = Flow(lists)
        for chip in self.chips.values():
            places.addWidget(chip)
        self.add(self.search)
        self.add(lists)
        self.add(self.card, 1000)
        self.add(self.marks)  # below: ticking must not move the next row from under the hand
        self.add(1)
        self.add_side(self.panel, 1)
        self.setFocusProxy(self.search)
        QWidget.setTabOrder(self.search, self.file_online)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_search_entered)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._ask)
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked, key=key: self._on_chip(key))
        self.model.loaded.connect(self._on_loaded)
        self.model.load_failed.connect(self._on_load_failed)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.marks_changed.connect(self._on_marked)
        self.marks.wanted.connect(self._on_together)
        self.marks.cleared.connect(self.table.clear_marks)
        self.panel.step_wanted.connect(self.steps.take)
        self.file_online.clicked.connect(self.filing.open)
        self.filing.filed.connect(self._on_filed)
        self.steps.taken.connect(self._on_taken)
        self.steps.stopped.connect(lambda text: self.notice.show_notice("wrong", text))
        self.notice.action_requested.connect(self._on_notice_action)
        self._session.recorded.connect(self._on_recorded)

    def refresh(self) -> None:
        """Look again at the list, the counts and the dossier shown; what is chosen stays chosen."""
        if self._session.present is None:
            return
        shown = self.model.query
        most = min(max(self.model.rowCount(), PAGE), MOST_KEPT)
        if isinstance(shown, Wanted):
            self.model.set_query(Wanted(shown.text, shown.chosen, most))
        else:
            self._ask()
        self._session.ask(self._session.workbench.lookup.counts, self._show_counts)

    def show_dossier(self, dossier_id: str) -> None:
        """Show this dossier: chosen in the list when it stands there, else alone by its code."""
        self._pause.stop()  # a scan leaves the field as it was, yet tells that it was typed in
        self._after = dossier_id
        if self._choose_wanted():
            return
        self.panel.show_dossier(dossier_id)
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.dossier(dossier_id), lambda dossier: self._on_wanted(dossier_id, dossier))

    def search_for(self, text: str) -> None:
        """Look for these words in the whole register."""
        self._after = ""
        self._show_all(text)
        self.search.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field move through the list, so that the hand stays where it types."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif (focused := QApplication.focusWidget()) is not None and self.panel.isAncestorOf(focused):
            self._focus_list()
        elif self.search.hasFocus() and self.search.text():
            self.search.clear()
            self._ask()
        else:
            self.search.setFocus()
            self.search.selectAll()

    def _chosen_list(self) -> str:
        return next((key for key, chip in self.chips.items() if chip.isChecked()), ALL)

    def _ask(self) -> None:
        self._pause.stop()
        self._pending = True
        text = self.search.value()
        text = numbers.code_in(text) or text
        self.model.set_query(Wanted(text, self._chosen_list()))

    def _on_typed(self) -> None:
        self._after = ""
        self._pause.start()

    def _show_all(self, text: str) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.setText(text)
        self._ask()

    def _on_chip(self, key: str) -> None:
        self._after = ""
        for other, chip in self.chips.items():
            if other != key:
                chip.setChecked(False)
        self._ask()

    def _move(self, steps: int) -> None:
        last = self.model.rowCount() - 1
        self.table.choose(min(max(self.table.currentIndex().row() + steps, 0), last))

    def _on_search_entered(self) -> None:
        """Light the next step of what was typed for: of the answer to come when it is not there yet."""
        self._came_from = self.search
        if self._pause.isActive() or self._pending:
            self._light = True
            if self._pause.isActive():
                self._ask()
            return
        self._light_chosen()

    def _on_row_opened(self, _found: Found) -> None:
        self._came_from = self.table
        self._light_chosen()

    def _light_chosen(self) -> None:
        found = self.table.current_row()
        if found is not None:
            self.panel.light_next_step(found.dossier.id)

    def _on_loaded(self) -> None:
        fresh, self._pending = self._pending, False
        self.card.setMaximumHeight(self.table.content_height() + 4 if self.model.rowCount() else LEAST_CARD)
        if self.model.rowCount() == 0:
            self._say_empty()
        elif not self._choose_wanted() and not self._after and (fresh or self.table.current_row() is None):
            self.table.choose(0)  # a new question is answered from its newest; a refresh keeps what was chosen
        if self._light:
            self._light = False
            self._light_chosen()

    def _say_empty(self) -> None:
        text, hint = {
            TODAY: (self.tr("Hôm nay chưa có hồ sơ nào"), self.tr("Hồ sơ tiếp nhận ở F2 hiện ngay ở đây.")),
            TO_ACCEPT: (
                self.tr("Không có hồ sơ nào chờ tiếp nhận"),
                self.tr("Hồ sơ trực tuyến, và hồ sơ còn thiếu giấy tờ khi nộp, chờ ở đây."),
            ),
            AWAY: (self.tr("Không có hồ sơ nào ở cơ quan giải quyết"), ""),
            AWAITING: (self.tr("Không có hồ sơ nào chờ bổ sung"), ""),
            OBLIGED: (self.tr("Không có hồ sơ nào chờ nghĩa vụ tài chính"), ""),
            WITH_RESULT: (self.tr("Không có kết quả nào chờ trả"), ""),
            ASKED: (self.tr("Bộ phận giải quyết không hỏi gì"), ""),
            OVERDUE: (self.tr("Không có hồ sơ nào quá hạn"), ""),
        }.get(self._chosen_list(), (self.tr("Sổ chưa có hồ sơ nào"), self.tr("Hồ sơ tiếp nhận ở F2 hiện ngay ở đây.")))
        if self.search.value():
            text = self.tr("Không tìm thấy hồ sơ nào")
            hint = self.tr("Gõ ít chữ hơn: tên không dấu, số điện thoại, hoặc mấy số cuối của mã hồ sơ.")
        self.card.empty.set(text, hint)
        self.panel.clear(self.tr("Chưa chọn hồ sơ"), self.tr("Gõ để tìm, hoặc quét mã trên giấy tiếp nhận."))

    def _on_load_failed(self, error: Exception) -> None:
        self._pending = self._light = False
        self._after = ""
        self.notice.show_notice("wrong", explain(error), self.tr("Thử lại"))

    def _on_notice_action(self) -> None:
        self.notice.clear()
        self.refresh()

    def _on_chosen(self, found: Found | None) -> None:
        # None comes while a new answer is put in place: what is shown stays until the answer says what to show.
        if found is not None:
            self.panel.show_dossier(found.dossier.id)

    def _choose_wanted(self) -> bool:
        """Choose the row of the dossier that was asked for; False when no row has it, or none was asked for."""
        ids = [found.dossier.id for found in self.model.rows()]
        if self._after not in ids:
            return False
        self.table.choose(ids.index(self._after))
        self.panel.show_dossier(self._after)
        if not self._pending:  # else the answer that is on its way must choose it again
            self._after = ""
        return True

    def _on_wanted(self, dossier_id: str, dossier: Dossier | None) -> None:
        if dossier_id != self._after:
            return
        if dossier is None:
            self._after = ""
            self.notice.show_notice("waiting", self.tr("Quầy này chưa có hồ sơ đó. Kiểm tra lại mã, hoặc chờ đồng bộ."))
            return
        self._show_all(dossier.code or dossier.applicant.name)
        self.search.selectAll()

    def _on_marked(self) -> None:
        marked = [found.dossier for found in self.table.marked()]
        self.marks.show_marked(marked)
        self.panel.withhold(together=bool(marked))

    def _on_together(self, step: str) -> None:
        self.steps.take_together(step, [found.dossier for found in self.table.marked()])

    def _on_taken(self, taken: Taken) -> None:
        if taken.step in TOGETHER:
            self.table.clear_marks()
        self.notice.show_notice(taken.kind, taken.text)
        self._focus_list()

    def _on_filed(self, dossier: Dossier) -> None:
        text = self.tr("Đã ghi hồ sơ trực tuyến {0} · {1}, chờ tiếp nhận")
        self.notice.show_notice("done", text.format(dossier.code or "–", dossier.applicant.name))
        self.show_dossier(dossier.id)

    def _focus_list(self) -> None:
        self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_counts(self, counts: dict[str, int]) -> None:
        for key, chip in self.chips.items():
            chip.set_count(counts.get(key, 0))
