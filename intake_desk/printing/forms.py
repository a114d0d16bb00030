"""The papers handed over the counter: receipt (form 01), supplement request (02), refusal (03)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .filled import Filled, book_line, counted, filled_pdf, marks_of, paper_rows, unit_values
from .page import A4
from .signatures import Signer
from .table import Row
from .texts import in_force, moment, texts

if TYPE_CHECKING:
    from intake_desk.domain.slips import ReceiptSlip, RefusalSlip, SupplementSlip

    from .page import PaperSize
    from .texts import FormText


def receipt_pdf(slip: ReceiptSlip, paper: PaperSize = A4, liens: tuple[str, ...] = ("Lưu", "Giao khách hàng")) -> bytes:
    """Form 01, one set of pages for each liên."""
    text = in_force(texts().forms, "01", local(slip.received_at).date())
    form = Filled(
        head=slip.head,
        text=text,
        values=_receipt_values(slip),
        issued_at=slip.received_at,
        marks=marks_of(slip.reprint, slip.reprinted_at, provisional=slip.provisional),
        left=Signer(text.left_signature, slip.submitter or slip.applicant) if slip.submitter_signs else None,
        right=Signer(text.right_signature, slip.clerk_name),
        middle=counted(text, text.certified_columns if slip.certified else text.count_columns, _rows(slip, text)),
        book_line=book_line(slip.book, slip.line),
        qr_text=slip.qr_text,
        check=slip.check,
    )
    return filled_pdf(form, paper, liens)


def supplement_pdf(slip: SupplementSlip, paper: PaperSize = A4) -> bytes:
    """Form 02: what is missing and why."""
    text = in_force(texts().forms, "02", local(slip.issued_at).date())
    form = Filled(
        head=slip.head,
        text=text,
        values=_slip_values(slip, text) | {"papers": "…" if slip.papers else ""},
        issued_at=slip.issued_at,
        marks=marks_of(slip.reprint, slip.reprinted_at),
        right=Signer(text.right_signature, slip.clerk_name),
        middle=counted(text, text.count_columns, paper_rows(slip.papers)),
        qr_text=slip.qr_text,
    )
    return filled_pdf(form, paper)


def refusal_pdf(slip: RefusalSlip, paper: PaperSize = A4) -> bytes:
    """Form 03: why the dossier is not taken; of an online filing it says when that came in, and nobody countersigns."""
    text = in_force(texts().forms, "03", local(slip.issued_at).date())
    online = slip.filed_at is not None
    form = Filled(
        head=slip.head,
        text=text,
        values=_slip_values(slip, text) | {"filed": moment(slip.filed_at), "id_number": slip.id_number},
        issued_at=slip.issued_at,
        marks=marks_of(slip.reprint, slip.reprinted_at),
        left=None if online else Signer(text.left_signature, slip.submitter or slip.applicant),
        right=Signer(text.right_signature, slip.clerk_name),
        qr_text=slip.qr_text,
    )
    return filled_pdf(form, paper)


def _receipt_values(slip: ReceiptSlip) -> dict[str, str]:
    return _common_values(slip) | {
        "submitter": slip.submitter or slip.applicant,
        "authorisation": slip.authorisation,
        "filed": moment(slip.filed_at),
        "id_number": slip.id_number,
        "sets": f"{slip.sets:02}",
        "limit": slip.limit_text,
        "received": moment(slip.received_at),
        "due": moment(slip.due_at),
        "due_reason": slip.due_reason if slip.due_at else "",
        "received_again": moment(slip.second_stage.received_at),
        "due_again": moment(slip.second_stage.due_at),
        "return_place": slip.return_place,
        "fee": slip.fee_text,
    }


def _slip_values(slip: SupplementSlip | RefusalSlip, text: FormText) -> dict[str, str]:
    return _common_values(slip) | {
        "reason": slip.reason,
        "clerk": slip.clerk_name,
        "form_number": text.number,
        "legal_basis": text.legal_basis,
    }


def _common_values(slip: ReceiptSlip | SupplementSlip | RefusalSlip) -> dict[str, str]:
    return unit_values(slip.head) | {
        "code": slip.code,
        "applicant": slip.applicant,
        "tax_code": slip.tax_code,
        "address": slip.address,
        "phone": slip.phone,
        "email": slip.email,
        "content": slip.content,
    }


def _rows(slip: ReceiptSlip, text: FormText) -> tuple[Row, ...]:
    if slip.certified:
        return tuple(
            Row((str(number), line.text, str(line.pages), str(line.paper_copies), str(line.e_signed)))
            for number, line in zip(count(1), slip.certified, strict=False)
        )
    return paper_rows(slip.papers) or (Row(("", text.no_papers, "", "", "")),)
