from hashlib import sha256

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.server.enrolment import issue_admin_token, issue_code
from intake_desk.wire import BODY_BYTES, ENROL, EXCHANGE, HOLDINGS, MEDIA_TYPE, MOST_ENTRIES, PROTOCOL


def code_of(response):
    return msgspec.json.decode(response.content)["code"]


def test_it_says_that_it_is_well(ask):
    response = ask("GET", "/health")
    assert (200, "ok") == (response.status_code, response.json()["status"])


@pytest.mark.parametrize("path", [ENROL, EXCHANGE])
@pytest.mark.parametrize(
    "body", [b"", b"\x00", b"\xc1", b"\xdd\xff\xff\xff\xff", b"\x91" * 100_000, b"\x80", b"{}", b"\xff" * 4096]
)
def test_garbage_is_refused_in_words(ask, enrol, path, body):
    response = ask("POST", path, body, enrol().token)
    assert (400, "not_understood") == (response.status_code, code_of(response))


def test_a_message_with_a_wrong_field_is_refused(ask, enrol):
    desk = enrol()
    message = msgspec.msgpack.decode(msgspec.msgpack.encode(desk.request()))
    for field, value in [
        ("heads", 3),
        ("tails", {}),
        ("own", None),
        ("most", MOST_ENTRIES + 1),
        ("sheets", {"unit": -1}),
    ]:
        response = ask("POST", EXCHANGE, msgspec.msgpack.encode(message | {field: value}), desk.token)
        assert (400, "not_understood") == (response.status_code, code_of(response)), field


def test_a_field_from_the_future_is_passed_over(ask, enrol):
    desk = enrol()
    message = msgspec.msgpack.decode(msgspec.msgpack.encode(desk.request()))
    assert 200 == ask("POST", EXCHANGE, msgspec.msgpack.encode(message | {"tomorrow": 1}), desk.token).status_code


def test_a_body_beyond_the_limit_is_refused(ask, enrol):
    response = ask("POST", EXCHANGE, bytes(BODY_BYTES + 1), enrol().token)
    assert 413 == response.status_code


def test_another_kind_of_body_is_refused(ask, enrol):
    response = ask("POST", EXCHANGE, b"{}", enrol().token, **{"Content-Type": "application/json"})
    assert (415, "not_messagepack") == (response.status_code, code_of(response))


@pytest.mark.parametrize(("protocol", "code"), [(PROTOCOL + 1, "server_too_old"), (PROTOCOL - 1, "desk_too_old")])
def test_another_protocol_is_named_even_when_the_rest_is_not_understood(ask, enrol, protocol, code):
    response = ask("POST", EXCHANGE, msgspec.msgpack.encode({"protocol": protocol, "heads": "?"}), enrol().token)
    assert (426, code) == (response.status_code, code_of(response))


def test_a_token_that_nobody_was_given_opens_nothing(ask, enrol):
    desk = enrol()
    agency, holder, secret = desk.token.split("~")
    body = msgspec.msgpack.encode(desk.request())
    for token in ("", "x", f"{agency}~{holder}~{secret[:-1]}", f"{agency}~desk-2~{secret}", f"H26.1~{holder}~{secret}",
                  f"{agency}~{holder}~", f"{agency}~{holder}\0~{secret}"):  # fmt: skip
        if "\0" in token:
            continue
        for method, path in (("POST", EXCHANGE), ("GET", HOLDINGS)):
            response = ask(method, path, body, token)
            assert (401, "not_enrolled") == (response.status_code, code_of(response)), token
            assert "Bearer" == response.headers["www-authenticate"]


def test_a_desk_signs_for_its_own_journal_only(ask, enrol):
    first, second = enrol(), enrol(name="Quầy 2")
    stolen = first.request(own=first.head(journal=second.journal))
    forged = first.request(own=first.head(key=Ed25519PrivateKey.generate()))
    for message, code in ((stolen, "not_your_journal"), (forged, "bad_signature")):
        response = ask("POST", EXCHANGE, msgspec.msgpack.encode(message), first.token)
        assert (403, code) == (response.status_code, code_of(response))


