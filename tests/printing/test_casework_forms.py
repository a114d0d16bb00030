"""The papers that follow a dossier: what the law wants said, in order, on every paper and whatever stands in them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from PIL import Image, ImageOps

from intake_desk.domain.casework_slips import HandOverBlock
from intake_desk.domain.slips import Letterhead, PaperLine
from intake_desk.domain.times import VIETNAM
from intake_desk.printing.acknowledgement import acknowledgement_pdf
from intake_desk.printing.codes import raster
from intake_desk.printing.control_slip import control_pdf
from intake_desk.printing.forms import receipt_pdf, refusal_pdf, supplement_pdf
from intake_desk.printing.notices import extension_pdf, stop_pdf
from intake_desk.printing.page import A4, A5

CODE = "H26.103.25.7-261120-3128"
MAKERS = {
    "extension": extension_pdf,
    "stop": stop_pdf,
    "control": control_pdf,
    "acknowledgement": acknowledgement_pdf,
    "receipt": lambda slip, paper: receipt_pdf(slip, paper, ("Lưu",)),
    "supplement": supplement_pdf,
    "refusal": refusal_pdf,
}
ORDERS = {
    "extension": (
        "TRUNG TÂM PHỤC VỤ",
        "Số: 12/PXL",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Thượng Phúc, ngày 25 tháng 11 năm 2026",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Nguyễn Thị Hường",
        "Ngày 20/11/2026, Trung tâm Phục vụ hành chính công xã Thượng Phúc tiếp nhận giải quyết hồ sơ",
        "Đăng ký giám hộ của Ông/Bà; mã số: H26.103.25.7-261120-3128.",
        "Thời gian hẹn trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 27/11/2026.",
        "Lý do: Chờ xác minh của cơ quan hộ tịch nơi cư trú trước đây. Việc này",
        "xin lỗi Ông/Bà và đề nghị gia hạn",
        "sau khi gia hạn: 16 giờ 30 phút, ngày 02/12/2026.",
        "Hồ sơ chỉ được gia hạn thời gian giải quyết một lần.",
        "THỦ TRƯỞNG CƠ QUAN",
        "(Ký, đóng dấu và ghi rõ họ tên)",
        "Nơi nhận:",
    ),
    "stop": (
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Kính gửi: Nguyễn Thị Hường",
        "mã số: H26.103.25.7-261120-3128.",
        "1. Đề nghị dừng giải quyết hồ sơ: chủ hồ sơ Nguyễn Thị Hường.",
        "2. Giai đoạn giải quyết khi dừng: Thẩm định.",
        "3. Lý do dừng giải quyết: Chủ hồ sơ không còn nhu cầu.",
        "4. Quyết định: dừng giải quyết hồ sơ nêu trên từ 09 giờ 05 phút, ngày 23/11/2026",
        "Căn cứ của quyết định: Đơn ngày 23/11/2026.",
        "5. Phí, lệ phí: đã thu 8.000 đ; hoàn trả cho người nộp.",
        "6. Giấy tờ bản chính trả lại Ông/Bà:",
        "Tờ khai đăng ký khai sinh theo mẫu 1 0 0",
        "THỦ TRƯỞNG CƠ QUAN",
    ),
    "control": (
        "Quyển số: 02, Số thứ tự: 128",
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Kèm theo hồ sơ của: Nguyễn Thị Hường.",
        "Mã hồ sơ: H26.103.25.7-261120-3128.",
        "Ngày nhận: 09 giờ 05 phút, ngày 20/11/2026.",
        "Ngày, giờ hẹn trả kết quả: 16 giờ 30 phút, ngày 27/11/2026.",
        "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Văn hóa – Xã hội.",
        "Cơ quan phối hợp giải quyết hồ sơ: ……",
        "TÊN CƠ QUAN",
        "THỜI GIAN GIAO, NHẬN HỒ SƠ",
        "GHI CHÚ",
        "1. Giao: Trung tâm Phục vụ",
        "2. Nhận: Phòng Văn",
        "09 giờ 05 phút, ngày 20 tháng 11 năm 2026",
        "Trần Thị Mỹ Lệ",
        "1. Giao: Phòng Văn",
        "Trước hạn",
        "… giờ … phút, ngày … tháng … năm …",
    ),
    "acknowledgement": (
        "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
        "1. Tên thủ tục hành chính: Đăng ký giám hộ.",
        "- Chủ hồ sơ: Nguyễn Thị Hường.",
        "2. Người trả kết quả:",
        "- Họ tên: Trần Thị Mỹ Lệ.",
        "- Điện thoại: 024 3385 0000.",
        "3. Người nhận kết quả:",
        "- Họ tên: Đặng Văn Quyết.",
        "- Điện thoại: 0912 345 678.",
        "4. Thành phần trả gồm:",
        "- Loại kết quả: Trích lục.",
        "- Số: 15/TLGH.",
        "- Trích yếu: Trích lục đăng ký giám hộ.",
        "5. Ngày trả kết quả: 16 giờ 30 phút, ngày 27/11/2026.",
        "NGƯỜI NHẬN KẾT QUẢ",
        "NGƯỜI TRẢ KẾT QUẢ",
    ),
}
PAPERS = pytest.mark.parametrize("paper", [A4, A5], ids=lambda paper: paper.name)
EVERY = pytest.mark.parametrize("form", MAKERS)
NEW = pytest.mark.parametrize("form", ORDERS)
LONG = "Nguyễn " + "Phúc Thịnh " * 17 + "Hường"
DAY = datetime(2026, 11, 20, tzinfo=VIETNAM)


@pytest.fixture
def slips(receipt, supplement, refusal, extension, stop, control, acknowledgement):
    return {
        "receipt": receipt,
        "supplement": supplement,
        "refusal": refusal,
        "extension": extension,
        "stop": stop,
        "control": control,
        "acknowledgement": acknowledgement,
    }


def extreme(slip, text, many):
    """Every open field of the slip says the text, every list is that long."""
    values = {
        field.name: text
        for field in fields(slip)
        if field.type is str and field.name not in {"code", "book", "qr_text"}
    }
    lists = {
        "papers": (PaperLine(text=text, copies=999),) * many,
        "originals": (PaperLine(text=text, originals=1),) * many,
        "hand_overs": (HandOverBlock(sender=text, receiver=text, at=DAY, giver=text, taker=text, note=text),) * many,
    }
    known = {field.name for field in fields(slip) if field.type is not str}
    return replace(slip, **values, **{name: value for name, value in lists.items() if name in known})


def margins_hold(pdf, paper):
    """No ink outside the margins, save the page's number under the text."""
    pages = raster(pdf, 72)
    for page in pages:
        picture = ImageOps.invert(Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L"))
        left, top, right, bottom = picture.getbbox()
        foot = picture.crop((0, round(paper.height - paper.bottom) + 2, page.width, page.height)).getbbox()
        assert paper.left - 2 <= left
        assert paper.top - 2 <= top
        assert right <= paper.width - paper.right + 2
        assert bottom <= paper.height - paper.bottom * 0.4
        assert (foot is None) == (len(pages) == 1)
    return len(pages)


@PAPERS
@NEW
def test_a_form_says_what_the_law_wants_in_its_order(slips, read, form, paper):
    [page] = read(MAKERS[form](slips[form], paper))

    place = 0
    for part in ORDERS[form]:
        assert part in page[place:], f"{part} is missing after {page[max(place - 60, 0) : place]}"
        place += page[place:].index(part)


@PAPERS
@EVERY
def test_barcode_and_qr_of_every_form_are_read(slips, scan, form, paper):
    pages = scan(MAKERS[form](replace(slips[form], code=CODE, qr_text=CODE), paper), 203)

    assert {"Code 128": CODE, "QR Code": CODE} == pages[0]


@PAPERS
@EVERY
@pytest.mark.parametrize("many", [0, 1, 60])
@pytest.mark.parametrize("text", ["", "Ngắn", LONG, "Ỹ" * 200, "\u202eNguyễn\x00 {code} %s\u200b 王"])
def test_no_text_and_no_number_of_papers_leaves_the_margins(slips, form, paper, many, text):
    margins_hold(MAKERS[form](extreme(slips[form], text, many), paper), paper)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120), many=st.integers(0, 7), form=st.sampled_from(sorted(MAKERS)))
