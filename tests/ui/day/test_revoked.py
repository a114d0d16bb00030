"""A desk that was lost is called so: nobody waits for it, and why it is left out stands there ready."""

import msgspec
import pytest

from intake_desk.store.sheets import Sheet
from tests.ui.day.hands import ask, cells
from tests.ui.unit import PASSWORD

DAY = "2026-11-20"


@pytest.fixture
def lost(day, two, clock):
    """The second desk was silent for long when it was revoked."""
    clock.turn(minutes=40)
    unit = day.bench.desk.unit
    desks = [msgspec.structs.replace(one, revoked_ms=7) if one.journal == two.journal else one for one in unit.desks]
    day.bench.desk.sheets.put(Sheet("unit", msgspec.json.encode(msgspec.structs.replace(unit, desks=tuple(desks)))))
    return two.journal


def test_it_is_told_as_revoked_and_not_waited_for(open_page, lost, qtbot):
    page = open_page("hang")

    assert "Đã thu hồi" in [line[2] for line in cells(page.tables.desks)]
    assert not page.decision.wait.isVisible()
    page.wait_for_desks()
    assert "Đang chờ" not in page.decision.consequence.text()


def test_the_reason_for_it_is_ready_and_kept_with_the_closing(open_page, day, lost, qtbot):
    page = open_page("hang")
    dialog = ask(page, qtbot)
    assert "Đã thu hồi" == dialog.reasons[lost].value()
    assert dialog.reason_fields[lost].label.text().endswith("Quầy 2, đã thu hồi")
    for field in dialog.reasons.values():
        field.set_value(field.value() or "Chưa mở")
    dialog.uncounted.set_value("Máy đã mất")
    dialog.password.setText(PASSWORD)

    dialog.confirm.click()

    qtbot.waitUntil(page.decision.state.isVisible)
    qtbot.waitUntil(lambda: not page.busy)
    assert "Đã thu hồi" == day.bench.closing.view(DAY).closing.away[lost]


def test_one_that_is_revoked_while_it_is_waited_for_has_not_come_back(open_page, day, two, clock, qtbot, request):
    clock.turn(minutes=40)
    page = open_page("hang")
    page.wait_for_desks()
    assert page.decision.consequence.text().startswith("Đang chờ")
    request.getfixturevalue("lost")

    page.refresh()

    qtbot.waitUntil(lambda: not page.decision.consequence.text().startswith("Đang chờ"))
    assert not page.notice.isVisible()
