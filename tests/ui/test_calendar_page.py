"""The calendar's page: what a supervisor changes stands there only until what follows from it was seen and saved."""

from datetime import date, time

import pytest

from intake_desk.domain import calendar_edits as edits
from intake_desk.ui.session import Session
from intake_desk.ui.unit_data.calendar_looks import day_sentence, look, read_hour
from intake_desk.ui.unit_data.calendar_page import CalendarPage
from intake_desk.ui.unit_data.calendar_wording import calendar_fault
from tests.ui.unit import Clock, open_desk

GUARDIANSHIP = "1.004837"  # three working days: from Friday 20/11/2026 to Thursday 26/11
THURSDAY = date(2026, 11, 26)
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def desk(tmp_path):
    desk = open_desk(tmp_path, 1, Clock())
    yield desk
    desk.store.close()


@pytest.fixture
def session(desk, tasks):
    session = Session(desk.bench, tasks, tasks)
    session.set_clerk(desk.sign_in("hang"))
    return session


@pytest.fixture
def page(session, shown, qtbot):
    page = CalendarPage(session)
    page.resize(1290, 720)
    shown(page)
    qtbot.waitUntil(lambda: page.year.text() == "2026")
    return page


def press(bar, value):
    bar._group.button(bar._values.index(value)).click()


def make_off(page, day=THURSDAY, name="Nghỉ hoán đổi"):
    page.grid.choose(day)
    press(page.day.state, edits.OFF)
    page.day.name.setText(name)
    page.day.name.editingFinished.emit()


def in_force(desk):
    return desk.bench.calendars.present()


def test_a_year_is_shown_as_it_is(page):
    assert "Thứ Sáu 20/11/2026" == page.day.day.text()
    assert "Làm việc 7:30–11:30, 13:30–17:00" == page.day.said.text()
    assert "Đăng ký, quản lý cư trú: thứ Bảy 7:30–11:30." in page.counters.text()
    assert not page.provisional.isVisible()
    assert not page.save.isEnabled()


@pytest.mark.parametrize("width", [1290, 1000])
def test_the_last_week_of_the_year_is_not_cut_off(page, qtbot, width):
    page.resize(width, 680)

    qtbot.waitUntil(lambda: page.grid.rect().contains(page.grid.place_of(date(2026, 11, 30)).toAlignedRect()))


@pytest.mark.parametrize(
    ("day", "kind", "sentence"),
    [
        ("2026-11-24", "wrong", "Thứ Ba 24/11/2026: nghỉ – Ngày Văn hóa Việt Nam"),
        ("2026-08-22", "accent", "Thứ Bảy 22/08/2026: làm bù – làm bù cho thứ Hai 31/08"),
        ("2026-11-22", "", "Chủ nhật 22/11/2026: nghỉ cuối tuần"),
        ("2026-11-21", "", "Thứ Bảy 21/11/2026: nghỉ cuối tuần; có nhận hồ sơ: Đăng ký, quản lý cư trú"),
        ("2027-09-02", "waiting", "Thứ Năm 02/09/2027: nghỉ – Quốc khánh (tạm tính)"),
    ],
)
def test_a_day_looks_and_is_said_by_what_it_is(page, desk, day, kind, sentence):
    calendar, when = in_force(desk), date.fromisoformat(day)

    assert kind == look(calendar, when).kind
    assert sentence == day_sentence(calendar, when)


def test_a_provisional_year_says_so_until_it_is_announced(page):
    page.later.click()
    assert "Ngày nghỉ năm 2027 là tạm tính, giấy hẹn cũng ghi như vậy." == page.provisional.text.text()

    page.provisional.action.click()
    assert not page.provisional.isVisible()
    assert page.save.isEnabled()


def test_a_year_without_any_holiday_says_so(page):
    page.later.click()
    page.later.click()

    assert page.provisional.text.text().startswith("Chưa có ngày nghỉ lễ nào của năm 2028")
    assert not page.provisional.action.isVisible()


def test_a_changed_day_is_seen_but_not_in_force(page, desk):
    make_off(page)

    assert "Nghỉ – Nghỉ hoán đổi" == page.day.said.text()
    assert page.is_changed()
    assert page.save.isEnabled()
    assert in_force(desk).is_working(THURSDAY)


def test_a_day_off_without_a_name_is_asked_for_one(page):
    make_off(page, name=" ")

    assert "Ghi tên để giấy hẹn nói được vì sao, ví dụ: Quốc khánh." == page.day.name_field.error


def test_a_working_day_cannot_be_worked_in_exchange(page):
    page.grid.choose(THURSDAY)
    assert not page.day.state._group.button(2).isEnabled()

    page.grid.choose(SATURDAY)
    assert page.day.state._group.button(2).isEnabled()


def test_what_follows_is_shown_before_it_is_saved_and_no_promise_moves(page, desk, session, qtbot):
    kept = desk.receive("Phạm Văn Đức", procedure=GUARDIANSHIP, means="")
    before = desk.bench.lookup.dossier(kept)
    make_off(page)

    page.save.click()
    qtbot.waitUntil(lambda: page._dialog is not None)
    dialog = page._dialog
    cells = [dialog.model.data(dialog.model.index(0, column)) for column in range(4)]
    assert ["Phạm Văn Đức", "Thứ Năm 26/11 16:30", "Thứ Sáu 27/11 16:30"] == cells[1:]
    assert "GIỮ NGUYÊN HẸN" in dialog.text.text()

    with qtbot.waitSignal(session.recorded):
        dialog.confirm.click()
    assert before == desk.bench.lookup.dossier(kept)
    assert not in_force(desk).is_working(THURSDAY)
    assert not page.is_changed()
    assert page.notice.text.text().startswith("Đã lưu lịch.")
    assert not dialog.isVisible()


