"""The QR of a receipt: what was said is read again, old ones too, and nothing else passes for one."""

import msgspec
import pytest

from intake_desk.domain.life import fold
from intake_desk.domain.receipts import SIGNATURE_BYTES, read_receipt, receipt_text

ID = "0193" + "ab" * 14
MINUTE = 60_000


@pytest.fixture
def dossier(book):
    return fold([book.receive(ID)])


@pytest.fixture
def text(dossier):
    return receipt_text(dossier, lambda said: (said * 2)[:SIGNATURE_BYTES])


def test_what_was_said_is_read_again(dossier, text):
    receipt = read_receipt(text)

    assert (dossier.id, dossier.code, dossier.procedure, dossier.line) == (
        receipt.dossier_id, receipt.code, receipt.procedure, receipt.line,
    )  # fmt: skip
    assert (dossier.received_at // MINUTE * MINUTE, dossier.due_at // MINUTE * MINUTE, 0) == (
        receipt.received_at, receipt.due_at, receipt.fee,
    )  # fmt: skip
    assert (receipt.signed * 2)[:SIGNATURE_BYTES] == receipt.signature
    assert ("2026-11-20", False) == (receipt.day, receipt.provisional)


def test_what_is_signed_is_all_that_is_said(text):
    assert text.rpartition(":")[0].encode() == read_receipt(text).signed


def test_a_receipt_of_before_says_no_line(text):
    *said, line, signature = text.split(":")

    receipt = read_receipt(":".join((*said, signature)))

    assert ("1", 0, ID) == (line, receipt.line, receipt.dossier_id)


@pytest.mark.parametrize("before", ["", "]Q3", "HTTPS://MOTCUA.EXAMPLE.VN/TRA-CUU/", "  "])
def test_scanners_and_links_put_things_before_it(text, before):
    assert read_receipt(text) == read_receipt(f"{before}{text}\r")


def test_an_input_method_may_change_the_letters_size(text):
    assert read_receipt(text) == read_receipt(text.lower())


def test_a_receipt_without_a_promise_has_none(dossier):
    text = receipt_text(msgspec.structs.replace(dossier, due_at=0), lambda _said: bytes(SIGNATURE_BYTES))

    assert 0 == read_receipt(text).due_at


def test_a_provisional_receipt_says_so(dossier):
    provisional = msgspec.structs.replace(dossier, code="H26.103-261120-T1-001")
    receipt = read_receipt(receipt_text(provisional, lambda _said: bytes(SIGNATURE_BYTES)))

    assert (True, "2026-11-20") == (receipt.provisional, receipt.day)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: text[:-1],
        lambda text: text.rpartition(":")[0],
        lambda text: text.partition(":")[0],
        lambda text: text + "A",
        lambda text: text.replace("0193", "019Z"),
        lambda text: text.replace(":2611", ":2613", 1),  # no thirteenth month
        lambda text: text.replace(":", ":\udca4", 1),  # half of a letter is written nowhere
        lambda text: "001169437778||Khuất Thanh Oanh|05121969|Nữ|Thôn Nguyên Bì|07052022",
    ],
)
def test_what_is_cut_short_or_something_else_is_no_receipt(text, change):
    assert read_receipt(change(text)) is None
