"""A drop-down that is also typed into: letters without marks go to the first choice that has the words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.folding import fold
from intake_desk.ui.announce import announce
from intake_desk.ui.widgets.choices import ChoiceField

PAUSE_MS = 1200
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypedChoice(ChoiceField):
    """``entered`` by Enter. What is typed is forgotten after a pause; what fits nothing changes nothing."""

    entered = Signal()

    def __init__(self, choices: Sequence[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = "" if event.modifiers() & _COMMANDS else event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        if not text.isprintable() or not text or (text == " " and not self._typed):
            super().keyPressEvent(event)
            return
        self._typed += text
        self._pause.start()
        wanted = fold(self._typed)
        found = next((at for at in range(self.count()) if _fits(fold(self.itemText(at)), wanted)), None)
        if found is not None:
            self.setCurrentIndex(found)
            announce(self, self.currentText())

    def _forget(self) -> None:
        self._typed = ""


def _fits(title: str, wanted: str) -> bool:
    return title.startswith(wanted) or f" {wanted}" in title
