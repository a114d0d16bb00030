"""A table of money that has nothing to show says why; one that has says nothing."""

import msgspec
import pytest

from intake_desk.domain.closing_sums import BY_MEANS, SERIES
from intake_desk.domain.desk import Clerk
from intake_desk.store.sheets import Sheet
from intake_desk.ui.day.closing_doubts import DRAWERS
from tests.ui.unit import VERIFIER


@pytest.mark.parametrize("which", [DRAWERS, SERIES, BY_MEANS])
@pytest.mark.parametrize(
    ("login", "said"),
    [
        ("thuy", "Bảng này hiện sau khi bạn đếm ngăn kéo của mình (Ctrl F5)."),
        ("lan", "Bảng này hiện khi mọi ngăn kéo đã đếm."),
    ],
)
def test_whoever_must_not_know_yet_reads_when_the_table_is_shown(open_page, day, login, said, which):
    lan = Clerk(login="lan", name="Đỗ Thị Lan", verifier=VERIFIER)
    day.bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((*day.bench.desk.clerks, lan))))
    page = open_page(login)

    page.tables.show_table(which)

    empty = page.tables.table.empty
    assert (said, True) == (empty.text.text(), empty.isVisible())


@pytest.mark.parametrize("which", [DRAWERS, SERIES, BY_MEANS])
def test_a_table_with_rows_says_nothing_below_them(open_page, which):
    page = open_page("hang")

    page.tables.show_table(which)

    assert page.tables.table.table.model().rowCount()
    assert not page.tables.table.empty.isVisible()
