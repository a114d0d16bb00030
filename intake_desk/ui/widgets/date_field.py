"""A date that is typed as eight digits or with any separator and always reads dd/mm/yyyy."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from intake_desk.ui.widgets.fields import TextField

DATE = re.compile(r"\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})\s*|\s*(\d{2})(\d{2})(\d{4})\s*")


def read_date(text: str) -> date | None:
    """The day a clerk meant, or None; a year always has four digits, so that nobody grows a hundred years older."""
    match = DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def write_date(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


class DateField(TextField):
    """Typing 28021999 becomes 28/02/1999; ``value`` is None while it is no date."""

    date_changed = Signal(object)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder or "dd/mm/yyyy", parent)
        self.setMaxLength(14)
        self._show_at_least("00/00/0000")
        self._last: date | None = None
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._tidy)

    def value(self) -> date | None:  # type: ignore[override]
        return read_date(self.text())

    def set_value(self, day: date | None) -> None:  # type: ignore[override]
        self._last = day
        self.setText(write_date(day) if day else "")

    def is_complete(self) -> bool:
        """True when empty or a real day: what may be left without an error."""
        return not self.text().strip() or self.value() is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tidy()
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        day = read_date(text)
        if day is not None and re.fullmatch(r"\d{8}", text.strip()):
            self.setText(write_date(day))
        if day != self._last:
            self._last = day
            self.date_changed.emit(day)

    def _tidy(self) -> None:
        day = self.value()
        if day is not None and self.text() != write_date(day):
            self.setText(write_date(day))
