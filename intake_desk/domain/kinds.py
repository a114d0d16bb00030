"""What entries say (`Facts`) and what of it is personal (`Personal`, erasable); `registry` names the kinds.

A kind never changes its meaning. A field that older programs may overlook is added with a default; any other new shape
is a new version with an upcaster; a new meaning is a new name.
"""

from typing import Annotated

import msgspec

from intake_desk.domain.people import Person
from intake_desk.domain.procedures import MOST_LEGS

# What no counter ever took or promised is not understood: sums of it would overflow, and no calendar could show it.
Amount = Annotated[int, msgspec.Meta(ge=-(10**13), le=10**13)]
Moment = Annotated[int, msgspec.Meta(ge=0, lt=7_258_118_400_000)]  # before the year 2200
Count = Annotated[int, msgspec.Meta(ge=0, le=10**9)]


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an entry that stays readable for ever; holds no personal data."""


class Personal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an entry that names or describes a person, and every free text."""


class PaperCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paper of a dossier and how many of each sort were taken."""

    text: str
    originals: Count = 0
    certified: Count = 0
    copies: Count = 0


class FeeLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fee due: `sort` is "phi" or "le_phi"; `amount` in đồng; `how` says how it was reckoned.

    `decision` is the number of the province's decision behind it; what is not `refundable` is kept even if refused.
    """

    sort: str
    name: str
    amount: Amount
    how: str = ""
    refundable: bool = True
    decision: str = ""


class DayOpened(Facts, frozen=True, kw_only=True):
    """The desk began a business day (the entry's own day)."""


class ClerkSignedIn(Facts, frozen=True, kw_only=True):
    """The entry's actor signed in at this desk."""


class ClerkSignedOut(Facts, frozen=True, kw_only=True):
    """The entry's actor left the desk."""

    idle: bool = False


class LegDue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One agency's part of the work and the moment by which it must be done."""

    agency: str
    limit: str
    due_at: Moment = 0


Legs = Annotated[tuple[LegDue, ...], msgspec.Meta(max_length=MOST_LEGS)]


class DossierFiled(Facts, frozen=True, kw_only=True):
    """An application waits to be accepted: filed online or by post, or at the counter with papers still missing.

    `code` is the number that the portal gave it, empty until the counter gives one; `batch` as in DossierReceived.
    """

    procedure: str
    procedure_name: str
    catalogue: str
    filed_at: Moment
    code: str = ""
    case: str = ""
    papers: tuple[PaperCount, ...] = ()
    sets: Count = 1
    pages: Count = 0
    certification: bool = False
    channel: str = "online"
    deliver: str = "counter"
    limit: str = ""
    batch: str = ""


class DossierAccepted(Facts, frozen=True, kw_only=True):
    """What was filed is complete and was received: now it has its code, its line in the book and its promise.

    `own_code` when the counter gave the code, because nobody had before.
    """

    code: str
    book: str
    line: Count
    received_at: Moment
    due_at: Moment = 0
    due_reason: str = ""
    limit: str = ""
    calendar: str = ""
    legs: Legs = ()
    provisional: bool = False
    own_code: bool = False


class DossierReceived(Facts, frozen=True, kw_only=True):
    """A dossier was taken at the counter and promised for `due_at` (ms UTC; 0 when no limit is stated).

    `batch` names the dossiers that one person brought together; `instant` is same-moment work that needs no receipt.
    """

    code: str
    book: str
    line: Count
    procedure: str
    procedure_name: str
    catalogue: str
    received_at: Moment
    due_at: Moment = 0
    due_reason: str = ""
    limit: str = ""
    calendar: str = ""
    case: str = ""
    papers: tuple[PaperCount, ...] = ()
    sets: Count = 1
    pages: Count = 0
    certification: bool = False
    channel: str = "counter"
    deliver: str = "counter"
    provisional: bool = False
    legs: Legs = ()
    batch: str = ""
    instant: bool = False


class DossierReceivedPersonal(Personal, frozen=True, kw_only=True):
    """Whose dossier it is, who brought it and by what authorisation, the procedure's own fields, the clerk's note."""

    applicant: Person
    submitter: Person | None = None
    note: str = ""
    authorisation: str = ""
    fields: dict[str, str] = {}


class DossierRefused(Facts, frozen=True, kw_only=True):
    """A dossier was refused: at the counter (`procedure` given, no code) or after it had been received."""

    procedure: str = ""
    procedure_name: str = ""
    catalogue: str = ""


class DossierRefusedPersonal(Personal, frozen=True, kw_only=True):
    """The legal reason, and who was refused when no dossier had been received."""

    reason: str
    applicant: Person | None = None


class SupplementRequested(Facts, frozen=True, kw_only=True):
    """The applicant was asked, once and completely, for these papers; the clock stops."""

    papers: tuple[PaperCount, ...] = ()


class Reason(Personal, frozen=True, kw_only=True):
    """Why something was done, in the clerk's words."""

    reason: str


class DossierSupplemented(Facts, frozen=True, kw_only=True):
    """The papers asked for came in; counting began again and the dossier is promised for `due_at`."""

    papers: tuple[PaperCount, ...] = ()
    due_at: Moment = 0
    due_reason: str = ""
    calendar: str = ""


class DossierForwarded(Facts, frozen=True, kw_only=True):
    """The dossier went from one agency to the next, on the hand-over list `list_number` ("" when it went alone).

    `home` when it came back to the counter.
    """

    sender: str
    receiver: str
    list_number: str = ""
    home: bool = False


