"""Proving every day and every period that was ruled off: signature, the heads that it names, and its sums."""

from collections.abc import Iterable, Iterator

from intake_desk.domain.closing_kinds import PeriodClosed
from intake_desk.domain.closing_sums import PROCEDURE
from intake_desk.domain.closings import DayProof, Disagreement, prove
from intake_desk.domain.periods import BadPeriod
from intake_desk.domain.settlement import period_of, prove_period
from intake_desk.services.catalogue import Reference
from intake_desk.store import rulings, settlements
from intake_desk.store.database import Database
from intake_desk.store.findings import Finding
from intake_desk.wire import signed_by


def proofs(database: Database) -> Iterator[DayProof]:
    """A proof of each closed day, the oldest first, from the journals alone."""
    with database.reading() as connection:
        trust = rulings.trust(connection, signed_by)
        for day in rulings.closed_days(connection):
            held = rulings.held_of(connection, day)
            yield prove(rulings.evidence_of(connection, day, held), held, trust)


def period_findings(database: Database) -> Iterator[Disagreement]:
    """What does not agree about the quarters and years that were settled, from the journals alone."""
    with database.reading() as connection:
        trust = rulings.trust(connection, signed_by)
        for entry in settlements.settlements(connection):
            assert isinstance(entry.facts, PeriodClosed)
            try:
                span = period_of(entry.facts.period)
            except BadPeriod:  # another program's
                continue
            yield from prove_period(settlements.proof_of(connection, entry, span), trust)


def findings(database: Database) -> tuple[int, list[Finding]]:
    """How many closed days were proven, and what does not agree about them and about settled periods."""
    count, found = 0, []
    for proof in proofs(database):
        count += 1
        found += [Finding(one.kind, one.params) for one in proof.findings]
    found += [Finding(one.kind, one.params) for one in period_findings(database)]
    return count, found


def procedures_told(findings: Iterable[Finding | Disagreement], reference: Reference) -> dict[str, str]:
    """What the procedures are called, by code, of which findings tell."""
    codes = {str(one.params["row"]) for one in findings if one.params.get("grouping") == PROCEDURE}
    known = {code: reference.known(code) for code in codes}
    return {code: procedure.short_name for code, procedure in known.items() if procedure is not None}
