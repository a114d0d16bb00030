"""The tally says once what cash is missing by closing and addenda, and who signed what."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from intake_desk.domain.slips import AddendumRow, DrawerRow, Figures, HandingRow, TakingRow, TallySheet
from intake_desk.domain.times import VIETNAM
from intake_desk.printing.tally_sheet import tally_pdf
from intake_desk.printing.tally_workbook import tally_xlsx


@pytest.fixture
def full(head) -> TallySheet:
    """A day that was ruled off with one drawer, and an addendum to it."""
    made = datetime(2026, 11, 20, 17, 5, tzinfo=VIETNAM)
    return TallySheet(
        head=head,
        day=made.date(),
        made_at=made,
        prepared_by="Trần Thị Mỹ Lệ",
        totals=Figures(),
        closed_at=made,
        closed_by="Lê Thị Ngọc Ánh",
        drawers=(
            DrawerRow(
                desk="Quầy 1",
                clerk="Phạm Quốc Ỷ",
                closed_at=made,
                expected=412_000,
                counted=362_000,
                float_amount=500_000,
                taken=12_000,
                moved_in=20_000,
                moved_out=115_000,
                handed=8_000,
                accepted=3_000,
                kept=300_000,
                delivered=62_000,
            ),
        ),
        addenda=(
            AddendumRow(
                number=1,
                made_at=datetime(2026, 11, 23, 8, 2, tzinfo=VIETNAM),
                made_by="Lê Thị Ngọc Ánh",
                received=3,
                handed_back=2,
                money=36_000,
                words="khế · sếu · nón · mưa",
            ),
        ),
        whole_money=2_400_000,
    )


def test_an_addendum_has_a_title_its_signer_and_its_own_words(full, read):
    (one,) = full.addenda
    text = " ".join(" ".join(read(tally_pdf(replace(full, addenda=(replace(one, signed=True),))))).split())

    for part in (
        "BỔ SUNG SAU KHI CHỐT SỔ NGÀY 20/11/2026",
        "Cộng đã chốt và bổ sung bằng chữ: hai triệu bốn trăm nghìn đồng.",
        "Bổ sung số 1 lập lúc 08 giờ 02 phút, ngày 23/11/2026; người lập: Lê Thị Ngọc Ánh; đã ký bằng khóa của người",
        "Dấu của bổ sung số 1, chép vào sổ tường: khế · sếu · nón · mưa",
    ):
        assert part in text, part
    assert "chưa có chữ ký số đúng" in " ".join(read(tally_pdf(full)))


def test_all_missing_cash_stands_in_one_line_with_what_lies_between_drawers(full, read):
    handing = HandingRow(
        giver="Phạm Quốc Ỷ",
        desk="Quầy 1",
        given=50_000,
        takings=(TakingRow(clerk="Trần Thị Mỹ Lệ", desk="Quầy 2", amount=45_000),),
    )
    told = replace(full, handings=(handing,), all_differences=(-40_000, 2_000, -5_000), tried=(49_000, 50_000))
    told = replace(told, uncounted="Trần Thị Mỹ Lệ (Quầy 2)", uncounted_reason="đi viện")
    before = "Ngăn kéo các ngày trước chưa khóa: Phạm Quốc Ỷ (Quầy 1) ngày 19/11/2026."
    addendum = replace(full.addenda[0], uncounted="Phạm Quốc Ỷ (Quầy 1)", uncounted_reason="hết giờ")
    addendum = replace(addendum, witness="Trần Thị Mỹ Lệ", witnessed="Quầy 3")
    told = replace(told, unaccounted=(before,), addenda=(addendum,), witness="Phạm Quốc Ỷ", witnessed="Quầy 2, Quầy 3")

    text = " ".join(" ".join(read(tally_pdf(told))).split())
    rows = CalamineWorkbook.from_filelike(BytesIO(tally_xlsx(told)))

    for part in (
        "Phạm Quốc Ỷ (Quầy 1) Trần Thị Mỹ Lệ (Quầy 2) 50.000 45.000 -5.000",
        "Lệch bàn giao, không nằm trong ngăn kéo nào: thiếu 5.000 đồng.",
        "Tổng lệch tiền mặt, kể cả bổ sung và bàn giao: thiếu 45.000, thừa 2.000 đồng.",
        "Khi chốt sổ kiểm đếm 2 lần: 49.000, 50.000 đồng.",
        "Chốt sổ khi chưa khóa ngăn kéo của Trần Thị Mỹ Lệ (Quầy 2). Lý do: đi viện",
        "Ký bổ sung số 1 khi chưa khóa ngăn kéo của Phạm Quốc Ỷ (Quầy 1). Lý do: hết giờ",
        "Chốt sổ có Phạm Quốc Ỷ chứng kiến: ngăn kéo của người ký ở Quầy 2, Quầy 3 không khóa được trước người khác.",
        "Ký bổ sung số 1 có Trần Thị Mỹ Lệ chứng kiến: ngăn kéo của người ký ở Quầy 3 không khóa được",
        before,
    ):
        assert part in text, part
    totals = {row[0]: row[1] for row in rows.get_sheet_by_name("Cả ngày").to_python()}
    assert before == totals["Tiền mặt chưa ai chịu trách nhiệm"]
    assert "Phạm Quốc Ỷ (Quầy 1)" == totals["Ký bổ sung số 1 khi chưa khóa ngăn kéo của"]
    assert (45_000, 2_000) == tuple(
        totals[f"{what} tiền mặt, kể cả bổ sung và bàn giao (đồng)"] for what in ("Thiếu", "Thừa")
    )
    assert [50_000, 45_000, 5_000, 0] == rows.get_sheet_by_name("Bàn giao lệch").to_python()[4][2:]


def test_both_who_took_one_hand_over_are_named_with_what_they_took(full, read):
    clerks = ("Phạm Quốc Ỷ", "Trần Thị Mỹ Lệ")
    takings = tuple(TakingRow(clerk=one, desk=f"Quầy {at}", amount=50_000) for at, one in enumerate(clerks, 1))
    handing = HandingRow(giver="Phạm Quốc Ỷ", desk="Quầy 1", given=50_000, takings=takings)
    told = replace(full, handings=(handing,), all_differences=(50_000,))

    text = " ".join(" ".join(read(tally_pdf(told))).split())
    row = CalamineWorkbook.from_filelike(BytesIO(tally_xlsx(told))).get_sheet_by_name("Bàn giao lệch").to_python()[4]

    both = "Phạm Quốc Ỷ (Quầy 1): 50.000; Trần Thị Mỹ Lệ (Quầy 2): 50.000"
    assert ["Phạm Quốc Ỷ (Quầy 1)", both, 50_000, 100_000, 0, 50_000] == row
    for part in ("Phạm Quốc Ỷ (Quầy 1): 50.000", "Trần Thị Mỹ Lệ", "(Quầy 2): 50.000"):
        assert part in text, part


def test_the_drawers_are_added_up_and_one_counted_with_others_is_not_called_uncounted(full, read):
    counted = replace(full.drawers[0], desk="Quầy 3")
    both = " ".join(" ".join(read(tally_pdf(replace(full, drawers=(full.drawers[0], counted))))).split())
    row = DrawerRow(desk="Quầy 2", clerk="Trần Thị Mỹ Lệ", uncounted=True, in_one=True)
    one = " ".join(" ".join(read(tally_pdf(replace(full, drawers=(row,))))).split())

    assert "Cộng 1.000.000 24.000 40.000 230.000 16.000 6.000 600.000 124.000" in both
    assert "Cộng 824.000 724.000 -100.000" in both
    assert "chưa khóa đếm chung khi chốt sổ" in one
    assert "chưa đếm " not in one.partition("Lý do, người chứng kiến")[2].partition("Cộng")[0]
