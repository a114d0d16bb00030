"""The desks on the same network: who is there, what they lack, and whether this desk takes part at all."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.times import from_ms
from intake_desk.sync.lan_peer import PeerState
from intake_desk.sync.lan_settings import LanSettings, address_of
from intake_desk.ui.lan_rounds import LanRounds, LanView
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.sync.stick_messages import why_not
from intake_desk.ui.sync_wording import moment_words
from intake_desk.ui.table_model import TagLook
from intake_desk.ui.widgets import (
    Button,
    Card,
    ChoiceBar,
    Field,
    Label,
    Notice,
    ShortLabel,
    Tag,
    TextField,
    column,
    row,
)

translate = QCoreApplication.translate

LOOK_MS = 2_000
AWAY = ("offline", "strange_answer")


class LanCard(Card):
    """Looks again while it is seen; every choice is kept at once."""

    def __init__(self, session: Session, lan: LanRounds, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Các quầy cùng mạng"), parent)
        self._session, self._lan = session, lan
        self._kept = LanSettings()
        self.explanation = Label(
            self.tr("Các quầy trong một mạng nội bộ tự tìm nhau và gửi thẳng cho nhau, không cần máy chủ."),
            "text",
            "soft",
            wrap=True,
        )
        self.taking_part = ChoiceBar(
            [(self.tr("Bật"), True), (self.tr("Tắt"), False)], name=self.tr("Gửi trong mạng nội bộ")
        )
        self.notice = Notice(closable=False)
        self.peers: list[PeerLine] = []
        self._lines = column(gap="field")
        self.fixed = TextField(self.tr("Ví dụ: 192.168.1.12, 192.168.1.13"))
        self.fixed_field = Field(self.tr("Địa chỉ cố định của quầy khác"), self.fixed, self._hint)
        self.save = Button(self.tr("Lưu"))
        save_field = Field(" ", self.save)
        self.save.setAccessibleName(self.save.text())
        self.nobody = Label(self.tr("Đơn vị chưa có quầy nào khác."), "text", "soft", wrap=True)
        for item in (self.explanation, row(self.taking_part, 1), self.notice, self.nobody, self._lines):
            self.add(item)
        self.add(row((self.fixed_field, 1), save_field))
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self.taking_part.chosen.connect(lambda on: self._choose(msgspec.structs.replace(self._kept, on=bool(on))))
        self.save.clicked.connect(self._save_fixed)
        self.fixed.returnPressed.connect(self._save_fixed)

    @property
    def _hint(self) -> str:
        return self.tr("Chỉ cần khi mạng chặn việc tự tìm nhau.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fixed.setText("")
        self._kept = LanSettings()
        self.refresh()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Ask how things stand."""
        self._lan.ask(self.show_view)

    def show_view(self, view: LanView) -> None:
        """Show what is chosen, and every other desk; what somebody is typing stays."""
        if view.settings != self._kept:
            self._kept = view.settings
            self.fixed.set_value(", ".join(view.settings.peers))
        self.taking_part.set_value(view.settings.on)
        words = trouble(view.error_code) if view.settings.on else ""
        if words != (self.notice.text.text() if self.notice.isVisibleTo(self) else ""):
            self.notice.show_notice("waiting", words) if words else self.notice.clear()
        self.nobody.setVisible(not view.states)
        self._show_peers(view.states, on=view.settings.on)

    def _show_peers(self, states: Sequence[PeerState], *, on: bool) -> None:
        while len(self.peers) < len(states):
            self.peers.append(PeerLine())
            self._lines.addWidget(self.peers[-1])
        now = self._session.workbench.desk.now()
        for place, line in enumerate(self.peers):
            line.setVisible(place < len(states))
            if place < len(states):
                line.show_state(states[place], now, on=on)

    def _save_fixed(self) -> None:
        texts = tuple(text.strip() for text in self.fixed.value().replace(";", ",").split(",") if text.strip())
        strange = next((text for text in texts if address_of(text) is None), "")
        if strange:
            self.fixed_field.set_error(
                self.tr("“{0}” không phải địa chỉ trong mạng nội bộ. Ghi như 192.168.1.12.").format(strange)
            )
            return
        self.fixed_field.set_error("")
        self._choose(msgspec.structs.replace(self._kept, peers=texts))

    def _choose(self, settings: LanSettings) -> None:
        if settings != self._kept:
            self._lan.choose(settings, self.refresh, self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error))


class PeerLine(QWidget):
    """One other desk: its name and state, and below where it is and when it was last spoken with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ShortLabel("", "text medium")
        self.tag = Tag("neutral", "")
        self.where = Label("", "small", "soft", wrap=True)
        self.setLayout(column(row((self.name, 1), self.tag), self.where, gap="none"))

    def show_state(self, state: PeerState, now: datetime, *, on: bool) -> None:
        """Show how things stand with it."""
        look = peer_look(state, on=on)
        self.name.setText(state.name)
        self.tag.set(look.kind, look.text, look.shape)
        words = where_words(state, now) if on else ""
        self.where.setText(words)
        self.where.setVisible(bool(words))


def peer_look(state: PeerState, *, on: bool) -> TagLook:
    """How things stand with one desk, in a few words."""
    found = state.address or state.reached_ms
    if not on or not found:
        return TagLook("neutral", translate("lan", "Chưa thấy") if on else translate("lan", "Đã tắt"), "ring")
    if state.error_code in AWAY:
        return TagLook("waiting", translate("lan", "Mất liên lạc"), "half")
    if state.error_code:
        return TagLook("wrong", translate("lan", "Chưa gửi được"), "bang")
    if not state.reached_ms:
        return TagLook("neutral", translate("lan", "Đang kết nối"), "dot")
    if state.waiting:
        return TagLook("waiting", translate("lan", "Còn {0} mục").format(state.waiting), "half")
    return TagLook("done", translate("lan", "Đã có đủ"), "check")


def where_words(state: PeerState, now: datetime) -> str:
    """Where a desk is, when it was last spoken with, and why not since."""
    reached = (
        translate("lan", "liên lạc {0}").format(moment_words(from_ms(state.reached_ms), now))
        if state.reached_ms
        else ""
    )
    return " · ".join(part for part in (state.address, reached, why_not(state.error_code)) if part)


def trouble(code: str) -> str:
    """Why this desk takes no part in the LAN; "" when it does."""
    if not code:
        return ""
    sentences = {
        "no_network": translate("lan", "Máy này không vào được mạng nội bộ; sẽ tự thử lại."),
        "no_multicast": translate("lan", "Mạng không cho các quầy tự tìm nhau; ghi địa chỉ cố định ở dưới."),
        "not_enrolled": translate("lan", "Quầy này không còn trong danh sách quầy của đơn vị; gọi người phụ trách."),
    }
    return sentences.get(code, translate("lan", "Chưa gửi nhận được trong mạng nội bộ; sẽ tự thử lại."))
