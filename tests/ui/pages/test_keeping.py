"""What stands on the intake outlives the program: who wrote it finds it again on the shelf, until it is saved."""

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from intake_desk.domain.desk import CLERK, Clerk
from intake_desk.domain.kinds import PaperCount
from intake_desk.services.unfinished import Written
from intake_desk.store.database import StoreFailed, run
from intake_desk.store.search import Filter
from intake_desk.store.sheets import Sheet
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.session import Session
from tests.ui.pages.intake import CARD_2021, CARD_2024, fill, papers, refused, saved, settle, type_in

COPIES, BIRTH = "2.000815", "1.001193"


@pytest.fixture
def start(bench, clerk, tasks, shown, qtbot):
    """The program started again over the same file: another session, another page, whoever sat there last."""

    def quiet(page):
        for pause in page.findChildren(QTimer):
            pause.stop()
        settle(page._session, qtbot)

    def start():
        session = Session(bench, tasks, tasks)
        session.set_clerk(clerk)
        page = IntakePage(session)
        qtbot.addWidget(page, before_close_func=quiet)
        page.resize(1290, 690)
        page.keeping.recall()
        shown(page)
        settle(session, qtbot)
        return page

    return start


@pytest.fixture
def minh(bench):
    """Another clerk of the unit."""
    known = msgspec.json.decode(bench.desk.sheets.get("clerks").body, type=tuple[Clerk, ...])
    other = Clerk(login="minh", name="Lê Thị Minh", role=CLERK, verifier=known[0].verifier)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((*known, other))))
    return other


def rows(bench):
    """Names and places of all that is kept: 1 when it was put aside."""
    with bench.desk.journal.database.reading() as connection:
        return run(connection, "SELECT name, aside FROM unfinished ORDER BY rowid").fetchall()


def codes(bench):
    return [found.dossier.code for found in bench.lookup.page(Filter())]


def names(page):
    return [one.name for one in page.shelf.asides]


def menu(page):
    return page.shelf.menu_shown.actions()


def kept(page, qtbot, bench, count=1):
    """After the pause, which the test does not wait for."""
    assert page.keeping._pause.isActive()
    page.keeping._pause.start(0)
    qtbot.waitUntil(lambda: len(rows(bench)) == count and not page.keeping._pause.isActive())


def dies(page, qtbot):
    """Nothing that this page had in mind happens any more."""
    for pause in page.findChildren(QTimer):
        pause.stop()
    page.keeping._kept = page._steps.written()  # hidden by a test's end, it has nothing to keep


def test_what_stood_on_the_screen_when_the_program_died_is_on_the_shelf(page, start, bench, qtbot):
    fill(page, BIRTH)
    papers(page, copies=2)
    type_in(page.applicant.phone, "0988563484")
    type_in(page.papers.note, "gọi trước khi trả")
    page.applicant.on_behalf.setChecked(True)
    type_in(page.applicant.owner.name, "Phạm Thị Bé")
    kept(page, qtbot, bench)
    before = page.application()
    dies(page, qtbot)

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
    dies(page, qtbot)

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
    dies(page, qtbot)

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
    dies(page, qtbot)
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
    dies(page, qtbot)

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
    fill(page, "ĐẢNG-03")
    qtbot.waitUntil(page.receipt.due_day_field.isVisible)
    page.receipt.change_amount.click()
    page.receipt.amount.set_value(12_000)
    page.receipt.amount.edited.emit(12_000)
    page.receipt.due_day.set_value(date(2026, 11, 27))
    page.receipt.due_day.date_changed.emit(date(2026, 11, 27))
    page.receipt.money.means.set_value("transfer")
    kept(page, qtbot, bench)
    dies(page, qtbot)

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


def test_what_is_saved_does_not_come_back(page, start, bench, qtbot):
    fill(page, BIRTH)
    papers(page)
    kept(page, qtbot, bench)

    saved(qtbot, page, lambda: page.save(False))

    assert [] == rows(bench)
    dies(page, qtbot)
    assert [] == names(start())
    assert not start().notice.isVisible()


def test_what_died_while_it_was_saved_does_not_come_back(page, start, bench, qtbot):
    """The reception is on the disk, the window never heard of it."""
    fill(page, BIRTH)
    papers(page)
    kept(page, qtbot, bench)
    dies(page, qtbot)
    bench.reception.receive(page._session.clerk, page.application(), unfinished=page.keeping.mark)

    again = start()

    assert [] == names(again)
    assert 1 == len(codes(bench))


def test_what_is_recorded_already_is_said_and_not_recorded_again(page, start, bench, qtbot):
    fill(page, BIRTH)
    papers(page)
    first = bench.reception.receive(page._session.clerk, page.application(), unfinished=page.keeping.mark)

    said = refused(qtbot, page, lambda: page.save(False))

    assert f"Hồ sơ này đã được ghi: {first.code}. Không ghi lần nữa." == said
    assert [first.code] == codes(bench)
    assert "Phạm Văn Ưng" == page.applicant.name.value()


def test_an_answer_ends_it_and_what_else_was_brought_stays(page, start, bench, qtbot):
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.another.isVisible)
    page.receipt.another.click()
    qtbot.waitUntil(lambda: bool(page.receipt.basket.kept))
    type_in(page.procedure.search, BIRTH)
    QTest.keyClick(page.procedure.search, Qt.Key.Key_Return)
    kept(page, qtbot, bench)

    saved(qtbot, page, lambda: page.answers.request(page.application(), (PaperCount(text="Giấy chứng sinh"),), "Thiếu"))
    settle(page._session, qtbot)
    dies(page, qtbot)

    again = start()
    assert ["Phạm Văn Ưng"] == names(again)
    again.shelf.click()
    assert "" == again.procedure.search.value()
    assert [COPIES] == [one.application.procedure for one in again.receipt.basket.kept]


