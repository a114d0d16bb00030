"""The unit's account and the books of its fee receipts: adopted once, gone by at every desk; and its VietQR codes."""

from functools import cache
from importlib.resources import files

import msgspec

from intake_desk.domain import vietqr
from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import pack
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.money_settings import MoneySettings, check_money
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.accounts import Accounts
from intake_desk.services.casework import NothingChanged
from intake_desk.services.catalogue import MONEY
from intake_desk.services.desk import Desk
from intake_desk.services.second_person import SecondPerson, SecondPersonMissing, Witnesses, agreed, witnesses
from intake_desk.services.steps import NoSuchDossier
from intake_desk.services.till import NothingOwed
from intake_desk.store import counters, register


class NoAccount(Refusal):
    """The unit has not said which account transfers go to."""

    code = "no_account"


class Bank(msgspec.Struct, frozen=True):
    """A bank that takes part in NAPAS 247, by the number that stands for it there."""

    bin: str
    name: str
    full: str


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen is asked to transfer: how much, to whom, with which words, and the code that says it all."""

    account: BankAccount
    bank: str
    amount: int
    purpose: str
    text: str


class UnitMoney:
    """Reading answers on any thread; adopting is the store's thread's."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        self._desk = desk
        self._accounts = accounts

    def settings(self) -> MoneySettings:
        """What holds now."""
        return self._desk.reference.money

    def next_receipts(self) -> dict[str, int]:
        """The number that the next fee receipt of each book takes, by its series; of books that this desk has begun."""
        with self._desk.journal.database.reading() as connection:
            counted = counters.counted_on(connection)
        books = counters.of_receipts("")
        return {name.removeprefix(books): last + 1 for name, last in counted.items() if name.startswith(books)}

    def banks(self) -> tuple[Bank, ...]:
        """The banks to choose from, those that communes use most first."""
        return _banks()

    def witnesses(self, clerk: Clerk) -> Witnesses:
        """Who may agree that the account becomes another."""
        return witnesses(self._desk, {clerk.login})

    def adopt(self, clerk: Clerk, settings: MoneySettings, second: SecondPerson | None = None) -> MoneySettings:
        """Make them the settings of all the unit's desks. Nobody changes the account alone: every transfer of the unit
        goes where it says; another supervisor agrees or, where there is none, another clerk, and who asks types their
        password too: somebody else may have found their desk unlocked.

        Raises NotSignedIn, NotAllowed, BadAccount, BadTaxCode, BadBook, NothingChanged, DayOver, NoBusinessDay, and
        what `agreed` raises.
        """
        present = self._desk.supervising(clerk)
        checked = check_money(settings)
        if checked == self.settings():
            raise NothingChanged
        agreeing = ""
        if checked.bank != self.settings().bank:
            needed = self.witnesses(present).supervisors
            given = second or SecondPerson("", "")
            others = {present.login}
            agreeing = agreed(self._accounts, given, others, supervisor=needed, asker=present).login
        with self._desk.recording(clerk) as recording:
            if not agreeing and checked.bank != self.settings().bank:
                raise SecondPersonMissing(supervisor=True)  # another desk's change came while this one was written
            recording.adopt(MONEY, pack(checked), agreeing)
        self._desk.follow()
        return self.settings()

    def transfer(self, code: str, amount: int) -> Transfer:
        """The transfer of so many đồng for the dossier with this code. Raises NothingOwed, NoAccount."""
        account = self.settings().bank
        if amount <= 0:
            raise NothingOwed
        if not account.is_known:
            raise NoAccount
        purpose = vietqr.plain(vietqr.purpose_of(code))
        return Transfer(
            account=account,
            bank=bank_name(account.bank),
            amount=amount,
            purpose=purpose,
            text=vietqr.payload(account, amount, purpose, self._desk.unit.place),
        )

    def transfer_of(self, dossier_id: str) -> tuple[Dossier, Transfer]:
        """The transfer of all that is still owed for a dossier. Raises NoSuchDossier, NothingOwed, NoAccount."""
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, dossier_id)
        if dossier is None:
            raise NoSuchDossier
        return dossier, self.transfer(dossier.code, dossier.owed)


def bank_name(number: str) -> str:
    """The bank as people call it, or its number where the list does not have it."""
    return next((bank.name for bank in _banks() if bank.bin == number), number)


@cache
def _banks() -> tuple[Bank, ...]:
    content = files("intake_desk.resources").joinpath("banks.json").read_bytes()
    return msgspec.json.decode(content, type=tuple[Bank, ...])
