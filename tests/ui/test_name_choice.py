"""Colleagues in a list: by given name, found by typing without marks, whether the list is open or not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake_desk.ui.widgets import SignInCard
from intake_desk.ui.widgets.name_choice import NameChoice

PEOPLE = (
    ("Nguyễn Thị Thủy", "thuy"),
    ("Trần Thu Hằng", "hang"),
    ("Lê Đức Đông", "dong"),
    ("Bùi Văn Dũng", "dung"),
    ("Thủy Thị Ánh", "anh"),
)


@pytest.fixture
def choice(shown):
    choice = NameChoice(PEOPLE)
    choice.setAccessibleName("Cán bộ")
    shown(choice)
    choice.setFocus()
    yield choice
    choice.hidePopup()


def offered(choice):
    return [choice.itemData(at) for at in range(choice.count())]


def test_people_stand_by_their_given_names(choice):
    assert ["anh", "dung", "dong", "hang", "thuy"] == offered(choice)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("thuy", "thuy"),
        ("THUY", "thuy"),
        ("d", "dung"),
        ("do", "dong"),
        ("thu h", "hang"),
        ("nguyen", "thuy"),
        ("x", "anh"),
    ],
)
def test_typing_without_marks_finds_a_given_name_before_other_names(choice, qtbot, typed, who):
    qtbot.keyClicks(choice, typed)

    assert who == choice.value()


def test_in_the_open_list_typing_moves_the_light_and_enter_chooses(choice, qtbot):
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    QTest.keyClicks(choice.view(), "thuy")
    assert ("anh", "Nguyễn Thị Thủy") == (choice.value(), choice.view().currentIndex().data())

    QTest.keyClick(choice.view(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not choice.view().isVisible())
    assert "thuy" == choice.value()


def test_escape_leaves_the_open_list_as_it_was(choice, qtbot):
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    QTest.keyClicks(choice.view(), "thuy")

    QTest.keyClick(choice.view(), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not choice.view().isVisible())
    assert "anh" == choice.value()


def test_whoever_signs_in_is_found_by_typing_and_enter_goes_on_to_the_password(shown, qtbot):
    card = SignInCard()
    shown(card)
    card.set_clerks(PEOPLE, "hang")
    assert "hang" == card.clerk.value()
    card.clerk.setFocus()

    qtbot.keyClicks(card.clerk, "thuy")
    qtbot.keyClick(card.clerk, Qt.Key.Key_Return)

    assert "thuy" == card.clerk.value()
    assert card.password.hasFocus()
