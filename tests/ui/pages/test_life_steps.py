"""Every step of a dossier's life, from its button to the journal: asked, refused at its field, recorded, printed."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    STATES,
    STOPPED,
    WITHDRAWN,
    Dossier,
)
from intake_desk.domain.entries import Place
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import LATER, Application
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.step_questions import QUESTIONS

PORTAL = "H26.103-261120-0007"
CERTIFIED_COPY, MARITAL_STATUS = "2.000815", "1.004873"
LAND = PaperCount(text="Giấy chứng nhận quyền sử dụng đất", originals=1)
AGENCY = "Phòng Kinh tế"


def now(bench, dossier):
    return bench.lookup.dossier(dossier.id)


def test_every_step_that_may_be_lawful_has_its_words_its_place_and_its_question():
    place = Place(1, "desk-3", 1)
    some = [
        Dossier(
            id="a", state=state, last=place, journal="desk-3", day="2026-11-20", actor="thuy", received_at=1,
            book=book, due_at=9, holder=holder, originals_held=(LAND,),
        )
        for state in STATES
        for book in ("", "B-2026")
        for holder in ("", AGENCY)
    ]  # fmt: skip
    for dossier in some:
        allowed, shown = steps.lawful(dossier), {steps.next_step(dossier), *steps.beside(dossier)}
        assert allowed - shown == set(steps.rarer(dossier)), dossier.state
        assert shown - {""} <= allowed, dossier.state
        assert all(steps.step_text(step) for step in allowed)
        special = {steps.HAND_BACK, steps.FORWARD, steps.TAKE_BACK, steps.SCANS, *steps.PAPERS}
        assert allowed - special <= set(QUESTIONS)


def test_what_was_filed_is_received_with_its_receipt_printed(ask, bench, file, session, qtbot):
    filed = file(procedure=CERTIFIED_COPY, pages=2)
    dialog = ask(steps.ACCEPT, filed)

    assert dialog.money.isVisible()
    dialog.money.means.set_value("waived")
    dialog.money.means.chosen.emit("waived")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Chọn đối tượng" in dialog.money.category_field.error)
    qtbot.keyClicks(dialog.money.category, "ho ngheo")
    dialog.money.proof.clear()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.money.proof_field.error))
    assert FILED == now(bench, filed).state
    dialog.money.proof.setText("Giấy chứng nhận hộ nghèo số 12")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    accepted = now(bench, filed)
    assert ("01", PORTAL) == (printed.args[0].form, accepted.code)
    assert (IN_HAND, accepted.fee_total) == (accepted.state, accepted.waived)
    assert PORTAL in ask.page.notice.text.text()


def test_dossiers_go_to_an_agency_and_come_back_on_one_list_that_is_printed(ask, bench, receive, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    dialog = ask(steps.FORWARD, dossier)

    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.agency_field.error))
    dialog.agency.field.setText(AGENCY)
    dialog.note.setText("Kèm 01 bì thư")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    away = now(bench, dossier)
    assert "dossiers-list" == printed.args[0].form
    assert (AGENCY, "Kèm 01 bì thư") == (away.holder, away.hand_overs[-1].note)
    assert AGENCY in ask.page.notice.text.text()
    dialog = ask(steps.TAKE_BACK, dossier)
    assert AGENCY in dialog.text.text()
    with qtbot.waitSignal(session.printed):
        dialog.confirm.click()
    assert "" == now(bench, dossier).holder


def test_an_agency_of_before_is_offered_and_taken_with_enter(ask, bench, clerk, receive, qtbot):
    bench.forwarding.forward(clerk, [receive("Lò Thị Ọi").id], AGENCY)
    dialog = ask(steps.FORWARD, receive("Phạm Văn Ưng"))

    qtbot.keyClicks(dialog.agency.field, "kinh")
    qtbot.keyClick(dialog.agency.field, Qt.Key.Key_Return)

    assert AGENCY == dialog.agency.value()
    assert dialog.note.hasFocus()


def test_the_promise_is_moved_once_to_a_working_day_with_its_letter(ask, bench, receive, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    dialog = ask(steps.EXTEND, dossier)
    assert "một lần duy nhất" in dialog.text.text()
    assert "01 ngày trước khi hết hạn" in dialog.text.text()

    qtbot.keyClicks(dialog.day.day, "24112026")
    assert "Ngày Văn hóa Việt Nam" in dialog.day.field.error
    assert "25/11/2026" in dialog.day.field.error
    dialog.reason.setPlainText("Chờ xác minh")
    dialog.confirm.click()
    assert now(bench, dossier).extension is None
    dialog.day.day.clear()
    qtbot.keyClicks(dialog.day.day, "25112026")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "sau ngày hẹn" in dialog.day.field.error)
    dialog.day.day.clear()
    qtbot.keyClicks(dialog.day.day, "10122026")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    moved = now(bench, dossier)
    assert "04" == printed.args[0].form
    assert dossier.due_at == moved.extension.was_due_at < moved.due_at
    assert steps.EXTEND not in steps.lawful(moved)
    qtbot.waitUntil(lambda: "Chờ xác minh" in ask.page.panel.standing.text())


def test_an_obligation_stops_the_clock_until_it_is_met(ask, bench, receive, clock, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    dialog = ask(steps.REQUEST_OBLIGATION, dossier)
    dialog.confirm.click()
    assert dialog.reason_field.error
    dialog.reason.setPlainText("Tiền sử dụng đất")
    dialog.amount.set_value(1_250_000)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: AWAITING_OBLIGATION == now(bench, dossier).state)
    assert 1_250_000 == now(bench, dossier).obligation_amount

    qtbot.waitUntil(lambda: ask.page.steps.dialog is None)
    dialog = ask(steps.OBLIGATION_MET, dossier)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: IN_HAND == now(bench, dossier).state)


def test_a_stop_names_who_asked_what_was_decided_and_what_goes_back(ask, bench, clerk, receive, session, qtbot):
    dossier = receive("Vũ Đức Thịnh", CERTIFIED_COPY)
    bench.casework.take_originals(clerk, dossier.id, (LAND,))
    dialog = ask(steps.STOP, dossier)
    assert LAND.text in dialog.returned.detail.text()
    assert dialog.refund.isVisible()

    dialog.asked_by.set_value("agency")
    dialog.stage.setText("Đang thẩm định")
    dialog.decision.setText("Số 12/TB-UBND")
    dialog.refund.setChecked(True)
    dialog.reason.setPlainText("Có tranh chấp")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    stopped = now(bench, dossier)
    assert ("05", STOPPED, ()) == (printed.args[0].form, stopped.state, stopped.originals_held)
    assert ("agency", "Đang thẩm định", "Số 12/TB-UBND", "Có tranh chấp", True) == (
        stopped.stopping.asked_by,
        stopped.stopping.stage,
        stopped.stopping.decision,
        stopped.stopping.reason,
        stopped.stopping.refund,
    )


def test_a_result_is_described_shelved_and_moved(ask, bench, receive, qtbot):
    dossier = receive("Khuất Thanh Oanh")
    dialog = ask(steps.RESULT_READY, dossier)
    assert "Giấy xác nhận tình trạng hôn nhân" == dialog.sort.text()
    dialog.number.setText("118/XN")
    dialog.shelf.setText("Kệ B")
    dialog.electronic.setChecked(True)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: READY == now(bench, dossier).state)
    outcome = now(bench, dossier).outcome
    assert ("118/XN", "Kệ B", True) == (outcome.number, outcome.shelf, outcome.electronic)

    qtbot.waitUntil(lambda: ask.page.steps.dialog is None)
    dialog = ask(steps.SHELVE, dossier)
    dialog.place.clear()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.place_field.error))
    dialog.place.setText("Kệ C")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: "Kệ C" == now(bench, dossier).outcome.shelf)


def test_originals_are_kept_and_given_back(ask, bench, receive, qtbot):
    dossier = receive("Hồ Thu Oanh")
    dialog = ask(steps.TAKE_ORIGINALS, dossier)
    dialog.confirm.click()
    assert dialog.papers_field.error
    dialog.papers.other.setText(LAND.text)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: (LAND,) == now(bench, dossier).originals_held)

    qtbot.waitUntil(lambda: ask.page.steps.dialog is None)
    qtbot.waitUntil(lambda: LAND.text in ask.page.panel.standing.text())
    ask(steps.RETURN_ORIGINALS, dossier).confirm.click()

    qtbot.waitUntil(lambda: () == now(bench, dossier).originals_held)


def test_a_withdrawal_names_the_originals_that_go_back(ask, bench, clerk, receive, qtbot):
    dossier = receive("Hồ Thu Oanh")
    bench.casework.take_originals(clerk, dossier.id, (LAND,))
    dialog = ask(steps.WITHDRAW, dossier)
    assert LAND.text in dialog.returned.detail.text()
    dialog.reason.setPlainText("Đổi ý")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: WITHDRAWN == now(bench, dossier).state)
    assert () == now(bench, dossier).originals_held


@pytest.mark.parametrize(
    ("step", "means", "said"),
    [
        (steps.WITHDRAW, "cash", "Đã thu 8.000 đ: hoàn lại nếu quy định cho hoàn."),
        (steps.REFUSE, "later", "Còn phải thu 8.000 đ: chưa thu hoặc chưa miễn thì vẫn được nêu khi chốt sổ."),
    ],
)
def test_who_ends_a_dossier_is_told_what_becomes_of_its_money(ask, receive, step, means, said):
    dialog = ask(step, receive("Hồ Thu Oanh", "2.000815", means=means))

    assert said == dialog.money.text()
    assert dialog.money.isVisible()
    dialog.reject()


def test_one_key_says_how_content_the_citizen_is(ask, bench, clerk, receive, qtbot):
    dossier = receive("Hồ Thu Oanh")
    bench.casework.result_ready(clerk, dossier.id)
    bench.casework.hand_back(clerk, dossier.id, "applicant")
    dialog = ask(steps.RATE, dossier)
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClick(dialog, Qt.Key.Key_2)

    qtbot.waitUntil(lambda: "content" == now(bench, dossier).rating)
    assert HANDED_BACK == now(bench, dossier).state
    assert steps.RATE not in steps.lawful(now(bench, dossier))


def test_what_is_owed_is_taken_later(ask, bench, clerk, qtbot):
    application = Application(
        applicant=Person(name="Khuất Thanh Oanh"),
        procedure=CERTIFIED_COPY,
        papers=(PaperCount(text="Bản chính", originals=1, copies=2),),
        pages=2,
        means=LATER,
    )
    dossier = bench.reception.receive(clerk, application)
    dialog = ask(steps.TAKE_FEE, dossier)
    dialog.money.means.set_value("transfer")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: dossier.fee_total == now(bench, dossier).paid_transfer)
    assert steps.TAKE_FEE not in steps.lawful(now(bench, dossier))


def test_a_step_of_the_menu_is_taken_by_its_key_without_opening_it(stay_at_register, receive, qtbot):
    dossier = receive("Phạm Văn Ưng")
    page = stay_at_register()
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)
    assert steps.EXTEND in page.panel.more.offered
    assert steps.SHELVE not in page.panel.more.offered

    qtbot.keyClick(page.search, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert page.steps.dialog is None
    qtbot.keyClick(page.search, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: page.steps.dialog is not None)
    assert "Xin lỗi và hẹn lại ngày trả" == page.steps.dialog.windowTitle()
    page.steps.dialog.reject()


def test_the_panel_says_where_papers_are_what_is_owed_and_the_national_state(ask, receive, bench, clerk, qtbot):
    dossier = receive("Phạm Văn Ưng")
    bench.forwarding.forward(clerk, [dossier.id], AGENCY)
    ask.page.show_dossier(dossier.id)

    qtbot.waitUntil(lambda: AGENCY in ask.page.panel.standing.text())
    assert "Trạng thái quốc gia: 4 – Đang xử lý" in ask.page.panel.standing.text()
    assert ask.page.panel.beside[steps.TAKE_BACK].isVisible()
    assert not ask.page.panel.beside[steps.FORWARD].isVisible()
    assert steps.FORWARD in ask.page.panel.more.offered


def test_the_one_receipt_for_many_is_printed_again_as_a_copy_from_any_of_them(
    stay_at_register, bench, clerk, session, qtbot
):
    application = Application(
        applicant=Person(name="Hồ Thu Oanh"),
        procedure="1.004837",
        papers=(PaperCount(text="Tờ khai", originals=1),),
    )
    several = bench.reception.receive_together(clerk, [application, application])
    bench.books.many_receipt(clerk, [one.id for one in several])

    with qtbot.waitSignal(session.printed) as printed:
        stay_at_register().steps.take(steps.PRINT_TOGETHER, bench.lookup.dossier(several[1].id))

    paper = printed.args[0]
    assert ("01-many", 1, f"{several[0].code}-2") == (paper.form, paper.reprint, paper.name)
