"""Only the unit's desks get past the TLS handshake, each under its own name."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.keys import desk_key
from intake_desk.sync.lan_identity import LanIdentity, leaf
from intake_desk.sync.unit_sheets import UnitSheets

pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)


def lan_identity(desk, folder, key=None, now=lambda: datetime.now(UTC)):
    unit_sheets = UnitSheets(desk.store.sheets, desk.identity)
    return LanIdentity(desk.identity, key or desk_key(desk.vault), unit_sheets, folder, now)


def greet(server, client, host):
    """What both sides of a TLS connection think of it: the certificate that the server saw, or who objected to what."""
    here, there = socket.socketpair()
    seen = {}

    def serve():
        try:
            with server.wrap_socket(here, server_side=True) as wrapped:
                seen["certificate"] = wrapped.getpeercert()
                wrapped.sendall(b".")
        except ssl.SSLError as error:
            seen["server"] = getattr(error, "verify_message", "") or error.reason
            here.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(there, server_hostname=host) as wrapped:
            seen["got"] = wrapped.recv(1)
    except ssl.SSLError as error:
        seen["client"] = getattr(error, "verify_message", "") or error.reason
        there.close()
    thread.join()
    return seen


@pytest.fixture
def pair(make_desk):
    first, second = make_desk(), make_desk()
    first.level()
    return first, second


@pytest.fixture
def pair_of_identities(pair, tmp_path):
    return tuple(lan_identity(desk, tmp_path) for desk in pair)


def test_two_desks_of_a_unit_believe_each_other(pair_of_identities):
    first, second = pair_of_identities
    seen = greet(first.contexts().server, second.contexts().client, first.name_of(1))
    assert (b".", 2) == (seen["got"], first.desk_of(seen["certificate"]))


def test_a_desk_cannot_stand_in_for_another(pair_of_identities):
    first, second = pair_of_identities
    seen = greet(first.contexts().server, second.contexts().client, first.name_of(2))
    assert "certificate" not in seen
    assert "Hostname mismatch" in seen["client"]


@pytest.mark.parametrize(
    ("issuer", "complaint"), [(1, "unable to get local issuer certificate"), (2, "permitted subtree violation")]
)
def test_a_desk_that_signs_itself_another_desks_name_is_refused(pair, tmp_path, monkeypatch, issuer, complaint):
    honest, cheat = (lan_identity(desk, tmp_path) for desk in pair)
    forged = partial(leaf, cheat._key, honest.name_of(issuer), honest.name_of(1))
    monkeypatch.setattr(cheat, "_leaf", forged)
    assert complaint == greet(honest.contexts().server, cheat.contexts().client, honest.name_of(1))["server"]


def test_strangers_are_refused_in_both_directions(pair, tmp_path, monkeypatch):
    first, second = pair
    honest, stranger = lan_identity(first, tmp_path), lan_identity(second, tmp_path, Ed25519PrivateKey.generate())
    known = stranger._unit_sheets.desks()
    own = msgspec.structs.replace(known[2], public_key=stranger._key.public_key().public_bytes_raw())
    monkeypatch.setattr(stranger._unit_sheets, "desks", lambda: known | {2: own})
    seen = greet(honest.contexts().server, stranger.contexts().client, honest.name_of(1))
    assert "unable to get local issuer certificate" == seen["server"]
    seen = greet(stranger.contexts().server, honest.contexts().client, honest.name_of(2))
    assert "unable to get local issuer certificate" == seen["client"]


def test_nobody_comes_in_without_a_certificate(pair_of_identities):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    assert "certificate" not in greet(pair_of_identities[0].contexts().server, context, "x")


def test_an_older_tls_is_not_spoken(pair_of_identities):
    first, second = pair_of_identities
    client = second.contexts().client
    client.minimum_version = ssl.TLSVersion.TLSv1_2
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    assert "certificate" not in greet(first.contexts().server, client, first.name_of(1))


def test_a_revoked_desk_is_believed_no_more(pair, tmp_path, monkeypatch):
    first, second = (lan_identity(desk, tmp_path) for desk in pair)
    server = first.contexts().server
    assert server is first.contexts().server
    known = first._unit_sheets.desks()
    for sheets in (first._unit_sheets, second._unit_sheets):
        monkeypatch.setattr(sheets, "desks", lambda: {1: known[1]})
    seen = greet(first.contexts().server, lan_identity(pair[1], tmp_path).contexts().client, first.name_of(1))
    assert "unable to get local issuer certificate" == seen["server"]
    with pytest.raises(NotEnrolled):
        second.contexts()


@pytest.mark.parametrize(("days", "complaint"), [(-6, "certificate has expired"), (3, "certificate is not yet valid")])
def test_a_certificate_of_another_week_is_refused(pair, tmp_path, days, complaint):
    first, second = pair
    other_time = datetime.now(UTC) + timedelta(days=days)
    old = lan_identity(second, tmp_path, now=lambda: other_time)
    honest = lan_identity(first, tmp_path)
    assert complaint == greet(honest.contexts().server, old.contexts().client, honest.name_of(1))["server"]


def test_the_certificate_is_made_anew_each_day_and_when_the_clock_went_back(pair, tmp_path):
    time = datetime.now(UTC)
    identity = lan_identity(pair[0], tmp_path, now=lambda: time)
    first = identity.contexts()
    time += timedelta(hours=23)
    assert first is identity.contexts()
    time += timedelta(hours=2)
    second = identity.contexts()
    assert first is not second
    time -= timedelta(hours=1)
    assert second is not identity.contexts()


def test_the_key_is_never_on_the_disk_in_the_open_and_nothing_stays(pair, tmp_path, monkeypatch):
    folder = tmp_path / "keys"
    folder.mkdir()
    seen = []
    load = ssl.SSLContext.load_cert_chain

    def spy(context, path, **more):
        (file,) = folder.iterdir()
        seen.append((oct(file.stat().st_mode & 0o777), file.read_bytes()))
        return load(context, path, **more)

    monkeypatch.setattr(ssl.SSLContext, "load_cert_chain", spy)
    lan_identity(pair[0], folder).contexts()
    assert [] == list(folder.iterdir())
    assert {"0o600"} == {mode for mode, _ in seen}
    assert all(b"ENCRYPTED PRIVATE KEY" in text for _, text in seen)
    with pytest.raises(TypeError):
        serialization.load_pem_private_key(seen[0][1], password=None)


def test_names_and_tags_tell_a_stranger_nothing(pair_of_identities):
    first, second = pair_of_identities
    assert (first.unit_tag, first.name_of(1)) == (second.unit_tag, second.name_of(1))
    assert first.name_of(1) != first.name_of(2)
    assert "H26" not in first.unit_tag + first.name_of(1)
