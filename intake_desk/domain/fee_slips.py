"""What the papers about money say: the fee receipt, and the slip by which a citizen transfers it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from intake_desk.domain.slips import Letterhead


class FeeReceiptSlip(msgspec.Struct, frozen=True, kw_only=True):
    """One biên lai: of phí or of lệ phí, never of both; amounts in đồng, `words` is the amount in words.

    `voided` when the payment was struck out, `refunded` what of it was given back since.
    """

    head: Letterhead
    sort: str
    collector: str
    form: str
    series: str
    number: int
    names: tuple[str, ...]
    payer: str
    amount: int
    words: str
    means: str
    taken_at: datetime
    clerk_name: str
    tax_code: str = ""
    code: str = ""
    address: str = ""
    qr_text: str = ""
    voided: bool = False
    refunded: int = 0
    reprint: int = 0
    reprinted_at: datetime | None = None


class PaymentSlip(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be transferred for a dossier, with its VietQR code; `lines` are the fees, each with its amount."""

    head: Letterhead
    code: str
    applicant: str
    content: str
    lines: tuple[tuple[str, str, str], ...]
    amount: int
    words: str
    bank: str
    account: str
    holder: str
    purpose: str
    qr_text: str
    issued_at: datetime
    clerk_name: str
