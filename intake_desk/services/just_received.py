"""What was received a moment ago: a twin of what stands on the screen, and what a crash left without its paper."""

from collections.abc import Collection
from typing import Final

from intake_desk.domain.books import MANY
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import DossierReceived
from intake_desk.domain.people import ANOTHER, Person, likeness
from intake_desk.services.desk import Desk
from intake_desk.services.slips import RECEIPT
from intake_desk.store import days, register, search

LATELY_MS: Final = 30 * 60_000
MOST_ALIKE: Final = 20
MOST_TOLD: Final = 5
SESSIONS: Final = ("clerk.signed_in", "clerk.signed_out", "dossier.received")


def twin_of(desk: Desk, applicant: Person, procedure: str) -> Dossier | None:
    """What the same person was received with for the same procedure within the last half hour, the newest."""
    return next(iter(twins_of(desk, applicant, (procedure,))), None)


def twins_of(desk: Desk, applicant: Person, procedures: Collection[str]) -> tuple[Dossier, ...]:
    """What the same person was received with within the last half hour for one of these procedures: of each the
    newest, the newest of all first.
    """
    text = applicant.number or applicant.name
    if not text or not any(procedures):
        return ()
    with desk.journal.database.reading() as connection:
        alike = search.of_person(connection, text, MOST_ALIKE)
    since = desk.now_ms() - LATELY_MS
    lately = (one for one in alike if one.is_received and one.procedure in procedures and one.received_at >= since)
    newest: dict[str, Dossier] = {}
    for one in lately:
        if likeness(one.applicant, applicant) != ANOTHER:
            newest.setdefault(one.procedure, one)
    return tuple(newest.values())


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
