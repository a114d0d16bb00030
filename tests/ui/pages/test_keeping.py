"""What stands on the intake is kept while somebody types, for them alone, and until it is saved."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake_desk.domain.desk import CLERK, Clerk
from intake_desk.domain.kinds import PaperCount
from intake_desk.store.database import StoreFailed
from intake_desk.store.search import Filter
from intake_desk.store.sheets import Sheet
from tests.ui.pages.intake import CARD_2021, CARD_2024, fill, papers, refused, saved, settle, type_in
from tests.ui.pages.kept import dies, kept, names, rows

COPIES, BIRTH = "2.000815", "1.001193"


@pytest.fixture
def minh(bench):
    """Another clerk of the unit."""
    known = msgspec.json.decode(bench.desk.sheets.get("clerks").body, type=tuple[Clerk, ...])
    other = Clerk(login="minh", name="Lê Thị Minh", role=CLERK, verifier=known[0].verifier)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((*known, other))))
    return other


def codes(bench):
    return [found.dossier.code for found in bench.lookup.page(Filter())]


def test_what_is_saved_does_not_come_back(page, start, bench, qtbot):
    fill(page, BIRTH)
    papers(page)
    kept(page, qtbot, bench)

    saved(qtbot, page, lambda: page.save(False))

    assert [] == rows(bench)
    dies(page)
    assert [] == names(start())
    assert not start().notice.isVisible()


def test_what_died_while_it_was_saved_does_not_come_back(page, start, bench, qtbot):
    """The reception is on the disk, the window never heard of it."""
    fill(page, BIRTH)
    papers(page)
    kept(page, qtbot, bench)
    dies(page)
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
    dies(page)

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


def test_who_comes_back_to_their_own_screen_finds_it_as_it_was(page, bench, clerk, session, qtbot):
    type_in(page.applicant.name, "Phạm Văn Ưng")

    session.set_clerk(None)
    assert [("Phạm Văn Ưng", 0)] == rows(bench)
    session.set_clerk(clerk)
    settle(session, qtbot)

    assert "Phạm Văn Ưng" == page.applicant.name.value()
    assert [] == names(page)
    assert not page.notice.isVisible()


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
