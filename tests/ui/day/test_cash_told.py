"""The closing page tells of every drawer what went through it."""

from intake_desk.ui.day.closing_tables import DESKS, DRAWERS
from tests.ui.day.hands import cells


def test_each_drawer_tells_what_went_through_it(open_page, day, two):
    drawers = day.bench.drawers
    thuy = day.sign_in("thuy")
    drawers.move(thuy, 20_000, "other", "Tiền lẻ")
    drawers.move(thuy, -12_000, "change", "Đổi tiền lẻ")
    drawers.hand_over(thuy, "minh", 5_000)
    drawers.count(thuy, {10_000: 2, 1_000: 1})
    drawers.close(thuy, kept=1_000)

    page = open_page("hang")
    page.tables.show_table(DRAWERS)

    assert [
        "Quầy 1 · Nguyễn Thị Thủy|–|18.000|20.000|12.000|–|5.000|21.000|21.000|0|1.000|20.000",
        "Quầy 2 · Lê Thị Minh|–|18.000|–|–|–|–|18.000||||",
        "Cộng|–|36.000|20.000|12.000|–|5.000|39.000||||",
    ] == ["|".join(line) for line in cells(page.tables.drawers)]
    assert page.doubts.isVisible()
    assert page.tables.width() > page.width() * 0.9
    page.tables.show_table(DESKS)
    assert page.hours_card.isVisible()
    assert page.hours_card.isAncestorOf(page.doubts)
    page.tables.show_table(DRAWERS)


def test_whoever_has_still_to_count_reads_no_drawer(open_page):
    assert [] == cells(open_page("thuy").tables.drawers)
