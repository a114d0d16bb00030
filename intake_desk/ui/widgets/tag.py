"""Tags and key hints: a state is a word, a shape and a colour, never a colour alone."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import TAG_CORNER, Tokens

TAG_HEIGHT = 20
TAG_PADDING = 9
SHAPE_ROOM = 14
SHAPES = ("", "dot", "half", "check", "double", "bang", "cross", "ring", "arrow")

KEY_HEIGHT = 18
KEY_PADDING = 6


def tag_width(text: str, shape: str, font: QFont) -> int:
    return round(QFontMetricsF(font).horizontalAdvance(text) + 0.5) + 2 * TAG_PADDING + (SHAPE_ROOM if shape else 0)


def paint_tag(painter: QPainter, place: QRect, kind: str, text: str, shape: str, tokens: Tokens) -> None:
    """Draw a tag at the left of *place*, in the middle of its height; used by ``Tag`` and by tables."""
    font = fonts.face("label medium")
    width = min(tag_width(text, shape, font), place.width())
    rect = QRectF(place.left(), place.center().y() + 0.5 - TAG_HEIGHT / 2, width, TAG_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ground_of(kind)))
    painter.drawRoundedRect(rect, TAG_CORNER, TAG_CORNER)
    ink = QColor(tokens.ink_of(kind))
    inner = rect.adjusted(TAG_PADDING, 0, -TAG_PADDING, 0)
    if shape:
        paint_shape(painter, QPointF(inner.left() + 4, inner.center().y()), shape, ink)
        inner.setLeft(inner.left() + SHAPE_ROOM)
    painter.setPen(ink)
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def paint_shape(painter: QPainter, centre: QPointF, shape: str, ink: QColor) -> None:
    """Draw one of ``SHAPES`` about 8 px wide; drawn, not typed, so that no font can lack it."""
    x, y = centre.x(), centre.y()
    pen = QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ink))
        painter.drawEllipse(centre, 3, 3)
    elif shape == "ring":
        painter.drawEllipse(centre, 3, 3)
    elif shape == "half":
        painter.drawEllipse(centre, 3.2, 3.2)
        painter.setBrush(QBrush(ink))
        painter.drawPie(QRectF(x - 3.2, y - 3.2, 6.4, 6.4), 90 * 16, 180 * 16)
    else:
        painter.drawPath(_strokes(shape, x, y))


def _strokes(shape: str, x: float, y: float) -> QPainterPath:
    lines: dict[str, list[list[tuple[float, float]]]] = {
        "check": [[(-3.6, 0.2), (-1, 2.8), (3.6, -2.6)]],
        "double": [[(-5, 0.4), (-2.6, 2.8), (1.4, -2.4)], [(0.2, 2.2), (0.8, 2.8), (5, -2.4)]],
        "bang": [[(0, -3.8), (0, 0.8)], [(0, 3.6), (0, 3.7)]],
        "cross": [[(-2.8, -2.8), (2.8, 2.8)], [(2.8, -2.8), (-2.8, 2.8)]],
        "arrow": [[(-3.4, 0), (3.4, 0)], [(0.6, -2.8), (3.4, 0), (0.6, 2.8)]],
    }
    path = QPainterPath()
    for points in lines[shape]:
        path.moveTo(x + points[0][0], y + points[0][1])
        for right, down in points[1:]:
            path.lineTo(x + right, y + down)
    return path


class Tag(QWidget):
    """A small word on a tinted ground: ``Tag("done", "Có kết quả", "check")``."""

    def __init__(self, kind: str, text: str, shape: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._kind, self._text, self._shape = kind, text, shape
        self.setAccessibleName(text)

    @property
    def kind(self) -> str:
        return self._kind

    def text(self) -> str:
        return self._text

    def set(self, kind: str, text: str, shape: str = "") -> None:
        """Show another state."""
        self._kind, self._text, self._shape = kind, text, shape
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._text, self._shape, fonts.face("label medium")), TAG_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 40), TAG_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, self.rect(), self._kind, self._text, self._shape, tokens_now())
        painter.end()


def key_width(text: str) -> int:
    return round(QFontMetricsF(fonts.face("label medium")).horizontalAdvance(text) + 0.5) + 2 * KEY_PADDING


def paint_key(painter: QPainter, rect: QRectF, text: str, ink: str, line: str) -> None:
    """Draw a key cap with its word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(ink))
    painter.setFont(fonts.face("label medium"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyHint(QWidget):
    """A key cap that tells which key does it; not a control."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._text), KEY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self._text, tokens.soft, tokens.line)
        painter.end()
