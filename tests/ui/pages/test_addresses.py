"""The address field offers while typing and asks what is not certain; typing by hand is never in its way."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from intake_desk.domain.documents import pack
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.places import FormerName, Place, PlaceList
from intake_desk.ui.intake.intake_page import IntakePage

OTHER_UNIT = "001169437778||Khuất Thanh Oanh|05121969|Nữ|Số 5, Phường Cống Vị, Ba Đình, Hà Nội|07052022"
RENUMBERED = "001169437778||Khuất Thanh Oanh|05121969|Nữ|Số 5, Tổ 6, xã Tân Minh, Thường Tín, Hà Nội|07052022"
PLACES = PlaceList(
    unit_code="10231",
    places=(
        Place(name="Tổ dân phố số 6"),
        Place(name="Tổ dân phố số 34", former=(FormerName(name="Tổ 6", commune="xã Tân Minh"),)),
    ),
)


@pytest.fixture
def listed(bench, clerk):
    """The unit has a list of places."""
    with bench.desk.recording(clerk) as recording:
        recording.add(Draft(facts=SheetAdopted(name="places", body=pack(PLACES))))
    bench.desk.follow()


@pytest.fixture
def step(session, shown, listed, qtbot):
    page = IntakePage(session)
    page.resize(1290, 690)
    shown(page)
    yield page.applicant
    for pause in page.findChildren(QTimer):
        pause.stop()
    last = []
    session.ask(lambda: None, last.append)  # what is still on its way arrives before the page goes
    qtbot.waitUntil(lambda: bool(last))


def shown_titles(step):
    listed = step.address_help.list
    return [match.title for match in listed.matches] if listed.isVisible() else []


def type_address(step, qtbot, text):
    step.address.setFocus()
    step.address.clear()
    step.address.insert(text)  # as an input method commits it
    step.address.textEdited.emit(step.address.text())
    qtbot.waitUntil(lambda: bool(shown_titles(step)))


def press(step, *keys):
    for key in keys:
        QTest.keyClick(step.address, key)


def test_a_group_is_taken_by_its_old_number_with_keys_alone(step, qtbot):
    type_address(step, qtbot, "so 5, to 6")
    assert ["Tổ dân phố số 6, xã Thượng Phúc, Hà Nội", "Tổ dân phố số 34, xã Thượng Phúc, Hà Nội"] == shown_titles(step)
    assert ["tên hiện nay", "trước đây: Tổ 6, xã Tân Minh"] == [one.meta for one in step.address_help.list.matches]

    press(step, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert "so 5, Tổ dân phố số 34, xã Thượng Phúc, Hà Nội" == step.address.value()
    assert "trước đây: Tổ 6, xã Tân Minh" == step.address.note
    assert step.address.hasFocus()


def test_enter_keeps_what_was_typed_by_hand(step, qtbot):
    type_address(step, qtbot, "thôn 3, thượng phúc")

    press(step, Qt.Key.Key_Return)

    assert "thôn 3, thượng phúc" == step.address.value()
    assert step.phone.hasFocus()
    assert step.address_help.list.isHidden()


def test_a_split_ward_asks_before_anything_is_written(step, qtbot):
    type_address(step, qtbot, "12 ngõ 3, cong vi")
    press(step, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "12 ngõ 3, phường Giảng Võ, Hà Nội" in shown_titles(step))

    assert "12 ngõ 3, cong vi" == step.address.value()
    assert "Phường Cống Vị cũ" in step.fields["address"].message.text()
    assert ["phần lớn phường Cống Vị cũ", "một phần phường Cống Vị cũ"] == [
        match.meta for match in step.address_help.list.matches
    ]
    press(step, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert "12 ngõ 3, phường Giảng Võ, Hà Nội" == step.address.value()
    assert "" == step.fields["address"].message.text()
    assert "trước đây: phường Cống Vị, quận Ba Đình" == step.address.note


def test_a_card_of_a_split_ward_waits_for_the_answer_at_its_field(step, qtbot):
    page = step.window()
    page.take_card_text(OTHER_UNIT)
    qtbot.waitUntil(lambda: not step.is_settling)

    assert "Số 5, Phường Cống Vị, Ba Đình, Hà Nội" == step.address.value()
    assert "Phường Ngọc Hà hoặc Phường Giảng Võ" in step.fields["address"].message.text()
    step.address.setFocus()
    assert ["Số 5, phường Ngọc Hà, Hà Nội", "Số 5, phường Giảng Võ, Hà Nội"] == shown_titles(step)
    press(step, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert "Số 5, phường Ngọc Hà, Hà Nội" == step.address.value()


def test_a_card_with_a_renumbered_group_asks_for_it(step, qtbot):
    step.window().take_card_text(RENUMBERED)
    qtbot.waitUntil(lambda: not step.is_settling)

    assert "Số 5, Tổ 6, xã Thượng Phúc, Hà Nội" == step.address.value()
    assert "Tổ dân phố số 34" in step.fields["address"].message.text()
    step.address.setFocus()
    press(step, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert "Số 5, Tổ dân phố số 34, xã Thượng Phúc, Hà Nội" == step.address.value()


def test_typing_over_a_question_puts_it_aside(step, qtbot):
    step.window().take_card_text(OTHER_UNIT)
    qtbot.waitUntil(lambda: not step.is_settling)
    step.address.setFocus()
    QTest.keyClicks(step.address, "x")

    assert "" == step.fields["address"].message.text()
    step.phone.setFocus()
    step.address.setFocus()
    assert [] == shown_titles(step)


def test_the_next_citizen_begins_without_a_question(step, qtbot):
    step.window().take_card_text(OTHER_UNIT)
    qtbot.waitUntil(lambda: not step.is_settling)
    step.clear()
    step.address.setFocus()

    assert ("", []) == (step.fields["address"].message.text(), shown_titles(step))


def test_escape_closes_the_list_and_leaves_the_words(step, qtbot):
    type_address(step, qtbot, "thuong phuc")
    press(step, Qt.Key.Key_Escape)

    assert step.address_help.list.isHidden()
    assert "thuong phuc" == step.address.value()
