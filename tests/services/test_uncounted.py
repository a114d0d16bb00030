"""A day is not ruled off over a drawer that nobody counted without a reason, and no figure that was tried is lost."""

from datetime import date

import pytest

from intake_desk.domain.closing_kinds import UncountedDrawer
from intake_desk.services import open_drawers
from intake_desk.services.closing import COMPARED, BadCash, CashNotExplained, DrawersUncounted, OthersToCount
from intake_desk.services.day_proofs import findings
from intake_desk.services.missing_cash import left_open, ruled_differences
from intake_desk.services.open_drawers import KNOWN, OpenDrawers
from intake_desk.services.supervisor_keys import SETTING
from intake_desk.store.journal import StoreFailed
from intake_desk.store.sheets import Sheets

DAY, NEXT = "2026-11-20", "2026-11-23"


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **given)


def compare(desk, counted):
    desk.bench.closing.compare(desk.sign_in("hang"), DAY, counted)


def lock(desk, clerk, notes=None, explanation=""):
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1} if notes is None else notes)
    desk.bench.drawers.close(clerk, explanation=explanation, password=desk.password)


def left(desk, day=NEXT):
    return [(one.day, one.desk, one.clerk) for one in desk.bench.closing.open_before(day)]


def test_an_uncounted_drawer_asks_for_a_count_or_a_reason_and_both_are_sealed(desk, clerk):
    desk.receive()
    with pytest.raises(DrawersUncounted) as refused:
        close(desk, uncounted=" ")

    view = close(desk, uncounted="Cán bộ đi viện")

    assert {"drawers": "Nguyễn Thị Thủy (Quầy 1)"} == refused.value.params
    assert (UncountedDrawer(desk.journal.name, "thuy"),) == view.closing.facts.uncounted
    assert "Cán bộ đi viện" == view.closing.uncounted
    assert ["thuy"] == [one.clerk for one in left_open(view)]
    assert view.signed
    assert (1, []) == findings(desk.store.database)


@pytest.mark.parametrize("notes", [{10_000: 1, 2_000: 1}, {2_000: 1}])
def test_a_drawer_that_was_counted_and_not_locked_asks_for_a_reason_and_is_carried(desk, clock, clerk, notes):
    desk.receive()
    desk.bench.drawers.count(clerk, notes)
    with pytest.raises(DrawersUncounted):
        close(desk)

    view = close(desk, uncounted="Cán bộ về sớm")

    assert (UncountedDrawer(desk.journal.name, "thuy"),) == view.closing.facts.uncounted
    assert 1 == len(left_open(view))
    clock.turn(days=3)
    desk.sign_in("hang")
    assert [(DAY, desk.journal.name, "thuy")] == left(desk)


def test_a_drawer_that_was_counted_and_locked_asks_for_nothing(desk, clerk):
    desk.receive()
    lock(desk, clerk)

    view = close(desk)

    assert ((), ()) == (view.closing.facts.uncounted, left_open(view))


def test_what_was_counted_in_one_is_counted(desk, clerk):
    desk.receive()

    view = close(desk, counted_cash=12_000, uncounted="nói thừa")

    assert ((), (), "") == (view.closing.facts.uncounted, left_open(view), view.closing.uncounted)
    desk.sign_in("thuy")
    desk.receive()
    assert ["thuy"] == [one.clerk for one in left_open(desk.bench.closing.view(DAY))]


def test_what_lies_at_a_desk_that_is_gone_around_is_not_counted_in_one_and_missing_from_nothing(
    desk, open_desk, clock, clerk
):
    silent = open_desk(2)
    minh = silent.sign_in("minh")
    silent.receive()
    desk.receive()
    desk.learn_from(silent)
    clock.turn(minutes=40)
    desk.receive()
    away = {silent.journal.name: "Mất mạng"}
    with pytest.raises(DrawersUncounted) as refused:
        close(desk, counted_cash=24_000, around=away)

    view = close(desk, counted_cash=24_000, around=away, uncounted="Quầy 2 mất mạng")

    assert {"drawers": "Lê Thị Minh (Quầy 2)"} == refused.value.params
    assert (24_000, 24_000) == (view.closing.facts.due_cash, view.closing.facts.counted_cash)
    assert (UncountedDrawer(silent.journal.name, "minh"),) == view.closing.facts.uncounted
    assert ["minh"] == [one.clerk for one in left_open(view)]
    assert (view.signed, findings(desk.store.database)) == (True, (1, []))
    lock(silent, silent.sign_in("minh") or minh)
    desk.learn_from(silent)
    lock(desk, desk.sign_in("thuy"), {10_000: 2, 2_000: 2})
    desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password)
    assert (0, 0, 0) == ruled_differences(desk.bench.closing.view(DAY))


