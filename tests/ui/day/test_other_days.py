"""The closing page beside the one decision: workbook, drafts, days that are past, what looks wrong, small screens."""

from PySide6.QtCore import Qt

from intake_desk.domain.closing_sums import BY_MEANS, GROUPINGS, SERIES
from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import DrawerCounted
from intake_desk.services.lookup import Filter
from intake_desk.ui.day import other_day
from intake_desk.ui.day.closing_doubts import DOSSIER, WAITING
from intake_desk.ui.day.closing_tables import DESKS, LATE
from intake_desk.ui.day.other_day import OtherDayDialog
from intake_desk.ui.sync_wording import OFFLINE, SENT, SyncState
from tests.ruling import rule_off
from tests.ui.day.hands import ask, cells, close_drawer, close_the_day, explain_away, receive_late
from tests.ui.unit import NAMES, PASSWORD


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
    explain_away(dialog)

    day.bench.closing.close(session.clerk, "2026-11-20", PASSWORD, uncounted="Hết giờ")
    dialog.uncounted.set_value("Hết giờ")
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


def test_a_closed_day_is_offered_again_with_its_late_entries(open_page, day, two, clock, qtbot):
    two.receive(NAMES[3])
    rule_off(day.bench, day.sign_in("hang"), "2026-11-20", PASSWORD)
    clock.turn(days=3)
    day.learn_from(two)
    page = open_page("hang")
    assert ["Hôm nay, thứ Hai 23/11/2026", "thứ Sáu 20/11/2026, đã chốt"] == offered(page)

    page.days.setCurrentIndex(1)

    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 20/11/2026")
    assert page.decision.addendum.isVisible()
    assert "In bảng tổng hợp" == page.decision.print_tally.text()
    assert "2026-11-20" == page.days.value()


def test_an_older_day_is_typed(open_page, day, clock, qtbot, monkeypatch):
    monkeypatch.setattr(other_day, "OFFERED", 0)
    rule_off(day.bench, day.sign_in("hang"), "2026-11-20", PASSWORD)
    clock.turn(days=3)
    page = open_page("hang")
    assert ["Hôm nay, thứ Hai 23/11/2026", "Ngày khác…"] == offered(page)

    page.days.setCurrentIndex(1)
    dialog = page.window().findChild(OtherDayDialog)
    for typed, said in (("19/11/2026", "Ngày này không có mục ghi nào."), ("1911", "Nhập ngày, tháng, năm")):
        dialog.day.setText(typed)
        dialog.confirm.click()
        assert dialog.day_field.error.startswith(said)
    assert "2026-11-23" == page.days.value()
    dialog.day.setText("20112026")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: page.title.text() == "Chốt sổ ngày 20/11/2026")


def offered(page):
    return [page.days.itemText(place) for place in range(page.days.count())]


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


def test_what_looks_wrong_leads_to_where_it_can_be_mended(open_page, day):
    close_drawer(day, "thuy", 18_000, 8_000)
    page = open_page("hang")
    doubt, inbox = [one for one in page.doubts.said if one.kind == WAITING]

    page.doubts.way_wanted.emit(doubt.page, doubt.argument)

    assert page.tables.drawers is page.tables.table.table.model()
    assert "exceptions" == inbox.page


def test_a_count_that_differs_says_why_it_may_and_leads_to_the_dossier(open_page, session, day, qtbot):
    with day.bench.desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        recording.add(Draft(facts=DrawerCounted(counted=0)))
    page = open_page("hang")
    likely, other = [one for one in page.doubts.said if one.page == DOSSIER]
    assert likely.text.startswith("Quầy 1, Nguyễn Thị Thủy: đếm thiếu 18.000 đ, có thể vì: ")
    assert ", khả năng khác: " in other.text

    with qtbot.waitSignal(session.dossier_wanted) as wanted:
        page.doubts.way_wanted.emit(other.page, other.argument)

    (dossier,) = [one for one in day.bench.lookup.page(Filter()) if one.dossier.id == wanted.args[0]]
    assert NAMES[0] == dossier.dossier.applicant.name


