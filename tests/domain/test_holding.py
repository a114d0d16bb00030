"""Which of several closings holds: what others built upon, not whose clock was behind."""

from itertools import permutations

from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed
from intake_desk.domain.entries import START, Draft, Place, next_hlc, seal, unseal
from intake_desk.domain.holding import Line, Witness, holding

DAY = "2026-11-20"
NEXT = "2026-11-21"
HOUR = 3_600_000
NOON = 1_795_147_200_000


def made(facts, desk, actor, hours, number=9, day=DAY):
    place = Place(next_hlc(0, NOON + hours * HOUR), f"10231-{desk}", number)
    return Line(place.journal, unseal(seal(Draft(facts=facts), place, START, day=day, actor=actor, salt=bytes(16))))


def closed(desk, actor, hours, covers=(), number=9, day=DAY):
    covered = tuple(Covered(one.name, one.entry.place.number, one.entry.hash) for one in covers)
    return made(DayClosed(covered=covered, tally={}), desk, actor, hours, number, day)


def added(closing, actor, hours, desk=1):
    return made(DayAddendum(closing=closing.entry.hash, number=1, covered=(), tally={}), desk, actor, hours, 12)


def held(closings, addenda=(), later=()):
    """What holds, in whatever order it all came."""
    witnesses = [Witness(one, {head.journal: head.number for head in one.entry.facts.covered}) for one in later]
    witnesses += [Witness(one, {head.journal: head.number for head in one.entry.facts.covered}) for one in closings]
    found = {holding([*order, *addenda], reversed(witnesses)).closing.hash for order in permutations(closings)}
    assert {holding([*closings, *addenda], witnesses).closing.hash} == found
    return next(one for one in closings if one.entry.hash in found)


def test_the_first_holds_where_nothing_followed():
    first, second = closed(2, "hang", 1), closed(1, "lan", 2)

    assert first == held([first, second])


def test_what_an_addendum_names_or_a_later_day_covers_holds():
    backdated, real = closed(2, "hang", 1), closed(1, "hang", 2)

    assert real == held([backdated, real], [added(real, "hang", 3)])
    assert real == held([backdated, real], later=[closed(1, "hang", 24, [real], number=20, day=NEXT)])
    assert backdated == held([backdated, real], later=[closed(1, "hang", 24, [real, backdated], number=20, day=NEXT)])


def test_more_people_speak_louder_than_more_of_one_person():
    backdated, real = closed(2, "hang", 1), closed(1, "lan", 2)
    own = [added(backdated, "hang", hours, desk=2) for hours in (2, 3, 4)]

    assert backdated == held([backdated, real], own)
    assert real == held([backdated, real], own, [closed(1, "thao", 24, [real], number=20, day=NEXT)])


def test_more_desks_speak_louder_than_more_of_one_desk():
    backdated, real = closed(2, "hang", 1), closed(1, "hang", 2)
    own = [added(backdated, "hang", hours, desk=2) for hours in (2, 3, 4)]

    assert real == held([backdated, real], own, [closed(3, "hang", 24, [real], day=NEXT)])


def test_a_closing_made_where_another_was_known_comes_after_it():
    real = closed(1, "lan", 2)
    knowing = closed(2, "hang", 1, [real])

    assert real == held([knowing, real], [added(knowing, "hang", 3, desk=2), added(knowing, "thao", 4, desk=3)])
