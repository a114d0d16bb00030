"""What banks write for amounts and moments."""

import pytest

from intake_desk.domain.statement_cells import amount_in, are_serials, moment_in, says_out
from intake_desk.domain.times import from_ms


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234.000", 1_234_000),
        ("1,234,000.00", 1_234_000),
        ("350000", 350_000),
        ("+50.000 VND", 50_000),
        ("50 000đ", 50_000),
        ("12.000,00", 12_000),
        ("12.000 ₫", 12_000),
        ("12.000 VNĐ", 12_000),
        ("12.000 dong", 12_000),
        ("12.000 C", 12_000),
        ("12.000CR", 12_000),
        ("12.000 VND CR", 12_000),
        ("12.000 Có", 12_000),
        ("12.000 D", None),
        ("12.000d", None),
        ("12.000 DR", None),
        ("12.000 VND D", None),
        ("12.000 N", None),
        ("12.000 Nợ", None),
        ("12.000-", None),
        ("-50.000", None),
        ("0", None),
        ("", None),
        ("12.50", None),
        ("1.23.4", None),
        ("mười nghìn", None),
        ("9" * 20, None),
    ],
)
def test_amounts(text, amount):
    assert amount == amount_in(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20/11/2026 10:07:12", 1_795_144_032_000),
        ("20-11-2026", 1_795_107_600_000),
        ("2026-11-20T10:07:12", 1_795_144_032_000),
        ("20/11/26", 1_795_107_600_000),
        ("20/11/26 10:07:12", 1_795_144_032_000),
        ("2026/11/20", 1_795_107_600_000),
        ("10:07:12 20/11/2026", 1_795_144_032_000),
        ("11/20/2026", 0),
        ("20/11/2026 25:61", 0),
        ("20/11/20261", 0),
        ("46346", 0),
        ("31/02/2026", 0),
        ("hôm qua", 0),
        ("", 0),
    ],
)
def test_moments(text, moment):
    assert moment == moment_in(text)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("04:30 CH", "16:30"),
        ("4:30:00 ch", "16:30"),
        ("04:30 SA", "04:30"),
        ("04:30PM", "16:30"),
        ("04:30 p.m.", "16:30"),
        ("04:30 a.m.", "04:30"),
        ("12:30 AM", "00:30"),
        ("12:30 CH", "12:30"),
        ("16:30 CH", "16:30"),
        ("04:30 chiều", "16:30"),
        ("07:30 tối", "19:30"),
        ("04:30 chuyen khoan", "04:30"),
        ("04:30", "04:30"),
    ],
)
def test_the_clock_of_twelve_hours(text, hour):
    assert hour == f"{from_ms(moment_in(f'20/11/2026 {text}')):%H:%M}"
    if "chuyen" not in text and "." not in text:
        assert hour == f"{from_ms(moment_in(f'{text} 20/11/2026')):%H:%M}"


@pytest.mark.parametrize("text", ["16:30 SA", "00:30 CH", "12:30 tối", "13:00 AM"])
def test_an_hour_that_its_half_of_the_day_denies_says_no_moment(text):
    assert 0 == moment_in(f"20/11/2026 {text}")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("46346", 1_795_107_600_000),
        ("46346.421666666667", 1_795_144_032_000),
        ("46346,5", 1_795_150_800_000),
        ("12000", 0),
        ("99999", 0),
        ("20/11/2026", 1_795_107_600_000),
    ],
)
def test_days_as_a_spreadsheet_counts_them(text, moment):
    assert moment == moment_in(text, serials=True)


def test_a_column_of_other_numbers_holds_no_such_days():
    assert are_serials(["46346", "", "46347.5", "20/11/2026"])
    assert not are_serials(["46346", "3"])


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("-1.000", True),
        ("(1.000)", True),
        ("1.000 D", True),
        ("1.000 VND DR", True),
        ("1.000 N", True),
        ("1.000 VND", False),
        ("1.000đ", False),
        ("1.000", False),
        ("+1.000", False),
        ("1.000 CR", False),
        ("", False),
    ],
)
def test_amounts_that_say_that_the_money_went_out(text, out):
    assert out is says_out(text)
