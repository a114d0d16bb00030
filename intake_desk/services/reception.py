"""Taking a dossier at the counter, or refusing it: validated, numbered, promised, paid, in one transaction."""

from datetime import date, datetime

import msgspec

from intake_desk.domain import deadlines, fees, numbers
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import (
    DossierReceived,
    DossierReceivedPersonal,
    DossierRefused,
    DossierRefusedPersonal,
    FeeCharged,
    FeeLine,
    FeePaid,
    FeeWaived,
    PaperCount,
    Reason,
)
from intake_desk.domain.people import Person, TooLong, check_person
from intake_desk.domain.procedures import COUNTER, Case, FeeRule, Procedure
from intake_desk.domain.reasons import explain
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, local
from intake_desk.services.desk import Desk
from intake_desk.store import counters
from intake_desk.store.journal import Recording

CASH = "cash"
TRANSFER = "transfer"
WAIVED = "waived"
LATER = "later"
NONE = ""

LONGEST_NOTE = 1000
LONGEST_PAPER = 1000
MOST_SETS = 999
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
    means: str = NONE
    waiver_reason: str = ""
    due_day: str = ""  # ISO; only asked where no limit is stated
    set_amount: int | None = None  # what the clerk set where the province decides the fee, in đồng


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier received now would be promised and would cost."""

    limit: str
    due_at: datetime | None
    reason: str
    fees: tuple[FeeLine, ...]
    unstated: bool = False

    @property
    def fee_total(self) -> int:
        """All fees together, in đồng."""
        return sum(line.amount for line in self.fees)


class Reception:
    """What a clerk does when a citizen puts papers on the counter."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def promise(self, application: Application) -> Promise:
        """The due moment and the fees of a dossier received now. Raises UnknownProcedure."""
        return self._promise(self._procedure(application.procedure), application, self._desk.now())

    def receive(self, clerk: Clerk, application: Application) -> Dossier:
        """Record a dossier: numbered, promised, its fee taken. Durable when this returns; print only then.

        Raises the refusals of `check_person`, UnknownProcedure, NoPapers, BadCount, TooLong, MeansMissing,
        ReasonMissing, BadDueDay, StoreFailed.
        """
        procedure = self._procedure(application.procedure)
        applicant, submitter = self._people(application)
        papers = _checked_papers(application)
        note = checked_text("note", application.note, LONGEST_NOTE)
        if not application.pages and any(rule.per == "page" for rule in self._fee_rules(procedure, application)):
            raise BadCount(field="pages", least=1, most=MOST_PAGES)
        now = self._desk.now()
        promise = self._promise(procedure, application, now)
        money = _money(promise.fees, application)
        dossier_id = self._desk.new_id()
        with self._desk.recording(clerk) as recording:
            code, provisional = self._take_code(recording)
            book = _book(self._desk.identity.desk, recording.day)
            facts = DossierReceived(
                code=code,
                provisional=provisional,
                book=book,
                line=recording.take(counters.of_book(book)),
                procedure=procedure.code,
                procedure_name=procedure.name,
                catalogue=self._desk.reference.catalogue.version,
                received_at=int(now.timestamp() * 1000),
                due_at=int(promise.due_at.timestamp() * 1000) if promise.due_at else 0,
                due_reason=promise.reason,
                limit=promise.limit,
                calendar=self._desk.calendar.version,
                case=_case_title(procedure, application.case),
                papers=papers,
                sets=application.sets,
                pages=application.pages,
                certification=procedure.certification,
                channel=application.channel,
                deliver=application.deliver,
            )
            personal = DossierReceivedPersonal(applicant=applicant, submitter=submitter, note=note)
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
            for draft in money:
                recording.add(msgspec.structs.replace(draft, subject=dossier_id))
        return recording.dossiers[dossier_id]

    def refuse(self, clerk: Clerk, application: Application, reason: str) -> Dossier:
        """Record that a dossier was refused at the counter, with its legal reason; it takes no number.

        Raises ReasonMissing, UnknownProcedure and the refusals of `check_person`.
        """
        procedure = self._procedure(application.procedure)
        applicant, _ = self._people(application)
        dossier_id = self._desk.new_id()
        facts = DossierRefused(
            procedure=procedure.code,
            procedure_name=procedure.name,
            catalogue=self._desk.reference.catalogue.version,
        )
        personal = DossierRefusedPersonal(reason=needed_reason(reason), applicant=applicant)
        with self._desk.recording(clerk) as recording:
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        return recording.dossiers[dossier_id]

    def next_place(self) -> tuple[str, str, int]:
        """Code, book and line that the next dossier gets here; another desk cannot take them, a crash may skip one."""
        day, identity = self._desk.business_day(), self._desk.identity
        book = _book(identity.desk, day)
        with self._desk.journal.database.reading() as connection:
            number = counters.take(connection, counters.of_day(day), identity.numbers.first)
            line = counters.take(connection, counters.of_book(book), 1)
            extra = counters.take(connection, counters.of_provisional(day), 1)
        if number > identity.numbers.last:
            return numbers.provisional_code(identity.agency, day, identity.desk, extra), book, line
        return numbers.code(identity.agency, day, number), book, line

    def _procedure(self, code: str) -> Procedure:
        procedure = self._desk.reference.catalogue.by_code(code)
        if procedure is None:
            raise UnknownProcedure(code=code)
        return procedure

    def _people(self, application: Application) -> tuple[Person, Person | None]:
        today = local(self._desk.now()).date()
        submitter = application.submitter
        return check_person(application.applicant, today), check_person(submitter, today) if submitter else None

    def _fee_rules(self, procedure: Procedure, application: Application) -> tuple[FeeRule, ...]:
        return procedure.terms(application.channel, _line(procedure, application)).fees

    def _promise(self, procedure: Procedure, application: Application, now: datetime) -> Promise:
        limit = procedure.limit(application.channel, _case(procedure, application.case), _line(procedure, application))
        lines = _fee_lines(procedure, application)
        due = deadlines.due(now, limit, self._desk.calendar, self._desk.rules)
        unstated = due.at is None
        at = due.at
        if unstated and application.due_day:
            at = self._named_day(application.due_day, now)
        reason = explain(due) if due.at or not application.due_day else NAMED_BY_CLERK
        return Promise(limit=limit.said, due_at=at, reason=reason, fees=lines, unstated=unstated)

    def _named_day(self, day: str, now: datetime) -> datetime:
        """The return hour of the day that the clerk named, which must be a working day and not over yet."""
        try:
            named = date.fromisoformat(day)
        except ValueError:
            raise BadDueDay from None
        calendar = self._desk.calendar
        ahead = (named - local(now).date()).days
        if not 0 <= ahead <= MOST_DAYS_AHEAD or not calendar.is_working(named):
            raise BadDueDay
        at = datetime.combine(named, min(self._desk.rules.return_hour, calendar.closing(named)), VIETNAM)
        if at <= now:
            raise BadDueDay
        return at

    def _take_code(self, recording: Recording) -> tuple[str, bool]:
        """An official code from the desk's own range; when it has run out, a provisional one, never a refusal."""
        identity = self._desk.identity
        number = recording.take(counters.of_day(recording.day), identity.numbers.first)
        if number <= identity.numbers.last:
            return numbers.code(identity.agency, recording.day, number), False
        extra = recording.take(counters.of_provisional(recording.day))
        return numbers.provisional_code(identity.agency, recording.day, identity.desk, extra), True


