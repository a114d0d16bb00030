"""A business day as it stands, and as it was ruled off: what the closing page and the tally paper show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Around, DayAddendum, DayClosed, DayClosedPersonal, Groups
from intake_desk.domain.closing_sums import tally_of, together
from intake_desk.domain.closings import DayProof
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.kinds import ClerkSignedIn, ClerkSignedOut, DossierAccepted, DossierReceived, Remark
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.periods import business_day
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.statements import MatchedAgain
from intake_desk.domain.tally import MONEY, Tally, figures
from intake_desk.services.fingerprints import fingerprint

SILENT_MS = 30 * 60 * 1000
LATELY_MS = 7 * 86_400_000

FINISHED = "finished"  # who sat there left, or it was heard on a later day
WORKING = "working"
SILENT = "silent"  # somebody sits there, and nothing has come for half an hour
ABSENT = "absent"  # nothing of the day has come
# What stands beside a desk of which nothing of the day has come, and for which nobody gave another reason.
NOTHING_CAME = "Chưa nhận được mục ghi nào của ngày"


class DrawerNotCounted(Refusal):
    """Who asks has a drawer of the day that they have not counted: the figures would tell what must be in it."""

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
    """A closing of the day; `away` gives the reason for each desk (its journal) that it was closed around."""

    facts: DayClosed
    away: Mapping[str, str]


class Addendum(Ruled, frozen=True, kw_only=True):
    """What a signed addendum brought in, by itself."""

    facts: DayAddendum
    tally: Tally


class DeskDay(msgspec.Struct, frozen=True, kw_only=True):
    """What one desk did on the day, up to where its journal is held here; `state` as it stands now.

    `heard_ms` is when it wrote the last entry known here, whatever its day; 0 when none is. `away` says why it was
    closed around.
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
    def difference(self) -> int | None:
        """How much more was counted than by all that is known now had to be there, over the closed drawers; None while
        none is closed.
        """
        closed = [found for drawer in self.drawers if (found := drawer.difference) is not None]
        return sum(closed) if closed else None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of a desk's range that were passed over on the day."""

    desk: str
    first: int
    last: int


class BookGap(msgspec.Struct, frozen=True):
    """Numbers of a book of fee receipts that were passed over before one that was given on the day."""

    series: str
    first: int
    last: int


class FloatGap(msgspec.Struct, frozen=True, kw_only=True):
    """A drawer that began with something else (`begun`, đồng) than its clerk's last one there had kept on `day`."""

    desk: str
    clerk: str
    day: str
    kept: int
    begun: int


