"""What was received a moment ago: twins, and what a crash left without its paper."""

import pytest

from intake_desk.domain.people import Person
from intake_desk.services.just_received import RECEIVED, TOGETHER, WAITING, left_unprinted, twins_of
from tests.services.conftest import an_application

COPIES, BIRTH, MARRIAGE = "2.000815", "1.001193", "1.004873"


@pytest.mark.parametrize(
    ("person", "found"),
    [
        (Person(name="Đặng Thị Hường", id_number="001199054321"), True),
        (Person(name="ĐẶNG THỊ HƯỜNG"), True),
        (Person(name="Đặng Thị Hường", id_number="001177000999"), False),
        (Person(name="Vũ Ngọc Ánh"), False),
        (Person(name=""), False),
    ],
)
def test_the_same_person_with_the_same_procedure_is_a_twin(desk, clerk, person, found):
    first = desk.receive(name="Đặng Thị Hường", id_number="001199054321")

    twins = twins_of(desk.bench.desk, person, (first.procedure,))

    assert [(RECEIVED, first.id)] * found == [(one.sort, one.id) for one in twins]
    assert () == twins_of(desk.bench.desk, person, ("1.001193",))


def test_of_several_procedures_each_has_its_newest_twin(desk, clerk):
    received = [desk.receive(procedure=code, means="later") for code in (COPIES, BIRTH, COPIES, MARRIAGE)]
    person = received[0].applicant

    twins = twins_of(desk.bench.desk, person, (COPIES, BIRTH, "2.000884"))

    assert [received[2].id, received[1].id] == [one.id for one in twins]
    assert () == twins_of(desk.bench.desk, person, ())


def test_all_of_the_business_day_counts_and_nothing_of_the_one_before(desk, clerk):
    first = desk.receive(name="Đặng Thị Hường", id_number="001199054321")
    desk.clock.turn(hours=3)
    assert [first.id] == [one.id for one in twins_of(desk.bench.desk, first.applicant, (first.procedure,))]

    desk.clock.turn(days=3)
    desk.sign_in("thuy")

    assert () == twins_of(desk.bench.desk, first.applicant, (first.procedure,))


def test_what_was_filed_waits_however_long_until_it_is_accepted(desk, clerk):
    application = an_application(name="Đặng Thị Hường", id_number="001199054321")
    filed = desk.bench.reception.file(clerk, application)
    desk.clock.turn(hours=24)

    (twin,) = twins_of(desk.bench.desk, application.applicant, (application.procedure,))

    assert (WAITING, filed.id, filed.filed_at) == (twin.sort, twin.id, twin.at_ms)


def test_what_is_asked_for_twice_is_its_own_twin(desk, clerk):
    person = Person(name="Đặng Thị Hường")

    assert [(TOGETHER, COPIES)] == [
        (one.sort, one.procedure) for one in twins_of(desk.bench.desk, person, (COPIES, BIRTH, COPIES))
    ]
    assert () == twins_of(desk.bench.desk, person, ("", ""))


def test_a_crash_leaves_what_was_received_and_not_printed(desk, clerk):
    printed, unprinted = desk.receive(), desk.receive()
    desk.bench.slips.receipt(clerk, printed.id)

    assert [unprinted.id] == [one.id for one in left_unprinted(desk.bench.desk)]


def test_whoever_left_in_peace_left_nothing(desk, clerk):
    desk.receive()
    desk.bench.accounts.sign_out(clerk)

    assert () == left_unprinted(desk.bench.desk)
