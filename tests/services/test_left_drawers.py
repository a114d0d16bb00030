"""A drawer that its clerk left unlocked is counted and closed by a supervisor in front of somebody else."""

import pytest

from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.exceptions import CASH
from intake_desk.services.applications import ReasonMissing
from intake_desk.services.day_proofs import findings
from intake_desk.services.desk import NotAllowed
from intake_desk.services.drawers import BadAmount, NoDrawer
from intake_desk.services.left_drawers import StillTheirs
from intake_desk.services.missing_cash import left_open
from intake_desk.services.second_person import OwnPasswordWrong, SamePerson, SecondPerson, SecondPersonMissing
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds
from intake_desk.store.verification import verify_files
from intake_desk.ui.drawer.drawer_words import mended_words
from intake_desk.ui.exceptions.cash_words import happened
from tests.services.conftest import KEY

DAY, NEXT = "2026-11-20", "2026-11-23"


def agreeing(desk, login="minh", own=None):
    return SecondPerson(login, desk.password, desk.password if own is None else own)


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **{"uncounted": "Nghỉ ốm", **given})


def drawers(desk, day=DAY):
    return fold_drawers(entries_of_kinds(desk.store.database, (day,), cash.IN_DRAWERS))


def close_for(desk, drawer, notes=None, reason="Thủy nghỉ ốm dài ngày", second=None, login="hang"):
    clerk = desk.sign_in(login)
    notes = {10_000: 1, 2_000: 1} if notes is None else notes
    return desk.bench.left_drawers.close_for(clerk, drawer, notes, reason, second or agreeing(desk))


@pytest.fixture
def left(desk, clerk, clock):
    """The drawer that Thủy left with 12.000 đ on a day that was ruled off; it is the Monday after."""
    desk.receive()
    close(desk)
    clock.turn(days=3)
    return drawers(desk)[0]


def test_what_a_clerk_left_is_counted_and_closed_by_two_others(desk, left):
    closed = close_for(desk, left)

    assert ("thuy", "hang", "minh") == (closed.clerk, closed.closed.by, closed.closed.witness)
    assert (12_000, 12_000, 0, 12_000) == (
        closed.closed.expected,
        closed.closed.counted,
        closed.closed.kept,
        closed.closed.delivered,
    )
    assert "Thủy nghỉ ốm dài ngày" == closed.closed.explanation
    assert () == desk.bench.closing.open_before(NEXT)
    assert () == left_open(desk.bench.closing.view(DAY))
    assert NEXT == desk.bench.desk.business_day()  # an entry of an earlier day does not bring the desk back to it


def test_it_comes_to_the_day_by_an_addendum_and_every_proof_holds(desk, left):
    close_for(desk, left, {10_000: 1})
    before = desk.bench.closing.view(DAY)

    after = desk.bench.closing.addendum(desk.sign_in("hang"), DAY, desk.password)

    assert ((-2_000,), (-2_000,)) == (before.desks[0].differences, after.desks[0].differences)
    assert (1, before.tally) == (len(after.addenda), after.whole)
    assert (1, []) == findings(desk.store.database)
    desk.close()
    assert () == verify_files(desk.home / "desk.db", desk.home / "roll", KEY).findings


def test_it_asks_for_a_reason_both_passwords_and_two_people_of_whom_neither_had_the_drawer(desk, left):
    with pytest.raises(ReasonMissing):
        close_for(desk, left, reason=" ")
    with pytest.raises(OwnPasswordWrong):
        close_for(desk, left, second=agreeing(desk, own="không phải"))
    with pytest.raises(SecondPersonMissing):
        close_for(desk, left, second=SecondPerson("", ""))
    for login in ("hang", "thuy", "HANG"):
        with pytest.raises(SamePerson):
            close_for(desk, left, second=agreeing(desk, login))
    with pytest.raises(NotAllowed):
        close_for(desk, left, login="minh", second=agreeing(desk, "hang"))
    with pytest.raises(BadAmount):
        close_for(desk, left, {3_000: 1})

    assert [left] == list(drawers(desk))


