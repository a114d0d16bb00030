"""Counters go up, come back from the entries, and never give a number twice."""

import pytest

from intake_desk.domain import kinds
from intake_desk.store import counters
from intake_desk.store.database import run


@pytest.fixture
def connection(desk):
    with desk.store.database.writing() as open_connection:
        yield open_connection


def test_a_counter_begins_at_its_first_value_and_goes_on(connection):
    assert [1001, 1002, 1003] == [counters.use(connection, "number x", 1001) for _ in range(3)]


def test_looking_takes_nothing(connection):
    assert 1001 == counters.take(connection, "number x", 1001) == counters.take(connection, "number x", 1001)
    assert 1001 == counters.use(connection, "number x", 1001)
    assert 1002 == counters.take(connection, "number x", 1001)


def test_a_later_first_value_is_jumped_to(connection):
    counters.use(connection, "number x", 1)

    assert 2001 == counters.use(connection, "number x", 2001)


def test_keeping_never_goes_back(connection):
    counters.keep(connection, "number x", 1500)
    counters.keep(connection, "number x", 1200)

    assert 1501 == counters.use(connection, "number x", 1001)


def test_days_and_books_count_apart(desk):
    assert "H26.103-261120-1001" == desk.receive().code
    first = desk.receive(day="2026-11-21")

    assert (1001, 2) == (int(first.code.rsplit("-", 1)[1]), first.line)


@pytest.mark.parametrize("code", ["", "H26.103-261120-", "H26.103-261120-10a1", "H26.103-261120-１００１", "x"])
def test_a_code_that_is_none_takes_no_number(desk, foreign, code):
    own = foreign(desk.journal.name)
    facts = kinds.DossierReceived(
        code=code, book="01/2026", line=4, procedure="", procedure_name="", catalogue="", received_at=1
    )
    desk.journal.accept(own.name, [own.write(facts)])

    with desk.store.database.reading() as connection:
        assert [("line 01/2026", 4)] == run(connection, "SELECT name, value FROM counter").fetchall()


def test_provisional_numbers_are_learnt_as_such(desk, foreign):
    own = foreign(desk.journal.name)
    facts = kinds.DossierReceived(
        code="H26.103-261120-T1-007",
        provisional=True,
        book="01/2026",
        line=1,
        procedure="",
        procedure_name="",
        catalogue="",
        received_at=1,
    )
    desk.journal.accept(own.name, [own.write(facts)])

    with desk.store.database.writing() as connection:
        assert 8 == counters.use(connection, counters.of_provisional("2026-11-20"), 1)
        assert 1001 == counters.use(connection, counters.of_day("2026-11-20"), 1001)


def test_a_fee_receipt_is_learnt_from_the_journal_and_used_again_when_nobody_saw_it(desk, foreign):
    own = foreign(desk.journal.name)
    receipt = kinds.FeeReceipt(sort="phi", series="P01/26T", number=7, amount=8_000)
    paid = own.write(kinds.FeePaid(amount=8_000, means="cash", phi=8_000, payment="p", receipts=(receipt,)))
    assert {} == counters.used_by([paid])

    desk.journal.accept(own.name, [paid])

    with desk.store.database.writing() as connection:
        assert 8 == counters.use(connection, counters.of_receipts("P01/26T"), 1)
        assert 1 == counters.use(connection, counters.of_receipts("L01/26T"), 1)
