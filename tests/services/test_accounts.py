"""Signing in: who may, who must wait, and which business day it opens."""

import msgspec
import pytest

from intake_desk.domain.kinds import ClerkSignedIn, ClerkSignedOut, DayOpened
from intake_desk.domain.refusals import Refusal
from intake_desk.services.accounts import FREE_TRIES, LONGEST_WAIT_SECONDS, DoubtfulDay, TooManyTries, WrongPassword
from intake_desk.services.desk import DayOver, NoBusinessDay, NotAllowed, NotSignedIn
from intake_desk.store import days
from intake_desk.store.sheets import Sheet


def fail(desk, login="thuy", times=1):
    """Try with a wrong password; gives what each try was answered."""
    answers = []
    for _ in range(times):
        with pytest.raises(Refusal) as refused:
            desk.bench.accounts.sign_in(login, "không phải")
        answers.append(refused.value)
    return answers


def facts_of(desk, day):
    with desk.journal.database.reading() as connection:
        return [type(entry.facts) for entry in days.entries_of_day(connection, day)]


def test_a_clerk_sits_down_with_their_password(desk):
    clerk = desk.bench.accounts.sign_in("  Thuy ", desk.password)

    assert "Nguyễn Thị Thủy" == clerk.name
    assert clerk == desk.bench.desk.seat.clerk


def test_the_first_to_sign_in_opens_the_day_and_the_next_does_not(desk):
    with pytest.raises(NoBusinessDay):
        desk.bench.desk.business_day()
    desk.sign_in("thuy")
    desk.sign_in("minh")

    assert "2026-11-20" == desk.bench.desk.business_day()
    assert [DayOpened, ClerkSignedIn, ClerkSignedIn] == facts_of(desk, "2026-11-20")


def test_who_works_past_midnight_stays_on_their_day(desk, clock, clerk):
    clock.turn(hours=18, minutes=30)  # 02:30 in the morning

    assert "2026-11-20" == desk.receive().day
    desk.sign_in("minh")
    assert "2026-11-20" == desk.bench.desk.business_day()


def test_who_never_left_must_sign_in_again_before_the_new_day_takes_anything(desk, clock, clerk):
    clock.turn(hours=23)
    before = desk.entries()

    with pytest.raises(DayOver):
        desk.receive()

    assert before == desk.entries()
    desk.sign_in()
    assert "2026-11-21" == desk.receive().day


@pytest.mark.parametrize(("hours", "day"), [(19.9, "2026-11-20"), (20, "2026-11-21"), (24, "2026-11-21")])
def test_a_sign_in_from_four_in_the_morning_opens_the_next_day(desk, clock, clerk, hours, day):
    desk.bench.accounts.sign_out(clerk)
    clock.turn(hours=hours)

    desk.sign_in("minh")

    assert day == desk.bench.desk.business_day()


@pytest.mark.parametrize("days", [-3, 15, 36 * 365])
def test_a_day_that_nobody_expects_is_asked_about(desk, clock, clerk, days):
    clock.turn(days=days)

    with pytest.raises(DoubtfulDay):
        desk.sign_in("minh")

    assert "2026-11-20" == desk.bench.desk.business_day()


def test_a_clerk_confirms_no_day_that_is_months_ahead(desk, clock, clerk):
    clock.turn(days=60)
    desk.sign_in("minh", day_confirmed=True)
    clock.turn(days=100)

    with pytest.raises(NotAllowed):
        desk.sign_in("minh", day_confirmed=True)

    desk.sign_in("hang", day_confirmed=True)
    assert "2027-04-29" == desk.bench.desk.business_day()


def test_only_a_supervisor_takes_the_desk_back_to_an_earlier_day(desk, clock, clerk):
    clock.turn(days=-3)

    with pytest.raises(NotAllowed):
        desk.sign_in("minh", day_confirmed=True)

    desk.sign_in("hang", day_confirmed=True)
    assert "2026-11-17" == desk.bench.desk.business_day()


def test_whoever_was_taken_off_the_sheet_does_nothing_more(desk, clerk):
    left = tuple(one for one in desk.bench.desk.clerks if one.login != "thuy")
    desk.bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(left)))

    with pytest.raises(NotSignedIn):
        desk.receive()


