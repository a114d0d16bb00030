"""Who takes a result: compared with the card shown, named, authorised, confirmed; and what is said around it."""

import pytest
from PySide6.QtCore import Qt

from intake_desk.domain.dossier import HANDED_BACK, READY
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.services.casework import APPLICANT

OWNER = Person(name="Khuất Thanh Oanh", id_number="001190054321")
STRANGER = Person(name="Lê Thị Bông", id_number="001188777666")


def hand_to(page, qtbot, dossier):
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: page.card.dossier is not None and page.card.dossier.id == dossier.id)
    return page.card.form


def test_an_authorised_person_is_recorded_with_the_authorisation_and_is_no_mismatch(open_page, ready, bench, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    form = hand_to(page, qtbot, dossier)

    page.take_card(STRANGER)
    assert form.sure.hasFocus()
    qtbot.keyClicks(form.authorisation, "12/UQ, 01/11/2026")
    assert "Thẻ đúng là của người được ủy quyền." == form.checked.text.text()
    assert not form.sure.isVisible()
    page.card.main.click()

    qtbot.waitUntil(lambda: HANDED_BACK == bench.lookup.dossier(dossier.id).state)
    taken = bench.lookup.dossier(dossier.id).hand_back
    assert (False, "Lê Thị Bông") == (taken.mismatch, taken.name)
    assert "12/UQ, 01/11/2026" == taken.authorisation


def test_a_wrong_card_is_not_forgotten_when_the_applicant_is_chosen_again(open_page, ready, bench, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    form = hand_to(page, qtbot, dossier)
    page.take_card(STRANGER)
    form.who.set_value(APPLICANT)
    form.who.chosen.emit(APPLICANT)

    page.card.main.click()
    assert READY == bench.lookup.dossier(dossier.id).state
    assert "Lê Thị Bông" in form.checked.text.text()
    form.sure.click()
    page.card.main.click()

    qtbot.waitUntil(lambda: HANDED_BACK == bench.lookup.dossier(dossier.id).state)
    taken = bench.lookup.dossier(dossier.id).hand_back
    assert (True, "Khuất Thanh Oanh", OWNER.id_number) == (taken.mismatch, taken.name, taken.id_number)


def test_a_confirmation_counts_only_for_what_was_confirmed(open_page, ready, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    form = hand_to(page, qtbot, dossier)
    page.take_card(STRANGER)
    form.sure.click()

    page.take_card(Person(name="Bùi Thị Hợi", id_number="001150000111"))

    assert not form.sure.isChecked()


def test_a_card_of_another_than_the_one_named_is_a_mismatch(open_page, ready, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    form = hand_to(page, qtbot, dossier)
    page.take_card(STRANGER)

    form.name.clear()
    form.id_number.clear()
    qtbot.keyClicks(form.name, "Bui Thi Hoi")

    assert "Thẻ này của Lê Thị Bông, không phải của Bui Thi Hoi" in form.checked.text.text()
    assert form.verdict().mismatch


def test_the_posts_number_is_kept_only_when_the_post_carries_it(open_page, ready, bench, qtbot):
    dossier = ready()
    page = open_page()
    form = hand_to(page, qtbot, dossier)
    assert not form.tracking_field.isVisible()
    form.how.set_value("post")
    form.how.chosen.emit("post")
    form.tracking.setText("EP123456789VN")
    page.card.main.click()

    qtbot.waitUntil(lambda: HANDED_BACK == bench.lookup.dossier(dossier.id).state)
    taken = bench.lookup.dossier(dossier.id).hand_back
    assert ("post", "EP123456789VN") == (taken.how, taken.tracking)


def test_what_goes_back_what_is_owed_and_that_it_is_early_are_said(open_page, receive, bench, clerk, qtbot):
    paper = PaperCount(text="Giấy chứng nhận quyền sử dụng đất", originals=1)
    application = Application(
        applicant=OWNER,
        procedure="1.004873",
        papers=(PaperCount(text="Tờ khai", originals=1),),
        means="later",
        set_amount=8000,
    )
    dossier = bench.reception.receive(clerk, application)
    bench.casework.take_originals(clerk, dossier.id, (paper,))
    bench.casework.result_ready(clerk, dossier.id, number="118/XN", shelf="Kệ B")
    page = open_page()
    hand_to(page, qtbot, dossier)

    assert "118/XN" in page.card.standing.text()
    assert "Kệ B" in page.card.standing.text()
    assert "sớm 6 ngày" in page.card.standing.text()
    assert paper.text in page.card.originals.detail.text()
    assert "8.000 đ" in page.card.owed.text.text()
    page.card.fee.click()
    qtbot.waitUntil(lambda: page.steps.dialog is not None and page.steps.dialog.confirm.isEnabled())
    page.steps.dialog.confirm.click()

    qtbot.waitUntil(lambda: 8000 == bench.lookup.dossier(dossier.id).paid_cash)
    qtbot.waitUntil(lambda: not page.card.owed.isVisible())
    assert not page.card.fee.isVisible()


def test_after_the_hand_over_one_key_rates_and_one_prints(open_page, ready, bench, session, qtbot):
    dossier = ready()
    page = open_page()
    hand_to(page, qtbot, dossier)
    assert not page.after.isVisible()
    page.card.main.click()
    qtbot.waitUntil(page.after.isVisible)

    qtbot.keyClick(page.search, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "very" == bench.lookup.dossier(dossier.id).rating)
    qtbot.waitUntil(lambda: not page.after.question.isVisible())
    assert "Rất hài lòng" in page.notice.text.text()
    with qtbot.waitSignal(session.printed) as printed:
        qtbot.keyClick(page.search, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)

    assert "ack" == printed.args[0].form


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (lambda bench, clerk, one: bench.casework.request_obligation(clerk, one.id, "Thuế đất"), "Thuế đất"),
        (lambda bench, clerk, one: bench.casework.stop(clerk, one.id, "Có tranh chấp"), "Có tranh chấp"),
        (lambda bench, clerk, one: bench.casework.withdraw(clerk, one.id, "Đổi ý"), "Đổi ý"),
        (lambda bench, clerk, one: bench.casework.refuse(clerk, one.id, "Sai thẩm quyền"), "Sai thẩm quyền"),
    ],
)
def test_why_there_is_nothing_to_hand_over_is_said_in_every_state(open_page, receive, bench, clerk, qtbot, reach, said):
    dossier = receive("Trần Đình Quý")
    reach(bench, clerk, dossier)
    page = open_page()
    hand_to(page, qtbot, dossier)

    assert said in page.card.standing.text()
    assert not page.card.form.isVisible()
