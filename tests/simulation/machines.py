"""A desk's machine and the server's: each with its own disk and clock, each able to die at any named point."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import httpx2

from intake_desk.app import id_maker
from intake_desk.domain.desk import Clerk, DeskIdentity, named
from intake_desk.domain.refusals import Refusal
from intake_desk.server import limits
from intake_desk.server.app import create_app
from intake_desk.server.central import Central, open_central
from intake_desk.services.catalogue import Reference
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.days import current_day
from intake_desk.store.journal import Journal
from intake_desk.store.opening import Opened, Store
from intake_desk.sync import keys
from intake_desk.sync.asking import Wait
from intake_desk.sync.link import Link
from intake_desk.sync.reminding import RemindingLink
from intake_desk.sync.replicator import Replicator
from intake_desk.wire import ExchangeAnswer
from tests.plain_vault import PlainVault
from tests.simulation import files, programs
from tests.simulation.points import STAGE, Crash
from tests.simulation.template import ADDRESS, PASSWORD, PlainLine, documents

FAILED = 500


class Machine:
    """What a desk's and the server's machine have in common."""

    def __init__(self, name: str, home: Path, chance: Random, now_ms: Callable[[], int]) -> None:
        self.name = name
        self.home = home
        self.chance = chance
        self.clock_ahead = 0
        self.release = programs.TODAY
        self.is_up = False
        self.died_at = ""
        # So many bytes the roll's disk still takes, where it is one of its own.
        self.roll_room: int | None = None
        self.world_ms = now_ms
        self._due: tuple[str, int] | None = None
        self._left: files.Picture | None = None

    def program(self) -> AbstractContextManager[None]:
        """The release of the program that runs here."""
        return programs.running(self.release)

    def now_ms(self) -> int:
        """This machine's clock, right or wrong."""
        return self.world_ms() + self.clock_ahead

    def arm(self, point: str, times: int) -> None:
        """Let the machine die when it reaches this point for the so manieth time."""
        self._due = (point, times)

    def disarm(self) -> None:
        """It shall live after all."""
        self._due = None

    def is_due(self, point: str) -> bool:
        """Whether it is to die here; counts how often it was asked."""
        if self._due is None or self._due[0] != point:
            return False
        self._due = (point, self._due[1] - 1)
        return self._due[1] <= 0

    def die(self, point: str) -> None:
        """Keep what is on the disk now, and end."""
        self.disarm()
        self.died_at = point
        self._left = files.take(self.home)
        raise Crash(point)

    def bury(self) -> None:
        """After a crash: let go of what the dead process held, and put the disk back as it was at that moment."""
        self.disarm()
        with suppress(Exception):
            self._let_go()
        self.is_up = False
        if self._left is not None:
            files.put(self.home, self._left)
            self._left = None

    def kill(self) -> None:
        """End the process here and now, without a chance to tidy up."""
        if not self.is_up:
            return
        self._left = files.take(self.home)
        self.bury()

    def close(self) -> None:
        """Shut down as one should."""
        if self.is_up:
            with STAGE.holding(self):
                self._let_go()
        self.is_up = False

    def picture(self) -> files.Picture:
        """A backup, taken while everything runs."""
        return files.take(self.home)

    def erase(self) -> None:
        """Remove every trace."""
        self.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def _let_go(self) -> None:
        raise NotImplementedError


