"""What was received a moment ago: a twin of what stands on the screen, and what a crash left without its paper."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from intake_desk.domain.books import MANY
from intake_desk.domain.dossier import FILED, Dossier
from intake_desk.domain.kinds import DossierReceived
from intake_desk.domain.people import ANOTHER, Person, likeness
from intake_desk.services.desk import Desk
from intake_desk.services.slips import RECEIPT
from intake_desk.services.unfinished import Unfinished
from intake_desk.store import days, register, search

LATELY_MS: Final = 30 * 60_000
MOST_ALIKE: Final = 20
MOST_TOLD: Final = 5
SESSIONS: Final = ("clerk.signed_in", "clerk.signed_out", "dossier.received")
RECEIVED, WAITING, ASIDE, TOGETHER = "received", "waiting", "aside", "together"


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The same procedure for the same person: received today, filed and waiting to be accepted, put aside by this clerk
    and not saved, or twice in what is saved together. `at_ms` and `code` are 0 and "" where there are none.
    """

    sort: str
    procedure: str
    id: str = ""
    at_ms: int = 0
    code: str = ""
    fee: int = 0


def twins_of(
    desk: Desk, applicant: Person, procedures: Sequence[str], asides: Sequence[Unfinished] = ()
) -> tuple[Twin, ...]:
    """What there is already for this person with one of these procedures: of each procedure the newest that was
    received on this business day or within the last half hour and the newest that waits, then `asides`, then what
    stands twice in `procedures` itself.
    """
    found = [*_recorded(desk, applicant, procedures), *_unsaved(applicant, procedures, asides)]
    twice = [code for code, count in Counter(procedures).items() if code and count > 1]
    return (*found, *(Twin(sort=TOGETHER, procedure=code) for code in twice))


def _recorded(desk: Desk, applicant: Person, procedures: Sequence[str]) -> tuple[Twin, ...]:
    text = applicant.number or applicant.name
    if not text or not any(procedures):
        return ()
    with desk.journal.database.reading() as connection:
        alike = search.of_person(connection, text, MOST_ALIKE)
    day, since = desk.business_day(), desk.now_ms() - LATELY_MS
    newest: dict[tuple[str, str], Twin] = {}
    for one in alike:
        received = one.is_received and (one.day == day or one.received_at >= since)
        fits = received or one.state == FILED
        if fits and one.procedure in procedures and likeness(one.applicant, applicant) != ANOTHER:
            sort, at_ms = (RECEIVED, one.received_at) if received else (WAITING, one.filed_at)
            twin = Twin(sort=sort, procedure=one.procedure, id=one.id, at_ms=at_ms, code=one.code, fee=one.fee_total)
            newest.setdefault((sort, one.procedure), twin)
    return tuple(newest.values())


def _unsaved(applicant: Person, procedures: Sequence[str], asides: Sequence[Unfinished]) -> Iterator[Twin]:
    for aside in asides:
        written = aside.written
        if written is None:
            continue
        person = written.applicant.person
        if not (person.number or person.name) or likeness(person, applicant) == ANOTHER:
            continue
        for code in dict.fromkeys(written.codes):
            if code and code in procedures:
                yield Twin(sort=ASIDE, procedure=code, id=aside.id, at_ms=aside.kept_at)


def left_unprinted(desk: Desk) -> tuple[Dossier, ...]:
    """What was received since somebody sat down here last, without a receipt, the newest last; none if they left.

    Whoever is asked at the start of the program so learns what a crash left without paper. What was handed back at
    once needs none.
    """
    database = desk.journal.database
    subjects: list[str] = []
    for entry in days.entries_of_kinds(database, days.days_with_entries(database, 2), SESSIONS, desk.identity.journal):
        if isinstance(entry.facts, DossierReceived):
            subjects.append(entry.subject)
        else:
            subjects = []
    with database.reading() as connection:
        found = [register.load(connection, subject) for subject in subjects[-MOST_TOLD:]] if subjects else []
    return tuple(one for one in found if one is not None and _is_without_paper(one))


def _is_without_paper(dossier: Dossier) -> bool:
    return dossier.is_received and not dossier.instant and not {RECEIPT, MANY} & set(dossier.printed)
