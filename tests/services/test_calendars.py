"""A changed calendar: which open dossiers it would have promised another moment, and that none of them is moved."""

from datetime import date, datetime, time, timedelta

import msgspec
import pytest

from intake_desk.domain import calendar_edits as edits
from intake_desk.domain.calendars import BadCalendar
from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import PaperCount, SheetAdopted
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.services.calendars import CalendarMoved, CalendarUnchanged
from intake_desk.services.casework import ExtensionTooLate
from intake_desk.services.catalogue import CALENDAR
from intake_desk.services.desk import NotAllowed, NotSignedIn
from intake_desk.services.steps import NotPossibleNow

GUARDIANSHIP = "1.004837"  # three working days: from Friday 20/11/2026 to Thursday 26/11
STAY = "2.001159"  # notice of stay, one hour, taken by the residence counter
COPY = "2.000815"  # the same day
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
PAPERS = (PaperCount(text="Tờ khai", originals=1),)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def off(calendar, day=THURSDAY, name="Nghỉ theo thông báo"):
    return edits.set_day(calendar, day, edits.OFF, name)


@pytest.fixture
def bench(desk):
    return desk.bench


@pytest.fixture
def supervisor(desk):
    return desk.sign_in("hang")


@pytest.fixture
def calendar(bench):
    return bench.calendars.present()


def promises(affected):
    return [(one.code[-4:], from_ms(one.due_at), from_ms(one.would_be), one.day_off) for one in affected]


def test_open_dossiers_that_would_be_promised_otherwise_are_listed(desk, bench, supervisor, calendar):
    touched = desk.receive(procedure=GUARDIANSHIP)
    desk.receive(procedure=COPY)

    found = bench.calendars.preview(off(calendar))

    assert [("1001", at("2026-11-26 16:30"), at("2026-11-27 16:30"), True)] == promises(found)
    assert (touched.id, "Đặng Thị Hường", touched.procedure_name) == (found[0].id, found[0].name, found[0].procedure)


def test_a_day_off_within_the_limit_moves_the_end_but_the_appointed_day_is_worked(desk, bench, supervisor, calendar):
    desk.receive(procedure=GUARDIANSHIP)

    found = bench.calendars.preview(off(calendar, date(2026, 11, 25)))

    assert [("1001", at("2026-11-26 16:30"), at("2026-11-27 16:30"), False)] == promises(found)


def test_a_worked_saturday_brings_promises_forward(desk, bench, supervisor, calendar, clock):
    clock.turn(days=6)  # Thursday 26/11
    desk.sign_in("hang")
    desk.receive(procedure=GUARDIANSHIP)  # 27/11, 30/11, 1/12

    worked = edits.set_day(calendar, date(2026, 11, 28), edits.SWAPPED, "làm bù")

    assert [("1001", at("2026-12-01 16:30"), at("2026-11-30 16:30"), False)] == promises(
        bench.calendars.preview(worked)
    )


def test_nothing_is_listed_where_nothing_changes(desk, bench, supervisor, calendar):
    desk.receive(procedure=GUARDIANSHIP)

    assert () == bench.calendars.preview(calendar)
    assert () == bench.calendars.preview(off(calendar, date(2026, 12, 24)))


def test_what_is_done_or_waits_for_the_applicant_is_not_listed(desk, bench, supervisor, calendar):
    done = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.refuse(supervisor, done.id, "Không thuộc thẩm quyền")
    waiting = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.request_supplement(supervisor, waiting.id, PAPERS, "Thiếu tờ khai")

    assert () == bench.calendars.preview(off(calendar))


def test_a_result_that_lies_ready_is_listed_only_when_the_door_would_be_closed(desk, bench, supervisor, calendar):
    ready = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.result_ready(supervisor, ready.id)

    assert () == bench.calendars.preview(off(calendar, date(2026, 11, 25)))
    assert [("1001", at("2026-11-26 16:30"), at("2026-11-27 16:30"), True)] == promises(
        bench.calendars.preview(off(calendar))
    )


