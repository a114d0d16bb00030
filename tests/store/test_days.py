"""The business day that is open, what happened on it, and how it was closed."""

from intake_desk.domain import kinds
from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.entries import Draft, unseal
from intake_desk.domain.money_kinds import DrawerOpened
from intake_desk.store import cash, days
from intake_desk.store.database import run

JOURNAL = "26103-1"


def record(desk, day, facts):
    with desk.journal.recording(day=day, actor="lan") as recording:
        recording.add(Draft(facts=facts))


def test_no_day_is_open_at_a_new_desk(desk):
    assert days.current_day(desk.store.database, JOURNAL) is None
    assert [] == days.days_with_entries(desk.store.database)


def test_the_open_day_is_that_of_the_desks_own_last_entry(desk, other):
    record(desk, "2026-11-20", kinds.DayOpened())
    record(desk, "2026-11-21", kinds.DayOpened())
    desk.journal.accept(other.name, [other.receive()])

    assert "2026-11-21" == days.current_day(desk.store.database, JOURNAL)


def test_ruling_off_an_earlier_day_does_not_bring_the_desk_back_to_it(desk):
    record(desk, "2026-11-20", kinds.DayOpened())
    record(desk, "2026-11-21", kinds.DayOpened())
    record(desk, "2026-11-20", DayClosed(covered=(), tally={}))

    assert "2026-11-21" == days.current_day(desk.store.database, JOURNAL)


def test_a_days_entries_come_in_the_worlds_order(desk, other):
    desk.receive()
    other.clock = desk.clock.now - 60_000
    desk.journal.accept(other.name, [other.receive()])
    record(desk, "2026-11-21", kinds.DayOpened())

    with desk.store.database.reading() as connection:
        entries = days.entries_of_day(connection, "2026-11-20")

    assert [other.name, JOURNAL, JOURNAL, JOURNAL] == [entry.place.journal for entry in entries]
    assert sorted(entry.place.key for entry in entries) == [entry.place.key for entry in entries]


def test_floats_are_found_by_their_own_index(desk, other):
    record(desk, "2026-11-20", DrawerOpened(float_amount=50_000))
    record(desk, "2026-11-21", DrawerOpened(float_amount=20_000))
    desk.receive()
    record(desk, "2026-11-23", DrawerOpened(float_amount=10_000))

    with desk.store.database.reading() as connection:
        found = cash.floats(connection, {"2026-11-20", "2026-11-23"})
        assert [] == cash.floats(connection, set())
        question = f"EXPLAIN QUERY PLAN SELECT body {cash._FLOATS} AND day BETWEEN ? AND ?"
        plan = run(connection, question, ("2026-11-20", "2026-11-23")).fetchall()

    assert [50_000, 10_000] == [one.facts.float_amount for one in found]
    assert "USING INDEX ix_entry_floats (day>? AND day<?)" in str(plan)


def test_the_first_closing_is_the_one_that_holds(desk):
    for count in (1, 2):
        record(desk, "2026-11-20", DayClosed(covered=(), tally={"received": count}))

    assert [1, 2] == [closing.tally["received"] for closing in days.closings(desk.store.database, "2026-11-20")]
    assert () == days.closings(desk.store.database, "2026-11-19")
    assert unseal(desk.entries()[0]).hash == days.closing_entries(desk.store.database, "2026-11-20")[0].hash


def test_days_are_listed_from_the_newest(desk):
    for day in (18, 20, 19):
        record(desk, f"2026-11-{day}", kinds.DayOpened())
        record(desk, f"2026-11-{day}", kinds.ClerkSignedIn())

    assert ["2026-11-20", "2026-11-19", "2026-11-18"] == days.days_with_entries(desk.store.database)
    assert ["2026-11-20", "2026-11-19"] == days.days_with_entries(desk.store.database, 2)


def test_no_day_is_too_old_to_be_listed(desk):
    for month in range(1, 13):
        for day in range(1, 29, 4):
            record(desk, f"2026-{month:02}-{day:02}", kinds.DayOpened())
    record(desk, "2026-01-05", DayClosed(covered=(), tally={}))

    assert 84 == len(days.days_with_entries(desk.store.database))
    assert "2026-01-01" == days.days_with_entries(desk.store.database)[-1]
    assert {"2026-01-05"} == days.closed_days(desk.store.database)
