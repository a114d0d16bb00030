"""The dossier: what the fold of its own entries (`life`) makes of it. The same on desks and server."""

import msgspec

from intake_desk.domain.entries import Place
from intake_desk.domain.kinds import FeeLine, FeeReceipt, LegDue, PaperCount
from intake_desk.domain.money_kinds import MisfitReversed
from intake_desk.domain.office_kinds import Question
from intake_desk.domain.people import Person
from intake_desk.domain.scans import Scan

FILED = "filed"
IN_HAND = "in_hand"
AWAITING_SUPPLEMENT = "awaiting_supplement"
AWAITING_OBLIGATION = "awaiting_obligation"
READY = "ready"
HANDED_BACK = "handed_back"
REFUSED = "refused"
WITHDRAWN = "withdrawn"
STOPPED = "stopped"
OPEN_STATES = (FILED, IN_HAND, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION, READY)
STATES = (*OPEN_STATES, HANDED_BACK, REFUSED, WITHDRAWN, STOPPED)

CORRECTABLE = ("name", "id_number", "birth_date", "sex", "address", "phone", "email", "tax_code", "note")


class Misfit(msgspec.Struct, frozen=True):
    """An entry that did not fit the dossier's state when its turn came; kept for the supervisor.

    `undone` is what takes it out of the sums (`reversals.reversal_of`), but for who writes that; None where it stands
    in none or cannot be reversed.
    """

    place: Place
    kind: str
    state: str
    hash: bytes = b""
    undone: MisfitReversed | None = None


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field that was mended, with what stood there before."""

    field: str
    old: str
    new: str
    reason: str
    at_ms: int
    actor: str


class HandOver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The dossier's way from one agency to the next; `at_ms` UTC."""

    sender: str
    receiver: str
    at_ms: int
    actor: str
    list_number: str = ""
    home: bool = False
    note: str = ""


class Extension(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The promise that was moved, and the apology that went with it; moments in ms UTC."""

    was_due_at: int
    due_at: int
    at_ms: int
    reason: str
    actor: str
    number: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the result is, and on which shelf it waits."""

    sort: str = ""
    number: str = ""
    summary: str = ""
    shelf: str = ""
    electronic: bool = False


class Stopping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why and by which decision the work was stopped (form 05)."""

    reason: str
    stage: str = ""
    decision: str = ""
    asked_by: str = "applicant"
    refund: bool = False


class HandBack(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who took the result from whom, how, and by what authorisation."""

    name: str
    actor: str = ""
    id_number: str = ""
    to: str = "applicant"
    how: str = "counter"
    authorisation: str = ""
    tracking: str = ""
    mismatch: bool = False


class Recreation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That the dossier was begun anew from its receipt, where and by whom, and what was only read from the paper."""

    journal: str
    at_ms: int
    actor: str
    papers: tuple[PaperCount, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    paid_cash: int = 0
    paid_transfer: int = 0
    waived: int = 0
    due_at: int = 0


class Payment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Money that was taken for the dossier: by whom, at which desk (its journal), with which biên lai.

    `refunded` of it was given back, in đồng, of which `refunded_phi` was phí; one that is `voided` never came.
    """

    id: str
    at_ms: int
    day: str
    actor: str
    journal: str
    amount: int
    means: str
    phi: int = 0
    le_phi: int = 0
    receipts: tuple[FeeReceipt, ...] = ()
    tendered: int = 0
    confirmed: str = ""
    voided: bool = False
    refunded: int = 0
    refunded_phi: int = 0

    def left(self, sort: str) -> int:
        """What of its phí or lệ phí has not been given back, in đồng."""
        if sort == "phi":
            return self.phi - self.refunded_phi
        return self.le_phi - (self.refunded - self.refunded_phi)


class Dossier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The present state of one dossier. Times are ms UTC; money is đồng; 0 and "" mean not stated.

    `clock_stopped_at` is when the applicant was asked for something and counting stopped; `holder` is the agency that
    has the papers while they are away from the counter; `other_codes` stand on receipts of desks that accepted the same
    filing while they were apart.
    """

    id: str
    state: str
    last: Place
    journal: str
    day: str
    actor: str
    received_at: int
    filed_at: int = 0
    code: str = ""
    other_codes: tuple[str, ...] = ()
    provisional: bool = False
    book: str = ""
    line: int = 0
    procedure: str = ""
    procedure_name: str = ""
    catalogue: str = ""
    case: str = ""
    applicant: Person = Person(name="")
    submitter: Person | None = None
    authorisation: str = ""
    note: str = ""
    fields: dict[str, str] = {}
    papers: tuple[PaperCount, ...] = ()
    sets: int = 1
    pages: int = 0
    certification: bool = False
    channel: str = "counter"
    deliver: str = "counter"
    batch: str = ""
    instant: bool = False
    due_at: int = 0
    due_reason: str = ""
    limit: str = ""
    legs: tuple[LegDue, ...] = ()
    clock_stopped_at: int = 0
    extension: Extension | None = None
    holder: str = ""
    hand_overs: tuple[HandOver, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    paid_cash: int = 0
    paid_transfer: int = 0
    paid_online: int = 0
    waived: int = 0
    waived_phi: int = 0
    refunded: int = 0
    payments: tuple[Payment, ...] = ()
    supplement_papers: tuple[PaperCount, ...] = ()
    supplement_reason: str = ""
    supplement_requests: int = 0
    obligation_reason: str = ""
    obligation_amount: int = 0
    originals_held: tuple[PaperCount, ...] = ()
    refusal_reason: str = ""
    withdrawal_reason: str = ""
    stopping: Stopping | None = None
    ready_at: int = 0
    outcome: Outcome | None = None
    ended_at: int = 0
    hand_back: HandBack | None = None
    rating: str = ""
    printed: dict[str, int] = {}
    corrections: tuple[Correction, ...] = ()
    scans: tuple[Scan, ...] = ()
    questions: tuple[Question, ...] = ()
    recreation: Recreation | None = None
    misfits: tuple[Misfit, ...] = ()
    unknown: int = 0

    @property
    def fee_total(self) -> int:
        """All fees that fell due, in đồng."""
        return sum(line.amount for line in self.fees)

    @property
    def paid(self) -> int:
        """What was taken by any means and not struck out, in đồng; what was given back later is not taken off."""
        return self.paid_cash + self.paid_transfer + self.paid_online

    @property
    def owed(self) -> int:
        """What is still to be paid of the fees, in đồng."""
        return max(self.fee_total - self.paid - self.waived, 0)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for the citizen."""
        return self.state in OPEN_STATES

    @property
    def is_received(self) -> bool:
        """Whether it stands in a book: received at the counter, or filed and accepted."""
        return bool(self.book)

    @property
    def resolved_at(self) -> int:
        """When the agencies' work was done: the result was there, or there will be none."""
        return self.ready_at or self.ended_at

    def is_overdue(self, now_ms: int) -> bool:
        """Whether the promise was broken: past due and the result not ready."""
        return self.state == IN_HAND and 0 < self.due_at < now_ms
