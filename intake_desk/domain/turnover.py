"""What became of the dossiers of a period: the groups of report 06a, and the report itself.

Each dossier comes in by exactly one group and stands in exactly one at the end, so that the sums always balance.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    HANDED_BACK,
    READY,
    REFUSED,
    STOPPED,
    WITHDRAWN,
    Dossier,
)
from intake_desk.domain.periods import Period, business_day
from intake_desk.domain.report import GROUP, NUMBER, TOTAL, Report, Row, Words, columns, row
from intake_desk.domain.times import to_ms

FORM: Final = "06a"
CARRIED: Final = "carried"
NEW: Final = ("online", "counter", "post")
EARLY, ON_TIME, LATE = "early", "on_time", "late"
RESOLVED: Final = (EARLY, ON_TIME, LATE)
IN_TIME, OVERDUE = "in_time", "overdue"
PENDING: Final = (IN_TIME, OVERDUE)
WAITING: Final = ("supplement", "obligation")
UNRESOLVED: Final = ("refused", "withdrawn", "stopped")
CAME: Final = (CARRIED, *NEW)
WENT: Final = (*RESOLVED, *PENDING, *WAITING, *UNRESOLVED)

_BY_STATE: Final = {
    AWAITING_SUPPLEMENT: "supplement",
    AWAITING_OBLIGATION: "obligation",
    REFUSED: "refused",
    WITHDRAWN: "withdrawn",
    STOPPED: "stopped",
}
OTHER_FIELD: Final = "Lĩnh vực khác"
ALL: Final = "Tổng cộng"


class Passage(NamedTuple):
    """How a dossier came into a period (one of CAME) and where it stood at its end (one of WENT)."""

    came: str
    went: str


def passage(dossier: Dossier, period: Period, now_ms: int) -> Passage | None:
    """The way of a dossier through a period, or None when the period does not concern it.

    `dossier` is as it stood at the period's end, or at `now_ms` where that is earlier.
    """
    if not dossier.is_received or dossier.received_at >= period.end_ms:
        return None
    if not is_pending(dossier) and dossier.resolved_at < period.start_ms:
        return None
    came = CARRIED
    if dossier.received_at >= period.start_ms:
        came = dossier.channel if dossier.channel in NEW else "counter"
    return Passage(came, standing(dossier, min(period.end_ms, now_ms)))


def is_pending(dossier: Dossier) -> bool:
    """Whether the agencies still owe an answer to what was received."""
    return dossier.is_received and not dossier.resolved_at


def standing(dossier: Dossier, at_ms: int) -> str:
    """The group (one of WENT) in which a received dossier stands at that moment."""
    if dossier.state in (READY, HANDED_BACK):
        return judged(dossier)
    if dossier.state in _BY_STATE:
        return _BY_STATE[dossier.state]
    return OVERDUE if 0 < dossier.due_at < at_ms else IN_TIME


def judged(dossier: Dossier) -> str:
    """How a resolved dossier kept its promise: late, on the promised day, or on a day before it.

    A dossier without a limit in law is on time.
    """
    if not dossier.due_at:
        return ON_TIME
    if not was_kept(dossier.resolved_at, dossier.due_at):
        return LATE
    return EARLY if business_day(dossier.resolved_at) < business_day(dossier.due_at) else ON_TIME


def was_kept(resolved_at: int, due_at: int) -> bool:
    """Whether a promise was kept; one without a limit always is."""
    return not due_at or resolved_at <= due_at


def sums(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of each group with the sums that the report shows beside them."""
    return {
        **{name: counts.get(name, 0) for name in (*CAME, *WENT)},
        "received": sum(counts.get(name, 0) for name in CAME),
        "resolved": sum(counts.get(name, 0) for name in RESOLVED),
        "pending": sum(counts.get(name, 0) for name in PENDING),
    }


def report_06a(
    dossiers: Iterable[Dossier],
    words: Words,
    period: Period,
    now: datetime,
    procedure: Callable[[str], tuple[str, str]],
) -> Report:
    """The report by field and procedure; `procedure` gives field and name of a code, both "" when it knows neither."""
    counts: dict[str, dict[tuple[str, str], Counter[str]]] = {}
    whole: Counter[str] = Counter()
    for dossier in dossiers:
        way = passage(dossier, period, to_ms(now))
        if way is None:
            continue
        field, name = procedure(dossier.procedure)
        named = (name or dossier.procedure_name, dossier.procedure)
        counts.setdefault(field or OTHER_FIELD, {}).setdefault(named, Counter()).update(way)
        whole.update(way)
    layout = columns(words, {heading.name: NUMBER for heading in words.headings if heading.name != "name"})
    rows: list[Row] = []
    number = 0
    for field in sorted(counts, key=lambda field: (field == OTHER_FIELD, field)):
        within = counts[field]
        together = sum(within.values(), Counter())
        rows.append(row(layout, {"name": field, **sums(together)}, GROUP))
        for name, code in sorted(within):
            number += 1
            said = f"{name} ({code})" if code else name
            rows.append(row(layout, {"number": number, "name": said, **sums(within[name, code])}))
    return Report(
        words=words,
        columns=layout,
        rows=tuple(rows),
        total=row(layout, {"name": ALL, **sums(whole)}, TOTAL),
        made_at=now,
        period=period,
    )
