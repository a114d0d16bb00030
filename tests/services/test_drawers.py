"""A clerk's own drawer: opened, moved, handed over, counted blind, closed; and nobody else's."""

from unittest.mock import Mock

import pytest

from intake_desk.domain.drawers import touches
from intake_desk.domain.money_kinds import DENOMINATIONS
from intake_desk.domain.registry import KINDS
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.applications import ReasonMissing
from intake_desk.services.desk import NotSignedIn
from intake_desk.services.drawers import (
    MUCH,
    BadAmount,
    DrawerIsOpen,
    MoreThanThere,
    MuchLeaving,
    NoDrawer,
    NoSuchHandOver,
    NoSuchReceiver,
    NotCounted,
    NotExplained,
)
from intake_desk.services.second_person import (
    OwnPasswordMissing,
    OwnPasswordWrong,
    SamePerson,
    SecondPerson,
    SecondPersonMissing,
)
from intake_desk.store import cash
from tests.services.conftest import PASSWORD


@pytest.fixture
def drawers(desk):
    return desk.bench.drawers


def notes(amount):
    """The fewest notes that make an amount."""
    found = {}
    for note in DENOMINATIONS:
        found[note], amount = divmod(amount, note)
    assert not amount
    return {note: count for note, count in found.items() if count}


def test_a_day_of_a_drawer(desk, clerk, drawers):
    assert not drawers.view(clerk).in_use
    view = drawers.open(clerk, 500_000, notes(500_000))
    assert (True, 500_000) == (view.opened, view.float_amount)
    desk.receive()  # 12.000 in cash
    desk.receive(means="transfer")
    drawers.move(clerk, -300_000, "bank", "Nộp kho bạc")
    drawers.move(clerk, 100_000, "change", "Đổi tiền lẻ")

    view = drawers.count(clerk, notes(312_000))

    assert view.result is not None
    assert (312_000, 0, ()) == (view.result.count.expected, view.result.count.difference, view.result.causes)
    closed = drawers.close(clerk, kept=300_000, password=PASSWORD)
    assert not closed.in_use
    (drawer,) = closed.closed
    assert (312_000, 300_000, 12_000) == (drawer.closed.expected, drawer.closed.kept, drawer.closed.delivered)
    assert 300_000 == closed.proposed_float
    begun = drawers.open(clerk)
    assert (300_000, 0) == (begun.float_amount, begun.proposed_float)  # it lies in this one


def test_before_a_count_nothing_says_what_must_be_there(desk, clerk, drawers):
    drawers.open(clerk, 100_000)
    desk.receive()

    view = drawers.view(clerk)

    assert (None, None, 1) == (view.drawer, view.result, view.payments)
    assert not [one for one in view.moved if one.sort == "payment"]
    counted = drawers.count(clerk, {})
    assert -112_000 == counted.result.count.difference
    desk.receive()
    assert drawers.view(clerk).result is None, "the count is old now"


def test_every_count_is_kept_and_the_newest_closes(clerk, drawers):
    drawers.open(clerk, 100_000)
    drawers.count(clerk, notes(90_000))
    view = drawers.count(clerk, notes(100_000))
    assert [90_000, 100_000] == [count.counted for count in view.drawer.counts]
    assert 0 == drawers.close(clerk, password=PASSWORD).closed[-1].closed.difference


def test_a_difference_is_explained_and_nothing_is_closed_uncounted(clerk, drawers):
    with pytest.raises(NoDrawer):
        drawers.count(clerk, {})
    drawers.open(clerk, 100_000)
    with pytest.raises(NotCounted):
        drawers.close(clerk, password=PASSWORD)
    drawers.count(clerk, notes(50_000))
    with pytest.raises(NotExplained):
        drawers.close(clerk, explanation="  ", password=PASSWORD)
    with pytest.raises(BadAmount):
        drawers.close(clerk, kept=60_000, explanation="thối nhầm", password=PASSWORD)
    closed = drawers.close(clerk, explanation="thối nhầm", password=PASSWORD).closed[-1].closed
    assert (-50_000, "thối nhầm") == (closed.difference, closed.explanation)
    with pytest.raises(NoDrawer):
        drawers.close(clerk, password=PASSWORD)


