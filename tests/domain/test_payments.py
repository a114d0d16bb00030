"""What becomes of payments: struck out, given back, put under another means; and what a day's sums say of it."""

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.life import fold
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, Refund
from intake_desk.domain.tally import tally

RECEIPTS = (kinds.FeeReceipt(sort="le_phi", series="LP-26-01", number=7, amount=20_000),)
CHARGED = kinds.FeeCharged(lines=(kinds.FeeLine(sort="le_phi", name="Lệ phí", amount=20_000),))
PAID = kinds.FeePaid(amount=20_000, means="cash", le_phi=20_000, payment="p1", receipts=RECEIPTS, tendered=50_000)
VOIDED = FeeVoided(
    payment="p1",
    amount=20_000,
    means="cash",
    le_phi=20_000,
    taker="lan",
    journal="j1",
    second="hang",
    receipts=RECEIPTS,
)
REFUNDED = FeeRefunded(refund="r1", payment="p1", amount=5_000, means="cash", le_phi=5_000, second="hang")
CORRECTED = FeeMeansCorrected(
    payment="p1", amount=20_000, le_phi=20_000, was="cash", means="transfer", taker="lan", journal="j1", second="hang"
)
REASON = kinds.Reason(reason="Ghi nhầm")


def history(book, *said):
    return [book.receive(), *(book.write(facts, Refund(reason="Ghi nhầm")) for facts in said)]


def test_a_payment_is_known_with_its_receipts(book):
    dossier = fold(history(book, CHARGED, PAID))

    (payment,) = dossier.payments
    assert ("p1", 20_000, "cash", RECEIPTS, 50_000) == (
        payment.id, payment.amount, payment.means, payment.receipts, payment.tendered,
    )  # fmt: skip
    assert (20_000, 0) == (dossier.paid, dossier.owed)


def test_what_was_struck_out_is_owed_again(book):
    dossier = fold(history(book, CHARGED, PAID, VOIDED))

    assert (True, 0, 20_000) == (dossier.payments[0].voided, dossier.paid, dossier.owed)
    assert RECEIPTS == dossier.payments[0].receipts


def test_what_was_given_back_is_not_owed_again(book):
    dossier = fold(history(book, CHARGED, PAID, REFUNDED))

    assert (5_000, 5_000, 0) == (dossier.refunded, dossier.payments[0].refunded, dossier.owed)


def test_another_means_moves_the_money(book):
    dossier = fold(history(book, CHARGED, PAID, CORRECTED))

    assert (0, 20_000, "transfer") == (dossier.paid_cash, dossier.paid_transfer, dossier.payments[0].means)


@pytest.mark.parametrize(
    "said",
    [
        (VOIDED,),
        (PAID, VOIDED, VOIDED),
        (PAID, REFUNDED, VOIDED),
        (PAID, VOIDED, REFUNDED),
        (PAID, *[REFUNDED] * 5),
        (PAID, CORRECTED, CORRECTED),
        (PAID, CORRECTED, VOIDED, REFUNDED),
    ],
)
def test_what_cannot_be_true_of_a_payment_is_kept_as_a_misfit(book, said):
    assert 1 == len(fold(history(book, CHARGED, *said)).misfits)


def test_sums_are_net_and_say_what_was_struck_out(book):
    def sums(*said):
        found = tally(history(book, CHARGED, PAID, *said), lambda _: "1").totals
        return {name: found[name] for name in ("cash", "cash_count", "cash_le_phi", "transfer", "voided", "refunded")}

    plain = {"cash": 20_000, "cash_count": 1, "cash_le_phi": 20_000, "transfer": 0, "voided": 0, "refunded": 0}
    assert plain == sums()
    assert {**plain, "cash": 0, "cash_count": 0, "cash_le_phi": 0, "voided": 20_000} == sums(VOIDED)
    assert {**plain, "cash": 15_000, "cash_le_phi": 15_000, "refunded": 5_000} == sums(REFUNDED)
    assert {**plain, "cash": 0, "cash_count": 0, "cash_le_phi": 0, "transfer": 20_000} == sums(CORRECTED)
