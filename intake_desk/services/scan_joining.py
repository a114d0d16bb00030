"""All scans of a dossier as one PDF, in order and turned; only what is seen goes into it.

What a photograph says of its place and camera, what a PDF says in scripts, forms and links, stays behind.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from intake_desk.domain.scans import PDF, ScanLimits
from intake_desk.services.scan_tasks import Part
from intake_desk.services.scan_worker import CannotOpen, frames, open_pdf, open_picture, page_picture, to_frame, upright

if TYPE_CHECKING:
    from PIL.Image import Image

A4_SHORT, A4_LONG = 595.28, 841.89
POINTS_OF_INCH = 72
FULL = (300, 88)
# Dots per inch and JPEG quality, from sharp to just readable: the first that fits is taken.
SMALLER = ((200, 70), (150, 60), (120, 50), (100, 40), (75, 35))


def joined(parts: Sequence[Part], limits: ScanLimits, most_bytes: int) -> bytes:
    """One PDF of everything. Raises CannotOpen when it cannot be made as small as `most_bytes`."""
    whole = _whole(parts, limits)
    if not most_bytes or len(whole) <= most_bytes:
        return whole
    for dots, quality in SMALLER:
        smaller = _drawn(parts, limits, dots, quality)
        if len(smaller) <= most_bytes:
            return smaller
    raise CannotOpen("scan_too_large", what="portal", most=most_bytes)


def _whole(parts: Sequence[Part], limits: ScanLimits) -> bytes:
    """PDFs page by page as they are, pictures at the sharpness of a good scanner."""
    target = pypdfium2.PdfDocument.new()
    for part in parts:
        if part.media == PDF:
            source = open_pdf(part.content)
            source.init_forms()  # without it, what was filled in would not be seen
            for page in source:
                raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
                _drop_actions(page)
                page.set_rotation((page.get_rotation() + part.rotation) % 360)
                page.close()
            target.import_pages(source)
            source.close()
        else:
            for picture in _pictures(part, limits, FULL[0]):
                _add(target, picture, FULL[1])
    return _saved(target)


def _drawn(parts: Sequence[Part], limits: ScanLimits, dots: int, quality: int) -> bytes:
    target = pypdfium2.PdfDocument.new()
    for part in parts:
        for picture in _pictures(part, limits, dots):
            _add(target, picture, quality)
    return _saved(target)


def _drop_actions(page: pypdfium2.PdfPage) -> None:
    """Take away what flattening leaves: links and what else could act."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        raw.FPDFPage_RemoveAnnot(page, number)


def _pictures(part: Part, limits: ScanLimits, dots: int) -> "Iterator[Image]":
    """The pages as pictures of a sheet of A4 at so many dots per inch."""
    short, long = (round(side * dots / POINTS_OF_INCH) for side in (A4_SHORT, A4_LONG))
    if part.media == PDF:
        document = open_pdf(part.content)
        for page in document:
            width, height = page.get_size()
            lies = (width > height) != bool(part.rotation % 180)
            yield page_picture(page, long if lies else short, part.rotation)
            page.close()
        document.close()
        return
    with open_picture(part.content, part.media) as picture:
        for number in range(frames(picture, part.media)):
            to_frame(picture, number, limits)
            yield upright(picture, part.rotation, long)


def _add(target: pypdfium2.PdfDocument, picture: "Image", quality: int) -> None:
    """One more page, as large as the picture fits on A4."""
    data = BytesIO()
    picture.save(data, "JPEG", quality=quality)
    high = picture.height >= picture.width
    room = (A4_SHORT, A4_LONG) if high else (A4_LONG, A4_SHORT)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    width, height = picture.width * scale, picture.height * scale
    image = pypdfium2.PdfImage.new(target)
    image.load_jpeg(data, inline=True, autoclose=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = target.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    data = BytesIO()
    document.save(data)
    document.close()
    return data.getvalue()