def test_what_is_no_amount_is_refused(clerk, drawers):
    for bad in ({3_000: 1}, {500_000: -1}, {1_000: 10**6}):
        with pytest.raises(BadAmount):
            drawers.count(clerk, bad)
    for amount, parts in ((-1, {}), (100_000, {50_000: 1})):
        with pytest.raises(BadAmount):
            drawers.open(clerk, amount, parts)
    for amount, sort in ((0, "bank"), (10**12, "bank"), (1_000, "gift")):
        with pytest.raises(BadAmount):
            drawers.move(clerk, amount, sort, "vì")
    with pytest.raises(ReasonMissing):
        drawers.move(clerk, 1_000, "other", " ")
    drawers.open(clerk, 0)
    with pytest.raises(DrawerIsOpen):
        drawers.open(clerk, 0)


def test_cash_goes_from_hand_to_hand_over_two_desks(open_desk):
    one, two = open_desk(1), open_desk(2)
    thuy, minh = one.sign_in("thuy"), two.sign_in("minh")
    one.bench.drawers.open(thuy, 500_000)
    with pytest.raises(NoSuchReceiver):
        one.bench.drawers.hand_over(thuy, "thuy", 1_000)
    given = one.bench.drawers.hand_over(thuy, "minh", 200_000)
    assert [200_000] == [each.amount for each in given.given]
    assert 300_000 == one.bench.drawers.count(thuy, notes(300_000)).result.count.expected

    two.learn_from(one)
    (waiting,) = two.bench.drawers.view(minh).waiting
    hang = two.sign_in("hang")
    with pytest.raises(NoSuchHandOver):
        two.bench.drawers.accept(hang, waiting.hand_over, 200_000, password=PASSWORD)
    minh = two.sign_in("minh")
    with pytest.raises(ReasonMissing):
        two.bench.drawers.accept(minh, waiting.hand_over, 190_000, " ", password=PASSWORD)
    taken = two.bench.drawers.accept(minh, waiting.hand_over, 190_000, "Đếm thiếu một tờ", password=PASSWORD)
    assert ((), True) == (taken.waiting, taken.in_use)
    with pytest.raises(NoSuchHandOver):
        two.bench.drawers.accept(minh, waiting.hand_over, 190_000, password=PASSWORD)

    one.learn_from(two)
    view = one.bench.drawers.view(thuy)
    assert () == view.given
    ((taking,),) = [each.takings for each in view.disputed]
    assert ("minh", "10231-2", 190_000, "Đếm thiếu một tờ") == (taking.clerk, taking.desk, taking.amount, taking.reason)
    assert () == two.bench.drawers.view(minh).disputed
    one.bench.drawers.hand_over(thuy, "minh", 1_000)
    (given,) = one.bench.drawers.view(thuy).given
    assert 1_000 == given.amount


@pytest.mark.parametrize("login", ["minh", "thuy"])
@pytest.mark.parametrize(("password", "refusal"), [("", OwnPasswordMissing), ("cua nguoi khac", OwnPasswordWrong)])
def test_whoever_finds_a_desk_unlocked_confirms_no_hand_over_there(desk, login, password, refusal):
    drawers, thuy = desk.bench.drawers, desk.sign_in("thuy")
    drawers.open(thuy, 500_000)
    (given,) = drawers.hand_over(thuy, "minh", 200_000).given
    clerk = desk.sign_in(login)

    with pytest.raises(refusal):
        drawers.accept(clerk, given.hand_over, 200_000, password=password)

    assert (given,) == drawers.view(clerk).waiting + drawers.view(clerk).given


def test_what_nobody_takes_the_giver_takes_back_whole(clerk, drawers):
    drawers.open(clerk, 500_000)
    (given,) = drawers.hand_over(clerk, "minh", 200_000).given
    with pytest.raises(BadAmount):
        drawers.accept(clerk, given.hand_over, 100_000, password=PASSWORD)
    drawers.accept(clerk, given.hand_over, 200_000, password=PASSWORD)
    assert 500_000 == drawers.count(clerk, {}).result.count.expected


def test_nobody_closes_anothers_drawer(desk, drawers):
    thuy = desk.sign_in("thuy")
    drawers.open(thuy, 100_000)
    minh = desk.sign_in("minh")
    with pytest.raises(NotSignedIn):
        drawers.count(thuy, {})
    with pytest.raises(NotSignedIn):
        drawers.close(thuy, password=PASSWORD)
    with pytest.raises(NoDrawer):
        drawers.count(minh, {})


