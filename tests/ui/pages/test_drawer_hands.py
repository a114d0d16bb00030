"""Cash from hand to hand on the drawer's page: it is really the receiver who takes it."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from intake_desk.store.sheets import Sheet
from intake_desk.ui.drawer.drawer_page import DrawerPage
from tests.ui.pages.conftest import PASSWORD


@pytest.fixture
def open_page(session, shown):
    def open_page() -> DrawerPage:
        page = DrawerPage(session)
        page.resize(1290, 690)
        return shown(page)

    return open_page


@pytest.fixture
def handed(bench, session):
    """30.000 đ that Minh gave whoever sits here."""
    desk, clerk = bench.desk, session.clerk
    minh = msgspec.structs.replace(clerk, login="minh", name="Lê Thị Minh")
    desk.sheets.put(Sheet("clerks", msgspec.json.encode((clerk, minh))))
    desk.seat.clerk = minh
    bench.drawers.open(minh, 100_000)
    bench.drawers.hand_over(minh, clerk.login, 30_000)
    desk.seat.clerk = clerk
    return clerk


def test_cash_is_taken_by_keyboard_with_ones_own_password(open_page, handed, bench, qtbot):
    page = open_page()
    qtbot.waitUntil(page.waiting.isVisible)
    page.waiting.action_requested.emit()
    dialog = page.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.amount.hasFocus)

    qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert dialog.own.password.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Backtab)
    qtbot.keyClicks(dialog.amount, "25000")
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.reason, "Dem lai")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Tab)
    dialog.accept()
    assert dialog.own.field.error, "nobody knows whose hand it is"
    qtbot.keyClicks(dialog.own.password, "cua nguoi khac")
    dialog.accept()
    qtbot.waitUntil(lambda: "Mật khẩu của bạn chưa đúng" in dialog.own.field.error)
    assert (25_000, "Dem lai", "") == (dialog.amount.value(), dialog.reason.value(), dialog.own.value())
    qtbot.keyClicks(dialog.own.password, PASSWORD)
    qtbot.keyClick(dialog.own.password, Qt.Key.Key_Return)
    assert dialog.confirm.hasFocus()
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.dialog is None)
    assert [25_000] == [one.amount for one in bench.drawers.view(handed).moved]


def test_what_is_taken_back_asks_for_the_password_alone(open_page, handed, bench, qtbot):
    bench.drawers.open(handed, 100_000)
    bench.drawers.hand_over(handed, "minh", 20_000)
    page = open_page()
    qtbot.waitUntil(page.given.isVisible)
    page.given.action_requested.emit()
    page.dialog.activateWindow()
    qtbot.waitUntil(page.dialog.own.password.hasFocus)

    qtbot.keyClicks(page.dialog.own.password, PASSWORD)
    page.dialog.accept()

    qtbot.waitUntil(lambda: page.dialog is None)
    assert () == bench.drawers.view(handed).given
