"""Which entries closings cover, also where a journal forked: numbers alone do not tell branches apart."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from intake_desk.domain import holding
from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Covered
from intake_desk.domain.entries import Entry
from intake_desk.store import families
from intake_desk.store.database import ONE_OF, one_of, run, run_many


def reached(connection: sa.Connection, heads: Iterable[Covered]) -> dict[str, int]:
    """Up to where these heads cover each journal and branch, each head with all that led to it: an entry that came
    later into another branch is not covered, whatever its number. Of a head that is not here yet, its number says
    enough.
    """
    return holding.reached(
        heads,
        lambda journal, number, mark: standing_under(connection, journal, number, mark),
        lambda name: families.origin(connection, name),
    )


def is_beyond(connection: sa.Connection, entry: Entry, ends: Mapping[str, int]) -> bool:
    """Whether one entry lies beyond what is covered."""
    number = entry.place.number
    name = standing_under(connection, entry.place.journal, number, entry.hash) or entry.place.journal
    return number > ends.get(name, 0)


def left_out(connection: sa.Connection, day: str, ends: Mapping[str, int]) -> list[tuple[bytes, bytes]]:
    """The entries of a day that lie beyond what is covered, as they are stored."""
    rows = run(connection, "SELECT journal, number, body, personal FROM entry WHERE day = ?", (day,))
    return [(body, personal) for journal, number, body, personal in rows if number > ends.get(journal, 0)]


def standing_under(connection: sa.Connection, journal: str, number: int, mark: bytes) -> str | None:
    """Under which name a desk's entry stands, if it is here."""
    around = families.standing(connection, base_of(journal), number, number)
    return next((name for name, _, found in around if found == mark), None)


def wait_for(connection: sa.Connection, day: str, marks: Iterable[str]) -> None:
    """Keep that what the day's closing covers is known for certain only when the heads with these marks are here."""
    question = "INSERT OR IGNORE INTO awaited (mark, day) VALUES (?, ?)"
    run_many(connection, question, [(mark, day) for mark in marks])


def arrived(connection: sa.Connection, marks: Iterable[str]) -> set[str]:
    """The days whose closings waited for one of the entries with these marks; they wait for it no more."""
    if not run(connection, "SELECT EXISTS (SELECT 1 FROM awaited)").fetchone()[0]:  # almost always
        return set()
    come = one_of([*marks])
    days = {row[0] for row in run(connection, f"SELECT day FROM awaited WHERE mark IN {ONE_OF}", (come,))}  # noqa: S608  # only text of ours
    if days:
        run(connection, f"DELETE FROM awaited WHERE mark IN {ONE_OF}", (come,))  # noqa: S608  # only text of ours
    return days


def clear(connection: sa.Connection) -> None:
    """Forget what is waited for; the closings tell it again."""
    run(connection, "DELETE FROM awaited")
