"""The fee receipt (biên lai): framed, on A5 across, one page for each liên; phí and lệ phí never on one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from intake_desk.domain.times import local

from .faces import BOLD, ITALIC, REGULAR, Run, squeezed, wrap
from .filled import marks_of
from .heading import Title
from .page import LEADING, Ink, PaperSize, Paragraph, Space, to_pdf
from .square import Square
from .texts import in_force, long_date, paragraphs, plain, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.fee_slips import FeeReceiptSlip

    from .faces import Line
    from .page import Block
    from .texts import FormText

A5_ACROSS: Final = PaperSize(
    "A5", 210 * mm, 148 * mm, 10 * mm, 10 * mm, 10 * mm, 10 * mm, (12.5, 12.0, 11.0, 10.0, 9.0, 8.0)
)
_INSIDE = 5 * mm  # from the frame to the text
_SIDES = 0.27  # of the width: what collects at the left, the receipt's number at the right
_PEN_LINES = 3.4
_MARGIN = 12 * mm  # of the lines that are filled in


def fee_receipts_pdf(slips: Sequence[FeeReceiptSlip], liens: int) -> bytes:
    """The receipts in their order, each with its liên."""
    pages = [_page(slip, lien) for slip in slips for lien in range(1, liens + 1)]
    text = in_force(texts().forms, "bl", local(slips[0].taken_at).date())
    title = plain(text.title, {"sort": ""}).strip()
    return to_pdf(pages, A5_ACROSS, title, slips[0].head.unit_name, text.legal_basis)


def amount_text(amount: int) -> str:
    """1.005.000"""
    return f"{amount:,}".replace(",", ".")


def _page(slip: FeeReceiptSlip, lien: int) -> Ink:
    text = in_force(texts().forms, "bl", local(slip.taken_at).date())
    paper = A5_ACROSS
    width, room = paper.text_width - 2 * _INSIDE, paper.text_height - 2 * _INSIDE
    for size in paper.sizes:
        head, body, foot = _Head(slip, text, size, width), _body(slip, text, lien, size, width), _Foot(slip, text, size)
        if head.height + sum(block.height for block in body) + foot.height <= room:
            break
    ink = Ink()
    ink.box(paper.left, paper.bottom, paper.text_width, paper.text_height)
    x, y = paper.left + _INSIDE, paper.height - paper.top - _INSIDE
    head.draw(ink, x, y)
    y -= head.height
    for block in body:
        block.draw(ink, x, y)
        y -= block.height
    foot.draw(ink, x, y, width)
    return ink


class _Head:
    """Who collects, the state's two lines, and the book with its number, side by side."""

    def __init__(self, slip: FeeReceiptSlip, text: FormText, size: float, width: float) -> None:
        self._size, self._width = size - 1, width
        side = width * _SIDES - 6
        labels, shared = text.labels, texts()
        values = {
            "tax_code": slip.tax_code,
            "form": slip.form,
            "series": slip.series,
            "number": f"{slip.number:07d}",
        }
        left = [(BOLD, labels["collector"]), (BOLD, slip.collector)]
        if slip.tax_code:
            left.append((BOLD, plain(labels["tax_code"], values)))
        self._left = [line for face, said in left for line in wrap((Run(said, face),), self._size, side)]
        self._right = [
            line
            for name in ("form", "series", "number")
            for line in wrap(
                (Run(plain(labels[name], values), BOLD if name == "number" else REGULAR),), self._size, side
            )
        ]
        middle = width * (1 - 2 * _SIDES)
        self._middle = [squeezed(shared.state, BOLD, size - 1, middle), squeezed(shared.motto, BOLD, size, middle)]

    @property
    def height(self) -> float:
        lines = max(len(self._left), len(self._right), len(self._middle))
        return lines * self._size * LEADING + self._size

    def draw(self, ink: Ink, x: float, top: float) -> None:
        self._column(ink, x, top, self._left)
        self._column(ink, x + self._width * (1 - _SIDES) + 6, top, self._right)
        y, middle = top, x + self._width / 2
        for line, size in self._middle:
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        half = self._middle[-1][0].width / 2
        ink.rule(middle - half, y - 1, middle + half, y - 1)

    def _column(self, ink: Ink, x: float, top: float, lines: Sequence[Line]) -> None:
        for number, line in enumerate(lines, start=1):
            ink.text(x, top - number * self._size * LEADING + self._size * 0.27, self._size, line)


def _body(slip: FeeReceiptSlip, text: FormText, lien: int, size: float, width: float) -> list[Block]:
    sort = text.labels[slip.sort]
    values = {
        "sort": sort.upper(),
        "sort_name": sort,
        "names": "; ".join(slip.names),
        "payer": slip.payer,
        "code": slip.code,
        "address": slip.address,
        "amount": amount_text(slip.amount),
        "words": slip.words,
        "means": slip.means,
    }
    title = Title(plain(text.title, values), "", [], size + 1, width)
    under = Paragraph((Run(plain(text.under_title, values)),), size - 0.5, width, align="centre")
    which = Paragraph((Run(text.labels[f"lien{lien}"], ITALIC),), size - 0.5, width, align="centre")
    marks: list[Block] = [Title("", "", _marks(slip, text), size, width)] if _marks(slip, text) else []
    lines = [
        Paragraph(runs, size, width - 2 * _MARGIN, align="left")
        for line in text.before_table
        if not line.needs or values[line.needs]
        for runs in paragraphs(line.text, values)
    ]
    return [title, under, which, *marks, Space(size * 0.5), *(_Inset(line) for line in lines), Space(size * 0.3)]


class _Inset:
    """A paragraph that stands in from both margins."""

    keep = False

    def __init__(self, block: Paragraph) -> None:
        self._block = block
        self.height = block.height + 2
        self.least = self.height

    def split(self, room: float) -> None:
        """Never: a receipt is one page."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        self._block.draw(ink, x + _MARGIN, top)


def _marks(slip: FeeReceiptSlip, text: FormText) -> list[str]:
    """What nobody may overlook: that it is void, given back, or a copy."""
    marks = [text.labels["voided"]] if slip.voided else []
    if slip.refunded:
        marks.append(plain(text.labels["refunded"], {"amount": amount_text(slip.refunded)}))
    return marks + marks_of(slip.reprint, slip.reprinted_at)


class _Foot:
    """Place and date, who took the money, and the code that opens the dossier."""

    def __init__(self, slip: FeeReceiptSlip, text: FormText, size: float) -> None:
        self._size = size
        date = plain(texts().date_line, {"place": slip.head.place_name, "date": long_date(local(slip.taken_at).date())})
        self._code = Square(slip.qr_text)
        self._width = 85 * mm
        self._lines = [
            squeezed(date, ITALIC, size, self._width),
            squeezed(text.right_signature, BOLD, size, self._width),
            squeezed(texts().signature_note, ITALIC, size - 1, self._width),
        ]
        self._name = squeezed(slip.clerk_name, BOLD, size, self._width)

    @property
    def height(self) -> float:
        signed = (len(self._lines) + 1) * self._size * LEADING + self._size * _PEN_LINES
        return max(signed, self._code.side)

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        middle, y = x + width - self._width / 2, top
        for line, size in self._lines:
            y -= self._size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        y -= self._size * (_PEN_LINES + LEADING)
        ink.centred(middle, y + self._size * 0.27, self._name[1], self._name[0])
        self._code.draw(ink, x + _MARGIN, top)
