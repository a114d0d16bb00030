"""The composition root of a desk: the only module, with the commands, that knows everyone."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from uuid import UUID

from platformdirs import user_data_path

from intake_desk.domain.deadlines import Calendar, DeadlineRules
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.procedures import Catalogue
from intake_desk.domain.units import Units
from intake_desk.services.catalogue import Reference
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.opening import KEY_NAME, KeyMissing, Opened, Store, open_store
from intake_desk.store.sheets import Sheets
from intake_desk.store.vault import Vault
from intake_desk.store.verification import Proof, verify
from intake_desk.sync import keys
from intake_desk.sync.enrolment import identity_of
from intake_desk.sync.link import Link, NotEnrolled
from intake_desk.sync.replicator import Replicator, RoundResult
from intake_desk.ui.application import Program
from intake_desk.ui.shell import Opening

VERSION_BITS = 0x7000
VARIANT_BITS = 0x8000


def default_home() -> Path:
    """Where this user's desk lives unless told otherwise."""
    return Path(os.environ.get("INTAKE_DESK_HOME") or user_data_path("intake-desk", appauthor=False))


def resource(name: str) -> bytes:
    """A document that ships with the program."""
    return (files("intake_desk.resources") / name).read_bytes()


def reference() -> Reference:
    """Procedures, calendar and rules as they ship."""

    @cache
    def units() -> Units:
        return Units(resource("units.tsv").decode(), resource("former_units.tsv").decode())

    return Reference(
        catalogue=Catalogue.decode(resource("procedures.json")),
        calendar=Calendar.decode(resource("calendar.json")),
        rules=DeadlineRules.decode(resource("deadline_rules.json")),
        units=units,
    )


def wall_clock() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def id_maker(now: Callable[[], datetime], entropy: Callable[[int], bytes] = os.urandom) -> Callable[[], str]:
    """UUIDv7 by a clock that is handed in (RFC 9562 §5.7), as 32 hexadecimal digits."""

    def make() -> str:
        milliseconds = int(now().timestamp() * 1000)
        random = int.from_bytes(entropy(10))
        high = (milliseconds << 16) | VERSION_BITS | (random >> 64 & 0x0FFF)
        low = (random & 0x3FFF_FFFF_FFFF_FFFF) | (VARIANT_BITS << 48)
        return UUID(int=(high << 64) | low).hex

    return make


class OpenDesk:
    """A desk that is open: its services, its exchange with the server, its proof."""

    def __init__(self, store: Store, bench: Workbench, opened: Opened, vault: Vault, server_url: str) -> None:
        self.store = store
        self.workbench = bench
        self.opened = opened
        self.server_url = server_url
        self._vault = vault
        self._replicator: Replicator | None = None
        self._link: Link | None = None

    def exchange(self, cancelled: Callable[[], bool]) -> RoundResult:
        """One round with the server; only ever called from one thread. Raises what `Replicator.round` raises."""
        if self._replicator is None:
            desk = self.workbench.desk
            token, key = keys.desk_token(self._vault), keys.desk_key(self._vault)
            if token is None or key is None:
                raise NotEnrolled
            self._link = Link(self.server_url, token)
            self._replicator = Replicator(self._link, desk.journal, desk.sheets, desk.identity, key)
        return self._replicator.round(cancelled)

    def prove(self) -> Proof:
        """Pages, chains, register and roll against each other."""
        return prove(self.store, self._vault, self.workbench.desk.identity.journal)

    def close(self) -> None:
        """Let go of everything; nothing may be running."""
        if self._link is not None:
            self._link.close()
        self.store.close()


def prove(store: Store, vault: Vault, own: str) -> Proof:
    """Prove an open store. Raises KeyMissing."""
    key = vault.get(KEY_NAME)
    if key is None:
        raise KeyMissing
    return verify(store.database, store.home / "roll", key, own)


def enrolled(sheets: Sheets) -> DeskIdentity:
    """What this desk is. Raises NotEnrolled."""
    identity = identity_of(sheets)
    if identity is None:
        raise NotEnrolled
    return identity


def open_desk(home: Path, now: Callable[[], datetime] = wall_clock, server_url: str = "") -> OpenDesk:
    """Open the desk that lives in `home`. Blocks on keyring and disk.

    Raises NotEnrolled, and what `open_store` and `Store.journal` raise.
    """
    vault = Vault(home)
    store = open_store(home, vault)
    try:
        identity = enrolled(store.sheets)
        journal, opened = store.journal(identity.journal, lambda: int(now().timestamp() * 1000))
        desk = Desk(
            identity=identity,
            journal=journal,
            sheets=store.sheets,
            reference=reference(),
            now=now,
            new_id=id_maker(now),
            sign=_Signer(vault),
        )
        return OpenDesk(store, workbench(desk), opened, vault, server_url or identity.server_url)
    except BaseException:
        store.close()
        raise


class _Signer:
    """Signs receipts with the desk's key, which is fetched from the keyring when the first receipt needs it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._sign: Callable[[bytes], bytes] | None = None

    def __call__(self, text: bytes) -> bytes:
        if self._sign is None:
            key = keys.desk_key(self._vault)
            if key is None:
                raise NotEnrolled
            self._sign = key.sign
        return self._sign(text)


def opening(home: Path, now: Callable[[], datetime] = wall_clock, server_url: str = "") -> Opening:
    """The desk that lives in `home` as the window wants it. Raises what `open_desk` raises."""
    desk = open_desk(home, now, server_url)
    return Opening(
        workbench=desk.workbench, opened=desk.opened, exchange=desk.exchange, prove=desk.prove, close=desk.close
    )


def run(home: Path, server_url: str = "", *, measure_start: bool = False) -> int:
    """Open the window and stay until it is closed; with `measure_start` say how long it took, and leave."""
    program = Program(lambda: opening(home, server_url=server_url), home)
    if measure_start:
        program.shell.usable.connect(lambda: _tell_and_quit(program))
    return program.run()


def _tell_and_quit(program: Program) -> None:
    """Once the sign-in field can be used and the event loop is idle again."""
    print(f"usable after {since_process_began_ms():.0f} ms", flush=True)  # noqa: T201
    program.app.quit()


def since_process_began_ms() -> float:
    """Milliseconds since the kernel made this process, so that imports are counted too."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
