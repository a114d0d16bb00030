"""All that is wrong with an application at once, each named as the refusal that it would be."""

import pytest

from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import BUSINESS, Person
from intake_desk.services.applications import WAIVED

SEED_FISH = "1.004656"


def told(problems):
    return [(one.of, one.refusal.code) for one in problems]


def test_what_would_be_taken_has_no_problem(shared_desk, application):
    assert () == shared_desk.bench.reception.problems(application())


def test_everything_is_told_at_once_in_the_order_of_the_form(shared_desk, application):
    wrong = application(
        name="",
        phone="1",
        birth_date="31/02/1990",
        submitter=Person(name="Bùi Văn Tốn", id_number="12"),
        papers=(),
        sets=0,
        pages=0,
        means=WAIVED,
    )

    assert [
        ("submitter", "bad_identity_number"),
        ("applicant", "empty_name"),
        ("applicant", "bad_birth_date"),
        ("applicant", "bad_phone"),
        ("", "bad_count"),
        ("", "no_papers"),
        ("", "bad_field"),
        ("", "exemption_missing"),
    ] == told(shared_desk.bench.reception.problems(wrong))


def test_an_organisation_is_known_by_its_tax_code(shared_desk, application):
    wrong = application(name="", sort=BUSINESS, tax_code="0100109107", id_number="", phone="")

    problems = shared_desk.bench.reception.problems(wrong)

    assert [("applicant", "empty_name"), ("applicant", "bad_tax_code")] == told(problems)
    assert BUSINESS == problems[0].refusal.params["sort"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"procedure": "9.9", "name": "", "sets": 0}, ["empty_name", "unknown_procedure", "bad_count"]),
        ({"procedure": SEED_FISH, "due_day": "2026-11-19", "papers": ()}, ["no_papers", "bad_due_day"]),
        ({"set_amount": -1}, ["bad_count"]),
        ({"note": "x" * 1001, "authorisation": "x" * 1001}, ["too_long", "too_long"]),
        ({"papers": (PaperCount(text="x" * 1001, originals=1),)}, ["too_long"]),
    ],
)
def test_each_thing_is_told_once(shared_desk, application, changes, codes):
    assert codes == [one.refusal.code for one in shared_desk.bench.reception.problems(application(**changes))]
