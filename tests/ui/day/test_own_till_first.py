"""Who has a drawer of their own reads beside the button that it comes first, and where it is."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.services.second_person import SecondPerson
from tests.ruling import rule_off
from tests.ui.day.hands import ask, explain_away, receive_late
from tests.ui.pages.intake import settle
from tests.ui.unit import NAMES, PASSWORD

DAY = "2026-11-20"


@pytest.fixture
def till(day, clock):
    """The supervisor took cash at this desk, too."""
    day.sign_in("hang")
    clock.turn(minutes=1)
    day.receive(NAMES[3])
    return day


def locked(desk):
    (drawer,) = [one for each in desk.bench.closing.view(DAY).desks for one in each.drawers if one.clerk == "hang"]
    drawers = desk.bench.drawers
    drawers.count(desk.sign_in("hang"), {1_000: drawer.expected // 1_000})
    drawers.close(desk.bench.desk.seat.clerk, witness=SecondPerson("thuy", PASSWORD), password=PASSWORD)


def test_the_own_drawer_comes_first_with_the_way_to_it(open_page, till, session, qtbot):
    page = open_page("hang")

    assert page.decision.close_day.isVisible()
    assert not page.decision.close_day.isEnabled()
    said = "Chưa ký được: khóa ngăn kéo của bạn ở Quầy 1 trước, có người chứng kiến."
    assert said == page.decision.consequence.text()
    with qtbot.waitSignal(session.page_wanted) as wanted:
        page.decision.to_drawer.click()
    assert ["drawer", ""] == wanted.args
    page.ask_to_close()
    settle(session, qtbot)
    assert page.dialog is None


def test_once_it_was_seen_closed_the_day_can_be_closed(open_page, till, session, qtbot):
    page = open_page("hang")
    locked(till)

    page.refresh()

    qtbot.waitUntil(page.decision.close_day.isEnabled)
    assert not page.decision.to_drawer.isVisible()
    assert "chứng kiến" not in page.decision.consequence.text()
    page.decision.set_busy(busy=True)
    assert not page.decision.close_day.isEnabled()


def test_a_drawer_at_another_desk_is_named_and_no_way_leads_there(open_page, day, two, clock):
    two.sign_in("hang")
    clock.turn(minutes=1)
    two.receive(NAMES[3])
    day.learn_from(two)

    page = open_page("hang")

    assert not page.decision.close_day.isEnabled()
    assert "ở Quầy 2 trước" in page.decision.consequence.text()
    assert not page.decision.to_drawer.isVisible()


@pytest.fixture
def silent(day, two, clock):
    """The supervisor took cash at the other desk, and nothing has come from there since."""
    two.sign_in("hang")
    clock.turn(minutes=1)
    two.receive(NAMES[3])
    day.learn_from(two)
    clock.turn(minutes=40)
    return day


def test_a_drawer_at_a_silent_desk_asks_for_a_witness_when_the_day_is_closed(open_page, silent, session, qtbot):
    page = open_page("hang")
    assert page.decision.close_day.isEnabled()
    assert "cần một cán bộ khác chứng kiến" in page.decision.consequence.text()
    dialog = ask(page, qtbot)
    explain_away(dialog)
    dialog.uncounted.set_value("Máy hỏng")
    second = dialog.second
    assert "Người chứng kiến ngăn kéo của bạn ở Quầy 2" == second.person_field.label.text()
    assert ["minh", "thuy"] == sorted(login for _, login in second._people)

    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert second.person.hasFocus() or second.person.isAncestorOf(dialog.focusWidget())
    dialog.confirm.click()
    assert dialog.isVisible()

    second.person.set_value("thuy")
    second.password.setText("x")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Sai mật khẩu" in second.password_field.error)
    assert ("", PASSWORD) == (second.password.text(), dialog.password.text())

    qtbot.keyClicks(second.password, PASSWORD)
    dialog.password.setText("x")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.password_field.error))
    assert not second.password_field.error

    dialog.password.setText(PASSWORD)
    second.password.setText(PASSWORD)
    qtbot.keyClick(second.password, Qt.Key.Key_Return)
    qtbot.waitUntil(page.decision.state.isVisible)
    qtbot.waitUntil(lambda: not page.busy)

    assert "thuy" == silent.bench.closing.view(DAY).closing.facts.witness
    assert any("chứng kiến: ngăn kéo của" in one.text for one in page._facts.uncounted)


def test_while_the_silent_desk_is_waited_for_that_is_what_is_said(open_page, silent, qtbot):
    page = open_page("hang")

    page.decision.wait.click()

    qtbot.waitUntil(lambda: page.decision.consequence.text().startswith("Đang chờ Quầy 2"))


def test_an_addendum_waits_for_the_own_drawer_too(open_page, day, clock):
    rule_off(day.bench, day.sign_in("hang"), DAY, PASSWORD)
    clock.turn(minutes=1)
    receive_late(day, NAMES[3])
    clock.turn(minutes=1)
    day.receive(NAMES[4])

    page = open_page("hang")

    assert page.decision.addendum.isVisible()
    assert not page.decision.addendum.isEnabled()
    assert page.decision.to_drawer.isVisible()


def test_a_clerk_who_signs_nothing_is_asked_for_no_drawer(open_page, day):
    page = open_page("thuy")

    assert not page.decision.to_drawer.isVisible()
    assert page.decision.consequence.text().startswith("Chỉ người phụ trách chốt sổ")
