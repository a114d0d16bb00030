"""The desks of one unit on one LAN: found, listened to, kept level with this one, each on a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.refusals import Refusal
from intake_desk.store.journal import Journal
from intake_desk.store.sheets import Sheets
from intake_desk.sync.answering import Answerer
from intake_desk.sync.failures import Offline
from intake_desk.sync.lan_discovery import Discovery, nearby_interfaces
from intake_desk.sync.lan_identity import LanIdentity
from intake_desk.sync.lan_link import LanLink, desk_at
from intake_desk.sync.lan_peer import BUG, Peer, PeerState
from intake_desk.sync.lan_server import LanServer
from intake_desk.sync.lan_settings import Address, LanSettings, address_of, load
from intake_desk.sync.replicator import Replicator, RoundResult
from intake_desk.sync.taking import Taken
from intake_desk.wire import ExchangeAnswer, ExchangeRequest

# The unit's desks, this machine's networks and the fixed addresses are looked at again so often.
LOOK_SECONDS: Final = 15.0
STOP_SECONDS: Final = 2.0
MOST_PEERS: Final = 32
ANYWHERE: Final = "0.0.0.0"  # noqa: S104  # who calls from outside private networks is not even greeted
LOOPBACK: Final = ("127.0.0.1",)
NO_NETWORK: Final = "no_network"
NO_MULTICAST: Final = "no_multicast"


class LanPeers:
    """One desk's LAN from `start` to `stop`. No call blocks on the network; what fails is in `states`."""

    def __init__(
        self,
        journal: Journal,
        sheets: Sheets,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        folder: Path,
        now_ms: Callable[[], int],
        received: Callable[[], object],
        crashed: Callable[[Exception], object],
        interfaces: Callable[[], tuple[str, ...]] = nearby_interfaces,
        refused: Callable[[int, tuple[str, ...]], object] = lambda _desk, _names: None,
    ) -> None:
        """`received` is called when others' work or newer sheets arrived, `crashed` when the program is at fault,
        `refused` after every round with a desk, with the journals of which something was not taken; all on threads of
        the LAN. `interfaces` are the addresses of this machine on which desks are looked for.
        """
        self._journal, self._sheets, self._identity, self._key = journal, sheets, identity, key
        self._now_ms, self._received, self._crashed, self._interfaces = now_ms, received, crashed, interfaces
        self._refused = refused
        self._answerer = Answerer(journal, sheets, identity, key, now_ms)
        self._unit_sheets = self._answerer.unit_sheets
        self._lan_identity = LanIdentity(identity, key, self._unit_sheets, folder)
        self._lock = threading.Lock()
        self._peers: dict[int, Peer] = {}
        self._heard: dict[int, set[Address]] = {}
        self._ended = threading.Event()
        self._look_again = threading.Event()
        self._keeper: threading.Thread | None = None
        self._server: LanServer | None = None
        self._discovery: Discovery | None = None
        self._heard_on: tuple[str, ...] = ()
        self._port = 0
        self._error_code = ""

    def start(self) -> None:
        """Begin on a thread of its own; nothing happens when it runs or is switched off in the settings."""
        if self._keeper is not None:
            return
        self._keeper = threading.Thread(target=self._keep, name="lan-keeper", daemon=True)
        self._keeper.start()

    def stop(self) -> None:
        """End everything; afterwards no thread of the LAN touches the store. May take a second or two."""
        self._ended.set()
        self._look_again.set()
        if self._keeper is not None:
            self._keeper.join()
        self._end()

    def push(self) -> None:
        """Something was recorded here."""
        for peer in self._now():
            peer.push()

    def look(self) -> None:
        """Look at the settings, the networks and the unit's desks again, now."""
        self._look_again.set()

    def states(self) -> tuple[PeerState, ...]:
        """How things stand with every other desk of the unit. Reads the store."""
        own = self._own_number()
        peers = {peer.desk: peer for peer in self._now()}
        others = [desk for desk in self._unit_sheets.desks().values() if desk.number != self._identity.desk]
        return tuple(
            peers[desk.number].state(desk.name, own)
            if desk.number in peers
            else PeerState(desk=desk.number, name=desk.name, waiting=own)
            for desk in sorted(others, key=lambda desk: desk.number)
        )

    @property
    def error_code(self) -> str:
        """Why this desk does not take part in the LAN; "" when it does, or is not meant to."""
        return self._error_code

    @property
    def port(self) -> int:
        """Where this desk listens; 0 when it does not."""
        return self._port

    def _now(self) -> tuple[Peer, ...]:
        with self._lock:
            return tuple(self._peers.values())

    def _keep(self) -> None:
        while not self._ended.is_set():
            self._look_again.clear()
            self._error_code = self._tended()
            self._look_again.wait(LOOK_SECONDS)

    def _tended(self) -> str:
        """Look after everything once; why this desk does not take part, "" when it does."""
        try:
            settings = load(self._sheets)
            if settings.on:
                self._look(settings)
            else:
                self._end()
        except Exception as error:  # noqa: BLE001  # told to whoever started the LAN, which goes on
            self._end()
            if isinstance(error, Refusal):
                return error.code
            if isinstance(error, OSError):
                return NO_NETWORK
            self._crashed(error)
            return BUG
        return NO_MULTICAST if self._heard_on and self._discovery is None else ""

    def _look(self, settings: LanSettings) -> None:
        self._lan_identity.contexts()  # whoever is revoked hears it from the sheet
        if self._server is None:
            server = LanServer(self._lan_identity, self._answerer, self._answered, self._crashed)
            elsewhere = set(self._interfaces()) - set(LOOPBACK)
            self._port = server.start(ANYWHERE if elsewhere else LOOPBACK[0], settings.port)
            self._server = server
        self._follow_sheet()
        self._follow_networks()
        for text in settings.peers:
            if not self._ended.is_set():
                self._ask_at(address_of(text))

    def _follow_sheet(self) -> None:
        """A peer for every desk of the sheet, and for no other."""
        wanted = [desk for desk in sorted(self._unit_sheets.desks()) if desk != self._identity.desk][:MOST_PEERS]
        with self._lock:
            gone = [self._peers.pop(desk) for desk in list(self._peers) if desk not in wanted]
            for desk in wanted:
                if desk not in self._peers:
                    self._peers[desk] = self._peer(desk)
            heard = [(desk, address) for desk in wanted for address in self._heard.pop(desk, ())]
        for peer in gone:
            peer.stop()
        for desk, address in heard:
            self._found(desk, address)

    def _peer(self, desk: int) -> Peer:
        return Peer(desk, partial(self._round, desk), self._own_number, self._now_ms, partial(self._told, desk))

    def _round(self, desk: int, address: Address, cancelled: Callable[[], bool]) -> RoundResult:
        link = LanLink(address, self._lan_identity.name_of(desk), self._lan_identity.contexts().client)
        try:
            ending = _Ending(link, cancelled)
            replicator = Replicator(ending, self._journal, self._sheets, self._identity, self._key, server=False)
            return replicator.round(cancelled)
        finally:
            link.close()

    def _follow_networks(self) -> None:
        """Announce and listen on the networks that there are now."""
        present = self._interfaces()
        if present == self._heard_on:
            return
        if self._discovery is not None:
            self._discovery.close()
            self._discovery = None
        self._heard_on = present
        if present:
            own = self._lan_identity
            with suppress(OSError):  # no multicast here: fixed addresses still work
                self._discovery = Discovery(present, own.unit_tag, self._identity.desk, self._port, self._found)

    def _ask_at(self, address: Address | None) -> None:
        """Which desk is at a fixed address: its certificate says so."""
        if address is None or any(address in peer.addresses for peer in self._now()):
            return
        with suppress(Offline):
            self._found(desk_at(address, self._lan_identity), address)

    def _found(self, desk: int, address: Address) -> None:
        with self._lock:
            peer = self._peers.get(desk)
            if peer is None and len(self._heard) < MOST_PEERS:
                self._heard[desk] = {address}  # perhaps the sheet that names this desk is still on its way to us
        if peer is not None and not self._ended.is_set():
            peer.found(address)

    def _answered(self, desk: int, _host: str, taken: Taken) -> None:
        with self._lock:
            peer = self._peers.get(desk)
        if peer is not None:
            peer.heard()
        if taken.received:
            self._received()

    def _told(self, desk: int, done: RoundResult | None, error: Exception | None) -> None:
        if done is not None:
            self._refused(desk, done.refused)
        if done is not None and (done.received or done.sheets):
            self._received()
            if done.sheets:
                self.look()
        if error is not None and not isinstance(error, Refusal):
            self._crashed(error)

    def _own_number(self) -> int:
        head = self._journal.heads().get(self._identity.journal)
        return head.number if head else 0

    def _end(self) -> None:
        with self._lock:
            peers, self._peers = tuple(self._peers.values()), {}
        for peer in peers:
            peer.stop()
        if self._discovery is not None:
            self._discovery.close()
        if self._server is not None:
            self._server.stop()
        for peer in peers:
            peer.join(STOP_SECONDS)
        self._discovery, self._server, self._heard_on, self._port = None, None, (), 0


class _Ending:
    """A link after which nothing is done any more once the LAN ends: the store may be closed by then."""

    def __init__(self, link: LanLink, ended: Callable[[], bool]) -> None:
        self._link = link
        self._ended = ended

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """As the link does. Raises Offline too when the end came meanwhile."""
        answer = self._link.exchange(request)
        if self._ended():
            raise Offline(cause="ended")
        return answer
