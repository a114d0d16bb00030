"""Desks of one unit find each other on the LAN by multicast DNS, on private networks only.

What is announced tells a stranger nothing: a salted tag of the unit, the desk's number, a port. What is heard is a hint
where to knock and no more; who opens proves itself.
"""

import ipaddress
from collections.abc import Callable, Sequence
from contextlib import suppress

import ifaddr
from zeroconf import BadTypeInNameException, IPVersion, ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from intake_desk.sync.lan_settings import Address, is_nearby
from intake_desk.wire import PROTOCOL

SERVICE = "_intake-desk._tcp.local."
RESOLVE_MS = 1500
MOST_ADDRESSES = 8


def nearby_interfaces() -> tuple[str, ...]:
    """This machine's own addresses on private networks; the loopback only when there is no other."""
    known = (ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips)
    own = sorted(host for host in known if isinstance(host, str) and is_nearby(host))
    return tuple(host for host in own if not ipaddress.ip_address(host).is_loopback) or tuple(own)


class Discovery(ServiceListener):
    """Announces this desk and listens for the others, on zeroconf's own threads, until `close`."""

    def __init__(
        self, interfaces: Sequence[str], tag: str, desk: int, port: int, found: Callable[[int, Address], object]
    ) -> None:
        """`found` learns where a desk says that it is. Blocks for a second or two. Raises OSError."""
        self._tag, self._desk, self._found = tag, desk, found
        self._zeroconf = Zeroconf(interfaces=list(interfaces), ip_version=IPVersion.V4Only)
        name = f"{tag}-{desk}-{port}"
        self._info = ServiceInfo(
            SERVICE,
            f"{name}.{SERVICE}",
            port=port,
            properties={"p": str(PROTOCOL), "u": tag, "d": str(desk)},
            server=f"{name}.local.",
            parsed_addresses=list(interfaces),
        )
        self._browser = ServiceBrowser(self._zeroconf, SERVICE, listener=self)
        self._zeroconf.register_service(self._info, allow_name_change=True)

    def close(self) -> None:
        """Say good-bye and fall silent."""
        self._zeroconf.close()

    def add_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """A service of our kind was heard of (zeroconf's word)."""
        with suppress(BadTypeInNameException, UnicodeError, ValueError):  # whatever strangers put on the air
            info = zeroconf.get_service_info(kind, name, timeout=RESOLVE_MS)
            if info is not None:
                self._hear(info)

    def update_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """What a service says of itself changed (zeroconf's word)."""
        self.add_service(zeroconf, kind, name)

    def remove_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """It said good-bye (zeroconf's word); where it was is worth trying all the same when it is wanted."""

    def _hear(self, info: ServiceInfo) -> None:
        said = info.decoded_properties
        number = said.get("d") or ""
        if said.get("u") != self._tag or not number.isdecimal() or not number.isascii() or len(number) > len("999"):
            return
        if int(number) == self._desk or not info.port:
            return
        for host in info.parsed_addresses(IPVersion.V4Only)[:MOST_ADDRESSES]:
            if is_nearby(host):
                self._found(int(number), (host, info.port))
