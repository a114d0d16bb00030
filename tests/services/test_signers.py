"""Whose closing is believed: a supervisor's, signed; what a hand-made desk writes beside that is found."""

import msgspec
import pytest

from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.closings import statement
from intake_desk.domain.entries import Draft
from intake_desk.services.day_proofs import findings
from intake_desk.store.sheets import Sheet

DAY = "2026-11-20"


def kinds_of(desk):
    return {one.kind for one in findings(desk.store.database)[1]}


def record_closing(desk, actor, **said):
    view = desk.bench.closing.view(DAY)
    facts = DayClosed(covered=desk.bench.closing._heads(), tally={**view.tally.totals, "overdue": 0}, **said)
    with desk.journal.recording(day=DAY, actor=actor) as recording:
        recording.add(Draft(facts=facts))


@pytest.mark.parametrize(("actor", "found"), [("hang", set()), ("minh", {"closing_role"}), ("left", set())])
def test_a_hand_made_closing_tells_who_may_not_close(desk, clerk, actor, found):
    desk.receive()
    record_closing(desk, actor)

    assert {"closing_signature", *found} == kinds_of(desk)
    assert not desk.bench.closing.view(DAY).signed


def sign_closing(desk, login, **said):
    """What a hand-made desk writes that has a key of this person's."""
    closing = desk.bench.closing
    key = closing._keys.unlock(desk.sign_in(login), desk.password)
    with desk.journal.recording(day=DAY, actor=login) as recording:
        view, announced = closing.view(DAY), closing._keys.announce(recording, key)
        facts = DayClosed(
            covered=closing._heads(),
            tally=view.tally.totals,
            groups=view.groups,
            fields=closing._reading.fields(view.groups["procedure"]),
            key=key.public,
            announced=announced,
            **said,
        )
        signature = key.sign(statement(DAY, login, facts))
        recording.add(Draft(facts=msgspec.structs.replace(facts, signature=signature)))


def put_roles(desk, **roles):
    clerks = [msgspec.structs.replace(one, role=roles.get(one.login, one.role)) for one in desk.bench.desk.clerks]
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(clerks)))


def test_a_closing_signed_with_a_clerks_own_key_is_not_shown_as_signed(desk, clerk):
    desk.receive()
    sign_closing(desk, "minh")

    assert {"closing_role"} == kinds_of(desk)
    assert not desk.bench.closing.view(DAY).signed


def test_who_supervised_once_ruled_off_lawfully(desk, clerk):
    desk.receive()
    desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")

    put_roles(desk, hang="clerk", minh="supervisor")
    assert set() == kinds_of(desk)
    put_roles(desk, minh="clerk")
    assert set() == kinds_of(desk)
    assert desk.bench.closing.view(DAY).signed


def with_identity(desk):
    """What a desk that enrolled knows of itself."""
    desk.store.sheets.set("identity", {"journal": desk.journal.name})
    return desk


def test_somebody_whom_the_unit_never_had_is_found_unless_an_older_program_may_have_forgotten_them(desk, clerk):
    with_identity(desk).receive()
    ghost = msgspec.structs.replace(desk.bench.desk.clerks[0], login="ghost")
    closing = desk.bench.closing
    key = closing._keys.unlock(ghost, "whatever")
    with desk.journal.recording(day=DAY, actor="ghost") as recording:
        view, announced = closing.view(DAY), closing._keys.announce(recording, key)
        said = DayClosed(covered=closing._heads(), tally=view.tally.totals, groups=view.groups, announced=announced)
        fields = closing._reading.fields(view.groups["procedure"])
        facts = msgspec.structs.replace(said, key=key.public, fields=fields)
        signature = key.sign(statement(DAY, "ghost", facts))
        recording.add(Draft(facts=msgspec.structs.replace(facts, signature=signature)))

    assert {"closing_stranger"} == kinds_of(desk)
    assert not desk.bench.closing.view(DAY).signed

    desk.store.sheets.set("all clerks since", desk.entries())
    assert set() == kinds_of(desk)


def test_who_left_is_no_stranger(desk, clerk):
    with_identity(desk).receive()
    desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")

    left = [one for one in desk.bench.desk.clerks if one.login != "hang"]
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(left)))

    assert set() == kinds_of(desk)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"witness": "hang", "witnessed": ("10231-1",)}, {"closing_witness"}),
        ({"witness": "", "witnessed": ("10231-1",)}, {"closing_witness"}),
        ({"witness": "nobody", "witnessed": ("10231-1",)}, {"closing_witness"}),
        ({"witness": "thuy"}, {"closing_witness"}),
        ({"witness": "thuy", "witnessed": ("10231-2",)}, {"closing_till"}),
        ({"witness": "thuy", "witnessed": ("10231-1", "10231-2")}, {"closing_till"}),
        ({"witness": "thuy", "witnessed": ("10231-1",)}, set()),
        ({"counted_cash": 2_000, "due_cash": 2_000}, {"closing_due"}),
        ({"counted_cash": 2_000, "due_cash": 12_000}, set()),
        ({"counted_cash": 2_000}, set()),
    ],
)
def test_what_is_signed_of_witness_and_cash_is_proven_from_the_drawers(desk, said, found):
    hang = with_identity(desk).sign_in("hang")
    desk.receive()

    sign_closing(desk, hang.login, **said)

    assert found == kinds_of(desk)
