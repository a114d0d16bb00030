"""The drawer's page: blind until counted, keyboard first, and what may have gone wrong with a way to it."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from intake_desk.domain.desk import CLERK, Clerk
from intake_desk.store.sheets import Sheet
from intake_desk.ui.drawer.drawer_page import DrawerPage
from tests.ui.pages.conftest import PASSWORD

CERTIFIED_COPY = "2.000815"


@pytest.fixture
def open_page(session, shown, qtbot):
    def open_page() -> DrawerPage:
        page = DrawerPage(session)
        page.resize(1290, 690)
        shown(page)
        qtbot.waitUntil(lambda: "20/11/2026" in page.title.text())
        return page

    return open_page


def opened(page, qtbot, amount=100_000):
    page.ask_to_open()
    page.dialog.amount.set_value(amount)
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.dialog is None and page.record.isEnabled())


def typed(page, qtbot, **notes):
    for name, count in notes.items():
        page.grid.fields[int(name[1:])].setFocus()
        qtbot.keyClicks(page.grid.fields[int(name[1:])], str(count))


def counted(page, qtbot, **notes):
    typed(page, qtbot, **notes)
    page.record.click()
    qtbot.waitUntil(page.result.figures.isVisible)


def test_before_the_drawer_is_open_there_is_nothing_to_count(open_page):
    page = open_page()
    assert not page.record.isEnabled()
    assert "chưa mở" == page.float.number.text()
    assert page.result.empty.isVisible()


def test_a_float_that_was_kept_is_told_until_the_drawer_is_opened_with_it(open_page, bench, receive, clerk, qtbot):
    bench.drawers.open(clerk, 100_000)
    bench.drawers.count(clerk, {100_000: 1})
    bench.drawers.close(clerk, kept=100_000, password=PASSWORD)
    page = open_page()
    assert ("lần trước giữ lại 100.000 đ", False) == (page.float.note.text(), page.not_opened.isVisible())

    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    page.refresh()

    qtbot.waitUntil(page.not_opened.isVisible)
    assert page.not_opened.text.text().startswith("Lần trước giữ lại 100.000 đ")
    page.not_opened.action_requested.emit()
    assert 100_000 == page.dialog.amount.value()
    page.dialog.accept()
    qtbot.waitUntil(lambda: not page.not_opened.isVisible())
    assert ("100.000 đ", "") == (page.float.number.text(), page.float.note.text())


def test_the_count_goes_by_keyboard_from_note_to_note(open_page, qtbot):
    page = open_page()
    opened(page, qtbot)
    fields = list(page.grid.fields.values())
    page.activateWindow()  # the offscreen platform leaves it to us after a dialog
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    qtbot.keyClick(fields[0], Qt.Key.Key_1)
    qtbot.keyClick(fields[0], Qt.Key.Key_Return)
    assert fields[1].hasFocus()
    qtbot.keyClick(fields[1], Qt.Key.Key_2)
    assert ("900.000 đ", "400.000 đ") == (page.total.text(), page.grid.sums[200_000].text())
    for field in fields[1:]:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.record.hasFocus()


def test_the_sum_of_the_most_that_can_be_counted_is_shown_whole(open_page, qtbot):
    page = open_page()
    opened(page, qtbot)

    typed(page, qtbot, **{f"n{note}": 9_999 for note in page.grid.fields})

    assert ("8.879.112.000 đ", "4.999.500.000 đ") == (page.total.text(), page.grid.sums[500_000].text())


def test_what_must_be_there_is_told_after_the_count_with_its_causes(open_page, receive, qtbot, session):
    page = open_page()
    opened(page, qtbot)
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY)
    page.refresh()
    assert "108.000" not in " ".join(label.text() for label in page.findChildren(type(page.total)))

    counted(page, qtbot, n100000=1)

    assert ["108.000 đ", "100.000 đ", "Thiếu 8.000 đ"] == [
        figure.number.text() for figure in (page.result.expected, page.result.counted, page.result.difference)
    ]
    assert page.result.causes[0].notice.text.text().startswith("Có thể vì: ")
    with qtbot.waitSignal(session.dossier_wanted) as wanted:
        page.result.causes[0].notice.action.click()
    assert [dossier.id] == wanted.args


def test_causes_that_are_as_likely_are_all_named_each_with_its_own_way(open_page, receive, qtbot, session):
    page = open_page()
    opened(page, qtbot)
    dossiers = [receive(f"Phạm Văn {name}", CERTIFIED_COPY) for name in ("Ưng", "Ước", "Ơn", "Ôn", "Án")]

    counted(page, qtbot, n100000=1, n10000=3, n2000=1)

    assert "Thiếu 8.000 đ" == page.result.difference.number.text()
    (rows,) = [one for one in page.result.causes if "8.000 đ, đúng bằng số lệch" in one.notice.text.text()]
    *alike, more = [line.findChild(QLabel).text() for line in rows.alike]
    assert 2 == len(alike)
    assert "và 2 nữa khả năng như nhau, không có gì để phân biệt" == more
    for line, dossier in zip(rows.alike[:2], dossiers[1:3], strict=True):
        with qtbot.waitSignal(session.dossier_wanted) as wanted:
            line.findChild(QPushButton).click()
        assert [dossier.id] == wanted.args
    assert 0 == page._scroll.verticalScrollBar().maximum()
    page.resize(1290, 686)
    page.grab().save("/tmp/m3/drawer.png")


def test_where_no_cause_is_found_the_card_says_so(open_page, qtbot):
    page = open_page()
    opened(page, qtbot)

    counted(page, qtbot, n100000=1, n50000=2, n20000=1, n5000=1, n2000=1)

    assert not any(one.isVisible() for one in page.result.causes)
    assert page.result.nothing.isVisible()
    said = "Chưa tìm thấy nguyên nhân rõ ràng: Thừa 127.000 đ. Đếm lại, hoặc xem danh sách thu ở Sổ hồ sơ (F3)."
    assert said == page.result.nothing.text.text()


def test_a_second_count_does_not_hide_the_first(open_page, receive, qtbot, clock):
    page = open_page()
    opened(page, qtbot)
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    counted(page, qtbot, n100000=1)
    assert page.result.recounted.isHidden()
    assert "Ghi kết quả đếm lại" == page.record.text()
    clock.move(minutes=4)
    typed(page, qtbot, n2000=4)

    page.record.click()

    qtbot.waitUntil(page.result.recounted.isVisible)
    said = page.result.recounted.text()
    assert "Đếm 2 lần, lần nào cũng được ghi: thiếu 8.000 đ lúc 07:46, khớp sổ lúc 07:50." == said


def test_a_drawer_that_differs_is_closed_with_its_reason(open_page, qtbot, session, clerk):
    page = open_page()
    opened(page, qtbot)
    counted(page, qtbot, n50000=1)
    page.ask_to_close()
    page.dialog.accept()
    assert page.dialog is not None, "no reason yet"
    page.dialog.reason.setPlainText("thối nhầm")
    page.dialog.amount.set_value(50_000)
    page.dialog.accept()
    assert page.dialog.own.field.error, "nor whose drawer it is"
    page.dialog.own.password.setText("cua nguoi khac")
    page.dialog.accept()
    qtbot.waitUntil(lambda: "Mật khẩu của bạn chưa đúng" in page.dialog.own.field.error)
    page.dialog.own.password.setText(PASSWORD)
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.dialog is None and not page.record.isEnabled())
    (drawer,) = session.workbench.drawers.view(clerk).closed
    assert (-50_000, "thối nhầm", 50_000) == (drawer.closed.difference, drawer.closed.explanation, drawer.closed.kept)
    assert 0 == page.grid.total()


def test_cash_is_moved_with_a_reason(open_page, qtbot):
    page = open_page()
    opened(page, qtbot)
    page.move_cash.click()
    page.dialog.amount.set_value(20_000)
    page.dialog.reason.setPlainText("Nộp kho bạc")
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.moved.rowCount() == 1)
    assert ["Nộp kho bạc", "−20.000 đ"] == [page.moved.index(0, at).data() for at in (1, 2)]


def open_statement(page, folder, qtbot, *lines):
    page.ask_for_statement()
    file = folder / "saoke.csv"
    file.write_text("\n".join(["Ngày,Ghi có,Nội dung", *lines]))
    page.statement.read(file)
    qtbot.waitUntil(lambda: page.statement.lines.rowCount() == len(lines))
    return page.statement


def test_a_statement_is_seen_before_it_is_recorded(open_page, receive, qtbot, tmp_path, bench):
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY)
    page = open_page()
    dialog = open_statement(page, tmp_path, qtbot, f"20/11/2026 10:07,8000,{dossier.code}", "20/11/2026,5000,x")
    assert ["Sổ ghi tiền mặt", "Không rõ hồ sơ"] == [dialog.lines.index(at, 4).data() for at in (0, 1)]
    dialog.record()
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "được nêu ở trang Chốt sổ (F6)" in dialog.notice.text.text()
    dialog.reject()


def test_a_line_of_another_amount_says_what_the_book_has(open_page, receive, qtbot, tmp_path):
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY, means="transfer")
    dialog = open_statement(open_page(), tmp_path, qtbot, f"20/11/2026 10:07,15000,{dossier.code}")
    assert "Lệch số tiền, sổ ghi 8.000 đ" == dialog.lines.index(0, 4).data()
    dialog.reject()


def test_a_line_without_a_day_is_named_by_where_it_stands(open_page, receive, qtbot, tmp_path):
    dossier = receive("Phạm Văn Ưng", CERTIFIED_COPY, means="transfer")
    lines = f"11/20/2026,8000,{dossier.code}", f"19/11/2026,8000,{dossier.code}"
    dialog = open_statement(open_page(), tmp_path, qtbot, *lines)
    said = [dialog.lines.index(at, 4).data() for at in (0, 1)]
    assert ["Không đọc được ngày (dòng 2)", "Ngày không hợp với hồ sơ (dòng 3)"] == said
    dialog.reject()


def test_a_guess_is_recorded_only_when_ticked_and_what_the_bank_does_not_show_is_told(
    open_page, receive, bench, clerk, session, qtbot, tmp_path
):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    dossier = receive("Lê Thị Bưởi", CERTIFIED_COPY, means="transfer")
    minh = Clerk(login="minh", name="Lê Thị Minh", role=CLERK, verifier=clerk.verifier)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode([clerk, minh])))
    session.set_clerk(bench.accounts.sign_in("minh", "mot-cua-2026"))
    dialog = open_statement(open_page(), tmp_path, qtbot, "20/11/2026 10:07,8000,UNG HO QUY VI NGUOI NGHEO")

    assert "Đoán theo số tiền" == dialog.lines.index(0, 4).data()
    assert dossier.code.endswith(dialog.lines.index(0, 3).data().strip("…"))
    assert "1 khoản, 8.000 đ" in dialog.missing_said.text()
    dialog.table.choose(0)
    assert not dialog.accept_guess.isChecked()
    dialog.accept_guess.click()
    assert ("Nhận theo số tiền", 0) == (dialog.lines.index(0, 4).data(), dialog.missing.rowCount())
    dialog.record()
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "Đã ghi 1 khoản" in dialog.notice.text.text()
    assert "F6" not in dialog.notice.text.text()  # nothing is left to explain
    dialog.reject()


def test_a_line_that_an_earlier_file_had_and_this_one_has_not_is_told(
    open_page, receive, bench, clerk, session, qtbot, tmp_path
):
    dossier = receive("Lê Thị Bưởi", CERTIFIED_COPY, means="transfer")
    minh = Clerk(login="minh", name="Lê Thị Minh", role=CLERK, verifier=clerk.verifier)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode([clerk, minh])))
    session.set_clerk(minh := bench.accounts.sign_in("minh", "mot-cua-2026"))
    forged = f"Ngày,Ghi có,Nội dung\n20/11/2026 10:07,8000,{dossier.code}".encode()
    assert 1 == bench.statements.record(minh, "a.csv", forged).recorded
    page = open_page()
    page.ask_for_statement()
    file = tmp_path / "saoke.csv"
    file.write_text("Ngày,Ghi có,Nội dung\n20/11/2026,5000,x")

    page.statement.read(file)

    qtbot.waitUntil(lambda: page.statement.lines.rowCount() == 2)
    lines = page.statement.lines
    assert ["Không rõ hồ sơ", "Đã khớp trước, sao kê này không có"] == [lines.index(at, 4).data() for at in (0, 1)]
    said = "1 dòng ghi có, 0 dòng khớp. 1 dòng đã khớp trước đây, sao kê này không có."
    assert said == page.statement.summary.text()
    page.statement.reject()


def test_a_tick_that_was_taken_back_records_nothing(open_page, receive, qtbot, tmp_path):
    receive("Lê Thị Bưởi", CERTIFIED_COPY, means="transfer")
    dialog = open_statement(open_page(), tmp_path, qtbot, "20/11/2026 10:07,8000,UNG HO", "20/11/2026,5000,x")
    dialog.table.choose(0)
    dialog.accept_guess.click()
    dialog.table.choose(1)
    assert (False, False) == (dialog.accept_guess.isEnabled(), dialog.accept_guess.isChecked())
    dialog.table.choose(0)
    dialog.accept_guess.click()
    assert 1 == dialog.missing.rowCount()
    dialog.record()
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "Đã ghi 0 khoản" in dialog.notice.text.text()
    dialog.reject()


def test_what_is_no_statement_says_so(open_page, qtbot, tmp_path):
    page = open_page()
    page.ask_for_statement()
    file = tmp_path / "khac.csv"
    file.write_text("a,b\n1,2\n")
    page.statement.read(file)
    qtbot.waitUntil(page.statement.notice.isVisible)
    assert "cột số tiền ghi có" in page.statement.notice.text.text()
    page.statement.reject()


def test_a_file_that_is_no_statement_takes_the_one_before_it_away(open_page, receive, qtbot, tmp_path, bench):
    dossier = receive("Lê Thị Bưởi", CERTIFIED_COPY, means="transfer")
    dialog = open_statement(open_page(), tmp_path, qtbot, f"20/11/2026 10:07,8000,{dossier.code}")
    assert dialog.confirm.isEnabled()
    file = tmp_path / "khac.csv"
    file.write_text("a,b\n1,2\n")

    dialog.read(file)

    qtbot.waitUntil(dialog.notice.isVisible)
    assert (0, False) == (dialog.lines.rowCount(), dialog.confirm.isEnabled())
    dialog.record()
    assert not [one for one in bench.lookup.story(dossier.id) if one.entry.kind == "fee.transfer_matched"]
    dialog.reject()


def test_nothing_needs_scrolling(open_page, qtbot, receive):
    page = open_page()
    opened(page, qtbot)
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    counted(page, qtbot, n100000=1)
    bars = [area.verticalScrollBar() for area in page.findChildren(QScrollArea)]
    qtbot.waitUntil(lambda: not any(bar.maximum() for bar in bars))


def test_what_is_kept_is_at_most_what_was_counted(open_page, receive, qtbot):
    page = open_page()
    opened(page, qtbot)
    counted(page, qtbot, n100000=1)
    page.result.close_requested.emit()

    page.dialog.amount.set_value(300_000)
    page.dialog.own.password.setText(PASSWORD)
    page.dialog.accept()

    qtbot.waitUntil(lambda: bool(page.dialog.amount_field.error))
    assert "tối đa 100.000 đ" in page.dialog.amount_field.error
    page.dialog.reject()


def test_much_leaves_an_uncounted_drawer_only_when_confirmed_once_more(open_page, receive, bench, clerk, qtbot):
    page = open_page()
    opened(page, qtbot, 200_000)
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    page.move_cash.click()
    dialog = page.dialog
    dialog.amount.setFocus()
    dialog.amount.set_value(5_000_000)
    dialog.reason.setPlainText("Đổi tiền lẻ")
    dialog.accept()
    qtbot.waitUntil(lambda: "Ghi thật không" in dialog.amount_field.error)
    assert "208" not in dialog.amount_field.error
    assert "Vẫn ghi 5.000.000 đ" == dialog.confirm.text()
    assert not bench.drawers.view(clerk).moved

    qtbot.keyClicks(dialog.amount, "6000000")
    assert "Ghi" == dialog.confirm.text()
    dialog.accept()
    qtbot.waitUntil(lambda: "Vẫn ghi 6.000.000 đ" == dialog.confirm.text())
    dialog.accept()

    qtbot.waitUntil(lambda: page.dialog is None)
    assert [-6_000_000] == [one.amount for one in bench.drawers.view(clerk).moved]


def test_what_is_there_leaves_unasked_and_what_comes_in_is_never_doubted(open_page, bench, clerk, qtbot):
    page = open_page()
    opened(page, qtbot, 200_000)
    for way, amount in ((-1, 200_000), (1, 9_000_000)):
        page.move_cash.click()
        page.dialog.way.set_value(way)
        page.dialog.amount.set_value(amount)
        page.dialog.reason.setPlainText("Đổi tiền lẻ")
        page.dialog.accept()
        qtbot.waitUntil(lambda: page.dialog is None)

    assert [-200_000, 9_000_000] == [one.amount for one in bench.drawers.view(clerk).moved]


def test_after_a_count_by_enter_the_hand_is_at_closing(open_page, qtbot):
    page = open_page()
    opened(page, qtbot)
    typed(page, qtbot, n100000=1)
    page.activateWindow()  # the offscreen platform leaves it to us after a dialog
    page.record.setFocus()
    qtbot.waitUntil(page.record.hasFocus)
    qtbot.keyClick(page.record, Qt.Key.Key_Return)

    qtbot.waitUntil(page.result.figures.isVisible)
    qtbot.waitUntil(page.result.close_drawer.hasFocus)
