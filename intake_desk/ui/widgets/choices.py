"""Choosing one of a few: a drop-down field, a bar of segments, a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.icons import paint_icon
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import BUTTON_HEIGHT, FIELD_HEIGHT, Tokens
from intake_desk.ui.widgets.buttons import PlainButton
from intake_desk.ui.widgets.layout import Flow

TICK_SIZE = 16


class ChoiceField(QComboBox):
    """A drop-down of (text, value) pairs, 34 px."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.face("field"))
        self.setFixedHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit(self.value()))

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer these instead; the first one is chosen, without a signal."""
        self.blockSignals(True)
        self.clear()
        for text, value in choices:
            self.addItem(text, value)
        self.blockSignals(False)
        self.update()

    def value(self) -> object:
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose by value, without a signal; an unknown value changes nothing."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.blockSignals(True)
                self.setCurrentIndex(index)
                self.blockSignals(False)
                self.update()
                return

    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        if self.itemDelegate().parent() is not self:
            # The delegate of its own does not look into the style sheet; made late, for it makes the whole popup.
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel meant for the page must not silently choose something else.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = tokens_now()
        paint_icon(painter, QRectF(self.width() - 26, self.height() / 2 - 8, 16, 16), "chevron-down", tokens.soft)
        painter.end()


class ChoiceBar(QWidget):
    """A few choices side by side, one of them lit; arrows move, Tab passes. In a narrow place they stand in lines."""

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[str, object]],
        parent: QWidget | None = None,
        *,
        name: str = "",
        gap: str = "small",
    ) -> None:
        super().__init__(parent)
        self._values = [value for _text, value in choices]
        self._group = QButtonGroup(self)
        line = Flow(self, gap)
        for number, (text, _value) in enumerate(choices):
            segment = PlainButton(text)
            segment.setCheckable(True)
            segment.setFixedHeight(BUTTON_HEIGHT)
            segment.setAccessibleDescription(name)
            self._group.addButton(segment, number)
            line.addWidget(segment)
        self.setAccessibleName(name)
        if self._values:
            self._group.button(0).setChecked(True)
            self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._on_toggled)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def value(self) -> object:
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: object) -> None:
        """Light a choice without a signal."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _on_toggled(self, number: int, lit: bool) -> None:  # noqa: FBT001  # Qt
        """The hand comes to the choice that is lit."""
        if lit:
            self.setFocusProxy(self._group.button(number))

    def set_enabled_choice(self, value: object, enabled: bool) -> None:  # noqa: FBT001
        self._group.button(self._values.index(value)).setEnabled(enabled)


def paint_tick(painter: QPainter, rect: QRectF, tokens: Tokens, *, ticked: bool, lit: bool = False) -> None:
    """Draw a tick box; *lit* is the focus ring. Used by ``CheckBox`` and the papers' table."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(QColor(tokens.accent if ticked or lit else tokens.soft), 1.5))
    painter.setBrush(QColor(tokens.accent if ticked else tokens.card))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        pen = QPen(QColor(tokens.on_accent), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        side = rect.width() / TICK_SIZE
        corners = ((4.2, 8.3), (7.0, 11.0), (11.8, 5.4))
        painter.drawPolyline([rect.topLeft() + QPointF(x * side, y * side) for x, y in corners])
    if lit:
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
    painter.restore()


class CheckBox(QCheckBox):
    """A tick with its words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(fonts.face("text"))

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + TICK_SIZE + 16, 24)

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_now()
        box = QRectF(4, (self.height() - TICK_SIZE) / 2, TICK_SIZE, TICK_SIZE)
        paint_tick(painter, box, tokens, ticked=self.isChecked(), lit=self.hasFocus())
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.soft))
        painter.setFont(self.font())
        area = self.rect().adjusted(TICK_SIZE + 12, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
