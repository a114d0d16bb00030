"""Money that a supervisor should look at, one by one: what is only said to have come, what was let go, what is owed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from intake_desk.domain.dossier import FILED, HANDED_BACK, OPEN_STATES, REFUSED, STOPPED, WITHDRAWN, Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.kinds import (
    DossierFiled,
    DossierReceived,
    DossierRefused,
    DossierStopped,
    DossierWithdrawn,
    Facts,
    FeeCharged,
    FeePaid,
    FeeWaived,
    Reason,
    Waiver,
)
from intake_desk.domain.money_kinds import (
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    LineExplained,
    LineLeft,
    StatementLine,
)
from intake_desk.domain.periods import business_day
from intake_desk.domain.procedures import POST

UNPAID: Final = "unpaid"  # fell due on the day and was neither paid nor waived
VOIDED: Final = "voided"
REFUNDED: Final = "refunded"
ONLINE: Final = "online"  # said to be paid online, and nothing confirms it
WALKED_IN: Final = "walked_in"  # charged as filed online or by post, paid in cash at the counter: no portal knows of it
LET_GO: Final = "let_go"  # every waiver of the day, as the law allows it
WAIVED: Final = "waived"  # let go without a paper, or after it had been owed
TRANSFER: Final = "transfer"  # no statement of the bank has shown it
DEBT: Final = "debt"  # the result was handed back, and the fee is still owed
DROPPED: Final = "dropped"  # withdrawn, refused or stopped, and the fee is still owed
OWED: Final = "owed"  # still being worked on, and the fee was put off
HANDED: Final = "handed"  # cash on its way that nobody has taken
SHORT: Final = "short"  # cash that was taken otherwise than it was given
LINE: Final = "line"  # a credit of the bank's statement that no transfer explains
# The channels whose fee may be lower than the counter's.
ELSEWHERE: Final = frozenset({ONLINE, POST})
_ENDS: Final[Mapping[type[Facts], str]] = {
    DossierWithdrawn: WITHDRAWN,
    DossierRefused: REFUSED,
    DossierStopped: STOPPED,
}
# Waived at once with what it lets go: a person needs longer for a second step.
AT_ONCE_MS: Final = 1_000


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """One sum of the dossier `subject`, in đồng: of which sort, by whom, when, and why; `since` which day (ISO) it is
    owed, where that is not the day itself.

    `state` is that of a dossier whose fee is owed (of what is unpaid today, where it was ended today); `handing` is the
    hand-over that it speaks of; `line` names a line of the bank's statement, which looked like `verdict` and which the
    bank booked at `booked_at` (ms UTC; 0 where that is not known), while `clerk` and `at_ms` are who read it, and when.
    """

    sort: str
    subject: str
    amount: int
    clerk: str = ""
    at_ms: int = 0
    day: str = ""
    reason: str = ""
    since: str = ""
    state: str = ""
    handing: HandOver | None = None
    line: str = ""
    verdict: str = ""
    booked_at: int = 0


def is_walk_in(life: Iterable[Entry]) -> bool:
    """Whether this dossier is counted as filed online or by post though no portal gave it a code."""
    begun = [one.facts for one in life if isinstance(one.facts, DossierFiled | DossierReceived)]
    return any(one.channel in ELSEWHERE for one in begun) and not any(
        isinstance(one, DossierFiled) and one.code for one in begun
    )


def noted_of(entries: Iterable[Entry], unpaid: Mapping[str, int], walk_ins: Collection[str] = ()) -> tuple[Noted, ...]:
    """What is to be looked at of these entries; `unpaid` is what they leave unpaid, by dossier, `walk_ins` are the
    dossiers that are counted as filed online or by post and that no portal knows.
    """
    found: list[Noted] = []
    online: dict[str, Noted] = {}
    walked: dict[str, Noted] = {}
    charged: dict[str, tuple[int, str]] = {}
    ended: dict[str, str] = {}
    for entry in entries:
        facts = entry.facts
        if facts is not None and type(facts) in _ENDS:
            ended[entry.subject] = _ENDS[type(facts)]
        elif isinstance(facts, FeeCharged):
            charged[entry.subject] = (entry.at_ms, entry.actor)
        elif isinstance(facts, FeeWaived):
            found += _waived(entry, charged.get(entry.subject, (0, ""))[0])
        elif isinstance(facts, FeeVoided | FeeRefunded):
            sort = VOIDED if isinstance(facts, FeeVoided) else REFUNDED
            found.append(_noted(entry, sort, facts.amount))
        if isinstance(facts, FeePaid | FeeVoided | FeeMeansCorrected):
            _follow(online, entry, facts)
            if entry.subject in walk_ins:
                _follow_cash(walked, entry, facts)
    found += [
        Noted(
            sort=UNPAID,
            subject=subject,
            amount=amount,
            clerk=charged.get(subject, (0, ""))[1],
            at_ms=charged.get(subject, (0, ""))[0],
            state=ended.get(subject, ""),
        )
        for subject, amount in unpaid.items()
        if amount > 0
    ]
    return (*found, *online.values(), *walked.values())


def _follow_cash(walked: dict[str, Noted], entry: Entry, facts: FeePaid | FeeVoided | FeeMeansCorrected) -> None:
    """Keep what was paid in cash for a dossier that is counted as filed elsewhere, as it stands after this entry."""
    name = facts.payment or f"{entry.place.journal} {entry.place.number}"
    if isinstance(facts, FeeVoided) or facts.means != "cash":
        walked.pop(name, None)
    else:
        walked[name] = _noted(entry, WALKED_IN, facts.amount)


def _follow(online: dict[str, Noted], entry: Entry, facts: FeePaid | FeeVoided | FeeMeansCorrected) -> None:
    """Keep what is said to have come online, as it stands after this entry."""
    name = facts.payment or f"{entry.place.journal} {entry.place.number}"
    if isinstance(facts, FeeVoided) or facts.means != ONLINE:
        online.pop(name, None)
    elif not (isinstance(facts, FeePaid) and facts.confirmed):
        online[name] = _noted(entry, ONLINE, facts.amount)


def _waived(entry: Entry, charged_ms: int) -> Iterator[Noted]:
    said, proof = entry.personal, ""
    if isinstance(said, Waiver):
        proof = said.proof.strip()
    assert isinstance(entry.facts, FeeWaived)
    one = _noted(entry, LET_GO, entry.facts.amount)
    yield msgspec.structs.replace(one, reason="; ".join(filter(None, (one.reason, proof))))
    if not proof or not charged_ms or entry.at_ms - charged_ms >= AT_ONCE_MS:
        yield _noted(entry, WAIVED, entry.facts.amount)


def _noted(entry: Entry, sort: str, amount: int) -> Noted:
    reason = entry.personal.reason if isinstance(entry.personal, Reason) else ""
    return Noted(
        sort=sort,
        subject=entry.subject,
        amount=amount,
        clerk=entry.actor,
        at_ms=entry.at_ms,
        day=entry.day,
        reason=reason,
    )


def outstanding(dossier: Dossier, shown: Collection[str], first: str, last: str) -> Iterator[Noted]:
    """What the dossier has from `first` to `last` (ISO) that is only said to have come: transfers that no statement has
    `shown` (their payments), and online payments that nothing confirms either.
    """
    for one in dossier.payments:
        said = one.means == TRANSFER or (one.means == ONLINE and not one.confirmed)
        stands = said and not one.voided and one.refunded < one.amount
        if stands and one.id not in shown and first <= one.day <= last:
            sort = TRANSFER if one.means == TRANSFER else ONLINE
            yield Noted(sort=sort, subject=dossier.id, amount=one.amount, clerk=one.actor, at_ms=one.at_ms, day=one.day)


def debt(dossier: Dossier, end: Entry) -> Iterator[Noted]:
    """What is still owed of a dossier that this entry ended: its result was handed back, or there will be none."""
    if dossier.state not in OPEN_STATES and dossier.owed:
        sort = DEBT if dossier.state == HANDED_BACK else DROPPED
        since = business_day(dossier.received_at).isoformat()
        yield msgspec.structs.replace(_noted(end, sort, dossier.owed), reason="", since=since, state=dossier.state)


def put_off(dossier: Dossier) -> Iterator[Noted]:
    """What is still owed of a dossier that is being worked on."""
    if dossier.state in OPEN_STATES and dossier.state != FILED and dossier.owed:
        yield Noted(
            sort=OWED,
            subject=dossier.id,
            amount=dossier.owed,
            clerk=dossier.actor,
            at_ms=dossier.received_at,
            day=dossier.day,
            state=dossier.state,
        )


def on_the_way(one: HandOver) -> Iterator[Noted]:
    """Cash that nobody has taken, or that was taken otherwise than it was given: on the day on which that was known."""
    sort = HANDED if one.accepted is None else SHORT
    if sort == HANDED or one.is_disputed:
        day = max([one.day, *(taking.day for taking in one.takings)])
        yield Noted(sort=sort, subject="", amount=one.amount, clerk=one.giver, at_ms=one.at_ms, day=day, handing=one)


def unexplained(
    entries: Iterable[Entry], matched: Collection[str], takers: Callable[[Sequence[Entry]], Collection[str]]
) -> Iterator[Noted]:
    """The lines of statements among these entries, in the world's order, that are neither `matched` (their marks) nor
    explained since. `takers` are the logins of who took money of the dossiers that a line, so left, speaks of.
    """
    lines: dict[str, list[Entry]] = {}
    explained: list[tuple[Entry, LineExplained]] = []
    for entry in entries:
        if isinstance(entry.facts, LineLeft):
            lines.setdefault(entry.facts.line, []).append(entry)
        elif isinstance(entry.facts, LineExplained):
            explained.append((entry, entry.facts))
    ended = {facts.line for entry, facts in explained if _ends(entry, facts, lines.get(facts.line, ()), takers)}
    for mark, (entry, *_again) in lines.items():
        if mark not in ended and mark not in matched:
            assert isinstance(entry.facts, LineLeft)
            yield msgspec.structs.replace(
                _noted(entry, LINE, entry.facts.amount),
                subject=entry.facts.dossier,
                line=mark,
                reason=entry.personal.text if isinstance(entry.personal, StatementLine) else "",
                verdict=entry.facts.verdict,
                booked_at=entry.facts.booked_at,
            )


def _ends(
    entry: Entry, facts: LineExplained, left: Sequence[Entry], takers: Callable[[Sequence[Entry]], Collection[str]]
) -> bool:
    """Whether this explanation ends a line: it was given once the line was known, and, where nobody knew then of which
    dossier it speaks, not alone by somebody of whom it is known now that they took money of it.
    """
    before = [one.facts for one in left if one.order < entry.order and isinstance(one.facts, LineLeft)]
    if not before:
        return False
    return bool(facts.second) or any(one.dossier for one in before) or entry.actor not in takers(left)
