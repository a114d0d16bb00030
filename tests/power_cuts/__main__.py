"""`python -m tests.power_cuts [--cuts N] [--seed S]`: the power goes so many times; what was told must be there."""

import argparse
import pickle
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tests.power_cuts.cutting import cuts, recordings
from tests.power_cuts.recording import compiler

A_RECORDING = 500
MEMORY = Path("/dev/shm")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the recordings in which something was found")
    chosen = parser.parse_args()
    if compiler() is None:
        print("there is no C compiler here to make the shim with")
        return 2
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return cut_and_report(Path(folder), chosen)


def cut_and_report(folder: Path, chosen: argparse.Namespace) -> int:
    began = time.monotonic()
    done = wrong = 0
    spent = 0.0
    rounds = -(-chosen.cuts // A_RECORDING)
    for seed, recorded in islice(recordings(folder, chosen.seed), rounds):
        bad = 0
        for outcome in cuts(folder, recorded, seed, min(A_RECORDING, chosen.cuts - done)):
            done += 1
            spent += outcome.seconds
            if outcome.faults:
                bad += 1
                print(f"recording {seed}, cut {outcome.number} at {outcome.step}: {outcome.faults[:5]}", flush=True)
        if bad and chosen.keep:
            chosen.keep.mkdir(exist_ok=True)
            (chosen.keep / f"{seed}.pickle").write_bytes(pickle.dumps(recorded))
        wrong += bad
        print(f"{done} cuts, {wrong} wrong, {spent / done * 1000:.1f} ms of work a cut", flush=True)
    print(f"{done} cuts in {time.monotonic() - began:.0f} s, seed {chosen.seed}: {wrong} went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
