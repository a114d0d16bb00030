"""A line about money that the supervisor took: the dialog says why it asks for somebody else, and asks in order."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import LineLeft
from intake_desk.domain.noted_money import LINE, Noted
from intake_desk.services.second_person import Witnesses
from intake_desk.store.sheets import Sheet
from intake_desk.ui.day.explain_dialog import ExplainDialog
from intake_desk.ui.day.money_list import MoneyList, money_rows
from intake_desk.ui.day.news_words import news_text, whose_text
from tests.ui.day.hands import cells
from tests.ui.unit import NAMES, PASSWORD, VERIFIER
from tests.ui.words_seen import cut

BOTH = Witnesses((("Nguyễn Thị Thủy", "thuy"), ("Lê Thị Minh", "minh")), supervisors=False)
A_LINE = Noted(sort=LINE, subject="", amount=70_000, line="a", verdict="misdated", reason="MBVCB 8812 nop phi " * 20)
LAN = Clerk(login="lan", name="Đỗ Thị Lan", role="supervisor", verifier=VERIFIER)


@pytest.fixture
def own(day):
    """Hằng took a transfer of 18.000; the statement has 70.000 of it, and 5.000 that speak of nothing."""
    day.sign_in("hang")
    mine = day.bench.lookup.dossier(day.receive(NAMES[3], means="transfer"))
    text = f"Ngày;Số tiền ghi có;Nội dung;Mã giao dịch\n20/11/2026;70.000;{mine.code};R3\n20/11/2026;5.000;qua;R4\n"
    day.bench.statements.record(day.bench.desk.seat.clerk, "saoke.csv", text.encode())
    return mine.id


@pytest.fixture
def open_list(session, day, own, shown):
    """The list of these lines, one of them chosen."""

    def open_list(amount=70_000):
        session.set_clerk(day.bench.desk.seat.clerk)
        lines = [one for one in day.bench.closing.left_before("2026-11-21") if one.sort == LINE]
        listed = shown(MoneyList(session, "Sao kê có 2 dòng", money_rows(day.bench, lines)))
        listed.table.choose([one.noted.amount for one in listed.rows.rows()].index(amount))
        return listed

    return open_list


@pytest.fixture
def ask(open_list, qtbot):
    def ask(amount=70_000):
        listed = open_list(amount)
        assert listed.explain.isEnabled()
        listed.explain.click()
        qtbot.waitUntil(lambda: listed.dialog is not None)
        return listed

    return ask


def offered(dialog):
    return {dialog.second.person.itemData(at) for at in range(dialog.second.person.count())}


def test_an_own_line_says_why_it_wants_somebody_else_and_any_clerk_is_offered(ask):
    dialog = ask().dialog

    assert dialog.line.text().startswith("Lệch số tiền: H26.103-")
    assert "Bạn đã thu tiền của hồ sơ này" in dialog.why.text()
    assert dialog.why.isVisible()
    assert "Cán bộ khác đồng ý" == dialog.second.person_field.label.text()
    assert {"thuy", "minh"} == offered(dialog)
    dialog.reject()


def test_any_other_line_wants_nobody(ask):
    dialog = ask(5_000).dialog
    assert dialog.second is None
    dialog.reject()


def test_the_list_says_when_the_bank_booked_a_line_and_who_took_the_dossiers_money(open_list):
    listed = open_list()

    assert {("20/11", "Trần Thu Hằng", "70.000 đ"), ("20/11", "", "5.000 đ")} == {
        (when, who, amount) for when, _code, who, amount, _said in cells(listed.rows)
    }


def test_of_a_line_that_was_kept_without_its_day_none_is_told(open_list, day):
    with day.bench.desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        recording.add(Draft(facts=LineLeft(line="old", amount=9_000, verdict="no_dossier")))

    listed = open_list(9_000)

    assert [("–", "")] == [(line[0], line[2]) for line in cells(listed.rows) if line[3] == "9.000 đ"]
    assert "" == next(one.known for one in listed.rows.rows() if one.noted.amount == 9_000)


def test_whoever_agrees_reads_what_bank_and_book_say(ask):
    dialog = ask().dialog

    said = "Ngân hàng ghi có: 20/11. Sổ đã thu của hồ sơ này: 18.000 đ chuyển khoản, Trần Thu Hằng."
    assert (said, True) == (dialog.known.text(), dialog.known.isVisible())
    dialog.reject()


def test_of_a_line_that_names_no_dossier_only_the_banks_day_is_said(ask):
    dialog = ask(5_000).dialog

    assert "Ngân hàng ghi có: 20/11." == dialog.known.text()
    dialog.reject()


def test_where_another_supervises_only_they_are_offered(ask, day):
    day.bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((*day.bench.desk.clerks, LAN))))

    dialog = ask().dialog

    assert ({"lan"}, "Người phụ trách đồng ý") == (offered(dialog), dialog.second.person_field.label.text())
    dialog.reject()


def test_where_nobody_may_it_is_said_and_nothing_can_be_confirmed(ask, day, own):
    for login in ("thuy", "minh"):
        with day.bench.desk.journal.recording(day="2026-11-20", actor=login) as recording:
            payment = FeePaid(amount=1_000, means="cash", phi=1_000, payment=f"by {login}")
            recording.add(Draft(subject=own, facts=payment))

    dialog = ask().dialog

    assert "và không còn ai" in dialog.why.text()
    assert (None, False, False) == (dialog.second, dialog.reason.isVisible(), dialog.confirm.isEnabled())
    assert dialog.cancel.hasFocus()
    dialog.reject()


def test_tab_goes_from_the_reason_through_the_passwords_to_the_buttons_and_back(shown):
    dialog = shown(ExplainDialog(A_LINE, BOTH))
    assert dialog.reason is QApplication.focusWidget()
    second = dialog.second
    following = [second.own.password, second.person, second.password, dialog.confirm, dialog.cancel]

    for editor in following:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert editor is QApplication.focusWidget()
    for editor in reversed([dialog.reason, *following[:-1]]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert editor is QApplication.focusWidget()


def test_a_refusal_stands_beside_its_field_and_the_passwords_are_typed_again(ask, day, qtbot):
    listed = ask()
    dialog, second = listed.dialog, listed.dialog.second
    dialog.confirm.click()
    assert dialog.reason_field.error
    dialog.reason.setPlainText("Khách nộp chung cho hai hồ sơ")
    dialog.confirm.click()
    assert second.own.field.error
    qtbot.keyClicks(second.own.password, "doan mo")
    second.person.set_value("minh")
    qtbot.keyClicks(second.password, PASSWORD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Mật khẩu của bạn chưa đúng" in second.own.field.error)
    assert ("", "") == (second.own.password.text(), second.password.text())
    assert second.own.password.hasFocus()

    qtbot.keyClicks(second.own.password, PASSWORD)
    qtbot.keyClicks(second.password, "doan mo")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Sai mật khẩu" in second.password_field.error)
    assert (PASSWORD, "") == (second.own.password.text(), second.password.text())
    assert "Khách nộp chung cho hai hồ sơ" == dialog.reason.value()

    qtbot.keyClicks(second.password, PASSWORD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: listed.dialog is None)
    assert [5_000] == [one.noted.amount for one in listed.rows.rows()]
    (told,) = [one for one in day.bench.lookup.news() if one.entry.kind == "bank.line_explained"]
    assert "Giải thích dòng sao kê 70.000 đ · đồng ý Lê Thị Minh" == news_text(told)
    assert "Khách nộp chung cho hai hồ sơ" == whose_text(told)


def test_pressed_twice_it_asks_once_and_after_no_it_asks_again(open_list, qtbot):
    listed = open_list()
    listed.explain.click()
    listed.explain.click()
    qtbot.waitUntil(lambda: listed.dialog is not None)
    assert 1 == len(listed.findChildren(ExplainDialog))
    listed.dialog.cancel.click()
    assert listed.dialog is None

    listed.explain.click()

    qtbot.waitUntil(lambda: listed.dialog is not None)
    listed.dialog.reject()


@pytest.mark.parametrize("witnesses", [None, BOTH, Witnesses((), supervisors=False)], ids=["none", "both", "nobody"])
def test_every_word_has_its_room(language, shown, witnesses):
    assert [] == cut(shown(ExplainDialog(A_LINE, witnesses)))
