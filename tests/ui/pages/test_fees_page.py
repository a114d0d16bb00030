"""The page of fees: a file is seen before it holds, every line left out says why, and what holds today is told."""

import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.store.sheets import Sheet
from intake_desk.ui.unit_data.fees_page import FeesPage
from intake_desk.ui.unit_data.unit_data_page import FEES, UnitDataPage

LIST = (
    "Số nghị quyết,Hiệu lực từ,Đến ngày,Mã thủ tục,Khoản thu,Mức thu,Kênh,Hoàn trả\n"
    "18/2026/NQ-HĐND,01/08/2026,,1.001612,Lệ phí đăng ký hộ kinh doanh,100.000,Trực tiếp,không\n"
    "18/2026/NQ-HĐND,01/08/2026,,1.001612,Lệ phí đăng ký hộ kinh doanh,miễn phí,Trực tuyến,\n"
    '20/2026/NQ-HĐND,01/01/2027,,,Phí chứng thực bản sao,"1.500đ/trang, tối đa 150.000đ/bản",,\n'
    "5/2024/NQ-HĐND,01/01/2024,31/12/2025,1.004222,Lệ phí đăng ký cư trú,12.000,,\n"
    "5/2024/NQ-HĐND,tháng 1,,1.004222,Lệ phí đăng ký cư trú,12.000,,\n"
)


@pytest.fixture
def hang(bench, session):
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("hang")
    known = (*bench.desk.clerks, Clerk(login="hang", name="Trần Thu Hằng", role=SUPERVISOR, verifier=verifier))
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(known)))
    session.set_clerk(bench.accounts.sign_in("hang", "hang"))


@pytest.fixture
def fees(session, shown, qtbot):
    page = FeesPage(session)
    page.resize(1290, 690)
    shown(page)
    yield page
    last = []
    session.ask(lambda: None, last.append)
    qtbot.waitUntil(lambda: bool(last))


def preview(page, qtbot, tmp_path, text=LIST, name="muc-thu.csv"):
    (tmp_path / name).write_text(text, "utf-8")
    page.preview_file(tmp_path / name)
    qtbot.waitUntil(lambda: page.previewed.isVisible() or page.notice.isVisible())


def shown_rows(page):
    return [
        tuple(str(page.rows.index(row, column).data()) for column in range(6)) for row in range(page.rows.rowCount())
    ]


def test_an_empty_list_says_what_holds_and_how_it_is_filled(fees, qtbot):
    qtbot.waitUntil(lambda: "theo mức công bố" in fees.table_card.empty.text.text())
    assert "Hiệu lực từ" in fees.table_card.empty.hint.text()


def test_a_file_is_previewed_adopted_and_searched(fees, hang, qtbot, tmp_path):
    preview(fees, qtbot, tmp_path)
    assert "thêm 4, không nhận 1 dòng" in fees.summary.text()
    assert "dòng 6: ngày “tháng 1” không đúng" in fees.changes.rows()[0].detail
    assert "100.000 đ · Trực tiếp · từ 01/08/2026 · 18/2026/NQ-HĐND · không hoàn trả" == fees.changes.rows()[1].detail
    assert [] == shown_rows(fees)

    fees.adopt.click()
    qtbot.waitUntil(lambda: len(shown_rows(fees)) == 4)
    assert fees.listed.isVisible()
    assert "4 mức thu" in fees.notice.text.text()
    assert ["Chưa đến ngày", "Đang hiệu lực", "Đang hiệu lực", "Hết hiệu lực"] == [row[0] for row in shown_rows(fees)]
    business = shown_rows(fees)[1]
    assert "Lệ phí đăng ký hộ kinh doanh · 1.001612 Đăng ký thành lập hộ kinh doanh" == business[1]
    assert {"100.000 đ", "không thu"} == {row[2] for row in shown_rows(fees)[1:3]}

    qtbot.keyClicks(fees.search, "ho kinh doanh 18/2026")
    assert 2 == len(shown_rows(fees))
    qtbot.keyClicks(fees.search, "x")
    assert [] == shown_rows(fees)
    assert "khớp" in fees.table_card.empty.text.text()


def test_a_whole_list_drops_what_it_does_not_say_only_when_that_is_ticked(fees, hang, bench, qtbot, tmp_path):
    preview(fees, qtbot, tmp_path)
    fees.adopt.click()
    qtbot.waitUntil(lambda: len(shown_rows(fees)) == 4)
    head, first, *_rest = LIST.splitlines(keepends=True)

    preview(fees, qtbot, tmp_path, head + first)
    assert not fees.adopt.isEnabled()
    fees.whole.click()
    qtbot.waitUntil(lambda: "bỏ 3" in fees.summary.text())
    fees.adopt.click()

    qtbot.waitUntil(lambda: len(bench.fee_lists.listed().decisions) == 1)


def test_what_another_desk_adopted_meanwhile_is_looked_at_anew(fees, hang, bench, session, qtbot, tmp_path):
    preview(fees, qtbot, tmp_path)
    lists = bench.fee_lists
    other = LIST.replace("100.000", "70.000").encode()
    lists.adopt(session.clerk, lists.preview("b.csv", other))

    fees.adopt.click()

    qtbot.waitUntil(lambda: "vừa đổi ở quầy khác" in fees.notice.text.text())
    qtbot.waitUntil(lambda: "sửa 1" in fees.summary.text())
    fees.adopt.click()
    qtbot.waitUntil(lambda: 100_000 in {one.amount for one in lists.listed().decisions})


def test_a_clerk_may_look_and_is_told_that_the_supervisor_adopts(fees, bench, qtbot, tmp_path):
    preview(fees, qtbot, tmp_path)
    fees.adopt.click()
    qtbot.waitUntil(fees.notice.isVisible)

    assert "người phụ trách" in fees.notice.text.text()
    assert () == bench.fee_lists.listed().decisions
    fees.leave.click()
    assert fees.listed.isVisible()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Họ,Số\nA,1\n", "a.csv", "Số nghị quyết, Hiệu lực từ, Mức thu, Mã thủ tục hoặc Khoản thu"),
        ("", "a.csv", "không có dòng nào"),
        ("Tên\nA\n", "a.xlsx", "hỏng"),
    ],
)
def test_a_file_that_is_no_list_says_why(fees, qtbot, tmp_path, text, name, said):
    preview(fees, qtbot, tmp_path, text, name)

    assert said in fees.notice.text.text()
    assert fees.listed.isVisible()


def test_it_stands_among_the_units_documents(session, shown, qtbot):
    page = UnitDataPage(session)
    shown(page)

    page.show_document(FEES)

    assert isinstance(page.stack.currentWidget(), FeesPage)
    last = []
    session.ask(lambda: None, last.append)
    qtbot.waitUntil(lambda: bool(last))
