"""Fees follow the published rule, explain themselves, and are read aloud rightly."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import kinds
from intake_desk.domain.fees import BadCount, FeeLine, assess, dong, explained, refundable, remark, total
from intake_desk.domain.procedures import Catalogue

CATALOGUE = Catalogue.decode(files("intake_desk.resources").joinpath("procedures.json").read_bytes())
COPIES = CATALOGUE.by_code("2.000815")
WALK_INS = Path(__file__).parents[3] / "shared" / "data" / "walk_ins.jsonl"


@pytest.mark.parametrize(
    ("pages", "copies", "amount", "how"),
    [
        (1, 1, 2000, "1 bản × 1 trang × 2.000"),
        (2, 3, 12000, "3 bản × 2 trang × 2.000"),
        (3, 1, 5000, "1 bản × (2 trang × 2.000 + 1 trang × 1.000)"),
        (4, 3, 18000, "3 bản × (2 trang × 2.000 + 2 trang × 1.000)"),
        (198, 1, 200000, "1 bản × (2 trang × 2.000 + 196 trang × 1.000)"),
        (199, 2, 400000, "2 bản × 200.000 (mức tối đa)"),
        (1000, 1, 200000, "1 bản × 200.000 (mức tối đa)"),
    ],
)
def test_certified_copies_cost_by_the_pages_of_the_original(pages, copies, amount, how):
    assert (FeeLine("phi", "Phí chứng thực bản sao", amount, how),) == assess(COPIES, pages, copies)


@pytest.mark.parametrize(
    ("code", "channel", "amount"),
    [
        ("2.000884", "counter", 10000),
        ("2.001035", "counter", 50000),
        ("2.000913", "counter", 30000),
        ("2.000927", "counter", 25000),
        ("2.001263", "counter", 400000),
        ("1.004222", "counter", 20000),
        ("1.004222", "online", 10000),
        ("1.004194", "counter", 15000),
        ("1.004194", "online", 7000),
        ("1.010038", "counter", 10000),
        ("1.010038", "online", 5000),
        ("1.001612", "counter", 50000),
        ("1.001612", "online", 150000),
        ("1.001193", "counter", 0),
        ("1.011607", "counter", 0),
        ("2.001827", "counter", 700000),
    ],
)
def test_known_amounts(code, channel, amount):
    assert amount == total(assess(CATALOGUE.by_code(code), channel=channel))


def test_extracts_cost_by_the_copy():
    (line,) = assess(CATALOGUE.by_code("2.000635"), copies=3)

    assert ("phi", 24000, "3 bản × 8.000") == (line.kind, line.amount, line.how)


def test_a_free_registration_charges_only_the_copies_asked_for_beside_it():
    birth = CATALOGUE.by_code("1.001193")

    assert () == assess(birth)
    assert 16000 == total(assess(birth, extras=2))


def test_phi_and_le_phi_are_told_apart():
    assert "phi" == assess(COPIES)[0].kind
    assert "le_phi" == assess(CATALOGUE.by_code("1.001612"))[0].kind


def test_the_fee_for_a_household_business_is_kept_even_if_it_is_refused():
    kept = [one.code for one in CATALOGUE.procedures if not all(line.refundable for line in assess(one))]
    assert ["1.001612"] == kept
    charged = [
        kinds.FeeLine(sort="le_phi", name="x", amount=150_000, refundable=False),
        kinds.FeeLine(sort="phi", name="y", amount=8_000, how="1 bản × 8.000", decision="18/2026/NQ-HĐND"),
    ]
    assert 8_000 == refundable(charged)
    assert "không hoàn trả" == explained(charged[0])
    assert "1 bản × 8.000 · theo 18/2026/NQ-HĐND" == explained(charged[1])


@pytest.mark.parametrize(("pages", "copies", "field"), [(0, 1, "pages"), (1, 0, "copies"), (-1, 1, "pages")])
def test_no_pages_or_copies_is_refused(pages, copies, field):
    with pytest.raises(BadCount) as caught:
        assess(COPIES, pages, copies)

    assert {"field": field, "least": 1} == caught.value.params


def test_what_the_amount_hides_is_said():
    assert "Hội đồng nhân dân" in remark(CATALOGUE.by_code("1.004873").terms())
    assert "không ghi" in remark(CATALOGUE.by_code("1.002693").terms())
    assert "" == remark(COPIES.terms())


@given(st.integers(1, 400), st.integers(1, 50))
def test_more_pages_never_cost_less_and_never_above_the_cap(pages, copies):
    now, more = total(assess(COPIES, pages, copies)), total(assess(COPIES, pages + 1, copies))

    assert 0 < now <= more <= 200000 * copies


def test_amounts_are_written_with_points():
    assert "18.000 đ" == dong(18000)
    assert "0 đ" == dong(0)
    assert "1.250.000 đ" == dong(1250000)


@pytest.mark.skipif(not WALK_INS.exists(), reason="the sample day lies beside the checkout, not in it")
def test_the_sample_day_charges_what_we_count():
    for raw in WALK_INS.read_text("utf-8").splitlines():
        line = json.loads(raw)
        if line["do"] == "receive" and "fee" in line:
            procedure = CATALOGUE.by_code(line["procedure"])
            # The three copies of an extract are asked for in words; the sample's papers do not count them.
            copies = 3 if line["procedure"] == "2.000635" else sum(paper["copies"] for paper in line["papers"])
            assert line["fee"]["amount"] == total(assess(procedure, line.get("pages", 1), copies))
