"""The bar at the top: who works where and on which day, and one field that finds anything."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import FIELD_HEIGHT, PAGE_MARGIN, TOP_BAR_HEIGHT
from intake_desk.ui.widgets.buttons import IconButton
from intake_desk.ui.widgets.fields import TextField
from intake_desk.ui.widgets.labels import ShortLabel
from intake_desk.ui.widgets.tag import KEY_HEIGHT, key_width, paint_key

FIELD_WIDTH = 480


class FindField(TextField):
    """The field that finds anything, with its key written in it while it is empty."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self._cap = "Ctrl K"
        self.setProperty("place", "bar")
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(180)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(FIELD_WIDTH, FIELD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.width() < 2 * key_width(self._cap):
            return
        tokens = tokens_now()
        wide = key_width(self._cap)
        rect = QRectF(self.width() - wide - 12, (self.height() - KEY_HEIGHT) / 2, wide, KEY_HEIGHT)
        painter = QPainter(self)
        painter.fillRect(rect, tokens.card)
        paint_key(painter, rect, self._cap, tokens.soft, tokens.line)
        painter.end()


class KeyButton(QAbstractButton):
    """A key cap that may also be clicked."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self.text()), KEY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self.text(), tokens.soft, tokens.line)
        painter.end()


class TopBar(QFrame):
    """``find_requested`` on Enter, ``find_edited`` while typing; ``find_left`` when Esc gives the field up."""

    find_requested = Signal(str)
    find_edited = Signal(str)
    find_left = Signal()
    shortcuts_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(TOP_BAR_HEIGHT)
        self.unit = ShortLabel("", "unit")
        self.person = ShortLabel("", "small", "soft")
        self.find_field = FindField(self.tr("Quét mã, hoặc tìm hồ sơ, người, thủ tục…"))
        self.lock = IconButton("lock", self.tr("Khóa màn hình (Ctrl L)"))
        self.lock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys = KeyButton(self.tr("F1 Phím tắt"))
        self._lay_out()
        self.find_field.textEdited.connect(self.find_edited)
        self.find_field.returnPressed.connect(self._on_return)
        self.find_field.installEventFilter(self)
        self.keys.clicked.connect(self.shortcuts_requested)
        self.lock.clicked.connect(self.lock_requested)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.unit)
        words.addWidget(self.person)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.lock)
        right.addWidget(self.keys)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 7)
        line.setSpacing(PAGE_MARGIN)
        line.addLayout(words)
        line.addStretch(1)
        line.addWidget(self.find_field)
        line.addStretch(1)
        line.addLayout(right)

    def set_unit(self, text: str) -> None:
        self.unit.setText(text)

    def set_person(self, text: str) -> None:
        """Clerk · desk · business day, as one line."""
        self.person.setText(text)

    def focus_find(self) -> None:
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def _on_return(self) -> None:
        text = self.find_field.value()
        if text:
            self.find_requested.emit(text)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            watched is self.find_field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.find_field.clear()
            self.find_left.emit()
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
