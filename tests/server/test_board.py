"""The province at a glance: whose figures a reader sees, which desks are silent, and who called when."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from intake_desk.domain.times import VIETNAM, from_ms, to_ms
from intake_desk.server import schema
from intake_desk.server.board import board, calendar, is_silent
from intake_desk.server.heard import EVERY_MS, latest, of_unit
from tests.server import province

NOW = datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM)  # a Friday


def at(day, hour, minute=0):
    return to_ms(datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM))


def seen(central, now=NOW, may_see=lambda _agency: True):
    with central.database.reading() as connection:
        return board(connection, to_ms(now), may_see)


@pytest.mark.parametrize(
    ("heard", "now", "silent"),
    [
        (at(20, 9, 0), at(20, 9, 25), False),
        (at(20, 9, 0), at(20, 9, 35), True),
        (at(20, 11, 20), at(20, 13, 0), False),  # the lunch break is nobody's silence
        (at(19, 16, 50), at(20, 7, 40), False),  # nor is the night
        (at(19, 16, 50), at(20, 8, 45), True),
        (at(20, 16, 50), at(22, 10), False),  # nor a Sunday
        (at(20, 10), at(22, 10), True),
        (at(1, 10), at(20, 10), True),
        (at(20, 9), at(20, 8), False),  # a clock that was set back
    ],
)
def test_a_desk_is_silent_when_working_time_passed_without_it(heard, now, silent):
    assert silent == is_silent(calendar(), heard, now)


def test_sums_are_those_of_the_units_and_lists_name_the_desks(central):
    province.fill(central, NOW, most=4, days=6, a_day=10)
    with central.database.writing() as connection:
        connection.execute(sa.update(schema.heard).values(at_ms=to_ms(NOW) - 60_000))
        mute = sa.and_(schema.heard.c.agency == "H26.2", schema.heard.c.journal == "H26.2/1")
        connection.execute(sa.update(schema.heard).where(mute).values(at_ms=at(20, 9)))
    found = seen(central)

    assert ["Phường Ba Đình", "Phường Ngọc Hà", "Phường Giảng Võ", "Phường Hoàn Kiếm"] == [
        row.name for row in sorted(found.units, key=lambda row: row.agency)
    ]
    assert "Thành phố Hà Nội" == found.province
    for name in ("today", "week", "in_hand", "backlog", "overdue", "desks"):
        assert getattr(found.whole, name) == sum(getattr(row, name) for row in found.units), name
    assert found.whole.today == sum(hour.today for hour in found.hours) == found.days[-1].counts.received > 0
    assert found.whole.lately.received == sum(day.counts.received for day in found.days)
    assert {"H26.2": [("Quầy 1", at(20, 9))]} == {
        row.agency: [(desk.name, desk.at_ms) for desk in row.silent] for row in found.units if row.silent
    }


def test_a_usual_day_is_the_mean_of_the_working_days_before(central):
    province.fill(central, NOW, most=2, days=6, a_day=20)
    found = seen(central)
    before = [day for day in found.days[:-1] if day.counts.received]

    assert 5 == len(before)
    assert sum(day.counts.received for day in before) / 5 == pytest.approx(sum(hour.usual for hour in found.hours))


def test_a_reader_sees_the_units_that_are_theirs_and_figures_of_no_other(central):
    province.fill(central, NOW, most=3, days=3, a_day=10)
    found = seen(central, may_see=lambda agency: agency == "H26.2")

    assert ["H26.2"] == [row.agency for row in found.units]
    assert found.whole.today == sum(hour.today for hour in found.hours) == found.days[-1].counts.received
    assert found.whole.today < seen(central).whole.today


def test_a_server_without_units_has_an_empty_board(central):
    found = seen(central)
    assert ((), 0, None, ()) == (found.units, found.whole.today, found.whole.ratio, found.hours)


def test_entries_that_wait_to_be_folded_are_told_of(central, enrol):
    desk = enrol().write(2)
    desk.exchange(desk.tail())
    assert ("H26.103",) == seen(central).behind


def test_a_desk_is_heard_when_it_calls_and_noted_once_a_minute(central, clock, enrol, monkeypatch):
    desk = enrol()
    began = clock.now
    writes = []
    original = central.database.written
    desk.exchange()
    first = heard_at(central)
    assert began < first <= clock.now
    monkeypatch.setattr(central.database, "written", lambda work: (writes.append(1), original(work))[1])
    for _ in range(5):
        desk.exchange()
    assert (first, []) == (heard_at(central), writes)
    clock.now += EVERY_MS
    desk.exchange()
    assert heard_at(central) >= first + EVERY_MS
    with central.database.reading() as connection:
        assert heard_at(central) == of_unit(connection, "H26.103")
        assert 0 == of_unit(connection, "H26.9")


def heard_at(central):
    with central.database.reading() as connection:
        (one,) = latest(connection)
    return one.at_ms


def test_a_desk_that_never_called_is_heard_at_its_enrolment_and_a_revoked_one_is_no_more_missed(central, enrol):
    enrol()
    assert from_ms(heard_at(central)).year == 2026
    with central.database.writing() as connection:
        connection.execute(sa.update(schema.desk).values(revoked_ms=1))
    with central.database.reading() as connection:
        assert [] == latest(connection)
