"""No one person alone strikes out, gives back or puts under another means: whoever they are, whatever they try."""

from functools import cache
from itertools import permutations, product

import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.accounts import TooManyTries, WrongPassword
from intake_desk.services.desk import NotAllowed
from intake_desk.services.left_drawers import StillTheirs
from intake_desk.services.second_person import (
    OwnPasswordMissing,
    OwnPasswordWrong,
    SamePerson,
    SecondNotSupervisor,
    SecondPerson,
    SecondPersonMissing,
)
from intake_desk.services.till import TooLateToVoid
from intake_desk.store.sheets import Sheet

WHO = {"reason": "Thu thừa", "receiver": "Đặng Thị Hường", "paper": "Đơn đề nghị"}
ROLES = {"thuy": "clerk", "minh": "clerk", "hang": "supervisor", "lan": "supervisor", "quan": "administrator"}
MENDED = FeeVoided | FeeRefunded | FeeMeansCorrected | MisfitReversed
ALONE = (SamePerson, SecondNotSupervisor, SecondPersonMissing, WrongPassword, TooManyTries)


@cache
def people():
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return tuple(
        Clerk(login=login, name=f"Cán bộ {login}", role=role, verifier=hasher.hash(f"của {login}"))
        for login, role in ROLES.items()
    )


@pytest.fixture
def unit(desk):
    """Desk 1 of a unit where everybody has a password of their own."""
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(people())))
    return desk


def sit(desk, login):
    return desk.bench.accounts.sign_in(login, f"của {login}")


def by(clerk, second, own=None):
    """The second person beside the own password of who asks."""
    return msgspec.structs.replace(second, own=f"của {clerk.login}" if own is None else own)


def void(desk, clerk, dossier, second, own=None):
    second = by(clerk, second, own)
    return desk.bench.till.void(clerk, dossier.id, dossier.payments[0].id, "Ghi nhầm", second)


def refund(desk, clerk, dossier, second, own=None):
    payment, second = dossier.payments[0].id, by(clerk, second, own)
    return desk.bench.till.refund(clerk, dossier.id, payment, second, phi=1_000, mistake=True, **WHO)


def correct(desk, clerk, dossier, second, own=None):
    second = by(clerk, second, own)
    return desk.bench.till.correct_means(clerk, dossier.id, dossier.payments[0].id, "transfer", "Ghi nhầm", second)


def close(desk, clerk, dossier, second, own=None):
    if desk.bench.drawers.view(clerk).in_use:
        desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    return desk.bench.drawers.close(
        clerk, explanation="Đếm nhiều lần", witness=second, password=f"của {clerk.login}" if own is None else own
    )


ACTS = (void, refund, correct)


def offered_alone(login):
    """Everything that one person can put into the two fields without anybody's help."""
    own = f"của {login}"
    yield from (SecondPerson(said, own) for said in (login, login.upper(), f" {login} ", f"{login}\u200b", ""))
    yield SecondPerson(login, "")
    yield from (SecondPerson(other, own) for other in ROLES if other != login)


def mended(desk, dossier):
    return [one for one in desk.bench.lookup.story(dossier.id) if isinstance(one.entry.facts, MENDED)]


@pytest.mark.parametrize(("taker", "alone"), [*product(("thuy", "hang"), ROLES)])
def test_one_person_alone_gets_nowhere(unit, clock, taker, alone):
    sit(unit, taker)
    dossier = unit.receive()
    clerk = sit(unit, alone)

    for order in permutations(ACTS):
        for act, second in product(order, offered_alone(alone)):
            with pytest.raises(ALONE):
                act(unit, clerk, dossier, second)
            clock.turn(seconds=61)  # patience gets nobody further

    assert not mended(unit, dossier)
    assert dossier.payments == unit.bench.lookup.dossier(dossier.id).payments


