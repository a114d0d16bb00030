"""The procedures as published: cases merged, papers addressed, limits and fees read right."""

import json
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from intake_desk.domain.procedures import MOST_LIMIT, PARTY, Catalogue, FeeRule, Limit

SOURCE = Path(__file__).parents[3] / "shared" / "data"
CHANNELS = {"Trực tiếp": "counter", "Trực tuyến": "online", "Dịch vụ bưu chính": "post"}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.decode(files("intake_desk.resources").joinpath("procedures.json").read_bytes())


def test_every_procedure_is_usable(catalogue):
    assert 336 == sum(procedure.has_published_code for procedure in catalogue.procedures)
    for procedure in catalogue.procedures:
        assert procedure.cases
        assert all(case.papers for case in procedure.cases)
        assert procedure.channels
        assert all(procedure.outcomes)
        assert procedure.terms("counter").limit.said
        assert procedure.lines("online")
        assert 0 < len(procedure.short_name) <= 70
        assert len(procedure.cases) == 1 or all(case.title for case in procedure.cases)
        assert all(len(paper.text) <= 120 for case in procedure.cases for paper in case.papers)


def test_short_names_are_all_different(catalogue):
    assert len(catalogue.procedures) == len({procedure.short_name for procedure in catalogue.procedures})


@pytest.mark.parametrize(
    ("code", "limit"),
    [
        ("2.000815", Limit(unit="same_day")),
        ("2.000884", Limit(unit="same_day")),
        ("2.000635", Limit(unit="same_day")),
        ("1.001193", Limit(unit="same_day")),
        ("1.000656", Limit(unit="same_day")),
        ("1.004873", Limit(unit="working_day", amount=3)),
        ("1.001612", Limit(unit="working_day", amount=3)),
        ("1.011607", Limit(unit="day", amount=15)),
        ("2.001159", Limit(unit="hour", amount=1)),
        ("1.013978", Limit(unit="working_day", amount=27)),
        ("2.001263", Limit()),
    ],
)
def test_limits_are_read_with_their_unit(catalogue, code, limit):
    assert limit == catalogue.by_code(code).limit("counter")


def test_a_case_may_have_its_own_limit(catalogue):
    permit = catalogue.by_code("1.013225")

    assert Limit(unit="day", amount=20) == permit.limit("counter", permit.case_at(0))
    assert Limit(unit="day", amount=15) == permit.limit("counter", permit.case_at(6))


def test_a_channel_that_is_not_published_borrows_the_others(catalogue):
    residence = catalogue.by_code("1.010041")

    assert ["online", "online"] == [terms.channel for terms in residence.lines("counter")]
    assert [1, 3] == [terms.limit.amount for terms in residence.lines("counter")]


def test_parts_of_one_dossier_are_one_case_and_forms_come_first(catalogue):
    (birth,) = catalogue.by_code("1.001193").cases

    assert "Tờ khai đăng ký khai sinh theo mẫu" == birth.papers[0].text
    assert "xuất trình" in {paper.group for paper in birth.papers}
    assert not birth.title


def test_real_alternatives_stay_apart(catalogue):
    titles = [case.title for case in catalogue.by_code("1.013225").cases]

    assert 7 == len(titles)
    assert "Công trình không theo tuyến" == titles[0]
    assert "Công trình nhà ở riêng lẻ" == titles[6]


def test_papers_are_found_by_their_published_place(catalogue):
    birth = catalogue.by_code("1.001193")

    assert (3, 1) == birth.paper_at(3, 1).source
    assert birth.paper_at(0, 2) is None
    assert birth.case_at(3) is birth.cases[0]


def test_province_fees_and_dollar_prices_are_told_apart(catalogue):
    assert catalogue.by_code("1.001612").terms().by_province
    assert catalogue.by_code("1.004873").terms().by_province
    assert 1 == len(catalogue.by_code("2.000815").lines())
    assert min(fee.amount for p in catalogue.procedures for t in p.channels for fee in t.fees) >= 1000


def test_party_procedures_have_free_codes_and_no_stated_limit(catalogue):
    party = [procedure for procedure in catalogue.procedures if procedure.block == PARTY]

    assert ["ĐẢNG-01", "ĐẢNG-02", "ĐẢNG-03", "ĐẢNG-04"] == [procedure.code for procedure in party]
    assert {Limit()} == {procedure.limit() for procedure in party}
    assert {"Thủ tục khối Đảng"} == {procedure.field for procedure in party}
    assert all("mã do chương trình đặt" in procedure.basis for procedure in party)
    assert not any(procedure.has_published_code for procedure in party)
    assert party[2] is catalogue.by_code("dang-03")


