"""The desk's day at a glance: the figures, what happened at the unit, what is promised for today."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.tally import MEANS
from intake_desk.services.closing_view import DayView
from intake_desk.services.lookup import News
from intake_desk.ui.day.day_rows import day_title, figure, means_note, money_told, news_columns, promise_columns
from intake_desk.ui.feedback.feedback_dialogs import FeedbackDialog
from intake_desk.ui.formats import money
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.widgets import Button, DataTable, FigureCard, Notice, Page, TableCard, column, row

LEAST_CARD = 160
CLERK, DESK = 4, 5


class DayPage(Page):
    """Figures above, happenings newest first at the left, today's promises at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Trong ngày"), parent)
        self._session = session
        self.dialog: FeedbackDialog | None = None
        self._arrived = False
        self._build()
        self._connect()

    def _build(self) -> None:
        desk = self._session.workbench.desk
        self.notice = Notice()
        self.feedback = Button(self.tr("Phản ánh, kiến nghị…"), "Alt+K")
        self.received = FigureCard(self.tr("Tiếp nhận"))
        self.handed_back = FigureCard(self.tr("Đã trả"))
        self.waiting = FigureCard(self.tr("Có kết quả, chờ trả"))
        self.overdue = FigureCard(self.tr("Quá hạn"))
        self.money = FigureCard(self.tr("Phí, lệ phí đã thu"))
        self.news = TableModel(news_columns(desk), self)
        self.promises = TableModel(promise_columns(desk), self)
        self.news_table = DataTable(
            self.news, self.tr("Việc trong ngày"), key=lambda news: news.entry.hash, rarer=(DESK, CLERK)
        )
        self.promise_table = DataTable(self.promises, self.tr("Hẹn trả hôm nay"), key=lambda dossier: dossier.id)
        self.news_card = TableCard(self.news_table, "")
        self.promise_card = TableCard(self.promise_table, "")
        self.add_notice(self.notice)
        figures = (self.received, self.handed_back, self.waiting, self.overdue, self.money)
        self.add(row(*((card, 1) for card in figures), gap="card"))
        beside = column((self.promise_card, 1000), 1, self.feedback)
        self.add(row((self.news_card, 5), (beside, 3), gap="card"), 1)
        self.setFocusProxy(self.news_table)

    def _connect(self) -> None:
        self.feedback.clicked.connect(self.ask_feedback)
        self.news_table.row_opened.connect(self._on_news_opened)
        self.promise_table.row_opened.connect(lambda dossier: self._session.dossier_wanted.emit(dossier.id))
        self._session.recorded.connect(self._on_recorded)
        self.notice.action_requested.connect(self._on_notice_action)

    def refresh(self) -> None:
        """Look again at the day."""
        if self._session.present is None:
            return
        bench = self._session.workbench

        def day() -> tuple[DayView, dict[str, int], list[News], list[Dossier]]:
            return bench.closing.view(), bench.lookup.counts(), bench.lookup.news(), bench.lookup.promised_today()

        self._session.ask(day, lambda answer: self._show(*answer), self._on_failed)

    def ask_feedback(self) -> None:
        """Write down what a citizen says about the service."""
        dialog = self.dialog = FeedbackDialog(self, stay=True)
        clerk, desk = self._session.clerk, self._session.workbench.feedback
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.given.connect(
            lambda who, about, text, sort, contact: self._session.do(
                lambda: desk.receive(clerk, who, about, text, sort=sort, contact=contact),
                lambda _given: self._on_given(),
                self._on_not_given,
            )
        )
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrived = True
        self.refresh()

    def _show(self, view: DayView, counts: dict[str, int], news: list[News], promised: list[Dossier]) -> None:
        self.set_title(day_title(view.day))
        refused, asked = figure(view, "refused"), figure(view, "supplement_requested")
        self.received.set(
            str(figure(view, "received")), self.tr("từ chối {0} · yêu cầu bổ sung {1}").format(refused, asked)
        )
        withdrawn = figure(view, "withdrawn")
        self.handed_back.set(
            str(figure(view, "handed_back")), self.tr("người dân rút {0}").format(withdrawn) if withdrawn else ""
        )
        self.waiting.set(str(counts["ready"]), self.tr("chờ bổ sung {0}").format(counts["awaiting_supplement"]))
        overdue = counts["overdue"]
        self.overdue.set(
            str(overdue),
            self.tr("xem ở sổ hồ sơ, xin lỗi người dân") if overdue else self.tr("không có"),
            "wrong" if overdue else "ink",
        )
        clerk = self._session.present
        if clerk is None or view.must_count(clerk.login):
            self.money.set("–", self.tr("hiện sau khi bạn đếm ngăn kéo"), "soft")
        else:
            told = money_told(view, clerk)
            self.money.set_label(self.tr("Phí, lệ phí đã thu") if clerk.supervises else self.tr("Phí, lệ phí bạn thu"))
            self.money.set(money(sum(told[means] for means in MEANS)), means_note(told))
        self.news_card.empty.set(self.tr("Hôm nay chưa có việc nào"))
        self.promise_card.empty.set(self.tr("Không có hồ sơ nào hẹn trả hôm nay"))
        self.news.set_rows(news)
        self.promises.set_rows(promised)
        self.promise_card.setMaximumHeight(self.promise_table.content_height() + 4 if promised else LEAST_CARD)
        self._settle()

    def _settle(self) -> None:
        """Whoever just came to the page finds the newest on top and nothing chosen; later news never moves it."""
        if not self._arrived:
            return
        self._arrived = False
        if self.news.rowCount() == 0:
            self.feedback.setFocus()
            return
        self.news_table.choose_none()
        if not self.promise_table.hasFocus():
            self.news_table.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error), self.tr("Thử lại"))
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_notice_action(self) -> None:
        self.notice.clear()
        self.refresh()

    def _on_news_opened(self, news: News) -> None:
        if news.dossier is not None:
            self._session.dossier_wanted.emit(news.dossier.id)

    def _on_dialog_closed(self) -> None:
        self.dialog = None

    def _on_given(self) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        self.notice.show_notice("done", self.tr("Đã ghi phản ánh, kiến nghị."))

    def _on_not_given(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()
