"""What is asked before the day is ruled off fits a low screen, however many desks are away and whatever is wrong."""

import pytest
from PySide6.QtCore import QCoreApplication

from intake_desk.domain.refusals import Refusal
from intake_desk.services.closing_view import ABSENT, SILENT, DeskDay
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_dialog import RulingDialog
from intake_desk.ui.widgets import Field
from tests.ui.words_seen import cut

SCREEN_WITHOUT_TASK_BAR = 700
HEARD = 1_795_143_000_000


class Wrong(Refusal):
    code = "wrong_password"


def desks(count, state, first=2):
    heard = HEARD if state == SILENT else 0
    return tuple(
        DeskDay(journal=f"desk-{at}", name=f"Quầy {at}", state=state, heard_ms=heard)
        for at in range(first, first + count)
    )


def asking(shown, away, unheard=()):
    every = "; ".join(f"Quầy {at} đến mục {at * 100}" for at in range(1, len(away) + 2))
    details = [
        "Số liệu: 22 tiếp nhận, 0 đã trả, 0 yêu cầu bổ sung, 0 từ chối; phí, lệ phí 273.000 đ.",
        f"Đếm tiền mặt trong ngăn kéo chưa khóa ở {words.named(away)}, cả tiền đầu ca.",
        "Sau khi chốt, số liệu không đổi; mục đến muộn thành bổ sung, ký riêng.",
    ]
    dialog = RulingDialog(
        "Chốt sổ ngày 20/11/2026?",
        f"Chốt vĩnh viễn: {every}.",
        "Chốt sổ và ký",
        details,
        away=away,
        unheard=unheard,
        expected=1_000,
        uncounted=", ".join(f"Nguyễn Thị Phương Thảo ({desk.name})" for desk in away[:8]),
    )
    return shown(dialog)


@pytest.fixture
def settled():
    """What is folded asks for its new place, and then again."""

    def settled():
        for _time in range(3):
            QCoreApplication.sendPostedEvents()

    return settled


@pytest.mark.parametrize(("silent", "unheard"), [(1, 0), (7, 0), (5, 9), (15, 3)])
def test_it_is_never_higher_than_the_screen(shown, language, settled, silent, unheard):
    dialog = asking(shown, desks(silent, SILENT), desks(unheard, ABSENT, 40))
    settled()
    assert dialog.height() <= SCREEN_WITHOUT_TASK_BAR

    dialog.confirm.click()  # a reason is missing
    for line in dialog.away.lines:
        line.set_error("Ghi lý do bỏ qua quầy này.")
    dialog.counted.set_amount(2_000)
    dialog.counted.editingFinished.emit()
    dialog.note_field.set_error("Tiền lệch sổ. Ghi lý do rồi chốt.")
    dialog.problem.show_notice("wrong", "Máy này chưa giữ đúng và đủ mục ghi. Chờ đồng bộ rồi mở lại.")
    dialog.uncounted_field.set_error("Đếm tiền mặt, hoặc ghi lý do chưa đếm.")
    dialog.password_field.set_error("Sai mật khẩu. Còn 4 lần thử trước khi phải chờ.")
    settled()

    assert dialog.height() <= SCREEN_WITHOUT_TASK_BAR
    for widget in (dialog.password, dialog.confirm):
        assert dialog.rect().contains(
            widget.geometry().translated(widget.parentWidget().mapTo(dialog, widget.pos()) - widget.pos())
        )
    assert [] == [one for one in cut(dialog) if one[0] not in {line.label.text() for line in dialog.away.lines}]


@pytest.mark.parametrize("silent", [0, 1, 3])
def test_where_there_is_room_nothing_scrolls(shown, language, settled, silent):
    dialog = asking(shown, desks(silent, SILENT))
    settled()

    assert 0 == dialog.details.verticalScrollBar().maximum()
    assert 0 == dialog.away.list.verticalScrollBar().maximum()
    assert dialog.details.height() < 100


def test_where_the_list_scrolls_the_reason_that_is_written_is_seen(shown, settled, qtbot):
    dialog = asking(shown, desks(15, SILENT))
    settled()
    last = dialog.away.editors[-1]
    assert last.visibleRegion().isEmpty()

    with qtbot.waitActive(dialog):  # a window of another test may have taken the keyboard
        dialog.activateWindow()
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)

    qtbot.waitUntil(lambda: last.rect() == last.visibleRegion().boundingRect())


def test_the_reason_that_is_written_stays_in_sight_when_the_lines_above_it_grow(shown, settled, qtbot):
    dialog = asking(shown, desks(15, SILENT))
    settled()
    last = dialog.away.editors[-1]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    last.setFocus()
    qtbot.waitUntil(lambda: last.rect() == last.visibleRegion().boundingRect())
    before = last.parentWidget().mapTo(dialog.away.list.widget(), last.pos()).y()

    for line in dialog.away.lines[:-1]:
        Field.set_error(line, "Ghi lý do bỏ qua quầy này.")

    qtbot.waitUntil(lambda: last.parentWidget().mapTo(dialog.away.list.widget(), last.pos()).y() > before)
    qtbot.waitUntil(lambda: last.rect() == last.visibleRegion().boundingRect())


@pytest.mark.parametrize("silent", [1, 15])
def test_that_a_reason_is_missing_is_read_in_words(shown, language, settled, qtbot, silent):
    dialog = asking(shown, desks(silent, SILENT))
    settled()
    line = dialog.away.lines[-1]
    for one in dialog.away.editors[:-1]:
        one.set_value("mất mạng")
    dialog.password.setText("x")

    dialog.confirm.click()
    settled()

    assert line.error
    qtbot.waitUntil(lambda: line.message.rect() == line.message.visibleRegion().boundingRect())
    assert dialog.height() <= SCREEN_WITHOUT_TASK_BAR


def test_a_desk_of_which_nothing_came_needs_a_reason_too(shown):
    dialog = asking(shown, (), desks(2, ABSENT, 7))
    dialog.password.setText("x")

    assert not dialog.is_complete()
    assert dialog.away.lines[0].error

    dialog.away.editors[0].set_value("chưa dùng")
    assert dialog.is_complete()
    assert {"desk-7": "chưa dùng", "desk-8": "chưa dùng"} == dialog.around()


def test_one_reason_serves_every_desk_that_has_none_of_its_own(shown):
    dialog = asking(shown, desks(3, SILENT), desks(2, ABSENT, 7))
    dialog.away.editors[1].set_value("mất mạng")
    dialog.away.editors[2].set_value("máy hỏng")

    dialog.away.alike.click()

    assert ["mất mạng", "mất mạng", "máy hỏng", "mất mạng", "mất mạng"] == list(dialog.around().values())


def test_it_grows_upwards_at_the_foot_of_the_screen(shown, settled):
    dialog = asking(shown, desks(1, SILENT))
    settled()
    screen = dialog.screen().availableGeometry()
    dialog.move(0, screen.bottom() - dialog.frameGeometry().height())

    dialog.show_refusal(Wrong(left=3))
    dialog.problem.show_notice("wrong", "Chưa ghi được.")
    settled()

    assert dialog.frameGeometry().bottom() <= screen.bottom()
