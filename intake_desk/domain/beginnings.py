"""How a dossier begins: with its first entry, or with what stands in for one that was lost."""

from typing import Any

from intake_desk.domain import kinds
from intake_desk.domain.dossier import FILED, IN_HAND, REFUSED, Dossier, Recreation
from intake_desk.domain.entries import Entry
from intake_desk.domain.people import Person
from intake_desk.domain.periods import business_day
from intake_desk.domain.recreation_kinds import DossierRecreated

RECEIPT = "01"


def begins(facts: kinds.Facts | None) -> bool:
    """Whether these facts begin a dossier, or stand in for its beginning."""
    if isinstance(facts, kinds.DossierRefused):
        return bool(facts.procedure)
    return isinstance(facts, kinds.DossierReceived | kinds.DossierFiled | DossierRecreated)


def begin(entry: Entry) -> Dossier | None:
    """The dossier that this entry begins, or None when it begins none."""
    facts, personal = entry.facts, entry.personal
    if not begins(facts):
        return None
    if isinstance(facts, kinds.DossierRefused):
        refusal = personal if isinstance(personal, kinds.DossierRefusedPersonal) else _NO_REFUSAL
        return Dossier(
            **_beginning(entry, facts),
            state=REFUSED,
            received_at=entry.at_ms,
            ended_at=entry.at_ms,
            applicant=refusal.applicant or _NOBODY,
            refusal_reason=refusal.reason,
        )
    assert isinstance(facts, kinds.DossierReceived | kinds.DossierFiled | DossierRecreated)
    filed = isinstance(facts, kinds.DossierFiled)
    given = personal if isinstance(personal, kinds.DossierReceivedPersonal) else _NO_WORDS
    return Dossier(
        **_beginning(entry, facts),
        state=FILED if filed else IN_HAND,
        filed_at=facts.filed_at if isinstance(facts, kinds.DossierFiled) else 0,
        received_at=facts.filed_at if isinstance(facts, kinds.DossierFiled) else facts.received_at,
        applicant=given.applicant,
        submitter=given.submitter,
        authorisation=given.authorisation,
        note=given.note,
        fields=given.fields,
    )


# Read in place of personal parts that were erased.
_NOBODY = Person(name="")
_NO_REFUSAL, _NO_WORDS = kinds.DossierRefusedPersonal(reason=""), kinds.DossierReceivedPersonal(applicant=_NOBODY)
# What a dossier takes over from its first entry as it stands there.
_TAKEN_OVER = frozenset(Dossier.__struct_fields__) - {"received_at", "filed_at"}


def _beginning(entry: Entry, facts: kinds.Facts) -> dict[str, Any]:
    taken = {name: getattr(facts, name) for name in facts.__struct_fields__ if name in _TAKEN_OVER}
    began = {
        "id": entry.subject,
        "last": entry.place,
        "journal": entry.place.journal,
        "day": entry.day,
        "actor": entry.actor,
    }
    if isinstance(facts, DossierRecreated):  # where and when it was received, not where the paper was shown
        began |= {
            "journal": facts.receipt_journal,
            "day": business_day(facts.received_at).isoformat(),
            "recreation": recreation_of(entry, facts),
            "printed": {RECEIPT: 1},  # the citizen holds it
        }
    return taken | began


def recreation_of(entry: Entry, facts: DossierRecreated) -> Recreation:
    """What the dossier remembers of having been recreated."""
    return Recreation(
        journal=entry.place.journal,
        at_ms=entry.at_ms,
        actor=entry.actor,
        papers=facts.papers,
        fees=facts.fees,
        paid_cash=facts.paid_cash,
        paid_transfer=facts.paid_transfer,
        waived=facts.waived,
        due_at=facts.due_at,
    )
