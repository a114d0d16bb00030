"""The settlement as a report: agency by agency, and beneath it how the period's days were ruled off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from intake_desk.domain.money_words import sentence
from intake_desk.domain.periods import Period
from intake_desk.domain.report import MONEY, NUMBER, TOTAL, Cell, Report, Words, columns, row, shown
from intake_desk.domain.settlement import AgencySum, total_of

FORM: Final = "settlement"
_KINDS: Final = {
    "number": NUMBER,
    "count": NUMBER,
    **dict.fromkeys(
        ("phi", "le_phi", "taken", "cash", "transfer", "online", "voided", "refunded", "waived"),
        MONEY,
    ),
}


def settlement_report(
    rows: tuple[AgencySum, ...],
    words: Words,
    period: Period,
    now: datetime,
    *,
    sealed: Mapping[str, int],
    notes: tuple[str, ...] = (),
    settled: str = "",
) -> Report:
    """The period's money; `sealed` are the sums of "closings" and "addenda" in đồng, `settled` says who signed it."""
    layout = columns(words, _KINDS)
    total = total_of(rows)
    return Report(
        words=words,
        columns=layout,
        rows=tuple(
            row(layout, {"number": number, "receiving": one.receiving, "resolving": one.resolving, **_cells(one)})
            for number, one in enumerate(rows, 1)
        ),
        total=row(layout, {"receiving": "Tổng cộng", **_cells(total)}, TOTAL) if rows else None,
        made_at=now,
        period=period,
        values={
            "closings": shown(sealed["closings"], MONEY),
            "addenda": shown(sealed["addenda"], MONEY),
            "ruled": shown(sealed["closings"] + sealed["addenda"], MONEY),
            "entries": shown(total.taken, MONEY),
            "words": sentence(total.taken) if total.taken >= 0 else "",
            "settled": settled,
        },
        notes=notes,
    )


def _cells(one: AgencySum) -> dict[str, Cell]:
    return {
        "count": one.count,
        "phi": one.sort("phi"),
        "le_phi": one.sort("le_phi"),
        "taken": one.taken,
        **{name: one.figure(name) for name in ("cash", "transfer", "online", "voided", "refunded", "waived")},
    }
