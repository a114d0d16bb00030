"""The closing page over two real desks: the figures, the one decision, and what comes after it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from intake_desk.printing.codes import raster
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.closing_tables import DESKS, LATE
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import OFFLINE, SENT, SyncState
from tests.ui.unit import NAMES, Clock, open_desk

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


def close_the_day(page, qtbot, count=None, reason=""):
    page.cash.counted.set_amount(page.cash._expected if count is None else count)
    page.cash.reason.set_value(reason)
    page.decision.close_day.click()
    qtbot.waitUntil(lambda: page._dialog is not None)
    page._dialog.confirm.click()
    qtbot.waitUntil(page.decision.state.isVisible)


def test_the_figures_are_those_of_every_desk(open_page):
    page = open_page("hang")

    shown = [card.figure.number.text() for card in page.figures]
    assert ["3", "1", "0 · 0", "0", "54.000 đ"] == shown
    assert "tiền mặt 36.000 · chuyển khoản 18.000" == page.figures[4].figure.note.text()
    assert "Chốt sổ ngày 20/11/2026" == page.title.text()


def test_every_desk_of_the_unit_is_named_also_one_never_heard_of(open_page, day, two):
    page = open_page("hang")

    assert [
        ["Quầy 1", "Nguyễn Thị Thủy", f"Máy này, đến mục {head_of(day)}", "2", "1", "18.000 đ"],
        ["Quầy 2", "Lê Thị Minh", f"Đã nhận đến mục {head_of(two)}", "1", "–", "18.000 đ"],
        ["Quầy 3", "–", "Chưa nhận mục nào", "–", "–", "chưa biết"],
        ["Cộng", "", "", "3", "1", "36.000 đ"],
    ] == cells(page.tables.desks)
    assert "Chưa nhận được mục nào của Quầy 3." == page.tables.doubt.text.text()


def head_of(desk):
    return desk.bench.desk.journal.heads()[desk.journal].number


def test_a_clerk_sees_the_figures_and_who_must_close(open_page):
    page = open_page("thuy")

    assert "3" == page.figures[0].figure.number.text()
    assert page.decision.close_day.isHidden()
    assert page.cash.counted.isReadOnly()
    assert "nhờ người phụ trách đăng nhập" in page.decision.consequence.text()


def test_the_difference_follows_the_count_and_asks_for_its_reason(open_page, qtbot):
    page = open_page("hang")
    assert "Chưa đếm" == page.cash.difference.text()

    page.cash.counted.setFocus()
    qtbot.keyClicks(page.cash.counted, "30000")

    assert "30.000" == page.cash.counted.text()
    assert "Thiếu 6.000 đ" == page.cash.difference.text()
    page.decision.close_day.click()
    assert "Tiền lệch sổ. Ghi lý do rồi chốt." == page.cash.reason_field.error
    assert page._dialog is None


def test_the_question_names_exactly_what_becomes_final(open_page, qtbot, day, two):
    page = open_page("hang")
    page.cash.counted.set_amount(36_000)

    page.decision.close_day.click()
    qtbot.waitUntil(lambda: page._dialog is not None)

    assert f"Chốt vĩnh viễn: Quầy 1 đến mục {head_of(day)}; Quầy 2 đến mục {head_of(two)}." == page._dialog.text.text()
    page._dialog.cancel.click()
    assert day.bench.closing.view().closing is None


def test_closing_seals_the_day_and_prints_its_tally(open_page, session, qtbot, clock):
    page = open_page("hang")
    clock.now = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)

    with qtbot.waitSignal(session.printed) as printed:
        close_the_day(page, qtbot, 30_000, "thối nhầm")

    assert "tally" == printed.args[0].form
    assert raster(printed.args[0].pdf, 30)
    assert "Đã chốt lúc 17:05, Trần Thu Hằng" == page.decision.state.text()
    closing = session.workbench.closing.view().closing
    assert closing.fingerprint == page.decision.mark.number.text()
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
        "Đã chốt + phát sinh: tiếp nhận 3 + 1 = 4 · đã trả 1 + 0 = 1 · phí, lệ phí 54.000 + 18.000 = 72.000"
        == page.tables.sums.text()
    )


def test_a_second_closing_is_refused_in_words(open_page, session, day, qtbot):
    page = open_page("hang")
    page.cash.counted.set_amount(36_000)
    page.decision.close_day.click()
    qtbot.waitUntil(lambda: page._dialog is not None)

    day.bench.closing.close(session.clerk, "2026-11-20")
    page._dialog.confirm.click()

    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.text.text().startswith("Ngày này đã chốt sổ rồi.")


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

    qtbot.keyClick(page.cash.counted, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 23/11/2026")


def test_without_the_network_other_desks_figures_are_called_old(open_page, clock):
    page = open_page("hang")

    page.set_sync(SyncState(OFFLINE, clock(), 3, reason="offline"))

    states = [line[2] for line in cells(page.tables.desks)]
    assert states[0].startswith("Máy này")
    assert states[1].startswith("Mất mạng")
    assert "Đang mất mạng" in page.tables.doubt.text.text()
    page.set_sync(SyncState(SENT, clock()))
    assert "mạng" not in page.tables.doubt.text.text()


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
    page.cash.counted.set_amount(1)
    bar = page._scroll.verticalScrollBar()

    for table in range(LATE + 1):
        page.tables.show_table(table)
        assert 0 == bar.maximum()
    page.tables.show_table(DESKS)
    close_the_day(page, qtbot, 1, "đếm thiếu")

    qtbot.waitUntil(page.others.isHidden)
    assert 0 == bar.maximum()
