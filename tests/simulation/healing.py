"""The faults stop: everything that waits is delivered by the program itself, within a bounded time."""

import heapq
from random import Random

from intake_desk.sync.backoff import MOST_SECONDS, delay
from intake_desk.sync.replicator import RoundResult
from tests.simulation.ledger import Violated
from tests.simulation.machines import DeskMachine
from tests.simulation.world import World

# A desk that looks at nothing asks each so many seconds; twice the longest back-off and a few rounds must do.
QUIET_SECONDS = 20.0
BOUND_SECONDS = 2 * MOST_SECONDS + 6 * QUIET_SECONDS
MOST_EXCHANGES = 2  # for each batch that moves, and for coming to an end


def heal(world: World) -> None:
    """Power, network and clocks as they should be; then nothing but time passes. Raises Violated when it takes long."""
    chance = Random(f"{world.plan.seed} healing")
    calm(world)
    waiting: list[tuple[float, int]] = []
    for desk in world.present():
        first = delay(desk.failures, chance.random()) if desk.failures else chance.random() * QUIET_SECONDS
        heapq.heappush(waiting, (first, desk.number))
    by_number = {desk.number: desk for desk in world.present()}
    quiet: set[int] = set()
    while len(quiet) < len(by_number):
        seconds, number = heapq.heappop(waiting)
        if seconds > BOUND_SECONDS:
            raise Violated("I9 what waits is delivered by itself", f"not after {seconds:.0f} s: {_standing(world)}")
        world.ms += 100
        desk = by_number[number]
        _, what = world.round(desk)
        if isinstance(what, RoundResult):
            seconds += QUIET_SECONDS
            quiet = {*quiet, number} if _moved_nothing(desk, what) else {number} & quiet
        else:
            seconds += delay(desk.failures, chance.random())
            quiet = set()
        heapq.heappush(waiting, (seconds, number))
    if not level(world):
        raise Violated("I9 what waits is delivered by itself", f"nothing moves any more: {_standing(world)}")
    world.survived["healed"] += 1


def _moved_nothing(desk: DeskMachine, result: RoundResult) -> bool:
    """I8: whether the round changed nothing; I15: it takes no more exchanges than what it moves needs."""
    moved = result.sent + result.received
    if result.exchanges > MOST_EXCHANGES * (moved + 2):
        raise Violated("I15 bounded rounds", f"{desk.name}: {result.exchanges} exchanges moved {moved} entries")
    still = not moved and result.finished and not result.waiting
    if still and (result.exchanges != 1 or result.refused):
        raise Violated("I8 again changes nothing", f"{desk.name}: {result}")
    return still


def calm(world: World) -> None:
    """No more faults, and every machine is switched on."""
    world.network.storm = 0.0
    world.network.deliver_late()
    world.server.down_for = 0
    for desk in world.present():
        desk.is_offline = False
        if not world.up(desk):  # nothing kills it any more
            raise Violated("I12 the store opens after any crash", f"{desk.name} does not start")
        _prove(world, desk)


def _prove(world: World, desk: DeskMachine) -> None:
    """Somebody asks a desk whose disk was damaged to prove itself: what it finds wrong its next start mends."""
    if desk.was_damaged and not desk.roll_damaged and any(one.kind == "page" for one in world.findings(desk)):
        desk.close()
        desk.may_recover = True
        world.up(desk)


def level(world: World) -> bool:
    """Whether every desk holds exactly what the server holds."""
    held = world.server_heads()
    return all(
        held == {name: head.number for name, head in desk.journal.heads().items()}
        and not desk.journal.has_hole
        and not desk.failures
        for desk in world.present()
    )


def _standing(world: World) -> str:
    """Who holds what, and what stopped whom."""
    lines = [f"server {world.server_heads()}"]
    for desk in world.present():
        heads = {name: head.number for name, head in desk.journal.heads().items()}
        lines.append(f"{desk.name} {heads}{' ' + desk.last_refusal if desk.failures else ''}")
    return "; ".join(lines)
