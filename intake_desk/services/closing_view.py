"""A business day as it stands, and as it was ruled off: what the closing page and the tally paper show."""

from collections.abc import Iterable, Mapping

import msgspec

from intake_desk.domain.closing_kinds import (
    DayAddendum,
    DayAddendumPersonal,
    DayClosed,
    DayClosedPersonal,
    Groups,
)
from intake_desk.domain.closing_sums import tally_of, together
from intake_desk.domain.closings import DayProof, counted_in_one
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import HandingGap, HandOver
from intake_desk.domain.kinds import ClerkSignedIn, ClerkSignedOut
from intake_desk.domain.noted_money import Noted
from intake_desk.domain.periods import business_day
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.domain.statements import MatchedAgain
from intake_desk.domain.tally import Tally
from intake_desk.services.day_gaps import BookGap, FloatGap, FloatKept, Gap
from intake_desk.services.fingerprints import fingerprint

SILENT_MS = 30 * 60 * 1000
LATELY_MS = 7 * 86_400_000

FINISHED = "finished"  # who sat there left, or it was heard on a later day
WORKING = "working"
SILENT = "silent"  # somebody sits there, and nothing has come for half an hour
ABSENT = "absent"  # nothing of the day has come
# What stands beside a desk of which nothing of the day has come, and for which nobody gave another reason.
NOTHING_CAME = "Chưa nhận được mục ghi nào của ngày"
REVOKED = "Đã thu hồi"  # what is offered as the reason for a desk that was lost
OWN_WORDS = frozenset({NOTHING_CAME, REVOKED})  # reasons that nobody wrote: they name no citizen


_NOT_SIGNED = frozenset({"closing_signature", "closing_key", "closing_role", "closing_stranger", "closing_witness"})


class DrawerNotCounted(Refusal):
    """Who asks has a drawer of the day that they have not counted, or, supervising nobody, somebody else has: the
    figures would tell what must be in it; params: own, whether it is theirs; places, the other desks (with the day) at
    which it is.
    """

    code = "drawer_not_counted"


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """A closing or an addendum, and how it can be told from any other."""

    entry: Entry
    note: str

    @property
    def fingerprint(self) -> str:
        """The entry's hash as four everyday words, for the wall book."""
        return fingerprint(self.entry.hash)

    @property
    def code(self) -> str:
        """The beginning of the entry's hash in hexadecimal digits, for who compares with a computer."""
        mark = self.entry.hash.hex()[:16]
        return "-".join(mark[i : i + 4] for i in range(0, 16, 4))


class Closing(Ruled, frozen=True, kw_only=True):
    """A closing of the day; `away` gives the reason for each desk (its journal) that it was closed around, `uncounted`
    that for drawers that nobody had locked.
    """

    facts: DayClosed
    away: Mapping[str, str]
    uncounted: str = ""

    @property
    def due(self) -> int | None:
        """What had to lie there when it was counted in one (đồng), by the book in an older program's; None where it was
        not counted so.
        """
        return due_in(self.facts)

    @property
    def difference(self) -> int | None:
        """What was counted in one less what had to lie there; None where it was not."""
        return None if self.facts.counted_cash is None else self.facts.counted_cash - (self.due or 0)


def due_in(facts: DayClosed) -> int | None:
    """What had to lie where a closing counted in one, as it says itself; None where nothing was counted so."""
    if facts.counted_cash is None:
        return None
    return facts.tally.get("cash", 0) if facts.due_cash is None else facts.due_cash


class Addendum(Ruled, frozen=True, kw_only=True):
    """What a signed addendum brought in, by itself; `uncounted` is the reason for drawers that nobody had locked."""

    facts: DayAddendum
    tally: Tally
    uncounted: str = ""

    @property
    def is_of_drawers(self) -> bool:
        """Whether it brought in nothing that stands in sums: only drawers have changed."""
        return not any(self.facts.groups.values())


