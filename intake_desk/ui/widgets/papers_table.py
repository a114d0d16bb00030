"""The papers a citizen hands in: ticks and counts, and a line for a paper that the list lacks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.widgets.fields import TextField
from intake_desk.ui.widgets.papers_grid import PapersGrid
from intake_desk.ui.widgets.papers_model import PaperRow, PapersModel


class PapersTable(QWidget):
    """Papers with their counts, and a line to write one that the list lacks.

    ``changed`` after every change by hand; ``finished`` when Enter leaves the last row or the empty line.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PapersModel(self)
        self.grid = PapersGrid(self.model)
        self.grid.setAccessibleName(name or self.tr("Giấy tờ nộp"))
        self.other = TextField(self.tr("Giấy tờ khác: gõ tên rồi Enter để thêm"))
        self.other.setAccessibleName(self.tr("Giấy tờ khác"))
        self.other.setProperty("place", "row")
        self.other.setFont(fonts.face("text"))
        self.other.setFixedHeight(30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.grid, 1)
        column.addWidget(self.other)
        self.setFocusProxy(self.grid)
        self.model.changed.connect(self.changed)
        self.grid.finished.connect(self.finished)
        self.grid.writing_requested.connect(self._begin_writing)
        self.other.returnPressed.connect(self._add_other)

    def papers(self) -> tuple[PaperRow, ...]:
        """All rows as they stand; ``ticked`` tells which of them are on the counter."""
        return tuple(self.model.papers)

    def set_papers(self, papers: Sequence[PaperRow]) -> None:
        """Show a procedure's papers, without a signal."""
        self.model.set_papers(papers)
        self.other.clear()

    def _begin_writing(self, text: str) -> None:
        self.other.setFocus()
        self.other.insert(text)

    def _add_other(self) -> None:
        text = self.other.value()
        if not text:
            self.finished.emit()
            return
        self.model.add(PaperRow(text, ticked=True, own=True))
        self.other.clear()
        self.grid.scrollToBottom()
