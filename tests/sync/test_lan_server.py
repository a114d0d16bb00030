"""The exchange between desks over real sockets: for the unit's desks, bounded, and not held up by anybody."""

import socket
import ssl
import threading
from contextlib import contextmanager, suppress

import httpx2
import msgspec
import pytest

from intake_desk.store.database import StoreFailed
from intake_desk.sync import keys, lan_server
from intake_desk.sync.answering import Answerer
from intake_desk.sync.failures import (
    NotEnrolled,
    Offline,
    PeerNotTrusted,
    PeerOfOtherVersion,
    PeerRefused,
    StrangeAnswer,
)
from intake_desk.sync.keys import desk_key
from intake_desk.sync.lan_identity import LanIdentity
from intake_desk.sync.lan_link import LanLink, desk_at
from intake_desk.sync.lan_server import LanServer
from intake_desk.sync.replicator import Replicator
from intake_desk.wire import BODY_BYTES, EXCHANGE, MEDIA_TYPE, ExchangeRequest, Reach

pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)
HERE = "127.0.0.1"


class Ear:
    """A desk that listens on the loopback."""

    def __init__(self, desk, folder) -> None:
        self.desk = desk
        self.answerer = Answerer(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), desk.clock)
        self.identity = LanIdentity(desk.identity, desk_key(desk.vault), self.answerer.unit_sheets, folder)
        self.told, self.crashes = [], []
        self.server = LanServer(
            self.identity, self.answerer, lambda *one: self.told.append(one), self.crashes.append
        )  # fmt: skip
        self.address = (HERE, self.server.start(HERE, 0))

    def link(self, other):
        """The way from here to another."""
        return LanLink(other.address, self.identity.name_of(other.desk.identity.desk), self.identity.contexts().client)

    def level(self, other):
        link = self.link(other)
        try:
            return Replicator(
                link, self.desk.journal, self.desk.store.sheets, self.desk.identity, desk_key(self.desk.vault),
                server=False,
            ).round(lambda: False)  # fmt: skip
        finally:
            link.close()

    def request(self):
        own = keys.signed_head(desk_key(self.desk.vault), self.desk.identity.journal, Reach(0, bytes(32)))
        return ExchangeRequest(heads={}, own=own)

    def post(self, other, content, path=EXCHANGE, headers=None):
        """What the other's program says to a body of any shape."""
        with httpx2.Client(verify=self.identity.contexts().client, trust_env=False) as client:
            name = self.identity.name_of(other.desk.identity.desk)
            url = f"https://{other.address[0]}:{other.address[1]}{path}"
            return client.post(url, content=content, headers=headers or {}, extensions={"sni_hostname": name})


@pytest.fixture
def ears(make_desk, tmp_path):
    made = []

    def ears(count=2):
        desks = [make_desk() for _ in range(count)]
        for desk in desks:
            desk.level()
        made.extend(Ear(desk, tmp_path) for desk in desks)
        return made

    yield ears
    for ear in made:
        ear.server.stop()


@contextmanager
def declined(reason):
    with pytest.raises(PeerRefused) as told:
        yield told
    assert reason == told.value.params["reason"]


def test_two_desks_come_level_over_tls(ears, line):
    first, second = ears()
    line.down = True
    first.desk.receive_at_once(600)
    second.desk.receive(2)
    done = first.level(second)
    assert (600, 2, 0, True) == (done.sent, done.received, done.waiting, done.finished)
    assert first.desk.heads() == second.desk.heads()
    assert ({1}, {HERE}, 600) == (
        {desk for desk, _, _ in second.told}, {host for _, host, _ in second.told},
        sum(taken.received for _, _, taken in second.told),
    )  # fmt: skip
    assert [] == second.crashes


def test_an_address_tells_which_desk_listens_there(ears):
    first, second, third = ears(3)
    assert (2, 3) == (desk_at(second.address, first.identity), desk_at(third.address, first.identity))


def test_another_desk_at_a_desks_address_is_not_spoken_to(ears):
    first, second, third = ears(3)
    second.address = third.address
    with pytest.raises(PeerNotTrusted):
        first.level(second)
    assert [] == third.told


