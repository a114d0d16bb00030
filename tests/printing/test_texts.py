"""The words of the forms are data."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from intake_desk.printing.texts import in_force, long_date, paragraphs, plain, texts


def test_a_new_circular_takes_over_on_its_day():
    old = in_force(texts().forms, "02", date(2026, 1, 1))
    new = replace(old, legal_basis="Thông tư mới", in_force_from=date(2027, 1, 1))
    forms = (new, *texts().forms)

    assert old == in_force(forms, "02", date(2026, 12, 31))
    assert new == in_force(forms, "02", date(2027, 1, 1))
    oldest = in_force(forms, "02", date(2025, 9, 14))
    assert "01/2018/TT-VPCP" in oldest.legal_basis
    assert oldest == in_force(forms, "02", date(2010, 1, 1))


def test_every_form_names_its_legal_basis():
    assert {"01", "02", "03", "04", "05", "06", "07"} <= {form.form for form in texts().forms}
    assert all(form.legal_basis for form in texts().forms)
    assert all("Thông tư" in form.legal_basis for form in texts().forms if form.number)


def test_words_that_were_not_seen_in_the_circular_say_so():
    for form in ("04", "05", "06"):
        assert "chưa" in in_force(texts().forms, form, date(2026, 1, 1)).note


def test_no_form_knows_a_unit_by_name():
    words = msgspec.json.encode(texts()).decode()

    assert not re.search(r"tỉnh [A-ZĐ]|xã [A-ZĐ]|phường [A-ZĐ]|Hà Nội|Hà Tĩnh|Thanh Hóa", words)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_dates_are_written_as_the_clerical_decree_says(day, words):
    assert words == long_date(day)


def test_a_value_cannot_smuggle_in_a_field():
    assert "a {b} c." == plain("{x}.", {"x": "a {b} c", "b": "no"})


def test_a_full_stop_is_not_doubled():
    assert "Lý do: thiếu dấu." == plain("Lý do: {x}.", {"x": "thiếu dấu. "})


def test_an_empty_field_leaves_room_for_a_pen():
    assert "Điện thoại: ……" in plain("Điện thoại: {x}. Email: {x}.", {"x": ""})
    assert "Email: …" == plain("Email: {x}.", {"x": " \u200b"})


def test_lines_of_a_reason_become_paragraphs():
    found = paragraphs("Lý do: {x:l}.", {"x": "một;\n\nhai."})

    assert ["Lý do: một;", "hai."] == ["".join(run.text for run in runs) for runs in found]
