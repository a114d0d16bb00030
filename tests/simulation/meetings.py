"""What happens beside the rounds with the server: desks that meet each other, sticks, the back office, revocation."""

from pathlib import Path
from random import Random

from intake_desk.domain.kinds import Facts, Personal, Result, ResultReady, ResultShelved, Shelf
from intake_desk.domain.office_kinds import OFFICE, DossierAsked, QuestionWords
from intake_desk.domain.refusals import Refusal
from intake_desk.server import author
from intake_desk.server.carrying import carry
from intake_desk.server.revocation import revoke
from intake_desk.services.desk import DeskRevoked
from intake_desk.sync import keys
from intake_desk.sync.answering import Answerer
from intake_desk.sync.bundle import Carrier
from intake_desk.sync.failures import Offline, Revoked
from intake_desk.sync.replicator import Replicator
from intake_desk.wire import ExchangeAnswer, ExchangeRequest
from tests.simulation.acts import any_act
from tests.simulation.ledger import Violated
from tests.simulation.machines import DeskMachine
from tests.simulation.points import DESK_POINTS, SERVER_POINTS, STAGE, Crash
from tests.simulation.template import AGENCY
from tests.simulation.world import REFUSED, World

OFFICER = f"{OFFICE}lan"
FEWEST_DESKS = 2
NEWEST = 8


class _Line:
    """The way to another desk in the same room: it breaks before the question arrives, or before the answer does."""

    def __init__(self, world: World, asker: DeskMachine, other: DeskMachine, chance: Random) -> None:
        self._world, self._asker, self._other, self._chance = world, asker, other, chance

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        world, other = self._world, self._other
        breaks = self._chance.random() < world.plan.storm
        before = breaks and self._chance.random() < 0.4
        if before or not other.is_up:
            raise Offline(cause="lost")

        def answer() -> ExchangeAnswer:
            key = keys.desk_key(other.vault)
            answerer = Answerer(other.journal, other.store.sheets, other.identity, key, other.now_ms)
            return answerer.answer(self._asker.number, request)[0]

        outcome, what = world.on(other, answer)
        if outcome == REFUSED and world.disk_failed(what):
            raise Violated("work goes on", f"{other.name} could not take what {self._asker.name} brought: {what!r}")
        if breaks or not isinstance(what, ExchangeAnswer):
            raise Offline(cause="no answer")
        return what


def meeting(world: World, desk: DeskMachine, chance: Random) -> None:
    """Two desks on one LAN exchange; either may die of it."""
    others = [one for one in world.present() if one is not desk]
    if not others or not world.up(desk):
        return
    other = chance.choice(others)
    if not world.up(other):
        return
    if chance.random() < 0.2:
        chance.choice((desk, other)).arm(chance.choice(DESK_POINTS), chance.choice((1, 1, 2)))
    line, key = _Line(world, desk, other, chance), keys.desk_key(desk.vault)
    replicator = Replicator(line, desk.journal, desk.store.sheets, desk.identity, key, server=False)
    world.survived["desks met"] += 1
    world.on(desk, lambda: replicator.round(lambda: False))
    other.disarm()
    for one in (desk, other):
        if one.is_up:
            world.account(one, printed=False)


def stick(world: World, desk: DeskMachine, chance: Random) -> None:
    """Somebody carries a stick from a desk to the server or to another desk, perhaps not all of it, perhaps twice."""
    if not world.up(desk):
        return
    folder = world.folder / f"stick-{world.survived['sticks']}"
    folder.mkdir()
    world.survived["sticks"] += 1
    outcome, _ = world.on(desk, lambda: _carrier(desk).make_bundle(folder))
    if outcome != "done":
        return
    for path in sorted(folder.iterdir()):
        if chance.random() < 0.2:
            _spoil(path, chance)
    readers = [*(one for one in world.present() if one is not desk), None]
    for reader in chance.sample(readers, min(len(readers), chance.randint(1, 2))) * chance.choice((1, 1, 2)):
        if reader is None:
            _at_server(world, folder, chance)
        else:
            _at_desk(world, reader, folder, chance)
    if chance.random() < 0.5 and world.up(desk):  # the receipts come back
        world.on(desk, lambda: _carrier(desk).bring_in(folder))


