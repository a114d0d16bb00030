"""Who had a hand in making the unit's account another one confirms no transfer into it until somebody else looked."""

import msgspec
import pytest

from intake_desk.domain.statements import MATCHED, OWN_ACCOUNT
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.exceptions import OwnChange
from intake_desk.services.second_person import SecondPerson
from intake_desk.store.sheets import Sheet

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")
OWN = BankAccount(bank="970415", account="1088765432", holder="Trần Thu Hằng")


def adopt(desk, account, asking, second):
    clerk = desk.sign_in(asking)
    settings = msgspec.structs.replace(desk.bench.unit_money.settings(), bank=account)
    desk.bench.unit_money.adopt(clerk, settings, SecondPerson(second, desk.password, desk.password))


def appoint(desk, login):
    """Make this person a supervisor besides Hằng."""
    hang = next(one for one in desk.bench.desk.clerks if one.login == "hang")
    more = msgspec.structs.replace(hang, login=login, name=f"Phụ trách {login}")
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode((*desk.bench.desk.clerks, more))))


@pytest.fixture
def unit(desk, clock):
    """Since yesterday the unit of Thủy, Minh, Hằng and Lan, who supervise, has an account."""
    appoint(desk, "lan")
    adopt(desk, ACCOUNT, "hang", "lan")
    clock.turn(days=1)
    return desk


def transfer(desk, login="thuy"):
    """Take 12.000 đồng by transfer today, and give the file in which the bank shows it."""
    desk.sign_in(login)
    dossier, day = desk.receive(means="transfer"), f"{desk.clock():%d/%m/%Y}"
    return f"Ngày giao dịch,Ghi có,Nội dung,Số tham chiếu\n{day},12000,{dossier.code} nop,FT1\n".encode()


def verdicts(desk, file, *logins):
    """What the file's line is to each of them."""
    found = []
    for login in logins:
        desk.sign_in(login)
        found += [one.verdict for one in desk.bench.statements.look("a.csv", file).findings]
    return found


def answer(desk, login):
    for item in [one for one in desk.bench.exceptions.open() if one.sort == "account"]:
        desk.bench.exceptions.answer(desk.sign_in(login), item.id, "checked")


def test_neither_who_changed_it_nor_who_agreed_confirms_what_goes_there_days_later(unit, clock):
    adopt(unit, OWN, "hang", "lan")
    clock.turn(days=3)
    file = transfer(unit)

    assert [OWN_ACCOUNT, OWN_ACCOUNT, MATCHED] == verdicts(unit, file, "hang", "lan", "minh")
    assert 0 == unit.bench.statements.record(unit.sign_in("lan"), "a.csv", file).recorded
    answer(unit, "lan")  # no third person supervises
    assert [OWN_ACCOUNT, OWN_ACCOUNT] == verdicts(unit, file, "hang", "lan")
    assert 1 == unit.bench.statements.record(unit.sign_in("minh"), "a.csv", file).recorded


def test_another_supervisors_answer_ends_it(unit, clock):
    appoint(unit, "khanh")
    adopt(unit, OWN, "hang", "lan")
    clock.turn(days=1)
    file = transfer(unit)
    for login in ("hang", "lan"):
        with pytest.raises(OwnChange):
            answer(unit, login)
    assert [OWN_ACCOUNT, OWN_ACCOUNT] == verdicts(unit, file, "hang", "lan")

    answer(unit, "khanh")

    assert [MATCHED, MATCHED] == verdicts(unit, file, "hang", "lan")


def test_what_went_there_before_the_account_was_put_back_stays_with_the_others(unit, clock):
    appoint(unit, "khanh")
    adopt(unit, OWN, "hang", "lan")
    file = transfer(unit)
    clock.turn(days=1)
    adopt(unit, ACCOUNT, "khanh", "lan")
    clock.turn(days=1)
    later = transfer(unit)

    assert [OWN_ACCOUNT, OWN_ACCOUNT, MATCHED] == verdicts(unit, file, "hang", "lan", "khanh")
    assert [MATCHED, OWN_ACCOUNT, OWN_ACCOUNT] == verdicts(unit, later, "hang", "lan", "khanh")


def test_where_everybody_else_took_it_who_only_agreed_confirms(desk, clock):
    adopt(desk, ACCOUNT, "hang", "minh")
    clock.turn(days=1)
    adopt(desk, OWN, "hang", "minh")
    file = transfer(desk)

    assert [OWN_ACCOUNT, MATCHED] == verdicts(desk, file, "hang", "minh")


def test_where_two_are_alone_each_confirms_what_the_other_took(desk, clock):
    two = [one for one in desk.bench.desk.clerks if one.login in {"hang", "minh"}]
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(two)))
    adopt(desk, ACCOUNT, "hang", "minh")
    clock.turn(days=1)
    adopt(desk, OWN, "hang", "minh")

    assert [MATCHED] == verdicts(desk, transfer(desk, "minh"), "hang")
    assert [MATCHED] == verdicts(desk, transfer(desk, "hang"), "minh")


def test_the_first_account_of_a_unit_is_theirs_on_its_own_day_alone(desk, clock):
    adopt(desk, ACCOUNT, "hang", "minh")
    assert [OWN_ACCOUNT] == verdicts(desk, transfer(desk), "hang")
    clock.turn(days=1)
    assert [MATCHED] == verdicts(desk, transfer(desk), "hang")
