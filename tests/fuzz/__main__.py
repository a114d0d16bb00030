"""`python -m tests.fuzz [--seconds N] [TARGET …]`: each decoder under atheris, guided by what of it was reached.

Each target runs in a process of its own, with its memory and time bounded; what breaks one is kept and said.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.targets import TARGETS

DONE = re.compile(r"Done (\d+) runs in (\d+) second")
REACHED = re.compile(r"cov: (\d+)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="how long each target is tried")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), help="where what breaks one is kept")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all unless named")
    chosen = parser.parse_args()
    unknown = set(chosen.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    broken = [name for name in chosen.targets or TARGETS if not holds(name, chosen.seconds, chosen.keep)]
    print(f"{len(broken)} of {len(chosen.targets or TARGETS)} targets broke: {' '.join(broken)}")
    return 1 if broken else 0


def holds(name: str, seconds: int, keep: Path) -> bool:
    """Whether a target stood its time; says how often it was tried, or what broke it."""
    command = [sys.executable, "-m", "tests.fuzz.one", name, str(seconds), str(keep / f"{name}-")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    told = DONE.search(done.stderr)
    if told and done.returncode == 0:
        reached = REACHED.findall(done.stderr)
        print(f"{name:<20}{int(told[1]):>12,} runs in {told[2]} s, reached {reached[-1] if reached else 0}", flush=True)
        return True
    why = done.stdout[done.stdout.rfind("=== Uncaught") :] if "=== Uncaught" in done.stdout else ""
    print(f"{name} BROKE\n{why}{done.stderr[-1500:]}", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
