"""A QR code on the screen, black on white whatever the scheme: telephones read no other with certainty."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from intake_desk.ui.tokens import CODE_DARK, CODE_LIGHT, TAG_CORNER

QUIET = 4  # modules of white on every side, as the standard asks

Matrix = Sequence[Sequence[bool]]


class QrCode(QWidget):
    """Square; its modules are whole points, so that no edge is blurred."""

    def __init__(self, side: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix = ()
        self.setFixedSize(side, side)
        self.setAccessibleName(name)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show this code; the modules row by row, without the quiet zone."""
        self._matrix = matrix
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(CODE_LIGHT))
        painter.setBrush(QColor(CODE_LIGHT))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), TAG_CORNER, TAG_CORNER)
        across = len(self._matrix) + 2 * QUIET
        module = self.width() // across
        start = (self.width() - module * len(self._matrix)) // 2
        for row, modules in enumerate(self._matrix):
            for column, dark in enumerate(modules):
                if dark:
                    left, top = start + column * module, start + row * module
                    painter.fillRect(left, top, module, module, QColor(CODE_DARK))
        painter.end()