def _at_desk(world: World, reader: DeskMachine, folder: Path, chance: Random) -> None:
    if not world.up(reader):
        return
    if chance.random() < 0.2:
        reader.arm(chance.choice(DESK_POINTS), 1)
    world.on(reader, lambda: _carrier(reader).bring_in(folder))
    if reader.is_up:
        world.account(reader, printed=False)


def _at_server(world: World, folder: Path, chance: Random) -> None:
    if chance.random() < 0.3:
        world.server.arm(chance.choice(SERVER_POINTS), 1)
    try:
        with STAGE.holding(world.server):
            carry(world.server.central, folder)
    except Crash:
        world.server_died()
    except Refusal:
        world.survived["stick refused at the server"] += 1
    world.server.disarm()


def _spoil(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    if chance.random() < 0.5:
        del content[chance.randrange(len(content)) :]
    else:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _carrier(desk: DeskMachine) -> Carrier:
    return Carrier(desk.journal, desk.store.sheets, desk.identity, keys.desk_key(desk.vault), desk.now_ms)


def office(world: World, desk: DeskMachine, chance: Random) -> None:
    """An officer records something about a dossier: the server writes it into the unit's journal of its own."""
    held = world.held_by_server()
    subjects = [one.entry.subject for mark, one in world.ledger.written.items() if one.entry.subject and mark in held]
    if not subjects:
        return
    dossier_id = chance.choice(list(dict.fromkeys(subjects))[-NEWEST:])
    said: tuple[Facts, Personal] = chance.choice(
        (
            (ResultReady(), Result(sort="Trích lục", number=f"{chance.randrange(999)}/TLKS")),
            (ResultShelved(), Shelf(place=f"Kệ {chance.randrange(9)}")),
            (DossierAsked(question=f"{chance.getrandbits(64):016x}"), QuestionWords(text="Bản chính ở đâu?")),
        )
    )
    if chance.random() < 0.3:
        world.server.arm(chance.choice(SERVER_POINTS), 1)
    world.office_wrote(lambda: _written(world, dossier_id, said))


def _written(world: World, dossier_id: str, said: tuple[Facts, Personal]) -> None:
    central = world.server.central
    with central.database.writing() as connection:
        author.write(central, connection, AGENCY, OFFICER, dossier_id, lambda _dossier, _number: (said,))


def revoked(world: World, desk: DeskMachine, chance: Random) -> None:
    """The unit revokes a desk: whoever has the machine gets nothing to the server, and soon nothing on paper."""
    if len(world.present()) <= FEWEST_DESKS or not world.up(desk):
        return
    if desk.number not in world.server_desks():
        return  # restored to before it enrolled, and not reminded yet: the supervisor is told so
    with STAGE.holding(world.server):
        revoke(world.server.central, AGENCY, desk.number, "mất máy")
    before = world.server_heads()
    _tried(world, desk, chance)  # whoever sits there does not know yet; what they print is lost with the desk
    while not world.up(desk):
        pass
    world.network.storm, offline, world.server.down_for = 0.0, desk.is_offline, 0
    desk.is_offline = False
    outcome, why = world.round(desk)
    if outcome != REFUSED or not isinstance(why, Revoked):
        raise Violated("a revoked desk calls no more", f"{desk.name} was told {why!r}")
    if world.server_heads() != before:
        raise Violated("a revoked desk calls no more", f"{desk.name} brought something after it was revoked")
    desk.bench.desk.mark_revoked()
    why = _tried(world, desk, chance)
    if not isinstance(why, DeskRevoked):
        raise Violated("a revoked desk records no more", f"{desk.name}: {why!r}")
    desk.is_offline = offline
    desk.close()
    desk.is_gone = desk.is_revoked = True
    world.survived["desk revoked"] += 1
    world.strike_out_lost()


def _tried(world: World, desk: DeskMachine, chance: Random) -> object:
    """Somebody sits down and does something; what came of it, or why not."""
    outcome, clerk = world.act(desk, desk.seat)
    if outcome == REFUSED:
        return clerk
    what = any_act(chance)
    return world.act(desk, lambda: what(desk, clerk, chance))[1]
