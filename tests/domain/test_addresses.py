"""An address in any usual way of writing leads to today's unit or to a question, and never stops the program."""

from importlib.resources import files

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake_desk.domain.addresses import AddressBook
from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.known_units import DISTRICT, FORMER, UNIT
from intake_desk.domain.names import words_of
from intake_desk.domain.units import Units

HOME = "10231"
SHORT = {
    "Phường ": "P. ",
    "Xã ": "x.",
    "Thị trấn ": "TT ",
    "Quận ": "Q.",
    "Huyện ": "H ",
    "Thị xã ": "TX.",
    "Thành phố ": "TP.",
}


def read_resource(name):
    return files("intake_desk.resources").joinpath(name).read_text("utf-8")


@pytest.fixture(scope="module")
def units():
    return Units(read_resource("units.tsv"), read_resource("former_units.tsv"))


@pytest.fixture(scope="module")
def book(units):
    return AddressBook(units)


def short(name):
    for full, cut in SHORT.items():
        if name.startswith(full):
            return cut + name.removeprefix(full)
    return name


def bare(province):
    return province.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def names(address):
    return [unit.name for unit in address.units]


def in_full(one):
    return f"Số 5, tổ 6, {one.name}, {one.district}, {one.province}"


def as_on_cards(one):
    return f"Tổ 6, {one.name}, {one.district}, {bare(one.province)}"


def cut_short(one):
    return f"Số 5 tổ 6, {short(one.name)}, {short(one.district)}, {bare(one.province)}"


def run_on(one):
    return f"tổ dân phố số 6 {one.name} {one.district} {one.province}"


def without_marks(one):
    return fold(f"to 6 {short(one.name)} {short(one.district)} {bare(one.province)}")


def without_province(one):
    return f"xóm 6, {one.name}, {one.district}"


def without_district(one):
    return f"xóm 6, {one.name}, {one.province}"


@pytest.mark.parametrize("form", [in_full, as_on_cards, cut_short, run_on])
def test_every_former_unit_leads_to_its_unit_or_to_the_question_of_its_parts(units, book, form):
    former = [one for one in units.all_former() if one.name]
    assert 10_035 == len(former)
    assert [] == [form(one) for one in former if set(one.units) != set(book.read(form(one), HOME).units)]


def test_without_marks_namesakes_are_asked_and_the_right_one_is_always_among_them(units, book):
    asked = 0
    for one in units.all_former():
        found = set(book.read(without_marks(one), HOME).units) if one.name else set(one.units)
        assert set(one.units) <= found, without_marks(one)
        asked += found != set(one.units)

    assert asked < 60


@pytest.mark.parametrize("form", [without_province, without_district])
def test_a_former_unit_whose_place_is_told_by_half_is_never_taken_for_another(units, book, form):
    for one in units.all_former():
        found = book.read(form(one)).units if one.name else one.units
        present = [unit for unit in found if words_of(unit.name) == words_of(one.name)]
        assert set(one.units) <= set(found) or present, form(one)


def test_every_former_district_asks_for_one_of_its_units(units, book):
    became = {}
    for one in units.all_former():
        became.setdefault((one.district, one.province), set()).update(one.units)
    for (district, province), expected in became.items():
        assert expected == set(book.read(f"Số 5, {district}, {province}", HOME).units), district


@pytest.mark.parametrize(
    "form", ["Thôn 3, {0.name}, {0.province}", "thôn 3 {0.name} {0.province}", "Số 5, tổ 6, {0.name}, {1}"]
)
def test_every_unit_of_today_is_itself(units, book, form):
    present = list(units.all_present())
    assert 3_321 == len(present)
    assert [] == [one for one in present if (one,) != book.read(form.format(one, bare(one.province)), HOME).units]


def test_house_group_and_former_ward_are_parted(book):
    address = book.read("số 5 to 6 p. kim lien q dong da hn")

    assert "số 5 to 6" == address.before
    assert "p. kim lien q dong da" == address.former
    assert ["Phường Kim Liên"] == names(address)
    assert "số 5 to 6, phường Kim Liên, Hà Nội" == address.present


@pytest.mark.parametrize(
    "address",
    [
        "Số 5, Phường Cống Vị, Ba Đình, Hà Nội",
        "so 5 phuong cong vi, ba dinh",
        "phường Cống Vị, Hà Nội",
        "số 5 P Cống Vị Q Ba Đình TP Hà Nội",
    ],
)
def test_a_split_ward_is_asked_and_nothing_is_written_for_it(book, address):
    found = book.read(address)

    assert ["Phường Ngọc Hà", "Phường Giảng Võ"] == names(found)
    assert address == found.present


