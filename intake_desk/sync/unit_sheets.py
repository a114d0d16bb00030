"""The server's sheets as a desk holds them: taken when genuine and newer, passed on as they came."""

from collections.abc import Iterable, Mapping

import msgspec

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.sheets import Sheets
from intake_desk.sync import keys
from intake_desk.sync.sheet_proofs import genuine
from intake_desk.wire import UNIT_SHEET, EnrolledDesk, SignedSheet, UnitSheet

LEFT_OUT = "unit sheets left out"  # the setting that holds them


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
                if sheet.name == UNIT_SHEET:
                    self._remember(sheet)
                self._sheets.put(keys.kept(sheet), believed=bool(held.get(sheet.name)))
                taken.append(sheet.name)
        return tuple(taken), tuple(false)

    def left_out(self) -> tuple[SignedSheet, ...]:
        """Older sheets of the unit that name desks or revocations of which the newest one does not know: it was made by
        a server that had been restored to before them, and wants to be reminded. Raises StoreFailed.
        """
        kept = self._sheets.setting(LEFT_OUT, tuple[SignedSheet, ...], ())
        if not kept:
            return ()
        newest = self.unit()
        if newest is None:  # another program's: it may know all of it
            return ()
        wanted = tuple(sheet for sheet in kept if _knows_more(read_unit(sheet.body), newest))
        if wanted != kept:
            self._sheets.set(LEFT_OUT, wanted)
        return wanted

    def _remember(self, newest: SignedSheet) -> None:
        """Keep the sheet that is about to be replaced, if it knows more."""
        ours, then = self.unit(), read_unit(newest.body)
        if ours is None or then is None or not _knows_more(ours, then):
            return
        signed = self._signed(UNIT_SHEET)
        if signed is not None:
            kept = self._sheets.setting(LEFT_OUT, tuple[SignedSheet, ...], ())
            self._sheets.set(LEFT_OUT, (*(one for one in kept if one.version != signed.version), signed))

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
        """0 for one that was changed here: whoever holds it as the server signed it gives it again."""
        signed = self._signed(name)
        return signed.version if signed else 0

    def _signed(self, name: str) -> SignedSheet | None:
        return genuine(self._sheets.get(name), self._identity)

    def _read_unit(self) -> UnitSheet | None:
        sheet = self._sheets.get(UNIT_SHEET)
        return read_unit(sheet.body) if sheet else None


def read_unit(body: bytes) -> UnitSheet | None:
    """What a sheet says of the unit, None where this program cannot read it."""
    try:
        return msgspec.json.decode(body, type=UnitSheet)
    except msgspec.MsgspecError:
        return None


def _knows_more(older: UnitSheet | None, newer: UnitSheet) -> bool:
    """Whether the older sheet names a desk, or its revocation, that the newer one leaves out; a place that was given to
    another machine meanwhile cannot be given back.
    """
    if older is None:
        return False
    known = {desk.number: desk for desk in newer.desks}
    for desk in older.desks:
        now = known.get(desk.number)
        if now is None:
            return True
        if desk.revoked_ms and not now.revoked_ms and now.public_key == desk.public_key:
            return True
    return False
