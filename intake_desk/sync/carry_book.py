"""What this desk remembers of sticks: receipts that came back, and what was taken out and in, newest first."""

from typing import Final

import msgspec

from intake_desk.store.sheets import Sheets

SETTING: Final = "carried"
MOST_REMEMBERED: Final = 30
OUT, IN, RECEIPT, REFUSED = "out", "in", "receipt", "refused"


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a stick did: bundles taken `out` (`files`, `size` bytes), one taken `in` from `who` (a journal),
    a `receipt` of `who`, or a file `refused` for a reason (`error_code`). `made_ms` is when the other side made it.

    `entries` were packed, or were new here; `gaps` names journals of which something in between is missing.
    """

    at_ms: int
    kind: str
    who: str = ""
    made_ms: int = 0
    entries: int = 0
    files: int = 1
    size: int = 0
    gaps: tuple[str, ...] = ()
    error_code: str = ""
    name: str = ""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Up to where somebody held each journal when it made its newest receipt."""

    made_ms: int
    numbers: dict[str, int]


class CarryBook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything remembered; `held` by the journal of whoever made the receipt."""

    held: dict[str, Held] = {}
    story: tuple[Carried, ...] = ()

    def with_story(self, *more: Carried) -> "CarryBook":
        """The book with further lines."""
        return msgspec.structs.replace(self, story=(*reversed(more), *self.story)[:MOST_REMEMBERED])

    def with_held(self, holder: str, held: Held) -> "CarryBook":
        """The book with a newer receipt."""
        return msgspec.structs.replace(self, held=self.held | {holder: held})


def load(sheets: Sheets) -> CarryBook:
    """What was kept; what this program cannot read is as if nothing had been."""
    try:
        return msgspec.convert(sheets.setting(SETTING, dict[str, object], {}), CarryBook)
    except msgspec.ValidationError:
        return CarryBook()


def save(sheets: Sheets, book: CarryBook) -> None:
    """Keep it. Raises StoreFailed."""
    sheets.set(SETTING, book)