def test_a_supervisors_own_drawer_needs_a_witness(desk, drawers):
    hang = desk.sign_in("hang")
    drawers.open(hang, 100_000)
    assert drawers.count(hang, notes(100_000)).needs_witness
    for witness, refused in (
        (None, SecondPersonMissing),
        (SecondPerson("hang", PASSWORD), SamePerson),
        (SecondPerson("minh", "sai"), WrongPassword),
    ):
        with pytest.raises(refused) as said:
            drawers.close(hang, witness=witness, password=PASSWORD)
        assert witness or not said.value.params["supervisor"]
    assert drawers.view(hang).in_use

    closed = drawers.close(hang, witness=SecondPerson("minh", PASSWORD), password=PASSWORD).closed[-1]

    assert "minh" == closed.closed.witness


def test_a_drawer_left_open_is_closed_late_in_its_own_day(desk, drawers):
    thuy = desk.sign_in("thuy")
    drawers.open(thuy, 100_000)
    desk.clock.turn(days=3)  # over the weekend
    thuy = desk.sign_in("thuy")
    today = desk.bench.desk.business_day()
    assert ("2026-11-20",) == drawers.view(thuy).left_open

    drawers.count(thuy, notes(100_000), "2026-11-20")
    assert today == desk.bench.desk.business_day(), "the desk stays on its day"
    view = drawers.close(thuy, kept=100_000, day="2026-11-20", password=PASSWORD)

    assert ("2026-11-20", ()) == (view.closed[-1].day, view.left_open)
    assert today == desk.bench.desk.business_day()
    assert 100_000 == drawers.open(thuy).float_amount
    with pytest.raises(NoDrawer):
        drawers.count(thuy, {}, "2027-01-01")


def test_cash_that_only_another_desk_knows_to_be_cash_leaves_a_drawer_open(desk, open_desk, drawers):
    other = open_desk(2)
    desk.sign_in("thuy")
    dossier = desk.receive(means="transfer")
    other.learn_from(desk)
    minh = other.sign_in("minh")
    desk.clock.turn(minutes=1)
    other.receive()
    (payment,) = dossier.payments
    second = SecondPerson("hang", PASSWORD, PASSWORD)
    other.bench.till.correct_means(minh, dossier.id, payment.id, "cash", "Tiền mặt", second)
    desk.clock.turn(days=3)
    assert () == drawers.left_open(desk.sign_in("thuy"))

    desk.learn_from(other)

    assert ("2026-11-20",) == drawers.left_open(desk.sign_in("thuy"))
    assert () == drawers.left_open(desk.sign_in("minh")), "it stands at the other desk"


def test_a_receipt_marked_cash_that_came_to_the_bank_is_the_first_cause(desk, clerk, drawers):
    drawers.open(clerk, 500_000)
    dossier, *_ = [desk.receive() for _ in range(5)]
    text = dossier.code.replace(".", " ").replace("-", "")
    statement = f"Ngày,Số tiền ghi có,Nội dung,Mã giao dịch\n20/11/2026 10:07,12000,CT DEN {text},FT1\n"
    desk.bench.statements.record(clerk, "saoke.csv", statement.encode())

    result = drawers.count(clerk, notes(548_000)).result

    assert (-12_000, "other_means") == (result.count.difference, result.causes[0].sort)
    assert (dossier.id, "FT1") == (result.causes[0].clues[0].subject, "FT1")


def test_a_transfer_that_the_statement_of_a_later_day_shows_explains_nothing(desk, clerk, drawers):
    drawers.open(clerk, 100_000)
    paid = desk.receive(means="transfer")
    desk.clock.turn(days=3)
    clerk = desk.sign_in("thuy")
    over = drawers.count(clerk, notes(112_000), "2026-11-20").result
    assert "other_means" in [one.sort for one in over.causes]

    statement = f"Ngày,Số tiền ghi có,Nội dung\n20/11/2026 10:07,12000,{paid.code}\n"
    minh = desk.sign_in("minh")
    assert 1 == desk.bench.statements.record(minh, "saoke.csv", statement.encode()).recorded

    clerk = desk.sign_in("thuy")
    matched = drawers.view(clerk, "2026-11-20").result
    assert "other_means" not in [one.sort for one in matched.causes]


