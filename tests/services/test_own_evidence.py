"""Nobody says that what they wrote themselves is right, while a supervisor is there who had no part in it."""

import pytest
from argon2 import PasswordHasher
from msgspec import json, structs

from intake_desk.domain import exceptions
from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierAccepted, DossierHandedBack, SheetAdopted
from intake_desk.domain.money_kinds import FeeVoided
from intake_desk.domain.money_settings import MoneySettings
from intake_desk.domain.rule_changes import MONEY
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.exceptions import OwnChange
from intake_desk.services.second_person import SecondPerson
from intake_desk.store import evidence
from intake_desk.store.sheets import Sheet
from tests.blank_store import lay
from tests.services.conftest import KEY, PASSWORD, OneDesk

DAY = "2026-11-20"
BANKS = (
    BankAccount(bank="970405", account="3100201234567", holder="UBND"),
    BankAccount(bank="970415", account="1088765432", holder="Ai đó"),
)
# Told by rounds with other holders, no entry speaks for them; of rivals each answers for what the others closed.
NOBODYS = {exceptions.CLOCK, exceptions.REFUSED, exceptions.RIVAL}
VERIFIER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def appoint(desk, *logins):
    """Make them supervisors of the unit besides Hằng."""
    more = [Clerk(login=one, name=f"Phụ trách {one}", role="supervisor", verifier=VERIFIER) for one in logins]
    desk.store.sheets.put(Sheet("clerks", json.encode((*desk.bench.desk.clerks, *more))))


@pytest.fixture
def unit(desk, open_desk):
    """Desks 1 and 2 of a unit where Hằng and Lan supervise."""
    other = open_desk(2)
    appoint(desk, "lan")
    appoint(other, "lan")
    return desk, other


def write(desk, facts, subject="", actor="hang"):
    with desk.journal.recording(day=DAY, actor=actor) as recording:
        recording.add(Draft(facts=facts, subject=subject))


def open_of(desk, sort):
    (item,) = [one for one in desk.bench.exceptions.open() if one.sort == sort]
    return item


def answer(desk, login, sort):
    desk.bench.exceptions.answer(desk.sign_in(login), open_of(desk, sort).id, exceptions.CHECKED)


def speaks(sort):
    """An entry of Hằng's that is written down as one that speaks for this."""

    def spoken(desk, _other):
        desk.sign_in("hang")
        dossier = desk.receive()
        (entry,) = [one.entry for one in desk.bench.lookup.story(dossier.id) if one.entry.kind == "dossier.received"]
        with desk.store.database.writing() as connection:
            evidence.add(connection, [exceptions.spoken(f"{sort}:{dossier.id}", sort, entry)])
            connection.commit()
        desk.clock.turn(hours=25 if sort == exceptions.HEADLESS else 0)

    return spoken


def does_not_fit(facts):
    def written(desk, _other):
        desk.sign_in("thuy")
        write(desk, facts, desk.receive().id)

    return written


def adopts(*documents):
    """Written by Thủy, and Hằng agreed."""

    def adopted(desk, _other):
        for edition, (name, body) in enumerate(documents, 1):
            write(desk, SheetAdopted(name=name, body=body, edition=edition, second="hang"), actor="thuy")

    return adopted


def bends_a_price(desk, _other):
    text = "Số nghị quyết,Hiệu lực từ,Đến ngày,Mã thủ tục,Khoản thu,Mức thu,Kênh,Hoàn trả\n"
    text += "18/2026/NQ-HĐND,01/01/2026,,2.000815,Phí chứng thực bản sao,1.000,,\n"
    lists, hang = desk.bench.fee_lists, desk.sign_in("hang")
    lists.adopt(hang, lists.preview("muc-thu.csv", text.encode()))


def is_short(desk, _other):
    hang = desk.sign_in("hang")
    desk.receive()
    desk.bench.drawers.count(hang, {2_000: 1})
    witness = SecondPerson("lan", PASSWORD)  # who saw what was counted may say what became of it
    desk.bench.drawers.close(hang, explanation="Không rõ", witness=witness, password=PASSWORD)


