"""The unit's desks as this one knows them: what each wrote, how far it is held here, and what waits for the server."""

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import unseal
from intake_desk.domain.numbers import NumberRange
from intake_desk.services.desk import Desk
from intake_desk.store.sheets import Sheets
from intake_desk.wire import UNIT_SHEET, EnrolledDesk


class DeskStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One desk of the unit. So many of its entries are `held` here, and at least so many `at_server`.

    `last_at` (ms UTC) is when it wrote the last entry that is known here, 0 when none is. `numbers` is None while the
    unit's sheet does not name it.
    """

    number: int
    name: str
    journal: str
    numbers: NumberRange | None = None
    revoked_ms: int = 0
    own: bool = False
    held: int = 0
    at_server: int = 0
    last_at: int = 0

    @property
    def waits(self) -> int:
        """Entries that the server is not known to hold."""
        return max(self.held - self.at_server, 0)


class _Desks(msgspec.Struct):
    desks: tuple[EnrolledDesk, ...] = ()


def enrolled_desks(sheets: Sheets) -> tuple[EnrolledDesk, ...]:
    """The unit's desks with their keys and numbers, as its signed sheet names them; none before it has one."""
    sheet = sheets.get(UNIT_SHEET)
    if sheet is None:
        return ()
    try:
        return msgspec.json.decode(sheet.body, type=_Desks).desks
    except msgspec.ValidationError:  # a sheet that names desks without their keys
        return ()


class DesksView:
    """Read-only; safe on any thread but the GUI's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def standings(self) -> tuple[DeskStanding, ...]:
        """Every desk that the unit's sheet names, and this one, by number."""
        identity, unit = self._desk.identity, self._desk.unit
        numbers = {one.number: one.numbers for one in enrolled_desks(self._desk.sheets)}
        standings = [
            self._standing(one.number, one.name, one.journal, numbers.get(one.number), one.revoked_ms)
            for one in unit.desks
        ]
        if not any(one.own for one in standings):
            standings.append(self._standing(identity.desk, identity.desk_name, identity.journal, identity.numbers, 0))
        return tuple(sorted(standings, key=lambda one: one.number))

    def _standing(
        self, number: int, name: str, journal: str, numbers: NumberRange | None, revoked_ms: int
    ) -> DeskStanding:
        journals = self._desk.journal
        # a journal that forked is several, each held for itself
        heads = [head for head in journals.heads().values() if base_of(head.journal) == journal]
        held = sum(head.number - head.after for head in heads)
        last = [sealed for head in heads for sealed in journals.tail(head.journal, head.number - 1, 1)]
        own = journal == self._desk.identity.journal
        return DeskStanding(
            number=number,
            name=name,
            journal=journal,
            numbers=self._desk.identity.numbers if own else numbers,
            revoked_ms=revoked_ms,
            own=own,
            held=held,
            at_server=held - sum(head.waiting for head in heads),
            last_at=max((unseal(sealed).at_ms for sealed in last), default=0),
        )
