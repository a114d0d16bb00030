"""A day ruled off over money whose dossier had not arrived: an addendum takes the figures into their rows."""

import msgspec
import pytest

from intake_desk.domain.closing_kinds import DayAddendum
from intake_desk.domain.closing_sums import CHANNEL, DESK, FIELD, PROCEDURE, group, tally_of, together
from intake_desk.domain.closings import statement
from intake_desk.domain.entries import Draft
from intake_desk.domain.holding import parted
from intake_desk.services.closing import DayIncomplete, NothingLate
from intake_desk.services.day_proofs import findings
from intake_desk.services.tally_paper import TallyPaper
from intake_desk.store import register, rulings
from intake_desk.store.database import run
from intake_desk.wire import signed_by
from tests.ruling import rule_off

DAY, NEXT = "2026-11-20", "2026-11-23"
COPIES, FIELD_OF_COPIES = "2.000815", "Chứng thực"


@pytest.fixture
def three(open_desk, clock):
    """Thủy receives at the first; the second takes the money on the next working day; the third has heard only it."""
    one, other, third = (open_desk(number) for number in (1, 2, 3))
    one.sign_in("thuy")
    dossier = one.receive(means="later")
    other.learn_from(one)
    clock.turn(days=3)
    other.bench.till.take(other.sign_in("minh", day_confirmed=True), dossier.id, "cash")
    third.learn_from(other)
    rule_off(third.bench, third.sign_in("hang"), NEXT, third.password)
    return one, other, third


def whole(desk, day=NEXT):
    view = desk.bench.closing.view(day)
    return together([view.groups, *(one.facts.groups for one in view.addenda)])


def told(desk, day=NEXT):
    """What the inbox says came late to the day."""
    items = [item for item in desk.bench.exceptions.open() if item.id == f"late:{day}"]
    return [piece.entry.kind for item in items for piece in item.pieces]


def add(desk, day=NEXT):
    desk.clock.turn(seconds=5)
    return desk.bench.closing.addendum(desk.sign_in("hang"), day, desk.password, uncounted="Hết giờ")


def test_what_was_sealed_without_its_beginning_is_moved_and_nothing_else_changes(three):
    one, _, third = three
    sealed = third.bench.closing.view(NEXT)
    assert 12_000 == sealed.groups[PROCEDURE][""]["cash"]
    assert (0, False) == (sealed.moved, sealed.is_behind)
    with pytest.raises(NothingLate):
        add(third)

    third.learn_from(one)
    view = third.bench.closing.view(NEXT)
    assert ((), 1, True) == (view.late, view.moved, view.is_behind)
    assert ["dossier.received"] == told(third)
    with third.journal.database.writing() as connection:
        register.rebuild(connection)
    assert ["dossier.received"] == told(third)
    after = add(third)
    assert [] == told(third)

    assert ((), 0, False) == (after.late, after.moved, after.is_behind)
    (addendum,) = after.addenda
    rows = addendum.facts.groups[PROCEDURE]
    assert {"": -12_000, COPIES: 12_000} == {row: said["cash"] for row, said in rows.items()}
    assert {} == addendum.facts.groups[DESK] == addendum.facts.tally
    for grouping, row in ((PROCEDURE, COPIES), (FIELD, FIELD_OF_COPIES), (CHANNEL, "counter")):
        assert {row: 12_000} == {name: said["cash"] for name, said in whole(third)[grouping].items()}
    paper = TallyPaper(third.bench.desk, third.bench.slips.letterhead, third.bench.open_drawers)
    (row,) = paper.sheet(third.sign_in("hang"), after).addenda
    assert ("Chuyển số đã chốt về đúng thủ tục, lĩnh vực, kênh", 0) == (row.note, row.money)
    assert sealed.groups == after.groups
    assert sealed.tally.total("cash") == after.whole.total("cash")
    assert (1, []) == findings(third.store.database)
    with pytest.raises(NothingLate):
        add(third)


