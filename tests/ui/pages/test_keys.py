"""The sheet of keys tells the truth: every key on it does something on some page."""

from PySide6.QtGui import QShortcut

from intake_desk.ui.day.day_page import DayPage
from intake_desk.ui.dossiers.hand_back_page import HandBackPage
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.drawer.drawer_page import DrawerPage
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.main_window import USUAL, MainWindow, PageSpec
from intake_desk.ui.widgets import ChoiceBar, Page
from intake_desk.ui.widgets.dialogs import ShortcutsDialog
from intake_desk.ui.wording import shown as told


def test_every_letter_key_of_the_sheet_belongs_to_a_button_and_the_other_way_round(session, qtbot):
    window = MainWindow([])
    pages = [make(session) for make in (IntakePage, RegisterPage, HandBackPage, DayPage, DrawerPage)]
    for widget in (window, *pages):
        qtbot.addWidget(widget)

    bound = {one.key().toString().replace("+", " ") for page in pages for one in page.findChildren(QShortcut)}
    written = {key for _group, keys in window.shortcut_groups() for key, _text in keys}

    letters = {key for key in bound if key.startswith("Alt ")}
    assert letters == {key for key in written if key.startswith("Alt ")}


def test_the_sheet_of_keys_fits_a_low_screen(session, shown):
    window = MainWindow([PageSpec(f"page {at}", "Trang", "day", f"Ctrl+{at}", Page) for at in range(12)])
    dialog = shown(ShortcutsDialog(window.shortcut_groups()))
    window.deleteLater()

    assert dialog.height() <= USUAL[1] - 40


def test_choices_go_on_in_the_next_line_where_they_have_no_room(shown):
    bar = ChoiceBar([("Tiền mặt", 1), ("Chuyển khoản", 2), ("Miễn (2)", 3)], name="Hình thức thu")
    shown(bar)

    bar.resize(240, bar.heightForWidth(240))

    assert bar.heightForWidth(240) > bar.heightForWidth(600)
    assert all(bar.rect().contains(segment.geometry()) for segment in bar.children() if segment.isWidgetType())


def test_what_was_corrected_is_told_as_people_read_it():
    assert "0912 345 678" == told("phone", "0912345678")
    assert "001 199 054 321" == told("id_number", "001199054321")
    assert "28/02/1999" == told("birth_date", "1999-02-28")
    assert "unreadable" == told("birth_date", "unreadable")
