"""The program's own outline icons, drawn in one colour on a grid of 20, tinted at the moment of drawing."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from intake_desk.ui.tokens import ICON_SIZE

SCALES = (1.0, 1.5, 2.0)


def svg(name: str) -> bytes:
    return files("intake_desk.resources").joinpath("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg(name).replace(b"currentColor", colour.encode())))


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon sharply at whatever scale the painter has."""
    _renderer(name, colour).render(painter, rect)


def pixmap(name: str, colour: str, size: int = ICON_SIZE, scale: float = 1.0) -> QPixmap:
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = ICON_SIZE) -> QIcon:
    """An icon for buttons, drawn for the common scales."""
    result = QIcon()
    for scale in SCALES:
        result.addPixmap(pixmap(name, colour, size, scale))
    return result