def writes_where_it_was_revoked(desk, other):
    other.sign_in("hang")
    other.receive()
    desk.learn_from(other)
    unit = desk.bench.desk.unit
    desks = (unit.desks[0], structs.replace(unit.desks[1], revoked_ms=1))
    desk.store.sheets.put(Sheet("unit", json.encode(structs.replace(unit, desks=desks))))


def goes_two_ways(desk, other):
    """Desk 2 is put back from a copy without anything in it, and Hằng works on there."""
    other.sign_in("thuy")
    other.receive()
    copy = OneDesk(lay(other.home.parent / "copy", KEY), 2, other.clock)
    other.clock.turn(minutes=1)
    copy.sign_in("hang")
    desk.learn_from(other)
    desk.journal.accept(copy.journal.name, copy.journal.tail(copy.journal.name, 0))
    copy.close()


GONE = FeeVoided(payment="gone", amount=5_000, means="cash", taker="thuy", journal="10231-1", second="", phi=5_000)
ACCEPTED = DossierAccepted(code="H26.103-261120-2001", book="2/2026", line=1, received_at=1_795_000_000_000)
SPEAKING = {
    **{
        sort: speaks(sort)
        for sort in (
            exceptions.NUMBER,
            exceptions.LINE,
            exceptions.FEE_RECEIPT,
            exceptions.PAID,
            exceptions.RECREATED,
            exceptions.FEEDBACK,
            exceptions.HEADLESS,
            exceptions.LATE,
            exceptions.AHEAD,
            exceptions.BACK,
            exceptions.SET_BACK,
            exceptions.UNKNOWN,
        )
    },
    exceptions.RECEIPTS: does_not_fit(ACCEPTED),
    exceptions.HANDLED: does_not_fit(DossierHandedBack()),
    exceptions.TWICE: does_not_fit(GONE),
    exceptions.DOCUMENT: adopts(("calendar", b"no calendar")),
    exceptions.ACCOUNT: adopts(*((MONEY, pack(MoneySettings(bank=bank))) for bank in BANKS)),
    exceptions.AMOUNTS: bends_a_price,
    exceptions.CASH: is_short,
    exceptions.REVOKED: writes_where_it_was_revoked,
    exceptions.FORK: goes_two_ways,
}


@pytest.mark.parametrize("sort", sorted(set(exceptions.CHOICES) - NOBODYS))
def test_who_had_a_part_in_it_leaves_the_answer_to_who_had_none(unit, sort):
    desk, other = unit
    SPEAKING[sort](desk, other)
    assert {"lan"} == open_of(desk, sort).left_to

    with pytest.raises(OwnChange):
        answer(desk, "hang", sort)
    answer(desk, "lan", sort)

    assert sort not in [one.sort for one in desk.bench.exceptions.open()]


@pytest.mark.parametrize("sort", [exceptions.PAID, exceptions.RECREATED, exceptions.ACCOUNT])
def test_where_nobody_else_supervises_it_is_answered_all_the_same(desk, sort):
    SPEAKING[sort](desk, desk)

    answer(desk, "hang", sort)

    assert [] == [one for one in desk.bench.exceptions.open() if one.sort == sort]


def test_what_every_supervisor_had_a_part_in_is_no_dead_end(unit):
    desk, _other = unit
    desk.sign_in("lan")
    hers = desk.receive(means="transfer")
    write(desk, structs.replace(GONE, second="hang"), hers.id, actor="lan")
    assert {"hang", "lan"} == open_of(desk, exceptions.TWICE).left_to

    answer(desk, "lan", exceptions.TWICE)

    assert [] == desk.bench.exceptions.open()


def test_what_is_too_old_to_be_shown_speaks_too(unit):
    desk, _other = unit
    desk.sign_in("hang")
    mine = desk.receive()
    desk.sign_in("thuy")
    others = [desk.receive() for _ in range(41)]
    begun = [desk.bench.lookup.story(one.id)[0].entry for one in (mine, *others)]
    with desk.store.database.writing() as connection:
        evidence.add(connection, [exceptions.spoken("late:x", exceptions.LATE, entry) for entry in begun])
        connection.commit()

    item = open_of(desk, exceptions.LATE)
    assert "hang" not in {piece.entry.actor for piece in item.pieces}
    assert {"lan"} == item.left_to
