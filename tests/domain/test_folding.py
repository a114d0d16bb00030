"""Text is stored in one form and compared in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.folding import by_given_name, collated, fold, nfc, words


def test_decomposed_text_is_stored_composed():
    assert "Nguyễn Thị Ánh" == nfc("Nguye\u0302\u0303n Thi\u0323 A\u0301nh")


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u202e", "\u2066", "\ufeff", "\x00", "\x1b", "\xad", "\ud800", "\U000e0041"]
)
def test_unseen_characters_are_dropped(unseen):
    assert "Trần An" == nfc(f"Tr{unseen}ần{unseen} An{unseen}")


def test_any_gap_becomes_one_space():
    assert "Thôn Đô Quan, xã Tân Minh" == nfc("  Thôn\tĐô\u00a0Quan,\r\n xã  Tân Minh\n")


def test_a_mark_parted_from_its_letter_by_an_unseen_character_is_joined():
    assert "é" == nfc("e\u200d\u0301")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đỗ Thị Đượm", "do thi duom"),
        ("HÒA hoà Hoà", "hoa hoa hoa"),
        ("Ưu ướt Ỡ ỹ Ỵ", "uu uot o y y"),
        ("Chứng thực", "chung thuc"),
        ("2.000815", "2.000815"),
        ("İstanbul Straße Ǆ", "istanbul straße dz"),
        ("\uff10\uff19\uff11", "091"),
        ("한글", "한글"),
        ("a \u0301 b", "a b"),
    ],
)
def test_folding_knows_every_vietnamese_letter(text, folded):
    assert folded == fold(text)


def test_words_are_parted_by_punctuation():
    assert ["dang", "ky", "lai", "khai", "sinh", "2", "000815"] == words("Đăng ký lại (khai-sinh), 2.000815_")


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert nfc(nfc(text)) == nfc(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_whatever_was_cleaned_can_be_written_to_disk(left, right):
    assert nfc(left + right) == nfc(left + right).encode().decode()


VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ AĐƠƯỆ"


@given(st.text(alphabet=VIETNAMESE))
def test_vietnamese_folds_to_the_same_length(text):
    assert len(nfc(text)) == len(fold(text))
    assert fold(text).isascii()


def test_words_stand_as_in_a_vietnamese_dictionary():
    ordered = [
        "an",
        "ăn",
        "ân",
        "bà",
        "cúc",
        "dung",
        "dũng",
        "đông",
        "em",
        "ến",
        "hoa",
        "hòa",
        "hỏa",
        "hõa",
        "hóa",
        "họa",
    ]

    assert ordered == sorted(sorted(ordered), key=collated)
    assert sorted(["Ánh", "an", "ÂN"], key=collated) == ["an", "Ánh", "ÂN"]


def test_people_are_listed_by_their_given_names():
    listed = [
        "Lò Văn An",
        "Trần Thị Anh",
        "Đỗ Thị Ánh",
        "Bùi Văn Dũng",
        "Lê Đức Đông",
        "Đặng Hà",
        "Đặng Thị Hà",
        "Hà Hà",
        "",
    ]

    assert ["", *listed[:5], "Đặng Hà", "Đặng Thị Hà", "Hà Hà"] == sorted(listed, key=by_given_name)
    assert ["Lê Thị Hà", "Trần Văn Hà"] == sorted(["Trần Văn Hà", "Lê Thị Hà"], key=by_given_name)
