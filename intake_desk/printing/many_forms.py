"""Two papers that hold a table: the receipt for many dossiers of one person with its annex, and a dossier's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from intake_desk.domain.books import ANNEX, HISTORY, MANY, annex, history_report
from intake_desk.domain.times import local

from .heading import Title
from .page import Ink, Space, number_pages, paginate, to_pdf
from .report_sheet import PAPER, filled, form_values, heading_of, report_pages, report_table
from .signatures import Signatures, Signer
from .texts import in_force, long_date, moment, plain, qr_note, texts, words_of

if TYPE_CHECKING:
    from intake_desk.domain.books import History, ManyReceipt
    from intake_desk.domain.report import Report

    from .page import Block
    from .texts import FormText

_SIZE = PAPER.sizes[0]
_WIDTH = PAPER.text_width


def many_receipt_pdf(receipt: ManyReceipt, liens: tuple[str, ...] = ("Lưu", "Giao khách hàng")) -> bytes:
    """One receipt for many dossiers and the list of them, one set of pages for each liên."""
    day = local(receipt.received_at).date()
    text, listed = in_force(texts().forms, MANY, day), in_force(texts().forms, ANNEX, day)
    report = annex(receipt, words_of(ANNEX, day))
    pages: list[Ink] = []
    for lien in liens:
        copy = [
            *paginate(_first_page(receipt, text, report, lien), PAPER),
            *paginate(_annex(receipt, listed, report, lien), PAPER),
        ]
        marks = "".join(f" – {mark}" for mark in _marks(receipt))
        foot = plain(texts().foot_note, {"code": _barcode(receipt), "lien": lien})
        number_pages(copy, PAPER, f"{foot}{marks}")
        pages += copy
    return to_pdf(pages, PAPER, text.title, receipt.head.unit_name)


def history_pdf(history: History) -> bytes:
    """What was done with a dossier, by whom and when."""
    report = history_report(history, words_of(HISTORY, local(history.made_at).date()))
    dated = {**report.values, "received": moment(history.received_at), "due": moment(history.due_at)}
    pages = report_pages(msgspec.structs.replace(report, values=dated), history.head, history.code)
    return to_pdf(pages, PAPER, report.title, history.head.unit_name)


def _first_page(receipt: ManyReceipt, text: FormText, report: Report, lien: str) -> list[Block]:
    values = form_values(report, receipt.head, text) | {
        "submitter": receipt.submitter,
        "address": receipt.address,
        "phone": receipt.phone,
        "email": receipt.email,
        "id_number": receipt.id_number,
        "content": receipt.content or "; ".join(dict.fromkeys(one.content for one in receipt.dossiers)),
        "received": moment(receipt.received_at),
        "return_place": receipt.return_place,
        "fee": receipt.fee_text,
        "lien": lien,
    }
    code = _barcode(receipt)
    return [
        heading_of(receipt.head, report, code, plain(texts().first_code_line, {"code": code})),
        Title(text.title, plain(text.under_title, values), _marks(receipt), _SIZE, _WIDTH),
        *filled(text.before_table, values),
        Space(_SIZE, keep=True),
        _signatures(receipt, text, receipt.qr_text),
    ]


def _annex(receipt: ManyReceipt, text: FormText, report: Report, lien: str) -> list[Block]:
    values = form_values(report, receipt.head, text) | {
        "date": long_date(local(receipt.received_at).date()),
        "lien": lien,
    }
    return [
        Title(text.title, plain(text.under_title, values), _marks(receipt), _SIZE, _WIDTH),
        *filled(text.before_table, values),
        Space(4, keep=True),
        report_table(report),
        Space(5, keep=True),
        *filled(text.after_table, values, kept=True),
        Space(_SIZE, keep=True),
        _signatures(receipt, text),
    ]


def _barcode(receipt: ManyReceipt) -> str:
    return receipt.dossiers[0].code if receipt.dossiers else ""


def _marks(receipt: ManyReceipt) -> list[str]:
    if not receipt.reprint:
        return []
    return [plain(texts().reprint_mark, {"number": str(receipt.reprint), "moment": moment(receipt.reprinted_at)})]


def _signatures(receipt: ManyReceipt, text: FormText, qr_text: str = "") -> Signatures:
    left = Signer(text.left_signature, receipt.submitter) if receipt.submitter_signs else None
    right = Signer(text.right_signature, receipt.clerk_name)
    note = texts().signature_note
    return Signatures(left, right, note, _SIZE, _WIDTH, qr_text=qr_text, qr_note=qr_note(receipt.check))
