"""The closing page needs no scrolling in a small window, whatever there is to tell, and its buttons always stand."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from intake_desk.ui.day.closing_doubts import DRAWERS, WAITING, Doubt
from intake_desk.ui.day.closing_late import LateRow
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.closing_tables import DESKS, LATE
from intake_desk.ui.day.doubt_box import DoubtBox
from tests.ruling import rule_off
from tests.ui.day.conftest import HEIGHT_BETWEEN_BARS, WIDTH_BESIDE_RAIL
from tests.ui.day.hands import receive_late
from tests.ui.pages.intake import settle
from tests.ui.unit import NAMES, PASSWORD
from tests.ui.words_seen import cut

DAY = "2026-11-20"


def crowded(facts):
    """A day with many drawers, doubts and late entries."""
    drawer = replace(facts.drawers[0], moved_out=54_000, counted=1_000, kept=1_000, delivered=0)
    late = LateRow(0, "Quầy 2", "Nguyễn Thị Thủy", "H26.103-261120-2004", "Thu phí, lệ phí", 15_000)
    said = "Quầy {0}: Nguyễn Thị Thủy giữ lại 200.000 đ (20/11/2026), ca sau bắt đầu với 0 đ, thiếu 200.000 đ."
    return replace(
        facts,
        drawers=(drawer,) * 7 + facts.drawers,
        late=(late,) * 15,
        cash=tuple(said.format(number) for number in range(8)),
    )


def whole(widget):
    return widget.isVisible() and widget.rect() == widget.visibleRegion().boundingRect()


@pytest.fixture(params=["open", "closed"])
def page(request, session, day, clock, shown, qtbot, language):
    if request.param == "closed":
        rule_off(day.bench, day.sign_in("hang"), DAY, PASSWORD)
        clock.turn(minutes=1)
        receive_late(day, NAMES[3])
    session.set_clerk(day.sign_in("hang"))
    page = ClosingPage(session)
    page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
    shown(page)
    qtbot.waitUntil(lambda: page._facts is not None)
    page.show_facts(crowded(page._facts))
    return page


def tables(page):
    return [which for which in (DESKS, DRAWERS, "procedure", LATE) if which != LATE or page._facts.closed]


def below(box):
    """The sentences that stand and cannot be read whole without scrolling."""
    stand = [line for line in (*box._made, *box._rest) if line.isVisible()]
    assert stand
    return [line for line in stand if line.geometry().bottom() >= box._scroll.viewport().height()]


@pytest.fixture
def settled(session, qtbot):
    """What is folded asks for its new place, and then again."""

    def settled():
        for _time in range(2):
            settle(session, qtbot)

    return settled


@pytest.mark.parametrize("told", ["", "Đã chốt ngày 20/11/2026. Bảng tổng hợp đang in; PDF và Excel đã lưu."])
def test_nothing_pushes_the_decision_out_of_sight(page, told, language, settled):
    if told:
        page.notice.show_notice("done", told, "Mở thư mục")
    for which in tables(page):
        page.tables.show_table(which)
        settled()

        assert 0 == page._scroll.verticalScrollBar().maximum(), which
        decision = page.decision
        for button in (decision.addendum if page._facts.closed else decision.close_day, decision.print_tally):
            assert whole(button), (which, button.text())
        assert [] == cut(page)
        assert len(page.doubts.said) > 8
        if language != "stretched":
            tops = {one.y() for one in page.tables.bar.findChildren(QPushButton)}
            assert 1 == len(tops), which
        assert which == DRAWERS or [] == below(page.doubts)


def test_what_does_not_fit_is_counted_and_stands_where_there_is_room(page, settled):
    settled()
    stand = [line for line in page.doubts._made if line.isVisible()]
    assert 0 < len(stand) < len(page.doubts.said)
    (rest,) = page.doubts._rest
    said, way = rest.findChild(QLabel), rest.findChild(QPushButton)
    assert str(len(page.doubts.said) - len(stand)) in said.text()

    way.click()
    settled()

    assert page.tables.bar.value() == DRAWERS
    assert all(line.isVisible() for line in page.doubts._made)
    bar = page.doubts._scroll.verticalScrollBar()
    sentences = sum(line.heightForWidth(line.width()) + 2 for line in page.doubts._made)
    assert sentences - 2 <= page.doubts._scroll.viewport().height() + bar.maximum() <= sentences


def test_few_doubts_all_stand_in_a_low_window_too(page, settled):
    page.show_facts(replace(page._facts, cash=()))
    few = len(page.doubts.said)
    settled()
    high = page.doubts.height()
    assert [] == below(page.doubts)
    assert [] == cut(page)

    page.resize(page.width(), 500)
    settled()

    assert few == len(page.doubts.said)
    assert page.doubts.height() <= high
    assert whole(page.decision.print_tally)


def test_one_sentence_that_has_no_room_stands_by_itself(shown):
    box = DoubtBox()
    box.resize(240, 60)
    shown(box)
    text = "Quầy 1: Nguyễn Thị Thủy giữ lại 100.000 đ (20/11/2026), ca sau bắt đầu với 0 đ, thiếu 100.000 đ."

    box.show_doubts([Doubt(WAITING, text, "Xem")])
    for room in (0, 20, 400):
        box.set_room(room, roomy=False)

        assert (1, []) == (len([line for line in box._made if line.isVisible()]), box._rest)
