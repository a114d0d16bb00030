"""Charts are drawn from numbers alone, to scale, and say what they show."""

import re
from xml.etree import ElementTree as ET

import pytest

from intake_desk.server.pages.charts import Bar, Column, bars, columns

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup):
    return ET.fromstring(str(markup).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def heights(picture):
    return [float(one.get("height")) for one in picture.iter(f"{SVG}rect")]


def test_columns_are_as_high_as_their_numbers_and_the_usual_line_stands_at_its_own():
    picture = parsed(columns("c", "Tên", "Mô tả", [Column("7", 10, 5.0), Column("8", 40), Column("9", 0)], str))
    ten, forty, nought = heights(picture)

    assert (4 * ten, 0.0) == (pytest.approx(forty), nought)
    (mark,) = [line for line in picture.iter(f"{SVG}line") if line.get("class") == "mark"]
    ground = max(float(line.get("y1")) for line in picture.iter(f"{SVG}line"))
    assert ten / 2 == pytest.approx(ground - float(mark.get("y1")), abs=0.1)


@pytest.mark.parametrize("top", [0, 1, 3, 4, 5, 9, 17, 99, 100, 101, 2_137, 999_999])
def test_lines_stand_at_round_numbers_and_nothing_reaches_over_the_top(top):
    picture = parsed(columns("c", "t", "s", [Column("", top)], str))
    lines = [one for one in picture.iter(f"{SVG}text") if one.get("class") == "tick"]
    numbers = [int(one.text) for one in lines]

    assert numbers == sorted(numbers)
    assert 2 <= len(numbers) <= 5
    assert numbers[-1] >= top
    assert re.fullmatch(r"[125]0*", str(numbers[1]))
    assert all(float(one.get("y")) >= 0 for one in picture.iter(f"{SVG}rect"))


def test_bars_are_as_long_as_their_shares_and_never_longer_than_all():
    picture = parsed(bars("b", "t", "s", [Bar("A", 0.25, "25%"), Bar("B", 7.0, "?"), Bar("C", -1, "?")], mark=0.5))
    drawn = [one.get("width") for one in picture.iter(f"{SVG}rect") if one.get("class").startswith("bar")]

    assert ["25.00%", "100.00%", "0.00%"] == drawn
    assert {"50.00%"} == {one.get("x1") for one in picture.iter(f"{SVG}line")}


def test_a_chart_says_what_it_is_and_escapes_what_it_is_given():
    hostile = '<script>"&'
    picture = parsed(bars("b", hostile, hostile, [Bar(hostile * 20, 0.5, hostile)]))

    assert "img" == picture.get("role")
    assert picture.get("aria-labelledby").split() == [one.get("id") for one in picture[:2]]
    assert (hostile, hostile) == (picture[0].text, picture[1].text)
    assert all(len(one.text) <= 30 for one in picture.iter(f"{SVG}text"))


def test_no_numbers_make_an_empty_picture():
    assert [] == heights(parsed(columns("c", "t", "s", [], str)))
    assert [] == heights(parsed(bars("b", "t", "s", [])))
