"""The account to which every transfer goes: nobody changes it alone, and whoever looks at the day is told."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import pack
from intake_desk.domain.money_settings import Book, MoneySettings
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.accounts import TooManyTries, WrongPassword
from intake_desk.services.casework import NothingChanged
from intake_desk.services.second_person import (
    OwnPasswordMissing,
    OwnPasswordWrong,
    SamePerson,
    SecondNotSupervisor,
    SecondPerson,
    SecondPersonMissing,
)
from intake_desk.store.sheets import Sheet

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")
OWN = BankAccount(bank="970415", account="1088765432", holder="Trần Thu Hằng")
ALONE = (SamePerson, SecondPersonMissing, WrongPassword, TooManyTries)


def accounts_told(desk):
    return [item for item in desk.bench.exceptions.open() if item.sort == "account"]


def adopt(desk, account, second="minh", password=None):
    settings = msgspec.structs.replace(desk.bench.unit_money.settings(), bank=account)
    given = SecondPerson(second, desk.password if password is None else password, desk.password) if second else None
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


@pytest.mark.parametrize("password", ["", "đoán"])
def test_who_asks_types_their_own_password(account, password):
    settings = msgspec.structs.replace(account.bench.unit_money.settings(), bank=OWN)
    second = SecondPerson("minh", account.password, password)

    with pytest.raises((OwnPasswordMissing, OwnPasswordWrong)):
        account.bench.unit_money.adopt(account.bench.desk.seat.clerk, settings, second)

    assert ACCOUNT == account.bench.unit_money.settings().bank


@pytest.mark.parametrize("stale_first", [False, True])
def test_what_is_changed_where_the_newer_account_is_unknown_leaves_it(account, open_desk, clock, stale_first):
    other, third = open_desk(2), open_desk(3)
    other.learn_from(account)
    other.bench.desk.follow()
    clock.turn(minutes=5)
    adopt(account, OWN)
    clock.turn(minutes=5)
    hang = other.sign_in("hang")
    for name in ("Trung tâm", "Trung tâm Phục vụ hành chính công"):
        other.bench.unit_money.adopt(hang, msgspec.structs.replace(other.bench.unit_money.settings(), collector=name))
    assert ACCOUNT == other.bench.unit_money.settings().bank  # nothing newer is known there yet

    for one in (other, account) if stale_first else (account, other):
        third.learn_from(one)
    account.learn_from(other)
    other.learn_from(account)

    for one in (account, other, third):
        one.bench.desk.follow()
        settings = one.bench.unit_money.settings()
        assert (OWN, "Trung tâm Phục vụ hành chính công") == (settings.bank, settings.collector)
        changes = one.bench.desk.reference.rule_changes
        assert [(BankAccount(), ACCOUNT), (ACCOUNT, OWN)] == [change.account for change in changes]


def adopt_alone(desk, clerk, **settings):
    """As a program before this one did."""
    with desk.bench.desk.recording(clerk) as recording:
        recording.adopt("money", pack(MoneySettings(**settings)))
    desk.bench.desk.follow()


def test_what_older_programs_adopted_holds_until_two_people_agree(desk, hang):
    for bank in (ACCOUNT, OWN, ACCOUNT):
        adopt_alone(desk, hang, bank=bank)
        assert bank == desk.bench.unit_money.settings().bank
    assert 3 == len(desk.bench.desk.reference.rule_changes)

    adopt(desk, OWN)
    adopt_alone(desk, hang, bank=ACCOUNT, tax_code="0102030405")

    settings = desk.bench.unit_money.settings()
    assert (OWN, "0102030405") == (settings.bank, settings.tax_code)
    assert 4 == len(desk.bench.desk.reference.rule_changes)


def test_another_series_of_receipts_is_told(desk, hang):
    settings = MoneySettings(phi=Book(form="02BLP2-009", series="AB-{desk}.{year}"))
    desk.bench.unit_money.adopt(hang, settings)

    (change,) = desk.bench.closing.view().rule_changes
    assert (("P{desk}/{year}T", "AB-{desk}.{year}"),) == change.series
    assert change.is_doubtful
    assert change.account is None
