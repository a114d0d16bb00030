"""A table that leaves out its rarer columns while the window is too narrow for what matters more."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.ui.table_model import TableModel
from intake_desk.ui.widgets import DataTable

LEAST = 170


class NarrowingTable(DataTable):
    """``rarer`` names columns in the order in which they go, until the stretching one has room to be read."""

    _rarer: Sequence[int] = ()  # the first fit happens before this table is wholly made

    def __init__(
        self,
        model: TableModel,
        name: str,
        parent: QWidget | None = None,
        *,
        key: Callable[[Any], object] | None = None,
        rarer: Sequence[int] = (),
    ) -> None:
        super().__init__(model, name, parent, key=key)
        self._rarer = rarer
        self._stretching = next(at for at, column in enumerate(model.columns) if column.stretch)

    def _fit(self) -> None:
        super()._fit()
        if not self._rarer:
            return
        widths = {at: self.columnWidth(at) or self._rows.columns[at].width for at in range(len(self._rows.columns))}
        del widths[self._stretching]
        shown, room = dict(widths), self.viewport().width() - sum(widths.values())
        for at in self._rarer:
            if room < LEAST:
                room += shown.pop(at)
        for at in self._rarer:
            self.setColumnHidden(at, at not in shown)
        room = self._widen(shown, room)
        self.setColumnWidth(self._stretching, max(room, LEAST // 2))

    def _widen(self, shown: Iterable[int], room: int) -> int:
        """Let names be read whole where there is room to spare; returns what is left."""
        for at in shown:
            column = self._rows.columns[at]
            more = min(self._wanted(at, column) - column.width, room - 2 * LEAST) if column.strong else 0
            if column.width and more > 0:
                self.setColumnWidth(at, column.width + more)
                room -= more
        return room
