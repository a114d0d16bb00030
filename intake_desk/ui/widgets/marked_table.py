"""A table whose rows are ticked one by one, to do something with all of them; ticks outlive a new question."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from intake_desk.ui.announce import announce
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.widgets.choices import TICK_SIZE, paint_tick
from intake_desk.ui.widgets.table import CellDelegate, DataTable

TICKS = 0
TICK_ROOM = 28


def tick_column() -> Column:
    """The first column of a table whose rows are ticked."""
    title = QCoreApplication.translate("table", "Chọn")
    return Column("", lambda _row: "", width=TICK_ROOM, spoken=lambda _row: title)


class TickDelegate(CellDelegate):
    """Draws the tick of a row in its first column."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.column() != TICKS:
            return
        centre = option.rect.center()
        box = QRectF(option.rect.left() + 8, centre.y() - TICK_SIZE / 2, TICK_SIZE, TICK_SIZE)
        table = self.parent()
        assert isinstance(table, MarkedTable)
        paint_tick(painter, box, tokens_now(), ticked=table.is_marked(index.row()))


class MarkedTable(DataTable):
    """Space, a click on the tick, Ctrl+click, Shift+click and Ctrl+A tick; ``marks_changed`` after each."""

    marks_changed = Signal()

    def __init__(
        self,
        model: TableModel,
        name: str,
        key: Callable[[Any], object],
        parent: QWidget | None = None,
        *,
        rarer: Sequence[int] = (),
    ) -> None:
        """`model` has ``tick_column()`` as its first column; `key` tells rows apart."""
        self._mark_key = key
        self._marks: dict[object, Any] = {}
        super().__init__(model, name, parent, key=key, rarer=rarer)
        self.horizontalHeader().setMinimumSectionSize(TICK_ROOM)
        self._fit()
        self.setItemDelegate(TickDelegate(self))
        model.modelReset.connect(self._renew)

    def marked(self) -> tuple[Any, ...]:
        """The rows that are ticked, in the order in which they were."""
        return tuple(self._marks.values())

    def is_marked(self, number: int) -> bool:
        return self._mark_key(self._rows.row(number)) in self._marks

    def clear_marks(self) -> None:
        """Tick none."""
        if self._marks:
            self._marks.clear()
            self._on_marked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self._toggle([self.currentIndex().row()])
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._toggle(range(self._rows.rowCount()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        keys = event.modifiers()
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            first, last = sorted((max(self.currentIndex().row(), 0), index.row()))
            self._mark(range(first, last + 1))
        elif keys & Qt.KeyboardModifier.ControlModifier or index.column() == TICKS:
            self._toggle([index.row()])
        else:
            super().mousePressEvent(event)

    def _toggle(self, numbers: Sequence[int]) -> None:
        """Tick these rows; when all of them are, tick none of them."""
        if all(self.is_marked(number) for number in numbers):
            for number in numbers:
                del self._marks[self._mark_key(self._rows.row(number))]
            self._on_marked()
        else:
            self._mark(numbers)

    def _mark(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            row = self._rows.row(number)
            self._marks.setdefault(self._mark_key(row), row)
        self._on_marked()

    def _on_marked(self) -> None:
        self.viewport().update()
        announce(self, self.tr("Đã chọn %n dòng", "", len(self._marks)))
        self.marks_changed.emit()

    def _renew(self) -> None:
        """Ticked rows that came anew are kept as they are now."""
        fresh = {self._mark_key(row): row for row in self._rows.rows()}
        if self._marks.keys() & fresh.keys():
            self._marks = {key: fresh.get(key, row) for key, row in self._marks.items()}
            self.marks_changed.emit()
