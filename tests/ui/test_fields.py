import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import Qt

from intake_desk.ui.widgets import ChoiceBar, ChoiceField, DateField, DigitsField, Field, NumberField, Page, TextField
from intake_desk.ui.widgets.date_field import read_date


@pytest.fixture
def on_page(shown):
    def put(widget):
        page = Page("Trang")
        page.add(Field("Mục", widget))
        shown(page)
        widget.setFocus()
        return widget

    return put


def test_eight_digits_become_a_date(on_page, qtbot):
    field = on_page(DateField())
    with qtbot.waitSignal(field.date_changed):
        qtbot.keyClicks(field, "28021999")

    assert ("28/02/1999", date(1999, 2, 28)) == (field.text(), field.value())


@pytest.mark.parametrize("text", ["28/2/1999", "28.02.1999", "28-2-1999", " 28 02 1999 "])
def test_any_separator_is_a_date(text):
    assert date(1999, 2, 28) == read_date(text)


@pytest.mark.parametrize("text", ["", "280299", "28/02/99", "30021999", "00/01/2000", "hôm qua"])
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None


def test_a_date_is_tidied_when_left(on_page, qtbot):
    field = on_page(DateField())
    qtbot.keyClicks(field, "1/2/1950")
    field.clearFocus()

    assert "01/02/1950" == field.text()
    assert field.is_complete()


def test_half_a_date_is_not_complete(on_page, qtbot):
    field = on_page(DateField())
    qtbot.keyClicks(field, "280")

    assert not field.is_complete()


def test_text_is_composed_and_trimmed(app):
    field = TextField()
    field.setText(unicodedata.normalize("NFD", "  Đặng   Thị Hường "))

    assert "Đặng Thị Hường" == field.value()


def test_an_identity_number_is_grouped_while_typed_and_kept_without_spaces(on_page, qtbot):
    field = on_page(DigitsField())
    qtbot.keyClicks(field, "001199054321")

    assert ("001 199 054 321", "001199054321") == (field.text(), field.value())


def test_mending_a_digit_in_the_middle_keeps_the_cursor_there(on_page, qtbot):
    field = on_page(DigitsField())
    field.set_value("001199054321")
    field.setCursorPosition(5)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, "2")

    assert "001 299 054 321" == field.text()
    assert 5 == field.cursorPosition()


def test_a_passport_number_is_left_alone(on_page, qtbot):
    field = on_page(DigitsField())
    qtbot.keyClicks(field, "C1234567")

    assert "C1234567" == field.text()


def test_typing_replaces_a_number_at_once(on_page, qtbot):
    field = NumberField(1, 999)
    field.set_value(4)
    on_page(field)
    qtbot.waitUntil(lambda: field.selectedText() == "4")
    with qtbot.waitSignal(field.edited, check_params_cb=lambda value: value == 7):
        qtbot.keyClicks(field, "7")

    assert 7 == field.value()


def test_a_number_takes_digits_only_and_not_too_many(on_page, qtbot):
    field = on_page(NumberField(0, 99))
    qtbot.waitUntil(lambda: bool(field.selectedText()))
    qtbot.keyClicks(field, "a1b23")

    assert (12, "12") == (field.value(), field.text())


def test_an_emptied_number_comes_back_when_left(on_page, qtbot):
    field = on_page(NumberField(1, 99))
    qtbot.waitUntil(lambda: bool(field.selectedText()))
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.clearFocus()

    assert "1" == field.text()


def test_an_emptied_number_that_money_hangs_on_stays_empty(on_page, qtbot):
    field = on_page(NumberField(1, 99, blank=True))
    qtbot.waitUntil(lambda: bool(field.selectedText()))
    with qtbot.waitSignal(field.edited, check_params_cb=lambda value: value == 0):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.clearFocus()
    assert (0, "") == (field.value(), field.text())

    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert (1, "1") == (field.value(), field.text())


def test_arrows_count(on_page, qtbot):
    field = on_page(NumberField(1, 3))
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Up)

    assert 3 == field.value()


def test_money_is_written_in_groups(on_page, qtbot):
    field = on_page(NumberField(0, 1_000_000_000, grouped=True))
    qtbot.waitUntil(lambda: bool(field.selectedText()))
    qtbot.keyClicks(field, "1284000")

    assert ("1.284.000", 1_284_000) == (field.text(), field.value())


def test_a_sum_beyond_an_int_of_qt_is_told_as_it_is(on_page, qtbot):
    field = on_page(NumberField(0, 10_000_000_000, grouped=True))
    qtbot.waitUntil(lambda: bool(field.selectedText()))
    told = []
    field.edited.connect(told.append)

    qtbot.keyClicks(field, "9999999999")

    assert 9_999_999_999 == told[-1]


def test_an_error_stands_below_the_field_and_is_spoken(shown):
    field = Field("Điện thoại", DigitsField((4, 3, 3)), hint="10 chữ số")
    shown(field)
    field.set_error("Số điện thoại có 10 chữ số.")
    wrong = (field.error, field.editor.accessibleDescription(), field.editor.property("wrong"))
    field.set_error("")

    assert ("Số điện thoại có 10 chữ số.", "Số điện thoại có 10 chữ số.", True) == wrong
    assert ("", "10 chữ số", False) == (field.error, field.message.text(), field.editor.property("wrong"))


def test_a_choice_is_set_without_and_made_with_a_signal(on_page, qtbot):
    field = on_page(ChoiceField([("Nam", "M"), ("Nữ", "F")]))
    with qtbot.assertNotEmitted(field.chosen):
        field.set_value("F")
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Up)

    assert ["M"] == chosen.args


def test_arrows_move_along_the_bar_of_choices(shown, qtbot):
    bar = ChoiceBar([("Tiền mặt", "cash"), ("VietQR", "qr"), ("Miễn", "free")], name="Hình thức thu")
    shown(bar)
    bar.setFocus()
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Right)

    assert ["qr"] == chosen.args
    assert "qr" == bar.value()
