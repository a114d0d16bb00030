"""What a procedure asks for besides is taken with the dossier, counted by, and refused by its own name."""

import pytest

from intake_desk.domain.own_fields import BadField

BUSINESS, PARTY_FEES, COPIES = "1.001612", "ĐẢNG-03", "2.000815"
PARTY_ANSWERS = {"cell": "Chi bộ 4", "months": "12", "amount": "600.000 đ"}


def test_answers_are_kept_clean_with_the_dossier(shared_desk):
    dossier = shared_desk.receive(procedure=BUSINESS, fields={"capital": "50.000.000 đ", "members": " 3", "shares": ""})

    assert {"capital": "50000000", "members": "3"} == dossier.fields
    assert dossier == shared_desk.bench.lookup.dossier(dossier.id)


def test_a_party_procedure_is_taken_with_its_free_code_and_the_day_that_the_clerk_names(shared_desk):
    dossier = shared_desk.receive(procedure="đảng-03", fields=PARTY_ANSWERS, due_day="2026-11-27", means="")

    assert (PARTY_FEES, "Không quy định", 0) == (dossier.procedure, dossier.limit, dossier.paid_cash)
    assert "600000" == dossier.fields["amount"]


@pytest.mark.parametrize(
    ("fields", "name", "why"),
    [
        ({}, "cell", "missing"),
        ({**PARTY_ANSWERS, "months": "0"}, "months", "range"),
        ({**PARTY_ANSWERS, "amount": "nhiều"}, "amount", "number"),
        ({**PARTY_ANSWERS, "cell": "x" * 201}, "cell", "long"),
        ({**PARTY_ANSWERS, "other": "1"}, "other", "unknown"),
    ],
)
def test_a_bad_answer_is_refused_by_its_name_and_nothing_is_recorded(shared_desk, fields, name, why):
    before = shared_desk.entries()
    with pytest.raises(BadField) as refusal:
        shared_desk.receive(procedure=PARTY_FEES, fields=fields, due_day="2026-11-27", means="")

    assert (name, why) == (refusal.value.params["field"], refusal.value.params["why"])
    assert before == shared_desk.entries()


def test_a_fee_is_counted_by_the_procedures_own_fields(shared_desk, application):
    asked = application(procedure=COPIES, pages=0, copies=0, fields={"pages": "4", "copies": "2"})

    assert 12_000 == shared_desk.bench.reception.promise(asked).fee_total
    dossier = shared_desk.receive(procedure=COPIES, pages=0, copies=0, fields={"pages": "4", "copies": "2"})
    assert (4, 12_000) == (dossier.pages, dossier.paid_cash)


def test_what_was_counted_beside_the_fields_answers_them(shared_desk):
    assert {"pages": "2", "copies": "5"} == shared_desk.receive(procedure=COPIES, pages=2, copies=5).fields


def test_what_is_filed_may_still_lack_its_answers(shared_desk, application):
    clerk = shared_desk.bench.desk.seat.clerk
    filed = shared_desk.bench.reception.file(clerk, application(procedure=PARTY_FEES, fields={"cell": "Chi bộ 4"}))

    assert {"cell": "Chi bộ 4"} == filed.fields
    accepted = shared_desk.bench.reception.accept(clerk, filed.id, due_day="2026-11-27")
    assert {"cell": "Chi bộ 4"} == accepted.fields
