"""Everything that can happen in a history, by the name that its plan gives it."""

from collections.abc import Callable
from random import Random

from intake_desk.domain.desk import Clerk
from intake_desk.domain.refusals import Refusal
from intake_desk.server.register import holdings
from intake_desk.store.opening import Store
from intake_desk.sync import keys
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.link import Link
from tests.plain_vault import PlainVault
from tests.simulation import files, meetings, programs
from tests.simulation.acts import any_act, close_day
from tests.simulation.healing import calm
from tests.simulation.ledger import Violated
from tests.simulation.machines import DeskMachine
from tests.simulation.points import DESK, DESK_POINTS, SERVER_POINTS, STAGE, TORN, Crash
from tests.simulation.template import ADDRESS, AGENCY, Enrolled, blank, secrets_of
from tests.simulation.world import REFUSED, World

SECOND, HOUR = 1000, 3_600_000
DAY = 24 * HOUR
MOST_DESKS = 8
JUMPS = (SECOND, 5 * 60 * SECOND, HOUR, DAY, 30 * DAY, 365 * DAY, 3650 * DAY)
# The points that an act can come by; a round comes by all of them but those of the opening.
ACTING = (TORN, *(point for owner, name, _, point in DESK if name in {"append", "void", "flush", "_commit", "refresh"}))
ENROLLING = SERVER_POINTS[8:]

Happening = Callable[[World, DeskMachine, Random], None]


def happen(world: World, number: int) -> None:
    """Let one step of the plan happen."""
    step = world.plan.steps[number]
    chance = Random(step.seed)
    present = world.present()
    desk = present[step.desk % len(present)]
    world.network.chance, world.network.storm = chance, world.plan.storm
    world.ms += chance.choice((SECOND, 20 * SECOND, 10 * 60 * SECOND))
    HAPPENINGS[step.kind](world, desk, chance)
    world.network.storm = 0.0
    reached = desk.accounted if desk.is_up else -1
    world.trace.append(f"{number} {step.kind} {desk.name}: {reached}, {len(world.ledger.written)} written")


def _seated(world: World, desk: DeskMachine, *, supervisor: bool = False) -> Clerk | None:
    """Somebody who sits at the desk; None when it died of starting, or must be started again."""
    if not world.up(desk):
        return None
    outcome, person = world.act(desk, lambda: desk.seat(supervisor=supervisor))
    if outcome == REFUSED and not world.was_damage(person):
        raise Violated("work goes on", f"nobody can sit down at {desk.name}: {person!r}")
    return person if isinstance(person, Clerk) else None


def _act(world: World, desk: DeskMachine, chance: Random) -> None:
    what, clerk = any_act(chance), _seated(world, desk)
    if clerk is None:
        return
    world.survived["acts"] += 1
    outcome, why = world.act(desk, lambda: what(desk, clerk, chance))
    if outcome == REFUSED and world.disk_failed(why):
        raise Violated("work goes on", f"{desk.name} could not record though its disk is well: {why!r}")


def _round(world: World, desk: DeskMachine, chance: Random) -> None:
    if world.up(desk):
        world.survived["rounds"] += 1
        world.round(desk)


def _dies_acting(world: World, desk: DeskMachine, chance: Random) -> None:
    what, clerk = any_act(chance), _seated(world, desk)
    if clerk is None:
        return
    desk.arm(chance.choice(ACTING), chance.choice((1, 1, 1, 2, 3)))
    world.act(desk, lambda: what(desk, clerk, chance))
    if chance.random() < 0.5:
        world.up(desk)


def _dies_in_a_round(world: World, desk: DeskMachine, chance: Random) -> None:
    if world.up(desk):
        desk.arm(chance.choice(DESK_POINTS), chance.choice((1, 1, 2, 3, 5)))
        world.round(desk)
        if chance.random() < 0.5:
            world.up(desk)


def _dies_opening(world: World, desk: DeskMachine, chance: Random) -> None:
    """Killed in the middle of whatever it did, and again while it starts."""
    if not desk.is_up:
        desk.arm(chance.choice(DESK_POINTS), chance.choice((1, 1, 2, 3)))
        world.up(desk)
        return
    what, clerk = any_act(chance), _seated(world, desk)
    if clerk is None:
        return
    desk.arm(chance.choice(ACTING), 1)
    world.act(desk, lambda: what(desk, clerk, chance))
    desk.kill()
    desk.arm(chance.choice(DESK_POINTS), chance.choice((1, 1, 2)))
    world.up(desk)


