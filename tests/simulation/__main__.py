"""`python -m tests.simulation [--histories N] [--seed S] [--workers N]`: so many histories, what must hold of each."""

import argparse
import os
import sys

from tests.simulation.mutants import MUTANTS
from tests.simulation.running import Totals, first_found, many, shortest, total

SAID_EVERY = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="the first history's; each after it has the next number")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mutant", default="", choices=["", *(one.__name__ for one in MUTANTS)])
    parser.add_argument("--mutants", action="store_true", help="find every switched-off variant")
    parser.add_argument("--plain", action="store_true", help="do not look for the fewest steps")
    chosen = parser.parse_args()
    if chosen.mutants:
        return find_mutants(chosen.seed, chosen.histories)
    last = chosen.seed + chosen.histories - 1
    print(f"seeds {chosen.seed} to {last} on {chosen.workers} processes", flush=True)
    totals = total(told(many(range(chosen.seed, last + 1), chosen.workers, chosen.mutant)))
    report(totals)
    for outcome in totals.violated[:10]:
        print(f"\nseed {outcome.seed}: {outcome.words}")
    if totals.violated and not chosen.plain:
        explain(totals.violated[0].seed, chosen.mutant)
    return 1 if totals.violated else 0


def told(outcomes):
    """Say now and then how far it is, and at once what was found."""
    for number, outcome in enumerate(outcomes, 1):
        if outcome.violated:
            print(f"seed {outcome.seed} VIOLATES {outcome.words[:300]}", flush=True)
        if number % SAID_EVERY == 0:
            print(f"{number} histories lived", flush=True)
        yield outcome


def report(totals: Totals) -> None:
    """What was survived, by kind."""
    faults = sum(count for name, count in totals.survived.items() if name not in {"acts", "rounds", "healed"})
    print(
        f"{totals.histories} histories, {totals.entries} entries, {faults} faults survived, {len(totals.violated)}"
        f" violations; {totals.seconds:.0f} s, {totals.histories / max(totals.seconds, 0.01):.1f} histories a second"
    )
    for name, count in sorted(totals.survived.items(), key=lambda one: (-one[1], one[0])):
        print(f"  {count:>8}  {name}")


def explain(seed: int, mutant: str) -> None:
    """The fewest steps that lead there, and how to see it again."""
    outcome, steps = shortest(seed, mutant)
    print(f"\nseed {seed} in {len(steps)} steps: {outcome.words}")
    for step in steps:
        print(f"  {step.kind} (desk {step.desk}, seed {step.seed})")
    variant = f" --mutant {mutant}" if mutant else ""
    print(f"again: python -m tests.simulation --histories 1 --seed {seed}{variant}", flush=True)


def find_mutants(seed: int, most: int) -> int:
    """Look for every variant in at most so many histories."""
    missed = 0
    for mutant in MUTANTS:
        found = first_found(mutant.__name__, seed, most)
        missed += found is None
        words = f"seed {found.seed}: {found.words[:160]}" if found else f"NOT FOUND in {most} histories"
        print(f"{mutant.__name__}: {words}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
