"""F6: the day's figures over every desk, one decision, and what came after it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.closing_kinds import Covered
from intake_desk.domain.desk import Clerk
from intake_desk.domain.times import show_day
from intake_desk.services.closing_view import DayView
from intake_desk.services.slips import Printed
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.cash_card import CashCard
from intake_desk.ui.day.closing_decision import Decision
from intake_desk.ui.day.closing_rows import DayFacts, gather
from intake_desk.ui.day.closing_tables import DayTables
from intake_desk.ui.formats import day_text
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import SENT, WAITING, SyncState
from intake_desk.ui.widgets import (
    AskDialog,
    Bars,
    Button,
    Card,
    ChoiceField,
    FigureCard,
    Label,
    Notice,
    Page,
    column,
    row,
)


class ClosingPage(Page):
    """Anybody sees the day; only a supervisor rules it off, and the service checks that again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Chốt sổ"), parent)
        self._session = session
        self._facts: DayFacts | None = None
        self._day: str | None = None
        self._generation = 0
        self._offline = False
        self._busy = False
        self._dialog: AskDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.others = Notice(closable=False)
        self.add_notice(self.others)
        self.add_notice(self.notice)
        self.days = ChoiceField()
        self.days.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.days.setAccessibleName(self.tr("Ngày làm việc"))
        self.exceptions = Button("", icon_name="exception")
        self.add_tool(self.exceptions)
        self.add_tool(self.days)
        self.figures = [
            FigureCard(title)
            for title in (
                self.tr("Tiếp nhận"),
                self.tr("Đã trả"),
                self.tr("Yêu cầu bổ sung · từ chối"),
                self.tr("Quá hạn"),
                self.tr("Phí, lệ phí"),
            )
        ]
        self.cash = CashCard()
        self.hours = Bars()
        hours = Card(self.tr("Theo giờ"), note=self.tr("hồ sơ tiếp nhận"))
        hours.add(self.hours)
        right = column(hours, (self.cash, 1))
        self.add(row(*[(card, 4) for card in self.figures[:-1]], (self.figures[-1], 5), gap="card"))
        self.tables = DayTables()
        self.decision = Decision()
        self.add(row((self.tables, 3), (right, 2), gap="card"), 1)
        self.add(self.decision)
        self.setFocusProxy(self.cash.counted)

    def _connect(self) -> None:
        self.days.chosen.connect(self.show_day)
        self.others.action_requested.connect(self._on_other_day)
        self.notice.closed.connect(self._on_notice_closed)
        self.exceptions.clicked.connect(lambda: self._session.page_wanted.emit("exceptions", ""))
        self.decision.close_requested.connect(self.ask_to_close)
        self.decision.print_requested.connect(self.print_paper)
        self._session.recorded.connect(self._on_recorded)
        self._session.clerk_changed.connect(lambda _clerk: self._on_recorded())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._day is not None:
            self.show_day(None)
            return
        super().keyPressEvent(event)

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look at the day again; an answer to an older question is dropped."""
        if self._session.present is None:
            return
        self._generation += 1
        asked, bench, day = self._generation, self._session.workbench, self._day
        self._session.ask(
            lambda: gather(bench, day), lambda facts: self.show_facts(facts) if asked == self._generation else None
        )

    def show_day(self, day: object) -> None:
        """Look at another business day (ISO); None is the open one."""
        today = self._facts.today if self._facts else None
        chosen = None if day in (None, today) else str(day)
        if chosen != self._day:
            self._day = chosen
            self.cash.clear()
            self.notice.clear()
        self.refresh()

    def set_sync(self, state: SyncState) -> None:
        """How things stand with the server: without it, other desks' figures may be old."""
        offline = state.kind not in {SENT, WAITING}
        if offline != self._offline:
            self._offline = offline
            if self._facts is not None:
                self.show_facts(self._facts)

    def show_facts(self, facts: DayFacts) -> None:
        """Set every part of the page from one value."""
        view, self._facts = facts.view, facts
        self.set_title(self.tr("Chốt sổ ngày {0}").format(words.day_of(view)))
        for card, texts in zip(self.figures, words.figure_texts(view), strict=True):
            card.set(*texts)
        self.tables.show_facts(facts, offline=self._offline)
        self.hours.show_bars(words.hour_bars(view), words.hours_spoken(view))
        self.exceptions.setText(self.tr("{0} việc cần xem lại").format(facts.exceptions))
        self.exceptions.setVisible(facts.exceptions > 0)
        self._show_days(facts)
        self._show_cash(facts)

    def _show_days(self, facts: DayFacts) -> None:
        days = list(dict.fromkeys((facts.today, *facts.other_days, facts.view.day)))
        named = [(day_text(date.fromisoformat(day)), day) for day in days]
        named[0] = (self.tr("Hôm nay, {0}").format(named[0][0]), days[0])
        self.days.set_choices(named)
        self.days.set_value(facts.view.day)
        self.days.setVisible(len(days) > 1)
        others = [day for day in facts.other_days if day != facts.view.day]
        # One notice at a time: what was just done stands in its place until it is closed.
        if others and self.notice.isHidden():
            action = self.tr("Xem ngày {0}").format(show_day(date.fromisoformat(others[0])))
            self.others.show_notice("waiting", words.others_sentence(others), action)
        else:
            self.others.clear()

    def _show_cash(self, facts: DayFacts) -> None:
        view, clerk = facts.view, self._session.present
        may = clerk is not None and clerk.supervises
        self.decision.show_facts(facts, may_close=may)
        if view.closing is not None:
            self.cash.show_closed(view.expected_cash, view.closing.facts.counted_cash, view.closing.note)
        else:
            self.cash.show_open(view.expected_cash, editable=may)

    def _on_notice_closed(self) -> None:
        if self._facts is not None:
            self._show_days(self._facts)

    def _on_other_day(self) -> None:
        facts = self._facts
        others = [day for day in facts.other_days if day != facts.view.day] if facts else []
        if others:
            self.show_day(others[0])

    def ask_to_close(self) -> None:
        """Look once more, then say exactly what becomes final, and ask."""
        if self._busy or self._facts is None or self._facts.closed or not self.cash.check():
            return
        bench, day = self._session.workbench, self._facts.view.day
        self._session.ask(lambda: gather(bench, day), self._confirm)

    def _confirm(self, facts: DayFacts) -> None:
        self.show_facts(facts)
        # What has just arrived may have made a difference in the drawer.
        if facts.closed or not self.cash.check():
            return
        day = words.day_of(facts.view)
        self._dialog = dialog = AskDialog(
            self.tr("Chốt sổ ngày {0}?").format(day),
            words.final_sentence(facts),
            self.tr("Chốt sổ"),
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in words.final_details(facts, self.cash.amount()):
            dialog.add(Label(line, "text", "soft", wrap=True))
        dialog.confirm.setFocus()
        dialog.answered.connect(lambda _reason: self._close(facts))
        dialog.open()

    def _close(self, facts: DayFacts) -> None:
        clerk, bench, day = self._session.clerk, self._session.workbench, facts.view.day
        counted, note = self.cash.amount(), self.cash.note()
        self._set_busy(busy=True)
        self._session.do(
            lambda: bench.closing.close(clerk, day, counted, note),
            lambda view: self._on_closed(facts, view, clerk),
            self._on_refused,
        )

    def _on_closed(self, facts: DayFacts, view: DayView, clerk: Clerk) -> None:
        self._set_busy(busy=False)
        more = _covered_more(facts, view)
        detail = self.tr("Gồm cả mục vừa về trong lúc xác nhận.") if more else ""
        text = self.tr("Đã chốt sổ ngày {0}. Bảng tổng hợp đang được in.").format(words.day_of(view))
        self.notice.show_notice("done", text, detail=detail)
        self._print(view, clerk)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if field_of(error) == "cash":
            self.cash.counted_field.set_error(explain(error))
            self.cash.counted.setFocus()
            return
        self.notice.show_notice("wrong", explain(error))
        self.refresh()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.decision.set_busy(busy=busy)

    def print_paper(self) -> None:
        """Print the tally: a draft while the day is open."""
        if self._facts is not None and self._session.present is not None:
            self._print(self._facts.view, self._session.present)

    def _print(self, view: DayView, clerk: Clerk) -> None:
        slips = self._session.workbench.slips
        # On the thread that makes all papers: it records nothing, so nobody is told to look again.
        self._session.tasks.run(lambda: slips.tally(clerk, view), self._on_paper, self._on_refused)

    def _on_paper(self, paper: Printed) -> None:
        self._session.hand_out(paper)


def _covered_more(facts: DayFacts, view: DayView) -> bool:
    """Whether entries arrived between the question and the closing."""
    assert view.closing is not None
    shown = {desk.journal: desk.head for desk in facts.desks if desk.head}
    covered: tuple[Covered, ...] = view.closing.facts.covered
    return any(head.number > shown.get(head.journal, 0) for head in covered)
