"""The server splits a journal that forked as every desk does, whatever came first, and folds all of it."""

from itertools import permutations

import pytest

from intake_desk.domain.branches import MOST_BRANCHES, split
from intake_desk.domain.entries import header
from intake_desk.server.register import holdings
from intake_desk.wire import Reach, Tail

AGENCY = "H26.103"


@pytest.fixture
def lines(enrol):
    """A desk, its common beginning, and three lines of it that follow the same entry."""
    desk = enrol().write(2)
    start, found = list(desk.entries), []
    for line in range(3):
        desk.entries = list(start)
        found.append(list(desk.write(line + 2, hlc=(41 + line) << 40).entries))
    return desk, start, found


def held(central):
    return holdings(central.database, AGENCY, 0)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_makes_the_same_journals(central, lines, order):
    desk, _, found = lines
    for line in order:
        desk.entries = found[line]
        answer = desk.exchange(desk.tail())
        assert Reach(line + 4, desk.hash_at(line + 4)) == answer.taken[desk.journal]
        held(central)  # what moves was folded before
    everything = {one.hash: one for line in found for one in line}
    expected = split(
        desk.journal, ((header(one).number, header(one).previous, mark) for mark, one in everything.items())
    )
    journals = held(central).journals
    assert set(expected.values()) == set(journals)
    assert {name: list(expected.values()).count(name) for name in journals} == {
        name: one.entries for name, one in journals.items()
    }
    assert {2, 0} == {one.after for one in journals.values()}
    assert {"in_hand": len({header(one).subject for one in everything.values()})} == held(central).dossiers
    for name, one in journals.items():
        assert expected[bytes.fromhex(one.hash)] == name


def test_money_taken_in_either_line_is_counted(central, enrol, make_payment):
    desk = enrol().write(1)
    (first,) = desk.entries
    for amount in (1_000, 20_000):
        payment = make_payment(desk.journal, 2, first.hash, 1 << 41, header(first).subject, amount)
        desk.entries = [first, payment]
        desk.exchange(desk.tail())
    assert 21_000 == held(central).fees["cash"]


def test_the_same_line_again_changes_nothing(central, lines):
    desk, _, found = lines
    for line in (*found, *found):
        desk.entries = line
        answer = desk.exchange(desk.tail())
    before = held(central)
    for line in found:
        desk.entries = line
        assert desk.exchange(desk.tail()).heads == answer.heads
    assert before.journals == held(central).journals


def test_a_caller_whose_head_is_another_gets_waypoints_and_from_there_the_rest(enrol, lines):
    desk, start, found = lines
    for line in found:
        desk.entries = line
        desk.exchange(desk.tail())
    other = enrol(name="Quầy 2")
    heads = other.exchange().heads
    names = {name for name in heads if name != desk.journal}
    goes_on = next(line for line in found if heads[desk.journal].hash == line[-1].hash)
    stranger = next(line for line in found if line is not goes_on)
    answer = other.exchange(heads={desk.journal: Reach(len(stranger), stranger[-1].hash)})
    assert {desk.journal} == set(answer.waypoints)
    assert names == {tail.journal for tail in answer.tails}
    assert {2} == {tail.after for tail in answer.tails}
    shared = {Reach(number, start[number - 1].hash) for number in (1, 2)}
    assert shared & set(answer.waypoints[desk.journal])
    answer = other.exchange(heads={desk.journal: Reach(2, start[1].hash)} | {name: heads[name] for name in names})
    assert {} == answer.waypoints
    (tail,) = answer.tails
    assert (2, goes_on[2:]) == (tail.after, list(tail.entries))


def test_a_head_that_is_ours_needs_no_waypoints_and_one_beyond_ours_does(enrol):
    desk, other = enrol().write(5), enrol(name="Quầy 2")
    desk.exchange(desk.tail(end=3))
    assert {} == other.exchange(heads={desk.journal: Reach(3, desk.hash_at(3))}).waypoints
    assert {} == other.exchange(heads={desk.journal: Reach(2, desk.hash_at(2))}).waypoints
    beyond = other.exchange(heads={desk.journal: Reach(5, desk.hash_at(5))}).waypoints
    assert {desk.journal: tuple(Reach(number, desk.hash_at(number)) for number in (3, 2))} == beyond
    assert {} == desk.exchange(desk.tail(3, end=4), heads={desk.journal: Reach(5, desk.hash_at(5))}).waypoints


def test_a_copy_of_a_branch_is_worth_what_its_owner_signed(enrol, lines, wipe):
    desk, _, found = lines
    other = enrol(name="Quầy 2")
    for line in found:
        desk.entries = line
        desk.exchange(desk.tail())
    tails = other.exchange().tails
    before = other.exchange().heads
    wipe("entry", "journal", "signature")
    forged = [Tail(journal=tail.journal, after=tail.after, entries=tail.entries) for tail in tails]
    assert {tail.journal for tail in tails} == set(other.exchange(*forged).refused)
    assert {} == other.exchange().heads
    assert before == other.exchange(*tails).heads


def test_a_branch_that_comes_before_what_it_left_is_not_stored(enrol, lines, wipe):
    desk, _, found = lines
    for line in found:
        desk.entries = line
        desk.exchange(desk.tail())
    other = enrol(name="Quầy 2")
    branch = next(tail for tail in other.exchange().tails if tail.after)
    wipe("entry", "journal", "signature")
    answer = other.exchange(branch)
    assert ({}, {}, ()) == (answer.heads, answer.taken, answer.refused)


def test_a_desk_makes_no_branches_without_end(central, enrol):
    desk = enrol()
    for line in range(MOST_BRANCHES + 3):
        desk.entries = []
        desk.write(1, hlc=(line + 1) << 30)
        desk.exchange(desk.tail())
    assert MOST_BRANCHES + 1 == len(held(central).journals)
