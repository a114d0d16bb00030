"""The unit's calendar: a year at a glance for everybody, days and hours to change for the supervisor."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain import calendar_edits as edits
from intake_desk.domain.calendars import Calendar, Session
from intake_desk.domain.desk import Clerk
from intake_desk.domain.times import local
from intake_desk.services.calendars import Affected
from intake_desk.ui.formats import day_text
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session as DeskSession
from intake_desk.ui.unit_data.calendar_day_card import DayCard
from intake_desk.ui.unit_data.calendar_dialog import AdoptDialog
from intake_desk.ui.unit_data.calendar_hours_card import HoursCard
from intake_desk.ui.unit_data.calendar_looks import looks, sessions_text
from intake_desk.ui.widgets import Button, Card, IconButton, Label, Notice, Page, row
from intake_desk.ui.widgets.year_grid import DayLook, DaySwatch, YearGrid

FIRST_YEAR, LAST_YEAR = 2020, 2099
CELL = 30  # about a day's height, kept in sight around the day stood on


@dataclass(frozen=True)
class Known:
    """What the store says: the calendar in force, and the fields that may have a counter of their own."""

    calendar: Calendar
    fields: tuple[str, ...]


class CalendarPage(Page):
    """What is changed stands on the page only, until the supervisor saw what follows from it and saved it."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lịch làm việc của đơn vị"), parent, side=True)
        self._session = session
        self._known: Known | None = None
        self._draft: Calendar | None = None
        self._dialog: AdoptDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.provisional = Notice(closable=False)
        self.add_notice(self.notice)
        self.add_notice(self.provisional)
        today = local(self._session.workbench.desk.now()).date()
        self.grid = YearGrid(today)
        self.year = Label("", "heading")
        self.earlier = IconButton("chevron-left", self.tr("Năm trước"))
        self.later = IconButton("chevron-right", self.tr("Năm sau"))
        self.save = Button(self.tr("Xem trước và lưu"), "Ctrl+S")
        self.discard = Button(self.tr("Bỏ thay đổi"))
        for tool in (self.discard, self.save, self.earlier, self.year, self.later):
            self.add_tool(tool)
        card = Card()
        card.add(self.grid)
        card.add(row(*self._legend(), 1, gap="card"))
        self.counters = Label("", "small", "soft", wrap=True)
        card.add(self.counters)
        self.add(card)
        self.add(1)
        self.day = DayCard()
        self.hours = HoursCard()
        self.add_side(self.day)
        self.add_side(self.hours)
        self.add_side(1)
        self.setFocusProxy(self.grid)
        self._show_rights()

    def _legend(self) -> tuple[DaySwatch, ...]:
        return (
            DaySwatch(DayLook("wrong"), self.tr("Nghỉ lễ")),
            DaySwatch(DayLook("waiting", dashed=True), self.tr("Nghỉ lễ, tạm tính")),
            DaySwatch(DayLook("accent"), self.tr("Làm bù")),
            DaySwatch(DayLook(part=True), self.tr("Có lĩnh vực vẫn nhận hồ sơ")),
        )

    def _connect(self) -> None:
        self.grid.day_chosen.connect(self._on_day)
        self.grid.day_opened.connect(lambda _day: self.day.state.setFocus())
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.day.changed.connect(self.change_day)
        self.hours.hours_changed.connect(self.change_hours)
        self.hours.counter_added.connect(lambda field: self._change(lambda c: edits.add_saturday_counter(c, field)))
        self.hours.counter_removed.connect(lambda name: self._change(lambda c: edits.remove_counter(c, name)))
        self.provisional.action_requested.connect(
            lambda: self._change(lambda calendar: edits.make_official(calendar, self.grid.year))
        )
        self.save.clicked.connect(self.preview)
        self.discard.clicked.connect(self.discard_changes)
        self._session.clerk_changed.connect(self._on_clerk)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the calendar in force; what is being changed here stays as it is."""
        calendars = self._session.workbench.calendars
        self._session.ask(lambda: Known(calendars.present(), calendars.fields()), self._on_known)

    def is_changed(self) -> bool:
        """Whether something stands here that was not saved."""
        return (
            self._known is not None
            and self._draft is not None
            and not edits.same_time(self._draft, self._known.calendar)
        )

    def change_day(self, day: date, state: str, name: str) -> None:
        """Make a day off, worked, or again what its weekday is; not in force before it is saved."""
        self._change(lambda calendar: edits.set_day(calendar, day, state, name))

    def change_hours(self, counter: str, weekdays: tuple[int, ...], hours: tuple[Session, ...]) -> None:
        """Change the hours of the unit or of a counter; not in force before it is saved."""
        self._change(lambda calendar: edits.set_hours(calendar, weekdays, hours, counter))

    def discard_changes(self) -> None:
        """Show the calendar in force again."""
        self._draft = self._known.calendar if self._known else None
        self.notice.clear()
        self._show()
        self.refresh()

    def preview(self) -> None:
        """Ask which open dossiers would have been promised another moment; then whether to save."""
        draft = self._draft
        if draft is None or not self.is_changed():
            return
        calendars = self._session.workbench.calendars
        self.save.setEnabled(False)
        self._session.ask(
            lambda: calendars.preview(draft), lambda found: self._on_previewed(draft, found), self._on_refused
        )

    def _on_previewed(self, draft: Calendar, affected: tuple[Affected, ...]) -> None:
        self.save.setEnabled(True)
        self._dialog = AdoptDialog(affected, self._session.workbench.desk.now(), self.window())
        self._dialog.belong_to(self._session)
        self._dialog.answered.connect(lambda _reason: self._adopt(draft))
        self._dialog.open()

    def _adopt(self, draft: Calendar) -> None:
        clerk, calendars = self._session.clerk, self._session.workbench.calendars
        self._session.do(lambda: calendars.adopt(clerk, draft), self._on_adopted, self._on_not_adopted)

    def _on_adopted(self, calendar: Calendar) -> None:
        if self._dialog is not None:
            self._dialog.finish()
        self._draft = None
        self._on_known(Known(calendar, self._known.fields if self._known else ()))
        self.notice.show_notice(
            "done", self.tr("Đã lưu lịch. Các quầy khác dùng lịch mới khi đồng bộ. Hẹn đã in giữ nguyên.")
        )

    def _on_not_adopted(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self.notice.show_notice("wrong", explain(error))

    def _on_known(self, known: Known) -> None:
        changed = self.is_changed()
        if changed and self._known is not None and known.calendar.version != self._known.calendar.version:
            self.notice.show_notice(
                "waiting", self.tr("Lịch vừa được sửa ở quầy khác. Bỏ thay đổi ở đây để xem lịch mới rồi sửa lại.")
            )
            return
        self._known = known
        if not changed:
            self._draft = known.calendar
        self._show()

    def _change(self, change: Callable[[Calendar], Calendar]) -> None:
        if self._draft is not None and self._may_change():
            self._draft = change(self._draft)
            self._show()

    def _on_day(self, day: date) -> None:
        self._show()
        ground = self._scroll.widget()
        assert ground is not None
        place = self.grid.mapTo(ground, self.grid.place_of(day).center().toPoint())
        self._scroll.ensureVisible(place.x(), place.y(), CELL, CELL)

    def _turn(self, step: int) -> None:
        day = self.grid.day
        year = min(max(day.year + step, FIRST_YEAR), LAST_YEAR)
        self.grid.choose(day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day))  # noqa: PLR2004  # February

    def _show(self) -> None:
        if self._draft is None or self._known is None:
            return
        draft, known, year = self._draft, self._known, self.grid.year
        self.year.setText(str(year))
        changed = edits.changed_days(known.calendar, draft, year)
        self.grid.show_days(looks(draft, year), changed)
        self.day.show_day(draft, self.grid.day)
        self.hours.show_calendar(draft, known.fields)
        self._show_counters(draft)
        self._show_provisional(draft, year)
        self._show_rights()

    def _show_counters(self, calendar: Calendar) -> None:
        said = [self.tr("Đơn vị làm việc {0}.").format(sessions_text(calendar.week[0]))]
        for counter in calendar.counters:
            extra = [
                day_text_of_week(weekday, hours)
                for weekday, hours in enumerate(counter.week)
                if hours != calendar.week[weekday]
            ]
            if extra:
                said.append(self.tr("{0}: {1}.").format(counter.name, "; ".join(extra)))
        self.counters.setText("\n".join(said))

    def _show_provisional(self, calendar: Calendar, year: int) -> None:
        if date(year, 12, 31) < calendar.provisional_from:
            self.provisional.clear()
            return
        if not any(day.year == year for day in calendar.holidays):
            text = self.tr("Chưa có ngày nghỉ lễ nào của năm {0}: hẹn vào năm ấy chưa trừ ngày lễ và ghi là tạm tính.")
            self.provisional.show_notice("waiting", text.format(year))
            return
        action = self.tr("Đã có thông báo chính thức") if self._may_change() else ""
        self.provisional.show_notice(
            "waiting", self.tr("Ngày nghỉ năm {0} là tạm tính, giấy hẹn cũng ghi như vậy.").format(year), action
        )

    def _may_change(self) -> bool:
        present = self._session.present
        return present is not None and present.supervises

    def _show_rights(self) -> None:
        may = self._may_change()
        self.day.set_editable(may)
        self.hours.set_editable(may)
        for button in (self.save, self.discard):
            button.setVisible(may)
            button.setEnabled(self.is_changed())
        if may or self._known is None:
            return
        self.notice.show_notice("information", self.tr("Chỉ người phụ trách sửa được lịch; ở đây chỉ xem."))

    def _on_clerk(self, _clerk: Clerk | None) -> None:
        self.notice.clear()
        self._show()


def day_text_of_week(weekday: int, hours: tuple[Session, ...]) -> str:
    """A weekday with its hours: "thứ Bảy 7:30–11:30"."""
    name = day_text(date(2024, 1, 1 + weekday)).rpartition(" ")[0]  # 1 January 2024 was a Monday
    return f"{name} {sessions_text(hours)}" if hours else name
