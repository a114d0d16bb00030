"""What passes between whoever works on a dossier in the back office and the counter: a question, and its answer."""

from typing import Annotated

import msgspec

from intake_desk.domain.kinds import Facts, Personal

# The actor of an entry of the server's own journal: this before an officer's login, which is no clerk's.
OFFICE = "office:"

QuestionId = Annotated[str, msgspec.Meta(max_length=100)]


class DossierAsked(Facts, frozen=True, kw_only=True):
    """The back office asks the counter something; `question` names it, so that the answer can."""

    question: QuestionId


class QuestionWords(Personal, frozen=True, kw_only=True):
    """What is asked."""

    text: str


class QuestionAnswered(Facts, frozen=True, kw_only=True):
    """The counter answered the question of this name."""

    question: QuestionId


class AnswerWords(Personal, frozen=True, kw_only=True):
    """What is answered."""

    text: str


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question about a dossier and its first answer; moments in ms UTC, 0 while there is none."""

    id: str
    text: str = ""
    asked_at: int = 0
    asker: str = ""
    answer: str = ""
    answered_at: int = 0
    answerer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return not self.answered_at
