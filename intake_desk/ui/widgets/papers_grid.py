"""The rows of the papers' table, all by keyboard: Space ticks, digits count, arrows and Tab move."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from intake_desk.ui import fonts
from intake_desk.ui.table_model import ROW_ROLE
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import Tokens
from intake_desk.ui.widgets.choices import TICK_SIZE, paint_tick
from intake_desk.ui.widgets.papers_model import (
    COPIES,
    MOST,
    NUMBERS,
    ORIGINALS,
    TEXT,
    TICK,
    PaperRow,
    PapersModel,
)

ROW = 33
HEADER = 22
TICK_WIDTH = 34
NUMBER_WIDTH = 74
LEAST_SEEN = 9 * ROW  # of a long list; the page scrolls sooner than that a clerk ticks through a slit
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PapersDelegate(QStyledItemDelegate):
    """Draws tick, text (wrapped, never cut) and counts; the ring shows where the keyboard is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        tokens = tokens_now()
        paper: PaperRow = index.data(ROW_ROLE)
        here = view.hasFocus() and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setPen(QColor(tokens.ink if paper.ticked else tokens.soft))
        painter.setFont(fonts.face("text"))
        if index.column() == TICK:
            box = QRectF(0, 0, TICK_SIZE, TICK_SIZE)
            box.moveCenter(QRectF(option.rect).center())
            paint_tick(painter, box, tokens, ticked=paper.ticked, lit=here)
        elif index.column() == TEXT:
            self._paint_text(painter, option.rect, paper, tokens)
        else:
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, index.data())
            if here:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.drawRoundedRect(QRectF(option.rect).adjusted(8, 3, -8, -4), 6, 6)
        painter.restore()

    def _paint_text(self, painter: QPainter, place: QRect, paper: PaperRow, tokens: Tokens) -> None:
        area = place.adjusted(4, 0, -8, -1)
        painter.drawText(area, int(WRAP), paper.text)
        if paper.note:
            used = QFontMetrics(painter.font()).horizontalAdvance(paper.text) + 10
            if used < area.width():
                painter.setPen(QColor(tokens.soft))
                painter.drawText(area.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), paper.note)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if index.column() != TEXT:
            return QSize(NUMBER_WIDTH, ROW)
        wide = max(option.widget.columnWidth(TEXT) - 12, 80)
        bounds = QFontMetrics(fonts.face("text")).boundingRect(0, 0, wide, 0, int(WRAP), index.data())
        return QSize(wide, max(ROW, bounds.height() + 14))


class PapersGrid(QTableView):
    """The rows of the papers' table."""

    finished = Signal()
    writing_requested = Signal(str)

    def __init__(self, model: PapersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = model
        self._typing = False
        self.setModel(model)
        self.setItemDelegate(PapersDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(fonts.face("label"))
        header.setFixedHeight(HEADER)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(number) for number in range(self._papers.rowCount()))
        return QSize(400, HEADER + rows + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, min(self.sizeHint().height(), HEADER + LEAST_SEEN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [TICK_WIDTH, 0, NUMBER_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH]
        widths[TEXT] = max(self.viewport().width() - sum(widths), 80)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._papers.rowCount():
            self._go(0, TICK)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() in {TICK, TEXT}:
            self._papers.toggle(index.row())
            self._go(index.row(), TICK)
        self._typing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
            return
        if not self._on_move(event) and not self._on_change(event):
            event.ignore()

    def _on_move(self, event: QKeyEvent) -> bool:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last = self._papers.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Up if row > 0:
                self._go(row - 1, column)
            case Qt.Key.Key_Down if row < last:
                self._go(row + 1, column)
            case Qt.Key.Key_Left:
                self._go(row, TICK if column <= ORIGINALS else column - 1)
            case Qt.Key.Key_Right:
                self._go(row, ORIGINALS if column < ORIGINALS else min(column + 1, COPIES))
            case Qt.Key.Key_Home:
                self._go(0, TICK)
            case Qt.Key.Key_End:
                self._go(last, TICK)
            case Qt.Key.Key_Tab:
                return self._tab(row, column)
            case Qt.Key.Key_Backtab:
                return self._backtab(row, column)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(row, last)
            case _:
                return False
        return True

    def _on_change(self, event: QKeyEvent) -> bool:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if row < 0:
            return False
        text = event.text()
        if event.key() == Qt.Key.Key_Space:
            self._papers.toggle(row)
            self._typing = False
        elif event.key() == Qt.Key.Key_Backspace and column in NUMBERS:
            self._papers.set_number(row, column, self._papers.number(row, column) // 10)
            self._typing = True
        elif event.key() == Qt.Key.Key_Delete:
            self._papers.remove(row)
        elif len(text) == 1 and text in "0123456789":
            self._type(row, column if column in NUMBERS else ORIGINALS, int(text))
        elif text in {"+", "-"} and column in NUMBERS:
            self._papers.set_number(row, column, self._papers.number(row, column) + (1 if text == "+" else -1))
        elif text.isalpha():
            self.writing_requested.emit(text)
        else:
            return False
        return True

    def _type(self, row: int, column: int, digit: int) -> None:
        if self.currentIndex().column() != column:
            self._go(row, column)
        before = self._papers.number(row, column) if self._typing else 0
        value = before * 10 + digit
        self._papers.set_number(row, column, value if value <= MOST else digit)
        self._typing = True

    def _go(self, row: int, column: int) -> None:
        self._typing = False
        self.setCurrentIndex(self._papers.index(row, column))
        self.viewport().update()

    def _tab(self, row: int, column: int) -> bool:
        """Walk to the next cell; False at the end, where Qt then moves the focus on."""
        if column < COPIES and self._papers.rowCount() and self._papers.papers[row].ticked:
            self._go(row, max(column + 1, ORIGINALS))
        elif row < self._papers.rowCount() - 1:
            self._go(row + 1, TICK)
        else:
            return False
        return True

    def _backtab(self, row: int, column: int) -> bool:
        if column > TICK:
            self._go(row, TICK if column <= ORIGINALS else column - 1)
        elif row > 0:
            self._go(row - 1, COPIES if self._papers.papers[row - 1].ticked else TICK)
        else:
            return False
        return True

    def _enter(self, row: int, last: int) -> None:
        if row < last:
            self._go(row + 1, TICK)
        else:
            self.finished.emit()
