"""A procedure's own questions: each answer is kept clean, or refused by the name of its field."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.own_fields import BadField, answers_said, check_answer, check_fields, counted, with_counts
from intake_desk.domain.procedures import Catalogue, OwnField, Procedure

CATALOGUE = Catalogue.decode(files("intake_desk.resources").joinpath("procedures.json").read_bytes())
KINDS = ("text", "number", "money", "date", "choice", "yes_no")


def asking(*fields):
    return Procedure(code="TP-01", name="Thử", short_name="Thử", field="Khác", fields=fields)


def a_field(**said):
    return OwnField(**{"name": "one", "label": "Một mục", "choices": ("Chính thức", "Tạm thời"), **said})


@pytest.mark.parametrize(
    ("said", "text", "kept"),
    [
        ({}, "  Chi bộ\u200b  số 4 ", "Chi bộ số 4"),
        ({"kind": "number"}, "012", "12"),
        ({"kind": "number"}, "1.234", "1234"),
        ({"kind": "number"}, "0", "0"),
        ({"kind": "money"}, "1.500.000 đ", "1500000"),
        ({"kind": "money"}, "1 500 000 đồng", "1500000"),
        ({"kind": "date"}, "5/9/2026", "2026-09-05"),
        ({"kind": "date"}, "2026-09-05", "2026-09-05"),
        ({"kind": "choice"}, "tam thoi", "Tạm thời"),
        ({"kind": "yes_no"}, "Có", "yes"),
        ({"kind": "yes_no"}, "khong", "no"),
        ({"kind": "number", "least": 1, "most": 50}, "50", "50"),
        ({"most": 4}, "bốn", "bốn"),
    ],
)
def test_answers_are_kept_clean(said, text, kept):
    assert {"one": kept} == check_fields(asking(a_field(**said)), {"one": text})


@pytest.mark.parametrize(
    ("said", "text", "why"),
    [
        ({"required": True}, " \u200b", "missing"),
        ({"kind": "number", "required": True}, "", "missing"),
        ({"most": 4}, "năm chữ", "long"),
        ({}, "x" * 501, "long"),
        ({"kind": "number"}, "mười", "number"),
        ({"kind": "number"}, "1.5", "number"),
        ({"kind": "number"}, "-1", "number"),
        ({"kind": "number"}, "\u0661\u0662", "number"),
        ({"kind": "number", "least": 1}, "0", "range"),
        ({"kind": "number", "most": 50}, "51", "range"),
        ({"kind": "number"}, "9" * 400, "range"),
        ({"kind": "money"}, "99999999999999", "range"),
        ({"kind": "money"}, "12 tỷ", "number"),
        ({"kind": "date"}, "31/02/2026", "date"),
        ({"kind": "date"}, "mai", "date"),
        ({"kind": "choice"}, "Vĩnh viễn", "choice"),
        ({"kind": "yes_no"}, "có thể", "choice"),
        ({"kind": "number", "counts_as": "pages"}, "10000", "range"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused_by_its_field(said, text, why):
    with pytest.raises(BadField) as refusal:
        check_fields(asking(a_field(**said)), {"one": text})

    assert ("one", "Một mục", why) == tuple(refusal.value.params[name] for name in ("field", "label", "why"))


def test_what_the_procedure_does_not_ask_is_not_taken():
    with pytest.raises(BadField) as refusal:
        check_fields(asking(), {"capital": "5"})

    assert ("capital", "unknown") == (refusal.value.params["field"], refusal.value.params["why"])


def test_what_is_not_answered_is_left_out():
    assert {} == check_fields(asking(a_field(), a_field(name="two", kind="date")), {"one": " "})


@given(st.sampled_from(KINDS), st.text(max_size=40))
def test_any_text_is_kept_or_refused_and_what_is_kept_stays(kind, text):
    field = a_field(kind=kind)
    try:
        kept = check_answer(field, text)
    except BadField:
        return
    assert kept == check_answer(field, kept)


def test_what_was_answered_is_read_under_its_question():
    procedure = asking(
        a_field(name="capital", label="Vốn", kind="money", unit="đồng"),
        a_field(name="until", label="Đến ngày", kind="date"),
        a_field(name="member", label="Đảng viên", kind="yes_no"),
        a_field(name="pages", label="Số trang", kind="number", counts_as="pages"),
        a_field(name="cell", label="Chi bộ"),
    )
    answers = {"capital": "1500000", "until": "2026-12-01", "member": "no", "pages": "3", "cell": "Số 4", "gone": "x"}

    assert (
        ("Vốn", "1.500.000 đồng"),
        ("Đến ngày", "01/12/2026"),
        ("Đảng viên", "Không"),
        ("Chi bộ", "Số 4"),
        ("gone", "x"),
    ) == answers_said(procedure, answers)
    assert (("gone", "x"),) == answers_said(None, {"gone": "x"})


def test_answers_that_may_still_come_are_not_asked_for():
    assert {} == check_fields(asking(a_field(required=True)), {"one": " "}, needed=False)


def test_a_certification_asks_its_pages_and_copies_by_fields_of_its_own():
    copies = CATALOGUE.by_code("2.000815")

    assert 3 == counted(copies, {"pages": "3"}, "pages", 9)
    assert 9 == counted(copies, {}, "copies", 9)
    assert {"pages": "4", "copies": "2"} == with_counts(copies, {"copies": "2"}, 4, 7)
    assert {} == with_counts(CATALOGUE.by_code("1.001193"), {}, 4, 7)


def test_the_shipped_fields_can_all_be_answered():
    texts = {"text": "Chi bộ 4", "number": "1", "money": "1000", "date": "01/12/2026", "yes_no": "Có"}
    asked = [procedure for procedure in CATALOGUE.procedures if procedure.fields]

    assert {"2.000815", "1.001612", "ĐẢNG-01", "ĐẢNG-03"} <= {procedure.code for procedure in asked}
    for procedure in asked:
        answers = {one.name: one.choices[0] if one.choices else texts[one.kind] for one in procedure.fields}
        assert answers.keys() == check_fields(procedure, answers).keys()
