"""The dossier: the fold of its own entries in the world's order. Used the same on desks and server."""

from collections.abc import Callable, Iterable

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.kinds import FeeLine, PaperCount
from intake_desk.domain.people import Person

IN_HAND = "in_hand"
AWAITING_SUPPLEMENT = "awaiting_supplement"
READY = "ready"
HANDED_BACK = "handed_back"
REFUSED = "refused"
WITHDRAWN = "withdrawn"
OPEN_STATES = (IN_HAND, AWAITING_SUPPLEMENT, READY)

CORRECTABLE = ("name", "id_number", "birth_date", "sex", "address", "phone", "email", "note")


class Misfit(msgspec.Struct, frozen=True):
    """An entry that did not fit the dossier's state when its turn came; kept for the supervisor."""

    place: Place
    kind: str
    state: str


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field that was mended, with what stood there before."""

    field: str
    old: str
    new: str
    reason: str
    at_ms: int
    actor: str


class Dossier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The present state of one dossier. Times are ms UTC; money is đồng; 0 and "" mean not stated."""

    id: str
    state: str
    last: Place
    journal: str
    day: str
    actor: str
    received_at: int
    code: str = ""
    provisional: bool = False
    book: str = ""
    line: int = 0
    procedure: str = ""
    procedure_name: str = ""
    catalogue: str = ""
    case: str = ""
    applicant: Person = Person(name="")
    submitter: Person | None = None
    note: str = ""
    papers: tuple[PaperCount, ...] = ()
    sets: int = 1
    pages: int = 0
    certification: bool = False
    channel: str = "counter"
    deliver: str = "counter"
    due_at: int = 0
    due_reason: str = ""
    limit: str = ""
    fees: tuple[FeeLine, ...] = ()
    paid_cash: int = 0
    paid_transfer: int = 0
    waived: int = 0
    supplement_papers: tuple[str, ...] = ()
    supplement_reason: str = ""
    supplement_requests: int = 0
    refusal_reason: str = ""
    withdrawal_reason: str = ""
    ready_at: int = 0
    ended_at: int = 0
    receiver: str = ""
    handed_to: str = ""
    receipts_printed: int = 0
    corrections: tuple[Correction, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    unknown: int = 0

    @property
    def fee_total(self) -> int:
        """All fees that fell due, in đồng."""
        return sum(line.amount for line in self.fees)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for the citizen."""
        return self.state in OPEN_STATES

    def is_overdue(self, now_ms: int) -> bool:
        """Whether the promise was broken: past due and the result not ready."""
        return self.state == IN_HAND and 0 < self.due_at < now_ms


Change = Callable[[Dossier, Entry], Dossier]


def _requested(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.SupplementRequested)
    return msgspec.structs.replace(
        dossier,
        state=AWAITING_SUPPLEMENT,
        supplement_papers=facts.papers,
        supplement_reason=personal.reason if isinstance(personal, kinds.Reason) else "",
        supplement_requests=dossier.supplement_requests + 1,
    )


def _supplemented(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.DossierSupplemented)
    return msgspec.structs.replace(
        dossier,
        state=IN_HAND,
        papers=dossier.papers + facts.papers,
        due_at=facts.due_at or dossier.due_at,
        due_reason=facts.due_reason or dossier.due_reason,
        supplement_papers=(),
        supplement_reason="",
    )


def _ready(dossier: Dossier, entry: Entry) -> Dossier:
    return msgspec.structs.replace(dossier, state=READY, ready_at=entry.at_ms)


def _handed_back(dossier: Dossier, entry: Entry) -> Dossier:
    facts, personal = entry.facts, entry.personal
    assert isinstance(facts, kinds.DossierHandedBack)
    receiver = personal.name if isinstance(personal, kinds.Receiver) else ""
    return msgspec.structs.replace(
        dossier, state=HANDED_BACK, ended_at=entry.at_ms, handed_to=facts.to, receiver=receiver
    )


def _refused(dossier: Dossier, entry: Entry) -> Dossier:
    personal = entry.personal
    reason = personal.reason if isinstance(personal, kinds.DossierRefusedPersonal) else ""
    return msgspec.structs.replace(dossier, state=REFUSED, ended_at=entry.at_ms, refusal_reason=reason)


def _withdrawn(dossier: Dossier, entry: Entry) -> Dossier:
    personal = entry.personal
    reason = personal.reason if isinstance(personal, kinds.Reason) else ""
    return msgspec.structs.replace(dossier, state=WITHDRAWN, ended_at=entry.at_ms, withdrawal_reason=reason)


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
    applicant = msgspec.structs.replace(dossier.applicant, **values)
    return msgspec.structs.replace(dossier, applicant=applicant, note=note, corrections=dossier.corrections + mended)


def _charged(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.FeeCharged)
    return msgspec.structs.replace(dossier, fees=dossier.fees + entry.facts.lines)


def _paid(dossier: Dossier, entry: Entry) -> Dossier:
    facts = entry.facts
    assert isinstance(facts, kinds.FeePaid)
    if facts.means == "cash":
        return msgspec.structs.replace(dossier, paid_cash=dossier.paid_cash + facts.amount)
    return msgspec.structs.replace(dossier, paid_transfer=dossier.paid_transfer + facts.amount)


def _waived(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.FeeWaived)
    return msgspec.structs.replace(dossier, waived=dossier.waived + entry.facts.amount)


def _printed(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, kinds.SlipPrinted)
    if entry.facts.form != "01":
        return dossier
    return msgspec.structs.replace(dossier, receipts_printed=dossier.receipts_printed + 1)


_ANY = (IN_HAND, AWAITING_SUPPLEMENT, READY, HANDED_BACK, REFUSED, WITHDRAWN)

# The lawful ways on: from which states each kind of entry may come, and what it does.
WAYS: dict[type[kinds.Facts], tuple[tuple[str, ...], Change]] = {
    kinds.SupplementRequested: ((IN_HAND,), _requested),
    kinds.DossierSupplemented: ((AWAITING_SUPPLEMENT,), _supplemented),
    kinds.ResultReady: ((IN_HAND,), _ready),
    kinds.DossierHandedBack: ((READY,), _handed_back),
    kinds.DossierRefused: ((IN_HAND, AWAITING_SUPPLEMENT), _refused),
    kinds.DossierWithdrawn: ((IN_HAND, AWAITING_SUPPLEMENT), _withdrawn),
    kinds.DossierCorrected: (_ANY, _corrected),
    kinds.FeeCharged: (_ANY, _charged),
    kinds.FeePaid: (_ANY, _paid),
    kinds.FeeWaived: (_ANY, _waived),
    kinds.SlipPrinted: (_ANY, _printed),
}


def allows(state: str, kind: type[kinds.Facts]) -> bool:
    """Whether a dossier in this state may take an entry of this kind."""
    return state in WAYS[kind][0]


def begin(entry: Entry) -> Dossier | None:
    """The dossier that this entry begins, or None when it begins none."""
    facts, personal = entry.facts, entry.personal
    if isinstance(facts, kinds.DossierReceived):
        given = personal if isinstance(personal, kinds.DossierReceivedPersonal) else None
        return Dossier(
            id=entry.subject,
            state=IN_HAND,
            last=entry.place,
            journal=entry.place.journal,
            day=entry.day,
            actor=entry.actor,
            received_at=facts.received_at,
            code=facts.code,
            provisional=facts.provisional,
            book=facts.book,
            line=facts.line,
            procedure=facts.procedure,
            procedure_name=facts.procedure_name,
            catalogue=facts.catalogue,
            case=facts.case,
            applicant=given.applicant if given else Person(name=""),
            submitter=given.submitter if given else None,
            note=given.note if given else "",
            papers=facts.papers,
            sets=facts.sets,
            pages=facts.pages,
            certification=facts.certification,
            channel=facts.channel,
            deliver=facts.deliver,
            due_at=facts.due_at,
            due_reason=facts.due_reason,
            limit=facts.limit,
        )
    if isinstance(facts, kinds.DossierRefused) and facts.procedure:
        refusal = personal if isinstance(personal, kinds.DossierRefusedPersonal) else None
        return Dossier(
            id=entry.subject,
            state=REFUSED,
            last=entry.place,
            journal=entry.place.journal,
            day=entry.day,
            actor=entry.actor,
            received_at=entry.at_ms,
            ended_at=entry.at_ms,
            procedure=facts.procedure,
            procedure_name=facts.procedure_name,
            catalogue=facts.catalogue,
            applicant=refusal.applicant if refusal and refusal.applicant else Person(name=""),
            refusal_reason=refusal.reason if refusal else "",
        )
    return None


def after(dossier: Dossier, entry: Entry) -> Dossier:
    """The dossier after one more entry, which must come later in the world's order than all before it."""
    last = max(dossier.last, entry.place, key=lambda place: place.key)
    if entry.facts is None:
        return msgspec.structs.replace(dossier, last=last, unknown=dossier.unknown + 1)
    way = WAYS.get(type(entry.facts))
    if way is None or dossier.state not in way[0]:
        misfit = Misfit(entry.place, entry.kind, dossier.state)
        return msgspec.structs.replace(dossier, last=last, misfits=(*dossier.misfits, misfit))
    return msgspec.structs.replace(way[1](dossier, entry), last=last)


def fold(entries: Iterable[Entry]) -> Dossier | None:
    """The dossier that these entries (of one subject, in any order) make; None while its beginning is missing."""
    ordered = sorted(entries, key=lambda entry: entry.place.key)
    start = next((i for i, entry in enumerate(ordered) if begin(entry) is not None), None)
    if start is None:
        return None
    dossier = begin(ordered[start])
    assert dossier is not None
    for entry in ordered[:start] + ordered[start + 1 :]:
        dossier = after(dossier, entry)
    return dossier
