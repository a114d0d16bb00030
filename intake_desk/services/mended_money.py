"""What was said about money that a clerk took (struck out, given back, put under another means), and who closed a
drawer in their place; told to whose it was.
"""

from collections.abc import Iterable, Iterator

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import closed_by
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import ClerkSignedIn, FeeReceipt, Reason
from intake_desk.domain.money_kinds import DrawerClosedFor, Explanation, FeeMeansCorrected, FeeRefunded, FeeVoided
from intake_desk.services.desk import Desk
from intake_desk.services.own_tills import SIGNED_IN
from intake_desk.store import cash, register
from intake_desk.store.days import days_with_entries, entries_of_kinds

DAYS_TOLD = 31


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """One such entry, with the receipts of the payment and the names of who did it and who agreed."""

    entry: Entry
    receipts: tuple[FeeReceipt, ...]
    by: str
    second: str
    reason: str = ""


def mended_of(desk: Desk, clerk: Clerk, day: str) -> tuple[Mended, ...]:
    """What became of this clerk's takings on a business day, the oldest first."""
    return tuple(_told(desk, clerk, entries_of_kinds(desk.journal.database, (day,), cash.OF_TAKINGS)))


def mended_since_last(desk: Desk, clerk: Clerk) -> tuple[Mended, ...]:
    """What became of this clerk's takings since they had sat down the time before, at any desk."""
    database = desk.journal.database
    entries = entries_of_kinds(database, days_with_entries(database, DAYS_TOLD), (*SIGNED_IN, *cash.OF_TAKINGS))
    sat = [one.order for one in entries if isinstance(one.facts, ClerkSignedIn) and one.actor == clerk.login]
    before = sorted(sat)[-2] if len(sat) > 1 else None
    since = [one for one in entries if one.kind in cash.OF_TAKINGS and before is not None and one.order > before]
    return tuple(_told(desk, clerk, since))


def _told(desk: Desk, clerk: Clerk, entries: Iterable[Entry]) -> Iterator[Mended]:
    with desk.journal.database.reading() as connection:
        for entry in entries:
            facts = entry.facts
            if isinstance(facts, DrawerClosedFor) and facts.clerk == clerk.login and closed_by(entry):
                if entry.hash not in cash.in_vain(connection, [entry.day]):
                    yield _of_drawer(desk, entry, facts)
                continue
            if not isinstance(facts, FeeVoided | FeeRefunded | FeeMeansCorrected):
                continue
            dossier = register.load(connection, entry.subject)
            payments = dossier.payments if dossier is not None else ()
            payment = next((one for one in payments if one.id == facts.payment), None)
            # A void's payment may not have come yet; its entry says who had taken it.
            taker = payment.actor if payment is not None else getattr(facts, "taker", "")
            if taker == clerk.login:
                yield Mended(
                    entry=entry,
                    receipts=payment.receipts if payment is not None else getattr(facts, "receipts", ()),
                    by=desk.clerk_name(entry.actor),
                    second=desk.clerk_name(facts.second),
                    reason=entry.personal.reason if isinstance(entry.personal, Reason) else "",
                )


def _of_drawer(desk: Desk, entry: Entry, facts: DrawerClosedFor) -> Mended:
    return Mended(
        entry=entry,
        receipts=(),
        by=desk.clerk_name(entry.actor),
        second=desk.clerk_name(facts.second),
        reason=entry.personal.reason if isinstance(entry.personal, Explanation) else "",
    )
