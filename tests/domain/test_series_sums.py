"""By books of receipts the day's money adds up to what was really taken, whatever was given back."""

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.closing_sums import SERIES, About, group, taken, tally_of
from intake_desk.domain.money_kinds import FeeRefunded, FeeVoided
from intake_desk.domain.series_sums import SeriesSum, by_series


def receipt(sort, number, amount):
    return kinds.FeeReceipt(sort=sort, series=f"{sort}-26", number=number, amount=amount)


@pytest.fixture
def groups(book):
    """Two receipts for one payment, one struck out, 8.000 without a receipt; 7.000 of the first given back."""
    both = (receipt("phi", 1, 10_000), receipt("le_phi", 1, 2_000))
    void = (receipt("phi", 2, 20_000),)
    entries = [
        book.write(kinds.FeePaid(amount=12_000, means="cash", phi=10_000, le_phi=2_000, payment="a", receipts=both)),
        book.write(kinds.FeePaid(amount=20_000, means="transfer", phi=20_000, payment="b", receipts=void)),
        book.write(kinds.FeePaid(amount=8_000, means="cash", phi=8_000, payment="c")),
        book.write(
            FeeVoided(
                payment="b",
                amount=20_000,
                means="transfer",
                taker="thuy",
                journal="10231-1",
                second="hang",
                phi=20_000,
                receipts=void,
            )
        ),
        book.write(FeeRefunded(refund="r", payment="a", amount=7_000, means="cash", second="hang", phi=7_000)),
    ]
    return group(entries, lambda _: About(), {})


def test_each_receipt_counts_once_and_refunds_stand_in_a_row_of_their_own(groups):
    assert (
        SeriesSum(series="le_phi-26", receipts=1, taken=2_000),
        SeriesSum(series="phi-26", receipts=2, voided=1, taken=10_000),
        SeriesSum(taken=8_000),
        SeriesSum(refunds=True, refunded=7_000),
    ) == by_series(groups[SERIES])


def test_the_rows_add_up_to_the_days_takings(groups):
    assert 13_000 == taken(tally_of(groups).totals) == sum(one.net for one in by_series(groups[SERIES]))


def test_without_money_beside_the_receipts_there_is_no_row_for_it():
    assert (SeriesSum(series="P", receipts=1, taken=5_000),) == by_series(
        {"": {"cash_count": 1}, "P": {"cash": 5_000, "cash_phi": 5_000, "receipts": 1}}
    )


def test_what_was_given_back_stands_under_the_series_that_it_had_been_paid_under():
    rows = {"": {"cash": -8_000, "refunded": 8_000}, "P": {"cash": 30_000, "receipts": 2}}

    known = by_series(rows, {"P": 5_000, "Q": 2_000})

    assert [("P", 25_000), ("Q", -2_000), ("", -1_000)] == [(one.series, one.net) for one in known]
    assert [False, False, True] == [one.refunds for one in known]
    assert sum(one.net for one in by_series(rows)) == sum(one.net for one in known) == 22_000
