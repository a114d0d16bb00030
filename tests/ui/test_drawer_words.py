"""The sentences of the drawer's page: each piece of evidence says where and when it stands."""

import pytest

from intake_desk.domain.cash_causes import CHARGED_TWICE, NOT_MOVED, NOT_WAIVED, OTHER_DRAWER, OTHER_MEANS, Cause
from intake_desk.domain.cash_clues import Clue
from intake_desk.ui.drawer.drawer_words import cause_words

EIGHT = 1_795_136_400_000
MIDNIGHT = 1_795_107_600_000


@pytest.mark.parametrize(
    ("at_ms", "said"),
    [
        (EIGHT, "50.000 đ lúc 08:00 ngày 20/11/2026, nội dung LE VAN B"),
        (MIDNIGHT, "50.000 đ vào ngày 20/11/2026, nội dung LE VAN B"),
        (0, "50.000 đ không ghi ngày, nội dung LE VAN B"),
    ],
)
def test_a_line_of_the_bank_is_told_with_its_date(app, at_ms, said):
    payment = Clue(at_ms=EIGHT, subject="d1", amount=50_000, payment="p1")
    line = Clue(at_ms=at_ms, amount=50_000, line="m1", text="LE VAN B")
    cause = Cause(sort=OTHER_MEANS, effect=-50_000, score=98, clues=(payment, line))
    assert cause_words(cause, {"d1": "H26.103-261120-1001"}, {}).endswith(said)


def test_two_dossiers_for_one_thing_are_both_named(app):
    first = Clue(at_ms=EIGHT, subject="d1", amount=50_000, payment="p1")
    again = Clue(at_ms=EIGHT + 120_000, subject="d2", amount=50_000, payment="p2")
    cause = Cause(sort=CHARGED_TWICE, effect=-50_000, score=88, clues=(again, first))
    said = cause_words(cause, {"d1": "H26.103-261120-1001", "d2": "H26.103-261120-1002"}, {})
    assert "hồ sơ …261120-1001 (08:00) và hồ sơ …261120-1002 (08:02)" in said
    assert said.startswith("thu 50.000 đ hai lần")


def test_of_a_neighbours_drawers_each_is_told_by_its_moment_and_ones_own_as_ones_own(app):
    def said(**clue):
        found = Clue(amount=50_000, other="thuy", **clue)
        return cause_words(Cause(sort=OTHER_DRAWER, effect=-50_000, score=72, clues=(found,)), {}, {"thuy": "Thủy"})

    rest = "ngày 20/11/2026, lệch đúng +50.000 đ theo chiều ngược lại"
    assert f"ngăn kéo của Thủy, đếm lúc 08:00 {rest}" == said(at_ms=EIGHT)
    assert f"ngăn kéo của Thủy, đếm lúc 08:02 {rest}" == said(at_ms=EIGHT + 120_000)
    assert f"ngăn kéo khác của chính mình, đếm lúc 08:00 {rest}" == said(at_ms=EIGHT, own=True)


def test_a_fee_that_was_let_go_is_named_by_its_dossier(app):
    waived = Clue(at_ms=EIGHT, subject="d1", amount=50_000)
    cause = Cause(sort=NOT_WAIVED, effect=50_000, score=74, clues=(waived,))
    said = cause_words(cause, {"d1": "H26.103-261120-1001"}, {})
    assert "hồ sơ …261120-1001 (08:00) ghi miễn, giảm 50.000 đ, có thể đã thu tiền mặt" == said


@pytest.mark.parametrize(
    ("effect", "reason", "said"),
    [
        (50_000, "Nộp {kho bạc}", "lấy ra 50.000 đ (Nộp {kho bạc}), có thể tiền vẫn còn trong ngăn kéo"),
        (-50_000, "", "bỏ vào 50.000 đ, có thể tiền chưa vào ngăn kéo"),
    ],
)
def test_cash_that_was_moved_in_the_book_is_told_with_its_reason(app, effect, reason, said):
    moved = Clue(at_ms=EIGHT, amount=50_000, text=reason)
    assert f"lúc 08:00 ghi {said}" == cause_words(
        Cause(sort=NOT_MOVED, effect=effect, score=74, clues=(moved,)), {}, {}
    )
