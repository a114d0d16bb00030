"""An amount of đồng as it is typed."""

from PySide6.QtWidgets import QWidget

from intake_desk.ui.widgets import TextField

MOST_DIGITS = 12


class MoneyField(TextField):
    """An amount of đồng, grouped by thousands while it is typed; empty is not zero."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.textEdited.connect(self._regroup)

    def amount(self) -> int | None:
        """The amount in đồng, None while nothing was written."""
        digits = _digits(self.text())
        return int(digits) if digits else None

    def set_amount(self, amount: int | None) -> None:
        self.setText("" if amount is None else _grouped(str(amount)))

    def _regroup(self, text: str) -> None:
        behind = len(_digits(text[self.cursorPosition() :]))
        grouped = _grouped(_digits(text)[:MOST_DIGITS])
        if grouped == text:
            return
        self.setText(grouped)
        place = len(grouped)
        while behind and place:
            place -= 1
            behind -= grouped[place].isdigit()
        self.setCursorPosition(place)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".") if digits else ""
