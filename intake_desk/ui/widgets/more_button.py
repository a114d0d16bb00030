"""The button for what is done rarely: a menu with every step's words and key; the keys work without opening it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.widgets.buttons import Button, key_text


class MoreButton(Button):
    """``picked(value)`` when something of the menu was chosen, by the menu or by its own key."""

    picked = Signal(str)

    def __init__(self, text: str, key: str, keys: dict[str, str], parent: QWidget | None = None) -> None:
        """`keys` names every value that may ever be offered with a key of its own."""
        super().__init__(text, key, parent)
        self._keys = keys
        self.menu_shown = QMenu(self)
        self.menu_shown.setFont(fonts.face("text"))
        self.menu_shown.setAccessibleName(text)
        self._shortcuts = {value: QShortcut(QKeySequence(key), self) for value, key in keys.items()}
        for value, shortcut in self._shortcuts.items():
            shortcut.setEnabled(False)
            shortcut.activated.connect(lambda value=value: self.picked.emit(value))
        self.clicked.connect(self._open)

    @property
    def offered(self) -> tuple[str, ...]:
        """The values in the menu, from top to bottom."""
        return tuple(str(action.data()) for action in self.menu_shown.actions())

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Put these (value, words) into the menu; none at all hides the button."""
        self.menu_shown.clear()
        offered = {value for value, _text in entries}
        for value, text in entries:
            key = self._keys.get(value, "")
            action = self.menu_shown.addAction(f"{text}\t{key_text(key)}" if key else text)
            action.setData(value)
            action.triggered.connect(lambda _checked=False, value=value: self.picked.emit(value))
        for value, shortcut in self._shortcuts.items():
            shortcut.setEnabled(value in offered)
        self.setVisible(bool(entries))

    def _open(self) -> None:
        """Above the button where there is no room below, the first entry lit for the arrows."""
        menu = self.menu_shown
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(menu.actions()[0])
