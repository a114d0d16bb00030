"""A drawer is everything one clerk does with cash at one desk on one day, up to its closing."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.hand_overs import hand_overs
from intake_desk.domain.kinds import FeePaid, FeeReceipt, Reason
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerCounted,
    DrawerOpened,
    Explanation,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
)
from intake_desk.domain.reversals import reversal_of, said_of
from intake_desk.domain.tally import tally
from tests.domain.conftest import Book

CLERKS = ("lan", "minh", "thuy")


def paid(amount, payment, means="cash", **more):
    return FeePaid(amount=amount, phi=amount, means=means, payment=payment, **more)


def voided(amount, payment, taker="lan", journal="26103-1", means="cash"):
    return FeeVoided(
        payment=payment, amount=amount, phi=amount, means=means, taker=taker, journal=journal, second="hang"
    )


def test_a_day_of_one_drawer(book):
    receipt = FeeReceipt(sort="phi", series="PC-26T", number=1271, amount=12_000)
    entries = [
        book.write(DrawerOpened(float_amount=500_000), subject=""),
        book.write(paid(12_000, "p1", tendered=20_000, receipts=(receipt,))),
        book.write(paid(8_000, "p2", "transfer")),
        book.write(paid(30_000, "p3")),
        book.write(voided(30_000, "p3"), Reason(reason="ghi nhầm hồ sơ"), actor="hang"),
        book.write(CashMoved(amount=200_000, sort="change"), Reason(reason="đổi tiền lẻ"), subject=""),
        book.write(CashMoved(amount=-100_000, sort="bank"), subject=""),
        book.write(FeeRefunded(refund="r1", payment="p1", amount=2_000, means="cash", second="hang")),
        book.write(CashHanded(hand_over="h1", receiver="minh", amount=300_000), subject=""),
        book.write(DrawerCounted(counted=310_000, notes={"100000": 3, "10000": 1}), subject=""),
    ]

    (drawer,) = fold_drawers(entries)

    assert (drawer.day, drawer.desk, drawer.clerk, drawer.session) == ("2026-11-20", "26103-1", "lan", 1)
    assert (500_000, 200_000, 100_000, 310_000, 10_000) == (
        drawer.float_amount,
        drawer.moved_in,
        drawer.moved_out,
        drawer.expected,
        drawer.cash,
    )
    assert ["p1", "p2"] == [one.payment for one in drawer.payments]
    assert (20_000, (receipt,)) == (drawer.payments[0].tendered, drawer.payments[0].receipts)
    assert ["h1"] == [one.hand_over for one in drawer.pending]
    assert [0] == [count.difference for count in drawer.counts]
    assert drawer.count == drawer.counts[0]
    assert drawer.is_open


def test_what_comes_after_the_closing_is_the_next_drawer(book):
    closed = DrawerClosed(expected=12_000, counted=10_000, kept=10_000)
    entries = [
        book.write(paid(12_000, "p1")),
        book.write(closed, Explanation(reason="thối nhầm"), subject=""),
        book.write(paid(5_000, "p2")),
    ]

    first, second = fold_drawers(entries)

    assert first.closed is not None
    assert (-2_000, "thối nhầm", False) == (first.closed.difference, first.closed.explanation, first.is_open)
    assert (2, 5_000, True) == (second.session, second.expected, second.is_open)


def test_every_count_is_kept_and_the_newest_holds_only_until_cash_moves(book):
    entries = [
        book.write(paid(12_000, "p1")),
        book.write(DrawerCounted(counted=11_000), subject=""),
        book.write(DrawerCounted(counted=12_000), subject=""),
    ]
    (drawer,) = fold_drawers(entries)
    assert [-1_000, 0] == [count.difference for count in drawer.counts]
    assert drawer.count == drawer.counts[1]

    (later,) = fold_drawers([*entries, book.write(paid(5_000, "p2"))])
    assert later.count is None
    assert [12_000, 12_000] == [count.expected for count in later.counts]


def test_a_correction_at_another_desk_mends_the_drawer_that_took_it(books):
    one, two = books(2)
    entries = [one.write(paid(50_000, "p1"), actor="lan"), one.write(paid(7_000, "p2"), actor="lan")]
    mended = FeeMeansCorrected(
        payment="p1", amount=50_000, was="cash", means="transfer", taker="lan", journal="26103-1~ab", second="hang"
    )

    drawers = fold_drawers([*entries, two.write(mended, actor="minh")])

    assert [("26103-1", "lan", 7_000)] == [(each.desk, each.clerk, each.expected) for each in drawers]


def test_what_mends_an_earlier_day_is_in_the_sums_and_not_in_the_cash(book):
    yesterday = book.write(paid(50_000, "p1"), day="2026-11-19")
    today = book.write(paid(20_000, "p2"))
    mended = FeeMeansCorrected(
        payment="p1", amount=50_000, was="cash", means="transfer", taker="lan", journal="26103-1", second="hang"
    )

    first, second = fold_drawers([yesterday, today, book.write(mended, actor="hang")])

    assert (50_000, 50_000) == (first.expected, first.cash)
    assert (20_000, -30_000) == (second.expected, second.cash)


def test_cash_on_its_way_is_nobodys_until_it_is_accepted(books):
    one, two = books(2)
    given_away = one.write(CashHanded(hand_over="h1", receiver="minh", amount=100_000), subject="", actor="lan")
    (giver,) = fold_drawers([given_away])
    assert (-100_000, ("h1",)) == (giver.expected, tuple(each.hand_over for each in giver.pending))

    two.now_ms += 60_000
    taken = two.write(CashAccepted(hand_over="h1", giver="lan", amount=90_000), subject="", actor="minh")
    giver, receiver = fold_drawers([taken, given_away])

    assert ((), 90_000) == (giver.pending, receiver.expected)
    assert [90_000] == [each.accepted for each in hand_overs([taken, given_away])]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["paid", "paid", "paid", "void", "refund", "means", "turn", "moved", "given", "accepted", "close"]
        ),
        st.sampled_from([0, 1]),
        st.sampled_from(CLERKS),
        st.sampled_from(["cash", "cash", "transfer", "online"]),
        st.integers(1, 400),
        st.sampled_from(["2026-11-20", "2026-11-20", "2026-11-21"]),
    ),
    max_size=40,
)


class Life:
    """Two desks at which three clerks do all that can be done with money."""

    def __init__(self):
        self.books, self.payments, self.handed = (Book(name="26103-1"), Book(name="26103-2")), [], []
        self.mended = []

    def live(self, at, step):
        """The entry of one step, if there is anything to be done."""
        what, desk, who, means, thousands, day = step
        book = self.books[desk]
        book.now_ms += 1_000
        facts = getattr(self, what)(at, who, book, means, thousands * 1_000)
        entries = [book.write(facts, actor=who, day=day)] if facts else []
        self.mended += [entry for entry in entries if said_of(entry.facts) is not None]
        return entries

    def turn(self, at, who, book, _means, _amount):
        """Reverse something that was said about a payment, or a reversal."""
        return reversal_of(self.mended[at % len(self.mended)], who, book.name, "hang") if self.mended else None

    def paid(self, at, who, book, means, amount):
        facts = paid(amount, f"p{at}", means)
        self.payments.append((facts, who, book.name))
        return facts

    def about(self, amount):
        taken, taker, journal = self.payments[amount // 1_000 % len(self.payments)]
        more = {"payment": taken.payment, "amount": taken.amount, "phi": taken.amount, "second": "hang"}
        return taken, {"taker": taker, "journal": journal}, more

    def void(self, _at, _who, _book, _means, amount):
        if self.payments:
            taken, place, more = self.about(amount)
            return FeeVoided(**more, **place, means=taken.means)
        return None

    def refund(self, at, _who, _book, means, amount):
        return FeeRefunded(**self.about(amount)[2], means=means, refund=f"r{at}") if self.payments else None

    def means(self, _at, _who, _book, means, amount):
        if self.payments:
            taken, place, more = self.about(amount)
            return FeeMeansCorrected(**more, **place, was=taken.means, means=means)
        return None

    def moved(self, at, _who, _book, _means, amount):
        return CashMoved(amount=amount if at % 2 else -amount)

    def given(self, at, who, _book, _means, amount):
        facts = CashHanded(hand_over=f"h{at}", receiver=CLERKS[at % 3], amount=amount)
        self.handed.append((facts, who))
        return facts

    def accepted(self, _at, _who, _book, _means, _amount):
        if self.handed:
            facts, giver = self.handed.pop()
            return CashAccepted(hand_over=facts.hand_over, giver=giver, amount=facts.amount)
        return None

    def close(self, _at, _who, _book, _means, _amount):
        return DrawerClosed(expected=0, counted=0)


def lived(steps):
    life = Life()
    return [entry for at, step in enumerate(steps) for entry in life.live(at, step)]


@settings(max_examples=150)
@given(STEPS, st.integers(0, 1 << 20))
def test_drawers_add_up_to_the_tally_whatever_order_their_entries_came_in(steps, seed):
    entries = lived(steps)
    drawers = fold_drawers(entries)
    for day in ("2026-11-20", "2026-11-21"):
        own = [entry for entry in entries if entry.day == day]
        cash = tally(own, lambda subject: "").total("cash")
        assert cash == sum(drawer.cash for drawer in drawers if drawer.day == day)
        assert cash == sum(drawer.cash for drawer in fold_drawers(own))

    shuffled = [*entries, *entries[:3]]  # the same entry twice is one entry
    random.Random(seed).shuffle(shuffled)
    assert drawers == fold_drawers(shuffled)


@settings(max_examples=100)
@given(STEPS)
def test_cash_is_in_some_drawer_or_on_its_way(steps):
    entries = [entry for entry in lived(steps) if not isinstance(entry.facts, DrawerClosed)]
    drawers = fold_drawers(entries)
    on_its_way = sum(one.amount for drawer in drawers for one in drawer.pending)
    own = sum(drawer.total("moved") + drawer.cash for drawer in drawers)
    earlier = sum(one.amount for drawer in drawers for one in drawer.movements if one.earlier)
    assert own - earlier == sum(drawer.expected for drawer in drawers) + on_its_way
    sessions = itertools.groupby(drawers, key=lambda drawer: drawer.key[:3])
    assert all([1] == [drawer.session for drawer in each] for _, each in sessions)


def test_a_payments_name_used_again_in_another_drawer_does_not_draw_its_void_there(book):
    entries = [
        book.write(paid(12_000, "p1")),
        book.write(paid(50_000, "p1"), actor="minh"),
        book.write(voided(12_000, "p1")),
    ]

    assert {"lan": 0, "minh": 50_000} == {drawer.clerk: drawer.expected for drawer in fold_drawers(entries)}
