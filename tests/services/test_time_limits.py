"""What the decree allows only within so many days, and clocks that stand still."""

from datetime import datetime

import pytest

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.services.casework import ExtensionTooLate, NotLater, SupplementTooLate

GUARDIANSHIP = "1.004837"  # three working days


def test_a_promise_is_moved_only_while_there_is_time_for_an_apology(desk, clerk, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP, papers=(PaperCount(text="Tờ khai", originals=1),))
    clock.time = datetime(2026, 11, 25, 16, 31, tzinfo=VIETNAM)  # promised for the 26th at 16:30
    late = desk.sign_in()

    with pytest.raises(ExtensionTooLate) as refused:
        desk.bench.casework.extend(late, dossier.id, "2026-12-02", "Chờ xác minh")
    assert datetime(2026, 11, 25, 16, 30, tzinfo=VIETNAM) == refused.value.params["until"]
    with pytest.raises(NotLater):
        desk.bench.casework.extend(desk.sign_in("hang"), dossier.id, "2026-11-26", "Chờ xác minh")

    moved = desk.bench.casework.extend(desk.sign_in("hang"), dossier.id, "2026-12-02", "Chờ xác minh")

    assert datetime(2026, 12, 2, 16, 30, tzinfo=VIETNAM) == from_ms(moved.due_at)
    assert (dossier.due_at, "Chờ xác minh") == (moved.extension.was_due_at, moved.extension.reason)
    assert moved.extension.number.startswith("01-")


def test_papers_are_asked_for_within_the_days_of_the_decree(desk, clerk, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP, papers=(PaperCount(text="Tờ khai", originals=1),))
    clock.time = datetime(2026, 11, 27, 8, 0, tzinfo=VIETNAM)

    with pytest.raises(SupplementTooLate):
        desk.bench.casework.request_supplement(desk.sign_in(), dossier.id, (), "Thiếu")
    asked = desk.bench.casework.request_supplement(desk.sign_in("hang"), dossier.id, (), "Thiếu")

    assert AWAITING_SUPPLEMENT == asked.state


def test_the_time_left_runs_on_after_a_financial_obligation(desk, clerk, clock):
    dossier = desk.receive(procedure=GUARDIANSHIP, papers=(PaperCount(text="Tờ khai", originals=1),))
    clock.time = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)  # the second of three days
    desk.bench.casework.request_obligation(desk.sign_in(), dossier.id, "Thông báo thuế số 12", 2_500_000)
    clock.time = datetime(2026, 12, 7, 9, 0, tzinfo=VIETNAM)

    met = desk.bench.casework.obligation_met(desk.sign_in(), dossier.id)

    assert datetime(2026, 12, 8, 16, 30, tzinfo=VIETNAM) == from_ms(
        met.due_at
    )  # two days were left: today and the next
