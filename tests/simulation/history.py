"""Living through one history, and what came of it."""

import os
import shutil
import traceback
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec

from intake_desk.server import app as server_app
from tests.simulation import files
from tests.simulation.engines import share
from tests.simulation.happenings import happen
from tests.simulation.healing import calm, heal
from tests.simulation.invariants import CHECKS, nothing_was_forged
from tests.simulation.ledger import Violated
from tests.simulation.machines import Buckets, forget_callers
from tests.simulation.plans import Plan
from tests.simulation.points import Changes, install
from tests.simulation.sizes import seed_chance, shrink
from tests.simulation.template import template
from tests.simulation.world import World

Variant = Callable[[Changes], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a history survived; `violated` and `words` say what did not hold, "" when all did."""

    seed: int
    survived: dict[str, int]
    entries: int
    digest: str
    violated: str = ""
    words: str = ""


def live(plan: Plan, variant: Variant | None = None) -> Outcome:
    """Let the history happen, heal, and look; `variant` switches a safeguard of the program off."""
    template(plan.desks)  # made by the program as it is, once
    survived: Counter[str] = Counter()
    changes = Changes()
    folder = files.scratch() / f"intake-desk-simulation-{os.getpid()}"
    world: World | None = None
    violated = words = ""
    try:
        share(changes)
        changes.set(server_app, "Buckets", Buckets)
        forget_callers()
        said = seed_chance(changes, Random(f"{plan.seed} system"))
        shrink(changes, plan.sizes)
        if variant is not None:
            variant(changes)
        install(changes)
        world = World(plan, folder, survived)
        world.said = said.lines
        try:
            for number in range(len(plan.steps)):
                happen(world, number)
            calm(world)
            nothing_was_forged(world)
            heal(world)
            for check in CHECKS:
                check(world)
        except Violated as found:
            violated, words = found.invariant, str(found)
        except Exception as fault:  # noqa: BLE001  # a fault of the program is found like any other
            violated, words = "the program does not fail", _where(fault)
    finally:
        if world is not None:
            world.close()
        changes.undo()
        shutil.rmtree(folder, ignore_errors=True)
    trace = "\n".join([*world.trace, *sorted(mark.hex() for mark in world.ledger.written)])
    return Outcome(
        seed=plan.seed,
        survived={name: count for name, count in survived.items() if count},
        entries=len(world.ledger.written),
        digest=sha256(trace.encode()).hexdigest()[:16],
        violated=violated,
        words=words,
    )


def _where(fault: Exception) -> str:
    """What was raised, and the innermost places of the program that it came through."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "intake_desk/" in frame.filename]
    places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-4:])
    return f"the program does not fail: {type(fault).__name__} {str(fault)[:200]!r} at {places}"
