"""What a day leaves open is told on every later one until it is shown, paid or too long ago."""

from datetime import date

import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeWaived, Waiver
from intake_desk.domain.noted_money import (
    DEBT,
    DROPPED,
    HANDED,
    LET_GO,
    LINE,
    ONLINE,
    OWED,
    REFUNDED,
    SHORT,
    TRANSFER,
    UNPAID,
    VOIDED,
    WAIVED,
    WALKED_IN,
)
from intake_desk.domain.people import Person
from intake_desk.services.charging import NotOfAge
from intake_desk.services.desk import NotAllowed
from intake_desk.services.second_person import SecondPerson
from tests.services.conftest import PASSWORD, an_application

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

    assert [(OWED, dossier.id, 12_000, "thuy")] == left(desk)


def test_a_fee_owed_for_a_result_that_was_handed_back_is_carried_until_it_is_paid(desk, clerk, given):
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


def test_what_is_said_to_have_come_online_is_carried_as_a_transfer_is(desk, clerk, clock):
    dossier = desk.receive(means="online")
    assert [(ONLINE, dossier.id, 12_000, "thuy")] == left(desk)
    assert 1 == len(left(desk, "2026-12-21"))
    assert [] == left(desk, "2026-12-22")
    clock.turn(days=3)

    line = f"Ngày;Số tiền ghi có;Nội dung;Mã giao dịch\n20/11/2026;12.000;{dossier.code};R1\n"
    desk.bench.statements.record(desk.sign_in("minh"), "saoke.csv", line.encode())

    assert [] == left(desk)


@pytest.mark.parametrize("end", ["withdraw", "refuse"])
@pytest.mark.parametrize("days", [0, 3])
def test_a_fee_of_a_dossier_that_was_withdrawn_or_refused_is_carried(desk, clerk, clock, end, days):
    dossier = desk.receive(means="later")
    clock.turn(days=days)
    clerk = desk.sign_in("thuy")
    getattr(desk.bench.casework, end)(clerk, dossier.id, "người dân xin rút")
    state = {"withdraw": "withdrawn", "refuse": "refused"}[end]

    carried = desk.bench.closing.left_before(NEXT)
    assert [(DROPPED, dossier.id, 12_000, state)] == [(one.sort, one.subject, one.amount, one.state) for one in carried]

    desk.bench.till.take(clerk, dossier.id, "cash")
    assert [] == left(desk)


def test_a_fee_that_was_put_off_is_carried_as_long_as_the_dossier_is_worked_on(desk, clerk):
    dossier = desk.receive(means="later")
    assert [] == left(desk, DAY)
    assert [(OWED, dossier.id, 12_000, "thuy")] == left(desk) == left(desk, "2027-06-01")

    desk.bench.till.take(clerk, dossier.id, "cash")

    assert [] == left(desk)


def test_a_payment_that_is_struck_out_after_the_result_was_given_is_owed_again(desk, clerk):
    dossier = desk.receive()
    desk.bench.casework.result_ready(clerk, dossier.id)
    desk.bench.casework.hand_back(clerk, dossier.id, "applicant")
    assert [] == left(desk)

    desk.bench.till.void(
        clerk, dossier.id, dossier.payments[0].id, "nhầm", SecondPerson("hang", desk.password, desk.password)
    )

    assert [(DEBT, dossier.id, 12_000)] == [one[:3] for one in left(desk)]


def test_cash_that_nobody_took_is_carried_until_somebody_does(desk, clerk, clock):
    desk.bench.drawers.hand_over(clerk, "minh", 150_000)
    assert [] == left(desk, DAY)
    for _ in range(33):
        clock.turn(days=1)
        minh = desk.sign_in("minh", day_confirmed=True)
    [waiting] = desk.bench.drawers.view(minh).waiting
    thuy = desk.sign_in("thuy")
    assert [waiting] == list(desk.bench.drawers.view(thuy).given)
    assert [(HANDED, "", 150_000, "thuy")] == left(desk, "2027-01-04")
    note = "Tiền mặt đã giao, chưa ai nhận: Nguyễn Thị Thủy giao Lê Thị Minh 150.000 đồng (20/11/2026)."
    assert note in desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31)).notes

    desk.bench.drawers.accept(desk.sign_in("minh"), waiting.hand_over, 150_000, password=PASSWORD)

    assert [] == left(desk, "2027-01-04")


def test_cash_that_was_taken_short_is_carried_for_a_month(desk, clerk, clock):
    desk.bench.drawers.hand_over(clerk, "minh", 400_000)
    minh = desk.sign_in("minh")
    [waiting] = desk.bench.drawers.view(minh).waiting
    desk.bench.drawers.accept(minh, waiting.hand_over, 100_000, "x", password=PASSWORD)

    assert [] == left(desk, DAY)
    assert [(SHORT, "", 400_000, "thuy")] == left(desk) == left(desk, "2026-12-21")
    assert [] == left(desk, "2026-12-22")
    desk.sign_in("hang")
    note = (
        "Tiền mặt nhận khác số giao: Nguyễn Thị Thủy giao Lê Thị Minh 400.000 đồng, Lê Thị Minh nhận 100.000 đồng"
        " (20/11/2026)."
    )
    assert note in desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31)).notes


