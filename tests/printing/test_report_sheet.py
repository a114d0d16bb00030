"""Tables on paper: whole, within the margins, on as many pages as they need, quickly enough."""

from __future__ import annotations

import re
import time
from datetime import datetime

import pytest
from msgspec.structs import replace
from PIL import Image, ImageOps

from intake_desk.domain.periods import month_of
from intake_desk.domain.report import DATE, GROUP, NUMBER, PERCENT, TOTAL, Report, columns, row
from intake_desk.domain.times import VIETNAM
from intake_desk.printing import press
from intake_desk.printing.codes import raster
from intake_desk.printing.page import A4_ACROSS
from intake_desk.printing.table import Column, Table
from intake_desk.printing.texts import texts, words_of

AT = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)
KINDS = {"number": NUMBER, "sets": NUMBER, "received": DATE, "due": DATE, "returned": DATE, "ratio": PERCENT}
SAID = {"agency": "Phòng Văn hóa – Xã hội", "sender": "", "list_number": "", "open": "1", "overdue": "0", "filed": ""}
SAID |= {
    "words": "Một đồng",
    "entries": "1",
    "closings": "1",
    "addenda": "0",
    "ruled": "1",
    "settled": "",
    "signed": "1",
    "signed_words": "Một đồng",
    "later": "",
    "ruled_off": "",
}
TABLES = [form.form for form in texts().forms if form.columns and form.form not in {"01-annex", "history"}]


def a_report(form: str, many: int, **cells) -> Report:
    """A table of the form, every column of text filled in."""
    words = words_of(form, AT.date())
    layout = columns(words, KINDS)
    said = {heading.name: f"chữ {heading.name}" for heading in words.headings if heading.name not in KINDS}
    filled = {**said, "sets": 1, "received": AT, "due": AT, "returned": AT, "ratio": 0.5, **cells}
    rows = tuple(row(layout, {**filled, "number": number}) for number in range(1, many + 1))
    return Report(words=words, columns=layout, rows=rows, made_at=AT, period=month_of(AT.date()), values=SAID)


@pytest.mark.parametrize("form", TABLES)
def test_every_table_stays_within_the_margins(head, form):
    long = "Nguyễn " + "Phúc Thịnh " * 17 + "Hường"
    report = a_report(form, 3, applicant=long, content="Ỹ" * 200, name=long, code="H26.103.25.7-261120-3128")

    for page in raster(press.report(report, head), 144):
        picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
        left, top, right, bottom = (edge / 2 for edge in ImageOps.invert(picture).getbbox())
        assert page.width > page.height
        assert A4_ACROSS.left - 1 <= left
        assert A4_ACROSS.top - 1 <= top
        assert right <= A4_ACROSS.width - A4_ACROSS.right + 1
        assert bottom <= A4_ACROSS.height - A4_ACROSS.bottom / 2 + 3  # the page's number and its descenders


@pytest.mark.parametrize("form", TABLES)
def test_every_page_repeats_the_headings_and_says_which_it_is(head, read, form):
    report = a_report(form, 120)
    pages = read(press.report(report, head))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        if re.search(r"\b\d+ chữ ", page):
            assert all(heading.title.split()[0] in page for heading in report.words.headings)
    joined = " ".join(pages)
    assert all(f" {number} chữ" in joined for number in range(1, 121))


def test_the_register_book_has_a_cover_and_says_how_long_it_is(head, read):
    report = a_report("07", 100)
    pages = read(press.report(replace(report, rows=report.rows[40:]), head))

    said = f"Sổ này có {len(pages)} trang, 60 dòng"
    assert f"{said}, ghi từ số thứ tự 41 đến số thứ tự 100." in pages[0]
    assert "SỔ THEO DÕI HỒ SƠ" in pages[0]
    assert "Mẫu số 07, ban hành kèm theo Thông tư số 03/2025/TT-VPCP" in pages[0]
    assert "Kỳ theo dõi: tháng 11 năm 2026." in pages[0]
    assert f"{said}, ghi đến số thứ tự 100. Chưa khóa sổ." in " ".join(pages[-1].split())
    assert "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in pages[-1]


def test_a_period_without_dossiers_is_still_a_book(head, read):
    pages = read(press.report(a_report("07", 0), head))

    assert "Sổ này có 2 trang; trong kỳ không tiếp nhận hồ sơ nào." in pages[0]
    assert "Không có hồ sơ nào" in pages[1]


def test_results_are_handed_over_with_both_signatures(head, read):
    report = replace(a_report("results-list", 2), left_name="Trần Thị Mỹ Lệ", right_name="Phạm Quốc Ỷ")

    page = read(press.report(report, head))[0]

    for part in (
        "PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "Đơn vị chủ trì giải quyết thủ tục hành chính (TTHC): Phòng Văn hóa – Xã hội.",
        "Tổng số: 2 kết quả. Bàn giao kết quả giải quyết TTHC vào 09 giờ 05 phút, ngày 20/11/2026.",
        "NGƯỜI GIAO",
        "Trần Thị Mỹ Lệ",
        "NGƯỜI NHẬN",
        "Phạm Quốc Ỷ",
    ):
        assert part in page


def test_groups_and_totals_stand_out_and_an_unknown_ratio_is_said(head, read):
    report = a_report("ratios", 1, ratio=None)
    layout = report.columns
    rows = (row(layout, {"name": "Nhóm"}, GROUP), *report.rows)

    page = read(press.report(replace(report, rows=rows, total=row(layout, {"name": "Cộng"}, TOTAL)), head))[0]

    assert 1 == page.count("không có số liệu")
    assert page.index("Nhóm") < page.index("không có số liệu") < page.index("Cộng")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nguyễn\x00 Văn\x07 A", "Nguyễn Văn A"),
        ("\u202eNguyễn\u202c \u200bVăn\ufeff A", "Nguyễn Văn A"),
        ("=cmd {pages} %s", "=cmd {pages} %s"),
        ("Lê\ud800 王 A", "Lê □ A"),
    ],
)
def test_hostile_letters_neither_break_a_cell_nor_change_others(head, read, typed, printed):
    page = read(press.report(a_report("results-list", 1, applicant=typed), head))[0]

    assert f"chữ result {printed} chữ address" in page


def test_a_code_that_is_too_wide_is_cut_after_its_hyphen(head, read):
    page = read(press.report(a_report("07", 1, code="H26.103.25.7-261120-3128"), head))[1]

    assert "H26.103.25.7- 261120-3128" in page.replace("\ufffe", "-")


def test_a_book_of_five_thousand_lines_is_made_in_bounded_time(head):
    def seconds(many: int) -> float:
        report = a_report("07", many, applicant="Nguyễn Thị Hường", address="Thôn Đại Nghĩa, xã Thượng Phúc")
        started = time.process_time()
        press.report(report, head)
        return time.process_time() - started

    seconds(10)
    assert seconds(5000) < max(20 * seconds(500), 5.0)


def test_the_name_of_a_group_has_the_lines_it_needs():
    def height(group: str) -> float:
        return Table([Column("Tổng số", 40, group=group), Column("Quá hạn", 40, group=group)], (), 9).height

    assert height("Số") < height("Số hồ sơ đang giải quyết") < height("Số hồ sơ đang giải quyết trong kỳ báo cáo")
