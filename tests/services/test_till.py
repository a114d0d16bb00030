"""Money taken after the receipt, and what becomes of it: struck out, given back, put under another means."""

import pytest
from msgspec.structs import replace

from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeCharged, FeeLine, FeePaid, FeeReceipt, FeeWaived
from intake_desk.domain.money_kinds import DrawerClosed, FeeMeansCorrected, FeeRefunded, FeeVoided
from intake_desk.services.accounts import FREE_TRIES, TooManyTries, WrongPassword
from intake_desk.services.applications import MeansMissing, ReasonMissing
from intake_desk.services.charging import TooLittleGiven
from intake_desk.services.second_person import SamePerson, SecondNotSupervisor, SecondPerson, SecondPersonMissing
from intake_desk.services.till import (
    BadRefund,
    NoSuchPayment,
    NothingOwed,
    NotRefundable,
    RefundDetailsMissing,
    SameMeans,
    TooLateToVoid,
)

WHO = {"reason": "Thu thừa", "receiver": "Đặng Thị Hường", "paper": "Đơn đề nghị ngày 20/11/2026"}


def last(desk, dossier):
    return desk.bench.lookup.story(dossier.id)[-1].entry


def hang(desk):
    return SecondPerson("hang", desk.password, desk.password)


def receive_with(desk, *lines, means="cash"):
    """A dossier on which besides its 12.000 đồng of phí, paid, these fees fell due and were paid in one payment."""
    dossier = desk.receive()
    with desk.bench.desk.recording(desk.bench.desk.seat.clerk) as recording:
        recording.add(Draft(subject=dossier.id, facts=FeeCharged(lines=lines)))
    return desk.bench.till.take(desk.bench.desk.seat.clerk, dossier.id, means)


def test_what_was_put_off_is_taken_whole(desk, clerk):
    dossier = desk.receive(means="later")
    assert 12_000 == dossier.owed

    after = desk.bench.till.take(clerk, dossier.id, "transfer")

    assert (0, 0, 12_000) == (after.owed, after.paid_cash, after.paid_transfer)
    receipts = (FeeReceipt(sort="phi", series="P01/26T", number=1, amount=12_000),)
    (payment,) = after.payments
    said = FeePaid(amount=12_000, means="transfer", phi=12_000, confirmed="hand", receipts=receipts, payment=payment.id)
    assert payment.id
    assert said == last(desk, dossier).facts


def test_what_was_paid_online_is_written_down(desk, clerk):
    dossier = desk.receive(means="later")

    after = desk.bench.till.take(clerk, dossier.id, "online")

    assert (0, 12_000, "") == (after.owed, after.paid_online, after.payments[0].confirmed)


def test_what_the_citizen_gave_is_kept_and_cannot_be_too_little(desk, clerk):
    dossier = desk.receive(means="later")
    with pytest.raises(TooLittleGiven) as refusal:
        desk.bench.till.take(clerk, dossier.id, "cash", tendered=10_000)
    assert 12_000 == refusal.value.params["owed"]

    after = desk.bench.till.take(clerk, dossier.id, "cash", tendered=50_000)

    assert (50_000, 12_000) == (after.payments[0].tendered, after.paid_cash)


def test_what_is_waived_keeps_its_reason_and_takes_no_number(desk, clerk):
    dossier = desk.receive(means="later")
    with pytest.raises(ReasonMissing):
        desk.bench.till.take(clerk, dossier.id, "waived", " ")

    after = desk.bench.till.take(clerk, dossier.id, "waived", "Hộ nghèo")

    assert (0, 12_000) == (after.owed, after.waived)
    assert (FeeWaived(amount=12_000, phi=12_000), "Hộ nghèo") == (
        last(desk, dossier).facts,
        last(desk, dossier).personal.reason,
    )
    assert 1 == desk.receive().payments[0].receipts[0].number


