"""The one line at the bottom that is always true: server, printer, next number, today's sums."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from intake_desk.ui.announce import announce
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import STATUS_HEIGHT
from intake_desk.ui.widgets.labels import ShortLabel
from intake_desk.ui.widgets.tag import paint_shape

SHAPES = {"done": "dot", "waiting": "half", "wrong": "bang", "information": "ring", "neutral": "ring"}


class Lamp(QWidget):
    """A dot whose shape, not only its colour, says how things stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "neutral"
        self.setFixedSize(10, 10)

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens_now().ink_of(self._kind))
        if self._kind == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(5, 5), 4, 4)
        else:
            paint_shape(painter, QPointF(5, 5), SHAPES[self._kind], ink)
        painter.end()


class StatusLine(QFrame):
    """Every part may be set at any time; a change of the server's kind is also spoken.

    ``server_chosen`` when the server's sentence is clicked.
    """

    server_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_HEIGHT)
        self._kind = "neutral"
        self._lamp = Lamp()
        self.server = ShortLabel("", "small", "soft")
        for part in (self._lamp, self.server):
            part.setCursor(Qt.CursorShape.PointingHandCursor)
        self.printer = ShortLabel("", "small", "soft")
        self.next_number = ShortLabel("", "small", "soft")
        self.sums = ShortLabel("", "small", "soft")
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(15, 0, 16, 0)
        line.setSpacing(0)
        line.addWidget(self._lamp)
        line.addSpacing(5)
        line.addWidget(self.server)
        for label in (self.printer, self.next_number):
            line.addSpacing(22)
            line.addWidget(label)
        line.addStretch(1)
        line.addSpacing(22)
        line.addWidget(self.sums)

    def set_server(self, kind: str, text: str) -> None:
        """The server's sentence; kind ``done`` (quiet), ``waiting`` (offline), ``wrong``, ``information``."""
        self._lamp.set_kind(kind)
        self.server.setText(text)
        self.server.set_tone("soft" if kind in {"done", "neutral"} else kind)
        if kind != self._kind:
            announce(self, text)
        self._kind = kind

    def set_printer(self, text: str, kind: str = "done") -> None:
        self.printer.setText(text)
        self.printer.set_tone("soft" if kind == "done" else kind)

    def set_next_number(self, text: str) -> None:
        self.next_number.setText(text)

    def set_sums(self, text: str) -> None:
        self.sums.setText(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the server's words, or on its lamp."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() <= self.server.geometry().right():
            self.server_chosen.emit()
        super().mouseReleaseEvent(event)