class Remark(Personal, frozen=True, kw_only=True):
    """What the clerk wrote beside it."""

    note: str = ""


class DossierExtended(Facts, frozen=True, kw_only=True):
    """The promise could not be kept: with an apology (form 04, `number`) it was moved, once, to `due_at`."""

    due_at: Moment
    number: str = ""
    due_reason: str = ""
    calendar: str = ""


class ObligationRequested(Facts, frozen=True, kw_only=True):
    """The applicant must first meet a financial obligation (a tax notice, land fees); the clock stops."""

    amount: Amount = 0


class ObligationMet(Facts, frozen=True, kw_only=True):
    """The financial obligation was met; the time that was left runs on, to `due_at`."""

    due_at: Moment = 0
    due_reason: str = ""
    calendar: str = ""


class DossierStopped(Facts, frozen=True, kw_only=True):
    """The work was stopped before there was a result (form 05); `asked_by` is "applicant" or "agency".

    `refund` says whether what was paid is to be given back.
    """

    asked_by: str = "applicant"
    refund: bool = False


class Stop(Personal, frozen=True, kw_only=True):
    """Why the work was stopped, at what stage, and by which decision."""

    reason: str
    stage: str = ""
    decision: str = ""


class ResultReady(Facts, frozen=True, kw_only=True):
    """The result lies at the counter; `electronic` when there is a signed file of it."""

    electronic: bool = False


class Result(Personal, frozen=True, kw_only=True):
    """What the result is: its sort, number and summary, and on which shelf it waits."""

    sort: str = ""
    number: str = ""
    summary: str = ""
    shelf: str = ""


class ResultShelved(Facts, frozen=True, kw_only=True):
    """The result waits in another place now."""


class Shelf(Personal, frozen=True, kw_only=True):
    """Where the result waits."""

    place: str


class DossierHandedBack(Facts, frozen=True, kw_only=True):
    """The result was handed over; `to` is "applicant", "submitter" or "other"; `how` is counter, post or electronic.

    `mismatch` when the card shown was not that of the person expected and the clerk went on.
    """

    to: str = "applicant"
    how: str = "counter"
    mismatch: bool = False


class Receiver(Personal, frozen=True, kw_only=True):
    """Who took the result, by what authorisation, or under which number the post carries it."""

    name: str
    id_number: str = ""
    authorisation: str = ""
    tracking: str = ""


class OriginalsTaken(Facts, frozen=True, kw_only=True):
    """Originals that the citizen gets back were taken in."""

    papers: tuple[PaperCount, ...]


class OriginalsReturned(Facts, frozen=True, kw_only=True):
    """Originals were given back."""

    papers: tuple[PaperCount, ...]


class DossierRated(Facts, frozen=True, kw_only=True):
    """The citizen said how content they were: "very", "content" or "not"."""

    level: str


class DossierWithdrawn(Facts, frozen=True, kw_only=True):
    """The applicant took the dossier back before it was resolved."""


class DossierCorrected(Facts, frozen=True, kw_only=True):
    """A slip of the pen was mended; the old values stay in the earlier entries."""

    fields: tuple[str, ...]


class Corrected(Personal, frozen=True, kw_only=True):
    """The new values by field, and why."""

    values: dict[str, str]
    reason: str


class FeeCharged(Facts, frozen=True, kw_only=True):
    """Fees fell due with a dossier."""

    lines: tuple[FeeLine, ...]


class FeeReceipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One biên lai: its sort ("phi" or "le_phi"), the series of its book, its number in it, and its amount in đồng."""

    sort: str
    series: str
    number: Count
    amount: Amount


class FeePaid(Facts, frozen=True, kw_only=True):
    """Money was taken: `amount` đồng, of which `phi` and `le_phi`; `means` is "cash", "transfer" or "online".

    `payment` names it for ever ("" in entries of older programs); `tendered` is the cash that the citizen gave;
    `confirmed` says by what a transfer was believed: "hand" (the clerk saw it) or "statement".
    """

    amount: Amount
    means: str
    phi: Amount = 0
    le_phi: Amount = 0
    payment: str = ""
    receipts: tuple[FeeReceipt, ...] = ()
    tendered: Amount = 0
    confirmed: str = ""


class FeeWaived(Facts, frozen=True, kw_only=True):
    """Fees of `amount` đồng were waived, of which `phi` and `le_phi`; `category` is the code of the lawful exemption.

    The reason, and the paper that proves it, are the entry's personal part.
    """

    amount: Amount
    phi: Amount = 0
    le_phi: Amount = 0
    category: str = ""


class Waiver(Reason, frozen=True, kw_only=True):
    """Why fees were waived, and the paper that was shown."""

    proof: str = ""


class SlipPrinted(Facts, frozen=True, kw_only=True):
    """A form went to the printer or the preview; `reprint` 0 is the first print, then 1, 2, …"""

    form: str
    reprint: Count = 0
    copies: Count = 1


class SheetAdopted(Facts, frozen=True, kw_only=True):
    """The unit changed a document that its desks go by: "procedures", "calendar", "places", "fees" or "money".

    `body` is the document, or the change to it, as compressed JSON; the names' own services say which. Of two, the
    later `edition` holds, whatever clocks said. `second` agreed (a login), where one person alone must not change it.
    """

    name: str
    body: bytes
    edition: Count = 0
    second: str = ""
