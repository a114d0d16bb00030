"""The books of fee receipts: each desk has one for phí and one for lệ phí, and their numbers have no gap."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid, FeeReceipt
from intake_desk.domain.money_settings import LE_PHI, PHI
from intake_desk.services.desk import Desk
from intake_desk.store import counters
from intake_desk.store.journal import Recording

TRANSFER = "transfer"
BY_HAND = "hand"


def taken(desk: Desk, recording: Recording, paid: FeePaid) -> FeePaid:
    """The payment as it is recorded: named for ever, with its numbers drawn in this transaction.

    A transfer is believed because the clerk saw it, unless it is said by what else.
    """
    return msgspec.structs.replace(
        paid,
        payment=paid.payment or desk.new_id(),
        receipts=paid.receipts or _receipts(desk, recording, paid),
        confirmed=paid.confirmed or (BY_HAND if paid.means == TRANSFER else ""),
    )


def add(desk: Desk, recording: Recording, subject: str, drafts: Iterable[Draft]) -> None:
    """Take what happened to a dossier's money into the transaction, each payment with its receipts."""
    for draft in drafts:
        facts = taken(desk, recording, draft.facts) if isinstance(draft.facts, FeePaid) else draft.facts
        recording.add(msgspec.structs.replace(draft, subject=subject, facts=facts))


def _receipts(desk: Desk, recording: Recording, paid: FeePaid) -> tuple[FeeReceipt, ...]:
    year, number = recording.day[:4], desk.identity.desk
    made = []
    for sort, amount in ((PHI, paid.phi), (LE_PHI, paid.le_phi)):
        if amount:
            series = desk.reference.money.book(sort).series_of(number, year)
            drawn = recording.take(counters.of_receipts(series))
            made.append(FeeReceipt(sort=sort, series=series, number=drawn, amount=amount))
    return tuple(made)
