"""Amounts in words: the ways in which Vietnamese says figures, and that no two amounts are said alike."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.money_words import NegativeAmount, in_words, sentence

SAID = {
    0: "không đồng",
    1: "một đồng",
    5: "năm đồng",
    10: "mười đồng",
    11: "mười một đồng",
    14: "mười bốn đồng",
    15: "mười lăm đồng",
    20: "hai mươi đồng",
    21: "hai mươi mốt đồng",
    24: "hai mươi tư đồng",
    25: "hai mươi lăm đồng",
    44: "bốn mươi tư đồng",
    55: "năm mươi lăm đồng",
    100: "một trăm đồng",
    104: "một trăm linh bốn đồng",
    105: "một trăm linh năm đồng",
    110: "một trăm mười đồng",
    111: "một trăm mười một đồng",
    115: "một trăm mười lăm đồng",
    121: "một trăm hai mươi mốt đồng",
    999: "chín trăm chín mươi chín đồng",
    1_000: "một nghìn đồng",
    1_005: "một nghìn không trăm linh năm đồng",
    1_015: "một nghìn không trăm mười lăm đồng",
    2_500: "hai nghìn năm trăm đồng",
    8_000: "tám nghìn đồng",
    18_000: "mười tám nghìn đồng",
    21_000: "hai mươi mốt nghìn đồng",
    24_500: "hai mươi tư nghìn năm trăm đồng",
    105_000: "một trăm linh năm nghìn đồng",
    150_000: "một trăm năm mươi nghìn đồng",
    1_000_000: "một triệu đồng",
    1_000_005: "một triệu không trăm linh năm đồng",
    1_005_000: "một triệu không trăm linh năm nghìn đồng",
    1_021_004: "một triệu không trăm hai mươi mốt nghìn không trăm linh bốn đồng",
    15_000_000: "mười lăm triệu đồng",
    1_000_000_000: "một tỷ đồng",
    1_000_000_005: "một tỷ không trăm linh năm đồng",
    1_005_000_000: "một tỷ không trăm linh năm triệu đồng",
    10_000_000_000_000: "mười nghìn tỷ đồng",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ đồng",
}
FIGURES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5} | {
    word: number for number, word in enumerate(("sáu", "bảy", "tám", "chín"), 6)
}
SCALES = {"nghìn": 1_000, "triệu": 1_000_000}


def heard(words: str) -> int:
    """The amount that a listener writes down."""
    *spoken, last = words.split()
    assert last == "đồng"
    billions = below = group = figure = 0
    for word in spoken:
        if word in FIGURES:
            figure = FIGURES[word]
        elif word == "trăm":
            group, figure = figure * 100, 0
        elif word == "mươi":
            group, figure = group + figure * 10, 0
        elif word == "mười":
            group += 10
        elif word in SCALES:
            below, group, figure = below + (group + figure) * SCALES[word], 0, 0
        elif word == "tỷ":
            billions, below, group, figure = below + group + figure, 0, 0, 0
        else:
            assert word == "linh", word
    return billions * 10**9 + below + group + figure


@pytest.mark.parametrize(("amount", "words"), SAID.items())
def test_an_amount_is_said_as_the_language_has_it(amount: int, words: str) -> None:
    assert in_words(amount) == words


@given(st.one_of(st.integers(0, 10**13), st.integers(0, 10**7).map(lambda thousands: thousands * 1000)))
def test_what_is_said_is_heard_as_the_same_amount(amount: int) -> None:
    assert heard(in_words(amount)) == amount


@given(st.integers(0, 10**13))
def test_words_follow_the_rules_of_the_last_figure(amount: int) -> None:
    words = in_words(amount).split()
    pairs = list(pairwise(words))
    assert not {("mươi", "một"), ("mươi", "bốn"), ("mươi", "năm"), ("mười", "năm"), ("mười", "mốt")} & set(pairs)
    assert not any(word == "linh" and before != "trăm" for before, word in pairs)
    assert "" not in words


def test_a_line_on_paper_begins_with_a_capital() -> None:
    assert sentence(21_000) == "Hai mươi mốt nghìn đồng"
    assert sentence(0) == "Không đồng"


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(NegativeAmount):
        in_words(-1)
