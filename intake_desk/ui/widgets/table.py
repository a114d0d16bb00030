"""The table of every list: hairlines, states as tags, one chosen row, all by keyboard."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from intake_desk.ui import fonts
from intake_desk.ui.table_model import COLUMN_ROLE, ROW_ROLE, Column, TableModel
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import ROW_HEIGHT, Tokens
from intake_desk.ui.widgets.card import Card
from intake_desk.ui.widgets.notice import EmptyState
from intake_desk.ui.widgets.tag import paint_tag, tag_width

CELL_PADDING = 10
WIDEST = 420
READABLE = 170


class CellDelegate(QStyledItemDelegate):
    """Draws a cell from its ``Column``: ground of the chosen row, hairline, tag or text."""

    padding = CELL_PADDING

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        tokens = tokens_now()
        row, column = index.data(ROW_ROLE), index.data(COLUMN_ROLE)
        chosen = view.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(tokens.accent_ground))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(self.padding, 0, -self.padding, -1)
        look = column.tag(row) if column.tag else None
        if look is not None:
            paint_tag(painter, area, look.kind, look.text, look.shape, tokens)
        else:
            self._paint_text(painter, area, index, tokens)
        if chosen and view.hasFocus() and index.column() == 0:
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), QColor(tokens.accent)
            )
        painter.restore()

    def _paint_text(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, tokens: Tokens
    ) -> None:
        column: Column = index.data(COLUMN_ROLE)
        tone = column.tone(index.data(ROW_ROLE)) if column.tone else "ink"
        font = cell_font(column, index.data(ROW_ROLE))
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink_of(tone)))
        metrics = QFontMetrics(font)
        lines = (index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n")
        text = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width()) for line in lines)
        painter.drawText(area, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        column: Column = index.data(COLUMN_ROLE)
        look = column.tag(index.data(ROW_ROLE)) if column.tag else None
        if look is not None:
            return QSize(tag_width(look.text, look.shape, fonts.face("label medium")) + 2 * CELL_PADDING, ROW_HEIGHT)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        metrics = QFontMetrics(cell_font(column, index.data(ROW_ROLE)))
        wide = max(map(metrics.horizontalAdvance, text.split("\n"))) + 1
        return QSize(wide + 2 * self.padding, ROW_HEIGHT)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What is cut stands whole in the tool tip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut = self.sizeHint(option, index).width() > option.rect.width()
        QToolTip.showText(event.globalPos(), index.data(Qt.ItemDataRole.DisplayRole) if cut else "", view)
        return True


def cell_font(column: Column, row: Any) -> QFont:
    if column.stressed is not None and column.stressed(row):
        return fonts.face("text strong")
    return fonts.face("text medium" if column.strong else "text")


class DataTable(QTableView):
    """A view over a ``TableModel``; ``row_chosen`` follows the arrows, ``row_opened`` is Enter or a double click."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(
        self,
        model: TableModel,
        name: str,
        parent: QWidget | None = None,
        *,
        key: Callable[[Any], object] | None = None,
        rarer: Sequence[int] = (),
        line: int = ROW_HEIGHT,
    ) -> None:
        """`key` tells rows apart when they come anew; `rarer` names columns in the order in which they give way;
        `line` is the height of a row.
        """
        super().__init__(parent)
        self._line = line
        self._rows = model
        self._key = key
        self._rarer = rarer
        self._kept: object | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(self._rows.row(index)))
        self._fit()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._line)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setFont(fonts.face("label medium"))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(self._line)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def current_row(self) -> Any:
        """The chosen row, or None."""
        return self._rows.row(self.currentIndex())

    def choose(self, number: int) -> None:
        """Choose a row by its place and bring it into view."""
        if 0 <= number < self._rows.rowCount():
            index = self._rows.index(number, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def choose_none(self) -> None:
        """Choose no row, and stand at the newest."""
        self.selectionModel().clear()
        self.scrollToTop()
        self.viewport().update()

    def content_height(self) -> int:
        """How high the table is when every row is seen."""
        return self._line * (1 + self._rows.rowCount()) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            row = self.current_row()
            if row is not None:
                self.row_opened.emit(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.row_chosen.emit(self._rows.row(current) if current.isValid() else None)

    def _keep(self) -> None:
        row = self.current_row()
        self._kept = self._key(row) if self._key is not None and row is not None else None

    def _restore(self) -> None:
        if self._kept is None or self._key is None:
            self.row_chosen.emit(None)
            return
        keys = [self._key(row) for row in self._rows.rows()]
        if self._kept in keys:
            self.choose(keys.index(self._kept))
        else:
            self.row_chosen.emit(None)

    def _fit(self) -> None:
        """Give every column what it needs and the stretching ones the rest; the rarer ones go where that is little."""
        widths = {at: self._least(at, column) for at, column in enumerate(self._rows.columns)}
        stretching = [at for at, column in enumerate(self._rows.columns) if column.stretch]
        if self._rarer:
            self._narrow(widths, stretching)
        spare = self.viewport().width() - sum(widths.values())
        giving = [at for at in widths if self._rows.columns[at].gives]
        if giving and spare < 0:
            _give_way(widths, [*giving, *stretching], -spare)
        else:
            for at in stretching:
                widths[at] = max(widths[at] + spare // len(stretching), READABLE // 2)
        for at, width in widths.items():
            self.setColumnWidth(at, width)

    def _narrow(self, widths: dict[int, int], stretching: Sequence[int]) -> None:
        """Hide rarer columns until the stretching one can be read; let names be read whole where there is room."""
        room = self.viewport().width() - sum(width for at, width in widths.items() if at not in stretching)
        for at in self._rarer:
            self.setColumnHidden(at, room < READABLE)
            if room < READABLE:
                room += widths.pop(at)
        for at in widths:
            column = self._rows.columns[at]
            more = min(self._wanted(at, column) - column.width, room - 2 * READABLE) if column.strong else 0
            if column.width and more > 0:
                widths[at] += more
                room -= more
        for at in stretching:
            widths[at] = min(widths[at], READABLE // 2)

    def _least(self, at: int, column: Column) -> int:
        """The column's own width, unless its title or one of its tags needs more."""
        if not column.width or column.tag:
            return max(column.width, self._wanted(at, column))
        return max(column.width, _title_width(column))

    def _wanted(self, at: int, column: Column) -> int:
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        seen = min(self._rows.rowCount(), 60)
        rows = (delegate.sizeHint(option, self._rows.index(number, at)).width() for number in range(seen))
        return min(max(_title_width(column), *rows, 0), WIDEST)


def _give_way(widths: dict[int, int], giving: Sequence[int], missing: int) -> None:
    """Take what is missing from these columns, from the widest first, until all are as wide as each other."""
    room = sum(widths[at] for at in giving) - missing
    for left, at in zip(range(len(giving), 0, -1), sorted(giving, key=lambda at: widths[at]), strict=True):
        widths[at] = min(widths[at], max(room // left, READABLE // 2))
        room -= widths[at]


def _title_width(column: Column) -> int:
    return QFontMetrics(fonts.face("label medium")).horizontalAdvance(column.title) + 2 * CELL_PADDING + 2


class TableCard(Card):
    """A table on a card, with a sentence in its place when it is empty."""

    def __init__(
        self, table: DataTable, empty: str, hint: str = "", parent: QWidget | None = None, *, fit: bool = False
    ) -> None:
        super().__init__("", parent, padding=False)
        self.table = table
        self._fit_rows = fit
        self.body.setSpacing(0)
        self.empty = EmptyState(empty, hint)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(table)
        holder.addWidget(self.empty)
        self.body.addLayout(holder)
        model = table.model()
        for changed in (model.modelReset, model.rowsInserted):
            changed.connect(self._on_rows)
        self._on_rows()

    def _on_rows(self) -> None:
        none = self.table.model().rowCount() == 0
        self.empty.setVisible(none)
        self.table.setVisible(not none)
        if self._fit_rows:
            self.table.setFixedHeight(self.table.content_height())
