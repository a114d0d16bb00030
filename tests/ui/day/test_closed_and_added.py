"""Once an addendum is signed, the cards and every table say what closing and addenda come to together."""

import pytest

from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, FIELD, PROCEDURE, SERIES
from intake_desk.ui.day.closing_tables import DESKS
from tests.ui.day.hands import cells, close_drawer
from tests.ui.unit import NAMES, PASSWORD, open_desk

DAY = "2026-11-20"


@pytest.fixture
def three(tmp_path, clock):
    desk = open_desk(tmp_path / "three", 3, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def added(day, two, clock):
    """A day that was closed without desk 2's last dossier, whose drawer was counted short; an addendum has both."""
    day.bench.closing.close(day.sign_in("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    two.receive(NAMES[3])
    close_drawer(two, "minh", 36_000, 26_000, "thối nhầm")
    day.learn_from(two)
    day.bench.closing.addendum(day.sign_in("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    return day


def test_the_cards_say_both_and_their_sum(open_page, added):
    received, _, _, _, money = open_page("hang").figures

    assert ("4", "72.000 đ") == (received.figure.number.text(), money.figure.number.text())
    assert received.figure.note.text().startswith("đã chốt 3 + bổ sung 1 · ")
    assert money.figure.note.text().startswith("đã chốt 54.000 + bổ sung 18.000 · tiền mặt 54.000 · ")


def test_every_table_adds_up_to_the_same_and_says_what_it_is_made_of(open_page, added):
    page = open_page("hang")

    for grouping, place in ((PROCEDURE, 5), (FIELD, 5), (CHANNEL, 5), (CLERK, 5), (BY_MEANS, 4), (SERIES, 5)):
        assert "72.000 đ" == cells(page.tables.groups[grouping])[-1][place], grouping
    page.tables.show_table(DESKS)
    assert page.tables.sums.text().startswith(
        "Bảng đã gồm cả bổ sung. Đã chốt + bổ sung số 1: tiếp nhận 3 + 1 = 4 · đã trả 1 + 0 = 1 · phí, lệ phí "
        "54.000 + 18.000 = 72.000"
    )


def test_a_count_that_came_late_reaches_the_difference_of_its_desk_and_of_the_day(open_page, added):
    desks = {line[0]: line[3:] for line in cells(open_page("hang").tables.desks)}

    assert ["36.000 đ", "-10.000"] == desks["Quầy 2"]
    assert ["54.000 đ", "-10.000"] == desks["Cộng"]


def test_cash_that_was_taken_short_of_what_was_given_is_a_difference_of_its_own(open_page, day):
    drawers = day.bench.drawers
    (given,) = drawers.hand_over(day.sign_in("thuy"), "minh", 12_000).given
    drawers.accept(day.sign_in("minh"), given.hand_over, 7_000, "Chỉ có vậy", password=PASSWORD)
    close_drawer(day, "thuy", 6_000, 6_000)
    close_drawer(day, "minh", 7_000, 8_000, "thừa")

    page = open_page("hang")

    assert ["Bàn giao", "Nguyễn Thị Thủy → Lê Thị Minh", "", "", "-5.000"] == cells(page.tables.desks)[-2]
    assert "-5.000\n+1.000" == cells(page.tables.desks)[-1][4]
    *_, between, total = cells(page.tables.drawers)
    assert ["Bàn giao: Nguyễn Thị Thủy → Lê Thị Minh", "-5.000"] == [between[0], between[9]]
    assert "-5.000\n+1.000" == total[9]


def test_both_who_took_one_hand_over_while_apart_are_named(open_page, day, two, clock):
    (given,) = day.bench.drawers.hand_over(day.sign_in("thuy"), "minh", 12_000).given
    two.learn_from(day)
    clock.turn(minutes=1)
    day.bench.drawers.accept(day.sign_in("thuy"), given.hand_over, 12_000, password=PASSWORD)
    clock.turn(minutes=1)
    two.bench.drawers.accept(two.sign_in("minh"), given.hand_over, 12_000, password=PASSWORD)
    day.learn_from(two)
    close_drawer(day, "thuy", 18_000, 18_000)
    close_drawer(two, "minh", 48_000, 48_000)
    day.learn_from(two)

    page = open_page("hang")

    who = "Nguyễn Thị Thủy → Nguyễn Thị Thủy, Lê Thị Minh"
    assert ["Bàn giao", who, "", "", "+12.000"] == cells(page.tables.desks)[-2]
    assert f"Bàn giao: {who}" == cells(page.tables.drawers)[-2][0]


def test_cash_of_a_desk_that_comes_back_is_no_nothing_before_an_addendum_has_it(open_page, day, three, qtbot):
    three.sign_in("minh")
    day.bench.closing.close(day.sign_in("hang"), DAY, PASSWORD, {three.journal: "Hỏng máy"}, uncounted="Hết giờ")
    three.receive(NAMES[3])
    day.learn_from(three)
    page = open_page("hang")

    told = cells(page.tables.desks)[2]
    assert ["Quầy 3", "Lê Thị Minh", "18.000 đ chưa vào bổ sung"] == [told[at] for at in (0, 1, 3)]
    assert "36.000 đ" == cells(page.tables.desks)[-1][3]
    assert "Ngăn kéo của Lê Thị Minh ở Quầy 3 chưa kiểm đếm." in [
        one.text for one in page.doubts.said
    ]  # no such reason

    day.bench.closing.addendum(day.sign_in("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    page.refresh()
    qtbot.waitUntil(lambda: "18.000 đ" == cells(page.tables.desks)[2][3])
