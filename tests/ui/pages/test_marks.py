"""Dossiers ticked in the register go on one list together; the new lists count and show."""

from PySide6.QtCore import Qt

from intake_desk.ui.dossiers import lawful_steps as steps

AGENCY = "Phòng Kinh tế"


def now(bench, dossier):
    return bench.lookup.dossier(dossier.id)


def test_several_ticked_dossiers_go_on_one_list_and_what_cannot_go_is_named(
    stay_at_register, receive, bench, clerk, session, qtbot
):
    first, ready, last = (receive(name) for name in ("Phạm Văn Ưng", "Khuất Thanh Oanh", "Lò Thị Ọi"))
    bench.casework.result_ready(clerk, ready.id)
    page = stay_at_register()
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == last.id)
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    row = page.table.visualRect(page.model.index(2, 3)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, row)
    assert "Đã chọn 2 hồ sơ" == page.marks.count.text()
    between = page.table.visualRect(page.model.index(1, 3)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, between)
    assert "Đã chọn 3 hồ sơ" == page.marks.count.text()
    assert not page.panel.beside[steps.FORWARD].isVisible()

    qtbot.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.steps.dialog is not None)
    assert ready.code[-4:] in page.steps.dialog.left.detail.text()
    page.steps.dialog.agency.field.setText(AGENCY)
    with qtbot.waitSignal(session.printed):
        page.steps.dialog.confirm.click()

    sent = [now(bench, one) for one in (first, ready, last)]
    assert [AGENCY, "", AGENCY] == [one.holder for one in sent]
    assert sent[0].hand_overs[-1].list_number == sent[2].hand_overs[-1].list_number
    assert () == page.table.marked()
    assert not page.marks.isVisible()


def test_ticking_one_does_not_move_the_others_from_under_the_hand(stay_at_register, receive, qtbot):
    receive("Phạm Văn Ưng")
    receive("Lò Thị Ọi")
    page = stay_at_register()
    second = page.table.viewport().mapTo(page, page.table.visualRect(page.model.index(1, 0)).center())
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(page.marks.isVisible)
    page.layout().activate()

    assert second == page.table.viewport().mapTo(page, page.table.visualRect(page.model.index(1, 0)).center())


def test_ticks_outlive_a_new_question_and_are_undone_together(stay_at_register, receive, qtbot):
    receive("Phạm Văn Ưng")
    receive("Lò Thị Ọi")
    page = stay_at_register()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert 2 == len(page.table.marked())

    qtbot.keyClicks(page.search, "ung")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert 2 == len(page.table.marked())
    page.marks.clear.click()

    assert () == page.table.marked()
    assert page.panel.beside[steps.FORWARD].isVisible()


def test_the_new_lists_count_and_show(stay_at_register, receive, file, bench, clerk, qtbot):
    away = receive("Phạm Văn Ưng")
    bench.forwarding.forward(clerk, [away.id], AGENCY)
    obliged = receive("Vũ Đức Thịnh")
    bench.casework.request_obligation(clerk, obliged.id, "Thuế đất")
    file()
    page = stay_at_register()

    expected = {"filed": "Lò Thị Ọi", "forwarded": "Phạm Văn Ưng", "awaiting_obligation": "Vũ Đức Thịnh"}
    for key, name in expected.items():
        page.chips[key].click()
        qtbot.waitUntil(lambda name=name: [found.dossier.applicant.name for found in page.model.rows()] == [name])
        qtbot.waitUntil(lambda key=key: page.chips[key].text().endswith(" 1"))
