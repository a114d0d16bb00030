""" "Find my 50,000": a mistake that is made on a real day stands among the first three causes."""

import pytest

from intake_desk.domain.cash_causes import find_causes
from intake_desk.domain.cash_clues import Surroundings
from intake_desk.domain.drawers import Count, Drawer
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.money_kinds import DENOMINATIONS
from tests.domain.cash_day import EIGHT, FEES, Day, change, order

SEEDS = 300


def charged_twice(day):
    one = day.cash_payment()
    day.pay(one.subject, one.amount)
    return "charged_twice", lambda cause: one.subject == cause.clues[0].subject


def received_twice(day):
    """Saved, taken for not saved, and received anew: the citizen paid once."""
    at = day.pick.randrange(len(day.dossiers))
    one = next(each for each in day.movements if each.subject == f"d{at}")
    while one.means != "cash" or day.dossiers[one.subject].gone:
        at = (at + 1) % len(day.dossiers)
        one = next(each for each in day.movements if each.subject == f"d{at}")
    known = day.dossiers[one.subject]
    day.dossiers["again"] = change(known, subject="again", code="H26.103-261120-1999", paid=0)
    day.pay("again", one.amount)
    later = one.at_ms + day.pick.choice((60_000, 240_000, 600_000))
    day.replace(day.movements[-1], change(day.movements[-1], at_ms=later))
    day.real = day.expected - one.amount
    return "charged_twice", lambda cause: ["again", one.subject] == [clue.subject for clue in cause.clues[:2]]


def missed_void(day):
    one = day.cash_payment()
    day.dossiers[one.subject] = change(day.dossiers[one.subject], gone=True)
    day.real -= one.amount
    return "missed_void", lambda cause: one.payment == cause.clues[0].payment


def came_to_the_bank(day):
    one = day.cash_payment()
    code = day.dossiers[one.subject].code.replace(".", " ").replace("-", "")
    day.statement = True
    day.lines.append(day.line(one.amount, f"CT DEN {code} nop phi", one.at_ms + 60_000))
    day.real -= one.amount
    return "other_means", lambda cause: one.payment == cause.clues[0].payment


def came_to_the_bank_without_a_code(day):
    one = day.cash_payment()
    day.statement, day.lines = True, [line for line in day.lines if line.amount != one.amount]
    day.lines.append(day.line(one.amount, "NGUYEN THI A chuyen tien", one.at_ms + 60_000))
    day.real -= one.amount
    return "other_means", lambda cause: one.payment == cause.clues[0].payment


def hand_over_not_accepted(day):
    amount = day.pick.choice((100_000, 200_000, 500_000, 750_000))
    day.add("handed", -amount, other="hang", hand_over="h1")
    day.hand_overs.append(
        HandOver(hand_over="h1", giver="thuy", receiver="hang", desk="26103-1", day="2026-11-20", at_ms=day.moment,
                 amount=amount)
    )  # fmt: skip
    return "hand_over", lambda cause: (amount, "hang") == (cause.clues[0].amount, cause.clues[0].other)


def swapped(day, amount):
    """The amount with two neighbouring digits in each other's place, and none lost at the front."""
    digits = str(amount)
    ways = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
    at = day.pick.choice(ways)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def digits_of_a_movement(day):
    one = day.first("moved")
    meant = day.pick.choice((120_000, 140_000, 230_000, 350_000, 1_350_000))
    day.real += meant - one.amount
    day.replace(one, change(one, amount=swapped(day, meant)))
    return "transposed", lambda cause: cause.should == meant


def digits_of_a_payment(day):
    one = day.cash_payment(lambda one: len(set(str(one.amount).rstrip("0"))) > 1)
    typed = swapped(day, one.amount)
    day.replace(one, change(one, amount=typed, charged=typed))
    known = day.dossiers[one.subject]
    day.dossiers[one.subject] = change(known, paid=typed)
    return "transposed", lambda cause: one.payment == cause.clues[0].payment


