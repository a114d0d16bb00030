"""What the entries of a business day come to, counted: who worked, what is unpaid, hours, numbers passed over."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from intake_desk.domain.branches import base_of
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import DossierAccepted, DossierReceived, FeePaid
from intake_desk.domain.money_kinds import CashAccepted
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.tally import MONEY, figures
from intake_desk.services.day_gaps import Gap


def clerks_of(entries: Iterable[Entry], name: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Who did something that counts, by desk."""
    logins: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if figures(entry):
            logins[base_of(entry.place.journal)].add(entry.actor)
    return {journal: tuple(name(login) for login in sorted(found)) for journal, found in logins.items()}


def unpaid_of(entries: Iterable[Entry]) -> dict[str, int]:
    """What the entries leave unpaid, by the dossiers for which something is."""
    left: dict[str, int] = defaultdict(int)
    for entry in entries:
        if added := figures(entry):
            left[entry.subject] += unsettled(added)
    return {subject: amount for subject, amount in left.items() if amount > 0}


def unsettled(counts: Mapping[str, int]) -> int:
    """What fell due and was neither paid nor waived."""
    return counts.get("charged", 0) - sum(counts.get(what, 0) for what in (*MONEY, "refunded"))


def hours_of(entries: Iterable[Entry]) -> dict[int, int]:
    """How many dossiers were received in each local hour."""
    hours: dict[int, int] = defaultdict(int)
    for entry in entries:
        if isinstance(entry.facts, DossierReceived | DossierAccepted):
            hours[(entry.facts.received_at // 3_600_000 + 7) % 24] += 1
    return dict(sorted(hours.items()))


def gaps_of(
    entries: Iterable[Entry], ranges: Mapping[str, NumberRange], desk_name: Callable[[str], str]
) -> tuple[Gap, ...]:
    """The numbers passed over; before a desk's first of the day too, where its range is known."""
    used: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        facts = entry.facts
        if not isinstance(facts, DossierReceived | DossierAccepted) or facts.provisional:
            continue
        if isinstance(facts, DossierReceived) or facts.own_code:
            last = facts.code.rpartition("-")[2]
            if last.isascii() and last.isdigit():  # another program's codes may look otherwise
                used[entry.place.journal].append(int(last))
    gaps: list[Gap] = []
    for journal, numbers in sorted(used.items()):
        within = ranges.get(journal)
        before_first = [within.first - 1] if within and within.first <= min(numbers) <= within.last else []
        ordered = before_first + sorted(numbers)
        gaps += [
            Gap(desk=desk_name(journal), first=before + 1, last=after - 1)
            for before, after in pairwise(ordered)
            if after > before + 1
        ]
    return tuple(gaps)


def taken_over(entries: Iterable[Entry]) -> frozenset[str]:
    """The hand-overs that these entries accept."""
    return frozenset(entry.facts.hand_over for entry in entries if isinstance(entry.facts, CashAccepted))


def summed(parts: Mapping[bytes, Mapping[str, int]], entries: Iterable[Entry]) -> dict[str, int]:
    """What is said of these entries, by their hashes, added up."""
    found: Counter[str] = Counter()
    for entry in entries if parts else ():
        found.update(parts.get(entry.hash, {}))
    return dict(found)


def book_numbers(entries: Iterable[Entry]) -> dict[str, tuple[int, int]]:
    """The first and the last number that was given of each series of receipts."""
    given: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.facts, FeePaid):
            for receipt in entry.facts.receipts:
                given[receipt.series].append(receipt.number)
    return {series: (min(numbers), max(numbers)) for series, numbers in given.items()}
