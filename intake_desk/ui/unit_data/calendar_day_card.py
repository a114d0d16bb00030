"""The day that is stood on: what it is, under which name."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain import calendar_edits as edits
from intake_desk.domain.calendars import LONGEST_NAME, Calendar
from intake_desk.ui.formats import day_text
from intake_desk.ui.unit_data.calendar_looks import day_sentence
from intake_desk.ui.widgets import Card, ChoiceBar, Field, Label, TextField


class DayCard(Card):
    """``changed(day, state, name)`` when the day was made something else."""

    changed = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ngày đang chọn"), parent)
        self._day = date.min
        self._unit_works = True
        self.day = Label("", "heading", wrap=True)
        self.said = Label("", "text", "soft", wrap=True)
        self.state = ChoiceBar(
            [
                (self.tr("Như thường lệ"), edits.NORMAL),
                (self.tr("Nghỉ"), edits.OFF),
                (self.tr("Làm bù"), edits.SWAPPED),
            ],
            name=self.tr("Ngày này là"),
        )
        self.name = TextField()
        self.name.setMaxLength(LONGEST_NAME)
        self.state_field = Field(self.tr("Ngày này là"), self.state)
        self.name_field = Field(self.tr("Tên ngày nghỉ hoặc lý do làm bù"), self.name)
        for part in (self.day, self.said, self.state_field, self.name_field):
            self.add(part)
        self.state.chosen.connect(self._on_state)
        self.name.editingFinished.connect(self._on_name)

    def show_day(self, calendar: Calendar, day: date) -> None:
        """Stand on this day of this calendar."""
        self._day = day
        state = edits.state_of(calendar, day)
        said = day_text(day)
        self.day.setText(said[:1].upper() + said[1:])
        said = day_sentence(calendar, day).partition(": ")[2]
        self.said.setText(said[:1].upper() + said[1:])
        self.state.set_value(state)
        self.state.set_enabled_choice(edits.SWAPPED, not calendar.week[day.weekday()])
        self.name.set_value(calendar.holidays.get(day) or calendar.swapped.get(day) or "")
        self.name_field.setVisible(state != edits.NORMAL)
        self.name_field.set_error("")

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001
        """Only shown to whoever may not change it."""
        self.state_field.setVisible(editable)
        self.name.setReadOnly(not editable)

    def _on_state(self, state: str) -> None:
        names = {edits.OFF: self.tr("Theo thông báo"), edits.SWAPPED: self.tr("Làm bù")}
        self.changed.emit(self._day, state, names.get(state, ""))
        if state != edits.NORMAL:
            self.name.selectAll()
            self.name.setFocus()

    def _on_name(self) -> None:
        state, name = str(self.state.value()), self.name.value()
        if state == edits.NORMAL or self.name.isReadOnly():
            return
        if not name:
            self.name_field.set_error(self.tr("Ghi tên để giấy hẹn nói được vì sao, ví dụ: Quốc khánh."))
            return
        self.changed.emit(self._day, state, name)
