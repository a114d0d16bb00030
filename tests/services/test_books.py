"""One receipt for many dossiers, and the paper that tells a dossier's whole story."""

import pypdfium2
import pytest

from intake_desk.services.steps import NoSuchDossier, NotPossibleNow


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(" ".join(text.get_text_range().split()))
            text.close()
            page.close()
        return " ".join(found)


@pytest.fixture
def brought(desk, clerk):
    """Two dossiers that one person brought."""
    return [desk.receive(name="Đặng Thị Hường"), desk.receive(name="Phạm Văn Đức")]


def test_one_receipt_names_every_dossier_and_all_the_money(desk, clerk, brought):
    printed = desk.bench.books.many_receipt(clerk, [one.id for one in brought])
    said = words(printed.pdf)

    assert "Số lượng hồ sơ: 2 (kèm theo danh sách)" in said
    assert all(f"Mã hồ sơ: {one.code}" in said for one in brought)
    assert "24.000 đ (đã thu 24.000 đ)" in said
    assert f"{brought[0].code}-2" == printed.name


def test_a_second_print_says_that_it_is_a_copy(desk, clerk, brought):
    ids = [one.id for one in brought]

    first = desk.bench.books.many_receipt(clerk, ids)
    again = desk.bench.books.many_receipt(clerk, ids)

    assert (0, 1) == (first.reprint, again.reprint)
    assert "in lại lần 1" in words(again.pdf)
    assert "in lại" not in words(first.pdf)


def test_what_was_never_received_has_no_receipt(desk, clerk, brought):
    refused = desk.file(channel="online")
    entries = desk.entries()

    with pytest.raises(NotPossibleNow):
        desk.bench.books.many_receipt(clerk, [brought[0].id, refused.id])
    with pytest.raises(NoSuchDossier):
        desk.bench.books.many_receipt(clerk, ["none"])
    with pytest.raises(NoSuchDossier):
        desk.bench.books.many_receipt(clerk, [])
    assert entries == desk.entries()


def test_the_history_tells_what_was_done_by_whom(desk, clerk, brought, clock):
    dossier = brought[0]
    clock.turn(hours=1)
    desk.bench.forwarding.forward(clerk, [dossier.id], "Phòng Tư pháp")
    desk.bench.forwarding.take_back(clerk, [dossier.id])
    desk.bench.casework.result_ready(clerk, dossier.id)
    desk.bench.casework.hand_back(clerk, dossier.id, "applicant")

    said = words(desk.bench.books.history(clerk, dossier.id).pdf)

    acts = ("Tiếp nhận hồ sơ", "Bàn giao hồ sơ Phòng Tư pháp", "Có kết quả giải quyết", "Trả kết quả Đặng Thị Hường")
    places = [said.index(act, said.index("Thời hạn")) for act in acts]
    assert places == sorted(places)
    assert "08:00 20/11/2026 Nguyễn Thị Thủy (Quầy 1) Tiếp nhận hồ sơ" in said
    assert "09:00 20/11/2026" in said
    with pytest.raises(NoSuchDossier):
        desk.bench.books.history(clerk, "none")
