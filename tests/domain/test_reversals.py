"""Two desks apart mend the same payments; what is said twice is reversed, and the sums are those of what holds."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from intake_desk.domain import kinds
from intake_desk.domain.closing_sums import GROUPINGS, About, group, tally_of
from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.exceptions import TWICE, conflicts, of_misfits
from intake_desk.domain.life import after, fold
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed
from intake_desk.domain.reversals import in_sums, reversal_of, said_of
from intake_desk.domain.tally import MEANS, figures, hand_of
from tests.domain.conftest import Book

FIELDS = {"2.000815": "Chứng thực"}
CLERKS = ("thuy", "minh", "oanh")
REASON = kinds.Reason(reason="Ghi nhầm")


def about(_subject):
    return About("2.000815", "counter")


@dataclass
class Desk:
    """One desk that holds what it wrote and what it has met."""

    number: int
    book: Book
    held: list = field(default_factory=list)

    @property
    def clerk(self):
        return CLERKS[self.number]

    def dossier(self):
        return fold(self.held)

    def write(self, facts, actor=""):
        self.held.append(self.book.write(facts, REASON, actor=actor or self.clerk))
        return self.held[-1]

    def mend(self, what, at, part):
        """What the desk can lawfully do to a payment as far as it knows."""
        payments = [one for one in self.dossier().payments if not one.voided]
        if not payments:
            return
        one = payments[at % len(payments)]
        said = {"payment": one.id, "second": "hang"}
        place = {"taker": one.actor, "journal": one.journal, "amount": one.amount, "phi": one.phi, "le_phi": one.le_phi}
        if what == "refund":
            phi = one.left("phi") * part // 3
            le_phi = one.left("le_phi") if part == 3 else 0
            if phi + le_phi:
                more = {"amount": phi + le_phi, "phi": phi, "le_phi": le_phi}
                means = "transfer" if at % 3 == 2 else "cash"
                self.write(FeeRefunded(refund=f"r{self.number}{len(self.held)}", means=means, **said, **more))
        elif not one.refunded and what == "void":
            self.write(FeeVoided(means=one.means, receipts=one.receipts, **said, **place))
        elif not one.refunded:
            means = [means for means in MEANS if means != one.means][part % 2]
            self.write(FeeMeansCorrected(was=one.means, means=means, **said, **place))

    def put_right(self):
        """Reverse everything that the desk knows to stand in the sums for nothing; how much that was."""
        done = 0
        while left := {one.hash for one in in_sums(self.dossier())}:
            entry = next(one for one in self.held if one.hash in left)
            self.write(reversal_of(entry, self.clerk, self.book.name, "hang"))
            done += 1
        return done


def pair():
    """Two desks that hold a dossier with three payments, and know of each other."""
    one, other = Desk(0, Book(name="26103-1")), Desk(1, Book(name="26103-2"))
    one.held.append(one.book.receive(actor="thuy"))
    for at, (desk, means) in enumerate(((one, "cash"), (other, "cash"), (one, "transfer"))):
        desk.book.now_ms = one.book.now_ms = one.book.now_ms + 1_000
        receipts = (
            kinds.FeeReceipt(sort="phi", series=f"P0{desk.number}/26T", number=at + 1, amount=9_000),
            kinds.FeeReceipt(sort="le_phi", series=f"L0{desk.number}/26T", number=at + 1, amount=3_000 * at),
        )[: 1 + bool(at)]
        amount = sum(receipt.amount for receipt in receipts)
        desk.write(kinds.FeeCharged(lines=(kinds.FeeLine(sort="phi", name="Phí", amount=amount),)))
        desk.write(
            kinds.FeePaid(
                amount=amount, means=means, phi=9_000, le_phi=amount - 9_000, payment=f"p{at}", receipts=receipts
            )
        )
        meet(one, other)
    return one, other


def meet(*desks):
    """Everybody holds everything, and no clock stays behind."""
    known = sorted({entry.hash: entry for desk in desks for entry in desk.held}.values(), key=lambda one: one.order)
    for desk in desks:
        desk.held = list(known)
        desk.book.now_ms = max(entry.at_ms for entry in known) + 1_000


def holding(entries):
    """The entries that find their place, replayed one by one; reversals left out."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    dossier, found = fold(ordered[:1]), [ordered[0]]
    for entry in ordered[1:]:
        before, dossier = dossier, after(dossier, entry)
        if len(dossier.misfits) <= len(before.misfits) and not isinstance(entry.facts, MisfitReversed):
            found.append(entry)
    return found


ACTS = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.sampled_from(["void", "refund", "correct"]), st.integers(0, 8),
              st.integers(1, 3)),
    max_size=10,
)  # fmt: skip
ROUNDS = st.lists(st.tuples(ACTS, st.booleans()), min_size=1, max_size=3)


