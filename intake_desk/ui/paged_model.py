"""A table that asks for its rows page by page, and never shows a page of an older question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from intake_desk.ui.table_model import Column, Index, TableModel
from intake_desk.ui.tasks import Tasks


@dataclass(frozen=True)
class Page:
    """Some rows, and the key after which the next page begins (None: there is no more)."""

    rows: Sequence[Any]
    after: object | None = None


class PagedTableModel(TableModel):
    """Rows of ``fetch(query, after)``; the store sorts and filters, this only asks for more when scrolled."""

    loaded = Signal()
    load_failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Any, object | None], Page],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._tasks = tasks
        self._query: Any = None
        self._after: object | None = None
        self._generation = 0
        self._asking = False

    @property
    def query(self) -> Any:
        return self._query

    def set_query(self, query: Any) -> None:
        """Ask something else; the old rows stay until the first page of the answer is there."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Ask the same again from its first page."""
        self._generation += 1
        self._after = None
        self._ask(first=True)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None and not self._asking

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(first=False)

    def _ask(self, *, first: bool) -> None:
        self._asking = True
        generation, query, after, fetch = self._generation, self._query, self._after, self._fetch
        self._tasks.run(
            lambda: fetch(query, after),
            lambda page: self._on_page(generation, page, first=first),
            lambda error: self._on_failed(generation, error),
        )

    def _on_page(self, generation: int, page: Page, *, first: bool) -> None:
        if generation != self._generation:
            return
        self._asking = False
        self._after = page.after
        if first:
            self.set_rows(page.rows)
        elif page.rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()
        self.loaded.emit()

    def _on_failed(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self._asking = False
            self.load_failed.emit(error)
