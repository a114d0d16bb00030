"""The settlement on the reports page: seen with what is open, settled with a password, saved for the accountant."""

from datetime import datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, FeePaid, LegDue
from intake_desk.domain.people import Person
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.store.sheets import Sheet
from intake_desk.ui.reports.reports_page import ReportsPage

PASSWORD = "mot-cua-2026"
PROVINCE = "Sở Nông nghiệp và Môi trường"
WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS = 1290, 686


@pytest.fixture
def supervisor(bench, clerk, receive, clock, session):
    """8.000 đồng for the unit and 350.000 for the province in the fourth quarter, whose last day has come."""
    staff = [*bench.desk.clerks, Clerk(login="hang", name="Trần Thu Hằng", role=SUPERVISOR, verifier=clerk.verifier)]
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(staff)))
    receive("Đặng Thị Hường", "2.000815")
    received = DossierReceived(
        code="H26.103-261120-3900",
        book="03",
        line=90,
        procedure="1.004227",
        procedure_name="Đăng ký đất đai",
        catalogue="c",
        received_at=to_ms(clock()),
        legs=(LegDue(agency=PROVINCE, limit="5"),),
    )
    with bench.desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        person = DossierReceivedPersonal(applicant=Person(name="Đặng Văn Tư"))
        recording.add(Draft(subject="a1", facts=received, personal=person))
        recording.add(Draft(subject="a1", facts=FeePaid(amount=350_000, means="transfer", le_phi=350_000)))
    clock.time = datetime(2026, 12, 31, 16, tzinfo=VIETNAM)
    found = bench.accounts.sign_in("hang", PASSWORD, day_confirmed=True)
    session.set_clerk(found)
    return found


@pytest.fixture
def page(supervisor, session, shown, qtbot):
    page = ReportsPage(session)
    page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
    shown(page)
    choose(page, qtbot, "settlement", "quarter")
    return page


def choose(page, qtbot, report, period):
    for field, value in ((page.choices.report, report), (page.choices.period, period)):
        field.setCurrentIndex(field.findData(value))
    qtbot.waitUntil(lambda: page.print_button.isEnabled() and page._shown == page.choices.wanted())


def open_dialog(page, qtbot):
    page.settling.settle_button.click()
    qtbot.waitUntil(lambda: page.settling.dialog is not None and page.settling.dialog.isVisible())
    return page.settling.dialog


def test_the_money_stands_agency_by_agency(page):
    rows = [row.cells[2] for row in page._report.rows]

    assert PROVINCE == rows[-1]
    said = page.detail.text().splitlines()
    assert said[0] == "Quý 4 năm 2026: thu thực 358.000 đồng · đã chốt sổ 0 · bổ sung 0"
    assert said[1] == "Chưa chốt sổ: 20/11/2026, 31/12/2026."


def test_it_is_settled_with_a_reason_and_the_password(page, qtbot):
    dialog = open_dialog(page, qtbot)
    dialog.confirm.click()
    assert "Ghi lý do" in dialog.reason_open_field.error
    qtbot.keyClicks(dialog.reason_open, "Kiem quy")
    dialog.confirm.click()
    assert "Nhập mật khẩu của bạn." == dialog.password_field.error
    qtbot.keyClicks(dialog.password, "sai")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sai mật khẩu" in dialog.password_field.error + dialog.problem.text.text())
    assert "" == dialog.password.text()
    assert "Kiem quy" == dialog.reason_open.text()

    qtbot.keyClicks(dialog.password, PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.notice.text.text().startswith("Đã quyết toán quý 4 năm 2026."))
    assert page._report is None or page._report.values["settled"]  # nothing says any more that it is not settled
    assert not page.settling.settle_button.isVisible()
    qtbot.waitUntil(lambda: "người ký: Trần Thu Hằng" in page.detail.text())
    assert not page.settling.settle_button.isVisible()


