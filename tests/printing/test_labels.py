"""Folder labels: found in a stack by eye and by scanner."""

from __future__ import annotations

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image, ImageOps

from intake_desk.printing.codes import raster
from intake_desk.printing.labels import LABEL_PAPERS, labels_pdf
from intake_desk.services import preferences

SIZES = pytest.mark.parametrize("paper", LABEL_PAPERS)
LONG = "Nguyễn " + "Phúc Thịnh " * 17 + "Hường"


def found(pdf, dpi=203):
    pages = []
    for bitmap in raster(pdf, dpi):
        picture = Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.rgb)
        printed = picture.convert("L").point(lambda level: 255 if level > 127 else 0)
        pages.append(sorted((str(code.format), code.text) for code in zxingcpp.read_barcodes(printed)))
    return pages


def numbered(label, many):
    return [replace(label, code=f"H26.103.25.7-261120-{3000 + n}", applicant=f"Người {n}") for n in range(many)]


@SIZES
def test_a_label_says_what_a_clerk_looks_for(label, read, paper):
    [page] = read(labels_pdf([replace(label, shelf="Kệ 3", provisional=True)], paper))

    for part in (
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ THƯỢNG PHÚC",
        label.code,
        "Chủ hồ sơ: Nguyễn Thị Hường",
        "Thủ tục: Đăng ký giám hộ",
        "Hẹn trả: 16 giờ 30 phút, ngày 27/11/2026",
        "Số bộ: 02",
        "Nơi để hồ sơ: Kệ 3",
        "SỐ TẠM",
    ):
        assert part in page
    assert "Nơi để" not in read(labels_pdf([label], paper))[0]


@SIZES
@pytest.mark.parametrize("dpi", [203, 300])
def test_both_codes_of_every_label_are_read(label, paper, dpi):
    labels = numbered(label, 10)

    pages = found(labels_pdf(labels, paper), dpi)

    on_sheet = LABEL_PAPERS[paper].on_sheet
    assert -(-10 // on_sheet) == len(pages)
    for number, page in enumerate(pages):
        codes = [one.code for one in labels[number * on_sheet : (number + 1) * on_sheet]]
        assert sorted((kind, code) for code in codes for kind in ("Code 128", "QR Code")) == page


@SIZES
@pytest.mark.parametrize("text", ["", LONG, "Ỹ" * 200, LONG * 9, "\u202eAn\x00 王", "chữ " * 2000])
def test_a_label_never_leaves_its_place(label, paper, text):
    sheet = LABEL_PAPERS[paper]
    filled = replace(label, applicant=text, content=text, shelf=text[:40], unit=text[:200])

    page = raster(labels_pdf([filled], paper), 144)[0]

    wide, tall = sheet.width / sheet.columns * 2, sheet.height / sheet.rows * 2
    picture = ImageOps.invert(Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L"))
    left, top, right, bottom = picture.crop((0, 0, round(wide - 8), round(tall - 8))).getbbox()
    edge = sheet.edge * 2 - 4
    assert edge <= left
    assert edge <= top
    assert right <= wide - edge
    assert bottom <= tall - edge


@SIZES
def test_a_long_name_stays_whole_and_what_is_longer_than_the_label_is_cut_visibly(label, read, paper):
    page = read(labels_pdf([replace(label, applicant=LONG)], paper))[0]
    cut = read(labels_pdf([replace(label, content="chữ " * 2000)], paper))[0]

    assert LONG.replace(" ", "") in page.replace(" ", "")
    assert "…" in cut
    assert "Chủ hồ sơ: Nguyễn Thị Hường" in cut
    assert "Hẹn trả: 16 giờ 30 phút" in cut


def test_a_code_too_long_for_bars_keeps_its_letters_and_its_qr(label, read):
    code = "H26." + "9" * 60

    pdf = labels_pdf([replace(label, code=code)], "A7")

    assert code in read(pdf)[0]
    assert ("QR Code", code) in found(pdf, 300)[0]


def test_every_label_paper_may_be_chosen_by_the_unit():
    assert set(LABEL_PAPERS) == set(preferences.LABEL_PAPERS)
