"""A closed day is proven from the journals alone: at each desk that holds them, and at the server."""

import re
from datetime import datetime, timedelta

import msgspec
import pytest
import sqlalchemy as sa

from intake_desk.domain.closing_kinds import Covered, DayClosed
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.naming import NAMED
from intake_desk.domain.times import VIETNAM
from intake_desk.keeping_commands import sentences
from intake_desk.server import schema
from intake_desk.server.day_proofs import prove_unit
from intake_desk.server.sheets import bodies
from intake_desk.server.units import put_clerks
from intake_desk.services.day_proofs import findings
from tests.ruling import rule_off
from tests.sync.benches import application, meet, write
from tests.sync.conftest import AGENCY, DAY, PASSWORD, PEOPLE


@pytest.fixture
def closed(make_bench):
    """Two desks; one closed the day without the other's last dossier, which is in an addendum now."""
    one, other = make_bench(), make_bench()
    for desk in (one, other):
        desk.clerk = desk.sit("thuy")
        desk.bench.reception.receive(desk.clerk, application())
    meet(one, other)
    other.bench.reception.receive(other.clerk, application("Lý Bích Mỵ"))
    rule_off(one.bench, one.sit("hang"), DAY, PASSWORD)
    meet(one, other)
    one.bench.closing.addendum(one.sit("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    meet(one, other)
    return one, other


def proof_at(central):
    with central.database.reading() as connection:
        return prove_unit(connection, AGENCY)


def test_the_same_day_is_proven_at_every_desk_and_at_the_server(closed, central):
    proof = proof_at(central)

    assert () == proof.findings
    (day,) = proof.days
    assert (DAY, True, 1) == (day.day, day.signed, day.addenda)
    for desk in closed:
        assert (1, []) == findings(desk.desk.store.database)
        assert desk.bench.closing.view(DAY).signed


def test_two_desks_that_closed_apart_hold_the_same_closing_and_the_server_proves_it(make_bench, central):
    one, other = make_bench(), make_bench()
    for desk in (one, other):
        desk.clerk = desk.sit("thuy")
        desk.bench.reception.receive(desk.clerk, application())
        rule_off(desk.bench, desk.sit("hang"), DAY, PASSWORD)
    meet(one, other)

    shown = [desk.bench.closing.view(DAY) for desk in (one, other)]

    assert 1 == len({view.closing.fingerprint for view in shown})
    assert [1, 1] == [len(view.other_closings) for view in shown]
    assert () == proof_at(central).findings


def test_one_byte_changed_at_the_server_names_the_entry_and_the_row(closed, central):
    table = schema.entry
    with central.database.writing() as connection:
        rows = connection.execute(sa.select(table.c.journal, table.c.number, table.c.body)).all()
        (journal, number, body) = next(row for row in rows if b"fee.paid" in row.body and b"transfer" not in row.body)
        changed = body.replace(b"\xcd\x2e\xe0", b"\xcd\x2e\xe1")  # 12,000 and 12,001
        assert changed != body
        where = (table.c.journal == journal, table.c.number == number)
        connection.execute(sa.update(table).where(*where).values(body=changed))

    proof = proof_at(central)

    assert ("entry_altered", journal, number) in {
        (one.kind, one.params.get("journal"), one.params.get("number")) for one in proof.findings
    }
    rows = {(one.params["grouping"], one.params["row"]) for one in proof.findings if one.kind == "closing_differs"}
    assert {("clerk", "thuy"), ("desk", journal), ("means", "cash")} <= rows
    put_clerks(central, AGENCY, [Clerk(login=login, name=name, role=role) for login, name, role in PEOPLE])
    with central.database.reading() as connection:
        told = "\n".join(sentences(proof, bodies(connection, AGENCY, NAMED)))
    assert f"Nhật ký Quầy {journal[-1]}, mục {number}: nội dung đã bị sửa" in told
    assert re.search(r"cán bộ “Nguyễn Thị Thủy”, tiền mặt: đã ký [\d.]+ đ, nhật ký cho thấy [\d.]+1 đ\.", told), told
    for key in (journal, DAY, "thuy"):
        assert key not in told


def test_an_addendum_that_moves_what_was_sealed_without_its_beginning_is_proven_at_the_server(make_bench, central):
    one, other, third = make_bench(), make_bench(), make_bench()
    dossier = one.bench.reception.receive(one.sit("thuy"), application(means="later"))
    meet(one, other)
    other.wall.time += timedelta(seconds=5)
    other.bench.till.take(other.sit("thuy"), dossier.id, "cash")
    theirs = other.desk.identity.journal
    third.desk.journal.accept(theirs, other.desk.journal.tail(theirs, 0))
    third.wall.time += timedelta(seconds=10)
    rule_off(third.bench, third.sit("hang"), DAY, PASSWORD)
    meet(one, other, third)
    assert 1 == third.bench.closing.view(DAY).moved
    third.bench.closing.addendum(third.sit("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    meet(one, other, third)

    proof = proof_at(central)

    assert ((), 1) == (proof.findings, proof.days[0].addenda)
    assert [(1, [])] * 3 == [findings(desk.desk.store.database) for desk in (one, other, third)]


@pytest.mark.parametrize("more", range(3))
def test_who_closed_a_day_in_both_lines_of_a_restored_desk_is_believed_in_either(make_bench, central, more):
    """The key is announced at one number in the line that was lost, at another in the one written on: either may win
    the journal's name, and the addendum and the next day's closing follow there.
    """
    one, other = make_bench(), make_bench()
    one.bench.reception.receive(one.sit("thuy"), application())
    meet(one, other)
    restore = one.desk.backup()
    one.open()
    for _ in range(more):
        one.sit("thuy")
    rule_off(one.bench, one.sit("hang"), DAY, PASSWORD)
    one.level()
    restore()
    one.wall.time += timedelta(minutes=1)
    one.open()
    one.bench.reception.receive(one.sit("thuy"), application("Lý Bích Mỵ"))
    rule_off(one.bench, one.sit("hang"), DAY, PASSWORD)
    for _ in range(2):
        meet(one, other)
    assert 1 == len(one.desk.journal.branches())
    one.bench.closing.addendum(one.sit("hang"), DAY, PASSWORD, uncounted="Hết giờ")
    one.wall.time += timedelta(days=3)
    one.bench.reception.receive(one.sit("thuy"), application("Lý Bích Mỵ"))
    rule_off(one.bench, one.sit("hang"), "2026-11-23", PASSWORD)
    for _ in range(2):
        meet(one, other)

    proof = proof_at(central)

    assert ((), [(DAY, True, 1), ("2026-11-23", True, 0)]) == (
        proof.findings,
        [(day.day, day.signed, day.addenda) for day in proof.days],
    )
    assert [(2, [])] * 2 == [findings(desk.desk.store.database) for desk in (one, other)]


@pytest.fixture
def settled(closed):
    """The year was settled at the first desk, with a day that nobody had ruled off."""
    one, other = closed
    for desk in closed:
        desk.wall.time = datetime(2026, 12, 31, 8, tzinfo=VIETNAM)
    other.bench.reception.receive(other.sit("thuy"), application("Lý Bích Mỵ"))
    meet(one, other)
    clerk, settlement = one.sit("hang"), one.bench.settlement
    settlement.settle(clerk, "2026", PASSWORD, dict.fromkeys(settlement.view("2026").open_days, "Cuối năm"))
    meet(one, other)
    return closed


def test_a_settled_year_is_proven_at_every_desk_and_at_the_server(settled, central):
    proof = proof_at(central)

    assert ((), 1) == (proof.findings, proof.periods)
    for desk in settled:
        assert (1, []) == findings(desk.desk.store.database)
    settled[0].bench.reception.receive(settled[0].sit("thuy"), application())
    meet(*settled)
    assert () == proof_at(central).findings  # what comes after it stays out of it


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"tally": {"cash": 1}}, "period_differs"),
        ({"groups": {"open": {}}}, "period_differs"),
        ({"signature": bytes(64)}, "period_signature"),
        ({"covered": (Covered("10231-1", 5, bytes(32)),)}, "period_lacks"),
    ],
)
def test_a_settlement_that_says_something_else_is_found_at_the_server(settled, central, change, kind):
    one = settled[0]
    facts = one.bench.settlement.view("2026").settled.facts
    assert ["2026-12-31"] == list(facts.groups["open"])
    said = {**change, "groups": {**facts.groups, **change.get("groups", {})}}
    write(one, msgspec.structs.replace(facts, **said))
    meet(*settled)

    at_server, at_desk = proof_at(central).findings, findings(one.desk.store.database)[1]

    assert kind in {found.kind for found in at_server}
    assert {"2026"} == {found.params["period"] for found in at_server}
    assert [(found.kind, found.params) for found in at_server] == [(found.kind, found.params) for found in at_desk]