def test_lines_of_a_statement_that_nothing_explains_are_carried_until_something_does(desk, clerk, clock):
    short, cash = desk.receive(means="transfer"), desk.receive()
    text = (
        "Ngày;Số tiền ghi có;Nội dung;Mã giao dịch\n"
        f"20/11/2026;10.000;{short.code};R1\n20/11/2026;12.000;{cash.code};R2\n20/11/2026;70.000;tien hang;R3\n"
    )
    minh = desk.sign_in("minh")
    for _ in range(2):  # reading it again says nothing new
        desk.bench.statements.record(minh, "saoke.csv", text.encode())

    lines = [one for one in desk.bench.closing.left_before(DAY) if one.sort == LINE]
    told = {(one.verdict, one.amount, one.subject) for one in lines}
    assert {
        ("amount_differs", 10_000, short.id),
        ("looks_like_cash", 12_000, cash.id),
        ("no_dossier", 70_000, ""),
    } == told
    assert 3 == len(lines)
    assert lines == [one for one in desk.bench.closing.left_before(NEXT) if one.sort == LINE]
    [strange] = [one for one in lines if one.verdict == "no_dossier"]
    with pytest.raises(NotAllowed):
        desk.bench.statements.explain(minh, strange.line, strange.amount, "tiền thuê mặt bằng")
    hang = desk.sign_in("hang")
    desk.bench.statements.explain(hang, strange.line, strange.amount, "tiền thuê mặt bằng")
    assert {"amount_differs", "looks_like_cash"} == {
        one.verdict for one in desk.bench.closing.left_before(NEXT) if one.sort == LINE
    }

    clerk, agreed = desk.sign_in("thuy"), SecondPerson("hang", desk.password, desk.password)
    desk.bench.till.correct_means(clerk, cash.id, cash.payments[0].id, "transfer", "ghi nhầm", agreed)
    desk.bench.statements.record(desk.sign_in("minh"), "saoke.csv", text.encode())

    assert ["amount_differs"] == [one.verdict for one in desk.bench.closing.left_before(NEXT) if one.sort == LINE]


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


def test_every_waiver_of_the_day_is_listed_with_its_category_and_paper(desk, clerk):
    waived = {"means": "waived", "waiver_category": "ho_ngheo", "waiver_proof": "GCN số 12"}
    dossiers = [desk.receive(**waived) for _ in range(2)]

    assert [(one.id, 12_000, "thuy") for one in dossiers] == noted(desk, LET_GO)
    reasons = {one.reason for one in desk.bench.closing.view(DAY).noted if one.sort == LET_GO}
    assert {"Người thuộc hộ nghèo; GCN số 12"} == reasons
    assert [] == noted(desk, WAIVED)


def test_nobody_born_in_1991_is_let_off_as_a_child(desk, clerk):
    waived = {"waiver_category": "tre_em", "waiver_proof": "Giấy khai sinh, số 2"}
    grown = Person(name="Đặng Thị Hường", id_number="001191054321", birth_date="1991-05-02")
    child = Person(name="Đặng Gia Bảo", birth_date="2019-01-01")

    with pytest.raises(NotOfAge):
        desk.receive(means="waived", applicant=grown, **waived)
    owing = desk.receive(means="later", applicant=grown)
    with pytest.raises(NotOfAge):
        desk.bench.till.take(clerk, owing.id, "waived", **waived)

    assert 12_000 == desk.receive(means="waived", applicant=child, submitter=grown, **waived).waived


ONLINE_IS_CHEAPER = {"procedure": "1.004222", "channel": "online", "pages": 0, "means": "none"}


def test_a_walk_in_counted_as_online_and_paid_in_cash_is_told(desk, clerk, clock):
    filed = desk.file(**ONLINE_IS_CHEAPER)
    paid = desk.bench.reception.accept(clerk, filed.id, "cash")
    later = desk.file(**ONLINE_IS_CHEAPER)
    desk.bench.reception.accept(clerk, later.id, "later")
    real = desk.bench.reception.file(clerk, an_application(**ONLINE_IS_CHEAPER), "H26.103-261120-0007")
    desk.bench.reception.accept(clerk, real.id, "cash")
    assert [(paid.id, 10_000, "thuy")] == noted(desk, WALKED_IN)

    clock.turn(days=3)
    clerk = desk.sign_in("thuy")
    desk.bench.till.take(clerk, later.id, "cash")
    assert [(later.id, 10_000, "thuy")] == noted(desk, WALKED_IN, NEXT)


def test_a_walk_in_that_paid_otherwise_or_was_struck_out_is_not_told(desk, clerk):
    one, two = (desk.file(**ONLINE_IS_CHEAPER) for _ in range(2))
    desk.bench.reception.accept(clerk, one.id, "transfer")
    paid = desk.bench.reception.accept(clerk, two.id, "cash")
    second = SecondPerson("hang", desk.password, desk.password)
    desk.bench.till.void(clerk, paid.id, paid.payments[0].id, "nhầm", second)

    assert [] == noted(desk, WALKED_IN)


@pytest.mark.parametrize("channel", ["online", "post"])
def test_one_received_as_filed_elsewhere_at_the_counter_is_told_too(desk, clerk, channel):
    dossier = desk.receive(procedure="1.004222", channel=channel, pages=0)
    assert [(dossier.id, 10_000, "thuy")] == noted(desk, WALKED_IN)