def test_another_agency_that_decides_is_named(catalogue):
    assert "Công an cấp xã" == catalogue.by_code("1.004222").resolver
    assert "Bảo hiểm xã hội cấp tỉnh" == catalogue.by_code("1.001613").resolver
    assert not catalogue.by_code("1.001193").resolver


def test_what_is_not_published_is_said_to_be_so(catalogue):
    insurance = catalogue.by_code("1.001613")

    assert ["Đơn hoặc tờ khai theo mẫu của thủ tục"] == [paper.text for paper in insurance.cases[0].papers]
    assert "Cổng không ghi thành phần hồ sơ" in insurance.basis
    assert ("Kết quả giải quyết thủ tục",) == catalogue.by_code("1.001521").outcomes


def test_figures_that_ran_into_a_count_are_back_in_the_text(catalogue):
    (paper,) = [
        paper for case in catalogue.by_code("1.004498").cases for paper in case.papers if "Biên bản họp" in paper.text
    ]

    assert (1, True) == (paper.originals, paper.text.endswith("31/12/2025"))
    assert all(one.originals <= 3 for p in catalogue.procedures for case in p.cases for one in case.papers)


def test_papers_to_digitise_are_marked(catalogue):
    marked = [paper.text for paper in catalogue.by_code("1.001193").cases[0].papers if paper.digitise]

    assert ["Giấy chứng sinh hoặc văn bản của người làm chứng, giấy cam đoan về việc sinh"] == marked


def test_a_document_of_an_older_program_is_still_read():
    old = (
        b'{"version":"1","source":"x","source_date":"x","source_sha256":"x","common":[],"abbreviations":{},'
        b'"procedures":[{"code":"1.000001","name":"A","short_name":"A","field":"B"}]}'
    )
    (procedure,) = Catalogue.decode(old).procedures

    assert ("state", "", ()) == (procedure.block, procedure.resolver, procedure.fields)


def test_the_channel_or_line_that_does_not_exist_is_not_invented(catalogue):
    assert catalogue.by_code("9.999999") is None
    with pytest.raises(IndexError):
        catalogue.by_code("2.000815").terms("counter", line=1)


@pytest.mark.skipif(not SOURCE.exists(), reason="the crawled tables lie beside the checkout, not in it")
def test_every_paper_with_a_count_is_kept_at_its_place(catalogue):
    for line in (SOURCE / "procedures.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        procedure = catalogue.by_code(row["code"])
        assert {CHANNELS[terms["channel"]] for terms in row["channels"]} == {one.channel for one in procedure.channels}
        assert len(row["results"]) == len([one for one in procedure.results if one.code]) or not row["results"]
        for case_index, case in enumerate(row["cases"]):
            for paper_index, paper in enumerate(case["papers"]):
                kept = procedure.paper_at(case_index, paper_index)
                if paper["originals"] > 20:
                    assert 1 == kept.originals
                elif paper["originals"] or paper["copies"]:
                    assert (paper["originals"], paper["copies"]) == (kept.originals, kept.copies)
                else:
                    assert kept is None


@pytest.mark.skipif(not SOURCE.exists(), reason="the crawled tables lie beside the checkout, not in it")
def test_the_catalogue_is_rebuilt_to_the_same_bytes(tmp_path, monkeypatch):
    resources = Path(str(files("intake_desk.resources")))
    monkeypatch.syspath_prepend(str(resources))
    import build_catalogue  # noqa: PLC0415 - a script, importable only from its folder

    build_catalogue.main(SOURCE, tmp_path)

    for name in ("procedures.json", "units.tsv", "former_units.tsv"):
        assert (tmp_path / name).read_bytes() == (resources / name).read_bytes()


@pytest.mark.parametrize("said", ["999999999 ngày làm việc", "3661 ngày", "9" * 5000, "٣ ngày"])
def test_a_limit_that_nobody_could_count_is_not_stated(said):
    """A dossier from another desk may say anything: nobody counts a billion days by it."""
    assert Limit() == Limit.read(said)


def test_the_longest_limit_is_read_back():
    assert Limit("working_day", MOST_LIMIT) == Limit.read(f"{MOST_LIMIT} ngày làm việc")


@pytest.mark.parametrize("wrong", [{"amount": -1}, {"amount": 10**12}, {"per": "kilo"}, {"kind": "tax"}])
def test_a_fee_that_nobody_could_take_is_no_fee(wrong):
    rule = {"kind": "phi", "name": "Phí", "amount": 1_000} | wrong

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(rule, FeeRule)
