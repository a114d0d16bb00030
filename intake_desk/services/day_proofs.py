"""Proving every day that was ruled off: its signature, the heads that it names, and its sums by every grouping."""

from collections.abc import Iterator

from intake_desk.domain.closings import DayProof, Trust, prove
from intake_desk.store import rulings
from intake_desk.store.database import Database
from intake_desk.store.verification import Finding
from intake_desk.wire import signed_by


def proofs(database: Database) -> Iterator[DayProof]:
    """A proof of each closed day, the oldest first, from the journals alone."""
    with database.reading() as connection:
        for day in rulings.closed_days(connection):
            held = rulings.held_of(connection, day)
            trust = Trust(lambda ruling: rulings.announced(connection, ruling), signed_by)
            yield prove(rulings.evidence_of(connection, day, held), held, trust)


def findings(database: Database) -> tuple[int, list[Finding]]:
    """How many closed days were proven, and what does not agree about them."""
    count, found = 0, []
    for proof in proofs(database):
        count += 1
        found += [Finding(one.kind, one.params) for one in proof.findings]
    return count, found
