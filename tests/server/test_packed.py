"""Packed bodies at the server's door: as good as plain ones, within the same bounds."""

import asyncio

import msgspec
import pytest

from intake_desk.packing import ENCODING, packed, unpacked
from intake_desk.server.bodies import Bodies
from intake_desk.server.packed import packing
from intake_desk.wire import BODY_BYTES, EXCHANGE, ExchangeAnswer, Problem

pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)
PACKED = {"Content-Encoding": ENCODING}
PLAIN = {"Accept-Encoding": "identity"}
ANY = {"Accept-Encoding": f"gzip, {ENCODING}"}


def exchange(desk, *tails, body=None, **headers):
    body = msgspec.msgpack.encode(desk.request(*tails)) if body is None else body
    return desk.ask("POST", EXCHANGE, body, desk.token, **headers)


def test_a_packed_request_is_understood_like_a_plain_one(enrol):
    desk = enrol().write(40)
    body = packed(msgspec.msgpack.encode(desk.request(desk.tail())))
    response = exchange(desk, body=body, **PACKED, **PLAIN)
    assert 200 == response.status_code
    assert 40 == msgspec.msgpack.decode(response.content, type=ExchangeAnswer).heads[desk.journal].number


def test_an_answer_is_packed_for_whoever_can_unpack_it_and_is_worth_it(enrol, monkeypatch):
    first, second = enrol().write(40), enrol(name="Quầy 2")
    first.exchange(first.tail())
    sent = []
    monkeypatch.setattr("intake_desk.server.packed.packed", lambda body: sent.append(body) or packed(body))

    plain = exchange(second, **PLAIN)
    assert ([], "content-encoding" in plain.headers) == (sent, False)
    shrunk = exchange(second, **ANY)
    assert (ENCODING, "accept-encoding") == (shrunk.headers["content-encoding"], shrunk.headers["vary"])
    assert int(shrunk.headers["content-length"]) < len(sent[0]) == len(plain.content)
    level = {"heads": {first.journal: (40, first.hash_at(40))}, "sheets": {"unit": 2**50, "clerks": 2**50}}
    small = desk_request(second, **level)
    assert "content-encoding" not in exchange(second, body=small, **ANY).headers


def desk_request(desk, **changes):
    return msgspec.msgpack.encode(msgspec.to_builtins(desk.request(), builtin_types=(bytes,)) | changes)


def test_what_browsers_read_is_left_as_it_is(ask, enrol):
    enrol()
    for path in ("/sign-in", "/openapi.json"):
        assert "content-encoding" not in ask("GET", path, **ANY).headers


@pytest.mark.parametrize(
    "body", [b"no frame", packed(b"x" * 2000)[:-1], packed(bytes(BODY_BYTES + 1)), b"\0" * (BODY_BYTES + 1)],
    ids=["none", "cut", "unfolds to too much", "too long as it is"],
)  # fmt: skip
def test_what_cannot_be_unpacked_within_bounds_is_refused(enrol, body):
    response = exchange(enrol(), body=body, **PACKED)
    assert (400, "not_understood") == (response.status_code, msgspec.json.decode(response.content, type=Problem).code)


def test_the_largest_body_that_is_allowed_is_let_in(enrol):
    response = exchange(enrol(), body=packed(bytes(BODY_BYTES)), **PACKED)
    assert "well-formed" in msgspec.json.decode(response.content, type=Problem).message


@pytest.mark.parametrize("encoding", ["gzip", "br", f"{ENCODING}, {ENCODING}"])
def test_another_packing_is_refused_by_name(enrol, encoding):
    response = exchange(enrol(), **{"Content-Encoding": encoding})
    assert 415 == response.status_code
    assert "not_this_packing" == msgspec.json.decode(response.content, type=Problem).code


def asked(messages, **headers):
    """What an application behind the packing is given, and what is sent back."""
    given, sent, left = [], [], iter(messages)

    async def app(scope, receive, _send):
        given.extend((scope["headers"], await receive(), await receive()))

    async def receive():
        return next(left)

    async def send(message):
        sent.append(message)

    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(packing(app, Bodies())({"type": "http", "headers": named}, receive, send))
    return given, sent


def test_a_body_in_pieces_is_put_together_and_what_comes_after_it_is_passed_on(central):
    whole, gone = packed(b"abc" * 100), {"type": "http.disconnect"}
    parts = [
        {"type": "http.request", "body": whole[:7], "more_body": True},
        {"type": "http.request", "body": whole[7:], "more_body": False},
        gone,
    ]
    (headers, body, after), sent = asked(parts, **{"content-encoding": ENCODING, "content-length": "9", "x": "y"})
    assert ([(b"x", b"y"), (b"content-length", b"300")], b"abc" * 100) == (headers, body["body"])
    assert (gone, []) == (after, sent)


def test_a_body_without_end_is_not_read_to_its_end(central):
    piece = {"type": "http.request", "body": bytes(1 << 20), "more_body": True}
    read = []
    endless = (read.append(1) or piece for _ in range(100))
    given, sent = asked(endless, **{"content-encoding": ENCODING})
    assert ([], 400, 9) == (given, sent[0]["status"], len(read))


def test_whoever_goes_away_in_the_middle_reaches_nothing(central):
    parts = [{"type": "http.request", "body": b"x", "more_body": True}, {"type": "http.disconnect"}]
    given, sent = asked(parts, **{"content-encoding": ENCODING})
    assert ([], 400) == (given, sent[0]["status"])


def test_what_was_packed_here_is_unpacked_by_the_desk(enrol, monkeypatch):
    first, second = enrol().write(40), enrol(name="Quầy 2")
    first.exchange(first.tail())
    plain, sent = exchange(second, **PLAIN).content, []
    monkeypatch.setattr("intake_desk.server.packed.packed", lambda body: sent.append(packed(body)) or sent[-1])
    exchange(second, **ANY)
    names = [set(msgspec.msgpack.decode(body)["heads"]) for body in (plain, unpacked(sent[0], BODY_BYTES))]
    assert names[0] == names[1] != set()
