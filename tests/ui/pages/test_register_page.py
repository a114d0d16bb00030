"""The register: what is typed finds, what is lawful is offered, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, READY, REFUSED, WITHDRAWN
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.ui import dossier_steps as steps
from intake_desk.ui.register_page import AWAITING, OVERDUE, TODAY, WITH_RESULT, RegisterPage

CERTIFIED_COPY = "2.000815"


@pytest.fixture
def open_page(session, shown, qtbot):
    def open_page() -> RegisterPage:
        page = RegisterPage(session)
        page.resize(1290, 690)
        with qtbot.waitSignal(page.model.loaded):
            shown(page)
        return page

    return open_page


def names(page):
    return [found.dossier.applicant.name for found in page.model.rows()]


def wait_shown(qtbot, page, dossier):
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)


def take(qtbot, page, step, dossier):
    page.show_dossier(dossier.id)
    wait_shown(qtbot, page, dossier)
    page.steps.take(step, page.panel.dossier)
    return page.steps.dialog


def state(bench, dossier):
    return bench.lookup.dossier(dossier.id).state


def titles(page):
    return [label.text() for label in page.panel.timeline.findChildren(QWidget) if hasattr(label, "text")]


def test_an_empty_register_says_so(open_page):
    page = open_page()

    assert "Sổ chưa có hồ sơ nào" == page.card.empty.text.text()
    assert page.panel.dossier is None


def test_the_newest_dossier_stands_first_and_is_shown_with_its_story(open_page, receive, bench, clerk, qtbot):
    receive("Lò Thị Ọi")
    newest = receive("Phạm Văn Ưng", CERTIFIED_COPY, phone="0912345678")
    bench.slips.receipt(clerk, newest.id)

    page = open_page()

    wait_shown(qtbot, page, newest)
    assert ["Phạm Văn Ưng", "Lò Thị Ọi"] == names(page)
    assert newest.code == page.panel.code.text()
    assert "Chứng thực bản sao từ bản chính · 2 trang × 2 bản" == page.panel.content.text()
    assert "Tiếp nhận tại quầy 3" in titles(page)
    assert "Thu 8.000 đ, tiền mặt" in titles(page)
    assert "Phải thu 8.000 đ" not in titles(page)
    assert any("in giấy tiếp nhận (2 liên)" in text for text in titles(page))


@pytest.mark.parametrize("typed", ["pham ung", "ung van", "5678", "3002"])
def test_any_part_of_name_phone_or_code_finds_without_diacritics(open_page, receive, qtbot, typed):
    receive("Lò Thị Ọi")
    wanted = receive("Phạm Văn Ưng", phone="0912345678")
    receive("Trần Đình Quý")
    page = open_page()

    qtbot.keyClicks(page.search, typed)

    qtbot.waitUntil(lambda: names(page) == ["Phạm Văn Ưng"])
    wait_shown(qtbot, page, wanted)


def test_the_ready_made_lists_count_and_show(open_page, receive, bench, clerk, clock, qtbot):
    overdue = receive("Đỗ Hữu Lượng", CERTIFIED_COPY)
    waiting = receive("Hồ Thu Oanh")
    bench.casework.request_supplement(clerk, waiting.id, ("Tờ khai",), "thiếu tờ khai")
    ready = receive("Khuất Thanh Oanh")
    bench.casework.result_ready(clerk, ready.id)
    clock.move(hours=12)
    page = open_page()

    qtbot.waitUntil(lambda: "Hôm nay 3" == page.chips[TODAY].text())
    expected = {AWAITING: "Hồ Thu Oanh", WITH_RESULT: "Khuất Thanh Oanh", OVERDUE: "Đỗ Hữu Lượng"}
    for key, name in expected.items():
        page.chips[key].click()
        qtbot.waitUntil(lambda name=name: names(page) == [name])
        assert page.chips[key].text().endswith(" 1")
    wait_shown(qtbot, page, overdue)
    page.chips[OVERDUE].click()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_nothing_found_says_what_to_do(open_page, receive, qtbot):
    receive("Lò Thị Ọi")
    page = open_page()

    qtbot.keyClicks(page.search, "zzz")

    qtbot.waitUntil(lambda: not page.model.rows())
    assert "Không tìm thấy hồ sơ nào" == page.card.empty.text.text()
    assert page.panel.dossier is None


def test_enter_lights_the_next_step_and_enter_again_takes_it(open_page, receive, bench, qtbot):
    receive("Lò Thị Ọi")
    wanted = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_page()

    qtbot.keyClicks(page.search, "ung")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.main.hasFocus)
    assert IN_HAND == state(bench, wanted)
    qtbot.keyClick(page.panel.main, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: state(bench, wanted) == READY)
    qtbot.waitUntil(lambda: "Trả kết quả…" == page.panel.main.text())
    assert page.notice.isVisible()
    assert wanted.code in page.notice.text.text()
    assert page.search.hasFocus()


def test_a_second_press_while_the_first_is_recorded_does_nothing(open_page, receive, bench, qtbot):
    wanted = receive("Phạm Văn Ưng")
    page = open_page()
    wait_shown(qtbot, page, wanted)

    page.panel.main.click()
    page.panel.main.click()

    qtbot.waitUntil(lambda: "Trả kết quả…" == page.panel.main.text())
    kinds = [moment.entry.kind for moment in bench.lookup.story(wanted.id)]
    assert 1 == kinds.count("dossier.result_ready")
    assert "Đã ghi nhận" in page.notice.text.text()


def test_what_is_chosen_stays_chosen_when_something_is_recorded(open_page, receive, session, qtbot):
    chosen = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_page()
    page.table.choose(1)
    wait_shown(qtbot, page, chosen)

    newest = receive("Lò Thị Ọi")
    session.recorded.emit()

    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert newest.id == page.model.row(0).dossier.id
    assert chosen.id == page.table.current_row().dossier.id
    assert chosen.id == page.panel.dossier.id


def test_fifty_more_come_when_scrolled_and_stay_after_a_refresh(open_page, receive, qtbot):
    for number in range(55):
        receive(f"Người Thứ {number}")
    page = open_page()
    assert 50 == page.model.rowCount()

    page.table.scrollToBottom()
    page.model.fetchMore(page.table.rootIndex())
    qtbot.waitUntil(lambda: page.model.rowCount() == 55)
    with qtbot.waitSignal(page.model.loaded):
        page.refresh()

    assert 55 == page.model.rowCount()


def test_a_dossier_that_stands_on_a_later_page_is_shown_alone_by_its_code(open_page, receive, qtbot):
    first = receive("Phạm Văn Ưng")
    for number in range(50):
        receive(f"Người Thứ {number}")
    page = open_page()

    page.show_dossier(first.id)

    wait_shown(qtbot, page, first)
    qtbot.waitUntil(lambda: names(page) == ["Phạm Văn Ưng"])
    assert first.code == page.search.text()


def test_a_dossier_that_this_desk_does_not_hold_is_named_as_such(open_page, qtbot):
    page = open_page()

    page.show_dossier("0" * 32)

    qtbot.waitUntil(page.notice.isVisible)


def test_words_from_the_top_bar_search_the_whole_register(open_page, receive, qtbot):
    receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_page()
    page.chips[OVERDUE].click()

    page.search_for("quy")

    qtbot.waitUntil(lambda: names(page) == ["Trần Đình Quý"])
    assert not page.chips[OVERDUE].isChecked()


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (IN_HAND, {"request_supplement", "reprint", "correct", "refuse", "withdraw"}),
        (AWAITING_SUPPLEMENT, {"print_request", "reprint", "correct", "refuse", "withdraw"}),
        (READY, {"reprint", "correct"}),
        (REFUSED, {"print_refusal", "reprint", "correct"}),
        (WITHDRAWN, {"reprint", "correct"}),
    ],
)
def test_only_lawful_steps_are_offered(open_page, receive, bench, clerk, qtbot, reach, expected):
    dossier = receive("Phạm Văn Ưng")
    work = bench.casework
    if reach == AWAITING_SUPPLEMENT:
        work.request_supplement(clerk, dossier.id, (), "thiếu")
    elif reach == READY:
        work.result_ready(clerk, dossier.id)
    elif reach == REFUSED:
        work.refuse(clerk, dossier.id, "không thuộc thẩm quyền")
    elif reach == WITHDRAWN:
        work.withdraw(clerk, dossier.id, "đổi ý")

    page = open_page()
    wait_shown(qtbot, page, dossier)

    offered = {step for step, button in {**page.panel.beside, **page.panel.rarer}.items() if button.isVisible()}
    assert expected == offered
    assert (reach in {IN_HAND, AWAITING_SUPPLEMENT, READY}) == page.panel.main.isVisible()


def test_a_ready_dossier_goes_on_to_the_hand_back(open_page, receive, bench, clerk, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    bench.casework.result_ready(clerk, dossier.id)
    page = open_page()
    wait_shown(qtbot, page, dossier)

    with qtbot.waitSignal(session.hand_back_wanted) as asked:
        page.panel.main.click()

    assert [dossier.id] == asked.args


def test_a_supplement_is_asked_for_with_its_paper_printed(open_page, receive, bench, session, qtbot):
    dossier = receive("Hồ Thu Oanh")
    page = open_page()
    dialog = take(qtbot, page, steps.REQUEST_SUPPLEMENT, dossier)

    dialog.confirm.click()
    assert dialog.reason_field.error
    dialog.papers.other.setText("Giấy ủy quyền có chứng thực")
    dialog.reason.setPlainText("Thiếu giấy ủy quyền")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "02" == printed.args[0].form
    now = bench.lookup.dossier(dossier.id)
    assert (AWAITING_SUPPLEMENT, ("Giấy ủy quyền có chứng thực",)) == (now.state, now.supplement_papers)
    assert page.steps.dialog is None


def test_a_supplement_comes_in_with_what_was_asked_for_already_ticked(open_page, receive, bench, clerk, qtbot):
    dossier = receive("Hồ Thu Oanh")
    bench.casework.request_supplement(clerk, dossier.id, ("Giấy ủy quyền", "Tờ khai"), "thiếu")
    page = open_page()
    dialog = take(qtbot, page, steps.RECEIVE_SUPPLEMENT, dossier)

    dialog.papers.model.toggle(1)
    assert "1" in dialog.papers_field.message.text()
    dialog.confirm.click()

    qtbot.waitUntil(lambda: state(bench, dossier) == IN_HAND)
    assert PaperCount(text="Giấy ủy quyền", originals=1) == bench.lookup.dossier(dossier.id).papers[-1]


def test_a_supplement_without_any_paper_is_not_taken(open_page, receive, bench, clerk, qtbot):
    dossier = receive("Hồ Thu Oanh")
    bench.casework.request_supplement(clerk, dossier.id, ("Tờ khai",), "thiếu")
    page = open_page()
    dialog = take(qtbot, page, steps.RECEIVE_SUPPLEMENT, dossier)

    dialog.papers.model.toggle(0)
    dialog.confirm.click()

    assert dialog.papers_field.error
    assert AWAITING_SUPPLEMENT == state(bench, dossier)


def test_a_refusal_needs_its_reason_and_prints_its_paper(open_page, receive, bench, session, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_page()
    dialog = take(qtbot, page, steps.REFUSE, dossier)

    dialog.confirm.click()
    assert IN_HAND == state(bench, dossier)
    dialog.reason.setPlainText("Không thuộc thẩm quyền theo khoản 1 Điều 17 Luật Hộ tịch")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "03" == printed.args[0].form
    assert REFUSED == state(bench, dossier)


def test_what_was_typed_stays_when_the_step_is_refused(open_page, receive, bench, clerk, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_page()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("Người dân đổi ý")
    bench.casework.result_ready(clerk, dossier.id)

    dialog.confirm.click()

    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.isVisible()
    assert "Có kết quả" in dialog.problem.text.text()
    assert "Người dân đổi ý" == dialog.reason.value()
    assert dialog.confirm.isEnabled()


def test_escape_leaves_a_question_without_recording(open_page, receive, bench, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_page()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("nhầm")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert page.steps.dialog is None
    assert IN_HAND == state(bench, dossier)


def test_a_correction_sends_only_what_was_changed_and_shows_the_old_value(open_page, receive, bench, qtbot):
    dossier = receive("Phạm Văn Ung", phone="0912345679", sex="Nam", birth_date="1985-03-12")
    page = open_page()
    dialog = take(qtbot, page, steps.CORRECT, dossier)

    dialog.name.setText("Phạm Văn Ưng")
    dialog.phone.setText("0912")
    assert "Phạm Văn Ung" in dialog.name.note
    dialog.reason.setPlainText("ghi nhầm")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.fields()["phone"].error))
    assert not bench.lookup.dossier(dossier.id).corrections
    dialog.phone.set_value("0912345678")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: len(bench.lookup.dossier(dossier.id).corrections) == 2)
    now = bench.lookup.dossier(dossier.id)
    assert ("Phạm Văn Ưng", "0912345678", "1985-03-12") == (
        now.applicant.name,
        now.applicant.phone,
        now.applicant.birth_date,
    )
    qtbot.waitUntil(lambda: "Phạm Văn Ưng" == page.panel.name.text())


def test_a_correction_of_nothing_and_of_an_impossible_day_is_stopped_in_the_dialog(open_page, receive, qtbot):
    dossier = receive("Phạm Văn Ưng")
    page = open_page()
    dialog = take(qtbot, page, steps.CORRECT, dossier)
    dialog.reason.setPlainText("ghi nhầm")

    dialog.confirm.click()
    assert dialog.problem.isVisible()
    dialog.birth_date.setText("31/02/1999")
    dialog.confirm.click()

    assert dialog.fields()["birth_date"].error


def test_a_reprint_says_that_it_is_a_copy(open_page, receive, bench, clerk, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    bench.slips.receipt(clerk, dossier.id)
    page = open_page()
    wait_shown(qtbot, page, dossier)

    with qtbot.waitSignal(session.printed) as printed:
        page.panel.beside[steps.REPRINT].click()

    assert 1 == printed.args[0].reprint


def test_who_brought_the_dossier_for_another_is_named(open_page, receive, qtbot):
    dossier = receive("Bùi Thị Hợi", submitter=Person(name="Nguyễn Văn Tài", phone="0912777888"))
    page = open_page()

    wait_shown(qtbot, page, dossier)

    assert "Nguyễn Văn Tài" == page.model.index(0, 2).data()
    assert "Nộp thay: Nguyễn Văn Tài" in page.panel.people.text()


def test_arrows_in_the_search_field_move_through_the_list(open_page, receive, qtbot):
    older = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_page()

    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    wait_shown(qtbot, page, older)
    assert page.search.hasFocus()


def test_escape_steps_back_from_the_step_to_the_search_and_clears_it(open_page, receive, qtbot):
    receive("Phạm Văn Ưng")
    page = open_page()
    qtbot.keyClicks(page.search, "ung")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.main.hasFocus)

    qtbot.keyClick(page.panel.main, Qt.Key.Key_Escape)
    assert page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert "" == page.search.text()


def test_a_scan_into_the_search_field_is_not_undone_by_what_it_typed(open_page, receive, qtbot):
    wanted = receive("Phạm Văn Ưng")
    receive("Trần Đình Quý")
    page = open_page()

    page.search.textEdited.emit("")
    page.show_dossier(wanted.id)
    with qtbot.waitSignal(page.model.loaded, timeout=120, raising=False):
        pass

    wait_shown(qtbot, page, wanted)
    assert wanted.id == page.table.current_row().dossier.id


def test_a_question_is_hidden_while_the_desk_is_locked_and_comes_back(open_page, receive, session, clerk, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_page()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("Người dân đổi ý")

    session.set_clerk(None)
    assert not dialog.isVisible()
    session.set_clerk(clerk)

    assert dialog.isVisible()
    assert "Người dân đổi ý" == dialog.reason.value()


def test_a_question_is_not_handed_to_another_clerk(open_page, receive, session, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_page()
    take(qtbot, page, steps.WITHDRAW, dossier)

    session.set_clerk(None)
    session.set_clerk(Clerk(login="minh", name="Lê Thị Minh"))

    assert page.steps.dialog is None


def test_in_a_narrow_window_the_rarer_columns_make_room(open_page, receive, qtbot):
    receive("Phạm Văn Ưng")
    page = open_page()
    assert not page.table.isColumnHidden(1)

    page.resize(800, 500)

    qtbot.waitUntil(lambda: page.table.isColumnHidden(1))
    assert not page.table.isColumnHidden(5)
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()
