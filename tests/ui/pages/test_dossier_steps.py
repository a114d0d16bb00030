"""The steps of a dossier: only lawful ones, each asks what it needs, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, READY, REFUSED, WITHDRAWN
from intake_desk.domain.kinds import PaperCount
from intake_desk.ui.dossiers import lawful_steps as steps

USUAL = "request_supplement reprint forward"
PRINTS = "print_label print_control"


def state(bench, dossier):
    return bench.lookup.dossier(dossier.id).state


def wait_shown(qtbot, page, dossier):
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)


def take(qtbot, page, step, dossier):
    page.show_dossier(dossier.id)
    wait_shown(qtbot, page, dossier)
    page.steps.take(step, page.panel.dossier)
    return page.steps.dialog


def test_a_second_press_while_the_first_is_recorded_does_nothing(open_register, receive, bench, qtbot):
    wanted = receive("Phạm Văn Ưng")
    page = open_register()
    wait_shown(qtbot, page, wanted)

    page.panel.main.click()
    dialog = page.steps.dialog
    page.panel.main.click()
    assert dialog is page.steps.dialog
    dialog.confirm.click()
    dialog.confirm.click()

    qtbot.waitUntil(lambda: "Trả kết quả…" == page.panel.main.text())
    kinds = [moment.entry.kind for moment in bench.lookup.story(wanted.id)]
    assert 1 == kinds.count("dossier.result_ready")
    assert "Đã ghi nhận" in page.notice.text.text()


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (IN_HAND, f"{USUAL} | extend request_obligation take_originals {PRINTS} correct refuse stop withdraw"),
        (
            AWAITING_SUPPLEMENT,
            f"print_request reprint | forward take_originals {PRINTS} correct refuse stop withdraw",
        ),
        (READY, f"shelve reprint | take_originals rate print_acknowledgement {PRINTS} correct"),
        (REFUSED, f"print_refusal rate | reprint {PRINTS} correct"),
        (WITHDRAWN, f"rate reprint | {PRINTS} correct"),
    ],
)
def test_only_lawful_steps_are_offered(open_register, receive, bench, clerk, qtbot, reach, expected):
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

    page = open_register()
    wait_shown(qtbot, page, dossier)

    beside, menu = (set(part.split()) for part in expected.split("|"))
    assert beside == {step for step, button in page.panel.beside.items() if button.isVisible()}
    assert {steps.SCANS, steps.PRINT_HISTORY, *menu} == set(page.panel.more.offered)
    assert beside | menu <= steps.lawful(dossier if reach == IN_HAND else bench.lookup.dossier(dossier.id))
    assert (reach in {IN_HAND, AWAITING_SUPPLEMENT, READY}) == page.panel.main.isVisible()


def test_a_ready_dossier_goes_on_to_the_hand_back(open_register, receive, bench, clerk, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    bench.casework.result_ready(clerk, dossier.id)
    page = open_register()
    wait_shown(qtbot, page, dossier)

    with qtbot.waitSignal(session.hand_back_wanted) as asked:
        page.panel.main.click()

    assert [dossier.id] == asked.args


def test_a_supplement_is_asked_for_with_its_paper_printed(open_register, receive, bench, session, qtbot):
    dossier = receive("Hồ Thu Oanh")
    page = open_register()
    dialog = take(qtbot, page, steps.REQUEST_SUPPLEMENT, dossier)

    dialog.confirm.click()
    assert dialog.reason_field.error
    dialog.papers.other.setText("Giấy ủy quyền có chứng thực")
    dialog.reason.setPlainText("Thiếu giấy ủy quyền")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "02" == printed.args[0].form
    now = bench.lookup.dossier(dossier.id)
    assert (AWAITING_SUPPLEMENT, ["Giấy ủy quyền có chứng thực"]) == (
        now.state,
        [paper.text for paper in now.supplement_papers],
    )
    assert page.steps.dialog is None


def test_a_supplement_comes_in_with_what_was_asked_for_already_ticked(open_register, receive, bench, clerk, qtbot):
    dossier = receive("Hồ Thu Oanh")
    wanted = (PaperCount(text="Giấy ủy quyền"), PaperCount(text="Tờ khai"))
    bench.casework.request_supplement(clerk, dossier.id, wanted, "thiếu")
    page = open_register()
    dialog = take(qtbot, page, steps.RECEIVE_SUPPLEMENT, dossier)

    dialog.papers.model.toggle(1)
    assert "1" in dialog.papers_field.message.text()
    dialog.confirm.click()

    qtbot.waitUntil(lambda: state(bench, dossier) == IN_HAND)
    assert PaperCount(text="Giấy ủy quyền", originals=1) == bench.lookup.dossier(dossier.id).papers[-1]


def test_a_supplement_without_any_paper_is_not_taken(open_register, receive, bench, clerk, qtbot):
    dossier = receive("Hồ Thu Oanh")
    bench.casework.request_supplement(clerk, dossier.id, (PaperCount(text="Tờ khai"),), "thiếu")
    page = open_register()
    dialog = take(qtbot, page, steps.RECEIVE_SUPPLEMENT, dossier)

    dialog.papers.model.toggle(0)
    dialog.confirm.click()

    assert dialog.papers_field.error
    assert AWAITING_SUPPLEMENT == state(bench, dossier)


def test_a_refusal_needs_its_reason_and_prints_its_paper(open_register, receive, bench, session, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_register()
    dialog = take(qtbot, page, steps.REFUSE, dossier)

    dialog.confirm.click()
    assert IN_HAND == state(bench, dossier)
    dialog.reason.setPlainText("Không thuộc thẩm quyền theo khoản 1 Điều 17 Luật Hộ tịch")
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "03" == printed.args[0].form
    assert REFUSED == state(bench, dossier)


def test_what_was_typed_stays_when_the_step_is_refused(open_register, receive, bench, clerk, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_register()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("Người dân đổi ý")
    bench.casework.result_ready(clerk, dossier.id)

    dialog.confirm.click()

    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.isVisible()
    assert "Có kết quả" in dialog.problem.text.text()
    assert "Người dân đổi ý" == dialog.reason.value()
    assert dialog.confirm.isEnabled()


def test_escape_leaves_a_question_without_recording(open_register, receive, bench, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_register()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("nhầm")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert page.steps.dialog is None
    assert IN_HAND == state(bench, dossier)


def test_a_correction_sends_only_what_was_changed_and_shows_the_old_value(open_register, receive, bench, qtbot):
    dossier = receive("Phạm Văn Ung", phone="0912345679", sex="Nam", birth_date="1985-03-12")
    page = open_register()
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


def test_a_correction_of_nothing_and_of_an_impossible_day_is_stopped_in_the_dialog(open_register, receive, qtbot):
    dossier = receive("Phạm Văn Ưng")
    page = open_register()
    dialog = take(qtbot, page, steps.CORRECT, dossier)
    dialog.reason.setPlainText("ghi nhầm")

    dialog.confirm.click()
    assert dialog.problem.isVisible()
    dialog.birth_date.setText("31/02/1999")
    dialog.confirm.click()

    assert dialog.fields()["birth_date"].error


def test_a_reprint_says_that_it_is_a_copy(open_register, receive, bench, clerk, session, qtbot):
    dossier = receive("Phạm Văn Ưng")
    bench.slips.receipt(clerk, dossier.id)
    page = open_register()
    wait_shown(qtbot, page, dossier)

    with qtbot.waitSignal(session.printed) as printed:
        page.panel.beside[steps.REPRINT].click()

    assert 1 == printed.args[0].reprint


def test_a_question_is_hidden_while_the_desk_is_locked_and_comes_back(open_register, receive, session, clerk, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_register()
    dialog = take(qtbot, page, steps.WITHDRAW, dossier)
    dialog.reason.setPlainText("Người dân đổi ý")

    session.set_clerk(None)
    assert not dialog.isVisible()
    session.set_clerk(clerk)

    assert dialog.isVisible()
    assert "Người dân đổi ý" == dialog.reason.value()


def test_a_question_is_not_handed_to_another_clerk(open_register, receive, session, qtbot):
    dossier = receive("Vũ Đức Thịnh")
    page = open_register()
    take(qtbot, page, steps.WITHDRAW, dossier)

    session.set_clerk(None)
    session.set_clerk(Clerk(login="minh", name="Lê Thị Minh"))

    assert page.steps.dialog is None
