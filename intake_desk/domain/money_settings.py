"""What the unit says about its money: where transfers go, and the books of its fee receipts."""

import re
from typing import Final

import msgspec

from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.folding import nfc
from intake_desk.domain.people import BadTaxCode
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.vietqr import BankAccount

PHI, LE_PHI = "phi", "le_phi"
SORTS: Final = (PHI, LE_PHI)
LIENS: Final = (2, 3)
LONGEST_SERIES = 20
LONGEST_HOLDER = 70
_ACCOUNT = re.compile(r"[0-9A-Za-z]{4,19}")
_BANK = re.compile(r"[0-9]{6}")
_TAX_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?|[0-9]{12}")


class BadAccount(Refusal):
    """The bank account cannot be one; params: field ("bank", "account" or "holder")."""

    code = "bad_account"


class BadBook(Refusal):
    """A book's form or series cannot be used; params: field."""

    code = "bad_book"


class Book(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the fee receipts of one sort are headed: the form's number, and the pattern of the series.

    In the pattern {desk} is the desk's number in two figures and {year} the year's last two: each desk counts for
    itself, and anew each year.
    """

    form: str
    series: str

    def series_of(self, desk: int, year: str) -> str:
        """The series of a desk's book of a year ("2026")."""
        return self.series.replace("{desk}", f"{desk:02d}").replace("{year}", year[-2:])


class MoneySettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The unit's account, who collects (the unit itself when empty) under which tax code, and the two books."""

    bank: BankAccount = BankAccount()
    collector: str = ""
    tax_code: str = ""
    phi: Book = Book(form="01BLP2-001", series="P{desk}/{year}T")
    le_phi: Book = Book(form="01BLP2-002", series="L{desk}/{year}T")
    liens: int = 2

    def book(self, sort: str) -> Book:
        """The book of phí or of lệ phí."""
        return self.phi if sort == PHI else self.le_phi


class HeldMoney(msgspec.Struct, frozen=True, kw_only=True):
    """The settings in force, and whether a second person agreed to their account.

    Settings are adopted whole: who changes anything else at a desk that has not heard of a newer account repeats the
    older one. That is no change of the account, for nobody agreed to one.
    """

    settings: MoneySettings = MoneySettings()
    agreed: bool = False

    def after(self, body: bytes, second: str) -> "HeldMoney":
        """What holds after another adoption, to which `second` (a login) agreed. Another account holds by two people's
        word; by one's alone only while nobody had agreed to the one in force, as older programs changed it.

        Raises BadDocument, also where the books would get in each other's way.
        """
        try:
            adopted = check_money(unpack(body, MoneySettings))
        except Refusal as error:
            raise BadDocument("no such books or account") from error
        if adopted.bank == self.settings.bank:
            return HeldMoney(settings=adopted, agreed=self.agreed or bool(second))
        if self.agreed and not second:
            return HeldMoney(settings=msgspec.structs.replace(adopted, bank=self.settings.bank), agreed=True)
        return HeldMoney(settings=adopted, agreed=bool(second))


def check_money(settings: MoneySettings) -> MoneySettings:
    """The settings, cleaned. Raises BadAccount, BadTaxCode, BadBook."""
    bank = _checked_bank(settings.bank)
    tax_code = "".join(settings.tax_code.split())
    if tax_code and not _TAX_CODE.fullmatch(tax_code):
        raise BadTaxCode
    phi, le_phi = _checked_book(PHI, settings.phi), _checked_book(LE_PHI, settings.le_phi)
    if phi.series == le_phi.series:
        raise BadBook(field=LE_PHI)
    return MoneySettings(
        bank=bank,
        collector=nfc(settings.collector)[:LONGEST_HOLDER],
        tax_code=tax_code,
        phi=phi,
        le_phi=le_phi,
        liens=settings.liens if settings.liens in LIENS else LIENS[0],
    )


def _checked_bank(bank: BankAccount) -> BankAccount:
    account, holder = "".join(bank.account.split()), nfc(bank.holder)
    if not bank.bank and not account:
        return BankAccount()
    if not _BANK.fullmatch(bank.bank):
        raise BadAccount(field="bank")
    if not _ACCOUNT.fullmatch(account):
        raise BadAccount(field="account")
    if not holder or len(holder) > LONGEST_HOLDER:
        raise BadAccount(field="holder")
    return BankAccount(bank=bank.bank, account=account, holder=holder)


def _checked_book(sort: str, book: Book) -> Book:
    form, series = nfc(book.form), nfc(book.series)
    bare = series.replace("{desk}", "").replace("{year}", "")
    # without its desk and its year in it, two books would give the same numbers
    if not form or len(form) > LONGEST_SERIES or "{desk}" not in series or "{year}" not in series:
        raise BadBook(field=sort)
    if len(series) > LONGEST_SERIES or "{" in bare or "}" in bare:
        raise BadBook(field=sort)
    return Book(form=form, series=series)
