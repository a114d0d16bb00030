"""Who took money of the dossiers that a line of the bank's statement speaks of: nobody of them explains it alone."""

from collections.abc import Iterable

from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import LineLeft, StatementLine
from intake_desk.domain.statements import compact, names_some_code
from intake_desk.store import register, search
from intake_desk.store.search import Connection


def takers_of(connection: Connection, left: Iterable[Entry]) -> frozenset[str]:
    """The logins of who took money of the dossiers that this line, as it was left, was said to name or that its text
    names: by the register of now, for a desk may learn of them only after it read the line.
    """
    subjects: set[str] = set()
    for one in left:
        if isinstance(one.facts, LineLeft) and one.facts.dossier:
            subjects.add(one.facts.dossier)
        text = compact(one.personal.text) if isinstance(one.personal, StatementLine) else ""
        if names_some_code(text):
            subjects.update(search.named_in(connection, text))
    dossiers = (register.load(connection, one) for one in sorted(subjects))
    return frozenset(payment.actor for dossier in dossiers if dossier is not None for payment in dossier.payments)