@pytest.mark.parametrize("alone", ["thuy", "hang", "quan"])
def test_nobody_alone_mends_and_closes_what_they_took_themselves(unit, clock, alone):
    clerk = sit(unit, alone)
    done = set()

    for order in permutations((*ACTS, close)):
        dossier = unit.receive()
        for act, second in product(order, offered_alone(alone)):
            try:
                act(unit, clerk, dossier, second)
            except (*ALONE, TooLateToVoid):
                clock.turn(seconds=61)
            else:
                done.add(act)
                break
        assert not mended(unit, dossier)

    # whoever only takes money closes their own drawer; a supervisor does not do even that alone
    assert ({close} if ROLES[alone] == "clerk" else set()) == done


@pytest.mark.parametrize(
    ("taker", "actor", "second"), [one for one in product(ROLES, repeat=3) if one[0] in {"thuy", "hang"}]
)
def test_two_people_mend_it_when_one_is_a_supervisor_who_took_nothing(unit, taker, actor, second):
    sit(unit, taker)
    dossier = unit.receive()
    clerk = sit(unit, actor)

    if second not in {taker, actor} and "clerk" != ROLES[second]:
        assert 12_000 == correct(unit, clerk, dossier, SecondPerson(second, f"của {second}")).paid_transfer
    else:
        with pytest.raises((SamePerson, SecondNotSupervisor)):
            correct(unit, clerk, dossier, SecondPerson(second, f"của {second}"))
        assert not mended(unit, dossier)


@pytest.mark.parametrize(("taker", "alone"), [*product(("thuy", "hang"), ROLES)])
def test_one_person_alone_closes_no_drawer_that_was_left(unit, clock, taker, alone):
    sit(unit, taker)
    unit.receive()
    clock.turn(days=3)
    clerk = sit(unit, alone)
    (left,) = unit.bench.open_drawers.before(unit.bench.desk.business_day())

    for second in offered_alone(alone):
        with pytest.raises((*ALONE, NotAllowed, StillTheirs)):
            unit.bench.left_drawers.close_for(clerk, left, {}, "Nghỉ ốm", by(clerk, second))
        clock.turn(seconds=61)
    if taker != alone and clerk.supervises:
        for second, own, refusal in ((taker, None, SamePerson), ("minh", "đoán", OwnPasswordWrong)):
            given = by(clerk, SecondPerson(second, f"của {second}"), own)
            with pytest.raises(refusal):
                unit.bench.left_drawers.close_for(clerk, left, {}, "Nghỉ ốm", given)

    assert (left,) == tuple(unit.bench.open_drawers.before(unit.bench.desk.business_day()))


@pytest.mark.parametrize("finder", ["hang", "lan", "minh"])
def test_whoever_finds_a_desk_unlocked_gets_nowhere_with_their_own_password(unit, clock, finder):
    thuy = sit(unit, "thuy")
    dossier = unit.receive()
    unit.bench.drawers.count(thuy, {10_000: 1, 2_000: 1})
    second = SecondPerson("hang", "của hang")

    for act, own in product((*ACTS, close), (f"của {finder}", "", "đoán")):
        with pytest.raises((OwnPasswordMissing, OwnPasswordWrong, TooManyTries)):
            act(unit, thuy, dossier, second, own)
        clock.turn(seconds=61)
    with pytest.raises((OwnPasswordMissing, OwnPasswordWrong, TooManyTries)):
        unit.bench.drawers.close(thuy, password=f"của {finder}")
    (given,) = unit.bench.drawers.hand_over(thuy, "minh", 12_000).given
    with pytest.raises((OwnPasswordMissing, OwnPasswordWrong, TooManyTries)):
        unit.bench.drawers.accept(thuy, given.hand_over, 12_000, password=f"của {finder}")

    assert not mended(unit, dossier)
    assert unit.bench.drawers.view(thuy).in_use


def test_who_guesses_at_an_unlocked_desk_keeps_nobody_from_signing_in(unit):
    thuy = sit(unit, "thuy")
    dossier = unit.receive()
    for wrong in ("1", "2", "3", "4", "5", "6"):
        with pytest.raises((OwnPasswordWrong, TooManyTries)):
            void(unit, thuy, dossier, SecondPerson("hang", "của hang"), wrong)
    with pytest.raises(TooManyTries):
        void(unit, thuy, dossier, SecondPerson("hang", "của hang"))

    assert "thuy" == sit(unit, "thuy").login


