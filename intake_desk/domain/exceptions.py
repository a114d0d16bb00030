"""What needs a supervisor's eye: the sorts of exceptions, what speaks for them, and when one was answered.

Every exception is found in the journals, under an id that is the same at every desk. None of them stops anything.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.dossier import Dossier, Misfit
from intake_desk.domain.entries import HLC_COUNTER_BITS, Entry, Place
from intake_desk.domain.exception_kinds import ExceptionAnswered, JournalSetBack
from intake_desk.domain.life import WAYS, after, begin, begins
from intake_desk.domain.money_kinds import DrawerClosed, DrawerClosedFor
from intake_desk.domain.periods import business_day
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.reversals import IN_SUMS, said_of

NUMBER: Final = "number"  # one code stands on two dossiers
LINE: Final = "line"  # one line of a desk's book holds two dossiers
FEE_RECEIPT: Final = "fee_receipt"  # one number of a book of fee receipts was given to two payments
RECEIPTS: Final = "receipts"  # two desks accepted one filing
HANDLED: Final = "handled"  # two desks went on with one dossier
PAID: Final = "paid"  # more was taken for a dossier than fell due
TWICE: Final = "twice"  # two desks mended one payment: what found no place stands in the sums
RECREATED: Final = "recreated"  # by a paper, so it was said, money had been settled that no entry here shows
FEEDBACK: Final = "feedback"  # two desks went on with one feedback
HEADLESS: Final = "headless"  # what began the dossier has not arrived
LATE: Final = "late"  # no closing of its day covers the entry
AHEAD: Final = "ahead"  # an entry from later than it arrived
BACK: Final = "back"  # a desk's clock went back
CLOCK: Final = "clock"  # this desk's clock is not the server's
SET_BACK: Final = "set_back"  # a desk went on with a file older than what it had written
RIVAL: Final = "rival"  # a day or a period was ruled off more than once, apart: one closing or settlement holds
CASH: Final = "cash"  # a drawer was locked with less cash than had to be in it
FORK: Final = "fork"  # a journal went two ways
REVOKED: Final = "revoked"  # a desk that may write no more did
UNKNOWN: Final = "unknown"  # entries that this program does not understand
DOCUMENT: Final = "document"  # an adopted document that cannot be read
ACCOUNT: Final = "account"  # the unit's account, to which every transfer goes, became another
AMOUNTS: Final = "amounts"  # what citizens pay became, or soon becomes, another amount
REFUSED: Final = "refused"  # what somebody brought and nobody vouches for

CHECKED: Final = "checked"
CONTACTED: Final = "contacted"
REPRINTED: Final = "reprinted"
REFUNDED: Final = "refunded"
RECORDED: Final = "recorded"
CLOCK_SET: Final = "clock_set"
REPORTED: Final = "reported"
RECOVERED: Final = "recovered"

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: (REPRINTED, CONTACTED, CHECKED, REPORTED),
    LINE: (CHECKED, CONTACTED, REPORTED),
    FEE_RECEIPT: (CONTACTED, CHECKED, REPORTED),
    RECEIPTS: (CONTACTED, REPRINTED, REFUNDED, CHECKED),
    HANDLED: (CHECKED, RECORDED, CONTACTED),
    PAID: (REFUNDED, CONTACTED, CHECKED),
    TWICE: (CHECKED, CONTACTED),
    RECREATED: (CHECKED, CONTACTED, RECORDED, REPORTED),
    FEEDBACK: (CHECKED, CONTACTED),
    HEADLESS: (CHECKED, REPORTED),
    LATE: (CHECKED, RECORDED, REPORTED),
    AHEAD: (CLOCK_SET, CHECKED, REPORTED),
    BACK: (CLOCK_SET, CHECKED, CONTACTED, REPORTED),
    CLOCK: (CLOCK_SET, REPORTED),
    SET_BACK: (CHECKED, CONTACTED, REPORTED),
    RIVAL: (CHECKED, REPORTED),
    CASH: (RECOVERED, RECORDED, CHECKED, REPORTED),
    FORK: (CHECKED, REPORTED),
    REVOKED: (CHECKED, CONTACTED, REPORTED),
    UNKNOWN: (REPORTED, CHECKED),
    DOCUMENT: (RECORDED, REPORTED),
    ACCOUNT: (CHECKED, CONTACTED, REPORTED),
    AMOUNTS: (CHECKED, REPORTED),
    REFUSED: (REPORTED, CHECKED),
}
# What somebody of the unit changed of the rules of money: another supervisor says whether it was right.
OF_RULES: Final = frozenset({ACCOUNT, AMOUNTS})

MARK: Final = 16  # figures of an entry's hash that name it in an answer
MOST_SEEN: Final = 5000
DAY_MS: Final = 24 * 3600 * 1000
# Another desk's entry may draw this desk's clock five minutes on; what goes back further is a clock that jumped.
BACK_LIMIT_MS: Final = 10 * 60 * 1000
# A clock further from the server's is told; what it writes would stand in the wrong order.
SKEW_LIMIT_MS: Final = 5 * 60 * 1000
# What began a dossier may be on its way for so long.
HEADLESS_AFTER_MS: Final = DAY_MS


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that speaks for an exception, marked as answers mark it; `measure` in ms: how far a clock was off."""

    exception: str
    sort: str
    mark: str
    place: Place
    subject: str = ""
    measure: int = 0


