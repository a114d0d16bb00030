"""The program's own questions: never a system box, always our words on the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.widgets.buttons import Button, PrimaryButton
from intake_desk.ui.widgets.fields import Field
from intake_desk.ui.widgets.labels import Label
from intake_desk.ui.widgets.layout import Item, add, column, row
from intake_desk.ui.widgets.tag import KeyHint

DIALOG_WIDTH = 460
SIDES = 4  # so that all keys fit a low screen


class ReasonField(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it, Ctrl+Enter is left to the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.face("field"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(76)

    def value(self) -> str:
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class AskDialog(QDialog):
    """A question with what follows from it and, if wanted, a reason that must be written.

    Opened with ``open()`` so that nothing waits; ``answered(reason)`` when it was confirmed.
    """

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        text: str = "",
        confirm: str = "",
        parent: QWidget | None = None,
        *,
        reason: str = "",
        required: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(DIALOG_WIDTH)
        self._required = bool(reason) and required
        self.text = Label(text, "text", "soft", wrap=True)
        self.text.setVisible(bool(text))
        self.reason = ReasonField()
        self.reason_field = Field(reason, self.reason, reserve=bool(reason))
        self.reason_field.setVisible(bool(reason))
        self.confirm = PrimaryButton(confirm or self.tr("Đồng ý"), "Ctrl+Return")
        self.cancel = Button(self.tr("Thôi"), tall=True)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(title, "heading", wrap=True))
        outer.addWidget(self.text)
        outer.addLayout(self._middle)
        outer.addWidget(self.reason_field)
        outer.addLayout(row((self.confirm, 1), self.cancel))
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.reason.textChanged.connect(lambda: self.reason_field.set_error(""))
        if reason:
            self.reason.setFocus()

    def add(self, item: Item) -> None:
        """Put fields of the question's own between its text and the reason."""
        add(self._middle, item)
        if isinstance(item, QWidget):
            item.setFocus()

    def accept(self) -> None:
        """Answer, unless a required reason is missing."""
        reason = self.reason.value()
        if self._required and not reason:
            self.reason_field.set_error(self.tr("Ghi rõ lý do, lý do được giữ trong nhật ký."))
            self.reason.setFocus()
            return
        super().accept()
        self.answered.emit(reason)

    def show_error(self, text: str) -> None:
        self.reason_field.set_error(text)

    def event(self, event: QEvent) -> bool:
        """Be as high as the words are at this width, whenever they change: a size hint knows no width."""
        answered = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Polish}:
            self._fit()
        return answered

    def _fit(self) -> None:
        height = self.layout().totalHeightForWidth(self.width())
        if height > 0 and height != self.height():
            self.setFixedHeight(height)


class ShortcutsDialog(QDialog):
    """F1: every key, in groups of (title, ((key, what it does), …))."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phím tắt"))
        self.setMinimumWidth(DIALOG_WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Phím tắt"), "heading"))
        sides = tuple(column(gap="field") for _side in range(SIDES))
        every, told = sum(len(keys) for _title, keys in groups), 0
        for title, keys in groups:
            side = sides[SIDES * (2 * told + len(keys)) // (2 * every)]  # where the middle of the group falls
            side.addWidget(Label(title, "label strong", "soft"))
            side.addLayout(_lines(keys))
            side.addSpacing(4)
            told += len(keys)
        for side in sides:
            side.addStretch(1)
        outer.addLayout(row(*((side, 1) for side in sides), gap="wide"))
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        close = Button(self.tr("Đóng"))
        close.clicked.connect(self.accept)
        outer.addLayout(row(1, close))


def _lines(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    for at, (key, text) in enumerate(keys):
        grid.addWidget(KeyHint(key), at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(text), at, 1)
    return grid