def test_nothing_is_taken_twice_nor_by_no_means(desk, clerk):
    paid, open_one = desk.receive(), desk.receive(means="later")
    with pytest.raises(NothingOwed):
        desk.bench.till.take(clerk, paid.id, "cash")
    with pytest.raises(MeansMissing):
        desk.bench.till.take(clerk, open_one.id, "later")
    assert 12_000 == desk.bench.lookup.dossier(open_one.id).owed


def test_a_payment_that_was_struck_out_is_owed_again(desk, clerk):
    dossier = desk.receive()
    (payment,) = dossier.payments

    after = desk.bench.till.void(clerk, dossier.id, payment.id, "Ghi nhầm hồ sơ", hang(desk))

    assert (12_000, 0, True) == (after.owed, after.paid, after.payments[0].voided)
    facts = last(desk, dossier).facts
    assert (
        FeeVoided(
            payment=payment.id,
            amount=12_000,
            means="cash",
            taker="thuy",
            journal=desk.journal.name,
            second="hang",
            phi=12_000,
            receipts=payment.receipts,
        )
        == facts
    )
    again = desk.bench.till.take(clerk, dossier.id, "cash")
    assert (0, 2) == (again.owed, again.payments[1].receipts[0].number)
    with pytest.raises(NoSuchPayment):
        desk.bench.till.void(clerk, dossier.id, payment.id, "lần nữa", hang(desk))


def test_after_a_void_the_same_sort_is_owed_again(desk, clerk):
    both = receive_with(desk, FeeLine(sort="le_phi", name="Lệ phí", amount=8_000))
    first, second = both.payments
    assert ((12_000, 0), (0, 8_000)) == ((first.phi, first.le_phi), (second.phi, second.le_phi))
    desk.bench.till.void(clerk, both.id, first.id, "Ghi nhầm", hang(desk))

    after = desk.bench.till.take(clerk, both.id, "cash")

    assert (12_000, 0) == (after.payments[2].phi, after.payments[2].le_phi)


def test_a_void_needs_a_reason_and_another_supervisor(desk, clerk):
    dossier = desk.receive()
    payment, till = dossier.payments[0].id, desk.bench.till
    entries = desk.entries()
    with pytest.raises(ReasonMissing):
        till.void(clerk, dossier.id, payment, " ", hang(desk))
    with pytest.raises(SecondPersonMissing):
        till.void(clerk, dossier.id, payment, "nhầm", SecondPerson("", "", desk.password))
    with pytest.raises(SecondPersonMissing):
        till.void(clerk, dossier.id, payment, "nhầm", SecondPerson("hang", "", desk.password))
    with pytest.raises(SamePerson):
        till.void(clerk, dossier.id, payment, "nhầm", SecondPerson(" Thuy", desk.password, desk.password))
    with pytest.raises(SecondNotSupervisor):
        till.void(clerk, dossier.id, payment, "nhầm", SecondPerson("minh", desk.password, desk.password))
    with pytest.raises(WrongPassword):
        till.void(clerk, dossier.id, payment, "nhầm", SecondPerson("hang", "đoán", desk.password))
    with pytest.raises(NoSuchPayment):
        till.void(clerk, dossier.id, "nothing", "nhầm", hang(desk))
    assert entries == desk.entries()


def test_a_guessed_password_is_throttled_as_signing_in_is(desk, clerk, clock):
    dossier = desk.receive()
    payment, guess = dossier.payments[0].id, SecondPerson("hang", "đoán", desk.password)
    for _try in range(FREE_TRIES):
        with pytest.raises(WrongPassword):
            desk.bench.till.void(clerk, dossier.id, payment, "nhầm", guess)
    with pytest.raises(TooManyTries):
        desk.bench.till.void(clerk, dossier.id, payment, "nhầm", guess)
    with pytest.raises(TooManyTries):
        desk.bench.till.void(clerk, dossier.id, payment, "nhầm", hang(desk))

    clock.turn(minutes=1)

    assert desk.bench.till.void(clerk, dossier.id, payment, "nhầm", hang(desk)).payments[0].voided


