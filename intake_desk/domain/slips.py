"""What a printed paper says: plain values that services fill and printing lays out."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from intake_desk.domain.charts import Chart


class Letterhead(msgspec.Struct, frozen=True, kw_only=True):
    """The unit on whose behalf a paper is issued, as its settings spell it."""

    parent_agency: str
    unit_name: str
    place_name: str
    counter_name: str
    phone: str = ""
    website: str = ""


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of paper with the numbers handed in (or, on a supplement slip, asked for)."""

    text: str
    originals: int = 0
    certified: int = 0
    copies: int = 0


class CertifiedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One document to be certified: its pages, the paper copies made, the copies signed electronically."""

    text: str
    pages: int = 0
    paper_copies: int = 0
    e_signed: int = 0


class SecondStage(msgspec.Struct, frozen=True, kw_only=True):
    """The second leg of a dossier that comes back to the counter once in between."""

    received_at: datetime | None = None
    due_at: datetime | None = None


class ReceiptSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 01; with `certified` lines it is the variant for certification, with `filed_at` that of an online filing."""

    head: Letterhead
    code: str
    book: str
    line: int
    applicant: str
    content: str
    received_at: datetime
    due_at: datetime | None
    limit_text: str
    clerk_name: str
    due_reason: str = ""
    submitter: str = ""
    authorisation: str = ""
    tax_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    papers: tuple[PaperLine, ...] = ()
    certified: tuple[CertifiedLine, ...] = ()
    sets: int = 1
    second_stage: SecondStage = SecondStage()
    return_place: str = ""
    fee_text: str = ""
    qr_text: str = ""
    check: str = ""
    filed_at: datetime | None = None
    provisional: bool = False
    submitter_signs: bool = True
    reprint: int = 0
    reprinted_at: datetime | None = None


class SupplementSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 02; `code` is empty while the dossier has no number yet."""

    head: Letterhead
    applicant: str
    content: str
    reason: str
    issued_at: datetime
    clerk_name: str
    papers: tuple[PaperLine, ...] = ()
    code: str = ""
    tax_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class RefusalSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 03; `code` is empty when the dossier never got a number; with `filed_at` it answers an online filing."""

    head: Letterhead
    applicant: str
    content: str
    reason: str
    issued_at: datetime
    clerk_name: str
    submitter: str = ""
    code: str = ""
    tax_code: str = ""
    id_number: str = ""
    filed_at: datetime | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each; overdue is a state at the moment of counting, all others happened that day."""

    received: int = 0
    refused: int = 0
    supplement_requested: int = 0
    supplemented: int = 0
    ready: int = 0
    handed_back: int = 0
    withdrawn: int = 0
    filed: int = 0
    extended: int = 0
    stopped: int = 0
    feedback: int = 0
    overdue: int = 0


class TallyRow(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one procedure (with its code) or of one clerk, field, channel (without), and its money in đồng,
    None where it is withheld.
    """

    name: str
    figures: Figures
    code: str = ""
    money: int | None = 0


class MoneyRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one means of payment brought in, in đồng, phí apart from lệ phí; of a waiver, what was let go."""

    means: str
    receipts: int = 0
    phi: int = 0
    le_phi: int = 0


class SeriesRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken under one series of receipts, without one, or was given back (`series` names it), in đồng; the
    `first` and `last` number that it was given on the day.
    """

    series: str
    first: int = 0
    last: int = 0
    receipts: int = 0
    voided: int = 0
    taken: int = 0
    refunded: int = 0

    @property
    def net(self) -> int:
        """What is left of it; all rows together are what the day really took."""
        return self.taken - self.refunded


class DrawerRow(msgspec.Struct, frozen=True, kw_only=True):
    """One drawer, in đồng: what it began with and what went through it; what it had to hold and what was counted, both
    None while it is not; what of that was kept and delivered once it is closed. An `uncounted` one tells no figure; one
    that is `in_one` was counted with others when the day was ruled off.
    """

    desk: str
    clerk: str
    closed_at: datetime | None = None
    expected: int | None = None
    counted: int | None = None
    reason: str = ""
    witness: str = ""
    float_amount: int = 0
    taken: int = 0
    moved_in: int = 0
    moved_out: int = 0
    handed: int = 0
    accepted: int = 0
    kept: int = 0
    delivered: int = 0
    uncounted: bool = False
    in_one: bool = False


class TakingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who took cash that was handed over, where and how much, in đồng."""

    clerk: str
    desk: str
    amount: int


class HandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Cash that one clerk gave another and that was taken as another sum, or by two, in đồng."""

    giver: str
    desk: str
    given: int
    takings: tuple[TakingRow, ...]

    @property
    def taken(self) -> int:
        """What was taken, by all of them."""
        return sum(one.amount for one in self.takings)


class DeskAway(msgspec.Struct, frozen=True, kw_only=True):
    """A desk that the closing went around: how far it was known, and why."""

    desk: str
    entry: int
    reason: str
    heard_at: datetime | None = None


