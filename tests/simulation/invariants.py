"""What must hold when the faults have stopped; each check compares the machines with the ledger, not with a report."""

from collections import Counter, defaultdict
from collections.abc import Callable

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import START, Entry, Sealed, header
from intake_desk.domain.life import fold
from intake_desk.server import schema
from intake_desk.server.register import holdings
from intake_desk.store.database import run
from intake_desk.sync.failures import NotEnrolled, Revoked
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import EnrolledDesk, Holdings, head_statement, signed_by
from tests.simulation import programs
from tests.simulation.acts import NAMES
from tests.simulation.ledger import Violated
from tests.simulation.machines import DeskMachine
from tests.simulation.points import STAGE
from tests.simulation.template import AGENCY
from tests.simulation.world import World

Check = Callable[[World], None]
Register = dict[str, bytes]


def nothing_was_forged(world: World) -> None:
    """No machine holds an entry that no desk wrote, whoever carried it."""
    holders = {"the server": world.held_by_server()} | {desk.name: world.held_by(desk) for desk in world.present()}
    for name, held in holders.items():
        if false := held - world.ledger.written.keys():
            raise Violated("nothing forged is kept", f"{name} holds {len(false)} entries that nobody wrote")


def every_receipt_is_everywhere_once(world: World) -> None:
    """I1, I6: what was printed, and nothing else but what a crash left, stands at the server and at every desk."""
    world.count_what_came_back()
    wanted = {mark for mark, one in world.ledger.written.items() if not one.lost}
    server = _server_entries(world)
    holders = {"server": server} | {desk.name: _desk_entries(desk) for desk in world.present()}
    for name, held in holders.items():
        if missing := wanted - set(held.values()):
            one = min((world.ledger.written[mark] for mark in missing), key=lambda one: one.entry.place.key)
            printed = "a printed" if one.printed else "an"
            raise Violated("I1 every receipt is everywhere once", f"{name} lacks {printed} entry {one.entry.place}")
        if len(held) != len(wanted):
            raise Violated("I1 every receipt is everywhere once", f"{name} holds an entry twice, or one too many")
        if held != server:
            raise Violated("I4 all holders split forks alike", f"{name} has other journals than the server")


def _desk_entries(desk: DeskMachine) -> dict[tuple[str, int], bytes]:
    with desk.journal.database.reading() as connection:
        return {(row[0], row[1]): row[2] for row in run(connection, "SELECT journal, number, hash FROM entry")}


def _server_entries(world: World) -> dict[tuple[str, int], bytes]:
    with world.server.central.database.reading() as connection:
        rows = connection.execute(sa.select(schema.entry.c.journal, schema.entry.c.number, schema.entry.c.hash))
        return {(row.journal, row.number): bytes(row.hash) for row in rows}


def no_number_is_on_two_papers(world: World) -> None:
    """I2: but for what a desk printed that did not know its own past, or nobody knows any more."""
    papers = defaultdict(list)
    for one in world.ledger.written.values():
        if one.printed and one.code:
            papers[one.code].append(one)
    for code, several in sorted(papers.items()):
        if len([one for one in several if not one.blind and not one.lost]) > 1 or (
            len(several) > 1 and not any(one.blind or one.lost for one in several)
        ):
            raise Violated("I2 no number is on two papers", f"{code} was printed {len(several)} times")


def lines_of_books_have_no_gap(world: World) -> None:
    """The book of a desk that never lost its memory runs 1, 2, 3 …"""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    spoilt = {one.entry.place.journal for one in world.ledger.written.values() if one.blind or one.lost}
    for one in world.ledger.standing():
        book, line = getattr(one.entry.facts, "book", ""), getattr(one.entry.facts, "line", 0)
        if book:
            lines[one.entry.place.journal, book].append(line)
    for (journal, book), found in sorted(lines.items()):
        if journal not in spoilt and sorted(found) != list(range(1, len(found) + 1)):
            raise Violated("lines of a book have no gap", f"{journal}, book {book}: {sorted(found)}")


def the_money_adds_up(world: World) -> None:
    """I3: the server's sums are what was taken."""
    taken: Counter[str] = Counter(cash=0, transfer=0, waived=0)
    begun = {dossier.id for dossier in _folded(world)}
    for one in world.ledger.standing():
        if one.entry.subject in begun:
            taken.update(one.money)
    fees = _held(world).fees
    if dict(taken) != fees:
        raise Violated("I3 the money adds up", f"taken {dict(taken)}, at the server {fees}")


