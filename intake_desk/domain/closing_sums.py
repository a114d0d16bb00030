"""What a closing adds up: the day's figures by every grouping, from entries alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from intake_desk.domain.beginnings import begins
from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Groups
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeePaid, FeeReceipt, FeeWaived
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided
from intake_desk.domain.reversals import said_of
from intake_desk.domain.tally import MEANS, Tally, figures, hand_of

PROCEDURE: Final = "procedure"
FIELD: Final = "field"
CHANNEL: Final = "channel"
CLERK: Final = "clerk"
DESK: Final = "desk"
BY_MEANS: Final = "means"
SERIES: Final = "series"
HOUR: Final = "hour"
GROUPINGS: Final = (PROCEDURE, FIELD, CHANNEL, CLERK, DESK, BY_MEANS, SERIES, HOUR)
HOUR_MS: Final = 3_600_000
VIETNAM_HOURS: Final = 7
# The row of what belongs nowhere: of no dossier, under no receipt.
NOWHERE: Final = ""

Figures = dict[str, int]


class About(msgspec.Struct, frozen=True):
    """What a dossier's beginning says that its figures are grouped by."""

    procedure: str = ""
    channel: str = ""


def about_in(entry: Entry) -> About | None:
    """What this entry says, if it begins a dossier."""
    facts = entry.facts
    if not begins(facts):
        return None
    return About(getattr(facts, "procedure", ""), getattr(facts, "channel", "counter"))


def group(entries: Iterable[Entry], about: Callable[[str], About], fields: Mapping[str, str]) -> Groups:
    """The figures of these entries by every grouping, without zeros; `fields` names the field of each procedure."""
    made: dict[str, dict[str, Figures]] = {grouping: {} for grouping in GROUPINGS}
    for entry in entries:
        added = figures(entry)
        if not added:
            continue
        for grouping, row, part in _rows(entry, added, about(entry.subject), fields):
            _add(made[grouping].setdefault(row, {}), part)
    return {grouping: _without_zeros(rows) for grouping, rows in made.items()}


def together(parts: Iterable[Groups]) -> Groups:
    """Closing and addenda as one."""
    made: dict[str, dict[str, Figures]] = {grouping: {} for grouping in GROUPINGS}
    for part in parts:
        for grouping, rows in part.items():
            for row, counted in rows.items():
                _add(made.setdefault(grouping, {}).setdefault(row, {}), counted)
    return {grouping: _without_zeros(rows) for grouping, rows in made.items()}


def less(groups: Groups, sealed: Iterable[Groups]) -> Groups:
    """What is left of sums when these are taken off, without zeros."""
    taken_off = {
        grouping: {row: {name: -value for name, value in counted.items()} for row, counted in rows.items()}
        for grouping, rows in together(sealed).items()
    }
    return together([groups, taken_off])


def tally_of(groups: Groups) -> Tally:
    """The whole day, by procedure and by clerk, as the groups have it."""
    totals: Figures = {}
    for counted in groups.get(DESK, {}).values():
        _add(totals, counted)
    return Tally(totals=totals, by_procedure=groups.get(PROCEDURE, {}), by_clerk=groups.get(CLERK, {}))


def _rows(entry: Entry, added: Figures, about: About, fields: Mapping[str, str]) -> Iterator[tuple[str, str, Figures]]:
    login, journal = hand_of(entry)
    yield PROCEDURE, about.procedure, added
    yield FIELD, fields.get(about.procedure, NOWHERE), added
    yield CHANNEL, about.channel, added
    yield CLERK, login, added
    yield DESK, base_of(journal), added
    yield HOUR, f"{(entry.at_ms // HOUR_MS + VIETNAM_HOURS) % 24:02}", added
    facts = entry.facts
    if isinstance(facts, FeeWaived):
        yield BY_MEANS, "waived", added
        return
    said, sign = (facts, 1) if isinstance(facts, FeePaid) else said_of(facts) or (None, 0)
    if isinstance(said, FeeMeansCorrected):
        for means in (said.was, said.means):
            yield BY_MEANS, means, {name: added[name] for name in _names(means)}
        yield SERIES, NOWHERE, added
    elif said is not None:
        yield BY_MEANS, said.means, added
        yield from _by_series(said, added, sign)


def _by_series(
    facts: FeePaid | FeeVoided | FeeRefunded, added: Figures, sign: int
) -> Iterator[tuple[str, str, Figures]]:
    """Each receipt under its series, and what no receipt was made for under none."""
    receipts = () if isinstance(facts, FeeRefunded) else facts.receipts
    rest = dict(added)
    for receipt in receipts:
        counted = _of_receipt(receipt, facts.means, voided=isinstance(facts, FeeVoided))
        part = {name: sign * value for name, value in counted.items()}
        yield SERIES, receipt.series, part
        for name in part.keys() & rest.keys():
            rest[name] -= part[name]
    yield SERIES, NOWHERE, rest


def _of_receipt(receipt: FeeReceipt, means: str, *, voided: bool) -> Figures:
    sign = -1 if voided else 1
    part = {means: sign * receipt.amount, f"{means}_{receipt.sort}": sign * receipt.amount}
    return {**part, "voided": receipt.amount, "voided_receipts": 1} if voided else {**part, "receipts": 1}


def _names(means: str) -> tuple[str, ...]:
    return (means, f"{means}_count", f"{means}_phi", f"{means}_le_phi")


def _add(counted: Figures, more: Mapping[str, int]) -> None:
    for name, value in more.items():
        counted[name] = counted.get(name, 0) + value


def _without_zeros(rows: Mapping[str, Figures]) -> dict[str, Figures]:
    kept = {row: {name: value for name, value in counted.items() if value} for row, counted in rows.items()}
    return {row: kept[row] for row in sorted(kept) if kept[row]}


def taken(counted: Mapping[str, int]) -> int:
    """The money that came in by whatever means, net of what was struck out or given back."""
    return sum(counted.get(means, 0) for means in MEANS)
