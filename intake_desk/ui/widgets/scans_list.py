"""A list of scans as small pictures with what they show; the keyboard chooses, the page's buttons act."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import Tokens
from intake_desk.ui.widgets.tag import paint_tag

ROW = 84
PADDING = 10
PICTURE = QSize(52, 64)
LINE = 19


@dataclass(frozen=True)
class ScanRow:
    """One line: what it shows, of what size and file, and a tag; `problem` instead when it was not taken."""

    key: str
    title: str
    detail: str
    kind: str = ""
    tag: str = ""
    problem: str = ""
    rotation: int = 0


class ScansModel(QAbstractListModel):
    """The rows, and the pictures that came for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ScanRow] = []
        self.pictures: dict[str, QImage] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in (row.title, row.detail, row.tag, row.problem) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.detail, row.problem) if part)
        return None

    def show(self, rows: Sequence[ScanRow]) -> None:
        """Show these rows; rows that stay keep their place under the eye."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def set_picture(self, key: str, picture: QImage) -> None:
        """A picture came, not turned yet."""
        self.pictures[key] = picture
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.dataChanged.emit(self.index(number), self.index(number))


class ScanDelegate(QStyledItemDelegate):
    """Draws picture, words and tag; a problem is written out in full."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, tokens = option.widget, tokens_now()
        row: ScanRow = index.data(Qt.ItemDataRole.UserRole)
        place = option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(view, ScansList) and view.currentIndex() == index:
            painter.setPen(QPen(QColor(tokens.accent), 2) if view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_ground))
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), 8, 8)
        frame = QRect(place.left() + PADDING, place.top() + PADDING, PICTURE.width(), PICTURE.height())
        if isinstance(view, ScansList):
            _paint_picture(painter, frame, view.scans.pictures.get(row.key), row, tokens)
        words = place.adjusted(2 * PADDING + PICTURE.width(), PADDING - 1, -PADDING, -PADDING + 3)
        _paint_words(painter, words, row, tokens)
        painter.restore()


def _paint_picture(painter: QPainter, frame: QRect, picture: QImage | None, row: ScanRow, tokens: Tokens) -> None:
    painter.setBrush(QColor(tokens.neutral_ground))
    painter.setPen(QPen(QColor(tokens.line), 1))
    if picture is None:
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        return
    turned = picture.transformed(QTransform().rotate(row.rotation))
    size = turned.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(frame.center())
    painter.drawImage(place, turned)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _paint_words(painter: QPainter, place: QRect, row: ScanRow, tokens: Tokens) -> None:
    lines = [QRect(place.left(), place.top() + number * LINE, place.width(), LINE) for number in range(3)]
    _paint_line(painter, lines[0], row.title, "text medium", tokens.ink)
    if row.problem:
        painter.setFont(fonts.face("small"))
        painter.setPen(QColor(tokens.wrong))
        rest = QRect(lines[1].topLeft(), place.bottomRight())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), row.problem)
        return
    _paint_line(painter, lines[1], row.detail, "small", tokens.soft)
    if row.tag:
        paint_tag(painter, lines[2].adjusted(0, 4, 0, 4), row.kind, row.tag, "", tokens)


def _paint_line(painter: QPainter, place: QRect, text: str, role: str, colour: str) -> None:
    font = fonts.face(role)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class ScansList(QListView):
    """``chosen(key)`` when the choice moved, "" for none; ``opened(key)`` at Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scans = ScansModel(self)
        self.setModel(self.scans)
        self.setItemDelegate(ScanDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit(self.key()))
        self.activated.connect(lambda _index: self.opened.emit(self.key()))

    def key(self) -> str:
        """The chosen row's key, "" when none is."""
        number = self.currentIndex().row()
        return self.scans.rows[number].key if 0 <= number < len(self.scans.rows) else ""

    def show_rows(self, rows: Sequence[ScanRow]) -> None:
        """Show these; what was chosen stays chosen while it is there, else its neighbour is."""
        key, number = self.key(), self.currentIndex().row()
        self.scans.show(rows)
        keys = [row.key for row in rows]
        self.choose(key if key in keys else keys[min(max(number, 0), len(keys) - 1)] if keys else "")

    def choose(self, key: str) -> None:
        """Put the choice on this row."""
        for number, row in enumerate(self.scans.rows):
            if row.key == key:
                self.setCurrentIndex(self.scans.index(number))
                return
