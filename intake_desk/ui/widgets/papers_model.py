"""The papers a citizen hands in: ticked or not, and how many originals, certified copies and copies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

from intake_desk.ui import fonts
from intake_desk.ui.table_model import ROW_ROLE, Index

TICK, TEXT, ORIGINALS, CERTIFIED, COPIES = range(5)
NUMBERS = (ORIGINALS, CERTIFIED, COPIES)
FIELDS = {ORIGINALS: "originals", CERTIFIED: "certified", COPIES: "copies"}
MOST = 999


@dataclass(frozen=True)
class PaperRow:
    """One line; ``own`` is a paper the clerk wrote, ``note`` a soft remark."""

    text: str
    originals: int = 1
    certified: int = 0
    copies: int = 0
    ticked: bool = False
    note: str = ""
    own: bool = False


class PapersModel(QAbstractTableModel):
    """Tells ``changed`` after every change made by a person."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.papers: list[PaperRow] = []

    def set_papers(self, papers: Sequence[PaperRow]) -> None:
        self.beginResetModel()
        self.papers = list(papers)
        self.endResetModel()

    def add(self, paper: PaperRow) -> None:
        self.beginInsertRows(QModelIndex(), len(self.papers), len(self.papers))
        self.papers.append(paper)
        self.endInsertRows()
        self.changed.emit()

    def remove(self, number: int) -> None:
        """Take away a paper the clerk wrote; the procedure's own papers stay."""
        if not self.papers[number].own:
            return
        self.beginRemoveRows(QModelIndex(), number, number)
        del self.papers[number]
        self.endRemoveRows()
        self.changed.emit()

    def toggle(self, number: int) -> None:
        self._put(number, replace(self.papers[number], ticked=not self.papers[number].ticked))

    def set_number(self, number: int, column: int, value: int) -> None:
        """Write a count; a paper that is counted is there, so it is ticked too."""
        paper = self.papers[number]
        changes: dict[str, Any] = {FIELDS[column]: min(max(value, 0), MOST)}
        if not paper.ticked and value > 0:
            changes = dict.fromkeys(FIELDS.values(), 0) | changes | {"ticked": True}
        self._put(number, replace(paper, **changes))

    def number(self, number: int, column: int) -> int:
        return int(getattr(self.papers[number], FIELDS[column]))

    def _put(self, number: int, paper: PaperRow) -> None:
        self.papers[number] = paper
        self.dataChanged.emit(self.index(number, 0), self.index(number, COPIES))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.papers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else COPIES + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole:
            return fonts.face("label")
        return titles()[section] if role == Qt.ItemDataRole.DisplayRole and 0 <= section <= COPIES else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        paper, column = self.papers[index.row()], index.column()
        answers: dict[int, Callable[[], Any]] = {
            ROW_ROLE: lambda: paper,
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(paper, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(paper, column),
            Qt.ItemDataRole.CheckStateRole: lambda: _check_state(paper) if column == TICK else None,
            Qt.ItemDataRole.ToolTipRole: lambda: paper.text if column == TEXT else None,
        }
        answer = answers.get(role)
        return answer() if answer is not None else None

    @staticmethod
    def _shown(paper: PaperRow, column: int) -> str:
        if column in NUMBERS:
            return str(getattr(paper, FIELDS[column])) if paper.ticked else "–"
        return paper.text if column == TEXT else ""

    @staticmethod
    def _spoken(paper: PaperRow, column: int) -> str:
        if column in NUMBERS:
            return f"{paper.text}, {titles()[column]}: {getattr(paper, FIELDS[column]) if paper.ticked else 0}"
        return paper.text


def _check_state(paper: PaperRow) -> Qt.CheckState:
    return Qt.CheckState.Checked if paper.ticked else Qt.CheckState.Unchecked


def titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        "",
        "",
        translate("PapersTable", "Bản chính"),
        translate("PapersTable", "Chứng thực"),
        translate("PapersTable", "Bản sao"),
    )
