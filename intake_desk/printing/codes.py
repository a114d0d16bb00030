"""What machines read on paper: Code 128, QR, and bitmaps of whole pages for the preview and the tests."""

from __future__ import annotations

import threading
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import segno
from barcode import Code128

if TYPE_CHECKING:
    from collections.abc import Iterator

Matrix = tuple[tuple[bool, ...], ...]

_PDFIUM = threading.Lock()  # the library serves one thread at a time


class Bitmap(NamedTuple):
    """A page as rows of red, green, blue bytes without padding."""

    width: int
    height: int
    rgb: bytes


def code128(text: str) -> str:
    """The modules of the barcode from left to right, "1" for a bar, without quiet zones."""
    return str(Code128(text).build()[0])


@lru_cache(maxsize=4)  # both copies of a receipt carry the same code, and the best mask takes a while to find
def qr(text: str) -> Matrix:
    """The modules of the QR code row by row, without the quiet zone; level M bears a crease or a stamp."""
    code = segno.make_qr(text, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def bars(modules: str, height: int) -> list[tuple[int, int, int, int]]:
    """The barcode as rectangles (left, bottom, width, height) in modules."""
    found, start = [], 0
    for stretch in modules.replace("01", "0 1").replace("10", "1 0").split(" "):
        if stretch[0] == "1":
            found.append((start, 0, len(stretch), height))
        start += len(stretch)
    return found


def tiles(matrix: Matrix) -> list[tuple[int, int, int, int]]:
    """The QR code as rectangles (left, bottom, width, height) in modules; equal runs of rows are joined."""
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for row, modules in enumerate((*matrix, ())):
        runs = _runs(modules)
        for left, wide in [run for run in growing if run not in runs]:
            since = growing.pop((left, wide))
            done.append((left, len(matrix) - row, wide, row - since))
        for run in runs:
            growing.setdefault(run, row)
    return done


def _runs(modules: tuple[bool, ...]) -> dict[tuple[int, int], None]:
    """(left, width) of each dark run, in order."""
    runs, start = [], 0
    for dark, group in groupby(modules):
        width = len(list(group))
        if dark:
            runs.append((start, width))
        start += width
    return dict.fromkeys(runs)


def raster(pdf: bytes, dpi: int) -> list[Bitmap]:
    """Every page of the PDF as a printer of that resolution would see it."""
    return list(pages(pdf, dpi))


def pages(pdf: bytes, dpi: int) -> Iterator[Bitmap]:
    """The same page by page: a book of a year does not fit into memory."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for number in range(count):
            with _PDFIUM:
                bitmap = _bitmap(document[number], dpi)
            yield bitmap
    finally:
        with _PDFIUM:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def _bitmap(page: pypdfium2.PdfPage, dpi: int) -> Bitmap:
    picture = page.render(scale=dpi / 72, rev_byteorder=True)
    width, height, stride = picture.width, picture.height, picture.stride
    raw = bytes(picture.buffer)
    picture.close()
    page.close()
    return Bitmap(width, height, b"".join(raw[row : row + width * 3] for row in range(0, height * stride, stride)))
