"""Who calls when proxies stand in between: only what the configured number of them wrote is believed."""

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from litestar.types import ASGIApp, Receive, Scope, Send

FORWARDED_FOR = b"x-forwarded-for"
FORWARDED_PROTO = b"x-forwarded-proto"
NETWORK_BITS = 64  # of an IPv6 address: whoever has one has all the others behind it


def forwarded(app: ASGIApp, hops: int) -> ASGIApp:
    """The application as it is seen through so many proxies of ours; without any, such headers mean nothing."""
    if not hops:
        return app

    async def seen(scope: Scope, receive: Receive, send: Send) -> None:
        address = _written(scope["headers"], FORWARDED_FOR, hops)
        scheme = _written(scope["headers"], FORWARDED_PROTO, hops) or _written(scope["headers"], FORWARDED_PROTO, 1)
        if _network(address):
            scope["client"] = (address, 0)
        if scheme in ("http", "https"):
            scope["scheme"] = scheme
        await app(scope, receive, send)

    return seen


def network(scope: Scope) -> str:
    """What one caller has to itself: an address, or with IPv6 the network that it may choose addresses from."""
    client = scope.get("client")
    return _network(str(client[0])) if client else ""


def _written(headers: Iterable[tuple[bytes, bytes]], name: bytes, hops: int) -> str:
    """What the outermost of our proxies wrote: each adds one at the end, callers may write anything before."""
    listed = ",".join(value.decode("latin-1") for held, value in headers if held == name).split(",")
    return listed[-hops].strip() if len(listed) >= hops else ""


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, IPv6Address):
        mapped = known.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Address(int(known) >> NETWORK_BITS << NETWORK_BITS))
    return str(known)
