"""The kinds of entries: what each says (`Facts`) and what of it is personal (`Personal`, erasable).

A kind never changes its meaning. A new shape is a new version with an upcaster; a new meaning is a new name.
"""

from collections.abc import Callable
from typing import Annotated

import msgspec

from intake_desk.domain.people import Person

# What no counter ever took or promised is not understood: sums of it would overflow, and no calendar could show it.
Amount = Annotated[int, msgspec.Meta(ge=-(10**13), le=10**13)]
Moment = Annotated[int, msgspec.Meta(ge=0, lt=250_000_000_000_000)]


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an entry that stays readable for ever; holds no personal data."""


class Personal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an entry that names or describes a person, and every free text."""


class PaperCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paper of a dossier and how many of each sort were taken."""

    text: str
    originals: int = 0
    certified: int = 0
    copies: int = 0


class FeeLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fee due: `sort` is "phi" or "le_phi"; `amount` in đồng; `how` says how it was reckoned."""

    sort: str
    name: str
    amount: Amount
    how: str = ""


class Covered(msgspec.Struct, frozen=True):
    """Up to where a closing covers a journal."""

    journal: str
    number: int
    hash: bytes


class DayOpened(Facts, frozen=True, kw_only=True):
    """The desk began a business day (the entry's own day)."""


class ClerkSignedIn(Facts, frozen=True, kw_only=True):
    """The entry's actor signed in at this desk."""


class ClerkSignedOut(Facts, frozen=True, kw_only=True):
    """The entry's actor left the desk."""

    idle: bool = False


class DossierReceived(Facts, frozen=True, kw_only=True):
    """A dossier was taken at the counter and promised for `due_at` (ms UTC; 0 when no limit is stated)."""

    code: str
    book: str
    line: int
    procedure: str
    procedure_name: str
    catalogue: str
    received_at: Moment
    due_at: Moment = 0
    due_reason: str = ""
    limit: str = ""
    calendar: str = ""
    case: str = ""
    papers: tuple[PaperCount, ...] = ()
    sets: int = 1
    pages: int = 0
    certification: bool = False
    channel: str = "counter"
    deliver: str = "counter"
    provisional: bool = False


class DossierReceivedPersonal(Personal, frozen=True, kw_only=True):
    """Whose dossier it is, who brought it, and the clerk's note."""

    applicant: Person
    submitter: Person | None = None
    note: str = ""


class DossierRefused(Facts, frozen=True, kw_only=True):
    """A dossier was refused: at the counter (`procedure` given, no code) or after it had been received."""

    procedure: str = ""
    procedure_name: str = ""
    catalogue: str = ""


class DossierRefusedPersonal(Personal, frozen=True, kw_only=True):
    """The legal reason, and who was refused when no dossier had been received."""

    reason: str
    applicant: Person | None = None


class SupplementRequested(Facts, frozen=True, kw_only=True):
    """The applicant was asked, once and completely, for these papers; the clock stops."""

    papers: tuple[str, ...] = ()


class Reason(Personal, frozen=True, kw_only=True):
    """Why something was done, in the clerk's words."""

    reason: str


class DossierSupplemented(Facts, frozen=True, kw_only=True):
    """The papers asked for came in; counting began again and the dossier is promised for `due_at`."""

    papers: tuple[PaperCount, ...] = ()
    due_at: Moment = 0
    due_reason: str = ""
    calendar: str = ""


class ResultReady(Facts, frozen=True, kw_only=True):
    """The result lies at the counter."""


class DossierHandedBack(Facts, frozen=True, kw_only=True):
    """The result was handed over; `to` is "applicant", "submitter" or "other"; `how` is counter, post or electronic."""

    to: str = "applicant"
    how: str = "counter"


class Receiver(Personal, frozen=True, kw_only=True):
    """Who took the result."""

    name: str
    id_number: str = ""


class DossierWithdrawn(Facts, frozen=True, kw_only=True):
    """The applicant took the dossier back before it was resolved."""


class DossierCorrected(Facts, frozen=True, kw_only=True):
    """A slip of the pen was mended; the old values stay in the earlier entries."""

    fields: tuple[str, ...]


class Corrected(Personal, frozen=True, kw_only=True):
    """The new values by field, and why."""

    values: dict[str, str]
    reason: str