def test_nobody_acts_for_who_does_not_sit_here(unit):
    thuy = sit(unit, "thuy")
    dossier = unit.receive()
    sit(unit, "minh")

    for act in ACTS:
        with pytest.raises(Refusal) as refusal:
            act(unit, thuy, dossier, SecondPerson("hang", "của hang"))
        assert "not_signed_in" == refusal.value.code


@pytest.mark.parametrize(("taker", "alone"), [*product(("thuy", "hang"), ROLES)])
def test_one_person_alone_reverses_nothing(unit, clock, taker, alone):
    sit(unit, taker)
    dossier = unit.receive()
    gone = FeeVoided(
        payment="gone", amount=5_000, means="cash", taker=taker, journal="10231-1", second="lan", phi=5_000
    )
    with unit.journal.recording(day="2026-11-20", actor="minh") as recording:
        recording.add(Draft(subject=dossier.id, facts=gone))
    (doubled,) = unit.bench.reversing.doubled(dossier.id)
    clerk = sit(unit, alone)

    for second in offered_alone(alone):
        with pytest.raises(ALONE):
            unit.bench.reversing.reverse(clerk, dossier.id, doubled.id, "Ghi trùng", by(clerk, second))
        clock.turn(seconds=61)
    with pytest.raises(SamePerson):
        unit.bench.reversing.reverse(
            clerk, dossier.id, doubled.id, "Ghi trùng", by(clerk, SecondPerson("minh", "của minh"))
        )

    assert (doubled,) == unit.bench.reversing.doubled(dossier.id)


@pytest.mark.parametrize("alone", ["hang", "lan", "quan"])
def test_one_person_alone_sends_no_transfer_elsewhere(unit, clock, alone):
    clerk, own = sit(unit, alone), BankAccount(bank="970415", account="1088765432", holder="Ai đó")
    before = unit.bench.unit_money.settings()

    for second in (None, *offered_alone(alone)):
        given = second and by(clerk, second)
        with pytest.raises(ALONE):
            unit.bench.unit_money.adopt(clerk, msgspec.structs.replace(before, bank=own), given)
        clock.turn(seconds=61)
    other = next(login for login in ("hang", "lan") if login != alone)
    refused = ((OwnPasswordMissing, ""), (OwnPasswordWrong, "đoán"))  # another supervisor finds the desk unlocked
    for second, asked, refusal in (("minh", None, SecondNotSupervisor), *((other, said, how) for how, said in refused)):
        given = by(clerk, SecondPerson(second, f"của {second}"), asked)
        with pytest.raises(refusal):
            unit.bench.unit_money.adopt(clerk, msgspec.structs.replace(before, bank=own), given)

    assert before == unit.bench.unit_money.settings()


@pytest.mark.parametrize("alone", ["hang", "lan", "quan"])
def test_one_person_alone_explains_away_no_line_of_their_own_takings(unit, clock, alone):
    clerk = sit(unit, alone)
    mine = unit.receive(means="transfer")
    content = f'Ngày giao dịch,Ghi có,Nội dung\n20/11/2026,11.000,"{mine.code}"\n'.encode()
    (found,) = unit.bench.statements.record(clerk, "saoke.csv", content).findings
    line, before = found.row.mark, unit.entries()

    for second in (None, *offered_alone(alone)):
        given = second and by(clerk, second)
        with pytest.raises(ALONE):
            unit.bench.statements.explain(clerk, line, 11_000, "Ngân hàng trừ phí", given)
        clock.turn(seconds=61)
    other = next(login for login in ("hang", "lan") if login != alone)
    for second, own, refusal in (("minh", None, SecondNotSupervisor), (other, "đoán", OwnPasswordWrong)):
        given = by(clerk, SecondPerson(second, f"của {second}"), own)
        with pytest.raises(refusal):
            unit.bench.statements.explain(clerk, line, 11_000, "Ngân hàng trừ phí", given)

    assert before == unit.entries()
