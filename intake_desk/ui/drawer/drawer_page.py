"""Ctrl F5: the clerk's own drawer, from the float to the count that nobody has told the result of."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.times import from_ms
from intake_desk.services.drawer_view import DrawerView
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.drawer.count_grid import CountGrid
from intake_desk.ui.drawer.drawer_dialogs import AcceptDialog, CloseDialog, HandDialog, MoveDialog, OpenDialog
from intake_desk.ui.drawer.drawer_words import difference_words, hand_over_words, mended_words, movement_words, signed
from intake_desk.ui.drawer.result_card import ResultCard
from intake_desk.ui.drawer.statement_dialog import StatementDialog
from intake_desk.ui.formats import day_text, money
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.widgets import (
    Button,
    Card,
    DataTable,
    Figure,
    Label,
    Notice,
    Page,
    PrimaryButton,
    TableCard,
    column,
    row,
)


class DrawerPage(Page):
    """What was done by hand at the left, the blind count in the middle, its result at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ngăn kéo"), parent)
        self._session = session
        self._view: DrawerView | None = None
        self._day = ""
        self._names: dict[str, str] = {}
        self._generation = 0
        self.dialog: StepDialog | None = None
        self.statement: StatementDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.not_opened = Notice(closable=False)
        self.left_open = Notice(closable=False)
        self.waiting = Notice(closable=False)
        self.given = Notice(closable=False)
        self.disputed = Notice(closable=False)
        self.mended = Notice(closable=False)
        ways = (self.not_opened, self.left_open, self.waiting, self.given, self.disputed, self.mended)
        for notice in (self.notice, *ways):
            self.add_notice(notice)
        self.read_statement = Button(self.tr("Sao kê ngân hàng… ({0})").format("Alt K"), "Alt+K")
        self.add_tool(self.read_statement)
        self.float = Figure(self.tr("Tiền lẻ đầu ca"), "–", "", "heading")
        self.payments = Figure(self.tr("Số khoản đã thu"), "0", "", "heading")
        self.open_drawer = Button(self.tr("Mở ngăn kéo… ({0})").format("Alt M"), "Alt+M")
        self.move_cash = Button(self.tr("Bỏ vào, lấy ra… ({0})").format("Alt R"), "Alt+R")
        self.hand = Button(self.tr("Bàn giao… ({0})").format("Alt G"), "Alt+G")
        begin = Card(self.tr("Trong ca"))
        begin.add(row((self.float, 1), (self.payments, 1), gap="card"))
        begin.add(column(self.open_drawer, self.move_cash, self.hand, gap="small"))
        self.moved = TableModel(
            (
                Column(self.tr("Giờ"), lambda one: f"{from_ms(one.at_ms):%H:%M}", width=68),
                Column(self.tr("Việc"), lambda one: movement_words(one, self._names), stretch=True),
                Column(self.tr("Số tiền"), lambda one: signed(one.amount), align="right"),
            ),
            self,
        )
        self.moved_table = DataTable(self.moved, self.tr("Tiền bỏ vào, lấy ra, bàn giao"))
        self.moved_card = TableCard(self.moved_table, self.tr("Chưa bỏ vào, lấy ra hay bàn giao khoản nào"))
        self.grid = CountGrid()
        self.total = Label("", "heading")
        self.record = PrimaryButton(self.tr("Ghi kết quả đếm"), "Ctrl+Return")
        counting = Card(self.tr("Đếm tiền"), note=self.tr("số tờ từng mệnh giá"))
        counting.add(self.grid)
        counting.add(1)
        counting.add(row(Label(self.tr("Cộng"), "text", "soft"), 1, self.total))
        counting.add(self.record)
        self.result = ResultCard()
        left = column(begin, (self.moved_card, 1))
        self.add(row((left, 4), (counting, 4), (self.result, 6), gap="card"), 1)
        self.setFocusProxy(self.grid)
        self.grid.changed.emit(0)

    def _connect(self) -> None:
        self.grid.changed.connect(lambda total: self.total.setText(money(total)))
        self.total.setText(money(0))
        self.grid.done.connect(self.record.setFocus)
        self.record.clicked.connect(self.count)
        self.open_drawer.clicked.connect(self.ask_to_open)
        self.move_cash.clicked.connect(lambda: self._ask(MoveDialog(self), self._bench.move))
        self.hand.clicked.connect(self.ask_to_hand)
        self.waiting.action_requested.connect(lambda: self._ask_to_accept(self._shown.waiting[0]))
        self.given.action_requested.connect(lambda: self._ask_to_accept(self._shown.given[0], back=True))
        self.not_opened.action_requested.connect(self.ask_to_open)
        self.left_open.action_requested.connect(self._on_left_open)
        self.result.close_requested.connect(self.ask_to_close)
        self.result.dossier_wanted.connect(self._session.dossier_wanted)
        self.read_statement.clicked.connect(self.ask_for_statement)
        self._session.recorded.connect(self._on_recorded)
        self._session.clerk_changed.connect(self._on_clerk)

    @property
    def _bench(self) -> Any:
        return self._session.workbench.drawers

    @property
    def _shown(self) -> DrawerView:
        assert self._view is not None
        return self._view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look at the drawer again."""
        clerk = self._session.present
        if clerk is None:
            return
        self._generation += 1
        asked, drawers, day = self._generation, self._session.workbench.drawers, self._day

        def answered(view: DrawerView) -> None:
            if asked == self._generation:
                self.show_view(view)

        self._session.ask(lambda: drawers.view(clerk, day), answered, self._on_failed)

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def show_view(self, view: DrawerView) -> None:
        """Set every part of the page from one value."""
        self._view = view
        self._names = {login: name for name, login in view.people}
        self.set_title(self.tr("Ngăn kéo · {0}").format(day_text(date.fromisoformat(view.day))))
        today = not self._day
        kept = view.proposed_float if today and not view.opened else 0
        said = self.tr("lần trước giữ lại {0}").format(money(kept)) if kept else ""
        self.float.set(money(view.float_amount) if view.opened else self.tr("chưa mở"), said)
        self.payments.set(str(view.payments))
        self._show_kept(kept if view.in_use else 0)
        self.open_drawer.setEnabled(today and not view.opened)
        self.move_cash.setEnabled(today)
        self.hand.setEnabled(today and bool(view.people))
        self.record.setEnabled(view.in_use)
        self.record.setText(self.tr("Ghi kết quả đếm lại") if view.result else self.tr("Ghi kết quả đếm"))
        self.moved.set_rows(view.moved)
        self.result.show_view(view, self._names)
        self._show_ways(view)

    def _show_ways(self, view: DrawerView) -> None:
        """What waits: cash to accept, cash that nobody took, days that were left open."""
        self._say(self.waiting, view.waiting, self.tr("{0} giao bạn {1}, đang chờ nhận."), self.tr("Đếm và nhận"))
        self._say(self.given, view.given, self.tr("{0} chưa nhận {1} bạn đã giao."), self.tr("Nhận lại"))
        self._show_disputed(view)
        if view.mended:
            self.mended.show_notice("waiting", "\n".join(map(mended_words, view.mended)))
        else:
            self.mended.clear()
        if self._day:
            words = self.tr("Đang đếm và khóa ngăn kéo bỏ ngỏ của ngày trước.")
            self.left_open.show_notice("waiting", words, self.tr("Về hôm nay"))
        elif view.left_open:
            day = day_text(date.fromisoformat(view.left_open[0]))
            words = self.tr("Ngăn kéo {0} chưa khóa.").format(day)
            self.left_open.show_notice("waiting", words, self.tr("Đếm và khóa"))
        else:
            self.left_open.clear()

    def _show_kept(self, kept: int) -> None:
        """What the last drawer kept, while cash is taken into one that was not opened: nobody's book has it today."""
        if not kept:
            self.not_opened.clear()
            return
        text = self.tr(
            "Lần trước giữ lại {0} làm tiền lẻ mà hôm nay chưa mở ngăn kéo: số tiền đó chưa vào ngăn kéo nào."
        )
        self.not_opened.show_notice("waiting", text.format(money(kept)), self.tr("Mở ngăn kéo (Alt M)"))

    def _show_disputed(self, view: DrawerView) -> None:
        """What was taken otherwise than this clerk gave it: they should know before anybody asks them."""
        clerk = self._session.present
        if clerk is None or not view.disputed:
            self.disputed.clear()
            return
        names, unit = {**self._names, clerk.login: clerk.name}, self._session.workbench.desk.unit
        said = [hand_over_words(one, lambda login: names.get(login, login), unit.desk_name) for one in view.disputed]
        self.disputed.show_notice("waiting", " ".join(said))

    def _say(self, notice: Notice, ways: tuple[HandOver, ...], words: str, action: str) -> None:
        if not ways:
            notice.clear()
            return
        one = ways[0]
        who = one.giver if notice is self.waiting else one.receiver
        notice.show_notice("waiting", words.format(self._names.get(who, who), money(one.amount)), action)

    def count(self) -> None:
        """Record what was counted; only then is the result told."""
        clerk, drawers, day, notes = self._session.clerk, self._bench, self._day, self.grid.notes()
        if not self.record.isEnabled():
            return
        self.record.setEnabled(False)
        self._session.do(lambda: drawers.count(clerk, notes, day), self._on_counted, self._on_failed)

    def ask_to_open(self) -> None:
        """Ask for the float."""
        self._ask(OpenDialog(self._shown.proposed_float, self), self._bench.open)

    def ask_to_hand(self) -> None:
        """Ask who gets how much."""
        self._ask(HandDialog(self._shown.people, self), self._bench.hand_over)

    def ask_to_close(self) -> None:
        """Ask for what stays, why it differs, and for the witness of a supervisor's own."""
        view, day = self._shown, self._day
        if view.result is None:
            return
        count = view.result.count
        dialog = CloseDialog(
            count.counted,
            difference_words(count.difference)[0],
            self,
            differs=bool(count.difference),
            kept=view.float_amount,
            witnesses=view.people if view.needs_witness else (),
        )
        self._ask(dialog, lambda clerk, **said: self._bench.close(clerk, day=day, **said))

    def ask_for_statement(self) -> None:
        """Choose the bank's file and see what each line is."""
        self.statement = StatementDialog(self._session, self)
        self.statement.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.statement.open()

    def _ask_to_accept(self, one: HandOver, *, back: bool = False) -> None:
        dialog = AcceptDialog(one, self._names.get(one.giver, one.giver), self, back=back)
        self._ask(dialog, self._bench.accept)

    def _ask(self, dialog: StepDialog, work: Callable[..., DrawerView]) -> None:
        """Open a question; its answer is recorded, or the question says why not."""
        clerk = self._session.clerk
        self.dialog = dialog
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.told.connect(lambda said: self._session.do(lambda: work(clerk, **said), self._on_told, self._on_refused))
        dialog.open()

    def _on_told(self, _view: DrawerView) -> None:
        if isinstance(self.dialog, CloseDialog):
            self._day = ""
            self.grid.clear()
            self.notice.show_notice("done", self.tr("Đã khóa ngăn kéo."))
        if self.dialog is not None:
            self.dialog.finish()

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self._on_failed(error)

    def _on_dialog_closed(self) -> None:
        self.dialog = None

    def _on_counted(self, view: DrawerView) -> None:
        """The hand stays on the page: what follows a count is closing, on a button that works only now."""
        self.notice.clear()
        self.show_view(view)
        self.result.close_drawer.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error))
        if self._view is not None:
            self.record.setEnabled(self._view.in_use)

    def _on_left_open(self) -> None:
        self._day = "" if self._day else self._shown.left_open[0]
        self.grid.clear()
        self.refresh()

    def _on_clerk(self, clerk: Clerk | None) -> None:
        """Another clerk has another drawer; what the one before counted is not theirs to see."""
        self._day = ""
        self.notice.clear()
        self.grid.clear()
        if clerk is not None and self.isVisible():
            self.refresh()
