"""Many power cuts of one recording."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.power_cuts.disk import Cut, Disk
from tests.power_cuts.judging import faults
from tests.power_cuts.recording import Recorded, record

ACTS = 60


@dataclass(frozen=True)
class Outcome:
    """One cut: after which step, what it left, what had been told, what was wrong then, and the work of it all."""

    number: int
    step: int
    files: dict[str, bytes]
    told: tuple[str, ...]
    faults: tuple[str, ...]
    seconds: float


def cuts(folder: Path, recorded: Recorded, seed: int, count: int, *, barriers: bool = True) -> Iterator[Outcome]:
    """Cut the power at so many moments of the recording, earliest first."""
    chance = random.Random(seed)
    steps = sorted(chance.randint(0, len(recorded.steps)) for _ in range(count))
    disk = Disk(recorded, barriers=barriers)
    at = 0
    for number, step in enumerate(steps):
        while at < step:
            disk.take(recorded.steps[at])
            at += 1
        began = time.process_time()
        cut = Cut.at_random(random.Random(f"{seed} {number}"))
        files, told = disk.after(cut), tuple(disk.told)
        found = faults(folder / "image", files, list(told), own_only=cut.whole_sectors)
        yield Outcome(number, step, files, told, tuple(found), time.process_time() - began)


def recordings(folder: Path, seed: int) -> Iterator[tuple[int, Recorded]]:
    """Recordings without end: the first begins with nothing, and each after it on what a cut of the last has left, so
    that the power also goes while a desk recovers from the cut before.
    """
    files: dict[str, bytes] = {}
    told: tuple[str, ...] = ()
    turn = 0
    while True:
        recorded = record(folder, files, told, turn, ACTS)
        yield seed * 1000 + turn, recorded
        files, told = _left_by_a_cut(recorded, random.Random(f"{seed} {turn}"))
        turn += 1
        if turn % 4 == 0:  # or it would grow, and each cut take longer
            files, told = {}, ()


def _left_by_a_cut(recorded: Recorded, chance: random.Random) -> tuple[dict[str, bytes], tuple[str, ...]]:
    disk = Disk(recorded)
    for step in recorded.steps[: chance.randint(len(recorded.steps) // 2, len(recorded.steps))]:
        disk.take(step)
    return disk.after(Cut.at_random(chance)), tuple(disk.told)
