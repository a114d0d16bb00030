"""One history as it happens: machines, network, time, and the ledger of what really happened."""

import resource
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import httpx2
import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import Sealed
from intake_desk.domain.refusals import Refusal
from intake_desk.server import journals, schema
from intake_desk.server.author import journal_of
from intake_desk.server.enrolment import issue_code
from intake_desk.store.database import DamagedStore, run
from intake_desk.store.findings import Finding
from intake_desk.store.journal import StoreFailed
from intake_desk.store.verification import verify
from intake_desk.sync.replicator import RoundResult
from intake_desk.wire import EXCHANGE, ExchangeAnswer
from tests.simulation import files
from tests.simulation.ledger import Ledger, Violated
from tests.simulation.machines import DeskMachine, Machine, ServerMachine
from tests.simulation.network import Network, body_of
from tests.simulation.plans import Plan
from tests.simulation.points import STAGE, Crash
from tests.simulation.template import AGENCY, START_MS, STORE_KEY, Enrolled, template

NEWS = (
    "SELECT id, hash, body, personal FROM entry WHERE id > ?1"
    " AND (journal = ?2 OR substr(journal, 1, length(?2) + 1) = ?2 || '~') ORDER BY id"
)
ROLLS_OWN_DISK = 0.3
DONE, DIED, REFUSED = "done", "died", "refused"
CHANGED_BY_CARRIER = ("answer changed", "request changed", "answer with a byte flipped")


