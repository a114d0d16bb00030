"""What a day leaves open is told on every later one until it is shown, paid or too long ago."""

from datetime import date

import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeWaived, Waiver
from intake_desk.domain.noted_money import DEBT, ONLINE, REFUNDED, TRANSFER, UNPAID, VOIDED, WAIVED
from intake_desk.services.second_person import SecondPerson

DAY, NEXT = "2026-11-20", "2026-11-23"


def noted(desk, sort, day=DAY):
    return [(one.subject, one.amount, one.clerk) for one in desk.bench.closing.view(day).noted if one.sort == sort]


def left(desk, day=NEXT):
    return [(one.sort, one.subject, one.amount, one.clerk) for one in desk.bench.closing.left_before(day)]


@pytest.fixture
def given(desk, clerk):
    """A dossier that was handed back though nothing was paid for it."""
    dossier = desk.receive(means="later")
    desk.bench.casework.result_ready(clerk, dossier.id)
    desk.bench.casework.hand_back(clerk, dossier.id, "applicant")
    return dossier


def test_transfers_that_no_statement_shows_are_carried_until_one_does(desk, clerk, clock):
    dossier = desk.receive(means="transfer")
    desk.receive()
    assert [] == left(desk, DAY)
    clock.turn(days=3)
    desk.sign_in("minh")
    assert [(TRANSFER, dossier.id, 12_000, "thuy")] == left(desk)

    line = f"Ngày;Số tiền ghi có;Nội dung;Mã giao dịch\n20/11/2026;12.000;{dossier.code};R1\n"
    desk.bench.statements.record(desk.sign_in("minh"), "saoke.csv", line.encode())

    assert [] == left(desk)


def test_a_transfer_that_was_struck_out_is_not_carried(desk, clerk):
    dossier = desk.receive(means="transfer")
    assert 1 == len(left(desk))

    desk.bench.till.void(
        clerk, dossier.id, dossier.payments[0].id, "nhầm", SecondPerson("hang", desk.password, desk.password)
    )

    assert [] == left(desk)


def test_a_fee_owed_for_a_result_that_was_handed_back_is_carried_until_it_is_paid(desk, clerk, given):
    desk.receive(means="later")
    assert [(DEBT, given.id, 12_000, "thuy")] == left(desk)

    desk.bench.till.take(clerk, given.id, "cash")

    assert [] == left(desk)


def test_a_fee_of_an_earlier_day_is_told_on_the_day_the_result_was_handed_back(desk, clerk, clock):
    dossier = desk.receive(means="later")
    clock.turn(days=3)
    clerk = desk.sign_in("minh")
    today = desk.receive(means="later")
    for one in (dossier, today):
        desk.bench.casework.result_ready(clerk, one.id)
        desk.bench.casework.hand_back(clerk, one.id, "applicant")

    assert [(DEBT, dossier.id, 12_000, "minh")] == left(desk)


def test_a_month_is_carried_and_no_more(desk, given):
    assert (1, 0) == (len(left(desk, "2026-12-21")), len(left(desk, "2026-12-22")))
    assert [] == left(desk, "no day")


def test_the_settlement_tells_what_its_period_left_open(desk, given):
    desk.receive(means="transfer")

    report = desk.bench.reports.settlement(date(2026, 11, 1), date(2026, 11, 30))

    assert {
        "Chuyển khoản chưa đối chiếu với sao kê: 1 khoản, 12.000 đồng.",
        "Đã trả kết quả mà chưa thu: 1 hồ sơ, 12.000 đồng.",
    } <= set(report.notes)
    assert [] == [
        note
        for note in desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 10, 31)).notes
        if "đối chiếu" in note or "chưa thu" in note
    ]


def test_what_is_only_said_to_be_paid_online_is_noted(desk, clerk):
    dossier = desk.receive(means="online")
    struck = desk.receive(means="online")
    desk.bench.till.void(
        clerk, struck.id, struck.payments[0].id, "nhầm", SecondPerson("hang", desk.password, desk.password)
    )

    assert [(dossier.id, 12_000, "thuy")] == noted(desk, ONLINE)
    assert [(struck.id, 12_000, "thuy")] == noted(desk, VOIDED)


def test_what_was_given_back_and_what_is_unpaid_are_noted_by_dossier(desk, clerk):
    paid, later = desk.receive(), desk.receive(means="later")
    desk.bench.till.refund(
        clerk,
        paid.id,
        paid.payments[0].id,
        SecondPerson("hang", desk.password, desk.password),
        reason="thu nhầm",
        phi=12_000,
        receiver="Đặng Thị Hường",
        paper="CCCD",
        mistake=True,
    )

    assert [(paid.id, 12_000, "thuy")] == noted(desk, REFUNDED)
    assert [(later.id, 12_000, "thuy")] == noted(desk, UNPAID)


@pytest.mark.parametrize(("proof", "seconds", "listed"), [("GXN 12/2026", 0, 0), ("", 0, 1), ("GXN 12/2026", 60, 1)])
def test_waivers_without_a_paper_or_of_what_was_owed_are_noted(desk, clerk, clock, proof, seconds, listed):
    dossier = desk.receive(means="later")
    clock.turn(seconds=seconds)
    with desk.bench.desk.recording(clerk) as recording:
        facts = FeeWaived(amount=12_000, phi=12_000, category="hộ nghèo")
        recording.add(Draft(facts=facts, personal=Waiver(reason="hộ nghèo", proof=proof), subject=dossier.id))

    assert [(dossier.id, 12_000, "thuy")] * listed == noted(desk, WAIVED)
