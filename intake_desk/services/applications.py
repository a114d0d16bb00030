"""An application as the clerk has it on the screen, what it must hold, and what it costs."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

import msgspec

from intake_desk.domain import fees, own_fields
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import FeeLine, LegDue, PaperCount
from intake_desk.domain.people import Person, TooLong
from intake_desk.domain.procedures import COUNTER, Case, ChannelTerms, Procedure
from intake_desk.domain.refusals import Refusal

CASH = "cash"
TRANSFER = "transfer"
ONLINE = "online"
WAIVED = "waived"
LATER = "later"
NONE = ""
TAKEN_BY = (CASH, TRANSFER, ONLINE)

LONGEST_NOTE = 1000
LONGEST_PAPER = 1000
MOST_SETS = 999
EMPTIED = -1  # a count that stood on the screen and was taken away: neither none nor one
MOST_PAGES = 9999
MOST_PAPERS = 100
MOST_FEE = 1_000_000_000
MOST_DAYS_AHEAD = 3 * 366  # a day named by hand further away is a slip of the pen
NAMED_BY_CLERK = "Ngày hẹn do cán bộ thỏa thuận với người nộp; thủ tục không quy định thời hạn."
SET_BY_CLERK = "mức thu do cán bộ nhập theo quy định của địa phương"


class UnknownProcedure(Refusal):
    """No procedure with this code in the catalogue; params: code."""

    code = "unknown_procedure"


class NoPapers(Refusal):
    """A dossier needs at least one paper."""

    code = "no_papers"


class BadCount(Refusal):
    """A number of papers, sets or pages is out of range; params: field, most."""

    code = "bad_count"


class MeansMissing(Refusal):
    """A fee is due and it was not said how it is paid."""

    code = "means_missing"


class BadDueDay(Refusal):
    """The day named by the clerk is no day, past, a day off, or years away."""

    code = "bad_due_day"


class ReasonMissing(Refusal):
    """What was asked needs a reason in words."""

    code = "reason_missing"


class FeeFixed(Refusal):
    """The rule gives the fee, so nobody sets another: less is only let go by a waiver; params: field, amount."""

    code = "fee_fixed"


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk has on the screen when the citizen is done talking."""

    applicant: Person
    procedure: str
    submitter: Person | None = None
    case: int = 0
    papers: tuple[PaperCount, ...] = ()
    sets: int = 1
    pages: int = 0
    copies: int = 0  # asked for, where a fee is counted by them; 0: as many as the papers say
    channel: str = COUNTER
    terms: int = 0
    deliver: str = COUNTER
    note: str = ""
    authorisation: str = ""  # by which paper the submitter acts for the applicant
    fields: dict[str, str] = {}  # what the procedure asks for besides
    means: str = NONE
    waiver_category: str = ""  # whose law lets them off; "" is any other, by its reason
    waiver_proof: str = ""
    waiver_reason: str = ""
    rest_means: str = NONE  # how that is paid which a waiver leaves
    tendered: int = 0  # the cash that the citizen gave, in đồng; 0: nobody said
    due_day: str = ""  # ISO; only asked where no limit is stated
    set_amount: int | None = None  # what the clerk set where the rule leaves the fee open, in đồng


class MoneySaid(TypedDict, total=False):
    """What an Application says of how its fee is met, beside the means."""

    waiver_category: str
    waiver_proof: str
    waiver_reason: str
    rest_means: str
    tendered: int


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier received now would be promised and would cost."""

    limit: str
    due_at: datetime | None
    reason: str
    fees: tuple[FeeLine, ...]
    by_province: bool = False
    open_fee: bool = False  # whether the clerk may set another amount
    unstated: bool = False
    legs: tuple[LegDue, ...] = ()

    @property
    def fee_total(self) -> int:
        """All fees together, in đồng."""
        return sum(line.amount for line in self.fees)


def counted(procedure: Procedure, application: Application) -> Application:
    """The application with the pages and copies that its own fields say. Raises BadField."""
    return msgspec.structs.replace(
        application,
        pages=own_fields.counted(procedure, application.fields, "pages", application.pages),
        copies=own_fields.counted(procedure, application.fields, "copies", application.copies),
    )


def checked_fields(procedure: Procedure, application: Application, *, needed: bool) -> dict[str, str]:
    """The answers to the procedure's own questions as they are kept. Raises BadField."""
    answers = own_fields.with_counts(procedure, application.fields, application.pages, application.copies)
    return own_fields.check_fields(procedure, answers, needed=needed)


def needed_reason(reason: str) -> str:
    """A reason in words, cleaned. Raises ReasonMissing, TooLong."""
    cleaned = checked_text("reason", reason, LONGEST_NOTE)
    if not cleaned:
        raise ReasonMissing
    return cleaned


