import pytest
from PySide6.QtCore import Qt

from intake_desk.ui.widgets import Page, PaperRow, PapersTable, TextField
from intake_desk.ui.widgets.papers_model import CERTIFIED, COPIES, ORIGINALS, TEXT, TICK, PapersModel

PAPERS = (
    PaperRow("Tờ khai", originals=1),
    PaperRow("Giấy chứng sinh", originals=1),
    PaperRow("Giấy ủy quyền", copies=1),
)


@pytest.fixture
def page(shown):
    page = Page("Tiếp nhận")
    page.before, page.table, page.after = TextField(), PapersTable(), TextField()
    for widget in (page.before, page.table, page.after):
        page.add(widget)
    page.table.set_papers(PAPERS)
    shown(page)
    page.table.setFocus()
    return page


@pytest.fixture
def press(page, qtbot):
    def keys(*wanted):
        for key in wanted:
            if isinstance(key, str):
                qtbot.keyClicks(page.table.grid, key)
            else:
                qtbot.keyClick(page.table.grid, key)

    return keys


def place(table):
    return table.grid.currentIndex().row(), table.grid.currentIndex().column()


def counts(table, row):
    paper = table.papers()[row]
    return paper.ticked, paper.originals, paper.certified, paper.copies


def test_the_keyboard_begins_at_the_first_tick(page):
    assert (0, TICK) == place(page.table)


def test_space_ticks_with_the_suggested_counts(page, press, qtbot):
    with qtbot.waitSignal(page.table.changed):
        press(Qt.Key.Key_Space)

    assert (True, 1, 0, 0) == counts(page.table, 0)


def test_a_second_space_takes_the_tick_away(page, press):
    press(Qt.Key.Key_Space, Qt.Key.Key_Space)

    assert not page.table.papers()[0].ticked


def test_digits_count_from_wherever_the_row_is(page, press):
    press(Qt.Key.Key_Space, "2", Qt.Key.Key_Right, Qt.Key.Key_Right, "12")

    assert (True, 2, 0, 12) == counts(page.table, 0)
    assert (0, COPIES) == place(page.table)


def test_typing_again_after_a_move_replaces(page, press):
    press("25", Qt.Key.Key_Right, Qt.Key.Key_Left, "3")

    assert (True, 3, 0, 0) == counts(page.table, 0)


def test_a_count_on_a_paper_that_was_not_ticked_counts_only_what_was_typed(page, press):
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, "4")

    assert (True, 0, 4, 0) == counts(page.table, 0)


def test_a_fourth_digit_begins_anew(page, press):
    press("1234")

    assert (True, 4, 0, 0) == counts(page.table, 0)


def test_backspace_and_plus_and_minus_mend_a_count(page, press):
    press("25", Qt.Key.Key_Backspace, "+", "+", "-")

    assert (True, 3, 0, 0) == counts(page.table, 0)


def test_arrows_move_between_rows_and_counts(page, press):
    press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    down = place(page.table)
    press(Qt.Key.Key_Right, Qt.Key.Key_Up)
    up = place(page.table)
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)

    assert [(1, ORIGINALS), (0, CERTIFIED), (0, TICK)] == [down, up, place(page.table)]


def test_tab_visits_the_counts_of_a_ticked_row_and_then_the_next_row(page, press):
    press(Qt.Key.Key_Space)
    visited = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        visited.append(place(page.table))

    assert [(0, ORIGINALS), (0, CERTIFIED), (0, COPIES), (1, TICK)] == visited


def test_tab_leaves_after_the_last_row_and_shift_tab_before_the_first(page, press):
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    forward = page.table.other.hasFocus()
    page.table.setFocus()
    press(Qt.Key.Key_Home, Qt.Key.Key_Backtab)

    assert forward
    assert page.before.hasFocus()


def test_enter_goes_down_and_at_the_end_goes_on(page, press, qtbot):
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.table.finished):
        press(Qt.Key.Key_Return)

    assert (2, TICK) == place(page.table)


def test_letters_begin_a_paper_of_ones_own(page, press, qtbot):
    press("D")
    qtbot.keyClicks(page.table.other, "on xin")
    qtbot.keyClick(page.table.other, Qt.Key.Key_Return)

    assert PaperRow("Don xin", ticked=True, own=True) == page.table.papers()[-1]
    assert "" == page.table.other.text()


def test_delete_removes_only_a_paper_of_ones_own(page, press, qtbot):
    qtbot.keyClicks(page.table.other, "Don")
    qtbot.keyClick(page.table.other, Qt.Key.Key_Return)
    page.table.setFocus()
    press(Qt.Key.Key_Delete, Qt.Key.Key_End, Qt.Key.Key_Delete)

    assert PAPERS == page.table.papers()


def test_control_keys_are_left_to_the_page(page, qtbot):
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert (0, TICK) == place(page.table)


def test_a_count_is_spoken_with_its_paper(app):
    model = PapersModel()
    model.set_papers([PaperRow("Tờ khai", copies=3, ticked=True)])

    assert "Tờ khai, Bản sao: 3" == model.index(0, COPIES).data(Qt.ItemDataRole.AccessibleTextRole)
    assert Qt.CheckState.Checked == Qt.CheckState(model.index(0, TICK).data(Qt.ItemDataRole.CheckStateRole))


def test_the_papers_keep_the_rules_of_qt(app, qtmodeltester):
    model = PapersModel()
    model.set_papers(PAPERS)

    qtmodeltester.check(model)


def test_a_long_text_is_wrapped_and_not_cut(page):
    page.table.set_papers(
        [PaperRow("Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền " * 2)]
    )

    assert page.table.grid.rowHeight(0) > 33
    assert page.table.grid.columnWidth(TEXT) > 80
