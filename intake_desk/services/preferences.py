"""How this desk's people like it: look, language, printer, paper, scanner, and how long until the screen locks."""

from typing import Final

import msgspec

from intake_desk.store.sheets import Sheets

SETTING: Final = "preferences"
THEMES: Final = ("light", "dark", "system")
LANGUAGES: Final = ("vi", "en")
PAPERS: Final = ("A4", "A5")
LIENS: Final = (1, 2)
# When the fee receipts of a payment are printed: when somebody asks for them, or as soon as it is recorded, since the
# law has whoever takes phí or lệ phí hand one out.
FEES_ASKED, FEES_AT_ONCE = "asked", "at_once"
FEE_RECEIPTS: Final = (FEES_ASKED, FEES_AT_ONCE)
LABEL_PAPERS: Final = ("A4", "A6", "A7")
IDLE_MINUTES: Final = (2, 5, 10, 15, 30)
# What becomes of a scanner's file once it is stored: it stays, goes into a folder beside the others, or is deleted.
SCAN_KEEP, SCAN_MOVE, SCAN_DELETE = "keep", "move", "delete"
SCAN_AFTER: Final = (SCAN_KEEP, SCAN_MOVE, SCAN_DELETE)


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """What may be chosen on the settings page; no printer ("") means the preview, no scan folder means none."""

    theme: str = "system"
    language: str = "vi"
    printer: str = ""
    paper: str = "A4"
    liens: int = 2
    label_paper: str = "A4"
    fee_receipts: str = FEES_AT_ONCE
    idle_minutes: int = 10
    scan_folder: str = ""
    scan_after: str = SCAN_KEEP


def load(sheets: Sheets) -> Preferences:
    """What was kept; a value that this program does not know is as if it had never been chosen."""
    kept = sheets.setting(SETTING, dict[str, object], {})
    allowed: dict[str, tuple[str | int, ...]] = {
        "theme": THEMES,
        "language": LANGUAGES,
        "paper": PAPERS,
        "liens": LIENS,
        "label_paper": LABEL_PAPERS,
        "fee_receipts": FEE_RECEIPTS,
        "idle_minutes": IDLE_MINUTES,
        "scan_after": SCAN_AFTER,
    }
    known = {
        name: value
        for name, value in kept.items()
        if type(value) in (str, int) and value in allowed.get(name, ())  # True is 1, but no choice of ours
    }
    free = {name: value for name in ("printer", "scan_folder") if isinstance(value := kept.get(name, ""), str)}
    return msgspec.convert({**known, **free}, Preferences)


def save(sheets: Sheets, preferences: Preferences) -> None:
    """Keep these for the next start."""
    sheets.set(SETTING, preferences)
