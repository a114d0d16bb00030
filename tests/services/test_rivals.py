"""A day or a period that was ruled off more than once: which holds, and that the others stay told."""

from datetime import datetime, timedelta

import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.domain.desk import Clerk
from intake_desk.domain.exceptions import CHECKED, LATE, RIVAL
from intake_desk.domain.times import VIETNAM
from intake_desk.services.day_proofs import findings
from intake_desk.services.exceptions import OwnChange
from intake_desk.services.missing_cash import ruled_differences
from intake_desk.store.sheets import Sheet
from intake_desk.store.verification import verify
from tests.services.conftest import KEY, PASSWORD, PEOPLE

DAY = "2026-11-20"
AFTERNOON = datetime(2026, 11, 20, 17, tzinfo=VIETNAM)
EARLIER = datetime(2026, 11, 20, 16, 30, tzinfo=VIETNAM)
JANUARY = datetime(2027, 1, 4, 8, tzinfo=VIETNAM)


@pytest.fixture
def desks(desk, open_desk):
    """Two desks that know each other's work of the day, and two supervisors."""
    other = open_desk(2)
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    people = [(login, name, role) for login, name, role in PEOPLE] + [("lan", "Đỗ Thị Lan", "supervisor")]
    body = msgspec.json.encode([Clerk(login=at, name=name, role=role, verifier=verifier) for at, name, role in people])
    for one in (desk, other):
        one.store.sheets.put(Sheet("clerks", body))
    other.sign_in("minh")
    desk.sign_in("thuy")
    desk.receive()
    other.learn_from(desk)
    desk.learn_from(other)
    return desk, other


def close(desk, login, counted, note="", day=DAY):
    hang = desk.sign_in(login, day_confirmed=True)
    around = {one.journal: "Mất mạng" for one in desk.bench.closing.view(day).away}
    said = {"note": note or "Đếm lại", "uncounted": "Mất mạng"}
    return desk.bench.closing.close(hang, day, PASSWORD, around, counted_cash=counted, **said)


def rival(one):
    (item,) = [found for found in one.bench.exceptions.open() if found.sort == RIVAL]
    return item


def late(one):
    return [found.about for found in one.bench.exceptions.open() if found.sort == LATE]


def meet(*desks):
    for one in desks:
        for other in desks:
            one.learn_from(other)


def held(*desks):
    """What holds of the day, the same at every desk."""
    views = [one.bench.closing.view(DAY) for one in desks]
    assert 1 == len({(view.closing.fingerprint, len(view.addenda), len(view.late)) for view in views})
    return views[0]


def test_a_backdated_closing_does_not_take_the_place_of_one_with_an_addendum_and_a_settlement(desks, clock):
    one, other = desks
    clock.time = AFTERNOON
    close(one, "lan", 2_000, note="Thiếu tiền")
    one.sign_in("thuy")
    one.receive()
    one.bench.closing.addendum(one.sign_in("lan"), DAY, PASSWORD, uncounted="Hết giờ")
    clock.time = JANUARY
    one.bench.settlement.settle(one.sign_in("lan", day_confirmed=True), "2026-Q4", PASSWORD)
    clock.time = EARLIER
    close(other, "hang", 12_000)
    clock.time = JANUARY
    meet(one, other)

    view = held(one, other)

    assert ("lan", (-10_000,), 1) == (view.closing.entry.actor, ruled_differences(view), len(view.addenda))
    assert [(1, [])] * 2 == [findings(each.store.database) for each in (one, other)]
    assert not one.bench.settlement.view("2026-Q4").moved


def test_a_closing_that_later_days_knew_holds_before_one_that_brings_its_own_addendum(desks, clock):
    one, other = desks
    clock.time = AFTERNOON
    close(one, "hang", 2_000, note="Thiếu tiền")
    for _ in range(3):
        clock.turn(days=1)
        one.sign_in("thuy", day_confirmed=True)
        day = one.bench.desk.business_day()
        one.receive()
        close(one, "hang", one.bench.closing.view(day).open_cash, day=day)
    clock.time = EARLIER
    close(other, "lan", 12_000)
    other.sign_in("minh")
    other.receive()
    other.bench.closing.addendum(other.sign_in("lan"), DAY, PASSWORD, uncounted="Hết giờ")
    clock.turn(days=4)
    meet(one, other)

    view = held(one, other)

    assert ("hang", (-10_000,), ()) == (view.closing.entry.actor, ruled_differences(view), view.addenda)
    assert view.late  # what the rival's addendum had brought in waits for one of the day's own
    assert [(4, [])] * 2 == [findings(each.store.database) for each in (one, other)]


