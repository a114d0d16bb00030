"""What may be chosen about the LAN at one desk."""

import ipaddress
from typing import Final

import msgspec

from intake_desk.store.sheets import Sheets

SETTING: Final = "lan"
PORT: Final = 8472
MOST_PORT: Final = 65535

Address = tuple[str, int]


class LanSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whether this desk exchanges on the LAN; `peers` are fixed addresses, for networks that block multicast."""

    on: bool = True
    port: int = PORT
    peers: tuple[str, ...] = ()


def load(sheets: Sheets) -> LanSettings:
    """What was kept; what this program cannot read is as if it had never been chosen."""
    try:
        return msgspec.convert(sheets.setting(SETTING, dict[str, object], {}), LanSettings)
    except msgspec.ValidationError:
        return LanSettings()


def save(sheets: Sheets, settings: LanSettings) -> None:
    """Keep these for the next look."""
    sheets.set(SETTING, settings)


def is_nearby(host: str) -> bool:
    """Whether this is an address of the same house: private, link-local or this machine."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return (address.is_private or address.is_link_local or address.is_loopback) and not address.is_unspecified


def address_of(text: str, port: int = PORT) -> Address | None:
    """The address that somebody wrote down, "192.168.1.12" or "192.168.1.12:8472"; None when it is no near one."""
    host, _, given = text.strip().partition(":")
    if given and not (given.isascii() and given.isdecimal() and 0 < int(given) <= MOST_PORT):
        return None
    return (host, int(given) if given else port) if is_nearby(host) else None
