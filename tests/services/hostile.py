"""Files as citizens bring them, and files as nobody should: each made here, none kept."""

import io
import struct
import zlib
from functools import cache

import pillow_heif
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

pillow_heif.register_heif_opener()

SIZE = (420, 594)
FORMATS = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/heic": "HEIF",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
}
ORIENTATION, GPS, LATITUDE = 0x0112, 0x8825, 2


def sheet(colour="red"):
    """A sheet of paper with a mark in its upper left corner."""
    picture = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 100, 60), fill=colour)
    return picture


def picture(form, colour="red", **more):
    data = io.BytesIO()
    sheet(colour).save(data, form, **more)
    return data.getvalue()


def pdf(pages=1, text="To khai", **more):
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=SIZE, invariant=1, **more)
    for number in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, SIZE[1] - 60, 100, 60, stroke=0, fill=1)
        canvas.drawString(200, 300, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@cache
def content(media):
    """A sound content of this type."""
    return pdf(2) if media == "application/pdf" else picture(FORMATS[media])


def photograph():
    """As a phone takes it lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[LATITUDE] = (18.0, 20.0, 33.25)
    return picture("JPEG", exif=exif)


def png(width, height, scanlines):
    """A PNG that says to be so large, with whatever compressed scan lines."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(scanlines, 9))
        + chunk(b"IEND", b"")
    )


def raw_pdf(*objects):
    """A PDF of these objects, the first its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, table, trailer)


def page_of(stream, filters=b"/FlateDecode", extra=b""):
    """A PDF of one page that this stream draws."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % extra,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    )


def stream_bomb():
    """A few kilobytes that unpack to many gigabytes."""
    once = zlib.compress(b"0 0 m 9 9 l S\n" * 8_000_000, 9)
    return page_of(zlib.compress(once, 9), b"/FlateDecode/FlateDecode")


def script_pdf():
    """A PDF that would like to run something when it is opened."""
    action = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);)>>"
    return page_of(zlib.compress(b"1 0 0 rg 0 540 100 60 re f"), extra=action)


def pages_pdf(count):
    """A PDF of very many pages that are all the same one."""
    kids = b" ".join([b"3 0 R"] * count)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>",
    )


def looping_pdf():
    """A PDF whose tree of pages bites its own tail."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 50>>",
    )


def looping_tiff():
    """A TIFF whose second page is its first."""
    data = bytearray(picture("TIFF"))
    start = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, start)[0]
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    return bytes(data)


@cache
def refused():
    """Contents that are not taken, each with the code of the reason."""
    whole = pdf(3)
    return {
        "nothing": (b"", "scan_unknown_type"),
        "a text": ("Tờ khai".encode(), "scan_unknown_type"),
        "a program": (b"MZ\x90\0" + bytes(4000), "scan_unknown_type"),
        "an archive": (b"PK\x03\x04" + bytes(4000), "scan_unknown_type"),
        "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "scan_unknown_type"),
        "a picture and a PDF": (content("image/jpeg")[:20] + whole, "scan_two_types"),
        "a PDF cut off": (whole[: len(whole) * 2 // 3], "scan_broken"),
        "a PDF of nothing": (b"%PDF-1.7\n%%EOF", "scan_broken"),
        "a PDF without a tree": (looping_pdf(), "scan_broken"),
        "a PNG cut off": (content("image/png")[:-400], "scan_broken"),
        "a JPEG cut off": (content("image/jpeg")[:2000], "scan_broken"),
        "a HEIC cut off": (content("image/heic")[:600], "scan_broken"),
        "a WebP cut off": (content("image/webp")[:200], "scan_broken"),
        "a PNG's first bytes": (content("image/png")[:8], "scan_broken"),
        "a bomb that says so": (png(60_000, 60_000, bytes(1000)), "scan_too_large"),
        "a wide bomb": (png(2**31 - 1, 1, bytes(1000)), "scan_too_large"),
        "a PDF with a password": (
            pdf(encrypt=StandardEncryption("matkhau", canPrint=0)),
            "scan_protected",
        ),
        "a hundred thousand pages": (pages_pdf(100_000), "scan_too_large"),
        "a hundred and one pages": (pdf(101), "scan_too_large"),
    }