def live(one, other, rounds):
    """Rounds in which each does something that the other does not know of."""
    for acts, both in rounds:
        for at, what, which, part in acts:
            (one, other)[at].book.now_ms += 500
            (one, other)[at].mend(what, which, part)
        meet(one, other)
        if both:  # they part again, and both put the same right
            one.put_right()
            other.put_right()
            meet(one, other)


@settings(max_examples=150)
@given(ROUNDS)
def test_once_put_right_the_sums_are_those_of_what_holds_by_every_grouping(rounds):
    one, other = pair()
    live(one, other, rounds)

    one.put_right()

    meet(one, other)
    assert one.dossier() == other.dossier()
    everything_adds_up(one)


@settings(max_examples=100)
@given(ROUNDS, ACTS)
def test_what_comes_in_between_long_after_it_was_put_right_can_be_put_right_too(rounds, acts):
    """A third desk was away all the time: what it did stands before what the others did, and may turn it round."""
    one, other = pair()
    third = Desk(2, Book(name="26103-3"), list(one.held))
    third.book.now_ms = one.book.now_ms
    live(one, other, rounds)
    one.put_right()
    for _, what, which, part in acts:
        third.book.now_ms += 300
        third.mend(what, which, part)
    meet(one, other, third)

    third.put_right()

    meet(one, other, third)
    everything_adds_up(one)
    assert one.dossier() == other.dossier() == third.dossier()


def everything_adds_up(desk):
    """Sums, drawers and the dossier say the same by every grouping."""
    entries, held = desk.held, holding(desk.held)
    assert () == in_sums(desk.dossier())
    said, holds = group(entries, about, FIELDS), group(held, about, FIELDS)
    for grouping in ("procedure", "field", "channel", "means", "series"):
        assert holds[grouping] == said[grouping], grouping
    for grouping in GROUPINGS:
        if grouping not in ("series", "means"):
            assert sums_of(said[grouping]) == sums_of(holds[grouping]), grouping
    brought = [entry.facts for entry in entries if isinstance(entry.facts, MisfitReversed) and entry.facts.refund]
    if not brought:
        assert (holds["clerk"], holds["desk"]) == (said["clerk"], said["desk"])
    the_drawers_hold_the_cash(entries, said)
    the_dossier_says_the_same(desk.dossier(), held, tally_of(said))


def sums_of(rows):
    found = {}
    for counted in rows.values():
        for name, value in counted.items():
            found[name] = found.get(name, 0) + value
    return {name: value for name, value in found.items() if value}


def the_drawers_hold_the_cash(entries, groups):
    drawers = fold_drawers(entries)
    for grouping, name in (("clerk", "clerk"), ("desk", "desk")):
        cash = {row: counted["cash"] for row, counted in groups[grouping].items() if counted.get("cash")}
        found = {}
        for drawer in drawers:
            row = getattr(drawer, name)
            found[row] = found.get(row, 0) + drawer.expected
        assert cash == {row: amount for row, amount in found.items() if amount}


def the_dossier_says_the_same(dossier, held, tally):
    back = dict.fromkeys(MEANS, 0)
    for entry in held:
        if isinstance(entry.facts, FeeRefunded):
            back[entry.facts.means] += entry.facts.amount
    assert sum(back.values()) == dossier.refunded == tally.total("refunded")
    assert sum(one.amount for one in dossier.payments if one.voided) == tally.total("voided")
    for means in MEANS:
        assert getattr(dossier, f"paid_{means}") - back[means] == tally.total(means)
        standing = [one for one in dossier.payments if one.means == means and not one.voided]
        assert getattr(dossier, f"paid_{means}") == sum(one.amount for one in standing)


def test_a_payment_struck_out_twice_leaves_the_sums_and_the_takers_drawer_once():
    one, other = pair()
    one.mend("void", 0, 1)
    other.mend("void", 0, 1)
    meet(one, other)
    (misfit,) = in_sums(one.dossier())
    ((lost, first),) = conflicts(one.held)
    assert (misfit.hash, "p0") == (lost.hash, first.facts.payment)
    assert [TWICE] == [evidence.sort for evidence in of_misfits("d1", one.dossier().misfits)]
    mine = [drawer for drawer in fold_drawers(one.held) if drawer.clerk == "thuy"]
    assert [-9_000] == [drawer.expected for drawer in mine]

    entry = other.write(reversal_of(lost, "minh", "26103-2", "hang"))

    assert ("thuy", "26103-1") == hand_of(entry)
    assert {name: -value for name, value in figures(lost).items()} == figures(entry)
    (mine,) = [drawer for drawer in fold_drawers(other.held) if drawer.clerk == "thuy"]
    assert 0 == mine.expected
    assert [] == [payment.payment for payment in mine.payments if payment.payment == "p0"]
    assert ((), []) == (other.dossier().misfits, conflicts(other.held))


