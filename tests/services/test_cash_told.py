"""Where the day's cash went is told: counted is what was counted, and what left the drawers stands beside it."""

import msgspec
import pytest

from intake_desk.services.cash_reading import floats_around, kept_still
from intake_desk.services.closing import CashNotExplained
from tests.ruling import rule_off
from tests.services.conftest import PASSWORD

DAY = "2026-11-20"


def ruled(desk, day=DAY):
    return rule_off(desk.bench, desk.sign_in("hang"), day, desk.password)


def test_what_a_clerk_took_out_alone_is_not_counted_as_there(desk, clerk):
    drawers = desk.bench.drawers
    desk.receive()
    drawers.move(clerk, -12_000, "change", "Đổi tiền lẻ")
    drawers.count(clerk, {})
    drawers.close(clerk, password=desk.password)

    view = ruled(desk)

    assert (12_000, 0, 0) == (view.expected_cash, view.due_cash, view.counted)
    (row,) = desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, view).drawers
    assert (12_000, 12_000, 0, 0) == (row.taken, row.moved_out, row.expected, row.counted)


def test_what_is_counted_at_the_closing_is_what_lies_in_the_open_drawers(desk, open_desk, clerk):
    drawers, other = desk.bench.drawers, open_desk(2)
    drawers.open(clerk, 200_000)
    desk.receive()
    drawers.move(clerk, -50_000, "bank", "Nộp ngân hàng")
    minh = other.sign_in("minh")
    other.receive()
    closed(other, minh, 0)
    desk.learn_from(other)
    hang = desk.sign_in("hang")
    assert 162_000 == desk.bench.closing.view(DAY).open_cash

    with pytest.raises(CashNotExplained):
        desk.bench.closing.close(hang, DAY, desk.password, counted_cash=24_000)
    view = desk.bench.closing.close(hang, DAY, desk.password, counted_cash=162_000)

    assert (24_000, 162_000, 162_000) == (view.expected_cash, view.due_cash, view.counted)
    assert 162_000 == view.closing.facts.due_cash
    assert () == view.proof.findings
    closed(desk, desk.sign_in("thuy"), 0, {10_000: 16, 2_000: 1})
    assert 162_000 == desk.bench.closing.view(DAY).due_cash


def test_a_closing_of_an_older_program_stays_counted_against_the_book_as_it_was_signed(desk, clerk):
    desk.bench.drawers.open(clerk, 200_000)
    desk.receive()
    hang = desk.sign_in("hang")
    view = desk.bench.closing.close(hang, DAY, desk.password, counted_cash=12_000, note="Không kể đầu ca")
    facts = msgspec.structs.replace(view.closing.facts, due_cash=None)

    older = msgspec.structs.replace(view, closing=msgspec.structs.replace(view.closing, facts=facts))

    assert (12_000, 12_000) == (older.due_cash, older.counted)
    assert (212_000, 12_000) == (view.due_cash, view.counted)


def test_where_every_drawer_is_closed_nothing_is_left_to_be_counted(desk, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)

    assert desk.bench.closing.view(DAY).open_cash is None


def test_what_is_accepted_on_the_next_day_is_not_on_its_way_any_more(desk, clock, clerk):
    drawers = desk.bench.drawers
    desk.receive()
    drawers.hand_over(clerk, "minh", 12_000)
    assert [12_000] == [one.amount for one in desk.bench.closing.view(DAY).handings]

    clock.turn(days=3)
    minh = desk.sign_in("minh")
    (waiting,) = drawers.view(minh).waiting
    drawers.accept(minh, waiting.hand_over, 1_000, "Thiếu tiền", password=PASSWORD)

    for day in (DAY, "2026-11-23"):
        view = desk.bench.closing.view(day)
        assert () == view.handings
        assert [(12_000, 1_000)] == [(one.amount, one.accepted) for one in view.disputed]


def test_what_was_taken_at_two_desks_is_told(open_desk, clock):
    one, other = open_desk(1), open_desk(2)
    thuy, minh = one.sign_in("thuy"), other.sign_in("minh")
    (given,) = one.bench.drawers.hand_over(thuy, "minh", 12_000).given
    other.learn_from(one)
    clock.turn(minutes=1)
    one.bench.drawers.accept(thuy, given.hand_over, 12_000, password=PASSWORD)
    clock.turn(minutes=1)
    other.bench.drawers.accept(minh, given.hand_over, 12_000, password=PASSWORD)
    assert () == one.bench.closing.view(DAY).disputed
    one.learn_from(other)

    view = one.bench.closing.view(DAY)
    (disputed,), (gap,) = view.disputed, view.handing_gaps
    (row,) = one.bench.slips._tally.sheet(thuy, view).handings

    assert ["thuy", "minh"] == [taking.clerk for taking in disputed.takings] == [each.clerk for each in gap.takings]
    both = [("Nguyễn Thị Thủy", "Quầy 1", 12_000), ("Lê Thị Minh", "Quầy 2", 12_000)]
    assert both == [(each.clerk, each.desk, each.amount) for each in row.takings]


def test_what_was_taken_as_it_was_given_is_no_doubt(desk, clerk):
    drawers = desk.bench.drawers
    (given,) = drawers.hand_over(clerk, "minh", 12_000).given
    minh = desk.sign_in("minh")
    drawers.accept(minh, given.hand_over, 12_000, password=PASSWORD)

    assert () == desk.bench.closing.view(DAY).disputed


def gaps(desk, day=DAY):
    return [(one.clerk, one.day, one.kept, one.begun) for one in desk.bench.closing.view(day).float_gaps]


def closed(desk, clerk, kept, notes=None):
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1} if notes is None else notes)
    desk.bench.drawers.close(clerk, kept=kept, password=desk.password)


