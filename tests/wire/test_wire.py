import msgspec
import pytest

from intake_desk.domain.entries import Sealed
from intake_desk.wire import (
    NOTHING,
    PROTOCOL,
    ExchangeAnswer,
    ExchangeRequest,
    Reach,
    SignedHead,
    Tail,
    enrol_statement,
    head_statement,
    sheet_statement,
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
        sheet_statement("ab", "", 1, bytes(32)),
        enrol_statement("a", "b", bytes(32)),
        enrol_statement("ab", "", bytes(32)),
    }
    assert 6 == len(statements)
    assert 3 == len({statement.split(b"\n")[0] for statement in statements})
