"""Certification in two gestures: the desk's favourites with their prices, and one that is done at once."""

import pytest

from intake_desk.domain.dossier import HANDED_BACK
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.services.fast_lane import MOST_OFFERS

COPIES, SIGNATURE, BIRTH = "2.000815", "2.000884", "1.001193"


@pytest.fixture
def lane(desk, clerk):
    return desk.bench.fast_lane


def test_a_new_desk_begins_with_everyday_certification(lane):
    favourites = lane.favourites()

    assert MOST_OFFERS == len(set(favourites))
    assert COPIES == favourites[0]
    assert SIGNATURE in favourites


def test_what_the_desk_certifies_most_comes_first_and_nothing_but_certification(desk, lane):
    for _time in range(3):
        desk.receive(procedure=SIGNATURE)
        desk.receive(procedure=BIRTH, means="")
    desk.receive(procedure=COPIES)

    favourites = lane.favourites()

    assert (SIGNATURE, COPIES) == favourites[:2]
    assert BIRTH not in favourites


@pytest.mark.parametrize(("pages", "copies", "amount"), [(1, 1, 2_000), (3, 2, 10_000), (4, 1, 6_000)])
def test_a_price_is_reckoned_for_the_pages_and_copies(lane, pages, copies, amount):
    (offer,) = lane.offers((COPIES,), pages, copies)

    assert (COPIES, amount) == (offer.procedure.code, offer.amount)


def test_a_certification_is_done_at_once(desk, clerk, lane):
    dossier = lane.serve(clerk, Person(name="Phạm Văn Ưng"), COPIES, pages=3, copies=2, means="transfer")

    assert (HANDED_BACK, True, 3, 2) == (dossier.state, dossier.instant, dossier.pages, dossier.papers[0].copies)
    assert (10_000, 0) == (dossier.paid_transfer, dossier.paid_cash)
    assert "Phạm Văn Ưng" == dossier.hand_back.name


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Thôn Nguyên Bì, xã Nguyễn Trãi, Thường Tín, Hà Nội", "Thôn Nguyên Bì, xã Thượng Phúc, Hà Nội"),
        ("Thôn Đông Cứu, xã Thượng Phúc, Hà Nội", "Thôn Đông Cứu, xã Thượng Phúc, Hà Nội"),
        ("12 ngõ 3, phường Cống Vị, Ba Đình, Hà Nội", "12 ngõ 3, phường Cống Vị, Ba Đình, Hà Nội"),
        ("", ""),
    ],
)
def test_a_former_address_is_recorded_in_today_s_units_only_where_that_is_certain(clerk, lane, written, recorded):
    dossier = lane.serve(clerk, Person(name="Phạm Văn Ưng", address=written), COPIES)

    assert recorded == dossier.applicant.address


def test_every_favourite_can_be_served(desk, clerk, lane):
    for code in lane.favourites():
        assert code == lane.serve(clerk, Person(name="Phạm Văn Ưng"), code).procedure


@pytest.mark.parametrize(("person", "pages", "code"), [("", 1, "empty_name"), ("Phạm Văn Ưng", 10_000, "bad_count")])
def test_what_cannot_stand_is_refused_and_nothing_is_recorded(desk, clerk, lane, person, pages, code):
    before = desk.entries()

    with pytest.raises(Refusal) as refused:
        lane.serve(clerk, Person(name=person), COPIES, pages=pages)

    assert code == refused.value.code
    assert before == desk.entries()
