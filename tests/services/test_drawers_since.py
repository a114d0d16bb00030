"""A day's drawers as they were ruled off, and what became of them afterwards: the one is final, the other is shown."""

import pypdfium2
import pytest

from intake_desk.services.closing import NothingLate

DAY = "2026-11-20"


@pytest.fixture
def ruled(desk, clerk):
    """A day with one drawer, counted and ruled off."""
    desk.receive()
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(clerk, explanation="Trả lại thừa", password=desk.password)
    desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")
    return desk


def printed(desk):
    hang, view = desk.sign_in("hang"), desk.bench.closing.view(DAY)
    document = pypdfium2.PdfDocument(desk.bench.slips.tally(hang, view).pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_what_comes_after_the_closing_leaves_the_sealed_drawers_as_they_were(ruled):
    before = ruled.bench.closing.view(DAY)
    thuy = ruled.sign_in("thuy")
    ruled.receive()
    ruled.bench.drawers.move(thuy, 7_000, "other", "Tiền lẻ")

    after = ruled.bench.closing.view(DAY)

    assert before.sealed_drawers == after.sealed_drawers == before.drawers
    assert (before.counted, before.due_cash) == (after.counted, after.due_cash)
    assert [("thuy", 2, 7_000)] == [(one.clerk, one.session, one.moved_in) for one in after.drawers_since]


def test_a_drawer_that_was_closed_after_the_day_was_ruled_off_is_not_counted_into_it(desk, open_desk, clock, clerk):
    other = open_desk(2)
    minh = other.sign_in("minh")
    other.receive()
    desk.learn_from(other)
    clock.turn(minutes=31)
    desk.bench.closing.close(
        desk.sign_in("hang"), DAY, desk.password, {other.journal.name: "Mất mạng"}, uncounted="Hết giờ"
    )
    other.bench.drawers.count(minh, {10_000: 1, 2_000: 1})
    other.bench.drawers.close(minh, explanation="Trả lại thừa", password=other.password)
    desk.learn_from(other)

    view = desk.bench.closing.view(DAY)

    assert view.counted is None
    assert [True] == [one.is_open for one in view.sealed_drawers]
    assert [12_000] == [one.closed.counted for one in view.drawers_since]


def test_the_paper_printed_again_shows_both(ruled):
    changed = "Ngăn kéo có thay đổi sau khi chốt sổ"
    first = printed(ruled)
    thuy = ruled.sign_in("thuy")
    ruled.bench.drawers.move(thuy, 7_000, "other", "Tiền lẻ")

    again = printed(ruled)

    assert changed not in first
    assert changed in again
    assert "qua ngăn kéo" not in again


def late(desk):
    return [item.id for item in desk.bench.exceptions.open() if item.id.startswith("late:")]


def test_what_is_done_with_a_drawer_after_the_closing_is_late_until_an_addendum_signs_it(ruled, clock):
    assert [] == late(ruled)
    clock.turn(minutes=1)
    thuy = ruled.sign_in("thuy")
    ruled.bench.drawers.open(thuy, 60_000)
    ruled.bench.drawers.move(thuy, -60_000, "other", "Lấy ra")
    ruled.bench.drawers.count(thuy, {})
    ruled.bench.drawers.close(thuy, password=ruled.password)
    assert [f"late:{DAY}"] == late(ruled)
    hang, closed = ruled.sign_in("hang"), ruled.bench.closing.view(DAY)
    assert (4, True) == (len(closed.late), closed.is_behind)
    listed = ruled.bench.slips._tally.sheet(hang, closed).late
    assert "Thêm, rút tiền mặt -60.000 đ" in [one.text for one in listed]

    signed = ruled.bench.closing.addendum(hang, DAY, ruled.password, uncounted="Hết giờ")

    (addendum,) = signed.addenda
    assert ({}, True) == (dict(addendum.facts.tally), addendum.is_of_drawers)
    assert (closed.tally, (), ()) == (signed.tally, signed.late, signed.proof.findings)
    assert [] == late(ruled)
    (row,) = ruled.bench.slips._tally.sheet(hang, signed).addenda
    assert ("Ngăn kéo thay đổi sau khi chốt sổ", 0) == (row.note, row.money)
    with pytest.raises(NothingLate):
        ruled.bench.closing.addendum(hang, DAY, ruled.password, uncounted="Hết giờ")


def test_a_drawer_that_was_left_open_and_is_closed_on_another_day_is_late_for_its_own(desk, clock, clerk):
    desk.receive()
    desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")
    clock.turn(days=3)
    thuy = desk.sign_in("thuy")
    desk.bench.drawers.count(thuy, {}, DAY)
    desk.bench.drawers.close(thuy, explanation=".", day=DAY, password=desk.password)

    assert [f"late:{DAY}"] == late(desk)
    assert [] == list(desk.bench.closing.view().late)
