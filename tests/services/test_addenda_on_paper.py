"""After an addendum the papers say by every grouping what was closed, what came later, and both together."""

import pytest

from intake_desk.services.tally_paper import TallyPaper

DAY = "2026-11-20"


@pytest.fixture
def settled(desk, clerk):
    """A day with a fee that an addendum's payment settled, and its sheet."""
    later = desk.receive(means="later")
    desk.receive()
    closed = desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")
    desk.bench.till.take(desk.sign_in("thuy"), later.id, "transfer")
    desk.receive()
    hang = desk.sign_in("hang")
    view = desk.bench.closing.addendum(hang, DAY, desk.password, uncounted="Hết giờ")
    return (
        closed,
        view,
        TallyPaper(desk.bench.desk, desk.bench.slips.letterhead, desk.bench.open_drawers).sheet(hang, view),
    )


def test_what_an_addendum_settled_is_no_longer_unpaid(settled):
    closed, view, sheet = settled

    assert 12_000 == closed.unpaid
    assert 0 == view.unpaid == sheet.unpaid


def test_every_grouping_has_its_rows_of_the_addendum(settled):
    _, _, sheet = settled
    (addendum,) = sheet.addenda

    assert ["Thủ tục", "Lĩnh vực", "Kênh", "Hình thức thu", "Quầy", "Cán bộ", "Biên lai"] == list(
        dict.fromkeys(part.by for part in addendum.parts)
    )
    assert [("2.000815 Chứng thực bản sao từ bản chính", 1, 24_000)] == [
        (part.name, part.received, part.money) for part in addendum.parts if part.by == "Thủ tục"
    ]


def test_closing_and_addenda_add_up_in_every_grouping(settled):
    _, _, sheet = settled

    for by in dict.fromkeys(row.by for row in sheet.whole):
        rows = [row for row in sheet.whole if row.by == by]
        assert (12_000, 24_000, sheet.whole_money) == (
            sum(row.closed for row in rows),
            sum(row.added for row in rows),
            sum(row.closed + row.added for row in rows),
        )
    assert [("Trực tiếp", 2, 1)] == [
        (row.name, row.received, row.received_since) for row in sheet.whole if row.by == "Kênh"
    ]
