"""A dossier's questions as its entries make them. They change nothing else about it."""

import msgspec

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.office_kinds import AnswerWords, DossierAsked, Question, QuestionAnswered, QuestionWords

_change = msgspec.structs.replace


def asked(dossier: Dossier, entry: Entry) -> Dossier:
    """The dossier with one more question."""
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, DossierAsked)
    text = personal.text if isinstance(personal, QuestionWords) else ""
    return _with(dossier, facts.question, {"text": text, "asked_at": entry.at_ms, "asker": entry.actor}, "asked_at")


def answered(dossier: Dossier, entry: Entry) -> Dossier:
    """The dossier with a question answered; a second answer stands in the story only.

    An answer may come before its question where a clock was far ahead: then it waits for it.
    """
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, QuestionAnswered)
    text = personal.text if isinstance(personal, AnswerWords) else ""
    said = {"answer": text, "answered_at": entry.at_ms, "answerer": entry.actor}
    return _with(dossier, facts.question, said, "answered_at")


def _with(dossier: Dossier, question: str, said: dict[str, object], once: str) -> Dossier:
    """The dossier whose question says this too, unless it says so already."""
    known = {one.id: one for one in dossier.questions}
    present = known.get(question, Question(id=question))
    if getattr(present, once):
        return dossier
    known[question] = _change(present, **said)
    return _change(dossier, questions=tuple(known.values()))


def open_questions(dossier: Dossier) -> tuple[Question, ...]:
    """What was asked of the counter and waits for an answer, while something is still to be done for the citizen."""
    if not dossier.is_open:
        return ()
    return tuple(one for one in dossier.questions if one.is_open)