def test_a_drawer_of_a_day_that_is_neither_over_nor_ruled_off_is_its_clerks(desk, clerk):
    desk.receive()
    with pytest.raises(StillTheirs):
        close_for(desk, drawers(desk)[0])

    close(desk)

    assert 12_000 == close_for(desk, drawers(desk)[0]).closed.counted


def test_ones_own_drawer_here_is_closed_on_its_own_page(desk, clock):
    desk.sign_in("hang")
    desk.receive()
    clock.turn(days=3)

    with pytest.raises(StillTheirs):
        close_for(desk, drawers(desk)[0])


def test_it_is_closed_once(desk, left):
    close_for(desk, left)

    with pytest.raises(NoDrawer):
        close_for(desk, left, {})
    with pytest.raises(NoDrawer):
        close_for(desk, drawers(desk)[0], {})


def test_a_supervisors_own_at_a_desk_that_is_lost_is_closed_elsewhere_with_a_witness(open_desk, clock):
    lost, here = open_desk(1), open_desk(2)
    lost.sign_in("hang")
    lost.receive()
    here.learn_from(lost)
    clock.turn(days=3)

    closed = close_for(here, drawers(here)[0])

    assert (lost.journal.name, "hang", "", "minh") == (
        closed.desk,
        closed.clerk,
        closed.closed.by,
        closed.closed.witness,
    )
    assert not here.bench.closing.own_tills(here.bench.closing.view(DAY), "hang").to_witness


def test_what_its_clerk_had_locked_unheard_holds(open_desk, clock):
    silent, here = open_desk(1), open_desk(2)
    thuy = silent.sign_in()
    silent.receive()
    here.learn_from(silent)
    clock.turn(minutes=1)
    silent.bench.drawers.count(thuy, {10_000: 1})
    silent.bench.drawers.close(thuy, explanation="Trả thừa 2.000 đ", password=silent.password)
    clock.turn(days=3)
    close_for(here, drawers(here)[0], {})

    here.learn_from(silent)

    (drawer,) = drawers(here)
    assert ("", "Trả thừa 2.000 đ", -2_000) == (drawer.closed.by, drawer.closed.explanation, drawer.difference)


def test_what_its_clerk_locks_afterwards_is_a_drawer_of_its_own(open_desk, clock):
    silent, here = open_desk(1), open_desk(2)
    silent.sign_in()
    silent.receive()
    here.learn_from(silent)
    clock.turn(days=3)
    close_for(here, drawers(here)[0], {})
    clock.turn(minutes=1)
    thuy = silent.sign_in(day_confirmed=True)
    silent.bench.drawers.count(thuy, {10_000: 1, 2_000: 1}, DAY)
    silent.bench.drawers.close(thuy, password=silent.password, day=DAY)

    here.learn_from(silent)

    assert [-12_000, 12_000] == [one.difference for one in drawers(here)]


def test_a_desk_whose_clock_is_far_ahead_leaves_no_drawer_that_cannot_be_closed(open_desk, clock):
    ahead, here = open_desk(1), open_desk(2)
    clock.turn(hours=2)
    ahead.sign_in()
    ahead.receive()
    clock.turn(hours=-2)
    here.learn_from(ahead)
    close(here, around={ahead.journal.name: "Máy hỏng"})

    closed = close_for(here, drawers(here)[0])

    assert ("hang", 12_000) == (closed.closed.by, closed.expected)


def test_a_drawer_that_was_short_waits_for_another_supervisor(desk, left):
    close_for(desk, left, {10_000: 1})
    (item,) = (one for one in desk.bench.exceptions.open() if one.sort == CASH)

    assert ("Nguyễn Thị Thủy", "Trần Thu Hằng") == (item.pieces[0].clerk, item.pieces[0].by)
    desk.bench.exceptions.answer(desk.sign_in("hang"), item.id, "checked", "Đã lập biên bản")
    assert not [one for one in desk.bench.exceptions.open() if one.sort == CASH]


