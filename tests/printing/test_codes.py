"""A code is good when a stranger reads it from dots."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intake_desk.domain.slips import CertifiedLine
from intake_desk.printing.codes import bars, code128, qr, raster, tiles
from intake_desk.printing.forms import receipt_pdf, refusal_pdf, supplement_pdf
from intake_desk.printing.page import A4, A5

CODES = (
    "H26.103.25.7-261120-3128",
    "H26.19-261121-0042",
    "H26-261120-12345",
    "H01.151.01.999.999-261231-10001",
    "TAM-3-261120-0007",
)


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("paper", [A4, A5], ids=lambda paper: paper.name)
@pytest.mark.parametrize("code", CODES)
def test_both_codes_of_a_receipt_are_read_from_black_and_white_dots(receipt, scan, code, paper, dpi):
    link = f"https://tracuu.example/{code}?k=" + "x9-Z" * 22

    pages = scan(receipt_pdf(replace(receipt, code=code, qr_text=link), paper), dpi)

    assert 2 == len(pages)
    for page in pages:
        assert {"Code 128": code, "QR Code": link} == page


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_variant_of_the_receipt_is_read(receipt, scan, dpi):
    certified = (CertifiedLine(text="Giấy khai sinh", pages=2, paper_copies=3),)
    variants = (
        replace(receipt, certified=certified),
        replace(receipt, provisional=True, reprint=3, reprinted_at=receipt.received_at),
        replace(receipt, papers=receipt.papers * 15),
        replace(receipt, head=replace(receipt.head, place_name="Văn Miếu – Quốc Tử Giám, thành phố Hà Nội")),
    )

    for variant in variants:
        first = scan(receipt_pdf(variant, liens=("Lưu",)), dpi)[0]
        assert variant.code == first["Code 128"]


@pytest.mark.parametrize("length", [1, 17, 60, 150, 400, 900])
def test_a_qr_of_any_length_is_read_at_203_dpi(receipt, scan, length):
    link = "k" * length

    pages = scan(receipt_pdf(replace(receipt, qr_text=link), A5, ("Lưu",)), 203)

    assert link == pages[-1]["QR Code"]


def test_the_other_slips_carry_the_dossier_code_when_there_is_one(supplement, refusal, scan):
    assert "H26.103.25.7-261120-3128" == scan(supplement_pdf(supplement), 203)[0]["Code 128"]
    assert "H26.103.25.7-261120-3128" == scan(refusal_pdf(replace(refusal, code=supplement.code)), 203)[0]["Code 128"]
    assert {} == scan(refusal_pdf(refusal), 203)[0]


@pytest.mark.parametrize("code", ["H26." + "9" * 120, "TẠM-7", "TAM\n7", " "])
def test_a_code_that_makes_no_barcode_is_left_to_the_eye_and_the_qr(receipt, read, scan, code):
    pdf = receipt_pdf(replace(receipt, code=code), A5)

    assert f"Mã hồ sơ: {' '.join(code.split())}" in read(pdf)[0]
    assert {"QR Code"} <= set(scan(pdf, 203)[0])


def test_bars_cover_the_dark_modules_and_nothing_else():
    modules = code128("H26.19-261121-0042")
    drawn = ["0"] * len(modules)

    for left, _, width, _ in bars(modules, 30):
        drawn[left : left + width] = "1" * width

    assert modules == "".join(drawn)


def test_tiles_cover_the_dark_modules_once():
    matrix = qr("hồ sơ số 1")
    size = len(matrix)
    drawn = [[0] * size for _ in range(size)]

    for left, low, width, height in tiles(matrix):
        for row in range(size - low - height, size - low):
            for column in range(left, left + width):
                drawn[row][column] += 1

    assert [[int(dark) for dark in row] for row in matrix] == drawn


def test_a_bitmap_holds_three_bytes_a_dot_and_no_padding(receipt):
    page = raster(receipt_pdf(receipt, A5, ("Lưu",)), 100)[0]

    assert (583, 827) == (page.width, page.height)
    assert 583 * 827 * 3 == len(page.rgb)