def _held(world: World) -> Holdings:
    with STAGE.holding(world.server):
        return holdings(world.server.central.database, AGENCY, world.server.now_ms())


def all_registers_are_one(world: World) -> None:
    """I4: every desk's register, the server's, and the fold of all entries from the beginning are the same bytes."""
    _held(world)
    wanted = {dossier.id: msgspec.msgpack.encode(dossier) for dossier in _folded(world)}
    with world.server.central.database.reading() as connection:
        rows = connection.execute(sa.select(schema.dossier.c.id, schema.dossier.c.body))
        _same("the server's register", {row.id: bytes(row.body) for row in rows}, wanted)
    for desk in world.present():
        if desk.release == world.server.release:
            with desk.journal.database.reading() as connection:
                held = {row[0]: bytes(row[1]) for row in run(connection, "SELECT id, body FROM dossier")}
            _same(f"the register of {desk.name}", held, wanted)


def _folded(world: World) -> list[Dossier]:
    about: dict[str, list[Entry]] = defaultdict(list)
    with STAGE.holding(world.server):
        for one in world.ledger.standing():
            if one.entry.subject:
                about[one.entry.subject].append(world.ledger.read(one))
        return [dossier for entries in about.values() if (dossier := fold(entries)) is not None]


def _same(name: str, held: Register, wanted: Register) -> None:
    if held == wanted:
        return
    different = sorted(mark for mark in held.keys() | wanted.keys() if held.get(mark) != wanted.get(mark))
    words = [f"{name} differs in {len(different)} dossiers of {len(wanted)}"]
    if held.get(different[0]) and wanted.get(different[0]):
        had, should = (msgspec.msgpack.decode(one[different[0]], type=Dossier) for one in (held, wanted))
        words += [
            f"{field}: {getattr(had, field)!r} for {getattr(should, field)!r}"
            for field in Dossier.__struct_fields__
            if getattr(had, field) != getattr(should, field)
        ]
    raise Violated("I4 all registers are one", "; ".join(words))


def every_store_proves_itself(world: World) -> None:
    """I6, I12: pages, chains, register and roll of every desk agree."""
    for desk in world.present():
        said_so = {"roll_damaged", "roll_cut", "roll_lacks"} if desk.roll_damaged else set()
        if found := [one for one in world.findings(desk) if one.kind not in said_so]:
            raise Violated("I12 every store proves itself", f"{desk.name}: {found[:3]}")


def the_server_can_prove_what_it_holds(world: World) -> None:
    """I5, I6: its chains have no gap, forks are split as is laid down, and the owner's signature covers every end."""
    with world.server.central.database.reading() as connection:
        owners = {row.journal: row.public_key for row in connection.execute(sa.select(schema.desk))}
        heads = {row.name: row for row in connection.execute(sa.select(schema.journal)) if row.number}
        signatures = {
            (row.journal, row.number): row.signature for row in connection.execute(sa.select(schema.signature))
        }
        rows = connection.execute(sa.select(schema.entry).order_by(schema.entry.c.number)).all()
    placed: dict[bytes, str] = {}
    clocks: dict[bytes, int] = {}
    heirs: dict[tuple[str, bytes], list[bytes]] = defaultdict(list)
    for row in rows:
        read = header(Sealed(row.body, row.personal))
        heirs[read.journal, read.previous].append(bytes(row.hash))
    for row in rows:
        read, mark = header(Sealed(row.body, row.personal)), bytes(row.hash)
        before = read.journal if read.number == 1 and read.previous == START else placed.get(read.previous)
        if before is None or row.number != read.number:
            raise Violated("I6 chains have no gap", f"the server's {row.journal} breaks before {row.number}")
        if read.hlc <= clocks.get(read.previous, 0):
            raise Violated("a desk's clock never goes back", f"{row.journal} {row.number} is older than the one before")
        clocks[mark] = read.hlc
        goes_on = mark == min(heirs[read.journal, read.previous])
        placed[mark] = before if goes_on else f"{read.journal}~{mark.hex()[:16]}"
        if row.journal != placed[mark]:
            raise Violated("I4 all holders split forks alike", f"{row.journal} {row.number} belongs to {placed[mark]}")
    for name, row in heads.items():
        base = name.partition("~")[0]
        if placed.get(bytes(row.hash)) != name or row.number != max(one.number for one in rows if one.journal == name):
            raise Violated("I6 chains have no gap", f"the server's head of {name} is not its last entry")
        made = signatures.get((name, row.number), b"")
        if base in owners and not signed_by(owners[base], made, head_statement(base, row.number, row.hash)):
            raise Violated("I5 signatures cover everything", f"{name} {row.number} is not signed by its owner")


