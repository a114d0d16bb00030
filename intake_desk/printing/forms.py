"""The papers handed over the counter: receipt (form 01), supplement request (02), refusal (03)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.units import mm

from intake_desk.domain.times import local

from .faces import BOLD, width_of
from .heading import Heading, Title
from .page import A4, Paragraph, Space, number_pages, paginate, to_pdf
from .signatures import Signatures, Signer
from .table import Column, Row, Table
from .texts import LEADER, in_force, long_date, moment, paragraphs, plain, texts

if TYPE_CHECKING:
    from datetime import datetime

    from intake_desk.domain.slips import Letterhead, PaperLine, ReceiptSlip, RefusalSlip, SupplementSlip

    from .page import Block, Ink, PaperSize
    from .texts import FormLine, FormText

_KEPT_WITH_SIGNATURES = 2  # lines of text that go along when the signatures move to a new page


class _Form(NamedTuple):
    """One form filled in, before it is laid out in a size."""

    head: Letterhead
    text: FormText
    values: dict[str, str]
    issued_at: datetime
    marks: list[str]
    left: Signer | None
    right: Signer
    counted: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    book_line: str = ""
    qr_text: str = ""


def receipt_pdf(slip: ReceiptSlip, paper: PaperSize = A4, liens: tuple[str, ...] = ("Lưu", "Giao khách hàng")) -> bytes:
    """Form 01, one set of pages for each liên."""
    text = in_force(texts().forms, "01", local(slip.received_at).date())
    form = _Form(
        head=slip.head,
        text=text,
        values=_receipt_values(slip),
        issued_at=slip.received_at,
        marks=_marks(slip, provisional=slip.provisional),
        left=Signer(text.left_signature, slip.submitter or slip.applicant) if slip.submitter_signs else None,
        right=Signer(text.right_signature, slip.clerk_name),
        counted=text.certified_columns if slip.certified else text.count_columns,
        rows=_receipt_rows(slip, text),
        book_line=plain(texts().book_line, {"book": slip.book, "line": str(slip.line)}),
        qr_text=slip.qr_text,
    )
    return _pdf(form, paper, liens)


def supplement_pdf(slip: SupplementSlip, paper: PaperSize = A4) -> bytes:
    """Form 02: what is missing and why."""
    text = in_force(texts().forms, "02", local(slip.issued_at).date())
    form = _Form(
        head=slip.head,
        text=text,
        values=_slip_values(slip, text) | {"papers": "…" if slip.papers else ""},
        issued_at=slip.issued_at,
        marks=_marks(slip),
        left=None,
        right=Signer(text.right_signature, slip.clerk_name),
        counted=text.count_columns,
        rows=_paper_rows(slip.papers),
        qr_text=slip.qr_text,
    )
    return _pdf(form, paper)


def refusal_pdf(slip: RefusalSlip, paper: PaperSize = A4) -> bytes:
    """Form 03: why the dossier is not taken."""
    text = in_force(texts().forms, "03", local(slip.issued_at).date())
    form = _Form(
        head=slip.head,
        text=text,
        values=_slip_values(slip, text),
        issued_at=slip.issued_at,
        marks=_marks(slip),
        left=Signer(text.left_signature, slip.submitter or slip.applicant),
        right=Signer(text.right_signature, slip.clerk_name),
        qr_text=slip.qr_text,
    )
    return _pdf(form, paper)


def _receipt_values(slip: ReceiptSlip) -> dict[str, str]:
    return _common_values(slip) | {
        "submitter": slip.submitter or slip.applicant,
        "id_number": slip.id_number,
        "sets": f"{slip.sets:02}",
        "limit": slip.limit_text,
        "received": moment(slip.received_at),
        "due": moment(slip.due_at),
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
    return {
        "counter": slip.head.counter_name,
        "unit_phone": slip.head.phone,
        "website": slip.head.website,
        "code": slip.code,
        "applicant": slip.applicant,
        "address": slip.address,
        "phone": slip.phone,
        "email": slip.email,
        "content": slip.content,
    }


def _marks(slip: ReceiptSlip | SupplementSlip | RefusalSlip, *, provisional: bool = False) -> list[str]:
    marks = [texts().provisional_mark] if provisional else []
    if slip.reprint:
        values = {"number": str(slip.reprint), "moment": moment(slip.reprinted_at)}
        marks.append(plain(texts().reprint_mark, values))
    return marks


def _receipt_rows(slip: ReceiptSlip, text: FormText) -> tuple[Row, ...]:
    if slip.certified:
        return tuple(
            Row((str(number), line.text, str(line.pages), str(line.paper_copies), str(line.e_signed)))
            for number, line in zip(count(1), slip.certified, strict=False)
        )
    return _paper_rows(slip.papers) or (Row(("", text.no_papers, "", "", "")),)


def _paper_rows(papers: tuple[PaperLine, ...]) -> tuple[Row, ...]:
    return tuple(
        Row((str(number), line.text, str(line.originals), str(line.certified), str(line.copies)))
        for number, line in zip(count(1), papers, strict=False)
    )


def _pdf(form: _Form, paper: PaperSize, liens: tuple[str, ...] = ("",)) -> bytes:
    pages: list[Ink] = []
    for lien in liens:
        filled = form._replace(values={**form.values, "lien": lien})
        copy = _fitted(filled, paper)
        number_pages(copy, paper, _foot(filled))
        pages += copy
    return to_pdf(pages, paper, form.text.title, form.head.unit_name)


def _foot(form: _Form) -> str:
    """What ties a loose second page to its first, marks included."""
    known = [plain(texts().foot_note, form.values)] if form.values["code"] else [form.text.title]
    return " – ".join([*known, *form.marks])


def _fitted(form: _Form, paper: PaperSize) -> list[Ink]:
    """The pages in the largest type that needs only one page, or else the fewest."""
    attempts: list[list[Block]] = []
    for size in paper.sizes:
        attempts.append(_blocks(form, size, paper.text_width))
        if sum(block.height for block in attempts[-1]) <= paper.text_height:
            return paginate(attempts[-1], paper)
    return min((paginate(blocks, paper) for blocks in attempts), key=len)


def _blocks(form: _Form, size: float, width: float) -> list[Block]:
    before = _lines(form.text.before_table, form, size, width)
    after = _lines(form.text.after_table, form, size, width)
    table: list[Block] = []
    if form.rows:
        before[-1].keep = True  # "1. Thành phần hồ sơ" stands over its table
        table = [Space(2), Table(_columns(form, size, width), form.rows, size - 0.5), Space(3)]
    for block in after[-_KEPT_WITH_SIGNATURES:]:
        block.keep = True
    return [*_top(form, size, width), *before, *table, *after, Space(size, keep=True), _signatures(form, size, width)]


def _top(form: _Form, size: float, width: float) -> list[Block]:
    shared = texts()
    date_line = plain(
        shared.date_line,
        {"place": form.head.place_name, "date": long_date(local(form.issued_at).date())},
    )
    heading = Heading(
        form.head,
        (shared.state, shared.motto),
        date_line,
        size,
        width,
        code=form.values["code"],
        code_line=plain(shared.code_line, form.values),
        book_line=form.book_line,
    )
    under = plain(form.text.under_title, form.values)
    return [heading, Title(form.text.title, under, form.marks, size, width)]


def _lines(lines: tuple[FormLine, ...], form: _Form, size: float, width: float) -> list[Paragraph]:
    return [
        Paragraph(runs, size, width, indent=10 * mm, leader=LEADER if runs[-1].text == LEADER else "")
        for line in lines
        if (not line.needs or form.values[line.needs]) and not (line.lacks and form.values[line.lacks])
        for runs in paragraphs(line.text, form.values)
    ]


def _columns(form: _Form, size: float, width: float) -> list[Column]:
    text = form.text
    number = max(width * 0.06, width_of(text.number_column, BOLD, size) + 8)
    counted = width * 0.105
    return [
        Column(text.number_column, number),
        Column(text.text_column, width - number - counted * len(form.counted), "left"),
        *(Column(title, counted, group=text.count_group) for title in form.counted),
    ]


def _signatures(form: _Form, size: float, width: float) -> Signatures:
    note = texts().signature_note
    return Signatures(form.left, form.right, note, size, width, qr_text=form.qr_text, qr_note=texts().qr_note)