def test_who_took_the_money_agrees_to_nothing(desk):
    supervisor = desk.sign_in("hang")
    dossier = desk.receive()
    clerk = desk.sign_in("thuy")

    with pytest.raises(SamePerson):
        desk.bench.till.void(clerk, dossier.id, dossier.payments[0].id, "nhầm", hang(desk))
    with pytest.raises(SamePerson):
        desk.bench.till.refund(clerk, dossier.id, dossier.payments[0].id, hang(desk), phi=1_000, **WHO)
    assert supervisor.supervises


def test_a_closed_drawer_gives_only_back(desk, clerk, clock):
    dossier = desk.receive()
    payment = dossier.payments[0]
    clock.turn(minutes=5)
    with desk.bench.desk.recording(clerk) as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000)))

    assert not desk.bench.till.can_void(payment)
    with pytest.raises(TooLateToVoid):
        desk.bench.till.void(clerk, dossier.id, payment.id, "nhầm", hang(desk))
    with pytest.raises(TooLateToVoid):
        desk.bench.till.correct_means(clerk, dossier.id, payment.id, "transfer", "nhầm", hang(desk))
    after = desk.bench.till.refund(clerk, dossier.id, payment.id, hang(desk), phi=12_000, **WHO)
    assert (12_000, 0) == (after.refunded, after.owed)

    clock.turn(minutes=5)
    following = desk.receive()
    assert desk.bench.till.can_void(following.payments[0])  # the next drawer of the day


def test_a_clock_that_is_set_back_opens_no_drawer_again(desk, clerk, clock):
    dossier = desk.receive()
    clock.turn(minutes=-20)
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(clerk, password=desk.password)

    assert not desk.bench.till.can_void(dossier.payments[0])
    with pytest.raises(TooLateToVoid):
        desk.bench.till.void(clerk, dossier.id, dossier.payments[0].id, "nhầm", hang(desk))


def test_another_clerks_closing_leaves_a_drawer_open(desk, clerk, clock):
    payment = desk.receive().payments[0]
    clock.turn(minutes=5)
    with desk.bench.desk.recording(desk.sign_in("minh")) as recording:
        recording.add(Draft(facts=DrawerClosed(expected=0, counted=0)))

    assert desk.bench.till.can_void(payment)


def test_a_day_that_is_ruled_off_or_over_gives_only_back(desk, clerk, clock):
    dossier = desk.receive()
    payment = dossier.payments[0]
    with desk.bench.desk.recording(clerk) as recording:
        recording.add(Draft(facts=DayClosed(covered=(), tally={})))
    assert not desk.bench.till.can_void(payment)

    clock.turn(days=3)
    clerk = desk.sign_in("thuy")
    later = desk.receive().payments[0]

    assert desk.bench.till.can_void(later)
    with pytest.raises(TooLateToVoid):
        desk.bench.till.void(clerk, dossier.id, payment.id, "nhầm", hang(desk))


def test_a_means_is_corrected_once(desk, clerk):
    dossier = desk.receive()
    payment, till = dossier.payments[0].id, desk.bench.till
    with pytest.raises(SameMeans):
        till.correct_means(clerk, dossier.id, payment, "cash", "nhầm", hang(desk))
    with pytest.raises(MeansMissing):
        till.correct_means(clerk, dossier.id, payment, "waived", "nhầm", hang(desk))

    after = till.correct_means(clerk, dossier.id, payment, "transfer", "Khách chuyển khoản", hang(desk))

    assert (0, 12_000) == (after.paid_cash, after.paid_transfer)
    facts = last(desk, dossier).facts
    assert isinstance(facts, FeeMeansCorrected)
    assert ("cash", "transfer", "thuy", desk.journal.name, "hang") == (
        facts.was, facts.means, facts.taker, facts.journal, facts.second,
    )  # fmt: skip