def test_a_citizen_who_was_received_twice_within_minutes_is_the_first_cause(desk, clerk, drawers):
    drawers.open(clerk, 500_000)
    first = desk.receive()
    desk.clock.turn(minutes=4)
    again = desk.receive()

    view = drawers.count(clerk, notes(512_000))

    cause = view.result.causes[0]
    assert ("charged_twice", [again.id, first.id]) == (cause.sort, [clue.subject for clue in cause.clues])
    assert {again.code, first.code} <= set(view.codes.values())


def test_a_fee_that_was_let_go_and_paid_in_cash_is_the_first_cause(desk, clerk, drawers):
    waived = {"means": "waived", "waiver_category": "ho_ngheo", "waiver_proof": "GCN số 12"}
    drawers.open(clerk, 0)
    desk.receive(**waived)
    drawers.count(clerk, {})
    drawers.close(clerk, password=PASSWORD)
    desk.clock.turn(minutes=5)
    drawers.open(clerk, 500_000)
    dossier = desk.receive(**waived)
    desk.clock.turn(minutes=5)

    over = drawers.count(clerk, notes(512_000))
    desk.clock.turn(minutes=5)
    desk.receive(**waived)

    for view in (over, drawers.view(clerk)):
        cause = view.result.causes[0]
        assert ("not_waived", 12_000, dossier.id) == (cause.sort, cause.effect, cause.clues[0].subject)
        assert (0, dossier.code) == (len(cause.alike), view.codes[dossier.id])


def test_a_fee_that_another_let_go_speaks_for_nothing_here(desk, clerk, drawers):
    drawers.open(clerk, 500_000)
    desk.sign_in("minh")
    desk.receive(means="waived", waiver_category="ho_ngheo", waiver_proof="GCN số 12")

    over = drawers.count(desk.sign_in("thuy"), notes(512_000))

    assert "not_waived" not in [one.sort for one in over.result.causes]


@pytest.mark.parametrize(("amount", "sort"), [(-300_000, "bank"), (300_000, "change")])
def test_what_was_moved_only_in_the_book_is_the_first_cause(clerk, drawers, amount, sort):
    drawers.open(clerk, 500_000)
    drawers.move(clerk, amount, sort, "Theo sổ")

    result = drawers.count(clerk, notes(500_000)).result

    assert ("not_moved", -amount) == (result.causes[0].sort, result.count.difference)
    assert "Theo sổ" == result.causes[0].clues[0].text


def test_the_kinds_of_a_drawer_are_all_asked_for():
    assert set(cash.IN_DRAWERS) == {kind.name for kind in KINDS if touches(Mock(spec=kind.facts))}


def test_more_than_can_be_there_is_handed_over_only_by_whoever_is_certain(desk, clerk, drawers):
    (receiver, *_others) = [login for _name, login in drawers.receivers(clerk)]
    with pytest.raises(MoreThanThere):
        drawers.hand_over(clerk, receiver, 9_999_999, certain=False)
    desk.receive()  # 12.000 in cash
    drawers.count(clerk, {10_000: 1, 2_000: 1})
    with pytest.raises(MoreThanThere):
        drawers.move(clerk, -13_000, "bank", "Nộp kho bạc", certain=False)
    drawers.hand_over(clerk, receiver, 12_000, certain=False)

    view = drawers.hand_over(clerk, receiver, 9_999_999)
    assert [12_000, 9_999_999] == [one.amount for one in view.given]


@pytest.mark.parametrize("payments", [0, 1, 3])
@pytest.mark.parametrize("leave", ["hand_over", "move"])
def test_before_the_count_nothing_that_leaves_the_drawer_tells_what_the_book_says(
    desk, clerk, drawers, payments, leave
):
    (receiver, *_others) = [login for _name, login in drawers.receivers(clerk)]
    drawers.open(clerk, 0)
    for _payment in range(payments):
        desk.receive()

    def leaves(amount):
        if leave == "move":
            return drawers.move(clerk, -amount, "bank", "Nộp kho bạc", certain=False)
        return drawers.hand_over(clerk, receiver, amount, certain=False)

    for amount in (12_000, 12_001, 37_000, MUCH - 1):
        before = desk.entries()
        leaves(amount)
        assert 1 == desk.entries() - before
    with pytest.raises(MuchLeaving):
        leaves(MUCH)
