"""A desk's ways without its server: the desks on its LAN, and a stick."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench
from intake_desk.store.database import StoreFailed
from intake_desk.store.vault import Vault
from intake_desk.sync import keys
from intake_desk.sync.bundle import Carrier, Receiver
from intake_desk.sync.carry_book import Carried
from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.lan import LOOPBACK, LanPeers
from intake_desk.sync.parcels import Packed


def lan_peers(
    bench: Workbench,
    vault: Vault,
    home: Path,
    received: Callable[[], object],
    crashed: Callable[[Exception], object],
    interfaces: Callable[[], tuple[str, ...]] | None,
) -> LanPeers:
    """The desk's LAN, not begun yet; without `interfaces` it stays on this machine.

    Raises NotEnrolled, and what the vault raises.
    """
    key, desk = _key(vault), bench.desk

    def followed() -> None:
        desk.follow()
        received()

    def refused(number: int, names: tuple[str, ...]) -> None:
        with suppress(StoreFailed):  # the next round says it again
            bench.exceptions.heard_nearby(number, names)

    near = interfaces or (lambda: LOOPBACK)
    return LanPeers(desk.journal, desk.sheets, desk.identity, key, home, desk.now_ms, followed, crashed, near, refused)


class Sticks:
    """What a USB stick takes out and brings; the key is fetched when the first one is put in."""

    def __init__(self, desk: Desk, vault: Vault) -> None:
        self._desk = desk
        self._vault = vault
        self._made: Carrier | None = None

    def receivers(self) -> tuple[Receiver, ...]:
        """Those for whom a bundle can be made. Raises NotEnrolled, and what the vault raises."""
        return self._carrier().receivers()

    def story(self) -> tuple[Carried, ...]:
        """What sticks did here, newest first."""
        return self._carrier().story()

    def take_out(self, folder: Path) -> Packed:
        """Put what the server and the other desks lack into a folder. Raises what `Carrier.make_bundle` raises."""
        return self._carrier().make_bundle(folder)

    def bring_in(self, folder: Path) -> tuple[Carried, ...]:
        """Take in what lies in a folder. Raises what `Carrier.bring_in` raises."""
        brought = self._carrier().bring_in(folder)
        self._desk.follow()
        return brought

    def _carrier(self) -> Carrier:
        if self._made is None:
            desk = self._desk
            self._made = Carrier(desk.journal, desk.sheets, desk.identity, _key(self._vault), desk.now_ms)
        return self._made


def _key(vault: Vault) -> Ed25519PrivateKey:
    key = keys.desk_key(vault)
    if key is None:
        raise NotEnrolled
    return key
