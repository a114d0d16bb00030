"""Receipts of what a stick brought: believed by their signature only, and never for more than they say."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.sync import carry_book, receipts
from intake_desk.sync.keys import desk_key
from intake_desk.sync.receipts import NotAReceipt, Receipt, read_receipt, write_receipt
from intake_desk.wire import Reach
from tests.sync.sticks import carrier

AGENCY = "H26.103"
pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)


@pytest.fixture
def receipt_of(stick):
    def receipt_of(desk, *, key=None, made_ms=1, heads=None, **more):
        path = stick / "r.idr"
        held = heads or {name: Reach(*reach) for name, reach in desk.heads().items()}
        receipt = Receipt(
            agency=AGENCY, holder=more.get("holder", desk.identity.journal), made_ms=made_ms, bundles=(), heads=held
        )
        write_receipt(path, receipt, key or desk_key(desk.vault))
        return path

    return receipt_of


def test_receipts_are_believed_by_their_signature_only(pair, stick, receipt_of):
    first, second = pair
    first.receive(1)
    signers = {second.identity.journal: desk_key(second.vault).public_key().public_bytes_raw()}
    path = receipt_of(second)
    assert second.identity.journal == read_receipt(path, signers).holder
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(NotAReceipt):
            read_receipt(path, signers)
        path.write_bytes(whole[:place])
        with pytest.raises(NotAReceipt):
            read_receipt(path, signers)
    with pytest.raises(NotAReceipt):
        read_receipt(receipt_of(second, key=Ed25519PrivateKey.generate()), signers)
    with pytest.raises(NotAReceipt):
        read_receipt(receipt_of(second, holder="H26.103/9"), signers)
    path.write_bytes(b"IDR1" + bytes(receipts.MOST_BYTES))
    with pytest.raises(NotAReceipt):
        read_receipt(path, signers)


def test_a_server_that_holds_something_else_is_not_believed_to_hold_ours(pair, stick, receipt_of, central):
    first, _second = pair
    first.receive(4)
    name = first.identity.journal
    server = {"key": central.key, "holder": f"{AGENCY}/0"}
    receipt_of(first, heads={name: Reach(3, bytes(32))}, made_ms=1, **server)
    carrier(first).bring_in(stick)
    assert 0 == first.journal.heads()[name].server_number
    third = first.journal.tail(name, 2, 1)[0].hash
    receipt_of(first, heads={name: Reach(3, third)}, made_ms=2, **server)
    carrier(first).bring_in(stick)
    assert 3 == first.journal.heads()[name].server_number
    receipt_of(first, heads={name: Reach(1, first.journal.tail(name, 0, 1)[0].hash)}, made_ms=3, **server)
    carrier(first).bring_in(stick)
    assert 3 == first.journal.heads()[name].server_number  # a stick tells late; a round will tell better


def test_an_older_receipt_that_comes_again_changes_nothing(pair, stick, receipt_of):
    first, second = pair
    first.receive(2)
    carrier(first).make_bundle(stick)
    old = receipt_of(second, made_ms=1).read_bytes()
    carrier(second).bring_in(stick)
    receipt_of(second, made_ms=2)
    carrier(first).bring_in(stick)
    (stick / "r.idr").write_bytes(old)
    before = carry_book.load(first.store.sheets).held
    carrier(first).bring_in(stick)
    assert before == carry_book.load(first.store.sheets).held
