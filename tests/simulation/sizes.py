"""The program's own limits made small, so that a short history meets their borders; and its chance made a seed's."""

import os
import sys
from collections.abc import Mapping
from random import Random
from typing import Any

from litestar.utils import sync

from intake_desk.domain import entries
from intake_desk.server import author, enrolment
from intake_desk.server import journals as server_journals
from intake_desk.server import register as server_register
from intake_desk.server import signatures as server_signatures
from intake_desk.services import supervisor_keys
from intake_desk.store import reconciling, roll, scan_shelf
from intake_desk.store import signatures as store_signatures
from intake_desk.sync import replicator, tails, taking
from tests.simulation.points import Changes

PLACES = {
    "signed every": ((entries, store_signatures, tails, server_signatures), "SIGNED_EVERY"),
    "stored at once": ((taking,), "STORED_AT_ONCE"),
    "most entries": ((replicator,), "MOST_ENTRIES"),
    "most bytes": ((tails, server_journals), "MOST_BYTES"),
    "segment bytes": ((roll,), "SEGMENT_BYTES"),
    "copied at once": ((reconciling,), "COPIED_AT_ONCE"),
    "folded at once": ((server_register,), "CHUNK"),
}


def shrink(changes: Changes, sizes: Mapping[str, int]) -> None:
    """Set the limits."""
    for name, value in sizes.items():
        modules, constant = PLACES[name]
        for module in modules:
            if hasattr(module, constant):
                changes.set(module, constant, value)
    for constant in ("FEWEST", "FIRST_ENTRIES"):
        changes.set(replicator, constant, min(getattr(replicator, constant), sizes["most entries"]))


class SeededSystem:
    """The operating system as a module sees it, but for its entropy."""

    def __init__(self, chance: Random) -> None:
        self.urandom = chance.randbytes

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


async def _at_once(call: Any, *values: Any, **named: Any) -> Any:
    """One thing at a time: a thread for each request would cost more than what it does, and add nothing."""
    return call(*values, **named)


class Said:
    """What the server wrote into its log."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def info(self, event: str, **values: object) -> None:
        self.lines.append(f"{event} {values}")

    error = warning = info


def seed_chance(changes: Changes, chance: Random) -> Said:
    """Let nothing in the program draw from anywhere but `chance`; returns what the server will log."""
    system = SeededSystem(chance)
    for module in (roll, scan_shelf, author, supervisor_keys):
        changes.set(module, "os", system)
    changes.set(enrolment, "new_code", lambda: "-".join(f"{chance.randrange(10**5):05d}" for _ in range(3)))
    changes.set(sync, "sync_to_thread", _at_once)
    # a password is stretched for whoever steals the file; here nobody does
    changes.set(supervisor_keys, "MEMORY_KIB", 8)
    changes.set(supervisor_keys, "PASSES", 1)
    said = Said()
    for name, module in list(sys.modules.items()):
        if name.startswith("intake_desk.server.") and hasattr(module, "_log"):
            changes.set(module, "_log", said)
    return said