def test_bars_of_a_usual_day_stand_beside_todays(open_page, session, day, clock, qtbot):
    clock.turn(days=7)
    page = open_page("hang")

    hours = page._facts.hours
    usual = next(one.values for one in hours.series if one.name == "usual")
    assert {7: 2.0, 9: 1.0} == {spot.at: value for spot, value in zip(hours.spots, usual, strict=True) if value}
    assert "ngày 27/11/2026, so với thứ Sáu thường lệ" == page.hours_card.title.toolTip()
    assert "9h: tiếp nhận 0, thường lệ 1" in page.hours.view.accessibleDescription()


def test_one_key_turns_the_hours_over_to_their_numbers_and_back(open_page, session, qtbot):
    page = open_page("hang")
    page.hours.view.setFocus()

    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)

    table = page.hours.table
    assert page.hours.currentWidget() is table
    assert table.hasFocus()
    assert ["7h", "2", "–"] == [table.rows.index(0, column).data() for column in range(3)]
    assert 0 == page._scroll.verticalScrollBar().maximum()
    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert page.hours.currentWidget() is page.hours.view
    assert page.hours.view.hasFocus()
    with qtbot.waitSignal(session.page_wanted) as wanted:
        page.more.click()
    assert ["reports", "charts"] == wanted.args


def test_a_draft_is_printed_while_the_day_is_open(open_page, session, qtbot):
    page = open_page("hang")

    with qtbot.waitSignal(session.printed) as printed:
        page.decision.print_tally.click()

    assert "Chot-so-2026-11-20" == printed.args[0].name


def test_whoever_has_still_to_count_their_drawer_reads_no_cash_of_the_day(open_page, session, day, two, qtbot):
    page = open_page("thuy")
    money = page.figures[4].figure
    assert ("–", "hiện sau khi bạn đếm ngăn kéo") == (money.number.text(), money.note.text())
    assert {"sau khi đếm"} == {line[3] for line in cells(page.tables.desks)}
    shown = str([cells(model) for model in (page.tables.desks, *page.tables.groups.values())])
    assert "000 đ" not in shown
    assert "3" == page.figures[0].figure.number.text()
    page.decision.print_tally.click()
    qtbot.waitUntil(lambda: page.notice.text.text().startswith("Bạn còn ngăn kéo chưa đếm"))

    day.bench.drawers.count(session.clerk, {10_000: 1})
    session.recorded.emit()
    qtbot.waitUntil(lambda: "hiện khi mọi ngăn kéo đã đếm" == money.note.text())
    assert [] == cells(page.tables.drawers), "nor what a neighbour has still to count"
    page.decision.print_tally.click()
    qtbot.waitUntil(lambda: page.notice.text.text().startswith("Còn ngăn kéo chưa đếm"))

    two.bench.drawers.count(two.bench.desk.seat.clerk, {10_000: 1})
    day.learn_from(two)
    session.recorded.emit()
    qtbot.waitUntil(lambda: "54.000 đ" == money.number.text())
    assert "18.000 đ" == cells(page.tables.desks)[0][3]


def test_a_drawer_counted_again_is_shown_with_what_was_counted_first(open_page, session, day, clock, qtbot):
    thuy = day.sign_in("thuy")
    day.bench.drawers.count(thuy, {10_000: 1})
    clock.turn(minutes=5)
    day.bench.drawers.count(thuy, {10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1})

    page = open_page("hang")

    assert "Quầy 1: ngăn kéo đếm 2 lần (thiếu 8.000 đ lúc 09:35, khớp sổ lúc 09:40)." in [
        one.text for one in page.doubts.said
    ]


