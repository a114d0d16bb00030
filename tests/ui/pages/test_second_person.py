"""Every question that needs a second person is answered in one order, so that a password lands in its own field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.reversing import Doubled
from intake_desk.services.second_person import Witnesses
from intake_desk.ui.dossiers.mend_dialogs import CorrectMeansDialog, Mendable, RefundDialog, VoidDialog
from intake_desk.ui.dossiers.reverse_dialog import ReverseDialog, Reversible
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.drawer.drawer_dialogs import CloseDialog
from intake_desk.ui.unit_data.account_dialog import AccountDialog

PEOPLE = (("Trần Thu Hằng", "hang"), ("Đỗ Thị Lan", "lan"))


def doubled():
    return Doubled(
        id="1",
        entry=None,
        said=FeePaid(amount=12_000, means="cash", phi=12_000),
        sign=-1,
        desk="quầy 1",
        clerk="Nguyễn Thị Thủy",
        taker="Nguyễn Thị Thủy",
        brings_back=False,
        others=frozenset(),
    )


@pytest.fixture
def ask(receive, shown, monkeypatch):
    def ask(which):
        if which == "close":
            return shown(CloseDialog(226_000, "Thiếu 8.000 đ", differs=True, kept=300_000, witnesses=PEOPLE))
        if which == "reverse":
            monkeypatch.setattr("intake_desk.ui.dossiers.reverse_dialog._title", lambda one: one.clerk)
            return shown(ReverseDialog(Reversible((doubled(),), PEOPLE)))
        dossier = receive("Phạm Văn Ưng", "2.000815")
        found = Mendable(dossier.payments, PEOPLE)
        make = {"void": VoidDialog, "correct": CorrectMeansDialog}
        return shown(RefundDialog(dossier, found) if which == "refund" else make[which](found))

    return ask


def test_of_another_account_tab_goes_from_ones_own_password_to_the_others(shown):
    dialog = shown(AccountDialog(BankAccount(), BankAccount(), Witnesses(PEOPLE, supervisors=True)))
    dialog.second.own.password.setFocus()

    for editor in (dialog.second.person, dialog.second.password, dialog.confirm, dialog.cancel):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert editor is QApplication.focusWidget()


@pytest.mark.parametrize("which", ["void", "correct", "refund", "reverse", "close"])
def test_tab_goes_from_the_reason_to_person_password_and_buttons_and_back(ask, which):
    dialog = ask(which)
    dialog.reason.setFocus()
    own = dialog.own if which == "close" else dialog.second.own
    following = [own.password, dialog.second.person, dialog.second.password, dialog.confirm, dialog.cancel]

    for editor in following:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert editor is QApplication.focusWidget()
    for editor in reversed([dialog.reason, *following[:-1]]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert editor is QApplication.focusWidget()


def test_tab_comes_to_the_choice_that_is_lit(ask):
    dialog = ask("correct")
    dialog.payment.setFocus()

    QTest.keyClick(dialog.payment, Qt.Key.Key_Tab)

    assert "Chuyển khoản" == QApplication.focusWidget().text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.reason is QApplication.focusWidget()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "Đơn vị không có người phụ trách nào khác. Thêm người phụ trách ở máy chủ."),
        ("Cán bộ khác đồng ý", "Đơn vị không có cán bộ nào khác."),
    ],
)
def test_where_nobody_may_agree_it_says_of_whom_there_is_none(shown, title, said):
    fields = shown(SecondPersonFields((), title=title))
    assert (said, True) == (fields.person_field.error, fields.is_nobodys)
