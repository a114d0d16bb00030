"""The numbers that a desk gives: codes from its own daily range, lines of its book, numbers of lists and letters."""

from intake_desk.domain import numbers
from intake_desk.domain.desk import DeskIdentity
from intake_desk.services.desk import Desk
from intake_desk.store import counters
from intake_desk.store.journal import Recording


def book_of(desk: int, day: str) -> str:
    """Each desk and year has a book of its own, so that its lines run without a gap."""
    return f"{desk:02d}/{day[:4]}"


def take_code(identity: DeskIdentity, recording: Recording) -> tuple[str, bool]:
    """An official code from the desk's own range; when it has run out, a provisional one, never a refusal."""
    number = recording.take(counters.of_day(recording.day), identity.numbers.first)
    if number <= identity.numbers.last:
        return numbers.code(identity.agency, recording.day, number), False
    extra = recording.take(counters.of_provisional(recording.day))
    return numbers.provisional_code(identity.agency, recording.day, identity.desk, extra), True


def take_list(identity: DeskIdentity, recording: Recording) -> str:
    """The number of the desk's next hand-over list of the day."""
    number = recording.take(counters.of_lists(recording.day))
    return f"BG-{recording.day[2:].replace('-', '')}-{identity.desk}-{number:02d}"


def take_letter(identity: DeskIdentity, recording: Recording) -> str:
    """The number of the desk's next apology of the year."""
    number = recording.take(counters.of_letters(recording.day[:4]))
    return f"{identity.desk:02d}-{number:03d}/PXL"


def next_place(desk: Desk) -> tuple[str, str, int]:
    """Code, book and line that the next dossier gets here."""
    day, identity = desk.business_day(), desk.identity
    book = book_of(identity.desk, day)
    with desk.journal.database.reading() as connection:
        number = counters.take(connection, counters.of_day(day), identity.numbers.first)
        line = counters.take(connection, counters.of_book(book), 1)
        extra = counters.take(connection, counters.of_provisional(day), 1)
    if number > identity.numbers.last:
        return numbers.provisional_code(identity.agency, day, identity.desk, extra), book, line
    return numbers.code(identity.agency, day, number), book, line
