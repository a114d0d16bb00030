"""The province's decisions: the newest in force on the day of receipt, the exact before the general, nothing twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.fee_decisions import FeeDecision, in_force
from intake_desk.domain.fees import reckon, total
from intake_desk.domain.procedures import ChannelTerms, FeeRule, Limit

CODE = "1.001612"
NAME = "Lệ phí đăng ký hộ kinh doanh"
PUBLISHED = FeeRule(kind="le_phi", name=NAME, amount=150_000, refundable=False)
COPY = FeeRule(kind="phi", name="Phí cấp bản sao", amount=8_000, per="copy", extra=True)
TERMS = ChannelTerms(channel="counter", limit=Limit(), fees=(PUBLISHED, COPY), by_province=True)
NQ = "18/2026/NQ-HĐND"


def a_decision(**said):
    return FeeDecision(**{"number": NQ, "since": "2026-08-01", "kind": "le_phi", "amount": 100_000, **said})


def amounts(decisions, *, day="2026-11-20", channel="counter", terms=TERMS, code=CODE):
    return [(rule.name, rule.amount, rule.decision) for rule in in_force(terms, code, channel, day, decisions).fees]


def test_what_nobody_decided_is_as_published():
    assert TERMS is in_force(TERMS, CODE, "counter", "2026-11-20", ())


@pytest.mark.parametrize(
    ("day", "amount"),
    [("2026-07-31", 150_000), ("2026-08-01", 100_000), ("2026-12-31", 100_000), ("2027-01-01", 150_000)],
)
def test_a_decision_holds_from_its_first_day_to_its_last(day, amount):
    decisions = [a_decision(procedure=CODE, until="2026-12-31")]

    assert amount == amounts(decisions, day=day)[0][1]


def test_the_newest_in_force_wins_whatever_the_order_of_the_list():
    old = a_decision(procedure=CODE, number="5/2024/NQ-HĐND", since="2024-01-01", amount=70_000)
    new = a_decision(procedure=CODE)

    assert amounts([old, new]) == amounts([new, old])
    assert (NAME, 100_000, NQ) == amounts([new, old])[0]


def test_on_one_day_the_exact_one_wins():
    every = a_decision(fee=NAME, amount=90_000)
    this = a_decision(procedure=CODE, amount=80_000)
    online = a_decision(procedure=CODE, channel="online", amount=40_000)

    decisions = [online, this, every]
    assert 80_000 == amounts(decisions)[0][1]
    assert 40_000 == amounts(decisions, channel="online")[0][1]
    assert 90_000 == amounts(decisions, code="2.000720")[0][1]


def test_a_fee_that_is_named_is_met_in_every_procedure_that_has_it_and_in_no_other():
    copies = a_decision(kind="phi", fee="phí cấp BẢN SAO", amount=5_000, per="copy")
    terms = in_force(TERMS, CODE, "counter", "2026-11-20", [copies])

    assert terms.fees[1].extra
    assert 5_000 == terms.fees[1].amount
    other = ChannelTerms(channel="counter", limit=Limit(), fees=(PUBLISHED,))
    assert other is in_force(other, "2.000720", "counter", "2026-11-20", [copies])


def test_two_fees_of_one_decision_stand_together_and_fall_together():
    first = a_decision(procedure=CODE, fee="Lệ phí cấp giấy", amount=30_000)
    second = a_decision(procedure=CODE, fee="Lệ phí sửa đổi", amount=20_000)
    later = a_decision(procedure=CODE, number="1/2027/NQ-HĐND", since="2026-10-01", fee="Lệ phí chung", amount=10_000)

    assert [30_000, 20_000] == [amount for name, amount, _ in amounts([first, second]) if name.startswith("Lệ phí")]
    assert [("Lệ phí chung", 10_000, "1/2027/NQ-HĐND")] == amounts([first, second, later])[:1]
    assert 2 == len(amounts([first, second, later]))


def test_what_the_portal_left_to_the_province_is_stated_then():
    unstated = ChannelTerms(channel="counter", limit=Limit(), by_province=True, fee_unstated=True)
    terms = in_force(unstated, CODE, "counter", "2026-11-20", [a_decision(procedure=CODE)])

    assert (False, False, 100_000) == (terms.by_province, terms.fee_unstated, total(reckon(terms.fees)))
    assert "Lệ phí" == terms.fees[0].name


def test_free_by_decision_is_free():
    terms = in_force(TERMS, CODE, "counter", "2026-11-20", [a_decision(procedure=CODE, amount=0)])

    assert 0 == total(reckon(terms.fees))


def test_what_is_kept_even_if_refused_stays_so_unless_it_is_said():
    silent, said = a_decision(procedure=CODE), a_decision(procedure=CODE, refundable=True)

    assert not in_force(TERMS, CODE, "counter", "2026-11-20", [silent]).fees[0].refundable
    assert in_force(TERMS, CODE, "counter", "2026-11-20", [said]).fees[0].refundable


def test_pages_and_their_cap_can_be_decided():
    decision = a_decision(procedure=CODE, kind="phi", per="page", amount=1_500, from_page=3, further=500, cap=100_000)
    rules = in_force(TERMS, CODE, "counter", "2026-11-20", [decision]).fees

    assert 150_000 + 2 * (2 * 1_500 + 3 * 500) == total(reckon(rules, pages=5, copies=2))


DAYS = st.dates().map(lambda day: day.isoformat())
DECISIONS = st.builds(
    a_decision,
    since=DAYS,
    until=st.one_of(st.just(""), DAYS),
    amount=st.integers(0, 10**9),
    procedure=st.sampled_from(["", CODE, "2.000720"]),
    fee=st.sampled_from(["", NAME, "Lệ phí khác"]),
    channel=st.sampled_from(["", "counter", "online"]),
)


@given(st.lists(DECISIONS, max_size=8), DAYS)
def test_however_many_decide_only_those_in_force_are_gone_by(decisions, day):
    rules = in_force(TERMS, CODE, "counter", day, decisions).fees
    known = {150_000, 8_000} | {one.amount for one in decisions if one.holds(day) and one.procedure != "2.000720"}

    assert {rule.amount for rule in rules} <= known
    assert COPY in rules
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
