"""The register: what is typed finds, what is found is told, and what is chosen stays chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import IN_HAND, READY
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.ui.dossiers.found_rows import AWAITING, OVERDUE, TODAY, WITH_RESULT

CERTIFIED_COPY = "2.000815"


def names(page):
    return [found.dossier.applicant.name for found in page.model.rows()]


def state(bench, dossier):
    return bench.lookup.dossier(dossier.id).state


def wait_shown(qtbot, page, dossier):
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)


def titles(page):
    return [label.text() for label in page.panel.timeline.findChildren(QWidget) if hasattr(label, "text")]


def test_an_empty_register_says_so(open_register):
    page = open_register()

    assert "Sổ chưa có hồ sơ nào" == page.card.empty.text.text()
    assert page.panel.dossier is None


def test_the_newest_dossier_stands_first_and_is_shown_with_its_story(open_register, receive, bench, clerk, qtbot):
    receive("Lò Thị Ọi")
    newest = receive("Phạm Văn Ưng", CERTIFIED_COPY, phone="0912345678")
    bench.slips.receipt(clerk, newest.id)

    page = open_register()

    wait_shown(qtbot, page, newest)
    assert ["Phạm Văn Ưng", "Lò Thị Ọi"] == names(page)
    assert newest.code == page.panel.code.text()
    assert "Chứng thực bản sao từ bản chính · 2 trang × 2 bản" == page.panel.content.text()
    assert "Tiếp nhận tại quầy 3" in titles(page)
    assert "Thu 8.000 đ, tiền mặt" in titles(page)
    assert "Phải thu 8.000 đ" not in titles(page)
    assert any("in giấy tiếp nhận (2 liên)" in text for text in titles(page))


@pytest.mark.parametrize("typed", ["pham ung", "ung van", "5678", "3002"])
def test_any_part_of_name_phone_or_code_finds_without_diacritics(open_register, receive, qtbot, typed):
    receive("Lò Thị Ọi")
    wanted = receive("Phạm Văn Ưng", phone="0912345678")
    receive("Trần Đình Quý")
    page = open_register()

    qtbot.keyClicks(page.search, typed)

    qtbot.waitUntil(lambda: names(page) == ["Phạm Văn Ưng"])
    wait_shown(qtbot, page, wanted)


def test_the_ready_made_lists_count_and_show(open_register, receive, bench, clerk, clock, qtbot):
    overdue = receive("Đỗ Hữu Lượng", CERTIFIED_COPY)
    waiting = receive("Hồ Thu Oanh")
    bench.casework.request_supplement(clerk, waiting.id, (PaperCount(text="Tờ khai"),), "thiếu tờ khai")
    ready = receive("Khuất Thanh Oanh")
    bench.casework.result_ready(clerk, ready.id)
    clock.move(hours=12)
    page = open_register()

    qtbot.waitUntil(lambda: "Hôm nay 3" == page.chips[TODAY].text())
    expected = {AWAITING: "Hồ Thu Oanh", WITH_RESULT: "Khuất Thanh Oanh", OVERDUE: "Đỗ Hữu Lượng"}
    for key, name in expected.items():
        page.chips[key].click()
        qtbot.waitUntil(lambda name=name: names(page) == [name])
        assert page.chips[key].text().endswith(" 1")
    wait_shown(qtbot, page, overdue)
    page.chips[OVERDUE].click()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_nothing_found_says_what_to_do(open_register, receive, qtbot):
    receive("Lò Thị Ọi")
    page = open_register()

    qtbot.keyClicks(page.search, "zzz")

    qtbot.waitUntil(lambda: not page.model.rows())
    assert "Không tìm thấy hồ sơ nào" == page.card.empty.text.text()
    assert page.panel.dossier is None


def test_enter_lights_the_next_step_and_enter_again_takes_it(open_register, receive, bench, qtbot):
    receive("Lò Thị Ọi")
    wanted = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_register()

    qtbot.keyClicks(page.search, "ung")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.main.hasFocus)
    assert IN_HAND == state(bench, wanted)
    qtbot.keyClick(page.panel.main, Qt.Key.Key_Return)
    qtbot.waitUntil(page.steps.dialog.isActiveWindow)
    qtbot.keyClick(page.steps.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: state(bench, wanted) == READY)
    qtbot.waitUntil(lambda: "Trả kết quả…" == page.panel.main.text())
    assert page.notice.isVisible()
    assert wanted.code in page.notice.text.text()
    assert page.search is page.focusWidget()


def test_what_is_chosen_stays_chosen_when_something_is_recorded(open_register, receive, session, qtbot):
    chosen = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_register()
    page.table.choose(1)
    wait_shown(qtbot, page, chosen)

    newest = receive("Lò Thị Ọi")
    session.recorded.emit()

    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert newest.id == page.model.row(0).dossier.id
    assert chosen.id == page.table.current_row().dossier.id
    assert chosen.id == page.panel.dossier.id


def test_fifty_more_come_when_scrolled_and_stay_after_a_refresh(open_register, receive, qtbot):
    for number in range(55):
        receive(f"Người Thứ {number}")
    page = open_register()
    assert 50 == page.model.rowCount()

    page.table.scrollToBottom()
    page.model.fetchMore(page.table.rootIndex())
    qtbot.waitUntil(lambda: page.model.rowCount() == 55)
    with qtbot.waitSignal(page.model.loaded):
        page.refresh()

    assert 55 == page.model.rowCount()


def test_a_dossier_that_stands_on_a_later_page_is_shown_alone_by_its_code(open_register, receive, qtbot):
    first = receive("Phạm Văn Ưng")
    for number in range(50):
        receive(f"Người Thứ {number}")
    page = open_register()

    page.show_dossier(first.id)

    wait_shown(qtbot, page, first)
    qtbot.waitUntil(lambda: names(page) == ["Phạm Văn Ưng"])
    assert first.code == page.search.text()


def test_a_dossier_that_this_desk_does_not_hold_is_named_as_such(open_register, qtbot):
    page = open_register()

    page.show_dossier("0" * 32)

    qtbot.waitUntil(page.notice.isVisible)


def test_words_from_the_top_bar_search_the_whole_register(open_register, receive, qtbot):
    receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_register()
    page.chips[OVERDUE].click()

    page.search_for("quy")

    qtbot.waitUntil(lambda: names(page) == ["Trần Đình Quý"])
    assert not page.chips[OVERDUE].isChecked()


def test_who_brought_the_dossier_for_another_is_named(open_register, receive, qtbot):
    dossier = receive("Bùi Thị Hợi", submitter=Person(name="Nguyễn Văn Tài", phone="0912777888"))
    page = open_register()

    wait_shown(qtbot, page, dossier)

    assert "Nguyễn Văn Tài" == page.model.index(0, 3).data()
    assert "Nộp thay: Nguyễn Văn Tài" in page.panel.people.text()


def test_arrows_in_the_search_field_move_through_the_list(open_register, receive, qtbot):
    older = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_register()

    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    wait_shown(qtbot, page, older)
    assert page.search.hasFocus()


def test_escape_steps_back_from_the_step_to_the_search_and_clears_it(open_register, receive, qtbot):
    receive("Phạm Văn Ưng")
    page = open_register()
    qtbot.keyClicks(page.search, "ung")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.main.hasFocus)

    qtbot.keyClick(page.panel.main, Qt.Key.Key_Escape)
    assert page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert "" == page.search.text()


def test_a_scan_into_the_search_field_is_not_undone_by_what_it_typed(open_register, receive, qtbot):
    wanted = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_register()

    page.search.textEdited.emit("")
    page.show_dossier(wanted.id)
    with qtbot.waitSignal(page.model.loaded, timeout=120, raising=False):
        pass

    wait_shown(qtbot, page, wanted)
    assert wanted.id == page.table.current_row().dossier.id


def test_in_a_narrow_window_the_rarer_columns_make_room(open_register, receive, qtbot):
    receive("Phạm Văn Ưng")
    page = open_register()
    assert not page.table.isColumnHidden(2)

    page.resize(800, 500)

    qtbot.waitUntil(lambda: page.table.isColumnHidden(2))
    assert not page.table.isColumnHidden(6)
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()
