"""Many histories on several processes, and what they came to; a history that fails is made as short as it can be."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

import msgspec

from intake_desk import garbage
from tests.simulation.history import Outcome, live
from tests.simulation.mutants import MUTANTS, named
from tests.simulation.plans import Plan, Step, plan

AT_ONCE = 10
MOST_TRIES = 150


class Totals(msgspec.Struct, kw_only=True):
    """What all histories together survived, and those that did not."""

    histories: int = 0
    entries: int = 0
    seconds: float = 0.0
    survived: Counter[str] = msgspec.field(default_factory=Counter)
    violated: list[Outcome] = []

    def take(self, outcome: Outcome) -> None:
        """Count one history more."""
        self.histories += 1
        self.entries += outcome.entries
        self.survived.update(outcome.survived)
        if outcome.violated:
            self.violated.append(outcome)


def planned(seed: int, mutant: str = "") -> Plan:
    """The history of this number, as it leans where a variant is to be found."""
    return plan(seed, MUTANTS[named(mutant)]) if mutant else plan(seed)


def lived(seed: int, mutant: str = "") -> Outcome:
    """One history from beginning to end."""
    return live(planned(seed, mutant), named(mutant) if mutant else None)


def many(seeds: Iterable[int], workers: int = 1, mutant: str = "") -> Iterator[Outcome]:
    """The outcomes of many histories, in any order."""
    if workers <= 1:
        for seed in seeds:
            yield lived(seed, mutant)
        return
    # fresh processes: an event loop does not survive a fork
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=garbage.settled) as pool:
        yield from pool.map(lived, seeds, _endless(mutant), chunksize=AT_ONCE)


def total(outcomes: Iterable[Outcome]) -> Totals:
    """Everything that these histories came to."""
    totals, began = Totals(), time.monotonic()
    for outcome in outcomes:
        totals.take(outcome)
    totals.seconds = time.monotonic() - began
    return totals


def first_found(mutant: str, seed: int, most: int) -> Outcome | None:
    """The first of `most` histories that finds the variant."""
    return next((outcome for at in range(seed, seed + most) if (outcome := lived(at, mutant)).violated), None)


def shortest(seed: int, mutant: str = "") -> tuple[Outcome, tuple[Step, ...]]:
    """The same violation with as few steps as can be found in a bounded number of tries."""
    whole, variant = planned(seed, mutant), named(mutant) if mutant else None
    found, steps, tries = live(whole, variant), whole.steps, 0
    size = len(steps) // 2
    while size and tries < MOST_TRIES:
        start = 0
        while start < len(steps) and tries < MOST_TRIES:
            fewer = steps[:start] + steps[start + size :]
            outcome = live(msgspec.structs.replace(whole, steps=fewer), variant)
            tries += 1
            if outcome.violated == found.violated:
                found, steps = outcome, fewer
            else:
                start += size
        size //= 2
    return found, steps


def _endless(mutant: str) -> Iterator[str]:
    while True:
        yield mutant
