"""The papers that leave the counter: they say what is recorded, a scanner reads them, and copies say so."""

from base64 import b32decode

import msgspec
import pypdfium2
import pytest
import zxingcpp
from msgspec.structs import replace

from intake_desk.domain.check_codes import check_code, shown
from intake_desk.domain.desk import Unit
from intake_desk.domain.kinds import PaperCount, SlipPrinted
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.people import Person
from intake_desk.domain.receipt_links import without_link
from intake_desk.services import preferences
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.preferences import Preferences
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.store.sheets import Sheet
from tests.ruling import rule_off

A4, A5 = (595, 842), (420, 595)


def text_of(printed):
    document = pypdfium2.PdfDocument(printed.pdf)
    return "\n".join(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)


def sizes(printed):
    return [tuple(round(side) for side in page.get_size()) for page in pypdfium2.PdfDocument(printed.pdf)]


def codes_on(printed, page=0, dpi=203):
    picture = pypdfium2.PdfDocument(printed.pdf)[page].render(scale=dpi / 72).to_pil()
    return {code.format.name: code.text for code in zxingcpp.read_barcodes(picture)}


@pytest.fixture
def dossier(desk, clerk):
    return desk.receive(
        submitter=Person(name="Bùi Văn Tốn", id_number="001088012345", phone="0988563484", address="Thôn Gia Khánh"),
        papers=(PaperCount(text="Giấy khai sinh", originals=1, copies=3),),
        deliver="post",
    )


def test_a_receipt_says_what_was_recorded(desk, clerk, dossier):
    said = " ".join(text_of(desk.bench.slips.receipt(clerk, dossier.id)).split())

    for part in (
        dossier.code,
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Bùi Văn Tốn",
        "0988 563 484",
        "001 088 012 345",
        "Thôn Gia Khánh",
        "Chứng thực bản sao từ bản chính",
        "Giấy khai sinh",
        "12.000 đ",
        "tiền mặt",
        "Nguyễn Thị Thủy",
        "bưu chính",
    ):
        assert part in said, part
    assert "16 giờ 30" in said
    assert "Cách tính: Trả trong ngày vì nhận lúc" in said
    assert "20 tháng 11 năm 2026" in said


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_receipts_barcode_is_its_code_and_its_qr_begins_with_it(desk, clerk, dossier, dpi):
    codes = codes_on(desk.bench.slips.receipt(clerk, dossier.id), dpi=dpi)

    assert dossier.code == codes["Code128"]
    assert codes["QRCode"].startswith(f"{dossier.code}:2.000815:2611200800:2611201630:12000:")
    assert dossier.id == desk.bench.lookup.scanned(codes["QRCode"]).id
    assert dossier.id == desk.bench.lookup.scanned(codes["Code128"]).id


def test_a_receipt_of_a_unit_with_a_public_server_carries_a_link_that_desks_read_too(desk, clerk, dossier):
    unit = msgspec.json.decode(desk.store.sheets.get("unit").body, type=Unit)
    known = replace(unit, public_url="https://tracuu.hanoi.gov.vn")
    desk.store.sheets.put(Sheet("unit", msgspec.json.encode(known)))

    receipt = desk.bench.slips.receipt(clerk, dossier.id)
    codes = codes_on(receipt, dpi=203)

    assert codes["QRCode"].startswith(f"HTTPS://TRACUU.HANOI.GOV.VN/TRA-CUU/{dossier.code}:2.000815:")
    assert dossier.id == desk.bench.lookup.scanned(codes["QRCode"]).id
    said, signature = without_link(codes["QRCode"]).rsplit(":", 1)
    desk.public_key.verify(b32decode(signature + "=" * (-len(signature) % 8)), said.encode())


def test_a_receipt_tells_its_check_code(desk, clerk, dossier):
    said = " ".join(text_of(desk.bench.slips.receipt(clerk, dossier.id)).split())

    assert f"Mã kiểm tra: {' '.join(shown(check_code(dossier)).split())}" in said


def test_a_receipts_qr_is_signed_by_the_desk_and_names_nobody(desk, clerk, dossier):
    text = codes_on(desk.bench.slips.receipt(clerk, dossier.id), dpi=300)["QRCode"]

    said, signature = text.rsplit(":", 1)
    desk.public_key.verify(b32decode(signature + "=" * (-len(signature) % 8)), said.encode())
    assert not {"Hường", "HƯỜNG", "0912345678", "001199054321"} & set(said.split(":"))


def test_the_first_receipt_is_no_copy_and_each_further_one_says_which_copy_it_is(desk, clerk, dossier):
    first, second, third = (desk.bench.slips.receipt(clerk, dossier.id) for _ in range(3))

    assert [0, 1, 2] == [first.reprint, second.reprint, third.reprint]
    assert "in lại" not in text_of(first)
    for number, paper in ((1, second), (2, third)):
        assert f"BẢN SAO – in lại lần {number}, lúc 08 giờ 00 phút, ngày 20/11/2026" in text_of(paper)
    printed = [m.entry.facts for m in desk.bench.lookup.story(dossier.id) if isinstance(m.entry.facts, SlipPrinted)]
    assert [("01", 0, 2), ("01", 1, 2), ("01", 2, 2)] == [(one.form, one.reprint, one.copies) for one in printed]


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("A5", A5)])
@pytest.mark.parametrize("liens", [1, 2])
def test_paper_and_number_of_liens_are_as_chosen(desk, clerk, dossier, paper, size, liens):
    preferences.save(desk.store.sheets, Preferences(paper=paper, liens=liens))

    receipt = desk.bench.slips.receipt(clerk, dossier.id)

    assert {size} in ({*sizes(receipt)}, {one[::-1] for one in sizes(receipt)})
    said = text_of(receipt)
    assert "(Liên: Giao khách hàng)" in said
    assert (liens == 2) == ("(Liên: Lưu)" in said)


