"""The closing page over two real desks: the figures, the one decision, and what comes after it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, FIELD, GROUPINGS, PROCEDURE, SERIES
from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import DrawerClosed, Explanation
from intake_desk.printing.codes import raster
from intake_desk.services.closing_view import NOTHING_CAME
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.closing_tables import DESKS, LATE
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import OFFLINE, SENT, SyncState
from tests.ui.unit import NAMES, PASSWORD, Clock, open_desk

HEIGHT_BETWEEN_BARS = 768 - 52 - 30
WIDTH_BESIDE_RAIL = 1366 - 76


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def one(tmp_path, clock):
    desk = open_desk(tmp_path / "one", 1, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def two(tmp_path, clock):
    desk = open_desk(tmp_path / "two", 2, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def day(one, two, clock):
    """A morning at two desks; desk one knows of both, desk three was never heard of."""
    one.sign_in("thuy")
    two.sign_in("minh")
    first = one.receive(NAMES[0])
    one.receive(NAMES[1], means="transfer")
    clock.turn(hours=2)
    two.receive(NAMES[2])
    one.hand_back(first)
    one.learn_from(two)
    return one


@pytest.fixture
def session(day, tasks):
    return Session(day.bench, tasks, tasks)


@pytest.fixture
def open_page(session, day, shown, qtbot):
    """The page, shown in the room that a small window leaves it, with somebody signed in."""

    def show(login):
        session.set_clerk(day.sign_in(login))
        page = ClosingPage(session)
        page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
        shown(page)
        qtbot.waitUntil(lambda: page.title.text().startswith("Chốt sổ ngày"))
        return page

    return show


def cells(model):
    return [[column.text(line) for column in model.columns] for line in model.rows()]


def ask(page, qtbot, button=None):
    """Press the button and give the dialog that asks."""
    (button or page.decision.close_day).click()
    qtbot.waitUntil(lambda: page.dialog is not None)
    return page.dialog


def close_the_day(page, qtbot, count=None, reason="", password=PASSWORD):
    dialog = ask(page, qtbot)
    dialog.counted.set_amount(count)
    dialog.note.set_value(reason)
    for field in dialog.reasons.values():
        field.set_value("Mất mạng")
    dialog.password.setText(password)
    dialog.confirm.click()
    qtbot.waitUntil(page.decision.state.isVisible)
    qtbot.waitUntil(lambda: not page.busy)


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
        ["Quầy 1", "Nguyễn Thị Thủy", "Ngăn kéo chưa đóng", "18.000 đ", ""],
        ["Quầy 2", "Lê Thị Minh", "Ngăn kéo chưa đóng", "18.000 đ", ""],
        ["Quầy 3", "–", "Chưa nhận mục nào", "chưa biết", ""],
        ["Cộng", "", "", "36.000 đ", ""],
    ] == cells(page.tables.desks)


def close_drawer(desk, login, expected, counted, reason=""):
    with desk.bench.desk.journal.recording(day="2026-11-20", actor=login) as recording:
        facts = DrawerClosed(expected=expected, counted=counted)
        recording.add(Draft(facts=facts, personal=Explanation(reason=reason)))


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
    assert "Quầy 2: đếm lệch -10.000 đ, chưa giải thích." in [one.text for one in page.doubts.said]


def test_every_grouping_adds_up_to_the_day(open_page):
    groups = open_page("hang").tables.groups

    for grouping in (PROCEDURE, FIELD, CHANNEL):
        assert [["3", "1", "54.000 đ"]] == [[line[1], line[2], line[5]] for line in cells(groups[grouping])]
    assert [["2", "36.000 đ"], ["1", "18.000 đ"]] == [[line[1], line[5]] for line in cells(groups[CLERK])]
    means = [line[:3] for line in cells(groups[BY_MEANS])]
    assert [["chuyển khoản", "1", "18.000 đ"], ["tiền mặt", "2", "36.000 đ"]] == means


def head_of(desk):
    return desk.bench.desk.journal.heads()[desk.journal].number


def test_a_clerk_sees_the_figures_and_who_must_close(open_page):
    page = open_page("thuy")

    assert "3" == page.figures[0].figure.number.text()
    assert page.decision.close_day.isHidden()
    assert "nhờ người phụ trách đăng nhập" in page.decision.consequence.text()


def test_the_difference_follows_the_count_and_asks_for_its_reason(open_page, qtbot, session):
    dialog = ask(open_page("hang"), qtbot)
    assert "Phải có 36.000 đ" == dialog.counted_field.message.text()

    dialog.counted.setFocus()
    qtbot.keyClicks(dialog.counted, "30000")

    assert "30.000" == dialog.counted.text()
    assert "Thiếu 6.000 đ" == dialog.counted_field.message.text()
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()
    assert "Tiền lệch sổ. Ghi lý do rồi chốt." == dialog.note_field.error
    dialog.cancel.click()
    assert session.workbench.closing.view().closing is None


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
    assert "Chốt sổ, bỏ qua quầy 2…" == page.decision.close_day.text()
    assert "Chờ quầy 2" == page.decision.wait.text()

    page.decision.wait.click()
    assert "Đang chờ quầy 2" in page.decision.consequence.text()
    two.receive(NAMES[3])
    day.learn_from(two)
    session.recorded.emit()

    qtbot.waitUntil(page.notice.isVisible)
    assert "Đã nhận được mục của quầy 2. Xem lại số liệu rồi chốt." == page.notice.text.text()
    assert "Chốt sổ ngày 20/11/2026…" == page.decision.close_day.text()

    clock.turn(hours=1)
    session.recorded.emit()
    qtbot.waitUntil(page.decision.wait.isVisible)
    dialog = ask(page, qtbot)
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()
    (field,) = dialog.reason_fields.values()
    assert "Ghi lý do bỏ qua quầy này." == field.error
    dialog.cancel.click()
    close_the_day(page, qtbot)
    closing = session.workbench.closing.view().closing
    assert {"desk-2": "Mất mạng", "desk-3": NOTHING_CAME} == dict(closing.away)
    assert "Bỏ qua: Mất mạng" == cells(page.tables.desks)[1][2]


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

    day.receive(NAMES[3])
    session.recorded.emit()

    qtbot.waitUntil(lambda: bool(page.tables.late.rows()))
    assert "3" == page.figures[0].figure.number.text()
    assert ["Tiếp nhận hồ sơ", "Thu phí, lệ phí"] == [line.text for line in page.tables.late.rows()]
    page.tables.show_table(LATE)
    assert (
        "Đã chốt + chưa bổ sung: tiếp nhận 3 + 1 = 4 · đã trả 1 + 0 = 1 · phí, lệ phí 54.000 + 18.000 = 72.000"
        == page.tables.sums.text()
    )


def test_what_came_later_becomes_a_signed_addendum(open_page, session, day, qtbot):
    page = open_page("hang")
    close_the_day(page, qtbot)
    assert page.decision.addendum.isHidden()
    day.receive(NAMES[3])
    session.recorded.emit()
    qtbot.waitUntil(page.decision.addendum.isVisible)

    dialog = ask(page, qtbot, page.decision.addendum)
    assert "Ký vĩnh viễn thành bổ sung số 1." == dialog.text.text()
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(page.decision.addendum.isHidden)
    qtbot.waitUntil(lambda: not page.busy)
    assert () == page.tables.late.rows()
    assert page.tables.sums.text().startswith("Đã chốt + bổ sung số 1: tiếp nhận 3 + 1 = 4")
    (addendum,) = session.workbench.closing.view().addenda
    assert f"bổ sung số 1: {addendum.fingerprint}" in page.decision.mark.text()


def test_the_workbook_of_the_day_is_written_where_it_was_asked_for(open_page, qtbot, tmp_path):
    page = open_page("hang")
    close_the_day(page, qtbot)

    page.save_to(str(tmp_path / "ngay.xlsx"))

    qtbot.waitUntil(lambda: "Đã lưu ngay.xlsx." == page.notice.text.text())
    assert (tmp_path / "ngay.xlsx").read_bytes().startswith(b"PK")
    page.save_to(str(tmp_path))
    qtbot.waitUntil(lambda: "Đã lưu" not in page.notice.text.text())


def test_a_second_closing_is_refused_in_words(open_page, session, day, qtbot):
    page = open_page("hang")
    dialog = ask(page, qtbot)

    day.bench.closing.close(session.clerk, "2026-11-20", PASSWORD)
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: dialog.problem.text.text().startswith("Ngày này đã chốt sổ rồi."))
    dialog.cancel.click()


def test_an_earlier_day_that_nobody_closed_is_offered_and_can_be_closed(open_page, session, day, clock, qtbot):
    clock.turn(days=3)
    page = open_page("hang")
    assert "Chưa chốt sổ: thứ Sáu 20/11/2026." == page.others.text.text()

    page.others.action.click()
    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 20/11/2026")
    close_the_day(page, qtbot)

    assert [] == day.bench.closing.open_days()
    assert "2026-11-23" == day.bench.desk.business_day()


def test_escape_comes_back_from_an_earlier_day(open_page, clock, qtbot):
    clock.turn(days=3)
    page = open_page("hang")
    page.show_day("2026-11-20")
    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 20/11/2026")

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 23/11/2026")


def test_without_the_network_other_desks_figures_are_called_old(open_page, day, two, clock):
    for desk, login in ((day, "thuy"), (two, "minh")):
        desk.bench.accounts.sign_out(desk.sign_in(login))
    day.learn_from(two)
    page = open_page("hang")

    page.set_sync(SyncState(OFFLINE, clock(), 3, reason="offline"))

    assert "Đang mất mạng: mục mới của quầy khác có thể chưa về đây." in [one.text for one in page.doubts.said]
    page.set_sync(SyncState(SENT, clock()))
    assert [] == [one.text for one in page.doubts.said if "mạng" in one.text]


def test_what_looks_wrong_leads_to_where_it_can_be_mended(open_page, session, day, qtbot):
    close_drawer(day, "thuy", 18_000, 8_000)
    page = open_page("hang")
    (doubt,) = [one for one in page.doubts.said if one.link]

    with qtbot.waitSignal(session.page_wanted) as wanted:
        page.doubts.way_wanted.emit(doubt.page, doubt.argument)

    assert ["drawer", ""] == wanted.args


def test_bars_of_a_usual_day_stand_beside_todays(open_page, session, day, clock, qtbot):
    clock.turn(days=7)
    page = open_page("hang")

    assert {7: 2.0, 9: 1.0} == {
        int(label[:-1]): usual for label, _today, usual in words.hour_bars(page._facts) if usual
    }
    assert "so với thứ Sáu thường lệ" == page.hours_card.title.note.text()


def test_a_draft_is_printed_while_the_day_is_open(open_page, session, qtbot):
    page = open_page("thuy")

    with qtbot.waitSignal(session.printed) as printed:
        page.decision.print_tally.click()

    assert "tally-2026-11-20" == printed.args[0].name


def test_a_supervisors_day_needs_no_scrolling_on_a_small_screen(open_page, session, day, qtbot, clock):
    clock.turn(days=1)
    page = open_page("hang")
    page.show_day("2026-11-20")
    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 20/11/2026")
    bar = page._scroll.verticalScrollBar()

    for table in (DESKS, *GROUPINGS[:4], BY_MEANS, SERIES, LATE):
        page.tables.show_table(table)
        assert 0 == bar.maximum()
    page.tables.show_table(DESKS)
    close_the_day(page, qtbot, 1, "đếm thiếu")

    qtbot.waitUntil(page.others.isHidden)
    assert 0 == bar.maximum()
