"""An official form filled in with its values, and how it is laid out on a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.units import mm

from intake_desk.domain.times import local

from .beside import Beside
from .faces import BOLD, width_of
from .heading import Heading, Title
from .page import Block, Paragraph, Space, number_pages, paginate, to_pdf
from .signatures import Signatures, Signer
from .square import WANTED, Square
from .table import Column, Row, Table
from .texts import LEADER, long_date, moment, paragraphs, plain, qr_note, texts

if TYPE_CHECKING:
    from datetime import datetime

    from intake_desk.domain.slips import Letterhead, PaperLine

    from .page import Ink, PaperSize
    from .texts import FormLine, FormText

_KEPT_WITH_SIGNATURES = 2  # lines of text that go along when the signatures move to a new page

Middle = Callable[[float, float], Sequence[Block]]  # what stands between the two parts of the text, by size and width


class Filled(NamedTuple):
    """One form filled in, before it is laid out in a size; without a signer its QR code stands beside the text."""

    head: Letterhead
    text: FormText
    values: dict[str, str]
    issued_at: datetime
    marks: list[str]
    right: Signer | None = None
    left: Signer | None = None
    middle: Middle | None = None
    book_line: str = ""
    qr_text: str = ""
    qr_side: float = WANTED
    check: str = ""


def unit_values(head: Letterhead) -> dict[str, str]:
    """What the forms say of the unit."""
    return {"counter": head.counter_name, "unit_phone": head.phone, "website": head.website}


def book_line(book: str, line: int) -> str:
    """Where in the desk's book the dossier stands."""
    return plain(texts().book_line, {"book": book, "line": str(line)})


def marks_of(reprint: int, reprinted_at: datetime | None, *, provisional: bool = False) -> list[str]:
    """The boxed words under a title that nobody may overlook."""
    marks = [texts().provisional_mark] if provisional else []
    if reprint:
        marks.append(plain(texts().reprint_mark, {"number": str(reprint), "moment": moment(reprinted_at)}))
    return marks


def counted(text: FormText, titles: tuple[str, ...], rows: tuple[Row, ...]) -> Middle | None:
    """The table of papers with its counting columns; none without rows."""
    if not rows:
        return None
    return lambda size, width: [Table(_columns(text, titles, size, width), rows, size - 0.5)]


def paper_rows(papers: Sequence[PaperLine]) -> tuple[Row, ...]:
    """A row for each paper; where nothing was counted the cells are left to the pen."""
    return tuple(Row((str(number), line.text, *_counts(line))) for number, line in zip(count(1), papers, strict=False))


def _counts(line: PaperLine) -> tuple[str, str, str]:
    if not line.originals + line.certified + line.copies:
        return "", "", ""
    return str(line.originals), str(line.certified), str(line.copies)


def filled_pdf(form: Filled, paper: PaperSize, liens: tuple[str, ...] = ("",)) -> bytes:
    """The form as PDF, one set of pages for each liên."""
    pages: list[Ink] = []
    for lien in liens:
        filled = form._replace(values={**form.values, "lien": lien})
        copy = _fitted(filled, paper)
        number_pages(copy, paper, _foot(filled, lien))
        pages += copy
    basis = f"{form.text.number} – {form.text.legal_basis}" if form.text.number else form.text.legal_basis
    return to_pdf(pages, paper, form.text.title, form.head.unit_name, basis)


def _foot(form: Filled, lien: str) -> str:
    """What ties a loose second page to its first, marks included."""
    shared = texts()
    known = plain(shared.foot_note if lien else shared.code_line, form.values)
    return " – ".join([known if form.values["code"] else form.text.title, *form.marks])


def _fitted(form: Filled, paper: PaperSize) -> list[Ink]:
    """The pages in the largest type that needs only one page, or else the fewest."""
    attempts: list[list[Block]] = []
    for size in paper.sizes:
        attempts.append(_blocks(form, size, paper.text_width))
        if sum(block.height for block in attempts[-1]) <= paper.text_height:
            return paginate(attempts[-1], paper)
    return min((paginate(blocks, paper) for blocks in attempts), key=len)


def _blocks(form: Filled, size: float, width: float) -> list[Block]:
    before = _before(form, size, width)
    after = _lines(form.text.after_table, form, size, width)
    table: list[Block] = []
    if form.middle is not None:
        before[-1].keep = True  # "1. Thành phần hồ sơ" stands over its table
        table = [Space(4), *form.middle(size, width), Space(3)]
    if form.right is None:
        return [*_top(form, size, width), *before, *table, *after]
    for block in (after or before)[-_KEPT_WITH_SIGNATURES:]:
        block.keep = True
    signatures = _signatures(form, form.right, size, width)
    return [*_top(form, size, width), *before, *table, *after, Space(size, keep=True), signatures]


def _before(form: Filled, size: float, width: float) -> list[Block]:
    if form.right is not None or not form.qr_text:
        return [*_lines(form.text.before_table, form, size, width)]
    code = Square(form.qr_text, form.qr_side)
    return [Beside(_lines(form.text.before_table, form, size, width - code.side), code, width)]


def _top(form: Filled, size: float, width: float) -> list[Block]:
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
        number_line=plain(form.text.number_line, form.values),
    )
    under = plain(form.text.under_title, form.values)
    return [heading, Title(form.text.title, under, form.marks, size, width)]


def _lines(lines: tuple[FormLine, ...], form: Filled, size: float, width: float) -> list[Paragraph]:
    return [
        Paragraph(
            runs,
            size,
            width,
            indent=0.0 if line.centred else 10 * mm,
            align="centre" if line.centred else "justify",
            leader=LEADER if runs[-1].text == LEADER and not line.centred else "",
        )
        for line in lines
        if (not line.needs or form.values[line.needs]) and not (line.lacks and form.values[line.lacks])
        for runs in paragraphs(line.text, form.values, line.face)
    ]


def _columns(text: FormText, titles: tuple[str, ...], size: float, width: float) -> list[Column]:
    number = max(width * 0.06, width_of(text.number_column, BOLD, size) + 8)
    counting = width * 0.105
    return [
        Column(text.number_column, number),
        Column(text.text_column, width - number - counting * len(titles), "left"),
        *(Column(title, counting, group=text.count_group) for title in titles),
    ]


def _signatures(form: Filled, right: Signer, size: float, width: float) -> Signatures:
    note = form.text.signature_note or texts().signature_note
    return Signatures(
        form.left,
        right,
        note,
        size,
        width,
        qr_text=form.qr_text,
        qr_note=qr_note(form.check),
        recipients=form.text.recipients,
        stamped=form.text.stamped,
    )
