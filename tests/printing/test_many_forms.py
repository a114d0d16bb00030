"""One receipt for many dossiers, and a dossier's history."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from intake_desk.domain.books import BroughtDossier, History, ManyReceipt, Step, codes
from intake_desk.domain.numbers import code_in
from intake_desk.domain.times import VIETNAM
from intake_desk.printing import press

AT = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)


def brought(number: int) -> BroughtDossier:
    return BroughtDossier(
        code=f"H26.103.25.7-261120-{number:04}",
        content="Đăng ký khai sinh" if number % 2 else "Cấp bản sao trích lục hộ tịch",
        applicant=f"Nguyễn Thị Hường {number}",
        received_at=AT,
        due_at=AT + timedelta(days=number % 9),
        limit_text="03 ngày làm việc",
        agency="Ủy ban nhân dân xã Thượng Phúc",
    )


@pytest.fixture
def receipt(head) -> ManyReceipt:
    dossiers = tuple(brought(number) for number in range(3001, 3004))
    return ManyReceipt(
        head=head,
        submitter="Đặng Văn Quyết",
        received_at=AT,
        clerk_name="Trần Thị Mỹ Lệ",
        dossiers=dossiers,
        address="Thôn Đại Nghĩa, xã Thượng Phúc",
        phone="0912 345 678",
        email="quyet@example.vn",
        id_number="001190012345",
        return_place="Bộ phận tiếp nhận và trả kết quả",
        fee_text="24.000 đồng (đã thu, tiền mặt)",
        qr_text=codes(dossiers),
    )


@pytest.fixture
def history(head) -> History:
    return History(
        head=head,
        code="H26.103.25.7-261120-3001",
        applicant="Nguyễn Thị Hường",
        procedure="Đăng ký khai sinh",
        content="Đăng ký khai sinh cho con",
        received_at=AT,
        due_at=AT + timedelta(days=1),
        steps=(
            Step(at=AT, actor="Trần Thị Mỹ Lệ", act="Tiếp nhận hồ sơ"),
            Step(at=AT, actor="Trần Thị Mỹ Lệ", act="Chuyển hồ sơ", receiver="Phòng Tư pháp", due_at=AT),
        ),
        made_at=AT,
    )


def test_the_receipt_says_who_brought_how_many_and_the_annex_names_each(receipt, read):
    first, listed = read(press.many_receipt(receipt, ("Giao khách hàng",)))

    for part in (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ (Liên: Giao khách hàng)",
        "Tiếp nhận hồ sơ của Ông (Bà): Đặng Văn Quyết.",
        "Số điện thoại: 0912 345 678. Email: quyet@example.vn.",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh; Cấp bản sao trích lục hộ tịch.",
        "Số lượng hồ sơ: 3 (kèm theo danh sách).",
        "1. Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 20/11/2026.",
        "Theo chi tiết danh sách bàn giao hồ sơ.",
        "3. Nhận kết quả tại: Bộ phận tiếp nhận và trả kết quả.",
        "Phí, lệ phí (nếu có): 24.000 đồng (đã thu, tiền mặt).",
        "NGƯỜI NỘP HỒ SƠ",
        "Trang 1/2",
    ):
        assert part in first
    assert "BIÊN BẢN GIAO NHẬN HỒ SƠ" in listed
    assert "Đăng ký khai sinh. Mã hồ sơ: H26.103.25.7-261120-3001" in listed
    assert "20/11/2026 24/11/2026 03 ngày làm việc 1 Nguyễn Thị Hường 3001" in listed
    assert "Tổng số: 3 hồ sơ." in listed


def test_its_codes_are_read_and_lead_to_the_first_dossier(receipt, scan):
    found = scan(press.many_receipt(receipt, ("Lưu",)), 203)[0]

    assert receipt.dossiers[0].code == found["Code 128"]
    assert receipt.dossiers[0].code == code_in(found["QR Code"])
    assert all(one.code in found["QR Code"] for one in receipt.dossiers)


def test_each_copy_says_whose_it_is_and_a_reprint_what_it_is(receipt, read):
    kept, _, given, _ = read(press.many_receipt(receipt, ("Lưu", "Giao khách hàng")))
    again = read(press.many_receipt(replace(receipt, reprint=1, reprinted_at=AT), ("Lưu",)))

    assert kept.replace("Liên: Lưu", "Liên: Giao khách hàng") == given
    assert all("BẢN SAO – in lại lần 1" in page for page in again)


def test_sixty_dossiers_are_all_listed(receipt, read):
    many = replace(receipt, dossiers=tuple(brought(number) for number in range(3001, 3061)))

    pages = read(press.many_receipt(many, ("Lưu",)))

    joined = " ".join(pages)
    assert all(f"Nguyễn Thị Hường {number}" in joined for number in range(3001, 3061))
    assert "Tổng số: 60 hồ sơ." in pages[-1]


def test_names_of_two_hundred_letters_stay_whole(receipt, read):
    long = "Nguyễn " + "Phúc Thịnh " * 17 + "Hường"
    dossiers = (replace(receipt.dossiers[0], applicant=long, content=long, agency="Ỹ" * 200),)

    joined = "".join(read(press.many_receipt(replace(receipt, submitter=long, dossiers=dossiers), ("Lưu",))))

    assert 6 <= joined.replace(" ", "").count(long.replace(" ", ""))


def test_the_history_tells_every_step_under_the_dossiers_code(history, read, scan):
    pdf = press.history(history)
    page = read(pdf)[0]

    for part in (
        "QUÁ TRÌNH XỬ LÝ HỒ SƠ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH Mã hồ sơ: H26.103.25.7-261120-3001",
        "- Nội dung: Đăng ký khai sinh cho con.",
        "- Ngày hẹn trả: 09 giờ 05 phút, ngày 21/11/2026.",
        "1 09:05 20/11/2026 Trần Thị Mỹ Lệ Tiếp nhận hồ sơ",
        "2 09:05 20/11/2026 Trần Thị Mỹ Lệ Chuyển hồ sơ Phòng Tư pháp 09:05 20/11/2026",
    ):
        assert part in page
    assert history.code == scan(pdf, 203)[0]["Code 128"]
