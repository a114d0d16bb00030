"""The closing page over two real desks: the figures, the one decision, and what comes after it."""

import re
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel, QPushButton

from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, FIELD, PROCEDURE, SERIES
from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import FeeRefunded
from intake_desk.printing.codes import raster
from intake_desk.services.closing_view import NOTHING_CAME
from intake_desk.ui.day import closing_columns
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.closing_rows import bare, plus
from intake_desk.ui.day.closing_tables import LATE
from tests.ui.day.hands import ask, cells, close_drawer, close_the_day, explain_away, head_of, receive_late
from tests.ui.unit import NAMES, PASSWORD


def test_the_figures_are_those_of_every_desk(open_page):
    page = open_page("hang")

    shown = [card.figure.number.text() for card in page.figures]
    assert ["3", "1", "0 · 0", "0", "54.000 đ"] == shown
    assert "trực tiếp 3" == page.figures[0].figure.note.text()
    assert "tiền mặt 36.000 · chuyển khoản 18.000" == page.figures[4].figure.note.text()
    assert "Chốt sổ ngày 20/11/2026" == page.title.text()


def test_every_desk_of_the_unit_is_named_also_one_never_heard_of(open_page):
    page = open_page("hang")

    assert [
        ["Quầy 1", "Nguyễn Thị Thủy", "Ngăn kéo chưa khóa", "18.000 đ", ""],
        ["Quầy 2", "Lê Thị Minh", "Ngăn kéo chưa khóa", "18.000 đ", ""],
        ["Quầy 3", "–", "Chưa nhận mục nào", "chưa biết", ""],
        ["Cộng", "", "", "36.000 đ", ""],
    ] == cells(page.tables.desks)


def test_drawers_that_were_counted_say_so_and_a_difference_waits_for_its_reason(open_page, day, two):
    close_drawer(day, "thuy", 18_000, 18_000)
    close_drawer(two, "minh", 18_000, 8_000)
    day.learn_from(two)

    page = open_page("hang")

    assert [
        ["Đã khóa ngăn kéo 09:35", "18.000 đ", "0"],
        ["Đếm lệch, chờ giải thích", "18.000 đ", "-10.000"],
        ["Chưa nhận mục nào", "chưa biết", ""],
        ["", "36.000 đ", "-10.000"],
    ] == [line[2:] for line in cells(page.tables.desks)]
    assert "Quầy 2, Lê Thị Minh: đếm thiếu 10.000 đ, chưa giải thích." in [one.text for one in page.doubts.said]


def test_every_grouping_adds_up_to_the_day(open_page):
    groups = open_page("hang").tables.groups

    for grouping in (PROCEDURE, FIELD, CHANNEL):
        assert [["3", "1", "54.000 đ"]] * 2 == [[line[1], line[2], line[5]] for line in cells(groups[grouping])]
        assert "Cộng" == cells(groups[grouping])[-1][0]
    assert [["2", "36.000 đ"], ["1", "18.000 đ"], ["3", "54.000 đ"]] == [
        [line[1], line[5]] for line in cells(groups[CLERK])
    ]
    assert [
        ["chuyển khoản", "1", "18.000 đ", "–", "18.000 đ"],
        ["tiền mặt", "2", "36.000 đ", "–", "36.000 đ"],
        ["Cộng", "3", "54.000 đ", "–", "54.000 đ"],
    ] == [line[:5] for line in cells(groups[BY_MEANS])]


def test_what_is_negative_is_taken_off():
    assert "100.000 − 100.000 + 5.000" == plus((100_000, -100_000, 5_000), bare)


def test_what_went_through_receipts_stands_under_its_series_alone(open_page):
    assert [
        ["P01/26T", "2", "–", "36.000 đ", "–", "36.000 đ"],
        ["P02/26T", "1", "–", "18.000 đ", "–", "18.000 đ"],
        ["Cộng", "3", "–", "54.000 đ", "–", "54.000 đ"],
    ] == cells(open_page("hang").tables.groups[SERIES])


def test_what_was_given_back_stands_in_a_row_of_its_own_and_leaves_the_sum(open_page, day):
    given = FeeRefunded(refund="r", payment="p", amount=8_000, means="cash", second="minh", phi=8_000)
    with day.bench.desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        recording.add(Draft(subject="gone", facts=given))

    shown = cells(open_page("hang").tables.groups[SERIES])
    assert [
        ["hoàn trả", "–", "–", "–", "8.000 đ", "-8.000 đ"],
        ["Cộng", "3", "–", "54.000 đ", "8.000 đ", "46.000 đ"],
    ] == shown[-2:]


def test_a_clerk_sees_the_figures_and_who_must_close(open_page):
    page = open_page("thuy")

    assert "3" == page.figures[0].figure.number.text()
    assert page.decision.close_day.isHidden()
    assert "nhờ người phụ trách đăng nhập" in page.decision.consequence.text()


