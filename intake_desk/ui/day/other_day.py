"""Which business days the closing page can show, and the question for one that is long past."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import day_text
from intake_desk.ui.widgets import DateField, Field

translate = QCoreApplication.translate

# What stands for a day that is not in the list.
OTHER_DAY: Final = "other"
# As many days that were ruled off are in the list; older ones are typed.
OFFERED: Final = 60


def day_choices(facts: DayFacts) -> list[tuple[str, object]]:
    """Today, the days that nobody ruled off, those that were ruled off lately, and the way to any other."""
    past = facts.past_days[:OFFERED]
    named = dict.fromkeys((facts.today, *facts.other_days, *past, facts.view.day))
    choices: list[tuple[str, object]] = []
    for day in named:
        text = day_text(date.fromisoformat(day))
        if day == facts.today:
            text = translate("closing", "Hôm nay, {0}").format(text)
        elif day in facts.past_days:
            text = translate("closing", "{0}, đã chốt").format(text)
        choices.append((text, day))
    if facts.past_days[OFFERED:]:
        choices.append((translate("closing", "Ngày khác…"), OTHER_DAY))
    return choices


class OtherDayDialog(StepDialog):
    """Asks for a business day; only one that has entries is an answer."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        """`known` are the days (ISO) that something was recorded on."""
        super().__init__(
            self.tr("Xem ngày khác"),
            self.tr("Mở lại bảng tổng hợp của một ngày đã qua, cả ngày đã chốt."),
            self.tr("Xem ngày này"),
            parent,
        )
        self._known = frozenset(known)
        self.day = DateField()
        self.day_field = Field(self.tr("Ngày làm việc"), self.day, reserve=True)
        self.add(self.day_field)
        self.chain(self.day)
        self.day.textEdited.connect(lambda _text: self.day_field.set_error(""))
        self.day.setFocus()

    def is_complete(self) -> bool:
        day = self.day.value()
        if day is not None and day.isoformat() in self._known:
            return True
        said = (
            self.tr("Nhập ngày, tháng, năm, ví dụ 20/11/2026.")
            if day is None
            else self.tr("Ngày này không có mục ghi nào.")
        )
        self.day_field.set_error(said)
        self.day.setFocus()
        return False

    def answer(self) -> None:
        day = self.day.value()
        assert day is not None
        self.answered.emit(day.isoformat())