def test_what_was_given_back_twice_and_is_brought_again_lies_with_whoever_took_it():
    one, other = pair()
    one.mend("refund", 0, 3)
    other.mend("refund", 0, 3)
    meet(one, other)
    before = {drawer.clerk: drawer.expected for drawer in fold_drawers(one.held)}

    one.put_right()

    after_it = {drawer.clerk: drawer.expected for drawer in fold_drawers(one.held)}
    assert (before["thuy"] + 9_000, before["minh"]) == (after_it["thuy"], after_it["minh"])


def test_a_payment_that_was_under_another_means_by_then_is_not_struck_out_of_it():
    one, other = pair()
    one.mend("correct", 0, 2)
    other.book.now_ms += 1_000
    other.mend("void", 0, 1)
    meet(one, other)

    assert ["fee.voided"] == [misfit.kind for misfit in one.dossier().misfits]
    assert not one.dossier().payments[0].voided


def test_a_reversal_of_what_holds_or_of_what_was_reversed_is_itself_a_misfit_and_can_be_reversed():
    one, other = pair()
    one.mend("void", 0, 1)
    other.mend("void", 0, 1)
    void = other.held[-1]
    meet(one, other)
    one.put_right()
    other.put_right()
    meet(one, other)

    (misfit,) = in_sums(one.dossier())
    twin = next(entry for entry in one.held if entry.hash == misfit.hash)
    assert "fee.misfit_reversed" == misfit.kind
    again = one.write(reversal_of(twin, "thuy", "26103-1", "hang"))
    assert (2, figures(void)) == (again.facts.depth, figures(again))
    assert (void.facts, 1) == said_of(again.facts)
    assert () == one.dossier().misfits


@pytest.mark.parametrize(
    "change", [{"misfit": bytes(32)}, {"void": None}, {"depth": 2}], ids=["another", "of nothing", "too deep"]
)
def test_a_reversal_that_names_nothing_that_stands_in_the_sums_has_no_effect(change):
    one, other = pair()
    one.mend("void", 0, 1)
    other.mend("void", 0, 1)
    meet(one, other)
    lost = conflicts(one.held)[0][0]
    reversal = reversal_of(lost, "thuy", "26103-1", "hang")
    wrong = MisfitReversed(**{name: getattr(reversal, name) for name in reversal.__struct_fields__} | change)

    one.write(wrong)

    assert 2 == len(one.dossier().misfits)


def lie(facts, **said):
    """A reversal that says something else than what it reverses."""
    return replace(facts, void=replace(facts.void, **said))


FORGED = {
    "more": lambda facts: lie(facts, amount=5_000_000, phi=5_000_000),
    "another means": lambda facts: lie(facts, means="transfer"),
    "another sort": lambda facts: lie(facts, phi=0, le_phi=9_000),
    "another payment": lambda facts: lie(facts, payment="p1"),
    "another's drawer": lambda facts: replace(facts, taker="minh", journal="26103-2"),
    "another place": lambda facts: replace(facts, number=99),
    "another thing": lambda facts: replace(
        facts, void=None, refund=FeeRefunded(refund="r", payment="p0", amount=-900_000, means="cash", second="hang")
    ),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_reversal_that_lies_about_what_it_reverses_is_a_misfit_and_goes_out_of_the_sums_again(forge):
    one, other = pair()
    one.mend("void", 0, 1)
    other.mend("void", 0, 1)
    meet(one, other)
    lost = conflicts(one.held)[0][0]

    lied = other.write(forge(reversal_of(lost, "minh", "26103-2", "hang")))

    meet(one, other)
    assert {lost.hash, lied.hash} == {misfit.hash for misfit in in_sums(one.dossier())}
    assert {TWICE} == {evidence.sort for evidence in of_misfits("d1", one.dossier().misfits)}
    assert 2 == one.put_right()
    assert () == one.dossier().misfits
    everything_adds_up(one)


def test_a_reversal_of_a_refund_brings_the_money_to_nobody_but_its_own_actor():
    one, other = pair()
    one.mend("refund", 0, 3)
    other.mend("refund", 0, 3)
    meet(one, other)
    lost = conflicts(one.held)[0][0]

    other.write(reversal_of(lost, "thuy", "26103-1", "hang"))

    assert 2 == len(in_sums(other.dossier()))


@pytest.mark.parametrize("depth", [0, 3, 10**9])
def test_a_reversal_of_an_invented_depth_does_not_stay_in_the_sums(depth):
    one, other = pair()
    one.mend("void", 0, 1)
    other.mend("void", 0, 1)
    meet(one, other)
    lost = conflicts(one.held)[0][0]
    other.write(replace(reversal_of(lost, "minh", "26103-2", "hang"), depth=depth))

    other.put_right()

    assert () == in_sums(other.dossier())
    everything_adds_up(other)
