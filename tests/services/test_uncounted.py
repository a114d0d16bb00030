"""A day is not ruled off over a drawer that nobody counted without a reason, and no figure that was tried is lost."""

import pytest

from intake_desk.domain.closing_kinds import UncountedDrawer
from intake_desk.services.closing import BadCash, CashNotExplained, DrawersUncounted
from intake_desk.services.day_proofs import findings
from intake_desk.services.missing_cash import left_uncounted
from intake_desk.services.uncounted import LeftUncounted

DAY, NEXT = "2026-11-20", "2026-11-23"


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **given)


def compare(desk, counted):
    desk.bench.closing.compare(desk.sign_in("hang"), DAY, counted)


def left(desk, day=NEXT):
    return desk.bench.closing.uncounted_before(day)


def test_an_uncounted_drawer_asks_for_a_count_or_a_reason_and_both_are_sealed(desk, clerk):
    desk.receive()
    with pytest.raises(DrawersUncounted) as refused:
        close(desk, uncounted=" ")

    view = close(desk, uncounted="Cán bộ đi viện")

    assert {"drawers": "Nguyễn Thị Thủy (Quầy 1)"} == refused.value.params
    assert (UncountedDrawer(desk.journal.name, "thuy"),) == view.closing.facts.uncounted
    assert "Cán bộ đi viện" == view.closing.uncounted
    assert ["thuy"] == [one.clerk for one in left_uncounted(view)]
    assert view.signed
    assert (1, []) == findings(desk.store.database)


def test_a_drawer_that_was_counted_asks_for_nothing(desk, clerk):
    desk.receive()
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})

    view = close(desk)

    assert ((), ()) == (view.closing.facts.uncounted, left_uncounted(view))


def test_what_was_counted_in_one_is_counted(desk, clerk):
    desk.receive()

    view = close(desk, counted_cash=12_000, uncounted="nói thừa")

    assert ((), (), "") == (view.closing.facts.uncounted, left_uncounted(view), view.closing.uncounted)
    desk.sign_in("thuy")
    desk.receive()
    assert ["thuy"] == [one.clerk for one in left_uncounted(desk.bench.closing.view(DAY))]


def test_every_figure_that_was_compared_is_kept_in_its_order(desk, clerk):
    desk.receive()
    with pytest.raises(BadCash):
        compare(desk, -1)
    compare(desk, 10_000)
    compare(desk, 11_000)
    with pytest.raises(CashNotExplained):
        close(desk, counted_cash=11_000)
    compare(desk, 11_000)

    view = close(desk, counted_cash=12_000)

    assert (10_000, 11_000, 12_000) == view.closing.facts.tried
    assert view.signed


def test_what_was_ruled_off_uncounted_is_carried_for_a_month_until_it_is_closed(desk, clock, clerk):
    desk.receive()
    close(desk, uncounted="Hết giờ")
    clock.turn(days=3)

    assert (LeftUncounted(DAY, desk.journal.name, "thuy"),) == left(desk)
    assert ((), ()) == (left(desk, DAY), left(desk, "2026-12-22"))
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    assert 1 == len(left(desk))
    desk.bench.drawers.close(thuy, day=DAY, password=desk.password)
    assert () == left(desk)


def test_the_files_that_were_kept_without_money_are_written_anew_when_all_is_counted(desk, clerk):
    desk.receive()
    view, files = close(desk, uncounted="Hết giờ"), desk.bench.tally_files
    hang = desk.bench.desk.seat.clerk
    kept = [files.write_pdf(hang, view), files.write_workbook(hang, view)]
    before = [one.read_bytes() for one in kept]
    assert () == files.renew()

    desk.bench.drawers.count(desk.sign_in("thuy"), {10_000: 1, 2_000: 1})

    assert tuple(kept) == files.renew()
    assert all(was != one.read_bytes() for was, one in zip(before, kept, strict=True))
    desk.receive(means="transfer")
    assert () == files.renew()