def test_where_no_promise_differs_it_is_said(page, qtbot):
    make_off(page)
    page.save.click()
    qtbot.waitUntil(lambda: page._dialog is not None)

    assert page._dialog.text.text().startswith("Không hồ sơ nào đang giải quyết có hẹn khác đi.")
    assert not page._dialog.table.isVisible()


def test_a_refusal_leaves_everything_where_it_was(page, desk, session, qtbot):
    make_off(page)
    page.save.click()
    qtbot.waitUntil(lambda: page._dialog is not None)
    desk.bench.calendars.adopt(session.clerk, edits.set_day(in_force(desk), SATURDAY, edits.SWAPPED, "làm bù"))

    page._dialog.confirm.click()

    qtbot.waitUntil(page._dialog.problem.isVisible)
    assert "Lịch vừa được sửa ở quầy khác" in page._dialog.problem.text.text()
    assert page.is_changed()


def test_what_cannot_be_a_calendar_is_refused_in_words(page, qtbot):
    days = [date(2026, 6, day) for day in range(1, 31)]
    for day in days:
        page.change_day(day, edits.OFF, "Nghỉ")

    page.save.click()

    qtbot.waitUntil(page.notice.isVisible)
    assert "Chủ nhật 28/06/2026: nghỉ liền từ 30 ngày trở lên" in page.notice.text.text()
    assert page._dialog is None


def test_changes_are_thrown_away_when_asked(page):
    make_off(page)

    page.discard.click()

    assert not page.is_changed()
    assert "Làm việc 7:30–11:30, 13:30–17:00" == page.day.said.text()


def test_looking_again_keeps_what_is_being_changed(page):
    make_off(page)

    page.refresh()

    assert page.is_changed()


def test_hours_are_changed_for_all_working_days_or_for_one(page):
    for editor, text in zip(page.hours.hours, ("8h", "12:00", "", ""), strict=True):
        editor.setText(text)
    page.hours.hours[0].editingFinished.emit()

    week = page._draft.week
    assert [((time(8), time(12)),)] * 5 == list(week[:5])
    assert "Đơn vị làm việc 8:00–12:00." in page.counters.text()


def test_hours_that_overlap_are_not_taken(page):
    page.hours.hours[2].setText("11:00")
    page.hours.hours[2].editingFinished.emit()

    assert "Giờ sau phải muộn hơn giờ trước" in page.hours.message.text()
    assert not page.is_changed()


def test_an_hour_that_is_none_is_not_taken(page):
    page.hours.hours[0].setText("sớm")
    page.hours.hours[0].editingFinished.emit()

    assert "Giờ không đúng" in page.hours.message.text()
    assert not page.is_changed()


def test_a_field_gets_a_saturday_morning_and_loses_it(page):
    page.hours.field.set_value("Chứng thực")
    page.hours.add_counter.click()
    assert "Chứng thực: thứ Bảy 7:30–11:30." in page.counters.text()

    page.hours.whose.setCurrentIndex(page.hours.whose.findData("Chứng thực"))
    page.hours.remove.click()
    assert "Chứng thực" not in page.counters.text()
    assert not page.is_changed()


def test_who_may_not_change_it_only_looks(page, session, desk):
    make_off(page)
    session.set_clerk(desk.sign_in("thuy"))

    assert "Chỉ người phụ trách sửa được lịch; ở đây chỉ xem." == page.notice.text.text()
    assert not any(part.isVisible() for part in (page.save, page.discard, page.day.state_field, page.hours.adding))
    assert page.hours.hours[0].isReadOnly()
    page.change_day(SATURDAY, edits.SWAPPED, "làm bù")
    assert edits.NORMAL == edits.state_of(page._draft, SATURDAY)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("7:30", time(7, 30)),
        ("7h30", time(7, 30)),
        ("7h", time(7)),
        ("7 giờ 30", time(7, 30)),
        ("0730", time(7, 30)),
        ("17.00", time(17)),
        ("7", time(7)),
        ("24:00", None),
        ("7:75", None),
        ("sớm", None),
        ("-7", None),
        ("７:30", None),
    ],
)
def test_an_hour_is_read_as_people_type_it(text, hour):
    assert hour == read_hour(text)


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"fault": "no_week"}, "Tuần làm việc phải có giờ làm việc vào thứ Hai. Chưa lưu gì."),
        (
            {"fault": "off_and_worked", "day": "2026-08-22"},
            "Thứ Bảy 22/08/2026: không thể vừa nghỉ vừa làm bù. Chưa lưu gì.",
        ),
        (
            {"fault": "hours", "name": "Cư trú"},
            "Cư trú: giờ làm việc phải tăng dần, buổi sau bắt đầu sau khi buổi trước kết thúc. Chưa lưu gì.",
        ),
    ],
)
def test_a_fault_is_said_with_the_day_or_the_counter(app, params, sentence):
    assert sentence == calendar_fault(params)
