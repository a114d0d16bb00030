import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import START, Draft, Place, Sealed, seal
from intake_desk.domain.kinds import ResultReady
from intake_desk.wire import (
    MOST_SIGNATURES,
    NOTHING,
    PROTOCOL,
    ExchangeAnswer,
    ExchangeRequest,
    HeadSignature,
    Reach,
    SignedHead,
    Tail,
    enrol_statement,
    head_statement,
    remind_statement,
    sheet_statement,
    vouched,
)

OWN = SignedHead(journal="H26.103/1", number=0, hash=bytes(32), signature=bytes(64))


def over_the_wire(message, kind=None):
    return msgspec.msgpack.decode(msgspec.msgpack.encode(message), type=kind or type(message))


def test_a_message_arrives_as_it_was_sent():
    tail = Tail(journal="H26.103/1", after=0, entries=(Sealed(b"body", b"personal"), Sealed(b"erased")))
    request = ExchangeRequest(heads={"H26.103/2": Reach(7, bytes(32))}, own=OWN, tails=(tail,), sheets={"unit": 3})
    assert request == over_the_wire(request)
    answer = ExchangeAnswer(heads={"H26.103/1": NOTHING}, tails=(tail,), server_time_ms=1)
    assert answer == over_the_wire(answer)


def test_the_protocol_is_said_even_when_it_is_the_usual_one():
    assert PROTOCOL == over_the_wire(ExchangeRequest(heads={}, own=OWN), dict)["protocol"]


def test_a_newer_programs_fields_are_passed_over_and_its_missing_ones_stand_in():
    message = over_the_wire(ExchangeRequest(heads={}, own=OWN), dict)
    del message["tails"], message["sheets"]
    assert ExchangeRequest(heads={}, own=OWN) == over_the_wire(message | {"tomorrow": [1]}, ExchangeRequest)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("heads", {"a\nb": (1, bytes(32))}),
        ("heads", {"": (1, bytes(32))}),
        ("heads", {"x" * 101: (1, bytes(32))}),
        ("heads", {"a": (-1, bytes(32))}),
        ("heads", {"a": (2**60, bytes(32))}),
        ("heads", {"a": (1, bytes(31))}),
        ("heads", {"a": ("1", bytes(32))}),
        ("most", 0),
        ("most", True),
    ],
)
def test_what_is_out_of_bounds_is_not_understood(field, value):
    message = over_the_wire(ExchangeRequest(heads={}, own=OWN), dict)
    with pytest.raises(msgspec.ValidationError):
        over_the_wire(message | {field: value}, ExchangeRequest)


def test_a_signature_made_for_one_purpose_fits_no_other():
    statements = {
        head_statement("a", 1, bytes(32)),
        head_statement("a", 2, bytes(32)),
        sheet_statement("a", "b", 1, bytes(32)),
        remind_statement("a", 1, bytes(32)),
        sheet_statement("ab", "", 1, bytes(32)),
        enrol_statement("a", "b", bytes(32), bytes(32)),
        enrol_statement("ab", "", bytes(32), bytes(32)),
    }
    assert 7 == len(statements)
    assert 4 == len({statement.split(b"\n")[0] for statement in statements})


KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
OWNER = KEY.public_key().public_bytes_raw()


def chain(count, journal="H26.103/1", hlc=0):
    entries = []
    for number in range(1, count + 1):
        previous = entries[-1].hash if entries else START
        place = Place(hlc + number, journal, number)
        entries.append(seal(Draft(facts=ResultReady()), place, previous, day="2026-11-20", actor="thuy", salt=b""))
    return entries


def signed(entries, number, journal="H26.103/1", key=KEY):
    return HeadSignature(number, key.sign(head_statement(journal, number, entries[number - 1].hash)))


def count_vouched(entries, *signatures, after=0, journal="H26.103/1"):
    return vouched(Tail(journal=journal, after=after, entries=tuple(entries), signatures=signatures), OWNER)[0]


def test_a_signature_vouches_for_its_entry_and_all_before_it():
    entries = chain(5)
    assert 0 == count_vouched(entries)
    assert 3 == count_vouched(entries, signed(entries, 3))
    assert 5 == count_vouched(entries, signed(entries, 3), signed(entries, 5))
    assert 2 == count_vouched(entries[2:], signed(entries, 4), after=2)


def test_a_signature_vouches_for_nothing_that_does_not_lead_to_it():
    entries, others = chain(5), chain(5, hlc=9)
    last = signed(entries, 5)
    assert 0 == count_vouched([*entries[:2], others[2], *entries[3:]], last)
    assert 0 == count_vouched([*entries[:3], entries[4]], last)
    assert 0 == count_vouched(entries, last, after=1)
    assert 0 == count_vouched(entries, last, journal="H26.103/2")
    assert 0 == count_vouched([*entries[:4], Sealed(b"no entry")], last)
    assert 2 == count_vouched([*entries[:2], others[2], *entries[3:]], signed(entries, 2), last)
    assert 0 == count_vouched(others, *(HeadSignature(number, last.signature) for number in range(9)))
    assert 0 == count_vouched(entries, signed(entries, 5, key=Ed25519PrivateKey.generate()))


def test_a_tail_with_more_signatures_than_any_needs_is_not_understood():
    entries = chain(1)
    tail = Tail(
        journal="H26.103/1", after=0, entries=tuple(entries), signatures=(signed(entries, 1),) * (MOST_SIGNATURES + 1)
    )
    with pytest.raises(msgspec.ValidationError):
        over_the_wire(tail)
