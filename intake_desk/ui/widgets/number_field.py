"""A whole number: a count of copies, a sum of money."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_desk.ui.tokens import FIELD_HEIGHT
from intake_desk.ui.widgets.fields import TextField

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberField(TextField):
    """Takes digits only; all is selected when the hand comes, so that typing replaces; Up and Down count.

    ``grouped`` writes money as 1.284.000; with ``blank`` an emptied field stays empty, with the value 0, instead of
    meaning the least there can be. Not a spin box: Qt gives one without arrows no room for its text once a style sheet
    is in force.
    """

    edited = Signal(object)  # an int of Qt ends at 2.147.483.647

    def __init__(
        self,
        minimum: int = 0,
        maximum: int = 999,
        parent: QWidget | None = None,
        *,
        grouped: bool = False,
        blank: bool = False,
    ) -> None:
        super().__init__("", parent)
        self._minimum, self._maximum, self._grouped, self._blank = minimum, maximum, grouped, blank
        self._value = minimum
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setText(self._written(minimum))
        self.textEdited.connect(self._on_edited)

    def value(self) -> int:  # type: ignore[override]
        return self._value

    def set_value(self, value: int) -> None:  # type: ignore[override]
        """Show a number without announcing it as edited."""
        self._value = self._within(value)
        self.setText(self._written(self._value))

    def minimumSizeHint(self) -> QSize:
        return QSize(56, FIELD_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self._change(max(self._value + step, self._minimum))
            self.setText(self._written(self._value))
            self.selectAll()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # The click that brought the focus would put the cursor and undo a selection made now.
        QTimer.singleShot(0, self, self.selectAll)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setText(self._written(self._value))
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter in "0123456789")
        value = int(digits or 0)
        if value > self._maximum:
            self.setText(self._written(self._value))
            return
        shown = self._written(value) if digits and self._grouped else digits
        if shown != text:
            self.setText(shown)
        self._change(value)

    def _change(self, value: int) -> None:
        value = self._within(value)
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _within(self, value: int) -> int:
        if self._blank and value < self._minimum:
            return 0
        return min(max(value, self._minimum), self._maximum)

    def _written(self, value: int) -> str:
        if self._blank and value < self._minimum:
            return ""
        return f"{value:,}".replace(",", ".") if self._grouped else str(value)
