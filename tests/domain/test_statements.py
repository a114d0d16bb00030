"""What banks do to dossier codes, and which line of a statement is which."""

import pytest

from intake_desk.domain.statements import code_day_ms, compact, names_code, names_some_code, rows_of

CODE = "H26.103-261120-3119"


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


@pytest.mark.parametrize(("code", "moment"), [(CODE, 1_795_107_600_000), ("H26.103-261350-3119", 0), ("", 0)])
def test_the_day_that_a_code_names(code, moment):
    assert moment == code_day_ms(code)


def amounts(*lines):
    return [row.amount for row in rows_of([(at, {"text": "A", **line}) for at, line in enumerate(lines, 2)])]


@pytest.mark.parametrize("out", ["N", "Nợ", "d", "DR", "Debit", "-", "−", "(-)", "Ghi nợ", "Chuyển đi", ""])
def test_money_of_either_way_came_in_only_where_the_column_beside_it_says_so(out):
    for column in ("way", "sort"):
        assert [1_000] == amounts({"amount": "1.000", column: "C"}, {"amount": "2.000", column: out})


@pytest.mark.parametrize("into", ["C", "Có", "cr", "CREDIT", "+", "(+)", "Ghi có"])
def test_the_words_for_money_that_came_in(into):
    assert [1_000] == amounts({"amount": "1.000", "way": into})


def test_the_column_of_sorts_is_not_asked_where_the_amounts_themselves_say_their_way():
    transfer = {"sort": "Chuyển khoản"}
    assert [1_000] == amounts({"amount": "1.000", **transfer}, {"amount": "-2.000", **transfer})
    assert [1_000, 2_000] == amounts({"amount": "+1.000", **transfer}, {"amount": "2.000 CR", **transfer})
    assert [] == amounts({"amount": "+1.000", "sort": "N"})
    assert [] == amounts({"amount": "+1.000", "way": "?"})


def test_money_of_either_way_went_out_where_the_column_of_debits_says_so():
    assert [1_000] == amounts({"amount": "1.000", "debit": "0,00"}, {"amount": "2.000", "debit": "2.000"})


def test_a_column_of_credits_alone_needs_no_other():
    assert [1_000] == amounts({"credit": "1.000", "sort": "Chuyển khoản"}, {"credit": "2.000", "way": "Nợ"})


def test_bare_numbers_are_days_only_in_a_column_that_has_no_others():
    days = [{"date": text, "credit": "1.000", "text": "A"} for text in ("46346", "46346.25", "17")]

    def read(*cells):
        return [row.at_ms for row in rows_of(list(enumerate(cells)))]

    assert [1_795_107_600_000, 1_795_129_200_000] == read(*days[:2])
    assert [0, 0, 0] == read(*days)
