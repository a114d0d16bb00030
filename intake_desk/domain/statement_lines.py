"""Lines of the bank's statement through several files: the same line in another layout, and lines that are gone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Final

import msgspec

from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import LineLeft, StatementLine, TransferMatched
from intake_desk.domain.statements import GONE, Finding, Known, StatementRow, compact, names_some_code
from intake_desk.domain.times import from_ms

# An hour of the afternoon was once read as one of the morning.
_HALF_DAY_MS: Final = 43_200_000


def lines_before(entries: Iterable[Entry]) -> tuple[StatementRow, ...]:
    """The lines that these entries tell of, each once, as they were read then; what says that one is gone is none."""
    found: dict[str, StatementRow] = {}
    for entry in entries:
        facts, said = entry.facts, entry.personal
        if not isinstance(facts, TransferMatched | LineLeft) or not isinstance(said, StatementLine):
            continue  # what was erased is known by its mark alone
        if isinstance(facts, LineLeft) and facts.verdict == GONE:
            continue
        found.setdefault(
            facts.line,
            StatementRow(
                mark=facts.line,
                amount=facts.amount,
                text=said.text,
                at_ms=facts.booked_at,
                reference=said.reference,
            ),
        )
    return tuple(found.values())


def as_before(rows: Sequence[StatementRow], before: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """The rows under the marks that they had in an earlier file, whose layout may have had a reference or an hour that
    this one lacks, or lacked one that this one has; of a line that names a dossier also the day that could not be read
    there. No earlier line stands for two.
    """
    marks = {row.mark for row in rows}
    known = {one.mark for one in before}
    free: dict[tuple[int, str, date], list[StatementRow]] = defaultdict(list)
    undated: dict[tuple[int, str], list[StatementRow]] = defaultdict(list)
    for one in before:
        if one.mark in marks:
            continue
        if one.at_ms:
            free[_what(one)].append(one)
        elif names_some_code(compact(one.text)):
            undated[_what(one)[:2]].append(one)
    taken = []
    for row in rows:
        same = None
        if row.mark not in known and row.at_ms:
            dated, dateless = free.get(_what(row), []), undated.get(_what(row)[:2], [])
            same = next((one for one in (*dated, *dateless) if _agree(row, one)), None)
        if same is not None:
            (dated if same.at_ms else dateless).remove(same)
        taken.append(row if same is None else msgspec.structs.replace(row, mark=same.mark))
    return tuple(taken)


def _what(row: StatementRow) -> tuple[int, str, date]:
    return row.amount, compact(row.text), from_ms(row.at_ms).date()


def _agree(row: StatementRow, before: StatementRow) -> bool:
    """Whether neither says something that the other denies: a reference, an hour (of either half of the day)."""
    return (not row.reference or not before.reference or row.reference == before.reference) and (
        not before.at_ms
        or abs(row.at_ms - before.at_ms) in {0, _HALF_DAY_MS}
        or not _has_hour(row)
        or not _has_hour(before)
    )


def _has_hour(row: StatementRow) -> bool:
    at = from_ms(row.at_ms)
    return (at.hour, at.minute, at.second) != (0, 0, 0)


def gone(
    rows: Sequence[StatementRow], matched: Iterable[Entry], payment: Callable[[str], Known | None]
) -> tuple[Finding, ...]:
    """The lines that showed a payment in an earlier file and that this one, which speaks of their day, does not have:
    one of the two files is not what the bank wrote. `payment` finds a payment by its name.

    Where the file says hours it speaks up to its last line: it may have been made before another of the same day.
    """
    dated = [row for row in rows if row.at_ms]
    newest = max(dated, key=lambda row: row.at_ms, default=None)
    if newest is None:
        return ()
    first, last = (from_ms(at_ms).date() for at_ms in (min(row.at_ms for row in dated), newest.at_ms))
    marks = {row.mark for row in rows}
    found = []
    for entry in matched:
        facts, said = entry.facts, entry.personal
        assert isinstance(facts, TransferMatched)
        if facts.line in marks or not facts.booked_at or (_has_hour(newest) and facts.booked_at > newest.at_ms):
            continue
        if first <= from_ms(facts.booked_at).date() <= last:
            row = StatementRow(
                mark=sha256(f"{GONE}\n{facts.line}".encode()).hexdigest()[:24],
                amount=facts.amount,
                text=said.text if isinstance(said, StatementLine) else "",
                at_ms=facts.booked_at,
                reference=said.reference if isinstance(said, StatementLine) else "",
            )
            known = payment(facts.payment)
            found.append(Finding(row=row, verdict=GONE, payment=known, subject=entry.subject))
    return tuple(found)
