"""The entries about money, found by their day and kind."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from intake_desk.domain.drawers import closed_in_vain
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import DrawerClosedFor, FeeMeansCorrected, FeeRefunded, TransferMatched
from intake_desk.domain.noted_money import TRANSFER, outstanding
from intake_desk.domain.reversals import in_sums, said_of
from intake_desk.domain.statements import MatchedAgain, matches
from intake_desk.store.database import ONE_OF, one_of, run
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
    "drawer.closed_for",
)
# What may be said at one desk of a drawer at another.
MENDED = ("fee.voided", "fee.means_corrected", "fee.misfit_reversed", "drawer.closed_for")
# What becomes of a payment or a drawer by another's word, which whoever took it is told.
OF_TAKINGS = ("fee.voided", "fee.refunded", "fee.means_corrected", "drawer.closed_for")
PAYMENTS = ("fee.paid", "fee.transfer_matched")
MATCHES = ("fee.transfer_matched",)
LINES_LEFT = ("bank.line_left",)
LINES = ("bank.line_left", "bank.line_explained")
WAIVERS = ("fee.waived",)
HAND_OVERS = ("drawer.cash_handed", "drawer.cash_accepted")


def doubled_among(connection: sa.Connection, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of these entries that stand in the sums though their dossiers have no place for them."""
    about = [entry for entry in entries if entry.subject and said_of(entry.facts) is not None]
    dossiers = (load(connection, subject) for subject in sorted({entry.subject for entry in about}))
    wanted = {one.hash for dossier in dossiers if dossier is not None for one in in_sums(dossier)}
    return tuple(entry for entry in about if entry.hash in wanted)


def matched_again(connection: sa.Connection, entries: Iterable[Entry]) -> tuple[MatchedAgain, ...]:
    """Those of these entries by which a statement was matched that do not count, for an earlier one says it."""
    mine = {entry.hash: entry for entry in entries if isinstance(entry.facts, TransferMatched)}
    known = {entry.hash: entry for entry in matchings(connection, {entry.subject for entry in mine.values()})}
    return tuple(one for one in matches((known | mine).values()).again if one.entry.hash in mine)


def unmatched(connection: sa.Connection, day: str, entries: Iterable[Entry]) -> tuple[int, ...]:
    """The transfers of the business day among these entries that stand and that no statement has shown, in đồng."""
    subjects = {entry.subject for entry in entries if _says_transfer(entry)}
    shown = matches(matchings(connection, subjects)).payments
    dossiers = (load(connection, subject) for subject in sorted(subjects))
    found = (one for dossier in dossiers if dossier for one in outstanding(dossier, shown, day, day))
    return tuple(one.amount for one in found if one.sort == TRANSFER)


def refunds_by_series(connection: sa.Connection, entries: Iterable[Entry]) -> dict[bytes, dict[str, int]]:
    """Of each of these entries that gives money back, or takes that out again: under which series of receipts it had
    been paid, in đồng; what had no receipt is left out.
    """
    found: dict[bytes, dict[str, int]] = {}
    for entry in entries:
        said, sign = said_of(entry.facts) or (None, 0)
        if not isinstance(said, FeeRefunded):
            continue
        dossier = load(connection, entry.subject)
        paid = next((one for one in dossier.payments if one.id == said.payment), None) if dossier else None
        parts: dict[str, int] = {}
        for receipt in paid.receipts if paid else ():
            amount = said.phi if receipt.sort == "phi" else said.le_phi
            parts[receipt.series] = parts.get(receipt.series, 0) + sign * amount
        found[entry.hash] = parts
    return found


def _says_transfer(entry: Entry) -> bool:
    facts = entry.facts
    return isinstance(facts, FeePaid | FeeMeansCorrected) and facts.means == "transfer"


def newest_row(connection: sa.Connection) -> int:
    """The row of the entry that came here last, whoever wrote it; 0 where there is none."""
    return int(run(connection, "SELECT max(id) FROM entry").fetchone()[0] or 0)


def hash_at(connection: sa.Connection, row: int) -> bytes:
    """The hash of the entry at this row; empty where there is none."""
    found = run(connection, "SELECT hash FROM entry WHERE id = ?", (row,)).fetchone()
    return bytes(found[0]) if found else b""


def days_since(connection: sa.Connection, row: int) -> set[str]:
    """The business days with drawers of which something came after this row, and those ruled off since."""
    kinds = (*IN_DRAWERS, "day.closed")
    marks = ", ".join("?" for _ in kinds)
    # DISTINCT, or any other index, would walk through every entry there is
    question = f"SELECT +day FROM entry NOT INDEXED WHERE id > ? AND kind IN ({marks})"  # noqa: S608  # marks alone
    return {str(found) for (found,) in run(connection, question, (row, *kinds))}


# The words of the indexes over them.
_HANDED = "FROM entry WHERE kind IN ('drawer.cash_handed', 'drawer.cash_accepted')"
_FLOATS = "FROM entry INDEXED BY ix_entry_floats WHERE kind IN ('drawer.opened', 'drawer.closed', 'drawer.closed_for')"


def floats(connection: sa.Connection, days: Collection[str]) -> list[Entry]:
    """What drawers began with and kept on these business days, at any desk, in the world's order; without what closed
    drawers in vain.
    """
    question = f"SELECT body, personal {_FLOATS} AND day BETWEEN ? AND ?"  # only text of ours
    rows = run(connection, question, (min(days, default=""), max(days, default="")))
    found = sorted((entry for entry in unsealed(rows) if entry.day in days), key=lambda entry: entry.order)
    vain = in_vain(connection, {entry.day for entry in found if isinstance(entry.facts, DrawerClosedFor)})
    return [entry for entry in found if entry.hash not in vain] if vain else found


def in_vain(connection: sa.Connection, days: Iterable[str]) -> frozenset[bytes]:
    """The hashes of the entries of these business days that closed drawers in vain (`closed_in_vain`)."""
    marks = ", ".join("?" for _ in IN_DRAWERS)
    question = f"SELECT body, personal FROM entry WHERE day = ? AND kind IN ({marks})"  # noqa: S608  # marks alone
    return frozenset(
        mark for day in days for mark in closed_in_vain(unsealed(run(connection, question, (day, *IN_DRAWERS))))
    )


def handed_mark(connection: sa.Connection) -> tuple[int, int]:
    """How many entries about cash that changed hands are held and which came last: unchanged while none came."""
    count, newest = run(connection, f"SELECT count(*), max(id) {_HANDED}").fetchone()  # only text of ours
    return int(count), int(newest or 0)


def handed(connection: sa.Connection) -> list[Entry]:
    """Everything that is said about cash that changed hands, however long ago."""
    return list(unsealed(run(connection, f"SELECT body, personal {_HANDED}")))  # only text of ours


def matchings(connection: sa.Connection, subjects: Collection[str]) -> list[Entry]:
    """Every match of a statement with a payment of these dossiers."""
    if not subjects:
        return []
    question = (
        f"SELECT body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> ''"  # noqa: S608  # only text of ours
        " AND kind = 'fee.transfer_matched'"
    )
    return list(unsealed(run(connection, question, (one_of(sorted(subjects)),))))
