"""What is due is met: let go by law with its proof, paid by what means, and the citizen's cash shared out exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.app import reference
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeCharged, FeeLine, FeePaid, FeeWaived, Waiver
from intake_desk.domain.refusals import Refusal
from intake_desk.services.charging import Settling, TooLittleGiven, given_together, settled

EXEMPTIONS = reference().exemptions
COPIES = FeeLine(sort="phi", name="Phí chứng thực bản sao", amount=12_000)
ADOPTION = FeeLine(sort="le_phi", name="Lệ phí đăng ký nuôi con nuôi", amount=400_000)
PROOF = "Giấy chứng nhận hộ nghèo số 12/2026"


def facts(lines, **said):
    return [draft.facts for draft in settled(lines, Settling(**said), EXEMPTIONS)]


@pytest.mark.parametrize("means", ["cash", "transfer", "online"])
def test_money_comes_in_by_three_means(means):
    assert [FeePaid(amount=412_000, means=means, phi=12_000, le_phi=400_000)] == facts((COPIES, ADOPTION), means=means)


def test_what_is_put_off_leaves_no_entry():
    assert [] == facts((COPIES,), means="later")


def test_a_waiver_keeps_its_category_and_the_paper_that_was_shown():
    (draft,) = settled((COPIES,), Settling(means="waived", category="ho_ngheo", proof=PROOF), EXEMPTIONS)

    assert FeeWaived(amount=12_000, phi=12_000, category="ho_ngheo") == draft.facts
    assert Waiver(reason="Người thuộc hộ nghèo", proof=PROOF) == draft.personal


@pytest.mark.parametrize(("added", "noted"), [("", False), (", số ", False), (", số 7", True), (", đã tra CSDL", True)])
def test_what_such_a_paper_is_called_proves_nothing_by_itself(added, noted):
    category = next(one for one in EXEMPTIONS.exemptions if "Cơ sở dữ liệu" in one.proof)
    said = {"means": "waived", "category": category.code, "proof": category.proof + added}

    if noted:
        assert category.code == facts((COPIES,), **said)[0].category
        return
    with pytest.raises(Refusal) as caught:
        facts((COPIES,), **said)
    assert "proof_missing" == caught.value.code


def test_what_a_waiver_leaves_is_paid_or_put_off():
    partly = {"means": "waived", "category": "con_nuoi_anh_chi_em", "proof": "Giấy khai sinh số 45/2020"}
    waived = FeeWaived(amount=200_000, le_phi=200_000, category="con_nuoi_anh_chi_em")

    assert [waived, FeePaid(amount=212_000, means="cash", phi=12_000, le_phi=200_000, tendered=220_000)] == facts(
        (COPIES, ADOPTION), **partly, rest_means="cash", tendered=220_000
    )
    assert [waived] == facts((COPIES, ADOPTION), **partly, rest_means="later")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "means_missing"),
        ({"means": "gold"}, "means_missing"),
        ({"means": "waived"}, "exemption_missing"),
        ({"means": "waived", "category": "khac"}, "reason_missing"),
        ({"means": "waived", "category": "ho_ngheo"}, "proof_missing"),
        ({"means": "waived", "category": "ho_ngheo", "proof": " \u200b"}, "proof_missing"),
        ({"means": "waived", "category": "ho_ngheo", "proof": "Giấy chứng nhận hộ nghèo"}, "proof_missing"),
        ({"means": "waived", "category": "ho_ngheo", "proof": "x" * 1001}, "too_long"),
        ({"means": "waived", "category": "nobody", "proof": PROOF}, "unknown_exemption"),
        ({"means": "waived", "category": "con_nuoi_than_thuoc", "proof": PROOF}, "not_covered"),
        ({"means": "waived", "category": "giam_mot_nua", "proof": PROOF}, "means_missing"),
        ({"means": "cash", "tendered": 11_999}, "too_little_given"),
        ({"means": "cash", "tendered": -1}, "bad_count"),
        ({"means": "cash", "tendered": 10**11}, "bad_count"),
    ],
)
def test_what_cannot_be_is_refused(said, code):
    with pytest.raises(Refusal) as caught:
        facts((COPIES,), **said)

    assert code == caught.value.code


def test_what_a_category_does_not_cover_is_paid_without_a_waiver_once_it_is_said_how():
    said = {"means": "waived", "category": "con_nuoi_than_thuoc", "proof": PROOF, "rest_means": "cash"}

    assert [FeePaid(amount=12_000, means="cash", phi=12_000)] == facts((COPIES,), **said)


def test_the_exact_amount_is_enough():
    assert 12_000 == facts((COPIES,), means="cash", tendered=12_000)[0].tendered


def test_what_was_given_counts_only_in_cash():
    assert 0 == facts((COPIES,), means="transfer", tendered=5)[0].tendered


def a_payment(amount, means="cash"):
    return [Draft(facts=FeeCharged(lines=(COPIES,))), Draft(facts=FeePaid(amount=amount, means=means))]


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=5), st.integers(0, 10**6))
def test_one_citizens_cash_is_shared_out_to_the_dong(amounts, change):
    shared = given_together([a_payment(amount) for amount in amounts], sum(amounts) + change)
    paid = [drafts[1].facts for drafts in shared]

    assert sum(amounts) + change == sum(one.tendered for one in paid)
    assert change == sum(one.tendered - one.amount for one in paid)
    assert all(one.tendered >= one.amount for one in paid)


def test_too_little_for_all_is_refused_and_unsaid_stays_unsaid():
    several = [a_payment(8_000), a_payment(5_000, "transfer"), a_payment(2_000)]

    with pytest.raises(TooLittleGiven) as caught:
        given_together(several, 9_999)
    assert {"owed": 10_000} == caught.value.params
    assert several == given_together(several, 0)
    assert [8_000, 0, 12_000] == [drafts[1].facts.tendered for drafts in given_together(several, 20_000)]