def test_after_a_supplement_it_counts_from_the_supplement(desk, bench, supervisor, calendar, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.request_supplement(supervisor, dossier.id, PAPERS, "Thiếu tờ khai")
    clock.turn(days=3)
    desk.sign_in("hang")
    bench.casework.supplement(supervisor, dossier.id, PAPERS)  # Monday 23/11: 25, 26, 27

    assert () == bench.calendars.preview(off(calendar, date(2026, 11, 30)))
    assert [("1001", at("2026-11-27 16:30"), at("2026-11-30 16:30"), False)] == promises(
        bench.calendars.preview(off(calendar))
    )


def test_an_extended_promise_is_a_named_day(desk, bench, supervisor, calendar):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.extend(supervisor, dossier.id, "2026-12-03", "Chờ xác minh")

    assert () == bench.calendars.preview(off(calendar))
    assert [("1001", at("2026-12-03 16:30"), at("2026-12-04 16:30"), True)] == promises(
        bench.calendars.preview(off(calendar, date(2026, 12, 3)))
    )


def test_a_day_that_closes_early_hands_back_earlier(desk, bench, supervisor, calendar):
    desk.receive(procedure=GUARDIANSHIP)

    morning = edits.set_hours(calendar, (3,), calendar.week[3][:1])  # Thursdays until 11:30

    assert [("1001", at("2026-11-26 16:30"), at("2026-11-26 11:30"), False)] == promises(
        bench.calendars.preview(morning)
    )


def test_a_counter_of_its_own_goes_by_its_own_week(desk, bench, supervisor, calendar, clock):
    clock.turn(hours=8, minutes=30)  # 16:30 on Friday
    dossier = desk.receive(procedure=STAY)

    assert at("2026-11-21 08:00") == from_ms(dossier.due_at)
    assert [("1001", at("2026-11-21 08:00"), at("2026-11-23 08:00"), True)] == promises(
        bench.calendars.preview(edits.remove_counter(calendar, calendar.counters[0].name))
    )


def test_an_adopted_calendar_counts_from_now_on_and_moves_no_promise(desk, bench, supervisor, calendar):
    before = desk.receive(procedure=GUARDIANSHIP)

    adopted = bench.calendars.adopt(supervisor, off(calendar))
    after = desk.receive(procedure=GUARDIANSHIP)

    assert before == bench.lookup.dossier(before.id)
    assert at("2026-11-27 16:30") == from_ms(after.due_at)
    assert "thứ Năm 26/11 (Nghỉ theo thông báo)" in after.due_reason
    assert adopted == bench.calendars.present()
    assert calendar.version != adopted.version
    assert () == bench.calendars.preview(adopted)


def test_it_is_still_in_force_after_a_night_and_at_the_other_desk(desk, open_desk, supervisor, calendar):
    other = open_desk(2)
    adopted = desk.bench.calendars.adopt(supervisor, off(calendar))
    desk.restart()
    other.learn_from(desk)

    assert adopted == desk.bench.calendars.present()
    assert adopted == other.bench.calendars.present()


def test_each_adoption_has_a_version_of_its_own(bench, supervisor, calendar, clock):
    first = bench.calendars.adopt(supervisor, off(calendar))
    clock.turn(seconds=1)
    second = bench.calendars.adopt(supervisor, off(first, FRIDAY))

    assert 3 == len({calendar.version, first.version, second.version})


def test_only_a_supervisor_adopts(desk, bench, calendar):
    clerk = desk.sign_in("thuy")
    entries = desk.entries()

    with pytest.raises(NotAllowed):
        bench.calendars.adopt(clerk, off(calendar))
    with pytest.raises(NotSignedIn):
        bench.calendars.adopt(msgspec.structs.replace(clerk, login="hang", role="supervisor"), off(calendar))
    assert entries == desk.entries()


def test_what_changes_nothing_is_not_adopted(desk, bench, supervisor, calendar):
    entries = desk.entries()

    with pytest.raises(CalendarUnchanged):
        bench.calendars.adopt(supervisor, calendar)
    assert entries == desk.entries()


def test_two_who_edit_at_once_do_not_undo_each_other(bench, supervisor, calendar):
    bench.calendars.adopt(supervisor, off(calendar))

    with pytest.raises(CalendarMoved):
        bench.calendars.adopt(supervisor, off(calendar, FRIDAY))
    assert not bench.calendars.present().is_working(THURSDAY)


def test_what_nobody_could_count_by_is_refused(desk, bench, supervisor, calendar):
    entries = desk.entries()
    closed = msgspec.structs.replace(calendar, week=((),) * 7)

    with pytest.raises(BadCalendar):
        bench.calendars.adopt(supervisor, closed)
    with pytest.raises(BadCalendar):
        bench.calendars.preview(closed)
    assert entries == desk.entries()


def test_fields_are_those_of_the_catalogue(bench, supervisor, calendar):
    fields = bench.calendars.fields()

    assert "Hộ tịch" in fields
    assert set(calendar.counters[0].fields) <= set(fields)


def test_an_apology_that_comes_too_late_extends_nothing(desk, bench, supervisor, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP)  # promised for Thursday 26/11, 16:30
    clock.turn(days=5, hours=9)  # Wednesday 25/11, 17:00
    clerk = desk.sign_in("thuy")

    with pytest.raises(ExtensionTooLate) as refused:
        bench.casework.extend(clerk, dossier.id, "2026-12-03", "Chờ xác minh")

    assert at("2026-11-25 16:30") == refused.value.params["until"]
    assert dossier == bench.lookup.dossier(dossier.id)


def test_an_extension_in_time_is_explained(desk, bench, supervisor, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    clock.turn(days=5, hours=8)  # Wednesday 25/11, 16:00
    desk.sign_in("hang")

    moved = bench.casework.extend(supervisor, dossier.id, "2026-12-03", "Chờ xác minh")

    assert at("2026-12-03 16:30") == from_ms(moved.due_at)
    assert moved.due_reason.startswith("Gia hạn có văn bản xin lỗi số ")
    assert moved.due_reason.endswith("trước đó hẹn 16 giờ 30 thứ Năm 26/11.")


def test_time_spent_on_a_financial_obligation_is_explained(desk, bench, supervisor, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.request_obligation(supervisor, dossier.id, "Thuế đất", 90_000)
    clock.turn(days=3)
    desk.sign_in("hang")

    moved = bench.casework.obligation_met(supervisor, dossier.id)

    assert at("2026-11-27 16:30") == from_ms(moved.due_at)
    assert "để thực hiện nghĩa vụ tài chính nên hẹn lùi 1 ngày làm việc" in moved.due_reason


def test_a_unit_that_allows_no_extension_gets_none(desk, bench, supervisor, monkeypatch):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    none = msgspec.structs.replace(bench.desk.rules, extensions_most=0)
    monkeypatch.setattr(type(bench.desk), "rules", property(lambda _desk: none))

    with pytest.raises(NotPossibleNow):
        bench.casework.extend(supervisor, dossier.id, "2026-12-03", "Chờ xác minh")


def test_a_promise_that_was_moved_before_runs_on_from_where_it_is(desk, bench, supervisor, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP)
    bench.casework.extend(supervisor, dossier.id, "2026-12-03", "Chờ xác minh")
    bench.casework.request_obligation(supervisor, dossier.id, "Thuế đất")
    clock.turn(days=3)  # Monday: the clock stood still for one working day
    desk.sign_in("hang")

    assert at("2026-12-04 16:30") == from_ms(bench.casework.obligation_met(supervisor, dossier.id).due_at)


UNCOUNTABLE = {
    "no working day": {"week": ((),) * 7},
    "no week": {"week": ()},
    "two clocks": {"week": (((time(7, tzinfo=VIETNAM), time(11)),),) * 5 + ((), ())},
    "a year off": {"holidays": {date(2026, 1, 1) + timedelta(days=day): "Nghỉ" for day in range(365)}},
}


@pytest.mark.parametrize("said", UNCOUNTABLE)
def test_a_calendar_by_which_nobody_can_count_is_not_followed(desk, bench, supervisor, said):
    """It comes from another desk's journal: people are served by the calendar that held before."""
    before = bench.desk.calendar
    adopted = msgspec.structs.replace(before, version="x", **UNCOUNTABLE[said])
    with bench.desk.recording(supervisor) as recording:
        recording.add(Draft(facts=SheetAdopted(name=CALENDAR, body=pack(adopted))))

    assert before == bench.calendars.present()
    assert desk.receive(procedure=GUARDIANSHIP).due_at


def test_what_is_adopted_last_holds_even_over_a_desk_whose_clock_runs_years_ahead(open_desk, clock):
    here, there = open_desk(1), open_desk(2)
    start = clock.time
    clock.turn(days=3 * 365)
    ahead = there.sign_in("hang", day_confirmed=True)
    theirs = off(there.bench.calendars.present(), date(2027, 12, 10))
    there.bench.calendars.adopt(ahead, theirs)
    clock.time = start
    hang = here.sign_in("hang")
    here.learn_from(there)
    here.bench.desk.follow()

    mine = off(here.bench.calendars.present(), date(2026, 12, 11))
    adopted = here.bench.calendars.adopt(hang, mine)

    assert adopted == here.bench.calendars.present()
    there.learn_from(here)
    there.bench.desk.follow()
    assert adopted == there.bench.calendars.present()
