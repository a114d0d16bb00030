"""What happens to a dossier after it was received, each step lawful or refused by the fold's own table."""

from collections.abc import Iterator, Mapping

import msgspec

from intake_desk.domain import deadlines, kinds
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import CORRECTABLE, Dossier, allows, value_of
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import Facts, PaperCount, Personal
from intake_desk.domain.people import check_person, read_id_number
from intake_desk.domain.procedures import Limit, Procedure
from intake_desk.domain.reasons import explain
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.services.desk import Desk
from intake_desk.services.reception import LONGEST_NOTE, checked_text, needed_reason
from intake_desk.store import register

APPLICANT = "applicant"
SUBMITTER = "submitter"
OTHER = "other"


class NoSuchDossier(Refusal):
    """This desk holds no such dossier."""

    code = "no_such_dossier"


class NotPossibleNow(Refusal):
    """The dossier's state does not allow this step; params: state."""

    code = "not_possible_now"


class NothingChanged(Refusal):
    """A correction was asked for that changes nothing."""

    code = "nothing_changed"


class ReceiverMissing(Refusal):
    """A result is handed to a named person."""

    code = "receiver_missing"


class Casework:
    """The steps between receipt and result. Each is one transaction and raises NoSuchDossier, NotPossibleNow,
    ReasonMissing, NotSignedIn or StoreFailed, having changed nothing.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def request_supplement(self, clerk: Clerk, dossier_id: str, papers: tuple[str, ...], reason: str) -> Dossier:
        """Ask the applicant, once and completely, for papers; the clock stops until they come."""
        wanted = tuple(text for text in (nfc(paper) for paper in papers) if text)
        facts = kinds.SupplementRequested(papers=wanted)
        return self._step(clerk, dossier_id, facts, kinds.Reason(reason=needed_reason(reason)))

    def supplement(self, clerk: Clerk, dossier_id: str, papers: tuple[PaperCount, ...]) -> Dossier:
        """Take the papers asked for; the time limit is counted again from the beginning (NĐ 61/2018 art. 19.4)."""
        dossier = self._dossier(dossier_id)
        procedure = self._desk.reference.catalogue.by_code(dossier.procedure)
        now = self._desk.now()
        due = None
        if procedure is not None and dossier.due_at:
            limit = next(
                (one for one in _limits(procedure, dossier) if one.said == dossier.limit),
                procedure.limit(dossier.channel),
            )
            due = deadlines.due(now, limit, self._desk.calendar, self._desk.rules)
        facts = kinds.DossierSupplemented(
            papers=tuple(paper for paper in papers if paper.originals + paper.certified + paper.copies),
            due_at=int(due.at.timestamp() * 1000) if due and due.at else dossier.due_at,
            due_reason=explain(due) if due and due.at else dossier.due_reason,
            calendar=self._desk.calendar.version,
        )
        return self._step(clerk, dossier_id, facts)

    def result_ready(self, clerk: Clerk, dossier_id: str) -> Dossier:
        """Record that the result lies at the counter."""
        return self._step(clerk, dossier_id, kinds.ResultReady())

    def hand_back(
        self, clerk: Clerk, dossier_id: str, to: str, *, name: str = "", id_number: str = "", how: str = "counter"
    ) -> Dossier:
        """Hand the result to a named person: the applicant, who brought the dossier, or another (then `name`).

        Raises ReceiverMissing, BadIdentityNumber.
        """
        dossier = self._dossier(dossier_id)
        known = {APPLICANT: dossier.applicant, SUBMITTER: dossier.submitter or dossier.applicant}.get(to)
        receiver = kinds.Receiver(
            name=nfc(name) or (known.name if known else ""),
            id_number=read_id_number(id_number) or (known.id_number if known else ""),
        )
        if not receiver.name:
            raise ReceiverMissing
        return self._step(clerk, dossier_id, kinds.DossierHandedBack(to=to, how=how), receiver)

    def refuse(self, clerk: Clerk, dossier_id: str, reason: str) -> Dossier:
        """Refuse a received dossier, with the legal reason."""
        personal = kinds.DossierRefusedPersonal(reason=needed_reason(reason))
        return self._step(clerk, dossier_id, kinds.DossierRefused(), personal)

    def withdraw(self, clerk: Clerk, dossier_id: str, reason: str) -> Dossier:
        """Give a dossier back unresolved because the applicant wants it."""
        return self._step(clerk, dossier_id, kinds.DossierWithdrawn(), kinds.Reason(reason=needed_reason(reason)))

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

    def feedback(self, clerk: Clerk, sender: str, about: str, text: str) -> None:
        """Write down what a citizen said (phản ánh, kiến nghị). Raises ReasonMissing when there is no text."""
        personal = kinds.Feedback(sender=nfc(sender), about=nfc(about), text=needed_reason(text))
        with self._desk.recording(clerk) as recording:
            recording.add(Draft(facts=kinds.FeedbackReceived(), personal=personal))

    def _dossier(self, dossier_id: str) -> Dossier:
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, dossier_id)
        if dossier is None:
            raise NoSuchDossier
        return dossier

    def _step(self, clerk: Clerk, dossier_id: str, facts: Facts, personal: Personal | None = None) -> Dossier:
        with self._desk.recording(clerk) as recording:
            dossier = recording.dossier(dossier_id)
            if dossier is None:
                raise NoSuchDossier
            if not allows(dossier.state, type(facts)):
                raise NotPossibleNow(state=dossier.state)
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        return recording.dossiers[dossier_id]


def _limits(procedure: Procedure, dossier: Dossier) -> Iterator[Limit]:
    """The limits that the procedure knows: of its cases, then of the channel's lines."""
    yield from (case.limit for case in procedure.cases if case.limit)
    yield from (terms.limit for terms in procedure.lines(dossier.channel))
