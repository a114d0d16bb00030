"""The real server process, abused: it refuses in its own words, serves others meanwhile, tells its log nothing."""

import contextlib
import json
import re
import secrets
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import httpx2
import msgspec
import pytest
import zstandard

from intake_desk.domain.check_codes import FIGURES
from intake_desk.server import officers
from intake_desk.server.central import open_central
from intake_desk.wire import BODY_BYTES, ENROL, EXCHANGE, HOLDINGS, MEDIA_TYPE, WAIT, ExchangeAnswer
from tests.server.conftest import AGENCY, asking, enrolled

NAME, LOGIN, PASSWORD = "Vũ Thị Bình", "nguyenvanhao", "matkhau-rat-bi-mat"
CODE, NUMBER, CHECK = f"{AGENCY}-261120-0001", "001199054321", "4" * FIGURES
MEBIBYTE = 1024 * 1024
# A process that has answered once takes about a third of it.
MOST_RESIDENT = 500 * MEBIBYTE


class Process:
    """The server, a desk of its unit that is abused, and one that works on."""

    def __init__(self, address, process, log, desks):
        self.address, self.process, self.log = address, process, log
        self.abused, self.working = desks
        self.origins = (f"127.0.{net}.{host}" for net in range(1, 255) for host in range(1, 255))
        self.origin = "127.0.0.1"

    def say(self, *pieces):
        """The answer to bytes on a connection of their own; b"" when the server hung up or said nothing more."""
        at = urlsplit(self.address)
        with socket.create_connection((at.hostname, at.port), timeout=30, source_address=(self.origin, 0)) as line:
            answer = b""
            with contextlib.suppress(ConnectionError):  # it may answer before all is said
                for piece in pieces:
                    line.sendall(piece)
            with contextlib.suppress(ConnectionError):
                while b"\r\n\r\n" not in answer and (more := line.recv(65536)):
                    answer += more
            return answer

    def status(self, *pieces):
        found = re.match(rb"HTTP/1\.1 (\d{3}) ", self.say(*pieces))
        return int(found[1]) if found else 0

    def ask(self, method, path, body=b"", token="", **headers):
        given = {"Content-Type": MEDIA_TYPE, **({"Authorization": f"Bearer {token}"} if token else {}), **headers}
        with httpx2.Client(transport=httpx2.HTTPTransport(local_address=self.origin), timeout=30) as line:
            return line.request(method, self.address + path, content=body, headers=given)

    def resident(self):
        """The most memory that the process ever held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("server")
    central = open_central(home)
    desks = [enrolled(central, asking(central), name=f"Quầy {number}") for number in (1, 2)]
    desks[0].write()
    desks[0].exchange(desks[0].tail())
    officers.put_officer(central, AGENCY, LOGIN, NAME, officers.OFFICER, PASSWORD)
    central.close()
    log = home / "log"
    command = [sys.executable, "-m", "intake_desk.cli", "serve", "--with-parent", "--home", str(home), "--port", "0"]
    with log.open("wb") as told:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
    try:
        address = process.stdout.readline().decode().split()[1]
        yield Process(address, process, log, desks)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


@pytest.fixture(autouse=True)
def elsewhere(server):
    """Each test asks from an address of its own, that has not asked too often."""
    server.origin = next(server.origins)


def head(method, path, *fields):
    return "\r\n".join((f"{method} {path} HTTP/1.1", "Host: server", *fields, "", "")).encode("utf-8")


def stranger():
    """A token that nobody has, and so a caller that has not asked too often."""
    return f"{AGENCY}~desk-9~{secrets.token_hex(8)}"


def refusal(response):
    return response.status_code, msgspec.json.decode(response.content)["code"]


def test_what_is_too_large_is_refused(server):
    token = server.abused.token
    assert (413, "http_413") == refusal(server.ask("POST", EXCHANGE, bytes(BODY_BYTES + 1), token))
    assert (413, "http_413") == refusal(server.ask("POST", ENROL, bytes(MEBIBYTE + 1), stranger()))
    assert (413, "http_413") == refusal(server.ask("POST", "/v1/office/sign-in", bytes(2 * MEBIBYTE), stranger()))
    assert 400 == server.status(head("GET", "/health", f"X-Long: {'x' * MEBIBYTE}"))
    assert 400 == server.status(head("GET", "/health", *(f"X-{number}: {'y' * 60}" for number in range(20_000))))
    assert 400 == server.status(head("GET", f"/tra-cuu/{'x' * MEBIBYTE}"))


def test_a_body_without_end_is_refused_where_the_limit_is(server):
    chunk = f"{MEBIBYTE:x}\r\n".encode() + bytes(MEBIBYTE) + b"\r\n"
    begin = head("POST", EXCHANGE, f"Content-Type: {MEDIA_TYPE}", "Transfer-Encoding: chunked")
    assert server.status(begin, *[chunk] * 12) in {0, 413}  # 0: hung up on while it still spoke


@pytest.mark.parametrize(
    ("packed", "encoding", "expected"),
    [
        (zstandard.ZstdCompressor(level=19).compress(bytes(64 * MEBIBYTE)), "zstd", (400, "not_understood")),
        (zstandard.ZstdCompressor(write_content_size=False).compress(bytes(64 * MEBIBYTE)), "zstd",
         (400, "not_understood")),
        (zstandard.ZstdCompressor().compress(b"\x91" * 7 * MEBIBYTE), "zstd", (400, "not_understood")),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 100, "zstd", (400, "not_understood")),
        (b"", "zstd", (400, "not_understood")),
        (b"\x1f\x8b" + bytes(100), "gzip", (415, "not_this_packing")),
        (b"x", "zstd, zstd", (415, "not_this_packing")),
    ],
)  # fmt: skip
def test_packed_bombs_unfold_to_nothing(server, packed, encoding, expected):
    assert expected == refusal(
        server.ask("POST", EXCHANGE, packed, server.abused.token, **{"Content-Encoding": encoding})
    )


@pytest.mark.parametrize("path", [EXCHANGE, WAIT, ENROL, "/v1/desks/code", "/v1/desks/revoke"])
def test_deep_long_and_lying_messages_are_not_understood(server, path):
    keys = b"".join(b"\xa4" + f"{number:04x}".encode() + b"\xc0" for number in range(60_000))
    for body in (
        b"\x91" * 1_000_000,
        b"\x81\xa1x" * 300_000,
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\x7f\xff\xff\xff\xa1x",
        b"\xc6\xff\xff\xff\xff",
        b"\xdc\xff\xff" + b"\x90" * 0xFFFF,
        b"\xde\xea\x60" + keys,
        b"\x81\xa5heads\xdf\x00\x0f\xff\xff" + b"\xc0" * 900_000,
        b"\xd9\x02\xff\xfe",
        b"\x81\xa8protocol\xcf" + b"\xff" * 8,
    ):
        answer = server.ask("POST", path, body, server.abused.token)
        assert refusal(answer) in {(400, "not_understood"), (426, "server_too_old")}, body[:20]


@pytest.mark.parametrize(
    "media_type", [b"application/json", b"text/html", b"", b"x" * 1000, MEDIA_TYPE.encode() + b"2", b"\xe9"]
)
def test_other_media_types_are_not_read(server, media_type):
    answer = server.ask("POST", EXCHANGE, b"\x80", server.abused.token, **{"Content-Type": media_type})
    assert (415, "not_messagepack") == refusal(answer)


def test_bad_tokens_open_nothing(server):
    agency, holder, secret = server.abused.token.split("~")
    for token in (
        "Bearer",
        "Bearer ~~",
        f"Bearer {agency}~{holder}",
        f"Bearer {agency}~{holder}~{secret}~",
        f"Bearer {agency}~{holder}~{secret[::-1]}",
        f"Bearer {agency}'--~{holder}~{secret}",
        f"Basic {agency}~{holder}~{secret}",
        "Bearer " + "~" * 60_000,
        "Bearer \xff\xfe~\xff~\xff",
    ):
        for method, path in (("GET", HOLDINGS), ("POST", EXCHANGE), ("GET", "/v1/office/dossiers")):
            answer = server.ask(method, path, b"\x80", Authorization=token.encode("latin-1"))
            assert 401 == answer.status_code, token[:40]


def test_strange_methods_and_paths_lead_nowhere(server):
    for method in ("PATCH", "DELETE", "PUT", "TRACE", "CONNECT", "PROPFIND", "X" * 1000, "get"):
        assert server.status(head(method, HOLDINGS)) in {400, 405}, method
        assert server.status(head(method, "/tra-cuu/x")) in {400, 405}, method
    for path in (
        "/v1/../server.key", "/../../etc/passwd", "/static/../../server.key", "/static/%2e%2e%2fserver.key",
        "/static/..%5c..%5cserver.key", "/static/%00", "/%2e%2e/%2e%2e/server.key", "//etc/passwd", "/server.db",
        "http://elsewhere.example/server.key", "/v1/office/dossiers/%00%0a", "/office/dossiers/%ff%fe",
        "/tra-cuu/%0d%0aSet-Cookie:%20x=1", "/v1/holdings/..;/", "/static/" + "a" * 5000, "/v1/exchange/%2e%2e/x",
    ):  # fmt: skip
        answer = server.say(head("GET", path, "Connection: close"))
        assert re.match(rb"HTTP/1\.1 (303|400|401|404|405) ", answer), (path, answer[:100])
        assert b"Set-Cookie: x" not in answer.partition(b"\r\n\r\n")[0]
    for path in ("/health\x01", "/he alth", "*", ""):
        assert server.status(head("GET", path)) in {400, 404}, path


def test_requests_that_could_be_read_in_two_ways_are_refused(server):
    bearer = f"Authorization: Bearer {stranger()}"
    for fields in (
        ("Content-Length: 5", "Transfer-Encoding: chunked"),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: -1",),
        ("Content-Length: 1e3",),
        ("Transfer-Encoding: chunked, identity",),
        ("Bad Header : x",),
        ("Host: other",),
    ):
        assert server.status(head("POST", ENROL, bearer, *fields), b"0\r\n\r\n") in {400, 501}, fields
    nothing = b"\0" * 1000 + b"\r\n\r\n"
    for bad in (b"\x16\x03\x01\x02\r\n\r\n", b"GET /\r\n\r\n", nothing, b"PRI * HTTP/2.0\r\n\r\n"):
        assert server.status(bad) in {400, 405}, bad[:20]


def flooded(server, ended):
    """Everything at once, again and again, until it is enough."""
    bomb = zstandard.ZstdCompressor().compress(b"\x91" * 7 * MEBIBYTE)
    while not ended.is_set():
        with contextlib.suppress(httpx2.HTTPError):
            server.ask("POST", EXCHANGE, bomb, "a~b~c", **{"Content-Encoding": "zstd"})
            server.ask("POST", ENROL, bytes(MEBIBYTE))
            server.ask("POST", EXCHANGE, bytes(BODY_BYTES), "a~b~c")


def test_another_desk_is_served_meanwhile_and_memory_stays_bounded(server):
    ended = threading.Event()
    crowd = [threading.Thread(target=flooded, args=(server, ended)) for _ in range(4)]
    at = urlsplit(server.address)
    slow = [socket.create_connection((at.hostname, at.port)) for _ in range(200)]
    for number, line in enumerate(slow):  # heads and bodies that never end
        begun = head("POST", ENROL, f"Content-Type: {MEDIA_TYPE}", "Content-Length: 100000")
        line.sendall(begun + bytes(number) if number % 2 else begun[: 20 + number % 20])
    for one in crowd:
        one.start()
    try:
        server.working.ask = server.ask
        for _ in range(10):
            server.working.write()
            answer = server.working.exchange(server.working.tail(len(server.working.entries) - 1))
            assert isinstance(answer, ExchangeAnswer)
            assert len(server.working.entries) == answer.heads[server.working.journal].number
    finally:
        ended.set()
        for one in crowd:
            one.join()
        for line in slow:
            line.close()
    assert server.resident() < MOST_RESIDENT


def test_the_log_names_nobody(server):
    """What people type into addresses, forms, headers and bodies; and what was asked by all the tests above."""
    sign_in = {"agency": AGENCY, "login": LOGIN, "password": PASSWORD + NAME}
    server.ask("POST", "/v1/office/sign-in", msgspec.json.encode(sign_in), **{"Content-Type": "application/json"})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    server.ask("POST", "/tra-cuu", urlencode({"code": CODE, "check": CHECK}).encode(), **form)
    server.ask("POST", "/sign-in", urlencode(sign_in).encode(), **form)
    for path in (
        *(f"/tra-cuu/{CODE}", f"/tra-cuu?code={CODE}", f"/{quote(NAME)}/{NUMBER}", f"/v1/office/dossiers/{NUMBER}"),
        *(f"/office?text={quote(NAME)}", f"/v1/{quote(NAME)}?code={CODE}&id={NUMBER}"),
    ):
        server.ask("GET", path, **{"User-Agent": NUMBER, "Referer": f"https://x.example/{CODE}"})
    server.say(head("GET", f"/{NUMBER}\x01 {NAME}"))
    server.ask("POST", EXCHANGE, msgspec.msgpack.encode({"protocol": 1, "heads": {NAME: NUMBER}}), server.abused.token)
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        assert isinstance(json.loads(line), dict), line
        assert not re.search(rf"Bình|{NAME}|{LOGIN}|{PASSWORD}|{CODE}|{NUMBER}|{CHECK}|{quote(NAME)}", line), line
    assert all("failed" != json.loads(line)["event"] for line in lines)
    assert server.process.poll() is None
