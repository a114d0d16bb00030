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
    page.dialog.activateWindow()
    qtbot.waitUntil(page.dialog.second.own.password.hasFocus)
    page.dialog.confirm.click()
    assert page.dialog.second.own.field.error
    page.dialog.second.own.password.setText(PASSWORD)
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


def test_the_number_that_is_said_of_a_book_is_the_next_one(session, bench, receive, shown, qtbot):
    for name in ("Đặng Thị Hường", "Lò Thị Ọi"):
        receive(name, "2.000815")
    page = shown(MoneyPage(session))
    qtbot.waitUntil(lambda: bool(page.forms["phi"].value()))

    said = page.book_fields["phi"].message
    qtbot.waitUntil(lambda: "Quầy này: P03/26T, số tiếp theo 0000003" == said.text())
    assert page.book_fields["le_phi"].message.text().endswith("số tiếp theo 0000001")
    page.series["phi"].setText("Q{desk}/{year}")
    assert "Quầy này: Q03/26, số tiếp theo 0000001" == said.text()

    page.series["phi"].setText("P{desk}/{year}T")
    receive("Hà Văn Ẩm", "2.000815")
    page.refresh()
    qtbot.waitUntil(lambda: said.text().endswith("số tiếp theo 0000004"))
