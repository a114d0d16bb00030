"""The short form of `python -m tests.simulation`: a thousand histories, and every switched-off safeguard found."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.mutants import MUTANTS
from tests.simulation.plans import SOMETIMES
from tests.simulation.points import DESK_POINTS, SERVER_POINTS
from tests.simulation.running import Totals, first_found, lived, shortest

HISTORIES, AT_ONCE = 1000, 50
# A variant is found in the first histories that lean its way; so many are looked at before it counts as missed.
MOST_FOR_A_VARIANT = 160
# A machine that dies leaves its files open, as a real one does.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
CHECKOUT = Path(__file__).parents[2]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("first", range(1, HISTORIES, AT_ONCE))
def test_whatever_happens_nothing_is_lost_and_nothing_is_there_twice(first):
    totals = Totals()
    for seed in range(first, first + AT_ONCE):
        totals.take(lived(seed))
    again = "python -m tests.simulation --histories 1 --seed"
    assert [] == [f"{again} {outcome.seed}: {outcome.words}" for outcome in totals.violated]
    assert AT_ONCE == totals.survived["healed"]
    assert totals.entries > 10 * AT_ONCE
    faults = {name for name in totals.survived if name not in {"acts", "rounds", "healed"}}
    assert len(faults) > len(SOMETIMES)  # whole sorts of faults that no longer happen would be missed by nobody
    assert faults & set(DESK_POINTS)
    assert faults & set(SERVER_POINTS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mutant", [mutant.__name__ for mutant in MUTANTS])
def test_a_safeguard_that_is_switched_off_is_missed(mutant):
    assert first_found(mutant, 1, MOST_FOR_A_VARIANT) is not None


@pytest.mark.timeout(300)
def test_a_seed_is_a_history(tmp_path):
    """The same number lives the same history: again in this process, and in one that hashes otherwise."""
    once, twice = lived(77), lived(77)
    assert (once.digest, once.survived, once.entries) == (twice.digest, twice.survived, twice.entries)
    code = "from tests.simulation.running import lived; print(lived(77).digest)"
    command = [sys.executable, "-c", code]
    environment = {"PYTHONHASHSEED": "12345", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    said = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True).stdout
    assert once.digest == said.strip()


@pytest.mark.timeout(300)
def test_what_is_found_is_told_in_few_steps():
    mutant = "database_commits_before_the_roll"
    found = first_found(mutant, 1, MOST_FOR_A_VARIANT)
    outcome, steps = shortest(found.seed, mutant)
    assert found.violated == outcome.violated
    assert ["desk's disk full"] == [step.kind for step in steps]