def test_no_letters_break_a_form(slips, text, many, form):
    for paper in (A4, A5):
        margins_hold(MAKERS[form](extreme(slips[form], text, many), paper), paper)


@EVERY
def test_direction_and_control_marks_never_reach_the_paper(slips, read, form):
    joined = "".join(read(MAKERS[form](extreme(slips[form], "\u202eAn\u202c\x00\x07 Nhiên\ufeff", 1), A4)))

    assert "An Nhiên" in joined
    assert not set("\u202e\u202c\x00\x07\ufeff") & set(joined)


@PAPERS
@EVERY
def test_a_name_of_two_hundred_letters_stays_whole(slips, read, form, paper):
    joined = "".join(read(MAKERS[form](replace(slips[form], applicant=LONG), paper))).replace(" ", "")

    assert LONG.replace(" ", "") in joined


@EVERY
def test_no_form_knows_another_unit_than_its_own(slips, read, form):
    other = Letterhead(
        parent_agency="Ủy ban nhân dân phường Sơn Tây",
        unit_name="Văn phòng",
        place_name="Sơn Tây",
        counter_name="Điểm tiếp nhận số 2",
    )
    elsewhere = {"address": "", "return_place": "", "hand_overs": ()}
    known = {field.name for field in fields(slips[form])}
    slip = replace(slips[form], head=other, **{name: value for name, value in elsewhere.items() if name in known})

    joined = " ".join(read(MAKERS[form](slip, A4)))

    assert "PHƯỜNG SƠN TÂY" in joined
    assert "thượng phúc" not in joined.lower()


