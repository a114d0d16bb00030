"""The composition root of a desk: the only module, with the commands, that knows everyone."""

import logging
import os
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.exemptions import Exemptions
from intake_desk.domain.procedures import Catalogue
from intake_desk.domain.units import Units
from intake_desk.services import day_proofs
from intake_desk.services.catalogue import Documents, Reference
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store import watermarks
from intake_desk.store.database import Database
from intake_desk.store.findings import Finding
from intake_desk.store.identity import identity_of
from intake_desk.store.opening import FILE, KEY_NAME, ROLL, KeyMissing, Opened, Store, lock_or_refuse, open_store
from intake_desk.store.roll import segments
from intake_desk.store.sheets import Sheets
from intake_desk.store.vault import NoSecretStore, SecretStoreLocked, Vault
from intake_desk.store.verification import Proof, verify, verify_files
from intake_desk.sync import keys, sheet_proofs
from intake_desk.sync.failures import NotEnrolled, Revoked
from intake_desk.sync.watching import Watch
from intake_desk.ui.counter import Opening

if TYPE_CHECKING:
    from intake_desk.exchanging import Exchange, SupervisorsWay
    from intake_desk.peering import Sticks
    from intake_desk.sync.lan import LanPeers
    from intake_desk.sync.replicator import RoundResult
    from intake_desk.sync.waiting_link import WaitingLink
    from intake_desk.wire import CodeAnswer, Reach, RevokeAnswer

_log = logging.getLogger("intake_desk")

VERSION_BITS = 0x7000
VARIANT_BITS = 0x8000


def resource(name: str) -> bytes:
    """A document that ships with the program."""
    return (files("intake_desk.resources") / name).read_bytes()


def reference() -> Reference:
    """Procedures, calendar and rules as they ship; a desk makes it follow what its unit adopts."""
    return Reference(_shipped())


