"""`installer/with-keyring --own python -m tests.kills [--kills N] [--seed S]`: kill -9, so many times each.

The whole desktop program and the central server; `--only` one of them.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.kills import program, server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["program", "server"])
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    print(f"seed {chosen.seed}", flush=True)
    wrong = 0
    for name, kills in (("server", of_server), ("program", of_program)):
        if chosen.only in {None, name}:
            with tempfile.TemporaryDirectory() as folder:
                wrong += kills(Path(folder), chosen.kills, chance)
    return 1 if wrong else 0


def of_server(folder: Path, count: int, chance: random.Random) -> int:
    """Kill the server; how many answers did not hold."""
    desks = server.pushers(folder)
    lost = []
    for number in range(1, count + 1):
        lost += server.killed(folder, desks, chance.randint(1, 12))
        told = sum(desk.told for desk in desks)
        print(f"server killed {number} times, {told} entries told, lost before: {len(lost)} {lost or ''}", flush=True)
    lost += server.missing(folder, desks)
    print(f"server: {count} kills, {len(lost)} lost", flush=True)
    return len(lost)


def of_program(folder: Path, count: int, chance: random.Random) -> int:
    """Kill the desktop program; how much was wrong at the end of each."""
    wrong = 0
    with program.Counter(folder) as counter:
        for number in range(1, count + 1):
            counter.kill(chance.randint(1, 6))
            found = counter.wrong()
            wrong += len(found)
            print(f"program killed {number} times, wrong so far: {wrong} {found or ''}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
