"""Handing results back: a scan or a few letters, who takes it, one key; then ready for the next citizen."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain import numbers
from intake_desk.domain.dossier import READY, Dossier
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.store.search import Found
from intake_desk.ui.dossiers.after_hand_back import AfterHandBack
from intake_desk.ui.dossiers.dossier_steps import DossierSteps, Taken
from intake_desk.ui.dossiers.dossier_text import DossierColumns
from intake_desk.ui.dossiers.found_rows import dossier_of, fetch_ready_first
from intake_desk.ui.dossiers.hand_back_card import HandBackCard
from intake_desk.ui.dossiers.lawful_steps import HAND_BACK, PRINT_ACKNOWLEDGEMENT, TAKE_FEE, next_step
from intake_desk.ui.messages import explain
from intake_desk.ui.paged_model import PagedTableModel
from intake_desk.ui.session import Session
from intake_desk.ui.tokens import SIDE_WIDTH
from intake_desk.ui.widgets import DataTable, Notice, Page, TableCard, TextField
from intake_desk.ui.wording import rating_word

TYPING_PAUSE_MS = 40
LEAST_CARD = 180
READY_SINCE = 3


class HandBackPage(Page):
    """The results that wait at the left, the one being handed over at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        # Three choices side by side need the whole width of the column, also in a narrow window.
        super().__init__(self.tr("Trả kết quả"), parent, side=True, side_least=SIDE_WIDTH)
        self._session = session
        self._busy = False
        self._light = False
        self._pending = False
        self._typed = False
        self._card: Person | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.search = TextField(self.tr("Quét giấy tiếp nhận, hoặc gõ mã hồ sơ, tên, số điện thoại"))
        self.search.setAccessibleName(self.tr("Tìm hồ sơ để trả"))
        columns = DossierColumns(self._session.workbench.desk, dossier_of)
        self.model = PagedTableModel(
            (columns.code(), columns.applicant(), columns.procedure(), columns.ready(), columns.state()),
            partial(fetch_ready_first, self._session),
            self._session.lookups,
            self,
        )
        self.table = DataTable(
            self.model, self.tr("Kết quả chờ trả"), key=lambda found: found.dossier.id, rarer=(READY_SINCE,)
        )
        self.list = TableCard(self.table, "")
        self.card = HandBackCard(self._session)
        self.steps = DossierSteps(self._session, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self.after = AfterHandBack()
        self.add_notice(self.notice)
        self.add_notice(self.after)
        self.add(self.search)
        self.add(self.list, 1000)
        self.add(1)
        self.add_side(self.card, 1)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_search_entered)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._ask)
        self.model.loaded.connect(self._on_loaded)
        self.model.load_failed.connect(self._on_load_failed)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda found: self._open(found.dossier))
        self.card.confirmed.connect(self.confirm)
        self.card.story_wanted.connect(self._session.dossier_wanted)
        self.card.fee_wanted.connect(self._on_fee_wanted)
        self.after.rated.connect(self._on_rated)
        self.after.paper_wanted.connect(self._on_paper_wanted)
        self.steps.taken.connect(self._on_taken)
        self.steps.stopped.connect(self.show_error)
        self.notice.action_requested.connect(self._on_notice_action)
        self._session.recorded.connect(self._on_recorded)

    def refresh(self) -> None:
        """Look again at what waits and at the dossier shown; what was filled in stays."""
        if self._session.present is None:
            return
        if self.model.query is None:
            self._ask()
        else:
            self.model.reload()
        shown = self.card.dossier
        if shown is not None:
            lookup = self._session.workbench.lookup
            self._session.ask(lambda: lookup.dossier(shown.id), self._on_seen_again)

    def show_dossier(self, dossier_id: str) -> None:
        """Bring this dossier to the hand-over; its next step takes the focus."""
        self._forget_typing()
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.dossier(dossier_id), self._on_wanted)

    def show_error(self, text: str) -> None:
        """Say what could not be, at the head of the page."""
        self.notice.show_notice("wrong", text)

    def take_card(self, person: Person) -> bool:
        """A card was scanned: the receiver of the dossier shown, else the person whose results are wanted."""
        self.notice.clear()
        shown = self.card.dossier
        if shown is not None and shown.state == READY:
            self.card.form.take_card(person)
            self.card.focus_main()
            return True
        self.card.clear()
        self.search.setText(person.id_number)
        self._light = self._typed = True
        self._card = person
        self._ask()
        return True

    def confirm(self) -> None:
        """The main button: hand over, or take the lawful step that comes before it."""
        dossier = self.card.dossier
        if dossier is None or self._busy:
            return
        if next_step(dossier) != HAND_BACK:
            self.steps.take(next_step(dossier), dossier)
            return
        if not self.card.form.is_complete():
            return
        receiver, clerk, casework = self.card.form.receiver(), self._session.clerk, self._session.workbench.casework
        self._busy = True
        self._session.do(lambda: casework.hand_back(clerk, dossier.id, **receiver), self._on_handed, self._on_refused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field move through the list, so that the hand stays where it types."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                last = self.model.rowCount() - 1
                self.table.choose(min(max(self.table.currentIndex().row() + step, 0), last))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self._start_over()
        else:
            self.search.setFocus()
            self.search.selectAll()

    def _start_over(self) -> None:
        """Nothing chosen, the list of what waits, the cursor where the next scan goes."""
        self._light = self._typed = False
        self._card = None
        self.search.clear()
        self.card.clear()
        self.table.choose_none()
        self.search.setFocus()
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        self._pending = True
        text = self.search.value()
        text = numbers.code_in(text) or text
        self.model.set_query(text)

    def _on_wanted(self, dossier: Dossier | None) -> None:
        if dossier is None:
            self.show_error(self.tr("Quầy này chưa có hồ sơ đó. Kiểm tra lại mã, hoặc chờ đồng bộ."))
        else:
            self._open(dossier)

    def _on_seen_again(self, dossier: Dossier | None) -> None:
        shown = self.card.dossier
        if dossier is not None and shown is not None and shown.id == dossier.id:
            self.card.show_dossier(dossier)

    def _open(self, dossier: Dossier) -> None:
        """Put this dossier before the clerk with its one key lit; the list shows no other as chosen."""
        self._forget_typing()
        ids = [found.dossier.id for found in self.model.rows()]
        if dossier.id in ids:
            self.table.choose(ids.index(dossier.id))
        else:
            self.table.choose_none()
        self.card.show_dossier(dossier)
        if self._card is not None and dossier.state == READY:
            self.card.form.take_card(self._card)
        self._card = None
        self.card.focus_main()

    def _forget_typing(self) -> None:
        # A scan leaves the field as it was, yet tells that it was typed in: that must not choose anew.
        self._pause.stop()
        self._typed = False

    def _on_typed(self) -> None:
        self._typed = True
        self._card = None
        self._pause.start()

    def _on_search_entered(self) -> None:
        if self._pause.isActive() or self._pending:
            self._light = True
            if self._pause.isActive():
                self._ask()
            return
        self._open_chosen()

    def _open_chosen(self) -> None:
        """Go on to the hand-over of the row that is chosen, or of the only one that can be meant."""
        found = self.table.current_row() or self._only_one()
        if isinstance(found, Found):
            self._open(found.dossier)

    def _only_one(self) -> Found | None:
        rows = self.model.rows()
        ready = [found for found in rows if found.dossier.state == READY]
        return ready[0] if len(ready) == 1 else rows[0] if len(rows) == 1 else None

    def _on_loaded(self) -> None:
        self._pending = False
        self.list.setMaximumHeight(self.table.content_height() + 4 if self.model.rowCount() else LEAST_CARD)
        if self.search.value():
            self.list.empty.set(
                self.tr("Không tìm thấy hồ sơ nào"),
                self.tr("Gõ ít chữ hơn: tên không dấu, số điện thoại, hoặc mấy số cuối của mã hồ sơ."),
            )
        else:
            self.list.empty.set(self.tr("Không có kết quả nào chờ trả"))
        if self._typed:
            self._typed = False
            self._choose_only()
        if self._light:
            self._light = False
            self._open_chosen()

    def _choose_only(self) -> None:
        """Never the first of several: the result must not go to a namesake."""
        found = self._only_one() if self.search.value() else None
        if found is None:
            self.table.choose_none()
            self.card.clear()
        else:
            self.table.choose([row.row for row in self.model.rows()].index(found.row))

    def _on_load_failed(self, error: Exception) -> None:
        self._pending = self._light = False
        self.notice.show_notice("wrong", explain(error), self.tr("Thử lại"))

    def _on_notice_action(self) -> None:
        self.notice.clear()
        self.refresh()

    def _on_chosen(self, found: Found | None) -> None:
        if found is not None:
            self.card.show_dossier(found.dossier)

    def _on_handed(self, dossier: Dossier) -> None:
        self._busy = False
        text = self.tr("Đã trả kết quả {0} · {1}").format(dossier.code, dossier.applicant.name)
        taken = dossier.hand_back
        detail = self.tr("Người nhận: {0}").format(taken.name) if taken and taken.to != "applicant" else ""
        self.notice.show_notice("done", text, detail=detail)
        self.after.show_dossier(dossier)
        self._start_over()

    def _on_fee_wanted(self) -> None:
        if self.card.dossier is not None:
            self.steps.take(TAKE_FEE, self.card.dossier)

    def _on_paper_wanted(self) -> None:
        if self.after.dossier is not None:
            self.steps.take(PRINT_ACKNOWLEDGEMENT, self.after.dossier)

    def _on_rated(self, level: str) -> None:
        dossier, clerk, casework = self.after.dossier, self._session.clerk, self._session.workbench.casework
        if dossier is not None:
            self._session.do(lambda: casework.rate(clerk, dossier.id, level), self._on_rating_kept, self._on_refused)

    def _on_rating_kept(self, dossier: Dossier) -> None:
        self.notice.show_notice("done", self.tr("Đã ghi đánh giá: {0}").format(rating_word(dossier.rating)))
        if self.after.dossier is not None and self.after.dossier.id == dossier.id:
            self.after.show_dossier(dossier)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        if not self.card.form.show_refusal(error):
            self.show_error(explain(error))
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)

    def _on_taken(self, taken: Taken) -> None:
        self.notice.show_notice(taken.kind, taken.text)
        self._open(taken.dossier)

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()
