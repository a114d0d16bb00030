"""The narrow rail of the pages at the left, each with its icon and key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.icons import paint_icon
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import ICON_SIZE, RAIL_WIDTH, STEP
from intake_desk.ui.widgets.buttons import key_text

HIGH, SNUG, TIGHT, LOW = 63, 54, 48, 43
# Where icon, word and key begin, by the button's height; in a low one the word is only spoken.
PLACES = {HIGH: (8, 30, 43), SNUG: (4, 25, 37), TIGHT: (3, 22, 33), LOW: (5, None, 27)}
MARGIN = 10
COUNT_HEIGHT = 16
MOST_COUNT = 99


@dataclass(frozen=True)
class RailItem:
    key: str
    title: str
    icon: str
    shortcut: str


class RailButton(QAbstractButton):
    """Icon, word and key; the page that is shown is lit."""

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self.setText(item.title)
        self.setAccessibleName(item.title)
        self.setAccessibleDescription(item.shortcut)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # A click on the rail must not take the focus out of the field to which it will come back.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._high = HIGH
        self._count = 0
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 12, self._high)

    def set_high(self, high: int) -> None:
        """Be as high as there is room; where icon and key must do, the word is still spoken, and shown as a tip."""
        if high != self._high:
            self._high = high
            self.setToolTip(self.text() if high == LOW else "")
            self.setFixedSize(self.sizeHint())
            self.update()

    def set_count(self, count: int) -> None:
        """How many things wait on the page; none is not said."""
        if count != self._count:
            self._count = count
            waiting = self.tr("{0} việc chờ").format(count) if count else ""
            self.setAccessibleDescription(" · ".join(part for part in (self._item.shortcut, waiting) if part))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(tokens.accent_ground if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        ink = tokens.accent if self.isChecked() else tokens.soft
        left = (self.width() - ICON_SIZE) / 2
        icon_top, word_top, key_top = PLACES[self._high]
        paint_icon(painter, QRectF(left, icon_top, ICON_SIZE, ICON_SIZE), self._item.icon, ink)
        font = fonts.face("rail strong" if self.isChecked() else "rail")
        painter.setFont(font)
        painter.setPen(QColor(ink))
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if word_top is not None:
            painter.drawText(QRectF(0, word_top, self.width(), 15), Qt.AlignmentFlag.AlignCenter, text)
        painter.drawText(
            QRectF(0, key_top, self.width(), 15), Qt.AlignmentFlag.AlignCenter, key_text(self._item.shortcut)
        )
        if self._count:
            self._paint_count(painter)
        painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        tokens, font = tokens_now(), fonts.face("label strong")
        text = str(self._count) if self._count <= MOST_COUNT else f"{MOST_COUNT}+"
        wide = max(QFontMetrics(font).horizontalAdvance(text) + 8, COUNT_HEIGHT)
        area = QRectF(self.width() / 2 + 7, 2, wide, COUNT_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.wrong))
        painter.drawRoundedRect(area, COUNT_HEIGHT / 2, COUNT_HEIGHT / 2)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, MARGIN, 5, MARGIN)
        column.setSpacing(STEP)
        for item in items:
            button = RailButton(item)
            button.clicked.connect(lambda _checked, key=item.key: self.chosen.emit(key))
            self._buttons[item.key] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setMinimumHeight(1)  # the buttons make room for themselves, never the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        fitting = [high for high in PLACES if len(shown) * (high + STEP) + 2 * MARGIN <= self.height()]
        for button in self._buttons.values():
            button.set_high(max(fitting, default=LOW))

    def set_current(self, key: str) -> None:
        """Light a page without a signal."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """How many things wait on a page; 0 takes the mark away, and a page that is not here has none."""
        if key in self._buttons:
            self._buttons[key].set_count(count)

    def set_allowed(self, key: str, allowed: bool) -> None:  # noqa: FBT001
        """A page that is not for this clerk is not offered."""
        self._buttons[key].setVisible(allowed)
