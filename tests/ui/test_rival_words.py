"""A day ruled off twice as the inbox tells it: who, where, when, how much, which words."""

import pytest

from intake_desk.domain.exceptions import CHECKED, RIVAL
from intake_desk.services.fingerprints import fingerprint
from intake_desk.ui.exceptions.exception_words import about_text, happened_text
from intake_desk.ui.exceptions.exceptions_page import ExceptionsPage
from intake_desk.ui.session import Session
from tests.ui.unit import NAMES, PASSWORD

DAY = "2026-11-20"


@pytest.fixture
def closed_twice(one, two, clock):
    """The day was ruled off at both desks apart; at the second one, later, with too little cash."""
    one.sign_in("thuy")
    one.receive(NAMES[0])
    two.learn_from(one)
    for desk, short in ((one, 0), (two, 8_000)):
        clock.turn(minutes=5)
        hang = desk.sign_in("hang")
        around = {away.journal: "Mất mạng" for away in desk.bench.closing.view(DAY).away}
        counted = desk.bench.closing.view(DAY).open_cash - short
        desk.bench.closing.close(hang, DAY, PASSWORD, around, note="Thiếu tiền", counted_cash=counted)
    one.learn_from(two)
    return one


@pytest.fixture
def item(closed_twice):
    (found,) = [found for found in closed_twice.bench.exceptions.open() if found.sort == RIVAL]
    return found


def test_each_closing_is_told_with_its_sums_and_words(closed_twice, item):
    title, held, lost = happened_text(item).splitlines()

    assert ("ngày 20/11/2026", "Sổ ngày 20/11/2026 được chốt 2 lần, ở nơi chưa biết lần kia.") == (
        about_text(item),
        title,
    )
    marks = [fingerprint(piece.entry.hash) for piece in item.pieces]
    assert held.startswith("Có hiệu lực: Trần Thu Hằng, Quầy 1, lúc ")
    assert lost.startswith("Không có hiệu lực: Trần Thu Hằng, Quầy 2, lúc ")
    assert [True, True] == [f"bốn từ “{mark}”" in said for mark, said in zip(marks, (held, lost), strict=True)]
    assert "thiếu 8.000 đ" in lost
    assert "thiếu" not in held


def test_no_sums_are_told_to_whoever_has_still_to_count(closed_twice):
    closed_twice.sign_in("thuy")
    (item,) = [found for found in closed_twice.bench.exceptions.open() if found.sort == RIVAL]

    assert item.blind
    assert "đếm" not in happened_text(item).replace("số tiền chỉ hiện khi mọi ngăn kéo đã đếm", "")


def test_it_is_answered_on_the_page(closed_twice, item, tasks, shown, qtbot):
    session = Session(closed_twice.bench, tasks, tasks)
    session.set_clerk(closed_twice.sign_in("hang"))
    page = ExceptionsPage(session)
    page.resize(1290, 686)
    shown(page)
    qtbot.waitUntil(lambda: bool(page.model.rows()))
    page.table.choose(next(at for at, one in enumerate(page.model.rows()) if one.sort == RIVAL))
    assert "Không có hiệu lực" in page.panel.what.text()
    page.ask_answer()
    page.dialog.choice.set_value(CHECKED)
    page.dialog.accept()
    qtbot.waitUntil(lambda: RIVAL not in [one.sort for one in page.model.rows()])
