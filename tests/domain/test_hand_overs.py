"""What lies between drawers: a hand-over that was taken otherwise than it was given stands on the day it was taken."""

import pytest

from intake_desk.domain.hand_overs import HandOver, Taking, handing_gaps

DAY, NEXT = "2026-11-20", "2026-11-23"


def handed(*takings):
    """50.000 given by Thủy on the day, and who took how much on which day."""
    return HandOver(
        hand_over="h",
        giver="thuy",
        receiver="minh",
        desk="1",
        day=DAY,
        at_ms=0,
        amount=50_000,
        accepted=takings[0][2] if takings else None,
        takings=tuple(Taking(clerk=clerk, desk="2", day=day, at_ms=1, amount=amount) for clerk, day, amount in takings),
    )


@pytest.mark.parametrize(
    ("takings", "there", "next_day"),
    [
        ([], [], []),
        ([("minh", DAY, 50_000)], [], []),
        ([("minh", DAY, 45_000)], [-5_000], []),
        ([("minh", NEXT, 45_000)], [], [-5_000]),
        ([("minh", DAY, 50_000), ("thuy", DAY, 50_000)], [50_000], []),
        ([("minh", DAY, 45_000), ("thuy", NEXT, 50_000)], [-5_000], [50_000]),
    ],
)
def test_every_day_bears_what_was_taken_on_it(takings, there, next_day):
    one = handed(*takings)

    assert (there, next_day) == tuple(
        [gap.difference for gap in handing_gaps(day, [one], {"h"})] for day in (DAY, NEXT)
    )
    assert () == handing_gaps(DAY, [one], set())


def test_it_names_both_drawers():
    (gap,) = handing_gaps(DAY, [handed(("minh", DAY, 45_000))], {"h"})

    (taking,) = gap.takings
    assert ("thuy", "1", "minh", "2") == (gap.giver, gap.desk, taking.clerk, taking.desk)
    assert (50_000, 45_000) == (gap.given, gap.taken)


def test_it_names_both_who_took_it():
    (gap,) = handing_gaps(DAY, [handed(("thuy", DAY, 50_000), ("minh", DAY, 50_000))], {"h"})

    assert [("thuy", 50_000), ("minh", 50_000)] == [(one.clerk, one.amount) for one in gap.takings]
    assert (50_000, 100_000, 50_000) == (gap.given, gap.taken, gap.difference)