def test_an_administrator_sees_what_is_held_but_exchanges_nothing(ask, central, enrol):
    desk = enrol().write(2)
    desk.exchange(desk.tail())
    token = issue_admin_token(central, "H26.103")
    held = ask("GET", HOLDINGS, token=token).json()
    assert {"number": 2, "entries": 2, "after": 0, "hash": desk.hash_at(2).hex()} == held["journals"]["H26.103/1"]
    assert {"in_hand": 2} == held["dossiers"]
    response = ask("POST", EXCHANGE, msgspec.msgpack.encode(desk.request()), token)
    assert (403, "not_a_desk") == (response.status_code, code_of(response))


def test_a_code_enrols_one_desk_once(ask, central, make_unit, enrolment_body):
    code = issue_code(central, make_unit())
    first, second = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    typed = code.lower().replace("-", " ")
    assert 200 == ask("POST", ENROL, enrolment_body(typed, first)).status_code
    response = ask("POST", ENROL, enrolment_body(code, second))
    assert (403, "code_refused") == (response.status_code, code_of(response))


def test_a_code_that_has_expired_enrols_nobody(ask, central, clock, make_unit, enrolment_body):
    code = issue_code(central, make_unit())
    clock.now += 24 * 3600 * 1000
    response = ask("POST", ENROL, enrolment_body(code, Ed25519PrivateKey.generate()))
    assert (403, "code_refused") == (response.status_code, code_of(response))


def test_a_key_that_is_not_the_callers_own_enrols_nobody(ask, central, make_unit, enrolment_body):
    code = issue_code(central, make_unit())
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    body = enrolment_body(code, key, public_key=other.public_key().public_bytes_raw())
    assert 403 == ask("POST", ENROL, body).status_code
    assert 200 == ask("POST", ENROL, enrolment_body(code, key)).status_code


def test_a_failure_inside_says_nothing_of_what_was_stored(ask, central, enrol, wipe, monkeypatch, capsys):
    desk = enrol().write(1)
    body = msgspec.msgpack.encode(desk.request(desk.tail()))

    def fail(*_):
        raise RuntimeError("Vũ Thị Bình")

    monkeypatch.setattr("intake_desk.server.journals.take", fail)
    response = ask("POST", EXCHANGE, body, desk.token)
    assert (500, "failed") == (response.status_code, code_of(response))
    assert "Bình" not in response.text + capsys.readouterr().out


def test_unknown_paths_and_methods_are_plain_answers(ask):
    assert 404 == ask("GET", "/v1/elsewhere").status_code
    assert 405 == ask("GET", EXCHANGE).status_code
    assert MEDIA_TYPE != ask("GET", "/").headers["content-type"]


def test_a_replayed_request_gets_no_secret_and_ends_nobodys_token(ask, central, make_unit, enrolment_body):
    code, key = issue_code(central, make_unit()), Ed25519PrivateKey.generate()
    body = enrolment_body(code, key, secret="the desk's own")
    first, again = ask("POST", ENROL, body), ask("POST", ENROL, body)
    assert (200, 200) == (first.status_code, again.status_code)
    assert b"the desk's own" not in first.content + again.content
    assert 200 == ask("GET", HOLDINGS, token="H26.103~desk-1~the desk's own").status_code
    answer = msgspec.msgpack.decode(again.content)
    assert msgspec.msgpack.decode(first.content) | {"server_time_ms": 0} == answer | {"server_time_ms": 0}


def test_a_token_cannot_be_put_in_anothers_place(ask, central, make_unit, enrolment_body):
    code, key = issue_code(central, make_unit()), Ed25519PrivateKey.generate()
    assert 200 == ask("POST", ENROL, enrolment_body(code, key)).status_code
    forged = enrolment_body(code, key, token_hash=sha256(b"mine").digest())
    assert 403 == ask("POST", ENROL, forged).status_code
    assert 401 == ask("GET", HOLDINGS, token="H26.103~desk-1~mine").status_code
