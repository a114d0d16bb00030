"""The feedback page: written down, passed on and answered without leaving it; what is due is seen."""

import pytest

from intake_desk.ui.feedback.feedback_page import DONE, FeedbackPage


@pytest.fixture
def page(session, shown, qtbot):
    page = FeedbackPage(session)
    shown(page)
    return page


def write(page, qtbot, text="Đề nghị bố trí thêm ghế ở khu vực chờ"):
    page.ask()
    page.dialog.who.setText("Lý Bích Mỵ")
    page.dialog.contact.setText("0912 345 678")
    page.dialog.reason.setPlainText(text)
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and page.dialog is None)


def test_what_a_citizen_said_stands_on_the_list_with_the_day_of_its_answer(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.card.empty.isVisible()))

    write(page, qtbot)

    row = page.model.row(0)
    assert ("Lý Bích Mỵ", "0912 345 678") == (row.sender, row.contact)
    assert "30/11/2026" in page.about.text()
    assert "30/11/2026" in page.notice.text.text()
    assert page.answer.isVisible()


def test_it_is_passed_on_and_then_answered(page, bench, qtbot):
    write(page, qtbot)

    page.forward.click()
    page.dialog.receiver.setText("Công an xã")
    page.dialog.accept()
    qtbot.waitUntil(lambda: "Công an xã" in page.after.text())
    page.answer.click()
    page.dialog.reason.setPlainText("Đã kê thêm 20 ghế")
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)

    page.bar.set_value(DONE)
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert "Đã kê thêm 20 ghế" in page.after.text()
    assert not page.answer.isVisible()
    assert [] == bench.feedback.open()


def test_a_refusal_leaves_what_was_typed(page, qtbot):
    write(page, qtbot)
    page.forward.click()
    page.dialog.reason.setPlainText("Xem giúp")

    page.dialog.accept()

    qtbot.waitUntil(lambda: bool(page.dialog.receiver_field.error))
    assert "Xem giúp" == page.dialog.reason.value()
    page.dialog.reject()
