"""An address on an old card leads to today's commune, or to a choice, never to a guess."""

from importlib.resources import files

import pytest

from intake_desk.domain.addresses import AddressBook
from intake_desk.domain.units import Units


@pytest.fixture(scope="module")
def units():
    resources = files("intake_desk.resources")
    return Units(
        resources.joinpath("units.tsv").read_text("utf-8"), resources.joinpath("former_units.tsv").read_text("utf-8")
    )


@pytest.fixture(scope="module")
def book(units):
    return AddressBook(units)


def test_the_sample_unit_is_known(units):
    assert ("10231", "Xã Thượng Phúc", "Thành phố Hà Nội") == units.by_code("10231")
    assert units.by_code("99999") is None


def test_a_former_commune_is_shown_beside_the_present_one(book):
    place = book.read("Thôn Đô Quan, xã Tân Minh, Thường Tín, Hà Nội")

    assert "Thôn Đô Quan, xã Thượng Phúc, Hà Nội" == place.present
    assert "xã Tân Minh, Thường Tín" == place.former
    assert ["10231"] == [unit.code for unit in place.units]


@pytest.mark.parametrize("name", ["Tân Minh", "Nguyễn Trãi", "Dũng Tiến", "Nghiêm Xuyên", "Quất Động"])
@pytest.mark.parametrize(
    "form", ["{}, Thường Tín, Hà Nội", "Xã {}, Huyện Thường Tín, Thành phố Hà Nội", "x. {}, H. Thường Tín, TP. Hà Nội"]
)
def test_the_five_communes_that_became_thuong_phuc(book, name, form):
    assert ["10231"] == [unit.code for unit in book.read("Thôn 3, " + form.format(name)).units]


@pytest.mark.parametrize(
    "address", ["Thôn Gia Khánh, xã Thượng Phúc, Hà Nội", "Thượng Phúc, Hà Nội", "THÔN A, THƯỢNG PHÚC, TP HÀ NỘI"]
)
def test_a_present_address_stays_as_it_is(book, address):
    place = book.read(address)

    assert ["10231"] == [unit.code for unit in place.units]
    assert "" == place.former


def test_a_split_commune_gives_a_choice_and_leaves_the_address_alone(book):
    place = book.read("Số 5, Phường Cống Vị, Ba Đình, Hà Nội")

    assert len(place.units) > 1
    assert place.written == place.present


def test_names_that_differ_only_in_the_place_of_the_tone_are_one(book):
    assert book.read("Thôn 1, Thái Hoà, Ba Vì, Hà Nội").units == book.read("Thôn 1, Thái Hòa, Ba Vì, Hà Nội").units
    assert book.read("Thôn 1, Thái Hòa, Ba Vì, Hà Nội").units


def test_a_former_province_leads_to_the_present_one(book):
    (unit,) = book.read("Thôn 1, Nghĩa Hưng, Lạng Giang, Bắc Giang").units

    assert "Tỉnh Bắc Ninh" == unit.province


def test_an_island_district_without_communes_became_a_special_zone(book):
    assert ["11948"] == [unit.code for unit in book.read("Khu 1, Bạch Long Vĩ, Bạch Long Vĩ, Hải Phòng").units]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Hà Nội",
        "Somewhere, Else, Entirely",
        ",,,",
        "Thôn X, xã Không Có, Thường Tín, Hà Nội",
        "Không Có, Thường Tín, Hà Nội",
    ],
)
def test_an_unknown_address_stays_untouched(book, address):
    place = book.read(address)

    assert () == place.units
    assert address == place.present


def test_a_new_commune_with_its_districts_name_is_known_by_the_village_before_it(book):
    assert ["10183"] == [unit.code for unit in book.read("Thôn 3, Thường Tín, Hà Nội").units]
    assert ["10183"] == [unit.code for unit in book.read("Nhà 5, xã Thường Tín, Hà Nội").units]


def test_every_former_unit_leads_somewhere(units):
    for line in files("intake_desk.resources").joinpath("former_units.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes = line.partition("\t")[2].replace("*", "").split(",")
            assert all(units.by_code(code) for code in codes)
