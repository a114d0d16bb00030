"""What of the rules of money was changed, by one adoption after the other."""

import pytest

from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.fee_decisions import FeeDecision, FeeDecisions
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.procedure_editions import Delta
from intake_desk.domain.procedures import Case, ChannelTerms, FeeRule, Limit, Procedure
from intake_desk.domain.rule_changes import ProcedureFees, among, masked, rule_changes
from intake_desk.domain.vietqr import BankAccount


def decision(amount, since="2026-01-01", number="12/2025/NQ-HĐND", until=""):
    return FeeDecision(number=number, since=since, until=until, kind="le_phi", amount=amount, procedure="1.001193")


def adopted(number, body, name="fees"):
    place = Place(journal="10231-1", number=number, hlc=number)
    return Entry(
        place=place, day="2026-11-20", actor="hang", subject="", kind="sheet.adopted", version=1,
        facts=SheetAdopted(name=name, body=body, edition=number), personal=None, hash=bytes([number]),
    )  # fmt: skip


def lists(*lists):
    return [adopted(at, pack(FeeDecisions(decisions=one))) for at, one in enumerate(lists, 1)]


def test_each_amount_that_came_changed_or_went_is_told():
    old, now, other = decision(50_000), decision(1_000), decision(8_000, number="13/2025/NQ-HĐND")
    first, second, third = rule_changes(lists((old, other), (now, other), (now,)))

    assert ((None, old), (None, other)) == first.amounts
    assert ((old, now),) == second.amounts
    assert ((other, None),) == third.amounts


@pytest.mark.parametrize(
    ("since", "until", "doubtful"),
    [
        ("2026-01-01", "", True),
        ("2026-11-20", "", True),
        ("2026-01-01", "2026-11-19", False),
        ("2026-11-21", "2026-11-21", True),
        ("2026-12-04", "", True),
        ("2026-12-05", "", False),
        ("2027-01-01", "", False),
        ("2026-11-25", "2026-11-24", False),
    ],
)
def test_a_decision_that_holds_on_the_day_or_soon_is_doubtful(since, until, doubtful):
    (change,) = rule_changes(lists((decision(1_000, since=since, until=until),)))
    assert (doubtful, doubtful) == (change.is_doubtful, change.is_soon)


def test_lowering_and_taking_away_again_are_both_doubtful():
    old, now = decision(50_000), decision(1_000)
    assert [True, True, True] == [one.is_doubtful for one in rule_changes(lists((old,), (now,), ()))]


def procedure(amount, *, online=None, code="1.001193"):
    rules = {"counter": amount, "online": amount if online is None else online}
    channels = tuple(
        ChannelTerms(channel, Limit(), (FeeRule(kind="le_phi", name="Lệ phí", amount=cost),) if cost else ())
        for channel, cost in rules.items()
    )
    return Procedure(code, "Đăng ký khai sinh", "Khai sinh", "Hộ tịch", channels=channels, cases=(Case(),))


def list_of(number, *changed, withdrawn=()):
    return adopted(number, pack(Delta(changed=changed, withdrawn=withdrawn)), name="procedures")


def test_a_procedure_that_costs_something_else_is_told_against_what_was_published():
    lists = [
        list_of(1, procedure(0)),
        list_of(2, procedure(8_000)),
        list_of(3, procedure(8_000), procedure(5, code="9")),
    ]
    first, second = rule_changes(lists, (procedure(8_000),))

    free, paid = "không thu", "Lệ phí 8.000 đ (lệ phí)"
    assert (ProcedureFees("1.001193", "Khai sinh", paid, free),) == first.procedures
    assert (free, paid) == (second.procedures[0].before, second.procedures[0].after)
    assert first.is_doubtful
    assert first.is_soon


def test_one_that_is_cheaper_online_or_comes_back_cheaper_is_told_too():
    online, back = rule_changes(
        [
            list_of(1, procedure(8_000, online=1_000)),
            list_of(2, withdrawn=("1.001193",)),
            list_of(3, procedure(1_000, online=1_000)),
        ],
        (procedure(8_000),),
    )
    assert "Trực tuyến: Lệ phí 1.000 đ (lệ phí)" == online.procedures[0].after
    assert ("Lệ phí 8.000 đ (lệ phí)", 3) == (back.procedures[0].before, back.entry.place.number)


def test_among_gives_what_these_entries_changed():
    said = lists((decision(1_000),), (decision(2_000),))
    assert [said[1]] == [one.entry for one in among(rule_changes(said), said[1:])]


def test_what_nobody_can_read_or_changes_nothing_is_passed_over():
    unread, same = adopted(1, b"?"), lists((decision(1_000),), (decision(1_000),))
    assert 1 == len(rule_changes([unread, *same, adopted(9, b"?", name="places")]))


def test_of_an_account_the_last_four_figures_are_shown():
    assert "…4567" == masked(BankAccount(bank="970405", account="3100201234567", holder="UBND"))
    assert "" == masked(BankAccount())
