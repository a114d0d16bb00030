"""The province's page without a browser: who may see it, what it says, how it is sorted and searched."""

import re
from datetime import datetime

import pytest

from intake_desk.domain.folding import fold
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.server import officers
from intake_desk.server.board import board
from tests.server import province
from tests.server.browsing import Browser

NOW = datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM)
PASSWORD = "mot-hai-ba-bon"


@pytest.fixture
def filled(central, clock):
    clock.now = to_ms(NOW)
    province.fill(central, NOW, most=5, days=6, a_day=12)


@pytest.fixture
def reader(central, ask):
    """Someone of the given agency and role, signed in."""

    def reader(agency="H26", role="province"):
        officers.put_officer(central, agency, "an", "Đỗ Văn Tỉnh", role, PASSWORD)
        browser = Browser(ask)
        page = browser.get("/sign-in")
        browser.send(page, "/sign-in", {"agency": agency, "login": "an", "password": PASSWORD})
        return browser

    return reader


def rows(page):
    """The names of the units in their order."""
    table = page.text.split('<table class="units">')[1].split("</table>")[0]
    return re.findall(r'<th scope="row">([^<]+)</th>', table)


def cells(page, name):
    return re.findall(rf'data-label="{name}">([^<]*)</td>', page.text)


def test_it_is_for_the_province_only(filled, reader, ask):
    assert 303 == Browser(ask).get("/tinh").status_code
    assert 403 == reader("H26.1", "officer").get("/tinh").status_code
    assert 403 == reader("H26.1", "auditor").get("/tinh").status_code
    assert 200 == reader().get("/tinh").status_code


def test_the_figures_are_the_boards(filled, reader, central):
    with central.database.reading() as connection:
        seen = board(connection, to_ms(NOW), lambda _agency: True)
    page = reader().get("/tinh?sort=unit")
    units = {row.name: row for row in seen.units}

    assert sorted(units, key=fold) == rows(page)
    assert [str(units[name].overdue) for name in rows(page)] == cells(page, "Quá hạn")
    assert [str(units[name].backlog) for name in rows(page)] == cells(page, "Tồn đọng")
    assert f"<strong>{seen.whole.today}</strong>" in page.text


@pytest.mark.parametrize("sort", ["today", "week", "in_hand", "backlog", "overdue"])
@pytest.mark.parametrize("order", ["up", "down"])
def test_a_column_sorts_both_ways_and_its_head_turns_it_round(filled, reader, sort, order):
    page = reader().get(f"/tinh?sort={sort}&order={order}")
    shown = page.text.split(f'id="by-{sort}"')[0].rsplit("<th", 1)[1]
    name = {"today": "Hôm nay", "week": "Tuần này", "in_hand": "Đang xử lý", "backlog": "Tồn đọng"}.get(sort, "Quá hạn")
    numbers = [int(one.replace(".", "")) for one in cells(page, name)]

    assert 5 == len(numbers)
    assert numbers == sorted(numbers, reverse=order == "down")
    assert f'aria-sort="{"descending" if order == "down" else "ascending"}"' in shown
    assert f"sort={sort}&amp;order={'up' if order == 'down' else 'down'}" in page.text


def test_units_are_found_without_marks_and_what_is_typed_is_escaped(filled, reader):
    browser = reader()
    assert ["Phường Ngọc Hà"] == rows(browser.get("/tinh?q=ngoc%20HA"))
    page = browser.get("/tinh?q=%22%3E%3Cb%3E&sort=%22%3E%3Cb%3E&order=x")
    assert "<b>" not in page.text
    assert [] == rows(page)
    assert "Không có đơn vị nào khớp." in page.text


def test_every_chart_has_a_title_a_description_and_its_numbers_as_a_table(filled, reader):
    page = reader().get("/tinh").text
    charts = re.findall(r'<svg class="chart"[^>]*aria-labelledby="(\S+) (\S+)"', page)

    assert 4 == len(charts) == page.count("Số liệu dạng bảng")
    for title, said in charts:
        assert re.search(rf'<title id="{title}">[^<]+</title><desc id="{said}">[^<]+</desc>', page)


def test_it_names_nobody_but_the_reader(filled, reader, central):
    page = reader().get("/tinh").text
    assert not [name for name in province.FAMILY if f"{name} " in page.replace("Đỗ Văn Tỉnh", "")]
    assert "H26.1-2611" not in page


def test_it_speaks_english_when_asked(filled, reader):
    page = reader().get("/tinh?lang=en").text
    assert "Received by hour today" in page
    assert "Quá hạn" not in page


def test_a_server_without_units_says_so(central, reader):
    page = reader("*").get("/tinh")
    assert 200 == page.status_code
    assert "Chưa có đơn vị nào" in page.text


def test_a_province_sees_its_own_units_only(filled, reader, make_unit):
    make_unit("H01.1")
    assert 5 == len(rows(reader().get("/tinh")))
    assert 1 == len(rows(reader("H01").get("/tinh")))
    assert 6 == len(rows(reader("*").get("/tinh")))
