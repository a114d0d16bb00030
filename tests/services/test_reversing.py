"""Two desks apart mend one payment; when they meet, what is said twice is told, leads somewhere, and is put right."""

import pytest
from msgspec.structs import replace

from intake_desk.domain import exceptions
from intake_desk.domain.entries import Draft
from intake_desk.domain.exceptions import TWICE
from intake_desk.domain.reversals import reversal_of
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.applications import ReasonMissing
from intake_desk.services.day_proofs import findings
from intake_desk.services.reversing import NothingToReverse
from intake_desk.services.second_person import SamePerson, SecondPerson, SecondPersonMissing
from intake_desk.services.steps import NoSuchDossier
from tests.ruling import rule_off

DAY = "2026-11-20"
WHO = {"reason": "Thu thừa", "receiver": "Đặng Thị Hường", "paper": "Đơn đề nghị ngày 20/11/2026"}


@pytest.fixture
def pair(open_desk, clock):
    """Two desks that hold the dossier of 12.000 đồng in cash that Thủy took at the first."""
    one, other = open_desk(1), open_desk(2)
    one.sign_in("thuy")
    other.sign_in("minh")
    dossier = one.receive()
    meet(one, other)
    return one, other, dossier


def meet(one, other):
    one.clock.turn(seconds=5)
    one.learn_from(other)
    other.learn_from(one)


def hang(desk):
    return SecondPerson("hang", desk.password, desk.password)


def clerk_at(desk):
    return desk.bench.desk.seat.clerk


def void(desk, dossier):
    desk.clock.turn(seconds=5)
    return desk.bench.till.void(clerk_at(desk), dossier.id, dossier.payments[0].id, "Ghi nhầm", hang(desk))


def refund(desk, dossier):
    desk.clock.turn(seconds=5)
    payment = dossier.payments[0].id
    return desk.bench.till.refund(clerk_at(desk), dossier.id, payment, hang(desk), phi=12_000, mistake=True, **WHO)


def correct(desk, dossier):
    desk.clock.turn(seconds=5)
    payment = dossier.payments[0].id
    return desk.bench.till.correct_means(
        clerk_at(desk), dossier.id, payment, "transfer", "Người dân chuyển khoản", hang(desk)
    )


def reverse(desk, dossier, second=None, reason="Hai quầy cùng ghi"):
    (one,) = desk.bench.reversing.doubled(dossier.id)
    return desk.bench.reversing.reverse(clerk_at(desk), dossier.id, one.id, reason, second or hang(desk))


def drawer(desk, login):
    entries = desk.bench.closing.view(DAY).desks
    mine = [one for each in entries for one in each.drawers if one.clerk == login]
    return sum(one.expected for one in mine)


def cash(desk):
    return desk.bench.closing.view(DAY).tally.total("cash")


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [(void, void, 0), (void, correct, 0), (correct, void, 0), (refund, void, 0), (correct, correct, 0)],
)
def test_what_is_said_twice_leaves_sums_and_drawer_once(pair, first, second, holds):
    one, other, dossier = pair
    first(one, dossier)
    second(other, dossier)
    meet(one, other)
    assert -12_000 == cash(one) == drawer(one, "thuy")

    after = reverse(one, dossier)

    assert () == after.misfits
    assert holds == cash(one) == drawer(one, "thuy")
    meet(one, other)
    assert one.bench.lookup.dossier(dossier.id) == other.bench.lookup.dossier(dossier.id)
    assert holds == cash(other)
    with pytest.raises(NothingToReverse):
        one.bench.reversing.reverse(clerk_at(one), dossier.id, "00", "lần nữa", hang(one))
    assert () == one.bench.reversing.doubled(dossier.id)


def test_what_was_given_back_twice_is_brought_into_the_drawer_of_who_reverses_it(pair):
    one, other, dossier = pair
    refund(one, dossier)
    refund(other, dossier)
    meet(one, other)
    assert (-12_000, 0, -12_000) == (cash(one), drawer(one, "thuy"), drawer(one, "minh"))
    (doubled,) = one.bench.reversing.doubled(dossier.id)
    assert (True, "Quầy 2") == (doubled.brings_back, doubled.desk)

    after = reverse(one, dossier)

    assert (0, 12_000, -12_000) == (cash(one), drawer(one, "thuy"), drawer(one, "minh"))
    assert (12_000, 12_000) == (after.refunded, one.bench.closing.view(DAY).tally.total("refunded"))


def test_it_needs_a_reason_and_a_supervisor_who_neither_wrote_it_nor_took_the_money(pair):
    one, other, dossier = pair
    void(one, dossier)
    void(other, dossier)
    meet(one, other)
    (doubled,) = one.bench.reversing.doubled(dossier.id)
    assert {"thuy", "minh"} == doubled.others

    with pytest.raises(ReasonMissing):
        reverse(one, dossier, reason=" ")
    for second, refusal in (
        (SecondPerson("", "", one.password), SecondPersonMissing),
        (SecondPerson("thuy", one.password, one.password), SamePerson),
        (SecondPerson("minh", one.password, one.password), SamePerson),
        (SecondPerson("hang", "sai", one.password), WrongPassword),
    ):
        with pytest.raises(refusal):
            reverse(one, dossier, second)
    with pytest.raises(NoSuchDossier):
        one.bench.reversing.doubled("0199d1000000700080000000000000aa")
    one.sign_in("hang")
    with pytest.raises(SamePerson):
        reverse(one, dossier)
    assert 1 == len(one.bench.reversing.doubled(dossier.id))


