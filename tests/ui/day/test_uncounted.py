"""A day that is ruled off over drawers nobody counted says why, and says so until they are counted and closed."""

from intake_desk.ui.day.closing_doubts import DAY, LEFT, WRONG
from tests.ui.day.hands import ask, cells, close_the_day, explain_away
from tests.ui.unit import PASSWORD

DAY_OF = "2026-11-20"
UNCOUNTED = "Ngăn kéo của Nguyễn Thị Thủy ở Quầy 1 chưa kiểm đếm, lý do khi chốt: “Hết giờ”."


def wrong(page):
    return [(one.text, one.page) for one in page.doubts.said if one.kind == WRONG]


def test_why_nothing_was_counted_is_asked_only_while_nothing_is_counted(open_page, qtbot, session):
    dialog = ask(open_page("hang"), qtbot)
    assert "Ngăn kéo của Nguyễn Thị Thủy (Quầy 1), Lê Thị Minh (Quầy 2)" == dialog.uncounted_field.message.text()
    explain_away(dialog)
    dialog.password.setText(PASSWORD)

    dialog.confirm.click()

    assert "Đếm tiền mặt, hoặc ghi lý do chưa khóa." == dialog.uncounted_field.error
    dialog.counted.set_amount(36_000)
    assert not dialog.uncounted_field.isVisible()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: session.workbench.closing.view().closing is not None)


def test_an_uncounted_drawer_is_no_green_desk_and_stands_first_among_the_doubts(open_page, qtbot, day):
    page = open_page("hang")
    close_the_day(page, qtbot)

    said = "PDF và Excel đã lưu chưa ghi số tiền: còn ngăn kéo chưa đếm. Đếm xong, máy này tự ghi lại."
    assert page.notice.text.text().endswith(said)
    assert (UNCOUNTED, LEFT) == wrong(page)[0]
    assert "Ngăn kéo chưa khóa" == cells(page.tables.desks)[0][2]

    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})
    page._session.set_clerk(day.sign_in("hang"))
    told = "Ngăn kéo của Nguyễn Thị Thủy ở Quầy 1 đã đếm, chưa khóa, lý do khi chốt: “Hết giờ”."
    qtbot.waitUntil(lambda: wrong(page)[0][0].startswith(told))
    day.bench.drawers.close(day.sign_in("thuy"), password=PASSWORD)
    page._session.set_clerk(day.sign_in("hang"))
    qtbot.waitUntil(lambda: not any("Thủy" in text for text, _ in wrong(page)))
    assert "Đã chốt" in cells(page.tables.desks)[0][2]


def test_a_drawer_keeps_the_reason_of_the_closing_beside_what_addenda_say_otherwise(open_page, qtbot, day):
    for reason in ("Hết giờ", "Hết giờ", "Thủy về sớm", "Minh còn khách", "Thủy về sớm"):
        rule = day.bench.closing.addendum if day.bench.closing.view(DAY_OF).closing else day.bench.closing.close
        rule(day.sign_in("hang"), DAY_OF, PASSWORD, uncounted=reason)
        day.sign_in("thuy")
        day.receive("Người đến muộn")

    said = [text for text, way in wrong(open_page("hang")) if way == LEFT]

    minh = "Ngăn kéo của Lê Thị Minh ở Quầy 2 chưa kiểm đếm, lý do khi chốt: “Hết giờ”"
    later = ", lý do ở bổ sung số 2: “Thủy về sớm”, lý do ở bổ sung số 3: “Minh còn khách”."
    assert f"{minh}{later}" in said


def test_it_is_carried_to_the_days_after_with_the_way_back(open_page, qtbot, day, clock):
    day.bench.closing.close(day.sign_in("hang"), "2026-11-20", PASSWORD, uncounted="Hết giờ")
    clock.turn(days=3)

    page = open_page("hang")

    said = "Ngăn kéo của Nguyễn Thị Thủy ở Quầy 1 ngày 20/11/2026 chưa khóa."
    assert (said, DAY) in wrong(page)
    page.doubts.way_wanted.emit(DAY, "2026-11-20")
    qtbot.waitUntil(lambda: UNCOUNTED in [text for text, _ in wrong(page)])


def test_many_days_of_one_drawer_are_one_sentence_with_what_was_missing_in_them(open_page, day, clock):
    for at in range(5):
        thuy = day.sign_in("thuy")
        day.receive(f"Người {at}")
        if at == 1:
            day.bench.drawers.count(thuy, {10_000: 1, 2_000: 1})
        clock.turn(days=1)

    page = open_page("hang")

    said = "Ngăn kéo của Nguyễn Thị Thủy ở Quầy 1 ngày 20/11/2026, 21/11/2026, 22/11/2026 và 2 ngày nữa chưa khóa"
    assert (f"{said}, đếm thiếu 6.000 đ.", DAY) in wrong(page)


def test_a_question_that_was_left_forgets_no_figure_that_was_compared(open_page, qtbot, session):
    page = open_page("hang")
    dialog = ask(page, qtbot)
    dialog.counted.set_amount(35_000)
    dialog.counted.editingFinished.emit()
    assert "Thiếu 1.000 đ" == dialog.counted_field.message.text()
    dialog.cancel.click()

    close_the_day(page, qtbot, 36_000)

    assert (35_000, 36_000) == session.workbench.closing.view().closing.facts.tried
    assert "Khi chốt sổ kiểm đếm 2 lần: 35.000 đ, 36.000 đ." in [one.text for one in page.doubts.said]
