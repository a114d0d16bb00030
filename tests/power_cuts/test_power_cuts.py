"""The power goes at any moment of a desk's day, tearing what was being written: all that was told is there."""

import pytest

from tests.power_cuts.cutting import cuts
from tests.power_cuts.recording import compiler, record

pytestmark = pytest.mark.skipif(compiler() is None, reason="there is no C compiler here to make the shim with")
CUTS = 300
CONTROLS = 40
ACTS = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("power")


@pytest.fixture(scope="module")
def recorded(folder):
    """A desk's day as it is."""
    return record(folder, {}, (), 0, ACTS)


def wrong(outcomes):
    return [(outcome.number, outcome.step, outcome.faults) for outcome in outcomes if outcome.faults]


def losses(outcomes):
    return [fault for outcome in outcomes for fault in outcome.faults if fault.startswith("lost H26")]


def test_no_power_cut_loses_what_was_told(folder, recorded):
    outcomes = list(cuts(folder, recorded, 20261120, CUTS))

    assert [] == wrong(outcomes)
    assert any(outcome.told for outcome in outcomes)


def test_a_desk_that_recovers_from_one_cut_survives_the_next(folder, recorded):
    first = list(cuts(folder, recorded, 7, 5))[-2]

    again = record(folder, first.files, first.told, 1, 5)

    assert [] == wrong(cuts(folder, again, 8, CONTROLS))


def test_a_disk_that_only_says_that_it_kept_them_loses_receipts(folder, recorded):
    assert losses(cuts(folder, recorded, 9, CONTROLS, barriers=False))


def test_a_desk_that_waits_for_no_disk_loses_receipts(folder):
    careless = record(folder, {}, (), 0, ACTS, "normal", "roll")

    assert losses(cuts(folder, careless, 10, CONTROLS))


@pytest.mark.parametrize("weakness", ["normal", "roll"])
def test_roll_and_database_each_keep_what_the_other_lost(folder, weakness):
    weakened = record(folder, {}, (), 0, ACTS, weakness)

    assert [] == losses(cuts(folder, weakened, 11, CONTROLS))
