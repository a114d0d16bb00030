"""What the tally's paper says of cash that is missing or too much: each by itself, and once all together."""

from collections.abc import Callable, Iterable

import msgspec

from intake_desk.domain.closing_kinds import DayAddendum, DayClosed, UncountedDrawer
from intake_desk.domain.slips import HandingRow, RivalRow, TakingRow, TallySheet
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.missing_cash import ruled_differences


def with_differences(sheet: TallySheet, desk: Desk, view: DayView, note: Callable[[str], str]) -> TallySheet:
    """The sheet with whatever is missing by closing and addenda, between drawers too, and how the cash was counted."""
    closing = view.closing
    rows = zip(sheet.addenda, view.addenda, strict=True)
    return msgspec.structs.replace(
        sheet,
        handings=tuple(
            HandingRow(
                giver=desk.clerk_name(one.giver),
                desk=desk.unit.desk_name(one.desk),
                given=one.given,
                takings=tuple(
                    TakingRow(
                        clerk=desk.clerk_name(each.clerk), desk=desk.unit.desk_name(each.desk), amount=each.amount
                    )
                    for each in one.takings
                ),
            )
            for one in view.handing_gaps
        ),
        all_differences=ruled_differences(view),
        tried=closing.facts.tried if closing else (),
        uncounted=_named(desk, closing.facts.uncounted) if closing else "",
        uncounted_reason=note(closing.uncounted) if closing else "",
        witness=_witness(desk, closing.facts) if closing else "",
        witnessed=_desks(desk, closing.facts) if closing else "",
        rivals=tuple(
            RivalRow(
                clerk=desk.clerk_name(one.entry.actor),
                desk=desk.unit.desk_name(one.entry.place.journal),
                made_at=from_ms(one.entry.at_ms),
                words=one.fingerprint,
                counted=one.facts.counted_cash,
                due=one.due,
                note=note(one.note),
            )
            for one in view.other_closings
        ),
        addenda=tuple(
            msgspec.structs.replace(
                row,
                uncounted=_named(desk, one.facts.uncounted),
                uncounted_reason=note(one.uncounted),
                witness=_witness(desk, one.facts),
                witnessed=_desks(desk, one.facts),
            )
            for row, one in rows
        ),
    )


def _witness(desk: Desk, facts: DayClosed | DayAddendum) -> str:
    return desk.clerk_name(facts.witness) if facts.witness else ""


def _desks(desk: Desk, facts: DayClosed | DayAddendum) -> str:
    return ", ".join(map(desk.unit.desk_name, facts.witnessed))


def _named(desk: Desk, drawers: Iterable[UncountedDrawer]) -> str:
    """Whose drawers these are, and where."""
    named = (f"{desk.clerk_name(one.clerk)} ({desk.unit.desk_name(one.journal)})" for one in drawers)
    return "; ".join(dict.fromkeys(named))
