"""Handing results back: to the right person, with one key, and ready for the next."""

from PySide6.QtCore import Qt

from intake_desk.domain.dossier import HANDED_BACK, IN_HAND, READY
from intake_desk.domain.people import Person
from intake_desk.services.casework import APPLICANT, OTHER, SUBMITTER

OWNER = Person(name="Khuất Thanh Oanh", id_number="001190054321")
STRANGER = Person(name="Lê Thị Bông", id_number="001188777666")


def names(page):
    return [found.dossier.applicant.name for found in page.model.rows()]


def chosen(page):
    return page.card.dossier.id if page.card.dossier else ""


def story_end(bench, dossier):
    return bench.lookup.story(dossier.id)[-1].entry


def test_what_waits_is_listed_and_nobody_is_chosen(open_page, ready, receive):
    receive("Trần Đình Quý")
    ready()

    page = open_page()

    assert ["Khuất Thanh Oanh"] == names(page)
    assert "" == chosen(page)
    assert page.search.hasFocus()


def test_the_only_result_that_fits_is_handed_to_its_applicant_with_one_key(open_page, ready, bench, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    ready("Lò Thị Ọi")
    page = open_page()

    qtbot.keyClicks(page.search, "khuat")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.card.main.hasFocus)
    qtbot.keyClick(page.card.main, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bench.lookup.dossier(dossier.id).state == HANDED_BACK)
    assert ("Khuất Thanh Oanh", OWNER.id_number) == (
        story_end(bench, dossier).personal.name,
        story_end(bench, dossier).personal.id_number,
    )
    qtbot.waitUntil(lambda: names(page) == ["Lò Thị Ọi"])
    assert dossier.code in page.notice.text.text()
    assert "Khuất Thanh Oanh" in page.notice.text.text()
    assert page.search.hasFocus()
    assert ("", "") == (chosen(page), page.search.text())


def test_control_enter_hands_over_from_anywhere_on_the_page(open_page, ready, bench, qtbot):
    dossier = ready()
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    page.search.setFocus()

    qtbot.keyClick(page.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: bench.lookup.dossier(dossier.id).state == HANDED_BACK)


def test_between_namesakes_the_program_does_not_choose(open_page, ready, qtbot):
    ready("Nguyễn Văn An", id_number="001085000001")
    ready("Nguyễn Văn An", id_number="001085000002")
    ready("Lò Thị Ọi")
    page = open_page()

    qtbot.keyClicks(page.search, "nguyen van an")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert "" == chosen(page)


def test_the_card_of_the_applicant_is_confirmed(open_page, ready, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)

    assert page.take_card(OWNER)

    assert APPLICANT == page.card.form.who.value()
    assert "Thẻ đúng là của chủ hồ sơ." == page.card.form.checked.text.text()


def test_the_card_of_another_warns_fills_and_is_recorded(open_page, ready, bench, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)

    page.take_card(STRANGER)
    warning = page.card.form.checked.text.text()
    page.card.main.click()
    assert READY == bench.lookup.dossier(dossier.id).state
    assert page.card.form.sure.isVisible()
    page.card.form.sure.click()
    page.card.main.click()

    assert "Lê Thị Bông" in warning
    assert "không phải" in warning
    qtbot.waitUntil(lambda: bench.lookup.dossier(dossier.id).state == HANDED_BACK)
    entry = story_end(bench, dossier)
    assert (True, OTHER, "Lê Thị Bông", STRANGER.id_number) == (
        entry.facts.mismatch,
        entry.facts.to,
        entry.personal.name,
        entry.personal.id_number,
    )


def test_the_card_of_who_brought_the_dossier_is_known(open_page, receive, bench, clerk, qtbot):
    dossier = receive("Bùi Thị Hợi", submitter=STRANGER, id_number="001150000111")
    bench.casework.result_ready(clerk, dossier.id)
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)

    page.take_card(STRANGER)

    assert SUBMITTER == page.card.form.who.value()


def test_a_card_finds_its_owners_result_and_counts_as_checked(open_page, ready, qtbot):
    ready("Lò Thị Ọi")
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()

    page.take_card(OWNER)

    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    qtbot.waitUntil(page.card.main.hasFocus)
    assert "Thẻ đúng là của chủ hồ sơ." == page.card.form.checked.text.text()


def test_another_person_needs_a_name_and_a_number_only_if_it_can_be_one(open_page, ready, bench, qtbot):
    dossier = ready()
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    form = page.card.form
    form.who.set_value(OTHER)
    form.who.chosen.emit(OTHER)

    page.card.main.click()
    assert form.name_field.error
    form.name.setText("Lê Thị Bông")
    form.id_number.set_value("123")
    page.card.main.click()
    assert form.id_field.error
    assert READY == bench.lookup.dossier(dossier.id).state

    form.id_number.set_value("")
    page.card.main.click()

    qtbot.waitUntil(lambda: HANDED_BACK == bench.lookup.dossier(dossier.id).state)


def test_a_dossier_without_a_result_says_so_and_offers_the_step_before(open_page, receive, bench, qtbot):
    dossier = receive("Trần Đình Quý")
    page = open_page()

    qtbot.keyClicks(page.search, "quy")
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    assert "Chưa có kết quả" in page.card.standing.text()
    assert IN_HAND == bench.lookup.dossier(dossier.id).state
    assert "Ghi nhận kết quả…" == page.card.main.text()
    page.card.main.click()
    page.steps.dialog.confirm.click()

    qtbot.waitUntil(lambda: "Trả kết quả" == page.card.main.text())
    assert page.card.form.isVisible()


def test_a_result_that_was_handed_over_says_to_whom(open_page, ready, bench, clerk, qtbot):
    dossier = ready()
    bench.casework.hand_back(clerk, dossier.id, OTHER, name="Lê Thị Bông", id_number=STRANGER.id_number)
    page = open_page()

    page.show_dossier(dossier.id)

    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    assert "Lê Thị Bông" in page.card.standing.text()
    assert not page.card.main.isVisible()


def test_what_was_filled_in_stays_when_something_else_is_recorded(open_page, ready, session, qtbot):
    dossier = ready(id_number=OWNER.id_number)
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    page.take_card(STRANGER)

    ready("Lò Thị Ọi")
    session.recorded.emit()

    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert dossier.id == chosen(page)
    assert "Lê Thị Bông" == page.card.form.name.value()


def test_another_desk_was_faster_and_nothing_is_recorded_twice(open_page, ready, bench, clerk, qtbot):
    dossier = ready()
    page = open_page()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)
    bench.casework.hand_back(clerk, dossier.id, APPLICANT)

    page.card.main.click()

    qtbot.waitUntil(page.notice.isVisible)
    assert "Đã trả" in page.notice.text.text()


def test_escape_starts_over(open_page, ready, qtbot):
    dossier = ready()
    page = open_page()
    qtbot.keyClicks(page.search, "khuat")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen(page) == dossier.id)

    qtbot.keyClick(page.card.main, Qt.Key.Key_Escape)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert ("", "") == (chosen(page), page.search.text())


def test_a_scan_into_the_search_field_is_not_undone_by_what_it_typed(open_page, ready, qtbot):
    dossier = ready()
    ready("Lò Thị Ọi")
    page = open_page()

    page.search.textEdited.emit("")
    page.show_dossier(dossier.id)
    with qtbot.waitSignal(page.model.loaded, timeout=120, raising=False):
        pass

    assert dossier.id == chosen(page)
