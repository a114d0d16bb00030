"""The entries about money, found by their day and kind."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from intake_desk.domain.branches import MARK
from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.domain.reversals import in_sums, said_of
from intake_desk.domain.statements import MatchedAgain, matches
from intake_desk.store.database import ONE_OF, Database, one_of, run
from intake_desk.store.register import load
from intake_desk.store.unsealing import unsealed

# Whatever stands in a drawer (`domain/drawers.touches`).
IN_DRAWERS = (
    "fee.paid",
    "fee.voided",
    "fee.refunded",
    "fee.means_corrected",
    "fee.misfit_reversed",
    "drawer.opened",
    "drawer.cash_moved",
    "drawer.cash_handed",
    "drawer.cash_accepted",
    "drawer.counted",
    "drawer.closed",
)
# What may be said at one desk of a drawer at another.
MENDED = ("fee.voided", "fee.means_corrected", "fee.misfit_reversed")
PAYMENTS = ("fee.paid", "fee.transfer_matched")
MATCHES = ("fee.transfer_matched",)
HAND_OVERS = ("drawer.cash_handed", "drawer.cash_accepted")
CLOSINGS = ("drawer.closed",)


def entries_of_kinds(database: Database, days: Iterable[str], kinds: Collection[str], desk: str = "") -> list[Entry]:
    """What happened of these kinds on these business days in the world's order: at any desk, or at one (the base name
    of its journal).
    """
    marks = ", ".join("?" for _ in kinds)
    question = f"SELECT body, personal FROM entry WHERE day = ? AND kind IN ({marks})"  # noqa: S608  # marks alone
    there: tuple[str, ...] = ()
    if desk:
        question += " AND (+journal = ? OR +journal > ? AND +journal < ?)"  # the plus keeps the day's own index
        there = (desk, desk + MARK, desk + MARK * 2)  # a branch's name goes on with hexadecimal digits
    with database.reading() as connection:
        found = [
            entry for day in dict.fromkeys(days) for entry in unsealed(run(connection, question, (day, *kinds, *there)))
        ]
    return sorted(found, key=lambda entry: entry.order)


def doubled_among(connection: sa.Connection, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of these entries that stand in the sums though their dossiers have no place for them."""
    about = [entry for entry in entries if entry.subject and said_of(entry.facts) is not None]
    dossiers = (load(connection, subject) for subject in sorted({entry.subject for entry in about}))
    wanted = {one.hash for dossier in dossiers if dossier is not None for one in in_sums(dossier)}
    return tuple(entry for entry in about if entry.hash in wanted)


def matched_again(connection: sa.Connection, entries: Iterable[Entry]) -> tuple[MatchedAgain, ...]:
    """Those of these entries by which a statement was matched that do not count, for an earlier one says it."""
    mine = {entry.hash: entry for entry in entries if isinstance(entry.facts, TransferMatched)}
    if not mine:
        return ()
    question = (
        f"SELECT body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> ''"  # noqa: S608  # only text of ours
        " AND kind = 'fee.transfer_matched'"
    )
    subjects = one_of(sorted({entry.subject for entry in mine.values()}))
    known = {entry.hash: entry for entry in unsealed(run(connection, question, (subjects,)))}
    return tuple(one for one in matches((known | mine).values()).again if one.entry.hash in mine)