def test_the_next_card_during_a_save_is_not_lost_and_nothing_saved_stays_aside(page, bench, qtbot):
    fill(page, BIRTH)
    papers(page)

    def save_and_scan():
        page.save(False)
        page.take_card_text(CARD_2024)

    saved(qtbot, page, save_and_scan)
    settle(page._session, qtbot)

    assert "Hồ Thu Oanh" == page.applicant.name.value()
    assert [] == names(page)
    page.keeping.keep_now()
    assert [("Hồ Thu Oanh", 0)] == rows(bench)


def test_nothing_is_kept_of_an_empty_page_nor_of_what_was_emptied_again(page, bench, qtbot):
    type_in(page.applicant.phone, "0988563484")
    page.keeping.keep_now()
    assert [] == rows(bench)
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)

    type_in(page.applicant.name, "")

    kept(page, qtbot, bench, 0)
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    page.clear()
    assert [] == rows(bench)


def test_what_is_typed_on_takes_the_place_of_what_was_kept(page, bench, qtbot, monkeypatch):
    type_in(page.applicant.name, "Phạm Văn")
    kept(page, qtbot, bench)
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    assert [("Phạm Văn Ưng", 0)] == rows(bench)

    with monkeypatch.context() as nobody:  # nothing was changed: nothing is written
        nobody.setattr(type(bench.unfinished), "keep", lambda *_: pytest.fail("written again"))
        page.keeping.keep_now()


def test_leaving_the_page_waits_for_no_pause(page, bench, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")

    page.hide()

    assert [("Phạm Văn Ưng", 0)] == rows(bench)


def test_what_was_put_aside_is_thrown_away_by_its_notice(page, start, bench, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    QTest.keyClick(page.applicant.name, Qt.Key.Key_Escape)
    settle(page._session, qtbot)
    assert [("Phạm Văn Ưng", 1)] == rows(bench)
    assert "Bỏ hẳn" == page.notice.action.text()

    page.notice.action.click()

    assert page.shelf.isHidden()
    assert [] == rows(bench)
    assert "Đã bỏ hồ sơ cất bên." == page.notice.accessibleName()
    assert not page.notice.action.isVisible()


def test_another_clerk_sees_only_their_own(page, start, bench, clerk, minh, session, qtbot):
    type_in(page.lane.name, "Hồ Thu Oanh")
    fill(page)
    page.take_card_text(CARD_2021)
    session.set_clerk(None)
    bench.accounts.sign_in("minh", "mot-cua-2026")

    session.set_clerk(minh)
    settle(session, qtbot)

    assert ("", "") == (page.applicant.name.value(), page.lane.name.value())
    assert [] == names(page)
    assert not page.notice.isVisible()
    type_in(page.applicant.name, "Lò Thị Ọi")
    session.set_clerk(None)
    bench.accounts.sign_in("thuy", "mot-cua-2026")
    session.set_clerk(clerk)
    settle(session, qtbot)
    assert "" == page.applicant.name.value()
    assert ["Phạm Văn Ưng", "Khuất Thanh Oanh"] == names(page)
    assert "Khuất Thanh Oanh" in page.notice.accessibleName()


def test_a_page_that_was_made_before_anybody_sat_down_finds_what_they_left(page, bench, clerk, tasks, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    dies(page, qtbot)
    session = Session(bench, tasks, tasks)
    early = IntakePage(session)
    qtbot.addWidget(early)
    assert [] == names(early)

    session.set_clerk(clerk)
    settle(session, qtbot)

    assert ["Phạm Văn Ưng"] == names(early)


def test_who_comes_back_to_their_own_screen_finds_it_as_it_was(page, bench, clerk, session, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")

    session.set_clerk(None)
    assert [("Phạm Văn Ưng", 0)] == rows(bench)
    session.set_clerk(clerk)
    settle(session, qtbot)

    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert [] == names(page)
    assert not page.notice.isVisible()


def test_what_another_program_wrote_is_said_to_be_lost_once(page, start, bench, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")
    kept(page, qtbot, bench)
    dies(page, qtbot)
    with bench.desk.journal.database.writing() as connection:
        run(connection, "UPDATE unfinished SET form = 99")

    again = start()

    assert "Không mở lại được hồ sơ đang nhập dở của Phạm Văn Ưng: phải nhập lại." == again.notice.accessibleName()
    assert again.shelf.isHidden()
    assert not start().notice.isVisible()


def test_a_procedure_that_is_there_no_more_is_chosen_anew(page, start, bench, qtbot):
    fill(page, BIRTH)
    kept(page, qtbot, bench)
    dies(page, qtbot)
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


def test_a_disk_that_takes_nothing_is_said_once_and_tried_again(page, bench, qtbot, monkeypatch):
    def full(*_arguments):
        raise StoreFailed(cause="SQLITE_FULL")

    told = []
    page.keeping.told.connect(lambda kind, text: told.append((kind, text)))
    with monkeypatch.context() as disk:
        disk.setattr(type(bench.unfinished), "keep", full)
        for name in ("Phạm", "Phạm Văn"):
            type_in(page.applicant.name, name)
            page.keeping.keep_now()
            settle(page._session, qtbot)
    assert ["wrong"] == [kind for kind, _text in told]
    assert "Chưa giữ được" in told[0][1]

    page.keeping.keep_now()

    assert [("Phạm Văn", 0)] == rows(bench)
