"""Every question that needs a second person is answered in one order, so that a password lands in its own field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.closing_view import SILENT, DeskDay
from intake_desk.services.reversing import Doubled
from intake_desk.services.second_person import Witnesses
from intake_desk.ui.day.closing_dialog import RulingDialog
from intake_desk.ui.dossiers.mend_dialogs import CorrectMeansDialog, Mendable, RefundDialog, VoidDialog
from intake_desk.ui.dossiers.reverse_dialog import ReverseDialog, Reversible
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.drawer.drawer_dialogs import CloseDialog, HandDialog
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


@pytest.fixture
def rule(shown):
    def rule(colleagues):
        away = [DeskDay(journal=name, name=name, state=SILENT, heard_ms=1_795_143_000_000) for name in ("q1", "q2")]
        return shown(
            RulingDialog(
                "Chốt sổ?",
                "",
                "Chốt sổ và ký",
                [],
                away=away,
                expected=1,
                uncounted="a",
                own="q2",
                colleagues=colleagues,
            )
        )

    return rule


def test_in_a_closing_tab_goes_through_every_answer_to_who_witnesses_and_back(rule):
    dialog = rule(PEOPLE)
    second, (first, other) = dialog.second, dialog.away.editors
    following = [other, dialog.counted, dialog.note, dialog.uncounted, dialog.password]
    following += [second.person, second.password, dialog.confirm, dialog.cancel, dialog.away.alike]
    assert first is QApplication.focusWidget()

    for editor in following:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert editor is QApplication.focusWidget()
    for editor in reversed([first, *following[:-1]]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert editor is QApplication.focusWidget()


def test_where_nobody_can_witness_a_closing_it_cannot_be_confirmed_and_says_what_to_do(rule):
    dialog = rule(())

    assert "báo lãnh đạo đơn vị" in dialog.nobody.text().lower()
    assert (True, False, True) == (dialog.nobody.isVisible(), dialog.confirm.isEnabled(), dialog.cancel.hasFocus())


def test_where_somebody_can_nothing_is_said_of_nobody(rule):
    dialog = rule(PEOPLE)

    assert (False, True) == (dialog.nobody.isVisible(), dialog.confirm.isEnabled())


def test_of_several_nobody_is_chosen_until_somebody_is(shown, qtbot):
    fields = shown(SecondPersonFields(PEOPLE, title="Người chứng kiến"))
    fields.password.setText("mật khẩu")

    assert not fields.is_complete()

    assert (None, "Chưa chọn ai.") == (fields.person.value(), fields.person_field.error)
    assert (True, True) == (fields.person.hasFocus(), fields.person.property("unchosen"))
    qtbot.keyClicks(fields.person, "lan")
    assert not fields.person.property("unchosen")
    assert ("lan", "", "") == (fields.person.value(), fields.person_field.error, fields.password.text())
    fields.offer_without({"nobody"})
    assert "lan" == fields.person.value()
    fields.offer_without({"hang"})
    assert "lan" == fields.person.value()


def test_the_only_one_who_may_agree_stands_there(shown):
    fields = shown(SecondPersonFields(PEOPLE[:1]))
    assert "hang" == fields.person.value()


def test_who_may_not_agree_any_more_gives_way_to_the_one_who_is_left(shown):
    fields = shown(SecondPersonFields(PEOPLE))
    fields.person.set_value("lan")

    fields.offer_without({"lan"})
    assert "hang" == fields.person.value()


def test_cash_is_handed_to_nobody_who_was_not_chosen(shown, qtbot):
    dialog = shown(HandDialog(PEOPLE))
    told = []
    dialog.told.connect(told.append)
    qtbot.keyClicks(dialog.amount, "20000")

    dialog.confirm.click()

    assert ("Chọn người nhận tiền.", [], True) == (dialog.receiver_field.error, told, dialog.receiver.hasFocus())
    qtbot.keyClicks(dialog.receiver, "lan")
    dialog.confirm.click()
    assert ["lan"] == [one["receiver"] for one in told]


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
