"""What happens to a dossier after it was received, each step lawful or refused by the fold's own table."""

from collections.abc import Mapping

import msgspec

from intake_desk.domain import deadlines, kinds
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import CORRECTABLE, Dossier
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.life import value_of
from intake_desk.domain.people import check_person, read_id_number
from intake_desk.domain.reasons import Due, explain
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import from_ms, local, to_ms
from intake_desk.services import numbering
from intake_desk.services.applications import LONGEST_NOTE, MOST_FEE, BadCount, checked_text, needed_reason
from intake_desk.services.desk import Desk
from intake_desk.services.promises import Promises, clocks_of
from intake_desk.services.steps import NotPossibleNow, Said, Steps, checked_wanted, require
from intake_desk.store.journal import Recording

APPLICANT = "applicant"
SUBMITTER = "submitter"
OTHER = "other"
AGENCY = "agency"

LEVELS = ("very", "content", "not")


class NothingChanged(Refusal):
    """A correction was asked for that changes nothing."""

    code = "nothing_changed"


class ReceiverMissing(Refusal):
    """A result is handed to a named person."""

    code = "receiver_missing"


class PlaceMissing(Refusal):
    """A result is put somewhere."""

    code = "place_missing"


class SupplementTooLate(Refusal):
    """The days in which papers may still be asked for are over; params: until (datetime)."""

    code = "supplement_too_late"


class ExtensionTooLate(Refusal):
    """The apology had to be made before; params: until (datetime)."""

    code = "extension_too_late"


class NotLater(Refusal):
    """A promise that is moved is moved to a later day."""

    code = "not_later"


