"""Whoever sends slowly, or too much together with others, is refused in words or hung up on; nobody else notices."""

import asyncio
import socket
from urllib.parse import urlsplit

import httpx2
import msgspec
import pytest

from intake_desk.packing import ENCODING, packed
from intake_desk.server import app as application
from intake_desk.server.bodies import Bodies, bounded
from intake_desk.server.central import open_central
from intake_desk.server.packed import packing
from intake_desk.server.patience import PatientProtocol
from intake_desk.wire import BODY_BYTES, ENROL, EXCHANGE, MEDIA_TYPE, REMIND
from tests.server.listening import served

SECONDS = 0.3


class Impatient(PatientProtocol):
    """The same, for a test's patience."""

    head_seconds = SECONDS
    body_seconds = SECONDS


@pytest.fixture
def central(tmp_path, clock):
    """What is refused before anybody looks at it is refused on every database."""
    opened = open_central(tmp_path / "server", now_ms=clock)
    yield opened
    opened.close()


def said(address, *pieces):
    """All that comes back until the server hangs up."""
    at = urlsplit(address)
    with socket.create_connection((at.hostname, at.port), timeout=30) as line:
        for piece in pieces:
            line.sendall(piece)
        return b"".join(iter(lambda: line.recv(65536), b""))


HEAD = f"POST {ENROL} HTTP/1.1\r\nHost: server\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: 1000\r\n\r\n".encode()
WELL = b"GET /health HTTP/1.1\r\nHost: server\r\n\r\n"


@pytest.mark.parametrize("begun", [b"", b"G", HEAD[:-2], WELL + b"GET /hea"])
def test_a_head_that_does_not_end_is_hung_up_on(central, begun):
    with served(central, http=Impatient) as address:
        assert said(address, begun).count(b"200 OK") == begun.count(WELL)
        assert 200 == httpx2.get(f"{address}/health").status_code


def test_a_body_that_does_not_end_is_refused_in_words(central, monkeypatch):
    monkeypatch.setattr(application, "Bodies", lambda: Bodies(seconds=SECONDS))
    with served(central) as address:
        answer = said(address, HEAD, b"x" * 10)  # and then the line is closed
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"too_slow"' in answer


def test_a_body_that_trickles_after_its_refusal_is_hung_up_on(central):
    with served(central, http=Impatient) as address:
        assert b"" == said(address, HEAD, b"x" * 10)


def exchanged(bodies, size, *more):
    """What the bounded application says to a body, and the most that was held."""
    seen = []
    pieces = [{"type": "http.request", "body": bytes(size), "more_body": bool(more)}, *more]

    async def receive():
        return pieces.pop(0)

    async def send(_message):
        pass

    async def app(scope, take, _send):
        while (await take())["more_body"]:
            seen.append(bodies.held)
        seen.append(bodies.held)

    scope = {"type": "http", "headers": [], "path": "/x"}
    asyncio.run(bounded(app, bodies)(scope, receive, send))
    return seen


def test_what_was_held_is_let_go():
    bodies = Bodies(most=100)
    last = {"type": "http.request", "body": bytes(30), "more_body": False}
    assert [60, 90] == exchanged(bodies, 60, last)
    assert 0 == bodies.held


def test_too_much_at_once_is_refused_and_told_when_to_come_again(central, monkeypatch):
    monkeypatch.setattr(application, "Bodies", lambda: Bodies(most=1000))
    for path in (ENROL, "/v1/exchange", "/sign-in", "/tra-cuu"):
        response = asked(central, path, bytes(1001))
        assert (503, "too_much") == (response.status_code, msgspec.json.decode(response.content)["code"]), path
        assert 0 < int(response.headers["retry-after"])
        assert 503 != asked(central, path, bytes(900)).status_code


@pytest.mark.parametrize("path", [EXCHANGE, REMIND])
def test_what_brings_journals_and_documents_may_be_large(central, path):
    assert 413 != asked(central, path, bytes(BODY_BYTES)).status_code
    assert 413 == asked(central, path, bytes(BODY_BYTES + 1)).status_code


def asked(central, path, body):
    transport = httpx2.ASGITransport(app=application.create_app(central), raise_app_exceptions=False)

    async def send():
        async with httpx2.AsyncClient(transport=transport, base_url="http://server") as client:
            return await client.post(path, content=body, headers={"Content-Type": MEDIA_TYPE})

    return asyncio.run(send())


def test_what_unfolds_counts_as_it_is():
    bodies = Bodies(most=10_000)
    held = []

    async def app(scope, take, _send):
        held.append((len((await take())["body"]), bodies.held))

    async def receive():
        return {"type": "http.request", "body": packed(bytes(9000)), "more_body": False}

    async def send(_message):
        pass

    scope = {"type": "http", "headers": [(b"content-encoding", ENCODING.encode())], "path": "/x"}
    asyncio.run(packing(app, bodies)(scope, receive, send))
    assert ([(9000, 9000)], 0) == (held, bodies.held)
