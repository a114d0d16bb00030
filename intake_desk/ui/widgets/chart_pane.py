"""A chart with its numbers behind it: one key turns it over, and back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QStyleOptionViewItem, QWidget

from intake_desk.domain.chart_text import Words, headings, lines
from intake_desk.domain.charts import Chart
from intake_desk.ui import fonts
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.tokens import LINE_HEIGHT, MAIN_BUTTON_HEIGHT
from intake_desk.ui.widgets.buttons import PlainButton, bind_key, key_text
from intake_desk.ui.widgets.chart import LEAST_HEIGHT, ChartView
from intake_desk.ui.widgets.notice import EmptyState
from intake_desk.ui.widgets.table import CellDelegate, DataTable

NUMBERS_KEY = "Alt+B"
LEAST_LINE = 17
CLOSE = 5  # as in the style sheet


class LinkButton(PlainButton):
    """A small button within the title of a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)
        self.setProperty("kind", "link")
        self.setFont(fonts.face("small strong"))
        self.setFixedHeight(LINE_HEIGHT)


class NumbersButton(LinkButton):
    """Turns charts over: ``turned(numbers)`` says whether their numbers are wanted now."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, tall: bool = False) -> None:
        super().__init__("", parent)
        if tall:
            self.setProperty("kind", "plain")
            self.setFont(fonts.face("text strong"))
            self.setFixedHeight(MAIN_BUTTON_HEIGHT)
        self._numbers = False
        bind_key(self, NUMBERS_KEY)
        self.clicked.connect(self._on_clicked)
        self._name()

    def _on_clicked(self) -> None:
        self._numbers = not self._numbers
        self._name()
        self.turned.emit(self._numbers)

    def _name(self) -> None:
        said = self.tr("Xem biểu đồ") if self._numbers else self.tr("Xem bảng số")
        self.setText(f"{said} ({key_text(NUMBERS_KEY)})")


class CloseDelegate(CellDelegate):
    """Draws cells that stand close together."""

    padding = CLOSE


class NumbersTable(DataTable):
    """The numbers of one chart, in lines that are low enough to see many."""

    def __init__(self, titles: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        self.rows = TableModel(tuple(_column(at, title) for at, title in enumerate(titles)))
        super().__init__(self.rows, name, parent)
        self.rows.setParent(self)
        self.setItemDelegate(CloseDelegate(self))
        self.titles = titles
        self.verticalHeader().setMinimumSectionSize(LEAST_LINE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(LINE_HEIGHT)
        self.setMinimumHeight(3 * LINE_HEIGHT)

    @property
    def needed(self) -> int:
        """The width in which every number is read whole, also beside a scroll bar."""
        return self._numbers_width() + self.verticalScrollBar().sizeHint().width()

    def _numbers_width(self) -> int:
        return sum(self._wanted(at, column) for at, column in enumerate(self.rows.columns))

    def _wanted(self, at: int, column: Column) -> int:
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        cells = (delegate.sizeHint(option, self.rows.index(line, at)).width() for line in range(self.rows.rowCount()))
        title = QFontMetrics(fonts.face("label medium")).horizontalAdvance(column.title) + 2 * CLOSE + 2
        return max(title, *cells, 0)

    def _fit(self) -> None:
        """Every column what it needs, what is left to the first; all lines in sight as long as they can be read."""
        tall = (self.height() - LINE_HEIGHT) // max(self.rows.rowCount(), 1)
        self.verticalHeader().setDefaultSectionSize(min(max(tall, LEAST_LINE), LINE_HEIGHT))
        for at, column in enumerate(self.rows.columns):
            more = 0 if at else max(self.viewport().width() - self._numbers_width(), 0)
            self.setColumnWidth(at, self._wanted(at, column) + more)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 3 * LINE_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)


def _column(at: int, title: str) -> Column:
    if not at:
        return Column(title, lambda line: line.name, stressed=lambda line: line.is_total)
    return Column(title, lambda line: line.cells[at - 1], align="right", stressed=lambda line: line.is_total)


class ChartPane(QStackedWidget):
    """Shows a chart, its numbers, or why there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ChartView()
        self.empty = EmptyState()
        self.table: NumbersTable | None = None
        self._chart: Chart | None = None
        self._numbers = False
        self.addWidget(self.view)
        self.addWidget(self.empty)

    def show_chart(self, chart: Chart, words: Words) -> None:
        """Show another chart, turned as the last one was."""
        self._chart = chart
        self.view.show_chart(chart, words)
        self.empty.set(words[f"{chart.name}.empty"])
        titles = headings(chart, words)
        if self.table is None or self.table.titles != titles:
            self._make_table(titles, words[chart.name])
        assert self.table is not None
        self.table.rows.set_rows(lines(chart, words))
        self._turn()

    def show_numbers(self, numbers: bool) -> None:  # noqa: FBT001  # as the button says it
        """Turn the chart over, or back; the keyboard stays on it."""
        focused = self.view.hasFocus() or (self.table is not None and self.table.hasFocus())
        self._numbers = numbers
        self._turn()
        if focused:
            self.currentWidget().setFocus()

    @property
    def wanting(self) -> int:
        """How much more height than it asks for shows every line of the numbers, while they are turned up."""
        if self.table is None or self.currentWidget() is not self.table:
            return 0
        return max(LINE_HEIGHT + LEAST_LINE * self.table.rows.rowCount() + 2 - self.minimumSizeHint().height(), 0)

    def minimumSizeHint(self) -> QSize:
        """As little as the chart needs, whatever else lies behind it."""
        return self.view.minimumSize()

    def _turn(self) -> None:
        if self._chart is None:
            return
        if self._chart.is_empty:
            self.setCurrentWidget(self.empty)
        else:
            self.setCurrentWidget(self.table if self._numbers and self.table is not None else self.view)

    def _make_table(self, titles: tuple[str, ...], name: str) -> None:
        if self.table is not None:
            self.removeWidget(self.table)
            self.table.deleteLater()
        self.table = NumbersTable(titles, name)
        self.addWidget(self.table)
