"""Two desks whose clocks are far apart: what is done to a dossier counts, is timed truly, and blames nobody else."""

import pytest

from intake_desk.domain import exceptions
from intake_desk.domain.entries import ClockTooFarAhead
from intake_desk.domain.refusals import Refusal
from intake_desk.services.closing_view import SILENT, WORKING
from tests.services.test_reversing import clerk_at, meet, refund, void

DAY = "2026-11-20"
AHEAD = [{"minutes": 20}, {"days": 13}, {"days": 24 * 365}]


@pytest.fixture(params=AHEAD, ids=str)
def pair(open_desk, clock, request):
    """Minh's desk, whose clock is ahead for one act, and Thủy's, which holds the dossier that he received."""
    one, other = open_desk(1), open_desk(2)
    one.sign_in("thuy")
    other.sign_in("minh")
    dossier = other.receive()
    clock.turn(**request.param)
    if other.bench.desk.day_by_clock() != DAY:
        other.sign_in("hang", day_confirmed=True)
    other.bench.casework.result_ready(clerk_at(other), dossier.id)
    clock.turn(**{unit: -count for unit, count in request.param.items()})
    if other.bench.desk.business_day() != DAY:
        other.sign_in("hang", day_confirmed=True)
        other.sign_in("minh")
    meet(one, other)
    return one, other, one.bench.lookup.dossier(dossier.id)


def test_a_result_is_handed_back_once_and_everybody_sees_it(pair):
    one, other, dossier = pair

    after = one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")

    meet(one, other)
    assert ("handed_back", ()) == (after.state, after.misfits)
    assert after == other.bench.lookup.dossier(dossier.id)
    with pytest.raises(Refusal):
        one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")


@pytest.mark.parametrize("undone", [void, refund])
def test_money_goes_back_once(pair, undone):
    one, other, dossier = pair

    undone(one, dossier)

    with pytest.raises(Refusal):
        undone(one, dossier)
    meet(one, other)
    assert () == other.bench.lookup.dossier(dossier.id).misfits
    assert 0 == other.bench.closing.view(DAY).tally.total("cash")


def test_every_moment_is_what_the_desks_own_clock_showed(pair, clock):
    one, other, dossier = pair
    now = clock().timestamp() * 1000

    handed = one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")
    further = one.receive()
    put_right = other.receive()

    for each in (handed, further, put_right):
        assert now <= each.last.at_ms < now + 60_000


def test_only_the_clock_that_was_wrong_is_told_of(pair):
    one, other, dossier = pair
    one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")
    one.receive()
    meet(one, other)

    told = {(item.sort, item.about) for desk in (one, other) for item in desk.bench.exceptions.open()}

    assert (exceptions.AHEAD, "Quầy 2") in told
    assert not [about for sort, about in told if sort in {exceptions.AHEAD, exceptions.BACK} and about != "Quầy 2"]


def test_a_desk_that_was_put_right_is_silent_when_it_is_and_not_finished(pair, clock):
    one, other, _dossier = pair
    other.receive()
    meet(one, other)
    state = {desk.name: desk.state for desk in one.bench.closing.view(DAY).desks}
    assert WORKING == state["Quầy 2"]

    clock.turn(hours=3)

    assert SILENT == {desk.name: desk.state for desk in one.bench.closing.view(DAY).desks}["Quầy 2"]


def test_of_a_desk_last_heard_from_the_future_the_last_that_was_not_says_since_when(pair, clock):
    one, _other, _dossier = pair
    clock.turn(hours=3)

    view = one.bench.closing.view(DAY)

    (desk,) = (desk for desk in view.desks if desk.name == "Quầy 2")
    assert SILENT == desk.state


def test_a_clock_that_went_back_is_told_whatever_else_is_ahead(open_desk, clock):
    one, other = open_desk(1), open_desk(2)
    one.sign_in("thuy")
    other.sign_in("minh")
    dossier = other.receive()
    clock.turn(hours=5)
    other.bench.casework.result_ready(clerk_at(other), dossier.id)
    one.receive()
    meet(one, other)
    clock.turn(hours=-5)
    one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")

    one.receive()

    assert (exceptions.BACK, "Quầy 1") in {(item.sort, item.about) for item in one.bench.exceptions.open()}


def test_a_clock_put_back_after_another_was_followed_is_told(pair, clock):
    one, _other, dossier = pair
    one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")
    clock.turn(hours=-1)

    one.receive()

    assert (exceptions.BACK, "Quầy 1") in {(item.sort, item.about) for item in one.bench.exceptions.open()}


def test_nobody_follows_to_the_end_of_all_numbers(open_desk, clock):
    one, other = open_desk(1), open_desk(2)
    one.sign_in("thuy")
    other.sign_in("minh")
    dossier = other.receive()
    clock.turn(days=150 * 365)
    other.sign_in("hang", day_confirmed=True)
    other.bench.casework.result_ready(clerk_at(other), dossier.id)
    clock.turn(days=-150 * 365)
    meet(one, other)

    with pytest.raises(ClockTooFarAhead):
        one.bench.casework.hand_back(clerk_at(one), dossier.id, "applicant")

    assert one.receive().code
