"""Taking dossiers: at the counter, in the fast lane, from what was filed; validated, numbered, promised and paid."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Unpack

import msgspec

from intake_desk.domain import numbers
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import (
    DossierAccepted,
    DossierFiled,
    DossierHandedBack,
    DossierReceived,
    DossierReceivedPersonal,
    DossierRefused,
    DossierRefusedPersonal,
    PaperCount,
    Reason,
    Receiver,
    ResultReady,
    SupplementRequested,
)
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import to_ms
from intake_desk.services import applications, charging, fee_books, numbering, problems
from intake_desk.services.applications import (
    LONGEST_NOTE,
    MOST_PAGES,
    NONE,
    Application,
    BadCount,
    MoneySaid,
    Promise,
    checked_text,
    needed_reason,
)
from intake_desk.services.desk import Desk
from intake_desk.services.problems import Problem
from intake_desk.services.promises import Promises
from intake_desk.services.steps import NoSuchDossier, checked_wanted, held, require
from intake_desk.store import counters, register, search
from intake_desk.store.journal import Recording

MOST_TOGETHER = 50


class NotInstant(Refusal):
    """Only work that is done at the same moment goes through the fast lane."""

    code = "not_instant"


class BadCode(Refusal):
    """The number is none that a portal gives."""

    code = "bad_code"


class CodeTaken(Refusal):
    """A dossier with this number is here already; params: code."""

    code = "code_taken"


class TooMany(Refusal):
    """More dossiers than one person brings at a time; params: most."""

    code = "too_many"


class AlreadyRecorded(Refusal):
    """What was unfinished under this id has been recorded; params: code, "" where it has none."""

    code = "already_recorded"


class _Ready(msgspec.Struct, frozen=True, kw_only=True):
    """An application that was found complete, and what it becomes."""

    application: Application
    procedure: Procedure
    personal: DossierReceivedPersonal
    papers: tuple[PaperCount, ...]
    promise: Promise
    money: tuple[Draft, ...]


class Reception:
    """What a clerk does when a citizen puts papers on the counter, or a portal sends them.

    Whoever names the `unfinished` id under which it was kept has its (first) dossier recorded under that id, and what
    was kept thrown away with it: a second time AlreadyRecorded is raised, whatever happened in between.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._promises = Promises(desk)

    def promise(self, application: Application) -> Promise:
        """The due moment and the fees of a dossier received now. Raises UnknownProcedure."""
        return self._promises.promise(self._promises.procedure(application.procedure), application, self._desk.now())

    def problems(self, application: Application) -> tuple[Problem, ...]:
        """Everything for which `receive` would refuse this now; nothing when it would take it. Records nothing."""
        return problems.of_application(self._promises, application, self._desk.now())

    def receive(self, clerk: Clerk, application: Application, *, unfinished: str = "") -> Dossier:
        """Record a dossier: numbered, promised, its fee taken. Durable when this returns; print only then.

        Raises the refusals of `check_person`, UnknownProcedure, NoPapers, BadCount, BadField, TooLong, BadDueDay,
        StoreFailed and what `charging.settled` raises.
        """
        return self._receive(clerk, (application,), unfinished)[0]

    def receive_together(
        self, clerk: Clerk, several: Sequence[Application], *, unfinished: str = ""
    ) -> tuple[Dossier, ...]:
        """Record all that one person brought, in one transaction: all of it or nothing. One receipt can name them all.

        Raises what `receive` raises, and TooMany.
        """
        if not 1 <= len(several) <= MOST_TOGETHER:
            raise TooMany(most=MOST_TOGETHER)
        return self._receive(clerk, several, unfinished)

    def serve(self, clerk: Clerk, application: Application, *, unfinished: str = "") -> Dossier:
        """Record same-moment work (NĐ 61/2018 art. 17.4) as received, paid and handed back at once.

        Raises what `receive` raises, and NotInstant for a procedure that takes longer.
        """
        if not self.is_instant(application):
            raise NotInstant
        return self._receive(clerk, (application,), unfinished, instant=True)[0]

    def is_instant(self, application: Application) -> bool:
        """Whether the procedure is one whose result the citizen waits for. Raises UnknownProcedure."""
        procedure = self._promises.procedure(application.procedure)
        return procedure.certification or self._promises.limit(procedure, application).unit == "same_day"

    def file(self, clerk: Clerk, application: Application, code: str = "", filed_at: datetime | None = None) -> Dossier:
        """Record an application that waits to be accepted, with the number and the moment that the portal gave it.

        Raises what `receive` raises, BadCode, CodeTaken.
        """
        given, code = code.strip(), numbers.code_in(code)
        if given and not code:
            raise BadCode
        ready = self._checked(application, self._desk.now(), paid=False)
        dossier_id = self._desk.new_id()
        with self._desk.recording(clerk) as recording:
            if code and recording.by_code(code) is not None:
                raise CodeTaken(code=code)
            recording.add(self._filed(dossier_id, ready, to_ms(filed_at or self._desk.now()), code))
        return recording.dossiers[dossier_id]

    def ask_first(
        self,
        clerk: Clerk,
        application: Application,
        papers: tuple[PaperCount, ...],
        reason: str,
        *,
        unfinished: str = "",
    ) -> Dossier:
        """Record an application that is not complete and ask for what it lacks; it is received when that has come.

        Raises what `receive` raises but for NoPapers: nothing may have been brought yet.
        """
        wanted, why = checked_wanted(papers), needed_reason(reason)
        ready = self._checked(application, self._desk.now(), paid=False, papers_needed=False)
        dossier_id = unfinished or self._desk.new_id()
        with self._finishing(clerk, unfinished) as recording:
            recording.add(self._filed(dossier_id, ready, self._desk.now_ms(), ""))
            asked = SupplementRequested(papers=wanted)
            recording.add(Draft(subject=dossier_id, facts=asked, personal=Reason(reason=why)))
        return recording.dossiers[dossier_id]

    def offer(self, dossier_id: str) -> Promise:
        """What a filed dossier would be promised and would cost if it were accepted now.

        Raises NoSuchDossier, UnknownProcedure.
        """
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, dossier_id)
        if dossier is None:
            raise NoSuchDossier
        return self.promise(self._application_of(dossier))

    def accept(
        self, clerk: Clerk, dossier_id: str, means: str = NONE, *, due_day: str = "", **money: Unpack[MoneySaid]
    ) -> Dossier:
        """Receive what was filed, as it now stands: numbered when it has no number, promised from this moment on.

        `money` is what an Application says besides of how the fee is met. Raises NoSuchDossier, NotPossibleNow,
        NoPapers, BadDueDay, UnknownProcedure and what `charging.settled` raises.
        """
        now = self._desk.now()
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            require(dossier, DossierAccepted)
            ready = self._checked(
                msgspec.structs.replace(self._application_of(dossier), means=means, due_day=due_day, **money),
                now,
                dossier,
            )
            code, provisional = (
                (dossier.code, False) if dossier.code else numbering.take_code(self._desk.identity, recording)
            )
            book = numbering.book_of(self._desk.identity.desk, recording.day)
            accepted = DossierAccepted(
                code=code,
                own_code=not dossier.code,
                provisional=provisional,
                book=book,
                line=recording.take(counters.of_book(book)),
                received_at=to_ms(now),
                due_at=to_ms(ready.promise.due_at) if ready.promise.due_at else 0,
                due_reason=ready.promise.reason,
                limit=ready.promise.limit,
                calendar=self._desk.calendar.version,
                legs=ready.promise.legs,
            )
            recording.add(Draft(subject=dossier_id, facts=accepted))
            fee_books.add(self._desk, recording, dossier_id, ready.money)
        return recording.dossiers[dossier_id]

    def refuse(self, clerk: Clerk, application: Application, reason: str, *, unfinished: str = "") -> Dossier:
        """Record that a dossier was refused at the counter, with its legal reason; it takes no number.

        Raises ReasonMissing, UnknownProcedure and the refusals of `check_person`.
        """
        procedure = self._promises.procedure(application.procedure)
        applicant, _ = self._promises.people(application)
        dossier_id = unfinished or self._desk.new_id()
        facts = DossierRefused(
            procedure=procedure.code,
            procedure_name=procedure.name,
            catalogue=self._desk.reference.catalogue.version,
        )
        personal = DossierRefusedPersonal(reason=needed_reason(reason), applicant=applicant)
        with self._finishing(clerk, unfinished) as recording:
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        return recording.dossiers[dossier_id]

    def next_place(self) -> tuple[str, str, int]:
        """Code, book and line that the next dossier gets here; another desk cannot take them, a crash may skip one."""
        return numbering.next_place(self._desk)

    def together(self, batch: str, day: str) -> tuple[Dossier, ...]:
        """The dossiers that one person brought together on a day, in the order of their numbers."""
        with self._desk.journal.database.reading() as connection:
            found = search.of_day(connection, day)
        return tuple(sorted((one for one in found if batch and one.batch == batch), key=lambda one: one.code))

    @contextmanager
    def _finishing(self, clerk: Clerk, unfinished: str) -> Iterator[Recording]:
        """One transaction that records what was unfinished, at most once. Raises AlreadyRecorded."""
        with self._desk.recording(clerk) as recording:
            if unfinished and not recording.finish(unfinished):
                recorded = recording.dossier(unfinished)
                raise AlreadyRecorded(code=recorded.code if recorded else "")
            yield recording

    def _receive(
        self, clerk: Clerk, several: Sequence[Application], unfinished: str, *, instant: bool = False
    ) -> tuple[Dossier, ...]:
        now = self._desk.now()
        checked = [self._checked(application, now) for application in several]
        shared = charging.given_together([ready.money for ready in checked], several[-1].tendered)
        checked = [
            msgspec.structs.replace(ready, money=tuple(mine)) for ready, mine in zip(checked, shared, strict=True)
        ]
        ids = [self._desk.new_id() for _ in checked]
        ids[0] = unfinished or ids[0]
        batch = ids[0] if len(ids) > 1 else ""
        with self._finishing(clerk, unfinished) as recording:
            for dossier_id, ready in zip(ids, checked, strict=True):
                self._record(recording, dossier_id, ready, now, batch=batch, instant=instant)
        return tuple(recording.dossiers[dossier_id] for dossier_id in ids)

    def _record(
        self, recording: Recording, dossier_id: str, ready: _Ready, now: datetime, *, batch: str, instant: bool
    ) -> None:
        application, procedure, promise = ready.application, ready.procedure, ready.promise
        code, provisional = numbering.take_code(self._desk.identity, recording)
        book = numbering.book_of(self._desk.identity.desk, recording.day)
        facts = DossierReceived(
            code=code,
            provisional=provisional,
            book=book,
            line=recording.take(counters.of_book(book)),
            procedure=procedure.code,
            procedure_name=procedure.name,
            catalogue=self._desk.reference.catalogue.version,
            received_at=to_ms(now),
            due_at=to_ms(promise.due_at) if promise.due_at else 0,
            due_reason=promise.reason,
            limit=promise.limit,
            calendar=self._desk.calendar.version,
            case=applications.case_title(procedure, application.case),
            papers=ready.papers,
            sets=application.sets,
            pages=application.pages,
            certification=procedure.certification,
            channel=application.channel,
            deliver=application.deliver,
            legs=promise.legs,
            batch=batch,
            instant=instant,
        )
        recording.add(Draft(subject=dossier_id, facts=facts, personal=ready.personal))
        fee_books.add(self._desk, recording, dossier_id, ready.money)
        if instant:
            person = ready.personal.submitter or ready.personal.applicant
            recording.add(Draft(subject=dossier_id, facts=ResultReady()))
            to = "submitter" if ready.personal.submitter else "applicant"
            taken = Receiver(name=person.name, id_number=person.id_number)
            recording.add(Draft(subject=dossier_id, facts=DossierHandedBack(to=to), personal=taken))

    def _filed(self, dossier_id: str, ready: _Ready, filed_at: int, code: str) -> Draft:
        application, procedure = ready.application, ready.procedure
        facts = DossierFiled(
            procedure=procedure.code,
            procedure_name=procedure.name,
            catalogue=self._desk.reference.catalogue.version,
            filed_at=filed_at,
            code=code,
            case=applications.case_title(procedure, application.case),
            papers=ready.papers,
            sets=application.sets,
            pages=application.pages,
            certification=procedure.certification,
            channel=application.channel,
            deliver=application.deliver,
            limit=ready.promise.limit,
        )
        return Draft(subject=dossier_id, facts=facts, personal=ready.personal)

    def _checked(
        self,
        application: Application,
        now: datetime,
        filed: Dossier | None = None,
        *,
        paid: bool = True,
        papers_needed: bool = True,
    ) -> _Ready:
        """The application, found complete; what was `filed` goes by the procedure as it then was.

        Raises what `receive` raises.
        """
        procedure = self._promises.procedure_of(filed) if filed else self._promises.procedure(application.procedure)
        application = applications.counted(procedure, application)
        applicant, submitter = self._promises.people(application)
        papers = applications.checked_papers(application, needed=papers_needed)
        note = checked_text("note", application.note, LONGEST_NOTE)
        if paid and not application.pages and self._promises.is_by_page(procedure, application, now):
            raise BadCount(field="pages", least=1, most=MOST_PAGES)
        promise = self._promises.promise(procedure, application, now)
        return _Ready(
            application=application,
            procedure=procedure,
            personal=DossierReceivedPersonal(
                applicant=applicant,
                submitter=submitter,
                note=note,
                authorisation=checked_text("authorisation", application.authorisation, LONGEST_NOTE),
                fields=applications.checked_fields(procedure, application, needed=paid and filed is None),
            ),
            papers=papers,
            promise=promise,
            money=tuple(charging.money(promise.fees, application, self._promises.exemptions, now)) if paid else (),
        )

    def _application_of(self, dossier: Dossier) -> Application:
        """The application that a filed dossier stands for now."""
        procedure = self._promises.procedure_of(dossier)
        titles = [case.title for case in procedure.cases]
        return Application(
            applicant=dossier.applicant,
            submitter=dossier.submitter,
            procedure=dossier.procedure,
            case=titles.index(dossier.case) if dossier.case in titles else 0,
            papers=dossier.papers,
            sets=dossier.sets,
            pages=dossier.pages,
            channel=dossier.channel,
            deliver=dossier.deliver,
            note=dossier.note,
            authorisation=dossier.authorisation,
            fields=dossier.fields,
        )