@EVERY
def test_a_second_print_says_so(slips, read, form):
    again = replace(slips[form], reprint=1, reprinted_at=DAY)

    assert "BẢN SAO – in lại lần 1, lúc 00 giờ 00 phút, ngày 20/11/2026" in read(MAKERS[form](again, A4))[0]
    assert "BẢN SAO" not in read(MAKERS[form](slips[form], A4))[0]


@pytest.mark.parametrize("form", ["extension", "stop"])
def test_a_letter_without_number_and_signer_is_left_to_the_pen(slips, read, form):
    page = read(MAKERS[form](replace(slips[form], number="", signer=""), A4))[0]

    assert "Số: ………" in page


def test_the_apology_of_the_former_circular_keeps_its_name_and_words(extension, read):
    before = replace(extension, issued_at=datetime(2025, 9, 14, 8, 0, tzinfo=VIETNAM), number="3/PXL")

    page = read(extension_pdf(before))[0]

    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in page
    assert "Số: 3/PXL" in page
    assert "sẽ trả kết quả giải quyết hồ sơ vào 16 giờ 30 phút, ngày 02/12/2026." in page


def test_a_stop_without_originals_has_no_table(stop, read):
    page = read(stop_pdf(replace(stop, originals=(), decision="")))[0]

    assert "6. Giấy tờ bản chính trả lại Ông/Bà: không có." in page
    assert "Bản photo" not in page
    assert "Căn cứ của quyết định" not in page


@pytest.mark.parametrize(("made", "blocks"), [(0, 4), (2, 4), (4, 4), (11, 11)])
@PAPERS
def test_the_control_slip_has_at_least_four_hand_overs(control, read, paper, made, blocks):
    overs = tuple(
        HandOverBlock(sender=f"Nơi giao {n}", receiver=f"Nơi nhận {n}", at=DAY + timedelta(hours=n))
        for n in range(made)
    )

    pages = read(control_pdf(replace(control, hand_overs=overs), paper))

    joined = " ".join(pages)
    assert blocks == joined.count("1. Giao:") == joined.count("2. Nhận:") == joined.count("Người giao")
    assert blocks - made == joined.count("… giờ … phút")
    assert all(f"Nơi giao {n}" in joined and f"Nơi nhận {n}" in joined for n in range(made))
    for page in pages:
        assert ("1. Giao:" in page) == ("TÊN CƠ QUAN" in page)
        assert page.count("1. Giao:") == page.count("2. Nhận:")
    assert (1 == len(pages)) == (blocks < 11)


