import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest

from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.widgets import AskDialog, Button, Field, Page, PaperRow, PapersTable, TextField
from intake_desk.ui.widgets.rail import Rail, RailButton, RailItem

CODE = "H26.103-261120-3128"


class Sheet(Page):
    def __init__(self):
        super().__init__("Trang")
        self.name = TextField()
        self.add(Field("Họ và tên", self.name))
        self.button = Button("Lưu")
        self.add(self.button)
        self.papers = PapersTable()
        self.papers.set_papers([PaperRow("Tờ khai")])
        self.add(self.papers)
        self.setFocusProxy(self.name)

    def unsaved(self):
        return "Còn hồ sơ chưa lưu." if self.name.value() else ""


@pytest.fixture
def window(shown):
    made = MainWindow(
        [PageSpec("intake", "Tiếp nhận", "receive", "F2", Sheet), PageSpec("day", "Trong ngày", "day", "F5", Sheet)]
    )
    made.show_page("intake")
    return shown(made)


def scan(window, text):
    """Send keys as a scanner does, four milliseconds apart by the clock of the keyboard."""
    keys = [(ord(letter.upper()), letter) for letter in text] + [(Qt.Key.Key_Return, "\r")]
    for number, (key, letter) in enumerate(keys):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(1_000 + 4 * number)
            QCoreApplication.sendEvent(window.windowHandle(), event)


def test_a_page_is_made_when_it_is_shown_and_told_when_it_changes(window, qtbot):
    with qtbot.waitSignal(window.page_changed, check_params_cb=lambda key: key == "day"):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F5)

    assert "day" == window.current_page
    assert window.page("day").name.hasFocus()


def test_coming_back_to_a_page_finds_the_cursor_where_it_was(window):
    window.page("intake").button.setFocus()
    window.show_page("day")
    window.show_page("intake")

    assert window.page("intake").button.hasFocus()


def test_a_page_that_is_not_allowed_is_not_shown(window):
    window.set_allowed("day", False)
    window.show_page("day")

    assert "intake" == window.current_page


def test_ctrl_k_goes_to_the_field_that_finds_anything_and_esc_comes_back(window, qtbot):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    there = window.top_bar.find_field.hasFocus()
    with qtbot.waitSignal(window.find_requested, check_params_cb=lambda text: text == "nguyen"):
        qtbot.keyClicks(window.top_bar.find_field, "nguyen")
        qtbot.keyClick(window.top_bar.find_field, Qt.Key.Key_Return)
    qtbot.keyClick(window.top_bar.find_field, Qt.Key.Key_Escape)

    assert there
    assert window.page("intake").name.hasFocus()


def test_a_scan_in_a_field_is_told_and_leaves_the_field_as_it_was(window, qtbot):
    name = window.page("intake").name
    name.setText("Đặng Thị Hường")
    name.setCursorPosition(4)
    edited = []
    name.textEdited.connect(edited.append)
    with qtbot.waitSignal(window.scanned, check_params_cb=lambda text: text == CODE):
        scan(window, CODE)

    assert ("Đặng Thị Hường", 4) == (name.text(), name.cursorPosition())
    assert "Đặng Thị Hường" == edited[-1]


def test_a_scan_outside_a_field_presses_nothing(window, qtbot):
    page, pressed = window.page("intake"), []
    page.button.clicked.connect(lambda: pressed.append(page))
    page.button.setFocus()
    with qtbot.waitSignal(window.scanned, check_params_cb=lambda text: text == "001|002|Hồ Thu Oanh"):
        scan(window, "001|002|Hồ Thu Oanh")

    assert [] == pressed


def test_a_scan_over_the_papers_changes_no_count(window, qtbot):
    papers = window.page("intake").papers
    papers.grid.setFocus()
    with qtbot.waitSignal(window.scanned):
        scan(window, CODE)

    assert (PaperRow("Tờ khai"),) == papers.papers()


def test_a_hands_key_outside_a_field_arrives_after_a_moment(window, qtbot):
    papers = window.page("intake").papers
    papers.grid.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: papers.papers()[0].ticked)


def test_a_space_held_back_still_presses_the_button(window, qtbot):
    page = window.page("intake")
    page.button.setFocus()
    with qtbot.waitSignal(page.button.clicked):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)


