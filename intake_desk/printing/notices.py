"""What the agency writes to an applicant: the apology with a new date (form 04), the stop of processing (form 05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .filled import Filled, counted, filled_pdf, marks_of, paper_rows, unit_values
from .page import A4
from .signatures import Signer
from .texts import in_force, moment, texts

if TYPE_CHECKING:
    from intake_desk.domain.casework_slips import ExtensionSlip, StopSlip

    from .page import PaperSize

_NUMBER_BY_PEN = "………"


def extension_pdf(slip: ExtensionSlip, paper: PaperSize = A4) -> bytes:
    """Form 04: why the promise cannot be kept, the apology, and the new moment."""
    text = in_force(texts().forms, "04", local(slip.issued_at).date())
    values = _values(slip) | {
        "was_due": moment(slip.was_due_at),
        "due": moment(slip.due_at),
    }
    return filled_pdf(
        Filled(
            head=slip.head,
            text=text,
            values=values,
            issued_at=slip.issued_at,
            marks=marks_of(slip.reprint, slip.reprinted_at),
            right=Signer(text.right_signature, slip.signer),
            qr_text=slip.qr_text,
        ),
        paper,
    )


def stop_pdf(slip: StopSlip, paper: PaperSize = A4) -> bytes:
    """Form 05: who asked for the stop, what was decided, and what becomes of money and originals."""
    text = in_force(texts().forms, "05", local(slip.issued_at).date())
    values = _values(slip) | {
        "asked_by": slip.asked_by,
        "stage": slip.stage,
        "decision": slip.decision,
        "stopped": moment(slip.stopped_at),
        "money": slip.money,
        "originals": "…" if slip.originals else "",
    }
    return filled_pdf(
        Filled(
            head=slip.head,
            text=text,
            values=values,
            issued_at=slip.issued_at,
            marks=marks_of(slip.reprint, slip.reprinted_at),
            right=Signer(text.right_signature, slip.signer),
            middle=counted(text, text.count_columns, paper_rows(slip.originals)),
            qr_text=slip.qr_text,
        ),
        paper,
    )


def _values(slip: ExtensionSlip | StopSlip) -> dict[str, str]:
    return unit_values(slip.head) | {
        "number": slip.number or _NUMBER_BY_PEN,
        "agency": slip.agency or slip.head.counter_name,
        "code": slip.code,
        "applicant": slip.applicant,
        "address": slip.address,
        "phone": slip.phone,
        "email": slip.email,
        "content": slip.content,
        "received_day": f"{local(slip.received_at):%d/%m/%Y}",
        "reason": slip.reason,
    }
