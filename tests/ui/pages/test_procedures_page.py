"""The procedures' page: everything known of each, and a list looked at and adopted by who may."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.domain.procedure_lists import CHANGED, NEW, SAME, WITHDRAWN
from intake_desk.store.sheets import Sheet
from intake_desk.ui.session import Session
from intake_desk.ui.unit_data.list_words import REFUSED
from intake_desk.ui.unit_data.procedures_page import ProceduresPage

LIST = """Mã;Tên thủ tục;Thời hạn;Người lập
TP-01;Xác nhận tạm vắng;1 giờ;Tuấn
2.000815;Chứng thực bản sao;2 ngày làm việc;
2.000884;;;
TP-02;Việc khác;sớm;
"""


@pytest.fixture
def supervisor(bench, session: Session, clerk: Clerk) -> Session:
    """The one who sits here may now adopt lists."""
    raised = msgspec.structs.replace(clerk, role=SUPERVISOR)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((raised,))))
    session.set_clerk(raised)
    return session


@pytest.fixture
def open_page(session, shown):
    def open_page():
        page = ProceduresPage(session)
        page.resize(1290, 690)
        return shown(page)

    return open_page


@pytest.fixture
def look(open_page, tmp_path, qtbot):
    """Open the page with a file looked at."""

    def look(text=LIST, name="danh-muc.csv"):
        page = open_page()
        file = tmp_path / name
        file.write_bytes(text.encode())
        page.open_file(str(file))
        qtbot.waitUntil(page.review.isVisible)
        return page

    return look


def type_in(page, text, qtbot):
    page.search.setText(text)
    page.search.textEdited.emit(text)
    qtbot.waitUntil(lambda: not page._pause.isActive())


def codes(page):
    return [procedure.code for procedure in page.model.rows()]


def caption(page, word):
    return [text for said, text in page.detail.texts() if said.startswith(word)]


def test_all_procedures_stand_there_the_commonest_first(open_page):
    page = open_page()

    assert 340 == page.model.rowCount()
    assert "2.000815" == codes(page)[0]
    assert "340 thủ tục · phiên bản 2026.07.3" in page.version.text()


@pytest.mark.parametrize(("typed", "code"), [("ket hon", "1.000894"), ("dang-03", "ĐẢNG-03"), ("2001159", "2.001159")])
def test_typing_finds_and_the_first_is_shown_whole(open_page, qtbot, typed, code):
    page = open_page()
    type_in(page, typed, qtbot)

    assert code == codes(page)[0]
    assert code == page.detail.code.text()


def test_everything_known_is_told(open_page, qtbot):
    page = open_page()
    type_in(page, "dang-03", qtbot)

    assert "Nộp đảng phí" == page.detail.heading.text()
    assert ["Không quy định"] == caption(page, "Thời hạn")
    assert ["– Chi bộ (bắt buộc)\n– Số tháng nộp (tháng; bắt buộc)\n– Số tiền đảng phí (đồng; bắt buộc)"] == caption(
        page, "Thủ tục hỏi thêm"
    )
    assert ["Đảng ủy cấp xã"] == caption(page, "Cơ quan giải quyết")
    assert ["Đảng"] == caption(page, "Khối")
    assert "mã do chương trình đặt" in caption(page, "Căn cứ")[0]


def test_each_case_has_its_papers(open_page, qtbot):
    page = open_page()
    type_in(page, "1.013225", qtbot)

    assert 7 == len(caption(page, "Thành phần hồ sơ"))


def test_the_blocks_are_listed_apart(open_page):
    page = open_page()
    page.chips["party"].click()
    assert ["ĐẢNG-01", "ĐẢNG-02", "ĐẢNG-03", "ĐẢNG-04"] == sorted(codes(page))
    page.chips["state"].click()
    assert 336 == page.model.rowCount()


def test_what_is_not_there_is_said(open_page, qtbot):
    page = open_page()
    type_in(page, "xyzzy", qtbot)

    assert page.card.empty.isVisible()
    assert [] == page.detail.texts()


def test_esc_clears_the_search_then_leads_back(open_page, qtbot):
    page = open_page()
    type_in(page, "ket hon", qtbot)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert 340 == page.model.rowCount()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_a_list_is_shown_with_what_it_would_change_and_why_lines_were_refused(look, bench):
    page = look()
    counts = {kind: chip.text() for kind, chip in page.review.chips.items()}

    assert counts == {
        NEW: "Mới 1",
        CHANGED: "Thay đổi 1",
        SAME: "Không đổi 1",
        WITHDRAWN: "Ngừng tiếp nhận 0",
        REFUSED: "Không nhận 1",
    }
    assert "Dòng 5 không được nhận" == page.detail.heading.text()
    assert ["sớm"] == caption(page, "Thời hạn")
    assert "5 ngày làm việc; 15 ngày" in caption(page, "Lý do")[0]
    assert "Người lập" in page.review.remark.text()
    assert bench.desk.reference.catalogue.by_code("TP-01") is None


def test_a_changed_procedure_is_told_old_and_new(look):
    page = look()
    page.review.chips[CHANGED].click()

    assert 1 == page.review.model.rowCount()
    assert ["Trong ngày làm việc", "2 ngày làm việc"] == caption(page, "Thời hạn")
    assert ["Chứng thực bản sao"] == caption(page, "Tên thủ tục · sẽ là")


def test_a_whole_list_shows_what_it_withdraws_before_it_does(look, qtbot):
    page = look()
    page.review.whole.click()
    qtbot.waitUntil(lambda: page.review.chips[WITHDRAWN].text() == "Ngừng tiếp nhận 338")


def test_a_clerk_may_look_but_not_adopt(look):
    page = look()

    assert not page.review.adopt.isEnabled()
    assert "Chỉ người phụ trách được áp dụng danh mục." == page.review.who.text()


def test_a_supervisor_adopts_and_the_page_shows_what_holds_now(supervisor, look, bench, qtbot):
    page = look()
    assert page.review.adopt.isEnabled()
    with qtbot.waitSignal(supervisor.recorded):
        page.review.adopt.click()

    assert page.browse.isVisible()
    assert 341 == page.model.rowCount()
    assert bench.desk.reference.catalogue.version in page.version.text()
    assert "danh-muc.csv" in page.version.text()
    assert "Danh mục đã có hiệu lực" in page.notice.text.text()


def test_leaving_changes_nothing(supervisor, look, bench):
    page = look()
    page.review.leave.click()

    assert page.browse.isVisible()
    assert 340 == page.model.rowCount()
    assert bench.desk.reference.catalogue.by_code("TP-01") is None


def test_what_changed_meanwhile_is_shown_anew(supervisor, look, bench, qtbot):
    page = look()
    lists = bench.procedure_lists
    lists.adopt(supervisor.clerk, lists.preview("khac.csv", "Mã;Tên\nTP-09;Khác".encode()))
    before = page.review.preview
    page.review.adopt.click()
    qtbot.waitUntil(lambda: page.review.preview is not before)

    assert "vừa đổi ở quầy khác" in page.notice.text.text()
    assert bench.desk.reference.catalogue.by_code("TP-01") is None


@pytest.mark.parametrize(("text", "said"), [("Họ tên;Tuổi\nA;1", "Tệp không có cột mã thủ tục, tên thủ tục"), ("", "")])
def test_a_file_that_is_no_list_is_said(open_page, tmp_path, qtbot, text, said):
    page = open_page()
    file = tmp_path / "a.csv"
    file.write_bytes(text.encode())
    page.open_file(str(file))
    qtbot.waitUntil(page.notice.isVisible)

    assert said in page.notice.text.text()
    assert page.browse.isVisible()


def test_a_file_that_went_away_is_said(open_page, tmp_path, qtbot):
    page = open_page()
    page.open_file(str(tmp_path / "khong-co.csv"))
    qtbot.waitUntil(page.notice.isVisible)

    assert page.browse.isVisible()
