"""A procedure's own questions at the intake: made from data, checked beside themselves, kept with the dossier."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.domain.procedures import OwnField, Procedure
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.intake.own_fields import OwnFields

FIELDS = (
    OwnField("cell", "Chi bộ", required=True, most=20),
    OwnField("capital", "Vốn kinh doanh", "money", unit="đồng", least=1000),
    OwnField("until", "Đến ngày", "date"),
    OwnField("purpose", "Mục đích", "choice", choices=("Khen thưởng", "Khác")),
    OwnField("member", "Là đảng viên", "yes_no"),
    OwnField("pages", "Số trang", "number", counts_as="pages"),
)
ASKING = Procedure("TP-01", "Thử", "Thử", "Khác", fields=FIELDS)


@pytest.fixture
def own(shown):
    own = OwnFields()
    own.show_procedure(ASKING)
    return shown(own)


def write(own, name, text):
    editor = own._asked[name][2]
    editor.setFocus()
    editor.setText(text)
    editor.textEdited.emit(text)
    editor.editingFinished.emit()


def error(own, name):
    return own._asked[name][1].error


def test_each_question_has_a_field_but_those_asked_beside_the_papers(own):
    assert ["cell", "capital", "until", "purpose", "member"] == list(own._asked)
    assert "Chi bộ" == own._asked["cell"][1].label.text()
    assert "Vốn kinh doanh (nếu có)" == own._asked["capital"][1].label.text()


def test_a_procedure_without_questions_shows_nothing(own):
    own.show_procedure(Procedure("X", "X", "X", "X"))

    assert own.isHidden()
    assert {} == own.values()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("capital", "nhiều", "“Vốn kinh doanh” phải là số nguyên, ví dụ 1.500."),
        ("capital", "5", "“Vốn kinh doanh” phải từ 1.000 đến 10.000.000.000.000."),
        ("until", "31/02/2026", "“Đến ngày” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 28/02/2026."),
        ("cell", "x" * 21, "“Chi bộ” dài quá 20 chữ. Rút gọn lại."),
    ],
)
def test_what_cannot_stand_is_said_beside_the_field_and_goes_with_the_mistake(own, name, text, said):
    write(own, name, text)
    assert said == error(own, name)
    write(own, name, "")
    assert "" == error(own, name)


def test_amounts_are_grouped_and_answers_come_out_as_typed(own):
    write(own, "capital", "50000000")
    write(own, "cell", "  Chi bộ  4")
    own._asked["member"][2].set_value("yes")

    assert {"cell": "Chi bộ 4", "capital": "50.000.000", "member": "yes"} == own.values()


def test_the_answers_stay_while_the_questions_do_and_come_back(own):
    write(own, "cell", "Chi bộ 4")
    write(own, "until", "01/12/2026")
    own._asked["purpose"][2].set_value("Khác")
    own.show_procedure(ASKING)
    kept = own.values()
    own.clear()
    own.show_procedure(ASKING)
    own.restore(kept)

    assert {"cell": "Chi bộ 4", "until": "01/12/2026", "purpose": "Khác"} == kept == own.values()


def test_enter_leads_from_question_to_question_and_out(own, qtbot):
    assert own.begin()
    QTest.keyClick(QApplication.focusWidget(), "\r")
    assert own._asked["capital"][2].hasFocus()
    QTest.keyClick(QApplication.focusWidget(), "\r")
    QTest.keyClick(QApplication.focusWidget(), "\r")
    assert own._asked["purpose"][2].hasFocus()


@pytest.fixture
def page(session, shown, qtbot):
    page = IntakePage(session)
    page.resize(1290, 690)
    yield shown(page)
    for pause in page.findChildren(QTimer):
        pause.stop()
    last = []
    session.ask(lambda: None, last.append)  # what is still on its way arrives before the page goes
    qtbot.waitUntil(lambda: bool(last))


def begin(page, procedure):
    """A citizen, a procedure, and its first paper."""
    page.applicant.name.setText("Phạm Văn Ưng")
    page.procedure.pick(page.procedure._catalogue.by_code(procedure))
    if not page.papers.papers():
        page.papers.table.model.toggle(0)


def test_the_answers_are_kept_with_the_dossier(page, qtbot):
    begin(page, "1.001612")
    write(page.papers.own, "capital", "50000000")
    write(page.papers.own, "members", "3")
    with qtbot.waitSignal(page.received) as answer:
        page.save(print_receipt=False)

    assert {"capital": "50000000", "members": "3"} == answer.args[0].fields
    assert page.papers.own.isHidden()


def test_a_missing_answer_is_said_beside_its_question_and_nothing_is_lost(page, qtbot):
    begin(page, "ĐẢNG-03")
    write(page.papers.own, "cell", "Chi bộ 4")
    page.receipt.due_day.set_value(date(2026, 11, 27))
    with qtbot.waitSignal(page.not_recorded):
        page.save(print_receipt=False)

    assert "Chưa ghi “Số tháng nộp”. Thủ tục này cần mục đó." == error(page.papers.own, "months")
    assert page.papers.own._asked["months"][2].hasFocus()
    assert {"cell": "Chi bộ 4"} == page.papers.own.values()


def test_pages_and_copies_are_asked_once_and_answer_the_procedures_own_fields(page, qtbot):
    begin(page, "2.000815")
    page.papers.pages.set_value(4)
    page.papers.copies.set_value(2)

    assert page.papers.own.isHidden()
    with qtbot.waitSignal(page.received) as answer:
        page.save(print_receipt=False)
    assert ({"pages": "4", "copies": "2"}, 12_000) == (answer.args[0].fields, answer.args[0].paid_cash)


def test_a_dossier_put_aside_comes_back_with_its_answers(page):
    begin(page, "1.001612")
    write(page.papers.own, "shares", "Chủ hộ 60 %")
    page._put_aside()
    assert {} == page.papers.fields()
    page.shelf.click()

    assert {"shares": "Chủ hộ 60 %"} == page.papers.fields()


def test_the_register_tells_the_answers(page, open_register, qtbot):
    begin(page, "1.001612")
    write(page.papers.own, "capital", "50000000")
    with qtbot.waitSignal(page.received) as answer:
        page.save(print_receipt=False)
    register = open_register()
    register.show_dossier(answer.args[0].id)
    qtbot.waitUntil(lambda: register.panel.dossier is not None)

    assert "Vốn kinh doanh: 50.000.000 đồng" == register.panel.answers.text()
