"""The borders of a period and of a promise, one moment to either side."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from intake_desk.domain.backlog import owed
from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    REFUSED,
    STOPPED,
    WITHDRAWN,
    Dossier,
)
from intake_desk.domain.entries import Place
from intake_desk.domain.periods import month_of
from intake_desk.domain.register_book import numbered
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.domain.turnover import Passage, judged, passage, standing

MONTH = month_of(date(2026, 11, 1))
NOON = datetime(2026, 11, 10, 12, tzinfo=VIETNAM)
DUE = to_ms(NOON.replace(hour=16, minute=30))
NOW = to_ms(datetime(2026, 12, 20, 9, tzinfo=VIETNAM))


def a_dossier(received_at: int = to_ms(NOON), **said) -> Dossier:
    return Dossier(
        **{
            "id": "d",
            "state": IN_HAND,
            "last": Place(0, "j", 1),
            "journal": "j",
            "day": "2026-11-10",
            "actor": "thuy",
            "received_at": received_at,
            "book": "01",
            **said,
        }
    )


@pytest.mark.parametrize(
    ("received_at", "came"),
    [
        (MONTH.start_ms - 1, "carried"),
        (MONTH.start_ms, "counter"),
        (MONTH.end_ms - 1, "counter"),
        (MONTH.end_ms, None),
    ],
)
def test_a_dossier_comes_in_by_the_moment_it_was_received(received_at, came):
    found = passage(a_dossier(received_at), MONTH, NOW)

    assert came == (found.came if found else None)


@pytest.mark.parametrize(("ready_at", "there"), [(MONTH.start_ms - 1, False), (MONTH.start_ms, True)])
@pytest.mark.parametrize("state", [READY, HANDED_BACK])
def test_what_was_resolved_before_is_not_carried_over(state, ready_at, there):
    dossier = a_dossier(MONTH.start_ms - 10**9, state=state, ready_at=ready_at, ended_at=MONTH.end_ms)

    assert there == (passage(dossier, MONTH, NOW) is not None)


@pytest.mark.parametrize(
    ("late_by", "said"),
    [
        (timedelta(days=-1), "early"),
        (timedelta(hours=-12), "on_time"),
        (timedelta(), "on_time"),
        (timedelta(milliseconds=1), "late"),
    ],
)
def test_a_promise_is_kept_to_the_moment(late_by, said):
    ready_at = DUE + late_by // timedelta(milliseconds=1)

    assert said == judged(a_dossier(state=READY, due_at=DUE, ready_at=ready_at))


def test_what_has_no_limit_in_law_is_never_late():
    assert "on_time" == judged(a_dossier(state=READY, ready_at=NOW))
    assert "in_time" == standing(a_dossier(), NOW)


@pytest.mark.parametrize(
    ("state", "group"),
    [
        (IN_HAND, "overdue"),
        (AWAITING_SUPPLEMENT, "supplement"),
        (AWAITING_OBLIGATION, "obligation"),
        (REFUSED, "refused"),
        (WITHDRAWN, "withdrawn"),
        (STOPPED, "stopped"),
    ],
)
def test_every_state_has_its_group(state, group):
    ended = {"ended_at": to_ms(NOON)} if state in {REFUSED, WITHDRAWN, STOPPED} else {}

    assert Passage("online", group) == passage(
        a_dossier(state=state, due_at=DUE, channel="online", **ended), MONTH, NOW
    )


def test_an_overdue_dossier_is_counted_by_the_clock_of_the_period():
    late_later = a_dossier(due_at=MONTH.end_ms + 1)

    assert "in_time" == passage(late_later, MONTH, NOW).went
    assert "overdue" == passage(late_later, month_of(date(2026, 12, 1)), NOW).went


@pytest.mark.parametrize("state", [FILED, AWAITING_SUPPLEMENT, REFUSED])
def test_what_was_never_received_is_in_no_period(state):
    assert passage(a_dossier(state=state, book=""), MONTH, NOW) is None


def test_numbers_begin_again_with_the_year():
    days = [datetime(2025, 12, 30), datetime(2025, 12, 31), datetime(2026, 1, 2), datetime(2026, 1, 5)]  # noqa: DTZ001
    dossiers = [a_dossier(to_ms(day.replace(hour=9, tzinfo=VIETNAM)), id=str(n)) for n, day in enumerate(days)]
    filed = replace(dossiers[0], id="filed", book="")
    turn = replace(month_of(date(2025, 12, 1)), last=date(2026, 1, 31))

    assert [1, 2, 1, 2] == [number for number, _ in numbered([*reversed(dossiers), filed], turn)]
    assert [1, 2] == [number for number, _ in numbered(dossiers, month_of(date(2026, 1, 1)))]


@pytest.mark.parametrize(
    ("days", "lateness"),
    [(-11, 0), (-10, 1), (-4, 1), (-3, 2), (-1, 2), (1, 5), (3, 5), (4, 6)],
)
def test_lateness_is_counted_in_days(days, lateness):
    due = to_ms(NOON + timedelta(days=days))

    one = owed([a_dossier(due_at=due)], to_ms(NOON))[0]

    assert (-days, lateness) == (one.days, one.lateness)


def test_what_is_promised_for_today_is_late_only_after_its_hour():
    dossier = a_dossier(due_at=DUE)

    assert [4] == [one.lateness for one in owed([dossier], DUE)]
    assert [3] == [one.lateness for one in owed([dossier], DUE + 1)]


def test_no_clock_runs_for_what_waits_for_the_citizen():
    waiting = [
        a_dossier(state=AWAITING_SUPPLEMENT, due_at=DUE),
        a_dossier(),
        a_dossier(state=FILED, book=""),
        a_dossier(state=READY, ready_at=1),
    ]

    assert [7, 8, 9] == [one.lateness for one in owed(waiting, NOW)]
    assert not any(one.overdue for one in owed(waiting, NOW))