def test_a_supervisor_who_is_one_no_more_closes_nothing(desk):
    hang = desk.sign_in("hang")
    now = tuple(msgspec.structs.replace(one, role="clerk") for one in desk.bench.desk.clerks)
    desk.bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(now)))

    with pytest.raises(NotAllowed):
        desk.bench.closing.close(hang, "2026-11-20", desk.password, uncounted="Hết giờ")


def test_signing_out_is_recorded_and_nobody_sits_there_any_more(desk, clerk):
    desk.bench.accounts.sign_out(clerk, idle=True)

    assert ClerkSignedOut is facts_of(desk, "2026-11-20")[-1]
    with pytest.raises(NotSignedIn):
        desk.bench.desk.acting(clerk)


def test_nobody_acts_for_somebody_else(desk, clerk, application):
    minh = desk.sign_in("minh")
    before = desk.entries()

    for act in (
        lambda: desk.bench.reception.receive(clerk, application()),
        lambda: desk.bench.reception.refuse(clerk, application(), "Chưa đủ tuổi"),
        lambda: desk.bench.feedback.receive(clerk, "", "", "Chờ lâu"),
        lambda: desk.bench.accounts.sign_out(clerk),
        lambda: desk.bench.closing.close(clerk, "2026-11-20", desk.password, uncounted="Hết giờ"),
    ):
        with pytest.raises(NotSignedIn):
            act()

    assert before == desk.entries()
    assert minh == desk.bench.desk.seat.clerk


def test_the_role_that_counts_is_the_one_that_signed_in(desk, clerk):
    """A clerk who hands in a supervisor's likeness of themselves is still a clerk."""
    disguised = msgspec.structs.replace(clerk, role="administrator")

    with pytest.raises(NotAllowed):
        desk.bench.closing.close(disguised, "2026-11-20", desk.password, uncounted="Hết giờ")


def test_wrong_passwords_are_counted_down_and_then_one_waits_longer_and_longer(desk, clock):
    free = fail(desk, times=FREE_TRIES)
    assert [WrongPassword] * FREE_TRIES == [type(answer) for answer in free]
    assert [4, 3, 2, 1] == [answer.params["tries_left"] for answer in free]

    waits = []
    for _ in range(7):
        (refused,) = fail(desk)
        assert isinstance(refused, TooManyTries)
        waits.append(refused.params["seconds"])
        clock.turn(seconds=waits[-1])
    assert [30, 60, 120, 240, 480, LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS] == waits


def test_while_one_waits_even_the_right_password_is_not_looked_at(desk, clock):
    fail(desk, times=FREE_TRIES + 1)
    clock.turn(seconds=10)

    with pytest.raises(TooManyTries) as refused:
        desk.sign_in()
    assert 20 == refused.value.params["seconds"]

    clock.turn(seconds=20)
    desk.sign_in()


def test_another_start_of_the_program_does_not_shorten_the_wait(desk):
    fail(desk, times=FREE_TRIES + 1)

    desk.restart()

    with pytest.raises(TooManyTries):
        desk.sign_in()


def test_one_clerks_wait_is_not_anothers(desk):
    fail(desk, times=FREE_TRIES + 1)

    assert "minh" == desk.sign_in("minh").login


def test_a_right_password_forgives_the_wrong_ones(desk):
    fail(desk, times=FREE_TRIES)
    desk.sign_in()

    assert [FREE_TRIES] == [answer.params["tries_left"] for answer in fail(desk)]


def test_a_clock_set_back_neither_ends_the_pause_nor_makes_it_endless(desk, clock):
    fail(desk, times=FREE_TRIES + 1)
    clock.turn(hours=-5)

    with pytest.raises(TooManyTries):
        desk.sign_in()

    clock.turn(minutes=16)
    desk.sign_in()


def test_an_unknown_login_is_answered_as_a_wrong_password_is(desk):
    known = [(type(answer), answer.params) for answer in fail(desk, "thuy", FREE_TRIES + 2)]
    unknown = [(type(answer), answer.params) for answer in fail(desk, "nobody", FREE_TRIES + 2)]

    assert known == unknown


def test_a_wrong_password_leaves_who_sits_there_and_records_nothing(desk, clerk):
    before = desk.entries()

    fail(desk, "minh")

    assert clerk == desk.bench.desk.seat.clerk
    assert before == desk.entries()
