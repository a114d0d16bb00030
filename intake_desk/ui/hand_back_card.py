"""The dossier whose result is asked for: how it stands, who takes it, and the one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, HANDED_BACK, IN_HAND, READY, REFUSED, Dossier
from intake_desk.domain.people import show_phone
from intake_desk.ui.dossier_text import content_text, due_tag, promised_text
from intake_desk.ui.formats import at_text
from intake_desk.ui.lawful_steps import HAND_BACK, next_step, step_text
from intake_desk.ui.receiver_form import ReceiverForm
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, Card, EmptyState, Hairline, Label, PrimaryButton, Tag, column, row
from intake_desk.ui.wording import state_look


class HandBackCard(Card):
    """Shows one dossier; ``confirmed`` when the main button is pressed, ``story_wanted(id)`` for its history."""

    confirmed = Signal()
    story_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._dossier: Dossier | None = None
        self.setAccessibleName(self.tr("Hồ sơ đang trả"))
        self.code = Label("", "text", "soft")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = Label("", "heading", wrap=True)
        self.content = Label("", "text", wrap=True)
        self.phone = Label("", "small", "soft")
        self._state, self._due = Tag("neutral", ""), Tag("neutral", "")
        self.standing = Label("", "text medium", wrap=True)
        self.form = ReceiverForm()
        self.main = PrimaryButton("", "Ctrl+Return")
        self.story = Button(self.tr("Xem lịch sử hồ sơ"), "Alt+X")
        self.empty = EmptyState(
            self.tr("Quét giấy tiếp nhận"), self.tr("hoặc gõ tên, số điện thoại; quét thẻ để tìm theo người.")
        )
        self._all = QWidget()
        self._all.setLayout(
            column(
                column(self.code, self.name, self.content, self.phone, gap="tight"),
                row(self._state, self._due, 1),
                Hairline(),
                self.standing,
                self.form,
                1,
                self.main,
                self.story,
                gap="field",
            )
        )
        self.add(self._all, 1)
        self.add(self.empty, 1)
        self.main.clicked.connect(self.confirmed)
        self.story.clicked.connect(self._on_story)
        self.form.finished.connect(self.focus_main)
        self.clear()

    @property
    def dossier(self) -> Dossier | None:
        """What is shown now."""
        return self._dossier

    def clear(self) -> None:
        """Show none."""
        self._dossier = None
        self._all.hide()
        self.empty.show()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how this dossier stands; the form only when its result is there."""
        desk = self._session.workbench.desk
        fresh = self._dossier is None or self._dossier.id != dossier.id
        self._dossier = dossier
        self.code.setText(dossier.code or self.tr("Không cấp mã, từ chối tại quầy"))
        self.name.setText(dossier.applicant.name)
        self.content.setText(content_text(desk, dossier))
        phone = show_phone((dossier.submitter or dossier.applicant).phone)
        self.phone.setText(phone)
        self.phone.setVisible(bool(phone))
        look, due = state_look(dossier, desk.now_ms()), due_tag(dossier, desk.now())
        self._state.set(look.kind, look.text, look.shape)
        self._due.setVisible(due is not None and dossier.state != READY)
        if due is not None:
            self._due.set(due.kind, due.text, due.shape)
        ready = dossier.state == READY
        self.standing.setText("" if ready else self._standing(dossier))
        self.standing.setVisible(not ready)
        self.form.setVisible(ready)
        if ready or fresh:
            self.form.show_dossier(dossier)
        self._show_step(next_step(dossier))
        self.empty.hide()
        self._all.show()

    def focus_main(self) -> None:
        """The one key is next."""
        if self.main.isVisible():
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, step: str) -> None:
        self.main.setVisible(bool(step))
        if step:
            self.main.setText(self.tr("Trả kết quả") if step == HAND_BACK else step_text(step))

    def _standing(self, dossier: Dossier) -> str:
        """In one sentence, why there is nothing to hand over."""
        now = self._session.workbench.desk.now()
        if dossier.state == IN_HAND:
            if not dossier.due_at:
                return self.tr("Chưa có kết quả.")
            return self.tr("Chưa có kết quả. Hẹn trả: {0}.").format(promised_text(dossier, now))
        if dossier.state == AWAITING_SUPPLEMENT:
            papers = "; ".join(paper.text for paper in dossier.supplement_papers) or dossier.supplement_reason
            return self.tr("Chưa có kết quả, đang chờ bổ sung: {0}.").format(papers)
        if dossier.state == HANDED_BACK:
            return self.tr("Đã trả lúc {0}, người nhận: {1}.").format(
                at_text(dossier.ended_at, now), dossier.hand_back.name if dossier.hand_back else ""
            )
        if dossier.state == REFUSED:
            return self.tr("Hồ sơ đã bị từ chối, không có kết quả. Lý do: {0}").format(dossier.refusal_reason)
        return self.tr("Người dân đã rút hồ sơ, không có kết quả. Lý do: {0}").format(dossier.withdrawal_reason)

    def _on_story(self) -> None:
        if self._dossier is not None:
            self.story_wanted.emit(self._dossier.id)
