"""The foot of an official paper: who signs, and between the signatures the QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .faces import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Line, Run, printable, wrap
from .page import LEADING, Ink
from .square import Square

if TYPE_CHECKING:
    from .page import Block

_NOTE = 8.0  # points
_NOTE_SHARE = 0.29  # of the width: what stands under the code stays clear of the signatures
_PEN_LINES = 4.2
_STAMP_LINES = 7.0  # a round stamp goes over the signature


class Signer(NamedTuple):
    """What is printed above and below the place for a signature."""

    title: str
    name: str


class Signatures:
    """One or two places to sign, never torn and never alone on a page."""

    keep = False

    def __init__(
        self,
        left: Signer | None,
        right: Signer,
        note: str,
        size: float,
        width: float,
        *,
        qr_text: str = "",
        qr_note: str = "",
        recipients: tuple[str, ...] = (),
        stamped: bool = False,
    ) -> None:
        self._size, self._width = size, width
        self._code = Square(qr_text)
        self._column = (width - self._code.side) / 2
        self._pen_room = size * (_STAMP_LINES if stamped else _PEN_LINES)
        self._recipients = self._listed(recipients)
        self._note = _centred_lines(note, ITALIC, size - 1, self._column)
        self._qr_note = [
            line for part in qr_note.splitlines() for line in _centred_lines(part, ITALIC, _NOTE, width * _NOTE_SHARE)
        ]
        self._places = [self._place(signer) for signer in (left, right) if signer is not None]

    def _listed(self, recipients: tuple[str, ...]) -> list[Line]:
        """Who gets the paper, as Decree 30/2020 sets it: at the left, small, under a title in bold italics."""
        faces = (BOLD_ITALIC, *(REGULAR for _ in recipients[1:]))
        return [
            line
            for text, face in zip(recipients, faces, strict=False)
            for line in wrap((Run(printable(text), face),), self._size - 2, self._column)
        ]

    def _place(self, signer: Signer) -> tuple[list[Line], list[Line]]:
        return (
            _centred_lines(signer.title, BOLD, self._size, self._column),
            _centred_lines(signer.name, BOLD, self._size, self._column),
        )

    @property
    def _titles(self) -> float:
        return max(len(title) for title, _ in self._places) * self._size * LEADING

    @property
    def height(self) -> float:
        """Title, note, room for the pen, name; or what stands beside them, if that is taller."""
        note = len(self._note) * (self._size - 1) * LEADING
        names = max(len(name) for _, name in self._places) * self._size * LEADING
        code = self._code.side + len(self._qr_note) * _NOTE * LEADING if self._code.side else 0.0
        recipients = len(self._recipients) * (self._size - 2) * LEADING
        return max(self._titles + note + self._pen_room + names, code, recipients)

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - never split
        """Signatures are never torn."""
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """The left place, the QR code, the right place."""
        middles = [x + self._column / 2, x + self._width - self._column / 2]
        places = zip(self._places, middles[-len(self._places) :], strict=True)
        for (title, name), middle in places:
            y = self._draw_lines(ink, middle, top, self._size, title)
            y = self._draw_lines(ink, middle, y, self._size - 1, self._note)
            self._draw_lines(ink, middle, y - self._pen_room, self._size, name)
        y = top
        for line in self._recipients:
            y -= (self._size - 2) * LEADING
            ink.text(x, y + (self._size - 2) * 0.27, self._size - 2, line)
        if self._code.side:
            self._code.draw(ink, x + self._column, top)
            middle = x + self._column + self._code.side / 2
            self._draw_lines(ink, middle, top - self._code.side, _NOTE, self._qr_note)

    def _draw_lines(self, ink: Ink, middle: float, top: float, size: float, lines: list[Line]) -> float:
        y = top
        for line in lines:
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        return y


def _centred_lines(text: str, face: str, size: float, width: float) -> list[Line]:
    return wrap((Run(printable(text), face),), size, width)
