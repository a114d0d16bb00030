"""What an officer does about a dossier: each act one transaction, done once however often it is asked for.

Whether it is lawful is decided as on the desks: by the fold's own table, inside the transaction.
"""

from datetime import date, datetime
from hashlib import sha256

import msgspec
import sqlalchemy as sa

from intake_desk.domain import deadlines, kinds
from intake_desk.domain.calendars import Calendar
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.office_kinds import OFFICE, DossierAsked, QuestionWords
from intake_desk.domain.questions import open_questions
from intake_desk.domain.reasons import explain
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import from_ms, local, to_ms
from intake_desk.server import author, reference, schema
from intake_desk.server.author import Decide, Said
from intake_desk.server.central import Central
from intake_desk.server.office_messages import (
    Done,
    ExtensionWish,
    ForwardWish,
    QuestionWish,
    ResultWish,
    StopWish,
    Wish,
)
from intake_desk.server.officers import Officer
from intake_desk.server.units import lock_unit
from intake_desk.services.applications import LONGEST_NOTE, MOST_DAYS_AHEAD, BadDueDay, checked_text, needed_reason
from intake_desk.services.casework import AGENCY, APPLICANT, ExtensionTooLate, NotLater
from intake_desk.services.forwarding import AgencyMissing, AlreadyThere
from intake_desk.services.steps import NotPossibleNow, require

ANY_VERSION = "*"
KEPT_MS = 30 * 24 * 3_600_000
MOST_OPEN_QUESTIONS = 20
LETTER = "00-{0:03d}/PXL"
_encode = msgspec.msgpack.Encoder().encode


class NotAllowed(Refusal):
    """The account may look only."""

    code = "not_allowed"


class Changed(Refusal):
    """The dossier is not as it was when the act was decided on."""

    code = "changed"


class ActUsed(Refusal):
    """Another act was asked for under this name before."""

    code = "act_used"


class QuestionMissing(Refusal):
    """A question says something."""

    code = "question_missing"


class TooManyQuestions(Refusal):
    """The counter has enough to answer about this dossier; params: most."""

    code = "too_many_questions"


def version_of(dossier: Dossier) -> str:
    """Names what an officer decides on: the same as long as nothing of it changes, whatever is printed meanwhile."""
    seen = (
        dossier.state,
        dossier.due_at,
        dossier.holder,
        dossier.clock_stopped_at,
        dossier.extension,
        dossier.outcome,
        dossier.applicant,
        dossier.papers,
        dossier.questions,
        len(dossier.misfits),
    )
    return sha256(_encode(seen)).hexdigest()[:16]


def act(central: Central, who: Officer, dossier_id: str, version: str, wish: Wish) -> Done:
    """Do what is wished, once, if the dossier still is as `version` names it (ANY_VERSION: however it is).

    Raises NotAllowed, Changed, ActUsed, NoSuchDossier, NotPossibleNow, and what is wrong with the wish itself:
    ReasonMissing, TooLong, BadDueDay, NotLater, ExtensionTooLate, AgencyMissing, AlreadyThere, QuestionMissing,
    TooManyQuestions.
    """
    if not who.acts:
        raise NotAllowed
    done = central.database.written(lambda connection: _once(central, connection, who, dossier_id, version, wish))
    central.news.ring(who.agency)
    return done


def _once(central: Central, connection: sa.Connection, who: Officer, dossier_id: str, version: str, wish: Wish) -> Done:
    """Record the act, or say again what was recorded under its name."""
    digest = sha256(_encode((type(wish).__name__, dossier_id, who.login, wish))).digest()
    agency, column, now_ms = who.agency, schema.act.c, central.now_ms()
    lock_unit(connection, agency)  # the same act asked for twice at once is done once
    known = connection.execute(sa.select(schema.act).where(column.agency == agency, column.id == wish.act)).first()
    if known is not None:
        if known.digest != digest:
            raise ActUsed
        return Done(
            act=wish.act,
            journal=author.journal_of(agency),
            first=known.first,
            last=known.last,
            version=known.version,
        )
    decide = _decision(central, connection, agency, wish)

    def decided(dossier: Dossier, number: int) -> tuple[Said, ...]:
        if version not in (ANY_VERSION, version_of(dossier)):
            raise Changed
        return decide(dossier, number)

    written = author.write(central, connection, agency, f"{OFFICE}{who.login}", dossier_id, decided)
    done = Done(
        act=wish.act,
        journal=written.journal,
        first=written.first,
        last=written.last,
        version=version_of(written.dossier),
    )
    connection.execute(sa.delete(schema.act).where(column.agency == agency, column.at_ms < now_ms - KEPT_MS))
    row = {"first": done.first, "last": done.last, "version": done.version, "digest": digest, "at_ms": now_ms}
    connection.execute(sa.insert(schema.act).values(agency=agency, id=wish.act, **row))
    return done


