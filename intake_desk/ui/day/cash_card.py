"""The drawer at the end of the day: what must be in it, what was counted, and the difference as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Card, Field, Label, TextField, row

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


class CashCard(Card):
    """Expected and counted cash; ``changed`` at every key. A difference asks for its reason."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tiền mặt"), parent)
        self._expected = 0
        self.expected = Label("", "heading")
        self.counted = MoneyField(self.tr("chưa đếm"))
        self.counted_field = Field(self.tr("Tiền mặt đếm được (đồng)"), self.counted)
        self.difference = Label("", "text strong", "soft")
        self.reason = TextField(self.tr("ghi vào bảng tổng hợp"))
        self.reason_field = Field(self.tr("Lý do lệch"), self.reason)
        self.add(row(Label(self.tr("Phải có"), "text", "soft"), self.expected, 1, self.difference))
        # Side by side, so that a difference does not push the decision off a small screen.
        self.add(row((self.counted_field, 2), (self.reason_field, 3), gap="field"))
        self.add(1)
        self.counted.textChanged.connect(self._on_changed)
        self.reason.textChanged.connect(lambda: self.reason_field.set_error(""))
        self._on_changed()

    def show_open(self, expected: int, *, editable: bool) -> None:
        """Ask whoever may close for the count of an open day; what was typed stays."""
        self._expected = expected
        self.counted.setReadOnly(not editable)
        self.reason.setReadOnly(not editable)
        self._on_changed()

    def show_closed(self, expected: int, counted: int | None, reason: str) -> None:
        """Show what was counted when the day was ruled off."""
        self._expected = expected
        self.counted.set_amount(counted)
        self.reason.set_value(reason)
        self.counted.setReadOnly(True)
        self.reason.setReadOnly(True)
        self._on_changed()

    def clear(self) -> None:
        """Forget what was typed, for another day."""
        self.counted.set_amount(None)
        self.reason.set_value("")
        self.counted_field.set_error("")
        self.reason_field.set_error("")

    def amount(self) -> int | None:
        return self.counted.amount()

    def note(self) -> str:
        """The reason, when there is a difference to explain."""
        return self.reason.value() if self.differs() else ""

    def differs(self) -> bool:
        counted = self.amount()
        return counted is not None and counted != self._expected

    def check(self) -> bool:
        """Whether the day may be closed so; a difference without a reason gets its sentence and the cursor."""
        if self.differs() and not self.reason.value():
            self.reason_field.set_error(self.tr("Tiền lệch sổ. Ghi lý do rồi chốt."))
            self.reason.setFocus()
            return False
        return True

    def say(self) -> tuple[str, str]:
        """The difference in words, and its tone."""
        counted = self.amount()
        if counted is None:
            return self.tr("Chưa đếm"), "soft"
        if counted == self._expected:
            return self.tr("Khớp sổ"), "done"
        if counted < self._expected:
            return self.tr("Thiếu {0}").format(money(self._expected - counted)), "wrong"
        return self.tr("Thừa {0}").format(money(counted - self._expected)), "waiting"

    def _on_changed(self) -> None:
        self.expected.setText(money(self._expected))
        words, tone = self.say()
        self.difference.setText(words)
        self.difference.set_tone(tone)
        self.reason_field.setVisible(self.differs() or (self.reason.isReadOnly() and bool(self.reason.value())))
        self.counted_field.set_error("")
        self.changed.emit()
