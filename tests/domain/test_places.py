"""A village or group is found by its name of today and of before, and the two are told apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain.places import FormerName, Place, PlaceFinder, full_name, kind_of, named_so

KIM_LIEN, KHUONG_THUONG = "phường Kim Liên", "phường Khương Thượng"
PLACES = (
    Place(name="Tổ dân phố số 6", former=(FormerName(name="Tổ 1", commune=KIM_LIEN),)),
    Place(name="Tổ dân phố số 34", former=(FormerName(name="Tổ 6", commune=KIM_LIEN),), households=361),
    Place(name="Tổ dân phố số 16", former=(FormerName(name="Tổ 61", commune=KIM_LIEN),)),
    Place(name="Tổ dân phố số 60"),
    Place(name="Tổ dân phố số 40", former=(FormerName(name="Tổ 6", commune=KHUONG_THUONG),)),
    Place(name="Thôn Đông Tây", former=(FormerName(name="Thôn Đông"), FormerName(name="Thôn Tây"))),
    Place(name="Thôn Đống"),
    Place(name="Khu phố 6"),
)


@pytest.fixture
def finder():
    return PlaceFinder(PLACES)


def said(found):
    return [(one.place.name, one.former.said if one.former else "") for one in found]


@pytest.mark.parametrize("typed", ["tổ 6", "to 6", "TDP 6", "tdp số 06", "Tổ dân phố số 6", "tổ dp 6"])
def test_a_number_finds_the_group_of_today_and_those_that_had_it_before(finder, typed):
    found = finder.find(typed)

    assert [
        ("Tổ dân phố số 6", ""),
        ("Tổ dân phố số 34", "Tổ 6, phường Kim Liên"),
        ("Tổ dân phố số 40", "Tổ 6, phường Khương Thượng"),
    ] == said(found)[:3]
    assert [True] * 3 == [one.shared for one in found[:3]]


def test_a_number_is_no_part_of_another_number_unless_it_may_still_grow(finder):
    grown = [("Tổ dân phố số 60", ""), ("Tổ dân phố số 16", "Tổ 61, phường Kim Liên")]
    assert grown == said(finder.find("tổ 6"))[3:]
    assert [] == [one for one in said(finder.find("tổ 6 kim liên")) if one in grown]


def test_the_former_commune_chooses_among_namesakes(finder):
    assert [("Tổ dân phố số 34", "Tổ 6, phường Kim Liên")] == said(finder.find("tổ 6 kim liên"))
    assert [("Tổ dân phố số 40", "Tổ 6, phường Khương Thượng")] == said(finder.find("to 6, p khuong thuong"))


def test_a_commune_alone_is_no_group(finder):
    assert [] == finder.find("kim liên")


@pytest.mark.parametrize("typed", ["thon tay", "tây", "thôn T", "Thôn Tây"])
def test_merged_villages_are_found_by_each_of_their_names(finder, typed):
    assert "Thôn Đông Tây" == finder.find(typed)[0].place.name


def test_an_exact_name_stands_before_a_beginning(finder):
    assert [("Thôn Đống", ""), ("Thôn Đông Tây", "Thôn Đông")] == said(finder.find("thon dong"))


def test_a_kind_alone_lists_its_places_and_other_kinds_are_not_meant(finder):
    assert {"Thôn Đông Tây", "Thôn Đống"} == {one.place.name for one in finder.find("thôn")}
    assert [("Khu phố 6", "")] == said(finder.find("kp 6"))


@pytest.mark.parametrize("typed", ["", "zz", ",", "tổ 999"])
def test_nothing_is_found_for_nothing(finder, typed):
    assert [] == finder.find(typed)


def test_a_number_alone_finds_every_kind(finder):
    assert {"Tổ dân phố số 6", "Tổ dân phố số 34", "Khu phố 6"} <= {one.place.name for one in finder.find("6")}


def test_a_whole_name_is_asked_for_by_either_time(finder):
    assert [("Tổ dân phố số 6", ""), ("Tổ dân phố số 34", "Tổ 6, phường Kim Liên")] == said(finder.named("tổ 6"))[:2]
    assert [("Tổ dân phố số 34", "Tổ 6, phường Kim Liên")] == said(finder.named("tổ 6", "P. Kim Liên, Đống Đa"))
    assert [] == finder.named("")


@pytest.mark.parametrize(
    ("kind", "name", "full"),
    [
        ("tổ dân phố", "34", "Tổ dân phố số 34"),
        ("tổ", "7", "Tổ 7"),
        ("thôn", "Đông", "Thôn Đông"),
        ("thôn", "3", "Thôn 3"),
        ("Thôn", "Thôn Đông", "Thôn Đông"),
        ("", "Đông", "Đông"),
        ("khu phố", "Tổ 3", "Tổ 3"),
    ],
)
def test_a_name_says_what_it_is(kind, name, full):
    assert full == full_name(kind, name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Tổ dân phố số 34", "Tổ dân phố"), ("TDP.6", "TDP"), ("Thôn Đông", "Thôn"), ("Đông", ""), ("", "")],
)
def test_what_a_place_is_is_read_from_its_name(name, kind):
    assert kind == kind_of(name)


def test_ways_of_writing_one_group_are_one():
    assert {named_so("Tổ 6")} == {named_so(text) for text in ("tdp 6", "TDP số 06", "tổ dân phố 6", "TỔ DÂN PHỐ SỐ 6")}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_text_may_be_typed(text):
    finder = PlaceFinder(PLACES)
    assert all(isinstance(one.place, Place) for one in finder.find(text))
    assert finder.named(text) is not None
    assert kind_of(text) is not None
