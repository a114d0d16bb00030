"""The inbox of exceptions as the desk's file has it: which are open, what speaks for each, what was answered."""

from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa

from intake_desk.domain import exceptions
from intake_desk.domain.entries import HLC_COUNTER_BITS, Entry, Place
from intake_desk.domain.exceptions import Evidence
from intake_desk.store import families
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed

# What the services hand on and do not look into.
Connection = sa.Connection

MOST = 300
MOST_SHOWN = 40
_NOT_YET = "sort <> ? OR min(hlc) <= ?"


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """An exception for which entries speak: since when (ms UTC), how many, the newest of them, the marks of all."""

    exception: str
    sort: str
    since_ms: int
    count: int
    evidence: tuple[Evidence, ...] = ()
    marks: tuple[str, ...] = ()


def count(connection: sa.Connection, now_ms: int) -> int:
    """How many exceptions are open of those that entries speak for."""
    question = f"SELECT count(*) FROM (SELECT 1 FROM evidence WHERE seen = 0 GROUP BY exception HAVING {_NOT_YET})"  # noqa: S608  # our own text
    return int(run(connection, question, _old_enough(now_ms)).fetchone()[0])


def raised(connection: sa.Connection, now_ms: int, most: int = MOST) -> list[Raised]:
    """The open exceptions that entries speak for, the newest first."""
    question = (
        f"SELECT exception FROM evidence WHERE seen = 0 GROUP BY exception HAVING {_NOT_YET}"  # noqa: S608  # our own text
        " ORDER BY max(hlc) DESC LIMIT ?"
    )
    rows = run(connection, question, (*_old_enough(now_ms), most)).fetchall()
    return [found for row in rows if (found := one(connection, row[0]))]


def one(connection: sa.Connection, exception: str) -> Raised | None:
    """The exception with this id, open or answered; None when no entry speaks for it."""
    rows = run(
        connection,
        "SELECT mark, sort, subject, journal, number, hlc, measure FROM evidence WHERE exception = ?"
        " ORDER BY hlc, journal, number",
        (exception,),
    ).fetchall()
    if not rows:
        return None
    return Raised(
        exception=exception,
        sort=rows[0][1],
        since_ms=rows[0][5] >> HLC_COUNTER_BITS,
        count=len(rows),
        evidence=tuple(
            Evidence(
                exception=exception,
                sort=sort,
                mark=mark,
                place=Place(hlc, journal, number),
                subject=subject,
                measure=measure,
            )
            for mark, sort, subject, journal, number, hlc, measure in rows[-MOST_SHOWN:]
        ),
        marks=tuple(row[0] for row in rows[-exceptions.MOST_SEEN :]),
    )


def speaking(connection: sa.Connection, exception: str) -> Iterator[Entry]:
    """Every entry that is written down as speaking for this exception, also the older ones that are not shown."""
    question = "SELECT hlc, journal, number FROM evidence WHERE exception = ?"
    yield from entries_at(connection, [Place(*row) for row in run(connection, question, (exception,)).fetchall()])


def is_open(connection: sa.Connection, exception: str, now_ms: int) -> bool:
    """Whether entries speak for this exception that nobody who answered knew of."""
    question = f"SELECT 1 FROM evidence WHERE exception = ? AND seen = 0 GROUP BY exception HAVING {_NOT_YET}"  # noqa: S608  # our own text
    return run(connection, question, (exception, *_old_enough(now_ms))).fetchone() is not None


def answered(connection: sa.Connection, most: int = MOST) -> list[str]:
    """The exceptions that were answered and that nothing brought back, the last answer first."""
    rows = run(
        connection,
        "SELECT exception FROM answer a WHERE NOT EXISTS"
        " (SELECT 1 FROM evidence e WHERE e.exception = a.exception AND e.seen = 0)"
        " GROUP BY exception ORDER BY max(hlc) DESC LIMIT ?",
        (most,),
    )
    return [row[0] for row in rows]


def entries_at(connection: sa.Connection, places: Iterable[Place]) -> Iterator[Entry]:
    """The entries that stand at these places, in a desk's journal or what branched off it, as far as they are here."""
    for place in places:
        names = sorted(families.ends(connection, place.journal))
        marks = ", ".join("?" * len(names))
        rows = run(
            connection,
            f"SELECT body, personal FROM entry WHERE journal IN ({marks}) AND number = ? AND hlc = ?",  # noqa: S608  # only placeholders are joined
            (*names, place.number, place.hlc),
        ).fetchall()
        yield from unsealed(rows)


def written_after(connection: sa.Connection, journal: str, moment_ms: int) -> list[Entry]:
    """The entries of a desk's journals that say that they were made after a moment, oldest first."""
    reading = (moment_ms + 1) << HLC_COUNTER_BITS
    found: list[Entry] = []
    for name in sorted(families.ends(connection, journal)):
        # clocks only go forward in a journal: the last entry from before is near its end, and the index leads there
        last = run(
            connection,
            "SELECT number FROM entry WHERE journal = ? AND hlc < ? ORDER BY number DESC LIMIT 1",
            (name, reading),
        ).fetchone()
        rows = run(
            connection,
            "SELECT body, personal FROM entry WHERE journal = ? AND number > ? ORDER BY number LIMIT ?",
            (name, last[0] if last else 0, exceptions.MOST_SEEN),
        )
        found += [entry for entry in unsealed(rows) if entry.at_ms > moment_ms]  # some stand ahead of their clocks
    return found


def branched(connection: sa.Connection) -> dict[str, list[families.Branch]]:
    """The branches of each desk's journal that forked."""
    found: dict[str, list[families.Branch]] = {}
    for branch in families.branches(connection):
        found.setdefault(branch.base, []).append(branch)
    return found


def of_branch(connection: sa.Connection, branch: families.Branch) -> list[Entry]:
    """The first entries of a branch."""
    rows = run(
        connection,
        "SELECT body, personal FROM entry WHERE journal = ? AND number >= ? ORDER BY number LIMIT ?",
        (branch.name, branch.number_from, MOST_SHOWN),
    )
    return list(unsealed(rows))


def _old_enough(now_ms: int) -> tuple[str, int]:
    """What began a dossier may still be on its way: before that, its lack is no exception."""
    return exceptions.HEADLESS, max(now_ms - exceptions.HEADLESS_AFTER_MS, 0) << HLC_COUNTER_BITS
