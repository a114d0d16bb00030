"""Fee receipts by their numbers: which two payments were given, and which were passed over."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from intake_desk.domain import exceptions
from intake_desk.domain.entries import Entry
from intake_desk.domain.exceptions import Evidence
from intake_desk.domain.kinds import FeePaid
from intake_desk.store.database import ONE_OF, one_of, run
from intake_desk.store.unsealing import unsealed

# Of payments that share a number so many are told: two are wrong already, and each new one looks at the others.
MOST_ALIKE = 50


def found_among(connection: sa.Connection, entries: Iterable[Entry]) -> Iterator[Evidence]:
    """Keep which numbers these payments were given; yields those that others have too, and the others."""
    for entry in entries:
        for name in exceptions.fee_receipts_in(entry):
            yield from _alike(connection, name, entry)


def passed_over(connection: sa.Connection, entries: Iterable[Entry]) -> list[tuple[str, int, int]]:
    """The numbers of each series that no payment known here was given, from the first to the last of them, right before
    a number that one of these payments was given.
    """
    given = {name for entry in entries for name in exceptions.fee_receipts_in(entry)}
    befores = {(series, number): f"{series}/{number - 1}" for series, number in map(_parts, given) if number > 1}
    question = f"SELECT DISTINCT name FROM fee_receipt WHERE name IN {ONE_OF}"  # noqa: S608  # only text of ours
    known = {row[0] for row in run(connection, question, (one_of(sorted(befores.values())),))}
    found = []
    for series, number in sorted(one for one, before in befores.items() if before not in known):
        last = max((one for one in _numbers(connection, series) if one < number), default=0)
        found.append((series, last + 1, number - 1))
    return found


def clear(connection: sa.Connection) -> None:
    """Throw the numbers away; the entries have them."""
    run(connection, "DELETE FROM fee_receipt")


def _alike(connection: sa.Connection, name: str, entry: Entry) -> Iterator[Evidence]:
    question = "SELECT mark, subject FROM fee_receipt WHERE name = ? ORDER BY mark LIMIT ?"
    others = run(connection, question, (name, MOST_ALIKE)).fetchall()
    mark = exceptions.mark_of(entry)
    if len(others) == MOST_ALIKE or mark in {other for other, _ in others}:
        return
    run(connection, "INSERT INTO fee_receipt (name, mark, subject) VALUES (?, ?, ?)", (name, mark, entry.subject))
    if not others:
        return
    exception = f"{exceptions.FEE_RECEIPT}:{name}"
    for other, subject in others:
        payments = (one for one in _payments(connection, subject) if exceptions.mark_of(one) == other)
        yield from (exceptions.spoken(exception, exceptions.FEE_RECEIPT, one) for one in payments)
    yield exceptions.spoken(exception, exceptions.FEE_RECEIPT, entry)


def _payments(connection: sa.Connection, subject: str) -> Iterator[Entry]:
    question = "SELECT body, personal FROM entry WHERE subject = ? AND subject <> '' AND kind = 'fee.paid'"
    return (one for one in unsealed(run(connection, question, (subject,)).fetchall()) if isinstance(one.facts, FeePaid))


def _numbers(connection: sa.Connection, series: str) -> Iterator[int]:
    """Every number of a series; its names lie together."""
    rows = run(connection, "SELECT name FROM fee_receipt WHERE name BETWEEN ? AND ?", (f"{series}/", f"{series}0"))
    return (number for found, number in (_parts(name) for (name,) in rows.fetchall()) if found == series)


def _parts(name: str) -> tuple[str, int]:
    series, _, number = name.rpartition("/")
    return series, int(number)