@pytest.mark.parametrize(("when", "holds"), [(14, "hang"), (45, "lan")])
def test_what_comes_within_a_month_may_tell_which_closing_holds(desks, clock, when, holds):
    one, other = desks
    clock.time = AFTERNOON
    close(one, "hang", 2_000, note="Thiếu tiền")
    clock.time = EARLIER
    other.sign_in("minh")
    other.receive()
    close(other, "lan", 24_000)
    clock.time = AFTERNOON + timedelta(days=when)
    one.sign_in("thuy", day_confirmed=True)
    one.receive()
    day = one.bench.desk.business_day()
    head = one.journal.heads()[one.journal.name].number
    close(one, "hang", one.bench.closing.view(day).open_cash, day=day)
    other.journal.accept(one.journal.name, one.journal.tail(one.journal.name, 0)[:head])
    assert ("lan", []) == (other.bench.closing.view(DAY).closing.entry.actor, late(other))

    meet(one, other)

    assert holds == held(one, other).closing.entry.actor
    assert ([DAY] if holds == "hang" else []) == late(one) == late(other)
    assert () == verify(one.store.database, one.home / "roll", KEY, one.journal.name).findings


def test_every_closing_of_a_day_is_looked_at_by_somebody_else_than_who_made_it(desks, clock):
    one, other = desks
    clock.time = AFTERNOON
    close(one, "lan", 2_000, note="Thiếu tiền")
    clock.time = EARLIER
    close(other, "hang", 12_000)
    clock.time = AFTERNOON
    meet(one, other)
    item = rival(one)
    assert [("hang", True), ("lan", False)] == [(piece.entry.actor, piece.counted) for piece in item.pieces]
    assert [-10_000] == [lost.difference for lost in held(one, other).other_closings]

    assert not one.bench.exceptions.answer(one.sign_in("hang"), item.id, CHECKED)

    assert item.id == rival(one).id
    with pytest.raises(OwnChange):
        one.bench.exceptions.answer(one.sign_in("hang"), item.id, CHECKED)
    assert one.bench.exceptions.answer(one.sign_in("lan"), item.id, CHECKED)
    assert [] == [found for found in one.bench.exceptions.open() if found.sort == RIVAL]
    other.learn_from(one)
    assert [] == [found for found in other.bench.exceptions.open() if found.sort == RIVAL]
    assert [item.id] == [found.id for found in other.bench.exceptions.answered()]


def test_whoever_supervises_alone_answers_for_their_own(desk, open_desk, clock):
    other = open_desk(2)
    desk.sign_in("thuy")
    desk.receive()
    other.learn_from(desk)
    for one in (desk, other):
        close(one, "hang", 12_000)
    desk.learn_from(other)

    assert desk.bench.exceptions.answer(desk.sign_in("hang"), rival(desk).id, CHECKED)


def test_a_settlement_made_twice_is_told(desks, clock):
    one, other = desks
    clock.time = AFTERNOON
    close(one, "lan", 12_000)
    other.learn_from(one)
    for desk, hour, login in ((one, 10, "lan"), (other, 9, "hang")):
        clock.time = JANUARY.replace(hour=hour)
        desk.bench.settlement.settle(desk.sign_in(login, day_confirmed=True), "2026-Q4", PASSWORD)
    meet(one, other)

    item = rival(one)

    assert ("2026-Q4", ["hang", "lan"]) == (item.about, [piece.entry.actor for piece in item.pieces])
    view = one.bench.settlement.view("2026-Q4")
    assert ["Đỗ Thị Lan"] == [lost.name for lost in view.others]
    span = view.period
    report = one.bench.reports.settlement(span.first, span.last)
    assert view.others[0].fingerprint in " ".join(report.notes)
