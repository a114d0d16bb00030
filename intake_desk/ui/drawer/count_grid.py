"""The blind count: how many notes of each denomination, their sums as they are typed, Enter from one to the next."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desk.domain.money_kinds import DENOMINATIONS
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Label, NumberField

MOST_OF_ONE = 9_999


class CountGrid(QWidget):
    """Nine lines, the largest note first; ``changed(total)`` at every key, ``done`` on Enter in the last."""

    changed = Signal(object)  # đồng: an int of Qt ends at 2.147.483.647
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[int, NumberField] = {}
        self.sums: dict[int, Label] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        for at, note in enumerate(DENOMINATIONS):
            field = self.fields[note] = NumberField(0, MOST_OF_ONE, grouped=True)
            field.setAccessibleName(self.tr("Số tờ {0}").format(money(note)))
            field.setFixedWidth(92)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            total = self.sums[note] = Label("–", "text", "soft")
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            total.setAlignment(right)
            grid.addWidget(Label(money(note), "text medium"), at, 0, right)
            grid.addWidget(field, at, 1)
            grid.addWidget(total, at, 2)
            field.edited.connect(lambda _count: self._on_edited())
        ordered = list(self.fields.values())
        for before, after in pairwise(ordered):
            before.returnPressed.connect(after.setFocus)
            QWidget.setTabOrder(before, after)
        ordered[-1].returnPressed.connect(self.done)
        self.setFocusProxy(ordered[0])

    def notes(self) -> dict[int, int]:
        """What was counted, by denomination."""
        return {note: field.value() for note, field in self.fields.items() if field.value()}

    def total(self) -> int:
        """What was counted, in đồng."""
        return sum(note * count for note, count in self.notes().items())

    def clear(self) -> None:
        """Begin a count anew."""
        for field in self.fields.values():
            field.set_value(0)
        self._on_edited()

    def _on_edited(self) -> None:
        for note, field in self.fields.items():
            self.sums[note].setText(money(note * field.value()) if field.value() else "–")
        self.changed.emit(self.total())
