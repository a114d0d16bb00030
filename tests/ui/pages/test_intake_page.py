"""The intake: a whole dossier without the mouse, each refusal beside its field, and ready for the next citizen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, REFUSED
from intake_desk.domain.kinds import PaperCount
from intake_desk.store.database import StoreFailed
from intake_desk.store.search import Filter
from tests.ui.pages.intake import CARD_2021, CARD_2024, enter, fill, papers, refused, saved, type_in


def test_the_cursor_stands_where_the_citizen_begins(page):
    assert page.applicant.name.hasFocus()


def test_a_dossier_is_taken_without_the_mouse(page, session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    page.take_card_text(CARD_2021)
    assert page.procedure.search.hasFocus()
    for key in "chung thuc ban sao":
        QTest.keyClick(QApplication.focusWidget(), key)
    enter()
    papers(page, copies=2)
    page.papers.pages.set_value(3)
    page.papers.pages.edited.emit(3)

    dossier = saved(qtbot, page, lambda: QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))

    assert (IN_HAND, "Khuất Thanh Oanh", "2.000815") == (
        dossier.state,
        dossier.applicant.name,
        dossier.procedure,
    )
    assert (10_000, 10_000) == (dossier.fee_total, dossier.paid_cash)
    qtbot.waitUntil(lambda: len(printed) == 2)
    assert [dossier.code, "P03-26T-0000001"] == [paper.name for paper in printed]
    assert dossier.code in page.notice.accessibleName()
    assert ("", "", "") == (page.applicant.name.value(), page.procedure.search.value(), page.applicant.phone.value())
    assert page.applicant.name.hasFocus()


@pytest.mark.parametrize("count", ["pages", "copies"])
def test_a_count_that_was_emptied_is_asked_for_and_costs_nothing_yet(page, count, qtbot):
    fill(page)
    papers(page, copies=1)
    editor, field = getattr(page.papers, count), getattr(page.papers, f"{count}_field")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "30")
    qtbot.waitUntil(lambda: "đ" in page.receipt.fee.number.text())
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: "–" == page.receipt.fee.number.text())

    refused(qtbot, page, lambda: QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))
    assert field.error
    assert editor.hasFocus()
    page.applicant.name.setFocus()
    assert "" == editor.text()

    editor.setFocus()
    qtbot.keyClicks(editor, "3")
    assert not field.error
    dossier = saved(qtbot, page, page.receipt.save.click)
    assert (5_000 if count == "pages" else 6_000) == dossier.paid_cash


@pytest.mark.parametrize(
    ("card", "number", "name", "born", "sex"),
    [
        (CARD_2021, "001169437778", "Khuất Thanh Oanh", "05/12/1969", "Nữ"),
        (CARD_2024, "001153121858", "Hồ Thu Oanh", "02/05/1953", "Nữ"),
    ],
)
def test_a_card_fills_the_citizen_in(page, card, number, name, born, sex):
    page.take_card_text(card)

    step = page.applicant
    assert (name, number, born, sex) == (
        step.name.value(),
        step.id_number.value(),
        step.birth_date.text(),
        step.sex.value(),
    )
    assert step.address.value()


def test_a_broken_card_fills_nothing_and_is_said(page, qtbot):
    said = refused(qtbot, page, lambda: page.take_card_text(CARD_2021[:40]))

    assert "Không đọc được thẻ" in said
    assert page.notice.isVisible()
    assert "" == page.applicant.name.value()
    assert page.applicant.name.hasFocus()


def test_a_card_written_into_the_name_is_read_once_it_is_whole(page, qtbot):
    page.applicant.name.setFocus()

    with qtbot.assertNotEmitted(page.not_recorded):
        for letter in CARD_2024:
            page.applicant.name.insert(letter)
            page.applicant.name.textEdited.emit(page.applicant.name.text())
        qtbot.waitUntil(lambda: "Hồ Thu Oanh" == page.applicant.name.value())


@pytest.mark.parametrize("typed", ["Phạm Văn", "pham van", "0988563484"])
def test_who_has_been_here_comes_back_by_name_or_phone(page, receive, qtbot, typed):
    receive("Phạm Văn Ưng", id_number="001088012345", phone="0988563484", address="Thôn Gia Khánh")
    by_phone = typed.isdigit()
    field, known = (
        (page.applicant.phone, page.applicant.known_by_phone)
        if by_phone
        else (page.applicant.name, page.applicant.known)
    )

    type_in(field, typed)
    qtbot.waitUntil(lambda: bool(known.matches))
    QTest.keyClick(field, Qt.Key.Key_Down)
    enter()

    step = page.applicant
    assert ("Phạm Văn Ưng", "001088012345", "0988563484", "Thôn Gia Khánh") == (
        step.name.value(),
        step.id_number.value(),
        step.phone.value(),
        step.address.value(),
    )


@pytest.mark.parametrize("typed", ["Phạm Văn Ưng", "0988563484"])
def test_enter_takes_nobody_for_another_of_the_same_name_or_telephone(page, receive, qtbot, typed):
    receive("Phạm Văn Ưng", id_number="001088012345", phone="0988563484", address="Thôn Gia Khánh")
    step = page.applicant
    field, known = (step.phone, step.known_by_phone) if typed.isdigit() else (step.name, step.known)

    type_in(field, typed)
    qtbot.waitUntil(lambda: bool(known.matches))
    enter()

    assert typed == field.value()
    assert "" == step.id_number.value() == step.address.value()
    assert known.isHidden()


def test_nobody_is_offered_under_a_field_that_was_left(page, receive, qtbot, session):
    receive("Phạm Văn Ưng", phone="0988563484")
    type_in(page.applicant.phone, "0988563484")
    known = page.applicant.known_by_phone
    known._look()
    page.procedure.search.setFocus()
    answered = []
    session.ask(lambda: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))

    assert known.isHidden()


def test_who_has_been_here_comes_back_by_card_with_what_the_card_lacks(page, receive, qtbot):
    receive("Khuất Thanh Oanh", id_number="001169437778", phone="0988563484")

    page.take_card_text(CARD_2021)

    qtbot.waitUntil(lambda: "0988563484" == page.applicant.phone.value())


def test_what_the_citizen_will_get_is_seen_before_saving(page, qtbot):
    page.refresh()
    fill(page)
    papers(page, copies=3)
    page.papers.pages.set_value(2)
    page.papers.pages.edited.emit(2)

    qtbot.waitUntil(lambda: "12.000" in page.receipt.fee.number.text())
    assert "3 bản × 2 trang × 2.000" in page.receipt.fee.note.text()
    assert "16:30" in page.receipt.due.number.text()
    assert "Trả trong ngày" in page.receipt.due.note.text()
    qtbot.waitUntil(lambda: "H26.103-261120-3001" in page.receipt.code.number.text())


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda page: type_in(page.applicant.name, ""), lambda page: page.applicant.fields["name"]),
        (lambda page: type_in(page.applicant.id_number, "12"), lambda page: page.applicant.fields["id_number"]),
        (lambda page: type_in(page.applicant.birth_date, "31/02/1990"), lambda p: p.applicant.fields["birth_date"]),
        (lambda page: type_in(page.applicant.birth_date, "01/01/2030"), lambda p: p.applicant.fields["birth_date"]),
        (lambda page: type_in(page.applicant.phone, "113"), lambda page: page.applicant.fields["phone"]),
        (lambda page: page.receipt.money.means.set_value("waived"), lambda page: page.receipt.money.category_field),
    ],
    ids=["no name", "number", "no such day", "not born yet", "phone", "waiver"],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(page, bench, qtbot, spoil, where):
    fill(page)
    papers(page, copies=1)
    page.papers.pages.set_value(2)
    type_in(page.papers.note, "ghi chú")
    spoil(page)

    said = refused(qtbot, page, lambda: page.save(True))

    field = where(page)
    assert said == field.error
    assert field.editor.hasFocus()
    assert "ghi chú" == page.papers.note.value()
    assert [] == bench.lookup.page(Filter())


def test_another_procedure_keeps_what_was_said_of_the_visit(page, qtbot):
    fill(page)
    papers(page, copies=1)
    page.papers.sets.set_value(2)
    type_in(page.papers.note, "cần gấp")

    fill(page, "đăng ký khai tử")

    assert "cần gấp" == page.papers.note.value()
    assert 2 == page.papers.sets.value()


def test_a_procedure_that_is_none_is_said(page, bench, qtbot):
    fill(page, "không có thủ tục này")

    said = refused(qtbot, page, lambda: page.save(True))

    assert said == page.procedure.field.error
    assert page.procedure.search.hasFocus()
    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert [] == bench.lookup.page(Filter())


def test_without_a_paper_nothing_is_taken(page, bench, qtbot):
    fill(page, "1.001193")

    said = refused(qtbot, page, lambda: page.save(True))

    assert "Chưa có giấy tờ nào" in said
    assert said in page.papers.papers_error.accessibleName()
    assert [] == bench.lookup.page(Filter())


def test_for_another_person_both_are_kept(page, qtbot):
    fill(page, "1.001193")
    papers(page)
    page.applicant.on_behalf.setChecked(True)
    type_in(page.applicant.owner.name, "Phạm Thị Bé")

    dossier = saved(qtbot, page, lambda: page.save(False))

    assert ("Phạm Thị Bé", "Phạm Văn Ưng") == (dossier.applicant.name, dossier.submitter.name)
    assert not page.applicant.on_behalf.isChecked()
    assert "" == page.applicant.owner.name.value()


def test_two_presses_are_one_dossier(page, bench, qtbot):
    fill(page, "1.001193")
    papers(page)

    def twice():
        page.save(False)
        page.save(False)

    saved(qtbot, page, twice)

    assert 1 == len(bench.lookup.page(Filter()))


def test_papers_may_be_asked_for_at_once(page, session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    fill(page, "1.001193")
    papers(page)

    wanted = (PaperCount(text="Giấy chứng sinh", originals=1),)
    dossier = saved(qtbot, page, lambda: page.answers.request(page.application(), wanted, "Thiếu giấy chứng sinh"))

    assert (AWAITING_SUPPLEMENT, ["Giấy chứng sinh"]) == (
        dossier.state,
        [paper.text for paper in dossier.supplement_papers],
    )
    assert ("", False) == (dossier.code, dossier.is_received)  # received when the papers have come
    qtbot.waitUntil(lambda: bool(printed))
    assert ["02"] == [paper.form for paper in printed]


def test_a_dossier_is_refused_with_its_reason_on_paper(page, session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    fill(page, "1.000894")
    page.receipt.refuse.click()
    dialog = QApplication.activeModalWidget()
    dialog.reason.setPlainText("Chưa đủ tuổi kết hôn")

    dossier = saved(qtbot, page, dialog.confirm.click)

    assert (REFUSED, "", "Chưa đủ tuổi kết hôn") == (dossier.state, dossier.code, dossier.refusal_reason)
    qtbot.waitUntil(lambda: bool(printed))
    assert ["03"] == [paper.form for paper in printed]


def test_a_disk_that_takes_nothing_is_said_and_what_was_typed_stays(page, bench, qtbot, monkeypatch):
    fill(page, "1.001193")
    papers(page)

    def full(*_arguments, **_named):
        raise StoreFailed(cause="SQLITE_FULL")

    with monkeypatch.context() as disk:
        disk.setattr(bench.desk.journal, "recording", full)
        said = refused(qtbot, page, lambda: page.save(True))
    assert "CHƯA lưu" in said
    assert page.notice.isVisible()
    assert "Phạm Văn Ưng" == page.applicant.name.value()

    assert "H26.103-261120-3001" == saved(qtbot, page, lambda: page.save(False)).code


def test_what_is_not_saved_when_the_window_is_closed_is_told_without_names(page, qtbot):
    assert "" == page.unsaved()
    page.turn_fast_lane()
    type_in(page.lane.name, "Phạm Văn Ưng")
    assert "Người đang nhập ở Chứng thực nhanh chưa được ghi." == page.unsaved()
    page.lane.name.clear()
    page.turn_fast_lane()
    assert "" == page.unsaved()

    fill(page)
    assert page.unsaved().startswith("1 hồ sơ chưa lưu được giữ lại trên máy này")
    page.take_card_text(CARD_2021)
    page.take_card_text(CARD_2024)
    assert page.unsaved().startswith("3 hồ sơ chưa lưu")
    assert "Phạm" not in page.unsaved()


def test_a_twin_is_told_beside_the_button_before_it_is_saved(page, receive, qtbot):
    first = receive("Phạm Văn Ưng", "2.000815")
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.twin.isVisible)
    assert f"Vừa tiếp nhận lúc 07:46, mã …261120-{first.code[-4:]}, phí 8.000 đ." == page.receipt.twin.text.text()

    saved(qtbot, page, page.receipt.save.click)
    assert not page.receipt.twin.isVisible()


def test_another_citizen_or_another_procedure_is_no_twin(page, receive, qtbot):
    receive("Phạm Văn Ưng", "1.001193")
    receive("Lò Thị Ọi", "2.000815")
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(lambda: "đ" in page.receipt.fee.number.text())

    assert not page.receipt.twin.isVisible()
