"""The unit's account and the books of its receipts, on the page where a supervisor changes them."""

from intake_desk.domain.vietqr import BankAccount
from intake_desk.ui.unit_data.money_page import MoneyPage
from tests.ui.pages.conftest import PASSWORD

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")


def test_the_units_account_and_books_are_saved_by_a_supervisor(session, bench, people, shown, qtbot):
    page = shown(MoneyPage(session))
    page.resize(1290, 690)
    qtbot.waitUntil(lambda: bool(page.forms["phi"].value()))
    page.bank.set_value("970405")
    page.save.click()
    qtbot.waitUntil(page.notice.isVisible)
    assert "phụ trách" in page.notice.text.text()

    supervisor = bench.accounts.sign_in("hang", PASSWORD)
    session.set_clerk(supervisor)
    page.save.click()
    qtbot.waitUntil(lambda: bool(page.account_field.error))
    page.account.setText("3100 2012 34567")
    page.holder.setText("UBND xã Thượng Phúc")
    page.series["phi"].setText("BL{desk}")
    page.save.click()
    qtbot.waitUntil(lambda: bool(page.book_fields["phi"].error))
    page.series["phi"].setText("BL{desk}/{year}")
    assert "BL03/26" in page.book_fields["phi"].message.text()
    page.save.click()
    qtbot.waitUntil(lambda: page.dialog is not None)
    page.dialog.second.person.set_value("lan")
    page.dialog.second.password.setText("sai")
    page.dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(page.dialog.second.password_field.error))
    assert not bench.unit_money.settings().bank.is_known
    page.dialog.second.password.setText(PASSWORD)
    page.dialog.confirm.click()

    qtbot.waitUntil(lambda: bench.unit_money.settings().bank == ACCOUNT)
    assert "BL{desk}/{year}" == bench.unit_money.settings().phi.series
    qtbot.waitUntil(lambda: "3100201234567" == page.account.text())
