"""Who rules a day off, or adds to it, has no till of their own of that day that nobody else has looked into."""

import msgspec
import pytest

from intake_desk.domain.closing_kinds import DayAddendum
from intake_desk.domain.entries import Draft, unseal
from intake_desk.domain.money_kinds import DrawerClosed
from intake_desk.services import closing_view as views
from intake_desk.services.closing import OwnTillOpen
from intake_desk.services.second_person import SecondPerson
from intake_desk.store.sheets import Sheet
from intake_desk.store.verification import verify_files
from tests.services.conftest import KEY

DAY = "2026-11-20"


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **{"uncounted": "Hết giờ", **given})


def add(desk, day=DAY):
    return desk.bench.closing.addendum(desk.sign_in("hang"), day, desk.password, uncounted="Hết giờ")


def own_facts(desk, kind):
    tail = desk.journal.tail(desk.journal.name, 0)
    return [entry.facts for entry in map(unseal, tail) if isinstance(entry.facts, kind)]


def test_a_supervisor_with_a_till_of_their_own_needs_a_witness(desk, clerk):
    desk.sign_in("hang")
    desk.receive()
    with pytest.raises(OwnTillOpen):
        close(desk)

    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000)))
    with pytest.raises(OwnTillOpen):
        close(desk)

    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000, second="hang")))
    with pytest.raises(OwnTillOpen):
        close(desk)


@pytest.mark.parametrize("witness", ["nobody", "", "hang", "HANG", " minh"])
def test_a_witness_whom_nobody_knows_is_none(desk, clerk, witness):
    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000, second=witness)))

    with pytest.raises(OwnTillOpen):
        close(desk)


def test_a_witnessed_till_does_not_stand_in_the_way(desk, clerk):
    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=11_000, second="thuy")))

    view = close(desk)

    assert (-1_000, 11_000) == (sum(view.desks[0].differences), view.counted)


def leave(desk, login):
    """The unit's newest sheet does not know this clerk any more."""
    staying = [one for one in desk.bench.desk.clerks if one.login != login]
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(staying)))


def test_a_witness_who_has_left_the_unit_is_one_still_and_keeps_their_name(desk, clerk):
    hang = desk.sign_in("hang")
    desk.receive()
    desk.bench.drawers.count(hang, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(hang, witness=SecondPerson("thuy", desk.password), password=desk.password)
    leave(desk, "thuy")

    close(desk)

    assert clerk.name == desk.bench.desk.clerk_name("thuy")
    (drawer,) = desk.bench.slips._tally.sheet(hang, desk.bench.closing.view(DAY)).drawers
    assert clerk.name == drawer.witness


def test_the_name_of_whoever_left_is_known_after_more_sheets_and_to_whoever_proves_the_files(desk, clerk):
    leave(desk, "thuy")
    leave(desk, "minh")

    assert {"thuy": clerk.name}.items() <= desk.bench.desk.names.items()
    assert "minh" in desk.bench.desk.names
    proof = verify_files(desk.home / "desk.db", desk.home / "roll", KEY)
    assert ((), clerk.name) == (proof.findings, proof.names.person("thuy"))


@pytest.mark.parametrize("minutes", [1, 31])
def test_nobody_walks_to_another_desk_and_goes_around_their_own_till(desk, open_desk, clock, clerk, minutes):
    other = open_desk(2)
    other.sign_in("hang")
    other.receive()
    desk.learn_from(other)
    clock.turn(minutes=minutes)
    state = views.WORKING if minutes == 1 else views.SILENT
    assert state == desk.bench.closing.view().desks[1].state

    with pytest.raises(OwnTillOpen) as refused:
        close(desk, around={other.journal.name: "Máy hỏng"})

    assert {"desks": "Quầy 2"} == refused.value.params
    assert desk.bench.closing.view().closing is None


def test_a_reason_for_a_desk_that_is_not_away_goes_around_nothing(desk, open_desk, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    desk.learn_from(other)

    view = close(desk, around={other.journal.name: "Máy hỏng"})

    assert ((), {}) == (view.closing.facts.around, view.closing.away)


def test_nobody_signs_alone_for_the_cash_they_took_after_the_closing(desk, clerk):
    close(desk)
    hang = desk.sign_in("hang")
    desk.receive()

    with pytest.raises(OwnTillOpen):
        add(desk)
    assert [] == own_facts(desk, DayAddendum)

    desk.bench.drawers.count(hang, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(hang, witness=SecondPerson("thuy", desk.password), password=desk.password)
    assert 12_000 == add(desk).whole.total("cash")