def test_closing_keeps_the_tally_as_pdf_and_workbook_and_says_each_step(open_page, session, day, qtbot):
    page = open_page("hang")
    dialog = ask(page, qtbot)
    explain_away(dialog)
    said = []
    show = dialog.problem.show_notice
    dialog.problem.show_notice = lambda kind, text, *rest: (said.append(text), show(kind, text, *rest))
    dialog.uncounted.set_value("Hết giờ")
    dialog.password.setText(PASSWORD)

    dialog.confirm.click()

    qtbot.waitUntil(lambda: not page.busy)
    assert ["Bước 1/3", "Bước 2/3", "Bước 3/3"] == [text.split(":")[0] for text in said]
    assert page.dialog is None
    folder = day.bench.tally_files.folder
    assert ["Chot-so-2026-11-20.pdf", "Chot-so-2026-11-20.xlsx"] == sorted(one.name for one in folder.iterdir())
    assert [b"%PDF", b"PK\x03\x04"] == [one.read_bytes()[:4] for one in sorted(folder.iterdir())]
    assert "PDF và Excel đã lưu" in page.notice.text.text()


def test_papers_that_cannot_be_written_leave_the_day_closed_and_are_written_again(open_page, session, day, qtbot):
    folder = day.bench.tally_files.folder
    folder.write_text("in the way")
    page = open_page("hang")
    printed = []
    session.printed.connect(printed.append)

    close_the_day(page, qtbot)

    assert session.workbench.closing.view().closing is not None
    assert "Đã chốt sổ ngày 20/11/2026. Chưa ghi đủ bảng tổng hợp:" in page.notice.text.text()
    assert 1 == len(printed)
    folder.unlink()
    page.notice.action.click()
    qtbot.waitUntil(lambda: "PDF và Excel đã lưu" in page.notice.text.text())
    assert 2 == len(list(folder.iterdir()))


def test_printing_a_closed_day_keeps_its_papers_again_as_after_a_power_cut(open_page, session, day, qtbot):
    page = open_page("hang")
    day.bench.closing.close(session.clerk, "2026-11-20", PASSWORD, uncounted="Hết giờ")
    session.recorded.emit()
    qtbot.waitUntil(page.decision.state.isVisible)

    with qtbot.waitSignal(session.printed):
        page.decision.print_tally.click()

    qtbot.waitUntil(lambda: "PDF và Excel đã lưu" in page.notice.text.text())
    assert 2 == len(list(day.bench.tally_files.folder.iterdir()))


def test_an_addendum_has_papers_of_its_own(open_page, session, day, qtbot):
    page = open_page("hang")
    close_the_day(page, qtbot)
    receive_late(day, NAMES[3])
    session.recorded.emit()
    qtbot.waitUntil(page.decision.addendum.isVisible)
    dialog = ask(page, qtbot, page.decision.addendum)
    dialog.uncounted.set_value("Hết giờ")
    dialog.password.setText(PASSWORD)

    dialog.confirm.click()

    qtbot.waitUntil(lambda: not page.busy)
    assert 4 == len(list(day.bench.tally_files.folder.glob("Chot-so-2026-11-20*")))
    assert (day.bench.tally_files.folder / "Chot-so-2026-11-20-bo-sung-1.pdf").exists()


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


def test_what_was_told_to_one_person_is_not_anothers(open_page, day, session, qtbot):
    page = open_page("hang")
    done = []
    page.notice.show_notice("wrong", "Chưa ghi đủ bảng tổng hợp", "Ghi lại")
    page.ruling._action = lambda: done.append("as hang")

    session.set_clerk(None)
    session.set_clerk(day.sign_in("hang"))
    assert page.notice.isVisible()

    session.set_clerk(day.sign_in("thuy"))
    page.ruling.act()
    assert (page.notice.isVisible(), done) == (False, [])


def test_what_was_told_of_one_day_does_not_stand_over_the_next(open_page, day, clock, session, qtbot):
    page = open_page("hang")
    page.notice.show_notice("done", "Đã chốt sổ ngày 20/11/2026")

    clock.turn(days=3)
    session.set_clerk(day.sign_in("hang"))
    qtbot.waitUntil(lambda: page._facts.view.day == "2026-11-23")

    assert not page.notice.isVisible()
