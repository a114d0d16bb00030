"""Citizens' feedback as its entries make it; like the register it can be thrown away and made again."""

from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.domain.feedback import Feedback, fold
from intake_desk.domain.feedback_kinds import FeedbackAnswered, FeedbackForwarded, FeedbackReceived
from intake_desk.store.database import ONE_OF, one_of, run

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Feedback).decode
MOST = 500


def concerns(entry: Entry) -> bool:
    """Whether the entry is about a feedback that is followed up; one without a subject was only noted."""
    return bool(entry.subject) and isinstance(entry.facts, FeedbackReceived | FeedbackForwarded | FeedbackAnswered)


def touched(connection: sa.Connection, subjects: Sequence[str], news: Iterable[Entry]) -> set[str]:
    """Of which of these subjects entries that arrived change a feedback: they are about one, or one is kept."""
    if not subjects:
        return set()
    about = {entry.subject for entry in news if concerns(entry)}
    kept = run(connection, f"SELECT id FROM feedback WHERE id IN {ONE_OF}", (one_of(subjects),))  # noqa: S608  # only text of ours
    return about.intersection(subjects) | {row[0] for row in kept}


def keep(connection: sa.Connection, entries: Iterable[Entry]) -> Feedback | None:
    """Keep the feedback that these entries (all of one subject) make."""
    feedback = fold(entries)
    if feedback is not None:
        run(
            connection,
            "INSERT OR REPLACE INTO feedback (id, state, received_at, body) VALUES (?, ?, ?, ?)",
            (feedback.id, feedback.state, feedback.received_at, _encode(feedback)),
        )
    return feedback


def load(connection: sa.Connection, feedback_id: str) -> Feedback | None:
    """The feedback with this id."""
    row = run(connection, "SELECT body FROM feedback WHERE id = ?", (feedback_id,)).fetchone()
    return None if row is None else _decode(row[0])


def in_states(connection: sa.Connection, states: Sequence[str], most: int = MOST) -> list[Feedback]:
    """Feedback in these states, newest first."""
    marks = ", ".join("?" * len(states))
    rows = run(
        connection,
        f"SELECT body FROM feedback WHERE state IN ({marks}) ORDER BY received_at DESC LIMIT ?",  # noqa: S608  # only placeholders are joined
        (*states, most),
    )
    return [_decode(row[0]) for row in rows]


def clear(connection: sa.Connection) -> None:
    """Throw the list away."""
    run(connection, "DELETE FROM feedback")