def checked_text(field: str, text: str, most: int) -> str:
    """A text, cleaned; never cut short unseen. Raises TooLong."""
    cleaned = nfc(text)
    if len(cleaned) > most:
        raise TooLong(field=field, limit=most)
    return cleaned


def line_of(procedure: Procedure, application: Application) -> int:
    """Which of the published lines of the channel holds."""
    return max(min(application.terms, len(procedure.lines(application.channel)) - 1), 0)


def case_of(procedure: Procedure, index: int) -> Case | None:
    """The case with this index."""
    return procedure.cases[index] if 0 <= index < len(procedure.cases) else None


def case_title(procedure: Procedure, index: int) -> str:
    """The title of the case with this index, "" when there is none."""
    case = case_of(procedure, index)
    return case.title if case else ""


def leaves_open(terms: ChannelTerms) -> bool:
    """Whether the clerk may set what falls due: the province decides it, nobody states it, or copies can be added."""
    return terms.by_province or terms.fee_unstated or _added_copy(terms) is not None


def fee_lines(terms: ChannelTerms, application: Application) -> tuple[FeeLine, ...]:
    """What falls due, by the rules of this line; as the clerk set it, nought too, where they leave it open.

    Raises BadCount, FeeFixed.
    """
    for bad in bad_counts(msgspec.structs.replace(application, sets=1)):  # no fee is reckoned on sets
        raise bad
    assessed = _assessed(terms, application)
    amount, ruled = application.set_amount, sum(line.amount for line in assessed)
    if amount is None and not assessed and terms.by_province:
        amount = 0  # what stood on the screen; the clerk let it stand
    elif amount is None or (amount == ruled and assessed):
        return assessed
    if not 0 <= amount <= MOST_FEE:
        raise BadCount(field="fee", most=MOST_FEE)
    if terms.by_province or terms.fee_unstated:
        first = assessed[0] if assessed else FeeLine(sort="le_phi", name="Lệ phí", amount=amount)
        return (
            FeeLine(sort=first.sort, name=first.name, amount=amount, how=SET_BY_CLERK, refundable=first.refundable),
        )
    added = _added_copy(terms)
    copies, rest = divmod(amount - ruled, added) if added else (0, amount - ruled)
    if rest or copies < 0:
        raise FeeFixed(field="fee", amount=ruled)
    return _assessed(terms, application, copies)


def _assessed(terms: ChannelTerms, application: Application, added: int = 0) -> tuple[FeeLine, ...]:
    """What the rules say, with so many copies of the result beside the free one. Raises BadCount."""
    counted = fees.reckon(terms.fees, max(application.pages, 1), _copies(application), added)
    assessed = tuple(_due(line) for line in counted if line.amount)
    if any(line.amount > MOST_FEE for line in assessed):
        raise BadCount(field="fee", most=MOST_FEE)
    return assessed


def _added_copy(terms: ChannelTerms) -> int | None:
    """What one more copy of the result costs, where there is one price for it."""
    prices = {rule.amount for rule in terms.fees if rule.extra and rule.per == "copy" and rule.amount}
    return prices.pop() if len(prices) == 1 else None


def _due(line: fees.FeeLine) -> FeeLine:
    return FeeLine(
        sort=line.kind,
        name=line.name,
        amount=line.amount,
        how=line.how,
        refundable=line.refundable,
        decision=line.decision,
    )


def _copies(application: Application) -> int:
    """How many copies are asked for: what a fee per copy is reckoned on."""
    return application.copies or max(sum(paper.copies for paper in application.papers), 1)


def bad_counts(application: Application) -> Iterator[BadCount]:
    """What is out of range among the numbers of the whole application."""
    if not 1 <= application.sets <= MOST_SETS:
        yield BadCount(field="sets", least=1, most=MOST_SETS)
    if not 0 <= application.pages <= MOST_PAGES:
        yield BadCount(field="pages", least=1, most=MOST_PAGES)
    if not 0 <= application.copies <= MOST_SETS:
        yield BadCount(field="copies_asked", least=1, most=MOST_SETS)


def checked_papers(application: Application, *, needed: bool = True) -> tuple[PaperCount, ...]:
    """The papers that were really handed in. Raises NoPapers (when papers are needed), BadCount, TooLong."""
    for bad in bad_counts(application):
        raise bad
    papers = []
    for paper in application.papers:
        for name in ("originals", "certified", "copies"):
            count = getattr(paper, name)
            if not isinstance(count, int) or not 0 <= count <= MOST_SETS:
                raise BadCount(field=name, most=MOST_SETS)
        text = checked_text("papers", paper.text, LONGEST_PAPER)
        if text and paper.originals + paper.certified + paper.copies:
            papers.append(msgspec.structs.replace(paper, text=text))
    if needed and not papers:
        raise NoPapers
    if len(papers) > MOST_PAPERS:
        raise BadCount(field="papers", least=1, most=MOST_PAPERS)
    return tuple(papers)
