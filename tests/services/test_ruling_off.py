"""Ruling a day off: signed with the supervisor's own key, around desks that are away, once whatever happens."""

import shutil
from base64 import b64encode
from contextlib import suppress

import msgspec
import pytest

from intake_desk.domain.closing_kinds import DayAddendum, DayClosed, SupervisorKeyMade
from intake_desk.domain.closings import statement
from intake_desk.domain.entries import Draft, unseal
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import CashHanded
from intake_desk.services import closing_view as views
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.closing import AlreadyClosed, DayIncomplete, DesksAway, NotClosed, NothingLate
from intake_desk.services.day_proofs import findings
from intake_desk.services.desk import DeskRevoked, NotAllowed
from intake_desk.services.supervisor_keys import SETTING, SealedKey
from intake_desk.store.database import run
from intake_desk.store.journal import Journal
from intake_desk.store.roll import Roll
from intake_desk.store.sheets import Sheets
from intake_desk.wire import signed_by

DAY = "2026-11-20"


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **{"uncounted": "Hết giờ", **given})


def add(desk, day=DAY):
    return desk.bench.closing.addendum(desk.sign_in("hang"), day, desk.password, uncounted="Hết giờ")


def own_facts(desk, kind):
    tail = desk.journal.tail(desk.journal.name, 0)
    return [entry.facts for entry in map(unseal, tail) if isinstance(entry.facts, kind)]


def test_a_closing_is_signed_with_a_key_that_was_announced_before_it(desk, clerk):
    desk.receive()

    view = close(desk)

    facts = view.closing.facts
    assert signed_by(facts.key, facts.signature, statement(DAY, "hang", facts))
    (key,) = own_facts(desk, SupervisorKeyMade)
    assert (key.public, view.closing.entry.place.number - 1) == (facts.key, facts.announced)
    assert view.signed
    assert () == view.proof.findings
    assert (1, []) == findings(desk.store.database)


def test_a_key_whose_announcement_does_not_stand_in_the_desks_own_line_is_announced_again(desk, clock, clerk):
    desk.receive()
    first = close(desk).closing.facts
    name = f"{SETTING} hang"
    kept = desk.store.sheets.setting(name, SealedKey, None)
    desk.store.sheets.set(name, msgspec.structs.replace(kept, announced=1))  # as after a fork: another entry has it
    clock.turn(days=3)
    desk.sign_in("thuy", day_confirmed=True)
    desk.receive()

    view = close(desk, "2026-11-23")

    assert first.key == view.closing.facts.key
    assert first.announced < view.closing.facts.announced == view.closing.entry.place.number - 1
    assert view.closing.facts.announced == desk.store.sheets.setting(name, SealedKey, None).announced
    assert (2, []) == findings(desk.store.database)


def test_the_key_is_kept_for_the_next_day_and_renewed_with_the_password(desk, clock, clerk):
    desk.receive()
    first = close(desk).closing.facts
    clock.turn(days=3)
    desk.sign_in("thuy")
    desk.restart()
    second = close(desk, "2026-11-23").closing.facts
    assert (first.key, first.announced) == (second.key, second.announced)

    desk.bench.closing._keys.unlock(desk.sign_in("hang"), "mật khẩu khác")
    clock.turn(days=1)
    desk.sign_in("thuy")
    third = close(desk, "2026-11-24")

    assert first.key != third.closing.facts.key
    assert third.signed
    assert 2 == len(own_facts(desk, SupervisorKeyMade))
    assert (3, []) == findings(desk.store.database)


@pytest.mark.usefixtures("passwords_last")
def test_the_private_key_lies_nowhere_in_the_clear(desk, clerk):
    close(desk)
    kept = desk.store.sheets.setting(f"{SETTING} hang", SealedKey, None)
    assert (2, 46 * 1024) == (kept.passes, kept.memory_kib)
    private = desk.bench.closing._keys.unlock(desk.sign_in("hang"), desk.password).sign.__self__.private_bytes_raw()

    assert private not in kept.sealed
    assert private != kept.public
    with desk.store.database.reading() as connection:
        values = [row[0] for row in run(connection, "SELECT value FROM meta")]
    assert [] == [value for value in values if b64encode(private).decode() in value or private.hex() in value]


def test_closing_asks_for_the_supervisors_own_password(desk, clerk):
    desk.receive()
    hang = desk.sign_in("hang")
    before = desk.entries()
    with pytest.raises(WrongPassword):
        desk.bench.closing.close(hang, DAY, "sai", uncounted="Hết giờ")
    assert before == desk.entries()

    close(desk)
    desk.sign_in("thuy")
    desk.receive()
    hang = desk.sign_in("hang")
    with pytest.raises(WrongPassword):
        desk.bench.closing.addendum(hang, DAY, "sai", uncounted="Hết giờ")
    assert [] == own_facts(desk, DayAddendum)


