"""The acknowledgement of a result: what was handed over, by whom, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .filled import Filled, filled_pdf, marks_of, unit_values
from .page import A4
from .signatures import Signer
from .texts import in_force, moment, texts

if TYPE_CHECKING:
    from intake_desk.domain.casework_slips import Acknowledgement

    from .page import PaperSize


def acknowledgement_pdf(slip: Acknowledgement, paper: PaperSize = A4) -> bytes:
    """The paper that the receiver of a result signs."""
    text = in_force(texts().forms, "ack", local(slip.returned_at).date())
    values = unit_values(slip.head) | {
        "code": slip.code,
        "applicant": slip.applicant,
        "content": slip.content,
        "clerk": slip.clerk_name,
        "clerk_phone": slip.clerk_phone or slip.head.phone,
        "receiver": slip.receiver,
        "receiver_id": slip.receiver_id,
        "receiver_phone": slip.receiver_phone,
        "authorisation": slip.authorisation,
        "how": slip.how,
        "sort": slip.sort,
        "number": slip.number,
        "summary": slip.summary,
        "originals": slip.originals,
        "returned": moment(slip.returned_at),
    }
    return filled_pdf(
        Filled(
            head=slip.head,
            text=text,
            values=values,
            issued_at=slip.returned_at,
            marks=marks_of(slip.reprint, slip.reprinted_at),
            left=Signer(text.left_signature, slip.receiver),
            right=Signer(text.right_signature, slip.clerk_name),
            qr_text=slip.qr_text,
        ),
        paper,
    )