def mark_of(entry: Entry) -> str:
    """What names an entry in an answer."""
    return mark_in(entry.hash)


def mark_in(hash_: bytes) -> str:
    """The mark of the entry that has this hash."""
    return hash_.hex()[:MARK]


def seen_by(answers: Iterable[ExceptionAnswered]) -> set[str]:
    """The marks of what was known to somebody who answered."""
    return {mark for answer in answers for mark in answer.seen}


def had_part(entry: Entry) -> frozenset[str]:
    """The logins of those for whom an entry speaks: who wrote it, who agreed to it, whose drawer it closes."""
    facts = entry.facts
    if isinstance(facts, DrawerClosed):  # its witness says what was counted, not that it is right
        return frozenset({entry.actor, facts.clerk if isinstance(facts, DrawerClosedFor) else entry.actor})
    return frozenset({entry.actor, str(getattr(facts, "second", ""))} - {""})


def spoken(exception: str, sort: str, entry: Entry, subject: str = "", measure: int = 0) -> Evidence:
    """The entry as what speaks for an exception."""
    return Evidence(
        exception=exception,
        sort=sort,
        mark=mark_of(entry),
        place=entry.place,
        subject=subject or entry.subject,
        measure=measure,
    )


_SPEAKING = frozenset(
    {
        type(None),
        DossierRecreated,
        DrawerClosed,
        DrawerClosedFor,
        JournalSetBack,
        kinds.DossierReceived,
        kinds.DossierAccepted,
        kinds.DayOpened,
    }
)


def of_entry(entry: Entry) -> Evidence | None:
    """What one entry speaks for by itself: not understood, from a clock that had gone back, money by a paper alone, a
    file that was put back, cash that a drawer lacked.
    """
    facts = entry.facts
    if type(facts) not in _SPEAKING:  # asked of every entry there is
        return None
    if facts is None:
        # one a desk and day: whoever was told need not be told of each of them again
        found = spoken(f"{UNKNOWN}:{entry.kind}/{entry.version}", UNKNOWN, entry)
        return msgspec.structs.replace(found, mark=f"{entry.place.journal}/{entry.day}", subject="")
    if isinstance(facts, DossierRecreated | DrawerClosed):
        return _of_money(entry, facts)
    if isinstance(facts, JournalSetBack):
        return spoken(f"{SET_BACK}:{entry.place.journal}/{facts.number}", SET_BACK, entry)
    if isinstance(facts, kinds.DossierReceived | kinds.DossierAccepted):
        back = _stood_at(entry) - facts.received_at
    else:
        back = _days_back(entry)
    if back <= BACK_LIMIT_MS:
        return None
    return spoken(f"{BACK}:{entry.place.journal}/{entry.day}", BACK, entry, measure=back)


def _stood_at(entry: Entry) -> int:
    """The moment (ms UTC) at which the entry's own desk had arrived; of one that followed another desk's clock nothing
    more is known than what its own showed.
    """
    return entry.at_ms if entry.place.follows else entry.place.hlc >> HLC_COUNTER_BITS


def _of_money(entry: Entry, facts: DossierRecreated | DrawerClosed) -> Evidence | None:
    if isinstance(facts, DrawerClosed):
        short = facts.counted < facts.expected
        return spoken(f"{CASH}:{_desk_of(entry, facts)}/{mark_of(entry)}", CASH, entry) if short else None
    claimed = facts.paid_cash + facts.paid_transfer + facts.waived
    return spoken(f"{RECREATED}:{entry.subject}", RECREATED, entry) if claimed else None


