"""`python -m tests.year [--dossiers N] [--seed S]`: a year of that many dossiers, and what must hold of it."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.year.invariants import CHECKS, Lived
from tests.year.life import Year


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}, {chosen.dossiers} dossiers", flush=True)
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        year = Year(Path(home), chosen.dossiers, chosen.seed)
        year.live()
        lived = Lived(year)
        print(
            f"lived in {time.monotonic() - began:.0f} s: {len(lived.dossiers)} dossiers, {len(lived.entries)} entries"
        )
        print("done:", dict(year.done.most_common()))
        print("refused:", {f"{act}: {why}": count for (act, why), count in year.refused.most_common(40)})
        for check in CHECKS:
            began = time.monotonic()
            check(lived)
            print(f"held: {check.__name__.replace('_', ' ')} ({time.monotonic() - began:.1f} s)", flush=True)
        year.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
