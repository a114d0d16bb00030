"""Cards are read whole or refused; typed details are cleaned or refused."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import people
from intake_desk.domain.people import (
    AGENCY,
    ANOTHER,
    BUSINESS,
    NAMESAKE,
    SAME,
    Person,
    check_person,
    faults,
    is_card,
    known_by,
    likeness,
    read_card,
    read_date,
    read_phone,
    with_tax_code,
)
from intake_desk.domain.refusals import Refusal

SEVEN = "001199054321|012345678|Đỗ Thị Ánh|07031999|Nữ|Thôn Đô Quan, xã Tân Minh, Thường Tín, Hà Nội|10052021"
ELEVEN = SEVEN.replace("012345678", "") + "||||"


def test_a_card_of_2021_fills_everything():
    assert Person(
        name="Đỗ Thị Ánh",
        id_number="001199054321",
        former_id="012345678",
        birth_date="1999-03-07",
        sex="Nữ",
        address="Thôn Đô Quan, xã Tân Minh, Thường Tín, Hà Nội",
        id_issued_on="2021-05-10",
        id_issuer="Cục Cảnh sát QLHC về TTXH",
    ) == read_card(SEVEN + "\r\n")


def test_a_card_of_2024_names_its_issuer_and_has_no_former_number():
    person = read_card(ELEVEN + "\n")

    assert ("", "Bộ Công an") == (person.former_id, person.id_issuer)


def test_relatives_in_the_last_parts_are_let_pass():
    assert "Bộ Công an" == read_card(SEVEN + "|Đỗ Văn Bình|Lê Thị Cúc||").id_issuer


@pytest.mark.parametrize("around", ["{}", "\ufeff{}\n", "]Q3{}\n", "  {}\t\n", "{0}\n{0}\n"])
def test_what_scanners_add_does_no_harm(around):
    assert read_card(SEVEN) == read_card(around.format(SEVEN))


def test_decomposed_and_byte_wise_typed_cards_are_the_same_card():
    assert read_card(SEVEN) == read_card(SEVEN.replace("Á", "A\u0301"))
    assert read_card(SEVEN) == read_card(SEVEN.encode().decode("latin-1"))


@pytest.mark.parametrize("birth", ["1949", "00001949", "00051949"])
def test_an_elder_with_only_a_year_of_birth_is_welcome(birth):
    assert "" == read_card(SEVEN.replace("07031999", birth)).birth_date


@pytest.mark.parametrize(
    ("scan", "reason"),
    [
        ("", "empty"),
        (SEVEN[:40], "parts"),
        (SEVEN[3:], "number"),
        (SEVEN.replace("012345678", "01234567"), "former_number"),
        (SEVEN.replace("Đỗ Thị Ánh", ""), "name"),
        (SEVEN.replace("Đỗ Thị Ánh", "ĐỖ Th5 Ánh"), "name"),
        (SEVEN.replace("07031999", "31021999"), "birth_date"),
        (SEVEN.replace("07031999", "7031999"), "birth_date"),
        (SEVEN.replace("07031999", "1999-03-07"), "birth_date"),
        (SEVEN.replace("Nữ", "N?"), "sex"),
        (SEVEN[:-1], "issue_date"),
        (SEVEN.replace("10052021", "10051998"), "issue_date"),
        (SEVEN + SEVEN, "issue_date"),
        (SEVEN + "\n" + SEVEN.replace("Ánh", "Bình"), "two_cards"),
        ("|" * 30, "parts"),
    ],
)
def test_a_broken_scan_is_refused_with_its_reason(scan, reason):
    with pytest.raises(people.UnreadableCard) as caught:
        read_card(scan)

    assert {"reason": reason} == caught.value.params


def test_a_card_is_told_from_other_scans():
    assert is_card(SEVEN)
    assert is_card("]Q1" + SEVEN[:30])
    assert not is_card("H26.103.25.7-250908-0112")
    assert not is_card("Đỗ Thị Ánh")
    assert not is_card("0912345678")


@given(st.text())
def test_any_text_is_a_person_or_a_refusal(text):
    for scan in (text, text + SEVEN, SEVEN.replace("Đỗ Thị Ánh", text)):
        with suppress(people.UnreadableCard):
            assert read_card(scan).name


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912-345-678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("024 3825 1234", "02438251234"),
        ("+842438251234", "02438251234"),
        ("+856 20 5551 2345", "+8562055512345"),
        ("", ""),
    ],
)
def test_telephone_numbers_have_one_form(typed, number):
    assert number == read_phone(typed)


@pytest.mark.parametrize("typed", ["091234567", "09123456789", "0112345678", "abc", "0243825123", "12345678", "+84"])
def test_what_is_no_telephone_number_is_refused(typed):
    with pytest.raises(people.BadPhone):
        read_phone(typed)


@pytest.mark.parametrize(
    "typed", ["001 199 054 321", "999199054321", "012345678", "b1234567", "P00012345", "C01X00T47"]
)
def test_numbers_of_every_kind_of_paper_are_taken(typed):
    assert typed.replace(" ", "").upper() == check_person(Person(name="Lê Bình", id_number=typed)).id_number


@pytest.mark.parametrize("typed", ["00119905432", "0011990543210", "O01199054321", "12345", "ABCDEF", "٠٠١١٩٩٠٥٤٣٢١"])
def test_a_wrong_number_is_refused(typed):
    with pytest.raises(people.BadIdentityNumber):
        check_person(Person(name="Lê Bình", id_number=typed))


@pytest.mark.parametrize("typed", ["21051976", "21/5/1976", "21-05-1976", "21.05.1976", "1976-05-21"])
def test_dates_are_taken_as_people_write_them(typed):
    assert "1976-05-21" == read_date(typed)


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        (Person(name=" \u200b "), people.EmptyName),
        (Person(name="123"), people.BadName),
        (Person(name=SEVEN), people.BadName),
        (Person(name="Lê " * 60), people.TooLong),
        (Person(name="Lê Bình", birth_date="30/02/1999"), people.BadBirthDate),
        (Person(name="Lê Bình", birth_date="21/11/2026"), people.BadBirthDate),
        (Person(name="Lê Bình", birth_date="1/1/99999999999"), people.BadBirthDate),
        (Person(name="Lê Bình", sex="khác"), people.BadSex),
        (Person(name="Lê Bình", email="binh@"), people.BadEmail),
        (Person(name="Lê Bình", former_id="B1234567"), people.BadIdentityNumber),
        (Person(name="Lê Bình", address="x" * 301), people.TooLong),
    ],
)
def test_what_cannot_be_true_is_refused_by_name(person, refusal):
    with pytest.raises(refusal):
        check_person(person, today=date(2026, 11, 20))


def test_refusals_never_repeat_personal_data():
    with pytest.raises(Refusal) as caught:
        check_person(Person(name="Lê Bình", address="Ngõ nhỏ " * 50))

    assert "too_long" == str(caught.value)
    assert {"field": "address", "limit": 300} == caught.value.params


def test_a_checked_person_is_clean_and_checking_again_changes_nothing():
    person = check_person(
        Person(
            name="  Lê  Bi\u0300nh ",
            sex="nữ",
            birth_date="1/2/1990",
            phone="+84912345678",
            address="Thôn\nĐô Quan",
        )
    )

    assert (
        Person(name="Lê Bình", sex="Nữ", birth_date="1990-02-01", phone="0912345678", address="Thôn Đô Quan") == person
    )
    assert person == check_person(person)


def test_numbers_are_shown_in_groups():
    assert "001 199 054 321" == people.show_id("001199054321")
    assert "012 345 678" == people.show_id("012345678")
    assert "B1234567" == people.show_id("B1234567")
    assert "0912 345 678" == people.show_phone("0912345678")
    assert "024 3825 1234" == people.show_phone("02438251234")
    assert "0239 385 1234" == people.show_phone("02393851234")
    assert "+8562055512345" == people.show_phone("+8562055512345")
    assert "07/03/1999" == people.show_date("1999-03-07")
    assert ["", "2026-11-1x"] == [people.show_date(iso) for iso in ("", "2026-11-1x")]  # the second is not ours


def test_all_faults_of_a_person_are_named_in_the_order_of_the_form():
    wrong = Person(name="", id_number="12", birth_date="31/02/1990", phone="1", email="a@b", tax_code="0100109107")

    assert ["empty_name", "bad_identity_number", "bad_birth_date", "bad_phone", "bad_email", "bad_tax_code"] == [
        fault.code for fault in faults(wrong)
    ]


def test_who_has_no_fault_is_taken():
    assert () == faults(check_person(Person(name="Đỗ Thị Ánh", phone="0912 345 678")))


def test_a_nameless_organisation_is_told_from_a_nameless_person():
    assert [BUSINESS] == [fault.params["sort"] for fault in faults(Person(name=" ", sort=BUSINESS))]


def test_papers_name_an_organisation_with_its_tax_code():
    company = Person(name="Công ty TNHH Gia Khánh", sort=BUSINESS, tax_code="0100109106")

    assert "Công ty TNHH Gia Khánh (mã số thuế 0100109106)" == with_tax_code(company)
    assert "UBND xã Thượng Phúc" == with_tax_code(Person(name="UBND xã Thượng Phúc", sort=AGENCY))


OANH = {"name": "Khuất Thanh Oanh", "id_number": "001169437778"}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (OANH, OANH, SAME),
        (OANH, {**OANH, "name": "Khuất T. Oanh"}, SAME),
        ({**OANH, "former_id": "012345678"}, {"name": "Khuất Thanh Oanh", "id_number": "012345678"}, SAME),
        (OANH, {"name": "KHUẤT THANH OANH"}, NAMESAKE),
        (OANH, {"name": "khuat thanh oanh", "birth_date": "1988"}, NAMESAKE),
        ({"name": "Khuất Thanh Oanh"}, {"name": "Khuất Thanh Oanh"}, NAMESAKE),
        (OANH, {"name": "Khuất Thanh Oanh", "id_number": "001169437779"}, ANOTHER),
        (OANH, {"name": "Hồ Thu Oanh"}, ANOTHER),
        (OANH, {**OANH, "id_number": "", "tax_code": "001169437778", "sort": BUSINESS}, ANOTHER),
        (
            {"name": "Hợp tác xã Gia Khánh", "tax_code": "0100109106", "sort": BUSINESS},
            {"name": "HTX Gia Khánh", "tax_code": "0100109106", "sort": BUSINESS},
            SAME,
        ),
    ],
)
def test_two_are_one_person_by_a_number_alone_and_namesakes_are_only_alike(one, other, found):
    assert (found, found) == (
        likeness(Person(**one), Person(**other)),
        likeness(Person(**other), Person(**one)),
    )


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (OANH, "001169437778"),
        ({"name": "Khuất  Thanh Oanh", "birth_date": "1969-12-05"}, "khuat thanh oanh 1969-12-05"),
        ({"name": "HTX Gia Khánh", "tax_code": "0100109106", "sort": BUSINESS}, "0100109106"),
        ({"name": ""}, ""),
    ],
)
def test_a_person_is_grouped_by_number_or_else_by_name_and_birth(person, key):
    assert key == known_by(Person(**person))
