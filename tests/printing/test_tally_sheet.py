"""The tally shows every figure, and shows at once whether it is final."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from intake_desk.domain.charts import hours
from intake_desk.domain.slips import (
    AddendumPart,
    AddendumRow,
    DeskAway,
    DrawerRow,
    Figures,
    JournalHead,
    LateEntry,
    MoneyRow,
    NumberGap,
    SeriesRow,
    TallyRow,
    TallySheet,
    WholeRow,
)
from intake_desk.domain.times import VIETNAM
from intake_desk.printing.tally_sheet import tally_pdf
from intake_desk.printing.tally_workbook import tally_xlsx


@pytest.fixture
def sheet(head) -> TallySheet:
    return TallySheet(
        head=head,
        day=date(2026, 11, 20),
        made_at=datetime(2026, 11, 20, 17, 5, tzinfo=VIETNAM),
        prepared_by="Trần Thị Mỹ Lệ",
        totals=Figures(received=112, refused=3, supplement_requested=6, handed_back=78, overdue=1),
        procedures=(
            TallyRow(code="1.001193", name="Đăng ký khai sinh", figures=Figures(received=41, refused=2), money=328_000),
        ),
        clerks=(TallyRow(name="Phạm Quốc Ỷ", figures=Figures(received=52), money=416_000),),
        money=(
            MoneyRow(means="Tiền mặt", receipts=40, phi=1_284_000, le_phi=360_000),
            MoneyRow(means="Chuyển khoản", receipts=22, phi=640_000, le_phi=80_000),
        ),
        waived=MoneyRow(means="Được miễn", receipts=9, le_phi=72_000),
        expected_cash=1_644_000,
        counted_cash=1_644_000,
        heads=(JournalHead(desk="Quầy 1", entry=1284, hash="9f3a 11c0"),),
        closed_at=datetime(2026, 11, 20, 17, 15, tzinfo=VIETNAM),
        closed_by="Lê Thị Ngọc Ánh",
        fingerprint="sông · ngói · tháng · bưởi",
        code="4c1e-9a77-0000-1111",
        signed=True,
    )


def test_a_closed_day_shows_figures_money_heads_and_who_closed_it(sheet, read):
    text = " ".join(read(tally_pdf(sheet)))

    for part in (
        "BẢNG TỔNG HỢP NGÀY 20/11/2026",
        "112 3 6 0 0 78 0 0 1",
        "1 1.001193 Đăng ký khai sinh 41 2 0 0 0 0 328.000",
        "1 Phạm Quốc Ỷ 52 0 0 0 0 0 416.000",
        "Tiền mặt 40 1.284.000 360.000 1.644.000",
        "Cộng thu thực 62 1.924.000 440.000 2.364.000",
        "Được miễn 9 0 72.000 72.000",
        "Tiền mặt kiểm đếm: 1.644.000 đồng. Khớp.",
        "V. Số hồ sơ bỏ trống: không có.",
        "Quầy 1 1284 9f3a 11c0",
        "Chốt sổ lúc 17 giờ 15 phút, ngày 20/11/2026; người chốt: Lê Thị Ngọc Ánh;",
        "đã ký bằng khóa của người chốt",
        "sông · ngói · tháng · bưởi",
        "Mã đối chiếu của bảng: 4c1e-9a77-0000-1111",
        "NGƯỜI LẬP",
        "PHỤ TRÁCH",
    ):
        assert part in text
    assert "CHƯA CHỐT SỔ" not in text
    assert "Phát sinh sau khi chốt sổ" not in text


def test_every_table_has_a_heading_that_stays_with_it(full, read):
    for procedures in range(1, 25):
        pages = read(tally_pdf(replace(full, procedures=full.procedures * procedures)))
        for heading, column in (
            ("Theo lĩnh vực", "Lĩnh vực"),
            ("Theo kênh tiếp nhận", "Kênh tiếp nhận"),
            ("Theo ký hiệu biên lai", "Ký hiệu biên lai"),
            ("Ngăn kéo", "Quầy Cán bộ"),
        ):
            (below,) = [page.partition(f"{heading} ")[2] for page in pages if f"{heading} " in page]
            assert column in below, heading


def test_an_open_day_is_marked_as_a_draft_on_every_page(sheet, read):
    pages = read(tally_pdf(replace(sheet, closed_at=None, procedures=sheet.procedures * 60)))

    assert len(pages) > 2
    assert all("CHƯA CHỐT SỔ" in page for page in pages)
    assert all("Thủ tục" in page for page in pages if "Đăng ký khai sinh" in page)
    assert "Mã đối chiếu" not in " ".join(pages)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (None, "chưa kiểm đếm"),
        (1_640_000, "Thiếu 4.000 đồng so với sổ. Lý do: thối nhầm"),
        (1_650_000, "Thừa 6.000 đồng so với sổ. Lý do: thối nhầm"),
    ],
)
def test_the_drawer_is_compared_with_the_book_in_words(sheet, read, counted, words):
    text = " ".join(read(tally_pdf(replace(sheet, counted_cash=counted, difference_reason="thối nhầm"))))

    assert words in text


def test_what_left_the_drawers_is_said_beside_what_was_counted(full, read):
    due = replace(full, expected_cash=12_000, due_cash=0, counted_cash=0)

    text = " ".join(" ".join(read(tally_pdf(replace(due, by_drawer=True)))).split())

    assert (
        "Tiền mặt theo sổ: 12.000 đồng. Tiền mặt phải có khi kiểm đếm: 0 đồng. Tiền mặt kiểm đếm: 0 đồng. Khớp số phải"
        " có. Ngoài phí, lệ phí, qua ngăn kéo: đầu ca 500.000, bỏ vào 20.000, chi ra 120.000, giao đi 8.000,"
        " nhận về 3.000 đồng." in text
    )
    short = " ".join(" ".join(read(tally_pdf(replace(due, due_cash=1_000)))).split())
    assert "Tiền mặt phải có trong ngăn kéo chưa khóa: 1.000 đồng." in short
    assert "Thiếu 1.000 đồng so với số phải có." in short


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"by_drawer": True, "counted_cash": 1_644_000}, "Thiếu 50.000, thừa 50.000 đồng so với sổ."),
        ({"by_drawer": True, "counted_cash": None}, "Ngăn kéo đã kiểm đếm riêng: thiếu 50.000, thừa 50.000 đồng."),
        ({"counted_cash": 1_640_000}, "Thiếu 4.000 đồng so với sổ."),
        ({"counted_cash": 1_640_000}, "Ngăn kéo đã kiểm đếm riêng: thiếu 50.000, thừa 50.000 đồng."),
    ],
)
def test_short_and_over_are_told_apart(sheet, read, said, words):
    told = replace(sheet, differences=(-50_000, 50_000), **said)

    assert words in " ".join(" ".join(read(tally_pdf(told))).split())


def test_the_row_of_a_drawer_that_was_counted_and_not_locked_tells_its_difference(sheet, read):
    row = DrawerRow(desk="Quầy 1", clerk="Nguyễn Thị Thủy", expected=236_000, counted=223_000)

    text = " ".join(" ".join(read(tally_pdf(replace(sheet, drawers=(row,))))).split())

    assert "chưa khóa 236.000 223.000 -13.000" in text


def test_what_came_late_and_what_is_missing_stand_apart(sheet, read):
    late = LateEntry(at=sheet.made_at, desk="Quầy 3", clerk="Phạm Quốc Ỷ", text="Tiếp nhận hồ sơ", code="H26-1")
    gaps = (NumberGap(desk="Quầy 2", numbers="2003", reason="Mất điện"), NumberGap(desk="Quầy 2", numbers="2007"))

    text = " ".join(read(tally_pdf(replace(sheet, late=(late,), gaps=gaps))))

    assert "VII. Phát sinh sau khi chốt sổ" in text
    assert "Quầy 3 Phạm Quốc Ỷ H26-1 Tiếp nhận hồ sơ" in text
    assert "Quầy 2 2003 Mất điện" in text
    assert "Quầy 2 2007 Chưa giải trình" in text


def test_a_day_without_anything_is_still_a_sheet(head, read):
    made = datetime(2026, 11, 20, 17, 5, tzinfo=VIETNAM)

    text = read(tally_pdf(TallySheet(head=head, day=made.date(), made_at=made, prepared_by="", totals=Figures())))[0]

    assert "0 0 0 0 0 0 0 0 0" in text
    assert "Cộng thu thực 0 0 0 0" in text


@pytest.fixture
def full(sheet) -> TallySheet:
    """A day with everything: receipts, a void, a refund, drawers, a desk that was away, addenda."""
    late = datetime(2026, 11, 23, 8, 2, tzinfo=VIETNAM)
    return replace(
        sheet,
        fields=(
            TallyRow(name="Hộ tịch", figures=Figures(received=112), money=2_000_000),
            TallyRow(name="Không rõ lĩnh vực", figures=Figures(feedback=1)),
        ),
        channels=(TallyRow(name="Trực tiếp", figures=Figures(received=100), money=-9_000),),
        series=(
            SeriesRow(series="P-26-Q1", first=12, last=52, receipts=41, voided=1, taken=1_924_000),
            SeriesRow(series="Không qua biên lai", taken=448_000),
            SeriesRow(series="Hoàn trả", refunded=8_000),
        ),
        voided=12_000,
        voided_count=1,
        refunded=8_000,
        refunded_count=2,
        drawers=(
            DrawerRow(
                desk="Quầy 1",
                clerk="Phạm Quốc Ỷ",
                closed_at=sheet.made_at,
                expected=412_000,
                counted=362_000,
                reason="trả thừa tiền thối",
                witness="Lê Thị Ngọc Ánh",
                float_amount=500_000,
                taken=12_000,
                moved_in=20_000,
                moved_out=115_000,
                handed=8_000,
                accepted=3_000,
                kept=300_000,
                delivered=62_000,
            ),
            DrawerRow(desk="Quầy 2", clerk="Trần Thị Mỹ Lệ", moved_out=5_000),
        ),
        away=(DeskAway(desk="Quầy 4", entry=214, reason="Mất điện cả buổi chiều", heard_at=sheet.made_at),),
        addenda=(
            AddendumRow(
                number=1,
                made_at=late,
                made_by="Lê Thị Ngọc Ánh",
                received=3,
                handed_back=2,
                money=36_000,
                words="khế · sếu · nón · mưa",
                parts=(
                    AddendumPart(by="Hình thức thu", name="Tiền mặt", money=36_000),
                    AddendumPart(by="Quầy", name="Quầy 2", received=3, handed_back=2, money=36_000),
                    AddendumPart(by="Cán bộ", name="Trần Thị Mỹ Lệ", received=3, handed_back=2, money=36_000),
                    AddendumPart(by="Biên lai", name="P-26-Q2", money=36_000),
                    AddendumPart(by="Thủ tục", name="2.000815 Chứng thực bản sao", received=3, money=36_000),
                ),
            ),
        ),
        whole_money=2_400_000,
        whole=(
            WholeRow(by="Kênh", name="Trực tiếp", received=112, received_since=3, handed_back=78, handed_back_since=2),
            WholeRow(by="Hình thức thu", name="Tiền mặt", closed=1_644_000, added=36_000),
            WholeRow(by="Hình thức thu", name="Chuyển khoản", closed=720_000, added=0),
        ),
    )


def test_drawers_receipts_desks_left_out_and_addenda_stand_on_the_paper(full, read):
    text = " ".join(" ".join(read(tally_pdf(full))).split())

    for part in (
        "P-26-Q1 0000012–0000052 41 1 1.924.000 0 1.924.000",
        "Không qua biên lai 0 0 448.000 0 448.000",
        "Hoàn trả 0 0 0 8.000 -8.000",
        "Cộng 41 1 2.372.000 8.000 2.364.000",
        "Cộng thu thực bằng chữ: hai triệu ba trăm sáu mươi tư nghìn đồng.",
        "Thu 2.372.000 đồng, hoàn trả 2 lần 8.000 đồng, còn 2.364.000 đồng.",
        "Đã hủy, không tính vào số thu: 1 lần, 12.000 đồng.",
        "500.000 12.000 20.000 115.000 8.000 3.000 300.000 62.000",
        "17:05 412.000 362.000 -50.000",
        "chứng kiến: Lê Thị Ngọc Ánh",
        "Khóa lúc",
        "chưa khóa",
        "214 17:05 20/11/2026 Mất điện cả buổi chiều",
        "Bổ sung số 1",
        "khế · sếu · nón · mưa",
        "Đã chốt và bổ sung 115 80 2.400.000",
    ):
        assert part in text


def test_the_workbook_sums_short_and_over_apart_and_ends_no_open_drawer(sheet):
    drawers = (
        DrawerRow(desk="Quầy 1", clerk="Nguyễn Thị Thủy", closed_at=sheet.made_at, expected=60_000, counted=10_000),
        DrawerRow(desk="Quầy 1", clerk="Nguyễn Thị Thủy", expected=0, counted=50_000),
    )
    book = CalamineWorkbook.from_filelike(BytesIO(tally_xlsx(replace(sheet, drawers=drawers))))

    found = [row[7:] for row in book.get_sheet_by_name("Ngăn kéo").to_python()[4:]]

    assert [60_000, 10_000, 50_000, 0, 0, 0] == found[0]
    assert [0, 50_000, 0, 50_000, "", ""] == found[1]
    assert [60_000, 60_000, 50_000, 50_000] == found[2][:4]


def test_the_workbook_says_the_same_with_live_sums(full):
    content = tally_xlsx(full)
    book = CalamineWorkbook.from_filelike(BytesIO(content))

    def rows(name: str) -> list[list[object]]:
        return book.get_sheet_by_name(name).to_python()

    assert [["Đăng ký khai sinh", 41], ["Cộng", 41]] == [row[:2] for row in rows("Thủ tục")[4:]]
    assert [
        ["Tiền mặt", 40, 1_284_000, 360_000, 1_644_000],
        ["Chuyển khoản", 22, 640_000, 80_000, 720_000],
        ["Cộng", 62, 1_924_000, 440_000, 2_364_000],
        ["Được miễn", 9, 0, 72_000, 72_000],
    ] == rows("Hình thức thu")[4:]
    assert [
        ["P-26-Q1", "0000012", "0000052", 41, 1, 1_924_000, 0, 1_924_000],
        ["Không qua biên lai", "", "", 0, 0, 448_000, 0, 448_000],
        ["Hoàn trả", "", "", 0, 0, 0, 8_000, -8_000],
        ["Cộng", "", "", 41, 1, 2_372_000, 8_000, 2_364_000],
    ] == rows("Biên lai")[4:]
    ways = [500_000, 12_000, 20_000, 115_000, 8_000, 3_000]
    assert ["Quầy 1, Phạm Quốc Ỷ", *ways, 412_000, 362_000, 50_000, 0, 300_000, 62_000] == rows("Ngăn kéo")[4]
    assert ["Quầy 2, Trần Thị Mỹ Lệ", 0, 0, 0, 5_000, 0, 0, *[""] * 6] == rows("Ngăn kéo")[5]
    assert ["Bổ sung số 1", 3, 2, 36_000] == rows("Bổ sung")[4]
    assert "sông · ngói · tháng · bưởi" in {row[1] for row in rows("Cả ngày")}
    with ZipFile(BytesIO(content)) as parts:
        sheets = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name)
    assert "<f>SUM(E5:E6)</f>" in sheets


def test_an_addendum_stands_by_every_grouping_and_together_with_the_closing(full, read):
    text = " ".join(" ".join(read(tally_pdf(full))).split())
    book = CalamineWorkbook.from_filelike(BytesIO(tally_xlsx(full)))

    for part in (
        "Bổ sung số 1 Hình thức thu Tiền mặt 36.000",
        "Bổ sung số 1 Quầy Quầy 2 3 2 36.000",
        "Bổ sung số 1 Cán bộ Trần Thị Mỹ Lệ 3 2 36.000",
        "P-26-Q2 36.000",
        "Thủ tục 2.000815 Chứng thực bản sao 3 36.000",
        "Trực tiếp 115 80 0 0 0",
        "Tiền mặt 1.644.000 36.000 1.680.000",
        "Đã chốt và bổ sung 2.364.000 36.000 2.400.000",
    ):
        assert part in text, part
    assert [
        ["Bổ sung số 1: Quầy 2", 3, 2, 36_000],
        ["Cộng", 3, 2, 36_000],
    ] == book.get_sheet_by_name("Bổ sung, quầy").to_python()[4:]
    assert {"Bổ sung, biên lai", "Bổ sung, thủ tục"} <= set(book.sheet_names)
    whole = book.get_sheet_by_name("Chốt và bổ sung, hình thức thu").to_python()[-1]
    assert ["Cộng", 2_364_000, 36_000, 2_400_000] == whole
    channels = book.get_sheet_by_name("Chốt và bổ sung, kênh").to_python()[4]
    assert ["Trực tiếp", 112, 3, 115, 78, 2, 80, 0, 0, 0] == channels


def test_money_stands_in_every_grouping_and_a_row_of_nothing_does_not(full, read):
    text = " ".join(" ".join(read(tally_pdf(full))).split())
    book = CalamineWorkbook.from_filelike(BytesIO(tally_xlsx(full)))

    assert "1 Hộ tịch 112 0 0 0 0 0 2.000.000 Cộng 112 3 6 0 0 78 2.000.000" in text
    assert "1 Trực tiếp 100 0 0 0 0 0 -9.000" in text
    assert "Không rõ lĩnh vực" not in text
    for name, money in (("Thủ tục", 328_000), ("Lĩnh vực", 2_000_000), ("Kênh", -9_000), ("Cán bộ", 416_000)):
        rows = book.get_sheet_by_name(name).to_python()
        assert "Phí, lệ phí (đồng)" == rows[3][-1]
        assert [money, money] == [rows[4][-1], rows[-1][-1]]
    unknown = book.get_sheet_by_name("Lĩnh vực").to_python()[5]
    assert ["Không rõ lĩnh vực", 1, 0] == [unknown[0], *unknown[-2:]]


def test_the_day_by_the_hour_stands_there_with_its_numbers(full, read):
    seen = replace(full, hours=hours(full.day, {8: 14, 9: 3}, {8: 9.5}))

    text = " ".join(" ".join(read(tally_pdf(seen))).split())

    assert "Tiếp nhận theo giờ ngày 20/11/2026, so với thứ Sáu thường lệ" in text
    assert "8h 14 9,5 9h 3 0" in text
    assert "Tiếp nhận theo giờ" not in " ".join(read(tally_pdf(replace(full, hours=hours(full.day, {}, {})))))
