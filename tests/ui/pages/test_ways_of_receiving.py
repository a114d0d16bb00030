"""Several dossiers at once, for somebody else, for an organisation, while one waits; all that is wrong at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.dossier import HANDED_BACK, IN_HAND
from intake_desk.domain.people import AGENCY, BUSINESS, CITIZEN, Person
from intake_desk.services.books import MANY
from intake_desk.store.search import Filter
from intake_desk.ui.dossiers.dossier_text import bringer, people_text
from intake_desk.ui.dossiers.register_page import RegisterPage
from tests.ui.pages.intake import CARD_2021, CARD_2024, enter, fill, papers, refused, saved, type_in

COPIES, BIRTH, GUARDIANSHIP = "2.000815", "1.001193", "1.004837"
TAX_CODE = "0100109106"


def keep(qtbot, page):
    """One more dossier into the basket, by its key."""
    with qtbot.waitSignal(page.receipt.basket.changed):
        QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)


def bring(qtbot, page, procedure):
    type_in(page.procedure.search, procedure)
    enter()
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.another.isVisible)


def organisation(page, name="Công ty TNHH Gia Khánh", tax_code=TAX_CODE, sort=BUSINESS):
    owner = page.applicant.owner
    page.applicant.on_behalf.setChecked(True)
    owner.sort.setCurrentIndex((CITIZEN, BUSINESS, AGENCY).index(sort))
    type_in(owner.name, name)
    type_in(owner.tax_code, tax_code)


def all_saved(qtbot, page, count, press):
    received = []
    page.received.connect(received.append)
    press()
    qtbot.waitUntil(lambda: len(received) == count)
    return received


def test_all_that_one_citizen_brings_is_saved_with_one_key(page, session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    page.take_card_text(CARD_2021)
    for procedure in (COPIES, BIRTH):
        bring(qtbot, page, procedure)
        keep(qtbot, page)
        assert page.procedure.search.hasFocus()
        assert "Khuất Thanh Oanh" == page.applicant.name.value()
    bring(qtbot, page, "2.000635")
    qtbot.waitUntil(lambda: "Cả 3 hồ sơ: 10.000 đ" == page.receipt.basket.sum.text())
    assert "Lưu 3 hồ sơ và in" == page.receipt.save.text()

    dossiers = all_saved(qtbot, page, 3, page.receipt.save.click)

    assert [COPIES, BIRTH, "2.000635"] == [one.procedure for one in dossiers]
    assert {"Khuất Thanh Oanh"} == {one.applicant.name for one in dossiers}
    assert {dossiers[0].id} == {one.batch for one in dossiers}
    assert [2_000, 0, 8_000] == [one.paid_cash for one in dossiers]
    qtbot.waitUntil(lambda: len(printed) == 2)
    assert [MANY, "bl"] == [paper.form for paper in printed]  # one receipt names them all
    assert not page.receipt.basket.kept
    assert "Lưu và in" == page.receipt.save.text()
    assert page.applicant.name.hasFocus()


def test_how_it_is_paid_is_asked_once_for_all(page, qtbot):
    fill(page)
    bring(qtbot, page, COPIES)
    keep(qtbot, page)
    page.receipt.money.means.set_value("transfer")
    bring(qtbot, page, COPIES)

    dossiers = all_saved(qtbot, page, 2, lambda: page.save(False))

    assert [(0, 2_000)] * 2 == [(one.paid_cash, one.paid_transfer) for one in dossiers]


def test_what_was_put_in_by_mistake_is_taken_out_again(page, qtbot):
    fill(page)
    for procedure in (COPIES, BIRTH):
        bring(qtbot, page, procedure)
        keep(qtbot, page)

    page.receipt.basket.findChildren(type(page.receipt.basket._rows[0]))[0].remove.click()

    assert [BIRTH] == [one.application.procedure for one in page.receipt.basket.kept]
    (dossier,) = all_saved(qtbot, page, 1, lambda: page.save(False))
    assert (BIRTH, "") == (dossier.procedure, dossier.batch)


def test_what_is_not_complete_goes_into_no_basket(page, bench, qtbot):
    fill(page, BIRTH)
    type_in(page.applicant.phone, "113")
    qtbot.waitUntil(page.receipt.another.isVisible)

    refused(qtbot, page, page.receipt.another.click)

    assert page.applicant.fields["phone"].error
    assert page.papers.papers_error.isVisible()
    assert not page.receipt.basket.kept


def test_a_wrong_one_keeps_all_of_them_out_and_nothing_is_lost(page, bench, qtbot):
    fill(page)
    bring(qtbot, page, COPIES)
    keep(qtbot, page)
    type_in(page.procedure.search, BIRTH)
    enter()

    refused(qtbot, page, lambda: page.save(True))

    assert [] == bench.lookup.page(Filter())
    assert [COPIES] == [one.application.procedure for one in page.receipt.basket.kept]


def test_the_basket_of_another_citizen_is_put_aside_with_the_rest(page, qtbot):
    fill(page)
    bring(qtbot, page, COPIES)
    keep(qtbot, page)

    page.take_card_text(CARD_2024)
    assert not page.receipt.basket.kept
    page.shelf.click()

    assert [COPIES] == [one.application.procedure for one in page.receipt.basket.kept]
    assert "Phạm Văn Ưng" == page.applicant.name.value()


def test_what_was_put_aside_outlives_the_save_of_the_next_citizen(page, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    page.take_card_text(CARD_2021)
    assert page.shelf.isVisible()
    bring(qtbot, page, COPIES)
    saved(qtbot, page, lambda: page.save(False))

    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)

    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert page.shelf.isHidden()


def test_everybody_who_was_put_aside_comes_back(page):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    page.take_card_text(CARD_2021)
    page.take_card_text(CARD_2024)
    assert ["Phạm Văn Ưng", "Khuất Thanh Oanh"] == [one.name for one in page.shelf.asides]

    page.shelf.menu_shown.actions()[-1].trigger()

    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert ["Khuất Thanh Oanh", "Hồ Thu Oanh"] == [one.name for one in page.shelf.asides]


def test_a_scanned_owner_is_asked_for_an_authorisation_too(page):
    page.take_card_text(CARD_2021)
    page.applicant.on_behalf.setChecked(True)
    page.take_card_text(CARD_2024)

    assert "Giấy ủy quyền".lower() in page.applicant.owner.fields["authorisation"].message.text()


def test_asking_for_papers_leaves_what_else_was_brought(page, qtbot):
    fill(page)
    bring(qtbot, page, COPIES)
    keep(qtbot, page)
    bring(qtbot, page, BIRTH)

    saved(qtbot, page, lambda: page.answers.request(page.application(), (), "Thiếu giấy chứng sinh"))

    assert [COPIES] == [one.application.procedure for one in page.receipt.basket.kept]
    assert "Phạm Văn Ưng" == page.applicant.name.value()


@pytest.mark.parametrize(
    ("keys", "slips"), [(Qt.KeyboardModifier.NoModifier, ["bl"]), (Qt.KeyboardModifier.ShiftModifier, ["01", "bl"])]
)
def test_what_the_citizen_waits_for_is_done_with_one_key(page, session, qtbot, keys, slips):
    printed = []
    session.printed.connect(printed.append)
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.serve.isVisible)

    dossier = saved(qtbot, page, lambda: QTest.keyClick(page, Qt.Key.Key_F9, keys))

    assert (HANDED_BACK, True, 2_000) == (dossier.state, dossier.instant, dossier.paid_cash)
    assert "Thu tiền mặt 2.000 đ" in page.notice.accessibleName()
    qtbot.waitUntil(lambda: slips == [paper.form for paper in printed])
    assert page.applicant.name.hasFocus()


def test_what_takes_days_is_not_offered_at_once(page, qtbot):
    fill(page, GUARDIANSHIP)
    qtbot.waitUntil(page.receipt.another.isVisible)

    assert not page.receipt.serve.isVisible()


def test_who_comes_for_another_says_by_which_paper(page, qtbot):
    fill(page, BIRTH)
    papers(page)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    owner = page.applicant.owner
    assert owner.name.hasFocus()
    page.take_card_text(CARD_2021)
    type_in(owner.authorisation, "Giấy ủy quyền số 12 ngày 18/11/2026")

    dossier = saved(qtbot, page, lambda: page.save(False))

    assert ("Khuất Thanh Oanh", "1969-12-05", "Nữ") == (
        dossier.applicant.name,
        dossier.applicant.birth_date,
        dossier.applicant.sex,
    )
    assert ("Phạm Văn Ưng", "Giấy ủy quyền số 12 ngày 18/11/2026") == (dossier.submitter.name, dossier.authorisation)
    assert "Nộp thay: Phạm Văn Ưng (Giấy ủy quyền số 12 ngày 18/11/2026)" in people_text(dossier)


def test_a_missing_authorisation_is_warned_of_stops_nobody_and_is_asked_for(page, session, qtbot):
    fill(page, BIRTH)
    papers(page)
    page.applicant.on_behalf.setChecked(True)
    type_in(page.applicant.owner.name, "Phạm Thị Bé")
    assert "giấy ủy quyền" in page.applicant.owner.fields["authorisation"].message.text()

    page.receipt.supplement.click()
    dialog = QApplication.activeModalWidget()
    assert ("Giấy ủy quyền",) == dialog.papers.chosen()
    dialog.reject()

    assert IN_HAND == saved(qtbot, page, lambda: page.save(False)).state


def test_with_a_paper_named_nothing_is_warned_of(page):
    page.applicant.on_behalf.setChecked(True)
    type_in(page.applicant.owner.name, "Phạm Thị Bé")
    type_in(page.applicant.owner.authorisation, "mẹ đẻ")

    assert "" == page.applicant.owner.fields["authorisation"].message.text()
    assert () == page.applicant.missing_papers()


def test_an_organisation_is_taken_by_name_and_tax_code(page, session, shown, qtbot):
    organisation(page)
    assert not page.applicant.fields["birth_date"].isVisible()
    assert not page.applicant.fields["sex"].isVisible()
    page.take_card_text(CARD_2024)
    assert "Hồ Thu Oanh" == page.applicant.name.value()
    assert ("Giấy giới thiệu",) == page.applicant.missing_papers()
    type_in(page.procedure.search, GUARDIANSHIP)
    enter()
    papers(page)

    dossier = saved(qtbot, page, lambda: page.save(False))

    assert Person(name="Công ty TNHH Gia Khánh", sort=BUSINESS, tax_code=TAX_CODE) == dossier.applicant
    assert "Hồ Thu Oanh" == dossier.submitter.name
    assert "Công ty TNHH Gia Khánh" == bringer(dossier)
    assert f"Người đến nộp: Hồ Thu Oanh · MST {TAX_CODE}" == people_text(dossier)
    assert page.applicant.fields["birth_date"].isVisible()
    register = shown(RegisterPage(session))
    with qtbot.waitSignal(register.model.loaded):
        register.search_for(TAX_CODE[-6:])
    assert [dossier.id] == [found.dossier.id for found in register.model.rows()]


@pytest.mark.parametrize(
    ("name", "tax_code", "wrong"),
    [("", TAX_CODE, "name"), ("Công ty TNHH Gia Khánh", "0100109107", "tax_code")],
)
def test_what_is_wrong_with_an_organisation_is_said_beside_its_field(page, bench, qtbot, name, tax_code, wrong):
    fill(page, BIRTH)
    papers(page)
    organisation(page, name, tax_code)

    said = refused(qtbot, page, lambda: page.save(False))

    field = page.applicant.owner.fields[wrong]
    assert said == field.error
    assert field.editor.hasFocus()
    assert [] == bench.lookup.page(Filter())


def test_an_organisation_that_was_here_comes_back_by_its_name_and_never_as_who_stands_here(page, receive, qtbot):
    receive("Công ty TNHH Gia Khánh", submitter=Person(name="Hồ Thu Oanh"), sort=BUSINESS, tax_code=TAX_CODE)
    organisation(page, "Cơ quan khác", sort=AGENCY)
    owner = page.applicant.owner
    type_in(page.applicant.name, "gia khanh")
    type_in(owner.name, "gia khanh")
    qtbot.waitUntil(lambda: bool(owner.known.matches))
    QTest.keyClick(owner.name, Qt.Key.Key_Down)
    enter()

    assert ("Công ty TNHH Gia Khánh", TAX_CODE, BUSINESS) == (
        owner.name.value(),
        owner.tax_code.value(),
        owner.sort.value(),
    )
    assert page.applicant.known.current() is None


def test_everything_that_is_wrong_is_said_at_once_with_the_cursor_at_the_first(page, bench, qtbot):
    fill(page, COPIES)
    page.papers.table.model.toggle(0)
    step = page.applicant
    for editor, text in ((step.id_number, "12"), (step.birth_date, "31/02/1990"), (step.phone, "113")):
        type_in(editor, text)
    page.receipt.money.means.set_value("waived")

    said = refused(qtbot, page, lambda: page.save(True))

    assert said == step.fields["id_number"].error
    assert step.id_number.hasFocus()
    assert all(step.fields[name].error for name in ("id_number", "birth_date", "phone"))
    assert page.papers.papers_error.isVisible()
    assert page.receipt.money.category_field.error
    assert [] == bench.lookup.page(Filter())


def test_a_refusal_at_the_counter_asks_for_no_papers_and_no_money(page, qtbot):
    fill(page, BIRTH)
    type_in(page.applicant.phone, "113")

    refused(qtbot, page, lambda: page.answers.refuse(page.application(), "Không thuộc thẩm quyền"))

    assert page.applicant.fields["phone"].error
    assert not page.papers.papers_error.isVisible()


def test_nobody_is_offered_under_a_field_that_is_out_of_sight(page, receive, qtbot, session):
    receive("Phạm Văn Ưng")
    type_in(page.applicant.name, "pham")
    known = page.applicant.known
    page.hide()

    known._look()  # the question that was on its way when the page was left
    answered = []
    session.ask(lambda: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))

    assert known.isHidden()
    assert () == known.matches or known.current() is None


def test_a_pause_in_typing_asks_nothing_once_the_page_was_left(page, qtbot):
    type_in(page.applicant.name, "pham")
    assert page.applicant.known._pause.isActive()

    page.hide()

    assert not page.applicant.known._pause.isActive()
