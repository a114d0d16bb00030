"""Who rules a day off, or adds to it, has no till of their own of that day that nobody else has looked into."""

from datetime import date

import msgspec
import pytest

from intake_desk.domain.closing_kinds import DayAddendum, DayClosed
from intake_desk.domain.desk import DeskOfUnit
from intake_desk.domain.entries import Draft, unseal
from intake_desk.domain.money_kinds import DrawerClosed
from intake_desk.services import closing_view as views
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.closing import OwnTillOpen
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.second_person import OwnPasswordWrong, SamePerson, SecondPerson, SecondPersonMissing
from intake_desk.store.sheets import Sheet
from intake_desk.store.verification import verify_files
from tests.services.conftest import KEY

DAY = "2026-11-20"


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **{"uncounted": "Hết giờ", **given})


def add(desk, day=DAY, **given):
    return desk.bench.closing.addendum(desk.sign_in("hang"), day, desk.password, uncounted="Hết giờ", **given)


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
    with pytest.raises(SecondPersonMissing):
        close(desk)

    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000, second="hang")))
    with pytest.raises(SecondPersonMissing):
        close(desk)


@pytest.mark.parametrize("witness", ["nobody", "", "hang", "HANG", " minh"])
def test_a_witness_whom_nobody_knows_is_none(desk, clerk, witness):
    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000, second=witness)))

    with pytest.raises(SecondPersonMissing):
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


@pytest.fixture
def other(desk, open_desk, clerk):
    """Desk 2, at which the supervisor took cash; desk 1 knows of it."""
    other = open_desk(2)
    other.sign_in("hang")
    other.receive()
    desk.learn_from(other)
    return other


def test_nobody_walks_to_another_desk_and_goes_around_their_own_till(desk, other, clock):
    clock.turn(minutes=1)
    assert views.WORKING == desk.bench.closing.view().desks[1].state

    with pytest.raises(OwnTillOpen) as refused:
        close(desk, around={other.journal.name: "Máy hỏng"}, witness=SecondPerson("thuy", desk.password))

    assert {"desks": "Quầy 2"} == refused.value.params
    assert desk.bench.closing.view().closing is None


@pytest.mark.parametrize(
    ("witness", "refusal"),
    [
        (None, SecondPersonMissing),
        (SecondPerson("", "x"), SecondPersonMissing),
        (SecondPerson("thuy", ""), SecondPersonMissing),
        (SecondPerson("hang", "x"), SamePerson),
        (SecondPerson(" HANG", "x"), SamePerson),
        (SecondPerson("thuy", "x"), WrongPassword),
        (SecondPerson("nobody", "x"), WrongPassword),
    ],
)
def test_where_that_desk_is_silent_nobody_goes_around_it_alone(desk, other, clock, witness, refusal):
    clock.turn(minutes=31)
    assert views.SILENT == desk.bench.closing.view().desks[1].state

    with pytest.raises(refusal):
        close(desk, around={other.journal.name: "Máy hỏng"}, witness=witness)

    assert desk.bench.closing.view().closing is None
    assert [] == own_facts(desk, DayClosed)


def test_a_till_at_a_silent_desk_is_gone_around_with_a_witness(desk, other, clock):
    clock.turn(minutes=31)
    around = {other.journal.name: "Máy hỏng"}

    with pytest.raises(OwnPasswordWrong):
        desk.bench.closing.close(
            desk.sign_in("hang"), DAY, "x", around, uncounted="Máy hỏng", witness=SecondPerson("thuy", desk.password)
        )
    view = close(desk, around=around, witness=SecondPerson("thuy", desk.password))

    assert ("thuy", (other.journal.name,)) == (view.closing.facts.witness, view.closing.facts.witnessed)
    assert view.signed
    sheet = desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, view)
    assert (desk.bench.desk.clerk_name("thuy"), "Quầy 2") == (sheet.witness, sheet.witnessed)


def revoke(desk, journal, number):
    """The unit's newest sheet says that this desk may call no more."""
    lost = DeskOfUnit(number=number, name=f"Quầy {number}", journal=journal, revoked_ms=7)
    unit = msgspec.structs.replace(desk.bench.desk.unit, desks=(lost,))
    desk.store.sheets.put(Sheet("unit", msgspec.json.encode(unit)))


def test_a_till_at_a_lost_desk_that_was_left_needs_a_witness_at_the_closing_and_at_the_addendum(desk, other, clock):
    """She signed out there without locking it; then the computer was stolen and revoked."""
    with pytest.raises(OwnTillOpen):
        close(desk)
    other.bench.accounts.sign_out(other.bench.desk.seat.clerk)
    desk.learn_from(other)
    assert views.FINISHED == desk.bench.closing.view().desks[1].state
    with pytest.raises(OwnTillOpen):
        close(desk)
    revoke(desk, other.journal.name, 2)
    with pytest.raises(SecondPersonMissing):
        close(desk)

    close(desk, witness=SecondPerson("minh", desk.password))
    clock.turn(minutes=1)
    desk.sign_in("thuy")
    desk.receive()
    with pytest.raises(SecondPersonMissing):
        add(desk)
    added = add(desk, witness=SecondPerson("thuy", desk.password))

    assert "minh" == added.closing.facts.witness
    assert [("thuy", (other.journal.name,))] == [(one.facts.witness, one.facts.witnessed) for one in added.addenda]
    assert () == verify_files(desk.home / "desk.db", desk.home / "roll", KEY).findings


def test_who_locked_alone_and_supervises_now_needs_a_witness_and_nothing_to_lock(desk, clerk):
    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000)))

    own = desk.bench.closing.own_tills(desk.bench.closing.view(), "hang")
    assert ((), ["Quầy 1"]) == (own.to_lock, [one.name for one in own.to_witness])
    view = close(desk, witness=SecondPerson("thuy", desk.password))

    assert (desk.journal.name,) == view.closing.facts.witnessed


def test_a_witness_whom_nothing_needs_is_not_written_down(desk, clerk):
    view = close(desk, witness=SecondPerson("thuy", desk.password))

    assert ("", ()) == (view.closing.facts.witness, view.closing.facts.witnessed)


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


def test_what_nobody_can_count_any_more_hides_no_figure(desk, other, clerk):
    """Her drawer at the lost desk keeps nothing from her, and nobody else's from the clerks."""
    hang = desk.sign_in("hang")
    view = desk.bench.closing.view()
    assert (True, True, True) == (view.must_count("hang"), view.is_blind(hang), view.is_blind(clerk))
    with pytest.raises(DrawerNotCounted):
        desk.bench.slips.tally(hang, view)
    today = date.fromisoformat(DAY)
    with pytest.raises(DrawerNotCounted):
        desk.bench.reports.settlement(today, today)

    revoke(desk, other.journal.name, 2)
    view = desk.bench.closing.view()

    assert (False, False, False) == (view.must_count("hang"), view.is_blind(hang), view.is_blind(clerk))
    assert desk.bench.slips.tally(hang, view)
    assert desk.bench.reports.settlement(today, today)
    assert 12_000 == sum(one.cash for one in view.desks)