@cache
def _shipped() -> Documents:
    """Read once for all desks of a process: nothing of it is ever changed, what a unit adopts stands beside it."""

    @cache
    def units() -> Units:
        return Units(resource("units.tsv").decode(), resource("former_units.tsv").decode())

    return Documents(
        catalogue=Catalogue.decode(resource("procedures.json")),
        calendar=Calendar.decode(resource("calendar.json")),
        rules=DeadlineRules.decode(resource("deadline_rules.json")),
        units=units,
        exemptions=Exemptions.decode(resource("fee_waivers.json")),
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

    def __init__(
        self,
        store: Store,
        bench: Workbench,
        opened: Opened,
        vault: Vault,
        server_url: str,
        lan_interfaces: Callable[[], tuple[str, ...]] | None = None,
    ) -> None:
        """`lan_interfaces` are the addresses of this machine at which the LAN is; without, it stays on this machine."""
        self.store = store
        self.workbench = bench
        self.opened = opened
        self.server_url = server_url
        self._vault = vault
        self._exchange: Exchange | None = None
        self._lan_interfaces = lan_interfaces
        self._lan: LanPeers | None = None
        self._marked = b""

    def exchange(self, cancelled: Callable[[], bool]) -> "RoundResult":
        """One round with the server; only ever called from one thread. Raises what `Replicator.round` raises."""
        if self._exchange is None:
            # late: the HTTP client is imported on the sync's own thread, after the desk is open
            from intake_desk.exchanging import Exchange  # noqa: PLC0415

            self._exchange = Exchange(self.workbench.desk, self._vault, self.server_url)
        try:
            done = self._exchange.round(cancelled)
        except Revoked:
            self.workbench.desk.mark_revoked()
            raise
        self.workbench.desk.mark_revoked(revoked=False)
        self.workbench.desk.follow()
        self.workbench.exceptions.heard(done.server_time_ms, done.refused)
        return done

    def watch(self) -> Watch:
        """What waits at the server for other desks' work; whoever starts it stops it."""

        def open_link() -> "WaitingLink":
            # late: the HTTP client is imported on the watch's own thread
            from intake_desk.exchanging import waiting_link  # noqa: PLC0415

            return waiting_link(self._vault, self.server_url)

        def held() -> "tuple[Mapping[str, Reach], Mapping[str, int]]":
            from intake_desk.exchanging import held  # noqa: PLC0415  # late: see above

            return held(self.workbench.desk)

        return Watch(open_link, held, random.random)

    def issue_code(self, login: str, password: str) -> "CodeAnswer":
        """A code with which one more desk may enrol. Raises what `Link.issue_code` and the vault raise."""
        return self._supervisors_way().issue_code(login, password)

    def revoke(self, desk: int, reason: str, login: str, password: str) -> "RevokeAnswer":
        """A desk of the unit may call no more. Raises what `Link.revoke` and the vault raise."""
        return self._supervisors_way().revoke(desk, reason, login, password)

    def _supervisors_way(self) -> "SupervisorsWay":
        from intake_desk.exchanging import SupervisorsWay  # noqa: PLC0415  # late: see above

        return SupervisorsWay(self._vault, self.server_url)

    def lan(self, received: Callable[[], object], crashed: Callable[[Exception], object]) -> "LanPeers":
        """The desks of the unit on this desk's LAN, not begun yet; asked for once. `close` ends it.

        Raises what `lan_peers` raises.
        """
        # late: servers, certificates and multicast are imported when the desk has long been usable
        from intake_desk.peering import lan_peers  # noqa: PLC0415

        self._lan = lan_peers(self.workbench, self._vault, self.store.home, received, crashed, self._lan_interfaces)
        return self._lan

    def sticks(self) -> "Sticks":
        """What a stick takes out and brings."""
        from intake_desk.peering import Sticks  # noqa: PLC0415  # late: see above

        return Sticks(self.workbench.desk, self._vault)

    def prove(self) -> Proof:
        """Pages, chains, register and roll against each other. Raises KeyMissing, and what the vault raises."""
        key = self._vault.get(KEY_NAME)
        if key is None:
            raise KeyMissing
        desk = self.workbench.desk
        proof = verify(self.store.database, self.store.home / ROLL, key, desk.identity.journal, days=_further)
        return _told(proof, desk.reference)

    def keep_watermark(self) -> None:
        """Keep in the keyring how far the journal has come, if that changed; the log is told where it takes nothing."""
        mark = self.workbench.desk.journal.watermark()
        if mark is None or mark.hash == self._marked:
            return
        try:
            watermarks.keep(self._vault, mark)
        except (NoSecretStore, SecretStoreLocked) as refusal:  # nothing is lost by it: the mark before it still stands
            _log.warning("the keyring was not told where the journal ends: %s", refusal.code)
            return
        self._marked = mark.hash

    def close(self) -> None:
        """Let go of everything; nothing may be running but the LAN."""
        if self._lan is not None:
            self._lan.stop()
        if self._exchange is not None:
            self._exchange.close()
        self.store.close()


def prove_files(home: Path) -> Proof:
    """Prove the store that lies in `home` while nobody has it open; changes nothing.

    Raises NotEnrolled when none lies there, KeyMissing, AlreadyOpen, and what the vault raises.
    """
    if not (home / FILE).exists() and not segments(home / ROLL):
        raise NotEnrolled
    key = Vault(home).get(KEY_NAME)
    if key is None:
        raise KeyMissing
    with (home / "desk.lock").open("a+b") as lock:
        lock_or_refuse(lock.fileno())
        proof = verify_files(home / FILE, home / ROLL, key, _further)
    return _told(proof, reference())


def _further(database: Database) -> tuple[int, list[Finding]]:
    """How many closed days were proven; what does not agree about them, and which sheets the server did not sign."""
    count, found = day_proofs.findings(database)
    return count, [*sheet_proofs.findings(database), *found]


def _told(proof: Proof, known: Reference) -> Proof:
    """The proof with the names of the procedures that its findings tell of."""
    names = replace(proof.names, procedures=day_proofs.procedures_told(proof.findings, known))
    return replace(proof, names=names)


def enrolled(sheets: Sheets) -> DeskIdentity:
    """What this desk is. Raises NotEnrolled."""
    identity = identity_of(sheets)
    if identity is None:
        raise NotEnrolled
    return identity


def open_desk(
    home: Path,
    now: Callable[[], datetime] = wall_clock,
    server_url: str = "",
    lan_interfaces: Callable[[], tuple[str, ...]] | None = None,
) -> OpenDesk:
    """Open the desk that lives in `home`. Blocks on keyring and disk.

    Raises NotEnrolled, and what `open_store` and `Store.journal` raise.
    """
    vault = Vault(home)
    store = open_store(home, vault)
    try:
        identity = enrolled(store.sheets)
        journal, opened = store.journal(identity.journal, lambda: int(now().timestamp() * 1000))
        if mark := watermarks.read(vault):
            opened = replace(opened, set_back=journal.expect(mark))
        desk = Desk(
            identity=identity,
            journal=journal,
            sheets=store.sheets,
            reference=reference(),
            now=now,
            new_id=id_maker(now),
            sign=_Signer(vault),
        )
        desk.follow()
        return OpenDesk(store, workbench(desk), opened, vault, server_url or identity.server_url, lan_interfaces)
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


def opening(
    home: Path,
    now: Callable[[], datetime] = wall_clock,
    server_url: str = "",
    lan_interfaces: Callable[[], tuple[str, ...]] | None = None,
) -> Opening:
    """The desk that lives in `home` as the window wants it. Raises what `open_desk` raises."""
    desk = open_desk(home, now, server_url, lan_interfaces)
    return Opening(
        workbench=desk.workbench,
        opened=desk.opened,
        exchange=desk.exchange,
        prove=desk.prove,
        close=desk.close,
        watch=desk.watch,
        at_server=desk,
        lan=desk.lan,
        sticks=desk.sticks,
        keep_watermark=desk.keep_watermark,
    )