def test_a_desk_that_fell_silent_is_closed_around_by_name_and_reason_only(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    other.receive()
    desk.learn_from(other)
    clock.turn(minutes=1)
    desk.receive()
    clock.turn(minutes=31)
    assert [views.WORKING, views.SILENT] == [one.state for one in desk.bench.closing.view().desks]

    with pytest.raises(DesksAway) as refused:
        close(desk)
    view = close(desk, around={other.journal.name: "Mất điện cả buổi chiều"})

    assert {"desks": "Quầy 2"} == refused.value.params
    (around,) = view.closing.facts.around
    assert (other.journal.name, other.entries()) == (around.journal, around.number)
    assert "Mất điện cả buổi chiều" == view.closing.away[other.journal.name]
    assert ["", "Mất điện cả buổi chiều"] == [one.away for one in view.desks]


def test_a_desk_whose_clerk_left_is_not_waited_for(desk, open_desk, clock, clerk):
    other = open_desk(2)
    minh = other.sign_in("minh")
    other.bench.accounts.sign_out(minh)
    desk.learn_from(other)
    clock.turn(hours=3)

    view = close(desk)

    assert () == view.closing.facts.around
    assert views.FINISHED == view.desks[1].state


def test_cash_on_its_way_is_told(desk, clerk):
    desk.receive()
    with desk.journal.recording(day=DAY, actor="thuy") as recording:
        recording.add(Draft(facts=CashHanded(hand_over="h", receiver="minh", amount=5_000)))

    (handing,) = desk.bench.closing.view().handings
    assert ("thuy", "minh", 5_000) == (handing.giver, handing.receiver, handing.amount)


def test_what_came_later_becomes_signed_addenda_and_closed_plus_addenda_is_everything(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    desk.receive()
    sealed = close(desk)
    with pytest.raises(NothingLate):
        add(desk)
    desk.sign_in("thuy")
    desk.receive(means="transfer")
    clock.turn(minutes=1)
    other.receive()
    first = add(desk)
    desk.learn_from(other)
    second = add(desk)

    assert (sealed.tally, sealed.groups) == (second.tally, second.groups)
    assert [1, 2] == [one.facts.number for one in second.addenda]
    assert first.addenda[0].entry.hash == second.addenda[1].facts.previous
    assert [{"transfer": 12_000}, {"cash": 12_000}] == [
        {means: one.tally.total(means) for means in ("cash", "transfer") if one.tally.total(means)}
        for one in second.addenda
    ]
    assert (3, 24_000, 12_000) == tuple(second.whole.total(name) for name in ("received", "cash", "transfer"))
    assert () == second.late
    other.learn_from(desk)
    there = other.bench.closing.view(DAY)
    assert ([one.fingerprint for one in second.addenda], ()) == ([one.fingerprint for one in there.addenda], there.late)
    assert (1, []) == findings(desk.store.database) == findings(other.store.database)


def test_a_late_entry_asks_for_an_addendum_and_the_addendum_answers(desk, clerk):
    close(desk)
    desk.sign_in("thuy")
    desk.receive()
    assert ["late:2026-11-20"] == [item.id for item in desk.bench.exceptions.open()]

    add(desk)

    assert [] == desk.bench.exceptions.open()


def test_only_a_closed_day_gets_an_addendum_and_only_from_a_supervisor(desk, clerk):
    desk.receive()
    with pytest.raises(NotClosed):
        add(desk)
    close(desk)
    desk.receive()
    before = desk.entries()
    with pytest.raises(NotAllowed):
        desk.bench.closing.addendum(desk.sign_in("thuy"), DAY, desk.password, uncounted="Hết giờ")
    assert [] == own_facts(desk, DayAddendum)
    assert before < desk.entries()


def test_two_desks_that_close_at_the_same_moment_hold_one_closing(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    desk.receive()
    clock.turn(minutes=1)
    other.receive()
    views_made = [close(desk), close(other)]  # the clock stands still
    desk.learn_from(other)
    other.learn_from(desk)

    shown = [one.bench.closing.view(DAY) for one in (desk, other)]

    assert 1 == len({view.closing.entry.hash for view in shown})
    assert shown[0].closing.entry.hash in {view.closing.entry.hash for view in views_made}
    assert [1, 1] == [len(view.other_closings) for view in shown]
    for one in (desk, other):
        with pytest.raises(AlreadyClosed):
            close(one)
    added = add(desk)  # what only the other closing covered comes in as an addendum
    assert (2, ()) == (added.whole.total("received"), added.late)


def test_a_crash_at_any_point_of_a_closing_leaves_one_or_none(desk, clerk, tmp_path, monkeypatch):
    desk.receive()
    hang = desk.sign_in("hang")
    places = []

    def watched(kind, name):
        do = getattr(kind, name)

        def act(self, *args, **more):
            places.append(shutil.copytree(desk.home, tmp_path / f"crash-{len(places)}"))
            done = do(self, *args, **more)
            places.append(shutil.copytree(desk.home, tmp_path / f"crash-{len(places)}"))
            return done

        monkeypatch.setattr(kind, name, act)

    for kind, name in ((Sheets, "set"), (Roll, "append"), (Journal, "_commit")):
        watched(kind, name)
    desk.bench.closing.close(hang, DAY, desk.password, uncounted="Hết giờ")
    monkeypatch.undo()

    found = []
    for place in places:
        again = type(desk)(place, 1, desk.clock)
        try:
            with suppress(AlreadyClosed):
                view = again.bench.closing.view(DAY)
                found.append(view.closing is not None)
                close(again)
            assert 1 == len(own_facts(again, DayClosed))
            assert (1, []) == findings(again.store.database)
        finally:
            again.close()
    assert {False, True} == set(found)
    assert found == sorted(found)


@pytest.mark.parametrize(("what", "named"), [(FeePaid, ("clerk", "thuy")), (DayClosed, ("day", ""))])
def test_one_changed_byte_is_found_and_the_row_is_named(desk, clerk, what, named):
    desk.receive()
    close(desk)
    with desk.store.database.writing() as connection:
        for row, body in run(connection, "SELECT id, body FROM entry ORDER BY id").fetchall():
            if b"fee.paid" in body and what is FeePaid:
                changed = body.replace(msgspec.msgpack.encode(12_000), msgspec.msgpack.encode(12_001), 1)
            elif b"day.closed" in body and what is DayClosed:
                changed = body.replace(b"\xa4cash" + msgspec.msgpack.encode(12_000), b"\xa4cash\xcd\x2e\xe1", 1)
            else:
                continue
            assert changed != body
            run(connection, "UPDATE entry SET body = ? WHERE id = ?", (changed, row))
        connection.commit()

    _, found = findings(desk.store.database)

    rows = {(one.params["grouping"], one.params["row"]) for one in found if one.kind == "closing_differs"}
    assert named in rows
    assert (what is DayClosed) == ("closing_signature" in {one.kind for one in found})


def test_a_closing_of_an_older_program_still_reads_and_is_shown_as_unsigned(desk, clerk):
    dossier = desk.receive(means="later")
    with desk.journal.recording(day=DAY, actor="thuy") as recording:
        recording.add(Draft(subject=dossier.id, facts=FeePaid(amount=12_000, means="cash")))
    heads = desk.bench.closing._heads()
    tally = {**desk.bench.closing.view().tally.totals, "overdue": 0}
    with desk.journal.recording(day=DAY, actor="hang") as recording:
        recording.add(Draft(facts=DayClosed(covered=heads, tally=tally)))

    view = desk.bench.closing.view(DAY)

    assert (True, False, ()) == (view.complete, view.signed, view.proof.findings)
    assert 12_000 == view.tally.total("cash")
    desk.receive()
    assert 1 == add(desk).addenda[0].facts.number
    assert [] == findings(desk.store.database)[1]


def test_the_day_incomplete_is_refused_an_addendum(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    other.receive()
    clock.turn(minutes=1)
    desk.receive()
    desk.learn_from(other)
    close(desk)
    clock.turn(minutes=1)
    third = open_desk(3)
    third.sign_in("minh")
    third.receive()
    third.learn_from(desk)
    assert not third.bench.closing.view(DAY).complete

    with pytest.raises(DayIncomplete):
        add(third)
    third.learn_from(other)
    assert third.bench.closing.view(DAY).complete
    assert 1 == len(add(third).addenda)


def test_a_revoked_desk_signs_nothing_more(desk, clerk):
    desk.receive()
    hang = desk.sign_in("hang")
    desk.bench.desk.mark_revoked()
    before = desk.entries()
    with pytest.raises(DeskRevoked):
        desk.bench.closing.close(hang, DAY, desk.password, uncounted="Hết giờ")

    desk.bench.desk.mark_revoked(revoked=False)
    desk.bench.closing.close(hang, DAY, desk.password, uncounted="Hết giờ")
    desk.sign_in("thuy")
    desk.receive()
    hang = desk.sign_in("hang")
    desk.bench.desk.mark_revoked()
    with pytest.raises(DeskRevoked):
        desk.bench.closing.addendum(hang, DAY, desk.password, uncounted="Hết giờ")

    assert (1, []) == (len(own_facts(desk, DayClosed)), own_facts(desk, DayAddendum))
    assert before < desk.entries()
