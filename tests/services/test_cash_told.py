"""Where the day's cash went is told: counted is what was counted, and what left the drawers stands beside it."""

from tests.ruling import rule_off

DAY = "2026-11-20"


def ruled(desk, day=DAY):
    return rule_off(desk.bench, desk.sign_in("hang"), day, desk.password)


def test_what_a_clerk_took_out_alone_is_not_counted_as_there(desk, clerk):
    drawers = desk.bench.drawers
    desk.receive()
    drawers.move(clerk, -12_000, "change", "Đổi tiền lẻ")
    drawers.count(clerk, {})
    drawers.close(clerk)

    view = ruled(desk)

    assert (12_000, 0, 0) == (view.expected_cash, view.due_cash, view.counted)
    (row,) = desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, view).drawers
    assert (12_000, 12_000, 0, 0) == (row.taken, row.moved_out, row.expected, row.counted)


def test_whoever_counts_the_whole_day_counts_against_the_book(desk, clerk):
    drawers = desk.bench.drawers
    desk.receive()
    drawers.move(clerk, -12_000, "change", "Đổi tiền lẻ")

    view = rule_off(desk.bench, desk.sign_in("hang"), DAY, desk.password, counted_cash=0)

    assert (12_000, 12_000, 0) == (view.expected_cash, view.due_cash, view.counted)
