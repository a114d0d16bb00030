import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_desk.ui.text import matched, plain
from intake_desk.ui.widgets import Match, Page, SearchList, TextField

MATCHES = (
    Match("Chứng thực bản sao từ bản chính", "2.000815", 815),
    Match("Bản sao có chứng thực", "2.000942", 942),
    Match("Đăng ký khai sinh", "1.001193", 1193),
)


@pytest.fixture(params=[True, False], ids=["floating", "in the page"])
def page(shown, request):
    page = Page("Tiếp nhận")
    page.field = TextField()
    page.list = SearchList(page.field, floating=request.param)
    page.add(page.field)
    if not request.param:
        page.add(page.list)
    page.add(1)
    page.resize(800, 500)
    shown(page)
    page.field.setFocus()
    return page


def test_the_list_never_takes_the_focus_from_typing(page, qtbot):
    page.list.show_matches(MATCHES, "ban")
    qtbot.keyClicks(page.field, "ban sao")
    qtbot.mouseMove(page.list.view.viewport())

    assert "ban sao" == page.field.text()
    assert QApplication.focusWidget() is page.field
    assert page.list.isVisible()


def test_the_first_match_is_lit_and_enter_picks_it(page, qtbot):
    page.list.show_matches(MATCHES, "ban")
    with qtbot.waitSignal(page.list.picked) as picked:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)

    assert [815] == picked.args
    assert page.list.isHidden()


def test_arrows_move_the_light_and_stop_at_the_ends(page, qtbot):
    page.list.show_matches(MATCHES, "ban")
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(page.field, key)
        seen.append(page.list.current().value)

    assert [815, 942, 1193, 1193, 942] == seen


def test_escape_closes_the_list_and_enter_is_the_fields_again(page, qtbot):
    page.list.show_matches(MATCHES, "ban")
    with qtbot.waitSignal(page.list.dismissed):
        qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.field.returnPressed), qtbot.assertNotEmitted(page.list.picked):
        qtbot.keyClick(page.field, Qt.Key.Key_Return)

    assert page.list.current() is None


def test_a_click_picks(page, qtbot):
    page.list.show_matches(MATCHES, "ban")
    middle = page.list.view.visualRect(page.list.view.model().index(1, 0)).center()
    with qtbot.waitSignal(page.list.picked) as picked:
        qtbot.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert [942] == picked.args


def test_no_matches_close_the_list(page):
    page.list.show_matches(MATCHES, "ban")
    page.list.show_matches((), "bann")

    assert page.list.isHidden()


def test_a_match_is_spoken_whole(page):
    page.list.show_matches(MATCHES, "ban")

    spoken = page.list.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Chứng thực bản sao từ bản chính, 2.000815" == spoken


@pytest.mark.parametrize(
    ("title", "typed", "bold"),
    [
        ("Chứng thực bản sao từ bản chính", "chung thuc ban sao", ["Chứng thực bản sao"]),
        ("Bản sao có chứng thực từ bản chính", "chung thuc ban sao", ["Bản sao", "chứng thực"]),
        ("Đăng ký khai sinh", "dk sinh dang", ["Đăng", "sinh"]),
        ("Đăng ký khai sinh", "khai s", ["khai s"]),
        ("Đăng ký khai sinh", "2.000815", []),
        ("Đăng ký khai sinh", "", []),
    ],
)
def test_what_was_typed_without_diacritics_is_found_in_the_title(title, typed, bold):
    assert bold == [title[start : start + length] for start, length in matched(title, typed)]


def test_plain_text_keeps_its_length():
    text = "ĐẶNG Thị Hường, ngõ 3 – «Ưng» ½"

    assert len(text) == len(plain(text))
    assert plain(text).startswith("dang thi huong")
