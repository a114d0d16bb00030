"""A code names agency, day and number; no two desks can ever draw the same one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import numbers
from intake_desk.domain.numbers import NumberRange, code, code_in, daily_range, next_number, provisional_code


def test_a_code_is_agency_day_and_four_figures():
    assert "H26.103.25.7-261120-0042" == code("H26.103.25.7", "2026-11-20", 42)
    assert "H26.103-261120-12345" == code("H26.103", "2026-11-20", 12_345)


def test_a_provisional_code_says_so():
    assert "H26.103-261120-T3-007" == provisional_code("H26.103", "2026-11-20", 3, 7)


@given(number=st.integers(1, 99_999), desk=st.integers(1, 18))
def test_every_code_made_is_known_for_one(number, desk):
    made, provisional = (
        code("H26.103.25.7", "2026-11-20", number),
        provisional_code("H26.103", "2026-11-20", desk, number),
    )

    assert made == code_in(made) == code_in(f" {made.lower()} ")
    assert provisional == code_in(provisional)


@pytest.mark.parametrize("prefix", ["", "]C0", "]Q3"])
@pytest.mark.parametrize("rest", ["", ":a1b2", ":a1b2:2026-11-23\n"])
def test_a_scan_may_say_more_than_the_code(prefix, rest):
    assert "H26.103-261120-1001" == code_in(f"{prefix}H26.103-261120-1001{rest}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H26",
        "Nguyễn Văn An",
        "0912345678",
        "H26.103-261120",
        "H26.103-261120-1a01",
        "1001",
        "H26.103-261120-1001 An",
    ],
)
def test_what_is_no_code_is_not_taken_for_one(text):
    assert not code_in(text)


@pytest.mark.parametrize(("desks", "slots"), [(8, 8), (18, 18)])
def test_standing_ranges_never_overlap(desks, slots):
    ranges = [daily_range(slot, desks) for slot in range(1, slots + 1)]
    taken = [set(range(one.first, one.last + 1)) for one in ranges]

    assert all(not (one & other) for one, other in itertools.combinations(taken, 2))
    size = 1000 if desks <= 8 else 500
    assert min(min(one) for one in taken) > size  # range 0 belongs to online filings
    assert max(max(one) for one in taken) < 10_000 - size  # the last is the reserve


@pytest.mark.parametrize(("slot", "desks"), [(0, 8), (9, 8), (0, 18), (19, 18), (-1, 8)])
def test_a_slot_outside_the_day_is_refused(slot, desks):
    with pytest.raises(ValueError, match="no such slot"):
        daily_range(slot, desks)


def test_numbers_go_up_from_the_first_and_end_with_the_last():
    within = NumberRange(1001, 1003)
    drawn = []
    last = 0
    while (number := next_number(within, last)) is not None:
        drawn.append(number)
        last = number

    assert [1001, 1002, 1003] == drawn


def test_a_number_used_beyond_the_range_draws_no_more():
    assert next_number(NumberRange(1001, 1999), 2500) is None


def test_a_short_code_never_reads_as_a_longer_one():
    assert numbers.code("H26.103", "2026-11-20", 1) != numbers.code("H26.103", "2026-11-20", 10)
