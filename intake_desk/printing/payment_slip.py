"""The slip by which a citizen transfers what is owed: the amount, the account, and a VietQR code to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from intake_desk.domain.times import local

from .fee_receipt import amount_text
from .filled import Filled, filled_pdf, unit_values
from .page import A5
from .texts import in_force, texts

if TYPE_CHECKING:
    from intake_desk.domain.fee_slips import PaymentSlip

    from .page import PaperSize

CODE_SIDE = 48 * mm  # read by any telephone at an arm's length


def payment_pdf(slip: PaymentSlip, paper: PaperSize = A5) -> bytes:
    """One page; no fee receipt, and it says so."""
    values = unit_values(slip.head) | {
        "code": slip.code,
        "applicant": slip.applicant,
        "content": slip.content,
        "lines": "; ".join(" ".join(part for part in line if part) for line in slip.lines),
        "amount": amount_text(slip.amount),
        "words": slip.words,
        "holder": slip.holder,
        "account": slip.account,
        "bank": slip.bank,
        "purpose": slip.purpose,
    }
    form = Filled(
        head=slip.head,
        text=in_force(texts().forms, "pay", local(slip.issued_at).date()),
        values=values,
        issued_at=slip.issued_at,
        marks=[],
        qr_text=slip.qr_text,
        qr_side=CODE_SIDE,
    )
    return filled_pdf(form, paper)
