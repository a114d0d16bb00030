"""What stood on the intake when the program died is found again on the shelf, as it was written."""

from datetime import date

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake_desk.services.unfinished import Written
from intake_desk.store.database import run
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.session import Session
from tests.ui.pages.intake import CARD_2021, CARD_2024, fill, papers, saved, settle, type_in
from tests.ui.pages.kept import dies, kept, names, rows

COPIES, BIRTH = "2.000815", "1.001193"


def menu(page):
    return page.shelf.menu_shown.actions()


def test_what_stood_on_the_screen_when_the_program_died_is_on_the_shelf(page, start, bench, qtbot):
    fill(page, BIRTH)
    papers(page, copies=2)
    type_in(page.applicant.phone, "0988563484")
    type_in(page.papers.note, "gọi trước khi trả")
    page.applicant.on_behalf.setChecked(True)
    type_in(page.applicant.owner.name, "Phạm Thị Bé")
    kept(page, qtbot, bench)
    before = page.application()
    dies(page)

    again = start()

    assert "Tìm lại được hồ sơ đang nhập dở của Phạm Văn Ưng: mở ở Cất bên (Alt C)." == again.notice.accessibleName()
    assert ["Phạm Văn Ưng"] == names(again)
    assert [("Phạm Văn Ưng", 1)] == rows(bench)
    QTest.keyClick(again, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert before == again.application()
    assert again.shelf.isHidden()


def test_what_was_put_aside_is_there_again_in_its_order(page, start, qtbot):
    fill(page)
    page.take_card_text(CARD_2021)
    page.take_card_text(CARD_2024)
    settle(page._session, qtbot)
    dies(page)

    again = start()

    assert ["Phạm Văn Ưng", "Khuất Thanh Oanh"] == names(again)
    assert "Cất bên còn 2 hồ sơ chưa lưu từ lần trước (Alt C)." == again.notice.accessibleName()
    assert ["Khuất Thanh Oanh · 07:45", "Phạm Văn Ưng · 07:45"] == [one.text() for one in menu(again)]
    menu(again)[-1].trigger()
    assert "Phạm Văn Ưng" == again.applicant.name.value()
    assert COPIES == again.application().procedure


def test_a_card_and_who_was_here_before_come_back_as_such(page, start, receive, qtbot, bench):
    receive("Khuất Thanh Oanh", id_number="001169437778")
    page.take_card_text(CARD_2021)
    settle(page._session, qtbot)
    kept(page, qtbot, bench)
    before, tags = page.applicant.submitter(), page.applicant.state()
    dies(page)

    again = start()
    again.shelf.click()

    assert before == again.applicant.submitter()
    assert before.id_issued_on
    assert (tags.card, tags.visitor) == (again.applicant.state().card, again.applicant.state().visitor)


def test_what_was_brought_besides_comes_back_promised_and_priced_anew(page, start, bench, clock, qtbot):
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.another.isVisible)
    page.receipt.another.click()
    qtbot.waitUntil(lambda: bool(page.receipt.basket.kept))
    (before,) = page.receipt.basket.kept
    page.keeping.keep_now()
    settle(page._session, qtbot)
    dies(page)
    clock.move(hours=8)

    again = start()
    again.shelf.click()
    settle(again._session, qtbot)

    (after,) = again.receipt.basket.kept
    assert (before.application, before.title, before.fees) == (after.application, after.title, after.fees)
    assert before.due != after.due
    dossier = saved(qtbot, again, lambda: again.save(False))
    assert (COPIES, "Phạm Văn Ưng") == (dossier.procedure, dossier.applicant.name)
    assert [] == rows(bench)


def test_how_it_is_paid_comes_back(page, start, bench, qtbot):
    fill(page)
    papers(page, copies=1)
    money = page.receipt.money
    qtbot.waitUntil(lambda: money.category.count() > 1)
    money.means.set_value("waived")
    money.means.chosen.emit("waived")
    code = money.category.itemData(1)
    money.category.set_value(code)
    money.category.chosen.emit(code)
    type_in(money.proof, "Giấy xác nhận hộ nghèo số 12")
    kept(page, qtbot, bench)
    before = page.application()
    dies(page)

    again = start()
    again.shelf.click()

    assert code == again.receipt.money.state().category  # also before what is due is known
    settle(again._session, qtbot)
    qtbot.waitUntil(lambda: code == again.receipt.money.category.value())
    assert before == again.application()
    assert ("waived", code, "Giấy xác nhận hộ nghèo số 12") == (
        before.means,
        before.waiver_category,
        before.waiver_proof,
    )


def test_what_was_set_by_hand_comes_back(page, start, bench, qtbot):
    fill(page, "1.115148")
    qtbot.waitUntil(page.receipt.due_day_field.isVisible)
    page.receipt.change_amount.click()
    page.receipt.amount.set_value(12_000)
    page.receipt.amount.edited.emit(12_000)
    page.receipt.due_day.set_value(date(2026, 11, 27))
    page.receipt.due_day.date_changed.emit(date(2026, 11, 27))
    page.receipt.money.means.set_value("transfer")
    kept(page, qtbot, bench)
    dies(page)

    again = start()
    again.shelf.click()
    qtbot.waitUntil(again.receipt.due_day_field.isVisible)

    assert (12_000, "2026-11-27", "transfer") == (
        again.application().set_amount,
        again.application().due_day,
        again.application().means,
    )
    assert again.receipt.amount_field.isVisible()
    assert 12_000 == again.receipt.amount.value()


def test_a_page_that_was_made_before_anybody_sat_down_finds_what_they_left(page, bench, clerk, tasks, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    dies(page)
    session = Session(bench, tasks, tasks)
    early = IntakePage(session)
    qtbot.addWidget(early)
    assert [] == names(early)

    session.set_clerk(clerk)
    settle(session, qtbot)

    assert ["Phạm Văn Ưng"] == names(early)


def test_what_another_program_wrote_is_said_to_be_lost_once(page, start, bench, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    dies(page)
    with bench.desk.journal.database.writing() as connection:
        run(connection, "UPDATE unfinished SET form = 99")

    again = start()

    assert "Không mở lại được hồ sơ đang nhập dở của Phạm Văn Ưng: phải nhập lại." == again.notice.accessibleName()
    assert again.shelf.isHidden()
    assert not start().notice.isVisible()


def test_a_procedure_that_is_there_no_more_is_chosen_anew(page, start, bench, qtbot):
    fill(page, BIRTH)
    kept(page, qtbot, bench)
    dies(page)
    with bench.desk.journal.database.writing() as connection:
        (body,) = run(connection, "SELECT body FROM unfinished").fetchone()
        written = msgspec.msgpack.decode(body, type=Written)
        gone = msgspec.structs.replace(written.procedure, code="9.999999")
        body = msgspec.msgpack.encode(msgspec.structs.replace(written, procedure=gone))
        run(connection, "UPDATE unfinished SET body = ?", (body,))

    again = start()
    again.shelf.click()

    assert again.procedure.procedure is None
    assert "khai sinh" in again.procedure.search.value().lower()
    assert "Phạm Văn Ưng" == again.applicant.name.value()
