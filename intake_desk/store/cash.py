"""The entries about money, found by their day and kind."""

from collections.abc import Collection, Iterable

from intake_desk.domain.branches import MARK
from intake_desk.domain.entries import Entry
from intake_desk.store.database import Database, run
from intake_desk.store.register import unsealed

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
PAYMENTS = ("fee.paid", "fee.voided", "fee.means_corrected", "fee.transfer_matched")
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
