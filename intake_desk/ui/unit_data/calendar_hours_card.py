"""The week of the unit and of the counters that have one of their own."""

from datetime import time
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.calendar_edits import UNIT, week_of
from intake_desk.domain.calendars import SATURDAY, Calendar, Session
from intake_desk.ui.unit_data.calendar_looks import hour_text, read_hour
from intake_desk.ui.widgets import Button, Card, ChoiceField, Field, Label, TextField, column, row

WORKDAYS = tuple(range(SATURDAY))


class HoursCard(Card):
    """``hours_changed(counter, weekdays, hours)``, ``counter_added(field)``, ``counter_removed(counter)``."""

    hours_changed = Signal(str, object, object)
    counter_added = Signal(str)
    counter_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Giờ làm việc"), parent)
        self._calendar: Calendar | None = None
        self._fields: tuple[str, ...] = ()
        self._editable = True
        self.whose = ChoiceField()
        self.weekdays = ChoiceField()
        self.hours = [TextField(sample) for sample in ("7:30", "11:30", "13:30", "17:00")]
        names = (self.tr("Sáng, từ"), self.tr("Sáng, đến"), self.tr("Chiều, từ"), self.tr("Chiều, đến"))
        self.hour_fields = [Field(name, editor) for name, editor in zip(names, self.hours, strict=True)]
        self.message = Label("", "label", "wrong", wrap=True)
        self.message.hide()
        self.remove = Button(self.tr("Bỏ giờ riêng"), kind="wrong")
        self.field = ChoiceField()
        self.add_field = Field(self.tr("Lĩnh vực nhận cả sáng thứ Bảy"), self.field)
        self.add_counter = Button(self.tr("Thêm"), icon_name="add")
        self.add_counter.setAccessibleName(self.tr("Thêm lĩnh vực nhận cả sáng thứ Bảy"))
        self.add(Field(self.tr("Của"), self.whose))
        self.add(Field(self.tr("Vào"), self.weekdays))
        self.add(row(*((field, 1) for field in self.hour_fields[:2]), gap="field"))
        self.add(row(*((field, 1) for field in self.hour_fields[2:]), gap="field"))
        self.add(self.message)
        self.hint = Label(self.tr("Để trống cả hai ô của buổi không làm việc."), "label", "soft", wrap=True)
        self.add(self.hint)
        self.add(row(self.remove, 1))
        self.adding = QWidget()
        self.adding.setLayout(column(self.add_field, row(self.add_counter, 1), gap="small"))
        self.add(self.adding)
        self._connect()

    def _connect(self) -> None:
        self.whose.chosen.connect(lambda _counter: self._show_hours())
        self.weekdays.chosen.connect(lambda _days: self._show_hours())
        for editor in self.hours:
            editor.editingFinished.connect(self._on_hours)
        self.remove.clicked.connect(lambda: self.counter_removed.emit(str(self.whose.value())))
        self.add_counter.clicked.connect(self._on_add)

    def show_calendar(self, calendar: Calendar, fields: tuple[str, ...]) -> None:
        """Show the hours of this calendar; `fields` may get a counter with Saturday mornings."""
        self._calendar, self._fields = calendar, fields
        whose, days = self.whose.value(), self.weekdays.value()
        choices: list[tuple[str, object]] = [(self.tr("Cả đơn vị"), UNIT)]
        self.whose.set_choices(choices + [(counter.name, counter.name) for counter in calendar.counters])
        self.whose.set_value(whose)
        self.weekdays.set_choices(self._weekday_choices())
        self.weekdays.set_value(days)
        taken = {field for counter in calendar.counters for field in counter.fields}
        free = [(field, field) for field in fields if field not in taken]
        kept = self.field.value()
        self.field.set_choices(free)
        self.field.set_value(kept)
        self._show_hours()

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001
        """Only shown to whoever may not change it."""
        self._editable = editable
        for editor in self.hours:
            editor.setReadOnly(not editable)
        self.hint.setVisible(editable)
        self.adding.setVisible(editable)
        self.remove.setVisible(editable and self.whose.value() != UNIT)

    def _weekday_choices(self) -> list[tuple[str, object]]:
        names = (
            self.tr("Thứ Hai"),
            self.tr("Thứ Ba"),
            self.tr("Thứ Tư"),
            self.tr("Thứ Năm"),
            self.tr("Thứ Sáu"),
            self.tr("Thứ Bảy"),
            self.tr("Chủ nhật"),
        )
        each: list[tuple[str, object]] = [(name, (number,)) for number, name in enumerate(names)]
        return [(self.tr("Thứ Hai đến thứ Sáu"), WORKDAYS), *each]

    def _show_hours(self) -> None:
        if self._calendar is None:
            return
        counter, days = str(self.whose.value()), self._days()
        week = week_of(self._calendar, counter)
        self._show_sessions(week[days[0]])
        alike = all(week[day] == week[days[0]] for day in days)
        self._say("" if alike else self.tr("Giờ của các thứ đang khác nhau; đây là giờ thứ Hai."))
        self.remove.setVisible(self._editable and counter != UNIT)

    def _show_sessions(self, sessions: tuple[Session, ...]) -> None:
        morning = next((session for session in sessions if session[0] < time(12)), None)
        afternoon = next((session for session in sessions if session != morning), None)
        for place, session in enumerate((morning, afternoon)):
            for side in (0, 1):
                self.hours[2 * place + side].set_value(hour_text(session[side]) if session else "")

    def _days(self) -> tuple[int, ...]:
        days = self.weekdays.value()
        return days if isinstance(days, tuple) else WORKDAYS

    def _on_hours(self) -> None:
        typed = [editor.value() for editor in self.hours]
        read = [read_hour(text) if text else None for text in typed]
        if any(text and hour is None for text, hour in zip(typed, read, strict=True)):
            self._say(self.tr("Giờ không đúng. Ghi giờ và phút, ví dụ 7:30."))
            return
        if (read[0] is None) != (read[1] is None) or (read[2] is None) != (read[3] is None):
            return  # one of the two is being typed still
        pairs = ((read[0], read[1]), (read[2], read[3]))
        hours = tuple((start, end) for start, end in pairs if start is not None and end is not None)
        flat = [hour for session in hours for hour in session]
        if any(later <= earlier for earlier, later in pairwise(flat)):
            self._say(self.tr("Giờ sau phải muộn hơn giờ trước, hai buổi không chồng nhau."))
            return
        self._say("")
        if self._calendar is not None and any(
            week_of(self._calendar, str(self.whose.value()))[day] != hours for day in self._days()
        ):
            self.hours_changed.emit(str(self.whose.value()), self._days(), hours)

    def _on_add(self) -> None:
        if self.field.value():
            self.counter_added.emit(str(self.field.value()))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
