"""The list under a search field: it answers to the field's arrows and Enter and never takes the focus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from intake_desk.ui import fonts
from intake_desk.ui.announce import announce
from intake_desk.ui.table_model import ROW_ROLE, Index
from intake_desk.ui.text import matched
from intake_desk.ui.theme import tokens_now

ROW = 33
MOST_ROWS = 8
LEAST_WIDTH = 460
PADDING = 12


@dataclass(frozen=True)
class Match:
    """A line of the list: what was found, remarks for its right end, and the value that is picked."""

    title: str
    meta: str = ""
    value: Any = None


class MatchModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matches: tuple[Match, ...] = ()
        self.typed = ""

    def show(self, matches: Sequence[Match], typed: str) -> None:
        self.beginResetModel()
        self.matches, self.typed = tuple(matches), typed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match = self.matches[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{match.title}, {match.meta}" if match.meta else match.title
        return match if role == ROW_ROLE else None


class MatchDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = cast("QListView", option.widget)
        tokens = tokens_now()
        match: Match = index.data(ROW_ROLE)
        painter.save()
        if index.row() == view.currentIndex().row():
            painter.fillRect(option.rect, QColor(tokens.accent_ground))
        area = QRectF(option.rect.adjusted(PADDING, 0, -PADDING, 0))
        meta_font = fonts.face("text")
        title = QFontMetricsF(fonts.face("text strong")).horizontalAdvance(match.title)
        limit = max(area.width() * 0.45, area.width() - title - 2 * PADDING)
        meta = QFontMetricsF(meta_font).elidedText(match.meta, Qt.TextElideMode.ElideRight, limit)
        painter.setFont(meta_font)
        painter.setPen(QColor(tokens.soft))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, meta)
        area.setRight(area.right() - QFontMetricsF(meta_font).horizontalAdvance(meta) - 2 * PADDING)
        painter.setPen(QColor(tokens.ink))
        paint_matched(painter, area, match.title, index.model().typed)
        painter.restore()


def paint_matched(painter: QPainter, area: QRectF, title: str, typed: str) -> None:
    """Draw one line, bold where it matches what was typed, with an ellipsis when it is too long."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for start, length in matched(title, typed):
        parts += [(title[end:start], False), (title[start : start + length], True)]
        end = start + length
    parts.append((title[end:], False))
    left = area.left()
    for text, bold in parts:
        font = fonts.face("text strong" if bold else "text")
        metrics = QFontMetricsF(font)
        room = area.right() - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.drawText(QRectF(left, area.top(), room + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != text:
            return


class SearchList(QFrame):
    """Shows matches under *field*; with ``floating`` over the page, else wherever a layout puts it.

    ``picked`` carries the ``value`` of the match taken by Enter or a click.
    """

    picked = Signal(object)
    dismissed = Signal()

    def __init__(
        self, field: QLineEdit, parent: QWidget | None = None, *, floating: bool = True, eager: bool = True
    ) -> None:
        """Where it is not `eager`, no match is lit at first: Enter belongs to the field until an arrow was pressed."""
        super().__init__(parent)
        self._eager = eager
        self._field = field
        self._floating = floating
        self.setProperty("floating", floating)
        self._model = MatchModel(self)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(MatchDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self, self.view):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4) if floating else column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.setAccessibleName(self.tr("Kết quả tìm"))
        field.installEventFilter(self)
        self.hide()

    @property
    def matches(self) -> tuple[Match, ...]:
        return self._model.matches

    def current(self) -> Match | None:
        """The lit match, or None while the list is closed."""
        number = self.view.currentIndex().row()
        return self._model.matches[number] if not self.isHidden() and number >= 0 else None

    def show_matches(self, matches: Sequence[Match], typed: str) -> None:
        """Show these with the first one lit; none at all, or a field that is not seen, closes the list."""
        self._model.show(matches, typed)
        if not matches or not self._field.isVisible():
            self.hide()
            return
        self.view.setCurrentIndex(self._model.index(0, 0) if self._eager else QModelIndex())
        self.view.setFixedHeight(min(len(matches), MOST_ROWS) * ROW + 2)
        if self._floating:
            self._place()
        self.show()
        self.raise_()
        announce(self._field, self.tr("%n kết quả", "", len(matches)))

    def close_list(self) -> None:
        """Close it without picking anything."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        height = self.view.height() + 10
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        if below.y() + height > window.height():
            below.setY(max(below.y() - self._field.height() - height - 4, 0))
        width = min(max(self._field.width(), LEAST_WIDTH), window.width() - below.x())
        self.setGeometry(below.x(), below.y(), width, height)

    def _follow(self) -> None:
        if not self.isHidden():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and not self.isHidden():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
                self.hide()
        if self._floating and watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)  # the field has its new place only when the page is laid out
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS,
            Qt.Key.Key_PageUp: -MOST_ROWS,
        }
        if key in moves:
            self._move(moves[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current() is None:
                self.close_list()
                return False
            self._pick(self.view.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def _move(self, steps: int) -> None:
        last = self._model.rowCount() - 1
        number = min(max(self.view.currentIndex().row() + steps, 0), last)
        self.view.setCurrentIndex(self._model.index(number, 0))
        announce(self._field, str(self._model.index(number, 0).data()))

    def _pick(self, number: int) -> None:
        if 0 <= number < len(self._model.matches):
            match = self._model.matches[number]
            self.hide()
            self.picked.emit(match.value)
