"""F12: what citizens said about the service, until each was answered."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.feedback import ANSWERED, Feedback
from intake_desk.domain.refusals import Refusal
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.feedback.feedback_dialogs import AnswerFeedbackDialog, FeedbackDialog, ForwardFeedbackDialog
from intake_desk.ui.feedback.feedback_words import columns, day_of, look, sort_word, way_word
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.widgets import (
    Button,
    Card,
    ChoiceBar,
    DataTable,
    EmptyState,
    Label,
    Notice,
    Page,
    PrimaryButton,
    TableCard,
    Tag,
    column,
    row,
)

OPEN, DONE = "open", "done"


class FeedbackPage(Page):
    """The list at the left, the chosen one with what can be done about it at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Phản ánh, kiến nghị"), parent, side=True)
        self._session = session
        self._wanted = ""
        self.dialog: StepDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.bar = ChoiceBar([(self.tr("Chờ trả lời"), OPEN), (self.tr("Đã trả lời"), DONE)], name=self.tr("Danh sách"))
        self.new = Button(self.tr("Ghi phản ánh, kiến nghị…"), "Alt+K")
        self.model = TableModel(columns(self._session.workbench.desk.now_ms), self)
        self.table = DataTable(self.model, self.tr("Phản ánh, kiến nghị"), key=lambda one: one.id, rarer=(0,))
        self.card = TableCard(self.table, "")
        self.tag = Tag("neutral", "")
        self.head = Label("", "heading", wrap=True)
        self.people = Label("", "small", "soft", wrap=True)
        self.text = Label("", "text", wrap=True)
        self.about = Label("", "small", "soft", wrap=True)
        self.after = Label("", "text", wrap=True)
        self.answer = PrimaryButton(self.tr("Trả lời…"), "Enter")
        self.forward = Button(self.tr("Chuyển nơi khác…"), "Alt+C")
        self.empty = EmptyState()
        self._one = QWidget()
        self._one.setLayout(
            column(
                column(row(self.tag, 1), self.head, self.people, self.about, gap="tight"),
                self.text,
                self.after,
                1,
                self.answer,
                row((self.forward, 1)),
                gap="field",
            )
        )
        self.panel = Card("")
        self.panel.setAccessibleName(self.tr("Phản ánh đang chọn"))
        self.panel.add(self._one, 1)
        self.panel.add(self.empty, 1)
        self.add_notice(self.notice)
        self.add(row(self.bar, 1, self.new))
        self.add(self.card, 1)
        self.add_side(self.panel, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bar.chosen.connect(lambda _value: self.refresh())
        self.new.clicked.connect(self.ask)
        self.answer.clicked.connect(self.ask_answer)
        self.forward.clicked.connect(self.ask_receiver)
        self.table.row_chosen.connect(self._show)
        self.table.row_opened.connect(lambda _one: self.ask_answer())
        self._session.recorded.connect(self._on_recorded)

    def refresh(self) -> None:
        """Look again; what is chosen stays chosen."""
        if self._session.present is None:
            return
        desk = self._session.workbench.feedback
        question = desk.open if self.bar.value() == OPEN else desk.answered
        self._session.ask(question, self._on_answer, self._on_failed)

    def ask(self) -> None:
        """Write down what a citizen says."""
        clerk, desk = self._session.clerk, self._session.workbench.feedback
        dialog = FeedbackDialog(self, stay=True)
        dialog.given.connect(
            lambda who, about, text, sort, contact: self._record(
                lambda: desk.receive(clerk, who, about, text, sort=sort, contact=contact),
                self.tr("Đã ghi. Hạn trả lời: {0}."),
            )
        )
        self._open(dialog)

    def ask_answer(self) -> None:
        """Write down what the citizen was answered."""
        chosen = self.table.current_row()
        if not isinstance(chosen, Feedback) or not chosen.is_open:
            return
        clerk, desk = self._session.clerk, self._session.workbench.feedback
        dialog = AnswerFeedbackDialog(self)
        dialog.answered_so.connect(
            lambda text, how: self._record(lambda: desk.answer(clerk, chosen.id, text, how), self.tr("Đã ghi trả lời."))
        )
        self._open(dialog)

    def ask_receiver(self) -> None:
        """Pass it on."""
        chosen = self.table.current_row()
        if not isinstance(chosen, Feedback) or not chosen.is_open:
            return
        clerk, desk = self._session.clerk, self._session.workbench.feedback
        dialog = ForwardFeedbackDialog(self)
        dialog.forwarded.connect(
            lambda receiver, note: self._record(
                lambda: desk.forward(clerk, chosen.id, receiver, note), self.tr("Đã chuyển. Hạn trả lời vẫn là {0}.")
            )
        )
        self._open(dialog)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _open(self, dialog: StepDialog) -> None:
        self.dialog = dialog
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _record(self, work: Callable[[], Feedback], text: str) -> None:
        self._session.do(work, lambda feedback: self._on_recorded_one(feedback, text), self._on_not_recorded)

    def _on_recorded_one(self, feedback: Feedback, text: str) -> None:
        self._wanted = feedback.id
        if self.dialog is not None:
            self.dialog.finish()
        self.notice.show_notice("done", text.format(day_of(feedback.answer_by)))

    def _on_not_recorded(self, error: Exception) -> None:
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

    def _on_answer(self, found: list[Feedback]) -> None:
        self.model.set_rows(found)
        ids = [one.id for one in found]
        if found and (self._wanted in ids or self.table.current_row() is None):
            self.table.choose(ids.index(self._wanted) if self._wanted in ids else 0)
        self._wanted = ""
        is_open = self.bar.value() == OPEN
        self.card.empty.set(
            self.tr("Không có phản ánh, kiến nghị nào chờ trả lời") if is_open else self.tr("Chưa có trả lời nào"), ""
        )
        self._show(self.table.current_row())

    def _show(self, one: Feedback | None) -> None:
        self._one.setVisible(one is not None)
        self.empty.setVisible(one is None)
        self.empty.set(self.tr("Chưa chọn phản ánh"), self.tr("Alt K ghi phản ánh mới."))
        if one is None:
            return
        seen = look(one, self._session.workbench.desk.now_ms())
        self.tag.set(seen.kind, seen.text, seen.shape)
        self.head.setText(sort_word(one.sort))
        self.people.setText(" · ".join(part for part in (one.sender or self.tr("Không nêu tên"), one.contact) if part))
        self.about.setText(
            " · ".join(
                part
                for part in (
                    one.about,
                    self.tr("nhận {0}").format(day_of(one.received_at)),
                    self.tr("hạn trả lời {0}").format(day_of(one.answer_by)),
                )
                if part
            )
        )
        self.text.setText(one.text)
        self.after.setText(self._after(one))
        self.after.setVisible(bool(self.after.text()))
        self.answer.setVisible(one.is_open)
        self.forward.setVisible(one.is_open)

    def _after(self, one: Feedback) -> str:
        lines = [self.tr("Đã chuyển: {0}").format(one.receiver)] if one.receiver else []
        if one.state == ANSWERED:
            how, day = way_word(one.answered_how), day_of(one.answered_at)
            lines.append(self.tr("Trả lời ngày {0} ({1}): {2}").format(day, how, one.answer))
        return "\n".join(lines)
