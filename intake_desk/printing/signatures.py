"""The foot of an official paper: who signs, and between the signatures the QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.lib.units import mm

from .codes import Matrix, qr, tiles
from .faces import BOLD, ITALIC, Line, Run, printable, wrap
from .page import LEADING, Ink

if TYPE_CHECKING:
    from .page import Block

_WANTED = 25 * mm  # a QR code with its quiet zone, if whole dots allow
_MODULES: Final[tuple[float, ...]] = (0.75 * mm, 0.625 * mm, 0.5 * mm, 0.375 * mm)  # whole dots of a 203-dpi printer
_QUIET = 4
_NOTE = 8.0  # points


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
    ) -> None:
        self._size, self._width = size, width
        self._matrix: Matrix = qr(qr_text) if qr_text else ()
        across = len(self._matrix) + 2 * _QUIET
        self._module = next((m for m in _MODULES if across * m <= _WANTED), _MODULES[-1])
        self._code = across * self._module if qr_text else 0.0
        self._column = (width - self._code) / 2
        self._note = _centred_lines(note, ITALIC, size - 1, self._column)
        self._qr_note = _centred_lines(qr_note, ITALIC, _NOTE, width / 4)
        self._places = [self._place(signer) for signer in (left, right) if signer is not None]

    def _place(self, signer: Signer) -> tuple[list[Line], list[Line]]:
        return (
            _centred_lines(signer.title, BOLD, self._size, self._column),
            _centred_lines(signer.name, BOLD, self._size, self._column),
        )

    @property
    def _titles(self) -> float:
        return max(len(title) for title, _ in self._places) * self._size * LEADING

    @property
    def _pen_room(self) -> float:
        return self._size * 4.2

    @property
    def height(self) -> float:
        """Title, note, room for the pen, name; or the QR code, if that is taller."""
        note = len(self._note) * (self._size - 1) * LEADING
        names = max(len(name) for _, name in self._places) * self._size * LEADING
        code = self._code + len(self._qr_note) * _NOTE * LEADING if self._matrix else 0.0
        return max(self._titles + note + self._pen_room + names, code)

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
        if self._matrix:
            self._draw_code(ink, x + self._column, top)

    def _draw_lines(self, ink: Ink, middle: float, top: float, size: float, lines: list[Line]) -> float:
        y = top
        for line in lines:
            y -= size * LEADING
            ink.centred(middle, y + size * 0.27, size, line)
        return y

    def _draw_code(self, ink: Ink, x: float, top: float) -> None:
        inset = _QUIET * self._module
        bottom = top - self._code + inset
        ink.stamp(x + inset, bottom, self._module, tiles(self._matrix))
        self._draw_lines(ink, x + self._code / 2, top - self._code, _NOTE, self._qr_note)


def _centred_lines(text: str, face: str, size: float, width: float) -> list[Line]:
    return wrap((Run(printable(text), face),), size, width)