class DeskMachine(Machine):
    """One desk: its real store, journal, services and replicator."""

    store: Store
    journal: Journal
    bench: Workbench
    replicator: Replicator
    opened: Opened

    def __init__(
        self,
        home: Path,
        identity: DeskIdentity,
        secrets: dict[str, bytes],
        chance: Random,
        now_ms: Callable[[], int],
        line: httpx2.BaseTransport,
    ) -> None:
        super().__init__(f"desk {identity.desk}", home, chance, now_ms)
        self.identity = identity
        self.number = identity.desk
        self.vault = PlainVault(secrets)
        self.line = line
        self.is_offline = False
        self.is_gone = self.is_revoked = False
        # Its whole disk was put back, and no server that knows has told it since: it cannot know what it printed.
        self.is_blind = False
        self.was_damaged = False
        self.roll_damaged = False
        self.failures = 0
        self.last_refusal = ""
        # Up to where its journal stands in the ledger, and whether a crash may have left more behind.
        self.accounted = 0
        self.may_recover = False

    def open(self) -> None:
        """Start the program. Raises what the program raises, and Crash."""
        if self.is_up:
            return
        with STAGE.holding(self):
            store = Store(self.home, self._store_key())
            try:
                self.journal, self.opened = store.journal(self.identity.journal, self.now_ms, self.chance.randbytes)
            except BaseException:
                with suppress(Exception):
                    store.close()
                raise
            self.store = store
            self.is_up = True
            self.link = Link(ADDRESS, keys.desk_token(self.vault), transport=self.line)
            key = keys.desk_key(self.vault)
            link = RemindingLink(self.link, store.sheets, self.identity, key)
            # every second desk asks ahead: what comes back then is known before anything else goes on
            ahead = at_once if self.number % 2 == 0 else None
            self.replicator = Replicator(link, self.journal, store.sheets, self.identity, key, ahead=ahead)
            self.bench = workbench(self._desk(key.sign))

    def seat(self, *, supervisor: bool = False) -> Clerk:
        """Somebody who sits at the desk on today's business day, signed in by the program's own rules."""
        desk = self.bench.desk
        login = "hang" if supervisor else "thuy"
        present = desk.seat.clerk
        opened = _open_day(desk)
        if present is None or opened is None or desk.day_by_clock() > opened:
            self.bench.accounts.sign_in("hang", PASSWORD, day_confirmed=True)
        person = named(desk.clerks, login)
        assert person is not None
        desk.seat.clerk = person
        return person

    def _store_key(self) -> bytes:
        return bytes(range(32))

    def _desk(self, sign: Callable[[bytes], bytes]) -> Desk:
        def now() -> datetime:
            return datetime.fromtimestamp(self.now_ms() / 1000, UTC)

        desk = Desk(
            identity=self.identity,
            journal=self.journal,
            sheets=self.store.sheets,
            reference=Reference(documents()),
            now=now,
            new_id=id_maker(now, self.chance.randbytes),
            sign=sign,
        )
        desk.follow()
        return desk

    def _let_go(self) -> None:
        if self.is_up:
            # what a failed commit left on the roll and nobody could void comes to light at the next start
            self.may_recover |= bool(self.journal._unsettled)
            self.link.close()
            self.store.close()


def at_once(exchange: Wait) -> Wait:
    """Do what is asked ahead at once, and tell what came of it when somebody wants to know."""
    outcome: Future[ExchangeAnswer] = Future()
    try:
        outcome.set_result(exchange())
    except Refusal as error:
        outcome.set_exception(error)
    return outcome.result


class ServerMachine(Machine):
    """The central server: its real application over its real database."""

    central: Central

    def __init__(self, home: Path, chance: Random, now_ms: Callable[[], int]) -> None:
        super().__init__("server", home, chance, now_ms)
        self.down_for = 0
        # Beyond this size no file may grow while a request is answered; whether that was met.
        self.room: int | None = None
        self.was_full = False

    def open(self) -> None:
        """Start the server."""
        if self.is_up:
            return
        with STAGE.holding(self):
            self.central = open_central(self.home, now_ms=self.now_ms)
            _present_server.machine = self
            self.is_up = True

    def ask(self, request: httpx2.Request) -> httpx2.Response:
        """What the server answers. Raises Crash."""
        with STAGE.holding(self), nullcontext() if self.room is None else files.no_room_beyond(self.room):
            response = _door().handle_request(request)
        self.was_full |= self.room is not None and response.status_code == FAILED
        return response

    def _let_go(self) -> None:
        if self.is_up:
            self.central.close()


class _PresentServer:
    """Whatever server is up now, in the eyes of the one application of this process: to make it takes longer than a
    whole round.
    """

    machine: ServerMachine

    def __getattr__(self, name: str) -> object:
        return getattr(self.machine.central, name)


_present_server = _PresentServer()


@cache
def _door() -> PlainLine:
    return PlainLine(create_app(_present_server))


class Buckets(limits.Buckets):
    """What each caller may still ask, by the true time of the history that is being lived."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: _present_server.machine.world_ms() / 1000)
        _buckets.append(self)


_buckets: list[Buckets] = []


def forget_callers() -> None:
    """A new history begins: nobody has asked anything yet."""
    for one in _buckets:
        one.forget()


def _open_day(desk: Desk) -> str | None:
    return current_day(desk.journal.database, desk.identity.journal)
