"""A QR code in a size that falls on the whole dots of a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from .codes import Matrix, qr, tiles

if TYPE_CHECKING:
    from .page import Ink

WANTED = 25 * mm  # with its quiet zone, if whole dots allow
_MODULES: Final[tuple[float, ...]] = (
    0.875 * mm,
    0.75 * mm,
    0.625 * mm,
    0.5 * mm,
    0.375 * mm,
)  # whole dots of a 203-dpi printer
_QUIET = 4


class Square:
    """The code with its quiet zone; takes no room when there is nothing to say."""

    def __init__(self, text: str, wanted: float = WANTED) -> None:
        self._matrix: Matrix = qr(text) if text else ()
        across = len(self._matrix) + 2 * _QUIET
        self._module = next((module for module in _MODULES if across * module <= wanted), _MODULES[-1])
        self.side = across * self._module if text else 0.0

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Hanging down from `top`, its quiet zone beginning at x."""
        if self._matrix:
            inset = _QUIET * self._module
            ink.stamp(x + inset, top - self.side + inset, self._module, tiles(self._matrix))
