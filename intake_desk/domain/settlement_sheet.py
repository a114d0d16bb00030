"""The settlement as a report: agency by agency, and beneath it how the period's days were ruled off."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from intake_desk.domain.money_words import sentence
from intake_desk.domain.periods import Period
from intake_desk.domain.report import GROUP, MONEY, NUMBER, TOTAL, Cell, Column, Report, Row, Words, columns, row, shown
from intake_desk.domain.settlement import AgencySum, came_later, total_of

FORM: Final = "settlement"
SIGNED: Final = "Đã ký khi quyết toán"
LATER: Final = "Đến sau quyết toán"
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
    signed: tuple[AgencySum, ...] | None = None,
) -> Report:
    """The period's money; `sealed` are the sums of "closings" and "addenda" in đồng, `settled` says who signed it.

    `signed` is what was signed, where the period has come to say something else: then what came later stands apart.
    """
    layout = columns(words, _KINDS)
    total = total_of(rows)
    parts = [("", rows)] if signed is None else [(SIGNED, signed), (LATER, came_later(rows, signed))]
    signed_total = total if signed is None else total_of(signed)
    return Report(
        words=words,
        columns=layout,
        rows=tuple(line for title, part in parts for line in _lines(layout, title, part)),
        total=row(layout, {"receiving": "Tổng cộng", **_cells(total)}, TOTAL) if rows else None,
        made_at=now,
        period=period,
        values={
            "closings": shown(sealed["closings"], MONEY),
            "addenda": shown(sealed["addenda"], MONEY),
            "ruled": shown(sealed["closings"] + sealed["addenda"], MONEY),
            "entries": shown(total.taken, MONEY),
            "words": _in_words(total.taken),
            "signed": shown(signed_total.taken, MONEY),
            "signed_words": _in_words(signed_total.taken),
            "later": "" if signed is None else shown(total.taken - signed_total.taken, MONEY),
            "settled": settled,
        },
        notes=notes,
    )


def _lines(layout: Sequence[Column], title: str, part: Sequence[AgencySum]) -> Iterator[Row]:
    """The lines of one part, beneath its sum where it has a title."""
    if title:
        yield row(layout, {"receiving": title, **_cells(total_of(part))}, GROUP)
    for number, one in enumerate(part, 1):
        yield row(layout, {"number": number, "receiving": one.receiving, "resolving": one.resolving, **_cells(one)})


def _in_words(amount: int) -> str:
    said = sentence(abs(amount))
    return said if amount >= 0 else f"Âm {said[:1].lower()}{said[1:]}"


def _cells(one: AgencySum) -> dict[str, Cell]:
    return {
        "count": one.count,
        "phi": one.sort("phi"),
        "le_phi": one.sort("le_phi"),
        "taken": one.taken,
        **{name: one.figure(name) for name in ("cash", "transfer", "online", "voided", "refunded", "waived")},
    }
