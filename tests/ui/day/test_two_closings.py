"""Two desks ruled one day off apart: each is told which closing holds, in its own words."""

import pytest

from intake_desk.printing.tally_differences import rival
from intake_desk.ui.day.closing_doubts import TALLY, WRONG
from tests.ruling import rule_off
from tests.ui.day.hands import close_drawer
from tests.ui.unit import PASSWORD

DAY = "2026-11-20"


@pytest.fixture(params=["first", "second"])
def closed(request, day, two, clock):
    """Ruled off at both desks; the first of them in time holds."""
    close_drawer(day, "thuy", 18_000, 18_000)
    close_drawer(two, "minh", 18_000, 18_000)
    day.learn_from(two)
    order = (day, two) if request.param == "first" else (two, day)
    for desk in order:
        clock.turn(minutes=5)
        rule_off(desk.bench, desk.sign_in("hang"), DAY, PASSWORD)
    day.learn_from(two)
    return request.param


def test_each_desk_is_told_what_holds(open_page, session, closed, day, qtbot):
    view = day.bench.closing.view(DAY)
    (lost,) = view.other_closings
    page = open_page("hang")

    (said,) = [one for one in page.doubts.said if one.kind == WRONG]

    assert "Trần Thu Hằng" in said.text
    assert lost.fingerprint in said.text
    if closed == "first":
        assert f"Lần chốt lúc 09:45 ở Quầy 2, Trần Thu Hằng, không có hiệu lực ({lost.fingerprint}): " in said.text
        assert "" == said.page
        return
    assert "Lần chốt lúc 09:45 của quầy này, " in said.text
    assert "đã có lần chốt lúc 09:40 ở Quầy 2, Trần Thu Hằng." in said.text
    assert TALLY == said.page
    with qtbot.waitSignal(session.printed) as printed:
        page.doubts.way_wanted.emit(said.page, said.argument)
    assert "tally" == printed.args[0].form
    qtbot.waitUntil(lambda: not page.busy)


def test_it_does_not_colour_what_else_is_told(open_page, closed):
    page = open_page("hang")
    kinds = [one.kind for one in page.doubts.said]

    assert WRONG == kinds[0]
    assert WRONG != page.doubts.property("kind")
    tones = [line.findChild(type(page.tables.sums)).property("tone") for line in page.doubts._made]
    assert [WRONG, *[page.doubts.property("kind")] * (len(kinds) - 1)] == tones


def test_what_the_closing_that_does_not_hold_had_counted_stays_told(open_page, day, two, clock, session, qtbot):
    two.learn_from(day)
    for desk, counted, note in ((two, 18_000, ""), (day, 8_000, "Thiếu tiền")):
        clock.turn(minutes=5)
        clerk = desk.sign_in("hang")
        around = {one.journal: "Mất mạng" for one in desk.bench.closing.view(DAY).away}
        desk.bench.closing.compare(clerk, DAY, counted)
        due = desk.bench.closing.view(DAY).open_cash
        desk.bench.closing.close(clerk, DAY, PASSWORD, around, note=note or "x", counted_cash=counted if note else due)
    day.learn_from(two)
    for login, drawer in (("thuy", 18_000), ("minh", 18_000)):
        close_drawer(day if login == "thuy" else two, login, drawer, drawer)
    day.learn_from(two)
    view = day.bench.closing.view(DAY)
    (lost,) = view.other_closings
    page = open_page("hang")

    (said,) = [one for one in page.doubts.said if lost.fingerprint in one.text]

    assert said.text.endswith("Lần ấy đếm 8.000 đ, phải có 36.000 đ, thiếu 28.000 đ. Ghi chú: “Thiếu tiền”.")
    sheet = day.bench.slips._tally.sheet(day.bench.desk.seat.clerk, view)
    (row,) = sheet.rivals
    assert (lost.fingerprint, 8_000, 36_000, "Thiếu tiền") == (row.words, row.counted, row.due, row.note)
    assert "kiểm đếm 8.000 đồng, phải có 36.000 đồng, thiếu 28.000 đồng. Gạch bốn từ" in rival(row)