def test_a_period_that_runs_is_refused_before_anything_is_typed(page, clock, qtbot, bench, session):
    clock.time = datetime(2026, 12, 30, 16, tzinfo=VIETNAM)
    session.set_clerk(bench.accounts.sign_in("hang", PASSWORD, day_confirmed=True))

    page.settling.settle_button.click()

    qtbot.waitUntil(lambda: "Kỳ chưa hết" in page.notice.text.text())
    assert page.settling.dialog is None
    assert page.settling.settle_button.isEnabled()


def test_what_was_signed_stands_beside_what_came_later(page, qtbot, bench, session):
    dialog = open_dialog(page, qtbot)
    qtbot.keyClicks(dialog.reason_open, "Kiem quy")
    qtbot.keyClicks(dialog.password, PASSWORD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "người ký: Trần Thu Hằng" in page.detail.text())
    with bench.desk.journal.recording(day="2026-12-31", actor="thuy") as recording:
        recording.add(Draft(subject="a1", facts=FeePaid(amount=15_000, means="transfer", le_phi=15_000, payment="p2")))

    page.refresh()

    qtbot.waitUntil(lambda: "Đến sau quyết toán" in page.detail.text())
    lines = page.detail.text().splitlines()
    assert lines[1].startswith("Số đã ký: 358.000 đồng. Đã quyết toán 31/12/2026, người ký: Trần Thu Hằng; dấu của kỳ:")
    assert "Đến sau quyết toán, chưa ai ký: 15.000 đồng · cộng cả kỳ: 373.000 đồng." == lines[2]
    assert ["Đã ký khi quyết toán", "Đến sau quyết toán"] == [
        row.cells[1] for row in page._report.rows if row.level == "group"
    ]


@pytest.mark.parametrize(("report", "period"), [("settlement", "month"), ("report_06a", "quarter")])
def test_only_a_quarter_or_a_year_of_money_can_be_settled(page, qtbot, report, period):
    assert page.settling.settle_button.isVisible()
    choose(page, qtbot, report, period)

    assert not page.settling.settle_button.isVisible()
    assert (report == "settlement") == page.settling.table_button.isVisible()


def test_a_clerk_sees_and_does_not_settle(page, bench, session, qtbot):
    thuy = bench.accounts.sign_in("thuy", PASSWORD, day_confirmed=True)
    session.set_clerk(thuy)
    page.refresh()
    qtbot.waitUntil(lambda: page.empty.isVisible() and not page.settling.isVisible())
    assert page._report is None  # what the supervisor saw tells what her drawer must hold

    bench.drawers.count(thuy, {5_000: 1, 2_000: 1, 1_000: 1}, "2026-11-20")
    page.refresh()

    qtbot.waitUntil(page.settling.isVisible)
    qtbot.waitUntil(lambda: not page.settling.settle_button.isVisible())
    assert page.settling.table_button.isVisible()


def test_the_accountants_file_has_the_columns_that_were_asked_for(page, tmp_path, qtbot):
    page.settling.layout_button.click()
    qtbot.waitUntil(lambda: page.settling.layout_dialog is not None)
    dialog = page.settling.layout_dialog
    for field in dialog.places.values():
        field.clear()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "ít nhất một cột" in dialog.problem.text.text())
    dialog.places["taken"].setText("1")
    dialog.places["resolving"].setText("2")
    dialog.headings["taken"].setText("SoTien")
    dialog.separator.set_value(",")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: page.settling.layout_dialog is None)

    page.settling.table_button.click()
    chosen = page.settling.findChild(QFileDialog)
    chosen.fileSelected.emit(str(tmp_path / "quy4.csv"))
    chosen.reject()

    qtbot.waitUntil(lambda: page.notice.text.text().endswith("quy4.csv"))
    lines = (tmp_path / "quy4.csv").read_text("utf-8-sig").splitlines()
    assert "SoTien,Cơ quan giải quyết" == lines[0]
    assert f"350000,{PROVINCE}" == lines[-1]
