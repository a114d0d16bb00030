"""Lines of text with the QR code at their right, for a form that nobody signs at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Space
from .square import Square

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .page import Block, Ink


class Beside:
    """Blocks set narrower by the code's side; all of them stand on the page of the code."""

    def __init__(self, blocks: Sequence[Block], code: Square, width: float, *, keep: bool = False) -> None:
        self.keep = keep
        self._blocks = blocks
        self._code = code
        self._width = width

    @property
    def height(self) -> float:
        """The text or the code, whichever is taller."""
        return max(sum(block.height for block in self._blocks), self._code.side)

    @property
    def least(self) -> float:
        """As much as lets the code stand whole."""
        return min(self.height, self._code.side)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The code stays above; the text goes on where a page ends."""
        if room < self._code.side:
            return None
        above: list[Block] = []
        left = room
        for number, block in enumerate(self._blocks):
            if block.height <= left:
                above.append(block)
                left -= block.height
                continue
            parts = block.split(left)
            rest = [*([parts[1]] if parts else [block]), *self._blocks[number + 1 :]]
            above += [parts[0]] if parts else []
            if not above:
                return None
            return Beside(above, self._code, self._width), Beside(rest, Square(""), self._width, keep=self.keep)
        return Beside(above, self._code, self._width), Space(0.0)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """The text from the left margin, the code against the right one."""
        y = top
        for block in self._blocks:
            block.draw(ink, x, y)
            y -= block.height
        self._code.draw(ink, x + self._width - self._code.side, top)
