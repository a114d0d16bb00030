"""What becomes of payments: struck out, given back, put under another means; and what a day's sums say of it."""

import pytest
from msgspec.structs import replace

from intake_desk.domain import kinds
from intake_desk.domain.life import fold
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, Refund
from intake_desk.domain.tally import tally
from tests.domain.conftest import NINE, Book

RECEIPTS = (kinds.FeeReceipt(sort="le_phi", series="LP-26-01", number=7, amount=20_000),)
CHARGED = kinds.FeeCharged(lines=(kinds.FeeLine(sort="le_phi", name="Lệ phí", amount=20_000),))
PAID = kinds.FeePaid(amount=20_000, means="cash", le_phi=20_000, payment="p1", receipts=RECEIPTS, tendered=50_000)
VOIDED = FeeVoided(
    payment="p1",
    amount=20_000,
    means="cash",
    le_phi=20_000,
    taker="lan",
    journal="26103-1",
    second="hang",
    receipts=RECEIPTS,
)
REFUNDED = FeeRefunded(refund="r1", payment="p1", amount=5_000, means="cash", le_phi=5_000, second="hang")
CORRECTED = FeeMeansCorrected(
    payment="p1",
    amount=20_000,
    le_phi=20_000,
    was="cash",
    means="transfer",
    taker="lan",
    journal="26103-1",
    second="hang",
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


SPLIT = kinds.FeePaid(amount=20_000, means="cash", phi=5_000, le_phi=15_000, payment="p1", receipts=RECEIPTS)
OF_SPLIT = {"payment": "p1", "amount": 20_000, "phi": 5_000, "le_phi": 15_000, "second": "hang"}
STRUCK = FeeVoided(means="cash", taker="lan", journal="26103-1", receipts=RECEIPTS, **OF_SPLIT)
MOVED = FeeMeansCorrected(was="cash", means="transfer", taker="lan", journal="26103-1", **OF_SPLIT)
BACK = FeeRefunded(refund="r1", payment="p1", amount=9_000, phi=5_000, le_phi=4_000, means="cash", second="hang")


def all_of(facts, **said):
    return pytest.param(replace(facts, **said), id=f"{type(facts).__name__} {said}")


@pytest.mark.parametrize(
    "forged",
    [
        all_of(STRUCK, phi=9_000_000, le_phi=-8_980_000),
        all_of(STRUCK, phi=20_000, le_phi=0),
        all_of(STRUCK, amount=19_000),
        all_of(STRUCK, means="transfer"),
        all_of(STRUCK, taker="minh"),
        all_of(STRUCK, journal="26103-2"),
        all_of(STRUCK, receipts=()),
        all_of(MOVED, phi=6_000, le_phi=14_000),
        all_of(MOVED, was="online"),
        all_of(MOVED, means="waived"),
        all_of(MOVED, taker="minh"),
        all_of(MOVED, journal="26103-2"),
        all_of(BACK, phi=6_000, le_phi=3_000),
        all_of(BACK, phi=-1_000, le_phi=10_000),
        all_of(BACK, phi=0, le_phi=0),
        all_of(BACK, amount=0, phi=0, le_phi=0),
        all_of(BACK, amount=-9_000, phi=-5_000, le_phi=-4_000),
        all_of(BACK, means="waived"),
        all_of(SPLIT),
        all_of(SPLIT, payment="p2", amount=0, phi=0, le_phi=0),
        all_of(SPLIT, payment="p2", amount=-20_000, phi=-5_000, le_phi=-15_000),
        all_of(SPLIT, payment="", amount=-20_000, phi=0, le_phi=0),
        all_of(SPLIT, payment="p2", phi=-1_000, le_phi=21_000),
        all_of(SPLIT, payment="p2", phi=0, le_phi=0),
        all_of(SPLIT, payment="p2", means="waived"),
    ],
)
def test_what_no_program_says_of_a_payment_is_a_misfit_and_changes_nothing(book, forged):
    before = fold(history(book, CHARGED, SPLIT))

    dossier = fold([*history(Book(), CHARGED, SPLIT), Book(name="26103-9", now_ms=NINE + 1).write(forged)])

    assert 1 == len(dossier.misfits)
    assert (before.payments, before.paid, before.refunded) == (dossier.payments, dossier.paid, dossier.refunded)


@pytest.mark.parametrize("said", [(STRUCK,), (MOVED,), (BACK, replace(BACK, phi=0, le_phi=9_000))])
def test_what_is_said_of_a_payment_of_two_sorts_fits(book, said):
    assert () == fold(history(book, CHARGED, SPLIT, *said)).misfits


def test_a_name_that_was_used_is_not_used_again_and_one_void_strikes_out_one_payment(book):
    again = replace(SPLIT, amount=50_000, le_phi=45_000)

    dossier = fold(history(book, CHARGED, SPLIT, again, STRUCK, SPLIT))

    assert [(20_000, True)] == [(one.amount, one.voided) for one in dossier.payments]
    assert (["fee.paid", "fee.paid"], 0) == ([one.kind for one in dossier.misfits], dossier.paid)


def test_an_older_programs_payments_have_neither_names_nor_sorts(book):
    old = kinds.FeePaid(amount=20_000, means="cash")

    dossier = fold(history(book, CHARGED, old, old))

    assert ((), 40_000) == (dossier.misfits, dossier.paid)