def test_a_dossier_refused_at_the_counter_gets_no_receipt_but_the_form_of_refusal(desk, clerk, application):
    refused = desk.bench.reception.refuse(clerk, application(), "Chưa đủ tuổi kết hôn")

    with pytest.raises(NotPossibleNow):
        desk.bench.slips.receipt(clerk, refused.id)

    paper = desk.bench.slips.refusal(clerk, refused.id)
    assert "Chưa đủ tuổi kết hôn" in " ".join(text_of(paper).split())
    assert "03" == paper.form


def test_the_form_of_a_supplement_names_what_is_missing(desk, clerk, dossier):
    with pytest.raises(NotPossibleNow):
        desk.bench.slips.supplement(clerk, dossier.id)
    wanted = (PaperCount(text="Văn bản ủy quyền", originals=1),)
    desk.bench.casework.request_supplement(clerk, dossier.id, wanted, "Nộp thay chưa có ủy quyền")

    paper = desk.bench.slips.supplement(clerk, dossier.id)

    said = " ".join(text_of(paper).split())
    assert "Văn bản ủy quyền" in said
    assert "Nộp thay chưa có ủy quyền" in said
    assert dossier.code == codes_on(paper, dpi=300).get("Code128", dossier.code)


def test_no_paper_is_made_of_a_dossier_that_is_not_here(desk, clerk):
    before = desk.entries()
    for make in (desk.bench.slips.receipt, desk.bench.slips.supplement, desk.bench.slips.refusal):
        with pytest.raises(NoSuchDossier):
            make(clerk, "0" * 32)
    assert before == desk.entries()


def test_a_provisional_receipt_says_so(open_desk):
    desk = open_desk(1, NumberRange(1001, 1001))
    clerk = desk.sign_in()
    sure, provisional = desk.receive(), desk.receive()

    assert "tạm" not in text_of(desk.bench.slips.receipt(clerk, sure.id)).lower()
    receipt = desk.bench.slips.receipt(clerk, provisional.id)
    assert "tạm" in text_of(receipt).lower()
    assert provisional.code == codes_on(receipt)["Code128"]


def test_no_draft_tells_a_clerk_what_their_uncounted_drawer_must_hold(desk, clerk):
    desk.receive()
    for paper in (desk.bench.slips.tally, desk.bench.slips.tally_workbook):
        with pytest.raises(DrawerNotCounted):
            paper(clerk, desk.bench.closing.view())

    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})

    assert "12.000" in text_of(desk.bench.slips.tally(clerk, desk.bench.closing.view()))


def test_a_closing_by_somebody_else_tells_a_clerk_no_more(desk, clerk):
    desk.receive()
    with pytest.raises(DrawerNotCounted):
        desk.bench.slips.tally(clerk, desk.bench.closing.view())
    rule_off(desk.bench, desk.sign_in("hang"), "2026-11-20", desk.password)
    clerk = desk.sign_in("thuy")
    view = desk.bench.closing.view()

    said = text_of(desk.bench.slips.tally(clerk, view))

    assert ("12.000" in said, view.closing.fingerprint in said) == (False, True)
    assert b"12000" not in desk.bench.slips.tally_workbook(clerk, view)

    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})

    assert "12.000" in text_of(desk.bench.slips.tally(clerk, desk.bench.closing.view()))


def test_the_tally_says_of_a_drawer_counted_again_what_was_counted_first(desk, clerk):
    desk.receive()
    desk.bench.drawers.count(clerk, {10_000: 1})
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(clerk, password=desk.password)
    hang = desk.sign_in("hang")

    said = " ".join(text_of(desk.bench.slips.tally(hang, desk.bench.closing.view())).split())

    assert "đếm 2 lần, lần đầu 10.000 đ (thiếu 2.000 đ)" in said


def test_the_tally_sheet_is_a_draft_until_the_day_is_closed(desk, clerk):
    desk.receive()
    hang = desk.sign_in("hang")
    draft = text_of(desk.bench.slips.tally(hang, desk.bench.closing.view()))
    view = desk.bench.closing.close(hang, "2026-11-20", desk.password, counted_cash=11_000, note="Thiếu một nghìn")
    desk.receive(means="transfer")

    sealed = " ".join(text_of(desk.bench.slips.tally(hang, desk.bench.closing.view())).split())

    assert view.closing.fingerprint not in draft
    for part in (view.closing.fingerprint, "12.000", "11.000", "Thiếu một nghìn", "Trần Thu Hằng", "Tiếp nhận hồ sơ"):
        assert part in sealed, part

    desk.bench.closing.addendum(hang, "2026-11-20", desk.password, uncounted="Hết giờ")

    after = " ".join(text_of(desk.bench.slips.tally(hang, desk.bench.closing.view())).split())
    for part in (
        "Bổ sung số 1 Hình thức thu Chuyển khoản 12.000",
        "Bổ sung số 1 Quầy Quầy 1 1 12.000",
        "Bổ sung số 1 Cán bộ Trần Thu Hằng 1 12.000",
        "Chuyển khoản 0 12.000 12.000",
        "Đã chốt và bổ sung 12.000 12.000 24.000",
    ):
        assert part in after, part
