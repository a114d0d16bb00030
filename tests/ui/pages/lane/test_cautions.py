"""What quick certification tells before its one key: the same a moment ago, an address that nobody can be sure of."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.intake import CARD_2021, saved, type_in

# Lives where a ward was split.
CARD_SPLIT = "001188012344||Vũ Ngọc Ánh|05121988|Nữ|12 ngõ 3, phường Cống Vị, Ba Đình, Hà Nội|07052022"


def test_the_same_a_moment_ago_is_told_and_one_key_goes_on_all_the_same(page, hands, qtbot):
    hands.scan(CARD_2021)
    first = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))
    told = page.lane.cautions.twin
    assert told.isHidden()

    hands.scan(CARD_2021)

    qtbot.waitUntil(lambda: not told.isHidden())
    assert "Chứng thực bản sao từ bản chính: vừa tiếp nhận lúc 07:45, mã …261120-3001, phí 2.000 đ." == told.text.text()
    assert page.lane.keys.buttons[0].hasFocus()
    assert first.id != saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1")).id
    assert told.isHidden()


def test_a_typed_name_is_compared_too_and_another_one_takes_the_warning_away(page, hands, qtbot):
    for _time in range(2):
        type_in(page.lane.name, "Phạm Văn Ưng")
        hands.key(Qt.Key.Key_Return, "\r")
        if _time == 0:
            saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))
    qtbot.waitUntil(lambda: not page.lane.cautions.twin.isHidden())

    type_in(page.lane.name, "Phạm Văn Ước")

    assert page.lane.cautions.twin.isHidden()


def test_an_address_is_recorded_as_it_is_called_today(page, hands, qtbot):
    hands.scan(CARD_2021)

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    assert "Thôn Nguyên Bì, xã Thượng Phúc, Hà Nội" == dossier.applicant.address
    assert page.lane.cautions.field.isHidden()


def test_an_address_that_is_not_certain_is_asked_and_answered_with_keys_alone(page, hands, qtbot):
    hands.scan(CARD_SPLIT)
    cautions = page.lane.cautions
    qtbot.waitUntil(cautions.field.isVisible)
    assert "Nay thuộc " in cautions.field.message.text()
    assert page.lane.keys.buttons[0].hasFocus()

    hands.key(Qt.Key.Key_D, "d")
    qtbot.waitUntil(cautions.help.list.isVisible)
    QTest.keyClick(cautions.address, Qt.Key.Key_Down)
    QTest.keyClick(cautions.address, Qt.Key.Key_Return)
    qtbot.waitUntil(page.lane.keys.buttons[0].hasFocus)

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))
    assert re.fullmatch("12 ngõ 3, phường (Giảng Võ|Ngọc Hà), Hà Nội", dossier.applicant.address)


def test_an_address_that_is_not_certain_stops_nobody(page, hands, qtbot):
    hands.scan(CARD_SPLIT)

    dossier = saved(qtbot, page, lambda: hands.key(Qt.Key.Key_1, "1"))

    assert "12 ngõ 3, phường Cống Vị, Ba Đình, Hà Nội" == dossier.applicant.address