class World:
    """Everything that a history happens to."""

    def __init__(self, plan: Plan, folder: Path, survived: Counter[str]) -> None:
        self.plan = plan
        self.folder = folder
        self.survived = survived
        self.ledger = Ledger()
        self.ms = START_MS
        self.promised: dict[bytes, tuple[str, int]] = {}
        self.trace: list[str] = []
        self.said: list[str] = []
        made = template(plan.desks)
        self.server = ServerMachine(folder / "server", Random(f"{plan.seed} server"), self.look)
        files.put(self.server.home, made.server)
        self.network = Network(self.server, survived)
        self.network.kinds = plan.faults
        self.network.on_server_crash = self.server_died
        self.network.on_answer = self._heard
        self.desks = [self.place(enrolled) for enrolled in made.desks]
        self.backups: dict[int, list[tuple[files.Picture, bool]]] = {}
        self.server_backups: list[files.Picture] = []
        self.server_is_old = False  # it was put back, and nobody may have reminded it yet
        self.is_full = False  # the disk of the machine on which something happens
        self.server.open()
        self.server_backups.append(self.server.picture())

    def look(self) -> int:
        """The true time; every look at a clock takes a millisecond."""
        self.ms += 1
        return self.ms

    def place(self, enrolled: Enrolled) -> DeskMachine:
        """Put an enrolled desk's machine on its table."""
        number, line = enrolled.identity.desk, self.network.line()
        chance = Random(f"{self.plan.seed} desk {number}")
        desk = DeskMachine(self.folder / f"desk-{number}", enrolled.identity, enrolled.secrets, chance, self.look, line)
        line.desk = desk
        files.put(desk.home, enrolled.home)
        return desk

    def close(self) -> None:
        """End everything."""
        for machine in (*self.desks, self.server):
            machine.disarm()
            machine.close()

    # ---- what happens on one machine

    def on(self, machine: Machine, doing: Callable[[], object]) -> tuple[str, object]:
        """Let something happen on a machine: it is done, it is refused in the program's words, or the machine dies."""
        try:
            with STAGE.holding(machine):
                return DONE, doing()
        except Crash:
            self._died(machine)
            return DIED, None
        except DamagedStore as damage:
            # the program says so and is started again: the next start looks at every page
            machine.disarm()
            machine.kill()
            self.survived["damage met while running"] += 1
            if isinstance(machine, DeskMachine):
                machine.may_recover = True
                if not self.is_full:  # nobody starts it before there is room again
                    self.up(machine)
            return REFUSED, damage
        except Refusal as refusal:
            return REFUSED, refusal
        finally:
            machine.disarm()

    def up(self, desk: DeskMachine) -> bool:
        """The desk's program runs, started when it was not; False when it died starting."""
        if desk.is_up:
            return True
        try:
            try:
                self._started(desk)
            except DamagedStore:  # met too late for a quick look; the mark it left makes the next start look at all
                self.survived["damage met while starting"] += 1
                desk.kill()
                desk.may_recover = True
                self._started(desk)
        except Crash:
            self._died(desk)
            return False
        except Refusal as refusal:
            raise Violated("I12 the store opens after any crash", f"{desk.name}: {refusal!r}") from refusal
        finally:
            desk.disarm()
        return True

    def _started(self, desk: DeskMachine) -> None:
        desk.open()
        desk.accounted = 0
        self.account(desk, printed=False)
        desk.may_recover = False

    def account(self, desk: DeskMachine, *, printed: bool) -> int:
        """Write down what is new in the desk's own journal."""
        with desk.journal.database.reading() as connection:
            rows = run(connection, NEWS, (desk.accounted, desk.journal.name)).fetchall()
        desk.accounted = rows[-1][0] if rows else desk.accounted
        new = [Sealed(body, personal) for _, mark, body, personal in rows if mark not in self.ledger.written]
        if new and not printed and not desk.may_recover:
            raise Violated("what was refused did not happen", f"{desk.name}: {len(new)} entries came to be unasked")
        return self.ledger.take(new, printed=printed, blind=desk.is_blind)

    def act(self, desk: DeskMachine, doing: Callable[[], object]) -> tuple[str, object]:
        """Something that a clerk does: when it is done, its paper is in the citizen's hand."""
        before = desk.accounted
        outcome, what = self.on(desk, doing)
        if outcome == DONE:
            self.account(desk, printed=True)
        elif outcome == REFUSED and desk.is_up and self.account(desk, printed=True):
            raise Violated("what was refused did not happen", f"{desk.name}: {what!r} after number {before}")
        return outcome, what

    def round(self, desk: DeskMachine) -> tuple[str, RoundResult | Refusal | None]:
        """One round with the server."""
        tampered = sum(self.survived[fault] for fault in CHANGED_BY_CARRIER)
        outcome, what = self.on(desk, lambda: desk.replicator.round(lambda: False))
        if outcome == DIED:
            return outcome, None
        if desk.is_up:
            self.account(desk, printed=False)
        if isinstance(what, RoundResult):
            desk.failures = 0
            if what.finished and tampered == sum(self.survived[fault] for fault in CHANGED_BY_CARRIER):
                desk.is_blind = desk.is_blind and self._others_know_more(desk)
            return outcome, what
        desk.failures += 1
        assert isinstance(what, Refusal)
        desk.last_refusal = f"{type(what).__name__} {what.params}"
        return outcome, what

    def _others_know_more(self, desk: DeskMachine) -> bool:
        """Whether a server that was put back too could not tell the desk its past, which other desks still know."""
        known = self.held_by_server() | self.held_by(desk)
        own = {mark for mark, one in self.ledger.written.items() if one.entry.place.journal == desk.identity.journal}
        return any(own & self.held_by(other) - known for other in self.present() if other.is_up)

    @contextmanager
    def full_disk(self, machine: Machine, chance: Random) -> Iterator[None]:
        """The kernel takes no byte beyond some file's present size and a little: a disk that is about to be full."""
        sizes = [path.stat().st_size for path in sorted(machine.home.rglob("*")) if path.is_file()]
        room = chance.choice([size for size in sizes if size]) + chance.randrange(9_000)
        if chance.random() < ROLLS_OWN_DISK:
            machine.roll_room = chance.choice((0, 300, 2_000))
            room = resource.RLIM_INFINITY
        self.is_full = True
        with files.no_room_beyond(room):
            yield
        machine.roll_room, self.is_full = None, False

    def _died(self, machine: Machine) -> None:
        self.survived[machine.died_at] += 1
        if isinstance(machine, DeskMachine):
            machine.may_recover = True
        machine.bury()

    def findings(self, desk: DeskMachine) -> tuple[Finding, ...]:
        """What the desk's own proof finds wrong with its store."""
        with STAGE.holding(desk):
            return verify(desk.store.database, desk.home / "roll", STORE_KEY, desk.identity.journal).findings

    # ---- the server

    def server_died(self) -> None:
        """Bury the server's process and start another."""
        self.survived[self.server.died_at] += 1
        self.server.bury()
        self.open_server()

    def open_server(self) -> None:
        """Start the server; what it said that it holds it must still hold."""
        self.server.open()
        if gone := self.promised.keys() - self.held_by_server():
            raise Violated("a head once said is safe", f"the server forgot {self.promised[gone.pop()]}")

    def office_wrote(self, doing: Callable[[], object]) -> None:
        """Something that an officer does at the server, which may die of it; then what is new in its journal counts."""
        outcome = DONE
        try:
            with STAGE.holding(self.server):
                doing()
        except Crash:
            outcome = DIED
            self.server_died()
        except Refusal:
            outcome = REFUSED
        self.server.disarm()
        with self.server.central.database.reading() as connection:
            own = schema.entry.c.journal.startswith(journal_of(AGENCY))
            rows = connection.execute(sa.select(schema.entry.c.body, schema.entry.c.personal).where(own)).all()
        new = self.ledger.take((Sealed(row.body, row.personal) for row in rows), printed=outcome == DONE)
        self.survived["office recorded"] += new
        if new and outcome == REFUSED:
            raise Violated("what was refused did not happen", "the server wrote what it had refused")

    def issue_code(self) -> str:
        """A code for one more desk."""
        return issue_code(self.server.central, AGENCY)

    def server_heads(self) -> dict[str, int]:
        """Up to where the server holds each journal."""
        with self.server.central.database.reading() as connection:
            return {name: end.number for name, end in journals.ends(connection, AGENCY).items()}

    def server_desks(self) -> set[int]:
        """The places that the server knows to be given."""
        with self.server.central.database.reading() as connection:
            here = schema.desk.c.agency == AGENCY
            return set(connection.execute(sa.select(schema.desk.c.number).where(here)).scalars())

    def _heard(self, request: httpx2.Request, response: httpx2.Response) -> None:
        if request.url.path == EXCHANGE and response.status_code == 200:
            answer = msgspec.msgpack.decode(body_of(response), type=ExchangeAnswer)
            self.promised |= {reach.hash: (name, reach.number) for name, reach in answer.heads.items()}

    # ---- who holds what

    def held_by(self, desk: DeskMachine) -> set[bytes]:
        """The hashes of every entry that a desk holds, those too that wait behind a hole."""
        with desk.journal.database.reading() as connection:
            held = {row[0] for row in run(connection, "SELECT hash FROM entry")}
        return held | {sealed.hash for sealed in desk.journal._later}

    def held_by_server(self) -> set[bytes]:
        """The hashes of every entry that the server holds."""
        with self.server.central.database.reading() as connection:
            return {bytes(row.hash) for row in connection.execute(sa.select(schema.entry.c.hash))}

    def present(self) -> list[DeskMachine]:
        """The desks that there still are."""
        return [desk for desk in self.desks if not desk.is_gone]

    def strike_out_lost(self, besides: str = "") -> int:
        """After a whole disk went: what nobody holds any more is gone, and is not asked for later.

        Where the roll is still there, the entries of the journal that it copies are asked for all the same (`besides`).
        """
        for desk in self.present():
            while not self.up(desk):
                pass
        self._give_up_what_nobody_can_prove()
        held = self.held_by_server().union(*(self.held_by(desk) for desk in self.present()))
        count = 0
        for mark, one in self.ledger.written.items():
            if not one.lost and mark not in held and one.entry.place.journal != besides:
                one.lost = True
                count += 1
        return count

    def _give_up_what_nobody_can_prove(self) -> None:
        """A page took the only signature over another desk's entries: a server that forgot them cannot take them from
        this copy, which would differ from all others for good. Here the rest of that file goes too.
        """
        provable = {desk.number: self._provable_by(desk) for desk in self.present()}
        everywhere = self.held_by_server().union(*provable.values())
        for desk in self.present():
            if desk.was_damaged and not self.held_by(desk) <= everywhere:
                desk.close()
                (desk.home / "desk.db").unlink()
                while not self.up(desk):
                    pass

    def _provable_by(self, desk: DeskMachine) -> set[bytes]:
        """Of what a desk holds, its own entries and those that their owner's signatures here cover."""
        held = self.held_by(desk)
        question = "SELECT hash FROM entry WHERE journal = ? AND number > ?"
        try:
            for name, last in desk.journal.uncovered().items():
                with desk.journal.database.reading() as connection:
                    held -= {row[0] for row in run(connection, question, (name, last[0] if last else 0))}
        except DamagedStore:  # another page is bad; its own entries are on the roll too
            own = desk.identity.journal
            held &= {mark for mark, one in self.ledger.written.items() if one.entry.place.journal == own}
        return held

    def count_what_came_back(self) -> None:
        """What was struck out, but was on its way to the server when the disk went, is asked for like anything else."""
        held = self.held_by_server().union(*(self.held_by(desk) for desk in self.present()))
        for mark, one in self.ledger.written.items():
            one.lost = one.lost and mark not in held

    def was_damage(self, what: object) -> bool:
        """Whether a refusal says that a page of the file does not check out."""
        return isinstance(what, DamagedStore)

    def disk_failed(self, what: object) -> bool:
        """Whether a refusal says that the disk did not take it."""
        return isinstance(what, StoreFailed)
