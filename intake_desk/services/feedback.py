"""What citizens say about the service: written down with an answer-by day, passed on, answered, followed up."""

from intake_desk.domain import deadlines
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.feedback import ANSWERED, COMPLAINT, COUNTER, FORWARDED, SORTS, WAITING, WAYS, Feedback
from intake_desk.domain.feedback_kinds import (
    Answer,
    FeedbackAnswered,
    FeedbackForwarded,
    FeedbackReceived,
    FeedbackWords,
)
from intake_desk.domain.kinds import Facts, Personal, Remark
from intake_desk.domain.procedures import Limit
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import to_ms
from intake_desk.services.applications import LONGEST_NOTE, checked_text, needed_reason
from intake_desk.services.desk import Desk
from intake_desk.services.forwarding import AgencyMissing
from intake_desk.store import feedback as kept


class NoSuchFeedback(Refusal):
    """This desk holds no such feedback."""

    code = "no_such_feedback"


class AlreadyAnswered(Refusal):
    """The feedback was answered before."""

    code = "already_answered"


class FeedbackDesk:
    """Each act is one transaction and raises NotSignedIn, TooLong or StoreFailed, having changed nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def receive(
        self, clerk: Clerk, sender: str, about: str, text: str, *, sort: str = COMPLAINT, contact: str = ""
    ) -> Feedback:
        """Write down what a citizen said; the answer is due by the unit's rule. Raises ReasonMissing without a text."""
        words = FeedbackWords(
            sender=checked_text("sender", sender, LONGEST_NOTE),
            about=checked_text("about", about, LONGEST_NOTE),
            text=needed_reason(text),
            contact=checked_text("contact", contact, LONGEST_NOTE),
        )
        limit = Limit("working_day", self._desk.rules.feedback_days)
        due = deadlines.due(self._desk.now(), limit, self._desk.calendar, self._desk.rules)
        facts = FeedbackReceived(sort=sort if sort in SORTS else COMPLAINT, answer_by=to_ms(due.at) if due.at else 0)
        return self._record(clerk, self._desk.new_id(), facts, words)

    def forward(self, clerk: Clerk, feedback_id: str, receiver: str, note: str = "") -> Feedback:
        """Pass it on to whom it concerns. Raises NoSuchFeedback, AlreadyAnswered, AgencyMissing."""
        name = checked_text("agency", receiver, LONGEST_NOTE)
        if not name:
            raise AgencyMissing
        said = checked_text("note", note, LONGEST_NOTE)
        self._must_be_open(feedback_id)
        return self._record(clerk, feedback_id, FeedbackForwarded(receiver=name), Remark(note=said) if said else None)

    def answer(self, clerk: Clerk, feedback_id: str, text: str, how: str = COUNTER) -> Feedback:
        """Write down what the citizen was answered. Raises NoSuchFeedback, AlreadyAnswered, ReasonMissing."""
        answer = Answer(text=needed_reason(text))
        self._must_be_open(feedback_id)
        return self._record(clerk, feedback_id, FeedbackAnswered(how=how if how in WAYS else COUNTER), answer)

    def open(self) -> list[Feedback]:
        """What still waits for an answer, the earliest answer-by first."""
        with self._desk.journal.database.reading() as connection:
            found = kept.in_states(connection, (WAITING, FORWARDED))
        return sorted(found, key=lambda one: one.answer_by)

    def answered(self) -> list[Feedback]:
        """What was answered, newest first."""
        with self._desk.journal.database.reading() as connection:
            return kept.in_states(connection, (ANSWERED,))

    def _must_be_open(self, feedback_id: str) -> None:
        with self._desk.journal.database.reading() as connection:
            found = kept.load(connection, feedback_id)
        if found is None:
            raise NoSuchFeedback
        if not found.is_open:
            raise AlreadyAnswered

    def _record(self, clerk: Clerk, feedback_id: str, facts: Facts, personal: Personal | None) -> Feedback:
        with self._desk.recording(clerk) as recording:
            recording.add(Draft(subject=feedback_id, facts=facts, personal=personal))
        with self._desk.journal.database.reading() as connection:
            found = kept.load(connection, feedback_id)
        assert found is not None
        return found