def test_desks_of_another_unit_do_not_come_in(ears, make_desk, tmp_path):
    first, _ = ears()
    stranger = make_desk("H26.104")
    stranger.level()
    other = Ear(stranger, tmp_path)
    try:
        with pytest.raises(Offline):
            other.level(first)
        with pytest.raises(PeerNotTrusted):
            first.level(other)
        with pytest.raises(PeerNotTrusted):
            desk_at(first.address, other.identity)
    finally:
        other.server.stop()
    assert [] == first.told


def revoke(ear, number, monkeypatch):
    known = ear.answerer.unit_sheets.desks()
    monkeypatch.setattr(ear.answerer.unit_sheets, "desks", lambda: {n: d for n, d in known.items() if n != number})


def test_a_desk_that_is_revoked_while_it_is_connected_is_not_answered_any_more(ears, monkeypatch):
    first, second = ears()
    link = second.link(first)
    link.exchange(second.request())
    revoke(first, 2, monkeypatch)
    with declined("not_of_this_unit") as refused:
        link.exchange(second.request())  # the same connection
    assert 403 == refused.value.params["status"]
    link.close()
    with pytest.raises(Offline):  # the alert may be lost behind the closed connection
        second.level(first)
    monkeypatch.undo()
    revoke(first, 1, monkeypatch)
    with pytest.raises(NotEnrolled):
        first.identity.contexts()


def test_nobody_speaks_for_another_over_its_own_connection(ears):
    first, second, third = ears(3)
    link = third.link(first)
    with declined("not_its_journal"):
        link.exchange(second.request())
    link.close()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"\xc1", 400),
        (b"\x91" * 100_000, 400),
        (msgspec.msgpack.encode({"protocol": 99}), 426),
        (msgspec.msgpack.encode({"protocol": 1, "heads": 1}), 400),
        (bytes(BODY_BYTES + 1), 413),
    ],
)
def test_what_is_no_request_is_declined_and_the_next_is_answered(ears, content, status):
    first, second = ears()
    assert status == second.post(first, content).status_code
    assert 404 == second.post(first, b"", "/v1/enrol").status_code
    assert 200 == second.post(first, msgspec.msgpack.encode(second.request())).status_code
    assert [] == first.crashes


def test_another_protocol_is_told_by_its_name(ears):
    first, second = ears()
    link = second.link(first)
    with pytest.raises(PeerOfOtherVersion):
        link.exchange(msgspec.structs.replace(second.request(), protocol=2))
    link.close()


def test_a_full_disk_is_told_and_a_bug_is_told_here(ears, monkeypatch):
    first, second = ears()
    link = second.link(first)

    def fail(error):
        def answer(_desk, _request):
            raise error

        monkeypatch.setattr(first.answerer, "answer", answer)

    fail(StoreFailed(cause="SQLITE_FULL"))
    with declined("store_failed"):
        link.exchange(second.request())
    fail(ValueError("Vũ Thị Bình"))
    with declined("failed") as refused:
        link.exchange(second.request())
    assert ({"status": 500, "reason": "failed"}, [ValueError]) == (
        refused.value.params, [type(error) for error in first.crashes],
    )  # fmt: skip
    link.close()


def test_callers_from_outside_are_not_even_greeted(ears, monkeypatch):
    first, second = ears()
    monkeypatch.setattr(lan_server, "is_nearby", lambda _host: False)
    with pytest.raises(Offline):
        second.level(first)


def test_connections_that_hang_take_no_room_for_ever(ears, monkeypatch):
    monkeypatch.setattr(lan_server, "HANDSHAKE_SECONDS", 0.3)
    monkeypatch.setattr(lan_server, "IDLE_SECONDS", 1)
    monkeypatch.setattr(lan_server, "MOST_CONNECTIONS", 4)
    first, second = ears()
    silent = [socket.create_connection(first.address) for _ in range(3)]
    context = second.identity.contexts().client
    plain = socket.create_connection(first.address)
    idle = context.wrap_socket(plain, server_hostname=second.identity.name_of(1))
    assert 0 == second.level(first).received
    idle.settimeout(20)
    assert b"" == idle.recv(1)
    idle.close()
    for each in silent:
        each.close()


