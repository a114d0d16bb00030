"""Text on a page, by its role in the type scale and its tone."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from intake_desk.ui import fonts

UNIT = "đ"
HELD = f"\u00a0{UNIT}"  # stays on the line of its number
_SUM = re.compile(rf"(?<=\d) {UNIT}\b")
TONES = ("ink", "soft", "accent", "done", "waiting", "wrong", "information")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects by."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


class Label(QLabel):
    """Plain text (never interpreted as markup) in a role of ``fonts.SCALE`` and a tone of ``TONES``; where it wraps, no
    line ends between a sum and its đ. ``text`` is what was set.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "text",
        tone: str = "ink",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        align: str = "left",
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.face(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if align != "left":
            side = Qt.AlignmentFlag.AlignRight if align == "right" else Qt.AlignmentFlag.AlignHCenter
            self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(_SUM.sub(HELD, text) if self.wordWrap() else text)

    def text(self) -> str:
        return super().text().replace(HELD, f" {UNIT}")

    def set_tone(self, tone: str) -> None:
        set_mark(self, "tone", tone)


class ShortLabel(Label):
    """One line that gives way with an ellipsis when there is no room; the tool tip has the whole text."""

    def __init__(self, text: str = "", role: str = "text", tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, role, tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().minimumSizeHint().width(), 24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.text() if shown != self.text() else "")
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)
        painter.end()