class DayView(msgspec.Struct, frozen=True, kw_only=True):
    """A business day: the sealed part (or all, while it is open), its addenda, and what came after them.

    Of a closed day the totals are those that were sealed. `complete` is False while this desk does not hold exactly
    the entries that the closing names: then nothing finer than what was sealed is said. `others` are closings of the
    same day by desks that did not know of each other; the first in the world's order holds, all are kept.
    `unpaid`: fees (in đồng) of the sealed part that fell due and were neither paid nor waived in it, dossier by
    dossier: what somebody paid for an earlier day leaves it as it is. `late` is in no addendum yet. `promised` are
    dossiers promised for the next working day. `handings` is cash of the day that nobody has taken yet, `disputed` what
    was given or taken on the day and taken otherwise than it was given. `doubled` is what stands in the sums though the
    dossiers have no place for it: two desks had mended one payment. `sealed_drawers` are the drawers as the sealed part
    leaves them, while those of the desks are as they stand now. `unmatched` are the transfers (in đồng) that no
    statement of the bank has shown. `moved` counts dossiers whose beginning came after their figures had been sealed:
    an addendum takes them into their rows.
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
    doubled: tuple[Entry, ...] = ()
    sealed_drawers: tuple[Drawer, ...] = ()
    moved: int = 0
    matched_again: tuple[MatchedAgain, ...] = ()
    set_by_hand: tuple[Entry, ...] = ()  # fees that a clerk set where the rule leaves them open
    unmatched: tuple[int, ...] = ()
    book_gaps: tuple[BookGap, ...] = ()

    @property
    def is_behind(self) -> bool:
        """Whether an addendum would seal something: what came late, or what is known only now of what was sealed."""
        return self.closing is not None and bool(self.late or self.moved)

    @property
    def expected_cash(self) -> int:
        """The cash that must be in the drawers for the sealed part, in đồng."""
        return self.tally.total("cash")

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
        """What had to lie there when it was counted: the day's cash where whoever closed the day counted it in one,
        else what each drawer had to hold after all that was put in, taken out and handed over.
        """
        if self.counted_whole is not None:
            return self.expected_cash
        return sum(drawer.expected for drawer in self.sealed_drawers)

    @property
    def counted_whole(self) -> int | None:
        """What whoever closed the day counted in one; None where the drawers alone were counted."""
        return self.closing.facts.counted_cash if self.closing is not None else None

    @property
    def drawers(self) -> tuple[Drawer, ...]:
        """The drawers of every desk, as they stand now."""
        return tuple(drawer for desk in self.desks for drawer in desk.drawers)

    @property
    def drawers_since(self) -> tuple[Drawer, ...]:
        """Those of them in which something has changed since the day was ruled off."""
        known = {drawer.key: drawer for drawer in self.sealed_drawers}
        return tuple(one for one in self.drawers if one.is_otherwise(known.get(one.key)))

    def is_blind(self, login: str) -> bool:
        """Whether this person has cash of the day that they have not counted as it now lies: until they have, nothing
        tells them how much must be there.
        """
        return any(drawer.clerk == login and drawer.is_uncounted for drawer in self.drawers)

    @property
    def whole(self) -> Tally:
        """Closed and addenda together."""
        if not self.addenda:
            return self.tally
        return tally_of(together([self.groups, *(addendum.facts.groups for addendum in self.addenda)]))

    @property
    def signed(self) -> bool:
        """Whether the closing has a signature that holds; an older program's has none."""
        wrong = {"closing_signature", "closing_key", "closing_role"}
        return self.proof is not None and self.proof.signed and not wrong & {one.kind for one in self.proof.findings}

    @property
    def away(self) -> tuple[DeskDay, ...]:
        """The desks that a closing now goes around: of some of them nothing of the day has come."""
        return tuple(desk for desk in self.desks if desk.state in (SILENT, ABSENT) and not desk.own)

    @property
    def to_be_explained(self) -> tuple[DeskDay, ...]:
        """Those of them that nobody goes around without a reason: silent, or last heard on one of the days before."""
        return tuple(desk for desk in self.away if desk.state == SILENT or _may_come(desk.heard_ms, self.day))


def closing_of(entry: Entry) -> Closing:
    """A closing as it is shown."""
    assert isinstance(entry.facts, DayClosed)
    said = entry.personal if isinstance(entry.personal, DayClosedPersonal) else DayClosedPersonal()
    return Closing(entry=entry, facts=entry.facts, note=said.note, away=said.away)


def addendum_of(entry: Entry) -> Addendum:
    """An addendum as it is shown."""
    assert isinstance(entry.facts, DayAddendum)
    note = entry.personal.note if isinstance(entry.personal, Remark) else ""
    return Addendum(entry=entry, facts=entry.facts, note=note, tally=tally_of(entry.facts.groups))


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


def around(desks: Iterable[DeskDay]) -> tuple[Around, ...]:
    """The desks as a closing names those that it goes around."""
    return tuple(Around(journal=desk.journal, number=desk.head, heard_ms=desk.heard_ms) for desk in desks)


def clerks_of(entries: Iterable[Entry], name: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Who did something that counts, by desk."""
    logins: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if figures(entry):
            logins[base_of(entry.place.journal)].add(entry.actor)
    return {journal: tuple(name(login) for login in sorted(found)) for journal, found in logins.items()}


def unpaid_of(entries: Iterable[Entry]) -> int:
    """What the entries leave unpaid, summed over the dossiers for which something is."""
    left: dict[str, int] = defaultdict(int)
    for entry in entries:
        left[entry.subject] += unsettled(figures(entry))
    return sum(amount for amount in left.values() if amount > 0)


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