def test_what_was_counted_is_not_held_against_a_desk_that_came_back_since(desk, open_desk, clock, clerk):
    silent = open_desk(2)
    silent.sign_in("minh")
    silent.receive()
    desk.receive()
    desk.learn_from(silent)
    clock.turn(minutes=40)
    desk.receive()
    asked = [one.key for one in desk.bench.closing.view().in_one]
    silent.receive()
    desk.learn_from(silent)

    with pytest.raises(OthersToCount) as refused:
        close(desk, counted_cash=24_000, counted_in=asked)

    assert {"desks": "Quầy 2"} == refused.value.params
    asked = [one.key for one in desk.bench.closing.view().in_one]
    assert (48_000, 0) == (
        close(desk, counted_cash=48_000, counted_in=asked).closing.facts.due_cash,
        desk.bench.closing.view(DAY).whole_difference,
    )


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


def test_a_day_that_is_sealed_is_not_said_to_have_failed_when_nothing_more_can_be_kept(desk, clerk, monkeypatch):
    desk.receive()
    compare(desk, 12_000)
    sheets, kept = desk.bench.desk.sheets, []

    def full(name, value):
        if COMPARED == name or getattr(value, "announced", 0):
            kept.append(name)
            raise StoreFailed
        Sheets.set(sheets, name, value)

    monkeypatch.setattr(sheets, "set", full)

    view = close(desk, counted_cash=12_000)

    assert (True, [f"{SETTING} hang", COMPARED]) == (view.signed, kept)


def test_what_was_ruled_off_uncounted_is_carried_without_an_end_until_it_is_locked(desk, clock, clerk):
    desk.receive()
    close(desk, uncounted="Hết giờ")
    clock.turn(days=3)

    said = [(DAY, desk.journal.name, "thuy")]
    assert (said, [], said) == (left(desk), left(desk, DAY), left(desk, "2027-12-22"))
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    assert 1 == len(left(desk))
    desk.bench.drawers.close(thuy, day=DAY, password=desk.password)
    assert [] == left(desk)


def test_what_was_carried_is_known_when_the_program_begins_again_however_many_days_passed(desk, clock, clerk):
    desk.receive()
    close(desk, uncounted="Hết giờ")
    for _ in range(40):
        clock.turn(days=1)
        desk.sign_in("hang", day_confirmed=True)
    said = [(DAY, desk.journal.name, "thuy")]
    assert said == left(desk, "2027-03-01")

    anew = OpenDrawers(desk.bench.desk)
    assert said == [one.key[:3] for one in anew.before("2027-03-01")]
    desk.bench.desk.sheets.set(KNOWN, {"row": 10**9, "days": []})  # another file's
    assert said == [one.key[:3] for one in OpenDrawers(desk.bench.desk).before("2027-03-01")]


def test_cash_taken_after_the_day_was_ruled_off_is_asked_for_by_the_addendum_and_carried(desk, clock, clerk):
    desk.receive()
    lock(desk, clerk)
    close(desk)
    desk.sign_in("thuy")
    desk.receive()
    with pytest.raises(DrawersUncounted):
        desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password)

    view = desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password, "Ghi chú", uncounted="Thủy về sớm")

    (signed,) = view.addenda
    assert (UncountedDrawer(desk.journal.name, "thuy"),) == signed.facts.uncounted
    assert ("Ghi chú", "Thủy về sớm") == (signed.note, signed.uncounted)
    assert (1, []) == findings(desk.store.database)
    (row,) = desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, view).addenda
    assert ("Nguyễn Thị Thủy (Quầy 1)", "Thủy về sớm") == (row.uncounted, row.uncounted_reason)
    clock.turn(days=3)
    desk.sign_in("hang")
    assert [(DAY, desk.journal.name, "thuy")] == left(desk)


