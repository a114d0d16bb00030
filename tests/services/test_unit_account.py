"""The account to which every transfer goes: nobody changes it alone, and whoever looks at the day is told."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.money_settings import Book, MoneySettings
from intake_desk.domain.statements import MATCHED, OWN_ACCOUNT
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.accounts import TooManyTries, WrongPassword
from intake_desk.services.casework import NothingChanged
from intake_desk.services.second_person import SamePerson, SecondNotSupervisor, SecondPerson, SecondPersonMissing
from intake_desk.store.sheets import Sheet

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")
OWN = BankAccount(bank="970415", account="1088765432", holder="Trần Thu Hằng")
ALONE = (SamePerson, SecondPersonMissing, WrongPassword, TooManyTries)


def accounts_told(desk):
    return [item for item in desk.bench.exceptions.open() if item.sort == "account"]


def adopt(desk, account, second="minh", password=None):
    settings = msgspec.structs.replace(desk.bench.unit_money.settings(), bank=account)
    given = SecondPerson(second, desk.password if password is None else password) if second else None
    return desk.bench.unit_money.adopt(desk.bench.desk.seat.clerk, settings, given)


@pytest.fixture
def hang(desk):
    return desk.sign_in("hang")


@pytest.fixture
def account(desk, hang):
    adopt(desk, ACCOUNT)
    return desk


def test_a_supervisor_alone_does_not_change_it(account, clock):
    before = account.entries()
    for second, password in ((None, None), ("hang", None), ("minh", "sai"), ("minh", ""), ("nobody", None)):
        with pytest.raises(ALONE):
            adopt(account, OWN, second, password)
        clock.turn(seconds=61)
    with pytest.raises(ALONE):
        adopt(account, BankAccount(), None)

    assert ACCOUNT == account.bench.unit_money.settings().bank
    assert before == account.entries()


def test_where_another_supervises_a_clerk_is_not_enough(desk, hang):
    lan = Clerk(login="lan", name="Đỗ Thị Lan", role="supervisor", verifier=hang.verifier)
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode((*desk.bench.desk.clerks, lan))))
    assert ((("Đỗ Thị Lan", "lan"),), True) == msgspec.structs.astuple(desk.bench.unit_money.witnesses(hang))

    with pytest.raises(SecondNotSupervisor):
        adopt(desk, OWN, "minh")

    assert OWN == adopt(desk, OWN, "lan").bank


def test_what_is_not_the_account_needs_nobody_else(account):
    settings = msgspec.structs.replace(account.bench.unit_money.settings(), collector="Trung tâm")
    assert "Trung tâm" == account.bench.unit_money.adopt(account.bench.desk.seat.clerk, settings).collector
    with pytest.raises(NothingChanged):
        account.bench.unit_money.adopt(account.bench.desk.seat.clerk, settings)


def test_a_change_that_was_put_back_is_told_of_that_day_and_in_the_inbox(account):
    adopt(account, OWN)
    adopt(account, ACCOUNT)

    changes = account.bench.closing.view().rule_changes
    assert [(BankAccount(), ACCOUNT), (ACCOUNT, OWN), (OWN, ACCOUNT)] == [one.account for one in changes]
    assert {("hang", "minh", True)} == {(one.entry.actor, one.second, one.is_doubtful) for one in changes}
    assert [(ACCOUNT, OWN), (OWN, ACCOUNT)] == sorted((item.change.account for item in accounts_told(account)),
                                                      key=lambda pair: pair[0] != ACCOUNT)  # fmt: skip

    for item in accounts_told(account):
        account.bench.exceptions.answer(account.bench.desk.seat.clerk, item.id, "checked")
    assert [] == accounts_told(account)


def test_the_first_account_is_told_of_the_day_but_changes_none(account):
    assert [] == accounts_told(account)
    assert 1 == len(account.bench.closing.view().rule_changes)


def test_who_changed_it_confirms_no_transfer_of_that_day(account, clock):
    adopt(account, OWN)
    account.sign_in("thuy")
    dossier = account.receive(means="transfer")
    file = f"Ngày giao dịch,Ghi có,Nội dung,Số tham chiếu\n20/11/2026,12000,{dossier.code} nop,FT1\n".encode()

    hang = account.sign_in("hang")
    view = account.bench.statements.record(hang, "a.csv", file)
    assert ([OWN_ACCOUNT], 0) == ([one.verdict for one in view.findings], view.recorded)

    minh = account.sign_in("minh")
    view = account.bench.statements.record(minh, "a.csv", file)
    assert ([MATCHED], 1) == ([one.verdict for one in view.findings], view.recorded)


def test_another_series_of_receipts_is_told(desk, hang):
    settings = MoneySettings(phi=Book(form="02BLP2-009", series="AB-{desk}.{year}"))
    desk.bench.unit_money.adopt(hang, settings)

    (change,) = desk.bench.closing.view().rule_changes
    assert (("P{desk}/{year}T", "AB-{desk}.{year}"),) == change.series
    assert change.is_doubtful
    assert change.account is None
