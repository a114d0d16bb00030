"""The counters that receipts are numbered from; kept in the store, and learnt again from the journal."""

from collections.abc import Iterable

import sqlalchemy as sa

from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import DossierReceived


def of_day(day: str) -> str:
    """The counter of dossier numbers of one day."""
    return f"number {day}"


def of_provisional(day: str) -> str:
    """The counter of provisional receipts of one day."""
    return f"provisional {day}"


def of_book(book: str) -> str:
    """The counter of lines of one book."""
    return f"line {book}"


def take(connection: sa.Connection, name: str, first: int) -> int:
    """The value after the last one used, at least `first`."""
    row = connection.exec_driver_sql("SELECT value FROM counter WHERE name = ?", (name,)).first()
    return first if row is None else max(int(row[0]) + 1, first)


def keep(connection: sa.Connection, name: str, value: int) -> None:
    """Remember the highest value used."""
    connection.exec_driver_sql(
        "INSERT INTO counter (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        (name, value),
    )


def learn(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    """Bring the counters up to what these entries of the desk's own journal used."""
    for entry in entries:
        facts = entry.facts
        if isinstance(facts, DossierReceived):
            number = int(facts.code.rsplit("-", 1)[1])
            keep(connection, (of_provisional if facts.provisional else of_day)(entry.day), number)
            keep(connection, of_book(facts.book), facts.line)
