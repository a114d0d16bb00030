"""Shows the pages of a document given as pictures; it knows no PDF, the page hands it rasters."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from intake_desk.ui.theme import tokens_now
from intake_desk.ui.widgets.layout import Scroll

# PNG bytes, or width, height and packed RGB bytes.
Raster = bytes | tuple[int, int, bytes]
GAP = 12
WIDEST = 900


class Sheets(QWidget):
    """The pages one below another, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[QImage, ...] = ()
        self.empty = ""

    def page_width(self) -> int:
        return max(min(self.width() - 2 * GAP, WIDEST), 60)

    def height_needed(self) -> int:
        return round(sum(self._height(page) + GAP for page in self.pages)) + GAP

    def _height(self, page: QImage) -> float:
        return self.page_width() * page.height() / max(page.width(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if not self.pages:
            painter.setPen(QColor(tokens.soft))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.empty)
        top = float(GAP)
        for page in self.pages:
            place = QRectF((self.width() - self.page_width()) / 2, top, self.page_width(), self._height(page))
            if place.intersects(QRectF(event.rect())):
                # Shrunk by Qt's area filter: a bilinear one would make thin letters and bars ragged.
                ratio = self.devicePixelRatioF()
                size = QSize(round(place.width() * ratio), round(place.height() * ratio))
                mode = Qt.TransformationMode.SmoothTransformation
                painter.drawImage(place, page.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawRect(place)
            top += place.height() + GAP
        painter.end()


class PdfPreview(Scroll):
    """Pages as they will come out of the printer; Page Up, Page Down and arrows scroll."""

    def __init__(self, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        self._sheets = Sheets()
        super().__init__(self._sheets, parent)
        self._sheets.empty = empty
        self.setWidgetResizable(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 160)

    @property
    def page_count(self) -> int:
        return len(self._sheets.pages)

    def show_pages(self, pages: Sequence[Raster]) -> None:
        """Show another document from its first page; none shows the empty sentence."""
        self._sheets.pages = tuple(_image(page) for page in pages)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._sheets.update()

    def clear(self) -> None:
        self.show_pages(())

    def _lay_out(self) -> None:
        self._sheets.resize(self.viewport().width(), self._sheets.height())
        height = self._sheets.height_needed() if self._sheets.pages else self.viewport().height()
        self._sheets.resize(self.viewport().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


def _image(page: Raster) -> QImage:
    if isinstance(page, bytes):
        return QImage.fromData(page)
    width, height, rgb = page
    # Copied: QImage does not own the bytes it was made from.
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
