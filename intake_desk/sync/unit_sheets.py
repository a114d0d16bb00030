"""The server's sheets as a desk holds them: taken when genuine and newer, passed on as they came."""

from collections.abc import Iterable, Mapping

import msgspec

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.sheets import Sheets
from intake_desk.sync import keys
from intake_desk.wire import UNIT_SHEET, EnrolledDesk, SignedSheet, UnitSheet


class UnitSheets:
    """What the server published for the unit. Any thread may ask."""

    def __init__(self, sheets: Sheets, identity: DeskIdentity) -> None:
        self._sheets = sheets
        self._identity = identity
        self._versions: dict[str, tuple[str, int]] = {}
        self._unit: tuple[str, UnitSheet | None] = ("", None)

    def versions(self) -> dict[str, int]:
        """The version of each sheet held; the store is asked for a sheet only when its hash is new to us."""
        held: dict[str, tuple[str, int]] = {}
        known = self._versions
        for name, digest in self._sheets.hashes().items():
            held[name] = known[name] if known.get(name, ("", 0))[0] == digest else (digest, self._version(name))
        self._versions = held
        return {name: version for name, (_, version) in held.items()}

    def keep(self, offered: Iterable[SignedSheet]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keep the genuine sheets that are newer than ours; the names of those kept, and of those that are false."""
        held = self.versions()
        taken: list[str] = []
        false: list[str] = []
        for sheet in offered:
            if not keys.is_genuine(sheet, self._identity.agency, self._identity.server_public_key):
                false.append(sheet.name)
            elif sheet.version > held.get(sheet.name, 0):
                self._sheets.put(keys.kept(sheet))
                taken.append(sheet.name)
        return tuple(taken), tuple(false)

    def newer(self, held: Mapping[str, int]) -> tuple[SignedSheet, ...]:
        """The sheets of which somebody holds an older version or none, as the server signed them."""
        wanted = [name for name, version in self.versions().items() if version > held.get(name, 0)]
        return tuple(signed for name in wanted if (signed := self._signed(name)) is not None)

    def unit(self) -> UnitSheet | None:
        """The unit with its desks as its newest sheet describes them; None before there is one that we can read."""
        digest = self._sheets.hashes().get(UNIT_SHEET, "")
        known = self._unit
        if known[0] != digest:
            known = (digest, self._read_unit())
            self._unit = known
        return known[1]

    def desks(self) -> dict[int, EnrolledDesk]:
        """The unit's desks by their numbers, without those that were revoked."""
        unit = self.unit()
        if unit is None:
            return {}
        return {desk.number: desk for desk in unit.desks if not desk.revoked_ms}

    def _version(self, name: str) -> int:
        sheet = self._sheets.get(name)
        return keys.version(sheet) if sheet else 0

    def _signed(self, name: str) -> SignedSheet | None:
        sheet = self._sheets.get(name)
        signed = keys.signed_sheet(sheet) if sheet else None
        if signed is None or not keys.is_genuine(signed, self._identity.agency, self._identity.server_public_key):
            return None
        return signed

    def _read_unit(self) -> UnitSheet | None:
        sheet = self._sheets.get(UNIT_SHEET)
        try:
            return msgspec.json.decode(sheet.body, type=UnitSheet) if sheet else None
        except msgspec.MsgspecError:
            return None
