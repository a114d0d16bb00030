"""Who is let off a fee: every category is sound, and what is let go and what is left make the whole, to the đồng."""

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain.exemptions import OTHER, Exemption, Exemptions, let_go
from intake_desk.domain.kinds import FeeLine
from intake_desk.domain.people import Person
from intake_desk.domain.procedures import Catalogue

SHIPPED = files("intake_desk.resources")
EXEMPTIONS = Exemptions.decode((SHIPPED / "fee_waivers.json").read_bytes())
RESIDENCE = FeeLine(sort="le_phi", name="Lệ phí đăng ký cư trú", amount=15_000)
COPIES = FeeLine(sort="phi", name="Phí chứng thực bản sao", amount=7_001)
ADOPTION = FeeLine(sort="le_phi", name="Lệ phí đăng ký nuôi con nuôi", amount=400_000)


def test_every_category_is_known_by_one_code_and_asks_for_a_paper():
    codes = [one.code for one in EXEMPTIONS.exemptions]

    assert len(codes) == len(set(codes))
    assert [OTHER] == [one.code for one in EXEMPTIONS.exemptions if not one.proof]
    assert all(one.basis for one in EXEMPTIONS.exemptions if one.code != OTHER)
    assert {"tre_em", "ho_ngheo", "ho_can_ngheo", "nguoi_co_cong", "khuyet_tat", "cao_tuoi"} <= set(codes)


def test_every_fee_that_is_named_is_one_of_the_catalogue():
    catalogue = Catalogue.decode((SHIPPED / "procedures.json").read_bytes())
    named = {rule.name for one in catalogue.procedures for terms in one.channels for rule in terms.fees}

    assert set() == {name for one in EXEMPTIONS.exemptions for name in (*one.only, *one.known)} - named


def test_a_category_of_one_fee_is_not_offered_for_another():
    offered = {one.code for one in EXEMPTIONS.for_fees([COPIES])}

    assert "con_nuoi_than_thuoc" not in offered
    assert {"ho_ngheo", OTHER} <= offered
    assert EXEMPTIONS.exemptions == EXEMPTIONS.for_fees([])
    assert "con_nuoi_than_thuoc" in {one.code for one in EXEMPTIONS.for_fees([ADOPTION])}


def test_what_the_law_says_itself_is_told_from_what_must_be_looked_up():
    child = EXEMPTIONS.by_code("tre_em")

    assert child.is_known_for(RESIDENCE.name)
    assert not child.is_known_for(COPIES.name)
    assert child.covers(COPIES.name)


@pytest.mark.parametrize(
    ("code", "lines", "gone", "rest"),
    [
        ("ho_ngheo", (RESIDENCE, COPIES), (7_001, 15_000), (0, 0)),
        ("con_nuoi_anh_chi_em", (ADOPTION, COPIES), (0, 200_000), (7_001, 200_000)),
        ("giam_mot_nua", (COPIES,), (3_501, 0), (3_500, 0)),
        ("con_nuoi_than_thuoc", (COPIES,), (0, 0), (7_001, 0)),
    ],
)
def test_what_is_due_is_shared_out(code, lines, gone, rest):
    found = let_go(lines, EXEMPTIONS.by_code(code))

    assert (gone, rest) == ((found.phi, found.le_phi), (found.rest_phi, found.rest_le_phi))


def test_without_a_category_all_is_paid_and_any_other_goes_by_its_reason():
    assert (0, 22_001) == (let_go((RESIDENCE, COPIES), None).amount, let_go((RESIDENCE, COPIES), None).rest)
    assert OTHER == EXEMPTIONS.by_code("").code
    assert OTHER == Exemptions().by_code("").code
    assert EXEMPTIONS.by_code("nobody") is None


LINES = st.lists(
    st.builds(
        FeeLine,
        sort=st.sampled_from(["phi", "le_phi"]),
        name=st.sampled_from(["A", "B"]),
        amount=st.integers(0, 10**9),
    ),
    max_size=5,
)


@given(LINES, st.integers(1, 100), st.sampled_from([(), ("a",)]))
def test_nothing_is_lost_or_won_by_sharing(lines, share, only):
    found = let_go(lines, Exemption(code="x", name="x", share=share, only=only))

    assert found.amount + found.rest == sum(line.amount for line in lines)
    assert found.phi + found.rest_phi == sum(line.amount for line in lines if line.sort == "phi")
    assert min(found.phi, found.le_phi, found.rest_phi, found.rest_le_phi) >= 0


@pytest.mark.parametrize(
    ("code", "birth", "number", "may"),
    [
        ("tre_em", "2010-11-21", "", True),
        ("tre_em", "2010-11-20", "", False),
        ("tre_em", "1991-05-02", "", False),
        ("tre_em", "", "001191054321", False),
        ("tre_em", "", "001210054321", True),
        ("tre_em", "", "001209054321", False),
        ("tre_em", "", "", True),
        ("cao_tuoi", "1966-11-20", "", True),
        ("cao_tuoi", "20/11/1966", "", True),
        ("cao_tuoi", "1966-11-21", "", False),
        ("cao_tuoi", "", "001166054321", True),
        ("cao_tuoi", "", "001167054321", False),
        ("mo_coi", "2010-11-20", "", True),
        ("mo_coi", "2008-11-20", "", False),
        ("ho_ngheo", "1991-05-02", "", True),
    ],
)
def test_a_category_for_an_age_is_for_nobody_of_another(code, birth, number, may):
    person = Person(name="Đặng Thị Hường", birth_date=birth, id_number=number)

    assert may == EXEMPTIONS.by_code(code).may_be_for([person], date(2026, 11, 20))


def test_one_of_several_people_of_its_age_is_enough():
    mother = Person(name="Đặng Thị Hường", birth_date="1991-05-02")
    child = Person(name="Đặng Gia Bảo", birth_date="2019-01-01")
    company = Person(name="Công ty An Phú", sort="organisation", birth_date="1991-05-02")

    assert EXEMPTIONS.by_code("tre_em").may_be_for([child, mother], date(2026, 11, 20))
    assert EXEMPTIONS.by_code("tre_em").may_be_for([company], date(2026, 11, 20))