def _server_dies(world: World, desk: DeskMachine, chance: Random) -> None:
    if world.up(desk):
        world.server.arm(chance.choice(SERVER_POINTS), chance.choice((1, 1, 2, 3)))
        world.round(desk)
        world.server.disarm()


def _restart(world: World, desk: DeskMachine, chance: Random) -> None:
    if chance.random() < 0.5:
        desk.close()
    elif desk.is_up:
        desk.kill()
        world.survived["desk killed at rest"] += 1
    world.up(desk)


def _disk_full(world: World, desk: DeskMachine, chance: Random) -> None:
    what, clerk = any_act(chance), _seated(world, desk)
    if clerk is None:
        return
    with world.full_disk(desk, chance):
        if chance.random() < 0.6:
            _, why = world.act(desk, lambda: what(desk, clerk, chance))
        else:
            _, why = world.round(desk)
    if chance.random() < 0.2:
        desk.kill()
    world.survived["desk's disk full"] += world.disk_failed(why)


def _server_full(world: World, desk: DeskMachine, chance: Random) -> None:
    if world.up(desk):
        size = (world.server.home / "server.db-wal").stat().st_size if world.server.home.exists() else 0
        world.server.room = size + chance.randrange(40_000)
        world.round(desk)
        world.survived["server's disk full"] += world.server.was_full
        world.server.room = None
        world.server.was_full = False


def _clock(world: World, desk: DeskMachine, chance: Random) -> None:
    jump = chance.choice(JUMPS) * chance.choice((-1, 1))
    machine = world.server if chance.random() < 0.2 else desk
    machine.clock_ahead = 0 if machine.clock_ahead else jump
    world.survived["clock jumped"] += 1


def _backup(world: World, desk: DeskMachine, chance: Random) -> None:
    if world.up(desk) and not desk.roll_damaged:
        world.backups.setdefault(desk.number, []).append((desk.picture(), bool(desk.journal._unsettled)))


def _database_restored(world: World, desk: DeskMachine, chance: Random) -> None:
    """Somebody puts an old database back; the roll beside it is today's."""
    backups = world.backups.get(desk.number)
    if not backups:
        return
    desk.close()
    files.put_database(desk.home, chance.choice(backups)[0])
    world.survived["desk's database restored"] += 1
    desk.may_recover = True
    world.up(desk)
    world.strike_out_lost(besides=desk.identity.journal)


def _disk_restored(world: World, desk: DeskMachine, chance: Random) -> None:
    """The whole machine is put back to an earlier day: nothing on it knows what was printed since."""
    backups = world.backups.get(desk.number)
    if not backups:
        return
    desk.close()
    picture, unsettled = chance.choice(backups)
    files.put(desk.home, picture)
    world.survived["desk's whole disk restored"] += 1
    desk.is_blind, desk.may_recover = True, unsettled
    world.strike_out_lost()


def _server_backup(world: World, desk: DeskMachine, chance: Random) -> None:
    world.server_backups.append(world.server.picture())


def _server_restored(world: World, desk: DeskMachine, chance: Random) -> None:
    if not world.server_backups:
        return
    world.server.close()
    files.put(world.server.home, chance.choice(world.server_backups))
    world.survived["server restored"] += 1
    world.promised.clear()
    world.server_is_old = True
    world.open_server()
    world.strike_out_lost()  # what only the server had, its own entries or those of a disk that went, is gone


def _offline(world: World, desk: DeskMachine, chance: Random) -> None:
    desk.is_offline = True
    world.survived["desk offline"] += 1


def _online(world: World, desk: DeskMachine, chance: Random) -> None:
    for one in world.desks:
        one.is_offline = False


