"""A period's name, its sums per agency, and what of them was ruled off."""

from datetime import date

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.csv_layout import BadCsvLayout, CsvColumn, CsvLayout, check_layout
from intake_desk.domain.holding import Line
from intake_desk.domain.money_kinds import FeeMeansCorrected
from intake_desk.domain.periods import BadPeriod, Period, month_of
from intake_desk.domain.settlement import DaySum, Life, Sums, groups_of, name_of, period_of, summed, total_of, within

YEAR = period_of("2026")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_name_is_a_period_and_the_other_way_round(name, first, last):
    assert Period(first, last) == period_of(name)
    assert name == name_of(period_of(name))


@pytest.mark.parametrize("name", ["", "2026-Q0", "2026-Q5", "0026", "2026-4", "2026-Q4 ", "quý 4"])
def test_what_names_no_period_is_refused(name):
    with pytest.raises(BadPeriod):
        period_of(name)


def test_a_month_has_no_name():
    assert "" == name_of(month_of(date(2026, 12, 1)))


def life(book, *entries, before=()):
    lines, elder = (tuple(Line(entry.place.journal, entry) for entry in part) for part in (entries, before))
    return Life(period=YEAR, lines=lines, before=elder)


def test_what_nobody_is_known_to_resolve_is_the_units_own(book):
    paid = book.write(kinds.FeePaid(amount=5_000, means="cash", phi=5_000), subject="unknown")

    (only,) = summed(life(book, paid), "xã").agencies

    assert ("xã", "xã", 5_000, 5_000) == (only.receiving, only.resolving, only.taken, only.sort("phi"))


def test_another_means_moves_the_money_and_counts_no_payment(book):
    moved = FeeMeansCorrected(
        payment="p", amount=5_000, was="cash", means="transfer", taker="thuy", journal="j", second="hang", phi=5_000
    )
    entries = [book.write(kinds.FeePaid(amount=5_000, means="cash", phi=5_000)), book.write(moved)]

    total = total_of(summed(life(book, *entries), "xã").agencies)

    assert (0, 5_000, 5_000, 1) == (total.figure("cash"), total.figure("transfer"), total.sort("phi"), total.count)


def test_what_lies_beyond_the_heads_is_left_out(book):
    entries = [book.write(kinds.FeePaid(amount=amount, means="cash", phi=amount)) for amount in (1_000, 2_000)]
    whole = life(book, *entries)

    ends = {entries[0].place.journal: entries[0].place.number}

    assert 1_000 == total_of(summed(within(whole, ends), "xã").agencies).taken


@pytest.mark.parametrize(
    ("closing", "addenda", "agrees"),
    [({"cash": 7}, {}, True), ({"cash": 5}, {"cash": 2}, True), ({"cash": 5}, {}, False), ({"transfer": 7}, {}, False)],
)
def test_a_day_agrees_when_closing_and_addenda_hold_all_of_it(closing, addenda, agrees):
    assert agrees == DaySum(day="2026-11-20", entries={"cash": 7}, closed=True, closing=closing, addenda=addenda).agrees


def test_open_days_are_signed_by_name():
    days = [DaySum(day="2026-11-20", entries={"cash": 7}), DaySum(day="2026-11-21", entries={}, closed=True)]

    groups = groups_of(Sums(agencies=(), days={}, books={}), days)

    assert {"2026-11-20": {"entries": 7}} == groups["open"]
    assert {"entries": {"cash": 7}} == groups["ruling"]


@pytest.mark.parametrize(
    "layout",
    [
        CsvLayout(columns=()),
        CsvLayout(columns=(CsvColumn("phi", "Phí"), CsvColumn("phi", "Phí"))),
        CsvLayout(columns=(CsvColumn("applicant", "Họ tên"),)),
        CsvLayout(columns=(CsvColumn("phi", " "),)),
        CsvLayout(separator="|"),
    ],
)
def test_a_layout_that_cannot_be_is_refused(layout):
    with pytest.raises(BadCsvLayout):
        check_layout(layout)
