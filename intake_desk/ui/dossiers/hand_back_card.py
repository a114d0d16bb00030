"""The dossier whose result is asked for: how it stands, who takes it, and the one key."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    REFUSED,
    STOPPED,
    WITHDRAWN,
    Dossier,
)
from intake_desk.domain.people import show_phone
from intake_desk.ui.dossiers.dossier_standing import early_text, listed
from intake_desk.ui.dossiers.dossier_text import code_text, content_text, due_tag, promised_text
from intake_desk.ui.dossiers.lawful_steps import HAND_BACK, KEYS, TAKE_FEE, next_step, step_text
from intake_desk.ui.dossiers.receiver_form import ReceiverForm
from intake_desk.ui.formats import at_text, money
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, Card, EmptyState, Hairline, Label, Notice, PrimaryButton, Tag, column, row
from intake_desk.ui.widgets.layout import Remainder
from intake_desk.ui.wording import state_look

LEAST = 150


class HandBackCard(Card):
    """Shows one dossier; ``confirmed`` when the main button is pressed, ``story_wanted(id)`` for its history,
    ``fee_wanted`` when what is owed is to be taken.
    """

    confirmed = Signal()
    fee_wanted = Signal()
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
        self.originals = Notice(closable=False)
        self.owed = Notice(closable=False)
        self.fee = Button(step_text(TAKE_FEE), KEYS[TAKE_FEE])
        self.form = ReceiverForm()
        self.main = PrimaryButton("", "Ctrl+Return")
        self.story = Button(self.tr("Xem lịch sử hồ sơ"), "Alt+X")
        self.empty = EmptyState(
            self.tr("Quét giấy tiếp nhận"), self.tr("hoặc gõ tên, số điện thoại; quét thẻ để tìm theo người.")
        )
        told = QWidget()
        told.setLayout(
            column(
                column(self.code, self.name, self.content, self.phone, gap="tight"),
                row(self._state, self._due, 1),
                Hairline(),
                self.standing,
                self.originals,
                self.owed,
                self.form,
                1,
                gap="field",
            )
        )
        self._all = QWidget()
        self._all.setLayout(
            column(
                (Remainder(told, LEAST), 1), self.main, row((self.fee, 1), (self.story, 1), gap="small"), gap="field"
            )
        )
        self.add(self._all, 1)
        self.add(self.empty, 1)
        self.main.clicked.connect(self.confirmed)
        self.story.clicked.connect(self._on_story)
        self.fee.clicked.connect(self.fee_wanted)
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
        self.code.setText(code_text(dossier))
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
        standing = self._result(dossier) if ready else self._standing(dossier)
        self.standing.setText(standing)
        self.standing.setVisible(bool(standing))
        self._show_dues(dossier, ready=ready)
        self.form.setVisible(ready)
        if ready or fresh:
            self.form.show_dossier(dossier)
        self._show_step(next_step(dossier))
        self.empty.hide()
        self._all.show()

    def focus_main(self) -> None:
        """The one key is next, unless a card that was shown must be looked at first."""
        if self.form.isVisible() and self.form.verdict().mismatch:
            self.form.sure.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.main.isVisible():
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, step: str) -> None:
        self.main.setVisible(bool(step))
        if step:
            self.main.setText(self.tr("Trả kết quả") if step == HAND_BACK else step_text(step))

    def _show_dues(self, dossier: Dossier, *, ready: bool) -> None:
        """What goes back with the result, and what is still to be paid for it."""
        if ready and dossier.originals_held:
            self.originals.show_notice(
                "waiting", self.tr("Trả lại bản chính đang giữ"), detail=listed(dossier.originals_held)
            )
        else:
            self.originals.clear()
        if dossier.owed:
            self.owed.show_notice("waiting", self.tr("Chưa thu phí, lệ phí: {0}").format(money(dossier.owed)))
        else:
            self.owed.clear()
        self.fee.setVisible(bool(dossier.owed))

    def _result(self, dossier: Dossier) -> str:
        """What lies ready, where, and whether it came early."""
        outcome = dossier.outcome
        lines = [early_text(dossier)]
        if outcome is not None:
            lines.insert(0, " · ".join(part for part in (outcome.sort, outcome.number, outcome.summary) if part))
            lines.insert(1, self.tr("Kết quả để ở: {0}").format(outcome.shelf) if outcome.shelf else "")
        return "\n".join(line for line in lines if line)

    def _standing(self, dossier: Dossier) -> str:
        """In one sentence, why there is nothing to hand over."""
        told: dict[str, Callable[[Dossier], str]] = {
            FILED: lambda _one: self.tr("Hồ sơ chờ tiếp nhận, chưa có kết quả."),
            IN_HAND: self._in_hand,
            AWAITING_SUPPLEMENT: lambda one: self.tr("Chưa có kết quả, đang chờ bổ sung: {0}.").format(
                listed(one.supplement_papers) or one.supplement_reason
            ),
            AWAITING_OBLIGATION: lambda one: self.tr("Chưa có kết quả, người dân cần thực hiện: {0}").format(
                one.obligation_reason
            ),
            HANDED_BACK: self._handed_back,
            REFUSED: lambda one: self.tr("Hồ sơ đã bị từ chối, không có kết quả. Lý do: {0}").format(
                one.refusal_reason
            ),
            STOPPED: lambda one: self.tr("Hồ sơ đã dừng giải quyết, không có kết quả. Lý do: {0}").format(
                one.stopping.reason if one.stopping else ""
            ),
            WITHDRAWN: lambda one: self.tr("Người dân đã rút hồ sơ, không có kết quả. Lý do: {0}").format(
                one.withdrawal_reason
            ),
        }
        return told[dossier.state](dossier)

    def _in_hand(self, dossier: Dossier) -> str:
        if not dossier.due_at:
            return self.tr("Chưa có kết quả.")
        now = self._session.workbench.desk.now()
        return self.tr("Chưa có kết quả. Hẹn trả: {0}.").format(promised_text(dossier, now))

    def _handed_back(self, dossier: Dossier) -> str:
        now, name = self._session.workbench.desk.now(), dossier.hand_back.name if dossier.hand_back else ""
        return self.tr("Đã trả lúc {0}, người nhận: {1}.").format(at_text(dossier.ended_at, now), name)

    def _on_story(self) -> None:
        if self._dossier is not None:
            self.story_wanted.emit(self._dossier.id)
