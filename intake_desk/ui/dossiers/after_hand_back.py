"""What is left to do once a result was handed over: the acknowledgement, and what the citizen thinks of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.services.casework import LEVELS
from intake_desk.ui.dossiers.lawful_steps import KEYS, PRINT_ACKNOWLEDGEMENT, step_text
from intake_desk.ui.tokens import CARD_GAP
from intake_desk.ui.widgets import Button, IconButton, Label, row
from intake_desk.ui.wording import rating_word


class AfterHandBack(QFrame):
    """Hidden until a result was handed over. ``rated(level)``, ``paper_wanted``; one key each."""

    rated = Signal(str)
    paper_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dossier: Dossier | None = None
        self.question = Label(self.tr("Người dân đánh giá:"), "text medium")
        self.levels = {
            level: Button(f"{number}  {rating_word(level)}", f"Alt+{number}") for number, level in enumerate(LEVELS, 1)
        }
        self.paper = Button(step_text(PRINT_ACKNOWLEDGEMENT), KEYS[PRINT_ACKNOWLEDGEMENT])
        self.close_bar = IconButton("close", self.tr("Không đánh giá"))
        line = row(self.question, *self.levels.values(), 1, self.paper, self.close_bar)
        line.setContentsMargins(0, 0, 0, CARD_GAP)
        self.setLayout(line)
        for level, button in self.levels.items():
            button.setAccessibleName(rating_word(level))
            button.clicked.connect(lambda _checked=False, level=level: self.rated.emit(level))
        self.paper.clicked.connect(self.paper_wanted)
        self.close_bar.clicked.connect(self.clear)
        self.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Ask about this hand-over; once it was rated only the paper is left."""
        self.dossier = dossier
        for part in (self.question, *self.levels.values()):
            part.setVisible(not dossier.rating)
        self.show()

    def clear(self) -> None:
        """Ask no more."""
        self.dossier = None
        self.hide()
