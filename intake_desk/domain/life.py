"""The life of a dossier: its lawful ways on, and the fold of its entries in the world's order."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from intake_desk.domain import exception_kinds, kinds, office_kinds, payments, questions, recreation, scans
from intake_desk.domain.beginnings import begin, begins
from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    CORRECTABLE,
    FILED,
    HANDED_BACK,
    IN_HAND,
    OPEN_STATES,
    READY,
    REFUSED,
    STATES,
    STOPPED,
    WITHDRAWN,
    Correction,
    Dossier,
    Extension,
    HandBack,
    HandOver,
    Misfit,
    Outcome,
    Stopping,
)
from intake_desk.domain.entries import Entry
from intake_desk.domain.money_kinds import (
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    MisfitReversed,
    TransferMatched,
)
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.reversals import undone_by

__all__ = ["WAYS", "Way", "after", "allows", "begin", "begins", "fold", "value_of"]

MOST_CODES = 20

_change = msgspec.structs.replace
Change = Callable[[Dossier, Entry], Dossier]


class Way(NamedTuple):
    """From which states a kind of entry may come, what it does, and what else must hold of the dossier."""

    states: tuple[str, ...]
    change: Change
    holds: Callable[[Dossier], bool] = lambda _dossier: True


def _reason(entry: Entry) -> str:
    personal = entry.personal
    return personal.reason if isinstance(personal, kinds.Reason | kinds.DossierRefusedPersonal | kinds.Stop) else ""


def _ended(dossier: Dossier, entry: Entry) -> Dossier:
    return _change(dossier, ended_at=entry.at_ms, clock_stopped_at=0, holder="")


def _accepted(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.DossierAccepted)
    return _change(
        dossier,
        state=IN_HAND,
        journal=entry.place.journal,
        day=entry.day,
        actor=entry.actor,
        code=facts.code,
        provisional=facts.provisional,
        book=facts.book,
        line=facts.line,
        received_at=facts.received_at,
        due_at=facts.due_at,
        due_reason=facts.due_reason,
        limit=facts.limit or dossier.limit,
        legs=facts.legs,
    )


def _requested(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.SupplementRequested)
    return _change(
        dossier,
        state=AWAITING_SUPPLEMENT,
        supplement_papers=facts.papers,
        supplement_reason=_reason(entry),
        supplement_requests=dossier.supplement_requests + 1,
        clock_stopped_at=entry.at_ms,
    )


def _supplemented(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.DossierSupplemented)
    return _change(
        dossier,
        state=IN_HAND if dossier.is_received else FILED,
        papers=dossier.papers + facts.papers,
        due_at=facts.due_at or dossier.due_at,
        due_reason=facts.due_reason or dossier.due_reason,
        supplement_papers=(),
        supplement_reason="",
        clock_stopped_at=0,
    )


def _forwarded(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.DossierForwarded)
    hand_over = HandOver(
        sender=facts.sender,
        receiver=facts.receiver,
        at_ms=entry.at_ms,
        actor=entry.actor,
        list_number=facts.list_number,
        home=facts.home,
        note=personal.note if isinstance(personal, kinds.Remark) else "",
    )
    return _change(dossier, holder="" if facts.home else facts.receiver, hand_overs=(*dossier.hand_overs, hand_over))


def _extended(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.DossierExtended)
    extension = Extension(
        was_due_at=dossier.due_at,
        due_at=facts.due_at,
        at_ms=entry.at_ms,
        reason=_reason(entry),
        actor=entry.actor,
        number=facts.number,
    )
    return _change(dossier, due_at=facts.due_at, due_reason=facts.due_reason or dossier.due_reason, extension=extension)


def _obliged(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.ObligationRequested)
    return _change(
        dossier,
        state=AWAITING_OBLIGATION,
        obligation_reason=_reason(entry),
        obligation_amount=entry.facts.amount,
        clock_stopped_at=entry.at_ms,
    )


def _obligation_met(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.ObligationMet)
    return _change(
        dossier,
        state=IN_HAND,
        due_at=facts.due_at or dossier.due_at,
        due_reason=facts.due_reason or dossier.due_reason,
        obligation_reason="",
        clock_stopped_at=0,
    )


def _stopped(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.DossierStopped)
    said = personal if isinstance(personal, kinds.Stop) else kinds.Stop(reason="")
    stopping = Stopping(asked_by=facts.asked_by, refund=facts.refund, **msgspec.structs.asdict(said))
    return _change(_ended(dossier, entry), state=STOPPED, stopping=stopping)


def _ready(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.ResultReady)
    said = personal if isinstance(personal, kinds.Result) else kinds.Result()
    outcome = Outcome(electronic=facts.electronic, **msgspec.structs.asdict(said))
    return _change(dossier, state=READY, ready_at=entry.at_ms, outcome=outcome, holder="")


def _shelved(dossier: Dossier, entry: Entry) -> Dossier:
    place = entry.personal.place if isinstance(entry.personal, kinds.Shelf) else ""
    return _change(dossier, outcome=_change(dossier.outcome or Outcome(), shelf=place))


def _handed_back(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.DossierHandedBack)
    said = personal if isinstance(personal, kinds.Receiver) else kinds.Receiver(name="")
    hand_back = HandBack(
        name=said.name,
        actor=entry.actor,
        id_number=said.id_number,
        to=facts.to,
        how=facts.how,
        authorisation=said.authorisation,
        tracking=said.tracking,
        mismatch=facts.mismatch,
    )
    return _change(dossier, state=HANDED_BACK, ended_at=entry.at_ms, hand_back=hand_back)


def _refused(dossier: Dossier, entry: Entry) -> Dossier:
    return _change(_ended(dossier, entry), state=REFUSED, refusal_reason=_reason(entry))


def _withdrawn(dossier: Dossier, entry: Entry) -> Dossier:
    return _change(_ended(dossier, entry), state=WITHDRAWN, withdrawal_reason=_reason(entry))


def _originals_taken(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.OriginalsTaken)
    return _change(dossier, originals_held=dossier.originals_held + entry.facts.papers)


def _originals_returned(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.OriginalsReturned)
    back = {paper.text: paper.originals for paper in entry.facts.papers}
    held = tuple(
        _change(paper, originals=paper.originals - back.get(paper.text, 0))
        for paper in dossier.originals_held
        if paper.originals > back.get(paper.text, 0)
    )
    return _change(dossier, originals_held=held)


def _rated(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.DossierRated)
    return _change(dossier, rating=entry.facts.level)


def value_of(dossier: Dossier, field: str) -> str:
    """The present value of a correctable field."""
    return dossier.note if field == "note" else str(getattr(dossier.applicant, field))


def _corrected(dossier: Dossier, entry: Entry) -> Dossier:
    personal = entry.personal
    if not isinstance(personal, kinds.Corrected):
        return dossier
    values = {field: value for field, value in personal.values.items() if field in CORRECTABLE}
    mended = tuple(
        Correction(field, value_of(dossier, field), value, personal.reason, entry.at_ms, entry.actor)
        for field, value in sorted(values.items())
    )
    note = values.pop("note", dossier.note)
    applicant = _change(dossier.applicant, **values)
    return _change(dossier, applicant=applicant, note=note, corrections=dossier.corrections + mended)


def _charged(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.FeeCharged)
    return _change(dossier, fees=dossier.fees + entry.facts.lines)


def _waived(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.FeeWaived)
    waived, phi = dossier.waived + entry.facts.amount, dossier.waived_phi + entry.facts.phi
    return _change(dossier, waived=waived, waived_phi=phi)


def _printed(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.SlipPrinted)
    form = entry.facts.form
    return _change(dossier, printed={**dossier.printed, form: dossier.printed.get(form, 0) + 1})


def _scanned(dossier: Dossier, entry: Entry) -> Dossier:
    return _change(dossier, scans=scans.after(dossier.scans, entry))


def _not_yet_asked(dossier: Dossier) -> bool:
    """Papers are asked for once, completely (NĐ 61/2018 art. 15.3): once before a dossier is received, once after."""
    return dossier.supplement_requests < (1 if not dossier.is_received else 1 + bool(dossier.filed_at))


_AWAY = (IN_HAND, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)

# The lawful ways on.
WAYS: dict[type[kinds.Facts], Way] = {
    kinds.DossierAccepted: Way((FILED,), _accepted),
    DossierRecreated: Way(STATES, recreation.recreated),
    kinds.DossierReceived: Way(STATES, recreation.begun_after_all, lambda dossier: dossier.recreation is not None),
    kinds.SupplementRequested: Way((FILED, IN_HAND), _requested, _not_yet_asked),
    kinds.DossierSupplemented: Way((AWAITING_SUPPLEMENT,), _supplemented),
    kinds.DossierForwarded: Way(_AWAY, _forwarded, lambda dossier: dossier.is_received),
    kinds.DossierExtended: Way((IN_HAND,), _extended, lambda dossier: dossier.extension is None and dossier.due_at > 0),
    kinds.ObligationRequested: Way((IN_HAND,), _obliged),
    kinds.ObligationMet: Way((AWAITING_OBLIGATION,), _obligation_met),
    kinds.ResultReady: Way((IN_HAND,), _ready),
    kinds.ResultShelved: Way((READY,), _shelved),
    kinds.DossierHandedBack: Way((READY,), _handed_back),
    kinds.DossierRefused: Way((FILED, IN_HAND, AWAITING_SUPPLEMENT), _refused),
    kinds.DossierWithdrawn: Way((FILED, *_AWAY), _withdrawn),
    kinds.DossierStopped: Way(_AWAY, _stopped, lambda dossier: dossier.is_received),
    kinds.OriginalsTaken: Way(OPEN_STATES, _originals_taken),
    kinds.OriginalsReturned: Way(STATES, _originals_returned, lambda dossier: bool(dossier.originals_held)),
    kinds.DossierRated: Way((READY, HANDED_BACK, REFUSED, WITHDRAWN, STOPPED), _rated),
    kinds.DossierCorrected: Way(STATES, _corrected),
    kinds.FeeCharged: Way(STATES, _charged),
    kinds.FeePaid: Way(STATES, payments.paid),
    kinds.FeeWaived: Way(STATES, _waived),
    FeeVoided: Way(STATES, payments.voided),
    FeeRefunded: Way(STATES, payments.refunded),
    FeeMeansCorrected: Way(STATES, payments.means_corrected),
    MisfitReversed: Way(STATES, payments.reversed_again),
    TransferMatched: Way(STATES, lambda dossier, _entry: dossier),
    kinds.SlipPrinted: Way(STATES, _printed),
    office_kinds.DossierAsked: Way(OPEN_STATES, questions.asked),
    office_kinds.QuestionAnswered: Way(STATES, questions.answered),
    exception_kinds.ExceptionAnswered: Way(STATES, lambda dossier, _entry: dossier),
    **dict.fromkeys(scans.KINDS, Way(STATES, _scanned, lambda dossier: dossier.state != REFUSED or bool(dossier.code))),
}


def allows(dossier: Dossier, kind: type[kinds.Facts]) -> bool:
    """Whether this dossier may take an entry of this kind as it stands."""
    way = WAYS[kind]
    return dossier.state in way.states and way.holds(dossier)


def after(dossier: Dossier, entry: Entry) -> Dossier:
    """The dossier after one more entry, which must come later in the world's order than all before it."""
    last = entry.place if entry.place.key > dossier.last.key else dossier.last
    if entry.facts is None:
        return _change(dossier, last=last, unknown=dossier.unknown + 1)
    way = WAYS.get(type(entry.facts))
    if way is None or dossier.state not in way.states or not way.holds(dossier) or not payments.fits(dossier, entry):
        misfit = Misfit(entry.place, entry.kind, dossier.state, entry.hash, undone_by(entry))
        return _change(_known_by(dossier, entry.facts), last=last, misfits=(*dossier.misfits, misfit))
    return _change(way.change(dossier, entry), last=last)


def _known_by(dossier: Dossier, facts: kinds.Facts) -> Dossier:
    """The dossier, found also by the code on the receipt of an acceptance that did not count."""
    if not isinstance(facts, kinds.DossierAccepted) or facts.code in {"", dossier.code, *dossier.other_codes}:
        return dossier
    return _change(dossier, other_codes=(*dossier.other_codes, facts.code)[:MOST_CODES])


def fold(entries: Iterable[Entry]) -> Dossier | None:
    """The dossier that these entries (of one subject, in any order) make; None while its beginning is missing."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    start = next((i for i, entry in enumerate(ordered) if begins(entry.facts)), None)
    if start is None:
        return None
    dossier = begin(ordered[start])
    assert dossier is not None
    for entry in ordered[:start] + ordered[start + 1 :]:
        dossier = after(dossier, entry)
    return dossier