def test_a_refund_is_an_entry_of_its_own_to_a_named_person(desk, clerk):
    dossier = desk.receive()
    payment = dossier.payments[0].id

    after = desk.bench.till.refund(clerk, dossier.id, payment, hang(desk), phi=5_000, means="transfer", **WHO)

    assert (5_000, 12_000, 0) == (after.refunded, after.paid, after.owed)
    entry = last(desk, dossier)
    assert isinstance(entry.facts, FeeRefunded)
    assert (payment, 5_000, 5_000, 0, "transfer", "hang") == (
        entry.facts.payment, entry.facts.amount, entry.facts.phi, entry.facts.le_phi, entry.facts.means,
        entry.facts.second,
    )  # fmt: skip
    assert tuple(WHO.values()) == (entry.personal.reason, entry.personal.receiver, entry.personal.paper)


@pytest.mark.parametrize("amounts", [{"phi": 0}, {"phi": 12_001}, {"phi": -1}, {"le_phi": 1}, {"phi": -5, "le_phi": 5}])
def test_more_than_was_paid_never_goes_back(desk, clerk, amounts):
    dossier = desk.receive()

    with pytest.raises(BadRefund):
        desk.bench.till.refund(clerk, dossier.id, dossier.payments[0].id, hang(desk), **amounts, **WHO)


def test_what_went_back_does_not_go_back_again(desk, clerk):
    dossier = desk.receive()
    payment, till = dossier.payments[0].id, desk.bench.till
    till.refund(clerk, dossier.id, payment, hang(desk), phi=7_000, **WHO)

    with pytest.raises(BadRefund) as refusal:
        till.refund(clerk, dossier.id, payment, hang(desk), phi=5_001, **WHO)
    assert 5_000 == refusal.value.params["most"]
    with pytest.raises(NoSuchPayment):
        till.void(clerk, dossier.id, payment, "nhầm", hang(desk))


@pytest.mark.parametrize("field", WHO)
def test_a_refund_says_why_to_whom_and_against_what(desk, clerk, field):
    dossier = desk.receive()

    with pytest.raises((ReasonMissing, RefundDetailsMissing)):
        desk.bench.till.refund(clerk, dossier.id, dossier.payments[0].id, hang(desk), phi=1_000, **{**WHO, field: " "})


def test_what_is_not_refundable_goes_back_only_as_a_mistake(desk, clerk):
    line = FeeLine(sort="le_phi", name="Lệ phí", amount=150_000, refundable=False)
    dossier = receive_with(desk, line)
    payment, till = dossier.payments[1].id, desk.bench.till

    with pytest.raises(NotRefundable) as refusal:
        till.refund(clerk, dossier.id, payment, hang(desk), le_phi=150_000, **WHO)
    assert ("le_phi", 0) == (refusal.value.params["field"], refusal.value.params["most"])

    after = till.refund(clerk, dossier.id, payment, hang(desk), le_phi=150_000, mistake=True, **WHO)
    assert 150_000 == after.refunded
    assert last(desk, dossier).facts.mistake


def test_the_refundable_part_goes_back_once(desk, clerk):
    lines = (
        FeeLine(sort="le_phi", name="Lệ phí", amount=20_000),
        FeeLine(sort="le_phi", name="Lệ phí cấp giấy", amount=150_000, refundable=False),
    )
    dossier = receive_with(desk, *lines)
    payment, till = dossier.payments[1].id, desk.bench.till
    till.refund(clerk, dossier.id, payment, hang(desk), le_phi=15_000, **WHO)

    with pytest.raises(NotRefundable) as refusal:
        till.refund(clerk, dossier.id, payment, hang(desk), le_phi=6_000, **WHO)

    assert 5_000 == refusal.value.params["most"]


def test_a_password_is_shown_nowhere(desk):
    assert desk.password not in repr(hang(desk))
    assert desk.password not in f"{replace(hang(desk))}"
