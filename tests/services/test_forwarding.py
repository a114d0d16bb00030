"""Hand-over lists: all of it or nothing, numbered without a gap, telling who gave and who took."""

import pytest

from intake_desk.services.forwarding import AgencyMissing, AlreadyThere, NothingToForward
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.store import counters, register

ECONOMY, CULTURE = "Phòng Kinh tế", "Phòng Văn hóa – Xã hội"


@pytest.fixture
def work(desk, clerk):
    return desk.bench.forwarding


@pytest.fixture
def three(desk, clerk):
    return [desk.receive().id for _ in range(3)]


def test_a_list_names_what_went_and_can_be_found_again(desk, clerk, work, three):
    listed = work.forward(clerk, three[:2], ECONOMY, "Kèm bản vẽ")

    assert ("BG-261120-1-01", work.counter_name, ECONOMY) == (listed.number, listed.sender, listed.receiver)
    assert three[:2] == [one.id for one in listed.dossiers]
    again = work.list_of(desk.bench.lookup.dossier(three[0]), listed.number)
    assert listed == again
    assert work.list_of(desk.bench.lookup.dossier(three[2]), listed.number) is None


def test_one_list_brings_dossiers_back_from_several_agencies(desk, clerk, work, three):
    work.forward(clerk, three[:2], ECONOMY)
    work.forward(clerk, three[2:], CULTURE)

    back = work.take_back(clerk, three)

    assert f"{ECONOMY}; {CULTURE}" == back.sender
    assert {""} == {one.holder for one in back.dossiers}


@pytest.mark.parametrize(
    ("ids", "receiver", "refusal"),
    [
        (lambda three: three, "  ", AgencyMissing),
        (lambda three: [], ECONOMY, NothingToForward),
        (lambda three: [*three, "0" * 32], ECONOMY, NoSuchDossier),
    ],
)
def test_a_list_that_cannot_be_is_refused_whole(desk, clerk, work, three, ids, receiver, refusal):
    before = desk.entries()

    with pytest.raises(refusal):
        work.forward(clerk, ids(three), receiver)

    assert before == desk.entries()
    assert "BG-261120-1-01" == work.forward(clerk, three, ECONOMY).number


def test_what_is_there_already_or_ended_is_not_handed_over(desk, clerk, work, three):
    work.forward(clerk, three[:1], ECONOMY)
    desk.bench.casework.withdraw(clerk, three[1], "Đổi ý")
    before = desk.entries()

    for ids, refusal in ((three[:1], AlreadyThere), (three[1:2], NotPossibleNow), (three, AlreadyThere)):
        with pytest.raises(refusal):
            work.forward(clerk, ids, ECONOMY)
    with pytest.raises(AlreadyThere):
        work.take_back(clerk, three[2:])

    assert before == desk.entries()


def test_numbers_go_on_after_the_counters_were_lost(desk, clerk, work, three):
    work.forward(clerk, three, ECONOMY)
    with desk.store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM counter")
        counters.learn(connection, [entry for one in three for entry in register.entries_of(connection, one)])

    assert "BG-261120-1-02" == work.forward(clerk, three, CULTURE).number
