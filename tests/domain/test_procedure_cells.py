"""Limits, amounts, papers and channels are read as offices write them, or refused with the reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.procedure_cells import (
    Unclear,
    read_block,
    read_channels,
    read_fees,
    read_limit,
    read_papers,
)
from intake_desk.domain.procedures import FeeRule, Limit


@pytest.mark.parametrize(
    ("text", "unit", "limit"),
    [
        ("5 ngày làm việc", "", Limit("working_day", 5)),
        ("05 NGAY LAM VIEC", "", Limit("working_day", 5)),
        ("3 LV", "", Limit("working_day", 3)),
        ("Không quá 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", "", Limit("working_day", 10)),
        ("15 ngày", "", Limit("day", 15)),
        ("20 ngày, tính từ ngày nhận hồ sơ", "", Limit("day", 20)),
        ("1 giờ", "", Limit("hour", 1)),
        ("08 giờ làm việc", "", Limit("working_hour", 8)),
        ("trong ngày", "", Limit("same_day")),
        ("Ngay trong ngày", "", Limit("same_day")),
        ("Trong ngày làm việc", "", Limit("same_day")),
        ("Giải quyết ngay trong ngày tiếp nhận", "", Limit("same_day")),
        ("Không quy định", "", Limit()),
        ("Không có thông tin", "", Limit()),
        ("7", "ngày làm việc", Limit("working_day", 7)),
        ("2", "Giờ", Limit("hour", 2)),
    ],
)
def test_limits_as_offices_write_them(text, unit, limit):
    assert limit == read_limit(text, unit)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5", "limit_without_unit"),
        ("0 ngày", "bad_limit"),
        ("3 hoặc 5 ngày", "bad_limit"),
        ("3 tuần", "bad_limit"),
        ("99999 ngày", "bad_limit"),
        ("nhanh", "bad_limit"),
        ("2026-05-01", "bad_limit"),
    ],
)
def test_a_limit_that_is_not_clear_is_never_guessed(text, why):
    with pytest.raises(Unclear, match=why):
        read_limit(text)


def fee(amount, **said):
    return FeeRule(kind="le_phi", name="Lệ phí", amount=amount, **said)


@pytest.mark.parametrize(
    ("text", "rules", "by_province"),
    [
        ("8.000", (fee(8000),), False),
        ("8000đ", (fee(8000),), False),
        ("8,000 VNĐ", (fee(8000),), False),
        ("8 000 đồng", (fee(8000),), False),
        ("50.000 đồng/hồ sơ", (fee(50_000),), False),
        ("8.000đ/bản", (fee(8000, per="copy"),), False),
        ("2.000 đ/trang", (fee(2000, per="page"),), False),
        (
            "2.000đ/trang, từ trang thứ 3 1.000đ/trang, tối đa 200.000đ/bản",
            (fee(2000, per="page", from_page=3, further=1000, cap=200_000),),
            False,
        ),
        ("Lệ phí: 20.000 đ; Phí 8.000/bản", (fee(20_000), FeeRule("phi", "Lệ phí", 8000, "copy")), False),
        ("miễn phí", (), False),
        ("Không thu", (), False),
        ("Không", (), False),
        ("0đ", (), False),
        ("Theo Nghị quyết của HĐND tỉnh", (), True),
        ("50.000; theo quy định của HĐND", (fee(50_000),), True),
    ],
)
def test_amounts_as_offices_write_them(text, rules, by_province):
    assert (rules, by_province) == read_fees(text, "le_phi", "Lệ phí")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("8", "small_fee"),
        ("50", "small_fee"),
        ("8.00", "bad_fee"),
        ("tùy", "bad_fee"),
        ("8.000 đến 10.000", "bad_fee"),
        ("2.000.000.000", "bad_fee"),
        ("8.000, tối đa 200.000", "bad_fee"),
        ("9" * 50, "bad_fee"),
        ("=1+1", "bad_fee"),
    ],
)
def test_an_amount_that_is_not_clear_is_never_guessed(text, why):
    with pytest.raises(Unclear, match=why):
        read_fees(text, "le_phi", "Lệ phí")


def test_papers_stand_a_line_each_with_their_counts():
    papers = read_papers(
        "- Tờ khai theo mẫu (01 bản chính)\n"
        "+ Giấy chứng sinh (01 bản chính, 02 bản sao)\n"
        "3. Văn bản ủy quyền (nếu ủy quyền)\n"
        "Thẻ căn cước; hộ chiếu (bản sao)\na) Ảnh 4x6\n"
        "Giấy khai tử (số hóa) (01 bản chính)\n"
        "\n  -  \n"
    )

    assert [
        ("Tờ khai theo mẫu", 1, 0, False),
        ("Giấy chứng sinh", 1, 2, False),
        ("Văn bản ủy quyền (nếu ủy quyền)", 1, 0, True),
        ("Thẻ căn cước; hộ chiếu", 0, 1, False),
        ("Ảnh 4x6", 1, 0, False),
        ("Giấy khai tử", 1, 0, False),
    ] == [(paper.text, paper.originals, paper.copies, paper.conditional) for paper in papers]
    assert [5] == [paper.source[1] for paper in papers if paper.digitise]
    assert [(0, place) for place in range(6)] == [paper.source for paper in papers]


@pytest.mark.parametrize(
    "text",
    ["Tờ khai (01 bản chính) Giấy chứng sinh (02 bản sao) Thẻ căn cước", "Tờ khai; Giấy chứng sinh ; Thẻ căn cước"],
)
def test_papers_on_a_single_line_end_at_their_counts_or_semicolons(text):
    assert ["Tờ khai", "Giấy chứng sinh", "Thẻ căn cước"] == [paper.text for paper in read_papers(text)]


@pytest.mark.parametrize(("text", "why"), [("x" * 301, "long_paper"), ("a\n" * 101, "too_many_papers")])
def test_papers_beyond_all_measure_are_refused(text, why):
    with pytest.raises(Unclear, match=why):
        read_papers(text)


def test_channels_and_blocks_are_read_from_their_words():
    assert ("counter", "online", "post") == read_channels("Trực tiếp, trực tuyến toàn trình, BCCI")
    assert ("party", "state") == (read_block("Khối Đảng"), read_block("nhà nước"))
    with pytest.raises(Unclear, match="bad_channel"):
        read_channels("bồ câu")
    with pytest.raises(Unclear, match="bad_block"):
        read_block("Mặt trận")


@given(st.text(max_size=80), st.text(max_size=10))
def test_any_text_is_read_or_refused(text, unit):
    for read in (lambda: read_limit(text, unit), lambda: read_fees(text, "phi", "Phí"), lambda: read_papers(text)):
        with suppress(Unclear):
            assert read() is not None
