"""Fee receipts: phí and lệ phí in books of their own, each desk and year for itself, and no number missing or twice."""

import pytest

from intake_desk.domain.entries import Draft, unseal
from intake_desk.domain.kinds import FeeCharged, FeeLine, FeePaid
from intake_desk.domain.money_settings import Book, MoneySettings
from intake_desk.services.applications import MeansMissing
from intake_desk.services.casework import NothingChanged
from intake_desk.services.desk import NotAllowed


def numbers(desk):
    """(series, number) of every receipt in the order of the desk's journal."""
    found = []
    for sealed in desk.journal.tail(desk.journal.name, 0, 10_000):
        facts = unseal(sealed).facts
        if isinstance(facts, FeePaid):
            found += [(one.series, one.number) for one in facts.receipts]
    return found


def lose_power(desk, clerk):
    with desk.bench.desk.recording(clerk) as recording:
        recording.take("receipt P01/26T")
        raise ZeroDivisionError


def both_sorts(desk, clerk):
    dossier = desk.receive(means="later")
    with desk.bench.desk.recording(clerk) as recording:
        line = FeeLine(sort="le_phi", name="Lệ phí", amount=8_000)
        recording.add(Draft(subject=dossier.id, facts=FeeCharged(lines=(line,))))
    return desk.bench.till.take(clerk, dossier.id, "cash")


def test_phi_and_le_phi_have_a_receipt_each(desk, clerk):
    (payment,) = both_sorts(desk, clerk).payments

    assert [("phi", "P01/26T", 1, 12_000), ("le_phi", "L01/26T", 1, 8_000)] == [
        (one.sort, one.series, one.number, one.amount) for one in payment.receipts
    ]


def test_every_way_of_taking_money_draws_from_the_same_book(desk, clerk, application):
    desk.receive()
    desk.bench.reception.receive_together(clerk, [application(), application()])
    desk.bench.reception.serve(clerk, application())
    filed = desk.file(means="", channel="online")
    desk.bench.reception.accept(clerk, filed.id, "transfer")
    both_sorts(desk, clerk)

    phi = [number for series, number in numbers(desk) if series == "P01/26T"]
    assert [1, 2, 3, 4, 5, 6] == phi


def test_what_was_not_recorded_takes_no_number(desk, clerk):
    desk.receive()
    with pytest.raises(MeansMissing):
        desk.receive(means="")
    with pytest.raises(ZeroDivisionError):
        lose_power(desk, clerk)
    desk.receive()

    assert [("P01/26T", 1), ("P01/26T", 2)] == numbers(desk)


def test_numbers_go_on_after_a_restart_and_begin_anew_with_the_year(desk, clerk, clock):
    desk.receive()
    desk.restart()
    desk.sign_in("thuy")
    desk.receive()
    clock.turn(days=60)
    desk.sign_in("thuy", day_confirmed=True)
    desk.receive()

    assert [("P01/26T", 1), ("P01/26T", 2), ("P01/27T", 1)] == numbers(desk)


def test_desks_never_share_a_book(open_desk):
    one, two = open_desk(1), open_desk(2)
    for desk in (one, two):
        desk.sign_in("thuy")
        desk.receive()
    one.learn_from(two)
    one.receive()

    assert [("P01/26T", 1), ("P01/26T", 2)] == numbers(one)
    assert [("P02/26T", 1)] == numbers(two)


def test_a_unit_heads_its_books_as_it_likes(desk):
    supervisor = desk.sign_in("hang")
    settings = MoneySettings(phi=Book(form="02BLP2-009", series="AB-{desk}.{year}"))
    adopted = desk.bench.unit_money.adopt(supervisor, settings)
    assert settings == adopted
    with pytest.raises(NothingChanged):
        desk.bench.unit_money.adopt(supervisor, settings)

    desk.receive()

    assert [("AB-01.26", 1)] == numbers(desk)
    with pytest.raises(NotAllowed):
        desk.bench.unit_money.adopt(desk.sign_in("thuy"), MoneySettings())


def test_other_desks_go_by_what_was_adopted(open_desk):
    one, two = open_desk(1), open_desk(2)
    one.bench.unit_money.adopt(one.sign_in("hang"), MoneySettings(phi=Book(form="X", series="Q{desk}/{year}")))
    two.sign_in("thuy")
    two.learn_from(one)
    two.receive()

    assert [("Q02/26", 1)] == numbers(two)
