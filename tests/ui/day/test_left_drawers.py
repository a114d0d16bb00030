"""A drawer that its clerk left unlocked: the way to it, its count before a witness, and what is said afterwards."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.ui.day.closing_doubts import DAY as TO_DAY
from intake_desk.ui.day.closing_doubts import DRAWERS, LEFT, doubts
from tests.ruling import rule_off
from tests.ui.unit import NAMES, PASSWORD

DAY = "2026-11-20"


@pytest.fixture
def left(day, clock):
    """A day that was ruled off with the drawers of Thủy (desk 1) and Minh (desk 2) unlocked."""
    rule_off(day.bench, day.sign_in("hang"), DAY, PASSWORD)
    clock.turn(minutes=5)
    return day


def ways(page):
    """Where the sentences about unlocked drawers lead, by the one whom they name."""
    said = [one for one in doubts(page._facts, offline=False) if "Ngăn kéo của" in one.text]
    return {name: (one.page, one.link) for one in said for name in ("Thủy", "Minh") if f"{name} ở" in one.text}


def ask(page, qtbot, name):
    (one,) = (one for one in doubts(page._facts, offline=False) if one.page == LEFT and f"{name} ở" in one.text)
    page.doubts.way_wanted.emit(one.page, one.argument)
    qtbot.waitUntil(page.left.isVisible)
    return page.left


def test_only_a_supervisor_is_led_to_the_drawers_that_were_left(open_page, left, qtbot):
    page = open_page("hang")
    assert {"Thủy": (LEFT, "Đếm và khóa…"), "Minh": (LEFT, "Đếm và khóa…")} == ways(page)

    assert {"Thủy": (DRAWERS, "Xem"), "Minh": (DRAWERS, "Xem")} == ways(open_page("thuy"))


def test_while_the_day_runs_everybody_locks_their_own(open_page, day, qtbot):
    assert LEFT not in {page for page, _ in ways(open_page("hang")).values()}


def test_of_earlier_days_the_way_leads_over_their_own_page(open_page, left, clock, session, qtbot):
    clock.turn(days=3)
    page = open_page("hang")
    assert {"Thủy": (TO_DAY, "Xem"), "Minh": (TO_DAY, "Xem")} == ways(page)

    page.show_day(DAY)
    qtbot.waitUntil(lambda: page._facts.view.day == DAY)

    assert {LEFT} == {there for there, _ in ways(page).values()}


def test_it_is_counted_with_the_keyboard_before_a_witness(open_page, left, qtbot):
    page = open_page("hang")
    dialog = ask(page, qtbot, "Thủy")
    assert "Khóa thay ngăn kéo của Nguyễn Thị Thủy" == dialog.windowTitle()
    qtbot.waitUntil(dialog.grid.fields[500_000].hasFocus)
    assert ["minh"] == [login for _, login in dialog.second._people]
    expected = str(left.bench.closing.view(DAY).drawers[0].expected)
    assert expected not in "".join(label.text().replace(".", "") for label in dialog.findChildren(type(dialog.text)))

    for _ in range(9):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.second.own.password.hasFocus()
    dialog.confirm.click()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.second.own.password, PASSWORD)
    dialog.second.person.set_value("minh")
    qtbot.keyClicks(dialog.second.password, "khac")
    qtbot.keyClick(dialog.second.password, Qt.Key.Key_Return)
    assert dialog.reason.hasFocus()
    dialog.confirm.click()
    assert "Ghi rõ lý do" in dialog.reason_field.error
    dialog.reason.setPlainText("Thủy nghỉ ốm dài ngày")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Sai mật khẩu" in dialog.second.password_field.error)
    assert ("", PASSWORD) == (dialog.second.password.text(), dialog.second.own.password.text())

    qtbot.keyClicks(dialog.second.password, PASSWORD)
    qtbot.keyClicks(dialog.grid.fields[2_000], "5")
    assert "Đếm được 10.000 đ" == dialog.total.text()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Đã khóa ngăn kéo của Nguyễn Thị Thủy ở Quầy 1" in page.notice.text.text())

    qtbot.waitUntil(lambda: ["Minh"] == list(ways(page)))
    drawer = left.bench.closing.view(DAY).drawers[0]
    assert ("hang", "minh", 10_000) == (drawer.closed.by, drawer.closed.witness, drawer.closed.counted)
    assert page.decision.addendum.isVisible()


def test_a_desk_that_was_not_heard_may_have_locked_it_by_itself(open_page, left, clock, qtbot):
    clock.turn(minutes=40)

    dialog = ask(open_page("hang"), qtbot, "Minh")

    assert dialog.silent.isVisible()
    assert "im lặng từ" in dialog.silent.text()


def test_nothing_is_lost_of_what_was_counted_while_the_desk_is_locked(open_page, left, session, qtbot):
    dialog = ask(open_page("hang"), qtbot, "Thủy")
    dialog.grid.fields[10_000].set_value(1)

    session.set_clerk(None)
    assert not dialog.isVisible()
    session.set_clerk(left.sign_in("hang"))

    assert dialog.isVisible()
    assert 10_000 == dialog.grid.total()


def test_of_a_drawer_that_was_counted_in_one_it_is_said_that_the_book_has_all_of_it(open_page, day, clock, qtbot):
    view = day.bench.closing.view(DAY)
    day.bench.closing.close(day.sign_in("hang"), DAY, PASSWORD, counted_cash=view.open_cash)
    clock.turn(minutes=5)
    day.sign_in("thuy")
    day.receive(NAMES[3])

    dialog = ask(open_page("hang"), qtbot, "Thủy")

    assert "đã kiểm đếm chung khi chốt sổ" in dialog.silent.text()
