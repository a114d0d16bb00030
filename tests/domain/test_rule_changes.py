"""What of the rules of money was changed, by one adoption after the other."""

import pytest

from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.fee_decisions import FeeDecision, FeeDecisions
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.rule_changes import masked, rule_changes
from intake_desk.domain.vietqr import BankAccount


def decision(amount, since="2026-01-01", number="12/2025/NQ-HĐND"):
    return FeeDecision(number=number, since=since, kind="le_phi", amount=amount, procedure="1.001193")


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


@pytest.mark.parametrize(("since", "doubtful"), [("2026-11-19", False), ("2026-11-20", True), ("2027-01-01", True)])
def test_a_decision_that_is_not_from_before_the_day_is_doubtful(since, doubtful):
    (change,) = rule_changes(lists((decision(1_000, since=since),)))
    assert doubtful == change.is_doubtful


def test_what_nobody_can_read_or_changes_nothing_is_passed_over():
    unread, same = adopted(1, b"?"), lists((decision(1_000),), (decision(1_000),))
    assert 1 == len(rule_changes([unread, *same, adopted(9, b"?", name="places")]))


def test_of_an_account_the_last_four_figures_are_shown():
    assert "…4567" == masked(BankAccount(bank="970405", account="3100201234567", holder="UBND"))
    assert "" == masked(BankAccount())
