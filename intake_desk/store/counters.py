"""The counters that receipts are numbered from; kept in the store, and learnt again from the journal."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from intake_desk.domain.entries import Entry, Sealed, unseal
from intake_desk.domain.kinds import DossierAccepted, DossierExtended, DossierForwarded, DossierReceived, FeePaid
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.store.database import run

# What `counted_on` tells: a keyring may hold no more than about a kilobyte.
NEWEST_DAYS = 3
NEWEST_OTHERS = 12


def of_day(day: str) -> str:
    """The counter of dossier numbers of one day."""
    return f"number {day}"


def of_provisional(day: str) -> str:
    """The counter of provisional receipts of one day."""
    return f"provisional {day}"


def of_book(book: str) -> str:
    """The counter of lines of one book."""
    return f"line {book}"


def of_lists(day: str) -> str:
    """The counter of hand-over lists of one day."""
    return f"list {day}"


def of_letters(year: str) -> str:
    """The counter of apologies of one year."""
    return f"letter {year}"


def of_receipts(series: str) -> str:
    """The counter of fee receipts of one book, which is named by its series."""
    return f"receipt {series}"


def take(connection: sa.Connection, name: str, first: int) -> int:
    """The value after the last one used, at least `first`; it stays free."""
    row = run(connection, "SELECT value FROM counter WHERE name = ?", (name,)).fetchone()
    return first if row is None else max(int(row[0]) + 1, first)


def use(connection: sa.Connection, name: str, first: int) -> int:
    """The value after the last one used, at least `first`; used up with this transaction."""
    row = run(
        connection,
        "INSERT INTO counter (name, value) VALUES (?1, ?2)"
        " ON CONFLICT (name) DO UPDATE SET value = max(value + 1, ?2) RETURNING value",
        (name, first),
    ).fetchone()
    return int(row[0])


def keep(connection: sa.Connection, name: str, value: int) -> None:
    """Remember the highest value used."""
    run(
        connection,
        "INSERT INTO counter (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        (name, value),
    )


def counted_on(connection: sa.Connection) -> dict[str, int]:
    """The highest values used of the counters that still count: of the newest days, for a clock may have run ahead, and
    the newest of no day.
    """
    a_day = "GLOB '* [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
    of_days = (
        f"SELECT name, value FROM counter WHERE name {a_day} AND substr(name, -10) IN"  # noqa: S608  # a pattern of ours
        f" (SELECT DISTINCT substr(name, -10) FROM counter WHERE name {a_day} ORDER BY 1 DESC LIMIT {NEWEST_DAYS})"
    )
    others = f"SELECT name, value FROM counter WHERE NOT name {a_day} ORDER BY rowid DESC LIMIT {NEWEST_OTHERS}"  # noqa: S608  # a pattern of ours
    return {name: value for question in (of_days, others) for name, value in run(connection, question)}


def learn(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    """Bring the counters up to what these entries of the desk's own journal used."""
    for entry in entries:
        for counter, value in used_in(entry):
            keep(connection, counter, value)


def used_in(entry: Entry) -> Iterator[tuple[str, int]]:
    """The counters and the values that an entry of the desk's own journal used."""
    if isinstance(entry.facts, DossierReceived | DossierAccepted):
        yield from numbers_of(entry, entry.facts)
        yield of_book(entry.facts.book), entry.facts.line
    else:
        yield from papers_of(entry)
        yield from own_recreated(entry)
        yield from receipts_of(entry)


def used_by(sealed: Iterable[Sealed]) -> dict[str, int]:
    """The dossier numbers that these entries took, as the highest value of each counter; lines of a book and fee
    receipts are not among them: one that nobody saw is used again, so that a book has no gaps.
    """
    used: dict[str, int] = {}
    for one in sealed:
        entry = unseal(one)
        if isinstance(entry.facts, DossierReceived | DossierAccepted):
            for counter, value in numbers_of(entry, entry.facts):
                used[counter] = max(value, used.get(counter, 0))
    return used


def own_recreated(entry: Entry) -> Iterator[tuple[str, int]]:
    """The counter and the value of a receipt of this very desk that it had forgotten, as after a lost disk."""
    facts = entry.facts
    if not isinstance(facts, DossierRecreated) or facts.receipt_journal != entry.place.journal:
        return
    _, day, last = facts.code.rsplit("-", 2)
    if last.isascii() and last.isdigit():
        yield of_day(f"20{day[:2]}-{day[2:4]}-{day[4:]}"), int(last)
    yield of_book(facts.book), facts.line


def receipts_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """The counters and the values of the fee receipts that a payment was given."""
    if isinstance(entry.facts, FeePaid):
        for receipt in entry.facts.receipts:
            yield of_receipts(receipt.series), receipt.number


def numbers_of(entry: Entry, facts: DossierReceived | DossierAccepted) -> Iterator[tuple[str, int]]:
    """The counter and the value that a dossier's code was made from; a portal's code is no number of ours."""
    if isinstance(facts, DossierAccepted) and not facts.own_code:
        return
    last = facts.code.rpartition("-")[2]
    if last.isascii() and last.isdigit():
        yield (of_provisional if facts.provisional else of_day)(entry.day), int(last)


def papers_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """The counter and the value that a hand-over list or an apology was numbered from."""
    if isinstance(entry.facts, DossierForwarded):
        counter, number = of_lists(entry.day), entry.facts.list_number.rpartition("-")[2]
    elif isinstance(entry.facts, DossierExtended):
        counter, number = of_letters(entry.day[:4]), entry.facts.number.partition("/")[0].rpartition("-")[2]
    else:
        return
    if number.isascii() and number.isdigit():
        yield counter, int(number)
