"""What banks write for amounts and moments, and dossier codes that lost their dashes."""

import pytest

from intake_desk.domain.statements import amount_in, compact, moment_in, names_code, names_some_code, rows_of

CODE = "H26.103-261120-3119"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234.000", 1_234_000),
        ("1,234,000.00", 1_234_000),
        ("350000", 350_000),
        ("+50.000 VND", 50_000),
        ("50 000đ", 50_000),
        ("12.000,00", 12_000),
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
        ("31/02/2026", 0),
        ("hôm qua", 0),
        ("", 0),
    ],
)
def test_moments(text, moment):
    assert moment == moment_in(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("H26.103-261120-3119 nop phi", True),
        ("CT DEN:0123 H26103 261120 3119 NGUYEN VAN A", True),
        ("h26103 2611203119ft23", True),
        ("2611203119", True),
        ("26112031190", False),
        ("3119", False),
        ("", False),
    ],
)
def test_codes_that_banks_pass_on(text, named):
    assert named is names_code(compact(text), CODE)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("H26.103-261119-9999", True),
        ("MBVCB H26 1032611191002 NGUYEN THI A nop phi", True),
        ("CT DEN 2611191002 NOP PHI", True),
        ("H26.103-261119-T1-001", True),
        ("UNG HO QUY VI NGUOI NGHEO", False),
        ("DT 0912345678 chuyen 50000 ngay 19/11/2026", False),
        ("FT26323123456789", False),
        ("", False),
    ],
)
def test_a_text_that_names_any_dossier(text, named):
    assert named is names_some_code(compact(text))


def test_the_same_lines_have_the_same_marks_wherever_they_stand():
    one = {"date": "20/11/2026", "credit": "12.000", "text": "A"}
    first = rows_of([(2, one), (3, one), (4, {**one, "text": "B"}), (5, {"credit": "24.000"})])
    second = rows_of([(9, {**one, "text": "B"}), (10, one), (11, one)])
    assert 3 == len({row.mark for row in first})
    assert {row.mark for row in first} == {row.mark for row in second}
