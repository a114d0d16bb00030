"""What entries say about a citizen's feedback."""

from intake_desk.domain.kinds import Facts, Moment, Personal


class FeedbackReceived(Facts, frozen=True, kw_only=True):
    """A citizen's feedback was written down; `sort` is "complaint", "proposal" or "question".

    It is to be answered by `answer_by` (ms UTC; 0 when it was only noted, as every feedback without a subject).
    """

    sort: str = "complaint"
    answer_by: Moment = 0


class FeedbackWords(Personal, frozen=True, kw_only=True):
    """Who said what about what, and how to reach them."""

    sender: str
    about: str
    text: str
    contact: str = ""


class FeedbackForwarded(Facts, frozen=True, kw_only=True):
    """A feedback went to whom it concerns."""

    receiver: str


class FeedbackAnswered(Facts, frozen=True, kw_only=True):
    """A feedback was answered; `how` is "counter", "phone", "letter" or "online"."""

    how: str = "counter"


class Answer(Personal, frozen=True, kw_only=True):
    """What was answered."""

    text: str