def forks_are_told(world: World) -> None:
    """Every desk knows of every journal that forked, and of no other."""
    for desk in world.present():
        told = {branch.base for branch in desk.journal.branches()}
        if told != world.ledger.forked():
            raise Violated("a journal that forked is told of", f"{desk.name} is told of {sorted(told)}")


def closed_days_stay_closed(world: World) -> None:
    """I10: of each closed day every desk shows the totals that were sealed, and what came later beside them."""
    days = {
        world.ledger.written[mark].entry.day for mark in world.ledger.closings if not world.ledger.written[mark].lost
    }
    for desk in world.present():
        for day in sorted(days):
            with STAGE.holding(desk):
                view = desk.bench.closing.view(day)
            if view.closing is None or dict(view.closing.facts.tally) != world.ledger.closings[view.closing.entry.hash]:
                raise Violated("I10 closed totals stay", f"{desk.name} shows other totals of {day} than were sealed")
            if not view.complete and not _covers_lost(world, view.closing.entry.hash):
                raise Violated("I10 closed totals stay", f"{desk.name} cannot show what makes the totals of {day}")


def _covers_lost(world: World, closing: bytes) -> bool:
    facts = world.ledger.written[closing].entry.facts
    covered = {(one.journal, one.number): one.hash for one in facts.covered}
    return any(
        one.lost and number >= one.entry.place.number
        for (journal, number) in covered
        for one in world.ledger.written.values()
        if one.entry.place.journal == journal
    )


def revoked_desks_stay_out(world: World) -> None:
    """What a desk knows of a revocation the server knows again; the desk is not let in, whatever it says of itself."""
    known = {one.number for desk in world.present() for one in _sheet(desk) if one.revoked_ms}
    for desk in world.desks:
        if desk.is_revoked and desk.number in known:
            desk.is_offline = False
            while not world.up(desk):
                pass
            _, why = world.round(desk)
            desk.close()
            if not isinstance(why, Revoked | NotEnrolled):
                raise Violated("a revoked desk calls no more", f"{desk.name} was told {why!r}")


def _sheet(desk: DeskMachine) -> tuple[EnrolledDesk, ...]:
    unit = UnitSheets(desk.store.sheets, desk.identity).unit()
    return unit.desks if unit else ()


def no_name_lies_in_clear(world: World) -> None:
    """I13: no file of a desk and no line of the server's log holds a citizen's name. Looked at now and then."""
    if world.plan.seed % 16:
        return
    wanted = [name.encode() for name in NAMES] + [name.encode("utf-16-le") for name in NAMES]
    for desk in world.present():
        for path in desk.home.rglob("*"):
            if path.is_file() and any(name in path.read_bytes() for name in wanted):
                raise Violated("I13 no name lies in clear", f"{desk.name}: {path.relative_to(desk.home)}")
    if any(name in line for line in world.said for name in NAMES):
        raise Violated("I13 no name lies in clear", "the server's log")


def everyone_upgrades(world: World) -> None:
    """Not a check: the release that only some desks had comes to all of them and to the server."""
    if all(desk.release == programs.TODAY for desk in world.desks):
        return
    world.server.close()
    world.server.release = programs.NEXT
    world.open_server()
    for desk in world.present():
        desk.close()
        desk.release = programs.NEXT
        world.up(desk)


CHECKS: tuple[Check, ...] = (
    every_receipt_is_everywhere_once,
    no_number_is_on_two_papers,
    lines_of_books_have_no_gap,
    the_money_adds_up,
    all_registers_are_one,
    the_server_can_prove_what_it_holds,
    forks_are_told,
    closed_days_stay_closed,
    revoked_desks_stay_out,
    everyone_upgrades,
    all_registers_are_one,
    every_store_proves_itself,
    no_name_lies_in_clear,
)