def test_text_of_an_input_method_is_never_a_scan(window, qtbot):
    name = window.page("intake").name
    event = QInputMethodEvent()
    event.setCommitString("Nguyễn Thị Thủy Tiên")
    with qtbot.assertNotEmitted(window.scanned):
        QCoreApplication.sendEvent(name, event)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)

    assert "Nguyễn Thị Thủy Tiên" == name.text()


def test_a_locked_desk_shows_nothing_and_answers_to_no_key(window, qtbot):
    window.lock_overlay.lock("Nguyễn Thị Thủy", 1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F5)
    with qtbot.assertNotEmitted(window.scanned):
        window.take_scan(CODE)

    assert "intake" == window.current_page
    assert window.lock_overlay.geometry() == window.rect()
    assert window.lock_overlay.card.password.hasFocus()
    assert not window.frame.isEnabled()


def test_unlocking_puts_the_cursor_back(window, qtbot):
    window.lock_overlay.lock("Nguyễn Thị Thủy", 1)
    with qtbot.waitSignal(window.lock_overlay.unlock_requested) as asked:
        qtbot.keyClicks(window.lock_overlay.card.password, "1234")
        qtbot.keyClick(window.lock_overlay.card.password, Qt.Key.Key_Return)
    window.lock_overlay.unlock()

    assert [1, "1234"] == asked.args
    assert "" == window.lock_overlay.card.password.text()
    assert window.page("intake").name.hasFocus()


def test_the_window_fits_a_laptop_at_twice_the_size(window):
    smallest = window.minimumSizeHint().expandedTo(window.minimumSize())

    assert smallest.width() <= 960
    assert smallest.height() <= 540


def test_a_password_typed_by_a_machine_is_a_password(window, qtbot):
    window.lock_overlay.lock("Nguyễn Thị Thủy", 1)
    password = window.lock_overlay.card.password
    password.setFocus()
    with qtbot.assertNotEmitted(window.scanned), qtbot.waitSignal(password.returnPressed):
        scan(window, "mot-cua-2026")

    assert "mot-cua-2026" == password.text()


def test_the_servers_words_lead_to_the_page_that_says_more(shown, qtbot):
    pages = [
        PageSpec("intake", "Tiếp nhận", "receive", "F2", Sheet),
        PageSpec("sync", "Các quầy", "server", "F9", Sheet),
    ]
    window = shown(MainWindow(pages))
    window.status.set_server("waiting", "Mất mạng từ 09:58")
    qtbot.mouseClick(window.status.sums, Qt.MouseButton.LeftButton)
    assert "" == window.current_page

    qtbot.mouseClick(window.status.server, Qt.MouseButton.LeftButton)

    assert "sync" == window.current_page


@pytest.mark.parametrize(
    ("pages", "height", "worded"), [(9, 700, True), (10, 690, True), (11, 690, True), (11, 400, False)]
)
def test_as_many_pages_as_there_are_fit_the_rail_with_their_words_if_there_is_room(shown, pages, height, worded):
    rail = shown(Rail([RailItem(str(number), "Trang", "receive", "F2") for number in range(pages)]))

    rail.resize(rail.width(), height)

    buttons = rail.findChildren(RailButton)
    assert {not worded} == {bool(button.toolTip()) for button in buttons}
    if worded:
        assert buttons[-1].geometry().bottom() <= height


def test_a_window_with_nothing_typed_closes_unasked(window):
    assert window.close()
    assert not window.findChildren(AskDialog)


def test_nobody_leaves_unasked_what_is_not_saved(window, qtbot):
    window.page("intake").name.setText("Phạm Văn Ưng")

    assert not window.close()
    dialog = window.findChild(AskDialog)
    assert "Còn hồ sơ chưa lưu." == dialog.text.text()
    assert dialog.confirm is dialog.focusWidget()
    dialog.confirm.click()
    assert window.isVisible()
    assert "Phạm Văn Ưng" == window.page("intake").name.text()

    qtbot.waitUntil(lambda: not window.findChildren(AskDialog))
    window.close()
    assert "Thoát" == window.findChild(AskDialog).cancel.text()
    window.findChild(AskDialog).cancel.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_program_ends_its_window_unasked(window):
    window.page("intake").name.setText("Phạm Văn Ưng")

    window.leave()

    assert not window.isVisible()
