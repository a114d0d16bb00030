"""What the papers say that go with a dossier after its receipt: values that services fill and printing lays out."""

from datetime import datetime

import msgspec

from intake_desk.domain.slips import Letterhead, PaperLine


class ExtensionSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 04: the apology and the new date; number and signer stay open for the pen while they are empty."""

    head: Letterhead
    code: str
    applicant: str
    content: str
    reason: str
    received_at: datetime
    was_due_at: datetime | None
    due_at: datetime | None
    issued_at: datetime
    number: str = ""
    agency: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    signer: str = ""
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class StopSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 05: who asked for the stop, at which stage, what was decided, and what becomes of money and originals."""

    head: Letterhead
    code: str
    applicant: str
    content: str
    asked_by: str
    reason: str
    received_at: datetime
    stopped_at: datetime
    issued_at: datetime
    stage: str = ""
    decision: str = ""
    money: str = ""
    originals: tuple[PaperLine, ...] = ()
    number: str = ""
    agency: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    signer: str = ""
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class HandOverBlock(msgspec.Struct, frozen=True, kw_only=True):
    """One hand-over on the control slip; what is empty is written by pen."""

    sender: str = ""
    receiver: str = ""
    at: datetime | None = None
    giver: str = ""
    taker: str = ""
    result: str = ""
    note: str = ""


class ControlSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Form 06, which travels with the papers from agency to agency."""

    head: Letterhead
    code: str
    book: str
    line: int
    applicant: str
    received_at: datetime
    due_at: datetime | None
    issued_at: datetime
    agency: str = ""
    partners: str = ""
    hand_overs: tuple[HandOverBlock, ...] = ()
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class Acknowledgement(msgspec.Struct, frozen=True, kw_only=True):
    """The receiver's signature for a result and for the originals that come back with it."""

    head: Letterhead
    code: str
    applicant: str
    content: str
    returned_at: datetime
    clerk_name: str
    clerk_phone: str = ""
    receiver: str = ""
    receiver_id: str = ""
    receiver_phone: str = ""
    authorisation: str = ""
    how: str = ""
    sort: str = ""
    number: str = ""
    summary: str = ""
    originals: str = ""
    qr_text: str = ""
    reprint: int = 0
    reprinted_at: datetime | None = None


class FolderLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the cover of one dossier's folder, to be found in a stack."""

    unit: str
    code: str
    applicant: str
    content: str
    received_at: datetime
    due_at: datetime | None
    sets: int = 1
    shelf: str = ""
    provisional: bool = False
