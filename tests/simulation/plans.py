"""A history before it happens: drawn from one number, each step with a seed of its own, so that any can be left out."""

from collections.abc import Mapping
from random import Random

import msgspec

from tests.simulation.network import FAULTS

# What may happen, how often, and to whom. A history leaves about half of the rarer kinds out: those that are left
# meet more often.
ALWAYS = {"act": 46, "round": 26}
SOMETIMES = {
    "desk dies acting": 6,
    "desk dies in a round": 6,
    "desk dies opening": 4,
    "server dies": 6,
    "restart": 4,
    "desk's disk full": 5,
    "server's disk full": 3,
    "clock jumps": 3,
    "backup": 7,
    "desk's database restored": 4,
    "desk's whole disk restored": 2,
    "server backed up": 5,
    "server restored": 4,
    "offline": 3,
    "online": 3,
    "enrolled": 2,
    "lost": 1,
    "day closed": 3,
    "upgraded": 2,
    "disk damaged": 2,
    "server away": 2,
    "late arrives": 3,
    "register asked": 3,
    "night": 1,
    "meeting": 6,
    "stick": 2,
    "office": 4,
    "revoked": 1,
}
SIZES: Mapping[str, tuple[int, ...]] = {
    "signed every": (3, 5, 25),
    "stored at once": (1, 3, 50),
    "most entries": (4, 15, 500),
    "most bytes": (3_000, 20_000, 1 << 20),
    "segment bytes": (3_000, 20_000, 1 << 20),
    "copied at once": (2, 500),
    "folded at once": (7, 2000),
}
LEAST_STEPS, MOST_STEPS = 12, 46


class Step(msgspec.Struct, frozen=True, array_like=True):
    """Something that happens, to whom, and the seed of whatever is drawn while it does."""

    kind: str
    desk: int
    seed: int


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A whole history."""

    seed: int
    desks: int
    storm: float
    faults: tuple[str, ...]
    sizes: dict[str, int]
    steps: tuple[Step, ...]


def plan(seed: int, leaning: tuple[str, ...] = ()) -> Plan:
    """The history of this number, always the same one; `leaning` names what shall happen often in it."""
    chance = Random(seed)
    desks = chance.choices((2, 3, 4, 5, 6), (10, 6, 3, 1, 1))[0]
    kinds = dict(ALWAYS)
    kinds |= {kind: weight for kind, weight in SOMETIMES.items() if chance.random() < 0.45}
    kinds |= {kind: 3 * SOMETIMES[kind] for kind in leaning if kind in SOMETIMES}
    faults = tuple(fault for fault in FAULTS if chance.random() < 0.5)
    storm = chance.choice((0.0, 0.1, 0.3, 0.6))
    if wanted := tuple(fault for fault in leaning if fault in FAULTS):
        faults, storm = wanted, 0.4
    count = chance.randint(LEAST_STEPS, MOST_STEPS)
    drawn = chance.choices(list(kinds), list(kinds.values()), k=count)
    steps = tuple(Step(kind, chance.randrange(8), chance.getrandbits(32)) for kind in drawn)
    sizes = {name: chance.choice(choices) for name, choices in SIZES.items()}
    return Plan(seed=seed, desks=desks, storm=storm, faults=faults, sizes=sizes, steps=steps)
