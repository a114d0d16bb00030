"""The few numbers that matter: a figure with its label and note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui.widgets.card import Card
from intake_desk.ui.widgets.labels import Label
from intake_desk.ui.widgets.layout import row

SIZES = {"number": "number", "code": "code", "heading": "heading"}


class Figure(QWidget):
    """Label, number, note; size ``number`` (24), ``code`` (22) or ``heading`` (18). The number stands ``beside`` its
    label where there is no room below it.
    """

    def __init__(
        self,
        label: str,
        number: str = "",
        note: str = "",
        size: str = "heading",
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        # May grow: a size that is fixed would not hear of the note's second line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.label = Label(label, "label" if size != "number" else "text", "soft")
        self.label.setVisible(bool(label))
        self.number = Label(number, SIZES[size])
        self.number.setMinimumWidth(1)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = Label(note, "label" if size == "number" else "text", "soft", wrap=True)
        self.note.setVisible(bool(note))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if size == "number" else 1, 0, 0 if size == "number" else 3)
        column.setSpacing(2 if size == "number" else 3)
        if beside:
            column.addLayout(row(1, self.label, self.number))
            column.addWidget(self.note)
        else:
            for part in (self.label, self.number, self.note):
                column.addWidget(part)
        column.addStretch(1)

    def set(self, number: str, note: str = "", tone: str = "ink") -> None:
        """Show another number; a tone colours it, the note says why."""
        self.number.setText(number)
        self.number.set_tone(tone)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_label(self, text: str) -> None:
        self.label.setText(text)
        self.label.setVisible(bool(text))


class FigureCard(Card):
    """A figure on a card of its own, for a row of totals."""

    def __init__(self, label: str, number: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.figure = Figure(label, number, note, "number")
        self.add(self.figure)
        self.add(1)
        self.setAccessibleName(label)

    def set(self, number: str, note: str = "", tone: str = "ink") -> None:
        self.figure.set(number, note, tone)

    def set_label(self, text: str) -> None:
        """Say another thing that the figure is of."""
        self.figure.set_label(text)
        self.setAccessibleName(text)
