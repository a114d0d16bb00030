"""Ctrl+F9: how the exchange stands, every desk of the unit, and, for a supervisor, adding and revoking desks."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.refusals import Refusal
from intake_desk.services.desks import DeskStanding, DesksView
from intake_desk.ui.background_sync import BackgroundSync
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.sync.at_server import AtServer
from intake_desk.ui.sync.code_card import CodeCard
from intake_desk.ui.sync.desk_dialogs import AddDeskDialog, RevokeDeskDialog
from intake_desk.ui.sync.desk_rows import advice, desk_columns, talk_text
from intake_desk.ui.sync_wording import SyncState, sync_look, sync_sentence
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Card, DataTable, Label, Notice, Page, TableCard, row
from intake_desk.ui.widgets.status_line import Lamp
from intake_desk.wire import CodeAnswer

Result = TypeVar("Result")


class SyncPage(Page):
    """State, a code for a new desk and all desks at the left; at the right the cards of ways without the server."""

    def __init__(
        self,
        session: Session,
        sync: BackgroundSync,
        at_server: AtServer,
        parent: QWidget | None = None,
        *,
        errands: Tasks,
    ) -> None:
        """`errands` runs what waits for the server on a supervisor's behalf."""
        super().__init__(self.tr("Đồng bộ và các quầy"), parent, side=True)
        self._session, self._sync, self._at_server, self._errands = session, sync, at_server, errands
        self._view = DesksView(session.workbench.desk)
        self.dialog: AddDeskDialog | RevokeDeskDialog | None = None
        self._build()
        self._connect()
        self._on_clerk(session.present)

    def _build(self) -> None:
        self.notice = Notice()
        self.lamp = Lamp()
        self.sentence = Label("", "main", wrap=True)
        self.advice = Label("", "text", "soft", wrap=True)
        self.talk = Label("", "text", "soft", wrap=True)
        self.address = Label("", "small", "soft", wrap=True)
        self.try_now = Button(self.tr("Thử ngay"), "Ctrl+Return")
        state = Card(self.tr("Máy chủ"))
        state.add_tool(self.try_now)
        state.add(row(self.lamp, (self.sentence, 1)))
        for label in (self.advice, self.talk, self.address):
            state.add(label)
        self.model = TableModel(desk_columns(self._session.workbench.desk.now), self)
        self.table = DataTable(self.model, self.tr("Các quầy của đơn vị"), key=lambda one: one.number, rarer=(1, 3))
        self.card = TableCard(
            self.table, self.tr("Chưa biết quầy nào"), self.tr("Danh sách quầy đến từ máy chủ khi có mạng."), fit=True
        )
        self.add_desk = Button(self.tr("Thêm quầy…"), "Alt+T")
        self.revoke_desk = Button(self.tr("Thu hồi quầy…"), "Alt+H")
        self.to_review = Button("", kind="quiet")
        self.to_review.hide()
        self.code_card = CodeCard()
        self.add_notice(self.notice)
        self.add(state)
        self.add(self.code_card)
        self.add(self.card)
        self.add(row(self.add_desk, self.revoke_desk, 1, self.to_review))
        self.add(1)
        self.add_side(1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.try_now.clicked.connect(self._try)
        self.add_desk.clicked.connect(self.ask_code)
        self.revoke_desk.clicked.connect(self.ask_revocation)
        self.to_review.clicked.connect(lambda: self._session.page_wanted.emit("exceptions", ""))
        self._sync.state_changed.connect(self._on_state)
        self._session.recorded.connect(self._on_recorded)
        self._session.clerk_changed.connect(self._on_clerk)

    def add_card(self, card: QWidget) -> None:
        """Put the card of another way to exchange at the right."""
        self.side.insertWidget(self.side.count() - 1, card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look again, at the state and at every desk; the desk that is chosen stays chosen."""
        self._show_state(self._sync.state)
        self._session.ask(self._view.standings, self._on_standings)
        self._session.ask(self._session.workbench.exceptions.count, self._on_to_review)

    def ask_code(self) -> None:
        """Ask a supervisor's password, and the server for a code with which one more desk may enrol."""
        dialog = AddDeskDialog(self)
        login = self._session.clerk.login
        dialog.wanted.connect(
            lambda password: self._at_the_server(lambda: self._at_server.issue_code(login, password), self._on_code)
        )
        self._open(dialog)

    def ask_revocation(self) -> None:
        """Ask which desk, why, and the password; then the server ends that desk's token."""
        others = [one for one in self.model.rows() if not one.own and not one.revoked_ms]
        if not others:
            self.notice.show_notice("information", self.tr("Đơn vị không còn quầy nào khác để thu hồi."))
            return
        chosen = self.table.current_row()
        dialog = RevokeDeskDialog(others, chosen.number if chosen else 0, self)
        login = self._session.clerk.login
        names = {one.number: one.name for one in others}
        dialog.wanted.connect(
            lambda desk, reason, password: self._at_the_server(
                lambda: self._at_server.revoke(desk, reason, login, password),
                lambda _answer: self._on_revoked(names[desk]),
            )
        )
        self._open(dialog)

    def _open(self, dialog: AddDeskDialog | RevokeDeskDialog) -> None:
        self.dialog = dialog
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _at_the_server(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._errands.run(work, done, self._on_not_done)

    def _on_code(self, answer: CodeAnswer) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        desk = self._session.workbench.desk
        self.code_card.show_code(answer, desk.identity.server_url, desk.now())

    def _on_revoked(self, name: str) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        self.notice.show_notice(
            "done",
            self.tr("Đã thu hồi {0}.").format(name),
            detail=self.tr("Hồ sơ quầy ấy chưa kịp gửi: quét mã trên giấy tiếp nhận của người dân để dựng lại."),
        )
        self._sync.round_now()

    def _on_not_done(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self.notice.show_notice("wrong", explain(error))
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_closed(self) -> None:
        self.dialog = None

    def _try(self) -> None:
        self.try_now.setEnabled(False)
        self._sync.round_now()
        # the round may end as the one before did, and then no state is told
        self._session.ask(lambda: None, lambda _none: self.try_now.setEnabled(True))

    def _on_state(self, state: SyncState) -> None:
        if self.isVisible():
            self._show_state(state)
            self._session.ask(self._view.standings, self._on_standings)

    def _show_state(self, state: SyncState) -> None:
        desk = self._session.workbench.desk
        look = sync_look(state)
        self.lamp.set_kind(look)
        self.sentence.setText(sync_sentence(state, desk.now()))
        self.sentence.set_tone("ink" if look == "done" else look)
        self.advice.setText(advice(state))
        self.talk.setText(talk_text(self._sync.talk, desk.now()))
        self.address.setText(self.tr("Địa chỉ: {0}").format(desk.identity.server_url))

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_standings(self, found: tuple[DeskStanding, ...]) -> None:
        self.model.set_rows(found)

    def _on_to_review(self, count: int) -> None:
        self.to_review.setText(self.tr("Việc cần xem lại: {0}").format(count))
        self.to_review.setVisible(count > 0)

    def _on_clerk(self, clerk: Clerk | None) -> None:
        """The services refuse anyway; this only does not offer. A code is for the eyes of who asked for it."""
        may = clerk is not None and clerk.supervises
        self.add_desk.setVisible(may)
        self.revoke_desk.setVisible(may)
        self.code_card.put_away()
