"""Slips of an invented commune, and readers that know nothing of how the pages were made."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from intake_desk.domain.casework_slips import (
    Acknowledgement,
    ControlSlip,
    ExtensionSlip,
    FolderLabel,
    HandOverBlock,
    StopSlip,
)
from intake_desk.domain.slips import Letterhead, PaperLine, ReceiptSlip, RefusalSlip, SupplementSlip
from intake_desk.domain.times import VIETNAM
from intake_desk.printing.codes import raster

if TYPE_CHECKING:
    from collections.abc import Callable

RECEIVED = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)
DUE = datetime(2026, 11, 27, 16, 30, tzinfo=VIETNAM)
CODE = "H26.103.25.7-261120-3128"


@pytest.fixture
def head() -> Letterhead:
    return Letterhead(
        parent_agency="Ủy ban nhân dân xã Thượng Phúc",
        unit_name="Trung tâm Phục vụ hành chính công",
        place_name="Thượng Phúc",
        counter_name="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
        phone="024 3385 0000",
        website="motcua.thuongphuc.example",
    )


@pytest.fixture
def papers() -> tuple[PaperLine, ...]:
    return (
        PaperLine(text="Tờ khai đăng ký khai sinh theo mẫu", originals=1),
        PaperLine(text="Giấy chứng sinh hoặc văn bản của người làm chứng xác nhận về việc sinh", originals=1),
        PaperLine(text="Văn bản ủy quyền", certified=1),
        PaperLine(text="Giấy chứng nhận kết hôn của cha, mẹ", copies=2),
    )


@pytest.fixture
def receipt(head: Letterhead, papers: tuple[PaperLine, ...]) -> ReceiptSlip:
    return ReceiptSlip(
        head=head,
        code="H26.103.25.7-261120-3128",
        book="02",
        line=128,
        applicant="Nguyễn Thị Hường",
        submitter="Đặng Văn Quyết",
        content="Đăng ký khai sinh",
        received_at=RECEIVED,
        due_at=datetime(2026, 11, 20, 16, 30, tzinfo=VIETNAM),
        limit_text="ngay trong ngày làm việc",
        clerk_name="Trần Thị Mỹ Lệ",
        address="Thôn Đại Nghĩa, xã Thượng Phúc, thành phố Hà Nội",
        phone="0912 345 678",
        id_number="001190012345",
        papers=papers,
        return_place="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
        fee_text="Không thu",
        qr_text="https://tracuu.example/H26.103.25.7-261120-3128?k=" + "Ab3_" * 22,
    )


@pytest.fixture
def supplement(head: Letterhead, papers: tuple[PaperLine, ...]) -> SupplementSlip:
    return SupplementSlip(
        head=head,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký khai sinh",
        reason="Giấy chứng sinh chưa có dấu của cơ sở y tế;\nTờ khai chưa có chữ ký.",
        issued_at=RECEIVED,
        clerk_name="Trần Thị Mỹ Lệ",
        papers=papers[:2],
        code="H26.103.25.7-261120-3128",
    )


@pytest.fixture
def refusal(head: Letterhead) -> RefusalSlip:
    return RefusalSlip(
        head=head,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký đất đai lần đầu",
        reason="Thửa đất không thuộc địa bàn xã.",
        issued_at=RECEIVED,
        clerk_name="Trần Thị Mỹ Lệ",
    )


@pytest.fixture
def extension(head: Letterhead) -> ExtensionSlip:
    return ExtensionSlip(
        head=head,
        code=CODE,
        number="12/PXL",
        applicant="Nguyễn Thị Hường",
        content="Đăng ký giám hộ",
        reason="Chờ xác minh của cơ quan hộ tịch nơi cư trú trước đây.",
        received_at=RECEIVED,
        was_due_at=DUE,
        due_at=DUE + timedelta(days=5),
        issued_at=DUE - timedelta(days=2),
        qr_text=CODE,
    )


@pytest.fixture
def stop(head: Letterhead, papers: tuple[PaperLine, ...]) -> StopSlip:
    return StopSlip(
        head=head,
        code=CODE,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký giám hộ",
        asked_by="chủ hồ sơ Nguyễn Thị Hường",
        reason="Chủ hồ sơ không còn nhu cầu",
        stage="Thẩm định",
        decision="Đơn ngày 23/11/2026",
        money="đã thu 8.000 đ; hoàn trả cho người nộp",
        originals=papers[:1],
        received_at=RECEIVED,
        stopped_at=RECEIVED + timedelta(days=3),
        issued_at=RECEIVED + timedelta(days=3),
        qr_text=CODE,
    )


@pytest.fixture
def control(head: Letterhead) -> ControlSlip:
    return ControlSlip(
        head=head,
        code=CODE,
        book="02",
        line=128,
        applicant="Nguyễn Thị Hường",
        received_at=RECEIVED,
        due_at=DUE,
        issued_at=RECEIVED,
        agency="Phòng Văn hóa – Xã hội",
        hand_overs=(
            HandOverBlock(
                sender=head.counter_name, receiver="Phòng Văn hóa – Xã hội", at=RECEIVED, giver="Trần Thị Mỹ Lệ"
            ),
            HandOverBlock(
                sender="Phòng Văn hóa – Xã hội",
                receiver=head.counter_name,
                at=DUE - timedelta(days=1),
                taker="Trần Thị Mỹ Lệ",
                result="Trước hạn",
                note="Kèm bản gốc",
            ),
        ),
        qr_text=CODE,
    )


@pytest.fixture
def acknowledgement(head: Letterhead) -> Acknowledgement:
    return Acknowledgement(
        head=head,
        code=CODE,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký giám hộ",
        returned_at=DUE,
        clerk_name="Trần Thị Mỹ Lệ",
        receiver="Đặng Văn Quyết",
        receiver_phone="0912 345 678",
        sort="Trích lục",
        number="15/TLGH",
        summary="Trích lục đăng ký giám hộ",
        qr_text=CODE,
    )


@pytest.fixture
def label() -> FolderLabel:
    return FolderLabel(
        unit="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
        code=CODE,
        applicant="Nguyễn Thị Hường",
        content="Đăng ký giám hộ",
        received_at=RECEIVED,
        due_at=DUE,
        sets=2,
    )


@pytest.fixture
def read() -> Callable[[bytes], list[str]]:
    """The text of each page as another program extracts it, on one line."""

    def texts_of(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(pdf) as document:
            found = []
            for page in document:
                text = page.get_textpage()
                found.append(" ".join(text.get_text_range().split()))
                text.close()
                page.close()
            return found

    return texts_of


@pytest.fixture
def scan() -> Callable[[bytes, int], list[dict[str, str]]]:
    """What a reader finds on each page printed in pure black and white at that resolution."""

    def codes_of(pdf: bytes, dpi: int) -> list[dict[str, str]]:
        pages = []
        for bitmap in raster(pdf, dpi):
            picture = Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.rgb)
            printed = picture.convert("L").point(lambda level: 255 if level > 127 else 0)
            pages.append({str(code.format): code.text for code in zxingcpp.read_barcodes(printed)})
        return pages

    return codes_of
