"""A till that nobody else has seen stops a settlement before anything is typed, and it says a way out that is there."""

from datetime import datetime

import msgspec
import pytest

from intake_desk.domain.desk import DeskOfUnit
from intake_desk.domain.times import VIETNAM
from intake_desk.services.closing_view import REVOKED
from intake_desk.services.own_tills import OwnTillGone, OwnTillOpen
from intake_desk.services.second_person import SecondPerson
from intake_desk.store.sheets import Sheet
from intake_desk.ui.messages import explain

DAY, PERIOD = "2026-12-30", "2026-Q4"
YEARS_END = datetime(2026, 12, 31, 8, tzinfo=VIETNAM)


@pytest.fixture
def other(desk, open_desk, clock):
    """Another desk, where the supervisor took cash on the day before the year's last."""
    clock.time = datetime(2026, 12, 30, 8, tzinfo=VIETNAM)
    other = open_desk(2)
    other.sign_in("hang", day_confirmed=True)
    other.receive()
    desk.learn_from(other)
    clock.time = YEARS_END
    return other


def settle(desk, left_open):
    hang = desk.sign_in("hang", day_confirmed=True)
    return desk.bench.settlement.settle(hang, PERIOD, desk.password, dict.fromkeys(left_open, "Kiểm quỹ"))


def test_what_lies_at_a_lost_desk_sends_one_to_rule_its_day_off(desk, other):
    lost = DeskOfUnit(number=2, name="Quầy 2", journal=other.journal.name, revoked_ms=7)
    unit = msgspec.structs.replace(desk.bench.desk.unit, desks=(lost,))
    desk.store.sheets.put(Sheet("unit", msgspec.json.encode(unit)))
    desk.sign_in("hang", day_confirmed=True)
    for asked in (lambda: desk.bench.settlement.to_settle(PERIOD), lambda: settle(desk, ("2026-12-31", DAY))):
        with pytest.raises(OwnTillGone) as refused:
            asked()
        assert {"desks": "Quầy 2 (30/12/2026)"} == refused.value.params
    assert "Chốt sổ ngày đó trước" in explain(refused.value)
    hang = desk.sign_in("hang", day_confirmed=True)
    desk.bench.closing.close(
        hang,
        DAY,
        desk.password,
        uncounted="Máy đã mất",
        witness=SecondPerson("thuy", desk.password),
        around={other.journal.name: REVOKED},
    )

    assert desk.bench.settlement.to_settle(PERIOD).settled is None
    assert settle(desk, ["2026-12-31"]).settled is not None


def test_what_can_still_be_locked_is_locked_first(desk, clock):
    clock.time = YEARS_END
    hang = desk.sign_in("hang", day_confirmed=True)
    desk.receive()
    desk.bench.drawers.count(hang, {10_000: 1, 2_000: 1})

    with pytest.raises(OwnTillOpen) as refused:
        desk.bench.settlement.to_settle(PERIOD)

    assert "own_till_open" == refused.value.code
