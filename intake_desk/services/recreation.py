"""A dossier begun anew from the citizen's receipt, when the desk that took it was lost before it sent anything."""

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import FILED, Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierReceivedPersonal, FeeLine, PaperCount
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.people import Person, check_person
from intake_desk.domain.periods import business_day
from intake_desk.domain.receipts import Receipt, read_receipt
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.services.applications import CASH, LONGEST_NOTE, TRANSFER, WAIVED, BadCount, checked_text
from intake_desk.services.desk import Desk
from intake_desk.services.desks import enrolled_desks
from intake_desk.services.numbering import book_of
from intake_desk.services.steps import checked_wanted
from intake_desk.store import register, search
from intake_desk.wire import EnrolledDesk, signed_by

MOST_LINE = 10**6


class NoReceipt(Refusal):
    """What was scanned is no receipt's QR, or was cut short."""

    code = "no_receipt"


class ForgedReceipt(Refusal):
    """No desk of this unit signed this receipt: something of it was changed, or it is another unit's; params: code."""

    code = "forged_receipt"


class AlreadyKnown(Refusal):
    """The dossier is known here; params: code, dossier (its id)."""

    code = "already_known"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A genuine receipt whose dossier is not known here, and the desk that printed it.

    `revoked` when that desk is known to be lost; else its own entries may still come. `own` when it is this desk.
    """

    receipt: Receipt
    desk: int
    desk_name: str
    numbers: NumberRange
    procedure_name: str
    revoked: bool
    own: bool = False


class PaperSaid(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk reads from the paper. `means` says how the fee was settled: cash, transfer, waived, or later.

    `line` is the line in the desk's book; a receipt whose QR says it is believed over the clerk.
    """

    applicant: Person
    means: str
    line: int = 0
    papers: tuple[PaperCount, ...] = ()
    note: str = ""


class Recreation:
    """Reads receipts, and records what stands in for a lost beginning."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, scanned: str) -> Found:
        """The receipt that was scanned, if a desk of the unit signed it and its dossier is not known here.

        Records nothing; on any thread but the GUI's. Raises NoReceipt, ForgedReceipt, AlreadyKnown.
        """
        receipt = read_receipt(scanned)
        if receipt is None:
            raise NoReceipt
        desk = self._signer(receipt)
        with self._desk.journal.database.reading() as connection:
            known = register.load(connection, receipt.dossier_id) or search.by_code(connection, receipt.code)
        _refuse_known(known, receipt)
        procedure = self._desk.reference.catalogue.by_code(receipt.procedure)
        return Found(
            receipt=receipt,
            desk=desk.number,
            desk_name=desk.name,
            numbers=desk.numbers,
            procedure_name=procedure.name if procedure else receipt.procedure,
            revoked=desk.revoked_ms > 0,
            own=desk.journal == self._desk.identity.journal,
        )

    def recreate(self, clerk: Clerk, scanned: str, said: PaperSaid) -> Dossier:
        """Record the dossier under its own id, code and line: no number is used, and no fee falls due again.

        Raises what `find` raises, the refusals of `check_person`, BadCount, TooLong, StoreFailed.
        """
        found = self.find(scanned)
        receipt = found.receipt
        facts = DossierRecreated(
            receipt_journal=self._signer(receipt).journal,
            code=receipt.code,
            book=book_of(found.desk, business_day(receipt.received_at).isoformat()),
            line=receipt.line or _checked_line(said.line),
            procedure=receipt.procedure,
            procedure_name=found.procedure_name,
            received_at=receipt.received_at,
            due_at=receipt.due_at,
            provisional=receipt.provisional,
            papers=checked_wanted(said.papers),
            fees=(FeeLine(sort="phi", name="Theo giấy tiếp nhận", amount=receipt.fee),) if receipt.fee else (),
            paid_cash=receipt.fee if said.means == CASH else 0,
            paid_transfer=receipt.fee if said.means == TRANSFER else 0,
            waived=receipt.fee if said.means == WAIVED else 0,
        )
        personal = DossierReceivedPersonal(
            applicant=check_person(said.applicant, local(self._desk.now()).date()),
            note=checked_text("note", said.note, LONGEST_NOTE),
        )
        with self._desk.recording(clerk) as recording:
            # what came in between: another desk's journal, with the beginning or another recreation in it
            _refuse_known(recording.dossier(receipt.dossier_id) or recording.by_code(receipt.code), receipt)
            recording.add(Draft(subject=receipt.dossier_id, facts=facts, personal=personal))
        return recording.dossiers[receipt.dossier_id]

    def _signer(self, receipt: Receipt) -> EnrolledDesk:
        """The desk of the unit whose key signed the receipt, revoked or not. Raises ForgedReceipt."""
        for desk in enrolled_desks(self._desk.sheets):
            if signed_by(desk.public_key, receipt.signature, receipt.signed):
                return desk
        raise ForgedReceipt(code=receipt.code)


def _refuse_known(known: Dossier | None, receipt: Receipt) -> None:
    """Raise AlreadyKnown, but for the same filing that waits to be accepted: its receipt proves that it was."""
    if known is None or (known.id == receipt.dossier_id and known.state == FILED):
        return
    raise AlreadyKnown(code=known.code, dossier=known.id)


def _checked_line(line: int) -> int:
    if not 0 <= line <= MOST_LINE:
        raise BadCount(field="line", least=0, most=MOST_LINE)
    return line