def test_a_float_that_was_kept_and_does_not_come_back_is_told(desk, clock, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    assert [] == gaps(desk)

    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.open(thuy, 0)

    assert [("thuy", DAY, 12_000, 0)] == gaps(desk, "2026-11-23")
    assert [] == gaps(desk)


def test_a_float_that_comes_back_is_no_doubt(desk, clock, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    clock.turn(days=3)
    desk.bench.drawers.open(desk.sign_in("thuy"), 12_000)
    minh = desk.sign_in("minh")
    desk.bench.drawers.open(minh, 500_000)

    assert [] == gaps(desk, "2026-11-23")


def test_the_second_drawer_of_a_day_begins_with_what_the_first_kept(desk, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    desk.receive()

    assert [("thuy", DAY, 12_000, 0)] == gaps(desk)


def test_a_drawer_that_was_left_open_does_not_judge_what_had_begun_before_it_was_closed(desk, clock, clerk):
    desk.receive()
    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.open(thuy, 0)
    desk.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    desk.bench.drawers.close(thuy, kept=12_000, day=DAY, password=desk.password)

    assert [] == gaps(desk, "2026-11-23")


def kept(desk, day):
    return [(one.clerk, one.desk, one.day, one.kept) for one in desk.bench.closing.view(day).floats_kept]


def days_later(clock, desk, days, login="hang"):
    clock.turn(days=days)
    desk.sign_in(login, day_confirmed=True)
    return desk.bench.desk.business_day()


def test_a_float_with_which_nothing_begins_again_is_told_on_every_later_day_for_a_month(desk, clock, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    said = [("thuy", desk.journal.name, DAY, 12_000)]
    assert [] == kept(desk, DAY)

    for days in (3, 1, 27):
        assert said == kept(desk, days_later(clock, desk, days))
    assert [] == kept(desk, days_later(clock, desk, 1))


def test_a_float_is_told_until_a_drawer_begins_there_with_it(desk, clock, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    day = days_later(clock, desk, 3, "thuy")

    desk.bench.drawers.open(desk.bench.desk.seat.clerk, 0)

    assert ([], 1) == (kept(desk, day), len(desk.bench.closing.view(day).float_gaps))
    closed(desk, desk.bench.desk.seat.clerk, 0, {})
    day = days_later(clock, desk, 1, "thuy")
    assert [("thuy", desk.journal.name, DAY, 12_000)] == kept(desk, day)
    desk.bench.drawers.open(desk.bench.desk.seat.clerk, 5_000)
    closed(desk, desk.bench.desk.seat.clerk, 0, {5_000: 1})
    day = days_later(clock, desk, 1)
    (one,) = desk.bench.closing.view(day).floats_kept
    assert (7_000, True) == (one.kept, one.begun)
    desk.bench.drawers.open(desk.sign_in("thuy"), 7_000)
    assert [] == kept(desk, day)


def test_a_float_kept_by_a_late_count_when_the_next_drawer_had_begun_is_told_until_it_is_there(desk, clock, clerk):
    desk.receive()
    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.open(thuy, 0)
    desk.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    desk.bench.drawers.close(thuy, kept=12_000, day=DAY, password=desk.password)
    desk.receive()
    closed(desk, thuy, 0)
    said = [("thuy", desk.journal.name, DAY, 12_000)]

    assert said == kept(desk, "2026-11-23")
    for _ in range(3):
        day = days_later(clock, desk, 1, "thuy")
        desk.bench.drawers.open(desk.bench.desk.seat.clerk, 0)
        closed(desk, desk.bench.desk.seat.clerk, 0, {})
        assert said == kept(desk, day)
    desk.bench.drawers.open(desk.bench.desk.seat.clerk, 12_000)
    assert [] == kept(desk, day)


def locked_late(desk, kept):
    """The drawer of DAY, on a later day."""
    thuy = desk.bench.desk.seat.clerk
    desk.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    desk.bench.drawers.close(thuy, kept=kept, day=DAY, password=desk.password)


def test_what_a_late_count_kept_is_not_what_the_next_drawer_begins_with(desk, clock, clerk):
    desk.receive()
    days_later(clock, desk, 3, "thuy")
    desk.receive()
    closed(desk, desk.bench.desk.seat.clerk, 12_000)
    locked_late(desk, 10_000)
    day = days_later(clock, desk, 1, "thuy")

    desk.bench.drawers.open(desk.bench.desk.seat.clerk, 12_000)

    assert [("thuy", desk.journal.name, DAY, 10_000)] == kept(desk, day)


def test_a_late_count_of_an_earlier_day_begins_with_nothing_that_was_kept_later(desk, clock, clerk):
    desk.receive()
    closed(desk, clerk, 12_000)
    desk.receive()
    days_later(clock, desk, 3, "thuy")
    desk.receive()
    closed(desk, desk.bench.desk.seat.clerk, 12_000)
    locked_late(desk, 0)

    floats = floats_around(desk.store.database, days_later(clock, desk, 1))

    assert [(DAY, True), ("2026-11-23", False)] == [(one.day, one.begun) for one in kept_still(floats)]


@pytest.mark.parametrize(("begun", "told"), [(12_000, 0), (20_000, 0), (5_000, 1), (0, 1)])
def test_a_float_may_begin_again_at_another_desk(desk, open_desk, clock, clerk, begun, told):
    other = open_desk(2)
    desk.receive()
    closed(desk, clerk, 12_000)
    day = days_later(clock, desk, 3)
    other.bench.drawers.open(other.sign_in("thuy"), begun)
    desk.learn_from(other)

    assert told == len(kept(desk, day))
    assert told == len(kept(desk, days_later(clock, desk, 1)))
