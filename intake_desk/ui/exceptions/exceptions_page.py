"""Ctrl F11: what needs a supervisor's eye, each with what happened and what to do; nothing waits for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.exceptions.answer_dialog import AnswerExceptionDialog
from intake_desk.ui.exceptions.exception_names import title_of
from intake_desk.ui.exceptions.exception_panel import ExceptionPanel
from intake_desk.ui.exceptions.exception_rows import columns
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.widgets import ChoiceBar, DataTable, Notice, Page, TableCard, row

OPEN, DONE = "open", "done"
ABOUT = 2


class ExceptionsPage(Page):
    """The list at the left, the chosen one told whole at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Việc cần xem lại"), parent, side=True)
        self._session = session
        self._generation = 0
        self.dialog: AnswerExceptionDialog | None = None
        self.notice = Notice()
        self.bar = ChoiceBar([(self.tr("Cần xem lại"), OPEN), (self.tr("Đã xem lại"), DONE)], name=self.tr("Danh sách"))
        self.model = TableModel(columns(), self)
        self.table = DataTable(self.model, self.tr("Việc cần xem lại"), key=lambda item: item.id, rarer=(ABOUT,))
        self.card = TableCard(self.table, "")
        self.panel = ExceptionPanel()
        self.add_notice(self.notice)
        self.add(row(self.bar, 1))
        self.add(self.card, 1)
        self.add_side(self.panel, 1)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.bar.chosen.connect(lambda _value: self.refresh())
        self.table.row_chosen.connect(self._show)
        self.table.row_opened.connect(lambda _item: self.ask_answer())
        self.panel.answer_requested.connect(self.ask_answer)
        self.panel.dossier_requested.connect(self._session.dossier_wanted)
        self.panel.page_requested.connect(self._session.page_wanted)
        self._session.recorded.connect(self._on_recorded)

    def refresh(self) -> None:
        """Look again; what is chosen stays chosen, an answer to an older question is dropped."""
        if self._session.present is None:
            return
        self._generation += 1
        asked, desk = self._generation, self._session.workbench.exceptions
        question = desk.open if self.bar.value() == OPEN else desk.answered
        self._session.ask(
            question, lambda found: self._on_answer(found) if asked == self._generation else None, self._on_failed
        )

    def ask_answer(self) -> None:
        """Ask the supervisor what was done about the chosen one."""
        item = self.table.current_row()
        clerk = self._session.present
        if not isinstance(item, InboxItem) or not item.is_open or clerk is None or clerk.login not in item.left_to:
            return
        desk = self._session.workbench.exceptions
        dialog = self.dialog = AnswerExceptionDialog(title_of(item.sort), item.choices, self)
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.said.connect(
            lambda choice, note: self._session.do(
                lambda: desk.answer(clerk, item.id, choice, note),
                lambda left: self._on_said(left=left),
                self._on_not_said,
            )
        )
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_said(self, *, left: bool) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        text = self.tr("Đã ghi trả lời; việc này rời khỏi danh sách ở mọi quầy.")
        if not left:
            text = self.tr("Đã ghi trả lời; lần của chính bạn còn chờ một người phụ trách khác xem.")
        self.notice.show_notice("done", text)

    def _on_not_said(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error))

    def _on_answer(self, found: list[InboxItem]) -> None:
        self.model.set_rows(found)
        if found and self.table.current_row() is None:
            self.table.choose(0)
        if self.bar.value() == OPEN:
            self.card.empty.set(
                self.tr("Không có việc nào cần xem lại"),
                self.tr("Trùng số, hai quầy cùng xử lý, đồng hồ sai… sẽ tự hiện ở đây; không việc nào làm dừng quầy."),
            )
        else:
            self.card.empty.set(self.tr("Chưa có việc nào đã xem lại"), "")
        self._show(self.table.current_row())

    def _show(self, item: InboxItem | None) -> None:
        self.panel.empty.set(self.tr("Chưa chọn việc nào"), "")
        self.panel.show_item(item, self._session.workbench.desk.now(), self._session.present)
