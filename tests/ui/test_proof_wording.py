"""Every fault that the proof can find has its sentence."""

import re
from pathlib import Path

import pytest

from intake_desk.store import verification
from intake_desk.store.verification import Finding, Proof
from intake_desk.ui.settings.proof_wording import finding_sentence, proof_sentence

KINDS = sorted(set(re.findall(r'Finding\(\s*"(\w+)"', Path(verification.__file__).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_finding_has_words_of_its_own(kind):
    sentence = finding_sentence(Finding(kind, {}))

    assert kind not in sentence
    assert sentence.endswith(".")


def test_the_kinds_were_found():
    assert "entry_altered" in KINDS


def test_faults_are_counted():
    proof = Proof(3, 1, 2, (Finding("roll_lacks", {"number": 3}),))

    assert proof_sentence(proof).startswith("Đã kiểm tra 3 mục nhật ký, 1 hồ sơ, 2 mục trên cuộn: có 1 sai lệch.")


def test_a_settlement_that_differs_names_its_row():
    said = {"period": "2026-Q4", "figure": "cash", "was": 2, "now": 1}

    assert (
        "Kỳ 2026-Q4 đã quyết toán, đối chiếu với chốt sổ “các lần chốt”: đã ký 2, nhật ký cho thấy 1."
        == finding_sentence(Finding("period_differs", {**said, "grouping": "ruling", "row": "closings"}))
    )
    assert "cả kỳ: đã ký 2" in finding_sentence(Finding("period_differs", {**said, "grouping": "", "row": ""}))
    agencies = finding_sentence(Finding("period_differs", {**said, "grouping": "agency", "row": "Xã\tSở"}))
    assert "theo cơ quan “Xã – Sở”" in agencies
