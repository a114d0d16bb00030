"""What can be done with all ticked dossiers at once: handing them over, or taking them back, on one list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.ui.dossiers.lawful_steps import FORWARD, KEYS, TAKE_BACK, lawful, step_text
from intake_desk.ui.widgets import Button, Label, row


class MarksBar(QFrame):
    """Hidden while nothing is ticked. ``wanted(step)``, ``cleared``."""

    wanted = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", "text medium")
        self.buttons = {step: Button(step_text(step), KEYS[step]) for step in (FORWARD, TAKE_BACK)}
        self.clear = Button(self.tr("Bỏ chọn"), "Ctrl+Backspace", kind="quiet")
        self.setLayout(row(self.count, 1, *self.buttons.values(), self.clear))
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, step=step: self.wanted.emit(step))
        self.clear.clicked.connect(self.cleared)
        self.hide()

    def show_marked(self, dossiers: Sequence[Dossier]) -> None:
        """Offer what can be done with at least one of them."""
        self.setVisible(bool(dossiers))
        self.count.setText(self.tr("Đã chọn %n hồ sơ", "", len(dossiers)))
        for step, button in self.buttons.items():
            button.setVisible(any(step in lawful(one) for one in dossiers))
