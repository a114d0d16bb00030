"""The paper itself: margins, fonts, and bytes that can be compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image, ImageOps

from intake_desk.printing.codes import raster
from intake_desk.printing.faces import BOLD, REGULAR, Run, advances, printable, width_of, wrap
from intake_desk.printing.forms import receipt_pdf, refusal_pdf, supplement_pdf
from intake_desk.printing.page import A4, A5

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@pytest.mark.parametrize("paper", [A4, A5], ids=lambda paper: paper.name)
def test_all_ink_stays_within_the_margins(receipt, supplement, refusal, paper):
    forms = (receipt_pdf(receipt, paper), supplement_pdf(supplement, paper), refusal_pdf(refusal, paper))

    for page in (page for pdf in forms for page in raster(pdf, 144)):
        picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
        left, top, right, bottom = (edge / 2 for edge in ImageOps.invert(picture).getbbox())
        assert paper.left - 1 <= left
        assert paper.top - 1 <= top
        assert right <= paper.width - paper.right + 1
        assert bottom <= paper.height - paper.bottom + 1


def test_the_papers_have_the_sizes_and_margins_of_the_circular():
    in_mm = [round(points / 72 * 25.4) for points in (A4.width, A4.height, A4.top, A4.right, A4.bottom, A4.left)]

    assert [210, 297, 20, 20, 20, 30] == in_mm
    assert [148, 210] == [round(points / 72 * 25.4) for points in (A5.width, A5.height)]


def test_a_usual_receipt_needs_one_page(receipt):
    assert 1 == len(raster(receipt_pdf(receipt, A4, ("Lưu",)), 30))
    assert 1 == len(raster(receipt_pdf(receipt, A5, ("Lưu",)), 30))


def test_every_font_is_an_embedded_subset(receipt):
    pdf = receipt_pdf(replace(receipt, provisional=True))

    names = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif\S*", name) for name in names)
    assert len(names) == len(re.findall(rb"/FontFile2 ", pdf))
    assert b"Helvetica" not in pdf


def test_a_reader_is_told_not_to_scale_the_page(receipt):
    assert re.search(rb"/PrintScaling\s*/None", receipt_pdf(receipt))


def test_the_same_slip_is_the_same_bytes_in_another_process(receipt):
    code = (
        "import sys, msgspec; from intake_desk.domain.slips import ReceiptSlip;"
        "from intake_desk.printing.forms import receipt_pdf;"
        "slip = msgspec.json.decode(sys.stdin.buffer.read(), type=ReceiptSlip);"
        "sys.stdout.buffer.write(receipt_pdf(slip))"
    )

    other = subprocess.run(
        [sys.executable, "-c", code],
        input=msgspec.json.encode(receipt),
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )

    assert receipt_pdf(receipt) == other.stdout


def test_threads_do_not_disturb_each_other(receipt):
    slips = [replace(receipt, applicant=f"Người {n} ỳỹỷỵ {chr(0x1EA0 + n)}") for n in range(24)]
    alone = [receipt_pdf(slip) for slip in slips]

    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(receipt_pdf, slips))

    assert alone == together


def test_every_vietnamese_letter_has_a_shape_in_every_face():
    letters = {printable(letter + tone) for letter in VIETNAMESE for tone in TONES if letter in "aăâeêioôơuưy"}
    letters |= set(VIETNAMESE) | {letter.upper() for letter in letters}

    assert "□" not in "".join(letters)
    for face in advances().values():
        assert letters <= set(face)


def test_lines_are_never_wider_than_asked():
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam " * 5 + "x" * 90

    lines = wrap([Run(text[:60]), Run(text[60:], BOLD)], 12, 150, first_indent=30)

    assert text.replace(" ", "") == "".join(run.text for line in lines for run in line.runs).replace(" ", "")
    assert lines[0].width <= 120
    assert all(line.width <= 150 for line in lines)
    for line in lines:
        assert line.width == pytest.approx(sum(width_of(run.text, run.face, 12) for run in line.runs))


def test_a_bold_word_keeps_the_comma_that_touches_it():
    lines = wrap([Run("ông "), Run("Nguyễn Văn", BOLD), Run(", ở đây")], 12, width_of("ông Nguyễn Văn", REGULAR, 12))

    assert "Nguyễn" in lines[0].runs[-1].text
    assert "Văn," == "".join(run.text for run in lines[1].runs)[:4]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Thủy giữ lại 100.000 đ.", "Thủy giữ lại", "100.000 đ."),
        ("Thủy giữ lại 100.000 đồng.", "Thủy giữ lại", "100.000 đồng."),
        ("Thủy giữ lại 3 đến", "Thủy giữ lại 3", "đến"),
        ("Bà Thủy giữ đ", "Bà Thủy giữ", "đ"),
    ],
)
def test_no_line_ends_between_a_sum_and_its_unit(text, before, after):
    width = width_of(text.rpartition(" ")[0], REGULAR, 12) + 1

    assert [before, after] == ["".join(run.text for run in line.runs) for line in wrap([Run(text)], 12, width)]