def test_an_addendum_over_locked_drawers_asks_for_nothing(desk, clerk):
    close(desk)
    thuy = desk.sign_in("thuy")
    desk.receive()
    lock(desk, thuy)

    view = desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password, uncounted="nói thừa")

    assert ((), "") == (view.addenda[0].facts.uncounted, view.addenda[0].uncounted)


def test_what_was_counted_in_one_is_carried_until_it_is_locked_and_a_count_below_it_makes_the_day_short(
    desk, clock, clerk
):
    desk.receive()
    close(desk, counted_cash=12_000)
    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    assert [(DAY, desk.journal.name, "thuy")] == left(desk)
    desk.bench.drawers.count(thuy, {}, DAY)

    desk.bench.drawers.close(thuy, explanation="Đã nộp", day=DAY, password=desk.password)

    assert [] == left(desk)
    view = desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password)
    assert (0, -12_000) == ruled_differences(view)
    assert (0, -12_000) == desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, view).all_differences


@pytest.mark.parametrize(("counted", "locked", "told"), [(10_000, 10_000, (0, -2_000)), (10_000, 12_000, (-2_000, 0))])
def test_what_was_missing_in_one_is_missing_once(desk, clerk, counted, locked, told):
    desk.receive()
    close(desk, counted_cash=counted, note="Thiếu")
    thuy = desk.sign_in("thuy")
    lock(desk, thuy, {2_000: locked // 2_000}, "Thiếu")

    view = desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password)

    assert told == ruled_differences(view)


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


def known_nothing(desk):
    """As an older program leaves it."""
    desk.bench.desk.sheets.set(KNOWN, {"row": 0, "days": []})
    return OpenDrawers(desk.bench.desk)


def test_a_day_that_is_ruled_off_long_after_is_looked_at_then(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("thuy")
    other.receive()
    desk.learn_from(other)
    for _ in range(4):
        clock.turn(days=1)
        desk.sign_in("hang", day_confirmed=True)
    drawers = known_nothing(desk)
    assert () == drawers.before("2027-03-01")

    close(desk, around={other.journal.name: "Xa"}, uncounted="Hết giờ")

    assert [(DAY, other.journal.name, "thuy")] == [one.key[:3] for one in drawers.before("2027-03-01")]


def test_a_drawer_of_this_desk_is_found_when_nothing_is_known_though_its_day_was_never_ruled_off(desk, clock, clerk):
    desk.receive()
    for _ in range(4):
        clock.turn(days=1)
        minh = desk.sign_in("minh", day_confirmed=True)
        desk.receive()
        lock(desk, minh)

    found = known_nothing(desk).before("2027-03-01")

    assert [(DAY, desk.journal.name, "thuy")] == [one.key[:3] for one in found]


@pytest.mark.parametrize("opens", ["minh", "thuy"])
def test_a_drawer_that_is_open_beside_one_that_was_locked_here_is_found_when_nothing_is_known(
    desk, clock, clerk, opens
):
    desk.receive()
    lock(desk, clerk)
    desk.sign_in(opens)
    desk.receive()
    for _ in range(4):
        clock.turn(days=1)
        desk.sign_in("hang", day_confirmed=True)

    assert [(DAY, desk.journal.name, opens)] == [one.key[:3] for one in known_nothing(desk).before("2027-03-01")]


def test_what_was_known_of_another_file_is_not_gone_on_from(desk, clerk):
    desk.receive()
    assert 1 == len(left(desk))
    sheets = desk.bench.desk.sheets
    known = sheets.setting(KNOWN, dict, {})
    sheets.set(KNOWN, known | {"days": [], "hash": "AAAA"})

    assert 1 == len(OpenDrawers(desk.bench.desk).before(NEXT))

    assert known == sheets.setting(KNOWN, dict, {})


def test_whoever_asks_for_open_drawers_asks_what_is_looked_for_once(desk, clock, clerk, monkeypatch):
    desk.receive()
    clock.turn(days=3)
    hang = desk.sign_in("hang")
    assert 1 == len(left(desk))
    looked = []
    monkeypatch.setattr(open_drawers, "fold_drawers", looked.append)

    desk.bench.slips._tally.sheet(hang, desk.bench.closing.view(NEXT))
    desk.bench.reports.settlement(date(2026, 11, 1), date(2026, 11, 20))
    said = desk.bench.drawers.left_open(desk.sign_in("thuy"))

    assert ((DAY,), []) == (said, looked)