def test_it_is_told_in_the_inbox_and_on_the_closing_page_until_it_is_put_right(pair):
    one, other, dossier = pair
    void(one, dossier)
    void(other, dossier)
    meet(one, other)

    (item,) = one.bench.exceptions.open()
    assert (TWICE, [dossier.id]) == (item.sort, [held.id for held in item.dossiers])
    assert [("Quầy 1", True), ("Quầy 2", False)] == [(piece.desk, piece.counted) for piece in item.pieces]
    assert ["fee.voided"] == [entry.kind for entry in one.bench.closing.view(DAY).doubled]

    one.bench.exceptions.answer(one.sign_in("hang"), item.id, exceptions.CHECKED)
    assert 1 == len(one.bench.closing.view(DAY).doubled)  # an answer alone puts no sum right
    one.sign_in("thuy")
    reverse(one, dossier)
    assert () == one.bench.closing.view(DAY).doubled
    meet(one, other)
    assert [] == other.bench.exceptions.open()
    one.sign_in("hang")
    story = one.bench.lookup.story(dossier.id)
    assert "Trần Thu Hằng" == next(each for each in story if each.entry.kind == "fee.misfit_reversed").second


def test_two_desks_that_put_it_right_apart_have_one_more_to_put_right(pair):
    one, other, dossier = pair
    void(one, dossier)
    void(other, dossier)
    meet(one, other)
    reverse(one, dossier)
    other.clock.turn(seconds=5)
    reverse(other, dossier)
    meet(one, other)
    assert 12_000 == cash(one) == drawer(one, "thuy")
    (doubled,) = other.bench.reversing.doubled(dossier.id)
    assert (-1, "Quầy 2") == (doubled.sign, doubled.desk)

    reverse(other, dossier)

    meet(one, other)
    assert 0 == cash(one) == drawer(one, "thuy") == cash(other)
    assert () == one.bench.lookup.dossier(dossier.id).misfits


@pytest.mark.parametrize("ahead", [{"hours": 2}, {"minutes": 4}])
def test_what_a_clock_that_is_ahead_wrote_is_reversed_by_what_comes_after_it(pair, clock, ahead):
    one, other, dossier = pair
    void(one, dossier)
    clock.turn(**ahead)
    void(other, dossier)
    clock.turn(**{unit: -count for unit, count in ahead.items()})
    meet(one, other)
    assert 1 == len(one.bench.reversing.doubled(dossier.id))

    reverse(one, dossier)

    assert () == one.bench.reversing.doubled(dossier.id) == one.bench.lookup.dossier(dossier.id).misfits
    assert 0 == cash(one) == drawer(one, "thuy")


def test_after_the_day_was_ruled_off_it_stands_in_the_next_days_sums_and_both_are_proven(pair):
    one, other, dossier = pair
    void(one, dossier)
    void(other, dossier)
    meet(one, other)
    rule_off(one.bench, one.sign_in("hang"), DAY, one.password)
    one.clock.turn(days=3)
    one.sign_in("thuy", day_confirmed=True)
    reverse(one, dossier)

    view = one.bench.closing.view("2026-11-23")

    assert 12_000 == view.tally.total("cash")
    assert () == one.bench.closing.view(DAY).doubled
    (mine,) = [each for desk in view.desks for each in desk.drawers if each.clerk == "thuy"]
    assert (12_000, 0, False) == (mine.cash, mine.expected, mine.is_open)
    rule_off(one.bench, one.sign_in("hang"), "2026-11-23", one.password)
    assert (2, []) == findings(one.store.database)


def test_the_drawers_are_the_same_at_both_desks(pair):
    one, other, dossier = pair
    correct(one, dossier)
    void(other, dossier)
    meet(one, other)
    reverse(other, dossier)
    meet(one, other)

    shown = [[line for each in desk.bench.closing.view(DAY).desks for line in each.drawers] for desk in (one, other)]

    assert shown[0] == shown[1]
    assert [("thuy", 0)] == [(each.clerk, each.expected) for each in shown[0] if each.movements]


def test_a_hand_made_reversal_that_lies_is_told_and_put_right_like_any_other(pair):
    one, other, dossier = pair
    void(one, dossier)
    void(other, dossier)
    meet(one, other)
    (doubled,) = one.bench.reversing.doubled(dossier.id)
    honest = reversal_of(doubled.entry, "minh", other.journal.name, "hang")
    lie = replace(honest, void=replace(honest.void, amount=5_000_000, phi=5_000_000, means="transfer"))
    with other.journal.recording(day=DAY, actor="minh") as recording:
        recording.add(Draft(subject=dossier.id, facts=lie))
    meet(one, other)

    view = one.bench.closing.view(DAY)
    assert (5_000_000, 2) == (view.tally.total("transfer"), len(view.doubled))
    assert [(TWICE, 2)] == [(item.sort, item.count) for item in one.bench.exceptions.open()]

    for left in one.bench.reversing.doubled(dossier.id):
        one.clock.turn(seconds=5)
        one.bench.reversing.reverse(clerk_at(one), dossier.id, left.id, "Bút toán sai", hang(one))
    meet(one, other)

    view = other.bench.closing.view(DAY)
    assert (0, 0, ()) == (view.tally.total("transfer"), view.tally.total("cash"), view.doubled)
    assert [] == other.bench.exceptions.open()
    assert 0 == drawer(other, "thuy")
