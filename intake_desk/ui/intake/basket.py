"""What one citizen brought besides the dossier on the screen: kept until all of it is saved together."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desk.services.applications import Application
from intake_desk.services.unfinished import Kept
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Hairline, IconButton, Label, ShortLabel, column, row


def together(kept: Sequence[Kept], present: Application) -> list[Application]:
    """What waits, with the people and the means of the one on the screen: they are asked once and hold for all."""
    asked_once = {
        "applicant": present.applicant,
        "submitter": present.submitter,
        "authorisation": present.authorisation,
        "means": present.means,
        "waiver_category": present.waiver_category,
        "waiver_proof": present.waiver_proof,
        "waiver_reason": present.waiver_reason,
        "rest_means": present.rest_means,
        "tendered": present.tendered,
    }
    return [msgspec.structs.replace(one.application, **asked_once) for one in kept]


class BasketRow(QWidget):
    """One dossier of the basket with the cross that takes it out again."""

    removed = Signal()

    def __init__(self, number: int, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        price = money(kept.amount) if kept.amount else self.tr("Không thu")
        self.remove = IconButton("close", self.tr("Bỏ hồ sơ {0}: {1}").format(number, kept.title))
        words = column(
            ShortLabel(f"{number}. {kept.title}", "text medium"),
            ShortLabel(f"{kept.due} · {price}", "small", "soft"),
            gap="none",
        )
        self.setLayout(row((words, 1), self.remove))
        self.remove.clicked.connect(self.removed)


class Basket(QWidget):
    """Hidden while it is empty; ``changed`` when something was put in or taken out."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Kept] = []
        self._rows: list[BasketRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.title = Label(self.tr("Cùng một người nộp"), "label", "soft")
        self.sum = Label("", "text medium", wrap=True)
        self.setLayout(column(self.title, self._list, self.sum, Hairline(), gap="tight"))
        self.hide()

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What is in it, in the order of the receipt."""
        return tuple(self._kept)

    @property
    def total(self) -> int:
        """What all of it costs."""
        return sum(one.amount for one in self._kept)

    def set_total(self, count: int, total: int) -> None:
        """How many dossiers are saved together, and what all of them cost."""
        price = money(total) if total else self.tr("không thu")
        self.sum.setText(self.tr("Cả {0} hồ sơ: {1}").format(count, price))

    def put(self, kept: Kept) -> None:
        """Put one more in."""
        self.set_kept((*self._kept, kept))

    def set_kept(self, kept: Sequence[Kept]) -> None:
        """Hold exactly these."""
        self._kept = list(kept)
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [BasketRow(number, one) for number, one in enumerate(self._kept, 1)]
        for at, shown in enumerate(self._rows):
            self._list.addWidget(shown)
            shown.removed.connect(lambda at=at: self._remove(at))
        self.setVisible(bool(self._kept))
        self.changed.emit()

    def _remove(self, at: int) -> None:
        self.set_kept(self._kept[:at] + self._kept[at + 1 :])