def test_the_difference_is_told_after_the_count_and_asks_for_its_reason(open_page, qtbot, session):
    dialog = ask(open_page("hang"), qtbot)
    explain_away(dialog)
    dialog.counted.setFocus()
    qtbot.keyClicks(dialog.counted, "30000")
    assert "30.000" == dialog.counted.text()
    assert "" == dialog.counted_field.message.text()

    dialog.password.setText(PASSWORD)
    dialog.confirm.click()

    assert "Thiếu 6.000 đ" == dialog.counted_field.message.text()
    assert "Tiền lệch sổ. Ghi lý do rồi chốt." == dialog.note_field.error
    dialog.counted.set_amount(36_000)
    assert "" == dialog.counted_field.message.text()
    dialog.cancel.click()
    assert session.workbench.closing.view().closing is None


def test_what_must_lie_in_the_open_drawers_is_asked_for_with_the_float(open_page, qtbot, day, session):
    thuy = day.sign_in("thuy")
    day.bench.drawers.open(thuy, 200_000)
    close_drawer(day, "thuy", 218_000, 218_000)
    page = open_page("hang")
    dialog = ask(page, qtbot)
    assert not any("18.000" in label.text() for label in dialog.findChildren(QLabel))
    asked = "Đếm tiền mặt trong ngăn kéo chưa khóa ở Quầy 2, cả tiền đầu ca."
    assert asked in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.cancel.click()

    close_the_day(page, qtbot, 18_000)

    view = session.workbench.closing.view()
    assert (36_000, 18_000, 18_000) == (view.expected_cash, view.due_cash, view.counted)


def test_the_question_names_exactly_what_becomes_final(open_page, qtbot, day, two):
    page = open_page("hang")

    dialog = ask(page, qtbot)

    assert f"Chốt vĩnh viễn: Quầy 1 đến mục {head_of(day)}; Quầy 2 đến mục {head_of(two)}." == dialog.text.text()
    dialog.cancel.click()
    assert page.dialog is None
    assert day.bench.closing.view().closing is None


def test_nothing_is_closed_without_the_supervisors_own_password(open_page, qtbot, session):
    page = open_page("hang")
    dialog = ask(page, qtbot)
    explain_away(dialog)

    dialog.uncounted.set_value("Hết giờ")
    dialog.confirm.click()
    assert "Nhập mật khẩu của bạn." == dialog.password_field.error
    dialog.password.setText("sai")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: not page.busy)
    assert dialog.password_field.error or dialog.problem.text.text()
    assert "" == dialog.password.text()
    dialog.cancel.click()
    assert session.workbench.closing.view().closing is None


def test_a_silent_desk_is_waited_for_or_left_out_with_a_reason(open_page, session, day, two, clock, qtbot):
    clock.turn(hours=4)
    page = open_page("hang")
    assert "Im lặng từ 09:35" == cells(page.tables.desks)[1][2]
    assert "Chốt sổ, bỏ qua Quầy 2, Quầy 3…" == page.decision.close_day.text()
    assert "Chờ Quầy 2" == page.decision.wait.text()

    page.decision.wait.click()
    assert "Đang chờ Quầy 2" in page.decision.consequence.text()
    two.receive(NAMES[3])
    day.learn_from(two)
    session.recorded.emit()

    qtbot.waitUntil(page.notice.isVisible)
    assert "Đã nhận được mục của Quầy 2. Xem lại số liệu rồi chốt." == page.notice.text.text()
    assert "Chốt sổ, bỏ qua Quầy 3…" == page.decision.close_day.text()

    clock.turn(hours=1)
    session.recorded.emit()
    qtbot.waitUntil(page.decision.wait.isVisible)
    dialog = ask(page, qtbot)
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()
    assert "Ghi lý do bỏ qua quầy này." == dialog.reason_fields["desk-2"].error
    dialog.cancel.click()
    close_the_day(page, qtbot)
    closing = session.workbench.closing.view().closing
    assert {"desk-2": "Mất mạng", "desk-3": "Mất mạng"} == dict(closing.away)
    assert "Bỏ qua, chưa khóa ngăn kéo" == cells(page.tables.desks)[1][2]


def test_why_nothing_is_there_of_a_desk_is_said_in_the_language_of_the_screen(open_page, day, monkeypatch):
    day.bench.closing.close(day.sign_in("hang"), "2026-11-20", PASSWORD, uncounted="Hết giờ")
    page = open_page("hang")
    monkeypatch.setattr(closing_columns, "translate", lambda _context, text: f"<{text}>")

    assert f"<Bỏ qua: <{NOTHING_CAME}>>" == cells(page.tables.desks)[2][2]


def test_closing_seals_the_day_and_prints_its_tally(open_page, session, qtbot, clock):
    page = open_page("hang")
    clock.now = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)

    with qtbot.waitSignal(session.printed) as printed:
        close_the_day(page, qtbot, 30_000, "thối nhầm")

    assert "tally" == printed.args[0].form
    assert raster(printed.args[0].pdf, 30)
    assert "Đã chốt lúc 17:05, Trần Thu Hằng" == page.decision.state.text()
    closing = session.workbench.closing.view().closing
    assert closing.fingerprint == page.decision.mark.text()
    assert (30_000, "thối nhầm") == (closing.facts.counted_cash, closing.note)
    assert page.decision.close_day.isHidden()
    assert "In bảng tổng hợp" == page.decision.print_tally.text()