class Casework(Steps):
    """The steps between receipt and result. Each is one transaction and raises NoSuchDossier, NotPossibleNow,
    ReasonMissing, NotSignedIn or StoreFailed, having changed nothing.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._promises = Promises(desk)

    def request_supplement(self, clerk: Clerk, dossier_id: str, papers: tuple[PaperCount, ...], reason: str) -> Dossier:
        """Ask the applicant, once and completely, for papers; the clock stops until they come.

        Raises SupplementTooLate when the days for it are over and no supervisor does it (NĐ 61/2018 art. 19).
        """
        facts = kinds.SupplementRequested(papers=checked_wanted(papers))
        why = kinds.Reason(reason=needed_reason(reason))

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            require(dossier, kinds.SupplementRequested)
            calendar = self._promises.calendar(dossier.procedure)
            until = deadlines.supplement_until(from_ms(dossier.received_at), calendar, self._desk.rules)
            if dossier.is_received and self._desk.now() > until and not self._desk.acting(clerk).supervises:
                raise SupplementTooLate(until=until)
            return facts, why

        return self._decided(clerk, dossier_id, decide)

    def supplement(self, clerk: Clerk, dossier_id: str, papers: tuple[PaperCount, ...]) -> Dossier:
        """Take the papers asked for; what was received is counted again, by the rule (NĐ 61/2018 art. 19.4).

        Raises BadCount, TooLong.
        """
        brought = (paper for paper in papers if paper.originals or paper.certified or paper.copies)
        given = checked_wanted(tuple(brought))

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            due = self._resumed(dossier) if dossier.is_received else None
            facts = kinds.DossierSupplemented(
                papers=given,
                due_at=to_ms(due.at) if due and due.at else 0,
                due_reason=explain(due) if due and due.at else "",
                calendar=self._desk.calendar.version,
            )
            return facts, None

        return self._decided(clerk, dossier_id, decide)

    def _resumed(self, dossier: Dossier) -> Due | None:
        """The promise after the papers asked for came; None where none was made."""
        if not dossier.due_at or not dossier.clock_stopped_at:
            return None
        received, asked = from_ms(dossier.received_at), from_ms(dossier.clock_stopped_at)
        calendar = self._promises.calendar(dossier.procedure)
        return deadlines.resumed(received, asked, self._desk.now(), clocks_of(dossier), calendar, self._desk.rules)

    def extend(self, clerk: Clerk, dossier_id: str, due_day: str, reason: str) -> Dossier:
        """Move the promise, once, to a later working day (ISO), with an apology (form 04).

        Raises BadDueDay, NotLater, and ExtensionTooLate when the day before the promise is over and no supervisor
        does it (NĐ 61/2018 art. 19.9).
        """
        why = needed_reason(reason)
        due_at = self._promises.named_day(due_day, self._desk.now(), self._dossier(dossier_id).procedure)

        def decide(recording: Recording, dossier: Dossier) -> Said:
            require(dossier, kinds.DossierExtended)
            if self._desk.rules.extensions_most < 1:
                raise NotPossibleNow(state=dossier.state)
            if to_ms(due_at) <= dossier.due_at:
                raise NotLater
            calendar, was_due_at = self._promises.calendar(dossier.procedure), from_ms(dossier.due_at)
            until = deadlines.extension_until(from_ms(dossier.received_at), was_due_at, calendar, self._desk.rules)
            if self._desk.now() > until and not self._desk.acting(clerk).supervises:
                raise ExtensionTooLate(until=until)
            number = numbering.take_letter(self._desk.identity, recording)
            facts = kinds.DossierExtended(
                due_at=to_ms(due_at),
                number=number,
                due_reason=explain(deadlines.extended(due_at, was_due_at, number, calendar)),
                calendar=self._desk.calendar.version,
            )
            return facts, kinds.Reason(reason=why)

        return self._decided(clerk, dossier_id, decide)

    def request_obligation(self, clerk: Clerk, dossier_id: str, reason: str, amount: int = 0) -> Dossier:
        """Ask for a financial obligation to be met first, of `amount` đồng when it is known; the clock stops."""
        if not 0 <= amount <= MOST_FEE:
            raise BadCount(field="amount", most=MOST_FEE)
        facts = kinds.ObligationRequested(amount=amount)
        return self._step(clerk, dossier_id, facts, kinds.Reason(reason=needed_reason(reason)))

    def obligation_met(self, clerk: Clerk, dossier_id: str) -> Dossier:
        """Record that the financial obligation was met; the time that was left runs on."""

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            due = None
            if dossier.due_at and dossier.clock_stopped_at:
                calendar, stopped = self._promises.calendar(dossier.procedure), from_ms(dossier.clock_stopped_at)
                due = deadlines.run_on(from_ms(dossier.due_at), stopped, self._desk.now(), calendar)
            facts = kinds.ObligationMet(
                due_at=to_ms(due.at) if due and due.at else 0,
                due_reason=explain(due) if due and due.at else "",
                calendar=self._desk.calendar.version,
            )
            return facts, None

        return self._decided(clerk, dossier_id, decide)

    def stop(
        self,
        clerk: Clerk,
        dossier_id: str,
        reason: str,
        *,
        asked_by: str = APPLICANT,
        stage: str = "",
        decision: str = "",
        refund: bool = False,
    ) -> Dossier:
        """Stop the work before there is a result (form 05); originals still held go back."""
        facts = kinds.DossierStopped(asked_by=AGENCY if asked_by == AGENCY else APPLICANT, refund=refund)
        personal = kinds.Stop(
            reason=needed_reason(reason),
            stage=checked_text("stage", stage, LONGEST_NOTE),
            decision=checked_text("decision", decision, LONGEST_NOTE),
        )
        return self._step(clerk, dossier_id, facts, personal, originals_back=True)

    def result_ready(
        self,
        clerk: Clerk,
        dossier_id: str,
        *,
        sort: str = "",
        number: str = "",
        summary: str = "",
        shelf: str = "",
        electronic: bool = False,
    ) -> Dossier:
        """Record that the result lies at the counter: what it is, and on which shelf."""
        result = kinds.Result(
            sort=checked_text("sort", sort, LONGEST_NOTE),
            number=checked_text("number", number, LONGEST_NOTE),
            summary=checked_text("summary", summary, LONGEST_NOTE),
            shelf=checked_text("shelf", shelf, LONGEST_NOTE),
        )
        facts = kinds.ResultReady(electronic=electronic)
        return self._step(clerk, dossier_id, facts, result if result != kinds.Result() else None)

    def shelve(self, clerk: Clerk, dossier_id: str, place: str) -> Dossier:
        """Put a result in another place. Raises PlaceMissing, TooLong."""
        where = checked_text("shelf", place, LONGEST_NOTE)
        if not where:
            raise PlaceMissing
        return self._step(clerk, dossier_id, kinds.ResultShelved(), kinds.Shelf(place=where))

    def hand_back(
        self,
        clerk: Clerk,
        dossier_id: str,
        to: str,
        *,
        name: str = "",
        id_number: str = "",
        how: str = "counter",
        authorisation: str = "",
        tracking: str = "",
        mismatch: bool = False,
    ) -> Dossier:
        """Hand the result to a named person: the applicant, who brought the dossier, or another (then `name`).

        Originals still held go back with it. Raises ReceiverMissing, BadIdentityNumber.
        """
        dossier = self._dossier(dossier_id)
        known = {APPLICANT: dossier.applicant, SUBMITTER: dossier.submitter or dossier.applicant}.get(to)
        receiver = kinds.Receiver(
            name=nfc(name) or (known.name if known else ""),
            id_number=read_id_number(id_number) or (known.id_number if known else ""),
            authorisation=checked_text("authorisation", authorisation, LONGEST_NOTE),
            tracking=checked_text("tracking", tracking, LONGEST_NOTE),
        )
        if not receiver.name:
            raise ReceiverMissing
        facts = kinds.DossierHandedBack(to=to, how=how, mismatch=mismatch)
        return self._step(clerk, dossier_id, facts, receiver, originals_back=True)

    def refuse(self, clerk: Clerk, dossier_id: str, reason: str) -> Dossier:
        """Refuse a dossier that was filed or received, with the legal reason; originals still held go back."""
        personal = kinds.DossierRefusedPersonal(reason=needed_reason(reason))
        return self._step(clerk, dossier_id, kinds.DossierRefused(), personal, originals_back=True)

    def withdraw(self, clerk: Clerk, dossier_id: str, reason: str) -> Dossier:
        """Give a dossier back unresolved because the applicant wants it; originals still held go back."""
        personal = kinds.Reason(reason=needed_reason(reason))
        return self._step(clerk, dossier_id, kinds.DossierWithdrawn(), personal, originals_back=True)

    def take_originals(self, clerk: Clerk, dossier_id: str, papers: tuple[PaperCount, ...]) -> Dossier:
        """Keep originals that the citizen gets back with the result. Raises BadCount, TooLong."""
        taken = checked_wanted(papers)
        if not taken:
            raise BadCount(field="papers", least=1, most=MOST_FEE)
        return self._step(clerk, dossier_id, kinds.OriginalsTaken(papers=taken))

    def return_originals(self, clerk: Clerk, dossier_id: str) -> Dossier:
        """Give back every original that is still held."""

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            return kinds.OriginalsReturned(papers=dossier.originals_held), None

        return self._decided(clerk, dossier_id, decide)

    def rate(self, clerk: Clerk, dossier_id: str, level: str) -> Dossier:
        """Write down how content the citizen is: "very", "content" or "not"."""
        if level not in LEVELS:
            raise BadCount(field="level", most=len(LEVELS))
        return self._step(clerk, dossier_id, kinds.DossierRated(level=level))

    def correct(self, clerk: Clerk, dossier_id: str, values: Mapping[str, str], reason: str) -> Dossier:
        """Mend slips of the pen; the old values stay readable in the entries before.

        Raises NothingChanged, and the refusals of `check_person` for values that cannot stand.
        """
        dossier = self._dossier(dossier_id)
        wanted = {field: nfc(value) for field, value in values.items() if field in CORRECTABLE}
        of_person = {field: value for field, value in wanted.items() if field != "note"}
        today = local(self._desk.now()).date()
        checked = check_person(msgspec.structs.replace(dossier.applicant, **of_person), today)
        final = {field: getattr(checked, field) for field in of_person}
        if "note" in wanted:
            final["note"] = checked_text("note", wanted["note"], LONGEST_NOTE)
        changed = {field: value for field, value in final.items() if value != value_of(dossier, field)}
        if not changed:
            raise NothingChanged
        facts = kinds.DossierCorrected(fields=tuple(sorted(changed)))
        return self._step(clerk, dossier_id, facts, kinds.Corrected(values=changed, reason=needed_reason(reason)))
