"""Dossier codes: `<agency>-<YYMMDD>-<NNNN>`, drawn from the desk's standing daily range."""

import re

import msgspec

from intake_desk.domain.receipt_links import without_link

# TT 01/2018/TT-VPCP art. 19 as practised since July 2025; the agency's own code is a setting, never derived.
CODE = r"[A-Z]\d{2}(?:\.\d{1,3}){0,4}-\d{6}-(?:\d{4,}|T\d{1,2}-\d{3,})"
# The barcode holds the code alone, the QR more behind a colon; some scanners type "]C0" or "]Q3" before either.
_SCANNED = re.compile(rf"\s*(?:\][A-Z]\d)?({CODE})\s*(?::.*)?", re.DOTALL | re.IGNORECASE)


class NumberRange(msgspec.Struct, frozen=True):
    """The numbers of each day that belong to one desk and to no other; both ends included."""

    first: int
    last: int


def code(agency: str, day: str, number: int) -> str:
    """The official code of the dossier that took `number` on `day` (ISO)."""
    return f"{agency}-{day[2:].replace('-', '')}-{number:04d}"


def provisional_code(agency: str, day: str, desk: int, number: int) -> str:
    """A code that says of itself that the desk's range had run out; exchanged for a real one when online."""
    return f"{agency}-{day[2:].replace('-', '')}-T{desk}-{number:03d}"


def code_in(text: str) -> str:
    """The dossier code that a typed text or a scan of our papers holds; "" when it is anything else."""
    found = _SCANNED.fullmatch(without_link(text.rstrip()))
    return found.group(1).upper() if found else ""


def daily_range(slot: int, desks: int = 8) -> NumberRange:
    """The standing range of the desk in this slot (1 …): a thousand numbers each up to eight desks, else five hundred.

    Range 0 stays with the central system for online filings; the last range is the reserve.
    """
    size = 1000 if desks <= 8 else 500  # noqa: PLR2004  # design.md §3
    last_slot = 10_000 // size - 2
    if not 1 <= slot <= last_slot:
        raise ValueError("no such slot")
    return NumberRange(slot * size + 1, slot * size + size - 1)


def next_number(within: NumberRange, last_used: int) -> int | None:
    """The next free number of the day, or None when the range has run out."""
    number = max(last_used + 1, within.first)
    return number if number <= within.last else None
