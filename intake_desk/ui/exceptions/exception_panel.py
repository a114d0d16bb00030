"""One exception told whole: what happened, what became of the data, what to do, what speaks for it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain import exceptions
from intake_desk.domain.desk import Clerk
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.exceptions.exception_names import title_of
from intake_desk.ui.exceptions.exception_rows import answer_text, look, moments
from intake_desk.ui.exceptions.exception_words import happened_text, kept_text, since_text, steps_of
from intake_desk.ui.widgets import Button, Card, EmptyState, Hairline, Label, PrimaryButton, Tag, column, row
from intake_desk.ui.widgets.layout import Remainder
from intake_desk.ui.widgets.timeline import Moments

LEAST = 120
LEADS_TO = {
    exceptions.LATE: "closing",
    exceptions.RIVAL: "closing",
    exceptions.FEEDBACK: "feedback",
    **dict.fromkeys((exceptions.DOCUMENT, exceptions.ACCOUNT, exceptions.AMOUNTS), "unit_data"),
}


class ExceptionPanel(Card):
    """``answer_requested``; ``dossier_requested(id)``; ``page_requested(page, day)``."""

    answer_requested = Signal()
    dossier_requested = Signal(str)
    page_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._item: InboxItem | None = None
        self.setAccessibleName(self.tr("Việc đang chọn"))
        self.tag = Tag("waiting", "")
        self.head = Label("", "heading", wrap=True)
        self.since = Label("", "small", "soft", wrap=True)
        self.what = Label("", "text", wrap=True)
        self.kept = Label("", "text", "done", wrap=True)
        self.steps = Label("", "text", wrap=True)
        self._rule = Hairline()
        self.evidence_title = Label(self.tr("Căn cứ"), "small strong", "soft")
        self.evidence = Moments()
        self.said = Label("", "text", wrap=True)
        self._said_title = Label(self.tr("Đã trả lời"), "small strong", "soft")
        self._steps_title = Label(self.tr("Việc cần làm"), "small strong", "soft")
        self.answer = PrimaryButton(self.tr("Đã xem lại…"), "Enter")
        self.first = Button(self.tr("Mở hồ sơ"), "Alt+1")
        self.second = Button(self.tr("Mở hồ sơ thứ hai"), "Alt+2")
        self.elsewhere = Button("", "Alt+3")
        self.not_yours = Label("", "small", "soft", wrap=True)
        self.empty = EmptyState()
        told = QWidget()
        told.setLayout(
            column(
                column(row(self.tag, 1), self.head, self.since, gap="tight"),
                self.what,
                self.kept,
                column(self._steps_title, self.steps, gap="tight"),
                column(self._said_title, self.said, gap="tight"),
                self._rule,
                self.evidence_title,
                self.evidence,
                1,
                gap="field",
            )
        )
        self._told = Remainder(told, LEAST)
        self._one = QWidget()
        self._one.setLayout(
            column(
                (self._told, 1),
                self.not_yours,
                self.answer,
                row((self.first, 1), (self.second, 1), (self.elsewhere, 1)),
                gap="small",
            )
        )
        self.add(self._one, 1)
        self.add(self.empty, 1)
        self.answer.clicked.connect(self.answer_requested)
        self.first.clicked.connect(lambda: self._open_dossier(0))
        self.second.clicked.connect(lambda: self._open_dossier(1))
        self.elsewhere.clicked.connect(self._go)

    @property
    def item(self) -> InboxItem | None:
        """What is told."""
        return self._item

    def show_item(self, item: InboxItem | None, now: datetime, clerk: Clerk | None) -> None:
        """Tell another exception, or that none is chosen; what this clerk may not answer says why."""
        changed = item is None or self._item is None or item.id != self._item.id
        self._item = item
        self._one.setVisible(item is not None)
        self.empty.setVisible(item is None)
        if item is None:
            return
        seen = look(item)
        self.tag.set(seen.kind, seen.text, seen.shape)
        self.head.setText(title_of(item.sort))
        self.since.setText(self.tr("Từ {0}").format(since_text(item)))
        self.what.setText(happened_text(item))
        self.kept.setText(kept_text(item))
        self._show_lines(item, now)
        self._offer(item, clerk)
        if changed:
            self._told.verticalScrollBar().setValue(0)

    def _show_lines(self, item: InboxItem, now: datetime) -> None:
        steps = steps_of(item)
        self.steps.setText("\n".join(f"{at}. {step}" for at, step in enumerate(steps, 1)))
        self.said.setText("\n\n".join(answer_text(said) for said in item.answers))
        parts: list[tuple[QWidget, bool]] = [(part, bool(steps)) for part in (self.steps, self._steps_title)]
        parts += [(part, bool(item.answers)) for part in (self.said, self._said_title)]
        parts += [(part, bool(item.pieces)) for part in (self._rule, self.evidence_title, self.evidence)]
        for part, told in parts:
            part.setVisible(told)
        self.evidence.show_moments(moments(item, now))

    def _offer(self, item: InboxItem, clerk: Clerk | None) -> None:
        supervises = clerk is not None and clerk.supervises
        may_answer = clerk is not None and clerk.login in item.left_to
        self.answer.setVisible(item.is_open and supervises)
        self.answer.setEnabled(may_answer)
        self.not_yours.setText(
            self.tr("Có mục do chính bạn ghi hoặc đồng ý, hoặc là ngăn kéo của bạn: người phụ trách khác trả lời.")
            if supervises
            else self.tr("Mọi cán bộ xem được; chỉ người phụ trách trả lời.")
        )
        self.not_yours.setVisible(item.is_open and not may_answer)
        several = len(item.dossiers) > 1
        self.first.setText(self.tr("Mở hồ sơ thứ nhất") if several else self.tr("Mở hồ sơ"))
        self.first.setVisible(bool(item.dossiers))
        self.second.setVisible(several)
        page = LEADS_TO.get(item.sort, "")
        words = {
            "closing": self.tr("Mở trang Chốt sổ"),
            "feedback": self.tr("Mở trang Phản ánh"),
            "unit_data": self.tr("Mở trang Dữ liệu"),
        }
        self.elsewhere.setText(words.get(page, ""))
        self.elsewhere.setVisible(bool(page))

    def _open_dossier(self, at: int) -> None:
        if self._item is not None and at < len(self._item.dossiers):
            self.dossier_requested.emit(self._item.dossiers[at].id)

    def _go(self) -> None:
        if self._item is not None and self._item.sort in LEADS_TO:
            day = self._item.about if self._item.sort == exceptions.LATE else ""
            self.page_requested.emit(LEADS_TO[self._item.sort], day)
