"""Rows of values shown through a tuple of columns; the model knows no field of a row itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from intake_desk.ui import fonts

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class TagLook:
    """How a state is drawn: its meaning, its word, its shape."""

    kind: str
    text: str
    shape: str = ""


@dataclass(frozen=True)
class Column:
    """One column: title and the text of a row; a ``tag`` is drawn instead of text, a ``tone`` colours the text.

    ``width`` is a number of pixels at 100 % (0: as wide as its contents), ``stretch`` takes what is left; one that
    ``gives`` is cut, before any other, where there is too little room; a row that is ``stressed`` stands out as sums
    and headings do.
    """

    title: str
    text: Callable[[Any], str]
    align: str = "left"
    width: int = 0
    stretch: bool = False
    strong: bool = False
    tone: Callable[[Any], str] | None = None
    tag: Callable[[Any], TagLook | None] | None = None
    spoken: Callable[[Any], str] | None = None
    stressed: Callable[[Any], bool] | None = None
    gives: bool = False


class TableModel(QAbstractTableModel):
    """A list of rows that is given as a whole."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Any] = []

    def rows(self) -> tuple[Any, ...]:
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index | int) -> Any:
        """The row itself, or None where there is none."""
        number = index if isinstance(index, int) else index.row()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def replace(self, number: int, row: Any) -> None:
        """Show one row anew where it stands."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        # The view's own header font loses against the style sheet; the model's does not.
        return fonts.face("label medium") if role == Qt.ItemDataRole.FontRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row) if column.spoken else f"{column.title}: {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == ROW_ROLE:
            return row
        return column if role == COLUMN_ROLE else None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    sides = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "right": Qt.AlignmentFlag.AlignRight,
        "centre": Qt.AlignmentFlag.AlignHCenter,
    }
    return sides[column.align] | Qt.AlignmentFlag.AlignVCenter
