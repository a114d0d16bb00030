"""A period on the screen says what the paper says, and can be said in another language."""

from datetime import date

import pytest

from intake_desk.domain.periods import Period, day_of, month_of, quarter_of, year_of
from intake_desk.ui.formats import period_text

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (day_of(DAY), "ngày 20/11/2026"),
        (month_of(DAY), "tháng 11 năm 2026"),
        (quarter_of(DAY), "quý 4 năm 2026"),
        (year_of(DAY), "năm 2026"),
        (Period(DAY, date(2026, 12, 3)), "từ ngày 20/11/2026 đến ngày 03/12/2026"),
    ],
)
def test_a_period_reads_as_on_paper(period, said):
    assert said == period_text(period) == period.said