def _desk_of(entry: Entry, facts: DrawerClosed) -> str:
    """The journal of the desk whose drawer it is."""
    return facts.journal if isinstance(facts, DrawerClosedFor) else entry.place.journal


def _days_back(entry: Entry) -> int:
    """How much later than its day the entry stands, in ms; whole days."""
    try:
        passed = business_day(_stood_at(entry)) - date.fromisoformat(entry.day)
    except (ValueError, OverflowError):  # another program's day: nothing can be said of it
        return 0
    return passed.days * DAY_MS


def ahead(entry: Entry, now_ms: int) -> Evidence | None:
    """What an entry speaks for that says it was made later than it arrived here."""
    measure = entry.at_ms - now_ms
    if measure <= SKEW_LIMIT_MS:
        return None
    return spoken(f"{AHEAD}:{entry.place.journal}/{entry.day}", AHEAD, entry, measure=measure)


def of_misfits(subject: str, misfits: Iterable[Misfit], feedback: str = "") -> list[Evidence]:
    """What entries speak for that did not fit; `feedback` is FEEDBACK when the subject is one."""
    return [
        Evidence(
            exception=f"{sort}:{subject}",
            sort=sort,
            mark=f"{misfit.place.hlc:x}.{misfit.place.number}",
            place=misfit.place,
            subject=subject,
        )
        for misfit in misfits
        for sort in (feedback or sort_of(misfit.kind),)
    ]


def sort_of(kind: str) -> str:
    """Of which sort it is that a dossier has no place for an entry of this kind."""
    if kind in IN_SUMS:
        return TWICE
    return RECEIPTS if kind == "dossier.accepted" else HANDLED


def is_overpaid(dossier: Dossier) -> bool:
    """Whether more was taken or waived than fell due; one desk alone never takes more than is owed."""
    return dossier.paid - dossier.refunded + dossier.waived > dossier.fee_total


def codes_of(dossier: Dossier | None) -> set[str]:
    """Every code that stands on a receipt of the dossier."""
    return {dossier.code, *dossier.other_codes} - {""} if dossier else set()


def line_of(dossier: Dossier | None) -> str:
    """The line of the book on which the dossier stands, with its book; "" where it stands in none."""
    return f"{dossier.book}/{dossier.line}" if dossier and dossier.book and dossier.line else ""


def code_in(entry: Entry) -> str:
    """The code that this entry gave a dossier, "" when it gave none."""
    facts = entry.facts
    return facts.code if isinstance(facts, kinds.DossierReceived | kinds.DossierAccepted | kinds.DossierFiled) else ""


def line_in(entry: Entry) -> str:
    """The line of the book, with its book, that this entry gave a dossier, "" when it gave none."""
    facts = entry.facts
    return f"{facts.book}/{facts.line}" if isinstance(facts, kinds.DossierReceived | kinds.DossierAccepted) else ""


def fee_receipts_in(entry: Entry) -> list[str]:
    """The fee receipts that this entry gave a payment, each by its series and number."""
    facts = entry.facts
    return [f"{one.series}/{one.number}" for one in facts.receipts] if isinstance(facts, kinds.FeePaid) else []


def is_about_a_dossier(entry: Entry) -> bool:
    """Whether an entry must belong to a dossier, though what began it is not known."""
    return bool(entry.subject) and type(entry.facts) in WAYS and not isinstance(entry.facts, ExceptionAnswered)


def conflicts(entries: Iterable[Entry]) -> list[tuple[Entry, Entry | None]]:
    """The entries of a dossier that did not fit and were not reversed, each with the step that had been taken before
    its turn came; of a payment, what was said about it before.
    """
    ordered = sorted(entries, key=lambda entry: entry.order)
    start = next((entry for entry in ordered if begins(entry.facts)), None)
    dossier = begin(start) if start is not None else None
    found: list[tuple[Entry, Entry | None]] = []
    step, said = start, dict[str, Entry]()
    for entry in ordered:
        if dossier is None or entry is start:
            continue
        before, dossier = dossier, after(dossier, entry)
        if len(dossier.misfits) > len(before.misfits):
            found.append((entry, said.get(_payment_in(entry), step)))
        elif dossier.state != before.state:
            step = entry
        elif _payment_in(entry):
            said[_payment_in(entry)] = entry
    left = {misfit.hash for misfit in dossier.misfits} if dossier is not None else set()
    return [(entry, step) for entry, step in found if entry.hash in left]


def _payment_in(entry: Entry) -> str:
    """The payment about which this entry says something."""
    said = said_of(entry.facts)
    return said[0].payment if said is not None else ""
