"""The papers that follow a dossier: built from its entries, each print an entry, each later print marked."""

import pypdfium2
import pytest
import zxingcpp

from intake_desk.domain.kinds import PaperCount, SlipPrinted
from intake_desk.domain.people import Person
from intake_desk.services import preferences
from intake_desk.services.preferences import Preferences
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow

GUARDIANSHIP = "1.004837"  # three working days: by 26 November, for the 24th is a holiday
FORMS = {"extension": "04", "stop": "05", "control": "06", "acknowledgement": "ack", "label": "label"}


@pytest.fixture
def bring(desk, clerk):
    """A guardianship, received."""

    def bring(**changes):
        said = {
            "procedure": GUARDIANSHIP,
            "pages": 0,
            "means": "none",
            "papers": (PaperCount(text="Tờ khai", originals=1),),
        }
        return desk.receive(**{**said, **changes})

    return bring


def said_on(printed):
    document = pypdfium2.PdfDocument(printed.pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def codes_on(printed, page=0):
    picture = pypdfium2.PdfDocument(printed.pdf)[page].render(scale=203 / 72).to_pil()
    return {code.format.name: code.text for code in zxingcpp.read_barcodes(picture)}


def prints(desk, dossier):
    story = desk.bench.lookup.story(dossier.id)
    return [moment.entry.facts for moment in story if isinstance(moment.entry.facts, SlipPrinted)]


def made(desk, clerk, dossier, form):
    return getattr(desk.bench.slips, form)(clerk, dossier.id)


@pytest.mark.parametrize("form", FORMS)
def test_each_print_is_an_entry_and_later_ones_say_which_copy_they_are(desk, clerk, bring, form):
    dossier = bring()
    if form == "extension":
        desk.bench.casework.extend(clerk, dossier.id, "2026-12-15", "Chờ xác minh")
    elif form == "stop":
        desk.bench.casework.stop(clerk, dossier.id, "Chủ hồ sơ đề nghị")
    elif form == "acknowledgement":
        desk.bench.casework.result_ready(clerk, dossier.id)

    first, second = made(desk, clerk, dossier, form), made(desk, clerk, dossier, form)

    assert [(FORMS[form], 0), (FORMS[form], 1)] == [(one.form, one.reprint) for one in prints(desk, dossier)]
    assert {FORMS[form]} == {first.form, second.form}
    assert "in lại" not in said_on(first)
    assert ("BẢN SAO – in lại lần 1" in said_on(second)) == (form != "label")
    assert dossier.code == codes_on(first)["Code128"] == codes_on(first)["QRCode"]
    assert dossier.code in first.name


@pytest.mark.parametrize("form", FORMS)
def test_what_has_not_happened_is_not_printed(desk, clerk, application, bring, form):
    dossier = desk.bench.reception.refuse(clerk, application(), "Không thuộc thẩm quyền")
    if form in {"extension", "stop", "acknowledgement"}:
        dossier = bring()
    before = desk.entries()

    with pytest.raises(NotPossibleNow):
        made(desk, clerk, dossier, form)
    with pytest.raises(NoSuchDossier):
        getattr(desk.bench.slips, form)(clerk, "0" * 32)

    assert before == desk.entries()


def test_the_apology_says_what_was_promised_and_what_is_now(desk, clerk, bring):
    dossier = bring()
    moved = desk.bench.casework.extend(clerk, dossier.id, "2026-12-15", "Chờ xác minh ở nơi cư trú cũ")

    said = said_on(desk.bench.slips.extension(clerk, dossier.id))

    for part in (
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN",
        f"Số: {moved.extension.number}",
        "Thời gian hẹn trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 26/11/2026.",
        "Lý do: Chờ xác minh ở nơi cư trú cũ.",
        "sau khi gia hạn: 16 giờ 30 phút, ngày 15/12/2026.",
        "Thượng Phúc, ngày 20 tháng 11 năm 2026",
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("means", "refund", "money"),
    [
        ("cash", True, "đã thu 12.000 đ; hoàn trả cho người nộp."),
        ("cash", False, "đã thu 12.000 đ; không hoàn trả theo quy định."),
        ("later", True, "chưa thu, không phải nộp."),
    ],
)
def test_the_stop_says_who_asked_what_was_decided_and_what_becomes_of_the_money(desk, clerk, means, refund, money):
    dossier = desk.receive(means=means)
    desk.bench.casework.stop(
        clerk, dossier.id, "Không còn nhu cầu", stage="Thẩm định", decision="Đơn ngày 20/11/2026", refund=refund
    )

    said = said_on(desk.bench.slips.stop(clerk, dossier.id))

    for part in (
        "1. Đề nghị dừng giải quyết hồ sơ: chủ hồ sơ Đặng Thị Hường.",
        "2. Giai đoạn giải quyết khi dừng: Thẩm định.",
        "3. Lý do dừng giải quyết: Không còn nhu cầu.",
        "dừng giải quyết hồ sơ nêu trên từ 08 giờ 00 phút, ngày 20/11/2026",
        "Căn cứ của quyết định: Đơn ngày 20/11/2026.",
        f"5. Phí, lệ phí: {money}",
        "6. Giấy tờ bản chính trả lại Ông/Bà: không có.",
    ):
        assert part in said, part


def test_a_stop_by_the_agency_says_so_and_lists_the_originals_that_go_back_with_it(desk, clerk, bring):
    dossier = bring()
    desk.bench.casework.take_originals(clerk, dossier.id, (PaperCount(text="Sổ đỏ", originals=2),))
    desk.bench.casework.stop(clerk, dossier.id, "Đất có tranh chấp", asked_by="agency")

    said = said_on(desk.bench.slips.stop(clerk, dossier.id))

    assert "cơ quan giải quyết hồ sơ" in said
    assert "Sổ đỏ 2 0 0" in said


def test_originals_that_went_back_long_before_are_not_acknowledged_again(desk, clerk, clock, bring):
    dossier = bring()
    desk.bench.casework.take_originals(clerk, dossier.id, (PaperCount(text="Sổ đỏ", originals=1),))
    desk.bench.casework.return_originals(clerk, dossier.id)
    desk.bench.casework.take_originals(clerk, dossier.id, (PaperCount(text="Giấy chứng sinh", originals=1),))
    clock.turn(minutes=5)
    desk.bench.casework.result_ready(clerk, dossier.id)
    waiting = said_on(desk.bench.slips.acknowledgement(clerk, dossier.id))
    desk.bench.casework.hand_back(clerk, dossier.id, "applicant")
    done = said_on(desk.bench.slips.acknowledgement(clerk, dossier.id))

    for said in (waiting, done):
        assert "Giấy tờ bản chính trả lại: Giấy chứng sinh (01)." in said
        assert "Sổ đỏ" not in said


def test_the_control_slip_follows_the_papers(desk, clerk, clock, bring):
    dossier = bring()
    desk.bench.forwarding.forward(clerk, [dossier.id], "Phòng Văn hóa – Xã hội", "Kèm sổ gốc")
    desk.bench.forwarding.forward(clerk, [dossier.id], "Công an xã")
    clock.turn(minutes=30)
    desk.bench.forwarding.take_back(clerk, [dossier.id])

    said = said_on(desk.bench.slips.control(clerk, dossier.id))

    for part in (
        "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Văn hóa – Xã hội.",
        "Cơ quan phối hợp giải quyết hồ sơ: Công an xã.",
        "Kèm sổ gốc",
        "Trước hạn",
        "ngày 20 tháng 11 năm 2026",
    ):
        assert part in said, part
    assert 2 == said.count("Nguyễn Thị Thủy")  # gave at first, took in the end
    assert 4 == said.count("1. Giao:")
    assert 1 == said.count("… giờ … phút")


@pytest.mark.parametrize(("days", "kept"), [(5, "Trước hạn"), (6, "Đúng hạn"), (7, "Quá hạn")])
def test_what_comes_back_to_the_counter_is_judged_by_the_promise(desk, clerk, clock, bring, days, kept):
    dossier = bring()
    desk.bench.forwarding.forward(clerk, [dossier.id], "Phòng Văn hóa – Xã hội")
    clock.turn(days=days, hours=1)
    clerk = desk.sign_in(day_confirmed=True)
    desk.bench.forwarding.take_back(clerk, [dossier.id])

    said = said_on(desk.bench.slips.control(clerk, dossier.id)).replace("(Trước hạn/đúng hạn/quá hạn)", "")

    assert [kept] == [word for word in ("Trước hạn", "Đúng hạn", "Quá hạn") if word in said]


def test_the_acknowledgement_names_result_and_receiver_or_leaves_them_to_the_pen(desk, clerk, bring):
    dossier = bring()
    desk.bench.casework.result_ready(clerk, dossier.id, sort="Trích lục", number="15/TLGH", summary="Giám hộ cháu An")
    before = said_on(desk.bench.slips.acknowledgement(clerk, dossier.id))
    desk.bench.casework.hand_back(
        clerk, dossier.id, "other", name="Bùi Văn Tốn", id_number="001088012345", authorisation="giấy ngày 18/11/2026"
    )
    after = said_on(desk.bench.slips.acknowledgement(clerk, dossier.id))

    for part in ("Loại kết quả: Trích lục.", "Số: 15/TLGH.", "Trích yếu: Giám hộ cháu An.", "Nguyễn Thị Thủy"):
        assert part in before
        assert part in after
    assert "3. Người nhận kết quả: - Họ tên: ……" in before
    for part in (
        "- Họ tên: Bùi Văn Tốn.",
        "- Số căn cước/Hộ chiếu: 001 088 012 345.",
        "- Nhận theo ủy quyền: giấy ngày 18/11/2026.",
        "- Hình thức nhận: tại quầy.",
    ):
        assert part in after
    assert "0912 345 678" not in after  # another's telephone


def test_a_result_sent_by_post_names_its_number(desk, clerk, bring):
    dossier = bring(deliver="post")
    desk.bench.casework.result_ready(clerk, dossier.id)
    desk.bench.casework.hand_back(clerk, dossier.id, "applicant", how="post", tracking="EB123456789VN")

    said = said_on(desk.bench.slips.acknowledgement(clerk, dossier.id))

    assert "Hình thức nhận: qua dịch vụ bưu chính công ích; EB123456789VN." in said
    assert "Điện thoại: 0912 345 678." in said


@pytest.mark.parametrize(("paper", "pages"), [("A4", 2), ("A6", 9), ("A7", 9)])
def test_labels_stand_on_the_paper_that_the_unit_chose(desk, clerk, bring, paper, pages):
    preferences.save(desk.store.sheets, Preferences(label_paper=paper))
    dossiers = [bring(applicant=Person(name=f"Người {n}")) for n in range(9)]

    printed = desk.bench.slips.labels(clerk, [one.id for one in dossiers])

    assert pages == len(pypdfium2.PdfDocument(printed.pdf))
    assert all(one.code in said_on(printed) for one in dossiers)
    assert all(["label"] == [one.form for one in prints(desk, dossier)] for dossier in dossiers)


def test_labels_are_all_recorded_or_none_is(desk, clerk, application, bring):
    refused = desk.bench.reception.refuse(clerk, application(), "Không thuộc thẩm quyền")
    dossier = bring()
    before = desk.entries()

    with pytest.raises(NotPossibleNow):
        desk.bench.slips.labels(clerk, [dossier.id, refused.id])
    with pytest.raises(NoSuchDossier):
        desk.bench.slips.labels(clerk, [])

    assert before == desk.entries()


def test_a_finished_results_label_says_where_it_stands(desk, clerk, bring):
    dossier = bring()
    desk.bench.casework.result_ready(clerk, dossier.id, shelf="Kệ 3, ngăn B")

    assert "Nơi để hồ sơ: Kệ 3, ngăn B" in said_on(desk.bench.slips.label(clerk, dossier.id))


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("form", ["control", "extension"])
def test_the_forms_stand_on_the_paper_that_the_unit_chose(desk, clerk, bring, paper, form):
    preferences.save(desk.store.sheets, Preferences(paper=paper))
    dossier = bring()
    desk.bench.casework.extend(clerk, dossier.id, "2026-12-15", "Chờ xác minh")

    page = pypdfium2.PdfDocument(made(desk, clerk, dossier, form).pdf)[0]

    assert {"A4": 842, "A5": 595}[paper] == round(page.get_height())


def test_a_second_supplement_request_or_refusal_keeps_its_day_and_says_that_it_is_a_copy(desk, clerk, clock, bring):
    dossier = bring()
    desk.bench.casework.request_supplement(clerk, dossier.id, (PaperCount(text="Giấy ủy quyền"),), "Nộp thay")
    desk.bench.slips.supplement(clerk, dossier.id)
    clock.turn(minutes=7)
    again = said_on(desk.bench.slips.supplement(clerk, dossier.id))
    desk.bench.casework.refuse(clerk, dossier.id, "Không thuộc thẩm quyền")
    first, second = (said_on(desk.bench.slips.refusal(clerk, dossier.id)) for _ in range(2))

    assert "BẢN SAO – in lại lần 1" in again
    assert "ngày 20 tháng 11 năm 2026" in again
    assert "Giấy ủy quyền 1 0 0" in again
    assert "BẢN SAO" not in first
    assert "BẢN SAO – in lại lần 1" in second


def test_an_organisation_an_authorisation_and_a_portals_filing_stand_on_the_receipt(desk, clerk, clock):
    company = Person(name="Công ty Sen Hồng", sort="business", tax_code="0101243150", phone="0912345678")
    given = desk.receive(
        applicant=company,
        submitter=Person(name="Bùi Văn Tốn", id_number="001088012345"),
        authorisation="giấy giới thiệu số 7",
    )
    filed = desk.file(channel="online")
    accepted = desk.bench.reception.accept(clerk, filed.id, "cash")

    said = said_on(desk.bench.slips.receipt(clerk, given.id))
    online = said_on(desk.bench.slips.receipt(clerk, accepted.id))

    assert "Tiếp nhận hồ sơ của: Công ty Sen Hồng. Mã số thuế: 0101243150." in said
    assert "Người nộp: Bùi Văn Tốn (nộp theo ủy quyền: giấy giới thiệu số 7)." in said
    assert "NGƯỜI NỘP HỒ SƠ" in said
    assert "Thời gian nộp hồ sơ trực tuyến:" in online
    assert "NGƯỜI NỘP HỒ SƠ" not in online
    assert "Thời gian nộp" not in said


def test_what_was_filed_online_and_refused_says_when_it_was_filed(desk, clerk):
    filed = desk.file(channel="online")
    desk.bench.casework.refuse(clerk, filed.id, "Không thuộc thẩm quyền")

    said = said_on(desk.bench.slips.refusal(clerk, filed.id))

    assert "Thời gian nộp: 08 giờ" in said
    assert "Số căn cước/Hộ chiếu: 001 199 054 321." in said
    assert "NGƯỜI NỘP HỒ SƠ" not in said


def test_a_dossier_that_waits_to_be_accepted_has_no_receipt(desk, clerk):
    with pytest.raises(NotPossibleNow):
        desk.bench.slips.receipt(clerk, desk.file(channel="online").id)
