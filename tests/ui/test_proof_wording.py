"""Every fault that the proof can find has its sentence, in words that everybody at a counter uses."""

import re
from pathlib import Path

import pytest

from intake_desk.domain import closings, settlement
from intake_desk.domain.desk import DeskOfUnit, Unit
from intake_desk.domain.naming import Naming
from intake_desk.store import derived, verification
from intake_desk.store.findings import Finding
from intake_desk.store.verification import Proof
from intake_desk.ui.settings.proof_wording import finding_sentence, proof_sentence

SOURCES = "\n".join(
    Path(one.__file__).read_text(encoding="utf-8") for one in (verification, derived, closings, settlement)
)
KINDS = sorted(
    set(re.findall(r'Finding\(\s*"(\w+)"', SOURCES))
    | set(re.findall(r'_?finding\("((?:closing|period)_\w+)"', SOURCES))
)
UNIT = Unit(
    agency="H26.103",
    unit_code="26103",
    parent="",
    name="Xã Thượng Phúc",
    place="",
    desks=(DeskOfUnit(number=1, name="Quầy 1", journal="H26.103/1"),),
)
NAMES = Naming(
    unit=UNIT,
    people={"thuy": "Lò Thị Thủy"},
    procedures={"2.000815": "Chứng thực bản sao từ bản chính"},
)
EVERYTHING = {
    "journal": "H26.103/1",
    "number": 12,
    "expected": 11,
    "day": "2026-11-20",
    "period": "2026-Q4",
    "code": "H26.103-261120-1003",
    "segment": "000001.roll",
    "at": 4096,
    "file": "desk.db",
    "count": 3,
    "stored": 9,
    "folded": 8,
    "counter": "receipt P01/26T",
    "used": 10,
    "receipt": "P01/26T/7",
    "sort": "paid",
    "detail": "HMAC verification failed for page 7",
    "was": 12_000,
    "now": 12_001,
}


def told(kind, **params):
    return finding_sentence(Finding(kind, params), NAMES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_finding_has_words_of_its_own(kind):
    sentence = told(kind)

    assert kind not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_shows_a_key_or_a_day_as_the_program_writes_it(kind):
    sentence = told(kind, **EVERYTHING, grouping="means", row="cash", figure="cash")

    for key in ("H26.103/1", "2026-11-20", "2026-Q4", "HMAC", "cash", "means"):
        assert key not in sentence


def test_an_entry_is_told_by_its_desk_and_its_number():
    assert "Nhật ký Quầy 1, mục 12: " in told("entry_altered", journal="H26.103/1", number=12)
    branch = told("chain_broken", journal="H26.103/1~3fa2c5d6e7f80912", number=12)
    assert "Nhật ký Quầy 1, nhánh 3fa2, mục 12: " in branch
    assert "Nhật ký Bộ phận giải quyết, mục 12: " in told("entry_altered", journal="H26.103/0", number=12)
    assert "Nhật ký H26.103/9, mục 12: " in told("entry_altered", journal="H26.103/9", number=12)


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("HMAC verification failed for page 7", "Tệp dữ liệu hỏng ở trang 7. Chưa kiểm tra được phần còn lại."),
        ("damaged_store", "Tệp dữ liệu có trang bị hỏng. Chưa kiểm tra được phần còn lại."),
    ],
)
def test_a_damaged_page_is_told_by_its_number_alone(detail, said):
    assert said == told("page", detail=detail)