def _decision(central: Central, connection: sa.Connection, agency: str, wish: Wish) -> Decide:
    """What a wish means, its words cleaned as on the desks."""
    if isinstance(wish, ResultWish):
        return _result(wish)
    if isinstance(wish, StopWish):
        return _stop(wish)
    if isinstance(wish, QuestionWish):
        return _question(wish)
    if isinstance(wish, ForwardWish):
        return _forward(wish, _counter(connection, agency))
    assert isinstance(wish, ExtensionWish)
    return _Extension(connection, agency, from_ms(central.now_ms()), wish).decide


def _result(wish: ResultWish) -> Decide:
    result = kinds.Result(
        sort=checked_text("sort", wish.sort, LONGEST_NOTE),
        number=checked_text("number", wish.number, LONGEST_NOTE),
        summary=checked_text("summary", wish.summary, LONGEST_NOTE),
    )
    facts = kinds.ResultReady(electronic=wish.electronic)
    return lambda _dossier, _number: ((facts, result if result != kinds.Result() else None),)


def _stop(wish: StopWish) -> Decide:
    facts = kinds.DossierStopped(asked_by=APPLICANT if wish.asked_by == APPLICANT else AGENCY, refund=wish.refund)
    personal = kinds.Stop(
        reason=needed_reason(wish.reason),
        stage=checked_text("stage", wish.stage, LONGEST_NOTE),
        decision=checked_text("decision", wish.decision, LONGEST_NOTE),
    )
    return lambda _dossier, _number: ((facts, personal),)


def _question(wish: QuestionWish) -> Decide:
    text = checked_text("text", wish.text, LONGEST_NOTE)
    if not text:
        raise QuestionMissing

    def decide(dossier: Dossier, _number: int) -> tuple[Said, ...]:
        if len(open_questions(dossier)) >= MOST_OPEN_QUESTIONS:
            raise TooManyQuestions(most=MOST_OPEN_QUESTIONS)
        return ((DossierAsked(question=wish.act), QuestionWords(text=text)),)

    return decide


def _counter(connection: sa.Connection, agency: str) -> str:
    """How hand-overs name the counter."""
    column = schema.unit.c
    row = connection.execute(sa.select(column.title, column.name).where(column.agency == agency)).one()
    return row.title or row.name or agency


def _forward(wish: ForwardWish, counter: str) -> Decide:
    receiver = counter if wish.home else checked_text("receiver", wish.receiver, LONGEST_NOTE)
    note = checked_text("note", wish.note, LONGEST_NOTE)
    if not receiver:
        raise AgencyMissing

    def decide(dossier: Dossier, _number: int) -> tuple[Said, ...]:
        require(dossier, kinds.DossierForwarded)
        if (wish.home and not dossier.holder) or (not wish.home and dossier.holder == receiver):
            raise AlreadyThere(dossier=dossier.code)
        facts = kinds.DossierForwarded(sender=dossier.holder or counter, receiver=receiver, home=wish.home)
        return ((facts, kinds.Remark(note=note) if note else None),)

    return decide


class _Extension:
    """The promise moved by the counter's own calendar and rules, as a desk would move it for a clerk."""

    def __init__(self, connection: sa.Connection, agency: str, now: datetime, wish: ExtensionWish) -> None:
        self._connection = connection
        self._agency = agency
        self._now = now
        self._rules = reference.rules()
        self._day = wish.due_day
        self._reason = needed_reason(wish.reason)
        self._number = checked_text("number", wish.number, LONGEST_NOTE)

    def decide(self, dossier: Dossier, number: int) -> tuple[Said, ...]:
        require(dossier, kinds.DossierExtended)
        if self._rules.extensions_most < 1:
            raise NotPossibleNow(state=dossier.state)
        calendar = reference.calendar(self._connection, self._agency, dossier.procedure)
        due_at, was_due_at = self._named_day(calendar), from_ms(dossier.due_at)
        if to_ms(due_at) <= dossier.due_at:
            raise NotLater
        until = deadlines.extension_until(from_ms(dossier.received_at), was_due_at, calendar, self._rules)
        if self._now > until:
            raise ExtensionTooLate(until=until)
        letter = self._number or LETTER.format(number)
        facts = kinds.DossierExtended(
            due_at=to_ms(due_at),
            number=letter,
            due_reason=explain(deadlines.extended(due_at, was_due_at, letter, calendar)),
            calendar=calendar.version,
        )
        return ((facts, kinds.Reason(reason=self._reason)),)

    def _named_day(self, calendar: Calendar) -> datetime:
        try:
            named = date.fromisoformat(self._day)
        except ValueError:
            raise BadDueDay from None
        ahead = (named - local(self._now).date()).days
        if not 0 <= ahead <= MOST_DAYS_AHEAD or not calendar.is_working(named):
            raise BadDueDay
        at = deadlines.return_at(named, calendar, self._rules)
        if at <= self._now:
            raise BadDueDay
        return at