class AddendumPart(msgspec.Struct, frozen=True, kw_only=True):
    """What one row of a grouping (`by` names it) says of an addendum."""

    by: str
    name: str
    received: int = 0
    handed_back: int = 0
    money: int = 0


class WholeRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one row of a grouping (`by` names it) says of the closing, and of its addenda together; money in đồng."""

    by: str
    name: str
    received: int = 0
    received_since: int = 0
    handed_back: int = 0
    handed_back_since: int = 0
    closed: int = 0
    added: int = 0


class AddendumRow(msgspec.Struct, frozen=True, kw_only=True):
    """What came after the day had been ruled off, as it was signed; money in đồng. `uncounted` says whose drawers
    nobody had locked then, `witness` who agreed where the signer's own at the desks `witnessed` could not be locked
    before anybody.
    """

    number: int
    made_at: datetime
    made_by: str
    received: int
    handed_back: int
    money: int
    words: str
    note: str = ""
    parts: tuple[AddendumPart, ...] = ()
    signed: bool = False
    uncounted: str = ""
    uncounted_reason: str = ""
    witness: str = ""
    witnessed: str = ""


class JournalHead(msgspec.Struct, frozen=True, kw_only=True):
    """How far the tally reads one desk's journal."""

    desk: str
    entry: int
    hash: str


class LateEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the day that became known after the day was ruled off."""

    at: datetime
    desk: str
    clerk: str
    text: str
    code: str = ""


class NumberGap(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of the day that no dossier carries, with the explanation there is."""

    desk: str
    numbers: str
    reason: str = ""


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was changed on the day of the rules by which money comes in: when, by whom, who agreed, and what."""

    at: datetime
    clerk: str
    agreed: str
    text: str


class RivalRow(msgspec.Struct, frozen=True, kw_only=True):
    """A closing of the day that does not hold: who made it where and when, what was counted in one and due (đồng)."""

    clerk: str
    desk: str
    made_at: datetime
    words: str
    counted: int | None = None
    due: int | None = None
    note: str = ""


class TallySheet(msgspec.Struct, frozen=True, kw_only=True):
    """A business day summed up; a draft while `closed_at` is missing.

    `expected_cash` is the book's; `due_cash` what had to lie there when it was counted, where that is something else;
    `differences` what drawers were counted short or over one by one, which is all of it if `by_drawer`.
    `drawers_since` are those in which something has changed since the day was ruled off, as they stand now; `book_gaps`
    says which numbers of fee receipts were passed over. `withheld` names the drawers that nobody has counted yet, where
    no money is told because of them. `all_differences` is whatever is missing or too much by closing and addenda,
    `handings` what of that lies between drawers; `tried` every figure that was counted when the day was ruled off,
    `uncounted` whose drawers nobody had locked, `witness` who agreed where the signer's own at the desks `witnessed`
    could not be locked before anybody; `unaccounted` says which cash nobody answers for: of other days, or on
    its way. `rules` is what was changed of account, books and amounts; `rivals` are the closings that do not hold.
    """

    head: Letterhead
    day: date
    made_at: datetime
    prepared_by: str
    totals: Figures
    procedures: tuple[TallyRow, ...] = ()
    clerks: tuple[TallyRow, ...] = ()
    hours: Chart | None = None
    money: tuple[MoneyRow, ...] = ()
    waived: MoneyRow | None = None
    fields: tuple[TallyRow, ...] = ()
    channels: tuple[TallyRow, ...] = ()
    series: tuple[SeriesRow, ...] = ()
    voided: int = 0
    voided_count: int = 0
    refunded: int = 0
    refunded_count: int = 0
    book_gaps: tuple[str, ...] = ()
    drawers: tuple[DrawerRow, ...] = ()
    drawers_since: tuple[DrawerRow, ...] = ()
    away: tuple[DeskAway, ...] = ()
    addenda: tuple[AddendumRow, ...] = ()
    whole_money: int = 0
    whole: tuple[WholeRow, ...] = ()
    unpaid: int = 0
    expected_cash: int = 0
    due_cash: int | None = None
    counted_cash: int | None = None
    by_drawer: bool = False
    differences: tuple[int, ...] = ()
    difference_reason: str = ""
    heads: tuple[JournalHead, ...] = ()
    late: tuple[LateEntry, ...] = ()
    gaps: tuple[NumberGap, ...] = ()
    closed_at: datetime | None = None
    closed_by: str = ""
    fingerprint: str = ""
    code: str = ""
    signed: bool = False
    withheld: str = ""
    handings: tuple[HandingRow, ...] = ()
    all_differences: tuple[int, ...] = ()
    tried: tuple[int, ...] = ()
    uncounted: str = ""
    uncounted_reason: str = ""
    witness: str = ""
    witnessed: str = ""
    rules: tuple[RuleRow, ...] = ()
    unaccounted: tuple[str, ...] = ()
    rivals: tuple[RivalRow, ...] = ()