class DeskDay(msgspec.Struct, frozen=True, kw_only=True):
    """What one desk did on the day, up to where its journal is held here; `state` as it stands now.

    `heard_ms` is when it wrote the last entry known here, whatever its day; 0 when none is. `away` says why it was
    closed around. One that is `revoked` was lost: nobody counts or locks a drawer there any more.
    """

    journal: str
    name: str
    head: int = 0
    head_hash: bytes = b""
    clerks: tuple[str, ...] = ()
    figures: Mapping[str, int] = {}
    state: str = ABSENT
    heard_ms: int = 0
    own: bool = False
    revoked: bool = False
    away: str = ""
    drawers: tuple[Drawer, ...] = ()

    @property
    def cash(self) -> int:
        """The cash of the day that must be at the desk, without what the drawers began with, in đồng."""
        return self.figures.get("cash", 0)

    @property
    def open_drawers(self) -> tuple[Drawer, ...]:
        """The drawers that nobody has closed."""
        return tuple(drawer for drawer in self.drawers if drawer.is_open)

    @property
    def differences(self) -> tuple[int, ...]:
        """What was counted less what had to be there, of each drawer that was counted by itself."""
        return tuple(found for drawer in self.drawers if (found := drawer.difference) is not None)


class DayView(msgspec.Struct, frozen=True, kw_only=True):
    """A business day: the sealed part (or all, while it is open), its addenda, and what came after them.

    Of a closed day the totals are those that were sealed. `complete` is False while this desk does not hold exactly
    the entries that the closing names: then nothing finer than what was sealed is said. `other_closings`
    are closings of the same day by desks that did not know of each other; which holds says `holding`, all are kept.
    `unpaid`: fees (in đồng) of the sealed part and its addenda that fell due and were neither paid nor waived in them,
    dossier by dossier: what somebody paid for an earlier day leaves it as it is. `late` is in no addendum yet.
    `promised` are dossiers promised for the next working day. `handings` is cash of the day that nobody has taken yet,
    `disputed` what was given or taken on the day and taken otherwise than it was given. `doubled` is what stands in the
    sums though the dossiers have no place for it: two desks had mended one payment. `sealed_drawers` are the drawers as
    the sealed part leaves them, while those of the desks are as they stand now. `unmatched` are the transfers (in đồng)
    that no statement of the bank has shown. `moved` counts dossiers whose beginning came after their figures had been
    sealed: an addendum takes them into their rows. `noted` are
    the sums that somebody should look at one by one. `ruled_drawers` and `ruled_hours` are what closing and addenda
    leave together, `handing_gaps` what they leave between drawers; `refunds` and `ruled_refunds` are what was given
    back by the series of its receipts, `book_numbers` from which to which number each series was given.
    """

    day: str
    tally: Tally
    groups: Groups
    desks: tuple[DeskDay, ...]
    hours: dict[int, int]
    overdue: int
    promised: int
    unpaid: int
    gaps: tuple[Gap, ...]
    closing: Closing | None = None
    addenda: tuple[Addendum, ...] = ()
    proof: DayProof | None = None
    complete: bool = True
    other_closings: tuple[Closing, ...] = ()
    late: tuple[Entry, ...] = ()
    late_tally: Tally | None = None
    handings: tuple[HandOver, ...] = ()
    disputed: tuple[HandOver, ...] = ()
    float_gaps: tuple[FloatGap, ...] = ()
    floats_kept: tuple[FloatKept, ...] = ()
    doubled: tuple[Entry, ...] = ()
    sealed_drawers: tuple[Drawer, ...] = ()
    moved: int = 0
    matched_again: tuple[MatchedAgain, ...] = ()
    set_by_hand: tuple[Entry, ...] = ()  # fees that a clerk set where the rule leaves them open
    unmatched: tuple[int, ...] = ()
    book_gaps: tuple[BookGap, ...] = ()
    noted: tuple[Noted, ...] = ()
    ruled_drawers: tuple[Drawer, ...] = ()
    ruled_hours: Mapping[int, int] = {}
    handing_gaps: tuple[HandingGap, ...] = ()
    refunds: Mapping[str, int] = {}
    ruled_refunds: Mapping[str, int] = {}
    book_numbers: Mapping[str, tuple[int, int]] = {}
    rule_changes: tuple[RuleChange, ...] = ()  # of account, books and amounts, made on the day or begun on it

    @property
    def is_behind(self) -> bool:
        """Whether an addendum would seal something: what came late, or what is known only now of what was sealed."""
        return self.closing is not None and bool(self.late or self.moved)

    @property
    def expected_cash(self) -> int:
        """The cash of the day by the book of the sealed part, in đồng; what else went through drawers is not in it."""
        return self.tally.total("cash")

    @property
    def in_one(self) -> tuple[Drawer, ...]:
        """The drawers of the sealed part that nobody has closed, as far as whoever rules the day off counts their cash
        in one, or did: nobody counts what lies at a desk that is gone around or was lost.
        """
        if self.closing is not None:
            return counted_in_one(self.closing.facts, self.sealed_drawers)
        gone = {desk.journal for desk in self.desks if desk.revoked} | {desk.journal for desk in self.away}
        return tuple(one for one in self.sealed_drawers if one.is_open and one.desk not in gone)

    @property
    def open_cash(self) -> int | None:
        """The cash that must lie in the drawers that are counted in one; None where there are none.

        What was counted and closed is delivered already: nobody counts it again when the day is ruled off.
        """
        left = [drawer.expected for drawer in self.in_one]
        return sum(left) if left else None

    @property
    def counted(self) -> int | None:
        """The cash that was really counted: by whoever closed the day, or drawer by drawer; None while some was not."""
        if self.counted_whole is not None:
            return self.counted_whole
        drawers = self.sealed_drawers
        closed = {drawer.key: drawer.closed.counted for drawer in drawers if drawer.closed is not None}
        there = {desk for _, desk, _, _ in closed}
        uncounted = any(drawer.is_open for drawer in drawers)
        uncounted |= any(desk.cash and desk.journal not in there for desk in self.desks)
        return sum(closed.values()) if closed and not uncounted else None

    @property
    def due_cash(self) -> int:
        """What had to lie there when it was counted: in the open drawers, as it was sealed, where whoever closed the
        day counted those in one; else what each drawer had to hold after all that was put in, taken out and handed
        over. An older program's closing was counted against the book, and is shown so.
        """
        if self.closing is not None and self.counted_whole is not None:
            due = self.closing.facts.due_cash
            return self.expected_cash if due is None else due
        return sum(drawer.expected for drawer in self.sealed_drawers)

    @property
    def counted_whole(self) -> int | None:
        """What whoever closed the day counted in one in the open drawers; None where each was counted by itself."""
        return self.closing.facts.counted_cash if self.closing is not None else None

    @property
    def whole_difference(self) -> int | None:
        """What was counted in one less what had to lie there; None where it was not."""
        return None if self.counted_whole is None else self.counted_whole - self.due_cash

    @property
    def differences(self) -> tuple[int, ...]:
        """What each drawer of the sealed part was counted short or over, by itself; without those that whoever closed
        the day counted in one. Of an older program's closing those are all.
        """
        whole = self.counted_whole is not None
        if self.closing is not None and whole and self.closing.facts.due_cash is None:
            return ()
        in_one = {one.key for one in self.in_one} if whole else set()
        told = [drawer.difference for drawer in self.sealed_drawers if drawer.key not in in_one]
        return tuple(one for one in told if one is not None)

    @property
    def drawers(self) -> tuple[Drawer, ...]:
        """The drawers of every desk, as they stand now."""
        return tuple(drawer for desk in self.desks for drawer in desk.drawers)

    @property
    def drawers_since(self) -> tuple[Drawer, ...]:
        """Those of them in which something has changed since the day was ruled off."""
        known = {drawer.key: drawer for drawer in self.sealed_drawers}
        return tuple(one for one in self.drawers if one.is_otherwise(known.get(one.key)))

    @property
    def to_count(self) -> tuple[Drawer, ...]:
        """The drawers that have not been counted as their cash now lies, and still can be."""
        there = (drawer for desk in self.desks if not desk.revoked for drawer in desk.drawers)
        return tuple(drawer for drawer in there if drawer.is_uncounted)

    def must_count(self, login: str) -> bool:
        """Whether this person has cash of the day to count."""
        return any(drawer.clerk == login for drawer in self.to_count)

    def is_blind(self, clerk: Clerk) -> bool:
        """Whether this person is told no sum that holds cash: until they have counted their own drawer, and who
        supervises nobody until everybody has, for a neighbour could read it out to whoever counts.
        """
        return (not clerk.supervises and bool(self.to_count)) or self.must_count(clerk.login)

    @property
    def added(self) -> Groups:
        """What the addenda together say by every grouping."""
        return together(addendum.facts.groups for addendum in self.addenda)

    @property
    def whole_groups(self) -> Groups:
        """Closed and addenda together by every grouping."""
        return together([self.groups, self.added]) if self.addenda else self.groups

    @property
    def whole(self) -> Tally:
        """Closed and addenda together."""
        return tally_of(self.whole_groups) if self.addenda else self.tally

    @property
    def signed(self) -> bool:
        """Whether the closing has a signature that holds; an older program's has none."""
        return self.proof is not None and self.proof.signed and not self.wrongly_signed

    @property
    def wrongly_signed(self) -> frozenset[tuple[object, object]]:
        """Journal and number of the closing or addenda whose signatures do not hold."""
        found = self.proof.findings if self.proof is not None else ()
        wrong = [one.params for one in found if one.kind in _NOT_SIGNED]
        return frozenset((one["journal"], one["number"]) for one in wrong)

    @property
    def away(self) -> tuple[DeskDay, ...]:
        """The desks that a closing now goes around: of some of them nothing of the day has come."""
        return tuple(desk for desk in self.desks if desk.state in (SILENT, ABSENT) and not desk.own)

    @property
    def to_be_explained(self) -> tuple[DeskDay, ...]:
        """Those of them that nobody goes around without a reason: silent, or last heard on one of the days before."""
        return tuple(desk for desk in self.away if desk.state == SILENT or _may_come(desk.heard_ms, self.day))

    @property
    def to_wait_for(self) -> tuple[DeskDay, ...]:
        """Those of them that may be heard again: from one that was revoked nothing comes any more."""
        return tuple(desk for desk in self.to_be_explained if not desk.revoked)

    @property
    def unheard(self) -> tuple[DeskDay, ...]:
        """The others of them that have not gone on since: nothing of the day may be missing, or all of it."""
        asked = self.to_be_explained
        return tuple(desk for desk in self.away if desk not in asked and not _later(desk.heard_ms, self.day))


