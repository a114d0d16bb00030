"""Certification in two gestures, proved with nothing but key events through the whole window."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.dossier import HANDED_BACK
from intake_desk.domain.money_settings import MoneySettings
from intake_desk.domain.vietqr import BankAccount
from intake_desk.store.database import StoreFailed
from intake_desk.store.search import Filter
from intake_desk.ui.dossiers.transfer_window import TransferWindow
from intake_desk.ui.intake.fast_lane import read_count
from tests.ui.pages.intake import CARD_2021, CARD_2024, saved, type_in


def test_a_citizen_is_served_in_two_gestures_and_the_next_one_may_come(page, hands, printed, qtbot):
    for card, name in ((CARD_2021, "Khuất Thanh Oanh"), (CARD_2024, "Hồ Thu Oanh")):
        hands.gestures = 0
        hands.scan(card)

        dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

        assert 2 == hands.gestures
        assert (HANDED_BACK, True, name, "2.000815") == (
            dossier.state,
            dossier.instant,
            dossier.applicant.name,
            dossier.procedure,
        )
        assert 2_000 == dossier.paid_cash
        assert f"{name} · Thu tiền mặt 2.000 đ" in page.notice.accessibleName()
        assert "2.000 đ" == page.lane.served.amount.number.text()
        assert page.lane.name.hasFocus()
        assert "" == page.lane.name.value()
    qtbot.waitUntil(lambda: len(printed) == 2)
    assert ["bl", "bl"] == [paper.form for paper in printed]


def test_without_a_card_the_name_is_typed(page, hands, qtbot):
    type_in(page.lane.name, "Phạm Văn Ưng")
    hands.key(Qt.Key.Key_Return, "\r")

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_4, "4"))

    assert ("Phạm Văn Ưng", page.lane.keys.offers[3].procedure.code) == (dossier.applicant.name, dossier.procedure)


@pytest.mark.parametrize("first", ["count", "card"])
def test_pages_and_copies_are_said_before_or_after_the_card(page, hands, qtbot, first):
    if first == "count":
        for letter in "3x2":
            hands.key(0, letter)
        hands.key(Qt.Key.Key_Return, "\r")
        hands.scan(CARD_2021)
    else:
        hands.scan(CARD_2021)
        hands.key(Qt.Key.Key_X, "x")
        qtbot.waitUntil(page.lane.count.hasFocus)
        for letter in "3x2":
            hands.key(0, letter)
        hands.key(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: 10_000 == page.lane.keys.offers[0].amount)
    assert "10.000 đ" == page.lane.keys.buttons[0].price.text()

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    assert (3, 2, 10_000) == (dossier.pages, dossier.papers[0].copies, dossier.paid_cash)
    assert "1x1" == page.lane.count.text()


def test_the_means_are_changed_with_one_key_and_for_one_citizen_only(page, hands, qtbot):
    hands.scan(CARD_2021)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)

    assert 2_000 == saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1")).paid_transfer
    hands.scan(CARD_2024)
    assert 2_000 == saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1")).paid_cash


def test_the_cash_given_is_said_by_one_key_more_and_the_change_at_once(page, hands, bench, qtbot):
    hands.scan(CARD_2021)
    hands.key(Qt.Key.Key_K, "k")
    qtbot.waitUntil(page.lane.tendered.hasFocus)
    for letter in "50000":
        hands.key(0, letter)
    assert "Trả lại 48.000 đ" == page.lane.keys.buttons[0].how.text()
    hands.key(Qt.Key.Key_Return, "\r")

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    assert [(2_000, 50_000)] == [(one.amount, one.tendered) for one in dossier.payments]
    assert "Trả lại 48.000 đ" in page.notice.accessibleName()
    assert "48.000 đ" == page.lane.served.back.number.text()
    assert 0 == page.lane.tendered.value()
    hands.scan(CARD_2024)
    assert 0 == saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1")).payments[0].tendered
    assert page.lane.served.back.isHidden()


def test_too_little_cash_is_said_beside_it(page, hands, bench, qtbot):
    hands.scan(CARD_2021)
    type_in(page.lane.tendered, "500")
    assert "Còn thiếu 1.500 đ" == page.lane.keys.buttons[0].how.text()
    hands.key(Qt.Key.Key_Return, "\r")

    with qtbot.waitSignal(page.not_recorded):
        hands.key(Qt.Key.Key_1, "1")

    assert "2.000 đ" in page.lane.tendered_field.error
    assert page.lane.tendered.hasFocus()
    assert [] == bench.lookup.page(Filter())


def test_what_was_paid_online_is_told_by_the_same_key_and_asks_for_no_cash(page, hands, qtbot):
    hands.scan(CARD_2021)
    page.lane.tendered.set_value(50_000)
    for _turn in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert not page.lane.tendered.isEnabled()

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    assert [("online", 2_000, 0)] == [(one.means, one.amount, one.tendered) for one in dossier.payments]
    assert "Đã thu trực tuyến 2.000 đ" in page.notice.accessibleName()
    assert page.lane.tendered.isEnabled()


def test_a_receipt_is_printed_for_who_wants_one(page, hands, printed, qtbot):
    qtbot.waitUntil(page.lane.fee_receipts.isChecked)
    page.lane.fee_receipts.click()
    hands.scan(CARD_2021)
    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: bool(printed))
    assert [dossier.code] == [paper.name for paper in printed]


def test_a_key_held_down_or_an_enter_too_many_records_nothing(page, hands, bench, qtbot):
    hands.scan(CARD_2021)
    hands.key(Qt.Key.Key_Return, "\r")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
    QCoreApplication.sendEvent(QApplication.focusWidget(), event)
    hands.key(Qt.Key.Key_9, "9")

    assert [] == bench.lookup.page(Filter())
    assert "Khuất Thanh Oanh" == page.lane.name.value()


def test_two_strikes_are_one_dossier(page, hands, bench, qtbot):
    hands.scan(CARD_2021)

    def twice():
        page.lane.keys.chosen.emit(page.lane.keys.offers[0])
        page.lane.keys.chosen.emit(page.lane.keys.offers[0])

    saved(qtbot, page, twice)

    assert 1 == len(bench.lookup.page(Filter()))


def test_without_a_name_nobody_is_served(page, hands, bench, qtbot):
    hands.key(Qt.Key.Key_Return, "\r")
    assert page.lane.name_field.error

    page.lane.keys.setFocus()
    hands.key(Qt.Key.Key_1, "1")
    qtbot.waitUntil(page.lane.name.hasFocus)

    assert [] == bench.lookup.page(Filter())


def test_a_card_scanned_while_the_last_one_is_being_recorded_is_not_lost(page, hands, qtbot):
    hands.scan(CARD_2021)

    def strike():
        page.lane.keys.chosen.emit(page.lane.keys.offers[0])
        hands.scan(CARD_2024)

    assert "Khuất Thanh Oanh" == saved(qtbot, page, strike).applicant.name
    assert "Hồ Thu Oanh" == page.lane.name.value()


def test_a_disk_that_takes_nothing_is_said_and_the_citizen_still_stands_there(page, hands, bench, qtbot, monkeypatch):
    def full(*_arguments, **_named):
        raise StoreFailed(cause="SQLITE_FULL")

    hands.scan(CARD_2021)
    with monkeypatch.context() as disk:
        disk.setattr(bench.desk.journal, "recording", full)
        with qtbot.waitSignal(page.not_recorded) as said:
            hands.key(Qt.Key.Key_1, "1")

    assert "CHƯA lưu" in said.args[0]
    assert "Khuất Thanh Oanh" == page.lane.name.value()
    saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))


def test_escape_goes_back_step_by_step_to_the_dossier_as_it_was_left(page, hands):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    type_in(page.applicant.name, "Phạm Văn Ưng")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    hands.scan(CARD_2021)

    for _step in ("to the name", "to no name", "out of the lane"):
        assert page.is_fast
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not page.is_fast
    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert page.applicant.isVisible()
    assert not page.lane.served.isVisible()


def test_what_was_put_aside_is_still_offered_after_the_fast_lane(page, hands, qtbot):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    type_in(page.applicant.name, "Phạm Văn Ưng")
    hands.scan(CARD_2021)
    assert "Phạm Văn Ưng" in page.notice.accessibleName()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    hands.scan(CARD_2024)
    saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)

    assert "Phạm Văn Ưng" == page.applicant.name.value()


def test_a_count_that_is_none_is_not_left_by_enter(page, hands):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    hands.scan(CARD_2021)
    type_in(page.lane.count, "9999999")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert page.lane.count.hasFocus()
    assert page.lane.count_field.error


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("3x2", (3, 2)),
        (" 3 X 2 ", (3, 2)),
        ("3*2", (3, 2)),
        ("12", (12, 1)),
        ("0x2", None),
        ("3x0", None),
        ("10000x1", None),
        ("1x1000", None),
        ("Phạm 3x2", None),
        ("", None),
        ("x", None),
    ],
)
def test_a_count_is_read_as_it_is_said(typed, count):
    assert count == read_count(typed)


@pytest.fixture
def account(bench, monkeypatch):
    known = MoneySettings(bank=BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc"))
    monkeypatch.setattr(bench.unit_money, "settings", lambda: known)


def begun_by_transfer(page, window, hands, qtbot):
    hands.scan(CARD_2021)
    hands.key(Qt.Key.Key_F8)
    hands.key(Qt.Key.Key_1, "1")
    qtbot.waitUntil(lambda: bool(window.findChildren(TransferWindow)))
    return window.findChild(TransferWindow)


def test_a_transfer_is_recorded_when_its_code_was_shown_and_the_money_seen(page, window, hands, account, bench, qtbot):
    shown = begun_by_transfer(page, window, hands, qtbot)
    assert "2.000 đ" == shown.card.amount.number.text()
    code, _book, _line = bench.reception.next_place()
    assert code == shown.card.purpose.text()

    dossier = saved(qtbot, page, lambda: QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))

    assert (code, 2_000) == (dossier.code, dossier.paid_transfer)
    assert "Đã thu chuyển khoản" == page.lane.served.amount.label.text()


def test_a_transfer_that_did_not_come_is_not_recorded(page, window, hands, account, qtbot):
    shown = begun_by_transfer(page, window, hands, qtbot)

    QTest.keyClick(shown, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not window.findChildren(TransferWindow))
    assert page.lane.served.empty.isVisible()
    assert "Khuất Thanh Oanh" == page.lane.name.value()
    page.lane.means.set_value("cash")
    assert 2_000 == saved(qtbot, page, page.lane.keys.buttons[0].click).paid_cash