def _book(desk: int, day: str) -> str:
    """Each desk and year has a book of its own, so that its lines run without a gap."""
    return f"{desk:02d}/{day[:4]}"


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


def _line(procedure: Procedure, application: Application) -> int:
    return max(min(application.terms, len(procedure.lines(application.channel)) - 1), 0)


def _case(procedure: Procedure, index: int) -> Case | None:
    return procedure.cases[index] if 0 <= index < len(procedure.cases) else None


def _case_title(procedure: Procedure, index: int) -> str:
    case = _case(procedure, index)
    return case.title if case else ""


def _fee_lines(procedure: Procedure, application: Application) -> tuple[FeeLine, ...]:
    line = _line(procedure, application)
    counted = fees.assess(
        procedure, max(application.pages, 1), _copies(application), channel=application.channel, line=line
    )
    assessed = tuple(
        FeeLine(sort=line.kind, name=line.name, amount=line.amount, how=line.how) for line in counted if line.amount
    )
    amount = application.set_amount
    if amount is None or amount == sum(line.amount for line in assessed):
        return assessed
    if not 0 <= amount <= MOST_FEE:
        raise BadCount(field="fee", most=MOST_FEE)
    sort, name = (assessed[0].sort, assessed[0].name) if assessed else ("le_phi", "Lệ phí")
    return (FeeLine(sort=sort, name=name, amount=amount, how=SET_BY_CLERK),) if amount else ()


def _copies(application: Application) -> int:
    """How many copies are asked for: what a fee per copy is reckoned on."""
    return application.copies or max(sum(paper.copies for paper in application.papers), 1)


def _checked_papers(application: Application) -> tuple[PaperCount, ...]:
    if not 1 <= application.sets <= MOST_SETS:
        raise BadCount(field="sets", most=MOST_SETS)
    if not 0 <= application.pages <= MOST_PAGES:
        raise BadCount(field="pages", most=MOST_PAGES)
    if not 0 <= application.copies <= MOST_SETS:
        raise BadCount(field="copies_asked", most=MOST_SETS)
    papers = []
    for paper in application.papers:
        for name in ("originals", "certified", "copies"):
            count = getattr(paper, name)
            if not isinstance(count, int) or not 0 <= count <= MOST_SETS:
                raise BadCount(field=name, most=MOST_SETS)
        text = checked_text("papers", paper.text, LONGEST_PAPER)
        if text and paper.originals + paper.certified + paper.copies:
            papers.append(msgspec.structs.replace(paper, text=text))
    if not papers:
        raise NoPapers
    if len(papers) > MOST_PAPERS:
        raise BadCount(field="papers", least=1, most=MOST_PAPERS)
    return tuple(papers)


def _money(lines: tuple[FeeLine, ...], application: Application) -> list[Draft]:
    """The entries about money: what fell due, and that it was paid or waived."""
    total = sum(line.amount for line in lines)
    if not total:
        return []
    phi = sum(line.amount for line in lines if line.sort == "phi")
    drafts = [Draft(facts=FeeCharged(lines=lines))]
    if application.means == WAIVED:
        reason = needed_reason(application.waiver_reason)
        waived = FeeWaived(amount=total, phi=phi, le_phi=total - phi)
        return [*drafts, Draft(facts=waived, personal=Reason(reason=reason))]
    if application.means == LATER:
        return drafts
    if application.means not in (CASH, TRANSFER):
        raise MeansMissing
    paid = FeePaid(amount=total, means=application.means, phi=phi, le_phi=total - phi)
    return [*drafts, Draft(facts=paid)]
