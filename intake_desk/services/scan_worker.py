"""The process in which scans are opened, one content (or one dossier's) each: what it dies of takes nothing else down.

It reads one task from its standard input, writes one answer to its standard output, and may write no file at all.
"""

import sys
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from intake_desk.domain.scans import HEIC, JPEG, PDF, PNG, TIFF, WEBP, ScanLimits
from intake_desk.services.scan_tasks import (
    Answer,
    Draw,
    Drawn,
    Inspect,
    Join,
    Joined,
    Picture,
    Refused,
    Seen,
    Task,
)

if TYPE_CHECKING:
    from PIL.Image import Image

MEBIBYTE = 1 << 20
MEMORY = {Inspect: 2048 * MEBIBYTE, Draw: 2048 * MEBIBYTE, Join: 4096 * MEBIBYTE}
SECONDS = {Inspect: 20, Draw: 20, Join: 120}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_FORMATS = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF", TIFF: "TIFF", WEBP: "WEBP"}
_HEAD = 1024
_TAIL = 2048
# A page longer than so many times its width is shown from its top.
_LONGEST = 6


class CannotOpen(Exception):
    """The content is refused; `code` and `params` are a refusal's."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.refused = Refused(code, params)


def confine(task: Task) -> None:
    """Give this process an end: of memory, of time, and no file to write to (also not its own memory, dying)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # late: exists on this system only

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY[type(task)]),
            (resource.RLIMIT_CPU, SECONDS[type(task)]),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(limit)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (least, least))


def media_of(content: bytes) -> str:
    """The type by the content alone. Raises CannotOpen, also for what is two types at once."""
    media = _picture_type(content)
    is_pdf = b"%PDF-" in content[:_HEAD]
    if media and is_pdf:
        raise CannotOpen("scan_two_types")
    if not media and not is_pdf:
        raise CannotOpen("scan_unknown_type")
    return media or PDF


def _picture_type(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith((b"II*\0", b"MM\0*")):
        return TIFF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    return ""


def answer(task: Task) -> Answer:
    """Do the task. Raises whatever a decoder raises."""
    if isinstance(task, Inspect):
        return _inspect(task)
    if isinstance(task, Draw):
        return _draw(task)
    # late: only a joining needs it
    from intake_desk.services.scan_joining import joined  # noqa: PLC0415

    return Joined(joined(task.parts, task.limits, task.most_bytes))


def _inspect(task: Inspect) -> Seen:
    media = media_of(task.content)
    if media == PDF:
        return Seen(media, _inspect_pdf(task.content, task.limits))
    with open_picture(task.content, media) as picture:
        count = frames(picture, media)
        _check_pages(count, task.limits)
        for number in reversed(range(count)):
            to_frame(picture, number, task.limits)
        picture.load()
    return Seen(media, count)


def _check_pages(count: int, limits: ScanLimits) -> None:
    if count > limits.pages:
        raise CannotOpen("scan_too_large", what="pages", most=limits.pages)


def _inspect_pdf(content: bytes, limits: ScanLimits) -> int:
    if b"%%EOF" not in content[-_TAIL:]:
        raise CannotOpen("scan_broken")
    import pypdfium2  # noqa: PLC0415  # late: a picture needs none of it

    document = open_pdf(content)
    count = len(document)
    if not count:
        raise CannotOpen("scan_broken")
    _check_pages(count, limits)
    for number in range(count):
        page = document[number]
        if min(page.get_size()) < 1:
            raise CannotOpen("scan_broken")
        if number == 0:
            page_picture(page, 200, 0)
        page.close()
    assert isinstance(document, pypdfium2.PdfDocument)
    document.close()
    return count


def open_pdf(content: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201  # the library has no types
    """The document. Raises CannotOpen when it asks for a password."""
    import pypdfium2  # noqa: PLC0415  # late: a picture needs none of it
    from pypdfium2 import raw  # noqa: PLC0415  # late: as above

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise CannotOpen("scan_protected") from error
        raise


def page_picture(page, wide: int, rotation: int) -> "Image":  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A PDF's page as a picture: no script, no form, no link of it is ever followed."""
    width, height = page.get_size()
    if rotation % 180:
        width, height = height, width
    scale = min(wide / width, wide * _LONGEST / height)
    return page.render(scale=scale, rotation=rotation, rev_byteorder=True).to_pil().convert("RGB")  # type: ignore[no-any-return]


def open_picture(content: bytes, media: str) -> "Image":
    """The picture, its pixels not read yet."""
    from PIL import Image  # noqa: PLC0415  # late: a PDF needs none of it

    Image.MAX_IMAGE_PIXELS = None  # `to_frame` has the limit, and says what it is
    if media == HEIC:
        import pillow_heif  # noqa: PLC0415  # late: few phones send them

        pillow_heif.options.DECODE_THREADS = 1  # each thread would count against the memory
        pillow_heif.register_heif_opener()
    return Image.open(BytesIO(content), formats=[_FORMATS[media]])


def frames(picture: "Image", media: str) -> int:
    """How many pages the picture has; what moves is one page."""
    return int(getattr(picture, "n_frames", 1)) if media == TIFF else 1


def to_frame(picture: "Image", number: int, limits: ScanLimits) -> None:
    """Go to a page whose pixels are not too many. Raises CannotOpen."""
    if number or picture.tell():
        picture.seek(number)
    if picture.width * picture.height > limits.pixels:
        raise CannotOpen("scan_too_large", what="pixels", most=limits.pixels // 1_000_000)


def upright(picture: "Image", rotation: int, longest: int) -> "Image":
    """The present page as it was meant to be seen, turned, on white, and no longer or wider than `longest`."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # late: a PDF needs none of it

    picture.draft("RGB", (longest, longest))
    seen = ImageOps.exif_transpose(picture)
    if seen.mode.startswith("I"):  # sixteen bits of grey
        seen = seen.convert("I").point(lambda value: value / 256).convert("L")
    if seen.has_transparency_data:
        ground = Image.new("RGBA", seen.size, "white")
        ground.alpha_composite(seen.convert("RGBA"))
        seen = ground
    seen = seen.convert("RGB")
    seen.thumbnail((longest, longest))
    return seen.rotate(-rotation, expand=True)


def _draw(task: Draw) -> Drawn:
    part, until = task.part, task.first + task.most
    if part.media == PDF:
        document = open_pdf(part.content)
        shown = [
            _raw(page_picture(document[number], task.wide, part.rotation))
            for number in range(task.first, min(until, len(document)))
        ]
        document.close()
        return Drawn(tuple(shown))
    pages = []
    with open_picture(part.content, part.media) as picture:
        for number in range(task.first, min(until, frames(picture, part.media))):
            to_frame(picture, number, task.limits)
            pages.append(_raw(upright(picture, part.rotation, task.wide)))
    return Drawn(tuple(pages))


def _raw(picture: "Image") -> Picture:
    return Picture(picture.width, picture.height, picture.tobytes())


def main() -> None:
    """One task, one answer."""
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    confine(task)
    try:
        said: Answer = answer(task)
    except CannotOpen as error:
        said = error.refused
    except MemoryError:
        said = Refused("scan_unsafe")
    except Exception:  # noqa: BLE001  # a decoder may raise anything; whatever it was, the content does not open
        said = Refused("scan_broken")
    sys.stdout.buffer.write(msgspec.msgpack.encode(said))
    sys.stdout.buffer.flush()
