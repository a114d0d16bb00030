"""What is no date is no business day: it is neither looked at nor signed nor listed."""

import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid
from intake_desk.services.desk import NoBusinessDay

DAY = "2026-11-20"


@pytest.fixture
def hang(desk):
    """The supervisor, at desk 1."""
    return desk.sign_in("hang")


@pytest.mark.parametrize(
    "day", ["", "2026-11-1x", "2026-02-30", "20261120", "2026-W47-5", "2026-11-20\n", "\x00", "9999-99-99"]
)
def test_what_is_no_date_is_no_day(desk, hang, day):
    desk.receive()
    before = desk.entries()
    with pytest.raises(NoBusinessDay):
        desk.bench.closing.view(day)
    for sign in (desk.bench.closing.close, desk.bench.closing.addendum):
        with pytest.raises(NoBusinessDay):
            sign(hang, day, desk.password)
    assert before == desk.entries()


@pytest.mark.parametrize("day", ["0001-01-01", "2026-11-15", "2026-11-21"])
def test_a_day_on_which_nothing_happened_is_not_ruled_off(desk, hang, day):
    desk.receive()
    before = desk.entries()
    with pytest.raises(NoBusinessDay):
        desk.bench.closing.close(hang, day, desk.password)
    assert before == desk.entries()


def test_days_of_another_program_that_are_no_dates_are_not_listed(desk, open_desk, clerk):
    other = open_desk(2)
    with other.journal.recording(day="2026-02-30", actor="minh") as recording:
        recording.add(Draft(facts=FeePaid(amount=1, means="cash")))
    desk.learn_from(other)
    desk.receive()

    assert ([DAY], []) == (desk.bench.closing.days(), desk.bench.closing.open_days())