def closing_of(entry: Entry) -> Closing:
    """A closing as it is shown."""
    assert isinstance(entry.facts, DayClosed)
    said = entry.personal if isinstance(entry.personal, DayClosedPersonal) else DayClosedPersonal()
    return Closing(entry=entry, facts=entry.facts, note=said.note, away=said.away, uncounted=said.uncounted)


def addendum_of(entry: Entry) -> Addendum:
    """An addendum as it is shown."""
    assert isinstance(entry.facts, DayAddendum)
    said = entry.personal if isinstance(entry.personal, DayAddendumPersonal) else DayAddendumPersonal()
    tally = tally_of(entry.facts.groups)
    return Addendum(entry=entry, facts=entry.facts, note=said.note, uncounted=said.uncounted, tally=tally)


def state_of(day: str, entries: Iterable[Entry], heard_ms: int, now_ms: int, *, own: bool) -> str:
    """How things stand at a desk, by what it wrote on the day and when it was last heard."""
    sits, wrote = False, False
    for entry in entries:
        wrote = True
        if isinstance(entry.facts, ClerkSignedIn):
            sits = True
        elif isinstance(entry.facts, ClerkSignedOut) and not entry.facts.idle:
            sits = False
    if not wrote:
        return ABSENT
    if not sits or _later(heard_ms, day):
        return FINISHED
    return WORKING if own or now_ms - heard_ms < SILENT_MS else SILENT


def _later(heard_ms: int, day: str) -> bool:
    return _day_of(heard_ms) > day


def _may_come(heard_ms: int, day: str) -> bool:
    """Whether a desk may have worked on the day unheard: it had not gone on when it was last heard, not long before."""
    return not _later(heard_ms, day) and _day_of(heard_ms + LATELY_MS) >= day


def _day_of(heard_ms: int) -> str:
    try:
        return business_day(heard_ms).isoformat()
    except (ValueError, OverflowError):  # a clock beyond all dates
        return ""
