"""Answering what the back office asks the counter about a dossier."""

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.office_kinds import AnswerWords, QuestionAnswered
from intake_desk.domain.questions import open_questions
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LONGEST_NOTE, checked_text
from intake_desk.services.steps import Said, Steps
from intake_desk.store.journal import Recording


class AnswerMissing(Refusal):
    """An answer says something."""

    code = "answer_missing"


class NoSuchQuestion(Refusal):
    """The question was answered already, perhaps at another desk, or the dossier has ended."""

    code = "no_such_question"


class Questions(Steps):
    """Each answer is one transaction and raises NoSuchDossier, NotSignedIn or StoreFailed, having changed nothing."""

    def answer(self, clerk: Clerk, dossier_id: str, question: str, text: str) -> Dossier:
        """Answer an open question of a dossier. Raises AnswerMissing, NoSuchQuestion, TooLong."""
        words = checked_text("answer", text, LONGEST_NOTE)
        if not words:
            raise AnswerMissing

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            if question not in {one.id for one in open_questions(dossier)}:
                raise NoSuchQuestion
            return QuestionAnswered(question=question), AnswerWords(text=words)

        return self._decided(clerk, dossier_id, decide)
