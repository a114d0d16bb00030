"""The day's tally without its money: while a drawer is uncounted, any sum would tell what must be in it."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.slips import TallyRow, TallySheet

_change = msgspec.structs.replace


def without_money(sheet: TallySheet, drawers: str) -> TallySheet:
    """The sheet as it may lie where a clerk can read it who has still to count; `drawers` says whose they are.

    What a drawer that was counted held stays: without the sums it tells nothing of the others. So do who signed, who
    witnessed it and whose drawers were not locked.
    """
    return _change(
        sheet,
        procedures=_bare(sheet.procedures),
        clerks=_bare(sheet.clerks),
        fields=_bare(sheet.fields),
        channels=_bare(sheet.channels),
        money=(),
        waived=None,
        series=(),
        voided=0,
        voided_count=0,
        refunded=0,
        refunded_count=0,
        addenda=tuple(_change(one, money=0, parts=()) for one in sheet.addenda),
        whole_money=0,
        whole=(),
        unpaid=0,
        expected_cash=0,
        due_cash=None,
        counted_cash=None,
        late=(),
        withheld=drawers,
        handings=(),
        all_differences=(),
        tried=(),
        unaccounted=(),
        rivals=tuple(_change(one, counted=None, due=None) for one in sheet.rivals),
    )


def _bare(rows: Iterable[TallyRow]) -> tuple[TallyRow, ...]:
    return tuple(_change(row, money=None) for row in rows)
