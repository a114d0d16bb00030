"""A drawer that was locked short, in the inbox: whose it was and how much was missing, not what lies in any drawer."""

from intake_desk.domain import exceptions
from intake_desk.ui.exceptions.exception_words import happened_text
from tests.ui.unit import PASSWORD


def test_the_inbox_says_how_much_is_missing_and_nothing_of_what_must_be_there(one):
    thuy, drawers = one.sign_in("thuy"), one.bench.drawers
    drawers.open(thuy, 200_000)
    drawers.count(thuy, {1_000: 150})
    drawers.close(thuy, explanation="Không rõ", password=PASSWORD)

    (item,) = one.bench.exceptions.open()

    assert exceptions.CASH == item.sort
    assert (
        "Nguyễn Thị Thủy khóa ngăn kéo ngày 20/11/2026 ở Quầy 1: thiếu 50.000 đ so với sổ. Giải thích: “Không rõ”."
        == happened_text(item)
    )
