"""What lies beside the entries and is made from them is proven too: a number cannot be given twice unseen."""

import pytest

from intake_desk.store.database import run
from intake_desk.store.verification import verify
from tests.services.conftest import KEY


@pytest.fixture
def worked(open_desk):
    """A desk with payments, an answered exception and open ones: a fee receipt given twice, more paid than was due."""
    desk, other = open_desk(1), open_desk(2)
    desk.sign_in("thuy")
    for _ in range(3):
        desk.receive()
    filed, debt = desk.file(), desk.receive(means="later")
    other.learn_from(desk)
    other.sign_in("minh")
    for one in (desk, other):
        clerk = one.bench.desk.seat.clerk
        one.bench.reception.accept(clerk, filed.id, "cash")
        one.bench.till.take(clerk, debt.id, "cash")
    desk.learn_from(other)
    hang = desk.sign_in("hang")
    for item in desk.bench.exceptions.open():
        if item.sort == "receipts":
            desk.bench.exceptions.answer(hang, item.id, "checked")
    assert ["paid"] == [item.sort for item in desk.bench.exceptions.open()]
    return desk


def findings(desk):
    return verify(desk.store.database, desk.home / "roll", KEY, desk.journal.name).findings


def change(desk, *statements):
    with desk.store.database.writing() as connection:
        for statement in statements:
            run(connection, statement)


def test_an_untouched_store_is_in_order(worked):
    assert () == findings(worked)


@pytest.mark.parametrize(
    ("statement", "kind", "said"),
    [
        ("UPDATE counter SET value = value - 1 WHERE name LIKE 'receipt%'", "counter_behind",
         {"counter": "receipt P01/26T", "stored": 4, "used": 5}),
        ("UPDATE counter SET value = value - 1 WHERE name LIKE 'line%'", "counter_behind", {}),
        ("UPDATE counter SET value = value - 1 WHERE name LIKE 'number%'", "counter_behind", {}),
        ("DELETE FROM counter", "counter_behind", {"stored": 0}),
        ("DELETE FROM fee_receipt WHERE name LIKE '%/2'", "receipt_differs", {"receipt": "P01/26T/2"}),
        ("UPDATE fee_receipt SET mark = 'x' WHERE name LIKE '%/3'", "receipt_differs", {"receipt": "P01/26T/3"}),
        ("DELETE FROM answer", "answer_differs", {"journal": "10231-1"}),
        ("UPDATE answer SET exception = 'paid:x'", "answer_differs", {}),
        ("DELETE FROM evidence WHERE sort = 'paid'", "evidence_lacks", {"sort": "paid"}),
        ("DELETE FROM evidence WHERE sort = 'receipts'", "evidence_lacks", {"sort": "receipts"}),
        ("UPDATE evidence SET seen = 1 WHERE sort = 'paid'", "evidence_seen", {"sort": "paid"}),
    ],
)  # fmt: skip
def test_each_row_that_is_not_as_the_entries_say_is_named(worked, statement, kind, said):
    change(worked, statement)

    found = findings(worked)

    assert {kind} == {one.kind for one in found}
    assert said.items() <= found[0].params.items()


def test_what_was_late_cannot_be_taken_out_of_the_inbox(desk):
    desk.sign_in("thuy")
    desk.receive()
    clerk = desk.bench.desk.seat.clerk
    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(clerk, password=desk.password)
    desk.bench.closing.close(desk.sign_in("hang"), "2026-11-20", desk.password)
    desk.sign_in("thuy")
    desk.receive()
    assert () == findings(desk)

    change(desk, "DELETE FROM evidence")

    assert {("evidence_lacks", "late")} == {(one.kind, one.params["sort"]) for one in findings(desk)}


def test_a_receipt_given_twice_cannot_be_taken_out_of_the_inbox(desk):
    desk.sign_in("thuy")
    desk.receive()
    with desk.store.database.writing() as connection:
        run(connection, "UPDATE counter SET value = value - 1 WHERE name LIKE 'receipt%'")
    desk.receive()
    assert "fee_receipt" in [item.sort for item in desk.bench.exceptions.open()]
    assert () == findings(desk)

    change(desk, "DELETE FROM evidence")
    assert [("evidence_lacks", "fee_receipt")] * 2 == [(one.kind, one.params["sort"]) for one in findings(desk)]
