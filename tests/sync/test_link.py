import datetime as dt
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx2
import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from intake_desk.sync.link import (
    InsecureAddress,
    Link,
    NotEnrolled,
    Offline,
    ServerRefused,
    ServerTooNew,
    ServerTooOld,
    ServerTroubled,
    StrangeAnswer,
    UntrustedServer,
)


def answering(status, content=b"", **headers):
    return Link(
        "http://localhost",
        transport=httpx2.MockTransport(lambda _: httpx2.Response(status, content=content, headers=headers)),
    )


def problem(code):
    return msgspec.json.encode({"code": code, "message": ""})


@pytest.mark.parametrize(
    "address",
    ["http://may-chu.example", "http://10.0.0.1", "ftp://localhost", "localhost:80", "", "http://127.0.0.1.example",
     "http://localhost.example", "https://"],
)  # fmt: skip
def test_what_is_not_safe_on_the_wire_is_not_used(address):
    with pytest.raises(InsecureAddress):
        Link(address)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8443", "http://localhost", "http://[::1]:1", "https://a.example"]
)
def test_this_machine_and_https_are_safe(address):
    Link(address).close()


@pytest.mark.parametrize(
    ("status", "content", "named"),
    [
        (401, problem("not_enrolled"), NotEnrolled),
        (426, problem("desk_too_old"), ServerTooNew),
        (426, problem("server_too_old"), ServerTooOld),
        (403, problem("bad_signature"), ServerRefused),
        (413, problem("http_413"), ServerRefused),
        (200, b"<html>Xin chao</html>", StrangeAnswer),
        (200, b'{"agency": "\xff"}', StrangeAnswer),
        (404, b'{"code": "\xff"}', StrangeAnswer),
        (403, b"<html>blocked</html>", StrangeAnswer),
        (302, b"", StrangeAnswer),
        (500, problem("failed"), ServerTroubled),
        (503, b"", ServerTroubled),
        (429, b"", ServerTroubled),
    ],
)
def test_every_answer_but_a_good_one_has_a_name(status, content, named):
    with pytest.raises(named) as raised:
        answering(status, content).holdings()
    assert type(raised.value) is named


def test_what_will_pass_by_itself_is_one_family():
    assert all(issubclass(kind, Offline) for kind in (ServerTroubled, StrangeAnswer))
    assert not any(issubclass(kind, Offline) for kind in (NotEnrolled, ServerRefused, UntrustedServer, ServerTooNew))


@pytest.mark.parametrize(("said", "understood"), [("17", 17), ("soon", 0), ("", 0)])
def test_a_server_may_say_when_to_come_back(said, understood):
    with pytest.raises(ServerTroubled) as raised:
        answering(503, **{"Retry-After": said}).holdings()
    assert understood == raised.value.params["retry_after"]


def test_nobody_there_is_offline():
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as free:
        address = f"http://127.0.0.1:{free.server_port}"
    with Link(address) as link, pytest.raises(Offline):
        link.holdings()


class Stranger(HTTPServer):
    """Does not tell on stderr how its callers hang up."""

    def handle_error(self, request, client_address):
        pass


@pytest.fixture
def stranger(tmp_path):
    """An https server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    both = tmp_path / "both.pem"
    both.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    server = Stranger(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(stranger):
    with Link(stranger) as link, pytest.raises(UntrustedServer):
        link.holdings()
