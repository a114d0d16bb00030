"""A drop-down that is also typed into: letters without marks go to the first choice that has the words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from intake_desk.domain.folding import fold
from intake_desk.ui.announce import announce
from intake_desk.ui.widgets.choices import ChoiceField

PAUSE_MS = 1200
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypedChoice(ChoiceField):
    """``entered`` by Enter. What is typed is forgotten after a pause; what fits nothing changes nothing.

    While the list is open, typing only moves the light in it: Enter chooses, Esc leaves everything as it was.
    """

    entered = Signal()

    def __init__(self, choices: Sequence[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self._typed = ""
        self._list: QAbstractItemView | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def place_of(self, typed: str) -> int | None:
        """The first choice that begins with these words, or has one that does."""
        wanted = fold(typed)
        return next((at for at in range(self.count()) if _fits(fold(self.itemText(at)), wanted)), None)

    def showPopup(self) -> None:
        self._forget()
        if self._list is None:
            self._list = self.view()
            self._list.installEventFilter(self)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._list or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not self._is_typing(event):
            return False
        found = self._after(event)
        if found is not None:
            self._list.setCurrentIndex(self.model().index(found, self.modelColumn(), self.rootModelIndex()))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        if not self._is_typing(event):
            super().keyPressEvent(event)
            return
        found = self._after(event)
        if found is not None:
            self.setCurrentIndex(found)
            announce(self, self.currentText())

    def _is_typing(self, event: QKeyEvent) -> bool:
        text = "" if event.modifiers() & _COMMANDS else event.text()
        return bool(text) and text.isprintable() and (text != " " or bool(self._typed))

    def _after(self, event: QKeyEvent) -> int | None:
        """What is found once this is typed, too."""
        self._typed += event.text()
        self._pause.start()
        return self.place_of(self._typed)

    def _forget(self) -> None:
        self._typed = ""


def _fits(title: str, wanted: str) -> bool:
    return title.startswith(wanted) or f" {wanted}" in title
