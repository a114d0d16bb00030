"""`python -m tests.year [--dossiers N] [--seed S]`: a year of that many dossiers, and what must hold of it.

`python -m tests.year --money [--days N] [--seed S]`: a year of money at six desks, every day ruled off.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.year.invariants import CHECKS, Lived
from tests.year.life import Year
from tests.year.money_invariants import MONEY_CHECKS, LivedMoney
from tests.year.money_life import MoneyYear


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dossiers", type=int, default=20_000)
    parser.add_argument("--money", action="store_true")
    parser.add_argument("--days", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    much = f"{chosen.days} days of money" if chosen.money else f"{chosen.dossiers} dossiers"
    print(f"seed {chosen.seed}, {much}", flush=True)
    with tempfile.TemporaryDirectory() as home:
        if chosen.money:
            money = MoneyYear(Path(home), chosen.days, chosen.seed)
            _prove(money, lambda: LivedMoney(money), MONEY_CHECKS)
        else:
            year = Year(Path(home), chosen.dossiers, chosen.seed)
            _prove(year, lambda: Lived(year), CHECKS)
    return 0


def _prove(year: Year | MoneyYear, look: Callable[[], Any], checks: Sequence[Callable[[Any], None]]) -> None:
    began = time.monotonic()
    year.live()
    lived = look()
    print(f"lived in {time.monotonic() - began:.0f} s: {len(lived.dossiers)} dossiers, {len(lived.entries)} entries")
    print("done:", dict(year.done.most_common()))
    print("refused:", {f"{act}: {why}": count for (act, why), count in year.refused.most_common(40)})
    for check in checks:
        began = time.monotonic()
        check(lived)
        print(f"held: {check.__name__.replace('_', ' ')} ({time.monotonic() - began:.1f} s)", flush=True)
    year.close()


if __name__ == "__main__":
    sys.exit(main())