def test_an_entry_that_is_gone_from_the_server_is_missed(closed, central):
    table = schema.entry
    with central.database.writing() as connection:
        connection.execute(sa.delete(table).where(table.c.number == 2))

    kinds = {one.kind for one in proof_at(central).findings}

    assert "entry_missing" in kinds


def test_a_closing_by_a_clerk_is_found_at_the_desks_and_at_the_server_unless_they_supervised_once(
    make_bench, central, clerks
):
    one, other = make_bench(), make_bench()
    put_clerks(central, AGENCY, clerks)
    one.clerk = one.sit("thuy")
    one.bench.reception.receive(one.clerk, application())
    view = one.bench.closing.view(DAY)
    with one.desk.journal.recording(day=DAY, actor="thuy") as recording:
        recording.add(Draft(facts=DayClosed(covered=one.bench.closing._heads(), tally=dict(view.tally.totals))))
    meet(one, other)

    def kinds_of(found):
        return {each.kind for each in found}

    wanted = {"closing_role", "closing_signature"}
    assert [wanted] * 2 == [kinds_of(findings(desk.desk.store.database)[1]) for desk in (one, other)]
    assert wanted == kinds_of(proof_at(central).findings)

    raised = [msgspec.structs.replace(clerk, role="supervisor") for clerk in clerks]
    put_clerks(central, AGENCY, raised)
    put_clerks(central, AGENCY, clerks)
    assert {"closing_signature"} == kinds_of(proof_at(central).findings)


def test_the_server_tells_a_closing_by_somebody_whom_no_sheet_of_the_unit_knew(make_bench, central, clerks):
    one, other = make_bench(), make_bench()
    put_clerks(central, AGENCY, clerks)
    one.bench.reception.receive(one.sit("thuy"), application())
    view = one.bench.closing.view(DAY)
    with one.desk.journal.recording(day=DAY, actor="ghost") as recording:
        recording.add(Draft(facts=DayClosed(covered=one.bench.closing._heads(), tally=dict(view.tally.totals))))
    meet(one, other)

    assert {"closing_stranger", "closing_signature"} == {found.kind for found in proof_at(central).findings}
