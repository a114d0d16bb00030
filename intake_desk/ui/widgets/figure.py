"""The few numbers that matter: a figure with its label and note, and bars by the hour."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.widgets.card import Card
from intake_desk.ui.widgets.labels import Label
from intake_desk.ui.widgets.layout import row

BAR = 13
SIZES = {"number": "number", "code": "code", "heading": "heading"}


class Figure(QWidget):
    """Label, number, note; size ``number`` (24), ``code`` (22) or ``heading`` (18). The number stands ``beside`` its
    label where there is no room below it.
    """

    def __init__(
        self,
        label: str,
        number: str = "",
        note: str = "",
        size: str = "heading",
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        # May grow: a size that is fixed would not hear of the note's second line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.label = Label(label, "label" if size != "number" else "text", "soft")
        self.label.setVisible(bool(label))
        self.number = Label(number, SIZES[size])
        self.number.setMinimumWidth(1)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = Label(note, "label" if size == "number" else "text", "soft", wrap=True)
        self.note.setVisible(bool(note))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if size == "number" else 1, 0, 0 if size == "number" else 3)
        column.setSpacing(2 if size == "number" else 3)
        if beside:
            column.addLayout(row(1, self.label, self.number))
            column.addWidget(self.note)
        else:
            for part in (self.label, self.number, self.note):
                column.addWidget(part)
        column.addStretch(1)

    def set(self, number: str, note: str = "", tone: str = "ink") -> None:
        """Show another number; a tone colours it, the note says why."""
        self.number.setText(number)
        self.number.set_tone(tone)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_label(self, text: str) -> None:
        self.label.setText(text)
        self.label.setVisible(bool(text))


class FigureCard(Card):
    """A figure on a card of its own, for a row of totals."""

    def __init__(self, label: str, number: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.figure = Figure(label, number, note, "number")
        self.add(self.figure)
        self.add(1)
        self.setAccessibleName(label)

    def set(self, number: str, note: str = "", tone: str = "ink") -> None:
        self.figure.set(number, note, tone)


class Bars(QWidget):
    """Pairs of bars (today, usual) over short labels, drawn to the highest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[tuple[str, float, float], ...] = ()
        self.setMinimumHeight(112)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[tuple[str, float, float]], spoken: str = "") -> None:
        """Draw (label, value, usual value); *spoken* is the same in words for who cannot see it."""
        self._bars = tuple(bars)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 112)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.face("rail"))
        room, top = self.height() - 18, max(max(value, usual) for _label, value, usual in self._bars) or 1
        compared = any(usual for _label, _value, usual in self._bars)
        step = self.width() / len(self._bars)
        for number, (label, value, usual) in enumerate(self._bars):
            middle = (number + 0.5) * step
            painter.setPen(Qt.PenStyle.NoPen)
            for left, width, amount, colour in (
                (middle - (12 if compared else BAR / 2), BAR, value, tokens.accent),
                (middle + 4, 7, usual, tokens.line),
            ):
                height = max(room * amount / top, 2 if amount else 0)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(left, room - height, width, height), 2, 2)
            painter.setPen(QColor(tokens.soft))
            painter.drawText(QRectF(middle - step / 2, room, step, 18), Qt.AlignmentFlag.AlignCenter, label)
        painter.end()
