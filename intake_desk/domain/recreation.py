"""A dossier recreated from its receipt, and what becomes of that when the lost beginning comes after all.

By the world's order the lost beginning nearly always comes first, and then the recreation says nothing new. Only when
the lost desk's clock was ahead does it come later: then it puts what it says in place of what was read from the paper.
"""

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.beginnings import RECEIPT, begin, recreation_of
from intake_desk.domain.dossier import FILED, IN_HAND, Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.recreation_kinds import DossierRecreated

_change = msgspec.structs.replace
# What the lost beginning knows better than the paper, as it stands there.
_BETTER = (
    "journal", "day", "actor", "received_at", "code", "provisional", "book", "line", "procedure", "procedure_name",
    "catalogue", "case", "submitter", "authorisation", "fields", "sets", "pages", "certification", "channel", "deliver",
    "batch", "instant", "limit", "legs",
)  # fmt: skip


def recreated(dossier: Dossier, entry: Entry) -> Dossier:
    """A receipt for a dossier that has begun: it proves that what was filed was accepted, else it says nothing new."""
    facts = entry.facts
    assert isinstance(facts, DossierRecreated)
    if dossier.state != FILED:
        known = {"", dossier.code, *dossier.other_codes}
        return dossier if facts.code in known else _change(dossier, other_codes=(*dossier.other_codes, facts.code))
    return _change(
        dossier,
        state=IN_HAND,
        journal=facts.receipt_journal,
        code=facts.code,
        provisional=facts.provisional,
        book=facts.book,
        line=facts.line,
        received_at=facts.received_at,
        due_at=facts.due_at,
        fees=dossier.fees + facts.fees,
        paid_cash=dossier.paid_cash + facts.paid_cash,
        paid_transfer=dossier.paid_transfer + facts.paid_transfer,
        waived=dossier.waived + facts.waived,
        recreation=recreation_of(entry, facts),
        printed={**dossier.printed, RECEIPT: dossier.printed.get(RECEIPT, 0) + 1},
    )


def begun_after_all(dossier: Dossier, entry: Entry) -> Dossier:
    """The lost beginning, come to a dossier that was recreated before it: nothing is counted twice."""
    original, made = begin(entry), dossier.recreation
    assert isinstance(entry.facts, kinds.DossierReceived)
    assert original is not None
    assert made is not None
    better = {name: getattr(original, name) for name in _BETTER}
    if dossier.due_at == made.due_at:  # not moved since
        better |= {"due_at": original.due_at, "due_reason": original.due_reason}
    if not dossier.corrections:
        better |= {"applicant": original.applicant, "note": original.note}
    return _change(
        dossier,
        **better,
        papers=original.papers + dossier.papers[len(made.papers) :],
        fees=dossier.fees[len(made.fees) :],
        paid_cash=dossier.paid_cash - made.paid_cash,
        paid_transfer=dossier.paid_transfer - made.paid_transfer,
        waived=dossier.waived - made.waived,
        printed={**dossier.printed, RECEIPT: dossier.printed.get(RECEIPT, 1) - 1},
        recreation=None,
    )