def fee_typed_with_swapped_digits(day):
    """No rule sets this fee: the clerk took 63.000 and typed 36.000."""
    meant = day.pick.choice((63_000, 120_000, 145_000, 85_000, 1_250_000))
    typed = swapped(day, meant // 1000) * 1000
    day.charge("typed", typed)
    day.dossiers["typed"] = change(day.dossiers["typed"], set_by_hand=True)
    day.pay("typed", typed)
    day.real = day.expected + meant - typed
    return "transposed", lambda cause: "typed" == cause.clues[0].subject and meant == cause.should


def fee_taken_with_swapped_digits(day):
    """The rule says 63.000, and 36.000 was taken."""
    day.charge("taken", day.pick.choice((63_000, 42_000, 31_000, 96_000, 125_000, 24_000, 87_000)))
    fee = day.dossiers["taken"].charged
    day.pay("taken", fee)
    day.replace(day.movements[-1], change(day.movements[-1], tendered=0))
    took = swapped(day, fee // 1000) * 1000
    day.real = day.expected + took - fee
    return "transposed", lambda cause: "taken" == cause.clues[0].subject and took == cause.should


def float_with_a_nought_too_many(day):
    """Typed 200.000 where 20.000 lay, by somebody of whom no earlier drawer is known; or the other way round."""
    one, day.kept = day.first("float"), None
    really = day.pick.choice((one.amount // 10, one.amount * 10))
    day.real += really - one.amount
    return "nought", lambda cause: really == cause.should and one.at_ms == cause.clues[0].at_ms


def digits_of_a_float(day):
    one, day.kept = day.first("float"), None
    meant = day.pick.choice((120_000, 350_000, 250_000))
    day.real += meant - one.amount
    day.replace(one, change(one, amount=swapped(day, meant)))
    return "transposed", lambda cause: meant == cause.should


def handed_over_without_a_record(day):
    """Minh has it in his drawer and is over by it; others are over or short by something else."""
    amount = day.pick.choice((50_000, 100_000, 200_000, 500_000, 350_000))
    given = {"hang": 7_000, "minh": amount, "lan": -amount}
    day.others = tuple(
        Drawer(
            day="2026-11-20", desk="26103-2", clerk=who, session=1, float_amount=0, opened=False, movements=(),
            counts=(Count(order=order(at), at_ms=EIGHT + at, counted=over, expected=0, notes={}),), pending=(),
        )
        for at, (who, over) in enumerate(given.items())
    )  # fmt: skip
    day.real -= amount
    return "other_drawer", lambda cause: "minh" == cause.clues[0].other


def came_to_the_bank_and_nobody_read_it(day):
    day.statement, day.lines = False, []
    one = day.cash_payment(lambda one: one.tendered == one.amount)
    day.real -= one.amount
    return "unread", lambda cause: one.payment == cause.clues[0].payment


def miscounted(day):
    note, many = day.pick.choice(DENOMINATIONS), day.pick.choice((1, 1, 1, 10))
    sign = day.pick.choice((1, -1))
    day.real += sign * note * many
    return "miscounted", lambda cause: (note, sign * many) == (cause.denomination, cause.notes)


def change_given_wrongly(day):
    one = day.cash_payment(lambda one: one.tendered > one.amount)
    day.real += day.pick.choice((1, -1)) * (one.tendered - one.amount)
    return "change", lambda cause: one.payment == cause.clues[0].payment


def typed_on_another_dossier(day):
    one = day.cash_payment()
    day.charge("other", day.pick.choice([fee for fee in (7_000, 26_000, 64_000, 118_000) if fee != one.amount]))
    fee = day.dossiers["other"].charged
    day.replace(one, change(one, amount=fee, charged=fee))
    day.dossiers[one.subject] = change(day.dossiers[one.subject], paid=fee)
    return "wrong_dossier", lambda cause: one.payment == cause.clues[0].payment


def wrong_float(day):
    one = day.first("float")
    day.replace(one, change(one, amount=one.amount + day.pick.choice((-100_000, -50_000, 50_000, 100_000))))
    return "float_wrong", lambda cause: cause.should == day.kept


def not_recorded(day):
    amount = day.pick.choice(FEES)
    day.charge("forgotten", amount)
    day.dossiers["forgotten"] = change(day.dossiers["forgotten"], handed_back=True)
    day.real += amount
    return "not_recorded", lambda cause: cause.clues[0].subject == "forgotten"


def waived_and_paid_in_cash(day):
    """Several were let go; one of them paid."""
    for at in range(day.pick.randint(1, 8)):
        day.charge(f"w{at}", day.pick.choice(FEES))
        day.waive(f"w{at}")
    paid = day.pick.choice(day.waived)
    day.real = day.expected + paid.amount
    return "not_waived", lambda cause: paid.subject == cause.clues[0].subject


def moved_only_in_the_book(day):
    """Taken to the bank, as it is written, and it still lies here; or fetched, and it never came."""
    amount = day.pick.choice((100_000, 200_000, 500_000, 1_000_000, 2_350_000))
    day.add("moved", day.pick.choice((amount, -amount)), reason="Nộp ngân hàng")
    one = day.movements[-1]
    day.real = day.expected - one.amount
    return "not_moved", lambda cause: one.at_ms == cause.clues[0].at_ms


def two_at_once(day):
    _, first = charged_twice(day)
    _, second = hand_over_not_accepted(day)

    def both(cause):
        return any(first(one) and second(other) for one, other in (cause.parts, cause.parts[::-1]))

    return "two", both


MISTAKES = (
    charged_twice,
    received_twice,
    missed_void,
    came_to_the_bank,
    came_to_the_bank_without_a_code,
    hand_over_not_accepted,
    digits_of_a_movement,
    digits_of_a_payment,
    fee_typed_with_swapped_digits,
    fee_taken_with_swapped_digits,
    float_with_a_nought_too_many,
    digits_of_a_float,
    handed_over_without_a_record,
    came_to_the_bank_and_nobody_read_it,
    miscounted,
    change_given_wrongly,
    typed_on_another_dossier,
    wrong_float,
    not_recorded,
    waived_and_paid_in_cash,
    moved_only_in_the_book,
    two_at_once,
)


# Where more citizens than are named were due the same change, or a fee of the same digits, nothing tells one from the
# other.
NAMED = {change_given_wrongly: 0.8, fee_taken_with_swapped_digits: 0.75, came_to_the_bank_and_nobody_read_it: 0.75}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_seeded_mistake_stands_among_the_first_three(mistake):
    ranks, missed = [], []
    for seed in range(SEEDS):
        day = Day(seed)
        sort, is_it = mistake(day)
        if day.real == day.expected:
            continue
        found = [cause.sort == sort and any(map(is_it, (cause, *cause.alike))) for cause in day.causes()]
        ranks.append(found.index(True) + 1 if True in found else 99)
        if ranks[-1] > 3 and mistake in NAMED:
            assert any(cause.sort == sort and cause.more for cause in day.causes()), seed
        if ranks[-1] > 3:
            missed.append((seed, day.real - day.expected, [(one.sort, one.score) for one in day.causes()]))
    right = sum(rank <= 3 for rank in ranks) / len(ranks)
    first = sum(rank == 1 for rank in ranks) / len(ranks)
    print(f"{mistake.__name__}: first {first:.1%}, among three {right:.1%} of {len(ranks)} days")  # noqa: T201  # shown by -s
    assert len(ranks) >= SEEDS * 0.9
    assert right >= NAMED.get(mistake, 0.99), missed[:5]


def test_of_many_that_are_as_likely_three_are_named_and_the_others_counted():
    day = Day(1)
    day.movements = day.movements[:1]
    day.lines = []
    for at in range(6):
        day.charge(f"e{at}", 13_000)
        day.pay(f"e{at}", 13_000)
    day.real = day.expected - 13_000

    (cause,) = [one for one in day.causes({}) if one.sort == "missed_void"]

    named = [one.clues[0].subject for one in (cause, *cause.alike)]
    assert ["e0", "e1", "e2"] == named
    assert 3 == cause.more


def test_where_all_is_right_nothing_is_looked_for():
    assert () == Day(1).causes()


def test_every_named_cause_makes_exactly_the_difference():
    for seed in range(40):
        day = Day(seed)
        MISTAKES[seed % len(MISTAKES)](day)
        for cause in day.causes():
            assert cause.effect == day.real - day.expected
            assert not cause.parts or sum(part.effect for part in cause.parts) == cause.effect


def test_a_recount_that_changed_one_sort_of_note_names_it():
    day = Day(3)
    right = Count(
        order=order(9_998), at_ms=EIGHT, counted=day.real, expected=day.expected, notes={"50000": 3, "2000": 1}
    )
    wrong = change(right, order=order(9_999), counted=day.real - 50_000, notes={"50000": 2, "2000": 1})
    drawer = Drawer(
        day="2026-11-20", desk="26103-1", clerk="thuy", session=1, float_amount=day.kept, opened=True,
        movements=tuple(day.movements), counts=(right, wrong), pending=(),
    )  # fmt: skip

    best = find_causes(drawer, wrong.difference, Surroundings(dossiers=day.dossiers, kept=day.kept))[0]

    assert ("miscounted", 50_000, -1) == (best.sort, best.denomination, best.notes)


@pytest.mark.parametrize(
    ("over", "notes", "named"),
    [
        (50_000, {"1000": 1}, []),  # fifty notes of 1.000 too many, and one was counted
        (50_000, {"1000": 50}, [(1_000, 50)]),
        (-50_000, {"1000": 1}, [(50_000, -1), (5_000, -10), (1_000, -50)]),
        (45_000, {"5000": 1}, []),  # a note of 5.000 taken for one of 50.000, and none of those was counted
        (45_000, {"50000": 1}, [(50_000, 1)]),
        (-45_000, {"50000": 1}, []),
        (-45_000, {"5000": 1}, [(50_000, -1)]),
    ],
)
def test_no_more_notes_are_too_many_than_were_counted(over, notes, named):
    counted = sum(int(note) * many for note, many in notes.items())
    count = Count(order=order(1), at_ms=EIGHT, counted=counted, expected=counted - over, notes=notes)
    drawer = Drawer(
        day="2026-11-20", desk="26103-1", clerk="thuy", session=1, float_amount=0, opened=True, movements=(),
        counts=(count,), pending=(),
    )  # fmt: skip

    found = [one for one in find_causes(drawer, over, Surroundings()) if one.sort == "miscounted"]

    assert named == [(one.denomination, one.notes) for best in found for one in (best, *best.alike)]


def test_what_lies_in_a_neighbours_drawer_is_found():
    day = Day(4)
    day.real -= 70_000
    count = Count(order=order(1), at_ms=EIGHT, counted=70_000, expected=0, notes={})
    other = Drawer(
        day="2026-11-20", desk="26103-2", clerk="minh", session=1, float_amount=0, opened=False, movements=(),
        counts=(count,), pending=(),
    )  # fmt: skip
    mine = change(other, desk="26103-1", clerk="thuy", movements=tuple(day.movements))

    causes = find_causes(mine, -70_000, Surroundings(others=(other, mine)))

    assert ("other_drawer", "minh") == (causes[0].sort, causes[0].clues[0].other)


def test_of_the_bank_only_a_line_of_those_days_that_names_no_other_dossier_speaks_for_a_payment():
    day = Day(5)
    one = day.cash_payment()
    day.real -= one.amount
    code = day.dossiers[one.subject].code
    a_day = 86_400_000

    def evidence(text, later=0):
        line = day.line(one.amount, text, one.at_ms + later)
        count = Count(order=order(1), at_ms=EIGHT, counted=day.real, expected=day.expected, notes={})
        drawer = Drawer(
            day="2026-11-20", desk="26103-1", clerk="thuy", session=1, float_amount=day.kept, opened=True,
            movements=(one,), counts=(count,), pending=(),
        )  # fmt: skip
        around = Surroundings(lines=(line,), dossiers=day.dossiers, bank_day="2026-11-23")
        causes = [cause for cause in find_causes(drawer, -one.amount, around) if cause.sort == "other_means"]
        return [clue.text for cause in causes for clue in cause.clues if clue.line]

    named, nameless = code.replace(".", "").replace("-", ""), "NGUYEN THI A chuyen tien"
    for text in (named, nameless):
        assert [text] == evidence(text) == evidence(text, 3 * a_day), "the day itself, and Monday after a Friday"
        assert [] == evidence(text, -a_day) == evidence(text, 4 * a_day)
    for other in ("H26 103261119 2003 LE VAN B", "H26.103-261120-9999", "CT 2611202003 nop phi", "H26103261120T1001"):
        assert [] == evidence(other), other
