"""A field with what was written in it before: all of it while the field is empty, what fits while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desk.ui.text import plain
from intake_desk.ui.widgets import Match, SearchList, TextField

MOST = 6


class SuggestedField(QWidget):
    """Any text may be typed; Down and Enter take a suggestion."""

    def __init__(self, suggestions: Sequence[str], placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions = tuple(dict.fromkeys(one for one in suggestions if one))
        self.field = TextField(placeholder)
        self.list = SearchList(self.field, self, floating=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._offer)
        self.field.installEventFilter(self)
        self.list.picked.connect(self._take)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self.field.setAccessibleDescription(text)

    def value(self) -> str:
        """What stands in the field."""
        return self.field.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusIn and not self.field.text():
            self._offer("")
        return super().eventFilter(watched, event)

    def _offer(self, typed: str) -> None:
        fitting = [one for one in self._suggestions if one != typed and _fits(one, typed)]
        self.list.show_matches([Match(one, "", one) for one in fitting[:MOST]], typed)

    def _take(self, text: str) -> None:
        self.field.set_value(text)
        self.field.returnPressed.emit()


def _fits(suggestion: str, typed: str) -> bool:
    """Whether every word typed begins a word of the suggestion."""
    words = plain(suggestion).split()
    return all(any(word.startswith(part) for word in words) for part in plain(typed).split())