@PAPERS
def test_a_hand_over_that_fills_a_page_is_cut_visibly(control, read, paper):
    endless = HandOverBlock(sender="phòng " * 900, receiver="Phòng Kinh tế", note="ghi chú " * 900, at=DAY)

    pdf = control_pdf(replace(control, hand_overs=(endless,)), paper)

    margins_hold(pdf, paper)
    joined = " ".join(read(pdf))
    assert re.search(r"ph\w*…", joined)
    assert re.search(r"g\w*…|ch\w*…", joined)
    assert "Phòng Kinh" in joined
    assert 4 == joined.count("1. Giao:")


def test_the_acknowledgement_names_authorisation_way_and_originals_only_where_there_are_any(acknowledgement, read):
    full = replace(
        acknowledgement,
        authorisation="giấy ủy quyền ngày 18/11/2026",
        how="tại quầy",
        originals="Sổ đỏ (01)",
        receiver_id="001 190 012 345",
    )

    page, bare = read(acknowledgement_pdf(full))[0], read(acknowledgement_pdf(acknowledgement))[0]

    for part in (
        "- Số căn cước/Hộ chiếu: 001 190 012 345.",
        "- Nhận theo ủy quyền: giấy ủy quyền ngày 18/11/2026.",
        "- Hình thức nhận: tại quầy.",
        "- Giấy tờ bản chính trả lại: Sổ đỏ (01).",
    ):
        assert part in page
        assert part.split(":")[0] not in bare


@pytest.mark.parametrize("lines", range(30, 48))
def test_signatures_never_stand_alone(acknowledgement, read, lines):
    slip = replace(acknowledgement, receiver=LONG, summary="Trích lục đăng ký giám hộ của cháu " * lines)

    last = read(acknowledgement_pdf(slip, A5))[-1]

    assert last.index("5. Ngày trả kết quả") < last.index("NGƯỜI NHẬN KẾT QUẢ")


def test_an_authorised_submitter_and_an_organisation_are_named_on_the_receipt(receipt, read):
    slip = replace(receipt, authorisation="giấy ủy quyền ngày 18/11/2026", tax_code="0101234567-001")

    page, bare = read(receipt_pdf(slip))[0], read(receipt_pdf(receipt))[0]

    assert "Mã số thuế: 0101234567-001. Người nộp: Đặng Văn Quyết (nộp theo ủy quyền: giấy ủy quyền" in page
    assert "Mã số thuế" not in bare
    assert "Người nộp: Đặng Văn Quyết. Địa chỉ" in bare


def test_an_online_filing_is_signed_by_the_clerk_alone(receipt, refusal, read):
    filed = datetime(2026, 11, 19, 21, 15, tzinfo=VIETNAM)
    online = replace(refusal, code=CODE, filed_at=filed, id_number="001 190 012 345")

    page = read(receipt_pdf(replace(receipt, submitter_signs=False, filed_at=filed)))[0]
    refused = read(refusal_pdf(online))[0]

    assert "Thời gian nộp hồ sơ trực tuyến: 21 giờ 15 phút, ngày 19/11/2026." in page
    assert "NGƯỜI NỘP HỒ SƠ" not in page
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in page
    for part in (
        f"Mã hồ sơ: {CODE}. Tiếp nhận hồ sơ của",
        "Số căn cước/Hộ chiếu: 001 190 012 345.",
        "Thời gian nộp: 21 giờ 15 phút, ngày 19/11/2026.",
    ):
        assert part in refused
    assert "NGƯỜI NỘP HỒ SƠ" not in refused
    assert "Thời gian nộp" not in read(refusal_pdf(refusal))[0]


def test_what_was_not_counted_on_a_supplement_request_is_left_to_the_pen(supplement, read):
    page = read(supplement_pdf(replace(supplement, papers=(PaperLine(text="Sổ hộ khẩu cũ"),))))[0]

    assert "Sổ hộ khẩu cũ Lý do" in page


@EVERY
def test_the_file_of_a_paper_names_its_legal_basis(slips, form):
    with pypdfium2.PdfDocument(MAKERS[form](slips[form], A4)) as document:
        basis = document.get_metadata_dict()["Subject"]

    assert "Nghị định" in basis or ("Mẫu số" in basis and "03/2025/TT-VPCP" in basis)
