"""The page of places: a file is seen before it is taken, every line left out says why, and names of both times find."""

import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.store.sheets import Sheet
from intake_desk.ui.unit_data.places_page import PlacesPage

LIST = "Tên,Tên cũ,Xã cũ,Số hộ\nTổ dân phố số 34,Tổ 6,xã Tân Minh,361\nThôn Đông,,,\nThôn Sai,,,nhiều\n"


@pytest.fixture
def hang(bench, session):
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("hang")
    known = (*bench.desk.clerks, Clerk(login="hang", name="Trần Thu Hằng", role=SUPERVISOR, verifier=verifier))
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(known)))
    session.set_clerk(bench.accounts.sign_in("hang", "hang"))


@pytest.fixture
def page(session, shown, qtbot):
    page = PlacesPage(session)
    page.resize(1290, 690)
    shown(page)
    yield page
    last = []
    session.ask(lambda: None, last.append)
    qtbot.waitUntil(lambda: bool(last))


def preview(page, qtbot, tmp_path, text=LIST, name="thon.csv"):
    (tmp_path / name).write_text(text, "utf-8")
    page.preview_file(tmp_path / name)
    qtbot.waitUntil(lambda: page.previewed.isVisible() or page.notice.isVisible())


def names(page):
    return [found.place.name for found in page.rows.rows()]


def test_an_empty_list_says_how_it_is_filled(page, qtbot):
    qtbot.waitUntil(lambda: "chưa có" in page.table_card.empty.text.text())
    assert "Tên cũ" in page.table_card.empty.hint.text()


def test_a_file_is_previewed_adopted_and_searched(page, hang, qtbot, tmp_path):
    preview(page, qtbot, tmp_path)
    assert "thêm 2, không nhận 1 dòng" in page.summary.text()
    assert "dòng 4: số hộ “nhiều” không phải số" == page.changes.rows()[0].detail
    assert [] == names(page)

    page.adopt.click()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert page.listed.isVisible()
    assert "2 thôn, tổ dân phố" in page.notice.text.text()

    qtbot.keyClicks(page.search, "to 6")
    qtbot.waitUntil(lambda: names(page) == ["Tổ dân phố số 34"])
    qtbot.keyClicks(page.search, "6")
    qtbot.waitUntil(lambda: names(page) == [])


def test_a_clerk_may_look_and_is_told_that_the_supervisor_adopts(page, bench, qtbot, tmp_path):
    preview(page, qtbot, tmp_path)
    page.adopt.click()
    qtbot.waitUntil(page.notice.isVisible)

    assert "người phụ trách" in page.notice.text.text()
    assert () == bench.places.listed().places


def test_a_file_may_be_left(page, bench, hang, qtbot, tmp_path):
    preview(page, qtbot, tmp_path)
    page.leave.click()

    assert page.listed.isVisible()
    assert () == bench.places.listed().places


def test_the_same_list_cannot_be_taken_again(page, hang, qtbot, tmp_path):
    preview(page, qtbot, tmp_path)
    page.adopt.click()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    preview(page, qtbot, tmp_path)

    assert "giữ nguyên 2" in page.summary.text()
    assert not page.adopt.isEnabled()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Họ,Số\nA,1\n", "a.csv", "cột tên"),
        ("", "a.csv", "không có dòng nào"),
        ("Tên\nA\n", "a.xlsx", "hỏng"),
        ('Tên\n"A\n', "a.csv", "dòng 2"),
    ],
)
def test_a_file_that_is_no_list_says_why(page, qtbot, tmp_path, text, name, said):
    preview(page, qtbot, tmp_path, text, name)

    assert said in page.notice.text.text()
    assert page.listed.isVisible()