@pytest.mark.parametrize(
    ("grouping", "row", "figure", "said"),
    [
        ("day", "", "cash", "cả ngày, tiền mặt: đã ký 12.000 đ, nhật ký cho thấy 12.001 đ."),
        ("clerk", "thuy", "cash_phi", "cán bộ “Lò Thị Thủy”, phí thu tiền mặt: đã ký 12.000 đ, "),
        ("clerk", "office:binh", "cash", "cán bộ “binh”, tiền mặt: "),
        ("desk", "H26.103/1", "cash", "quầy “Quầy 1”, tiền mặt: "),
        (
            "procedure",
            "2.000815",
            "cash_le_phi",
            "thủ tục “Chứng thực bản sao từ bản chính (2.000815)”, lệ phí thu tiền mặt: đã ký 12.000 đ, ",
        ),
        ("procedure", "9.999999", "cash", "thủ tục “9.999999”, tiền mặt: "),
        ("procedure", "", "feedback", "phần không theo thủ tục, phản ánh, kiến nghị: đã ký 12000, "),
        ("means", "transfer", "transfer", "hình thức thu “chuyển khoản”, chuyển khoản: "),
        ("channel", "counter", "received", "kênh “trực tiếp”, tiếp nhận: đã ký 12000, nhật ký cho thấy 12001."),
        ("series", "P01/26T", "receipts", "ký hiệu biên lai “P01/26T”, số biên lai: đã ký 12000, "),
        ("series", "", "cash", "phần không qua biên lai, tiền mặt: đã ký 12.000 đ, "),
        ("field", "Chứng thực", "charged", "lĩnh vực “Chứng thực”, phí, lệ phí phát sinh: đã ký 12.000 đ, "),
        ("hour", "08", "cash", "khoảng từ 8 đến 9 giờ, tiền mặt: "),
    ],
)
def test_a_row_that_differs_is_told_as_the_screens_call_it(grouping, row, figure, said):
    row_of = {"grouping": grouping, "row": row, "figure": figure, "was": 12_000, "now": 12_001}

    assert f"Ngày 20/11/2026, sổ đã chốt, {said}" in told("closing_differs", day="2026-11-20", addendum=0, **row_of)
    assert f"Ngày 20/11/2026, bổ sung số 2, {said}" in told("closing_differs", day="2026-11-20", addendum=2, **row_of)


def test_the_kinds_were_found():
    assert {"entry_altered", "closing_role", "period_lacks", "closing_differs", "period_differs"} <= set(KINDS)


def test_faults_are_counted():
    proof = Proof(3, 1, 2, (Finding("roll_lacks", {"number": 3}),))

    assert proof_sentence(proof).startswith("Đã kiểm tra 3 mục nhật ký, 1 hồ sơ, 2 mục trên cuộn: có 1 sai lệch.")


@pytest.mark.parametrize(
    ("grouping", "row", "figure", "said"),
    [
        ("", "", "cash", "cả kỳ, tiền mặt: đã ký 2 đ, nhật ký cho thấy 1 đ."),
        ("ruling", "closings", "cash", "cộng các lần chốt sổ, tiền mặt: đã ký 2 đ, nhật ký cho thấy 1 đ."),
        ("ruling", "addenda", "cash_count", "cộng các bổ sung, số lượt thu tiền mặt: đã ký 2, nhật ký cho thấy 1."),
        ("agency", "Xã\tSở", "waived", "theo cơ quan “Xã – Sở”, miễn, giảm: đã ký 2 đ, nhật ký cho thấy 1 đ."),
        ("book", "H26.103/1\t2026", "last", "quyển sổ 2026 của Quầy 1, số thứ tự cuối: đã ký 2, nhật ký cho thấy 1."),
        ("book", "", "lines", "sổ đăng ký hồ sơ của đơn vị, số dòng: đã ký 2, nhật ký cho thấy 1."),
        ("open", "2026-11-20", "entries", "ngày chưa chốt 20/11/2026, tiền đã thu: đã ký 2 đ, nhật ký cho thấy 1 đ."),
    ],
)
def test_a_settlement_that_differs_names_its_row(grouping, row, figure, said):
    params = {"grouping": grouping, "row": row, "figure": figure, "was": 2, "now": 1}

    assert f"Quyết toán quý 4 năm 2026, {said}" == told("period_differs", period="2026-Q4", **params)


def test_a_day_that_a_settlement_took_for_open_or_for_closed_is_told_in_words():
    open_day = {"period": "2026", "grouping": "open", "row": "2026-11-20", "figure": "open"}

    assert "Quyết toán năm 2026 ghi ngày 20/11/2026 chưa chốt, nhưng nhật ký không cho thấy như vậy." == told(
        "period_differs", **open_day, was=1, now=0
    )
    assert "Quyết toán năm 2026 không ghi ngày 20/11/2026, nhưng nhật ký cho thấy ngày này chưa chốt." == told(
        "period_differs", **open_day, was=0, now=1
    )
