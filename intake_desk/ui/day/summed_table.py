"""A table whose sum always stands below its rows, however many of them scroll."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.widgets import DataTable, EmptyState
from intake_desk.ui.widgets.layout import Hairline

LINE = 28  # a day of many desks is seen at a glance
TALL = 44  # a sum in two lines


class Rows(DataTable):
    """The rows above the sum; a figure is measured in every row, for none is ever cut."""

    def _wanted(self, at: int, column: Column) -> int:
        wide = super()._wanted(at, column)
        if column.align != "right":
            return wide
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        rows = range(self._rows.rowCount())
        return max(wide, *(delegate.sizeHint(option, self._rows.index(row, at)).width() for row in rows), 0)


class Sums(DataTable):
    """The rows from the sum on, as wide as what stands above them."""

    def __init__(self, model: TableModel, name: str, above: DataTable) -> None:
        self._above = above
        super().__init__(model, name, line=LINE)
        self.horizontalHeader().hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(DataTable.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above.horizontalHeader().sectionResized.connect(lambda at, _was, wide: self.setColumnWidth(at, wide))

    def _fit(self) -> None:
        for at in range(len(self._rows.columns)):
            self.setColumnWidth(at, self._above.columnWidth(at))


class SummedTable(QWidget):
    """Shows the rows of a model, those from the first that `is_sum` on apart at the foot."""

    def __init__(
        self, model: TableModel, name: str, is_sum: Callable[[Any], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._is_sum = model, is_sum
        self.table = Rows(model, name, line=LINE)
        self.sums = Sums(model, self.tr("{0}: cộng").format(name), self.table)
        self.edge = Hairline()  # where rows go on below the sum
        self.edge.hide()
        self.table.verticalScrollBar().rangeChanged.connect(lambda _least, most: self.edge.setVisible(most > 0))
        self.empty = EmptyState()
        self._below = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.edge)
        layout.addWidget(self.sums)
        layout.addWidget(self.empty, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.table)
        model.modelReset.connect(self._part)
        self._part()

    @property
    def needed(self) -> int:
        """How high it is when every row is seen."""
        return self.table.maximumHeight() + self._below

    def say_empty(self, text: str) -> None:
        """Why it has no rows, where that is so."""
        self.empty.set(text)
        self._part()

    def _part(self) -> None:
        rows = self._model.rows()
        first = next((at for at, row in enumerate(rows) if self._is_sum(row)), len(rows))
        self._below = 0
        for at, row in enumerate(rows):
            self.table.setRowHidden(at, at >= first)
            self.sums.setRowHidden(at, at < first)
            if at >= first:
                high = TALL if any("\n" in column.text(row) for column in self._model.columns) else LINE
                self.sums.setRowHeight(at, high)
                self._below += high
        self.table.setMaximumHeight(LINE * (1 + first) + 1)
        self.sums.setFixedHeight(self._below)
        self.sums.setVisible(first < len(rows))
        self.empty.setVisible(not rows and bool(self.empty.text.text()))
