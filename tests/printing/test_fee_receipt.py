"""The fee receipt: one framed page for each liên, whatever has to stand on it."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from intake_desk.domain.fee_slips import FeeReceiptSlip, PaymentSlip
from intake_desk.domain.times import VIETNAM
from intake_desk.domain.vietqr import BankAccount, payload
from intake_desk.printing.codes import raster
from intake_desk.printing.fee_receipt import A5_ACROSS, fee_receipts_pdf
from intake_desk.printing.payment_slip import payment_pdf

TAKEN = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)
CODE = "H26.103.25.7-261120-3128"
LONG = "Công ty Trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Sản xuất Xây dựng và Phát triển nông nghiệp "


@pytest.fixture
def fee_receipt(head):
    return FeeReceiptSlip(
        head=head,
        sort="le_phi",
        collector=head.counter_name,
        form="01BLP2-002",
        series="L03/26T",
        number=17,
        names=("Lệ phí đăng ký cư trú",),
        payer="Nguyễn Thị Hường",
        amount=1_000_005,
        words="Một triệu không trăm linh năm đồng",
        means="tiền mặt",
        taken_at=TAKEN,
        clerk_name="Trần Thị Mỹ Lệ",
        tax_code="0102030405",
        code=CODE,
        address="Thôn Đại Nghĩa, xã Thượng Phúc, thành phố Hà Nội",
        qr_text=f"{CODE}:BL L03/26T 17",
    )


def ink_outside_the_frame(pdf):
    """How many dark dots stand in the margins of the first page."""
    page = raster(pdf, 72)[0]
    left, top = round(A5_ACROSS.left) - 2, round(A5_ACROSS.top) - 2
    rows = [page.rgb[at : at + page.width * 3 : 3] for at in range(0, len(page.rgb), page.width * 3)]
    edges = b"".join((*rows[:top], *rows[-top:], *(row[:left] + row[-left:] for row in rows)))
    return sum(level < 128 for level in edges)


@pytest.mark.parametrize("liens", [2, 3])
def test_each_lien_is_a_page_of_its_own(fee_receipt, read, liens):
    pages = read(fee_receipts_pdf([fee_receipt, replace(fee_receipt, sort="phi", series="P03/26T")], liens))

    assert 2 * liens == len(pages)
    assert all(f"Liên {number}:" in page for number, page in enumerate(pages[:liens], start=1))
    assert "BIÊN LAI THU TIỀN LỆ PHÍ" in pages[0]
    assert "BIÊN LAI THU TIỀN PHÍ" in pages[liens]
    assert "1.000.005 VNĐ" in pages[0]
    assert "Một triệu không trăm linh năm đồng" in pages[0]
    assert "Số: 0000017" in pages[0]


def test_the_longest_texts_stay_inside_the_frame(fee_receipt, read):
    full = replace(
        fee_receipt,
        payer=LONG * 2,
        names=(LONG, LONG),
        collector=LONG,
        address=LONG * 2,
        voided=True,
        refunded=5_000,
        reprint=2,
        reprinted_at=TAKEN,
    )
    pdf = fee_receipts_pdf([full], 2)

    page = read(pdf)[0]
    for said in ("ĐÃ HỦY", "ĐÃ HOÀN TRẢ 5.000 VNĐ", "BẢN SAO – in lại lần 2", "Trần Thị Mỹ Lệ"):
        assert said in page
    assert 0 == ink_outside_the_frame(pdf)


def test_a_receipt_without_a_code_or_an_address_leaves_them_out(fee_receipt, read):
    page = read(fee_receipts_pdf([replace(fee_receipt, code="", address="", tax_code="", qr_text="")], 2))[0]

    assert "Mã hồ sơ" not in page
    assert "Địa chỉ" not in page
    assert "Mã số thuế" not in page


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_code_of_a_receipt_is_read_from_any_printer(fee_receipt, scan, dpi):
    assert [{"QRCode": fee_receipt.qr_text}] * 2 == [
        {name.replace(" ", ""): text for name, text in page.items()}
        for page in scan(fee_receipts_pdf([fee_receipt], 2), dpi)
    ]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_payment_slip_is_read_from_any_printer(head, scan, dpi):
    account = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")
    slip = PaymentSlip(
        head=head,
        code=CODE,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký thường trú",
        lines=(("Lệ phí đăng ký cư trú", "20.000 đ", ""),),
        amount=20_000,
        words="Hai mươi nghìn đồng",
        bank="Agribank",
        account=account.account,
        holder=account.holder,
        purpose=CODE,
        qr_text=payload(account, 20_000, CODE, "Thượng Phúc"),
        issued_at=TAKEN,
        clerk_name="Trần Thị Mỹ Lệ",
    )

    (page,) = scan(payment_pdf(slip), dpi)

    assert slip.qr_text in page.values()
    assert CODE in page.values()
