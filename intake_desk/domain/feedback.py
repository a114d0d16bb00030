"""What citizens say about the service (phản ánh, kiến nghị, hỏi), and what became of it: a fold of its entries."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.dossier import Misfit
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.feedback_kinds import (
    Answer,
    FeedbackAnswered,
    FeedbackForwarded,
    FeedbackReceived,
    FeedbackWords,
)

COMPLAINT = "complaint"
PROPOSAL = "proposal"
QUESTION = "question"
SORTS = (COMPLAINT, PROPOSAL, QUESTION)

WAITING = "waiting"
FORWARDED = "forwarded"
ANSWERED = "answered"

COUNTER = "counter"
WAYS = (COUNTER, "phone", "letter", "online")


class Feedback(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One citizen's feedback as it stands. Times are ms UTC; 0 and "" mean not stated."""

    id: str
    last: Place
    state: str
    sort: str
    received_at: int
    answer_by: int
    journal: str
    day: str
    actor: str
    sender: str = ""
    contact: str = ""
    about: str = ""
    text: str = ""
    receiver: str = ""
    answer: str = ""
    answered_at: int = 0
    answered_how: str = ""
    answered_by: str = ""
    misfits: tuple[Misfit, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state != ANSWERED

    def is_overdue(self, now_ms: int) -> bool:
        """Whether the answer is late."""
        return self.is_open and 0 < self.answer_by < now_ms


def fold(entries: Iterable[Entry]) -> Feedback | None:
    """The feedback that these entries (of one subject, in any order) make; None while its beginning is missing."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    start = next((entry for entry in ordered if isinstance(entry.facts, FeedbackReceived)), None)
    if start is None:
        return None
    feedback = _begin(start)
    for entry in ordered:
        if entry is not start:
            feedback = _after(feedback, entry)
    return feedback


def _begin(entry: Entry) -> Feedback:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, FeedbackReceived)
    words = personal if isinstance(personal, FeedbackWords) else FeedbackWords(sender="", about="", text="")
    return Feedback(
        id=entry.subject,
        last=entry.place,
        state=WAITING,
        sort=facts.sort,
        received_at=entry.at_ms,
        answer_by=facts.answer_by,
        journal=entry.place.journal,
        day=entry.day,
        actor=entry.actor,
        sender=words.sender,
        contact=words.contact,
        about=words.about,
        text=words.text,
    )


def _after(feedback: Feedback, entry: Entry) -> Feedback:
    facts, personal = entry.facts, entry.personal
    last = max(feedback.last, entry.place, key=lambda place: place.key)
    if isinstance(facts, FeedbackForwarded) and feedback.is_open:
        return msgspec.structs.replace(feedback, last=last, state=FORWARDED, receiver=facts.receiver)
    if isinstance(facts, FeedbackAnswered) and feedback.is_open:
        return msgspec.structs.replace(
            feedback,
            last=last,
            state=ANSWERED,
            answer=personal.text if isinstance(personal, Answer) else "",
            answered_at=entry.at_ms,
            answered_how=facts.how,
            answered_by=entry.actor,
        )
    if facts is None or isinstance(facts, ExceptionAnswered):
        return msgspec.structs.replace(feedback, last=last)
    misfit = Misfit(entry.place, entry.kind, feedback.state)
    return msgspec.structs.replace(feedback, last=last, misfits=(*feedback.misfits, misfit))
