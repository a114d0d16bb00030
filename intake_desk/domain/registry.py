"""The kinds of entries by name: which facts and personal part each has, and how older versions are read."""

from collections.abc import Callable

import msgspec

from intake_desk.domain.closing_kinds import (
    DayAddendum,
    DayAddendumPersonal,
    DayClosed,
    DayClosedPersonal,
    PeriodClosed,
    SupervisorKeyMade,
)
from intake_desk.domain.exception_kinds import ExceptionAnswered, JournalSetBack
from intake_desk.domain.feedback_kinds import (
    Answer,
    FeedbackAnswered,
    FeedbackForwarded,
    FeedbackReceived,
    FeedbackWords,
)
from intake_desk.domain.kinds import (
    ClerkSignedIn,
    ClerkSignedOut,
    Corrected,
    DayOpened,
    DossierAccepted,
    DossierCorrected,
    DossierExtended,
    DossierFiled,
    DossierForwarded,
    DossierHandedBack,
    DossierRated,
    DossierReceived,
    DossierReceivedPersonal,
    DossierRefused,
    DossierRefusedPersonal,
    DossierStopped,
    DossierSupplemented,
    DossierWithdrawn,
    Facts,
    FeeCharged,
    FeePaid,
    FeeWaived,
    ObligationMet,
    ObligationRequested,
    OriginalsReturned,
    OriginalsTaken,
    Personal,
    Reason,
    Receiver,
    Remark,
    Result,
    ResultReady,
    ResultShelved,
    SheetAdopted,
    Shelf,
    SlipPrinted,
    Stop,
    SupplementRequested,
    Waiver,
)
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerClosedFor,
    DrawerCounted,
    DrawerOpened,
    Explanation,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    LineExplained,
    LineLeft,
    MisfitReversed,
    Refund,
    StatementLine,
    TransferMatched,
)
from intake_desk.domain.office_kinds import AnswerWords, DossierAsked, QuestionAnswered, QuestionWords
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.scan_kinds import ScanAdded, ScanPaper, ScanPapers, ScanRemoved, ScansArranged


class Kind(msgspec.Struct, frozen=True):
    """A kind's name and present version, its two parts, and how older versions are lifted to the present one."""

    name: str
    facts: type[Facts]
    personal: type[Personal] | None = None
    version: int = 1
    upcasts: dict[int, Callable[[object], object]] = {}


def _papers_counted(facts: object) -> object:
    """Version 1 asked for papers by name only."""
    if not isinstance(facts, dict):
        raise TypeError
    return {**facts, "papers": [{"text": text, "originals": 1} for text in facts.get("papers", ())]}


KINDS = (
    Kind("day.opened", DayOpened),
    Kind("day.closed", DayClosed, DayClosedPersonal),
    Kind("clerk.signed_in", ClerkSignedIn),
    Kind("clerk.signed_out", ClerkSignedOut),
    Kind("dossier.filed", DossierFiled, DossierReceivedPersonal),
    Kind("dossier.accepted", DossierAccepted),
    Kind("dossier.received", DossierReceived, DossierReceivedPersonal),
    Kind("dossier.recreated", DossierRecreated, DossierReceivedPersonal),
    Kind("dossier.refused", DossierRefused, DossierRefusedPersonal),
    Kind("dossier.supplement_requested", SupplementRequested, Reason, 2, {1: _papers_counted}),
    Kind("dossier.supplemented", DossierSupplemented),
    Kind("dossier.forwarded", DossierForwarded, Remark),
    Kind("dossier.extended", DossierExtended, Reason),
    Kind("dossier.obligation_requested", ObligationRequested, Reason),
    Kind("dossier.obligation_met", ObligationMet),
    Kind("dossier.stopped", DossierStopped, Stop),
    Kind("dossier.result_ready", ResultReady, Result),
    Kind("dossier.shelved", ResultShelved, Shelf),
    Kind("dossier.handed_back", DossierHandedBack, Receiver),
    Kind("dossier.originals_taken", OriginalsTaken),
    Kind("dossier.originals_returned", OriginalsReturned),
    Kind("dossier.rated", DossierRated),
    Kind("dossier.withdrawn", DossierWithdrawn, Reason),
    Kind("dossier.corrected", DossierCorrected, Corrected),
    Kind("fee.charged", FeeCharged),
    Kind("fee.paid", FeePaid),
    Kind("fee.waived", FeeWaived, Waiver),
    Kind("fee.voided", FeeVoided, Reason),
    Kind("fee.refunded", FeeRefunded, Refund),
    Kind("fee.means_corrected", FeeMeansCorrected, Reason),
    Kind("fee.misfit_reversed", MisfitReversed, Reason),
    Kind("fee.transfer_matched", TransferMatched, StatementLine),
    Kind("bank.line_left", LineLeft, StatementLine),
    Kind("bank.line_explained", LineExplained, Reason),
    Kind("drawer.opened", DrawerOpened),
    Kind("drawer.cash_moved", CashMoved, Reason),
    Kind("drawer.cash_handed", CashHanded),
    Kind("drawer.cash_accepted", CashAccepted, Remark),
    Kind("drawer.counted", DrawerCounted),
    Kind("drawer.closed", DrawerClosed, Explanation),
    Kind("drawer.closed_for", DrawerClosedFor, Explanation),
    Kind("day.addendum", DayAddendum, DayAddendumPersonal),
    Kind("period.closed", PeriodClosed, Remark),
    Kind("supervisor.key_made", SupervisorKeyMade),
    Kind("slip.printed", SlipPrinted),
    Kind("feedback.received", FeedbackReceived, FeedbackWords),
    Kind("feedback.forwarded", FeedbackForwarded, Remark),
    Kind("feedback.answered", FeedbackAnswered, Answer),
    Kind("exception.answered", ExceptionAnswered, Remark),
    Kind("journal.set_back", JournalSetBack),
    Kind("sheet.adopted", SheetAdopted),
    Kind("dossier.asked", DossierAsked, QuestionWords),
    Kind("dossier.question_answered", QuestionAnswered, AnswerWords),
    Kind("scan.added", ScanAdded, ScanPaper),
    Kind("scan.removed", ScanRemoved, Reason),
    Kind("scans.arranged", ScansArranged, ScanPapers),
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
