"""The check code says that its bearer holds the receipt."""

from msgspec.structs import replace

from intake_desk.domain import check_codes
from intake_desk.domain.check_codes import check_code
from intake_desk.domain.dossier import IN_HAND, Dossier
from intake_desk.domain.entries import Place

DOSSIER = Dossier(
    id="0193445566778899aabbccddeeff0011",
    state=IN_HAND,
    last=Place(1, "10231-1", 1),
    journal="10231-1",
    day="2026-11-20",
    actor="thuy",
    received_at=1,
)


def test_a_code_is_eight_figures_and_never_changes():
    assert "14899864" == check_code(DOSSIER)  # as receipts already printed have it


def test_each_dossier_has_its_own_code_and_its_state_changes_nothing():
    made = {check_code(replace(DOSSIER, id=f"{number:032x}")) for number in range(500)}

    assert 500 == len(made)
    assert all(code.isdigit() and len(code) == check_codes.FIGURES for code in made)
    assert check_code(DOSSIER) == check_code(replace(DOSSIER, state="ready", code="H26-261120-0001"))


def test_dossiers_on_one_receipt_share_its_code():
    first, second = replace(DOSSIER, batch=DOSSIER.id), replace(DOSSIER, id="other", batch=DOSSIER.id)

    assert check_code(DOSSIER) == check_code(first) == check_code(second)


def test_people_read_it_in_two_groups():
    assert "1489\u00a09864" == check_codes.shown("14899864")