def test_namesakes_of_a_province_are_asked_those_of_the_home_unit_first(book):
    assert ["Xã Sóc Sơn", "Xã Thượng Phúc"] == sorted(names(book.read("xã Tân Minh, Hà Nội")))
    assert "Xã Thượng Phúc" == names(book.read("xã Tân Minh", HOME))[0]


@pytest.mark.parametrize(
    ("address", "unit"),
    [
        ("P.12, Q.10, TP.HCM", "Phường Hòa Hưng"),
        ("xã Thượng Phúc, huyện Thường Tín, Hà Nội", "Xã Thượng Phúc"),
        ("thôn 2 Nghĩa Hưng Lạng Giang Bắc Ninh", "Xã Tiên Lục"),
        ("Đảo Bạch Long Vĩ, huyện Bạch Long Vĩ, Hải Phòng", "Đặc khu Bạch Long Vĩ"),
        ("tổ 6, phường Kim Liên", "Phường Kim Liên"),
        ("buôn Kô, xã Ea Hleo, huyện Ea H'leo, Daklak", "Xã Ea H’Leo"),
    ],
)
def test_what_people_write(book, address, unit):
    assert [fold(unit).replace("’", "'")] == [fold(name).replace("’", "'") for name in names(book.read(address))]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Hà Nội",
        "số 5 Trần Phú Hà Nội",
        "12 đường Trần Phú, Hà Nội",
        "Thôn Yên Bình, Hà Nội",
        "Somewhere",
        ",,;",
        "5",
    ],
)
def test_a_street_or_a_village_is_no_ward(book, address):
    found = book.read(address)

    assert () == found.units
    assert address == found.written == found.present


def test_the_search_tells_today_and_before_apart(book):
    first, second, third, *_ = book.find("kim lien")

    assert ("phường Kim Liên, Hà Nội", UNIT) == (first.said, first.level)
    assert ("xã Kim Liên, Nghệ An", UNIT) == (second.said, second.level)
    assert ("phường Kim Liên, quận Đống Đa, Hà Nội", FORMER) == (third.said, third.level)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thuong phuc", "xã Thượng Phúc, Hà Nội"),
        ("cống v", "phường Cống Vị, quận Ba Đình, Hà Nội"),
        ("p cong vi", "phường Cống Vị, quận Ba Đình, Hà Nội"),
        ("phuong mai", "phường Phương Mai, quận Đống Đa, Hà Nội"),
        ("tan minh thuong tin", "xã Tân Minh, huyện Thường Tín, Hà Nội"),
        ("quan 1", "quận 1, Hồ Chí Minh"),
        ("q1", "quận 1, Hồ Chí Minh"),
        ("p.12, q.10", "phường 12, quận 10, Hồ Chí Minh"),
        ("huyen thuong tin", "huyện Thường Tín, Hà Nội"),
        ("nghia hung bac giang", "xã Nghĩa Hưng, huyện Lạng Giang, Bắc Giang"),
    ],
)
def test_the_best_of_what_was_typed_stands_first(book, typed, said):
    assert said == book.find(typed, HOME)[0].said


def test_namesakes_stand_in_the_order_of_nearness(book):
    found = [known.said for known in book.find("tân minh", HOME)]

    assert "xã Tân Minh, huyện Thường Tín, Hà Nội" == found[0]
    assert "xã Tân Minh, huyện Sóc Sơn, Hà Nội" == found[1]


def test_a_district_leads_to_all_its_units(book):
    (district, *_) = book.find("quận đống đa", HOME)

    assert DISTRICT == district.level
    assert 7 == len(district.units)


@pytest.mark.parametrize("typed", ["", "x", "xã", "phường ", ".,", "zzzz", "hn zzzz"])
def test_nothing_is_found_for_nothing(book, typed):
    assert [] == book.find(typed, HOME)


@settings(max_examples=400, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                "số",
                "5",
                "tổ",
                "6",
                ",",
                "phường",
                "P.",
                "q",
                "Kim Liên",
                "Đống Đa",
                "Hà Nội",
                "xã",
                "thôn",
                "H'",
                "½",
                "ß",
                "tp",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
@example("\ud800")
@example("p" * 5000)
@example("phường " * 500)
def test_any_text_is_read_or_left_alone(book, text):
    found = book.read(text, HOME)
    book.find(text, HOME)

    assert nfc(text) == found.written
    if len(found.units) != 1:
        assert found.written == found.present
