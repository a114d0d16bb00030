"""The unit's account and its books of fee receipts: what cannot work is refused before it is adopted."""

import pytest
from msgspec.structs import replace

from intake_desk.domain.money_settings import BadAccount, BadBook, Book, MoneySettings, check_money
from intake_desk.domain.people import BadTaxCode
from intake_desk.domain.vietqr import BankAccount

ACCOUNT = BankAccount(bank="970405", account="3100 2012 34567", holder=" UBND xã  Thượng Phúc ")


def test_what_ships_can_be_used_as_it_is():
    settings = MoneySettings()

    assert settings == check_money(settings)
    assert not settings.bank.is_known
    assert ("P03/26T", "L03/26T") == tuple(settings.book(sort).series_of(3, "2026") for sort in ("phi", "le_phi"))


def test_an_account_is_cleaned():
    assert (
        BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")
        == check_money(MoneySettings(bank=ACCOUNT)).bank
    )


@pytest.mark.parametrize(
    ("field", "account"),
    [
        ("bank", replace(ACCOUNT, bank="")),
        ("bank", replace(ACCOUNT, bank="97040５")),
        ("account", replace(ACCOUNT, account="")),
        ("account", replace(ACCOUNT, account="1" * 20)),
        ("account", replace(ACCOUNT, account="12;34567")),
        ("holder", replace(ACCOUNT, holder=" ")),
    ],
)
def test_half_an_account_is_none(field, account):
    with pytest.raises(BadAccount) as refusal:
        check_money(MoneySettings(bank=account))
    assert field == refusal.value.params["field"]


@pytest.mark.parametrize("series", ["", "P{desk}", "P{year}", "P{desk}/{year}{x}", "{desk}{year}" + "P" * 20])
def test_a_series_that_two_books_could_share_is_refused(series):
    with pytest.raises(BadBook):
        check_money(MoneySettings(phi=Book(form="01BLP2-001", series=series)))


def test_phi_and_le_phi_never_share_a_book():
    with pytest.raises(BadBook):
        check_money(MoneySettings(phi=MoneySettings().le_phi))


def test_a_tax_code_is_one_or_none():
    assert "0102030405-001" == check_money(MoneySettings(tax_code=" 0102030405-001 ")).tax_code
    with pytest.raises(BadTaxCode):
        check_money(MoneySettings(tax_code="12"))