def test_a_body_that_comes_drop_by_drop_ends(ears, monkeypatch):
    monkeypatch.setattr(lan_server, "BODY_SECONDS", 0.2)
    first, second = ears()
    with socket.create_connection(first.address) as plain:
        context = second.identity.contexts().client
        wrapped = context.wrap_socket(plain, server_hostname=second.identity.name_of(1))
        wrapped.sendall(f"POST {EXCHANGE} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab".encode())
        assert wrapped.recv(100).startswith(b"HTTP/1.1 408")
        wrapped.close()


def plain_read(wrapped):
    """What came, undeciphered: closing with something unread would take back what was sent."""
    return socket.socket.recv(wrapped, 65536)


class Crooked:
    """A desk of the unit whose program answers as a test says."""

    def __init__(self, ear, answer) -> None:
        self._listener = socket.create_server((HERE, 0))
        self.address = (HERE, self._listener.getsockname()[1])
        self.desk = ear.desk
        self._context = ear.identity.contexts().server
        self._answer = answer
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        plain, _ = self._listener.accept()
        with plain, self._context.wrap_socket(plain, server_side=True) as wrapped, suppress(OSError):
            for piece in self._answer:
                wrapped.sendall(piece)  # an OSError: the caller had enough
            wrapped.shutdown(socket.SHUT_WR)
            while plain_read(wrapped):
                pass

    def close(self):
        self._thread.join()
        self._listener.close()


OKAY = f"HTTP/1.1 200 OK\r\nContent-Type: {MEDIA_TYPE}\r\n".encode()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"], StrangeAnswer),
        ([b"HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\nabc"], StrangeAnswer),
        ([b"nonsense\r\n\r\n"], Offline),
        ([OKAY + b"Content-Length: 50\r\n\r\nabc"], Offline),
        ([OKAY + b"Transfer-Encoding: chunked\r\n\r\n", *[b"10000\r\n" + bytes(65536) + b"\r\n"] * 200], StrangeAnswer),
        ([OKAY + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"], StrangeAnswer),
    ],
)
def test_an_answer_that_is_none_or_without_end_is_not_taken(ears, answer, error):
    first, second = ears()
    crooked = Crooked(second, answer)
    try:
        link = first.link(crooked)
        with pytest.raises(error):
            link.exchange(first.request())
        link.close()
    finally:
        crooked.close()


def test_whoever_hangs_up_in_the_middle_of_the_greeting_is_away_and_not_mistrusted(ears):
    first, second = ears()
    with socket.create_server((HERE, 0)) as listening:
        address = listening.getsockname()

        def hang_up():
            for _ in range(2):
                accepted, _ = listening.accept()
                with accepted:
                    accepted.recv(65536)

        thread = threading.Thread(target=hang_up)
        thread.start()
        link = LanLink(address, first.identity.name_of(second.desk), first.identity.contexts().client)
        with pytest.raises(Offline):
            link.exchange(first.request())
        link.close()
        with pytest.raises(Offline):
            desk_at(address, first.identity)
        thread.join()


def test_an_answer_that_never_ends_is_given_up(ears):
    first, second = ears()
    crooked = Crooked(second, [OKAY + b"Content-Length: 9\r\n\r\n", b"abc"])
    times = iter([0.0, 61.0])
    link = LanLink(crooked.address, first.identity.name_of(2), first.identity.contexts().client, lambda: next(times))
    with pytest.raises(StrangeAnswer):
        link.exchange(first.request())
    link.close()
    crooked.close()


def test_whoever_shows_no_certificate_gets_no_answer(ears):
    first, _ = ears()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    got = b""
    with suppress(OSError), socket.create_connection(first.address) as plain, context.wrap_socket(plain) as wrapped:
        wrapped.sendall(b"GET / HTTP/1.0\r\n\r\n")
        got = wrapped.recv(1)
    assert b"" == got


def test_plain_http_gets_no_answer(ears):
    first, _ = ears()
    with socket.create_connection(first.address) as plain:
        plain.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b"HTTP" not in plain.recv(100)
