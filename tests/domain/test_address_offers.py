"""While an address is typed, what may be meant is offered, and what was typed before it is kept."""

import statistics
from importlib.resources import files
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain.address_offers import offers
from intake_desk.domain.addresses import AddressBook
from intake_desk.domain.places import FormerName, Place, PlaceFinder
from intake_desk.domain.units import Units

PLACES = (
    Place(name="Tổ dân phố số 6"),
    Place(name="Tổ dân phố số 34", former=(FormerName(name="Tổ 6", commune="phường Kim Liên"),)),
    Place(name="Thôn Đông"),
)
KEYSTROKE_MS = 5  # the median; a single key may meet a long list


@pytest.fixture(scope="module")
def asked():
    resources = files("intake_desk.resources")
    units = Units(
        resources.joinpath("units.tsv").read_text("utf-8"), resources.joinpath("former_units.tsv").read_text("utf-8")
    )
    book, finder, home = AddressBook(units), PlaceFinder(PLACES), units.by_code("00229")
    return lambda typed: offers(typed, finder, book, home)


def lines(found):
    return [one.line(one.units[0]) for one in found if len(one.units) == 1]


@pytest.mark.parametrize("typed", ["Số 5, tổ 6", "Số 5 tổ 6", "Số 5, to 6 kim lien", "Số 5 tổ 6 p. Kim Liên"])
def test_own_places_stand_first_and_the_house_is_kept(asked, typed):
    assert "Số 5, Tổ dân phố số 34, phường Kim Liên, Hà Nội" in lines(asked(typed))[:2]


def test_present_and_former_names_are_both_offered(asked):
    first, second, *_ = asked("tổ 6")

    assert ("Tổ dân phố số 6", None) == (first.place.place.name, first.place.former)
    assert ("Tổ dân phố số 34", "Tổ 6") == (second.place.place.name, second.place.former.name)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("thôn 3, thuong phuc", "thôn 3, xã Thượng Phúc, Hà Nội"),
        ("thôn 3 xã thượng ph", "thôn 3, xã Thượng Phúc, Hà Nội"),
        ("Số 5, tổ 6, kim liên, đống đa", "Số 5, tổ 6, phường Kim Liên, Hà Nội"),
        ("tổ 7 kim lien", "tổ 7, phường Kim Liên, Hà Nội"),
        ("12 ngõ 3, p12, q10", "12 ngõ 3, phường Hòa Hưng, Hồ Chí Minh"),
        ("xóm 2, nghĩa hưng, lạng giang, bắc giang", "xóm 2, xã Tiên Lục, Bắc Ninh"),
    ],
)
def test_a_unit_is_offered_with_what_was_typed_before_it(asked, typed, line):
    assert line == lines(asked(typed))[0]


def test_a_split_ward_is_offered_as_a_question(asked):
    offer = asked("Số 5, cống vị")[0]

    assert ["Phường Ngọc Hà", "Phường Giảng Võ"] == [unit.name for unit in offer.units]
    assert "Số 5, phường Giảng Võ, Hà Nội" == offer.line(offer.units[1])


@pytest.mark.parametrize(
    "typed", ["", "Số 5", "12", "số 6", "6", "Số 5, Tổ dân phố số 34, phường Kim Liên, Hà Nội", "zzz qqq"]
)
def test_nothing_is_offered_where_nothing_is_missing(asked, typed):
    assert [] == asked(typed)


def test_a_line_that_was_taken_is_not_offered_again(asked):
    for typed in ("tổ 6", "thôn 3, thuong phuc", "xóm 2, nghĩa hưng, lạng giang, bắc giang"):
        for line in lines(asked(typed)):
            assert line not in lines(asked(line))[:1]


def test_a_keystroke_is_answered_at_once(asked):
    spent = []
    for whole in (
        "Số 5, tổ 6, phường Kim Liên, quận Đống Đa, Hà Nội",
        "thon dong xa tan minh huyen thuong tin ha noi",
        "ấp Tân Bình, xã Tân Phú, Châu Thành, Bến Tre",
    ):
        for end in range(1, len(whole) + 1):
            before = perf_counter()
            asked(whole[:end])
            spent.append((perf_counter() - before) * 1000)

    assert statistics.median(spent) < KEYSTROKE_MS


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("tổthônp.q, 6kimliên", max_size=40))
def test_any_text_may_be_typed(asked, text):
    for offer in asked(text):
        assert all(unit.said in offer.line(unit) for unit in offer.units)