def test_what_comes_later_stands_apart(open_page, session, day, qtbot):
    page = open_page("hang")
    close_the_day(page, qtbot)

    day.sign_in("thuy")
    day.receive(NAMES[3])
    session.recorded.emit()

    qtbot.waitUntil(lambda: bool(page.tables.late.rows()))
    assert "3" == page.figures[0].figure.number.text()
    assert ["Tiếp nhận hồ sơ", "Tính phí, lệ phí", "Thu phí, lệ phí"] == [line.text for line in page.tables.late.rows()]
    assert "3 mục đến sau khi chốt, chưa vào bổ sung nào." in [one.text for one in page.doubts.said]
    page.tables.show_table(LATE)
    assert (
        "Đã chốt + chưa bổ sung: tiếp nhận 3 + 1 = 4 · đã trả 1 + 0 = 1 · phí, lệ phí 54.000 + 18.000 = 72.000 · "
        "tiền mặt 36.000 + 18.000 = 54.000 · chuyển khoản 18.000 + 0 = 18.000" == page.tables.sums.text()
    )


def test_what_came_later_becomes_a_signed_addendum(open_page, session, day, qtbot):
    page = open_page("hang")
    close_the_day(page, qtbot)
    assert page.decision.addendum.isHidden()
    receive_late(day, NAMES[3])
    session.recorded.emit()
    qtbot.waitUntil(page.decision.addendum.isVisible)

    dialog = ask(page, qtbot, page.decision.addendum)
    assert "Ký vĩnh viễn thành bổ sung số 1." == dialog.text.text()
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()
    assert "Ghi lý do ngăn kéo chưa khóa." == dialog.uncounted_field.error
    dialog.uncounted.set_value("Thủy về sớm")
    dialog.confirm.click()

    qtbot.waitUntil(page.decision.addendum.isHidden)
    qtbot.waitUntil(lambda: not page.busy)
    assert [
        ["Trần Thu Hằng", "Bổ sung số 1: 1 tiếp nhận, 0 đã trả"],
        ["", "theo thủ tục: Chứng thực bản sao từ bản chính, 1 tiếp nhận, 0 đã trả"],
        ["", "theo lĩnh vực: Chứng thực, 1 tiếp nhận, 0 đã trả"],
        ["", "theo kênh: trực tiếp, 1 tiếp nhận, 0 đã trả"],
        ["", "theo quầy: 1 tiếp nhận, 0 đã trả"],
        ["Nguyễn Thị Thủy", "theo cán bộ: 1 tiếp nhận, 0 đã trả"],
        ["", "theo hình thức thu: tiền mặt"],
        ["", "theo ký hiệu biên lai: P01/26T"],
    ] == [[line[2], line[4]] for line in cells(page.tables.late)]
    assert {"18.000 đ"} == {line[5] for line in cells(page.tables.late)}
    page.tables.show_table(LATE)
    assert page.tables.sums.text().startswith("Đã chốt + bổ sung số 1: tiếp nhận 3 + 1 = 4")
    (addendum,) = session.workbench.closing.view().addenda
    assert "Thủy về sớm" == addendum.uncounted
    assert f"bổ sung số 1: {addendum.fingerprint}" in page.decision.mark.text()


def test_a_closed_days_differences_are_of_the_moment_of_its_cash(open_page, day):
    hang = day.sign_in("hang")
    day.bench.closing.close(hang, "2026-11-20", PASSWORD, uncounted="Hết giờ")
    close_drawer(day, "thuy", 18_000, 8_000)

    page = open_page("hang")

    assert [["18.000 đ", ""], ["36.000 đ", ""]] == [
        line[3:] for line in cells(page.tables.desks) if line[0] in {"Quầy 1", "Cộng"}
    ]
    assert ["18.000", "8.000", "-10.000"] == cells(page.tables.drawers)[0][7:10]


def test_a_desk_has_the_name_that_the_unit_gave_it_in_every_language(in_english, session, day, shown, qtbot):
    session.set_clerk(day.sign_in("hang"))
    page = shown(ClosingPage(session))
    qtbot.waitUntil(lambda: "Closing of 20/11/2026" == page.title.text())
    dialog = ask(page, qtbot)

    said = [
        one.text()
        for shown in (page, dialog)
        for one in (*shown.findChildren(QLabel), *shown.findChildren(QPushButton))
    ]
    said += [cell for model in (page.tables.desks, page.tables.drawers) for line in cells(model) for cell in line]
    said += [one.text for one in page.doubts.said]
    assert any("left out" in one for one in said)  # the screen is English
    assert [] == [one for one in said if re.search(r"[Dd]esk \d|quầy \d", one)]
    assert "Quầy 2" in said
