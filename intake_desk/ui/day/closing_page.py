"""F6: the day's figures over every desk, one decision, and what came after it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.times import show_day
from intake_desk.ui.chart_words import chart_note, chart_words
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_decision import Decision
from intake_desk.ui.day.closing_dialog import RulingDialog
from intake_desk.ui.day.closing_doubts import DAY, DOSSIER, DRAWERS, LEFT, MONEY, TALLY, doubts, named
from intake_desk.ui.day.closing_rows import DayFacts, gather
from intake_desk.ui.day.closing_ruling import Ruling
from intake_desk.ui.day.closing_tables import LATE, DayTables
from intake_desk.ui.day.doubt_box import FEW, LEAST, DoubtBox
from intake_desk.ui.day.left_drawer_dialog import LeftDrawerDialog
from intake_desk.ui.day.money_list import MoneyList, MoneyRow, money_rows
from intake_desk.ui.day.other_day import OTHER_DAY, OtherDayDialog, day_choices
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import SENT, WAITING, SyncState
from intake_desk.ui.widgets import Card, ChoiceField, FigureCard, Notice, Page, row
from intake_desk.ui.widgets.chart_pane import ChartPane, LinkButton, NumbersButton
from intake_desk.ui.widgets.file_dialog import ask_where_to_save


class ClosingPage(Page):
    """Anybody sees the day; only a supervisor rules it off, and the service checks that again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Chốt sổ"), parent)
        self._session = session
        self._facts: DayFacts | None = None
        self._day: str | None = None
        self._generation = 0
        self._offline = False
        self._waited: frozenset[str] = frozenset()
        self._told_to = session.present.login if session.present is not None else ""
        self.listed: MoneyList | None = None
        self.left: LeftDrawerDialog | None = None
        self.ruling = Ruling(session, self)
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
        self.add_tool(self.days)
        self.figures = [
            FigureCard(title)
            for title in (
                self.tr("Tiếp nhận"),
                self.tr("Đã trả"),
                self.tr("Chờ bổ sung giấy tờ · từ chối"),
                self.tr("Quá hạn"),
                self.tr("Phí, lệ phí"),
            )
        ]
        self.hours = ChartPane()
        self.turn = NumbersButton()
        self.more = LinkButton(self.tr("Biểu đồ khác"))
        self.hours_card = Card(self.tr("Nhận theo giờ"))
        self.hours_card.add_tool(self.more)
        self.hours_card.add_tool(self.turn)
        self.hours_card.add(self.hours, 1)
        self.doubts = DoubtBox()
        self.hours_card.add(self.doubts)
        self._counts = row(*[(card, 4) for card in self.figures[:-1]], (self.figures[-1], 5), gap="card")
        self.add(self._counts)
        self.tables = DayTables()
        self.decision = Decision()
        self.add(row((self.tables, 2), (self.hours_card, 1), gap="card"), 1)
        self.add_foot(self.decision)
        self._laid_out = QTimer(self, singleShot=True, interval=0)  # not while the page is just being laid out
        self._laid_out.timeout.connect(self._give_room)
        # As high as its words need at the width they have, not at the least width that they could have.
        self._scroll.widget().setMinimumHeight(1)
        for place in (self._scroll.viewport(), self._scroll.widget()):
            place.installEventFilter(self)
        self.setFocusProxy(self.tables.bar)

    def _connect(self) -> None:
        self.days.chosen.connect(self._on_day_chosen)
        self.others.action_requested.connect(self._on_other_day)
        self.notice.closed.connect(self._on_notice_closed)
        self.notice.action_requested.connect(self.ruling.act)
        self.tables.turned.connect(self._on_table)
        self.turn.turned.connect(self._on_turned)
        self.more.clicked.connect(lambda: self._session.page_wanted.emit("reports", "charts"))
        self.doubts.way_wanted.connect(self._on_way)
        self.decision.close_requested.connect(self.ask_to_close)
        self.decision.addendum_requested.connect(self.ask_for_addendum)
        self.decision.wait_requested.connect(self.wait_for_desks)
        self.decision.drawer_requested.connect(lambda: self._session.page_wanted.emit("drawer", ""))
        self.decision.print_requested.connect(self.print_paper)
        self.decision.save_requested.connect(self.ask_where_to_save)
        self.ruling.told.connect(self.notice.show_notice)
        self.ruling.busy_changed.connect(self._on_busy)
        self._session.recorded.connect(self._on_recorded)
        self._session.clerk_changed.connect(self._on_clerk)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever takes or gives room on the page is paid for by the doubts, which fold."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._laid_out.start()
        return super().eventFilter(watched, event)

    def _give_room(self) -> None:
        """Let the doubts be as high as the figures and what shares their card leave in the window."""
        self.main.activate()
        wide = self.tables.isAncestorOf(self.doubts)
        place = self._scroll.viewport()
        high = place.height() - self._counts.totalHeightForWidth(place.width()) - self.main.spacing()
        card, wanting = (self.tables, self.tables.wanting) if wide else (self.hours_card, self.hours.wanting)
        room = high - card.height_beside(self.doubts)
        self.doubts.set_room(max(room - wanting, min(room, FEW if wide else LEAST)), roomy=wide)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._day is not None:
            self.show_day(None)
            return
        super().keyPressEvent(event)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001  # a signal's argument
        self.decision.set_busy(busy=busy)
        if not busy:
            self.notice.clear()
            self.refresh()

    def _on_clerk(self, clerk: Clerk | None) -> None:
        """What was told to one person, and the way on from it, is not another's; whoever comes back finds it again."""
        if clerk is not None and clerk.login != self._told_to:
            self._told_to = clerk.login
            self._forget_told()
        self._on_recorded()

    def _forget_told(self) -> None:
        self.notice.clear()
        self.ruling.forget()

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look at the day again; an answer to an older question is dropped."""
        clerk = self._session.present
        if clerk is None:
            return
        self._generation += 1
        asked, bench, day = self._generation, self._session.workbench, self._day
        self._session.ask(
            lambda: gather(bench, day, clerk),
            lambda facts: self.show_facts(facts) if asked == self._generation else None,
        )

    def _on_day_chosen(self, day: object) -> None:
        if day != OTHER_DAY or self._facts is None:
            self.show_day(day)
            return
        facts = self._facts
        self.days.set_value(facts.view.day)
        dialog = OtherDayDialog((facts.today, *facts.other_days, *facts.past_days), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.belong_to(self._session)
        dialog.answered.connect(self.show_day)
        dialog.open()

    def show_day(self, day: object) -> None:
        """Look at another business day (ISO); None is the open one."""
        today = self._facts.today if self._facts else None
        chosen = None if day in (None, today) else str(day)
        if chosen != self._day:
            self._day = chosen
            self._waited = frozenset()
            self._forget_told()
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
        if self._facts is not None and self._facts.view.day != facts.view.day:
            self._forget_told()
        view, self._facts = facts.view, facts
        self.set_title(self.tr("Chốt sổ ngày {0}").format(words.day_of(view)))
        for card, texts in zip(self.figures, words.figure_texts(facts), strict=True):
            card.set(*texts)
        self.tables.show_facts(facts, offline=self._offline)
        self.doubts.show_doubts(doubts(facts, offline=self._offline))
        self.hours.show_chart(facts.hours, chart_words())
        self.hours_card.title.setToolTip(chart_note(facts.hours))
        self._show_days(facts)
        self._show_waiting(facts)

    def _show_waiting(self, facts: DayFacts) -> None:
        """Tell of a desk that was waited for as soon as it is back."""
        silent = frozenset(desk.journal for desk in facts.view.to_wait_for)
        back = [one for one in facts.view.desks if one.journal in self._waited - silent and not one.revoked]
        if back and not facts.closed:
            text = self.tr("Đã nhận được mục của {0}. Xem lại số liệu rồi chốt.").format(words.named(back))
            self.notice.show_notice("done", text)
        self._waited &= silent
        clerk = self._session.present
        may = clerk is not None and clerk.supervises
        self.decision.show_facts(facts, may_close=may, waiting=bool(self._waited))

    def wait_for_desks(self) -> None:
        """Leave the day open for the desks that are silent."""
        if self._facts is not None:
            self._waited = frozenset(desk.journal for desk in self._facts.view.to_wait_for)
            self._show_waiting(self._facts)

    def _show_days(self, facts: DayFacts) -> None:
        choices = day_choices(facts)
        self.days.set_choices(choices)
        self.days.set_value(facts.view.day)
        self.days.setVisible(len(choices) > 1)
        others = [day for day in facts.other_days if day != facts.view.day]
        # One notice at a time: what was just done stands in its place until it is closed.
        if others and self.notice.isHidden():
            action = self.tr("Xem ngày {0}").format(show_day(date.fromisoformat(others[0])))
            self.others.show_notice("waiting", words.others_sentence(others), action)
        else:
            self.others.clear()

    def _on_notice_closed(self) -> None:
        if self._facts is not None:
            self._show_days(self._facts)

    def _on_other_day(self) -> None:
        facts = self._facts
        others = [day for day in facts.other_days if day != facts.view.day] if facts else []
        if others:
            self.show_day(others[0])

    def _on_table(self, which: str) -> None:
        """All that went through the drawers needs the whole width; what looks wrong stands below it then."""
        wide = which == DRAWERS
        (self.tables if wide else self.hours_card).add(self.doubts)
        self.hours_card.setHidden(wide)
        self.doubts.setVisible(bool(self.doubts.said))
        self._give_room()

    def _on_turned(self, numbers: bool) -> None:  # noqa: FBT001  # a signal's argument
        self.hours.show_numbers(numbers)
        self._give_room()

    def _on_way(self, page: str, argument: str) -> None:
        if page in (DRAWERS, LATE):
            self.tables.show_table(page)
        elif page == DAY:
            self.show_day(argument)
        elif page == DOSSIER:
            self._session.dossier_wanted.emit(argument)
        elif page == TALLY:
            self.print_paper()
        elif page == MONEY:
            self._list_money(argument)
        elif page == LEFT:
            self._close_for(argument)
        else:
            self._session.page_wanted.emit(page, argument)

    def _list_money(self, sort: str) -> None:
        """Show the sums that a sentence speaks of, one by one."""
        said = next((one for one in self._facts.money if one.sort == sort), None) if self._facts else None
        if said is None:
            return
        bench, window = self._session.workbench, self.window()

        def show(rows: tuple[MoneyRow, ...]) -> None:
            self.listed = MoneyList(self._session, said.text, rows, window)
            self.listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.listed.open()

        self._session.ask(lambda: money_rows(bench, said.items), show)

    def _close_for(self, name: str) -> None:
        """Ask for what is really in a drawer that its clerk left, and who is there to see it."""
        facts, clerk = self._facts, self._session.present
        found = (one for one in facts.view.drawers if named(one) == name) if facts is not None else iter(())
        drawer = next(found, None)
        if drawer is None or facts is None or clerk is None:
            return
        self.left = LeftDrawerDialog(self._session, facts.view, drawer, self.window())
        self.left.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.left.belong_to(self._session)
        self.left.closed.connect(lambda said: self.notice.show_notice("done", said))
        self.left.open()

    def ask_to_close(self) -> None:
        """Look once more, then say exactly what becomes final, and ask."""
        self._look_again(self.ruling.ask_to_close)

    def ask_for_addendum(self) -> None:
        """Look once more, then say what the addendum seals, and ask."""
        self._look_again(self.ruling.ask_for_addendum)

    def _look_again(self, ask: Callable[[DayFacts], None]) -> None:
        if self.busy or self._facts is None:
            return
        bench, day, clerk = self._session.workbench, self._facts.view.day, self._session.clerk

        def looked(facts: DayFacts) -> None:
            self.show_facts(facts)
            if not self.decision.blocked:
                ask(facts)

        self._session.ask(lambda: gather(bench, day, clerk), looked)

    @property
    def dialog(self) -> RulingDialog | None:
        """What is being asked, if anything is."""
        return self.ruling.dialog

    @property
    def busy(self) -> bool:
        """Whether the day is being ruled off, or its paper made."""
        return self.ruling.busy

    def print_paper(self) -> None:
        """Print the tally: a draft while the day is open."""
        if self._facts is not None and self._session.present is not None:
            self.ruling.print_tally(self._facts.view, self._session.present)

    def ask_where_to_save(self) -> None:
        """Let the supervisor choose the workbook's place and name."""
        if self._facts is None:
            return
        name = self.tr("Chot-so-{0}.xlsx").format(self._facts.view.day)
        ask_where_to_save(
            self, self.tr("Lưu Excel"), name, self.tr("Bảng tính Excel (*.xlsx)"), lambda path: self.save_to(str(path))
        )

    def save_to(self, path: str) -> None:
        """Write the day's workbook where somebody asked for it."""
        if self._facts is not None and self._session.present is not None:
            self.ruling.save(self._facts.view, self._session.present, path)
