"""Papers about money: numbered once for ever, a copy and what was struck out say so, others read the code."""

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from intake_desk.domain.kinds import SlipPrinted
from intake_desk.domain.money_settings import MoneySettings
from intake_desk.domain.numbers import code_in
from intake_desk.domain.vietqr import BankAccount
from intake_desk.printing.codes import raster
from intake_desk.services.second_person import SecondPerson
from intake_desk.services.steps import NotPossibleNow
from intake_desk.services.unit_money import NoAccount

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")


def words(paper):
    with pypdfium2.PdfDocument(paper.pdf) as document:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(" ".join(text.get_text_range().split()))
            text.close()
            page.close()
        return pages


def codes(paper, dpi=203):
    """The QR codes that an independent reader finds on each page as a plain printer makes it."""
    pages = []
    for bitmap in raster(paper.pdf, dpi):
        picture = Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.rgb).convert("L")
        printed = picture.point(lambda level: 255 * (level > 127))
        pages.append([one.text for one in zxingcpp.read_barcodes(printed, formats=zxingcpp.BarcodeFormat.QRCode)])
    return pages


@pytest.fixture
def account(desk):
    supervisor = desk.sign_in("hang")
    settings = MoneySettings(bank=ACCOUNT, tax_code="0102030405")
    desk.bench.unit_money.adopt(supervisor, settings, SecondPerson("minh", desk.password, desk.password))
    return desk


def test_a_fee_receipt_says_what_the_law_wants(account):
    clerk = account.sign_in("thuy")
    dossier = account.receive()

    paper = account.bench.fee_papers.receipts(clerk, dossier.id)

    first, second = words(paper)
    for said in (
        "BIÊN LAI THU TIỀN PHÍ", "0102030405", "01BLP2-001", "P01/26T", "0000001", dossier.code,
        "12.000 VNĐ", "Mười hai nghìn đồng", "tiền mặt", dossier.applicant.name, "Nguyễn Thị Thủy",
    ):  # fmt: skip
        assert said in first
    assert "Liên 1: Lưu tại cơ quan thu" in first
    assert "Liên 2: Giao cho người nộp tiền" in second
    assert "BẢN SAO" not in first
    assert [dossier.code] * 2 == [code_in(text) for page in codes(paper) for text in page]


def test_a_jammed_receipt_is_a_copy_under_its_old_number(desk, clerk):
    dossier = desk.receive()
    desk.bench.fee_papers.receipts(clerk, dossier.id)

    again = desk.bench.fee_papers.receipts(clerk, dossier.id)

    assert "BẢN SAO – in lại lần 1" in words(again)[0]
    assert "0000001" in words(again)[0]
    prints = [moment.entry.facts for moment in desk.bench.lookup.story(dossier.id)]
    assert [0, 1] == [one.reprint for one in prints if isinstance(one, SlipPrinted) and one.form == "bl:P01/26T/1"]
    assert 2 == desk.receive().payments[0].receipts[0].number


def test_a_receipt_that_was_struck_out_says_so(desk, clerk):
    dossier = desk.receive()
    second = SecondPerson("hang", desk.password, desk.password)
    desk.bench.till.void(clerk, dossier.id, dossier.payments[0].id, "Ghi nhầm", second)

    assert "ĐÃ HỦY" in words(desk.bench.fee_papers.receipts(clerk, dossier.id))[0]


def test_a_receipt_of_which_something_went_back_says_how_much(desk, clerk):
    dossier = desk.receive()
    second = SecondPerson("hang", desk.password, desk.password)
    desk.bench.till.refund(
        clerk, dossier.id, dossier.payments[0].id, second, reason="Thu thừa", receiver="Đặng Thị Hường",
        paper="Đơn ngày 20/11/2026", phi=2_000,
    )  # fmt: skip

    assert "ĐÃ HOÀN TRẢ 2.000 VNĐ" in words(desk.bench.fee_papers.receipts(clerk, dossier.id))[0]


def test_nothing_taken_gives_no_receipt(desk, clerk):
    dossier = desk.receive(means="later")

    with pytest.raises(NotPossibleNow):
        desk.bench.fee_papers.receipts(clerk, dossier.id)


def test_a_payment_slip_carries_amount_dossier_and_account_in_its_code(account):
    clerk = account.sign_in("thuy")
    dossier = account.receive(means="later")

    paper = account.bench.fee_papers.payment_slip(clerk, dossier.id)

    (text,) = codes(paper)[0]
    assert account.bench.unit_money.transfer(dossier.code, 12_000).text == text
    said = words(paper)[0]
    for part in ("12.000 VNĐ", "Mười hai nghìn đồng", "3100201234567", "Agribank", "UBND xã Thượng Phúc", dossier.code):
        assert part in said


def test_without_an_account_there_is_no_payment_slip(desk, clerk):
    dossier = desk.receive(means="later")

    with pytest.raises(NoAccount):
        desk.bench.fee_papers.payment_slip(clerk, dossier.id)
