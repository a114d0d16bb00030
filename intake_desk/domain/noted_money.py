"""Money that a supervisor should look at, one by one: what is only said to have come, what was let go, what is owed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from intake_desk.domain.dossier import HANDED_BACK, Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeeCharged, FeePaid, FeeWaived, Reason, Waiver
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided
from intake_desk.domain.periods import business_day

UNPAID: Final = "unpaid"  # fell due on the day and was neither paid nor waived
VOIDED: Final = "voided"
REFUNDED: Final = "refunded"
ONLINE: Final = "online"  # said to be paid online, and nothing confirms it
WAIVED: Final = "waived"  # let go without a paper, or after it had been owed
TRANSFER: Final = "transfer"  # no statement of the bank has shown it
DEBT: Final = "debt"  # the result was handed back, and the fee is still owed
# Waived at once with what it lets go: a person needs longer for a second step.
AT_ONCE_MS: Final = 1_000


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """One sum of the dossier `subject`, in đồng: of which sort, by whom, when, and why; `since` which day (ISO) it is
    owed, where that is not the day itself.
    """

    sort: str
    subject: str
    amount: int
    clerk: str = ""
    at_ms: int = 0
    day: str = ""
    reason: str = ""
    since: str = ""


def noted_of(entries: Iterable[Entry], unpaid: Mapping[str, int]) -> tuple[Noted, ...]:
    """What is to be looked at of these entries; `unpaid` is what they leave unpaid, by dossier."""
    found: list[Noted] = []
    online: dict[str, Noted] = {}
    charged: dict[str, tuple[int, str]] = {}
    for entry in entries:
        facts = entry.facts
        if isinstance(facts, FeeCharged):
            charged[entry.subject] = (entry.at_ms, entry.actor)
        elif isinstance(facts, FeeWaived):
            found += _waived(entry, charged.get(entry.subject, (0, ""))[0])
        elif isinstance(facts, FeeVoided | FeeRefunded):
            sort = VOIDED if isinstance(facts, FeeVoided) else REFUNDED
            found.append(_noted(entry, sort, facts.amount))
        if isinstance(facts, FeePaid | FeeVoided | FeeMeansCorrected):
            _follow(online, entry, facts)
    found += [
        Noted(
            sort=UNPAID,
            subject=subject,
            amount=amount,
            clerk=charged.get(subject, (0, ""))[1],
            at_ms=charged.get(subject, (0, ""))[0],
        )
        for subject, amount in unpaid.items()
        if amount > 0
    ]
    return (*found, *online.values())


def _follow(online: dict[str, Noted], entry: Entry, facts: FeePaid | FeeVoided | FeeMeansCorrected) -> None:
    """Keep what is said to have come online, as it stands after this entry."""
    name = facts.payment or f"{entry.place.journal} {entry.place.number}"
    if isinstance(facts, FeeVoided) or facts.means != ONLINE:
        online.pop(name, None)
    elif not (isinstance(facts, FeePaid) and facts.confirmed):
        online[name] = _noted(entry, ONLINE, facts.amount)


def _waived(entry: Entry, charged_ms: int) -> Iterator[Noted]:
    said = entry.personal
    proven = isinstance(said, Waiver) and bool(said.proof.strip())
    if not proven or not charged_ms or entry.at_ms - charged_ms >= AT_ONCE_MS:
        assert isinstance(entry.facts, FeeWaived)
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
    """The dossier's transfers from `first` to `last` (ISO) that no statement has `shown` (their payments)."""
    for one in dossier.payments:
        stands = one.means == TRANSFER and not one.voided and one.refunded < one.amount
        if stands and one.id not in shown and first <= one.day <= last:
            yield Noted(
                sort=TRANSFER, subject=dossier.id, amount=one.amount, clerk=one.actor, at_ms=one.at_ms, day=one.day
            )


def debt(dossier: Dossier, back: Entry) -> Iterator[Noted]:
    """What is still owed of a dossier whose result was handed back by this entry."""
    if dossier.state == HANDED_BACK and dossier.owed:
        since = business_day(dossier.received_at).isoformat()
        yield msgspec.structs.replace(_noted(back, DEBT, dossier.owed), reason="", since=since)