class FeeCharged(Facts, frozen=True, kw_only=True):
    """Fees fell due with a dossier."""

    lines: tuple[FeeLine, ...]


class FeePaid(Facts, frozen=True, kw_only=True):
    """Money was taken: `amount` đồng, of which `phi` and `le_phi`; `means` is "cash" or "transfer"."""

    amount: Amount
    means: str
    phi: Amount = 0
    le_phi: Amount = 0


class FeeWaived(Facts, frozen=True, kw_only=True):
    """Fees of `amount` đồng were waived, of which `phi` and `le_phi`; the reason is the entry's personal part."""

    amount: Amount
    phi: Amount = 0
    le_phi: Amount = 0


class SlipPrinted(Facts, frozen=True, kw_only=True):
    """A form went to the printer or the preview; `reprint` 0 is the first print, then 1, 2, …"""

    form: str
    reprint: int = 0
    copies: int = 1


class FeedbackReceived(Facts, frozen=True, kw_only=True):
    """A citizen's feedback was written down."""


class Feedback(Personal, frozen=True, kw_only=True):
    """Who said what about what."""

    sender: str
    about: str
    text: str


class DayClosed(Facts, frozen=True, kw_only=True):
    """The supervisor ruled off the entry's day over exactly these journals; money in đồng."""

    covered: tuple[Covered, ...]
    tally: dict[str, int]
    counted_cash: int | None = None


class DayClosedPersonal(Personal, frozen=True, kw_only=True):
    """What the supervisor wrote beside the figures."""

    note: str = ""


class Kind(msgspec.Struct, frozen=True):
    """A kind's name and present version, its two parts, and how older versions are lifted to the present one."""

    name: str
    facts: type[Facts]
    personal: type[Personal] | None = None
    version: int = 1
    upcasts: dict[int, Callable[[object], object]] = {}


KINDS = (
    Kind("day.opened", DayOpened),
    Kind("day.closed", DayClosed, DayClosedPersonal),
    Kind("clerk.signed_in", ClerkSignedIn),
    Kind("clerk.signed_out", ClerkSignedOut),
    Kind("dossier.received", DossierReceived, DossierReceivedPersonal),
    Kind("dossier.refused", DossierRefused, DossierRefusedPersonal),
    Kind("dossier.supplement_requested", SupplementRequested, Reason),
    Kind("dossier.supplemented", DossierSupplemented),
    Kind("dossier.result_ready", ResultReady),
    Kind("dossier.handed_back", DossierHandedBack, Receiver),
    Kind("dossier.withdrawn", DossierWithdrawn, Reason),
    Kind("dossier.corrected", DossierCorrected, Corrected),
    Kind("fee.charged", FeeCharged),
    Kind("fee.paid", FeePaid),
    Kind("fee.waived", FeeWaived, Reason),
    Kind("slip.printed", SlipPrinted),
    Kind("feedback.received", FeedbackReceived, Feedback),
)

_by_name = {kind.name: kind for kind in KINDS}
_by_facts = {kind.facts: kind for kind in KINDS}
_facts_decoders = {kind.name: msgspec.msgpack.Decoder(kind.facts) for kind in KINDS}
_personal_decoders = {kind.name: msgspec.msgpack.Decoder(kind.personal) for kind in KINDS if kind.personal}


def kind_of(facts: Facts) -> Kind:
    """The kind that these facts are of."""
    return _by_facts[type(facts)]


def read(name: str, version: int, facts: bytes, personal: bytes) -> tuple[Facts | None, Personal | None]:
    """Decode the two parts, lifting old versions; (None, None) for what this program does not understand yet."""
    kind = _by_name.get(name)
    if kind is None or version > kind.version:
        return None, None
    try:
        if version == kind.version:
            read_facts = _facts_decoders[name].decode(facts)
        else:
            value = msgspec.msgpack.decode(facts)
            for step in range(version, kind.version):
                value = kind.upcasts[step](value)
            read_facts = msgspec.convert(value, kind.facts)
        if not personal or kind.personal is None:
            return read_facts, None
        return read_facts, _personal_decoders[name].decode(personal)
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError):
        return None, None  # a stranger's entry: kept and shown as not understood, never a stop
