"""The closing page tells of every drawer that was counted short or over: whose, how much, and what was written."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.ui.day.closing_cash import apart
from intake_desk.ui.day.closing_doubts import DOSSIER, DRAWERS, WAITING
from tests.ui.day.hands import cells, close_drawer, close_the_day


def told(page):
    return [one.text for one in page.doubts.said if (one.kind, one.page) == (WAITING, DRAWERS)]


def test_a_drawer_that_was_counted_short_and_never_locked_is_told_before_and_after_the_closing(open_page, day, qtbot):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {5_000: 1})
    page = open_page("hang")

    said = "Quầy 1, Nguyễn Thị Thủy: đếm thiếu 13.000 đ, chưa khóa ngăn kéo."
    assert [said] == told(page)
    assert ["Ngăn kéo chưa khóa", "18.000 đ", "-13.000"] == cells(page.tables.desks)[0][2:]
    assert ["18.000", "5.000", "-13.000", "", ""] == cells(page.tables.drawers)[0][7:]
    close_the_day(page, qtbot)
    assert [said] == told(page)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("thối nhầm", "Quầy 1, Nguyễn Thị Thủy: đếm thiếu 10.000 đ, giải thích: “thối nhầm”."),
        ("", "Quầy 1, Nguyễn Thị Thủy: đếm thiếu 10.000 đ, chưa giải thích."),
    ],
)
def test_what_was_written_about_a_difference_is_told_as_it_was_written(open_page, day, written, said):
    close_drawer(day, "thuy", 18_000, 8_000, written)

    assert [said] == told(open_page("hang"))


def test_a_surplus_makes_up_for_no_shortage(open_page, day, two):
    close_drawer(day, "thuy", 18_000, 8_000, "thối nhầm")
    close_drawer(day, "thuy", 0, 10_000, "khách để quên")
    close_drawer(two, "minh", 18_000, 23_000, "khách để quên")
    day.learn_from(two)

    page = open_page("hang")

    assert ["-10.000 · +10.000", "+5.000", "", "-10.000\n+15.000"] == [line[4] for line in cells(page.tables.desks)]
    assert ["-10.000", "+10.000", "+5.000", "-10.000\n+15.000"] == [line[9] for line in cells(page.tables.drawers)]
    model = page.tables.desks
    spoken = model.index(3, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Lệch: thiếu 10.000, thừa 15.000" == spoken
    assert "Đếm lệch, đã giải thích 09:35" == cells(page.tables.desks)[0][2]
    assert 3 == len(told(page))


@pytest.mark.parametrize(("counted", "said"), [(30_000, "thiếu 6.000 đ"), (37_000, "thừa 1.000 đ")])
def test_what_was_counted_otherwise_at_the_closing_is_told_with_its_note(open_page, qtbot, counted, said):
    page = open_page("hang")

    close_the_day(page, qtbot, counted, "thối nhầm")

    assert [f"Kiểm đếm khi chốt sổ {said}, lý do: “thối nhầm”."] == told(page)


def test_what_may_be_the_cause_names_clerk_and_amount(open_page, day):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {})

    likely, other = [one.text for one in open_page("hang").doubts.said if one.page == DOSSIER]

    assert likely.startswith("Quầy 1, Nguyễn Thị Thủy: đếm thiếu 18.000 đ, có thể vì: ")
    assert other.startswith("Quầy 1, Nguyễn Thị Thủy: đếm thiếu 18.000 đ, khả năng khác: ")


@pytest.mark.parametrize(
    ("differences", "said"), [((), ""), ((0, 0), "0"), ((-5_000, -1_000), "-6.000"), ((2_000,), "+2.000")]
)
def test_a_lone_sum_stands_as_it_is(differences, said):
    assert said == apart(differences)