def test_the_float_of_a_drawer_that_others_closed_is_with_nobody_any_more(desk, clerk, clock):
    desk.bench.drawers.open(clerk, 200_000)
    desk.receive()
    close(desk)
    clock.turn(days=3)

    close_for(desk, drawers(desk)[0], {200_000: 1, 10_000: 1, 2_000: 1})

    thuy = desk.sign_in("thuy")
    assert (0, 0) == (desk.bench.drawers.kept(thuy), desk.bench.drawers.view(thuy).proposed_float)
    desk.bench.drawers.open(thuy, 0)
    view = desk.bench.closing.view(NEXT)
    assert ((), ()) == (view.float_gaps, view.floats_kept)


def test_whose_drawer_it_was_is_told_once_when_they_are_back(desk, left, clock):
    desk.sign_in("thuy", day_confirmed=True)
    close_for(desk, left, {10_000: 1})
    clock.turn(minutes=5)
    thuy = desk.sign_in("thuy")

    (told,) = desk.bench.drawers.mended_since_last(thuy)

    assert ("Trần Thu Hằng", "Lê Thị Minh", "Thủy nghỉ ốm dài ngày") == (told.by, told.second, told.reason)
    assert mended_words(told).startswith(
        "Ngăn kéo ngày 20/11/2026 của bạn được khóa thay: đếm được 10.000 đ, thiếu 2.000 đ, lúc "
    )
    assert mended_words(told).endswith("do Trần Thu Hằng, chứng kiến Lê Thị Minh, lý do: Thủy nghỉ ốm dài ngày.")
    clock.turn(minutes=5)
    assert () == desk.bench.drawers.mended_since_last(desk.sign_in("thuy"))


@pytest.mark.parametrize("hours", [2, 0.05])
def test_a_count_by_a_clock_that_is_ahead_belongs_to_the_drawer_that_is_closed_for(open_desk, clock, hours):
    ahead, here = open_desk(1), open_desk(2)
    thuy = ahead.sign_in()
    ahead.receive()
    clock.turn(hours=hours)
    ahead.bench.drawers.count(thuy, {10_000: 1, 2_000: 1})
    clock.turn(hours=-hours)
    here.learn_from(ahead)
    close(here, around={ahead.journal.name: "Máy hỏng"})

    closed = close_for(here, drawers(here)[0])

    assert [closed] == list(drawers(here))
    assert (1, 0) == (len(closed.counts), closed.difference)


def test_what_closed_a_drawer_in_vain_is_told_so_and_moves_no_float(open_desk, clock):
    silent, here = open_desk(1), open_desk(2)
    thuy = silent.sign_in()
    silent.receive()
    here.learn_from(silent)
    clock.turn(minutes=1)
    silent.bench.drawers.count(thuy, {10_000: 1, 2_000: 1})
    silent.bench.drawers.close(thuy, 2_000, password=silent.password)
    clock.turn(days=3)
    close_for(here, drawers(here)[0], {})
    here.learn_from(silent)
    silent.sign_in(day_confirmed=True)
    silent.learn_from(here)
    clock.turn(minutes=5)
    thuy = silent.sign_in()

    (item,) = (one for one in here.bench.exceptions.open() if one.sort == CASH)

    assert not item.pieces[0].counted
    assert "lần khóa thay này không có hiệu lực" in happened(item)
    assert () == silent.bench.drawers.mended_since_last(thuy)
    assert (2_000, 2_000) == (silent.bench.drawers.kept(thuy), silent.bench.drawers.view(thuy).proposed_float)
    silent.bench.drawers.open(thuy)
    assert () == silent.bench.closing.view(NEXT).float_gaps
