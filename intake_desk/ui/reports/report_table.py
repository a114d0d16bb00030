"""A report as a table on the screen: any columns, their groups in a heading above, sums that stand out."""

from itertools import groupby

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from intake_desk.domain.report import GROUP, LINE, MONEY, TEXT, TOTAL, Report, Row, shown
from intake_desk.domain.report import Column as ReportColumn
from intake_desk.ui import fonts
from intake_desk.ui.reports.report_words import sheet_word, sheet_words
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import ROW_HEIGHT
from intake_desk.ui.widgets import DataTable

PADDING = 10
SIDE = 4
NARROWEST, WIDEST_TEXT, LEAST_TEXT = 46, 300, 110
SEEN = 60
READABLE = 200  # what a name gives way to, where the whole form then fits
_SIDES = {TEXT: "left", MONEY: "right"}


def report_columns(report: Report) -> tuple[Column, ...]:
    """The report's columns as a table shows them; the one with most to say takes what is left."""
    widest = max(report.columns, key=lambda column: column.share)
    return tuple(_column(place, column, stretch=column is widest) for place, column in enumerate(report.columns))


def _column(place: int, column: ReportColumn, *, stretch: bool) -> Column:
    words = sheet_words()
    title, group = (words.get(said, said) for said in (column.title, column.group))

    def text(row: Row) -> str:
        cell = row.cells[place]
        if row.level == TOTAL and isinstance(cell, str):
            return words.get(cell, cell)
        return "" if cell is None and row.level != LINE else " ".join(shown(cell, column.kind).split())

    def spoken(row: Row) -> str:
        return f"{group} {title}: {text(row)}".strip()

    return Column(
        title,
        text,
        align=_SIDES.get(column.kind, "centre"),
        stretch=stretch,
        spoken=spoken,
        stressed=lambda row: row.level != LINE,
    )


class GroupedHeader(QHeaderView):
    """Headings on as many lines as they need, and above neighbours of one group its name."""

    def __init__(self, groups: tuple[str, ...], titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._groups, self._titles = groups, titles
        self._above = 0
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(32)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """As tall as the tallest heading and the tallest group above it."""
        self._above = max((self._height(group, wide) for group, _left, wide in self._spans() if group), default=0)
        titles = (self._height(title, self.sectionSize(at)) for at, title in enumerate(self._titles))
        self.setFixedHeight(self._above + max(*titles, ROW_HEIGHT))
        self.viewport().update()

    @staticmethod
    def _height(words: str, wide: int) -> int:
        metrics = QFontMetrics(fonts.face("label medium"))
        return metrics.boundingRect(QRect(0, 0, wide - 2 * SIDE, 500), _WRAPPED, words).height() + 2 * SIDE

    def _spans(self) -> list[tuple[str, int, int]]:
        """Each group, or "" for each column without one, with its left edge and width."""
        found: list[tuple[str, int, int]] = []
        for group, members in groupby(range(self.count()), key=lambda at: self._groups[at]):
            places = list(members)
            runs = [places] if group else [[at] for at in places]
            found += [(group, self.sectionViewportPosition(run[0]), sum(map(self.sectionSize, run))) for run in runs]
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = tokens_now()
        painter.fillRect(event.rect(), QColor(tokens.card))
        painter.setFont(fonts.face("label medium"))
        words, line, height = QPen(QColor(tokens.soft)), QPen(QColor(tokens.line), 1), self.height()
        for group, left, wide in self._spans():
            if group:
                painter.setPen(words)
                painter.drawText(QRect(left + SIDE, 0, wide - 2 * SIDE, self._above), _WRAPPED, group)
                painter.setPen(line)
                painter.drawLine(left + SIDE, self._above, left + wide - SIDE, self._above)
        painter.setPen(words)
        for at, title in enumerate(self._titles):
            top = self._above if self._groups[at] else 0
            wide = self.sectionSize(at) - 2 * SIDE
            painter.drawText(QRect(self.sectionViewportPosition(at) + SIDE, top, wide, height - top), _WRAPPED, title)
        painter.setPen(line)
        painter.drawLine(0, height - 1, self.width(), height - 1)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class ReportTable(DataTable):
    """The table of one form of report; it scrolls sideways where the screen is narrower than the form."""

    def __init__(self, report: Report, name: str, parent: QWidget | None = None) -> None:
        self._report = report
        self.rows = TableModel(report_columns(report))
        super().__init__(self.rows, name, parent)
        self.rows.setParent(self)
        groups = tuple(sheet_word(column.group) for column in report.columns)
        header = GroupedHeader(groups, tuple(column.title for column in self.rows.columns), self)
        self.setHorizontalHeader(header)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header.show()
        self._fit()

    def show_report(self, report: Report) -> None:
        """Show another report of the same form."""
        self._report = report
        self.clearSpans()
        self.rows.set_rows([*report.rows, *([report.total] if report.total is not None and report.rows else [])])
        for number, line in enumerate(report.rows):
            said = [place for place, cell in enumerate(line.cells) if cell is not None]
            if line.level == GROUP and len(said) == 1:  # only a name: it may take the whole line
                self.setSpan(number, said[0], 1, len(line.cells) - said[0])

    def _fit(self) -> None:
        super()._fit()
        for at, column in enumerate(self.rows.columns):
            if column.stretch:
                self.setColumnWidth(at, max(self.columnWidth(at), self._wanted_of_name(at, column)))
        header = self.horizontalHeader()
        if isinstance(header, GroupedHeader):
            header.fit()

    def _wanted_of_name(self, at: int, column: Column) -> int:
        """What it needs: there is room at the side. Where a little less makes that needless, a little less."""
        least = self._least(at, column)
        others = sum(self.columnWidth(other) for other in range(len(self.rows.columns)) if other != at)
        left = self.viewport().width() - others
        return left if READABLE <= left < least else least

    def _least(self, at: int, column: Column) -> int:
        """What the first rows need, and the longest word of the heading."""
        metrics = QFontMetrics(fonts.face("label medium"))
        words = max((metrics.horizontalAdvance(word) for word in column.title.split()), default=0) + PADDING
        option, delegate = QStyleOptionViewItem(), self.itemDelegate()
        rows = self.rows.rows()[:SEEN]
        seen = [number for number, row in enumerate(rows) if row.level != GROUP or column.align != "left"]
        cells = (delegate.sizeHint(option, self.rows.index(number, at)).width() for number in seen)
        needed = max(words, NARROWEST, *cells, 0)
        if self._report.columns[at].kind != TEXT:
            return needed
        return max(words, min(needed, WIDEST_TEXT), LEAST_TEXT if column.stretch else 0)
