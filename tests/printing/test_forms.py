"""The forms say what the law's templates say, in their order, whatever stands in the fields."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from intake_desk.domain.slips import CertifiedLine, Letterhead, PaperLine, SecondStage
from intake_desk.printing.forms import receipt_pdf, refusal_pdf, supplement_pdf
from intake_desk.printing.page import A4, A5

ORDER = (
    "ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Thượng Phúc, ngày 20 tháng 11 năm 2026",
    "Quyển số: 02, Số thứ tự: 128",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "(Liên: Lưu)",
    "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công xã Thượng Phúc.",
    "Tiếp nhận hồ sơ của: Nguyễn Thị Hường.",
    "Người nộp: Đặng Văn Quyết.",
    "Địa chỉ: Thôn Đại Nghĩa, xã Thượng Phúc, thành phố Hà Nội.",
    "Số điện thoại: 0912 345 678. Email: hoa@example.vn.",
    "Số CMND/Thẻ căn cước/Hộ chiếu: 001190012345.",
    "Nội dung yêu cầu giải quyết: Đăng ký khai sinh.",
    "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:",
    "Số lượng",
    "Bản photo",
    "Tờ khai đăng ký khai sinh theo mẫu 1 0 0",
    "Văn bản ủy quyền 0 1 0",
    "Giấy chứng nhận kết hôn của cha, mẹ 0 0 2",
    "2. Số lượng hồ sơ: 01 (bộ).",
    "3. Thời gian giải quyết hồ sơ theo quy định là: ngay trong ngày làm việc.",
    "4. Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 20/11/2026.",
    "5. Thời gian trả kết quả giải quyết hồ sơ: Sau 16 giờ 30 phút, ngày 20/11/2026.",
    "6. Thời gian nhận hồ sơ (giai đoạn 2 nếu có): …",
    "7. Thời gian trả kết quả giải quyết hồ sơ (giai đoạn 2 nếu có): …",
    "Phí, lệ phí (nếu có): Không thu.",
    "NGƯỜI NỘP HỒ SƠ",
    "Đặng Văn Quyết",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "Trần Thị Mỹ Lệ",
)


@pytest.mark.parametrize("paper", [A4, A5], ids=lambda paper: paper.name)
def test_the_receipt_holds_all_fields_in_the_official_order(receipt, read, paper):
    page = read(receipt_pdf(replace(receipt, email="hoa@example.vn"), paper))[0]

    place = 0
    for part in ORDER:
        assert part in page[place:], f"{part} is missing after {page[place - 40 : place]}"
        place += page[place:].index(part)


def test_two_copies_differ_only_in_their_name(receipt, read):
    kept, given = read(receipt_pdf(receipt))

    assert "(Liên: Lưu)" in kept
    assert kept.replace("(Liên: Lưu)", "(Liên: Giao khách hàng)") == given


def test_certification_counts_pages_and_copies(receipt, read):
    certified = (CertifiedLine(text="Giấy khai sinh", pages=2, paper_copies=5, e_signed=1),)

    page = read(receipt_pdf(replace(receipt, certified=certified)))[0]

    assert "Số bản giấy" in page
    assert "Giấy khai sinh 2 5 1" in page
    assert "Bản photo" not in page


def test_a_reprint_says_that_it_is_a_copy_and_when(receipt, read):
    again = replace(receipt, reprint=2, reprinted_at=datetime(2026, 11, 21, 7, 5, tzinfo=UTC))

    assert "BẢN SAO – in lại lần 2, lúc 14 giờ 05 phút, ngày 21/11/2026" in read(receipt_pdf(again))[0]
    assert "BẢN SAO" not in read(receipt_pdf(receipt))[0]


def test_a_provisional_number_is_marked(receipt, read):
    assert "SỐ TẠM" in read(receipt_pdf(replace(receipt, provisional=True)))[0]
    assert "SỐ TẠM" not in read(receipt_pdf(receipt))[0]


def test_moments_are_printed_by_the_clock_of_vietnam(receipt, read):
    late = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)

    page = read(receipt_pdf(replace(receipt, received_at=late)))[0]

    assert "Thượng Phúc, ngày 21 tháng 11 năm 2026" in page
    assert "nhận hồ sơ: 01 giờ 30 phút, ngày 21/11/2026." in page


def test_the_second_stage_is_printed_when_known(receipt, read):
    stage = SecondStage(received_at=receipt.received_at, due_at=receipt.due_at)

    page = read(receipt_pdf(replace(receipt, second_stage=stage)))[0]

    assert "(giai đoạn 2 nếu có): 09 giờ 05 phút, ngày 20/11/2026." in page


def test_an_empty_dossier_and_an_open_date_still_make_a_form(head, receipt, read):
    bare = replace(
        receipt, papers=(), due_at=None, address="", phone="", id_number="", submitter="", qr_text="", fee_text=""
    )

    page = read(receipt_pdf(replace(bare, head=replace(head, phone="", website=""))))[0]

    assert "Không nộp giấy tờ kèm theo" in page
    assert "Người nộp: Nguyễn Thị Hường." in page
    assert "Phí, lệ phí" not in page
    assert "liên hệ" not in page


def test_sixty_papers_break_cleanly_over_pages(receipt, read):
    papers = tuple(PaperLine(text=f"Giấy tờ thứ {n} của hồ sơ, bản có xác nhận", originals=1) for n in range(1, 61))

    pages = read(receipt_pdf(replace(receipt, papers=papers), A5, ("Lưu",)))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        assert "Mã hồ sơ: H26.103.25.7-261120-3128" in page
        assert ("Giấy tờ thứ" in page) == ("Thành phần hồ sơ Số lượng" in page.replace("TT ", ""))
    joined = " ".join(pages)
    assert all(f"{n} Giấy tờ thứ {n} của hồ sơ" in joined for n in range(1, 61))
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in pages[-1]


@pytest.mark.parametrize("many", range(1, 41))
def test_signatures_never_stand_alone(receipt, read, many):
    papers = tuple(PaperLine(text=f"Giấy tờ thứ {n}", originals=1) for n in range(many))

    last = read(receipt_pdf(replace(receipt, papers=papers), A5, ("Lưu",)))[-1]

    assert "Phí, lệ phí (nếu có)" in last
    assert last.index("Phí, lệ phí") < last.index("NGƯỜI NỘP HỒ SƠ")


def test_one_endless_paper_is_torn_rather_than_lost(receipt, read):
    words = " ".join(f"từ{n}" for n in range(3000))

    joined = " ".join(read(receipt_pdf(replace(receipt, papers=(PaperLine(text=words),)), A5, ("Lưu",))))

    assert all(f"từ{n}" in joined for n in range(3000))


def test_names_of_two_hundred_letters_stay_whole(receipt, read):
    long = "Nguyễn " + "Phúc Thịnh " * 17 + "Hường"
    unbroken = "Ỹ" * 200

    for name in (long, unbroken):
        filled = replace(receipt, applicant=name, submitter=name, clerk_name=name, address=name)
        joined = "".join(read(receipt_pdf(filled, A5, ("Lưu",)))).replace(" ", "")
        assert 5 <= joined.count(name.replace(" ", ""))


def test_decomposed_letters_are_composed_first(receipt):
    split = replace(receipt, applicant=unicodedata.normalize("NFD", receipt.applicant))

    assert receipt_pdf(receipt) == receipt_pdf(split)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nguyễn\x00 Văn\x07 A", "Nguyễn Văn A"),
        ("\u202eNguyễn\u202c \u200bVăn\ufeff A", "Nguyễn Văn A"),
        ("Nguyễn\tVăn\nA", "Nguyễn Văn A"),
        ("Nguyễn {code} %s <b>&amp;", "Nguyễn {code} %s <b>&amp;"),
        (r"\(Nguyễn) \061", r"\(Nguyễn) \061"),
        ("Lê 王 😀 A", "Lê □ □ A"),
        ("Lê\ud800 A", "Lê A"),
    ],
)
def test_hostile_letters_neither_break_the_page_nor_change_others(receipt, read, typed, printed):
    page = read(receipt_pdf(replace(receipt, applicant=typed)))[0]

    assert f"Tiếp nhận hồ sơ của: {printed}. Người nộp: Đặng Văn Quyết." in page


def test_letters_of_other_scripts_are_drawn(receipt, read):
    page = read(receipt_pdf(replace(receipt, applicant="Иван Ωμέγα O’Brien")))[0]

    assert "Иван Ωμέγα O’Brien" in page


def test_the_supplement_request_names_what_is_missing(supplement, read):
    page = read(supplement_pdf(supplement))[0]

    for part in (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Mẫu số 02, ban hành kèm theo Thông tư số 03/2025/TT-VPCP",
        "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Nguyễn Thị Hường.",
        "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
        "Tờ khai đăng ký khai sinh theo mẫu 1 0 0",
        "Lý do: Giấy chứng sinh chưa có dấu của cơ sở y tế; Tờ khai chưa có chữ ký.",
        "tại Website: motcua.thuongphuc.example",
        "công chức Trần Thị Mỹ Lệ, số điện thoại 024 3385 0000 để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert part in page
    assert "NGƯỜI NỘP" not in page


def test_a_supplement_request_without_papers_has_no_table(supplement, read):
    page = read(supplement_pdf(replace(supplement, papers=()), A5))[0]

    assert "Thành phần hồ sơ" not in page
    assert "Lý do:" in page


def test_the_refusal_names_its_own_unit_and_its_reason(refusal, read):
    other = Letterhead(
        parent_agency="Ủy ban nhân dân phường Sơn Tây",
        unit_name="Văn phòng",
        place_name="Sơn Tây",
        counter_name="Điểm tiếp nhận số 2 phường Sơn Tây",
    )

    page = read(refusal_pdf(replace(refusal, head=other)))[0]

    assert "Qua xem xét, Điểm tiếp nhận số 2 phường Sơn Tây thông báo không tiếp nhận" in page
    assert "với lý do cụ thể như sau: Thửa đất không thuộc địa bàn xã. Xin thông báo" in page
    assert "NGƯỜI TỪ CHỐI" in page
    assert "Website" not in page
    assert "Thượng Phúc" not in page
