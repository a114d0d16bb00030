"""A line about money that the supervisor took themselves is explained with a second person, and with nobody alone."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import LineExplained
from intake_desk.domain.noted_money import LINE
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.applications import ReasonMissing
from intake_desk.services.second_person import (
    OwnPasswordMissing,
    OwnPasswordWrong,
    SamePerson,
    SecondNotSupervisor,
    SecondPerson,
    SecondPersonMissing,
)
from intake_desk.services.statements import NoSuchLine
from intake_desk.store.sheets import Sheet


def lines(desk):
    return {one.amount: one for one in desk.bench.closing.left_before("2026-11-21") if one.sort == LINE}


def explained(desk):
    facts = [one.entry.facts for one in desk.bench.lookup.news()]
    return [(one.amount, one.second) for one in facts if isinstance(one, LineExplained)]


@pytest.fixture
def hang(desk):
    """She took a transfer of 12.000; the statement has 11.000 of it, and 5.000 that speak of nothing."""
    hang = desk.sign_in("hang")
    mine = desk.receive(means="transfer")
    rows = (f'20/11/2026,11.000,"{mine.code}"', '20/11/2026,5.000,"khac"')
    content = "\n".join(["Ngày giao dịch,Ghi có,Nội dung", *rows]).encode()
    desk.bench.statements.record(hang, "saoke.csv", content)
    return hang


def appoint_lan(desk):
    """Another supervisor."""
    verifier = desk.bench.desk.clerks[0].verifier
    lan = Clerk(login="lan", name="Đỗ Thị Lan", role="supervisor", verifier=verifier)
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode((*desk.bench.desk.clerks, lan))))
    return lan


@pytest.fixture
def lan(desk, hang):
    return appoint_lan(desk)


def paid_once_more(desk, login):
    """Somebody else takes money of that dossier, too."""
    payment = FeePaid(amount=1_000, means="cash", phi=1_000, payment=f"by {login}")
    with desk.journal.recording(day="2026-11-20", actor=login) as recording:
        recording.add(Draft(subject=lines(desk)[11_000].subject, facts=payment))


def explain(desk, login="", password=None, own=None, amount=11_000):
    given = SecondPerson(login, desk.password if password is None else password, desk.password if own is None else own)
    line = lines(desk)[amount]
    clerk = desk.bench.desk.seat.clerk
    desk.bench.statements.explain(clerk, line.line, line.amount, "Ngân hàng trừ phí", given if login else None)


def people(desk, amount=11_000):
    found = desk.bench.statements.witnesses(desk.bench.desk.seat.clerk, lines(desk)[amount].line)
    return None if found is None else ({login for _name, login in found.people}, found.supervisors)


def test_where_nobody_else_supervises_any_clerk_agrees_and_is_kept(desk, hang):
    assert ({"thuy", "minh"}, False) == people(desk)

    explain(desk, "minh")

    assert {5_000} == set(lines(desk))
    assert [(11_000, "minh")] == explained(desk)
    assert ["Lê Thị Minh"] == [one.second for one in desk.bench.lookup.news() if one.second]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, SecondPersonMissing),
        ({"login": "hang"}, SamePerson),
        ({"login": "HANG "}, SamePerson),
        ({"login": "minh", "password": ""}, SecondPersonMissing),
        ({"login": "minh", "password": "sai"}, WrongPassword),
        ({"login": "nobody"}, WrongPassword),
        ({"login": "minh", "own": ""}, OwnPasswordMissing),
        ({"login": "minh", "own": "sai"}, OwnPasswordWrong),
    ],
)
def test_nobody_explains_a_line_of_their_own_takings_alone(desk, hang, given, refusal):
    before = desk.entries()

    with pytest.raises(refusal):
        explain(desk, **given)

    assert (before, {11_000, 5_000}) == (desk.entries(), set(lines(desk)))


def test_where_another_supervises_a_clerk_is_not_enough(desk, hang, lan):
    assert ({"lan"}, True) == people(desk)
    with pytest.raises(SecondNotSupervisor):
        explain(desk, "minh")

    explain(desk, "lan")

    assert [(11_000, "lan")] == explained(desk)


def test_who_took_money_of_the_dossier_does_not_agree_either(desk, hang):
    paid_once_more(desk, "minh")
    assert ({"thuy"}, False) == people(desk)

    with pytest.raises(SamePerson):
        explain(desk, "minh")
    explain(desk, "thuy")

    assert [(11_000, "thuy")] == explained(desk)


def test_where_the_other_supervisor_took_money_of_it_too_a_clerk_who_took_none_agrees(desk, hang, lan):
    paid_once_more(desk, "lan")

    explain(desk, "minh")

    assert [(11_000, "minh")] == explained(desk)


def test_nobody_is_left_where_everybody_took_money_of_it(desk, hang):
    for login in ("minh", "thuy"):
        paid_once_more(desk, login)

    assert (set(), False) == people(desk)
    for login in ("minh", "thuy"):
        with pytest.raises(SamePerson):
            explain(desk, login)


def test_a_line_that_speaks_of_no_own_money_needs_nobody_and_keeps_nobody(desk, hang):
    assert people(desk, 5_000) is None

    explain(desk, amount=5_000)

    assert [(5_000, "")] == explained(desk)


def test_who_takes_money_of_it_while_the_password_is_looked_at_does_not_agree(desk, hang, monkeypatch):
    known = desk.bench.accounts.known

    def looked_at(login, password, *, asked=False):
        paid_once_more(desk, "minh")
        return known(login, password, asked=asked)

    monkeypatch.setattr(desk.bench.accounts, "known", looked_at)
    with pytest.raises(SamePerson):
        explain(desk, "minh")

    assert [] == explained(desk)


def test_a_reason_is_asked_for_before_anybody_types_a_password(desk, hang):
    with pytest.raises(ReasonMissing):
        desk.bench.statements.explain(hang, lines(desk)[11_000].line, 11_000, " ", SecondPerson("minh", "sai", "sai"))


@pytest.fixture
def read_first(desk, open_desk, clock):
    """Desk 1 reads 11.000 of a transfer that Hằng took at desk 2, of which it has not heard; then it hears of it."""
    other = open_desk(2)
    other.sign_in("hang")
    mine = other.receive(means="transfer")
    clock.turn(minutes=1)
    content = f'Ngày giao dịch,Ghi có,Nội dung\n20/11/2026,11.000,"{mine.code}"'.encode()
    (found,) = desk.bench.statements.record(desk.sign_in("hang"), "saoke.csv", content).findings
    assert "no_dossier" == found.verdict
    clock.turn(minutes=1)
    return other


def test_a_line_that_was_read_before_its_dossier_was_known_is_not_explained_alone(desk, read_first):
    desk.learn_from(read_first)

    assert ({"thuy", "minh"}, False) == people(desk)
    with pytest.raises(SecondPersonMissing):
        explain(desk)
    explain(desk, "minh")

    assert {} == lines(desk)


def test_what_was_explained_alone_before_its_dossier_was_known_is_told_again(desk, read_first):
    assert people(desk) is None
    explain(desk)
    assert {} == lines(desk)

    desk.learn_from(read_first)

    assert {11_000} == set(lines(desk))
    explain(desk, "minh")
    assert {} == lines(desk)


def test_an_explanation_of_somebody_who_took_none_of_it_holds_whatever_is_heard_later(desk, read_first):
    appoint_lan(desk)
    desk.sign_in("lan")
    explain(desk)
    desk.learn_from(read_first)
    assert {} == lines(desk)


def test_only_a_line_that_is_known_here_is_explained_with_its_amount(desk, hang, lan):
    before = desk.entries()
    line = lines(desk)[5_000].line

    for mark, amount in (("0" * 24, 5_000), (line, 5_001)):
        with pytest.raises(NoSuchLine):
            desk.bench.statements.explain(hang, mark, amount, "Ngân hàng trừ phí")

    assert before == desk.entries()


def test_what_was_explained_before_it_was_read_is_told_all_the_same(desk, clerk):
    mine = desk.receive(means="transfer")
    content = f'Ngày giao dịch,Ghi có,Nội dung\n20/11/2026,11.000,"{mine.code}"'.encode()
    (found,) = desk.bench.statements.look("saoke.csv", content).findings
    with desk.journal.recording(day="2026-11-20", actor="hang") as recording:
        recording.add(Draft(facts=LineExplained(line=found.row.mark, amount=11_000)))

    desk.bench.statements.record(desk.sign_in("minh"), "saoke.csv", content)

    assert {11_000} == set(lines(desk))


def test_an_explanation_at_a_desk_whose_clock_is_behind_ends_the_line(desk, hang, lan, open_desk, clock):
    other = open_desk(2)
    clock.turn(minutes=-30)
    other.learn_from(desk)
    other.sign_in("hang")
    other.bench.statements.explain(other.bench.desk.seat.clerk, lines(desk)[5_000].line, 5_000, "Khách chuyển nhầm")

    desk.learn_from(other)

    assert {11_000} == set(lines(desk))
