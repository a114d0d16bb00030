"""One line that says what just happened or what stands in the way, with at most one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.announce import announce
from intake_desk.ui.widgets.buttons import IconButton, PlainButton
from intake_desk.ui.widgets.fields import Mark
from intake_desk.ui.widgets.labels import Label, set_mark

KINDS = ("done", "waiting", "wrong", "information")


class Notice(QFrame):
    """Hidden until ``show_notice``; stays until closed or replaced, never by a timer of its own."""

    action_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._mark = Mark("information", "information", 18)
        self.text = Label("", "text medium", wrap=True)
        self.detail = Label("", "small", wrap=True)
        self.action = PlainButton("")
        self.action.setProperty("kind", "link")
        font = fonts.face("text strong")
        font.setUnderline(True)
        self.action.setFont(font)
        self.action.setFixedHeight(26)
        self._close = IconButton("close", self.tr("Đóng thông báo"))
        self._close.setVisible(closable)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 6, 5)
        line.setSpacing(8)
        for part, stretch in ((self._mark, 0), (words, 1), (self.action, 0), (self._close, 0)):
            if isinstance(part, QVBoxLayout):
                line.addLayout(part, stretch)
            else:
                line.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(38)
        self.action.clicked.connect(self.action_requested)
        self._close.clicked.connect(self.clear)
        self.hide()

    def show_notice(self, kind: str, text: str, action: str = "", detail: str = "") -> None:
        """Say something of a kind: done, waiting, wrong or information."""
        self._mark.set(kind, kind)
        for label, words in ((self.text, text), (self.detail, detail)):
            label.setText(words)
            label.set_tone(kind)
        self.detail.setVisible(bool(detail))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        set_mark(self.action, "tone", kind)
        set_mark(self, "kind", kind)
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=kind == "wrong")

    def clear(self) -> None:
        """Take the notice away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()


class EmptyState(QWidget):
    """What a list says when it has nothing to show, and what to do about it."""

    def __init__(self, text: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Label(text, "text strong", "soft", wrap=True)
        self.hint = Label(hint, "text", "soft", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addStretch(1)
        for label in (self.text, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)

    def set(self, text: str, hint: str = "") -> None:
        self.text.setText(text)
        self.hint.setText(hint)
