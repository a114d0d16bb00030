"""The control slip (form 06): a block for each hand-over of the papers, filled in or left to the pen."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from intake_desk.domain.casework_slips import HandOverBlock
from intake_desk.domain.times import local

from .faces import BOLD, ITALIC, REGULAR, Line, Run, cut, printable, wrap
from .filled import Filled, book_line, filled_pdf, marks_of
from .page import A4, LEADING
from .texts import in_force, long_date, moment, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake_desk.domain.casework_slips import ControlSlip

    from .page import Block, Ink, PaperSize

_BLOCKS = 4  # the official form has this many
_SHARES = (0.23, 0.24, 0.24, 0.17, 0.12)  # agency, giver, taker, result, note: of the text width
_SIDE = 3.0
_ABOVE = 2.2
_MOST_LINES = 32  # in a block: with the header they fit every paper
_PEN_LINES = 2.4  # room for a signature between "(Ký)" and the name

_Cell = list[Line]


def control_pdf(slip: ControlSlip, paper: PaperSize = A4) -> bytes:
    """Form 06, with blocks for at least four hand-overs."""
    text = in_force(texts().forms, "06", local(slip.received_at).date())
    blocks = [*slip.hand_overs, *[HandOverBlock()] * (_BLOCKS - len(slip.hand_overs))]
    values = {
        "code": slip.code,
        "applicant": slip.applicant,
        "received": moment(slip.received_at),
        "due": moment(slip.due_at),
        "agency": slip.agency or slip.head.counter_name,
        "partners": slip.partners,
    }
    return filled_pdf(
        Filled(
            head=slip.head,
            text=text,
            values=values,
            issued_at=slip.issued_at,
            marks=marks_of(slip.reprint, slip.reprinted_at),
            middle=lambda size, width: [HandOvers(blocks, text.labels, size - 1, width)],
            book_line=book_line(slip.book, slip.line),
            qr_text=slip.qr_text,
        ),
        paper,
    )


class _Legs:
    """One hand-over, its texts wrapped."""

    def __init__(self, block: HandOverBlock, labels: Mapping[str, str], size: float, widths: Sequence[float]) -> None:
        agency, giver, taker, result, note = widths
        self.sender = _wrapped(labels["sender"], block.sender, size, agency)
        self.receiver = _wrapped(labels["receiver"], block.receiver, size, agency)
        self.moment = _cell(_long_moment(block, labels), REGULAR, size, giver + taker)
        self.signers = (_signer(labels["giver"], labels, size, giver), _signer(labels["taker"], labels, size, taker))
        self.names = (_name(block.giver, size, giver), _name(block.taker, size, taker))
        self.result = _cell(block.result, REGULAR, size, result)
        self.note = _cell(block.note, REGULAR, size, note)
        self._size = size

    @property
    def moment_height(self) -> float:
        """The narrow row above the signatures."""
        return _tall(len(self.moment), self._size)

    @property
    def height(self) -> float:
        """As tall as its fullest column."""
        signing = max(len(lines) for lines in self.signers) + _PEN_LINES + max(map(len, self.names))
        agencies = len(self.sender) + 1 + len(self.receiver)
        beside = max(agencies, len(self.result), len(self.note))
        return max(self.moment_height + _tall(signing, self._size), _tall(beside, self._size))


class HandOvers:
    """A ruled block that breaks between hand-overs and repeats its header."""

    keep = False

    def __init__(self, blocks: Sequence[HandOverBlock], labels: Mapping[str, str], size: float, width: float) -> None:
        self._labels, self._size, self._width = labels, size, width
        widths = [width * share for share in _SHARES]
        self._edges = [0.0, *accumulate(widths)]
        agency, giver, taker, result, note = widths
        self._titles = [
            _cell(labels[name], BOLD, size, wide)
            for name, wide in (("agency", agency), ("times", giver + taker), ("result", result), ("note", note))
        ]
        self._legs = [_Legs(block, labels, size, widths) for block in blocks]

    @property
    def _header_height(self) -> float:
        return _tall(max(map(len, self._titles)), self._size)

    @property
    def height(self) -> float:
        """The header and every hand-over."""
        return self._header_height + sum(leg.height for leg in self._legs)

    @property
    def least(self) -> float:
        """The header never stands without a hand-over."""
        return self._header_height + self._legs[0].height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As many whole hand-overs as fit."""
        left = room - self._header_height
        fitting = 0
        while fitting < len(self._legs) and self._legs[fitting].height <= left:
            left -= self._legs[fitting].height
            fitting += 1
        if fitting in {0, len(self._legs)}:
            return None
        return self._part(self._legs[:fitting]), self._part(self._legs[fitting:])

    def _part(self, legs: list[_Legs]) -> HandOvers:
        part = HandOvers((), self._labels, self._size, self._width)
        part._legs = legs
        return part

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Header, hand-overs, and the rules between them."""
        agency, _, times, result, end = self._edges[1:]
        left = (0.0, agency, times, result)
        for title, start, stop in zip(self._titles, left, (*left[1:], end), strict=True):
            height = self._header_height
            y = top - (height - len(title) * self._leading) / 2 + _ABOVE
            self._centred(ink, x + (start + stop) / 2, y, title)
        self._rule(ink, x, top)
        y = top - self._header_height
        for leg in self._legs:
            self._rule(ink, x, y)
            self._draw_leg(ink, x, y, leg)
            y -= leg.height
        self._rule(ink, x, y)
        for edge in (0.0, agency, times, result, end):
            ink.rule(x + edge, top, x + edge, y)

    @property
    def _leading(self) -> float:
        return self._size * LEADING

    def _rule(self, ink: Ink, x: float, y: float) -> None:
        ink.rule(x, y, x + self._width, y)

    def _draw_leg(self, ink: Ink, x: float, top: float, leg: _Legs) -> None:
        _, agency, between, times, result, end = self._edges
        under = self._lines(ink, x + _SIDE, top, leg.sender) - self._leading
        half = max(top - leg.height / 2, top - leg.height + _tall(len(leg.receiver), self._size))
        self._lines(ink, x + _SIDE, min(under, half) + _ABOVE, leg.receiver)
        self._centred(ink, x + (agency + times) / 2, top, leg.moment)
        y, foot = top - leg.moment_height, top - leg.height
        ink.rule(x + agency, y, x + times, y)
        ink.rule(x + between, y, x + between, foot)
        for start, stop, signer, name in zip((agency, between), (between, times), leg.signers, leg.names, strict=True):
            middle = x + (start + stop) / 2
            self._centred(ink, middle, y, signer)
            self._centred(ink, middle, foot + _tall(len(name), self._size), name)
        self._centred(ink, x + (times + result) / 2, top, leg.result)
        self._centred(ink, x + (result + end) / 2, top, leg.note)

    def _lines(self, ink: Ink, x: float, top: float, lines: _Cell) -> float:
        y = top - _ABOVE
        for line in lines:
            ink.text(x, y - self._size * 0.95, self._size, line)
            y -= self._leading
        return y

    def _centred(self, ink: Ink, middle: float, top: float, lines: _Cell) -> None:
        y = top - _ABOVE
        for line in lines:
            ink.centred(middle, y - self._size * 0.95, self._size, line)
            y -= self._leading


def _tall(lines: float, size: float) -> float:
    return lines * size * LEADING + 2 * _ABOVE


def _cell(text: str, face: str, size: float, width: float) -> _Cell:
    room = width - 2 * _SIDE
    return cut(wrap((Run(printable(text), face),), size, room), _MOST_LINES, size, room)


def _wrapped(label: str, text: str, size: float, width: float) -> _Cell:
    room = width - 2 * _SIDE
    return cut(wrap((Run(f"{label} ", BOLD), Run(printable(text))), size, room), _MOST_LINES // 2, size, room)


def _name(text: str, size: float, width: float) -> _Cell:
    return cut(_cell(text, REGULAR, size, width), _MOST_LINES // 2, size, width - 2 * _SIDE)


def _signer(title: str, labels: Mapping[str, str], size: float, width: float) -> _Cell:
    return [*_cell(title, BOLD, size, width), *_cell(labels["sign"], ITALIC, size, width)]


def _long_moment(block: HandOverBlock, labels: Mapping[str, str]) -> str:
    if block.at is None:
        return labels["moment"]
    return f"{local(block.at):%H giờ %M phút}, {long_date(local(block.at).date())}"
