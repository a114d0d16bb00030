"""Whoever holds the same entries of a desk has the same journals of them, whatever the order they came in."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import branches
from intake_desk.domain.branches import Family, base_of, branch_name, split, waypoints
from intake_desk.domain.entries import START

BASE = "H26.103/1"


@st.composite
def trees(draw):
    """Entries (number, hash of the one before, hash) of a desk that was restored now and then."""
    entries = [(0, b"", START)]
    for step in range(draw(st.integers(0, 25))):
        number, _, before = entries[draw(st.integers(max(0, len(entries) - 4), len(entries) - 1))]
        entries.append((number + 1, before, sha256(bytes([step]) + before).digest()))
    return entries[1:]


def taken(entries):
    """The journals that a holder has after these entries, who writes down what it is told."""
    journals: dict[str, list[tuple[int, bytes]]] = {BASE: []}
    family = Family(BASE, {})
    waiting = list(entries)
    while waiting:
        left = []
        for number, previous, digest in waiting:
            name = family.follow(number, previous, digest)
            if name is None:
                placed = family.place(number, previous, digest)
                if placed is None:
                    left.append((number, previous, digest))
                    continue
                name = placed.journal
                if placed.moved:
                    rows = journals[placed.moved.journal]
                    journals[placed.moved.branch] = [row for row in rows if row[0] >= placed.moved.first]
                    journals[placed.moved.journal] = [row for row in rows if row[0] < placed.moved.first]
            journals.setdefault(name, []).append((number, digest))
        assert len(left) < len(waiting)
        waiting = left
    for name, rows in journals.items():
        end = family.ends[name]
        assert [*range(end.after + 1, end.number + 1)] == [number for number, _ in rows]
        assert (rows[-1][1] if rows else START) == end.hash
    return {digest: name for name, rows in journals.items() for _, digest in rows}


@given(trees(), st.data())
def test_any_order_of_arrival_makes_the_same_journals(entries, data):
    expected = split(BASE, entries)
    assert len(entries) == len(expected)
    assert expected == taken(data.draw(st.permutations(entries)))


@given(trees())
def test_the_smallest_hash_goes_on_and_every_other_begins_a_journal_named_after_it(entries):
    journals = split(BASE, entries)
    name_of = journals | {START: BASE}
    for _, before, digest in entries:
        siblings = [mark for _, previous, mark in entries if previous == before]
        if digest == min(siblings):
            assert name_of[before] == journals[digest]
        else:
            assert branch_name(BASE, digest) == journals[digest]


@given(trees(), st.data())
def test_what_follows_nothing_is_in_no_journal(entries, data):
    if not entries:
        return
    gone = data.draw(st.sampled_from(entries))
    journals = split(BASE, [entry for entry in entries if entry != gone])
    lost = {gone[2]}
    for _, before, digest in entries:
        if before in lost:
            lost.add(digest)
    assert {digest for _, _, digest in entries} - lost == set(journals)


def test_a_desk_cannot_make_branches_without_end():
    entries = [(1, START, sha256(str(step).encode()).digest()) for step in range(branches.MOST_BRANCHES + 20)]
    family = Family(BASE, {})
    stored = [entry for entry in entries if family.place(*entry)]
    assert branches.MOST_BRANCHES + 1 == len(family.ends) == len(stored)


def test_an_entry_with_the_wrong_number_is_placed_nowhere():
    family = Family(BASE, {})
    assert None is family.place(2, START, b"a" * 32)
    assert None is family.place(0, START, b"a" * 32)
    assert None is family.place(-1, START, b"a" * 32)


@pytest.mark.parametrize("name", [BASE, branch_name(BASE, b"\xab" * 32)])
def test_a_branch_is_known_by_the_name_of_its_desk(name):
    assert BASE == base_of(name)
    assert branches.is_branch(name) is (name != BASE)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_waypoints_lead_back_to_the_beginning_in_few_steps(after, length):
    numbers = waypoints(after, after + length)
    assert sorted(numbers, reverse=True) == numbers
    assert all(after < number <= after + length for number in numbers)
    assert len(numbers) <= 21
    for shared in {after, after + length // 3, after + length}:  # what is sent twice is no more than what is new
        found = max((number for number in numbers if number <= shared), default=after)
        assert shared - found <= max(after + length - shared, 1) * 2
