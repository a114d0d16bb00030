"""The same for the same person is told before anything is recorded, and the same key goes on."""

import pytest

from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.store.search import Filter
from tests.ui.pages.intake import CARD_2021, CARD_2024, enter, fill, papers, refused, saved, settle, type_in

COPIES = "2.000815"


def bring(page):
    type_in(page.procedure.search, "chung thuc ban sao")
    enter()
    papers(page, copies=1)


def recorded(bench):
    return len(bench.lookup.page(Filter()))


def test_who_saves_before_the_answer_is_there_is_asked_all_the_same(page, bench, receive, qtbot):
    receive("Phạm Văn Ưng", COPIES)
    fill(page)
    papers(page, copies=1)

    page.receipt.save.setFocus()
    said = refused(qtbot, page, lambda: page.save(print_receipt=False))

    assert "vừa tiếp nhận lúc 07:46, mã …261120-3001, phí 8.000 đ." in said
    assert page.receipt.twin.text.text().startswith("Vừa tiếp nhận lúc 07:46")
    assert "Chưa ghi: bấm lần nữa nếu vẫn ghi." == page.receipt.twin.detail.text()
    assert page.receipt.save.hasFocus()
    assert 1 == recorded(bench)
    saved(qtbot, page, lambda: page.save(print_receipt=False))
    assert 2 == recorded(bench)


def test_what_was_received_hours_ago_is_told_too(page, bench, receive, clock, qtbot):
    receive("Phạm Văn Ưng", COPIES)
    clock.move(hours=3)
    fill(page)
    papers(page, copies=1)

    assert "vừa tiếp nhận lúc 07:46" in refused(qtbot, page, lambda: page.save(print_receipt=False))


def test_the_same_put_aside_is_told(page, bench, qtbot):
    page.take_card_text(CARD_2021)
    bring(page)
    page.take_card_text(CARD_2024)
    page.take_card_text(CARD_2021)
    bring(page)

    said = refused(qtbot, page, lambda: page.save(print_receipt=False))

    assert "đang cất bên từ 07:45, chưa lưu (Alt C)." in said
    assert 0 == recorded(bench)
    saved(qtbot, page, lambda: page.save(print_receipt=False))
    page.shelf._take(0)
    assert "Khuất Thanh Oanh" == page.applicant.name.value()
    assert "vừa tiếp nhận" in refused(qtbot, page, lambda: page.save(print_receipt=False))


def test_the_same_twice_in_one_save_is_told(page, bench, qtbot):
    page.take_card_text(CARD_2021)
    bring(page)
    qtbot.waitUntil(page.receipt.another.isVisible)
    page.receipt.another.click()
    qtbot.waitUntil(lambda: bool(page.receipt.basket.kept))
    bring(page)

    said = refused(qtbot, page, lambda: page.save(print_receipt=False))

    assert "Chứng thực bản sao từ bản chính: có hai lần trong lần lưu này." == said
    assert 0 == recorded(bench)
    saved(qtbot, page, lambda: page.save(print_receipt=False))
    assert 2 == recorded(bench)


def test_what_was_filed_and_waits_is_told_before_and_at_the_key(page, bench, clerk, session, qtbot):
    application = Application(
        applicant=Person(name="Phạm Văn Ưng"),
        procedure=COPIES,
        papers=(PaperCount(text="Giấy tờ", originals=1),),
        pages=1,
        channel="online",
    )
    bench.reception.file(clerk, application, "H26.103-261120-0007")
    fill(page)
    papers(page, copies=1)
    qtbot.waitUntil(page.receipt.twin.isVisible)

    said = page.receipt.twin.text.text()

    assert "Đã nộp trực tuyến 07:45, mã …261120-0007, chờ tiếp nhận." == said
    settle(session, qtbot)
    saved(qtbot, page, lambda: page.save(print_receipt=False))


def test_another_card_scanned_meanwhile_leaves_the_first_aside_and_says_so(page, bench, receive, session, qtbot):
    receive("Khuất Thanh Oanh", COPIES, id_number="001169437778")
    page.take_card_text(CARD_2021)
    page.procedure.begin()
    settle(session, qtbot)
    bring(page)

    with qtbot.waitSignal(page.not_recorded):
        page.save(print_receipt=False)
        page.take_card_text(CARD_2024)

    assert "vừa tiếp nhận" in page.notice.text.text()
    assert ["Khuất Thanh Oanh"] == [one.name for one in page.shelf.asides]
    assert not page.receipt.twin.isVisible()
    assert 1 == recorded(bench)


@pytest.mark.parametrize("scanned", [True, False])
def test_the_lane_asks_too_before_it_records(page, bench, session, scanned, qtbot):
    page.turn_fast_lane()
    qtbot.waitUntil(lambda: bool(page.lane.keys.offers))

    def stand():
        if scanned:
            page.take_card_text(CARD_2021)
        else:
            page.lane.name.set_value("Khuất Thanh Oanh")

    stand()
    saved(qtbot, page, lambda: page.lane._serve(page.lane.keys.offers[0]))
    stand()

    page.lane._serve(page.lane.keys.offers[0])

    detail = page.lane.cautions.twin.detail
    qtbot.waitUntil(lambda: "Chưa ghi: bấm lần nữa nếu vẫn ghi." in detail.text())
    qtbot.waitUntil(page.lane.cautions.isVisible)
    assert 1 == recorded(bench)
    saved(qtbot, page, lambda: page.lane._serve(page.lane.keys.offers[0]))
    assert 2 == recorded(bench)
