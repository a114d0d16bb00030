"""Proving the reference documents that a desk keeps: the server signed each, and nobody changed it since."""

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.database import Database
from intake_desk.store.findings import Finding
from intake_desk.store.identity import identity_of
from intake_desk.store.sheets import Sheet, Sheets
from intake_desk.sync import keys
from intake_desk.wire import SignedSheet


def genuine(sheet: Sheet | None, identity: DeskIdentity) -> SignedSheet | None:
    """A sheet that the store keeps as the server signed it for this agency; None when it did not, or it was changed."""
    signed = keys.signed_sheet(sheet) if sheet else None
    if signed is None or not keys.is_genuine(signed, identity.agency, identity.server_public_key):
        return None
    return signed


def findings(database: Database) -> list[Finding]:
    """The sheets that the server did not sign as they lie there; nothing is said before the desk has enrolled."""
    sheets = Sheets(database)
    identity = identity_of(sheets)
    if identity is None:
        return []
    false = [name for name in sorted(sheets.hashes()) if genuine(sheets.get(name), identity) is None]
    return [Finding("sheet_altered", {"sheet": name}) for name in false]