def test_what_comes_late_besides_is_in_the_same_addendum(three):
    one, other, third = three
    more = other.receive()
    third.learn_from(one)
    third.learn_from(other)
    assert 1 == third.bench.closing.view(NEXT).moved

    after = add(third)

    assert (1, more.paid) == (after.addenda[0].tally.total("received"), after.addenda[0].tally.total("cash"))
    assert {COPIES: 24_000} == {name: said["cash"] for name, said in whole(third)[PROCEDURE].items()}
    assert (1, []) == findings(third.store.database)


def test_the_other_desks_prove_it_alike(three):
    one, other, third = three
    third.learn_from(one)
    add(third)
    for desk in (one, other):
        for known in (one, other, third):
            if known is not desk:
                desk.learn_from(known)

        view = desk.bench.closing.view(NEXT)
        assert (True, 1, 0) == (view.complete, len(view.addenda), view.moved)
        assert (1, []) == findings(desk.store.database)


def test_an_addendum_of_the_older_rule_is_proven_by_it_and_a_newer_one_moves_what_it_left(three):
    one, other, third = three
    other.receive()
    third.learn_from(one)
    third.learn_from(other)
    old_addendum(third)
    view = third.bench.closing.view(NEXT)
    assert (True, (), 1) == (view.complete, view.late, view.moved)
    assert 12_000 == whole(third)[PROCEDURE][""]["cash"]

    after = add(third)

    assert ([False, True], 0) == ([one.facts.moves for one in after.addenda], after.moved)
    assert {COPIES: 24_000} == {name: said["cash"] for name, said in whole(third)[PROCEDURE].items()}
    assert (1, []) == findings(third.store.database)


def old_addendum(desk):
    """What an addendum said before addenda moved anything."""
    clerk = desk.sign_in("hang")
    with desk.journal.database.reading() as connection:
        held = rulings.held_of(connection, NEXT)
        evidence = rulings.evidence_of(connection, NEXT, held)
    _, rest = parted(evidence.lines, evidence.reaches)
    fields = {COPIES: FIELD_OF_COPIES}
    groups = group(rest, lambda subject: evidence.about(subject, None), fields)
    known = desk.bench.accounts.known("hang", desk.password)
    keys = desk.bench.closing._keys
    key = keys.unlock(known, desk.password)
    with desk.journal.recording(day=NEXT, actor=clerk.login) as recording:
        facts = DayAddendum(
            closing=held.closing.hash,
            number=1,
            covered=desk.bench.closing._heads(),
            tally=dict(tally_of(groups).totals),
            groups=groups,
            fields=fields,
            key=key.public,
            announced=keys.announce(recording, key),
        )
        signature = key.sign(statement(NEXT, clerk.login, facts))
        recording.add(Draft(facts=msgspec.structs.replace(facts, signature=signature)))


def test_what_an_addendum_moves_is_signed_and_a_changed_row_is_named(three):
    one, _, third = three
    third.learn_from(one)
    addendum = add(third).addenda[0].facts
    assert signed_by(addendum.key, addendum.signature, statement(NEXT, "hang", addendum))
    changed = msgspec.structs.replace(addendum, moves=False)
    assert not signed_by(addendum.key, addendum.signature, statement(NEXT, "hang", changed))

    with third.journal.database.writing() as connection:
        spoil(connection)

    _, found = findings(third.store.database)
    rows = {(one.params["grouping"], one.params["row"]) for one in found if one.kind == "closing_differs"}
    assert (PROCEDURE, "2.000816") in rows
    with pytest.raises(DayIncomplete):
        add(third)


def spoil(connection):
    """Another procedure in the beginning that the closing did not know."""
    rows = run(connection, "SELECT id, body FROM entry WHERE kind = 'dossier.received'").fetchall()
    for row, body in rows:
        run(connection, "UPDATE entry SET body = ? WHERE id = ?", (body.replace(b"2.000815", b"2.000816"), row))