def _enrolled(world: World, desk: DeskMachine, chance: Random) -> None:
    """One more desk takes its place, over the same bad line; it asks again until it has an answer."""
    number = len(world.desks) + 1
    if number > MOST_DESKS:
        return
    if world.server_is_old:
        calm(world)  # as the server's README says: after a restore somebody calls before anybody enrols
        for one in world.present():
            world.round(one)
        world.server_is_old = False
        if len(world.server_desks()) < len(world.desks):
            return  # who alone remembered a place is gone, with all that was printed there: nobody can know of it
    with STAGE.holding(world.server):
        code = world.issue_code()
    line = world.network.line()
    home, vault = world.folder / f"desk-{number}", PlainVault(secrets_of(number))
    files.put(home, blank())
    if chance.random() < 0.5:
        world.server.arm(chance.choice(ENROLLING), 1)
    with STAGE.holding(desk):
        store = Store(home, bytes(range(32)))
    try:
        identity = None
        while identity is None:
            try:
                with Link(ADDRESS, transport=line) as link:
                    identity = enrol(link, code, f"Quầy {number}", vault, store.sheets)
            except Refusal:
                world.network.storm /= 2
                world.server.disarm()
                if world.network.storm < 0.01 and not world.server.is_up:
                    raise
    finally:
        store.close()
    if identity.desk != number or keys.KEY_NAME not in vault.secrets:
        raise Violated("a place is given once", f"desk {number} was given the place of desk {identity.desk}")
    world.desks.append(world.place(Enrolled(identity, vault.secrets, files.take(home))))
    world.survived["desk enrolled"] += 1


def _lost(world: World, desk: DeskMachine, chance: Random) -> None:
    """The machine is stolen: nobody sees it again."""
    if len(world.present()) <= 2:
        return
    desk.close()
    desk.is_gone = True
    world.survived["desk lost"] += 1
    world.strike_out_lost()


def _day_closed(world: World, desk: DeskMachine, chance: Random) -> None:
    person = _seated(world, desk, supervisor=True)
    if person is not None:
        world.act(desk, lambda: close_day(desk, person, chance))


def _upgraded(world: World, desk: DeskMachine, chance: Random) -> None:
    desk.close()
    desk.release = programs.NEXT
    world.survived["desk upgraded"] += 1
    world.up(desk)


def _damaged(world: World, desk: DeskMachine, chance: Random) -> None:
    """A bit flips in the database, or it is gone; or a bit flips in the roll. In both, nothing could help."""
    if desk.roll_damaged or not world.up(desk):
        return
    desk.close()
    rolls = sorted((desk.home / "roll").glob("*.idr"))
    path = chance.choice((desk.home / "desk.db", desk.home / "desk.db", *(() if desk.was_damaged else rolls)))
    desk.was_damaged = True
    desk.roll_damaged = path.suffix != ".db"
    if desk.roll_damaged:  # the other copy is the only one now
        world.backups.pop(desk.number, None)
    if path.suffix == ".db" and chance.random() < 0.4:
        path.unlink()
    else:
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
    world.survived["disk damaged"] += 1
    desk.may_recover = True
    world.up(desk)
    if not desk.roll_damaged:  # others' entries that the file alone still had may be gone with it
        world.strike_out_lost(besides=desk.identity.journal)


def _server_away(world: World, desk: DeskMachine, chance: Random) -> None:
    world.server.down_for = chance.randint(1, 6)
    world.survived["server away"] += 1


def _late_arrives(world: World, desk: DeskMachine, chance: Random) -> None:
    world.network.deliver_late()


def _register_asked(world: World, desk: DeskMachine, chance: Random) -> None:
    """The server brings its register up to date, and may die of it."""
    if chance.random() < 0.4:
        world.server.arm(chance.choice(SERVER_POINTS[6:8]), chance.choice((1, 2)))
    try:
        with STAGE.holding(world.server):
            holdings(world.server.central.database, AGENCY, world.server.now_ms())
    except Crash:
        world.server_died()
    world.server.disarm()


def _night(world: World, desk: DeskMachine, chance: Random) -> None:
    world.ms += 16 * HOUR + chance.choice((0, 0, DAY, 30 * DAY))
    world.survived["night"] += 1


HAPPENINGS: dict[str, Happening] = {
    "act": _act,
    "round": _round,
    "desk dies acting": _dies_acting,
    "desk dies in a round": _dies_in_a_round,
    "desk dies opening": _dies_opening,
    "server dies": _server_dies,
    "restart": _restart,
    "desk's disk full": _disk_full,
    "server's disk full": _server_full,
    "clock jumps": _clock,
    "backup": _backup,
    "desk's database restored": _database_restored,
    "desk's whole disk restored": _disk_restored,
    "server backed up": _server_backup,
    "server restored": _server_restored,
    "offline": _offline,
    "online": _online,
    "enrolled": _enrolled,
    "lost": _lost,
    "day closed": _day_closed,
    "upgraded": _upgraded,
    "disk damaged": _damaged,
    "server away": _server_away,
    "late arrives": _late_arrives,
    "register asked": _register_asked,
    "night": _night,
    "meeting": meetings.meeting,
    "stick": meetings.stick,
    "office": meetings.office,
    "revoked": meetings.revoked,
}
